//! Macro expansions as ranges of positions.
//!
//! Every expansion gets a range with one position for each token that it yields. The record of the range says
//! where the macro was called and, token by token, where the token was spelt (in the macro's definition or in
//! an argument; either may itself be a position inside another expansion).

use crate::base::Symbol;
use crate::source::Span;

/// One macro expansion.
#[derive(Debug, Clone)]
pub struct Expansion {
    /// The macro's name.
    pub name: Symbol,
    /// The macro call: name and arguments, possibly inside another expansion.
    pub call: Span,
    /// Where each yielded token was spelt.
    pub spelt: Vec<Span>,
}
