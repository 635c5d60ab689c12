//! Ranking implicit conversion sequences ([over.ics.rank]).

use crate::hir::{Ty, TyKind};
use crate::sema::Sema;
use crate::sema::conv::{BasePath, Rank, Sequence, Standard, ValueStep, base_path, floating, qualification};

/// How one sequence compares with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Better,
    Worse,
    /// Indistinguishable.
    Same,
}

impl Order {
    fn reverse(self) -> Order {
        match self {
            Order::Better => Order::Worse,
            Order::Worse => Order::Better,
            Order::Same => Order::Same,
        }
    }

    fn of(better: bool, worse: bool) -> Order {
        match (better, worse) {
            (true, false) => Order::Better,
            (false, true) => Order::Worse,
            _ => Order::Same,
        }
    }
}

/// Compares two sequences of the same operand ([over.ics.rank]/2 and /3).
pub fn compare(sema: &Sema, a: &Sequence, b: &Sequence) -> Order {
    let (class_a, class_b) = (basic_form(a), basic_form(b));
    // 3.1: to an initializer_list when the other is not.
    let (list_a, list_b) = (initializer_list(a), initializer_list(b));
    if class_a < 3 && class_b < 3 && list_a.is_some() != list_b.is_some() {
        return Order::of(list_a.is_some(), list_b.is_some());
    }
    if class_a != class_b {
        return Order::of(class_a < class_b, class_a > class_b);
    }
    match (a, b) {
        (Sequence::Standard(a), Sequence::Standard(b)) => match compare_standard(sema, a, b) {
            Order::Same => by_list(a, b),
            order => order,
        },
        // 3.3: the same conversion function or constructor, by the second standard conversion.
        (Sequence::User(a), Sequence::User(b)) => {
            if a.func == b.func && (a.func.is_some() || a.result == b.result) {
                compare_standard(sema, &a.after, &b.after)
            } else {
                Order::Same
            }
        }
        _ => Order::Same,
    }
}

/// [over.ics.rank]/3.1.2: of two arrays of one type the shorter; as GCC, no array rather than an array.
fn by_list(a: &Standard, b: &Standard) -> Order {
    match (a.list_array, b.list_array) {
        (Some((x, n)), Some((y, m))) if x == y => Order::of(n < m, n > m),
        (x, y) if a.rank == Rank::Exact => Order::of(x.is_none(), y.is_none()),
        _ => Order::Same,
    }
}

/// [over.ics.rank]/2: standard, then user-defined, then ellipsis.
fn basic_form(seq: &Sequence) -> u8 {
    match seq {
        Sequence::Standard(_) => 0,
        Sequence::User(_) | Sequence::Ambiguous(_) => 1,
        Sequence::Ellipsis => 2,
        Sequence::Bad(_) => 3,
    }
}

fn initializer_list(seq: &Sequence) -> Option<Ty> {
    match seq {
        Sequence::Standard(standard) => standard.initializer_list,
        Sequence::User(user) => user.initializer_list,
        _ => None,
    }
}

/// [over.ics.rank]/3.2 and /4.
pub fn compare_standard(sema: &Sema, a: &Standard, b: &Standard) -> Order {
    // 3.2.1: a proper subsequence, lvalue transformations aside.
    match subsequence(a, b) {
        Order::Same => {}
        order => return order,
    }
    // 3.2.2: the better rank.
    if a.rank != b.rank {
        return Order::of(a.rank < b.rank, a.rank > b.rank);
    }
    // /4: of one rank.
    match by_kind(sema, a, b) {
        Order::Same => {}
        order => return order,
    }
    // 3.2.3: an rvalue reference to an rvalue rather than an lvalue reference.
    if let (Some(x), Some(y)) = (a.binding, b.binding) {
        if !x.is_plain_object && !y.is_plain_object && x.is_to_rvalue && y.is_to_rvalue {
            match Order::of(x.is_rvalue_ref, y.is_rvalue_ref) {
                Order::Same => {}
                order => return order,
            }
        }
        // 3.2.4: an lvalue reference to a function lvalue rather than an rvalue reference.
        if x.is_to_function && y.is_to_function && x.is_rvalue_ref != y.is_rvalue_ref {
            return Order::of(!x.is_rvalue_ref, !y.is_rvalue_ref);
        }
    }
    // 3.2.5: the less qualified of two that differ in their qualification conversion only.
    match by_qualification(sema, a, b) {
        Order::Same => {}
        order => return order,
    }
    // 3.2.6: references to the same type but for qualifiers.
    if let (Some(x), Some(y)) = (a.binding, b.binding) {
        let (t, u) = (sema.program.types.non_ref(x.reference), sema.program.types.non_ref(y.reference));
        let (quals_t, quals_u) = (sema.program.types.quals(t), sema.program.types.quals(u));
        if quals_t != quals_u && is_same_unqualified(sema, t, u) {
            return Order::of(quals_u.contains(quals_t), quals_t.contains(quals_u));
        }
    }
    Order::Same
}

/// Whether two types are the same but for top-level qualifiers, an array's being its element's.
fn is_same_unqualified(sema: &Sema, t: Ty, u: Ty) -> bool {
    match (sema.program.types.kind(t), sema.program.types.kind(u)) {
        (TyKind::Array(x, n), TyKind::Array(y, m)) => n == m && is_same_unqualified(sema, *x, *y),
        _ => t.unqual() == u.unqual(),
    }
}

fn subsequence(a: &Standard, b: &Standard) -> Order {
    let (identity_a, identity_b) = (a.is_identity(), b.is_identity());
    if identity_a != identity_b {
        return Order::of(identity_a, identity_b);
    }
    // The same conversion with and without a qualification conversion after it.
    if a.value == b.value
        && a.value != ValueStep::None
        && a.is_qualification != b.is_qualification
        && a.after_value == b.after_value
    {
        return Order::of(b.is_qualification, a.is_qualification);
    }
    Order::Same
}

/// [over.ics.rank]/4.
fn by_kind(sema: &Sema, a: &Standard, b: &Standard) -> Order {
    // 4.1: not a pointer (or nullptr_t) to bool.
    let to_bool = |s: &Standard| {
        s.value == ValueStep::Boolean
            && matches!(
                sema.program.types.kind(s.after_lvalue),
                TyKind::Pointer(_) | TyKind::MemberPtr { .. } | TyKind::NullPtr
            )
    };
    if to_bool(a) != to_bool(b) {
        return Order::of(!to_bool(a), !to_bool(b));
    }
    // GCC: not a number (but of enumerations) to a complex one, when another conversion would do.
    let from_enum = |s: &Standard| sema.program.types.as_enum(s.after_lvalue).is_some();
    if a.rank == Rank::Conversion && b.rank == Rank::Conversion && !from_enum(a) {
        let to_complex = |s: &Standard| s.value == ValueStep::RealToComplex;
        if to_complex(a) != to_complex(b) {
            return Order::of(!to_complex(a), !to_complex(b));
        }
    }
    // 4.2: an enumeration with fixed underlying type to that rather than to its promoted type.
    if a.value == ValueStep::IntegralPromotion
        && b.value == ValueStep::IntegralPromotion
        && let Some(id) = sema.program.types.as_enum(a.after_lvalue)
        && sema.program.enums[id].is_fixed
    {
        let underlying = sema.program.enums[id].underlying;
        return Order::of(a.to.unqual() == underlying, b.to.unqual() == underlying);
    }
    if a.rank == Rank::Conversion && b.rank == Rank::Conversion {
        return match by_floating_rank(sema, a, b) {
            Order::Same => by_inheritance(sema, a, b),
            order => order,
        };
    }
    Order::Same
}

/// [over.ics.rank]/4.2.4 (P1467): between floating-point types of one rank rather than to another rank, or to an integer.
fn by_floating_rank(sema: &Sema, a: &Standard, b: &Standard) -> Order {
    let from = a.after_lvalue;
    if !sema.has_extended_floats || !sema.program.types.is_floating(from) || from.unqual() != b.after_lvalue.unqual() {
        return Order::Same;
    }
    let better = |x: &Standard, y: &Standard| floating::is_better(sema, from, x.after_value, y.after_value);
    Order::of(better(a, b), better(b, a))
}

/// [over.ics.rank]/4.3 and /4.4: to the nearer base, and to any class rather than to void.
fn by_inheritance(sema: &Sema, a: &Standard, b: &Standard) -> Order {
    match (&a.value, &b.value) {
        (ValueStep::PointerToBase(_), ValueStep::ToVoidPointer) => Order::Better,
        (ValueStep::ToVoidPointer, ValueStep::PointerToBase(_)) => Order::Worse,
        (ValueStep::PointerToBase(x), ValueStep::PointerToBase(y))
        | (ValueStep::ClassToBase(x), ValueStep::ClassToBase(y)) => nearer(sema, x, y),
        (ValueStep::MemberPtrToDerived(x), ValueStep::MemberPtrToDerived(y)) => {
            // From one base to two derived classes, one of which derives from the other: the nearer one.
            let class = |s: &Standard| match *sema.program.types.kind(s.to) {
                TyKind::MemberPtr { class, .. } => sema.program.types.as_class(class),
                _ => None,
            };
            match (class(a), class(b)) {
                (Some(c), Some(d)) if c != d => Order::of(
                    matches!(base_path(sema, d, c), BasePath::Path(_)),
                    matches!(base_path(sema, c, d), BasePath::Path(_)),
                ),
                _ => nearer(sema, x, y).reverse(),
            }
        }
        // Two sources of a user-defined conversion's result to one target: void from the base is better.
        (ValueStep::ToVoidPointer, ValueStep::ToVoidPointer) => {
            let class = |s: &Standard| {
                sema.program.types.pointee(s.after_lvalue).and_then(|ty| sema.program.types.as_class(ty))
            };
            match (class(a), class(b)) {
                (Some(c), Some(d)) if c != d => Order::of(
                    matches!(base_path(sema, d, c), BasePath::Path(_)),
                    matches!(base_path(sema, c, d), BasePath::Path(_)),
                ),
                _ => Order::Same,
            }
        }
        _ => Order::Same,
    }
}

/// Of two paths from one class: the shorter one, when the other goes through its end.
fn nearer(sema: &Sema, x: &[crate::hir::ClassId], y: &[crate::hir::ClassId]) -> Order {
    let (Some(&c), Some(&d)) = (x.last(), y.last()) else { return Order::Same };
    if c == d {
        return Order::Same;
    }
    Order::of(matches!(base_path(sema, c, d), BasePath::Path(_)), matches!(base_path(sema, d, c), BasePath::Path(_)))
}

/// [over.ics.rank]/3.2.5.
fn by_qualification(sema: &Sema, a: &Standard, b: &Standard) -> Order {
    if a.is_deprecated != b.is_deprecated {
        return Order::of(b.is_deprecated, a.is_deprecated);
    }
    // A null pointer converts to a qualified pointer in one step ([conv.ptr]/1).
    if a.value != b.value || matches!(a.value, ValueStep::NullToPointer | ValueStep::NullToMemberPtr) {
        return Order::Same;
    }
    let (t, u) = (a.to, b.to);
    if t.unqual() == u.unqual() || !qualification::is_similar(sema, t, u) {
        return Order::Same;
    }
    let yes = qualification::Outcome::Yes;
    Order::of(qualification::convertible(sema, t, u) == yes, qualification::convertible(sema, u, t) == yes)
}
