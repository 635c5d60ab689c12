//! Name lookup ([basic.lookup]).

use crate::ast::{self, OverloadedOperator, Unqualified};
use crate::base::Symbol;
use crate::hir::{self, ClassId, ScopeId, Ty};
use crate::sema::Sema;

/// What a lookup found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    pub entries: Vec<hir::Entry>,
    /// The scope whose declarations were found (the first, when using-directives contributed).
    pub scope: Option<ScopeId>,
    /// For members: the naming class ([class.access.base]/5).
    pub class: Option<ClassId>,
    /// For members of bases: from the naming class's base to the declaring class.
    pub path: Vec<ClassId>,
    /// Two different entities were found.
    pub is_ambiguous: bool,
}

/// Which declarations count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    Any,
    /// Types and class templates only ([basic.lookup.elab]).
    Type,
    /// Namespaces only ([basic.lookup.udir]).
    Namespace,
    /// What may stand before `::`: namespaces, types and templates whose specialisations are types.
    Scope,
}

impl Found {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether all of it are functions or function templates.
    pub fn is_functions(&self) -> bool {
        !self.is_empty()
            && self.entries.iter().all(|entry| matches!(entry.named, hir::Named::Func(_) | hir::Named::Template(_)))
    }
}

/// Looks `name` up from the current scope outward ([basic.lookup.unqual]).
pub fn unqualified(_sema: &mut Sema, _name: Symbol, _want: Want) -> Found {
    Found::default()
}

/// Looks a whole name up, qualified or not. Reports a bad qualifier, not an undeclared last component.
pub fn named(_sema: &mut Sema, _name: ast::NameId, _want: Want) -> Found {
    Found::default()
}

/// The scope that a name's qualifier names; the current one's for an unqualified name.
pub fn qualifier_scope(_sema: &mut Sema, _name: ast::NameId) -> Option<ScopeId> {
    None
}

/// Qualified lookup in a namespace, class or enumeration.
pub fn in_scope(_sema: &mut Sema, _scope: ScopeId, _name: Symbol, _want: Want) -> Found {
    Found::default()
}

/// Looks up a member of a class and its bases ([class.member.lookup]).
pub fn member(_sema: &mut Sema, _class: ClassId, _name: Symbol) -> Found {
    Found::default()
}

/// Argument-dependent lookup ([basic.lookup.argdep]).
pub fn adl(_sema: &mut Sema, _name: Symbol, _arg_types: &[Ty]) -> Vec<hir::Entry> {
    Vec::new()
}

/// Whether argument-dependent lookup adds to what unqualified lookup found ([basic.lookup.argdep]/3).
pub fn allows_adl(_sema: &Sema, _found: &Found) -> bool {
    true
}

/// Reports that `name` is not declared, with what may have been meant.
pub fn undeclared(_sema: &mut Sema, _name: ast::NameId) {}

/// The symbol that an operator function is declared under.
pub fn operator_symbol(op: OverloadedOperator) -> Symbol {
    Symbol::new(&format!("operator{}", op.spelling()))
}

/// The symbol that a name's last component is declared under.
pub fn name_symbol(_sema: &Sema, name: &Unqualified) -> Symbol {
    match name {
        Unqualified::Ident(symbol) => *symbol,
        Unqualified::TemplateId { name, .. } => name_symbol(_sema, name),
        Unqualified::Operator(op) => operator_symbol(*op),
        Unqualified::LiteralOperator(suffix) => Symbol::new(&format!("operator\"\"{suffix}")),
        Unqualified::Conversion(_) => Symbol::new("operator <conversion>"),
        Unqualified::Destructor(_) => Symbol::new("<destructor>"),
    }
}

/// Declares `name` in a scope, with the next order.
pub fn declare(sema: &mut Sema, scope: ScopeId, name: Symbol, named: hir::Named) {
    let order = sema.next_order;
    sema.next_order += 1;
    let entry = hir::Entry { named, order, access: ast::Access::Public, is_using: false };
    sema.program.names.update((scope, name), |names| names.push(entry));
}
