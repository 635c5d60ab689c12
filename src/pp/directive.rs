//! Directives ([cpp]): conditional inclusion, `#define`, `#line`, `#error` and the rest.

use std::sync::Arc;

use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::lex::string;
use crate::pp::define::{self, Entry};
use crate::pp::include::Origin;
use crate::pp::run::{Conditional, Guard, Run};
use crate::pp::token::{PpKind, PpToken, SPACE};
use crate::source::{Pos, Span};

impl Run<'_> {
    /// Obeys the directive whose `#` was just read.
    pub(crate) fn directive(&mut self, hash: PpToken) {
        self.enter_line();
        let name = self.scan();
        self.update_guard(name);
        match name.kind {
            // [cpp.null]
            PpKind::Eof => {}
            PpKind::Identifier => self.named_directive(hash, name),
            // GNU: `# 12 "file" flags`, as the preprocessor's own output has it.
            PpKind::Number => self.line_marker(name),
            _ if self.files.len() == 1
                && hash.span.lo == self.first_pos()
                && name.is_punct(crate::lex::TokenKind::Exclaim) => {}
            _ => self.error(name.span, format!("invalid preprocessing directive #{}", name.spelling())),
        }
        self.leave_line();
    }

    fn first_pos(&mut self) -> Pos {
        let file = self.file().file;
        self.map.start(file)
    }

    fn named_directive(&mut self, hash: PpToken, name: PpToken) {
        match name.spelling() {
            "define" => self.define_directive(),
            "undef" => self.undef_directive(),
            "include" => self.include_directive(name, Origin::First),
            "include_next" => self.include_directive(name, Origin::Next),
            "import" => self.include_directive(name, Origin::Once),
            "if" => self.if_directive(name),
            "ifdef" => self.ifdef_directive(name, true),
            "ifndef" => self.ifdef_directive(name, false),
            "elif" | "elifdef" | "elifndef" | "else" => self.alternative(name),
            "endif" => self.endif_directive(name),
            "line" => self.line_directive(name),
            "error" => self.message_directive(hash, name),
            "warning" => self.message_directive(hash, name),
            "pragma" => self.pragma_directive(hash),
            "ident" | "sccs" => self.ident_directive(name),
            "assert" | "unassert" => self.error(name.span, "assertions (`#assert`) are not supported"),
            other => self.error(name.span, format!("invalid preprocessing directive #{other}")),
        }
    }

    /// From here to the end of the line, tokens belong to a directive.
    fn enter_line(&mut self) {
        self.in_directive = true;
        self.file().scanner.in_directive = true;
    }

    /// Passes the rest of the line.
    pub(crate) fn leave_line(&mut self) {
        if !self.in_directive {
            return;
        }
        self.pop_contexts(0);
        self.drop_lookahead();
        self.pending_space = false;
        while self.scan().kind != PpKind::Eof {}
        self.in_directive = false;
        self.file().scanner.in_directive = false;
    }

    /// The rest of the line as it stands.
    pub(crate) fn rest_of_line(&mut self) -> Vec<PpToken> {
        let mut tokens = Vec::new();
        loop {
            let token = self.scan();
            if token.kind == PpKind::Eof {
                return tokens;
            }
            tokens.push(token);
        }
    }

    /// The rest of the line with its macros replaced.
    pub(crate) fn rest_expanded(&mut self) -> Vec<PpToken> {
        let mut tokens = Vec::new();
        loop {
            let token = self.next_expanded();
            if token.kind == PpKind::Eof {
                return tokens;
            }
            tokens.push(token);
        }
    }

    pub(crate) fn warn_of_extra_tokens(&mut self, directive: &str) {
        let token = self.scan();
        if token.kind != PpKind::Eof {
            self.warning(token.span, format!("extra tokens at end of #{directive} directive"));
        }
    }

    /// The end of the line, for messages about what is missing there.
    pub(crate) fn line_end_span(&mut self) -> Span {
        let here = self.file().scanner.here();
        Span::new(here, here)
    }

    /// Watches for the shape `#ifndef X ... #endif` with nothing around it.
    fn update_guard(&mut self, name: PpToken) {
        let is_start = matches!(name.kind, PpKind::Identifier) && matches!(name.spelling(), "ifndef" | "if");
        let file = self.file();
        match file.guard {
            Guard::Start if !is_start => file.guard = Guard::None,
            Guard::After(_) => file.guard = Guard::None,
            _ => {}
        }
    }

    fn define_directive(&mut self) {
        let tokens = self.rest_of_line();
        let end = self.line_end_span();
        if let Some(new) = define::parse(self, &tokens, end) {
            define::define(self, new);
        }
    }

    /// [cpp.undef]
    fn undef_directive(&mut self) {
        let Some(name) = self.macro_name("undef") else { return };
        match self.pp.macros.get(&name.sym) {
            Some(Entry::Builtin(_)) => self.warning(name.span, format!("undefining \"{}\"", name.sym)),
            Some(Entry::Lazy { .. } | Entry::Macro(_)) | None => {}
        }
        self.pp.macros.remove(&name.sym);
        self.warn_of_extra_tokens("undef");
    }

    /// The macro's name that `#ifdef` and its like need.
    fn macro_name(&mut self, directive: &str) -> Option<PpToken> {
        let name = self.scan();
        if name.kind == PpKind::Eof {
            self.error(name.span, format!("no macro name given in #{directive} directive"));
            return None;
        }
        if directive == "undef" {
            return define::check_name(self, name).map(|()| name);
        }
        if name.kind != PpKind::Identifier {
            self.error(name.span, "macro names must be identifiers");
            return None;
        }
        Some(name)
    }

    /// [cpp.cond]/13: `#ifdef` and `#ifndef`.
    fn ifdef_directive(&mut self, directive: PpToken, wants_defined: bool) {
        let value = self.defined_condition(directive.spelling(), wants_defined);
        if let Some((name, _)) = value
            && !wants_defined
            && self.file().guard == Guard::Start
        {
            self.file().guard = Guard::Inside(name);
        }
        if self.file().guard == Guard::Start {
            self.file().guard = Guard::None;
        }
        self.begin_conditional(directive.span, value.is_some_and(|(_, value)| value));
    }

    fn defined_condition(&mut self, directive: &str, wants_defined: bool) -> Option<(Symbol, bool)> {
        let name = self.macro_name(directive)?;
        self.warn_of_extra_tokens(directive);
        Some((name.sym, self.pp.macros.contains_key(&name.sym) == wants_defined))
    }

    fn if_directive(&mut self, directive: PpToken) {
        let condition = self.condition(directive);
        let guard = match (self.file().guard, condition.guard) {
            (Guard::Start, Some(name)) => Guard::Inside(name),
            (Guard::Start, None) => Guard::None,
            (other, _) => other,
        };
        self.file().guard = guard;
        self.begin_conditional(directive.span, condition.value);
    }

    fn begin_conditional(&mut self, span: Span, is_true: bool) {
        self.file().conditionals.push(Conditional { span, has_else: false, was_taken: is_true });
        if !is_true {
            self.skip_group();
        }
    }

    /// `#elif`, `#elifdef`, `#elifndef` or `#else` at the end of a group that was taken.
    fn alternative(&mut self, directive: PpToken) {
        if self.begin_alternative(directive) {
            self.skip_group();
        }
    }

    /// Checks that `#else` or `#elif` belongs to an `#if`, and notes it.
    fn begin_alternative(&mut self, directive: PpToken) -> bool {
        let text = directive.spelling();
        let file = self.file();
        if file.conditionals.len() == 1 && matches!(file.guard, Guard::Inside(_)) {
            file.guard = Guard::None;
        }
        let Some(conditional) = file.conditionals.last_mut() else {
            self.error(directive.span, format!("#{text} without #if"));
            return false;
        };
        let had_else = conditional.has_else;
        conditional.has_else |= text == "else";
        let began = conditional.span;
        if had_else {
            let error = Diagnostic::error(directive.span, format!("#{text} after #else"));
            self.report(error.note_at(began, "the conditional began here"));
        }
        true
    }

    fn endif_directive(&mut self, directive: PpToken) {
        let file = self.file();
        if file.conditionals.pop().is_none() {
            self.error(directive.span, "#endif without #if");
            return;
        }
        if let (Guard::Inside(name), true) = (file.guard, file.conditionals.is_empty()) {
            file.guard = Guard::After(name);
        }
        self.warn_of_extra_tokens("endif");
    }

    /// [cpp.cond]/14: passes groups up to the one to be taken, or the `#endif`.
    fn skip_group(&mut self) {
        let mut n_nested = 0usize;
        loop {
            self.leave_skipped_line();
            let has_directive = self.file().scanner.skip_to_directive();
            if let Some((trouble, span)) = self.file().scanner.trouble.take() {
                self.report_trouble(trouble, span);
            }
            if !has_directive {
                return;
            }
            self.enter_line();
            self.scan();
            let name = self.scan();
            if name.kind != PpKind::Identifier {
                continue;
            }
            match name.spelling() {
                "if" | "ifdef" | "ifndef" => n_nested += 1,
                "endif" if n_nested > 0 => n_nested -= 1,
                "endif" => {
                    self.endif_directive(name);
                    return;
                }
                "else" | "elif" | "elifdef" | "elifndef" if n_nested == 0 && self.takes_alternative(name) => {
                    return;
                }
                _ => {}
            }
        }
    }

    /// Like `leave_line`, but the scanner passes what is left of the line.
    fn leave_skipped_line(&mut self) {
        self.pop_contexts(0);
        self.drop_lookahead();
        self.pending_space = false;
        self.in_directive = false;
        let scanner = &mut self.file().scanner;
        scanner.in_directive = false;
        // What a skipped group looks like is nobody's concern.
        scanner.trouble = None;
    }

    /// Whether the group behind this `#else` or `#elif`, met while skipping, is the one to be taken.
    fn takes_alternative(&mut self, directive: PpToken) -> bool {
        self.begin_alternative(directive);
        let text = directive.spelling();
        if self.file().conditionals.last().is_none_or(|c| c.was_taken) {
            return false;
        }
        let is_true = match text {
            "else" => {
                self.warn_of_extra_tokens("else");
                true
            }
            "elif" => self.condition(directive).value,
            _ => self.defined_condition(text, text == "elifdef").is_some_and(|(_, value)| value),
        };
        if let Some(conditional) = self.file().conditionals.last_mut() {
            conditional.was_taken = is_true;
        }
        is_true
    }

    /// [cpp.line]
    fn line_directive(&mut self, directive: PpToken) {
        let tokens = self.rest_expanded();
        let Some(number) = tokens.first() else {
            let end = self.line_end_span();
            self.error(end, format!("unexpected end of file after #{}", directive.sym));
            return;
        };
        let text = number.spelling();
        let digits = text.replace('\'', "");
        let value = digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
        let Some(value) = value.filter(|_| number.kind == PpKind::Number) else {
            self.error(number.span, format!("\"{text}\" after #line is not a positive integer"));
            return;
        };
        self.set_line(value, tokens.get(1).copied());
    }

    /// `# 12 "file" flags`
    fn line_marker(&mut self, number: PpToken) {
        let tokens = self.rest_of_line();
        match number.spelling().parse() {
            Ok(value) => self.set_line(value, tokens.first().copied()),
            Err(_) => self.error(number.span, format!("\"{}\" after # is not a positive integer", number.sym)),
        }
    }

    /// The line after this directive's is `line` from now on.
    fn set_line(&mut self, line: u32, name: Option<PpToken>) {
        let name: Option<Arc<str>> = match name {
            None => None,
            Some(token) => match string_value(token) {
                Some(text) => Some(text.into()),
                None => {
                    self.error(token.span, format!("\"{}\" is not a valid filename", token.spelling()));
                    return;
                }
            },
        };
        while self.scan().kind != PpKind::Eof {}
        let end = self.line_end_span().lo;
        let shift = self.file().line_shift;
        let physical = i64::from(self.line_of(end)) - shift;
        let file = self.file();
        file.line_shift = i64::from(line) - (physical + 1);
        if let Some(name) = &name {
            file.presumed_name = Some(name.clone());
        }
        let presumed = file.presumed_name.clone();
        let next_line = Pos(end.0 + 1);
        self.map.mark_line(next_line, line, presumed);
        self.file_change(0, next_line);
    }

    /// [cpp.error], and `#warning` of C++23.
    fn message_directive(&mut self, hash: PpToken, directive: PpToken) {
        let tokens = self.rest_of_line();
        let text = spell(&tokens);
        let span = Span::new(hash.span.lo, directive.span.hi);
        if directive.spelling() == "error" {
            self.error(span, format!("#error {text}").trim_end());
        } else {
            self.warning(span, format!("#warning {text}").trim_end());
        }
    }

    /// GNU: `#ident "string"` goes to the object file's comments, which nobody reads here.
    fn ident_directive(&mut self, directive: PpToken) {
        let token = self.scan();
        if token.kind != PpKind::String {
            self.error(directive.span, format!("invalid #{} directive", directive.sym));
        }
    }
}

/// The text of a plain string literal.
pub(crate) fn string_value(token: PpToken) -> Option<String> {
    if token.kind != PpKind::String {
        return None;
    }
    let quoted = string::split_quoted(token.spelling(), '"')?;
    let mut units = Vec::new();
    string::decode(quoted.body, quoted.is_raw, crate::lex::CharKind::Utf8, &mut units, &mut Vec::new());
    let bytes: Vec<u8> = units.into_iter().map(|unit| unit as u8).collect();
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The tokens as text, each run of white space between them as one blank.
pub(crate) fn spell(tokens: &[PpToken]) -> String {
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && token.has(SPACE) {
            text.push(' ');
        }
        text.push_str(token.spelling());
    }
    text
}
