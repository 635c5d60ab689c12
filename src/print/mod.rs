//! Values as text: `(type) value`, driven by the layout of the type.
//!
//! Memory is read through [`crate::jit::memory`], which cannot fault, so a bad pointer is shown as one.
//! The formats are Cling's, with doubles as literals that round-trip, structs by member, and escapes that
//! read back.

pub mod object;
pub mod scalar;
pub mod string;

use crate::hir::{Program, Ty, TyKind, show};

/// What is to be shown: an object in memory.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    pub ty: Ty,
    /// Where it is.
    pub address: usize,
    /// Whether the expression was a glvalue: class types then print as references.
    pub is_glvalue: bool,
}

/// `(type) value`, without a line end.
pub fn show_value(program: &Program, shown: Shown) -> String {
    let mut out = format!("({}", type_text(program, shown.ty));
    if shown.is_glvalue && program.types.as_class(shown.ty).is_some() {
        out.push_str(" &");
    }
    out.push_str(") ");
    let mut printer = object::Printer::new(program);
    printer.top(shown.ty, shown.address, &mut out);
    out
}

/// The type as the value's prefix shows it: a function by its pointer type.
fn type_text(program: &Program, ty: Ty) -> String {
    match program.types.kind(ty) {
        TyKind::Function(_) => show::pointer_to(program, ty),
        _ => show::type_name(program, ty),
    }
}
