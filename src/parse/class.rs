//! Classes ([class]): heads, bases, members; and class names in other specifiers ([dcl.type.elab]).

use crate::ast::{
    Access, Attr, BaseSpec, ClassDecl, ClassKey, ComponentKind, Decl, DeclId, DeclKind, DeclSpecs, ElaboratedKey,
    NameId, TypeId, TypeSpec, Unqualified,
};
use crate::base::Symbol;
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::frames::{BaseScope, Entry, FrameId, FrameKind, Scope, Target};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::parse::specifiers::Place;
use crate::source::Span;

impl Cx<'_> {
    /// `struct`, `class` or `union`: a definition, or an elaborated-type-specifier.
    pub(crate) fn class_specifier(&mut self, place: Place) -> Parse<TypeSpec> {
        let start = self.span();
        let key = match self.kind() {
            T::KwStruct => ClassKey::Struct,
            T::KwClass => ClassKey::Class,
            _ => ClassKey::Union,
        };
        self.advance();
        let attrs = self.attributes()?;
        let name = match self.kind() {
            T::Identifier | T::ColonColon | T::KwDecltype => Some(self.name(NameUse::Declarator)?.id),
            T::LBrace | T::Colon => None,
            _ => return Err(self.unexpected("a class name or `{`")),
        };
        let is_final = self.is_word("final") && matches!(self.peek(1), T::LBrace | T::Colon);
        let begins = if is_final { self.peek(1) } else { self.kind() };
        let is_definition =
            place.takes_definition() && (begins == T::LBrace || (begins == T::Colon && self.is_base_clause(is_final)));
        if is_definition {
            if is_final {
                self.advance();
            }
            return self.class_definition(start, key, attrs, name, is_final).map(TypeSpec::Class);
        }
        let Some(name) = name else { return Err(self.unexpected("a class name")) };
        // `struct X *p` declares X in the nearest namespace or block, if it is not known.
        if !self.is(T::Semi)
            && let Unqualified::Ident(symbol) = self.ast.names[name].last
            && !self.ast.names[name].is_qualified()
            && self.lookup(symbol).class == NameClass::Unknown
        {
            let frame = self.enclosing_block();
            self.declare_in(frame, symbol, Entry::new(NameClass::Type));
        }
        Ok(TypeSpec::Elaborated { key: ElaboratedKey::Class(key), name, attrs })
    }

    /// Whether `:` begins bases, and not a bit-field's width or a range.
    fn is_base_clause(&self, is_final: bool) -> bool {
        let n = if is_final { 2 } else { 1 };
        matches!(
            self.peek(n),
            T::Identifier
                | T::ColonColon
                | T::KwPublic
                | T::KwProtected
                | T::KwPrivate
                | T::KwVirtual
                | T::KwDecltype
                | T::KwTypename
                | T::LBracket
                | T::Eof
        )
    }

    /// Declares a class's name where a declaration of it does; `frame` is that of its definition.
    pub(crate) fn declare_class_name(&mut self, name: NameId, frame: Option<FrameId>) {
        let node = &self.ast.names[name];
        let Unqualified::Ident(symbol) = node.last else { return };
        if node.is_qualified() || self.is_specialization {
            return;
        }
        let span = node.last_span;
        self.check_shadowing(symbol, span);
        let class = if self.is_templated { NameClass::TypeTemplate } else { NameClass::Type };
        let target = frame.map_or(Target::None, Target::Frame);
        self.declare(symbol, Entry { class, target, is_injected: false });
    }

    /// What a typedef of an unnamed class leads to: the class's frame, found by its declaration.
    pub(crate) fn class_target(&self, decl: DeclId) -> Target {
        self.class_frames.iter().rev().find(|(id, _)| *id == decl).map_or(Target::None, |(_, f)| Target::Frame(*f))
    }

    /// From the bases on.
    fn class_definition(
        &mut self,
        start: Span,
        key: ClassKey,
        mut attrs: Vec<Attr>,
        name: Option<NameId>,
        is_final: bool,
    ) -> Parse<DeclId> {
        let outer = self.scope;
        if let Some(name) = name {
            let node = &self.ast.names[name];
            if node.is_qualified() {
                let scope = Scope { is_global: node.is_global, components: node.qualifier.clone() };
                self.enter(FrameKind::Qualified(scope));
            }
        }
        let symbol = name.and_then(|name| self.ast.names[name].identifier()).unwrap_or(Symbol::EMPTY);
        let frame = self.frames.push(Some(self.scope), FrameKind::Class { name: symbol, bases: Vec::new() });
        // The name is declared before the bases ([basic.scope.pdecl]/2).
        if let Some(name) = name {
            let scope = std::mem::replace(&mut self.scope, outer);
            self.declare_class_name(name, Some(frame));
            self.scope = scope;
        }
        let is_template = self.is_templated || self.is_specialization;
        let (was_templated, was_specialization) = (self.is_templated, self.is_specialization);
        (self.is_templated, self.is_specialization) = (false, false);
        let result = self.class_body(frame, symbol, is_template);
        (self.is_templated, self.is_specialization) = (was_templated, was_specialization);
        self.scope = outer;
        let (bases, members) = result?;
        attrs.extend(self.attributes()?);
        let class = ClassDecl { key, name, is_final, attrs, bases, members };
        let decl = self.push_decl(DeclKind::Class(Box::new(class)), start);
        self.class_frames.push((decl, frame));
        Ok(decl)
    }

    fn class_body(&mut self, frame: FrameId, symbol: Symbol, is_template: bool) -> Parse<(Vec<BaseSpec>, Vec<DeclId>)> {
        let bases = if self.eat(T::Colon) { self.base_clause()? } else { Vec::new() };
        let scopes = bases.iter().filter_map(|base| self.base_scope(base)).collect();
        self.frames.get_mut(frame).is_open = bases.iter().any(|base| self.is_opaque_base(base.ty));
        if let FrameKind::Class { bases, .. } = &mut self.frames.get_mut(frame).kind {
            *bases = scopes;
        }
        if !symbol.is_empty() {
            let class = if is_template { NameClass::TypeTemplate } else { NameClass::Type };
            let entry = Entry { class, target: Target::Frame(frame), is_injected: true };
            self.frames.get_mut(frame).names.insert(symbol, entry);
        }
        let open_index = self.at.pos;
        let open = self.expect(T::LBrace)?;
        let n_pending = self.pending.len();
        self.class_depth += 1;
        self.scope = frame;
        let members = self.members(open, open_index);
        self.class_depth -= 1;
        let members = members?;
        if self.class_depth == 0 {
            self.parse_pending(n_pending)?;
        }
        Ok((bases, members))
    }

    fn base_scope(&self, base: &BaseSpec) -> Option<BaseScope> {
        let TypeSpec::Named(name) = self.ast.types[base.ty].specs.ty else { return None };
        let mut names = crate::ast::visit::Names::new(self.ast, true);
        names.ty(base.ty);
        let is_dependent = names.found.iter().any(|&name| self.is_of_template(name));
        Some(BaseScope { scope: self.name_scope(name)?, is_dependent })
    }

    /// Whether a name is a template parameter, or a class that a template declares around here. Of an alias that is not said.
    fn is_of_template(&self, name: Symbol) -> bool {
        let mut next = Some(self.scope);
        let mut is_declared = false;
        while let Some(id) = next {
            let frame = self.frames.get(id);
            if let Some(entry) = frame.names.get(&name).filter(|_| !is_declared) {
                is_declared = matches!(entry.target, Target::Parameter { .. } | Target::Frame(_));
                if !is_declared {
                    return false;
                }
            }
            if is_declared && matches!(frame.kind, FrameKind::TemplateParams) {
                return true;
            }
            next = frame.parent;
        }
        false
    }

    /// Whether a base is examined by lookup, because it is not dependent ([temp.dep]/3), and only sema can say which
    /// class it is.
    fn is_opaque_base(&self, ty: TypeId) -> bool {
        let is_plain = match self.ast.types[ty].specs.ty {
            TypeSpec::Named(name) => {
                let name = &self.ast.names[name];
                name.qualifier.iter().all(|component| matches!(component.kind, ComponentKind::Ident(_)))
                    && matches!(name.last, Unqualified::Ident(_))
            }
            _ => false,
        };
        let mut names = crate::ast::visit::Names::new(self.ast, true);
        names.ty(ty);
        !is_plain && names.found.iter().all(|&name| !self.is_templated_name(name))
    }

    /// Whether a name is a template parameter or something else that a frame declares.
    fn is_templated_name(&self, name: Symbol) -> bool {
        let mut next = Some(self.scope);
        while let Some(id) = next {
            let frame = self.frames.get(id);
            if frame.names.contains_key(&name) {
                return true;
            }
            next = frame.parent;
        }
        false
    }

    // ---- bases ([class.derived]) ----

    fn base_clause(&mut self) -> Parse<Vec<BaseSpec>> {
        let mut bases = Vec::new();
        loop {
            let start = self.span();
            self.attributes()?;
            let mut base =
                BaseSpec { ty: TypeId::new(0), is_virtual: false, access: None, is_pack_expansion: false, span: start };
            loop {
                match self.kind() {
                    T::KwVirtual => base.is_virtual = true,
                    T::KwPublic => base.access = Some(Access::Public),
                    T::KwProtected => base.access = Some(Access::Protected),
                    T::KwPrivate => base.access = Some(Access::Private),
                    _ => break,
                }
                self.advance();
            }
            base.ty = self.class_or_decltype()?;
            base.is_pack_expansion = self.eat(T::Ellipsis);
            base.span = self.span_from(start);
            bases.push(base);
            if !self.eat(T::Comma) {
                return Ok(bases);
            }
        }
    }

    /// A class-or-decltype.
    pub(crate) fn class_or_decltype(&mut self) -> Parse<TypeId> {
        let start = self.span();
        let mut specs = DeclSpecs::none(start);
        let has_typename = self.eat(T::KwTypename);
        specs.ty = if self.is(T::KwDecltype) && !self.is_decltype_qualifier() {
            TypeSpec::Decltype(self.decltype_operand()?)
        } else {
            let name = self.name(NameUse::Typename)?.id;
            self.ast.names.get_mut(name).has_typename = has_typename;
            TypeSpec::Named(name)
        };
        specs.span = self.span_from(start);
        specs.ty_span = specs.span;
        Ok(self.type_of_specs(specs))
    }

    // ---- members ([class.mem]) ----

    fn members(&mut self, open: Span, open_index: usize) -> Parse<Vec<DeclId>> {
        let mut members = Vec::new();
        loop {
            self.leading_pragmas(open_index + 1, &mut members);
            if self.is(T::RBrace) {
                self.advance();
                return Ok(members);
            }
            if self.is(T::Eof) {
                return self.expect_closing(T::RBrace, open).map(|_| members);
            }
            let (start, at) = (self.span(), self.at.pos);
            match self.member() {
                Ok(member) => members.push(member),
                Err(failed) if self.speculating > 0 => return Err(failed),
                Err(_) => {
                    self.recover(at);
                    members.push(self.push_decl(DeclKind::Error, start));
                }
            }
        }
    }

    fn member(&mut self) -> Parse<DeclId> {
        let start = self.span();
        let access = match self.kind() {
            T::KwPublic => Access::Public,
            T::KwProtected => Access::Protected,
            T::KwPrivate => Access::Private,
            _ => {
                // A member's declaration is never the last of an input.
                let may_lack_semi = std::mem::replace(&mut self.may_lack_semi, false);
                let result = self.declaration(Place::Member);
                self.may_lack_semi = may_lack_semi;
                return result;
            }
        };
        self.advance();
        self.expect(T::Colon)?;
        Ok(self.push_decl(DeclKind::Access(access), start))
    }

    /// The pragmas directly before the cursor, as declarations.
    pub(crate) fn leading_pragmas(&mut self, floor: usize, out: &mut Vec<DeclId>) {
        let mut first = self.at.pos;
        while first > floor && self.tokens[first - 1].kind == T::Pragma {
            first -= 1;
        }
        for index in first..self.at.pos {
            let token = self.tokens[index];
            out.push(self.ast.decls.push(Decl { kind: DeclKind::Pragma(token.pragma_id()), span: token.span }));
        }
    }
}
