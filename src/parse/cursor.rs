//! Which closing bracket belongs to which opening one, found once for a range of tokens, so that bodies are
//! skipped and lookahead crosses brackets in one step.

use crate::lex::{Token, TokenKind};

const NONE: u32 = u32::MAX;

/// The partners of the brackets in a range of tokens.
#[derive(Debug, Default)]
pub(crate) struct Partners {
    start: usize,
    partner: Vec<u32>,
    /// Some bracket is still open at the end of the range.
    pub(crate) is_open_at_end: bool,
}

impl Partners {
    /// Matches the brackets of `tokens[start..end]`. A `}` closes whatever `(` and `[` are still open inside its
    /// braces; those keep no partner.
    pub(crate) fn new(tokens: &[Token], start: usize, end: usize) -> Partners {
        let mut partner = vec![NONE; end - start];
        let mut open: Vec<(TokenKind, usize)> = Vec::new();
        let mut n_braces = 0;
        for (index, token) in tokens[start..end].iter().enumerate() {
            match token.kind {
                TokenKind::LBrace => {
                    open.push((TokenKind::RBrace, index));
                    n_braces += 1;
                }
                TokenKind::LParen => open.push((TokenKind::RParen, index)),
                TokenKind::LBracket => open.push((TokenKind::RBracket, index)),
                TokenKind::RBrace if n_braces > 0 => {
                    while let Some((kind, i)) = open.pop() {
                        if kind == TokenKind::RBrace {
                            partner[i] = index as u32;
                            n_braces -= 1;
                            break;
                        }
                    }
                }
                // A few brackets of the other kind may be missing in between.
                kind @ (TokenKind::RParen | TokenKind::RBracket) => {
                    let near = open.len().saturating_sub(8);
                    let found =
                        open[near..].iter().rposition(|(wanted, _)| *wanted == kind || *wanted == TokenKind::RBrace);
                    if let Some(i) = found
                        && open[near + i].0 == kind
                    {
                        partner[open[near + i].1] = index as u32;
                        open.truncate(near + i);
                    }
                }
                _ => {}
            }
        }
        Partners { start, partner, is_open_at_end: !open.is_empty() }
    }

    /// The index of the closing bracket for the opening one at `index`.
    pub(crate) fn of(&self, index: usize) -> Option<usize> {
        let partner = *self.partner.get(index.checked_sub(self.start)?)?;
        (partner != NONE).then_some(partner as usize + self.start)
    }
}
