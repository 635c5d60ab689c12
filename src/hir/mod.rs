//! The typed program: what `sema` makes and `ir`, the constant evaluator and `print` read.
//!
//! Data only. Every conversion, temporary and initialisation is an explicit node; no name is unresolved here.
//! Everything lives in the arenas of one [`Program`], named by typed ids; a rollback truncates them.

pub mod builtin;
pub mod coroutine;
pub mod entity;
pub mod expr;
pub mod float;
pub mod layout;
pub mod mangle;
pub mod notation;
pub mod scope;
pub mod show;
pub mod stmt;
pub mod template;
#[cfg(test)]
pub mod testing;
pub mod ty;
pub mod value;
pub mod visit;
pub mod vla;
pub mod vtable;

pub use builtin::Builtin;
pub use coroutine::{Await, Coroutine, CoroutineResult, CoroutineState, ParamCopy, Transfer};
pub use entity::*;
pub use expr::*;
pub use float::{Float, FloatFormat};
pub use notation::*;
pub use scope::*;
pub use stmt::*;
pub use template::*;
pub use ty::*;
pub use value::*;

use crate::base::{Arena, Idx, JournaledMap, Symbol, Transactional};

/// A C++ entity of each kind; redeclarations share it.
pub type NamespaceId = Idx<Namespace>;
/// See [`Class`].
pub type ClassId = Idx<Class>;
/// See [`Enum`].
pub type EnumId = Idx<Enum>;
/// See [`Field`].
pub type FieldId = Idx<Field>;
/// See [`Func`].
pub type FuncId = Idx<Func>;
/// See [`Var`].
pub type VarId = Idx<Var>;
/// See [`Alias`].
pub type AliasId = Idx<Alias>;
/// See [`Template`].
pub type TemplateId = Idx<Template>;
/// See [`Scope`].
pub type ScopeId = Idx<Scope>;
/// See [`Expr`].
pub type ExprId = Idx<Expr>;
/// See [`Stmt`].
pub type StmtId = Idx<Stmt>;
/// See [`Label`].
pub type LabelId = Idx<Label>;
/// See [`StringData`].
pub type StringId = Idx<StringData>;

/// The whole typed program of a session.
#[derive(Debug)]
pub struct Program {
    pub types: Types,
    pub namespaces: Arena<Namespace>,
    pub classes: Arena<Class>,
    pub enums: Arena<Enum>,
    pub fields: Arena<Field>,
    pub funcs: Arena<Func>,
    pub vars: Arena<Var>,
    pub aliases: Arena<Alias>,
    pub templates: Arena<Template>,
    pub scopes: Arena<Scope>,
    pub exprs: Arena<Expr>,
    pub stmts: Arena<Stmt>,
    pub labels: Arena<Label>,
    pub strings: Arena<StringData>,
    /// What each scope declares, in order of declaration.
    pub names: JournaledMap<(ScopeId, Symbol), Names>,
    /// The type of the function that a function template makes, in terms of its own parameters: part of the mangled
    /// names of its specialisations ([ABI 5.1.5.3]).
    pub template_signatures: JournaledMap<TemplateId, Ty>,
    /// Template template-parameters with default arguments in their own parameter lists, by the scope that binds them:
    /// a template-id that names such a parameter has those ([temp.param]/14).
    pub param_heads: JournaledMap<(ScopeId, Symbol), std::sync::Arc<[crate::ast::TemplateParam]>>,
    /// How many leading arguments of a specialisation are spelled, where the rest equal their default arguments: what
    /// makes messages say `std::vector<int>`. Written when somebody names it so, or asks.
    pub shown_args: JournaledMap<ClassId, u32>,
    /// The typedef-name that messages have for a specialisation: see [`Program::declare_alias`].
    pub(in crate::hir) house_names: JournaledMap<ClassId, AliasId>,
    /// Typedef-names with an alignment of their own, in bytes: that of objects declared with the name.
    pub aligned: JournaledMap<AliasId, u64>,
    /// See [`Laxity`]; by unqualified type.
    pub lax: JournaledMap<Ty, Laxity>,
    /// Default member initialisers that were checked for one object alone, because they extend the lives of temporaries to
    /// that of the object, which is static; beside the shared [`Field::checked_init`].
    pub own_default_inits: JournaledMap<ExprId, ()>,
    /// GNU `abi_tag`s, sorted.
    pub abi_tags: JournaledMap<Tagged, std::sync::Arc<[Symbol]>>,
    /// The global namespace's scope.
    pub global: ScopeId,
}

/// What can have a GNU `abi_tag`: see [`Program::abi_tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tagged {
    Namespace(NamespaceId),
    Class(ClassId),
    Enum(EnumId),
    Func(FuncId),
    Var(VarId),
}

impl Default for Program {
    fn default() -> Self {
        Program::new()
    }
}

impl Program {
    /// A program with only the global namespace.
    pub fn new() -> Program {
        let mut scopes = Arena::default();
        let mut namespaces = Arena::default();
        let global_namespace = Idx::new(0);
        let global = scopes.push(Scope::new(ScopeKind::Namespace(global_namespace), None));
        namespaces.push(Namespace {
            name: Symbol::EMPTY,
            scope: global,
            parent: None,
            is_inline: false,
            span: crate::source::Span::NONE,
        });
        Program {
            types: Types::new(),
            namespaces,
            classes: Arena::default(),
            enums: Arena::default(),
            fields: Arena::default(),
            funcs: Arena::default(),
            vars: Arena::default(),
            aliases: Arena::default(),
            templates: Arena::default(),
            scopes,
            exprs: Arena::default(),
            stmts: Arena::default(),
            labels: Arena::default(),
            strings: Arena::default(),
            names: JournaledMap::default(),
            template_signatures: JournaledMap::default(),
            param_heads: JournaledMap::default(),
            aligned: JournaledMap::default(),
            lax: JournaledMap::default(),
            own_default_inits: JournaledMap::default(),
            abi_tags: JournaledMap::default(),
            shown_args: JournaledMap::default(),
            house_names: JournaledMap::default(),
            global,
        }
    }
}

macro_rules! for_each_table {
    ($program:ident . $method:ident) => {
        $program.types.$method();
        $program.namespaces.$method();
        $program.classes.$method();
        $program.enums.$method();
        $program.fields.$method();
        $program.funcs.$method();
        $program.vars.$method();
        $program.aliases.$method();
        $program.templates.$method();
        $program.scopes.$method();
        $program.exprs.$method();
        $program.stmts.$method();
        $program.labels.$method();
        $program.strings.$method();
        $program.names.$method();
        $program.template_signatures.$method();
        $program.param_heads.$method();
        $program.aligned.$method();
        $program.lax.$method();
        $program.own_default_inits.$method();
        $program.abi_tags.$method();
        $program.shown_args.$method();
        $program.house_names.$method();
    };
}

impl Transactional for Program {
    fn checkpoint(&mut self) {
        for_each_table!(self.checkpoint);
    }

    fn rollback(&mut self) {
        for_each_table!(self.rollback);
    }
}

impl Program {
    /// Adds a typedef-name. The first public one of a specialisation that stands in its template's own namespace is
    /// how messages call it: `std::string`.
    pub fn declare_alias(&mut self, alias: Alias) -> AliasId {
        let class = self.types.as_class(alias.ty).filter(|_| alias.ty == alias.ty.unqual());
        let template =
            class.and_then(|class| self.classes[class].specialization.as_ref()).map(|(template, _)| *template);
        let home = template.and_then(|template| self.outer_namespace(self.templates[template].scope));
        let is_public = !alias.name.as_str().starts_with('_');
        let is_at_home = is_public && home.is_some() && self.outer_namespace(alias.scope) == home;
        let id = self.aliases.push(alias);
        if let Some(class) = class.filter(|class| is_at_home && !self.house_names.contains_key(class)) {
            self.house_names.insert(class, id);
        }
        id
    }

    /// The namespace of a namespace scope, through inline namespaces; none for the global one.
    fn outer_namespace(&self, scope: ScopeId) -> Option<NamespaceId> {
        let mut scope = scope;
        loop {
            let ScopeKind::Namespace(id) = self.scopes[scope].kind else { return None };
            let namespace = &self.namespaces[id];
            let parent = self.scopes[scope].parent?;
            if !namespace.is_inline {
                return Some(id);
            }
            scope = parent;
        }
    }

    /// Whether a member's initialiser in an aggregate is its default member initialiser, whose `this` is the object that is
    /// made ([class.mem]/10).
    pub fn is_default_init(&self, field: FieldId, init: ExprId) -> bool {
        let is_full =
            |outer: ExprId, inner: ExprId| matches!(self.exprs[outer].kind, ExprKind::FullExpr(sub) if sub == inner);
        self.own_default_inits.contains_key(&init)
            || self.fields[field].checked_init.is_some_and(|it| it == init || is_full(it, init) || is_full(init, it))
    }
}
