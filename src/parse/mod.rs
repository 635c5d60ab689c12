//! Tokens become syntax, one item at a time: sema declares each item before the next is read, because what a name
//! is decides what a line means.
//!
//! Declarations, names and statements are read by recursive descent; expressions by `grammar/cpp.lalrpop`
//! over folded tokens (`fold` recognises the operands that need lookup, `lr` calls the generated parser).
//! What the parser must know of names it asks of [`oracle::Names`], after its own open scopes ([`frames`]).

// In reading order.
pub mod oracle;

pub mod frames;

mod cx;

mod cursor;

mod lookup;

mod item;

mod decl;

mod specifiers;

mod declarator;

mod name;

mod ambig;

mod class;

mod delayed;

mod enum_;

mod namespace;

mod template;

mod lambda;

mod attr;

mod asm;

mod stmt;

mod fold;

mod ftok;

mod operand;

mod lr;

mod build;

mod recover;

#[cfg(test)]
mod table;

#[cfg(test)]
mod tests;

pub use frames::Frames;
pub use item::{Item, ParseMode, Parser, Tokens, parse_delayed};
pub use oracle::{NameClass, Names};
