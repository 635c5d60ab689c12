//! Scopes and what they declare ([basic.scope]).

use smallvec::SmallVec;

use crate::ast::Access;
use crate::hir::{AliasId, ClassId, EnumId, FieldId, FuncId, NamespaceId, ScopeId, TemplateArg, TemplateId, VarId};

/// A scope.
#[derive(Debug, Clone)]
pub struct Scope {
    pub kind: ScopeKind,
    /// The enclosing scope; none for the global namespace.
    pub parent: Option<ScopeId>,
    /// Of a lambda: where it stands. What the blocks around it declare later is not seen in it ([basic.scope.block]),
    /// whenever its body is checked. See [`Entry::order`].
    pub order: Option<u32>,
    /// Namespaces nominated by using-directives here, and inline namespaces of a namespace scope
    /// ([namespace.udir], [namespace.def]/8).
    pub nominated: Vec<Nominated>,
    /// Of template parameters: some are bound to themselves, or to what mentions other unbound parameters.
    pub is_unbound: bool,
    /// Of a specialisation of a variable template: it, as the scope of the closures in its initialiser.
    pub variable: Option<crate::hir::VarId>,
    /// Of the parameters of a function declarator.
    pub prototype: Option<Prototype>,
    /// Names of packs denote one element here, for the pattern of an expansion.
    pub is_element: bool,
}

impl Scope {
    /// An empty scope.
    pub fn new(kind: ScopeKind, parent: Option<ScopeId>) -> Scope {
        Scope {
            kind,
            parent,
            order: None,
            nominated: Vec::new(),
            is_unbound: false,
            variable: None,
            prototype: None,
            is_element: false,
        }
    }
}

/// The parameters of a function declarator, as its trailing return type and its later parameters see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prototype {
    /// How many function declarators are around the parameters, their own included.
    pub level: u16,
    /// The number of the first parameter's variable; the others follow.
    pub first: u32,
}

/// A namespace whose names are seen in another scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nominated {
    pub namespace: NamespaceId,
    /// An inline (or unnamed) namespace, and not a using-directive.
    pub is_inline: bool,
    /// When it was nominated; see [`Entry::order`].
    pub order: u32,
}

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    Namespace(NamespaceId),
    Class(ClassId),
    Enum(EnumId),
    /// The parameters of a function and its outermost block.
    Function(FuncId),
    /// A block, or the init-statement and condition of a statement.
    Block,
    /// Template parameters, bound or not.
    TemplateParams,
}

/// The declarations of one name in one scope, oldest first.
pub type Names = SmallVec<[Entry; 1]>;

/// One declaration of a name in a scope.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub named: Named,
    /// The number of this declaration in the session. A name that a template's definition uses is looked up
    /// among declarations with a smaller number than the definition's ([temp.nondep]).
    pub order: u32,
    /// For members.
    pub access: Access,
    /// Brought here by a using-declaration ([namespace.udecl]).
    pub is_using: bool,
}

/// What a name denotes.
#[derive(Debug, Clone, PartialEq)]
pub enum Named {
    Var(VarId),
    Func(FuncId),
    Field(FieldId),
    Class(ClassId),
    Enum(EnumId),
    /// The n-th enumerator.
    Enumerator(EnumId, u32),
    Alias(AliasId),
    Namespace(NamespaceId),
    Template(TemplateId),
    /// A template parameter, bound to an argument; unbound it is bound to its own dependent type or value.
    TemplateArg(TemplateArg),
    /// A function parameter pack or init-capture pack, expanded: what its elements are.
    Pack(std::sync::Arc<[Named]>),
    /// A structured binding: the expression it stands for (a `hir` glvalue).
    Binding(crate::hir::ExprId),
}
