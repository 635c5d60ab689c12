//! decl-specifier-seqs and type-specifier-seqs ([dcl.spec]).
//!
//! The one hard question is whether a name is the type or already the declarator: constructors, destructors,
//! conversion functions and deduction guides have no type, and names that depend on template parameters are
//! types only where nothing else can stand ([temp.res]/5).

use crate::ast::{
    BuiltinType, Constancy, DeclSpecs, Declarator, Explicit, NameId, Quals, StorageClass, TypeNode, TypeSpec,
    Unqualified,
};
use crate::base::Symbol;
use crate::lex::TokenKind as T;
use crate::parse::cx::{Cx, Parse};
use crate::parse::declarator::TypeIdUse;
use crate::parse::frames::FrameKind;
use crate::parse::name::{NameUse, ParsedName};
use crate::parse::operand::BuiltinParts;
use crate::parse::oracle::NameClass;

/// Where specifiers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Namespace,
    Block,
    Member,
    Param,
    TemplateParam,
    TypeId(TypeIdUse),
}

impl Place {
    /// Whether a class or enumeration can be defined among these specifiers.
    pub(crate) fn takes_definition(self) -> bool {
        match self {
            Place::Namespace | Place::Block | Place::Member => true,
            // GNU C++ takes definitions in casts and the like.
            Place::TypeId(TypeIdUse::Alias | TypeIdUse::Implied | TypeIdUse::Ambiguous) => true,
            Place::Param | Place::TemplateParam | Place::TypeId(_) => false,
        }
    }
}

/// Specifiers being read.
struct Reading {
    specs: DeclSpecs,
    parts: BuiltinParts,
    is_complex: bool,
}

impl Reading {
    fn has_type(&self) -> bool {
        self.specs.ty != TypeSpec::None || self.parts.is_some()
    }

    /// Whether a specifier was read that cannot begin an expression.
    fn is_declaration(&self) -> bool {
        let specs = &self.specs;
        specs.quals != Quals::default()
            || specs.storage != StorageClass::None
            || specs.constant != Constancy::None
            || specs.is_typedef
            || specs.is_thread_local
            || specs.is_inline
            || specs.is_friend
    }
}

impl Cx<'_> {
    /// Reads specifiers as far as they go. `ty` is `None` when no type was among them.
    pub(crate) fn decl_specs(&mut self, place: Place) -> Parse<DeclSpecs> {
        let start = self.span();
        let mut reading = Reading { specs: DeclSpecs::none(start), parts: BuiltinParts::default(), is_complex: false };
        while self.one_specifier(place, &mut reading)? {}
        let Reading { mut specs, parts, is_complex } = reading;
        specs.span = if self.at.last.is_none() { start } else { self.span_from(start) };
        let is_bare_complex = is_complex && specs.ty == TypeSpec::None && !parts.is_some();
        if parts.is_some() || is_bare_complex {
            specs.ty = match parts.combine() {
                Some(_) if is_bare_complex => TypeSpec::Builtin(BuiltinType::Double),
                Some(ty) => TypeSpec::Builtin(ty),
                None => {
                    let span = specs.span;
                    let _ = self.fail(span, "these type specifiers do not go together");
                    TypeSpec::Error
                }
            };
            specs.ty_span = specs.span;
        }
        if is_complex {
            let part = DeclSpecs { ty: specs.ty, ..DeclSpecs::none(specs.ty_span) };
            let node = TypeNode { specs: part, declarator: Declarator::default(), span: specs.ty_span };
            specs.ty = TypeSpec::Complex(self.ast.types.push(node));
        }
        if specs.ty == TypeSpec::None && matches!(place, Place::TypeId(_)) {
            return Err(self.unexpected("a type"));
        }
        Ok(specs)
    }

    /// Reads one specifier, if one stands here.
    fn one_specifier(&mut self, place: Place, reading: &mut Reading) -> Parse<bool> {
        let kind = self.kind();
        if place == Place::TypeId(TypeIdUse::Operand) && reading.has_type() {
            let goes_on = reading.parts.is_some() && Self::is_builtin_keyword(kind);
            if !goes_on {
                return Ok(false);
            }
        }
        match kind {
            T::KwConst | T::KwVolatile | T::KwRestrict => {
                if place == Place::TypeId(TypeIdUse::Operand) {
                    return Ok(false);
                }
                self.cv_qualifier(&mut reading.specs.quals);
                Ok(true)
            }
            T::KwAttribute | T::KwAlignas => {
                let mut attrs = self.attributes()?;
                reading.specs.attrs.append(&mut attrs);
                Ok(true)
            }
            T::LBracket if self.is_attribute_start() && place != Place::TypeId(TypeIdUse::Operand) => {
                let mut attrs = self.attributes()?;
                reading.specs.attrs.append(&mut attrs);
                Ok(true)
            }
            T::KwExtension => {
                self.advance();
                Ok(true)
            }
            _ if Self::is_builtin_keyword(kind) => self.builtin_keyword(kind, reading),
            _ if matches!(place, Place::TypeId(_)) => self.type_specifier(place, reading),
            _ => {
                if self.storage_specifier(kind, &mut reading.specs)? {
                    return Ok(true);
                }
                self.type_specifier(place, reading)
            }
        }
    }

    pub(crate) fn is_builtin_keyword(kind: T) -> bool {
        matches!(
            kind,
            T::KwBool
                | T::KwChar
                | T::KwChar8T
                | T::KwChar16T
                | T::KwChar32T
                | T::KwDouble
                | T::KwFloat
                | T::KwInt
                | T::KwLong
                | T::KwShort
                | T::KwSigned
                | T::KwUnsigned
                | T::KwVoid
                | T::KwWcharT
                | T::KwInt128
                | T::KwFloat128
                | T::KwFloat16
                | T::KwFloat32
                | T::KwFloat64
                | T::KwStdFloat128
                | T::KwFloat32x
                | T::KwFloat64x
                | T::KwBFloat16
                | T::KwComplex
        )
    }

    fn builtin_keyword(&mut self, kind: T, reading: &mut Reading) -> Parse<bool> {
        let parts = &mut reading.parts;
        match kind {
            T::KwLong => parts.n_long = parts.n_long.saturating_add(1),
            T::KwShort => parts.is_short = true,
            T::KwSigned => parts.is_signed = true,
            T::KwUnsigned => parts.is_unsigned = true,
            T::KwComplex => reading.is_complex = true,
            _ if parts.base.is_some() || reading.specs.ty != TypeSpec::None => {
                let message = match reading.specs.ty {
                    TypeSpec::Class(_) | TypeSpec::Enum(_) => {
                        format!("expected `;` after the definition of a type, found `{}`", kind.spelling())
                    }
                    _ => format!("`{}` cannot be combined with the type before it", kind.spelling()),
                };
                let span = self.span();
                return Err(self.fail(span, message));
            }
            _ => parts.base = Some(kind),
        }
        self.advance();
        Ok(true)
    }

    /// `const`, `volatile`, `__restrict`; the cursor is at one.
    pub(crate) fn cv_qualifier(&mut self, quals: &mut Quals) {
        match self.kind() {
            T::KwConst => quals.is_const = true,
            T::KwVolatile => quals.is_volatile = true,
            _ => quals.is_restrict = true,
        }
        self.advance();
    }

    /// Specifiers that say nothing of the type ([dcl.stc], [dcl.fct.spec], [dcl.typedef], [dcl.friend],
    /// [dcl.constexpr], [dcl.inline]).
    fn storage_specifier(&mut self, kind: T, specs: &mut DeclSpecs) -> Parse<bool> {
        let is_storage = matches!(kind, T::KwStatic | T::KwExtern | T::KwRegister | T::KwMutable);
        let is_second = is_storage && specs.storage != StorageClass::None;
        if (is_second || (is_storage && specs.is_typedef)) && self.is_user {
            // [dcl.stc]/1, [dcl.typedef]/1
            let text = format!("`{}` cannot be combined with the storage class before it", kind.spelling());
            let span = self.span();
            return Err(self.fail(span, text));
        }
        match kind {
            T::KwStatic => specs.storage = StorageClass::Static,
            T::KwExtern => specs.storage = StorageClass::Extern,
            T::KwRegister => specs.storage = StorageClass::Register,
            T::KwMutable => specs.storage = StorageClass::Mutable,
            T::KwThreadLocal | T::KwThread => specs.is_thread_local = true,
            T::KwTypedef => specs.is_typedef = true,
            T::KwFriend => specs.is_friend = true,
            T::KwInline => specs.is_inline = true,
            T::KwVirtual => specs.is_virtual = true,
            T::KwConstexpr => specs.constant = Constancy::Constexpr,
            T::KwConsteval => specs.constant = Constancy::Consteval,
            T::KwConstinit => specs.constant = Constancy::Constinit,
            T::KwExplicit => {
                self.advance();
                specs.explicit = if self.is(T::LParen) { Explicit::If(self.parenthesised()?) } else { Explicit::Yes };
                return Ok(true);
            }
            _ => return Ok(false),
        }
        self.advance();
        Ok(true)
    }

    /// A type-specifier other than the builtin keywords and cv.
    fn type_specifier(&mut self, place: Place, reading: &mut Reading) -> Parse<bool> {
        if reading.has_type() {
            return Ok(false);
        }
        let start = self.span();
        let ty = match self.kind() {
            T::KwAuto | T::KwAutoType => {
                self.advance();
                TypeSpec::Auto { constraint: None }
            }
            T::KwStruct | T::KwClass | T::KwUnion => self.class_specifier(place)?,
            T::KwEnum => self.enum_specifier(place)?,
            T::KwTypename => {
                self.advance();
                let name = self.name(NameUse::Typename)?;
                self.ast.names.get_mut(name.id).has_typename = true;
                TypeSpec::Named(name.id)
            }
            T::KwDecltype if self.is_decltype_auto() => {
                self.skip_decltype_auto();
                TypeSpec::DecltypeAuto { constraint: None }
            }
            T::KwDecltype if !self.is_decltype_qualifier() => TypeSpec::Decltype(self.decltype_operand()?),
            T::KwTypeof => self.typeof_specifier()?,
            T::KwUnderlyingType => {
                self.advance();
                let open = self.expect(T::LParen)?;
                let ty = self.type_id(TypeIdUse::Implied)?;
                self.expect_closing(T::RParen, open)?;
                TypeSpec::Underlying(ty)
            }
            T::Identifier | T::ColonColon | T::KwDecltype => match self.named_type(place, reading.is_declaration())? {
                Some(ty) => ty,
                None => return Ok(false),
            },
            _ => return Ok(false),
        };
        reading.specs.ty = ty;
        reading.specs.ty_span = self.span_from(start);
        Ok(true)
    }

    /// Whether `decltype(auto)` stands here.
    pub(crate) fn is_decltype_auto(&self) -> bool {
        self.is(T::KwDecltype) && self.peek(1) == T::LParen && self.peek(2) == T::KwAuto && self.peek(3) == T::RParen
    }

    fn skip_decltype_auto(&mut self) {
        for _ in 0..4 {
            self.advance();
        }
    }

    /// GNU `__typeof__(e)` or `__typeof__(T)`.
    fn typeof_specifier(&mut self) -> Parse<TypeSpec> {
        self.advance();
        if let Some(ty) = self.parenthesised_type() {
            return Ok(TypeSpec::TypeofType(ty));
        }
        Ok(TypeSpec::TypeofExpr(self.parenthesised()?))
    }

    /// A type-name or constrained placeholder; none, with the cursor put back, when the name is no type here.
    /// `is_sure`: the specifiers before it leave no doubt that a type must follow.
    fn named_type(&mut self, place: Place, is_sure: bool) -> Parse<Option<TypeSpec>> {
        let at = self.at;
        if place == Place::Member && self.is_constructor_name() {
            return Ok(None);
        }
        let name = match self.speculate(|cx| cx.name(NameUse::Plain)) {
            Some(name) => name,
            // Either the name is the declarator's, or it is wrong and will be reported there.
            None if matches!(place, Place::TypeId(_)) => self.name(NameUse::Plain)?,
            None => return Ok(None),
        };
        if name.class == NameClass::Concept {
            if self.is(T::KwAuto) {
                self.advance();
                return Ok(Some(TypeSpec::Auto { constraint: Some(name.id) }));
            }
            if self.is_decltype_auto() {
                self.skip_decltype_auto();
                return Ok(Some(TypeSpec::DecltypeAuto { constraint: Some(name.id) }));
            }
        }
        if self.is_type_here(place, name, is_sure) {
            return Ok(Some(TypeSpec::Named(name.id)));
        }
        self.at = at;
        Ok(None)
    }

    /// Whether the name before the cursor is the declaration's type.
    fn is_type_here(&mut self, place: Place, name: ParsedName, is_sure: bool) -> bool {
        let is_type = match name.class {
            NameClass::Type | NameClass::TypeTemplate => true,
            NameClass::Unknown => self.is_implied_type(place, name, is_sure),
            NameClass::FunctionTemplate
            | NameClass::VariableTemplate
            | NameClass::Concept
            | NameClass::Namespace
            | NameClass::Function
            | NameClass::Value => false,
        };
        if !is_type || matches!(place, Place::Param | Place::TemplateParam | Place::TypeId(_)) {
            return is_type;
        }
        // `template <> A::A<int>(int)` specialises a constructor.
        let names_special = match self.kind() {
            T::LParen => self.names_constructor(place, name.id) || self.is_deduction_guide(name),
            T::Less => self.ast.names[name.id].is_qualified() && self.names_constructor(place, name.id),
            _ => false,
        };
        !names_special
    }

    /// Whether an unknown name is a type, because nothing else can stand here ([temp.res]/5), or because what
    /// follows makes sense only then (an undeclared type: sema will say so).
    fn is_implied_type(&mut self, place: Place, name: ParsedName, is_sure: bool) -> bool {
        let node = &self.ast.names[name.id];
        if !matches!(node.last, Unqualified::Ident(_) | Unqualified::TemplateId { .. }) {
            return false;
        }
        let is_qualified = node.is_qualified() && !self.is_of_unknown_type(name);
        let next = self.kind();
        match place {
            Place::TypeId(TypeIdUse::Ambiguous) => {
                // `(decltype(x)::type)1`, `(decltype(x)::type *)`
                let is_cast = match next {
                    T::RParen => matches!(self.peek(1), T::Literal | T::Identifier),
                    T::Star | T::Amp | T::AmpAmp => self.peek(1) == T::RParen,
                    _ => false,
                };
                is_sure || matches!(next, T::KwConst | T::KwVolatile) || is_cast && self.is_of_unknown_type(name)
            }
            Place::TypeId(TypeIdUse::Operand) => false,
            Place::TypeId(_) => true,
            Place::Param | Place::TemplateParam if is_sure || self.speculating == 0 => true,
            Place::Namespace | Place::Member | Place::Block if is_sure || place != Place::Block => match next {
                T::LParen | T::Colon | T::LBrace | T::Equal | T::Comma | T::RParen | T::LBracket => false,
                T::Semi => is_sure && place == Place::Member,
                _ => true,
            },
            Place::Namespace | Place::Member | Place::Block | Place::Param | Place::TemplateParam => match next {
                T::Identifier => true,
                T::KwConst | T::KwVolatile => true,
                T::Star | T::Amp | T::AmpAmp if !is_qualified && self.peek(1) == T::Identifier => {
                    matches!(self.peek(2), T::Semi | T::Equal) || (place != Place::Block && self.peek(2) == T::RParen)
                }
                _ => false,
            },
        }
    }

    /// The name of the class whose members are being read.
    pub(crate) fn class_name(&self) -> Option<Symbol> {
        match &self.frames.get(self.declaring_frame()).kind {
            FrameKind::Class { name, .. } if !name.is_empty() => Some(*name),
            _ => None,
        }
    }

    /// [class.ctor]/1: the class's own name and `(`, unless `( declarator )` follows.
    fn is_constructor_name(&mut self) -> bool {
        if !self.is(T::Identifier) || self.peek(1) != T::LParen || self.class_name() != Some(self.token().symbol()) {
            return false;
        }
        self.constructor_params_at(1)
    }

    /// Whether the `(` that is `n` tokens ahead begins a constructor's parameters and not a declarator.
    fn constructor_params_at(&mut self, n: usize) -> bool {
        match self.peek(n + 1) {
            T::Star | T::Amp | T::AmpAmp | T::LParen | T::KwOperator => false,
            T::Identifier if self.peek(n + 2) == T::RParen && self.peek(n + 3) == T::LParen => {
                self.starts_type_at(n + 1)
            }
            _ => true,
        }
    }

    /// Whether the name before `(` is a constructor's: `A::A(`, or `A<T>(` in the class `A`.
    fn names_constructor(&mut self, place: Place, name: NameId) -> bool {
        let node = &self.ast.names[name];
        let Some(last) = node.identifier() else { return false };
        if let Some(component) = node.qualifier.last() {
            let is_same = match &component.kind {
                crate::ast::ComponentKind::Ident(symbol) | crate::ast::ComponentKind::TemplateId(symbol, _) => {
                    *symbol == last
                }
                crate::ast::ComponentKind::Decltype(_) => false,
            };
            return is_same;
        }
        place == Place::Member && self.class_name() == Some(last) && self.constructor_params_at(0)
    }

    /// [temp.deduct.guide]: `C(params) -> C<args>`; the cursor is at `(`.
    fn is_deduction_guide(&self, name: ParsedName) -> bool {
        name.class == NameClass::TypeTemplate
            && self.partner(self.at.pos).is_some_and(|close| self.kind_at(self.index_after(close)) == T::Arrow)
    }

    /// Whether a type may begin at the n-th token from here. Names before `::` and `<` count: reading decides.
    pub(crate) fn starts_type_at(&mut self, n: usize) -> bool {
        let index = self.index_ahead(n);
        match self.kind_at(index) {
            T::KwConst
            | T::KwVolatile
            | T::KwRestrict
            | T::KwStruct
            | T::KwClass
            | T::KwUnion
            | T::KwEnum
            | T::KwTypename
            | T::KwDecltype
            | T::KwExtension
            | T::KwAttribute
            | T::ColonColon => true,
            T::Identifier => {
                let next = self.kind_at(self.index_after(index));
                if matches!(next, T::ColonColon | T::KwConst | T::KwVolatile) {
                    return true;
                }
                let class = self.lookup(self.tokens[index].symbol()).class;
                match class {
                    NameClass::Type | NameClass::TypeTemplate | NameClass::Concept => true,
                    NameClass::Unknown
                    | NameClass::FunctionTemplate
                    | NameClass::VariableTemplate
                    | NameClass::Namespace
                    | NameClass::Function
                    | NameClass::Value => false,
                }
            }
            kind => Self::is_simple_type_keyword(kind),
        }
    }
}
