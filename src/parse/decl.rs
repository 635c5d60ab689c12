//! Declarations ([dcl.dcl]): which kind stands here, simple-declarations, function-definitions, initializers.

use crate::ast::{
    Attr, BuiltinType, Decl, DeclId, DeclKind, DeclSpecs, Declarator, ElaboratedKey, FunctionBody, FunctionDecl, Init,
    InitDeclarator, RefQual, StorageClass, TypeSpec, Unqualified, UsingDeclarator,
};
use crate::base::Symbol;
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Failed, Parse};
use crate::parse::declarator::{DeclaratorUse, Declared};
use crate::parse::frames::{Entry, Target};
use crate::parse::name::NameUse;
use crate::parse::oracle::NameClass;
use crate::parse::specifiers::Place;
use crate::source::Span;

impl Place {
    /// The kind of declarator that follows specifiers here.
    pub(crate) fn declarator_use(self) -> DeclaratorUse {
        match self {
            Place::Namespace => DeclaratorUse::Namespace,
            Place::Member => DeclaratorUse::Member,
            Place::Block => DeclaratorUse::Block,
            Place::Param | Place::TemplateParam => DeclaratorUse::Param,
            Place::TypeId(_) => DeclaratorUse::TypeId,
        }
    }
}

impl Cx<'_> {
    /// Adds a declaration that began at `start`.
    pub(crate) fn push_decl(&mut self, kind: DeclKind, start: Span) -> DeclId {
        let span = self.span_from(start);
        self.ast.decls.push(Decl { kind, span })
    }

    /// A declaration in a namespace, a block or a class.
    pub(crate) fn declaration(&mut self, place: Place) -> Parse<DeclId> {
        self.deeper(|cx| cx.declaration_here(place))
    }

    fn declaration_here(&mut self, place: Place) -> Parse<DeclId> {
        let start = self.span();
        while self.is(T::KwExtension) {
            self.advance();
        }
        if self.is(T::KwExport) {
            self.advance();
        }
        match self.kind() {
            T::Semi => {
                self.advance();
                Ok(self.push_decl(DeclKind::Empty { attrs: Vec::new() }, start))
            }
            T::KwTemplate => self.template_declaration(place),
            T::KwExtern if self.peek(1) == T::KwTemplate => self.template_declaration(place),
            T::KwNamespace => self.namespace_in_place(place),
            T::KwInline if self.peek(1) == T::KwNamespace => self.namespace_in_place(place),
            T::KwUsing => self.using_declaration(Vec::new()),
            T::KwStaticAssert => self.static_assert(),
            T::KwAsm => {
                let asm = self.asm()?;
                self.end_declaration("asm")?;
                Ok(self.push_decl(DeclKind::Asm(Box::new(asm)), start))
            }
            T::KwExtern if self.linkage_at(1).is_some() => self.linkage_specification(place),
            T::KwEnum if self.peek(1) == T::KwUsing => self.using_declaration(Vec::new()),
            _ => {
                let attrs = self.attributes()?;
                if self.is(T::Semi) {
                    self.advance();
                    return Ok(self.push_decl(DeclKind::Empty { attrs }, start));
                }
                if self.is(T::KwUsing) {
                    return self.using_declaration(attrs);
                }
                self.simple_declaration(place, attrs, start)
            }
        }
    }

    /// A simple-declaration, function-definition or member-declaration, with its `;` or body.
    fn simple_declaration(&mut self, place: Place, attrs: Vec<Attr>, start: Span) -> Parse<DeclId> {
        let mut specs = self.specifiers(place, attrs)?;
        if self.is(T::Semi) || (self.is(T::Eof) && self.may_stand_alone(&specs)) {
            return self.type_declaration(specs, place, start);
        }
        let is_templated = self.is_templated;
        if let Some(kind) = self.structured_binding(&specs)? {
            self.end_declaration("structured binding")?;
            return Ok(self.push_decl(kind, start));
        }
        if place == Place::Member
            && specs.ty == TypeSpec::None
            && let Some(decl) = self.access_declaration(start)
        {
            return Ok(decl);
        }
        let mut declarators = Vec::new();
        loop {
            self.is_templated = is_templated;
            let declared = self.first_or_next_declarator(&mut specs, place)?;
            if declarators.is_empty() && declared.is_function() && self.is_body_start(&specs) {
                return self.function_definition(specs, declared, place, start);
            }
            let outer = std::mem::replace(&mut self.scope, declared.scope);
            let result = self.init_declarator(&specs, declared, place);
            self.scope = outer;
            declarators.push(result?);
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.is_templated = is_templated;
        let last_is_function = declarators.last().is_some_and(|d: &InitDeclarator| is_function(&d.declarator));
        if last_is_function && self.is(T::Eof) {
            return Err(self.unexpected("`;` or a function body"));
        }
        if let Some(Init::Copy(init)) = declarators.last().and_then(|last| last.init.as_ref())
            && self.is(T::LBrace)
            && let Some(failed) = self.undeclared_in(*init)
        {
            return Err(failed);
        }
        self.end_declaration("declaration")?;
        Ok(self.push_decl(DeclKind::Simple { specs, declarators }, start))
    }

    /// `A::x;` in a class, which C++98 had for `using A::x;` and g++ still takes.
    fn access_declaration(&mut self, start: Span) -> Option<DeclId> {
        let name = self.speculate(|cx| {
            let name = cx.name(NameUse::Declarator)?.id;
            let is_whole = cx.ast.names[name].is_qualified() && cx.is(T::Semi);
            if is_whole { Ok(name) } else { Err(Failed) }
        })?;
        self.advance();
        let names = vec![UsingDeclarator { name, is_pack_expansion: false }];
        Some(self.push_decl(DeclKind::Using { names }, start))
    }

    /// Reads specifiers and puts `attrs` in front of theirs.
    fn specifiers(&mut self, place: Place, attrs: Vec<Attr>) -> Parse<DeclSpecs> {
        let mut specs = self.decl_specs(place)?;
        specs.attrs.splice(0..0, attrs);
        Ok(specs)
    }

    /// Whether specifiers without declarator and without `;` can end the input: a definition.
    fn may_stand_alone(&self, specs: &DeclSpecs) -> bool {
        self.may_lack_semi && matches!(specs.ty, TypeSpec::Class(_) | TypeSpec::Enum(_))
    }

    /// `struct S { … };`, `enum E : int;`, `friend class C;`, `struct S;`
    fn type_declaration(&mut self, specs: DeclSpecs, place: Place, start: Span) -> Parse<DeclId> {
        let is_bare = specs.storage == StorageClass::None
            && !specs.is_typedef
            && !specs.is_friend
            && specs.attrs.is_empty()
            && specs.quals == crate::ast::Quals::default();
        if let TypeSpec::Elaborated { key: ElaboratedKey::Class(_), name, .. } = &specs.ty
            && !specs.is_friend
        {
            self.declare_class_name(*name, None);
        }
        if specs.is_friend && place == Place::Member {
            let span = specs.span;
            let ty = self.ast.types.push(crate::ast::TypeNode { specs, declarator: Declarator::default(), span });
            self.end_declaration("friend declaration")?;
            return Ok(self.push_decl(DeclKind::FriendType { ty }, start));
        }
        if specs.ty == TypeSpec::None {
            return Err(self.unexpected("a declaration"));
        }
        self.end_declaration("declaration")?;
        if let TypeSpec::Class(decl) = specs.ty {
            self.declare_anonymous(decl);
        }
        if let (true, TypeSpec::Class(decl) | TypeSpec::Enum(decl)) = (is_bare, &specs.ty) {
            return Ok(*decl);
        }
        Ok(self.push_decl(DeclKind::Simple { specs, declarators: Vec::new() }, start))
    }

    /// The members of an anonymous union or struct are declared in the scope around it ([class.union.anon]/1).
    fn declare_anonymous(&mut self, decl: DeclId) {
        let DeclKind::Class(class) = &self.ast.decls[decl].kind else { return };
        if class.name.is_some() {
            return;
        }
        let Target::Frame(frame) = self.class_target(decl) else { return };
        let members: Vec<_> = self.frames.get(frame).names.iter().map(|(name, entry)| (*name, *entry)).collect();
        for (name, entry) in members {
            self.declare(name, entry);
        }
    }

    /// The `;` at the end of a declaration; a last one may lack it in a script.
    pub(crate) fn end_declaration(&mut self, what: &str) -> Parse<()> {
        if self.eat(T::Semi) {
            return Ok(());
        }
        if self.is(T::Eof) && self.may_lack_semi {
            self.lacked_semi = true;
            return Ok(());
        }
        Err(self.unexpected(&format!("`;` after {what}")))
    }

    /// Whether a keyword stands here that can begin a declaration or statement, but no declarator.
    fn begins_declaration(&self) -> bool {
        self.kind().is_keyword()
            && !matches!(self.kind(), T::KwOperator | T::KwDecltype | T::KwAlignas | T::KwAsm | T::KwAttribute)
    }

    /// A declarator with what may follow any: asm label, attributes, requires-clause. Declares the name.
    fn first_or_next_declarator(&mut self, specs: &mut DeclSpecs, place: Place) -> Parse<Declared> {
        let how = if specs.is_typedef { DeclaratorUse::Typedef } else { place.declarator_use() };
        if matches!(specs.ty, TypeSpec::Class(_) | TypeSpec::Enum(_)) && self.begins_declaration() {
            return Err(self.unexpected("`;` after the definition of a type"));
        }
        let mut declared = self.declarator(how)?;
        if specs.ty == TypeSpec::None && self.is_main(&declared) {
            specs.ty = TypeSpec::Builtin(BuiltinType::Int);
        }
        if specs.ty == TypeSpec::None && !self.needs_no_type(&declared.declarator, specs) {
            let span = declared.declarator.span;
            return Err(self.fail(span, "a declaration needs a type"));
        }
        if self.is(T::KwRequires) {
            let scope = declared.scope;
            declared.declarator.requires = Some(self.in_scope(scope, |cx| cx.requires_clause())?);
        }
        if self.is(T::KwAsm) {
            declared.declarator.asm_label = Some(self.asm_label()?);
        }
        let attrs = self.attributes()?;
        declared.declarator.attrs.extend(attrs);
        self.virt_specifiers(place, &mut declared.declarator);
        self.declare_declarator(specs, &declared.declarator);
        Ok(declared)
    }

    /// `main` without a type, which g++ takes as int.
    fn is_main(&self, declared: &Declared) -> bool {
        let name = declared.declarator.name.and_then(|name| self.ast.names[name].identifier());
        declared.is_function() && name.is_some_and(|name| name.as_str() == "main")
    }

    /// `override` and `final` behind attributes or a requires-clause.
    fn virt_specifiers(&mut self, place: Place, declarator: &mut Declarator) {
        while place == Place::Member && (self.is_word("override") || self.is_word("final")) {
            let is_override = self.is_word("override");
            if let Some(crate::ast::ChunkKind::Function(function)) =
                declarator.chunks.first_mut().map(|chunk| &mut chunk.kind)
            {
                function.is_override |= is_override;
                function.is_final |= !is_override;
            }
            self.advance();
        }
    }

    /// Constructors, destructors, conversion functions and deduction guides have no type.
    fn needs_no_type(&self, declarator: &Declarator, specs: &DeclSpecs) -> bool {
        let Some(name) = declarator.name else { return false };
        let node = &self.ast.names[name];
        match &node.last {
            Unqualified::Destructor(_) | Unqualified::Conversion(_) => true,
            // A constructor or a guide: the specifiers stopped before the name because it is one.
            Unqualified::Ident(_) | Unqualified::TemplateId { .. } => {
                is_function(declarator) && specs.storage == StorageClass::None && self.is_typeless_name(declarator)
            }
            Unqualified::Operator(_) | Unqualified::LiteralOperator(_) => false,
        }
    }

    fn is_typeless_name(&self, declarator: &Declarator) -> bool {
        let Some(name) = declarator.name else { return false };
        let node = &self.ast.names[name];
        let last = node.identifier();
        let is_guide = matches!(
            declarator.chunks.first().map(|chunk| &chunk.kind),
            Some(crate::ast::ChunkKind::Function(function)) if function.trailing.is_some()
        );
        let own = match node.qualifier.last().map(|component| &component.kind) {
            Some(crate::ast::ComponentKind::Ident(symbol) | crate::ast::ComponentKind::TemplateId(symbol, _)) => {
                Some(*symbol)
            }
            Some(crate::ast::ComponentKind::Decltype(_)) => None,
            None => self.class_name(),
        };
        is_guide || (last.is_some() && own == last)
    }

    /// Declares what a declarator names, in the frame that takes it.
    fn declare_declarator(&mut self, specs: &DeclSpecs, declarator: &Declarator) {
        let Some(name) = declarator.name else { return };
        let node = &self.ast.names[name];
        if node.is_qualified() || specs.is_friend {
            return;
        }
        let Unqualified::Ident(symbol) = node.last else { return };
        // A constructor does not hide its class.
        if specs.ty == TypeSpec::None {
            return;
        }
        let span = node.last_span;
        self.check_shadowing(symbol, span);
        let entry = if specs.is_typedef {
            let target = self.alias_target(&specs.ty, declarator.chunks.is_empty());
            let target = match (&specs.ty, target) {
                (TypeSpec::Class(decl), Target::None) if declarator.chunks.is_empty() => self.class_target(*decl),
                (_, target) => target,
            };
            // `typedef struct S S;` says nothing new, and `typedef struct {…} S` has no frame's name to keep.
            if let Target::Alias(alias) = target
                && self.ast.names[alias].last == Unqualified::Ident(symbol)
                && !self.ast.names[alias].is_qualified()
            {
                return;
            }
            Entry { class: NameClass::Type, target, is_injected: false }
        } else if self.is_specialization {
            return;
        } else if self.is_templated {
            let class = if is_function(declarator) { NameClass::FunctionTemplate } else { NameClass::VariableTemplate };
            Entry::new(class)
        } else if is_function(declarator) {
            Entry::new(NameClass::Function)
        } else {
            Entry::new(NameClass::Value)
        };
        self.declare(symbol, entry);
    }

    // ---- function definitions ([dcl.fct.def]) ----

    fn is_body_start(&self, specs: &DeclSpecs) -> bool {
        match self.kind() {
            T::LBrace | T::KwTry => !specs.is_typedef,
            T::Colon => specs.ty == TypeSpec::None,
            T::Equal => matches!(self.peek(1), T::KwDefault | T::KwDelete),
            _ => false,
        }
    }

    fn function_definition(
        &mut self,
        specs: DeclSpecs,
        declared: Declared,
        place: Place,
        start: Span,
    ) -> Parse<DeclId> {
        if place == Place::Block {
            let span = declared.declarator.span;
            let _ = self.fail(span, "a function cannot be defined in a block");
        }
        let body = if self.eat(T::Equal) {
            let body = if self.is(T::KwDefault) { FunctionBody::Defaulted } else { FunctionBody::Deleted };
            self.advance();
            self.end_declaration("function")?;
            body
        } else {
            self.function_body(declared.scope)?
        };
        let function = FunctionDecl { specs, declarator: declared.declarator, body };
        Ok(self.push_decl(DeclKind::Function(Box::new(function)), start))
    }

    // ---- initializers ([dcl.init]) ----

    /// What follows a declarator: a bit-field's width, an initializer, `= 0`.
    fn init_declarator(&mut self, specs: &DeclSpecs, declared: Declared, place: Place) -> Parse<InitDeclarator> {
        let is_function = declared.is_function();
        let mut result =
            InitDeclarator { declarator: declared.declarator, init: None, bit_width: None, is_pure: false };
        if place == Place::Member && self.is(T::Colon) {
            self.advance();
            result.bit_width = Some(self.bit_width()?);
            let attrs = self.attributes()?;
            result.declarator.attrs.extend(attrs);
        }
        let is_delayed = place == Place::Member
            && self.class_depth > 0
            && specs.storage != StorageClass::Static
            && !specs.is_typedef
            && !specs.is_friend;
        match self.kind() {
            T::Equal if (is_function || specs.is_virtual) && self.is_pure_specifier() => {
                self.advance();
                self.advance();
                result.is_pure = true;
            }
            T::Equal | T::LBrace if is_delayed => {
                let is_copy = self.eat(T::Equal);
                let end = self.initializer_end()?;
                let id = self.delay(end, crate::ast::DelayedKind::Initializer, self.scope);
                result.init = Some(Init::Delayed { id, is_copy });
            }
            T::Equal => {
                self.advance();
                result.init = Some(Init::Copy(self.init_clause()?));
            }
            T::LBrace if !is_function => result.init = Some(Init::Brace(self.init_clause()?)),
            T::LParen if place != Place::Member => result.init = Some(Init::Paren(self.paren_list()?)),
            _ => {}
        }
        Ok(result)
    }

    /// The width of a bit-field: `=` and `{` behind it begin an initializer ([class.bit]/1), so the expression
    /// is a conditional-expression.
    fn bit_width(&mut self) -> Parse<crate::ast::ExprId> {
        self.region(super::fold::Region { stops_at_assign: true, ..super::fold::Region::ASSIGNMENT })
    }

    /// `= 0` behind a member function.
    fn is_pure_specifier(&self) -> bool {
        let index = self.index_ahead(1);
        if self.kind_at(index) != T::Literal || !matches!(self.peek(2), T::Semi | T::Comma | T::KwAttribute) {
            return false;
        }
        matches!(self.literals[self.tokens[index].literal_id()].kind, crate::lex::LiteralKind::Int { value: 0, .. })
    }

    // ---- structured bindings ([dcl.struct.bind]) ----

    /// `auto [a, b] = e`, `auto &[a, b] : range` without the range.
    pub(crate) fn structured_binding(&mut self, specs: &DeclSpecs) -> Parse<Option<DeclKind>> {
        if !matches!(specs.ty, TypeSpec::Auto { constraint: None }) {
            return Ok(None);
        }
        let ref_qual = match (self.kind(), self.peek(1)) {
            (T::LBracket, _) => RefQual::None,
            (T::Amp, T::LBracket) => RefQual::LValue,
            (T::AmpAmp, T::LBracket) => RefQual::RValue,
            _ => return Ok(None),
        };
        if ref_qual != RefQual::None {
            self.advance();
        }
        let open = self.expect(T::LBracket)?;
        let mut names: Vec<(Symbol, Span)> = Vec::new();
        loop {
            names.push(self.expect_identifier("a name")?);
            self.attributes()?;
            if !self.eat(T::Comma) {
                break;
            }
        }
        self.expect_closing(T::RBracket, open)?;
        for (name, span) in &names {
            self.check_shadowing(*name, *span);
            self.declare(*name, Entry::new(NameClass::Value));
        }
        let init = match self.kind() {
            T::Equal => {
                self.advance();
                Some(Init::Copy(self.init_clause()?))
            }
            T::LBrace => Some(Init::Brace(self.init_clause()?)),
            T::LParen => Some(Init::Paren(self.paren_list()?)),
            _ => None,
        };
        Ok(Some(DeclKind::StructuredBinding { specs: specs.clone(), ref_qual, names, init }))
    }

    // ---- small declarations ----

    /// [dcl.dcl]/6
    fn static_assert(&mut self) -> Parse<DeclId> {
        let start = self.span();
        self.advance();
        let open = self.expect(T::LParen)?;
        let cond = self.assignment()?;
        let message = if self.eat(T::Comma) { Some(self.assignment()?) } else { None };
        self.expect_closing(T::RParen, open)?;
        self.end_declaration("static_assert")?;
        Ok(self.push_decl(DeclKind::StaticAssert { cond, message }, start))
    }

    /// A condition's or init-statement's declaration, or a for-range-declaration: everything up to what ends it.
    pub(crate) fn declaration_without_end(&mut self) -> Parse<DeclId> {
        let start = self.span();
        let attrs = self.attributes()?;
        let mut specs = self.specifiers(Place::Block, attrs)?;
        if let Some(kind) = self.structured_binding(&specs)? {
            return Ok(self.push_decl(kind, start));
        }
        if specs.ty == TypeSpec::None {
            return Err(self.unexpected("a declaration"));
        }
        let mut declarators = Vec::new();
        while !self.is(T::Semi) {
            let declared = self.first_or_next_declarator(&mut specs, Place::Block)?;
            declarators.push(self.init_declarator(&specs, declared, Place::Block)?);
            if !self.eat(T::Comma) {
                break;
            }
        }
        Ok(self.push_decl(DeclKind::Simple { specs, declarators }, start))
    }
}

/// Whether a declarator declares a function, by its shape.
pub(crate) fn is_function(declarator: &Declarator) -> bool {
    matches!(declarator.chunks.first().map(|chunk| &chunk.kind), Some(crate::ast::ChunkKind::Function(_)))
}
