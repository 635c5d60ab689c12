//! Which identifiers are keywords under a standard ([lex.key], [lex.digraph]), with GNU's additions.

use crate::lex::standard::{Edition, Standard};
use crate::lex::token::{ALTERNATIVE_TOKENS, KEYWORD_ALIASES, TokenKind};

/// The first edition that has this keyword.
fn since(kind: TokenKind) -> Edition {
    use TokenKind as K;
    match kind {
        K::KwAlignas | K::KwAlignof | K::KwChar16T | K::KwChar32T | K::KwConstexpr | K::KwDecltype => Edition::Cxx11,
        K::KwNoexcept | K::KwNullptr | K::KwStaticAssert | K::KwThreadLocal => Edition::Cxx11,
        K::KwChar8T | K::KwConcept | K::KwConsteval | K::KwConstinit | K::KwRequires => Edition::Cxx20,
        K::KwCoAwait | K::KwCoReturn | K::KwCoYield => Edition::Cxx20,
        _ => Edition::Cxx98,
    }
}

/// The names of the types that GCC has from release 13 on.
fn is_extended_float(kind: TokenKind) -> bool {
    use TokenKind as K;
    matches!(kind, K::KwFloat32 | K::KwFloat64 | K::KwStdFloat128 | K::KwFloat32x | K::KwFloat64x | K::KwBFloat16)
}

/// All words that are not plain identifiers under `standard`: keywords, their GNU spellings, and the
/// alternative tokens that are words.
pub fn words(standard: Standard) -> impl Iterator<Item = (&'static str, TokenKind)> {
    let keywords = TokenKind::KEYWORDS.iter().filter(move |(_, kind)| {
        standard.has(since(*kind)) && (standard.has_extended_floats() || !is_extended_float(*kind))
    });
    // The reserved spellings (`__alignof__`, `__decltype`) exist in every edition.
    let aliases = KEYWORD_ALIASES.iter().filter(move |(text, _)| standard.is_gnu || *text != "typeof");
    let alternatives = ALTERNATIVE_TOKENS.iter().filter(|(text, _)| text.as_bytes()[0].is_ascii_alphabetic());
    keywords.chain(aliases).chain(alternatives).copied()
}
