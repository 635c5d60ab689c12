//! The built-in `<=>` ([expr.spaceship]) and the library's comparison categories that it yields ([cmp.categories]).

use crate::ast::BinaryOp;
use crate::base::Symbol;
use crate::hir::{self, ClassId, CompareOp, ExprId, ExprKind, Ty};
use crate::sema::expr::{self, binary, classify, pointer, sizeof, warn};
use crate::sema::{Sema, conv, lookup};
use crate::source::Span;

/// A comparison category, from strong to weak ([class.spaceship]/4: the common one is the weakest).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Strong,
    Weak,
    Partial,
}

impl Category {
    /// The name of its class in namespace std.
    pub fn name(self) -> &'static str {
        match self {
            Category::Strong => "strong_ordering",
            Category::Weak => "weak_ordering",
            Category::Partial => "partial_ordering",
        }
    }

    /// The name of its member that says that neither is less.
    pub fn equal(self) -> &'static str {
        match self {
            Category::Strong => "equal",
            Category::Weak | Category::Partial => "equivalent",
        }
    }
}

/// The category that a type is.
pub fn of_type(sema: &mut Sema, ty: Ty) -> Option<Category> {
    let class = sema.program.types.as_class(ty)?;
    let all = [Category::Strong, Category::Weak, Category::Partial];
    all.into_iter().find(|category| sizeof::std_class(sema, category.name()) == Some(class))
}

/// A category's class; reported when it is not declared ([expr.spaceship]/10).
pub fn category(sema: &mut Sema, category: Category, span: Span) -> Option<(ClassId, Ty)> {
    let name = category.name();
    let Some(class) = sizeof::std_class(sema, name) else {
        sema.error(span, format!("the result of `<=>` is `std::{name}`, which `#include <compare>` declares"));
        return None;
    };
    let ty = sema.program.types.class(class);
    Some((class, ty))
}

/// A copy of the static member of a comparison category.
pub fn constant(sema: &mut Sema, class: ClassId, name: &str, span: Span) -> Option<ExprId> {
    let found = lookup::member(sema, class, Symbol::new(name));
    let var = found.entries.iter().find_map(|entry| match entry.named {
        hir::Named::Var(var) => Some(var),
        _ => None,
    });
    let Some(var) = var else {
        sema.error(span, format!("the comparison category of the library has no member `{name}`"));
        return None;
    };
    let constant = expr::name::variable(sema, var, span);
    let ty = sema.program.types.class(class);
    let copy = expr::copy_init(sema, ty, constant);
    (!expr::is_error(sema, copy)).then_some(copy)
}

/// [expr.spaceship] on scalars.
pub fn spaceship(sema: &mut Sema, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let (left_ty, right_ty) = (sema.ty(left), sema.ty(right));
    let is_number = |sema: &Sema, ty| classify::is_arithmetic_or_unscoped_enum(sema, ty);
    let is_same_enum = classify::is_enum(sema, left_ty) && left_ty.unqual() == right_ty.unqual();
    let (left, right, category) = if is_same_enum {
        (left, right, Category::Strong)
    } else if is_number(sema, left_ty) && is_number(sema, right_ty) {
        // 4: not one bool and one not; no narrowing of the integers.
        // [expr.arith.conv]/1.2: an enumeration has no `<=>` with another one, or with a floating-point value.
        let (is_left_enum, is_right_enum) = (classify::is_enum(sema, left_ty), classify::is_enum(sema, right_ty));
        let is_mixed = is_left_enum && (is_right_enum || classify::is_floating(sema, right_ty))
            || is_right_enum && classify::is_floating(sema, left_ty);
        if is_mixed || classify::is_bool(left_ty) != classify::is_bool(right_ty) {
            return binary::invalid(sema, BinaryOp::Spaceship, left, right, span);
        }
        if narrows(sema, left, right) || narrows(sema, right, left) {
            sema.error(span, "`<=>` on a signed and an unsigned integer would change a value");
            return sema.error_expr(span);
        }
        let Some((left, right, ty)) = conv::arith::usual(sema, left, right) else {
            return binary::invalid(sema, BinaryOp::Spaceship, left, right, span);
        };
        let category = if classify::is_floating(sema, ty) { Category::Partial } else { Category::Strong };
        (left, right, category)
    } else if classify::is_pointer(sema, left_ty) && classify::is_pointer(sema, right_ty) {
        match pointer::to_composite(sema, left, right, false, span) {
            Some((left, right)) => (left, right, Category::Strong),
            None => return sema.error_expr(span),
        }
    } else {
        return binary::invalid(sema, BinaryOp::Spaceship, left, right, span);
    };
    compare(sema, category, left, right, span)
}

/// [expr.spaceship]/4 to 6: the constant of the category that tells how two prvalues of one type compare. Each operand
/// is evaluated once, and compared as often as it takes.
fn compare(sema: &mut Sema, kind: Category, left: ExprId, right: ExprId, span: Span) -> ExprId {
    let Some((class, ty)) = category(sema, kind, span) else { return sema.error_expr(span) };
    let opaque = |sema: &mut Sema, value: ExprId| {
        let ty = sema.ty(value);
        expr::prvalue(sema, ExprKind::Opaque, ty, span)
    };
    let (a, b) = (opaque(sema, left), opaque(sema, right));
    let mut tests = vec![(CompareOp::Eq, kind.equal()), (CompareOp::Lt, "less")];
    let mut last = "greater";
    if kind == Category::Partial {
        tests.push((CompareOp::Gt, "greater"));
        last = "unordered";
    }
    let Some(mut result) = constant(sema, class, last, span) else { return sema.error_expr(span) };
    for (op, name) in tests.into_iter().rev() {
        let Some(then) = constant(sema, class, name, span) else { return sema.error_expr(span) };
        let cond = expr::prvalue(sema, ExprKind::Compare(op, a, b), Ty::BOOL, span);
        result = expr::prvalue(sema, ExprKind::Conditional(cond, then, result), ty, span);
    }
    let inner = expr::prvalue(sema, ExprKind::OpaqueBind { opaque: b, value: right, body: result }, ty, span);
    expr::prvalue(sema, ExprKind::OpaqueBind { opaque: a, value: left, body: inner }, ty, span)
}

/// Whether the usual arithmetic conversions of `a` with `b` could change `a`'s sign ([expr.spaceship]/4).
fn narrows(sema: &mut Sema, a: ExprId, b: ExprId) -> bool {
    let (a_ty, b_ty) = (sema.ty(a), sema.ty(b));
    let types = &sema.program.types;
    let (Some(a_width), Some(b_width)) = (types.int_width(a_ty), types.int_width(b_ty)) else { return false };
    let would_wrap = types.is_signed(a_ty) && !types.is_signed(b_ty) && b_width >= a_width.max(32);
    would_wrap && warn::known_int(sema, a).is_none_or(|value| value < 0)
}
