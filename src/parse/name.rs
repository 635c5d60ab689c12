//! Names: qualified and unqualified ids, template-ids, operator names ([expr.prim.id], [temp.names]).
//!
//! Reads a name as far as it goes and says what its last component is, by lookup of each component in turn.

use crate::ast::{
    Component, ComponentKind, Name, NameId, OverloadedOperator, Seen, TemplateArg, TemplateArgKind, TypeSpec,
    Unqualified,
};
use crate::base::Symbol;
use crate::lex::{CharKind, LiteralKind, TokenKind as T};
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::parse::fold::Region;
use crate::parse::oracle::NameClass;
use crate::source::Span;

/// Where a name stands, as far as its reading depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NameUse {
    /// In an expression or as a type-specifier.
    Plain,
    /// Behind `typename`, or another place where only a type can stand.
    Typename,
    /// A declarator-id or the name in a class-head: `<` cannot be an operator.
    Declarator,
    /// Behind `.` or `->`.
    Member,
}

/// A name that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ParsedName {
    pub(crate) id: NameId,
    /// What the whole name is; a class template with its arguments is a type.
    pub(crate) class: NameClass,
    /// A class's own name inside that class, without arguments.
    pub(crate) is_injected: bool,
}

/// The components read so far.
struct Reading {
    start: Span,
    is_global: bool,
    components: Vec<Component>,
    how: NameUse,
    seen: Seen,
}

impl Cx<'_> {
    /// Reads a name.
    pub(crate) fn name(&mut self, how: NameUse) -> Parse<ParsedName> {
        // A plain identifier needs no memory.
        let next = self.peek(1);
        if self.is(T::Identifier) && next != T::Less && next != T::ColonColon {
            return Ok(self.identifier_name(how));
        }
        let key = (self.at.pos, self.at.is_half, how);
        if let Some((name, at)) = self.memory.names.get(&key) {
            let name = *name;
            self.at = *at;
            return Ok(name);
        }
        let name = self.deeper(|cx| cx.name_components(how))?;
        self.memory.names.insert(key, (name, self.at));
        Ok(name)
    }

    fn identifier_name(&mut self, how: NameUse) -> ParsedName {
        let token = self.token();
        let symbol = token.symbol();
        let (entry, seen) = match how {
            NameUse::Plain | NameUse::Typename => self.lookup_seen(symbol),
            NameUse::Declarator | NameUse::Member => (super::frames::Entry::UNKNOWN, Seen::NotAsked),
        };
        self.advance();
        let id = self.ast.names.push(Name {
            is_global: false,
            qualifier: Vec::new(),
            last: Unqualified::Ident(symbol),
            has_template_keyword: false,
            has_typename: false,
            seen,
            span: token.span,
            last_span: token.span,
        });
        ParsedName { id, class: entry.class, is_injected: entry.is_injected }
    }

    fn name_components(&mut self, how: NameUse) -> Parse<ParsedName> {
        let start = self.span();
        let is_global = self.eat(T::ColonColon);
        let mut reading = Reading { start, is_global, components: Vec::new(), how, seen: Seen::NotAsked };
        loop {
            let has_template = self.eat(T::KwTemplate);
            let span = self.span();
            match self.kind() {
                T::Identifier => {
                    if let Some(name) = self.identifier_component(&mut reading, has_template)? {
                        return Ok(name);
                    }
                }
                T::KwDecltype if reading.components.is_empty() => {
                    let operand = self.decltype_operand()?;
                    let span = self.span_from(span);
                    self.expect(T::ColonColon)?;
                    let kind = ComponentKind::Decltype(operand);
                    reading.components.push(Component { kind, has_template_keyword: false, span });
                }
                T::KwOperator => return self.operator_component(reading, has_template),
                T::Tilde => {
                    self.advance();
                    let ty = self.destructor_type(&reading)?;
                    return Ok(self.finish_name(
                        reading,
                        Unqualified::Destructor(ty),
                        has_template,
                        span,
                        NameClass::Value,
                        false,
                    ));
                }
                _ => return Err(self.unexpected("a name")),
            }
        }
    }

    /// An identifier, with or without template arguments: the last component, or one before `::`.
    fn identifier_component(&mut self, reading: &mut Reading, has_template: bool) -> Parse<Option<ParsedName>> {
        let token = self.token();
        let symbol = token.symbol();
        self.advance();
        // Nothing depends on what a name without arguments is, when `::` follows it.
        if self.continues_qualifier() {
            let is_used = matches!(reading.how, NameUse::Plain | NameUse::Typename);
            if self.is_user && is_used && !reading.is_global && reading.components.is_empty() {
                reading.seen = self.lookup_seen(symbol).1;
            }
            self.advance();
            let kind = ComponentKind::Ident(symbol);
            reading.components.push(Component { kind, has_template_keyword: has_template, span: token.span });
            return Ok(None);
        }
        let is_first = !reading.is_global && reading.components.is_empty();
        let needs_class = matches!(reading.how, NameUse::Plain | NameUse::Typename) || self.is(T::Less);
        let entry = if !needs_class {
            super::frames::Entry::UNKNOWN
        } else if is_first {
            let (entry, seen) = self.lookup_seen(symbol);
            reading.seen = seen;
            entry
        } else {
            self.lookup_written(reading.is_global, &reading.components, symbol)
        };
        if self.is(T::Less) && self.is_template_angle(reading, has_template, symbol, entry.class) {
            let args = self.template_args()?;
            let span = self.span_from(token.span);
            if self.continues_qualifier() {
                self.advance();
                let kind = ComponentKind::TemplateId(symbol, args);
                reading.components.push(Component { kind, has_template_keyword: has_template, span });
                return Ok(None);
            }
            let class = match entry.class {
                NameClass::TypeTemplate => NameClass::Type,
                NameClass::Concept => NameClass::Concept,
                NameClass::FunctionTemplate | NameClass::Function => NameClass::Function,
                NameClass::VariableTemplate | NameClass::Value => NameClass::Value,
                NameClass::Unknown | NameClass::Type | NameClass::Namespace => NameClass::Unknown,
            };
            let last = Unqualified::TemplateId { name: Box::new(Unqualified::Ident(symbol)), args };
            let reading = self.take_reading(reading);
            return Ok(Some(self.finish_name(reading, last, has_template, span, class, false)));
        }
        if self.is(T::ColonColon) && self.peek(1) != T::Star {
            self.advance();
            return Err(self.unexpected("a name after `::`"));
        }
        let reading = self.take_reading(reading);
        let last = Unqualified::Ident(symbol);
        Ok(Some(self.finish_name(reading, last, has_template, token.span, entry.class, entry.is_injected)))
    }

    fn take_reading(&self, reading: &mut Reading) -> Reading {
        let components = std::mem::take(&mut reading.components);
        Reading { components, ..*reading }
    }

    /// Whether `::` and another component follow.
    fn continues_qualifier(&self) -> bool {
        self.is(T::ColonColon) && matches!(self.peek(1), T::Identifier | T::KwTemplate | T::KwOperator | T::Tilde)
    }

    /// [temp.names]/3: whether `<` behind `symbol` begins template arguments.
    fn is_template_angle(&mut self, reading: &Reading, has_template: bool, symbol: Symbol, class: NameClass) -> bool {
        if has_template {
            return true;
        }
        match reading.how {
            NameUse::Declarator | NameUse::Typename => return true,
            // The object's type is not known here. It is a template if some class has such a member template
            // and the brackets close sensibly; or else less-than.
            NameUse::Member if reading.components.is_empty() => {
                let known = self.frames.is_member_template(symbol) || class == NameClass::TypeTemplate;
                return known && self.angles_close(|next| !begins_operand(next) || next == T::LParen);
            }
            NameUse::Plain | NameUse::Member => {}
        }
        if class.is_template() {
            return true;
        }
        // An unqualified name that is only functions may be a template found by its arguments (C++20).
        if class == NameClass::Function {
            return !reading.is_global && reading.components.is_empty() && self.angles_close(|next| next == T::LParen);
        }
        if class != NameClass::Unknown {
            return false;
        }
        // An unqualified name that lookup does not find may be found by its arguments (C++20).
        if !reading.is_global && reading.components.is_empty() {
            return self.angles_close(|next| matches!(next, T::LParen | T::ColonColon | T::Identifier));
        }
        // An undeclared name in a namespace is an error in any case: read it as what it looks like. A dependent
        // one needs `template`. What lookup cannot see into is a template where no operand follows `>`.
        if self.is_namespace_or_undeclared(reading) {
            return self.angles_close(|next| next != T::Literal);
        }
        if self.is_dependent(reading.is_global, &reading.components) {
            return false;
        }
        let takes_type = self.starts_type_at(1) && self.is_unknown_type(reading.is_global, &reading.components);
        let behind = self.behind_angles();
        if takes_type && behind.is_some_and(|(next, _)| matches!(next, T::Identifier | T::LBrace | T::ColonColon)) {
            return true;
        }
        behind.is_some_and(|(next, after)| ends_operand(next) || (next == T::LParen && after == T::RParen))
    }

    /// Whether the qualifier names a namespace, or nothing at all.
    fn is_namespace_or_undeclared(&mut self, reading: &Reading) -> bool {
        let mut before: Vec<Component> = Vec::new();
        for component in &reading.components {
            let ComponentKind::Ident(symbol) = component.kind else { return false };
            let is_first = before.is_empty() && !reading.is_global;
            let entry =
                if is_first { self.lookup(symbol) } else { self.lookup_qualified(reading.is_global, &before, symbol) };
            match entry.class {
                NameClass::Unknown => return true,
                NameClass::Namespace => before.push(component.clone()),
                _ => return false,
            }
        }
        true
    }

    /// Whether template arguments can be read here, and what follows `>` is right.
    fn angles_close(&mut self, follows: impl FnOnce(T) -> bool) -> bool {
        self.behind_angles().is_some_and(|(next, _)| follows(next))
    }

    /// The two tokens behind the template arguments that can be read here.
    fn behind_angles(&mut self) -> Option<(T, T)> {
        let at = self.at.pos;
        if let Some(known) = self.memory.angles.get(&at) {
            return *known;
        }
        let behind = self.look(|cx| {
            cx.template_args()?;
            Ok((cx.kind(), cx.peek(1)))
        });
        self.memory.angles.insert(at, behind);
        behind
    }

    fn operator_component(&mut self, reading: Reading, has_template: bool) -> Parse<ParsedName> {
        let start = self.span();
        let name = self.operator_name(reading.how)?;
        if self.is(T::Less) && !matches!(name, Unqualified::Conversion(_)) {
            // Nothing compares an operator function: if the brackets close, they hold arguments.
            let is_template = has_template || reading.how == NameUse::Declarator || self.angles_close(|_| true);
            if is_template {
                let args = self.template_args()?;
                let span = self.span_from(start);
                let last = Unqualified::TemplateId { name: Box::new(name), args };
                return Ok(self.finish_name(reading, last, has_template, span, NameClass::Value, false));
            }
        }
        let span = self.span_from(start);
        Ok(self.finish_name(reading, name, has_template, span, NameClass::Value, false))
    }

    fn finish_name(
        &mut self,
        reading: Reading,
        last: Unqualified,
        has_template_keyword: bool,
        last_span: Span,
        class: NameClass,
        is_injected: bool,
    ) -> ParsedName {
        let span = self.span_from(reading.start);
        let id = self.ast.names.push(Name {
            is_global: reading.is_global,
            qualifier: reading.components,
            last,
            has_template_keyword,
            has_typename: false,
            seen: reading.seen,
            span,
            last_span,
        });
        ParsedName { id, class, is_injected }
    }

    /// The type behind `~`: a type-name, a template-id or decltype.
    fn destructor_type(&mut self, reading: &Reading) -> Parse<crate::ast::TypeId> {
        let start = self.span();
        let mut specs = crate::ast::DeclSpecs::none(start);
        if self.is(T::KwDecltype) {
            specs.ty = TypeSpec::Decltype(self.decltype_operand()?);
        } else {
            if !self.is(T::Identifier) {
                return Err(self.unexpected("a type after `~`"));
            }
            let how = if reading.how == NameUse::Declarator { NameUse::Declarator } else { NameUse::Typename };
            // `~A` in `x.~A()` and `A::~A`: one component only.
            let token = self.token();
            let symbol = token.symbol();
            let is_template = self.peek(1) == T::Less
                && (how == NameUse::Declarator || self.lookup(symbol).class.is_template() || {
                    let at = self.at;
                    self.advance();
                    let closes = self.angles_close(|next| next == T::LParen);
                    self.at = at;
                    closes
                });
            self.advance();
            let last = if is_template {
                let args = self.template_args()?;
                Unqualified::TemplateId { name: Box::new(Unqualified::Ident(symbol)), args }
            } else {
                Unqualified::Ident(symbol)
            };
            let span = self.span_from(token.span);
            let empty =
                Reading { start: token.span, is_global: false, components: Vec::new(), how, seen: Seen::NotAsked };
            specs.ty = TypeSpec::Named(self.finish_name(empty, last, false, span, NameClass::Type, false).id);
        }
        specs.span = self.span_from(start);
        specs.ty_span = specs.span;
        Ok(self.type_of_specs(specs))
    }

    /// The operand of decltype; the cursor is at the keyword.
    pub(crate) fn decltype_operand(&mut self) -> Parse<crate::ast::ExprId> {
        let at = self.at.pos;
        if let Some((expr, after)) = self.memory.exprs.get(&at) {
            let expr = *expr;
            self.at = *after;
            return Ok(expr);
        }
        self.expect(T::KwDecltype)?;
        let expr = self.parenthesised()?;
        self.memory.exprs.insert(at, (expr, self.at));
        Ok(expr)
    }

    /// `operator …` ([over.oper], [over.literal], [class.conv.fct]).
    fn operator_name(&mut self, how: NameUse) -> Parse<Unqualified> {
        use OverloadedOperator as O;
        self.expect(T::KwOperator)?;
        let operator = match self.kind() {
            T::KwNew | T::KwDelete => {
                let is_new = self.is(T::KwNew);
                self.advance();
                let is_array = self.is(T::LBracket) && self.peek(1) == T::RBracket;
                if is_array {
                    self.advance();
                    self.advance();
                }
                return Ok(Unqualified::Operator(match (is_new, is_array) {
                    (true, false) => O::New,
                    (true, true) => O::ArrayNew,
                    (false, false) => O::Delete,
                    (false, true) => O::ArrayDelete,
                }));
            }
            T::LParen | T::LBracket => {
                let is_call = self.is(T::LParen);
                let open = self.span();
                self.advance();
                self.expect_closing(if is_call { T::RParen } else { T::RBracket }, open)?;
                return Ok(Unqualified::Operator(if is_call { O::Call } else { O::Subscript }));
            }
            T::Literal => return self.literal_operator(),
            kind => overloadable(kind),
        };
        if let Some(operator) = operator {
            self.advance();
            return Ok(Unqualified::Operator(operator));
        }
        if self.is(T::Eof) || !(self.starts_type_at(0) || self.is(T::Identifier) || self.is(T::ColonColon)) {
            return Err(self.unexpected("an operator or a type"));
        }
        let use_ = if how == NameUse::Declarator { TypeIdUse::Conversion } else { TypeIdUse::ConversionCall };
        Ok(Unqualified::Conversion(self.type_id(use_)?))
    }

    /// `""_x` or `"" _x` behind `operator`.
    fn literal_operator(&mut self) -> Parse<Unqualified> {
        let token = self.token();
        let literal = &self.literals[token.literal_id()];
        let (suffix, kind) = (literal.ud_suffix, literal.kind.clone());
        match kind {
            LiteralKind::String { units, kind: CharKind::Ordinary } if units.is_empty() => {}
            LiteralKind::String { units, .. } if units.is_empty() => {
                return Err(self.fail(token.span, "the string of a literal operator cannot have an encoding prefix"));
            }
            _ => return Err(self.fail(token.span, "an empty string must stand between `operator` and the suffix")),
        }
        self.advance();
        if !suffix.is_empty() {
            return Ok(Unqualified::LiteralOperator(suffix));
        }
        // A suffix that is a keyword (`if`) is a word, too.
        let token = self.token();
        if self.is(T::Identifier) || token.kind.is_keyword() {
            self.advance();
            return Ok(Unqualified::LiteralOperator(token.symbol()));
        }
        Err(self.unexpected("a literal suffix"))
    }

    // ---- template arguments ([temp.arg]) ----

    /// `< args >`
    pub(crate) fn template_args(&mut self) -> Parse<Vec<TemplateArg>> {
        self.deeper(|cx| {
            let open = cx.expect(T::Less)?;
            let mut args = Vec::new();
            if cx.is(T::Greater) || cx.is(T::GreaterGreater) {
                cx.expect_greater(open)?;
                return Ok(args);
            }
            loop {
                args.push(cx.template_arg()?);
                if !cx.eat(T::Comma) {
                    break;
                }
            }
            cx.expect_greater(open)?;
            Ok(args)
        })
    }

    /// [temp.arg]/2: what can be a type-id is one.
    fn template_arg(&mut self) -> Parse<TemplateArg> {
        let start = self.span();
        let kind = self.template_arg_kind()?;
        let is_pack_expansion = self.eat(T::Ellipsis);
        Ok(TemplateArg { kind, is_pack_expansion, span: self.span_from(start) })
    }

    fn template_arg_kind(&mut self) -> Parse<TemplateArgKind> {
        if matches!(self.kind(), T::Identifier | T::ColonColon | T::KwTypename)
            && let Some(name) = self.template_name_arg()
        {
            return Ok(TemplateArgKind::Template(name));
        }
        if self.starts_type_at(0)
            && let Some(ty) = self.speculate(|cx| {
                let ty = cx.type_id(TypeIdUse::Ambiguous)?;
                if cx.ends_template_arg() { Ok(ty) } else { Err(cx.unexpected("`,` or `>`")) }
            })
        {
            return Ok(TemplateArgKind::Type(ty));
        }
        Ok(TemplateArgKind::Expr(self.region(Region::TEMPLATE_ARG)?))
    }

    /// The name of a class template alone. A class's own name inside it counts as a type ([temp.local]/1).
    fn template_name_arg(&mut self) -> Option<NameId> {
        self.speculate(|cx| {
            let name = cx.name(NameUse::Plain)?;
            if name.class == NameClass::TypeTemplate && !name.is_injected && cx.ends_template_arg() {
                return Ok(name.id);
            }
            // `T::template X`: an Unknown name behind the keyword is a template, too.
            let node = &cx.ast.names[name.id];
            if node.has_template_keyword && matches!(node.last, Unqualified::Ident(_)) && cx.ends_template_arg() {
                return Ok(name.id);
            }
            Err(super::cx::Failed)
        })
    }

    fn ends_template_arg(&self) -> bool {
        matches!(self.kind(), T::Comma | T::Greater | T::GreaterGreater | T::Ellipsis | T::Eof)
    }
}

/// Whether a token can begin an operand, so that `a < b > TOKEN` compares.
fn begins_operand(kind: T) -> bool {
    matches!(kind, T::Identifier | T::Literal | T::LParen | T::Tilde | T::Exclaim | T::Minus)
        || matches!(kind, T::KwThis | T::KwTrue | T::KwFalse | T::KwNullptr | T::KwSizeof | T::KwStaticCast)
}

/// Whether a token can stand only behind a whole operand.
fn ends_operand(kind: T) -> bool {
    matches!(
        kind,
        T::RParen | T::RBracket | T::RBrace | T::Comma | T::Semi | T::ColonColon | T::Dot | T::Arrow | T::Ellipsis
    )
}

/// The one-token operators that can be overloaded.
fn overloadable(kind: T) -> Option<OverloadedOperator> {
    use OverloadedOperator as O;
    Some(match kind {
        T::KwCoAwait => O::CoAwait,
        T::Arrow => O::Arrow,
        T::ArrowStar => O::ArrowStar,
        T::Tilde => O::Tilde,
        T::Exclaim => O::Exclaim,
        T::Plus => O::Plus,
        T::Minus => O::Minus,
        T::Star => O::Star,
        T::Slash => O::Slash,
        T::Percent => O::Percent,
        T::Caret => O::Caret,
        T::Amp => O::Amp,
        T::Pipe => O::Pipe,
        T::Equal => O::Equal,
        T::PlusEqual => O::PlusEqual,
        T::MinusEqual => O::MinusEqual,
        T::StarEqual => O::StarEqual,
        T::SlashEqual => O::SlashEqual,
        T::PercentEqual => O::PercentEqual,
        T::CaretEqual => O::CaretEqual,
        T::AmpEqual => O::AmpEqual,
        T::PipeEqual => O::PipeEqual,
        T::EqualEqual => O::EqualEqual,
        T::ExclaimEqual => O::ExclaimEqual,
        T::Less => O::Less,
        T::Greater => O::Greater,
        T::LessEqual => O::LessEqual,
        T::GreaterEqual => O::GreaterEqual,
        T::Spaceship => O::Spaceship,
        T::AmpAmp => O::AmpAmp,
        T::PipePipe => O::PipePipe,
        T::LessLess => O::LessLess,
        T::GreaterGreater => O::GreaterGreater,
        T::LessLessEqual => O::LessLessEqual,
        T::GreaterGreaterEqual => O::GreaterGreaterEqual,
        T::PlusPlus => O::PlusPlus,
        T::MinusMinus => O::MinusMinus,
        T::Comma => O::Comma,
        _ => return None,
    })
}
