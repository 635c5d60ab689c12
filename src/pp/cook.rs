//! Phases 5 to 7 ([lex.phases]): preprocessing tokens become tokens.
//!
//! Identifiers are told from keywords, numbers and characters get their values, and adjacent string literals become
//! one ([lex.string]/12).

use crate::base::Symbol;
use crate::diag::{Diagnostic, Severity};
use crate::lex::number::parse_number;
use crate::lex::string::{self, Finding, Quoted};
use crate::lex::{CharKind, Edition, IntSuffix, Literal, LiteralKind, Token, TokenBuffer, TokenKind};
use crate::pp::pragma;
use crate::pp::run::Run;
use crate::pp::token::{PpKind, PpToken, SPACE};
use crate::source::Span;

/// Appends all tokens of the run to `tokens`.
pub(crate) fn cook(run: &mut Run<'_>, tokens: &mut TokenBuffer) {
    let mut strings: Vec<PpToken> = Vec::new();
    loop {
        let token = run.next();
        if token.kind == PpKind::String {
            strings.push(token);
            continue;
        }
        if !strings.is_empty() {
            let literal = string_literal(run, &strings, tokens);
            tokens.tokens.push(literal);
            strings.clear();
        }
        let mut cooked = match token.kind {
            PpKind::Identifier => match run.pp.words.info(token.sym).kind {
                TokenKind::KwNull => null(token, tokens),
                kind => Token::word(kind, token.sym, token.span),
            },
            PpKind::Punct(kind) => Token::new(kind, token.span),
            PpKind::Number => number(run, token, tokens),
            PpKind::Char => character(run, token, tokens),
            PpKind::Eof => return,
            PpKind::Pragma => match pragma::parse(token.spelling()) {
                Some(pragma) => Token::pragma(tokens.pragmas.push(pragma), token.span),
                None => {
                    run.warning(token.span, format!("malformed `#pragma {}` is ignored", token.spelling()));
                    continue;
                }
            },
            PpKind::Hash | PpKind::HashHash | PpKind::Other => stray(run, token),
            PpKind::FileChange | PpKind::Placemarker | PpKind::Param | PpKind::VaOpt | PpKind::String => continue,
        };
        cooked.is_joined = !token.has(SPACE);
        tokens.tokens.push(cooked);
    }
}

/// GNU `__null`: a literal zero as wide as a pointer.
fn null(token: PpToken, tokens: &mut TokenBuffer) -> Token {
    let suffix = IntSuffix { n_long: 1, ..IntSuffix::default() };
    let kind = LiteralKind::Int { value: 0, is_decimal: true, suffix, is_imaginary: false };
    let id = tokens.literals.push(Literal { kind, ud_suffix: Symbol::EMPTY, spelling: token.sym });
    Token::literal(id, token.span)
}

/// A character that is no token ([lex.pptoken]/2), or an unmatched quote.
fn stray(run: &mut Run<'_>, token: PpToken) -> Token {
    let text = token.spelling();
    let body = text.trim_start_matches(['u', 'U', 'L', '8']);
    let message = match body.chars().next() {
        Some(quote @ ('\'' | '"')) => format!("missing terminating {quote} character"),
        Some('\\') if run.is_last_of_input(token.span) => {
            run.incomplete(token.span, "the last line ends in `\\`");
            return Token::new(TokenKind::Error, token.span);
        }
        Some(c) => format!("stray `{c}` in program"),
        // The scanner has reported an unterminated raw string.
        None => return Token::new(TokenKind::Error, token.span),
    };
    run.error(token.span, message);
    Token::new(TokenKind::Error, token.span)
}

fn report(run: &mut Run<'_>, span: Span, found: Vec<Finding>) {
    for (severity, message) in found {
        run.report(Diagnostic { severity, ..Diagnostic::error(span, message) });
    }
}

fn number(run: &mut Run<'_>, token: PpToken, tokens: &mut TokenBuffer) -> Token {
    let text = token.spelling();
    match parse_number(text, run.pp.options.standard) {
        Ok(number) => {
            if let Some(warning) = number.warning {
                run.warning(token.span, warning);
            }
            let ud_suffix = Symbol::new(&text[number.suffix_at..]);
            let spelling = if ud_suffix.is_empty() { token.sym } else { Symbol::new(&text[..number.suffix_at]) };
            Token::literal(tokens.literals.push(Literal { kind: number.kind, ud_suffix, spelling }), token.span)
        }
        Err(message) => {
            run.error(token.span, message);
            Token::new(TokenKind::Error, token.span)
        }
    }
}

fn character(run: &mut Run<'_>, token: PpToken, tokens: &mut TokenBuffer) -> Token {
    let Some(quoted) = string::split_quoted(token.spelling(), '\'') else {
        return Token::new(TokenKind::Error, token.span);
    };
    let mut found = Vec::new();
    let value = string::char_value(&quoted, &mut found);
    let has_error = found.iter().any(|(severity, _)| *severity == Severity::Error);
    report(run, token.span, found);
    if has_error {
        return Token::new(TokenKind::Error, token.span);
    }
    let kind = LiteralKind::Char { value: value.value, kind: quoted.kind, is_multichar: value.is_multichar };
    let literal = Literal { kind, ud_suffix: Symbol::new(quoted.ud_suffix), spelling: Symbol::EMPTY };
    Token::literal(tokens.literals.push(literal), token.span)
}

/// [lex.string]/12, [lex.ext]/8: one literal from adjacent ones, with the one prefix and the one ud-suffix among them.
fn string_literal(run: &mut Run<'_>, pieces: &[PpToken], tokens: &mut TokenBuffer) -> Token {
    let first = pieces[0];
    let span = pieces.iter().skip(1).fold(first.span, |span, piece| span.to(piece.span));
    let mut kind = CharKind::Ordinary;
    let mut ud_suffix = "";
    let mut bodies: Vec<(Quoted<'_>, Span)> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let Some(quoted) = string::split_quoted(piece.spelling(), '"') else { continue };
        if quoted.kind != CharKind::Ordinary {
            if kind != CharKind::Ordinary && kind != quoted.kind {
                run.error(piece.span, "concatenation of string literals with conflicting encoding prefixes");
            }
            kind = quoted.kind;
        }
        if !quoted.ud_suffix.is_empty() {
            if !ud_suffix.is_empty() && ud_suffix != quoted.ud_suffix {
                run.error(piece.span, "concatenation of string literals with different user-defined suffixes");
            }
            ud_suffix = quoted.ud_suffix;
        }
        bodies.push((quoted, piece.span));
    }
    let mut units = Vec::new();
    for (quoted, span) in bodies {
        let mut found = Vec::new();
        string::decode(quoted.body, quoted.is_raw, kind, &mut units, &mut found);
        report(run, span, found);
    }
    debug_assert!(ud_suffix.is_empty() || run.pp.options.standard.has(Edition::Cxx11));
    let kind = LiteralKind::String { units: units.into(), kind };
    let literal = Literal { kind, ud_suffix: Symbol::new(ud_suffix), spelling: Symbol::EMPTY };
    let mut token = Token::literal(tokens.literals.push(literal), span);
    token.is_joined = !first.has(SPACE);
    token
}
