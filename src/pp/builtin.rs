//! Macros whose value depends on where or when they are used ([cpp.predefined], [cpp.cond]/2, and GCC's).

use std::path::Path;
use std::time::SystemTime;

use crate::lex::TokenKind;
use crate::pp::Preprocessor;
use crate::pp::clock::{Clock, utc_offset};
use crate::pp::features;
use crate::pp::include::Origin;
use crate::pp::run::Run;
use crate::pp::token::{NO_EXPAND, PpKind, PpToken, SPACE};

/// See the module's description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Builtin {
    File,
    Line,
    BaseFile,
    IncludeLevel,
    Counter,
    Date,
    Time,
    Timestamp,
    HasInclude,
    HasIncludeNext,
    HasAttribute,
    HasCppAttribute,
    HasFunction,
}

/// The names.
pub(crate) const BUILTINS: &[(&str, Builtin)] = &[
    ("__FILE__", Builtin::File),
    ("__LINE__", Builtin::Line),
    ("__BASE_FILE__", Builtin::BaseFile),
    ("__INCLUDE_LEVEL__", Builtin::IncludeLevel),
    ("__COUNTER__", Builtin::Counter),
    ("__DATE__", Builtin::Date),
    ("__TIME__", Builtin::Time),
    ("__TIMESTAMP__", Builtin::Timestamp),
    ("__has_include", Builtin::HasInclude),
    ("__has_include_next", Builtin::HasIncludeNext),
    ("__has_attribute", Builtin::HasAttribute),
    ("__has_cpp_attribute", Builtin::HasCppAttribute),
    ("__has_builtin", Builtin::HasFunction),
];

impl Run<'_> {
    /// The one token that a built-in macro is replaced by.
    pub(crate) fn expand_builtin(&mut self, builtin: Builtin, token: PpToken) -> Option<PpToken> {
        let value = match builtin {
            Builtin::Line => {
                let line = self.line_of(token.span.lo);
                return self.number(token, u64::from(line));
            }
            Builtin::IncludeLevel => return self.number(token, self.files.len() as u64 - 1),
            Builtin::Counter => {
                self.pp.counter += 1;
                return self.number(token, self.pp.counter - 1);
            }
            Builtin::File => self.file_name(),
            Builtin::BaseFile => match self.files.first() {
                Some(first) => self.map.name(first.file),
                None => String::new(),
            },
            Builtin::Date => self.clock().date(),
            Builtin::Time => self.clock().time(),
            Builtin::Timestamp => self.timestamp(),
            _ if !self.in_condition => {
                // GCC refuses these outside of `#if`; `#ifdef` does not come here.
                self.error(token.span, format!("\"{}\" used outside of preprocessing directive", token.sym));
                return Some(PpToken { flags: token.flags | NO_EXPAND, ..token });
            }
            Builtin::HasInclude | Builtin::HasIncludeNext => return self.has_include(builtin, token),
            Builtin::HasAttribute | Builtin::HasCppAttribute => return self.has_attribute(token),
            Builtin::HasFunction => return self.has_builtin(token),
        };
        let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
        let sym = self.pp.words.intern(&format!("\"{escaped}\""));
        Some(PpToken { kind: PpKind::String, flags: token.flags & SPACE, sym, span: token.span })
    }

    fn number(&mut self, token: PpToken, value: u64) -> Option<PpToken> {
        let sym = self.pp.words.intern(&value.to_string());
        Some(PpToken { kind: PpKind::Number, flags: token.flags & SPACE, sym, span: token.span })
    }

    /// [cpp.predefined]/1: the moment of translation, the same all through the session's input.
    fn clock(&mut self) -> Clock {
        let now = *self.pp.now.get_or_insert_with(SystemTime::now);
        self.local(now)
    }

    /// A moment as the machine's clocks show it.
    fn local(&mut self, time: SystemTime) -> Clock {
        let Preprocessor { time_zone, loader, .. } = &mut *self.pp;
        let zone = time_zone.get_or_insert_with(|| loader.read(Path::new("/etc/localtime")).unwrap_or_default());
        Clock::new(time, utc_offset(zone, time).unwrap_or(0))
    }

    /// GCC: when the file was last changed; question marks when that is not known.
    fn timestamp(&mut self) -> String {
        let path = self.file().path.clone();
        match path.and_then(|path| self.pp.loader.modified(&path)) {
            Some(time) => self.local(time).timestamp(),
            None => "??? ??? ?? ??:??:?? ????".into(),
        }
    }

    /// Reports an error in an operator of `#if`; the condition is given up.
    fn wrong_operator(&mut self, operator: PpToken, message: impl Into<String>) {
        self.is_condition_wrong = true;
        self.error(operator.span, message);
    }

    /// Reads `(` behind an operator of `#if`.
    fn open_paren(&mut self, operator: PpToken) -> bool {
        if self.is_paren_next() {
            self.next_unexpanded();
            return true;
        }
        self.wrong_operator(operator, format!("missing '(' before \"{}\" operand", operator.sym));
        false
    }

    fn close_paren(&mut self, operator: PpToken) {
        if !self.next_unexpanded().is_punct(TokenKind::RParen) {
            self.wrong_operator(operator, format!("missing ')' after \"{}\" operand", operator.sym));
        }
    }

    /// [cpp.cond]/4: whether a header or source file is found.
    fn has_include(&mut self, builtin: Builtin, token: PpToken) -> Option<PpToken> {
        if !self.open_paren(token) {
            return self.number(token, 0);
        }
        let Some((name, is_angled)) = self.header_operand() else {
            self.wrong_operator(token, format!("operator \"{}\" requires a header-name", token.sym));
            return self.number(token, 0);
        };
        self.close_paren(token);
        let origin = if builtin == Builtin::HasIncludeNext { Origin::Next } else { Origin::First };
        let is_found = self.find_header(&name, is_angled, origin).is_some();
        self.number(token, u64::from(is_found))
    }

    /// A header-name as written, or what macros make of the tokens here.
    fn header_operand(&mut self) -> Option<(String, bool)> {
        if self.contexts.is_empty()
            && let Some(header) = self.file().scanner.header_name()
        {
            return header.is_closed.then_some((header.name, header.is_angled));
        }
        let first = self.next_expanded();
        if first.kind == PpKind::String {
            return Some((first.spelling().trim_matches('"').to_string(), false));
        }
        if !first.is_punct(TokenKind::Less) {
            return None;
        }
        let mut name = String::new();
        loop {
            let token = self.next_expanded();
            match token.kind {
                PpKind::Eof => return None,
                PpKind::Punct(TokenKind::Greater) => return Some((name, true)),
                _ => {
                    if token.has(SPACE) && !name.is_empty() {
                        name.push(' ');
                    }
                    name.push_str(token.spelling());
                }
            }
        }
    }

    /// [cpp.cond]/5: the date at which a C++ attribute was added; GNU's are 1.
    fn has_attribute(&mut self, token: PpToken) -> Option<PpToken> {
        if !self.open_paren(token) {
            return self.number(token, 0);
        }
        let mut scope = None;
        let mut name = self.next_expanded();
        if self.is_scope_next() {
            self.next_unexpanded();
            scope = Some(name.spelling());
            name = self.next_expanded();
        }
        if name.kind != PpKind::Identifier {
            self.wrong_operator(token, "attribute identifier required in a condition");
            return self.number(token, 0);
        }
        self.close_paren(token);
        let value = features::attribute(scope, name.spelling());
        self.number(token, value)
    }

    /// Whether `::` is next in the text or expansion that is being read.
    fn is_scope_next(&mut self) -> bool {
        match self.contexts.last() {
            Some(context) if context.next < context.end => {
                self.stack[context.next as usize].is_punct(TokenKind::ColonColon)
            }
            _ => self.peek_file(TokenKind::ColonColon),
        }
    }

    /// GCC: whether a function-like builtin exists.
    fn has_builtin(&mut self, token: PpToken) -> Option<PpToken> {
        if !self.open_paren(token) {
            return self.number(token, 0);
        }
        let name = self.next_unexpanded();
        if name.kind != PpKind::Identifier {
            self.wrong_operator(token, "operator \"__has_builtin\" requires an identifier");
            return self.number(token, 0);
        }
        self.close_paren(token);
        self.number(token, u64::from(features::has_builtin(name.spelling())))
    }
}
