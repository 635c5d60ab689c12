//! Declarators and type-ids ([dcl.decl], [dcl.name]).

use crate::ast::visit::Names;
use crate::ast::{
    Chunk, ChunkKind, DeclSpecs, Declarator, Default as DefaultArg, Delayed, DelayedKind, FunctionChunk, NoexceptSpec,
    Param, Quals, RefQual, TypeId, TypeNode, TypeSpec, Unqualified,
};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::frames::{Entry, FrameId, FrameKind, Scope, Target};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::parse::specifiers::Place;
use crate::source::Span;

/// Where a type-id stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeIdUse {
    /// Only a type can stand here: unknown names are types ([temp.res]/5).
    Implied,
    /// An expression could stand here as well.
    Ambiguous,
    /// In front of `(` or `{` in an expression: one simple-type-specifier.
    Operand,
    /// A new-type-id: no parentheses.
    New,
    /// A conversion-type-id of a declaration: pointers only.
    Conversion,
    /// A conversion-type-id in an expression.
    ConversionCall,
    /// Behind `->`: `{` begins the body.
    Trailing,
    /// Behind `=` of an alias-declaration: may define a class.
    Alias,
}

/// What kind of declarator is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeclaratorUse {
    Namespace,
    Block,
    Member,
    /// Behind `typedef`: no initializer follows.
    Typedef,
    /// The name may be missing.
    Param,
    TypeId,
    New,
    Conversion,
}

impl DeclaratorUse {
    fn is_abstract(self) -> bool {
        match self {
            DeclaratorUse::TypeId | DeclaratorUse::New | DeclaratorUse::Conversion => true,
            DeclaratorUse::Namespace
            | DeclaratorUse::Block
            | DeclaratorUse::Member
            | DeclaratorUse::Typedef
            | DeclaratorUse::Param => false,
        }
    }

    /// Whether a name must stand in it.
    fn must_name(self) -> bool {
        match self {
            DeclaratorUse::Namespace | DeclaratorUse::Block | DeclaratorUse::Member | DeclaratorUse::Typedef => true,
            DeclaratorUse::Param | DeclaratorUse::TypeId | DeclaratorUse::New | DeclaratorUse::Conversion => false,
        }
    }

    fn takes_parens(self) -> bool {
        !matches!(self, DeclaratorUse::New | DeclaratorUse::Conversion)
    }
}

/// A declarator with the scope for what follows it: its parameters', or that of its qualifier.
pub(crate) struct Declared {
    pub(crate) declarator: Declarator,
    pub(crate) scope: FrameId,
}

impl Declared {
    /// Whether this declares a function, by the shape of the declarator.
    pub(crate) fn is_function(&self) -> bool {
        matches!(self.declarator.chunks.first(), Some(Chunk { kind: ChunkKind::Function(_), .. }))
    }
}

impl Cx<'_> {
    /// A type-id.
    pub(crate) fn type_id(&mut self, how: TypeIdUse) -> Parse<TypeId> {
        self.deeper(|cx| {
            let start = cx.span();
            let specs = cx.decl_specs(Place::TypeId(how))?;
            let use_ = match how {
                TypeIdUse::New => DeclaratorUse::New,
                TypeIdUse::Conversion | TypeIdUse::ConversionCall => DeclaratorUse::Conversion,
                TypeIdUse::Implied
                | TypeIdUse::Ambiguous
                | TypeIdUse::Operand
                | TypeIdUse::Trailing
                | TypeIdUse::Alias => DeclaratorUse::TypeId,
            };
            let declarator = cx.declarator(use_)?.declarator;
            let span = cx.span_from(start);
            Ok(cx.ast.types.push(TypeNode { specs, declarator, span }))
        })
    }

    /// A declarator.
    pub(crate) fn declarator(&mut self, how: DeclaratorUse) -> Parse<Declared> {
        self.deeper(|cx| cx.declarator_parts(how))
    }

    fn declarator_parts(&mut self, how: DeclaratorUse) -> Parse<Declared> {
        let start = self.span();
        let mut pointers = Vec::new();
        let mut declared = Declared { declarator: Declarator::default(), scope: self.scope };
        // Reading the name may have found `C::*` instead, so the operators come first, one by one.
        while self.pointer_operator(how, &mut pointers)? {}
        if self.is(T::Ellipsis) && how == DeclaratorUse::Param {
            self.advance();
            declared.declarator.is_pack = true;
        }
        self.direct_declarator(how, &mut declared)?;
        pointers.reverse();
        declared.declarator.chunks.append(&mut pointers);
        declared.declarator.span = if self.at.last.is_none() { start } else { self.declarator_span(start) };
        Ok(declared)
    }

    /// The span of a declarator; empty when nothing was read.
    fn declarator_span(&self, start: Span) -> Span {
        if self.at.last.hi < start.lo { Span::new(start.lo, start.lo) } else { self.span_from(start) }
    }

    /// `*`, `&`, `&&`, `C::*`, with their attributes and qualifiers.
    fn pointer_operator(&mut self, how: DeclaratorUse, pointers: &mut Vec<Chunk>) -> Parse<bool> {
        let start = self.span();
        let mut kind = match self.kind() {
            T::Star => ChunkKind::Pointer(Quals::default()),
            T::Amp => ChunkKind::LValueRef,
            T::AmpAmp => ChunkKind::RValueRef,
            T::Identifier | T::ColonColon => match self.member_pointer()? {
                Some(kind) => kind,
                None => return Ok(false),
            },
            T::KwAttribute if how.takes_parens() && !how.is_abstract() => {
                let attrs = self.attributes()?;
                if let Some(last) = pointers.last_mut() {
                    last.attrs.extend(attrs);
                }
                return Ok(true);
            }
            _ => return Ok(false),
        };
        self.advance();
        let attrs = self.attributes()?;
        if let ChunkKind::Pointer(quals) | ChunkKind::MemberPointer { quals, .. } = &mut kind {
            while matches!(self.kind(), T::KwConst | T::KwVolatile | T::KwRestrict) {
                self.cv_qualifier(quals);
            }
        } else {
            while self.is(T::KwRestrict) {
                self.advance();
            }
        }
        let span = self.span_from(start);
        pointers.push(Chunk { kind, attrs, span });
        Ok(true)
    }

    /// `C::` before `*`; the cursor is then at the `*`, or else where it was.
    fn member_pointer(&mut self) -> Parse<Option<ChunkKind>> {
        if self.is(T::Identifier) && !matches!(self.peek(1), T::ColonColon | T::Less) {
            return Ok(None);
        }
        let at = self.at;
        let class = self.speculate(|cx| {
            let name = cx.name(NameUse::Declarator)?;
            if cx.is(T::ColonColon) && cx.peek(1) == T::Star { Ok(name.id) } else { Err(cx.unexpected("`*`")) }
        });
        let Some(class) = class else {
            self.at = at;
            return Ok(None);
        };
        self.advance();
        Ok(Some(ChunkKind::MemberPointer { class, quals: Quals::default() }))
    }

    /// The name, or a parenthesised declarator, and the suffixes.
    fn direct_declarator(&mut self, how: DeclaratorUse, declared: &mut Declared) -> Parse<()> {
        match self.kind() {
            T::Identifier | T::ColonColon | T::KwOperator | T::Tilde | T::KwDecltype if !how.is_abstract() => {
                self.declarator_id(declared)?;
            }
            T::LParen if how.takes_parens() && self.is_nested_declarator(how) => {
                let open = self.expect(T::LParen)?;
                let attrs = self.attributes()?;
                let inner = self.declarator(how)?;
                *declared = Declared {
                    declarator: Declarator {
                        is_pack: declared.declarator.is_pack || inner.declarator.is_pack,
                        ..inner.declarator
                    },
                    scope: inner.scope,
                };
                declared.declarator.attrs.extend(attrs);
                self.expect_closing(T::RParen, open)?;
            }
            // An unnamed bit-field.
            T::Colon if how == DeclaratorUse::Member => return Ok(()),
            kind @ (T::Dot | T::Arrow) if how.must_name() => {
                return Err(self.member_of_type(kind));
            }
            _ if how.must_name() => {
                return Err(self.unexpected("a declarator"));
            }
            _ => {}
        }
        let attrs = if how.is_abstract() { Vec::new() } else { self.standard_attributes()? };
        declared.declarator.attrs.extend(attrs);
        while self.declarator_suffix(how, declared)? {}
        Ok(())
    }

    fn declarator_id(&mut self, declared: &mut Declared) -> Parse<()> {
        let name = self.name(NameUse::Declarator)?;
        let node = &self.ast.names[name.id];
        if node.is_qualified() {
            let scope = Scope { is_global: node.is_global, components: node.qualifier.clone() };
            declared.scope = self.frames.push(Some(self.scope), FrameKind::Qualified(scope));
        }
        declared.declarator.name = Some(name.id);
        Ok(())
    }

    /// Whether the `(` here opens a nested declarator, and not parameters ([dcl.ambig.res]/3).
    fn is_nested_declarator(&mut self, how: DeclaratorUse) -> bool {
        if how.must_name() {
            return true;
        }
        let mut n = 1;
        while self.peek(n) == T::LParen {
            n += 1;
            if n > 64 {
                return false;
            }
        }
        match self.peek(n) {
            T::Star | T::Amp | T::AmpAmp => true,
            T::Ellipsis => how == DeclaratorUse::Param && self.peek(n + 1) == T::Identifier,
            T::KwAttribute => true,
            T::LBracket => n == 1 && self.peek(2) != T::LBracket,
            T::Identifier | T::ColonColon => {
                if self.is_member_pointer_at(n) {
                    return true;
                }
                how == DeclaratorUse::Param
                    && self.peek(n) == T::Identifier
                    && !self.starts_type_at(n)
                    && matches!(self.peek(n + 1), T::RParen | T::LBracket | T::LParen)
            }
            _ => false,
        }
    }

    /// Whether `C::*` stands at the n-th token from here.
    fn is_member_pointer_at(&mut self, n: usize) -> bool {
        let index = self.index_ahead(n);
        if self.kind_at(index) == T::Identifier && !matches!(self.peek(n + 1), T::ColonColon | T::Less) {
            return false;
        }
        self.look(|cx| {
            cx.jump(index);
            cx.member_pointer()
        })
        .flatten()
        .is_some()
    }

    fn declarator_suffix(&mut self, how: DeclaratorUse, declared: &mut Declared) -> Parse<bool> {
        let start = self.span();
        match self.kind() {
            T::LParen if how.takes_parens() => {
                let may_be_init =
                    matches!(how, DeclaratorUse::Namespace | DeclaratorUse::Block) && !declared.is_function();
                if may_be_init && !self.in_scope(declared.scope, |cx| cx.is_param_clause()) {
                    return Ok(false);
                }
                if how == DeclaratorUse::TypeId && !self.is_param_clause() {
                    return Ok(false);
                }
                let is_first = declared.declarator.chunks.is_empty();
                let scope = declared.scope;
                let outer = std::mem::replace(&mut self.scope, scope);
                let chunk = self.function_chunk(how, &mut declared.declarator);
                let inner = std::mem::replace(&mut self.scope, outer);
                let function = chunk?;
                if is_first {
                    declared.scope = inner;
                }
                let attrs = if how.is_abstract() { Vec::new() } else { self.standard_attributes()? };
                let span = self.span_from(start);
                declared.declarator.chunks.push(Chunk { kind: ChunkKind::Function(Box::new(function)), attrs, span });
                Ok(true)
            }
            T::LBracket if how != DeclaratorUse::Conversion && !self.is_attribute_start() => {
                self.advance();
                let scope = declared.scope;
                // [expr.new]/1: the first bound of a new-declarator is any expression.
                let is_any = how == DeclaratorUse::New && declared.declarator.chunks.is_empty();
                let bound = |cx: &mut Self| if is_any { cx.expression() } else { cx.assignment() };
                let size = if self.is(T::RBracket) { None } else { Some(self.in_scope(scope, bound)?) };
                self.expect_closing(T::RBracket, start)?;
                let attrs = if how.is_abstract() { Vec::new() } else { self.standard_attributes()? };
                let span = self.span_from(start);
                declared.declarator.chunks.push(Chunk { kind: ChunkKind::Array { size }, attrs, span });
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    // ---- functions ([dcl.fct]) ----

    /// Parameters, qualifiers, exceptions and trailing return type. Leaves the parameters' frame entered.
    fn function_chunk(&mut self, how: DeclaratorUse, declarator: &mut Declarator) -> Parse<FunctionChunk> {
        self.enter(FrameKind::FunctionParams);
        let (params, is_variadic) = self.params()?;
        let mut function = FunctionChunk {
            params,
            is_variadic,
            quals: Quals::default(),
            ref_qual: RefQual::None,
            noexcept: NoexceptSpec::None,
            trailing: None,
            is_override: false,
            is_final: false,
        };
        self.function_qualifiers(how, &mut function, declarator)?;
        Ok(function)
    }

    /// What follows the parameters.
    pub(crate) fn function_qualifiers(
        &mut self,
        how: DeclaratorUse,
        function: &mut FunctionChunk,
        declarator: &mut Declarator,
    ) -> Parse<()> {
        while matches!(self.kind(), T::KwConst | T::KwVolatile | T::KwRestrict) {
            self.cv_qualifier(&mut function.quals);
        }
        function.ref_qual = self.ref_qualifier();
        // GNU's `__restrict` on member functions may follow.
        while matches!(self.kind(), T::KwRestrict) {
            self.advance();
        }
        self.exception_specification(how, function)?;
        if !how.is_abstract() {
            let attrs = self.standard_attributes()?;
            declarator.attrs.extend(attrs);
        }
        if self.is(T::KwAttribute) && !how.is_abstract() {
            let attrs = self.attributes()?;
            declarator.attrs.extend(attrs);
        }
        if self.eat(T::Arrow) {
            function.trailing = Some(self.type_id(TypeIdUse::Trailing)?);
        }
        while how == DeclaratorUse::Member && self.is(T::Identifier) {
            if self.is_word("override") {
                function.is_override = true;
            } else if self.is_word("final") {
                function.is_final = true;
            } else {
                break;
            }
            self.advance();
        }
        Ok(())
    }

    fn ref_qualifier(&mut self) -> RefQual {
        if self.eat(T::Amp) {
            RefQual::LValue
        } else if self.eat(T::AmpAmp) {
            RefQual::RValue
        } else {
            RefQual::None
        }
    }

    /// `noexcept`, `noexcept(e)`, `throw(…)` ([except.spec]).
    fn exception_specification(&mut self, how: DeclaratorUse, function: &mut FunctionChunk) -> Parse<()> {
        if self.eat(T::KwThrow) {
            let open = self.expect(T::LParen)?;
            let mut types = Vec::new();
            while !self.is(T::RParen) {
                if !self.eat(T::Ellipsis) {
                    types.push(self.type_id(TypeIdUse::Implied)?);
                    self.eat(T::Ellipsis);
                }
                if !self.eat(T::Comma) {
                    break;
                }
            }
            self.expect_closing(T::RParen, open)?;
            function.noexcept = if types.is_empty() { NoexceptSpec::True } else { NoexceptSpec::Dynamic(types) };
            return Ok(());
        }
        if !self.eat(T::KwNoexcept) {
            return Ok(());
        }
        if !self.is(T::LParen) {
            function.noexcept = NoexceptSpec::True;
            return Ok(());
        }
        let open = self.span();
        let close = self.partner(self.at.pos);
        self.advance();
        if how == DeclaratorUse::Member
            && self.class_depth > 0
            && let Some(close) = close
        {
            let id = self.delay(close, DelayedKind::Condition, self.scope);
            function.noexcept = NoexceptSpec::Delayed(id);
        } else {
            function.noexcept = NoexceptSpec::Expr(self.assignment()?);
        }
        self.expect_closing(T::RParen, open)?;
        Ok(())
    }

    /// Delays the tokens from here to `end`.
    pub(crate) fn delay(&mut self, end: usize, what: DelayedKind, scope: FrameId) -> crate::ast::DelayedId {
        let tokens = (self.at.pos as u32, end as u32);
        let id = self.ast.delayed.push(Delayed { tokens, what, scope: scope.0, parsed: None });
        if self.class_depth > 0 && self.parses_bodies {
            self.pending.push(id);
        }
        self.jump(end);
        id
    }

    /// `( params )`
    pub(crate) fn params(&mut self) -> Parse<(Vec<Param>, bool)> {
        let open = self.expect(T::LParen)?;
        let mut params = Vec::new();
        let mut is_variadic = false;
        while !self.is(T::RParen) {
            if self.eat(T::Ellipsis) {
                is_variadic = true;
                break;
            }
            let param = self.param(Place::Param)?;
            if param.is_explicit_object && !params.is_empty() {
                let _ = self.fail(param.span, "only the first parameter can be an explicit object parameter");
            }
            params.push(param);
            if self.eat(T::Ellipsis) {
                is_variadic = true;
                break;
            }
            if !self.eat(T::Comma) {
                break;
            }
            if self.is(T::RParen) {
                return Err(self.unexpected("a parameter"));
            }
        }
        self.expect_closing(T::RParen, open)?;
        // `(void)` declares no parameters: that is for sema to see, by its type.
        Ok((params, is_variadic))
    }

    /// Whether the type of a parameter can name a pack: `auto` invents one, and not of every name the parser knows what it
    /// is.
    fn may_name_pack(&mut self, specs: &DeclSpecs, declarator: &Declarator) -> bool {
        if matches!(specs.ty, TypeSpec::Auto { .. }) {
            return true;
        }
        let mut names = Names::new(self.ast, false);
        names.specs(specs);
        names.declarator(declarator);
        names.found.into_iter().any(|name| {
            let entry = self.lookup(name);
            let is_type = matches!(entry.class, NameClass::Type | NameClass::TypeTemplate | NameClass::Namespace);
            !is_type || entry.target == Target::Parameter { is_pack: true }
        })
    }

    /// A parameter-declaration.
    pub(crate) fn param(&mut self, place: Place) -> Parse<Param> {
        let start = self.span();
        let attrs = self.attributes()?;
        let is_explicit_object = place == Place::Param && self.eat(T::KwThis);
        let mut specs = self.decl_specs(place)?;
        if specs.ty == TypeSpec::None {
            return Err(self.unexpected("a parameter's type"));
        }
        specs.attrs.splice(0..0, attrs);
        let mut declared = self.declarator(DeclaratorUse::Param)?;
        if Self::lacks_auto(&specs.ty, &declared.declarator) {
            let text = "a function with a trailing return type must be declared with plain `auto`";
            return Err(self.fail(declared.declarator.span, text));
        }
        // [dcl.fct]/23: `T...` is `T, ...` when `T` names no pack.
        if declared.declarator.is_pack
            && declared.declarator.name.is_none()
            && self.is(T::RParen)
            && !self.may_name_pack(&specs, &declared.declarator)
        {
            declared.declarator.is_pack = false;
            self.unread_ellipsis();
        }
        let attrs = self.attributes()?;
        declared.declarator.attrs.extend(attrs);
        // [basic.scope.pdecl]/11: a template parameter is declared behind its default argument, others before.
        let is_template_param = place == Place::TemplateParam;
        if !is_template_param {
            self.declare_value(&declared.declarator);
        }
        let default = if self.eat(T::Equal) { Some(self.default_argument(place)?) } else { None };
        if is_template_param {
            self.declare_value(&declared.declarator);
        }
        let span = self.span_from(start);
        Ok(Param { specs, declarator: declared.declarator, default, is_explicit_object, span })
    }

    fn unread_ellipsis(&mut self) {
        if let Some(before) = self.at.pos.checked_sub(1) {
            self.at.pos = before;
        }
    }

    /// Declares the plain name of a declarator as a value in the current frame.
    pub(crate) fn declare_value(&mut self, declarator: &Declarator) {
        let Some(name) = declarator.name else { return };
        if let Unqualified::Ident(symbol) = self.ast.names[name].last {
            let (scope, span) = (self.scope, self.ast.names[name].last_span);
            if self.frames.get(scope).kind == FrameKind::TemplateParams {
                self.declare_param(symbol, span, NameClass::Value, false);
                return;
            }
            self.check_shadowing(symbol, span);
            self.declare_in(scope, symbol, Entry::new(NameClass::Value));
        }
    }

    /// A default argument: at once, or for a member's parameter when its class is complete ([class.mem]/6).
    fn default_argument(&mut self, place: Place) -> Parse<DefaultArg> {
        if place == Place::TemplateParam {
            return Ok(DefaultArg::Expr(self.region(super::fold::Region::TEMPLATE_ARG)?));
        }
        if self.class_depth == 0 {
            return Ok(DefaultArg::Expr(self.init_clause()?));
        }
        let end = self.initializer_end()?;
        Ok(DefaultArg::Delayed(self.delay(end, DelayedKind::Initializer, self.scope)))
    }

    /// Where the initializer that begins here ends: at a `,`, `;` or closing bracket outside brackets. Only when
    /// a `<` makes the meaning of commas doubtful must it be read.
    pub(crate) fn initializer_end(&mut self) -> Parse<usize> {
        let mut index = self.at.pos;
        loop {
            match self.kind_at(index) {
                T::LParen | T::LBracket | T::LBrace => match self.partner(index) {
                    Some(close) => index = close,
                    None => return Err(self.unclosed_at(index)),
                },
                T::Comma | T::Semi | T::RParen | T::RBracket | T::RBrace | T::Eof => break,
                T::Less => {
                    let end = self.look(|cx| {
                        cx.init_clause()?;
                        Ok(cx.at.pos)
                    });
                    // What cannot be read now may still be read in the complete class.
                    return Ok(end.unwrap_or_else(|| self.end_behind_angles()));
                }
                _ => {}
            }
            index = self.index_after(index);
        }
        if index == self.at.pos {
            return Err(self.unexpected("an initializer"));
        }
        Ok(index)
    }

    /// A guess at the end of an initializer with `<`: commas inside balanced angles do not count.
    fn end_behind_angles(&self) -> usize {
        let mut index = self.at.pos;
        let mut n_angles = 0usize;
        loop {
            match self.kind_at(index) {
                T::LParen | T::LBracket | T::LBrace => match self.partner(index) {
                    Some(close) => index = close,
                    None => return self.end,
                },
                T::Less => n_angles += 1,
                T::Greater => n_angles = n_angles.saturating_sub(1),
                T::GreaterGreater => n_angles = n_angles.saturating_sub(2),
                T::Comma if n_angles > 0 => {}
                T::Comma | T::Semi | T::RParen | T::RBracket | T::RBrace | T::Eof => return index,
                _ => {}
            }
            index = self.index_after(index);
        }
    }

    /// Reports a bracket that is never closed.
    pub(crate) fn unclosed_at(&mut self, index: usize) -> super::cx::Failed {
        let open = self.tokens[index];
        let closing = match open.kind {
            T::LBrace => T::RBrace,
            T::LBracket => T::RBracket,
            _ => T::RParen,
        };
        self.jump(self.end);
        let message = format!("expected `{}`, found {}", closing.spelling(), self.found());
        let diagnostic = crate::diag::Diagnostic::error(self.span(), message).also(open.span, "to match this");
        self.report_here(diagnostic)
    }
}
