//! The predefined macros ([cpp.predefined]): those of g++ for x86-64 Linux.
//!
//! `predef.txt` has a line for each: `NAME BODY` when all editions and releases agree, and in its second part
//! `NAME|EDITION=BODY|RELEASE.EDITION=BODY|...`, where the last holds of which neither the release of GCC nor the edition
//! is newer than the session's; `-` is no macro.
//! They are one text, `<built-in>`, of which a definition is read when its macro is first used.

use crate::lex::{Edition, Standard};

const TABLE: &str = include_str!("predef.txt");

/// The lines of `<built-in>` under `standard`, as they would follow `#define`.
pub(crate) fn predefined_text(standard: Standard, is_optimizing: bool) -> String {
    let mut text = String::with_capacity(TABLE.len());
    let mut is_versioned = false;
    for line in TABLE.lines() {
        if line.starts_with("# ") {
            is_versioned = line.starts_with("# by edition");
        } else if !is_versioned {
            text.push_str(line);
            text.push('\n');
        } else if let Some((name, body)) = versioned(line, standard) {
            text.push_str(&format!("{name} {body}\n"));
        }
    }
    text.push_str("__CINCH__ 1\n");
    if standard.is_gnu {
        text.push_str("linux 1\nunix 1\n__GLIBCXX_BITSIZE_INT_N_0 128\n__GLIBCXX_TYPE_INT_N_0 __int128\n");
    } else {
        text.push_str("__STRICT_ANSI__ 1\n");
    }
    text.push_str(if is_optimizing { "__OPTIMIZE__ 1\n" } else { "__NO_INLINE__ 1\n" });
    text
}

/// The name and body of a line whose body depends on the edition and the release.
fn versioned(line: &str, standard: Standard) -> Option<(&str, &str)> {
    let mut words = line.split('|');
    let name = words.next()?;
    let mut body = None;
    for word in words {
        let (since, value) = word.split_once('=')?;
        let (release, edition) = since.split_once('.').unwrap_or(("", since));
        let is_released = release.parse().is_ok_and(|release: u8| standard.release >= release) || release.is_empty();
        if is_released && standard.has(edition_of(edition)) {
            body = Some(value);
        }
    }
    body.filter(|body| *body != "-").map(|body| (name, body))
}

fn edition_of(digits: &str) -> Edition {
    match digits {
        "11" => Edition::Cxx11,
        "14" => Edition::Cxx14,
        "17" => Edition::Cxx17,
        "20" => Edition::Cxx20,
        "23" => Edition::Cxx23,
        "26" => Edition::Cxx26,
        _ => Edition::Cxx98,
    }
}
