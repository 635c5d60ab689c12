//! The terminals of `grammar/cpp.lalrpop`: tokens, and whole things that the fold pass has recognised.
//!
//! | terminal | what it stands for | clause |
//! |---|---|---|
//! | `LITERAL` | a literal, `true`, `nullptr`, `this`, `__func__` | [expr.prim.literal], [expr.prim.this] |
//! | `NAME` | an id-expression, with qualifiers and template arguments | [expr.prim.id] |
//! | `MEMBER` | the name behind `.` or `->` | [expr.ref] |
//! | `TYPE` | a type in front of `(` or `{` | [expr.type.conv] |
//! | `CAST` | `( type-id )` | [expr.cast] |
//! | `NAMED_CAST` | `static_cast < type-id >` and its kin | [expr.static.cast] |
//! | `LAMBDA`, `REQUIRES` | the whole expression | [expr.prim.lambda], [expr.prim.req] |
//! | `WHOLE` | sizeof of a type, statement-expressions, builtin forms, type traits | |
//! | `NEW` | a new-expression up to its initializer | [expr.new] |
//! | `DELETE` | `delete`, `::delete`, with or without `[]` | [expr.delete] |
//! | `FOLD_LEFT`, `FOLD_RIGHT`, `FOLD_BOTH` | `... op`, `op ...`, `op ... op` | [expr.prim.fold] |
//! | `DESIGNATORS` | `.x[2].y` | [dcl.init.list] |

use crate::ast::{BinaryOp, Designator, ExprId, NameId, NamedCast, New, TypeId};
use crate::lex::TokenKind;
use crate::source::Pos;

/// What the generated parser is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// An expression, with or without commas at the outermost level: the region says.
    Expr,
    /// An initializer-clause.
    Init,
    /// A parenthesised list of initializer-clauses.
    List,
}

/// `op` of a fold-expression; `assign` for `+=` and the like, `=` itself is `(Comma, true)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FoldOp {
    pub(crate) op: BinaryOp,
    pub(crate) assign: bool,
}

/// A terminal of the grammar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum FTok {
    Start(Start),
    /// A token as it is.
    P(TokenKind),
    Literal(ExprId),
    Name(ExprId),
    Member(NameId),
    Type(TypeId),
    Cast(TypeId),
    NamedCast(NamedCast, TypeId),
    Lambda(ExprId),
    Requires(ExprId),
    Whole(ExprId),
    /// The index of the [`New`] in [`Folded::news`].
    New(u32),
    Delete {
        is_global: bool,
        is_array: bool,
    },
    FoldLeft(FoldOp),
    FoldRight(FoldOp),
    FoldBoth(FoldOp),
    /// The index in [`Folded::designators`].
    Designators(u32),
}

/// A folded region.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    pub(crate) tokens: Vec<(Pos, FTok, Pos)>,
    pub(crate) news: Vec<New>,
    pub(crate) designators: Vec<Vec<Designator>>,
}

impl Folded {
    /// The last terminal.
    pub(crate) fn last(&self) -> Option<FTok> {
        self.tokens.last().map(|(_, tok, _)| *tok)
    }

    /// Whether the last terminal is this token.
    pub(crate) fn ends_with(&self, kind: TokenKind) -> bool {
        self.last() == Some(FTok::P(kind))
    }
}
