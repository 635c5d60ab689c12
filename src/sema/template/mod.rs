//! Templates ([temp]).
//!
//! A template is its syntax. To instantiate it is to check that syntax in a scope where its parameters' names denote
//! arguments ([`params::bind`]); there is no substitution into checked trees. A parameter without an argument denotes
//! itself, which makes types dependent ([`dependent`]): these exist for deduction ([`deduce`], [`call`]), partial
//! ordering ([`order`]) and the matching of redeclarations ([`equivalent`]) only. Bodies are never checked unbound; what
//! is looked up where they are written is said by [`crate::sema::Context::order_limit`], and [`nondependent`] checks that
//! it is declared there.
//!
//! In reading order: `declare` (what a template-declaration does), with `head` (parameter lists), `partial`, `friend`, `outside` with `matching` (members defined outside of
//! their classes), `explicit` (specialisations, instantiations) and `equivalent` (redeclarations); `params` and `args` with `template_arg`, `names` (template-ids as types),
//! `class`, `function`, `variable`, `normal` with `mapping`, `constraint` with `requires`, `unsatisfied` and `subsume` (constraints), `deduce` with `call` and `order` (with `uses`), `pack` (expansions), `trap`
//! (errors of the immediate context), `dependent`, `guide` with `alias_guide` and `ctad` (class template argument deduction).

pub mod alias_guide;
pub mod args;
pub mod call;
pub mod class;
pub mod constraint;
pub mod ctad;
pub mod declare;
pub mod deduce;
pub mod dependent;
pub mod equivalent;
pub mod explicit;
pub mod expr;
pub mod friend;
pub mod function;
pub mod guide;
mod guide_check;
mod head;
pub mod mapping;
mod matching;
pub mod names;
pub mod nondependent;
pub mod normal;
pub mod notation;
pub mod order;
pub mod outside;
pub mod pack;
pub mod params;
mod partial;
mod phase_one;
pub mod requires;
pub mod subsume;
pub mod template_arg;
pub mod trap;
pub mod unsatisfied;
pub mod uses;
pub mod value;
pub mod variable;

#[cfg(test)]
mod tests;
