//! Templates: patterns kept as syntax, and what was made of them ([temp]).

use std::sync::Arc;

use crate::ast;
use crate::base::Symbol;
use crate::hir::{ClassId, FuncId, ScopeId, TemplateId, Ty, Value, VarId};
use crate::source::Span;

/// A template-argument.
#[derive(Debug, Clone, PartialEq)]
pub enum TemplateArg {
    Type(Ty),
    /// A constant and its type.
    Value(Ty, Arc<Value>),
    Template(TemplateId),
    /// A value-dependent expression.
    DependentValue(Ty, ast::ExprId),
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
            TemplateArg::DependentValue(ty, expr) => {
                ty.hash(state);
                expr.hash(state);
            }
            TemplateArg::ParamValue { depth, index, is_pack, ty } => (depth, index, is_pack, ty).hash(state),
            TemplateArg::ParamTemplate { depth, index } => (depth, index).hash(state),
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
    pub is_defined: bool,
    /// Position of the definition, for lookup; see [`crate::hir::Entry::order`].
    pub order: u32,
    /// Partial specialisations.
    pub partials: Vec<TemplateId>,
    /// The primary template of a partial specialisation.
    pub primary: Option<TemplateId>,
    pub specializations: Vec<(Arc<[TemplateArg]>, Specialization)>,
    pub span: Span,
}

/// What was made of a template with arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Specialization {
    Class(ClassId),
    Func(FuncId),
    Var(VarId),
    Alias(Ty),
    Concept(bool),
}
