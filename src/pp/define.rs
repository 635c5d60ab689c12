//! Macro definitions ([cpp.replace]): reading `#define`, comparing, and showing them.
//!
//! A replacement list is stored ready for use: parameters are indices, `#` is a flag of the parameter behind it,
//! `##` a flag of the token before it, and `__VA_OPT__` says how many of the tokens that follow it are its own.

use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::lex::TokenKind;
use crate::pp::run::Run;
use crate::pp::token::{BOL, PASTE, PpKind, PpToken, SPACE, STRINGIZE};
use crate::source::Span;

/// A macro.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Macro {
    pub name: Symbol,
    /// The parameters of a function-like macro.
    pub params: Option<Box<[Symbol]>>,
    /// The last parameter takes the variable arguments; it is called `__VA_ARGS__`, or by the name in GNU's `args...`.
    pub is_variadic: bool,
    pub body: Box<[PpToken]>,
    /// The body has parameters, `##` or `__VA_OPT__`: it cannot just be copied.
    pub(crate) needs_substitution: bool,
    /// Where the name stands in the definition.
    pub span: Span,
}

/// What a name means to the preprocessor.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    /// A predefined macro that nobody has used: its definition's place in the text `<built-in>`.
    Lazy {
        start: u32,
        end: u32,
    },
    Macro(std::sync::Arc<Macro>),
    Builtin(super::builtin::Builtin),
}

/// Reads a definition: the tokens that follow `#define` on its line. Errors are reported and give `None`.
pub(crate) fn parse(run: &mut Run<'_>, tokens: &[PpToken], end: Span) -> Option<Macro> {
    let Some((name, rest)) = tokens.split_first() else {
        run.error(end, "no macro name given in #define directive");
        return None;
    };
    check_name(run, *name)?;
    let mut params: Option<Vec<Symbol>> = None;
    let mut is_variadic = false;
    let mut body_at = 0;
    match rest.first() {
        Some(open) if open.is_punct(TokenKind::LParen) && !open.has(SPACE) => {
            let parsed = parse_params(run, &rest[1..], end)?;
            (params, is_variadic, body_at) = (Some(parsed.names), parsed.is_variadic, 1 + parsed.n_tokens);
        }
        Some(next) if !next.has(SPACE) => {
            run.warning(next.span, "ISO C++11 requires whitespace after the macro name");
        }
        _ => {}
    }
    let list = List { run, params: params.as_deref(), is_variadic };
    let body = list.compile(&rest[body_at..])?;
    let needs_substitution =
        body.iter().any(|t| t.has(PASTE | STRINGIZE) || matches!(t.kind, PpKind::Param | PpKind::VaOpt));
    Some(Macro {
        name: name.sym,
        params: params.map(Vec::into_boxed_slice),
        is_variadic,
        body: body.into_boxed_slice(),
        needs_substitution,
        span: name.span,
    })
}

/// [cpp.predefined]/4, [lex.key]: whether `name` may be a macro's name.
pub(crate) fn check_name(run: &mut Run<'_>, name: PpToken) -> Option<()> {
    let text = name.spelling();
    match name.kind {
        PpKind::Identifier if text == "defined" => {
            run.error(name.span, "\"defined\" cannot be used as a macro name");
        }
        PpKind::Identifier if matches!(text, "__VA_ARGS__" | "__VA_OPT__") => {
            run.error(name.span, format!("{text} can only appear in the expansion of a C++11 variadic macro"));
        }
        PpKind::Identifier => return Some(()),
        PpKind::Punct(_) if text.as_bytes()[0].is_ascii_alphabetic() => {
            run.error(name.span, format!("\"{text}\" cannot be used as a macro name as it is an operator in C++"));
        }
        _ => run.error(name.span, "macro names must be identifiers"),
    }
    None
}

struct Params {
    names: Vec<Symbol>,
    is_variadic: bool,
    /// How many tokens the list took, with the closing parenthesis.
    n_tokens: usize,
}

/// [cpp.replace]/10, /12: the parameter list behind its opening parenthesis.
fn parse_params(run: &mut Run<'_>, tokens: &[PpToken], end: Span) -> Option<Params> {
    let mut params = Params { names: Vec::new(), is_variadic: false, n_tokens: 0 };
    let mut wants_name = true;
    loop {
        let Some(token) = tokens.get(params.n_tokens) else {
            let what = if wants_name {
                "expected parameter name before end of line"
            } else {
                "expected ')' before end of line"
            };
            run.error(end, what);
            return None;
        };
        params.n_tokens += 1;
        match token.kind {
            PpKind::Punct(TokenKind::RParen) if !wants_name || params.names.is_empty() => return Some(params),
            PpKind::Punct(TokenKind::Comma) if !wants_name => wants_name = true,
            PpKind::Punct(TokenKind::Ellipsis) => {
                // `...` alone is `__VA_ARGS__`; behind a name it makes the name variadic (GNU).
                if wants_name {
                    params.names.push(Symbol::new("__VA_ARGS__"));
                }
                params.is_variadic = true;
                match tokens.get(params.n_tokens) {
                    Some(close) if close.is_punct(TokenKind::RParen) => {
                        params.n_tokens += 1;
                        return Some(params);
                    }
                    other => {
                        run.error(other.map_or(end, |t| t.span), "expected ')' after \"...\"");
                        return None;
                    }
                }
            }
            PpKind::Identifier if wants_name => {
                if params.names.contains(&token.sym) {
                    run.error(token.span, format!("duplicate macro parameter \"{}\"", token.sym));
                    return None;
                }
                if token.sym.as_str() == "__VA_ARGS__" {
                    run.error(token.span, "__VA_ARGS__ can not be used as a parameter name");
                    return None;
                }
                params.names.push(token.sym);
                wants_name = false;
            }
            _ => {
                let wanted = if wants_name { "parameter name" } else { "',' or ')'" };
                run.error(token.span, format!("expected {wanted}, found \"{}\"", token.spelling()));
                return None;
            }
        }
    }
}

/// A replacement list that is being compiled.
struct List<'r, 'a, 'p> {
    run: &'r mut Run<'a>,
    params: Option<&'p [Symbol]>,
    is_variadic: bool,
}

impl List<'_, '_, '_> {
    fn compile(mut self, tokens: &[PpToken]) -> Option<Vec<PpToken>> {
        let mut body = Vec::with_capacity(tokens.len());
        self.part(tokens, &mut body, false)?;
        if let Some(first) = body.first_mut() {
            first.flags &= !SPACE;
        }
        Some(body)
    }

    /// Compiles the list, or what stands between the parentheses of `__VA_OPT__`.
    fn part(&mut self, tokens: &[PpToken], body: &mut Vec<PpToken>, is_in_va_opt: bool) -> Option<()> {
        let start = body.len();
        let mut at = 0;
        // The operand on the left of a `##`: not always the newest token, `__VA_OPT__` ends with its contents.
        let mut last_operand = None;
        while let Some(&token) = tokens.get(at) {
            at += 1;
            let mut token = PpToken { flags: token.flags & SPACE, ..token };
            if token.kind == PpKind::HashHash {
                let Some(left) = last_operand.filter(|_| at < tokens.len()) else {
                    let place = if is_in_va_opt { "`__VA_OPT__`" } else { "a macro expansion" };
                    self.run.error(token.span, format!("'##' cannot appear at either end of {place}"));
                    return None;
                };
                let left: &mut PpToken = &mut body[left];
                left.flags |= PASTE;
                continue;
            }
            if token.kind == PpKind::Hash && self.params.is_some() {
                let operand = tokens.get(at).map(|t| self.operand(*t));
                let Some(operand) = operand.filter(|o| matches!(o.kind, PpKind::Param | PpKind::VaOpt)) else {
                    self.run.error(token.span, "'#' is not followed by a macro parameter");
                    return None;
                };
                at += 1;
                token = PpToken { flags: token.flags | STRINGIZE, ..operand };
            } else {
                token = self.operand(token);
            }
            last_operand = Some(body.len());
            body.push(token);
            if token.kind == PpKind::VaOpt {
                if is_in_va_opt {
                    self.run.error(token.span, "__VA_OPT__ may not appear in a __VA_OPT__");
                    return None;
                }
                let n_inner = self.va_opt(&tokens[at..], token.span, body)?;
                at += n_inner;
            }
        }
        debug_assert!(body.len() >= start);
        Some(())
    }

    /// A token as it stands in a replacement list: parameters become indices.
    fn operand(&mut self, token: PpToken) -> PpToken {
        if token.kind != PpKind::Identifier {
            return token;
        }
        let index = self.params.and_then(|params| params.iter().position(|p| *p == token.sym));
        if let Some(index) = index {
            return PpToken { kind: PpKind::Param, sym: Symbol::from_raw(index as u32), ..token };
        }
        match token.sym.as_str() {
            "__VA_OPT__" if self.is_variadic => PpToken { kind: PpKind::VaOpt, sym: Symbol::EMPTY, ..token },
            name @ ("__VA_ARGS__" | "__VA_OPT__") => {
                let message = format!("{name} can only appear in the expansion of a C++11 variadic macro");
                self.run.warning(token.span, message);
                token
            }
            _ => token,
        }
    }

    /// [cpp.subst]/3: `( pp-tokens )` behind `__VA_OPT__`, which was just pushed. Returns how many tokens it took.
    fn va_opt(&mut self, tokens: &[PpToken], span: Span, body: &mut Vec<PpToken>) -> Option<usize> {
        if !tokens.first().is_some_and(|t| t.is_punct(TokenKind::LParen)) {
            self.run.error(span, "__VA_OPT__ must be followed by an open parenthesis");
            return None;
        }
        let mut depth = 0usize;
        let close = tokens.iter().position(|token| {
            match token.kind {
                PpKind::Punct(TokenKind::LParen) => depth += 1,
                PpKind::Punct(TokenKind::RParen) => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let Some(close) = close else {
            self.run.error(span, "unterminated __VA_OPT__");
            return None;
        };
        let opener = body.len() - 1;
        self.part(&tokens[1..close], body, true)?;
        body[opener].sym = Symbol::from_raw((body.len() - 1 - opener) as u32);
        Some(close + 1)
    }
}

/// [cpp.replace]/1, /2: whether two definitions may stand beside each other.
pub(crate) fn are_compatible(a: &Macro, b: &Macro) -> bool {
    let same_token = |x: &PpToken, y: &PpToken| x.kind == y.kind && x.sym == y.sym && x.flags & !BOL == y.flags & !BOL;
    a.params == b.params
        && a.is_variadic == b.is_variadic
        && a.body.len() == b.body.len()
        && a.body.iter().zip(&b.body).all(|(x, y)| same_token(x, y))
}

impl Macro {
    /// The definition as one would write it after `#define`.
    pub fn text(&self) -> String {
        let mut text = self.name.to_string();
        if let Some(params) = &self.params {
            let names: Vec<&str> = params.iter().map(|p| p.as_str()).collect();
            let mut list = names.join(", ");
            if self.is_variadic {
                list = match list.strip_suffix("__VA_ARGS__") {
                    Some(before) => format!("{before}..."),
                    None => list + "...",
                };
            }
            text.push_str(&format!("({list})"));
        }
        if !self.body.is_empty() {
            text.push(' ');
        }
        let mut va_opt_end = None;
        for (at, token) in self.body.iter().enumerate() {
            if token.has(SPACE) {
                text.push(' ');
            }
            if token.has(STRINGIZE) {
                text.push('#');
            }
            match token.kind {
                PpKind::Param => text.push_str(self.param_name(*token)),
                PpKind::VaOpt => {
                    text.push_str("__VA_OPT__(");
                    va_opt_end = Some((at + token.sym.raw() as usize, token.has(PASTE)));
                }
                _ => text.push_str(token.spelling()),
            }
            if token.has(PASTE) && token.kind != PpKind::VaOpt {
                text.push_str(" ##");
            }
            if let Some((end, is_pasted)) = va_opt_end
                && end == at
            {
                text.push_str(if is_pasted { ") ##" } else { ")" });
                va_opt_end = None;
            }
        }
        text
    }

    /// The name of the parameter that `token` stands for.
    fn param_name(&self, token: PpToken) -> &'static str {
        let params = self.params.as_deref().unwrap_or(&[]);
        params.get(token.sym.raw() as usize).map_or("", |p| p.as_str())
    }
}

/// Puts `new` in the table, after the checks of [cpp.replace]/2 and GCC's about built-in names.
pub(crate) fn define(run: &mut Run<'_>, new: Macro) {
    let (name, span) = (new.name, new.span);
    let is_quiet = run.is_prompt() || run.is_system();
    let old = run.pp.macros.get(&name).cloned();
    let clash = match &old {
        None => None,
        Some(Entry::Builtin(_)) => Some(None),
        Some(Entry::Lazy { .. }) if is_quiet => None,
        Some(Entry::Lazy { .. }) | Some(Entry::Macro(_)) => match run.lookup(name) {
            Some(Entry::Macro(old)) if !are_compatible(&old, &new) => Some(Some(old.span)),
            _ => None,
        },
    };
    match clash {
        Some(None) => run.warning(span, format!("\"{name}\" redefined")),
        Some(Some(old_span)) if !is_quiet => {
            let warning = Diagnostic::warning(span, format!("\"{name}\" redefined"));
            let is_shown = !old_span.is_none();
            run.report(if is_shown {
                warning.note_at(old_span, "this is the location of the previous definition")
            } else {
                warning
            });
        }
        _ => {}
    }
    run.pp.insert_macro(name, Entry::Macro(std::sync::Arc::new(new)));
}
