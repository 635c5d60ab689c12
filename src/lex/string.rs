//! The values of character and string literals ([lex.ccon], [lex.string], [lex.ext]).
//!
//! Source text is UTF-8, and so is the ordinary literal encoding; wide strings are UTF-32, as on Linux. The
//! warnings and errors are GCC's.

use crate::diag::Severity;
use crate::lex::token::CharKind;

/// What was found in a literal.
pub type Finding = (Severity, String);

/// The parts of a character or string literal's spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted<'a> {
    pub kind: CharKind,
    pub is_raw: bool,
    /// What stands between the quotes, or between the parentheses of a raw string.
    pub body: &'a str,
    pub ud_suffix: &'a str,
}

/// Takes a literal's spelling apart. `quote` is `'` or `"`; the scanner has checked that the literal is closed.
pub fn split_quoted(spelling: &str, quote: char) -> Option<Quoted<'_>> {
    let open = spelling.find(quote)?;
    let close = spelling.rfind(quote)?;
    if close == open {
        return None;
    }
    let prefix = &spelling[..open];
    let is_raw = prefix.ends_with('R');
    let kind = match prefix.strip_suffix('R').unwrap_or(prefix) {
        "u8" => CharKind::Utf8,
        "u" => CharKind::Utf16,
        "U" => CharKind::Utf32,
        "L" => CharKind::Wide,
        _ => CharKind::Ordinary,
    };
    let mut body = &spelling[open + 1..close];
    if is_raw {
        let delimiter = body.find('(')?;
        body = body.get(delimiter + 1..body.len().checked_sub(delimiter + 1)?)?;
    }
    Some(Quoted { kind, is_raw, body, ud_suffix: &spelling[close + 1..] })
}

/// Bits in a code unit of this kind.
pub fn unit_bits(kind: CharKind) -> u32 {
    match kind {
        CharKind::Ordinary | CharKind::Utf8 => 8,
        CharKind::Utf16 => 16,
        CharKind::Utf32 | CharKind::Wide => 32,
    }
}

/// Appends the code units of `c` in the encoding of `kind`.
fn push_char(c: char, kind: CharKind, units: &mut Vec<u32>) {
    match kind {
        CharKind::Ordinary | CharKind::Utf8 => {
            let mut buffer = [0; 4];
            units.extend(c.encode_utf8(&mut buffer).bytes().map(u32::from));
        }
        CharKind::Utf16 => {
            let mut buffer = [0; 2];
            units.extend(c.encode_utf16(&mut buffer).iter().map(|u| u32::from(*u)));
        }
        CharKind::Utf32 | CharKind::Wide => units.push(c as u32),
    }
}

/// Appends the code units of one piece of a string literal, in the encoding `kind` of the whole.
pub fn decode(body: &str, is_raw: bool, kind: CharKind, units: &mut Vec<u32>, found: &mut Vec<Finding>) {
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\\' || is_raw {
            push_char(c, kind, units);
        } else {
            rest = escape(rest, kind, units, found);
        }
    }
}

/// Decodes the escape sequence that stands after a backslash, and returns what follows it.
fn escape<'a>(text: &'a str, kind: CharKind, units: &mut Vec<u32>, found: &mut Vec<Finding>) -> &'a str {
    let Some(c) = text.chars().next() else { return text };
    let rest = &text[c.len_utf8()..];
    let simple = match c {
        'n' => 10,
        't' => 9,
        'v' => 11,
        'b' => 8,
        'r' => 13,
        'f' => 12,
        'a' => 7,
        'e' | 'E' => 27,
        '\\' | '\'' | '"' | '?' => c as u32,
        'x' => return hex_escape(rest, kind, units, found),
        'o' if rest.starts_with('{') => return octal_braces(rest, kind, units, found),
        '0'..='7' => {
            let len = text.bytes().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
            push_number(u32::from_str_radix(&text[..len], 8).ok(), kind, units, found, "octal");
            return &text[len..];
        }
        'u' | 'U' => {
            let (value, rest) = universal_name(text, found);
            if let Some(value) = value {
                push_char(value, kind, units);
            }
            return rest;
        }
        'N' if rest.starts_with('{') => {
            found.push((Severity::Error, "named universal characters (`\\N{...}`) are not supported".into()));
            return rest.find('}').map_or("", |end| &rest[end + 1..]);
        }
        _ => {
            found.push((Severity::Warning, format!("unknown escape sequence: `\\{c}`")));
            push_char(c, kind, units);
            return rest;
        }
    };
    units.push(simple);
    rest
}

fn hex_escape<'a>(text: &'a str, kind: CharKind, units: &mut Vec<u32>, found: &mut Vec<Finding>) -> &'a str {
    let (digits, rest) = match braced(text) {
        Some(parts) => parts,
        None => text.split_at(text.bytes().take_while(u8::is_ascii_hexdigit).count()),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        found.push((Severity::Error, "\\x used with no following hex digits".into()));
        return rest;
    }
    let significant = digits.trim_start_matches('0');
    let value = if significant.is_empty() { Some(0) } else { u32::from_str_radix(significant, 16).ok() };
    push_number(value, kind, units, found, "hex");
    rest
}

fn octal_braces<'a>(text: &'a str, kind: CharKind, units: &mut Vec<u32>, found: &mut Vec<Finding>) -> &'a str {
    let Some((digits, rest)) = braced(text) else {
        found.push((Severity::Error, "`\\o{` is not terminated with `}`".into()));
        return "";
    };
    match u32::from_str_radix(digits, 8) {
        Ok(value) => push_number(Some(value), kind, units, found, "octal"),
        Err(_) => found.push((Severity::Error, "invalid `\\o{...}` escape sequence".into())),
    }
    rest
}

/// `{digits}` and what follows, for the delimited escape sequences of C++23.
fn braced(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('{')?;
    let end = inner.find('}')?;
    Some((&inner[..end], &inner[end + 1..]))
}

/// Appends the code unit that a numeric escape names.
fn push_number(value: Option<u32>, kind: CharKind, units: &mut Vec<u32>, found: &mut Vec<Finding>, base: &str) {
    let bits = unit_bits(kind);
    let mask = if bits == 32 { u32::MAX } else { (1 << bits) - 1 };
    let value = match value {
        Some(value) if value & mask == value => value,
        other => {
            found.push((Severity::Warning, format!("{base} escape sequence out of range")));
            other.unwrap_or(u32::MAX) & mask
        }
    };
    units.push(value);
}

/// Reads a universal-character-name ([lex.charset]) from its `u` or `U` on, and returns what follows.
pub fn universal_name<'a>(text: &'a str, found: &mut Vec<Finding>) -> (Option<char>, &'a str) {
    let letter = &text[..1];
    let after = &text[1..];
    let wanted = if letter == "u" { 4 } else { 8 };
    let (digits, rest) = match braced(after).filter(|_| letter == "u") {
        Some(parts) => parts,
        None => after.split_at(after.bytes().take(wanted).take_while(u8::is_ascii_hexdigit).count()),
    };
    let is_braced = letter == "u" && after.starts_with('{');
    if digits.is_empty() || (!is_braced && digits.len() < wanted) {
        found.push((Severity::Error, format!("incomplete universal character name \\{letter}{digits}")));
        return (None, rest);
    }
    let value = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    if value.is_none() {
        found.push((Severity::Error, format!("\\{letter}{digits} is not a valid universal character")));
    }
    (value, rest)
}

/// The value of a character literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CharValue {
    pub value: u32,
    pub is_multichar: bool,
}

/// Decodes a character literal ([lex.ccon]). A multicharacter literal packs its bytes as GCC does.
pub fn char_value(quoted: &Quoted<'_>, found: &mut Vec<Finding>) -> CharValue {
    let mut units = Vec::new();
    let n_before = found.len();
    decode(quoted.body, false, quoted.kind, &mut units, found);
    let has_error = found[n_before..].iter().any(|(severity, _)| *severity == Severity::Error);
    let last = units.last().copied().unwrap_or(0);
    if units.len() == 1 || has_error {
        return CharValue { value: last, is_multichar: false };
    }
    if units.is_empty() {
        found.push((Severity::Error, "empty character constant".into()));
        return CharValue { value: 0, is_multichar: false };
    }
    let too_long = "character constant too long for its type";
    match quoted.kind {
        CharKind::Ordinary => {
            let message = if units.len() > 4 { too_long } else { "multi-character character constant" };
            found.push((Severity::Warning, message.into()));
            let value = units.iter().fold(0u32, |value, unit| (value << 8) | (unit & 0xff));
            CharValue { value, is_multichar: true }
        }
        CharKind::Wide => {
            found.push((Severity::Warning, too_long.into()));
            CharValue { value: last, is_multichar: false }
        }
        CharKind::Utf8 | CharKind::Utf16 | CharKind::Utf32 => {
            found.push((Severity::Error, too_long.into()));
            CharValue { value: last, is_multichar: false }
        }
    }
}
