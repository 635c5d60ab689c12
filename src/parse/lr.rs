//! The one place that calls the generated parser. Were the grammar replaced by a hand-written one over the same
//! terminals, only this file would change.

use crate::ast::ExprId;
use crate::parse::build::Build;
use crate::parse::cx::{Cx, Parse};
use crate::parse::ftok::{FTok, Folded, Start};
use crate::source::{Pos, Span};
use lalrpop_util::ParseError;

#[allow(clippy::all, clippy::unwrap_used, unused, missing_docs)]
mod cpp {
    include!(concat!(env!("OUT_DIR"), "/cpp.rs"));
}

impl Cx<'_> {
    /// Parses a folded region. An error is at one of its tokens or at its end, where the cursor stands.
    pub(crate) fn parse_folded(&mut self, start: Start, mut folded: Folded) -> Parse<ExprId> {
        // Most regions are one operand.
        if let [(_, FTok::Literal(e) | FTok::Name(e) | FTok::Whole(e) | FTok::Lambda(e) | FTok::Requires(e), _)] =
            folded.tokens[..]
        {
            return Ok(e);
        }
        let lo = folded.tokens.first().map_or(self.lo(), |(lo, _, _)| *lo);
        let tokens = std::mem::take(&mut folded.tokens);
        let marked = std::iter::once((lo, FTok::Start(start), lo)).chain(tokens).map(Ok);
        let mut depths = std::mem::take(&mut self.memory.depths);
        let mut build =
            Build { ast: self.ast, folded: &mut folded, depths: &mut depths, first: self.first_expr, too_deep: None };
        let result = cpp::TopParser::new().parse(&mut build, marked);
        let too_deep = build.too_deep;
        self.memory.depths = depths;
        match (result, too_deep) {
            (Ok(_), Some(span)) => Err(self.fail(span, "the expression is nested too deeply")),
            (Ok(expr), None) => Ok(expr),
            (Err(error), _) => Err(self.lr_error(error)),
        }
    }

    /// [`crate::parse::fold`] has checked that operands and operators alternate, so little is left to go wrong:
    /// a brace or a designator out of place, an assignment in the middle of an operand.
    fn lr_error(&mut self, error: ParseError<Pos, FTok, std::convert::Infallible>) -> super::cx::Failed {
        match error {
            ParseError::UnrecognizedToken { token: (lo, tok, hi), .. }
            | ParseError::ExtraToken { token: (lo, tok, hi) } => {
                let what = match tok {
                    FTok::P(kind) => format!("unexpected `{}` in expression", kind.spelling()),
                    FTok::Type(_) => "unexpected type in expression".to_string(),
                    FTok::FoldLeft(_) | FTok::FoldRight(_) | FTok::FoldBoth(_) => {
                        "the operands of a fold-expression are cast-expressions; put others in parentheses".to_string()
                    }
                    _ => "unexpected operand in expression".to_string(),
                };
                self.fail(Span::new(lo, hi), what)
            }
            ParseError::UnrecognizedEof { .. } | ParseError::InvalidToken { .. } | ParseError::User { .. } => {
                self.unexpected("an expression")
            }
        }
    }
}
