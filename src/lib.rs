//! Cinch: interactive C++ with a front end of its own, on LLVM's ORC JIT.
//!
//! ```text
//! text -> lex -> pp -> parse -> sema -> ir -> jit -> print
//!         tokens tokens syntax  typed   LLVM  code   text
//!                       tree    program
//! ```
//!
//! A stage imports only from the stages before it and from [`base`]; `ARCHITECTURE.md` has the table of
//! who may use whom, and `tests/tidy.rs` checks it. Clause names in brackets, as `[over.match.best]`, are
//! those of the C++20 draft N4861.

pub mod ast;
pub mod base;
pub mod diag;
pub mod hir;
pub mod ir;
pub mod jit;
pub mod lex;
pub mod parse;
pub mod pp;
pub mod print;
pub mod repl;
pub mod sema;
pub mod session;
pub mod source;

pub use session::{Options, Outcome, Session, leave_signals_to_others};
