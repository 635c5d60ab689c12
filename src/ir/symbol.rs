//! The names under which entities meet at link time.
//!
//! Mangling is `hir::mangle`'s; what is added here are the names that only Cinch knows: bodies of functions that
//! can be redefined, and objects that no C++ name designates.

use crate::hir::mangle::{self, Structor};
use crate::hir::{ExprId, FuncId, Program, VarId};

/// Where a function, or a variant of a constructor or destructor, is called from other modules, and what its address is.
pub fn func_symbol(program: &Program, func: FuncId, structor: Structor) -> String {
    mangle::structor_symbol(program, func, structor)
}

/// The definition of a function that the user typed, in the module of one generation: its symbol proper is a stub
/// that leads to the newest body.
pub fn body_symbol(program: &Program, func: FuncId, structor: Structor, generation: u32) -> String {
    format!("{}$body{generation}", mangle::structor_symbol(program, func, structor))
}

pub fn var_symbol(program: &Program, var: VarId) -> String {
    mangle::var_symbol(program, var)
}

/// The guard variable of a static local (Itanium ABI 3.3.2).
pub fn guard_symbol(program: &Program, var: VarId) -> String {
    mangle::guard_symbol(program, var)
}

/// The function that initialises a thread's own variable.
pub fn thread_init_symbol(program: &Program, var: VarId) -> String {
    mangle::thread_init_symbol(program, var)
}

/// A lifetime-extended temporary of static storage duration.
pub fn temporary_symbol(expr: ExprId) -> String {
    format!("cinch.temporary.{}", expr.raw())
}
