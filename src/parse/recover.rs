//! Going on after an error: to the end of the declaration or statement that holds it.

use crate::lex::TokenKind as T;
use crate::parse::cx::Cx;

impl Cx<'_> {
    /// Skips behind the next `;` outside brackets, or behind a braced body, or to a `}` that closes more than was
    /// opened here. `start` is where the broken construct began: something is always skipped, unless `}` or the
    /// end stands there.
    pub(crate) fn recover(&mut self, start: usize) {
        if self.at.pos < start {
            self.jump(start);
        }
        self.at.is_half = false;
        self.is_too_deep = false;
        loop {
            match self.kind() {
                T::Eof | T::RBrace => return,
                T::Semi => {
                    self.advance();
                    return;
                }
                T::LBrace => {
                    let Some(close) = self.partner(self.at.pos) else { return self.jump(self.end) };
                    self.jump(close);
                    self.advance();
                    if !self.goes_on_behind_brace() {
                        return;
                    }
                }
                T::LParen | T::LBracket => {
                    if let Some(close) = self.partner(self.at.pos) {
                        self.jump(close);
                    }
                    self.advance();
                }
                _ => self.advance(),
            }
        }
    }

    /// Whether what follows `}` still belongs to the same construct.
    fn goes_on_behind_brace(&self) -> bool {
        matches!(
            self.kind(),
            T::Semi
                | T::Comma
                | T::RParen
                | T::RBracket
                | T::Dot
                | T::Arrow
                | T::Plus
                | T::Minus
                | T::Equal
                | T::KwCatch
        )
    }
}
