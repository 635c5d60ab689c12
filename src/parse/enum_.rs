//! Enumerations ([dcl.enum]).

use crate::ast::{DeclKind, DeclSpecs, ElaboratedKey, EnumDecl, Enumerator, NameId, TypeId, TypeSpec, Unqualified};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::parse::frames::{Entry, FrameKind, Scope};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::parse::specifiers::Place;
use crate::source::Span;

impl Cx<'_> {
    /// `enum`: a definition, an opaque declaration, or an elaborated-type-specifier.
    pub(crate) fn enum_specifier(&mut self, place: Place) -> Parse<TypeSpec> {
        let start = self.span();
        self.expect(T::KwEnum)?;
        let is_scoped = matches!(self.kind(), T::KwClass | T::KwStruct);
        if is_scoped {
            self.advance();
        }
        let attrs = self.attributes()?;
        let name = match self.kind() {
            T::Identifier | T::ColonColon => Some(self.name(NameUse::Declarator)?.id),
            T::LBrace | T::Colon => None,
            _ => return Err(self.unexpected("a name or `{`")),
        };
        let takes_definition = place.takes_definition();
        let underlying =
            if takes_definition && self.is(T::Colon) && self.peek(1) != T::Colon { self.enum_base()? } else { None };
        let mut decl = EnumDecl { name, is_scoped, underlying, attrs, enumerators: None };
        if takes_definition && self.is(T::LBrace) {
            self.declare_enum_name(name);
            decl.enumerators = Some(self.enumerators(name)?);
            decl.attrs.extend(self.attributes()?);
        } else if (is_scoped || underlying.is_some()) && self.is(T::Semi) {
            self.declare_enum_name(name);
        } else {
            let Some(name) = name else { return Err(self.unexpected("`{`")) };
            return Ok(TypeSpec::Elaborated { key: ElaboratedKey::Enum, name, attrs: decl.attrs });
        }
        Ok(TypeSpec::Enum(self.push_decl(DeclKind::Enum(Box::new(decl)), start)))
    }

    fn declare_enum_name(&mut self, name: Option<NameId>) {
        let Some(name) = name else { return };
        let node = &self.ast.names[name];
        if let (false, Unqualified::Ident(symbol)) = (node.is_qualified(), &node.last) {
            let (symbol, span) = (*symbol, node.last_span);
            self.check_shadowing(symbol, span);
            self.declare(symbol, Entry::new(NameClass::Type));
        }
    }

    /// `: type-specifier-seq`
    fn enum_base(&mut self) -> Parse<Option<TypeId>> {
        self.expect(T::Colon)?;
        let specs: DeclSpecs = self.decl_specs(Place::TypeId(TypeIdUse::Implied))?;
        Ok(Some(self.type_of_specs(specs)))
    }

    fn enumerators(&mut self, name: Option<NameId>) -> Parse<Vec<Enumerator>> {
        let open = self.expect(T::LBrace)?;
        // The initialisers of `enum A::E { … }` are looked up in A.
        let qualifier = name.map(|name| &self.ast.names[name]).filter(|node| node.is_qualified());
        let scope = qualifier.map(|node| Scope { is_global: node.is_global, components: node.qualifier.clone() });
        match scope {
            Some(scope) => self.within(FrameKind::Qualified(scope), |cx| cx.enumerator_list(open)),
            None => self.enumerator_list(open),
        }
    }

    fn enumerator_list(&mut self, open: Span) -> Parse<Vec<Enumerator>> {
        let mut enumerators = Vec::new();
        while !self.is(T::RBrace) {
            let start = self.span();
            let (name, name_span) = self.expect_identifier("an enumerator")?;
            let attrs = self.attributes()?;
            let value = if self.eat(T::Equal) { Some(self.assignment()?) } else { None };
            enumerators.push(Enumerator { name, value, attrs, span: self.span_from(start) });
            self.check_shadowing(name, name_span);
            self.declare(name, Entry::new(NameClass::Value));
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RBrace, open)?;
        Ok(enumerators)
    }
}
