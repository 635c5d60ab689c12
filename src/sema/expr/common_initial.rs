//! What classes have in common: layout-compatible types ([basic.types.general]/11, [class.mem.general]/23 to 27), and the
//! builtins that ask of pointers to members whether they point to the same part ([meta.member]).
//!
//! The builtins become comparisons of their arguments with every pair of members that could be meant, so that they work
//! alike in constant expressions and at run time.

use std::sync::Arc;

use crate::ast::ClassKey;
use crate::hir::{Category, ClassId, CompareOp, ExprId, ExprKind, FieldId, MemberRef, Ty, TyKind, Value, layout};
use crate::sema::Sema;
use crate::sema::expr::{self, classify, traits};
use crate::source::Span;

/// A member with its offset in bits.
type Part = (FieldId, u64);

/// [basic.types.general]/11.
pub fn is_layout_compatible(sema: &Sema, a: Ty, b: Ty) -> bool {
    let types = &sema.program.types;
    if a.unqual() == b.unqual() || is_same_unqualified_array(sema, a, b) {
        return true;
    }
    if let (Some(x), Some(y)) = (types.as_enum(a), types.as_enum(b)) {
        return sema.program.enums[x].underlying == sema.program.enums[y].underlying;
    }
    let (Some(x), Some(y)) = (types.as_class(a), types.as_class(b)) else { return false };
    if !traits::is_standard_layout(sema, a) || !traits::is_standard_layout(sema, b) {
        return false;
    }
    // CWG2586: also the same size and alignment.
    if layout::size_align(&sema.program, a) != layout::size_align(&sema.program, b) {
        return false;
    }
    match (is_union(sema, x), is_union(sema, y)) {
        (true, true) => are_compatible_unions(sema, x, y),
        (false, false) => {
            let (parts, other) = (members(sema, x, 0), members(sema, y, 0));
            parts.len() == other.len() && common_initial_sequence(sema, x, y).len() == parts.len()
        }
        _ => false,
    }
}

/// Arrays of one type but for the qualifiers of their elements.
fn is_same_unqualified_array(sema: &Sema, a: Ty, b: Ty) -> bool {
    match (sema.program.types.kind(a), sema.program.types.kind(b)) {
        (&TyKind::Array(x, n), &TyKind::Array(y, m)) => {
            n == m && (x.unqual() == y.unqual() || is_same_unqualified_array(sema, x, y))
        }
        _ => false,
    }
}

fn is_union(sema: &Sema, class: ClassId) -> bool {
    sema.program.classes[class].key == ClassKey::Union
}

/// [class.mem.general]/25: as many members, each with a layout-compatible one in the other, whatever the order.
fn are_compatible_unions(sema: &Sema, a: ClassId, b: ClassId) -> bool {
    let (a, b) = (&sema.program.classes[a].fields, &sema.program.classes[b].fields);
    let is_same = |f: FieldId, g: FieldId| {
        let (f, g) = (&sema.program.fields[f], &sema.program.fields[g]);
        f.bit_width == g.bit_width && is_layout_compatible(sema, f.ty, g.ty)
    };
    let mut left: Vec<FieldId> = b.clone();
    a.len() == b.len()
        && a.iter().all(|&field| {
            let found = left.iter().position(|&other| is_same(field, other));
            found.map(|at| left.swap_remove(at)).is_some()
        })
}

/// The non-static data members and bit-fields of a standard-layout class, which are all of one class of its hierarchy.
fn members(sema: &Sema, class: ClassId, at: u64) -> Vec<Part> {
    let data = &sema.program.classes[class];
    let Some(layout) = data.layout.as_ref() else { return Vec::new() };
    if !data.fields.is_empty() {
        return data.fields.iter().copied().zip(layout.field_bits.iter().map(|bits| at + bits)).collect();
    }
    let mut bases = data.bases.iter().zip(&layout.base_offsets);
    let inherited = bases.find_map(|(base, offset)| {
        let found = members(sema, base.class, at + offset * 8);
        (!found.is_empty()).then_some(found)
    });
    inherited.unwrap_or_default()
}

/// [class.mem.general]/23; corresponding members have the same offset (CWG2583).
fn common_initial_sequence(sema: &Sema, a: ClassId, b: ClassId) -> Vec<(Part, Part)> {
    let (a, b) = (members(sema, a, 0), members(sema, b, 0));
    let correspond = |&((f, at), (g, there)): &(Part, Part)| {
        let (f, g) = (&sema.program.fields[f], &sema.program.fields[g]);
        at == there
            && f.bit_width == g.bit_width
            && f.is_no_unique_address == g.is_no_unique_address
            && is_layout_compatible(sema, f.ty, g.ty)
    };
    a.into_iter().zip(b).take_while(correspond).collect()
}

/// The class and type of what a pointer to data member points to.
fn pointed_member(sema: &mut Sema, arg: ExprId) -> Option<(ClassId, Ty)> {
    let TyKind::MemberPtr { class, pointee } = *sema.program.types.kind(sema.ty(arg)) else {
        let shown = sema.show(sema.ty(arg));
        let span = sema.program.exprs[arg].span;
        sema.error(span, format!("a pointer to member is wanted here, this is `{shown}`"));
        return None;
    };
    let span = sema.program.exprs[arg].span;
    if !crate::sema::ty::require_complete(sema, class, span, "the class of the member") {
        return None;
    }
    Some((sema.program.types.as_class(class)?, pointee))
}

/// `__builtin_is_corresponding_member(m1, m2)` ([meta.member]/4).
pub fn corresponding_member(sema: &mut Sema, args: [ExprId; 2], span: Span) -> Option<ExprId> {
    let args = args.map(|arg| expr::scalar_operand(sema, arg));
    let [first, second] = [pointed_member(sema, args[0])?, pointed_member(sema, args[1])?];
    let mut pairs = Vec::new();
    let is_standard = |sema: &mut Sema, class| {
        let ty = sema.program.types.class(class);
        traits::is_standard_layout(sema, ty) && !is_union(sema, class)
    };
    if is_standard(sema, first.0) && is_standard(sema, second.0) {
        add_pairs(sema, first.0, second.0, &mut pairs);
    }
    let has_type = |sema: &Sema, field: FieldId, ty: Ty| sema.program.fields[field].ty.unqual() == ty.unqual();
    pairs.retain(|&(f, g)| has_type(sema, f, first.1) && has_type(sema, g, second.1));
    let opaques = args.map(|arg| opaque(sema, arg));
    let mut result = expr::constant_value(sema, 0, Ty::BOOL, span);
    for (f, g) in pairs {
        let left = is_member(sema, opaques[0], f, first.0, span);
        let right = is_member(sema, opaques[1], g, second.0, span);
        let both = expr::prvalue(sema, ExprKind::And(left, right), Ty::BOOL, span);
        result = expr::prvalue(sema, ExprKind::Or(both, result), Ty::BOOL, span);
    }
    let bound = bind(sema, opaques[1], args[1], result, span);
    Some(bind(sema, opaques[0], args[0], bound, span))
}

/// The corresponding members of two classes, those of their anonymous structs among them.
fn add_pairs(sema: &Sema, a: ClassId, b: ClassId, pairs: &mut Vec<(FieldId, FieldId)>) {
    for ((f, _), (g, _)) in common_initial_sequence(sema, a, b) {
        match (anonymous(sema, f), anonymous(sema, g)) {
            (Some(inner), Some(other)) if !is_union(sema, inner) => add_pairs(sema, inner, other, pairs),
            (Some(_), _) | (_, Some(_)) => {}
            (None, None) if sema.program.fields[f].bit_width.is_none() => pairs.push((f, g)),
            (None, None) => {}
        }
    }
}

/// The class of an anonymous union or struct that a member stands for.
fn anonymous(sema: &Sema, field: FieldId) -> Option<ClassId> {
    let class = sema.program.types.as_class(sema.program.fields[field].ty)?;
    sema.program.classes[class].is_anonymous.then_some(class)
}

/// `__builtin_is_pointer_interconvertible_with_class(m)` ([meta.member]/1).
pub fn interconvertible_with_class(sema: &mut Sema, arg: ExprId, span: Span) -> Option<ExprId> {
    let arg = expr::scalar_operand(sema, arg);
    let (class, pointee) = pointed_member(sema, arg)?;
    let ty = sema.program.types.class(class);
    let mut found = Vec::new();
    if is_union(sema, class) || traits::is_standard_layout(sema, ty) {
        add_interconvertible(sema, class, &mut found);
    }
    found.retain(|&field| sema.program.fields[field].ty.unqual() == pointee.unqual());
    let opaque = opaque(sema, arg);
    let mut result = expr::constant_value(sema, 0, Ty::BOOL, span);
    for field in found {
        let is_this = is_member(sema, opaque, field, class, span);
        result = expr::prvalue(sema, ExprKind::Or(is_this, result), Ty::BOOL, span);
    }
    Some(bind(sema, opaque, arg, result, span))
}

/// [basic.compound]/4: the first member of a struct, any of a union; and what is so with an anonymous one.
fn add_interconvertible(sema: &Sema, class: ClassId, found: &mut Vec<FieldId>) {
    let all = members(sema, class, 0);
    let n_candidates = if is_union(sema, class) { all.len() } else { 1 };
    for (field, _) in all.into_iter().take(n_candidates) {
        let data = &sema.program.fields[field];
        match anonymous(sema, field) {
            Some(inner) if is_union(sema, inner) || traits::is_standard_layout(sema, data.ty) => {
                add_interconvertible(sema, inner, found);
            }
            Some(_) => {}
            None if data.bit_width.is_none() => found.push(field),
            None => {}
        }
    }
}

/// A node that stands for the argument, which is evaluated once.
fn opaque(sema: &mut Sema, arg: ExprId) -> ExprId {
    let (ty, span) = (sema.ty(arg), sema.program.exprs[arg].span);
    sema.expr(ExprKind::Opaque, ty, Category::PRValue, span)
}

fn bind(sema: &mut Sema, opaque: ExprId, value: ExprId, body: ExprId, span: Span) -> ExprId {
    expr::prvalue(sema, ExprKind::OpaqueBind { opaque, value, body }, Ty::BOOL, span)
}

/// Whether a pointer points to this member of an object of class `class`.
fn is_member(sema: &mut Sema, pointer: ExprId, field: FieldId, class: ClassId, span: Span) -> ExprId {
    let ty = sema.ty(pointer);
    debug_assert!(classify::is_member_pointer(sema, ty), "only pointers to members are compared");
    let value = Arc::new(Value::MemberPtr(Some(MemberRef::Field(field, class))));
    let member = expr::prvalue(sema, ExprKind::Constant { value, sub: None }, ty.unqual(), span);
    expr::prvalue(sema, ExprKind::Compare(CompareOp::Eq, pointer, member), Ty::BOOL, span)
}
