//! Lambda-expressions and requires-expressions ([expr.prim.lambda], [expr.prim.req]).

use crate::ast::{
    Capture, CaptureDefault, CaptureKind, Constancy, Declarator, ExprId, ExprKind, FunctionChunk, Init, Lambda,
    NoexceptSpec, Quals, RefQual, Requirement, Requires,
};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::DeclaratorUse;
use crate::parse::frames::{Entry, FrameKind};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::source::Span;

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
        let mut lambda = Lambda {
            default: CaptureDefault::None,
            captures: Vec::new(),
            template_params: Vec::new(),
            template_requires: None,
            function: FunctionChunk {
                params: Vec::new(),
                is_variadic: false,
                quals: Quals::default(),
                ref_qual: RefQual::None,
                noexcept: NoexceptSpec::None,
                trailing: None,
                is_override: false,
                is_final: false,
            },
            has_params: false,
            is_mutable: false,
            is_static: false,
            constant: Constancy::None,
            attrs: Vec::new(),
            requires: None,
            body: crate::ast::StmtId::new(0),
            introducer: start,
        };
        self.captures(&mut lambda)?;
        lambda.introducer = self.span_from(start);
        if self.is(T::Less) {
            self.enter(FrameKind::TemplateParams);
            lambda.template_params = self.template_params()?;
            if self.is(T::KwRequires) {
                lambda.template_requires = Some(self.requires_clause()?);
            }
        }
        self.enter(FrameKind::FunctionParams);
        lambda.attrs.extend(self.attributes()?);
        if self.is(T::LParen) {
            lambda.has_params = true;
            (lambda.function.params, lambda.function.is_variadic) = self.params()?;
        }
        self.lambda_specifiers(&mut lambda);
        let mut declarator = Declarator::default();
        self.function_qualifiers(DeclaratorUse::Block, &mut lambda.function, &mut declarator)?;
        lambda.attrs.append(&mut declarator.attrs);
        if self.is(T::KwRequires) {
            lambda.requires = Some(self.requires_clause()?);
        }
        if !self.is(T::LBrace) {
            return Err(self.unexpected("the lambda's body"));
        }
        lambda.body = self.block()?;
        let span = self.span_from(start);
        Ok(self.push_expr(ExprKind::Lambda(Box::new(lambda)), span))
    }

    fn lambda_specifiers(&mut self, lambda: &mut Lambda) {
        loop {
            match self.kind() {
                T::KwMutable => lambda.is_mutable = true,
                T::KwConstexpr => lambda.constant = Constancy::Constexpr,
                T::KwConsteval => lambda.constant = Constancy::Consteval,
                T::KwStatic => lambda.is_static = true,
                _ => return,
            }
            self.advance();
        }
    }

    /// `[captures]` ([expr.prim.lambda.capture])
    fn captures(&mut self, lambda: &mut Lambda) -> Parse<()> {
        let open = self.expect(T::LBracket)?;
        if self.is(T::Equal) || (self.is(T::Amp) && matches!(self.peek(1), T::RBracket | T::Comma)) {
            lambda.default = if self.is(T::Equal) { CaptureDefault::Copy } else { CaptureDefault::Ref };
            self.advance();
            if !self.is(T::RBracket) {
                self.expect(T::Comma)?;
            }
        }
        while !self.is(T::RBracket) {
            let capture = self.capture()?;
            lambda.captures.push(capture);
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RBracket, open)?;
        Ok(())
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
        let params = if self.is(T::LParen) { self.params()?.0 } else { Vec::new() };
        let open = self.expect(T::LBrace)?;
        let mut requirements = Vec::new();
        while !self.is(T::RBrace) {
            requirements.push(self.requirement(open)?);
        }
        self.expect_closing(T::RBrace, open)?;
        let span = self.span_from(start);
        Ok(self.push_expr(ExprKind::Requires(Box::new(Requires { params, requirements })), span))
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
