//! Types and entities as messages spell them. (Only its interface so far.)

use crate::hir::{Program, Ty};

/// A type as a declaration would spell it.
pub fn type_name(_program: &Program, ty: Ty) -> String {
    format!("{ty:?}")
}
