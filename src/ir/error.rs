//! Our own bugs, as values: what lowering says when the typed program is not what its contract promises.

use std::fmt;

/// The lowering met something that no correct typed program contains, or that it cannot lower yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalError {
    pub message: String,
    /// The symbol of the function in which it happened.
    pub function: String,
}

/// What lowering yields.
pub type Result<T, E = Box<InternalError>> = std::result::Result<T, E>;

impl fmt::Display for InternalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (in `{}`)", self.message, self.function)
    }
}

impl std::error::Error for InternalError {}
