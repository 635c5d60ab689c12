//! Entities: namespaces, classes, enumerations, functions, variables, aliases.

use std::sync::Arc;

use crate::ast::{self, Access, ClassKey, OverloadedOperator};
use crate::base::Symbol;
use crate::hir::{
    ClassId, Coroutine, ExprId, FieldId, FuncId, LabelId, NamespaceId, ScopeId, StmtId, TemplateArg, TemplateId, Ty,
    Value, VarId,
};
use crate::source::Span;

/// A namespace.
#[derive(Debug, Clone)]
pub struct Namespace {
    /// Empty for the global and for unnamed namespaces.
    pub name: Symbol,
    pub scope: ScopeId,
    pub parent: Option<NamespaceId>,
    pub is_inline: bool,
    pub span: Span,
}

/// A typedef-name or alias.
#[derive(Debug, Clone)]
pub struct Alias {
    pub name: Symbol,
    pub scope: ScopeId,
    pub ty: Ty,
    /// The type-specifier that it was declared with; none when it is not written.
    pub written: ast::TypeSpec,
    pub span: Span,
}

/// What accesses to objects of a type must reckon with, because GNU attributes of a typedef-name of it say so. Types
/// are canonical, so it counts for all objects of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Laxity {
    /// The least alignment that such an object may have, in bytes.
    pub align: u64,
    /// An object of another type may be there.
    pub may_alias: bool,
}

/// The linkage of a name ([basic.link]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Linkage {
    /// Block-scope names.
    None,
    Internal,
    External,
}

/// How far a class is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Completeness {
    Incomplete,
    /// Between `{` and `}`.
    BeingDefined,
    Complete,
}

/// A class, struct or union ([class]).
#[derive(Debug, Clone)]
pub struct Class {
    /// Empty when unnamed (see `typedef_name`).
    pub name: Symbol,
    pub key: ClassKey,
    /// The scope that declares it.
    pub parent: ScopeId,
    /// The scope of its members.
    pub scope: ScopeId,
    pub span: Span,
    pub completeness: Completeness,
    pub bases: Vec<Base>,
    /// Non-static data members in order of declaration, unnamed bit-fields included.
    pub fields: Vec<FieldId>,
    /// Member functions in order of declaration; implicit ones are added when they are needed.
    pub methods: Vec<FuncId>,
    pub is_final: bool,
    /// `#pragma pack(n)`: the greatest alignment of a base or member, in bytes. `__attribute__((packed))` on a class
    /// is in `attrs`: it gives way to an alignment that is asked for, as pack(n) does not.
    pub pack: Option<u32>,
    /// `alignas`, `aligned`: at least this alignment, in bytes.
    pub align: u64,
    /// Properties that follow from the members ([class.prop]), set when the class is completed.
    pub traits: ClassTraits,
    /// Its special member functions, set when the class is completed.
    pub special: SpecialMembers,
    /// Set when the class is completed.
    pub layout: Option<Arc<Layout>>,
    /// The typedef name for linkage purposes of an unnamed class ([dcl.typedef]/9).
    pub typedef_name: Option<Symbol>,
    /// The number among the closures, unnamed classes or equally named local classes of its context (Itanium ABI 5.1.7);
    /// of any other class its version: how many entities of its name were hidden when the user declared it anew.
    pub discriminator: u32,
    pub closure: Option<Box<Closure>>,
    /// The template and arguments that it specialises.
    pub specialization: Option<(TemplateId, Arc<[TemplateArg]>)>,
    /// The unnamed member of `scope`'s class that this anonymous union or struct is.
    pub is_anonymous: bool,
    pub vtable_home: VtableHome,
    /// Where its first access-specifier stands.
    pub first_specifier: Option<Span>,
    /// `packed`, `may_alias`, `transparent_union` and other attributes that matter later, by name.
    pub attrs: Vec<Symbol>,
}

/// Which translation units define the vtable and typeinfo of a class (Itanium ABI 5.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VtableHome {
    /// The one that defines the key function; all, when there is no such function.
    #[default]
    KeyFunction,
    /// All that need them: what a template makes has no key function.
    Everywhere,
    /// A library, as an explicit instantiation declaration says.
    Library,
}

/// What a class's members make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClassTraits {
    pub is_aggregate: bool,
    pub is_empty: bool,
    pub is_polymorphic: bool,
    pub is_abstract: bool,
    pub is_standard_layout: bool,
    pub is_trivially_copyable: bool,
    pub has_trivial_default_ctor: bool,
    /// No non-trivial destructor.
    pub has_trivial_dtor: bool,
    /// Passed and returned in registers where its size allows (Itanium ABI 1.1, "non-trivial for the purposes of calls").
    pub is_trivial_for_calls: bool,
    pub is_literal: bool,
}

/// The special member functions of a class ([special]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SpecialMembers {
    pub default_ctor: Special,
    pub copy_ctor: Special,
    pub move_ctor: Special,
    pub copy_assign: Special,
    pub move_assign: Special,
    /// Its function is the destructor that ends objects' lives; a trivial one becomes a function when it is first named.
    pub dtor: Special,
    /// There are constructor templates, which may be chosen in the place of a special member function that is missing.
    pub has_ctor_templates: bool,
    pub has_assign_templates: bool,
    /// Which constructor (or assignment) copies only overload resolution can say: several ones, or unusual parameters.
    pub has_odd_ctors: bool,
    pub has_odd_assigns: bool,
    /// The implicit constructors and assignment operators are functions by now: they are made when they are first looked for.
    pub are_ctors_declared: bool,
    pub are_assigns_declared: bool,
}

/// A special member function, or several of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Special {
    pub declared: Declared,
    /// Of an implicit one: none until it is a function.
    pub func: Option<FuncId>,
    /// It does nothing but copy bytes, or nothing; even though it may be deleted.
    pub is_trivial: bool,
    pub is_deleted: bool,
    pub is_constexpr: bool,
    /// A copy from a constant object.
    pub takes_const: bool,
}

/// How a special member function came to be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Declared {
    /// It is not, or is ignored by overload resolution ([class.copy.ctor]/10).
    #[default]
    No,
    Implicitly,
    /// By the user, and defaulted on its first declaration.
    Defaulted,
    /// By the user, otherwise.
    Provided,
}

/// A base class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Base {
    pub class: ClassId,
    pub is_virtual: bool,
    /// A dependent base class of the template that the class was instantiated from ([temp.dep.type]/5): unqualified
    /// lookup in the class does not examine it ([temp.dep]/3).
    pub is_dependent: bool,
    pub access: Access,
    pub span: Span,
}

/// A class's layout by the Itanium ABI 2.4, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    pub size: u64,
    pub align: u64,
    /// Size without tail padding that a derived class may reuse.
    pub data_size: u64,
    /// Size and alignment without virtual bases.
    pub non_virtual_size: u64,
    pub non_virtual_align: u64,
    /// Offset in bits of each of `Class::fields`.
    pub field_bits: Vec<u64>,
    /// Offset of each of `Class::bases`; of virtual ones as part of a complete object.
    pub base_offsets: Vec<u64>,
    /// All virtual bases with their offsets in a complete object.
    pub virtual_bases: Vec<(ClassId, u64)>,
    pub has_own_vptr: bool,
    /// The base whose vptr is shared.
    pub primary_base: Option<ClassId>,
    /// Empty as the ABI means it: nothing but empty bases, empty overlapping members and zero-width bit-fields.
    pub is_empty: bool,
    /// A vptr and nothing else but empty parts and virtual bases: it can be the primary base of more than one class.
    pub is_nearly_empty: bool,
    /// `__attribute__((packed))` took effect on the whole class.
    pub is_packed: bool,
    /// POD for the purposes of layout: its tail padding is never reused.
    pub is_pod: bool,
    /// Size of the largest empty class among its subobjects, itself included; 0 when there is none.
    pub largest_empty: u64,
}

/// What a closure type captured ([expr.prim.lambda.closure]).
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    pub call_operator: CallOperator,
    /// The captured variable of each field; none for `this` and init-captures.
    pub captures: Vec<(Option<VarId>, FieldId)>,
    /// The field that holds `this` or a copy of `*this`.
    pub this_field: Option<FieldId>,
}

/// The call operator of a closure: of a generic lambda it is a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallOperator {
    Func(FuncId),
    Template(TemplateId),
}

/// A non-static data member.
#[derive(Debug, Clone)]
pub struct Field {
    /// Empty for unnamed bit-fields and anonymous unions.
    pub name: Symbol,
    pub class: ClassId,
    /// Index in `Class::fields`.
    pub index: u32,
    pub ty: Ty,
    pub access: Access,
    pub is_mutable: bool,
    /// Width in bits of a bit-field.
    pub bit_width: Option<u32>,
    /// `alignas` or `aligned`, in bytes; 0 when there is none.
    pub align: u64,
    /// The alignment that a typedef gives its type, in place of the type's own ([`Program::aligned`](crate::hir::Program)).
    pub type_align: Option<u64>,
    /// `__attribute__((packed))` on the member itself.
    pub is_packed: bool,
    pub is_no_unique_address: bool,
    /// The default member initialiser as written; checked when first used.
    pub init: Option<ast::Init>,
    pub checked_init: Option<ExprId>,
    /// What `checked_init` odr-uses: whatever uses it does, too.
    pub init_uses: Uses,
    /// The initialiser names the place of the constructor or aggregate initialisation that uses it
    /// ([support.srcloc.cons]/2): each has its own, and `checked_init` serves questions only.
    pub init_names_user: bool,
    pub span: Span,
}

/// An enumeration.
#[derive(Debug, Clone)]
pub struct Enum {
    pub name: Symbol,
    pub parent: ScopeId,
    /// The scope of its enumerators.
    pub scope: ScopeId,
    pub is_scoped: bool,
    pub is_fixed: bool,
    pub is_complete: bool,
    /// An explicit specialisation of a member of a class template.
    pub is_specialized: bool,
    pub underlying: Ty,
    pub enumerators: Vec<EnumConstant>,
    pub typedef_name: Option<Symbol>,
    pub discriminator: u32,
    pub span: Span,
}

/// An enumerator.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumConstant {
    pub name: Symbol,
    /// The value in the underlying type.
    pub value: i128,
    /// The type of the enumerator before the enumeration is complete ([dcl.enum]/5).
    pub ty_before: Ty,
    pub span: Span,
}

/// The name of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FuncName {
    Ident(Symbol),
    Operator(OverloadedOperator),
    /// `operator""_x`
    Literal(Symbol),
    Conversion(Ty),
    Constructor,
    Destructor,
}

/// A function ([dcl.fct]).
#[derive(Debug, Clone)]
pub struct Func {
    pub name: FuncName,
    /// The scope that it is a member of (not where a friend or block-scope extern was declared).
    pub scope: ScopeId,
    /// For members, static ones included.
    pub class: Option<ClassId>,
    /// A [`crate::hir::TyKind::Function`].
    pub ty: Ty,
    pub linkage: Linkage,
    pub language: ast::Linkage,
    pub access: Access,
    /// The parameters, `this` not among them; complete once there is a definition or a declaration with names.
    pub params: Vec<Param>,
    pub is_static: bool,
    /// An explicit object member function ([dcl.fct]/8): `is_static`, too, for nothing but the way in which it is named tells
    /// it from a static one. Its object is its first parameter.
    pub is_explicit_object: bool,
    pub is_inline: bool,
    pub is_virtual: bool,
    pub is_pure: bool,
    pub is_final: bool,
    /// Declared `override`.
    pub is_override: bool,
    pub is_explicit: bool,
    /// Declared implicitly, or defaulted on its first declaration.
    pub is_implicit: bool,
    pub is_defaulted: bool,
    /// A special member function that is trivial ([special]).
    pub is_trivial: bool,
    /// Of a defaulted one: sema explains why when asked.
    pub is_deleted: bool,
    pub constant: ast::Constancy,
    pub attrs: FuncAttrs,
    /// GNU `asm("symbol")` and `alias("symbol")`: the symbol in place of the mangled name.
    pub asm_label: Option<Symbol>,
    /// Known to the compiler by its name (`__builtin_clz`).
    pub builtin: Option<crate::hir::Builtin>,
    pub body: Body,
    /// Where it was first declared, and where its definition is (the newest declaration until then).
    pub span: Span,
    /// Declared in text that the user typed or passed, and so redefinable.
    pub is_user: bool,
    /// Called through a stub: it is redefinable, or its code may contain that of functions which are, so that it is compiled
    /// again with them. Set before its code is made.
    pub is_redirected: bool,
    /// Distinguishes internal names of one input from those of another, and from what was hidden: 0, 1, 2, …
    pub version: u32,
    /// How many definitions of an earlier input this one's has replaced. Callers reach the newest by the same symbol.
    pub revision: u32,
    pub specialization: Option<(TemplateId, Arc<[TemplateArg]>)>,
    /// The constraint of a trailing requires-clause, and the scope that it stands in; none for templates' functions.
    pub requires: Option<(ast::ExprId, ScopeId)>,
    /// Where names in its pattern are looked up; see [`crate::hir::Entry::order`].
    pub order: u32,
    /// The virtual functions of all bases, direct or not, that it overrides ([class.virtual]/2).
    pub overrides: Vec<FuncId>,
    /// Of a constructor that a class has by inheriting: the one of a base that it stands for ([class.inhctor.init]).
    pub inherited: Option<FuncId>,
    /// Of a virtual destructor: the deallocation function that its deleting variant calls ([class.free]/4).
    pub deallocator: Option<FuncId>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    pub name: Symbol,
    pub ty: Ty,
    /// The variable in the body; set when the body is checked.
    pub var: Option<VarId>,
    pub default: DefaultArg,
    pub span: Span,
}

/// A default argument ([dcl.fct.default]).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum DefaultArg {
    #[default]
    None,
    /// As written; checked when first used.
    Written(ast::Default),
    /// Converted to the parameter's type. Every call copies nothing: the node is shared, and holds no local.
    Checked(ExprId),
}

/// Attributes of functions that matter to callers or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FuncAttrs {
    pub is_noreturn: bool,
    pub is_always_inline: bool,
    pub is_noinline: bool,
    /// GNU const, pure.
    pub is_const: bool,
    pub is_pure: bool,
    pub is_malloc: bool,
    pub is_nodiscard: bool,
    pub is_deprecated: bool,
    /// GNU: every use is an error, but in functions that are unavailable, too.
    pub is_unavailable: bool,
    pub is_weak: bool,
    pub is_nothrow: bool,
    pub returns_nonnull: bool,
    /// GNU constructor, destructor, with their priorities.
    pub constructor: Option<u16>,
    pub destructor: Option<u16>,
    /// GNU gnu_inline: an `extern inline` definition that is never emitted.
    pub is_gnu_inline: bool,
    /// GNU format(printf, i, j) and (scanf, i, j), counted from 1.
    pub format: Option<(FormatKind, u16, u16)>,
}

/// See [`FuncAttrs::format`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatKind {
    Printf,
    Scanf,
}

/// A function's body, from written to checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Body {
    #[default]
    None,
    /// Written, not yet checked: the `ast` declaration ([`ast::DeclKind::Function`]) and the scope to check it in.
    Written { decl: ast::DeclId, scope: ScopeId },
    /// The body of a lambda, checked with its expression's scope.
    Checked(Box<CheckedBody>),
    /// Being checked now (recursion, deduced return types).
    InProgress,
    /// Had errors, which are reported.
    Error,
    /// Defaulted, or implicit: defined when it is odr-used ([dcl.fct.def.default]/5).
    Synthesized,
}

/// A checked body.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedBody {
    /// A block, or a `Try` for a function-try-block.
    pub block: StmtId,
    /// Constructor: how bases and members are initialised, in order of initialisation.
    pub member_inits: Vec<MemberInit>,
    pub labels: Vec<LabelId>,
    /// Functions called or whose address is taken, and variables with static storage used: the odr-uses.
    pub uses: Uses,
    /// A loop, or a backward goto.
    pub has_loop: bool,
    /// The local that every return returns, made in the return slot (NRVO).
    pub nrvo: Option<VarId>,
    /// None: the function is no coroutine.
    pub coroutine: Option<Box<Coroutine>>,
}

/// What a body or initialiser odr-uses ([basic.def.odr]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Uses {
    pub funcs: Vec<FuncId>,
    pub vars: Vec<VarId>,
}

/// Initialisation of a base or member by a constructor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MemberInit {
    Base { class: ClassId, is_virtual: bool, init: ExprId },
    Field { field: FieldId, init: ExprId },
    Delegate { init: ExprId },
}

/// Where a variable lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VarKind {
    /// Namespace scope, or a static data member.
    Global,
    /// Block-scope `static` or `thread_local`.
    StaticLocal,
    Local,
    Param,
}

/// A variable, parameters included.
#[derive(Debug, Clone)]
pub struct Var {
    /// Empty for unnamed parameters and the hidden variables of range-for and structured bindings.
    pub name: Symbol,
    pub scope: ScopeId,
    pub kind: VarKind,
    /// For static data members.
    pub class: Option<ClassId>,
    /// For locals: the function around them; none in the statements of an input.
    pub function: Option<FuncId>,
    /// May be a reference.
    pub ty: Ty,
    pub linkage: Linkage,
    pub language: ast::Linkage,
    pub access: Access,
    pub is_thread_local: bool,
    pub is_inline: bool,
    pub constant: ast::Constancy,
    /// `extern` without initialiser: no definition yet.
    pub is_extern: bool,
    /// Checked initialiser, converted to `ty` (for references: the glvalue bound).
    pub init: Option<ExprId>,
    /// What the initialiser odr-uses.
    pub uses: Uses,
    /// Its value when usable in constant expressions ([expr.const]/4), or when constant-initialised.
    pub value: Option<Arc<Value>>,
    /// The destructor that ends its life, when that is not trivial.
    pub dtor: Option<FuncId>,
    /// Its initialiser could not be checked; uses are quiet.
    pub is_invalid: bool,
    /// `alignas`, `aligned`, in bytes; 0 when there is none.
    pub align: u64,
    pub is_weak: bool,
    pub asm_label: Option<Symbol>,
    /// GNU `register T x asm("rax")`.
    pub register: Option<Symbol>,
    /// Bounds of a variable-length array, outermost first; null where a bound is constant.
    pub vla_bounds: Vec<Option<ExprId>>,
    /// GNU `cleanup(f)`.
    pub cleanup: Option<FuncId>,
    /// GNU `init_priority(n)`: small ones are initialised first among those of one input.
    pub init_priority: Option<u16>,
    /// The number among equally named statics of its function (Itanium ABI 5.1.7).
    pub discriminator: u32,
    pub is_user: bool,
    /// See [`Func::version`].
    pub version: u32,
    pub specialization: Option<(TemplateId, Arc<[TemplateArg]>)>,
    pub order: u32,
    pub span: Span,
    pub is_used: bool,
    /// Of a local in a template's specialisation it is known that it depends on no template parameter ([temp.dep.expr],
    /// [temp.dep.constexpr]).
    pub is_closed: bool,
}

impl Var {
    /// Whether code runs for a variable with static storage duration: one that is initialised dynamically
    /// ([basic.start.dynamic]) or whose destructor does something ([basic.start.term]/1).
    pub fn is_dynamic(&self) -> bool {
        self.init.is_some() && self.value.is_none() || self.dtor.is_some()
    }
}

/// A label of a function ([stmt.label]).
#[derive(Debug, Clone)]
pub struct Label {
    pub name: Symbol,
    pub is_defined: bool,
    /// GNU `&&label` is taken.
    pub is_address_taken: bool,
    pub span: Span,
}
