//! The conditions of `#if` and `#elif` ([cpp.cond]).
//!
//! The line's macros are replaced, `defined` and the `__has_...` operators become numbers, remaining identifiers 0;
//! what is left is parsed by `grammar/condition.lalrpop`. Its actions compute values at once: a value carries what
//! went wrong in computing it, and an operand that is not evaluated takes its troubles with it.

use lalrpop_util::ParseError;

use crate::base::Symbol;
use crate::lex::number::parse_number;
use crate::lex::{CharKind, LiteralKind, TokenKind, string};
use crate::pp::run::Run;
use crate::pp::token::{PpKind, PpToken};
use crate::source::Span;

lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, unused, missing_docs)]
    grammar,
    "/condition.rs"
);

/// What came of a condition.
pub(crate) struct Condition {
    pub value: bool,
    /// The condition is `!defined X`, which may be an include guard.
    pub guard: Option<Symbol>,
}

/// Why a value is none, or is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    DivisionByZero,
    Overflow,
}

/// A value of type intmax_t or uintmax_t.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Value {
    pub bits: u64,
    pub is_unsigned: bool,
    pub trouble: Option<Trouble>,
}

/// A token of the grammar.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CondToken {
    Value(Value),
    Punct(TokenKind),
}

impl Value {
    pub(crate) fn signed(value: i64) -> Value {
        Value { bits: value as u64, is_unsigned: false, trouble: None }
    }

    fn truth(value: bool) -> Value {
        Value::signed(i64::from(value))
    }

    fn is_true(self) -> bool {
        self.bits != 0
    }

    fn but(self, trouble: Option<Trouble>) -> Value {
        Value { trouble: self.trouble.or(trouble), ..self }
    }

    /// `+ - ~ !`
    pub(crate) fn unary(operator: TokenKind, value: Value) -> Value {
        match operator {
            TokenKind::Minus => {
                let overflows = !value.is_unsigned && value.bits == i64::MIN as u64;
                let negated = Value { bits: value.bits.wrapping_neg(), ..value };
                negated.but(overflows.then_some(Trouble::Overflow))
            }
            TokenKind::Tilde => Value { bits: !value.bits, ..value },
            TokenKind::Exclaim => Value::truth(!value.is_true()).but(value.trouble),
            _ => value,
        }
    }

    /// All binary operators but `&&`, `||` and the comma ([expr.mul] to [expr.or]).
    pub(crate) fn binary(left: Value, operator: TokenKind, right: Value) -> Value {
        use TokenKind as K;
        let trouble = left.trouble.or(right.trouble);
        let is_unsigned = left.is_unsigned || right.is_unsigned;
        let (a, b) = (left.bits, right.bits);
        let (sa, sb) = (a as i64, b as i64);
        let make = |bits: u64| Value { bits, is_unsigned, trouble };
        let checked = |(value, overflows): (i64, bool), unsigned: u64| {
            if is_unsigned { make(unsigned) } else { make(value as u64).but(overflows.then_some(Trouble::Overflow)) }
        };
        let compare =
            |signed: bool, unsigned: bool| Value::truth(if is_unsigned { unsigned } else { signed }).but(trouble);
        match operator {
            K::Star => checked(sa.overflowing_mul(sb), a.wrapping_mul(b)),
            K::Plus => checked(sa.overflowing_add(sb), a.wrapping_add(b)),
            K::Minus => checked(sa.overflowing_sub(sb), a.wrapping_sub(b)),
            K::Slash | K::Percent if b == 0 => make(0).but(Some(Trouble::DivisionByZero)),
            K::Slash => checked(sa.overflowing_div(sb), a / b),
            K::Percent => checked((sa.wrapping_rem(sb), false), a % b),
            K::LessLess | K::GreaterGreater => {
                let is_left = (operator == K::LessLess) != (!right.is_unsigned && sb < 0);
                let count = if right.is_unsigned { b } else { sb.unsigned_abs() };
                Value { bits: shift(left, is_left, count), is_unsigned: left.is_unsigned, trouble }
            }
            K::Less => compare(sa < sb, a < b),
            K::Greater => compare(sa > sb, a > b),
            K::LessEqual => compare(sa <= sb, a <= b),
            K::GreaterEqual => compare(sa >= sb, a >= b),
            K::EqualEqual => compare(a == b, a == b),
            K::ExclaimEqual => compare(a != b, a != b),
            K::Amp => make(a & b),
            K::Caret => make(a ^ b),
            _ => make(a | b),
        }
    }

    /// [expr.log.and]: the right operand counts only if the left is true.
    pub(crate) fn and(left: Value, right: Value) -> Value {
        let value = Value::truth(left.is_true() && right.is_true()).but(left.trouble);
        if left.is_true() { value.but(right.trouble) } else { value }
    }

    /// [expr.log.or]
    pub(crate) fn or(left: Value, right: Value) -> Value {
        let value = Value::truth(left.is_true() || right.is_true()).but(left.trouble);
        if left.is_true() { value } else { value.but(right.trouble) }
    }

    /// [expr.cond]: both operands decide the type, one the value.
    pub(crate) fn conditional(condition: Value, yes: Value, no: Value) -> Value {
        let chosen = if condition.is_true() { yes } else { no };
        let is_unsigned = yes.is_unsigned || no.is_unsigned;
        Value { bits: chosen.bits, is_unsigned, trouble: condition.trouble.or(chosen.trouble) }
    }

    /// [expr.comma], which GCC lets pass.
    pub(crate) fn comma(left: Value, right: Value) -> Value {
        Value { trouble: left.trouble.or(right.trouble), ..right }
    }
}

fn shift(value: Value, is_left: bool, count: u64) -> u64 {
    let fill = if !value.is_unsigned && !is_left && (value.bits as i64) < 0 { u64::MAX } else { 0 };
    match (count < 64, is_left) {
        (false, _) => fill,
        (true, true) => value.bits << count,
        (true, false) if value.is_unsigned => value.bits >> count,
        (true, false) => ((value.bits as i64) >> count) as u64,
    }
}

/// The tokens of a condition, and where each stands.
#[derive(Default)]
struct Line {
    tokens: Vec<CondToken>,
    spans: Vec<Span>,
    texts: Vec<PpToken>,
    guard: Option<Symbol>,
    /// The line was `!defined X` so far, in so many steps.
    guard_steps: u8,
}

impl Run<'_> {
    /// Evaluates the rest of the line as the condition of `directive`. An error counts as false.
    pub(crate) fn condition(&mut self, directive: PpToken) -> Condition {
        self.in_condition = true;
        let line = self.condition_line();
        self.in_condition = false;
        let is_wrong = std::mem::take(&mut self.is_condition_wrong);
        let false_condition = Condition { value: false, guard: None };
        let Some(line) = line.filter(|_| !is_wrong) else { return false_condition };
        if line.tokens.is_empty() {
            let end = self.line_end_span();
            self.error(end, format!("#{} with no expression", directive.sym));
            return false_condition;
        }
        // Most conditions are one value; the tables of the grammar are not needed for that.
        if let [CondToken::Value(value)] = line.tokens[..] {
            return Condition { value: value.is_true(), guard: None };
        }
        let numbered = line.tokens.iter().enumerate().map(|(at, token)| (at, *token, at + 1));
        match grammar::ConditionParser::new().parse(numbered) {
            Ok(value) => {
                match value.trouble {
                    Some(Trouble::DivisionByZero) => {
                        self.error(directive.span, format!("division by zero in #{}", directive.sym));
                        return false_condition;
                    }
                    Some(Trouble::Overflow) => {
                        self.warning(directive.span, "integer overflow in preprocessor expression");
                    }
                    None => {}
                }
                let guard = line.guard.filter(|_| line.guard_steps == 2);
                Condition { value: value.is_true(), guard }
            }
            Err(error) => {
                self.condition_error(directive, &line, &error);
                false_condition
            }
        }
    }

    fn condition_line(&mut self) -> Option<Line> {
        let mut line = Line::default();
        loop {
            let token = self.next_expanded();
            if token.kind == PpKind::Eof {
                return Some(line);
            }
            let value = match token.kind {
                PpKind::Punct(kind) => {
                    line.guard_steps = if kind == TokenKind::Exclaim && line.tokens.is_empty() { 1 } else { 9 };
                    CondToken::Punct(kind)
                }
                PpKind::Identifier if token.spelling() == "defined" => {
                    let (name, value) = self.defined(token)?;
                    line.guard = Some(name);
                    line.guard_steps = if line.guard_steps == 1 { 2 } else { 9 };
                    CondToken::Value(Value::truth(value))
                }
                _ => {
                    line.guard_steps = 9;
                    CondToken::Value(self.operand(token)?)
                }
            };
            line.tokens.push(value);
            line.spans.push(token.span);
            line.texts.push(token);
        }
    }

    /// [cpp.cond]/2: `defined X` or `defined ( X )`.
    fn defined(&mut self, operator: PpToken) -> Option<(Symbol, bool)> {
        let mut name = self.next_unexpanded();
        let has_paren = name.is_punct(TokenKind::LParen);
        if has_paren {
            name = self.next_unexpanded();
        }
        if name.kind != PpKind::Identifier {
            self.error(operator.span, "operator \"defined\" requires an identifier");
            return None;
        }
        if has_paren && !self.next_unexpanded().is_punct(TokenKind::RParen) {
            self.error(name.span, "missing ')' after \"defined\"");
            return None;
        }
        Some((name.sym, self.pp.macros.contains_key(&name.sym)))
    }

    /// The value of an operand: a number, a character, or an identifier, which is 0 unless it is `true`.
    fn operand(&mut self, token: PpToken) -> Option<Value> {
        let text = token.spelling();
        match token.kind {
            PpKind::Identifier => Some(Value::truth(text == "true")),
            PpKind::Number => self.number_operand(token),
            PpKind::Char => {
                let quoted = string::split_quoted(text, '\'')?;
                if !quoted.ud_suffix.is_empty() {
                    self.error(token.span, "user-defined literal in preprocessor expression");
                    return None;
                }
                let mut found = Vec::new();
                let value = string::char_value(&quoted, &mut found);
                for (severity, message) in found {
                    self.report(crate::diag::Diagnostic {
                        severity,
                        ..crate::diag::Diagnostic::error(token.span, message)
                    });
                }
                Some(Value::signed(match quoted.kind {
                    CharKind::Ordinary if !value.is_multichar => i64::from(value.value as u8 as i8),
                    CharKind::Ordinary | CharKind::Wide => i64::from(value.value as i32),
                    CharKind::Utf8 | CharKind::Utf16 | CharKind::Utf32 => i64::from(value.value),
                }))
            }
            _ => {
                self.error(token.span, format!("token \"{text}\" is not valid in preprocessor expressions"));
                None
            }
        }
    }

    fn number_operand(&mut self, token: PpToken) -> Option<Value> {
        let text = token.spelling();
        let number = match parse_number(text, self.pp.options.standard) {
            Ok(number) => number,
            Err(message) => {
                self.error(token.span, message);
                return None;
            }
        };
        if number.suffix_at < text.len() {
            self.error(token.span, "user-defined literal in preprocessor expression");
            return None;
        }
        let (value, is_decimal, suffix) = match number.kind {
            LiteralKind::Int { is_imaginary: true, .. } => {
                self.error(token.span, "imaginary number in preprocessor expression");
                return None;
            }
            LiteralKind::Int { value, is_decimal, suffix, .. } => (value, is_decimal, suffix),
            _ => {
                self.error(token.span, "floating constant in preprocessor expression");
                return None;
            }
        };
        let exceeds_signed = value > i64::MAX as u128;
        if value > u128::from(u64::MAX) {
            self.warning(token.span, "integer constant is too large for its type");
        } else if exceeds_signed && is_decimal && !suffix.is_unsigned {
            self.warning(token.span, "integer constant is so large that it is unsigned");
        }
        Some(Value { bits: value as u64, is_unsigned: suffix.is_unsigned || exceeds_signed, trouble: None })
    }

    /// Says in our words what the grammar did not accept.
    fn condition_error(&mut self, directive: PpToken, line: &Line, error: &ParseError<usize, CondToken, ()>) {
        match error {
            ParseError::UnrecognizedToken { token: (at, token, _), .. }
            | ParseError::ExtraToken { token: (at, token, _) } => {
                let text = line.texts[*at].spelling();
                let before = at.checked_sub(1).map(|before| line.tokens[before]);
                let follows_operand = matches!(before, Some(CondToken::Value(_) | CondToken::Punct(TokenKind::RParen)));
                let message = match token {
                    CondToken::Value(_) => format!("missing binary operator before token \"{text}\""),
                    CondToken::Punct(TokenKind::LParen) => "missing binary operator before token \"(\"".into(),
                    CondToken::Punct(TokenKind::RParen) if follows_operand => "missing '(' in expression".into(),
                    CondToken::Punct(TokenKind::Colon) if follows_operand => "':' without preceding '?'".into(),
                    CondToken::Punct(kind) if is_operator(*kind) => format!("operator '{text}' has no left operand"),
                    CondToken::Punct(TokenKind::RParen) => "an operand is missing before ')'".into(),
                    CondToken::Punct(_) => format!("token \"{text}\" is not valid in preprocessor expressions"),
                };
                self.error(line.spans[*at], message);
            }
            ParseError::UnrecognizedEof { .. } | ParseError::InvalidToken { .. } | ParseError::User { .. } => {
                let n_open = line.tokens.iter().filter(|t| matches!(t, CondToken::Punct(TokenKind::LParen))).count();
                let n_closed = line.tokens.iter().filter(|t| matches!(t, CondToken::Punct(TokenKind::RParen))).count();
                let span = line.spans.last().copied().unwrap_or(directive.span);
                let message = match line.tokens.last() {
                    Some(CondToken::Punct(kind)) if is_operator(*kind) => {
                        format!("operator '{}' has no right operand", kind.spelling())
                    }
                    _ if n_open > n_closed => "missing ')' in expression".into(),
                    _ => "'?' without following ':'".into(),
                };
                self.error(span, message);
            }
        }
    }
}

/// Whether `#if` knows this as an operator.
fn is_operator(kind: TokenKind) -> bool {
    use TokenKind as K;
    let arithmetic = matches!(kind, K::Plus | K::Minus | K::Star | K::Slash | K::Percent | K::Tilde | K::Exclaim);
    let bits = matches!(kind, K::Amp | K::Pipe | K::Caret | K::LessLess | K::GreaterGreater | K::AmpAmp | K::PipePipe);
    let order = matches!(kind, K::Less | K::Greater | K::LessEqual | K::GreaterEqual | K::EqualEqual | K::ExclaimEqual);
    arithmetic || bits || order || matches!(kind, K::Question | K::Colon | K::Comma)
}
