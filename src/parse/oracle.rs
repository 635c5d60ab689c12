//! What the parser asks about names ([temp.names], [dcl.type.simple]).

/// What a name is, as far as parsing depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    Unknown,
    Value,
    Type,
    Namespace,
}

/// Answers to the parser's questions.
pub trait Names {}
