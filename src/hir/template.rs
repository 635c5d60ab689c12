//! Templates: patterns kept as syntax, and what was made of them ([temp]).

use std::sync::Arc;

use crate::ast;
use crate::base::Symbol;
use crate::hir::{ClassId, FuncId, NotationId, ScopeId, TemplateId, Ty, Value, VarId};
use crate::source::Span;

/// A template-argument.
#[derive(Debug, Clone, PartialEq)]
pub enum TemplateArg {
    Type(Ty),
    /// A constant and its type.
    Value(Ty, Arc<Value>),
    Template(TemplateId),
    /// A value-dependent expression.
    DependentValue(Ty, NotationId),
    /// An expression among the explicit arguments of a function template: each candidate's parameter says what it is
    /// converted to ([temp.arg.explicit]). The scope is where it is checked.
    Unfitted(ast::ExprId, ScopeId),
    /// A non-type parameter standing for itself.
    ParamValue {
        depth: u16,
        index: u16,
        is_pack: bool,
        ty: Ty,
    },
    /// A template template-parameter standing for itself.
    ParamTemplate {
        depth: u16,
        index: u16,
        is_pack: bool,
    },
    Pack(Arc<[TemplateArg]>),
}

// Constants compare by their bits (see `value`), so equality is an equivalence.
impl Eq for TemplateArg {}

impl std::hash::Hash for TemplateArg {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            TemplateArg::Type(ty) => ty.hash(state),
            TemplateArg::Value(ty, value) => {
                ty.hash(state);
                value.hash(state);
            }
            TemplateArg::Template(id) => id.hash(state),
            TemplateArg::DependentValue(ty, expr) => (ty, expr).hash(state),
            TemplateArg::Unfitted(expr, scope) => (expr, scope).hash(state),
            TemplateArg::ParamValue { depth, index, is_pack, ty } => (depth, index, is_pack, ty).hash(state),
            TemplateArg::ParamTemplate { depth, index, is_pack } => (depth, index, is_pack).hash(state),
            TemplateArg::Pack(args) => args.hash(state),
        }
    }
}

/// What a template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TemplateKind {
    Class,
    Function,
    Variable,
    Alias,
    Concept,
    /// A template template-parameter.
    TemplateParam,
}

/// A template.
#[derive(Debug, Clone)]
pub struct Template {
    pub name: Symbol,
    pub kind: TemplateKind,
    /// The scope that it is a member of.
    pub scope: ScopeId,
    /// The scope in which its pattern is checked; the parent of every instantiation's parameter scope.
    pub lookup_scope: ScopeId,
    /// The template-declaration with the best definition so far ([`ast::DeclKind::Template`]).
    pub decl: ast::DeclId,
    /// The declaration inside the template-declaration: the pattern.
    pub pattern: ast::DeclId,
    /// The pattern of the first declaration: function default arguments may stand only there.
    pub first_pattern: ast::DeclId,
    /// The parameters as the pattern names them; invented ones of abbreviated templates last.
    pub params: Arc<[ast::TemplateParam]>,
    /// For each parameter with a default argument, the parameter list that gives it ([temp.param]/12): an earlier
    /// declaration may name its parameters otherwise.
    pub defaults: Vec<Option<Arc<[ast::TemplateParam]>>>,
    /// How many unbound parameter lists surround its own: only template template-parameters are inside of another.
    pub depth: u16,
    /// The requires-clause behind the parameters.
    pub requires: Option<ast::ExprId>,
    pub is_defined: bool,
    /// Position of the definition, for lookup; see [`crate::hir::Entry::order`].
    pub order: u32,
    pub access: ast::Access,
    /// How many entities of its name were hidden when it was declared: part of the symbols of its variables.
    pub version: u32,
    /// Partial specialisations.
    pub partials: Vec<TemplateId>,
    /// A member template explicitly specialised for its class ([temp.expl.spec]/18): the partial specialisations that the
    /// class template has for it are not for this class ([temp.spec.partial.member]/2).
    pub is_explicit_member: bool,
    /// The primary template of a partial specialisation.
    pub primary: Option<TemplateId>,
    /// The arguments of a partial specialisation, dependent, one for each parameter of the primary template.
    pub partial_args: Arc<[TemplateArg]>,
    /// For a deduction guide: the class template whose arguments it deduces, and where it comes from.
    pub guide: Option<(TemplateId, Guide)>,
    pub alias_guide: Option<AliasGuide>,
    /// The deduction guides that were written for a class template.
    pub guides: Vec<TemplateId>,
    /// Definitions of members outside of the class template, in order of declaration.
    pub members: Vec<MemberDefinition>,
    pub span: Span,
}

/// A deduction guide of an alias template ([over.match.class.deduct]/2).
#[derive(Debug, Clone, PartialEq)]
pub struct AliasGuide {
    pub alias: TemplateId,
    /// The guide of the class template.
    pub of: TemplateId,
    /// Which of its parameters follow those of the alias: those that the alias does not determine.
    pub own: Arc<[usize]>,
}

/// Where a deduction guide comes from ([over.match.class.deduct]/1).
#[derive(Debug, Clone, PartialEq)]
pub enum Guide {
    /// A deduction-guide declaration.
    Written,
    /// A constructor of the primary template, or a constructor template.
    Constructor { is_template: bool },
    /// The hypothetical `C()` of a template without constructors.
    Default,
    /// The copy deduction candidate `C(C)`.
    Copy,
    /// The aggregate deduction candidate: the elements that the initialisers are for.
    Aggregate(Arc<[Element]>),
}

/// An element of an aggregate as its class template's pattern declares it.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    Base {
        ty: ast::TypeId,
        is_pack: bool,
    },
    /// The n-th declarator of a member-declaration.
    Member {
        decl: ast::DeclId,
        declarator: usize,
        form: ElementForm,
    },
}

/// How an initialiser is for a member ([dcl.init.aggr]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementForm {
    Whole,
    /// A braced list initialises it.
    List,
    /// The braces around an array's elements are elided: it is for one of them.
    Part,
}

/// A definition of a class template's member outside of the class ([temp.mem], [temp.class.general]/3).
#[derive(Debug, Clone)]
pub struct MemberDefinition {
    /// The symbol that the member is declared under.
    pub name: Symbol,
    /// The parameters of the class templates around it, outermost first.
    pub levels: Vec<Arc<[ast::TemplateParam]>>,
    /// For each of `levels` but the first: the template arguments behind the name of that class.
    pub level_args: Vec<Arc<[ast::TemplateArg]>>,
    /// The names of the member classes between the class template and the member, outermost first.
    pub path: Vec<Symbol>,
    /// The template-declaration of the member's own parameters, or the definition itself.
    pub decl: ast::DeclId,
    /// The scope that the definition stands in.
    pub scope: ScopeId,
    pub order: u32,
}

/// What was made of a template with arguments; sema keeps the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Specialization {
    Class(ClassId),
    Func(FuncId),
    Var(VarId),
    Alias(Ty),
}
