//! Built-in operator candidates ([over.built]) for operands of class or enumeration type.
//!
//! Of the clause's candidates only those are made that could win: for an operand that is no class those of its own
//! promoted type, for a class those of the types that its conversion functions yield. Every other candidate is
//! worse than one of these, or as ambiguous.

use crate::ast::OverloadedOperator as Op;
use crate::hir::{ExprId, Named, Ty, TyKind};
use crate::sema::Sema;
use crate::sema::conv::{Allow, arith, pointer, user};
use crate::sema::overload::Candidate;

/// The types that an operand could have as operand of a built-in operator: of lvalue-to-rvalue converted,
/// promoted values, and for classes of the results of conversion functions. References say a modifiable lvalue.
fn operand_types(sema: &mut Sema, arg: ExprId) -> Vec<Ty> {
    let ty = sema.ty(arg);
    let Some(class) = sema.program.types.as_class(ty) else {
        return vec![decayed(sema, ty)];
    };
    let mut types = Vec::new();
    for entry in user::conversion_functions(sema, class) {
        if let Named::Func(func) = entry.named
            && !sema.program.funcs[func].is_explicit
        {
            let to = user::result_type(sema, func);
            let plain = sema.program.types.non_ref(to);
            let plain = decayed(sema, plain);
            if !types.contains(&plain) {
                types.push(plain);
            }
        }
    }
    types
}

/// Whether a class has conversion function templates.
fn converts_by_template(sema: &mut Sema, arg: ExprId) -> bool {
    let class = sema.program.types.as_class(sema.ty(arg));
    class.is_some_and(|class| {
        let entries = user::conversion_functions(sema, class);
        entries.iter().any(|entry| matches!(entry.named, Named::Template(_)))
    })
}

fn decayed(sema: &mut Sema, ty: Ty) -> Ty {
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, _) => sema.program.types.pointer(element),
        TyKind::Function(_) => sema.program.types.pointer(ty),
        _ => ty.unqual(),
    }
}

/// The lvalue reference types that a class's conversion functions yield (for `++`, `+=`).
fn reference_types(sema: &mut Sema, arg: ExprId) -> Vec<Ty> {
    let ty = sema.ty(arg);
    let Some(class) = sema.program.types.as_class(ty) else {
        return vec![sema.program.types.lvalue_ref(ty)];
    };
    let mut types = Vec::new();
    for entry in user::conversion_functions(sema, class) {
        let Named::Func(func) = entry.named else { continue };
        let to = user::result_type(sema, func);
        if matches!(sema.program.types.kind(to), TyKind::LValueRef(_)) && !types.contains(&to) {
            types.push(to);
        }
    }
    types
}

/// [over.built]/3 to /5: what `++` and `--` count with, references to arithmetic types and to pointers.
fn counters(sema: &mut Sema, arg: ExprId) -> Vec<Ty> {
    let mut types = reference_types(sema, arg);
    types.retain(|&ty| {
        let plain = sema.program.types.non_ref(ty).unqual();
        let is_number = is_arithmetic(sema, plain) && sema.program.types.as_enum(plain).is_none();
        is_number || sema.program.types.is_pointer(plain)
    });
    types
}

/// The candidates of `op` for these operands.
pub fn candidates(sema: &mut Sema, op: Op, args: &[ExprId]) -> Vec<Candidate> {
    let signatures = match args {
        [arg] => unary(sema, op, *arg),
        [left, right] => binary(sema, op, *left, *right),
        _ => Vec::new(),
    };
    let mut unique: Vec<Vec<Ty>> = Vec::new();
    for signature in signatures {
        if !unique.contains(&signature) {
            unique.push(signature);
        }
    }
    // [over.match.oper]/3.3 and [expr.log.and]: the operands of logical operators convert contextually to bool.
    let allow = if matches!(op, Op::Exclaim | Op::AmpAmp | Op::PipePipe) { Allow::DIRECT } else { Allow::ALL };
    unique.into_iter().map(|params| Candidate { allow, ..Candidate::builtin(params) }).collect()
}

fn is_arithmetic(sema: &Sema, ty: Ty) -> bool {
    arith::is_arithmetic_like(sema, ty)
}

fn is_pointer_to_object(sema: &Sema, ty: Ty) -> bool {
    sema.program.types.pointee(ty).is_some_and(|to| sema.program.types.as_function(to).is_none())
}

fn unary(sema: &mut Sema, op: Op, arg: ExprId) -> Vec<Vec<Ty>> {
    let mut result = Vec::new();
    match op {
        Op::PlusPlus | Op::MinusMinus => {
            result.extend(counters(sema, arg).into_iter().map(|ty| vec![ty]));
        }
        Op::Exclaim => result.push(vec![Ty::BOOL]),
        Op::Plus | Op::Minus | Op::Tilde => {
            for ty in operand_types(sema, arg) {
                if is_arithmetic(sema, ty) && !(op == Op::Tilde && sema.program.types.is_floating(ty)) {
                    result.push(vec![arith::promoted(sema, ty)]);
                } else if op == Op::Plus && sema.program.types.is_pointer(ty) {
                    result.push(vec![ty]);
                }
            }
        }
        Op::Star => {
            for ty in operand_types(sema, arg) {
                if sema.program.types.is_pointer(ty) {
                    result.push(vec![ty]);
                }
            }
        }
        _ => {}
    }
    result
}

fn binary(sema: &mut Sema, op: Op, left: ExprId, right: ExprId) -> Vec<Vec<Ty>> {
    match op {
        Op::AmpAmp | Op::PipePipe => return vec![vec![Ty::BOOL, Ty::BOOL]],
        Op::PlusPlus | Op::MinusMinus => {
            return counters(sema, left).into_iter().map(|ty| vec![ty, Ty::INT]).collect();
        }
        Op::PlusEqual
        | Op::MinusEqual
        | Op::StarEqual
        | Op::SlashEqual
        | Op::PercentEqual
        | Op::CaretEqual
        | Op::AmpEqual
        | Op::PipeEqual
        | Op::LessLessEqual
        | Op::GreaterGreaterEqual
        | Op::Equal => {
            return assignments(sema, op, left, right);
        }
        _ => {}
    }
    let (mut lefts, mut rights) = (operand_types(sema, left), operand_types(sema, right));
    // A conversion function template yields what the other operand's candidates take.
    let (of_left, of_right) = (converts_by_template(sema, left), converts_by_template(sema, right));
    if of_left {
        lefts.extend_from_slice(&rights);
    }
    if of_right {
        rights.extend_from_slice(&lefts);
    }
    let mut result = Vec::new();
    for &l in &lefts {
        for &r in &rights {
            pairs(sema, op, l, r, &mut result);
        }
    }
    result
}

/// The candidates for operands of two types.
fn pairs(sema: &mut Sema, op: Op, l: Ty, r: Ty, result: &mut Vec<Vec<Ty>>) {
    let both_arithmetic = is_arithmetic(sema, l) && is_arithmetic(sema, r);
    let is_integral = |sema: &Sema, ty: Ty| is_arithmetic(sema, ty) && !sema.program.types.is_floating(ty);
    match op {
        Op::Star | Op::Slash | Op::Plus | Op::Minus if both_arithmetic => {
            result.push(vec![arith::promoted(sema, l), arith::promoted(sema, r)]);
        }
        Op::Percent | Op::Amp | Op::Pipe | Op::Caret | Op::LessLess | Op::GreaterGreater
            if is_integral(sema, l) && is_integral(sema, r) =>
        {
            result.push(vec![arith::promoted(sema, l), arith::promoted(sema, r)]);
        }
        Op::Plus | Op::Minus | Op::Subscript => {
            if is_pointer_to_object(sema, l) && is_integral(sema, r) {
                result.push(vec![l, Ty::PTRDIFF]);
            } else if op != Op::Minus && is_integral(sema, l) && is_pointer_to_object(sema, r) {
                result.push(vec![Ty::PTRDIFF, r]);
            } else if op == Op::Minus && is_pointer_to_object(sema, l) && is_pointer_to_object(sema, r) {
                same(sema, l, r, result);
            }
        }
        Op::EqualEqual
        | Op::ExclaimEqual
        | Op::Less
        | Op::Greater
        | Op::LessEqual
        | Op::GreaterEqual
        | Op::Spaceship => {
            if both_arithmetic {
                result.push(vec![arith::promoted(sema, l), arith::promoted(sema, r)]);
            }
            same(sema, l, r, result);
        }
        Op::ArrowStar
            if sema.program.types.is_pointer(l) && matches!(sema.program.types.kind(r), TyKind::MemberPtr { .. }) =>
        {
            result.push(vec![l, r]);
        }
        _ => {}
    }
}

/// The candidates of `?:` for its second and third operand ([over.built]/27, /28).
pub fn conditional(sema: &mut Sema, then: ExprId, els: ExprId) -> Vec<Candidate> {
    let (lefts, rights) = (operand_types(sema, then), operand_types(sema, els));
    let mut result: Vec<Vec<Ty>> = Vec::new();
    for &l in &lefts {
        for &r in &rights {
            if is_arithmetic(sema, l) && is_arithmetic(sema, r) {
                result.push(vec![arith::promoted(sema, l), arith::promoted(sema, r)]);
            } else {
                same(sema, l, r, &mut result);
            }
        }
    }
    let mut unique: Vec<Vec<Ty>> = Vec::new();
    for signature in result {
        if !unique.contains(&signature) {
            unique.push(signature);
        }
    }
    unique.into_iter().map(Candidate::builtin).collect()
}

/// Candidates with an enumeration, pointer, member pointer or nullptr_t, the same on both sides: that of either operand,
/// or what both qualify to.
fn same(sema: &mut Sema, l: Ty, r: Ty, result: &mut Vec<Vec<Ty>>) {
    for ty in [l, r] {
        let kind = sema.program.types.kind(ty);
        if matches!(kind, TyKind::Enum(_) | TyKind::Pointer(_) | TyKind::MemberPtr { .. } | TyKind::NullPtr) {
            result.push(vec![ty, ty]);
        }
    }
    if l != r
        && let Some(both) = pointer::composite(sema, l, r)
    {
        result.push(vec![both, both]);
    }
}

/// `VQ L& op= R`.
fn assignments(sema: &mut Sema, op: Op, left: ExprId, right: ExprId) -> Vec<Vec<Ty>> {
    // A class on the left of `=` takes its members only ([over.assign]).
    if op == Op::Equal && sema.program.types.as_class(sema.ty(left)).is_some() {
        return Vec::new();
    }
    let mut result = Vec::new();
    let rights = operand_types(sema, right);
    for reference in reference_types(sema, left) {
        let l = sema.program.types.non_ref(reference);
        for &r in &rights {
            if is_arithmetic(sema, l) && is_arithmetic(sema, r) && sema.program.types.as_enum(l).is_none() {
                result.push(vec![reference, arith::promoted(sema, r)]);
            } else if matches!(op, Op::PlusEqual | Op::MinusEqual) && is_pointer_to_object(sema, l) {
                result.push(vec![reference, Ty::PTRDIFF]);
            } else if op == Op::Equal {
                result.push(vec![reference, l.unqual()]);
            }
        }
    }
    result
}
