//! Templates ([temp]): headers, parameters, requires-clauses, concepts, explicit specialisation and instantiation.

use crate::ast::{DeclId, DeclKind, ExprId, NameId, TemplateDecl, TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Failed, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::parse::fold::Region;
use crate::parse::frames::{Entry, FrameKind};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::parse::specifiers::Place;
use crate::source::Span;

impl Cx<'_> {
    /// Everything that begins with `template` or `extern template`.
    pub(crate) fn template_declaration(&mut self, place: Place) -> Parse<DeclId> {
        let flags = (self.is_templated, self.is_specialization);
        let result = self.template_declaration_here(place);
        (self.is_templated, self.is_specialization) = flags;
        result
    }

    fn template_declaration_here(&mut self, place: Place) -> Parse<DeclId> {
        let start = self.span();
        let is_extern = self.eat(T::KwExtern);
        self.expect(T::KwTemplate)?;
        if !self.is(T::Less) {
            if self.is(T::Eof) {
                return Err(self.unexpected("`<` or a declaration"));
            }
            self.is_specialization = true;
            let decl = self.declaration(place)?;
            return Ok(self.push_decl(DeclKind::ExplicitInstantiation { is_extern, decl }, start));
        }
        if self.peek(1) == T::Greater {
            self.advance();
            self.advance();
            self.is_specialization = true;
            let decl = self.declaration(place)?;
            return Ok(self.push_decl(DeclKind::ExplicitSpecialization { decl }, start));
        }
        self.within(FrameKind::TemplateParams, |cx| {
            let params = cx.template_params()?;
            let requires = if cx.is(T::KwRequires) { Some(cx.requires_clause()?) } else { None };
            cx.is_templated = true;
            let decl = if cx.is(T::KwConcept) { cx.concept()? } else { cx.declaration(place)? };
            let template = TemplateDecl { params, requires, decl };
            Ok(cx.push_decl(DeclKind::Template(Box::new(template)), start))
        })
    }

    /// `< params >`; declares them in the current frame.
    pub(crate) fn template_params(&mut self) -> Parse<Vec<TemplateParam>> {
        self.deeper(|cx| {
            let open = cx.expect(T::Less)?;
            let is_templated = std::mem::replace(&mut cx.is_templated, false);
            let mut params = Vec::new();
            loop {
                params.push(cx.template_param()?);
                if !cx.eat(T::Comma) {
                    break;
                }
            }
            cx.is_templated = is_templated;
            cx.expect_greater(open)?;
            Ok(params)
        })
    }

    /// A template-parameter ([temp.param]).
    fn template_param(&mut self) -> Parse<TemplateParam> {
        let start = self.span();
        match self.kind() {
            T::KwTemplate => return self.template_template_param(start),
            T::KwClass | T::KwTypename if self.is_type_parameter() => {
                self.advance();
                return self.type_param(None, start);
            }
            T::Identifier | T::ColonColon => {
                if let Some(constraint) = self.type_constraint() {
                    return self.type_param(Some(constraint), start);
                }
            }
            _ => {}
        }
        let param = self.param(Place::TemplateParam)?;
        let name = param.declarator.name.and_then(|name| self.ast.names[name].identifier()).unwrap_or(Symbol::EMPTY);
        let is_pack = param.declarator.is_pack;
        let span = self.span_from(start);
        Ok(TemplateParam { name, is_pack, kind: TemplateParamKind::NonType { param: Box::new(param) }, span })
    }

    /// Whether `class` or `typename` here introduces a type-parameter, and no type.
    fn is_type_parameter(&self) -> bool {
        let ends = |kind| {
            matches!(
                kind,
                T::Comma
                    | T::Greater
                    | T::GreaterGreater
                    | T::Equal
                    | T::GreaterEqual
                    | T::Eof
                    | T::LBracket
                    | T::KwAttribute
            )
        };
        match self.peek(1) {
            T::Ellipsis => true,
            T::Identifier => ends(self.peek(2)),
            kind => ends(kind),
        }
    }

    /// A concept's name that constrains a type-parameter, and no placeholder.
    fn type_constraint(&mut self) -> Option<NameId> {
        self.speculate(|cx| {
            let name = cx.name(NameUse::Plain)?;
            if name.class == NameClass::Concept && !cx.is(T::KwAuto) && !cx.is(T::KwDecltype) {
                return Ok(name.id);
            }
            Err(Failed)
        })
    }

    /// From the `...` or name on.
    fn type_param(&mut self, constraint: Option<NameId>, start: Span) -> Parse<TemplateParam> {
        let is_pack = self.eat(T::Ellipsis);
        let (name, name_span) = self.optional_identifier();
        self.attributes()?;
        let default = if self.eat(T::Equal) { Some(self.type_id(TypeIdUse::Implied)?) } else { None };
        self.declare_param(name, name_span, NameClass::Type, is_pack);
        let span = self.span_from(start);
        Ok(TemplateParam { name, is_pack, kind: TemplateParamKind::Type { constraint, default }, span })
    }

    fn template_template_param(&mut self, start: Span) -> Parse<TemplateParam> {
        self.expect(T::KwTemplate)?;
        let (params, requires) = self.within(FrameKind::TemplateParams, |cx| {
            let params = cx.template_params()?;
            let requires = if cx.is(T::KwRequires) { Some(cx.requires_clause()?) } else { None };
            Ok((params, requires))
        })?;
        if !self.eat(T::KwClass) && !self.eat(T::KwTypename) {
            return Err(self.unexpected("`class` or `typename`"));
        }
        let is_pack = self.eat(T::Ellipsis);
        let (name, name_span) = self.optional_identifier();
        let default = if self.eat(T::Equal) { Some(self.name(NameUse::Plain)?.id) } else { None };
        self.declare_param(name, name_span, NameClass::TypeTemplate, is_pack);
        let span = self.span_from(start);
        Ok(TemplateParam { name, is_pack, kind: TemplateParamKind::Template { params, requires, default }, span })
    }

    fn optional_identifier(&mut self) -> (Symbol, Span) {
        let span = self.span();
        if !self.is(T::Identifier) {
            return (Symbol::EMPTY, span);
        }
        let symbol = self.token().symbol();
        self.advance();
        (symbol, span)
    }

    /// `requires constraint-logical-or-expression`
    pub(crate) fn requires_clause(&mut self) -> Parse<ExprId> {
        self.expect(T::KwRequires)?;
        self.region(Region::CONSTRAINT)
    }

    /// `concept C = e;` ([temp.concept])
    fn concept(&mut self) -> Parse<DeclId> {
        let start = self.span();
        self.advance();
        let (name, name_span) = self.expect_identifier("the concept's name")?;
        self.attributes()?;
        self.declare(name, Entry::new(NameClass::Concept));
        self.expect(T::Equal)?;
        self.is_templated = false;
        let constraint = self.assignment()?;
        self.end_declaration("concept")?;
        Ok(self.push_decl(DeclKind::Concept { name, name_span, constraint }, start))
    }
}
