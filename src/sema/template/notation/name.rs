//! Names in dependent expressions ([temp.dep], ABI `<unresolved-name>`).

use std::sync::Arc;

use crate::ast::{self, Unqualified};
use crate::hir::{
    self, ExprForm, Named, Notation, NotationId, Part, ScopeId, TemplateArg, TemplateKind, TyKind, Value,
};
use crate::sema::lookup::{self, Want};
use crate::sema::{Reported, Sema};

/// An id-expression.
pub(super) fn of(sema: &mut Sema, id: ast::ExprId, name: ast::NameId) -> NotationId {
    match lookup::dependent_qualifier(sema, name) {
        Ok(Some(qualifier)) => {
            let member = unresolved(sema, name, None);
            return super::op(sema, "sr", vec![Part::Ty(qualifier), Part::Expr(member)]);
        }
        Ok(None) => {}
        Err(Reported) => return super::other(sema, id),
    }
    let found = lookup::named(sema, name, Want::Any);
    let Some(entry) = found.entries.first() else { return unresolved(sema, name, None) };
    let named_entity = entry.named.clone();
    match named(sema, &named_entity) {
        Some(notation) => notation,
        None => {
            let scope = found.scope.filter(|_| sema.ast.names[name].is_qualified());
            match named_entity {
                Named::Field(_) if sema.cx.this_ty.is_some() && !sema.ast.names[name].is_qualified() => {
                    implicit_member(sema, name)
                }
                Named::Func(func) if found.single().is_some() => sema.program.types.note(Notation::Func(func)),
                Named::Func(_) | Named::Field(_) => unresolved(sema, name, scope),
                Named::Template(template) => match sema.program.templates[template].kind {
                    TemplateKind::Function | TemplateKind::Variable | TemplateKind::Concept => {
                        unresolved(sema, name, scope)
                    }
                    _ => super::other(sema, id),
                },
                _ => super::other(sema, id),
            }
        }
    }
}

/// What an entity is that needs no overload resolution. None: it is something else.
pub(super) fn named(sema: &mut Sema, named: &Named) -> Option<NotationId> {
    let notation = match named {
        Named::Var(var) => variable(sema, *var),
        Named::Enumerator(id, n) => {
            let (id, n) = (*id, *n as usize);
            let value = sema.program.enums[id].enumerators.get(n)?.value;
            let ty = sema.program.types.enumeration(id);
            Notation::Constant(ty, Arc::new(Value::Int(value)))
        }
        Named::TemplateArg(arg) => return template_arg(sema, arg),
        _ => return None,
    };
    Some(sema.program.types.note(notation))
}

fn template_arg(sema: &mut Sema, arg: &TemplateArg) -> Option<NotationId> {
    let param = |depth: u16, index: u16, is_pack: bool| Notation::TemplateParam { depth, index, is_pack };
    let notation = match arg {
        TemplateArg::ParamValue { depth, index, is_pack, .. }
        | TemplateArg::ParamTemplate { depth, index, is_pack } => param(*depth, *index, *is_pack),
        TemplateArg::Value(ty, value) => Notation::Constant(*ty, Arc::clone(value)),
        TemplateArg::DependentValue(_, id) => return Some(*id),
        // The operand of `sizeof...`, or an expansion of values.
        TemplateArg::Type(ty) => match *sema.program.types.kind(*ty) {
            TyKind::TemplateParam { depth, index, is_pack } => param(depth, index, is_pack),
            TyKind::DependentExpr(id, ExprForm::Value) => return Some(id),
            _ => return None,
        },
        TemplateArg::Template(_) | TemplateArg::Unfitted(..) | TemplateArg::Pack(_) => return None,
    };
    Some(sema.program.types.note(notation))
}

fn variable(sema: &Sema, var: hir::VarId) -> Notation {
    let scope = &sema.program.scopes[sema.program.vars[var].scope];
    match scope.prototype {
        Some(hir::Prototype { level, first }) if sema.program.vars[var].kind == hir::VarKind::Param => {
            Notation::Param { level, index: var.raw().saturating_sub(first) as u16 }
        }
        _ => Notation::Var(var),
    }
}

/// A member of `*this` that is named alone ([class.mfct.non-static]/3).
fn implicit_member(sema: &mut Sema, name: ast::NameId) -> NotationId {
    let member = unresolved(sema, name, None);
    of_this(sema, member)
}

/// `(*this).member`
pub(super) fn of_this(sema: &mut Sema, member: NotationId) -> NotationId {
    let this = sema.program.types.note(Notation::This);
    let object = super::op(sema, "de", vec![Part::Expr(this)]);
    super::op(sema, "dt", vec![Part::Expr(object), Part::Expr(member)])
}

/// The last component of a name, not resolved.
pub(super) fn unresolved(sema: &mut Sema, name: ast::NameId, scope: Option<ScopeId>) -> NotationId {
    let last = sema.ast.names[name].last.clone();
    let args = match &last {
        Unqualified::TemplateId { args, .. } => super::template_args(sema, args),
        _ => None,
    };
    let name = super::noted_name(sema, &last);
    sema.program.types.note(Notation::Name { scope, name, args })
}

/// The name behind `.` or `->`.
pub(super) fn member(sema: &mut Sema, name: ast::NameId) -> NotationId {
    if sema.ast.names[name].qualifier.is_empty() {
        return unresolved(sema, name, None);
    }
    let member = unresolved(sema, name, None);
    match lookup::dependent_qualifier(sema, name) {
        Ok(Some(qualifier)) => super::op(sema, "sr", vec![Part::Ty(qualifier), Part::Expr(member)]),
        Ok(None) => {
            let scope = lookup::qualifier_scope(sema, name);
            match scope.map(|scope| sema.program.scopes[scope].kind) {
                Some(hir::ScopeKind::Class(class)) => {
                    let qualifier = sema.program.types.class(class);
                    super::op(sema, "sr", vec![Part::Ty(qualifier), Part::Expr(member)])
                }
                _ => member,
            }
        }
        Err(Reported) => member,
    }
}
