//! Lambda-expressions and requires-expressions ([expr.prim.lambda], [expr.prim.req]).

use crate::ast::{
    Capture, CaptureDefault, CaptureKind, Chunk, ChunkKind, Constancy, DeclKind, DeclSpecs, Declarator, ExprId,
    ExprKind, FunctionBody, FunctionChunk, FunctionDecl, Init, Lambda, Name, NameId, NoexceptSpec, OverloadedOperator,
    Param, Quals, RefQual, Requirement, Requires, StorageClass, TypeSpec, Unqualified,
};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::DeclaratorUse;
use crate::parse::frames::{Entry, FrameKind};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::source::Span;

/// The lambda-specifiers.
#[derive(Default)]
struct Specifiers {
    is_mutable: bool,
    constant: Constancy,
    is_static: bool,
}

impl Specifiers {
    /// The specifiers of the call operator: inline. One that says nothing is constexpr where it can be
    /// ([expr.prim.lambda.closure]/4, /5): the evaluator takes every closure's, and finds what cannot be evaluated.
    fn decl_specs(&self, span: Span) -> DeclSpecs {
        DeclSpecs {
            storage: if self.is_static { StorageClass::Static } else { StorageClass::None },
            is_inline: true,
            constant: self.constant,
            ty: TypeSpec::Auto { constraint: None },
            ..DeclSpecs::none(span)
        }
    }
}

impl Cx<'_> {
    /// A whole lambda-expression.
    pub(crate) fn lambda(&mut self) -> Parse<ExprId> {
        let at = self.at.pos;
        if let Some((expr, after)) = self.memory.exprs.get(&at) {
            let expr = *expr;
            self.at = *after;
            return Ok(expr);
        }
        let flags = (self.class_depth, self.is_templated, self.is_specialization, self.may_lack_semi);
        let is_script_level = std::mem::replace(&mut self.is_script_level, false);
        (self.class_depth, self.is_templated, self.is_specialization, self.may_lack_semi) = (0, false, false, false);
        let result = self.deeper(|cx| cx.within(FrameKind::Block, Self::lambda_parts));
        (self.class_depth, self.is_templated, self.is_specialization, self.may_lack_semi) = flags;
        self.is_script_level = is_script_level;
        let expr = result?;
        self.memory.exprs.insert(at, (expr, self.at));
        Ok(expr)
    }

    fn lambda_parts(&mut self) -> Parse<ExprId> {
        let start = self.span();
        let (default, captures) = self.captures()?;
        let introducer = self.span_from(start);
        let (mut template_params, mut template_requires) = (Vec::new(), None);
        if self.is(T::Less) {
            self.enter(FrameKind::TemplateParams);
            template_params = self.template_params()?;
            if self.is(T::KwRequires) {
                template_requires = Some(self.requires_clause()?);
            }
        }
        self.enter(FrameKind::FunctionParams);
        let mut declarator = Declarator { span: introducer, attrs: self.attributes()?, ..Declarator::default() };
        let has_params = self.is(T::LParen);
        let (params, is_variadic) = if has_params { self.params()? } else { (Vec::new(), false) };
        let specifiers = self.lambda_specifiers();
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
        self.function_qualifiers(DeclaratorUse::Block, &mut function, &mut declarator)?;
        let has_explicit_object = function.params.first().is_some_and(|param| param.is_explicit_object);
        function.quals.is_const = !specifiers.is_mutable && !specifiers.is_static && !has_explicit_object;
        if self.is(T::KwRequires) {
            declarator.requires = Some(self.requires_clause()?);
        }
        if !self.is(T::LBrace) {
            return Err(self.unexpected("the lambda's body"));
        }
        let block = self.block()?;
        declarator.name = Some(self.call_operator_name(introducer));
        let kind = ChunkKind::Function(Box::new(function));
        declarator.chunks.push(Chunk { kind, attrs: Vec::new(), span: introducer });
        let body = FunctionBody::Block { member_inits: Vec::new(), block };
        let call = FunctionDecl { specs: specifiers.decl_specs(introducer), declarator, body };
        let call = self.push_decl(DeclKind::Function(Box::new(call)), start);
        let is_mutable = specifiers.is_mutable;
        let lambda =
            Lambda { default, captures, template_params, template_requires, call, has_params, is_mutable, introducer };
        let span = self.span_from(start);
        Ok(self.push_expr(ExprKind::Lambda(Box::new(lambda)), span))
    }

    fn call_operator_name(&mut self, span: Span) -> NameId {
        self.ast.names.push(Name {
            is_global: false,
            qualifier: Vec::new(),
            last: Unqualified::Operator(OverloadedOperator::Call),
            has_template_keyword: false,
            has_typename: false,
            seen: crate::ast::Seen::NotAsked,
            span,
            last_span: span,
        })
    }

    fn lambda_specifiers(&mut self) -> Specifiers {
        let mut specifiers = Specifiers::default();
        let mut seen = Vec::new();
        loop {
            if seen.contains(&self.kind()) {
                // [expr.prim.lambda.general]/4
                let span = self.span();
                let _ = self.fail(span, "the specifier of the lambda is given twice");
            }
            seen.push(self.kind());
            match self.kind() {
                T::KwMutable => specifiers.is_mutable = true,
                T::KwConstexpr => specifiers.constant = Constancy::Constexpr,
                T::KwConsteval => specifiers.constant = Constancy::Consteval,
                T::KwStatic => specifiers.is_static = true,
                _ => return specifiers,
            }
            self.advance();
        }
    }

    /// `[captures]` ([expr.prim.lambda.capture])
    fn captures(&mut self) -> Parse<(CaptureDefault, Vec<Capture>)> {
        let (mut default, mut captures) = (CaptureDefault::None, Vec::new());
        let open = self.expect(T::LBracket)?;
        if self.is(T::Equal) || (self.is(T::Amp) && matches!(self.peek(1), T::RBracket | T::Comma)) {
            default = if self.is(T::Equal) { CaptureDefault::Copy } else { CaptureDefault::Ref };
            self.advance();
            if !self.is(T::RBracket) {
                self.expect(T::Comma)?;
            }
        }
        while !self.is(T::RBracket) {
            captures.push(self.capture()?);
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RBracket, open)?;
        Ok((default, captures))
    }

    fn capture(&mut self) -> Parse<Capture> {
        let start = self.span();
        if self.eat(T::KwThis) {
            return Ok(Capture { kind: CaptureKind::This, is_pack: false, span: start });
        }
        if self.is(T::Star) && self.peek(1) == T::KwThis {
            self.advance();
            self.advance();
            return Ok(Capture { kind: CaptureKind::StarThis, is_pack: false, span: self.span_from(start) });
        }
        let mut is_ref = self.eat(T::Amp);
        let mut is_pack = self.eat(T::Ellipsis);
        is_ref |= self.eat(T::Amp);
        let (name, _) = self.expect_identifier("a capture")?;
        let init = match self.kind() {
            T::Equal => {
                self.advance();
                Some(Init::Copy(self.init_clause()?))
            }
            T::LBrace => Some(Init::Brace(self.init_clause()?)),
            T::LParen => Some(Init::Paren(self.paren_list()?)),
            _ => None,
        };
        is_pack |= self.eat(T::Ellipsis);
        let kind = match init {
            Some(init) => {
                let scope = self.scope;
                self.declare_in(scope, name, Entry::new(NameClass::Value));
                CaptureKind::Init { name, is_ref, init }
            }
            None if is_ref => CaptureKind::Ref(name),
            None => CaptureKind::Copy(name),
        };
        Ok(Capture { kind, is_pack, span: self.span_from(start) })
    }

    // ---- requires-expressions ----

    /// A whole requires-expression.
    pub(crate) fn requires_expression(&mut self) -> Parse<ExprId> {
        let at = self.at.pos;
        if let Some((expr, after)) = self.memory.exprs.get(&at) {
            let expr = *expr;
            self.at = *after;
            return Ok(expr);
        }
        let class_depth = std::mem::replace(&mut self.class_depth, 0);
        let result = self.deeper(|cx| cx.within(FrameKind::FunctionParams, Self::requires_parts));
        self.class_depth = class_depth;
        let expr = result?;
        self.memory.exprs.insert(at, (expr, self.at));
        Ok(expr)
    }

    fn requires_parts(&mut self) -> Parse<ExprId> {
        let start = self.expect(T::KwRequires)?;
        let params = if self.is(T::LParen) { self.requires_params()? } else { Vec::new() };
        let open = self.expect(T::LBrace)?;
        let mut requirements = Vec::new();
        while !self.is(T::RBrace) {
            requirements.push(self.requirement(open)?);
        }
        self.expect_closing(T::RBrace, open)?;
        let span = self.span_from(start);
        Ok(self.push_expr(ExprKind::Requires(Box::new(Requires { params, requirements })), span))
    }

    /// [expr.prim.req]/5: without ellipsis and default arguments, each name once.
    fn requires_params(&mut self) -> Parse<Vec<Param>> {
        let start = self.span();
        let (params, is_variadic) = self.params()?;
        let span = self.span_from(start);
        if is_variadic {
            self.fail(span, "the parameters of a requires-expression cannot end with `...`");
        }
        let mut seen = Vec::new();
        for param in &params {
            if param.default.is_some() {
                self.fail(param.span, "a parameter of a requires-expression cannot have a default argument");
            }
            let Some(name) = param.declarator.name.and_then(|name| self.ast.names[name].identifier()) else { continue };
            if seen.contains(&name) {
                self.fail(param.span, format!("`{name}` is already the name of a parameter"));
            }
            seen.push(name);
        }
        Ok(params)
    }

    fn requirement(&mut self, open: Span) -> Parse<Requirement> {
        match self.kind() {
            T::KwTypename => {
                let name = self.speculate(|cx| {
                    cx.advance();
                    let name = cx.name(NameUse::Typename)?.id;
                    cx.expect(T::Semi)?;
                    Ok(name)
                });
                if let Some(name) = name {
                    self.ast.names.get_mut(name).has_typename = true;
                    return Ok(Requirement::Type(name));
                }
            }
            T::LBrace => return self.compound_requirement(),
            // [expr.prim.req.nested]: `requires` always begins a nested requirement here.
            T::KwRequires => {
                self.advance();
                let expr = self.assignment()?;
                self.expect(T::Semi)?;
                return Ok(Requirement::Nested(expr));
            }
            T::Eof => return self.expect_closing(T::RBrace, open).map(|_| Requirement::Nested(ExprId::new(0))),
            _ => {}
        }
        let expr = self.expression()?;
        self.expect(T::Semi)?;
        Ok(Requirement::Simple(expr))
    }

    /// `{ e } noexcept -> C<args>;`
    fn compound_requirement(&mut self) -> Parse<Requirement> {
        let open = self.expect(T::LBrace)?;
        let expr = self.expression()?;
        self.expect_closing(T::RBrace, open)?;
        let is_noexcept = self.eat(T::KwNoexcept);
        let constraint = if self.eat(T::Arrow) { Some(self.name(NameUse::Typename)?.id) } else { None };
        self.expect(T::Semi)?;
        Ok(Requirement::Compound { expr, is_noexcept, constraint })
    }
}
