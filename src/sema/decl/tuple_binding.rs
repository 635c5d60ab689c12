//! Structured bindings of classes that behave as tuples ([dcl.struct.bind]/4): `std::tuple_size`, `std::tuple_element`
//! and `get` say what the elements are.

use std::sync::Arc;

use crate::ast::TemplateParamKind;
use crate::base::Symbol;
use crate::hir::{
    self, CastKind, Category, ExprId, ExprKind, Named, StmtId, StmtKind, TemplateArg, TemplateKind, Ty, TyKind, Value,
    VarId, VarKind,
};
use crate::sema::decl::{binding, variable};
use crate::sema::lookup::{self, Found};
use crate::sema::template::args::Raw;
use crate::sema::template::{class, names};
use crate::sema::{Sema, expr, init, overload, ty};
use crate::source::Span;

/// The elements of `object`, which the hidden variable `id` names: for each a variable that refers to it, and the
/// statements that initialise these.
pub(super) struct Elements {
    pub parts: Vec<ExprId>,
    pub stmts: Vec<StmtId>,
}

/// `std::tuple_size<E>::value`, if that class is complete and has such a member. `Some(None)`: reported.
pub(super) fn size(sema: &mut Sema, ty: Ty, span: Span) -> Option<Option<usize>> {
    let class = specialize(sema, "tuple_size", vec![Raw::Type(ty, None)], span)?;
    let class_ty = sema.program.types.class(class);
    if !class::complete(sema, class_ty, span) {
        return None;
    }
    let found = lookup::member(sema, class, Symbol::new("value"));
    let entry = found.entries.first()?.clone();
    let value = expr::entity(sema, &entry, span);
    let value = expr::rvalue(sema, value);
    Some(match expr::evaluate(sema, value) {
        Ok(Value::Int(n)) => usize::try_from(n).ok(),
        _ => {
            let shown = sema.show(class_ty);
            sema.error(span, format!("`{shown}::value` is no integral constant"));
            None
        }
    })
}

/// The class that a class template of namespace std makes of arguments. None: there is no such template.
fn specialize(sema: &mut Sema, name: &str, raws: Vec<Raw>, span: Span) -> Option<hir::ClassId> {
    let template = expr::sizeof::std_entry(sema, name).into_iter().find_map(|entry| match entry.named {
        Named::Template(id) if sema.program.templates[id].kind == TemplateKind::Class => Some(id),
        _ => None,
    })?;
    let ty = names::specialize(sema, &TemplateArg::Template(template), raws, span);
    sema.program.types.as_class(ty)
}

/// Makes the `n` variables. None: reported.
pub(super) fn elements(sema: &mut Sema, id: VarId, ty: Ty, n: usize, span: Span) -> Option<Elements> {
    let class = sema.program.types.as_class(ty)?;
    let members = lookup::member(sema, class, Symbol::new("get"));
    let members = takes_constant(sema, &members).then_some(members);
    let mut result = Elements { parts: Vec::with_capacity(n), stmts: Vec::with_capacity(n) };
    for index in 0..n {
        let index = TemplateArg::Value(Ty::SIZE, Arc::new(Value::Int(index as i128)));
        let declared = element_type(sema, &index, ty, span)?;
        let global = sema.program.vars[id].kind == VarKind::Global;
        let var = binding::hidden(sema, sema.program.vars[id].kind, span);
        let make = |sema: &mut Sema| {
            let value = get(sema, id, ty, members.as_ref(), index, span);
            initialise(sema, var, declared, value, span);
        };
        match global {
            true => {
                let scope = sema.cx.scope;
                variable::in_initializer(sema, scope, var, make);
            }
            false => make(sema),
        }
        variable::finish(sema, var, span);
        result.stmts.push(sema.stmt(if global { StmtKind::Global(var) } else { StmtKind::Local(var) }, span));
        let referent = sema.program.types.non_ref(declared);
        result.parts.push(sema.expr(ExprKind::Var(var), referent, Category::LValue, span));
    }
    Some(result)
}

/// Whether a member `get` is meant: one is a function template whose first parameter is no type.
fn takes_constant(sema: &Sema, found: &Found) -> bool {
    found.entries.iter().any(|entry| match entry.named {
        Named::Template(id) => {
            let data = &sema.program.templates[id];
            data.kind == TemplateKind::Function
                && matches!(data.params.first().map(|param| &param.kind), Some(TemplateParamKind::NonType { .. }))
        }
        _ => false,
    })
}

/// `std::tuple_element<i, E>::type`
fn element_type(sema: &mut Sema, index: &TemplateArg, ty: Ty, span: Span) -> Option<Ty> {
    let raws = vec![Raw::Done(index.clone()), Raw::Type(ty, None)];
    let class = specialize(sema, "tuple_element", raws, span);
    let element = class.filter(|&class| {
        let class_ty = sema.program.types.class(class);
        class::complete(sema, class_ty, span)
    });
    let found = element.map(|class| lookup::member(sema, class, Symbol::new("type")));
    let element = found.and_then(|found| found.the_type(sema));
    if element.is_none() {
        let shown = sema.show(ty);
        sema.error(span, format!("`std::tuple_element` does not say what the elements of `{shown}` are"));
    }
    let is_void = element.is_some_and(|element| *sema.program.types.kind(element) == TyKind::Void);
    if is_void {
        let shown = sema.show(ty);
        sema.error(span, format!("`std::tuple_element` says that an element of `{shown}` is `void`"));
        return None;
    }
    element
}

/// `e.get<i>()`, or `get<i>(e)` by argument-dependent lookup only; `e` is an lvalue if its variable is a reference to
/// one, and an xvalue otherwise.
fn get(sema: &mut Sema, id: VarId, ty: Ty, members: Option<&Found>, index: TemplateArg, span: Span) -> ExprId {
    let is_lvalue = matches!(sema.program.types.kind(sema.program.vars[id].ty), TyKind::LValueRef(_));
    let mut object = sema.expr(ExprKind::Var(id), ty, Category::LValue, span);
    if !is_lvalue {
        object = sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: object }, ty, Category::XValue, span);
    }
    let template_args: Option<Arc<[TemplateArg]>> = Some(Arc::from([index]));
    if let Some(found) = members {
        let callee = expr::member_access(sema, object, found, span);
        if let ExprKind::OverloadSet(set) = &mut sema.program.exprs.get_mut(callee).kind {
            set.template_args = template_args;
        }
        return overload::call(sema, callee, Vec::new(), span);
    }
    let name = Symbol::new("get");
    let set = hir::OverloadSet {
        found: lookup::adl(sema, name, &[ty]),
        object: None,
        template_args,
        is_qualified: false,
        adl: hir::Adl::No,
        name,
        is_address: false,
        naming: None,
        object_class: None,
    };
    if set.found.is_empty() {
        let shown = sema.show(ty);
        sema.error(span, format!("no function `get` gives the elements of `{shown}`"));
        return sema.error_expr(span);
    }
    let callee = sema.expr(ExprKind::OverloadSet(Box::new(set)), Ty::OVERLOADED, Category::LValue, span);
    overload::call(sema, callee, vec![object], span)
}

/// The variable is a reference to the element: an lvalue reference if `get` gives an lvalue.
fn initialise(sema: &mut Sema, var: VarId, element: Ty, value: ExprId, span: Span) {
    let declared = match sema.program.exprs[value].category {
        Category::LValue => sema.program.types.lvalue_ref(element),
        Category::XValue | Category::PRValue => sema.program.types.rvalue_ref(element),
    };
    sema.program.vars.get_mut(var).ty = declared;
    sema.element_types.insert(var, element);
    let kind = match sema.program.vars[var].kind {
        VarKind::Local => init::Kind::Local,
        _ => init::Kind::Static,
    };
    let target = init::Target { ty: declared, kind, name: Symbol::EMPTY, span };
    let checked = init::from_expr(sema, target, value, true);
    let is_invalid = sema.ty(checked) == Ty::ERROR || ty::has_error(sema, element);
    let data = sema.program.vars.get_mut(var);
    data.init = Some(checked);
    data.is_invalid = is_invalid;
}
