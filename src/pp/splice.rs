//! Line splicing ([lex.phases]/2): a backslash and the end of its line disappear, wherever they stand.
//!
//! Most texts have none and are scanned as they are. Otherwise the scanner works on a text without them, and
//! positions are carried back to the text as written, where raw strings are read too.

use std::sync::Arc;

/// A place where something was cut out.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// The offset in the spliced text.
    at: u32,
    /// How many bytes were cut out up to here.
    shift: u32,
}

/// A text after phase 2.
#[derive(Debug, Clone)]
pub(crate) struct Spliced {
    pub text: Arc<str>,
    cuts: Arc<[Cut]>,
}

impl Spliced {
    /// Splices the lines of `text`, and replaces trigraphs if they are on. `None` when there is nothing to do.
    pub(crate) fn new(text: &str, has_trigraphs: bool) -> Option<Spliced> {
        let bytes = text.as_bytes();
        let mut out = String::new();
        let mut cuts: Vec<Cut> = Vec::new();
        let (mut copied, mut shift, mut at) = (0, 0, 0);
        loop {
            let found = if has_trigraphs {
                memchr::memchr2(b'\\', b'?', &bytes[at..])
            } else {
                memchr::memchr(b'\\', &bytes[at..])
            };
            let Some(found) = found else { break };
            at += found;
            let (escape, len) = match trigraph(&bytes[at..]).filter(|_| has_trigraphs) {
                Some(replacement) => (replacement, 3),
                None => (char::from(bytes[at]), 1),
            };
            let cut_len = if escape == '\\' { line_end(&bytes[at + len..]).map(|n| n + len) } else { None };
            if cut_len.is_none() && len == 1 {
                at += 1;
                continue;
            }
            out.push_str(&text[copied..at]);
            let taken = cut_len.unwrap_or(len);
            if cut_len.is_none() {
                out.push(escape);
                shift += len as u32 - 1;
            } else {
                shift += taken as u32;
            }
            cuts.push(Cut { at: out.len() as u32, shift });
            at += taken;
            copied = at;
        }
        if cuts.is_empty() {
            return None;
        }
        out.push_str(&text[copied..]);
        Some(Spliced { text: out.into(), cuts: cuts.into() })
    }

    /// The offset in the text as written of an offset in the spliced text. `hint` makes going forward quick.
    pub(crate) fn original(&self, offset: usize, hint: &mut usize) -> usize {
        let offset = offset as u32;
        let is_behind = |i: usize| self.cuts.get(i).is_none_or(|cut| cut.at > offset);
        if !(is_behind(*hint) && hint.checked_sub(1).is_none_or(|i| !is_behind(i))) {
            let next = *hint + 1;
            *hint = if is_behind(next) && !is_behind(*hint) {
                next
            } else {
                self.cuts.partition_point(|cut| cut.at <= offset)
            };
        }
        (offset + hint.checked_sub(1).map_or(0, |i| self.cuts[i].shift)) as usize
    }

    /// The offset in the spliced text of an offset in the text as written.
    pub(crate) fn spliced(&self, original: usize) -> usize {
        let index = self.cuts.partition_point(|cut| (cut.at + cut.shift) as usize <= original);
        original - index.checked_sub(1).map_or(0, |i| self.cuts[i].shift as usize)
    }
}

/// How far the end of the line is, when only white space stands before it (GCC allows that after a backslash).
fn line_end(bytes: &[u8]) -> Option<usize> {
    let blank = bytes.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\x0b' | b'\x0c' | b'\r')).count();
    (bytes.get(blank) == Some(&b'\n')).then_some(blank + 1)
}

/// [lex.trigraph] of C++14 and before.
fn trigraph(bytes: &[u8]) -> Option<char> {
    if bytes.first() != Some(&b'?') || bytes.get(1) != Some(&b'?') {
        return None;
    }
    Some(match bytes.get(2)? {
        b'=' => '#',
        b'/' => '\\',
        b'\'' => '^',
        b'(' => '[',
        b')' => ']',
        b'!' => '|',
        b'<' => '{',
        b'>' => '}',
        b'-' => '~',
        _ => return None,
    })
}
