//! Namespaces, using-declarations and linkage ([basic.namespace], [namespace.udecl], [dcl.link]).

use crate::ast::{Attr, DeclId, DeclKind, Linkage, NameId, NamespaceName, StorageClass, Unqualified, UsingDeclarator};
use crate::base::Symbol;
use crate::lex::{LiteralKind, TokenKind as T};
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::parse::frames::{Entry, Target};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::parse::specifiers::Place;

impl Cx<'_> {
    /// Whether a namespace-definition begins here, and not a namespace-alias-definition.
    pub(crate) fn is_namespace_definition(&self) -> bool {
        match self.kind() {
            T::KwInline => self.peek(1) == T::KwNamespace,
            T::KwNamespace => !(self.peek(1) == T::Identifier && self.peek(2) == T::Equal),
            _ => false,
        }
    }

    /// `namespace A::inline B {`, up to and with the brace.
    pub(crate) fn namespace_head(&mut self) -> Parse<DeclId> {
        let start = self.span();
        let is_inline = self.eat(T::KwInline);
        self.expect(T::KwNamespace)?;
        let mut attrs = self.attributes()?;
        let mut name = Vec::new();
        if self.is(T::Identifier) {
            let mut is_inner_inline = false;
            loop {
                let (symbol, span) = self.expect_identifier("a namespace's name")?;
                name.push(NamespaceName { name: symbol, is_inline: is_inner_inline, span });
                if !self.eat(T::ColonColon) {
                    break;
                }
                is_inner_inline = self.eat(T::KwInline);
            }
        } else {
            name.push(NamespaceName { name: Symbol::EMPTY, is_inline: false, span: start });
        }
        attrs.extend(self.attributes()?);
        self.expect(T::LBrace)?;
        Ok(self.push_decl(DeclKind::Namespace { name, is_inline, attrs, members: Vec::new() }, start))
    }

    /// A namespace-alias-definition; a definition is an error in a block or class.
    pub(crate) fn namespace_in_place(&mut self, place: Place) -> Parse<DeclId> {
        let start = self.span();
        if self.is_namespace_definition() {
            let _ = place;
            return Err(self.fail(start, "a namespace can be defined only in a namespace"));
        }
        self.expect(T::KwNamespace)?;
        let (name, name_span) = self.expect_identifier("a name")?;
        self.expect(T::Equal)?;
        let target = self.name(NameUse::Typename)?.id;
        self.declare(name, Entry { class: NameClass::Namespace, target: Target::Alias(target), is_injected: false });
        self.end_declaration("namespace alias")?;
        Ok(self.push_decl(DeclKind::NamespaceAlias { name, name_span, target }, start))
    }

    // ---- using ----

    /// Everything that begins with `using`.
    pub(crate) fn using_declaration(&mut self, attrs: Vec<Attr>) -> Parse<DeclId> {
        let start = self.span();
        self.expect(T::KwUsing)?;
        if self.eat(T::KwNamespace) {
            let namespace = self.name(NameUse::Typename)?.id;
            self.attributes()?;
            if self.speculating == 0
                && let Some(scope) = self.name_scope(namespace)
                && let Some(scope) = self.visible(scope)
            {
                let frame = self.declaring_frame();
                self.frames.get_mut(frame).using_directives.push(scope);
            }
            self.end_declaration("using-directive")?;
            return Ok(self.push_decl(DeclKind::UsingDirective { namespace }, start));
        }
        if self.eat(T::KwEnum) {
            let name = self.name(NameUse::Typename)?.id;
            let (frame, scope) = (self.declaring_frame(), self.name_scope(name));
            let frame = self.frames.get_mut(frame);
            frame.is_open = true;
            if self.speculating == 0 {
                frame.using_enums.extend(scope);
            }
            self.end_declaration("using-enum-declaration")?;
            return Ok(self.push_decl(DeclKind::UsingEnum { name }, start));
        }
        let is_alias =
            self.is(T::Identifier) && matches!(self.peek(1), T::Equal | T::KwAttribute | T::LBracket | T::KwAlignas);
        if is_alias {
            return self.alias_declaration(attrs, start);
        }
        let mut names = Vec::new();
        loop {
            let has_typename = self.eat(T::KwTypename);
            let name = self.name(NameUse::Declarator)?.id;
            self.ast.names.get_mut(name).has_typename = has_typename;
            let is_pack_expansion = self.eat(T::Ellipsis);
            self.declare_used(name, has_typename);
            names.push(UsingDeclarator { name, is_pack_expansion });
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.end_declaration("using-declaration")?;
        Ok(self.push_decl(DeclKind::Using { names }, start))
    }

    /// Declares what a using-declarator brings in.
    fn declare_used(&mut self, name: NameId, has_typename: bool) {
        let node = &self.ast.names[name];
        let Unqualified::Ident(symbol) = node.last else { return };
        let (is_global, components) = (node.is_global, node.qualifier.clone());
        let is_in_class =
            matches!(self.frames.get(self.declaring_frame()).kind, super::frames::FrameKind::Class { .. });
        let is_constructor = components.last().and_then(super::lookup::component_symbol) == Some(symbol);
        let class = match self.lookup_qualified(is_global, &components, symbol).class {
            NameClass::Unknown if has_typename => NameClass::Type,
            // [temp.res]/3: a member of a dependent base is a value when nothing says otherwise.
            NameClass::Unknown if is_in_class && !is_constructor => NameClass::Value,
            NameClass::Unknown => return,
            class => class,
        };
        // An inherited constructor is no new name.
        if self.class_name() == Some(symbol) {
            return;
        }
        self.declare(symbol, Entry { class, target: Target::Alias(name), is_injected: false });
    }

    /// `using A = T;`
    fn alias_declaration(&mut self, mut attrs: Vec<Attr>, start: crate::source::Span) -> Parse<DeclId> {
        let (name, name_span) = self.expect_identifier("a name")?;
        attrs.extend(self.attributes()?);
        self.expect(T::Equal)?;
        let is_templated = std::mem::replace(&mut self.is_templated, false);
        let ty = self.type_id(TypeIdUse::Alias);
        self.is_templated = is_templated;
        let ty = ty?;
        self.check_shadowing(name, name_span);
        let class = if self.is_templated { NameClass::TypeTemplate } else { NameClass::Type };
        let target = match self.ast.types[ty].specs.ty {
            crate::ast::TypeSpec::Class(decl) => self.class_target(decl),
            _ => self.type_target(ty),
        };
        self.declare(name, Entry { class, target, is_injected: false });
        self.end_declaration("alias-declaration")?;
        Ok(self.push_decl(DeclKind::Alias { name, name_span, attrs, ty }, start))
    }

    // ---- linkage-specifications ----

    /// The language, if the token `n` ahead is the literal of a linkage-specification behind `extern`.
    pub(crate) fn linkage_at(&self, n: usize) -> Option<Linkage> {
        let index = self.index_ahead(n);
        if self.kind_at(index) != T::Literal {
            return None;
        }
        let LiteralKind::String { units, .. } = &self.literals[self.tokens[index].literal_id()].kind else {
            return None;
        };
        if units[..] == [u32::from(b'C')] { Some(Linkage::C) } else { Some(Linkage::Cxx) }
    }

    /// [dcl.link]/2: the implementation knows "C" and "C++".
    fn check_language(&mut self) {
        let token = self.tokens[self.index_ahead(1)];
        let literal = &self.literals[token.literal_id()];
        let LiteralKind::String { units, .. } = &literal.kind else { return };
        if !literal.ud_suffix.is_empty() {
            let _ = self.fail(token.span, "the language of a linkage-specification cannot be a user-defined literal");
            return;
        }
        let name: String = units.iter().filter_map(|&unit| char::from_u32(unit)).collect();
        if name != "C" && name != "C++" {
            let _ = self.fail(token.span, format!("unknown language \"{name}\" of a linkage-specification"));
        }
    }

    /// `extern "C" {`, up to and with the brace.
    pub(crate) fn linkage_head(&mut self) -> Parse<DeclId> {
        let start = self.span();
        let language = self.linkage_at(1).unwrap_or(Linkage::Cxx);
        self.check_language();
        self.advance();
        self.advance();
        self.expect(T::LBrace)?;
        Ok(self.push_decl(DeclKind::Linkage { language, is_braced: true, members: Vec::new() }, start))
    }

    /// `extern "C"` before one declaration.
    pub(crate) fn linkage_specification(&mut self, place: Place) -> Parse<DeclId> {
        let start = self.span();
        let language = self.linkage_at(1).unwrap_or(Linkage::Cxx);
        self.check_language();
        self.advance();
        self.advance();
        if self.is(T::LBrace) {
            return Err(self.fail(start, "a linkage-specification can stand only in a namespace"));
        }
        let member = self.declaration(place)?;
        // [dcl.link]/7: it is treated as if it contained the `extern` specifier.
        if let DeclKind::Simple { specs, .. } = &mut self.ast.decls.get_mut(member).kind
            && specs.storage == StorageClass::None
        {
            specs.storage = StorageClass::Extern;
        }
        Ok(self.push_decl(DeclKind::Linkage { language, is_braced: false, members: vec![member] }, start))
    }
}
