//! Program nodes of a filled aggregate: what was written, default member initialisers, and `{}` for the rest
//! ([dcl.init.aggr]/5).

use std::collections::BTreeMap;

use crate::ast::ClassKey;
use crate::hir::{ArrayLen, Category, ClassId, Completeness, ExprId, ExprKind, Ty, TyKind};
use crate::sema::Sema;
use crate::sema::init::aggregate::{Node, Part, part_ty, parts};
use crate::sema::init::{self, Target, class, zero};
use crate::source::Span;

/// Makes program nodes of a filled tree.
pub(super) fn build(sema: &mut Sema, target: Target, ty: Ty, node: Node, span: Span) -> ExprId {
    match node {
        Node::Expr(value) => value,
        Node::Missing => from_missing(sema, Target { ty, span, ..target }),
        Node::Class { parts, active } => match sema.program.types.as_class(ty) {
            Some(id) => build_class(sema, target, ty, id, parts, active, span),
            None => sema.error_expr(span),
        },
        Node::Array(items) => match *sema.program.types.kind(ty) {
            TyKind::Array(element, len) => build_array(sema, target, element, len, items, span),
            _ => sema.error_expr(span),
        },
    }
}

fn build_class(
    sema: &mut Sema,
    target: Target,
    ty: Ty,
    id: ClassId,
    nodes: Vec<Node>,
    active: Option<usize>,
    span: Span,
) -> ExprId {
    let is_union = sema.program.classes[id].key == ClassKey::Union;
    let all = parts(sema, id);
    if nodes.iter().all(|node| matches!(node, Node::Missing)) && is_all_zero(sema, id, 0) {
        return zero(sema, ty, span);
    }
    let chosen = if is_union { active.or_else(|| default_union_member(sema, &all)) } else { None };
    let (mut bases, mut fields) = (Vec::new(), Vec::new());
    for (index, (part, node)) in all.into_iter().zip(nodes).enumerate() {
        if is_union && Some(index) != chosen {
            continue;
        }
        let sub_ty = part_ty(sema, part);
        match part {
            Part::Base(base) => bases.push((base, build(sema, target, sub_ty, node, span))),
            Part::Field(field) => {
                let value = match node {
                    Node::Missing => match class::member_default_in(sema, field, target.kind, span.end()) {
                        Some(value) => value,
                        None if is_flexible(sema, sub_ty) => continue,
                        None => {
                            let name = sema.program.fields[field].name;
                            from_missing(sema, Target { ty: sub_ty, span, name, ..target })
                        }
                    },
                    node => build(sema, target, sub_ty, node, span),
                };
                fields.push((field, value));
            }
        }
    }
    if bases.iter().any(|(_, e)| sema.ty(*e) == Ty::ERROR) || fields.iter().any(|(_, e)| sema.ty(*e) == Ty::ERROR) {
        return sema.error_expr(span);
    }
    sema.expr(ExprKind::Aggregate { bases, fields }, ty, Category::PRValue, span)
}

fn is_flexible(sema: &Sema, ty: Ty) -> bool {
    matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown | ArrayLen::Known(0)))
}

/// The member of a union that `{}` initialises: the one with a default initialiser, or the first.
fn default_union_member(sema: &Sema, all: &[Part]) -> Option<usize> {
    let has_init = |part: &Part| match part {
        Part::Field(field) => sema.program.fields[*field].init.is_some(),
        Part::Base(_) => false,
    };
    all.iter().position(has_init).or_else(|| (!all.is_empty()).then_some(0))
}

/// Whether `{}` makes a class all zero: no default member initialisers, constructors or references anywhere.
fn is_all_zero(sema: &Sema, id: ClassId, depth: usize) -> bool {
    let info = &sema.program.classes[id];
    if depth > crate::base::limits::NESTING_DEPTH || !info.traits.has_trivial_default_ctor {
        return false;
    }
    if sema.program.classes[id].special.default_ctor.declared != crate::hir::Declared::Implicitly {
        return false;
    }
    info.fields.iter().all(|&field| {
        let field = &sema.program.fields[field];
        let element = class::base_element(sema, field.ty);
        field.init.is_none()
            && !sema.program.types.is_ref(field.ty)
            && sema.program.types.as_class(element).is_none_or(|inner| is_all_zero(sema, inner, depth + 1))
    }) && info.bases.iter().all(|base| is_all_zero(sema, base.class, depth + 1))
}

fn build_array(
    sema: &mut Sema,
    target: Target,
    element: Ty,
    len: ArrayLen,
    items: BTreeMap<u64, (u64, Node)>,
    span: Span,
) -> ExprId {
    let n = match len {
        ArrayLen::Known(n) => n,
        _ => items.values().map(|(end, _)| *end).max().unwrap_or(0),
    };
    let ty = sema.program.types.array(element, ArrayLen::Known(n));
    let covered: u64 = items.iter().map(|(lo, (hi, _))| hi - lo).sum();
    let filler = (covered < n).then(|| from_missing(sema, Target { ty: element, span, ..target }));
    if let Some(filler) = filler {
        if sema.ty(filler) == Ty::ERROR {
            return sema.error_expr(span);
        }
        if items.is_empty() && matches!(sema.program.exprs[filler].kind, ExprKind::Zero) {
            return zero(sema, ty, span);
        }
    }
    let mut elems = Vec::with_capacity(items.len());
    let mut end = 0;
    for (lo, (hi, node)) in items {
        let value = build(sema, target, element, node, span);
        if sema.ty(value) == Ty::ERROR {
            return sema.error_expr(span);
        }
        // What designators skipped is said too: only what follows the last element is left to the filler.
        if let (true, Some(filler)) = (end < lo, filler) {
            elems.push((end, lo, filler));
        }
        elems.push((lo, hi, value));
        end = hi;
    }
    let filler = filler.filter(|_| end < n).map(|filler| crate::sema::expr::full(sema, filler));
    sema.expr(ExprKind::ArrayInit { elems, filler }, ty, Category::PRValue, span)
}

/// [dcl.init.aggr]/5.2: an element without initialiser, as from `{}`.
pub fn from_missing(sema: &mut Sema, target: Target) -> ExprId {
    if sema.program.types.is_ref(target.ty) {
        let name =
            if target.name.is_empty() { "a reference".to_string() } else { format!("the reference `{}`", target.name) };
        sema.error(target.span, format!("{name} is not initialised by this list"));
        return sema.error_expr(target.span);
    }
    match *sema.program.types.kind(target.ty) {
        TyKind::Class(id)
            if sema.program.classes[id].completeness == Completeness::Complete
                && sema.program.classes[id].traits.is_aggregate =>
        {
            let nodes = vec![Node::Missing; parts(sema, id).len()];
            build_class(sema, target, target.ty, id, nodes, None, target.span)
        }
        TyKind::Array(element, len @ ArrayLen::Known(_)) => {
            build_array(sema, target, element, len, BTreeMap::new(), target.span)
        }
        _ => init::value(sema, target),
    }
}
