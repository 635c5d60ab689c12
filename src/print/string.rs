//! Characters and strings as C++ literals, escaped so that they read back.

use crate::base::limits;

/// `'c'` with its prefix.
pub fn char_literal(prefix: &str, unit: u32) -> String {
    let mut out = format!("{prefix}'");
    escape(unit, '\'', prefix.is_empty(), None, &mut out);
    out.push('\'');
    out
}

/// `"text"` from code units, cut with a count when it is long. `is_cut` says that units were left out already.
pub fn string_literal(prefix: &str, units: &[u32], n_hidden: usize) -> String {
    let mut out = format!("{prefix}\"");
    let shown = units.len().min(limits::PRINTED_BYTES);
    if prefix.is_empty() || prefix == "u8" {
        let bytes: Vec<u8> = units[..shown].iter().map(|&unit| unit as u8).collect();
        escape_utf8(&bytes, &mut out);
    } else {
        let chars = char::decode_utf16(units[..shown].iter().map(|&unit| unit as u16));
        if prefix == "u" {
            for unit in chars {
                match unit {
                    Ok(c) => escape(c as u32, '"', false, None, &mut out),
                    Err(lone) => out.push_str(&format!("\\x{:x}\" \"", lone.unpaired_surrogate())),
                }
            }
        } else {
            for (i, &unit) in units[..shown].iter().enumerate() {
                escape(unit, '"', false, units.get(i + 1).copied(), &mut out);
            }
        }
    }
    out.push('"');
    let n_hidden = n_hidden + units.len() - shown;
    if n_hidden > 0 {
        out.push_str(&format!("... ({n_hidden} more)"));
    }
    out
}

fn escape_utf8(bytes: &[u8], out: &mut String) {
    for chunk in bytes.utf8_chunks() {
        let mut chars = chunk.valid().chars().peekable();
        while let Some(c) = chars.next() {
            let next = chars.peek().map(|&c| c as u32);
            escape(c as u32, '"', c.is_ascii(), next, out);
        }
        for &byte in chunk.invalid() {
            // Octal: at most three digits, so what follows cannot join it.
            out.push_str(&format!("\\{byte:03o}"));
        }
    }
}

/// One character, escaped when it must be. `is_byte`: the unit is one of at most 8 bits. `next` decides between
/// short and long octal forms.
fn escape(unit: u32, quote: char, is_byte: bool, next: Option<u32>, out: &mut String) {
    let simple = match unit {
        7 => 'a',
        8 => 'b',
        9 => 't',
        10 => 'n',
        11 => 'v',
        12 => 'f',
        13 => 'r',
        0x5c => '\\',
        _ if unit == quote as u32 => quote,
        _ => '\0',
    };
    if simple != '\0' {
        out.push('\\');
        out.push(simple);
        return;
    }
    let next_is_octal = next.is_some_and(|unit| (0x30..0x38).contains(&unit));
    match char::from_u32(unit) {
        Some('\0') if !next_is_octal => out.push_str("\\0"),
        Some(c) if c.is_control() || (is_byte && unit >= 0x80) => {
            if unit < 0x80 {
                out.push_str(&format!("\\{unit:03o}"));
            } else {
                out.push_str(&format!("\\x{unit:x}"));
            }
        }
        Some(c) => out.push(c),
        None => out.push_str(&format!("\\x{unit:x}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_escaped() {
        assert_eq!(char_literal("", b'a'.into()), "'a'");
        assert_eq!(char_literal("", b'\''.into()), "'\\''");
        assert_eq!(char_literal("", 0), "'\\0'");
        assert_eq!(char_literal("", 0x12), "'\\022'");
        assert_eq!(char_literal("", 0xff), "'\\xff'");
        assert_eq!(char_literal("u", 0x394), "u'\u{394}'");
    }

    #[test]
    fn strings_are_escaped_and_cut() {
        let units = |text: &str| text.bytes().map(u32::from).collect::<Vec<_>>();
        assert_eq!(string_literal("", &units("a\"b\n"), 0), r#""a\"b\n""#);
        assert_eq!(string_literal("", &[0, b'1'.into()], 0), "\"\\0001\"");
        assert_eq!(string_literal("", &units("héé"), 3), "\"héé\"... (3 more)");
        assert_eq!(string_literal("", &[0xff], 0), "\"\\377\"");
    }
}
