//! Enumerations ([dcl.enum]).

use crate::ast::{DeclKind, DeclSpecs, ElaboratedKey, EnumDecl, Enumerator, NameId, TypeId, TypeSpec, Unqualified};
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::parse::frames::{Entry, FrameId, FrameKind, Scope, Target};
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
            let frame = self.frames.push(Some(self.scope), FrameKind::Enum);
            self.declare_enum_name(name, Target::Frame(frame));
            decl.enumerators = Some(self.enumerators(name, is_scoped, frame)?);
            decl.attrs.extend(self.attributes()?);
        } else if (is_scoped || underlying.is_some()) && self.is(T::Semi) {
            self.declare_enum_name(name, Target::None);
        } else {
            let Some(name) = name else { return Err(self.unexpected("`{`")) };
            return Ok(TypeSpec::Elaborated { key: ElaboratedKey::Enum, name, attrs: decl.attrs });
        }
        Ok(TypeSpec::Enum(self.push_decl(DeclKind::Enum(Box::new(decl)), start)))
    }

    fn declare_enum_name(&mut self, name: Option<NameId>, target: Target) {
        let Some(name) = name else { return };
        let node = &self.ast.names[name];
        if let (false, Unqualified::Ident(symbol)) = (node.is_qualified(), &node.last) {
            let (symbol, span) = (*symbol, node.last_span);
            self.check_shadowing(symbol, span);
            self.declare(symbol, Entry { class: NameClass::Type, target, is_injected: false });
        }
    }

    /// `: type-specifier-seq`
    fn enum_base(&mut self) -> Parse<Option<TypeId>> {
        self.expect(T::Colon)?;
        let specs: DeclSpecs = self.decl_specs(Place::TypeId(TypeIdUse::Implied))?;
        Ok(Some(self.type_of_specs(specs)))
    }

    /// The enumerators, which are declared in `frame`, and if the enumeration is unscoped, around it, too ([dcl.enum]/11).
    fn enumerators(&mut self, name: Option<NameId>, is_scoped: bool, frame: FrameId) -> Parse<Vec<Enumerator>> {
        let open = self.expect(T::LBrace)?;
        // The initialisers of `enum A::E { … }` are looked up in A.
        let qualifier = name.map(|name| &self.ast.names[name]).filter(|node| node.is_qualified());
        let scope = qualifier.map(|node| Scope { is_global: node.is_global, components: node.qualifier.clone() });
        let around = self.declaring_frame();
        let places = if is_scoped { vec![frame] } else { vec![frame, around] };
        self.in_scope(frame, |cx| match scope {
            Some(scope) => cx.within(FrameKind::Qualified(scope), |cx| cx.enumerator_list(open, &places)),
            None => cx.enumerator_list(open, &places),
        })
    }

    fn enumerator_list(&mut self, open: Span, places: &[FrameId]) -> Parse<Vec<Enumerator>> {
        let mut enumerators = Vec::new();
        while !self.is(T::RBrace) {
            let start = self.span();
            let (name, name_span) = self.expect_identifier("an enumerator")?;
            let attrs = self.attributes()?;
            let value = if self.eat(T::Equal) { Some(self.assignment()?) } else { None };
            enumerators.push(Enumerator { name, value, attrs, span: self.span_from(start) });
            self.check_shadowing(name, name_span);
            for &place in places {
                self.declare_in(place, name, Entry::new(NameClass::Value));
            }
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RBrace, open)?;
        Ok(enumerators)
    }
}
