//! New and delete ([expr.new], [expr.delete]), and the allocation functions that every program has
//! ([basic.stc.dynamic.general]/2): these are declared when they are first needed.

use crate::ast::{self, ChunkKind, Init, OverloadedOperator};
use crate::base::Symbol;
use crate::hir::{
    self, ArrayLen, Callee, Category, Entry, ExprId, ExprKind, FnTy, FuncId, FuncName, Named, Quals, Ty, TyKind,
};
use crate::sema::expr::{self, classify, constant, name, sizeof};
use crate::sema::{Sema, conv, decl, init, lookup, overload, ty};
use crate::source::Span;

/// The greatest alignment that plain `operator new` gives (`__STDCPP_DEFAULT_NEW_ALIGNMENT__`).
const DEFAULT_NEW_ALIGNMENT: u64 = 16;

/// What is made: one object, or an array with its outermost bound.
struct What {
    /// The object's type, or the type of an element.
    element: Ty,
    bound: Bound,
}

/// The outermost bound of an array.
enum Bound {
    /// No array.
    None,
    /// `[]`: the initialiser says.
    Deduced,
    /// A value of type size_t; its value when that is constant.
    Count(ExprId, Option<u64>),
}

/// `new (placement) T init`.
pub fn new(sema: &mut Sema, new: &ast::New, span: Span) -> ExprId {
    let placement = crate::sema::template::expr::list(sema, new.placement.as_deref().unwrap_or_default());
    let Some(mut what) = what(sema, new, span) else { return sema.error_expr(span) };
    if placement.iter().any(|arg| expr::is_error(sema, *arg)) {
        return sema.error_expr(span);
    }
    let Some(init) = initialiser(sema, &mut what, new.init, span) else { return sema.error_expr(span) };
    let Some((_, align)) = sizeof::complete_layout(sema, what.element, span, "`new`") else {
        return sema.error_expr(span);
    };
    let is_array = !matches!(what.bound, Bound::None);
    let Some(chosen) = allocation(sema, &what, placement, align, new.is_global, span) else {
        return sema.error_expr(span);
    };
    let dealloc = deallocation(sema, what.element, is_array, new.is_global, chosen.is_aligned);
    // A placement function's failure calls the matching placement deallocation function, of which none is usual.
    let dealloc = if chosen.placement.is_empty() { dealloc } else { None };
    let cookie =
        if is_array && !is_plain_placement(sema, chosen.alloc) { cookie(sema, what.element, align) } else { 0 };
    let pointer = sema.program.types.pointer(what.element);
    let count = match what.bound {
        Bound::Count(count, _) => Some(count),
        Bound::None | Bound::Deduced => None,
    };
    let node = hir::New {
        alloc: chosen.alloc,
        dealloc,
        is_aligned: chosen.is_aligned,
        placement: chosen.placement,
        element: what.element,
        count,
        cookie,
        init,
    };
    expr::prvalue(sema, ExprKind::New(Box::new(node)), pointer, span)
}

/// The type, without its outermost bound ([expr.new]/2, 6 to 9).
fn what(sema: &mut Sema, new: &ast::New, span: Span) -> Option<What> {
    let node = sema.ast.types[new.ty].clone();
    let outermost = match node.declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ChunkKind::Array { size }) => Some(*size),
        _ => None,
    };
    let (ty, bound) = match outermost {
        Some(size) => {
            let mut element = node;
            element.declarator.chunks.remove(0);
            let element = sema.ast.types.push(element);
            let ty = ty::type_id(sema, element);
            let bound = match size {
                Some(size) => count(sema, size)?,
                None => Bound::Deduced,
            };
            (ty, bound)
        }
        None => (ty::type_id(sema, new.ty), Bound::None),
    };
    let ty = deduced(sema, ty, new.init, span)?;
    match *sema.program.types.kind(ty) {
        TyKind::Error => None,
        // A typedef's array: `new A`.
        TyKind::Array(element, ArrayLen::Known(len)) if matches!(bound, Bound::None) => {
            let count = expr::int(sema, i128::from(len), Ty::SIZE, span);
            Some(What { element, bound: Bound::Count(count, Some(len)) })
        }
        TyKind::LValueRef(_) | TyKind::RValueRef(_) | TyKind::Function(_) | TyKind::Void => {
            let shown = sema.show(ty);
            sema.error(span, format!("`new` cannot make a `{shown}`"));
            None
        }
        _ => Some(What { element: ty, bound }),
    }
}

/// `new auto(e)` ([expr.new]/5).
fn deduced(sema: &mut Sema, ty: Ty, init: Option<Init>, span: Span) -> Option<Ty> {
    if !name::contains_auto(sema, ty) {
        return Some(ty);
    }
    let Some(init) = init else {
        sema.error(span, "`new auto` needs an initialiser");
        return None;
    };
    init::auto_from_init(sema, ty, init, span).map(|(ty, ..)| ty)
}

/// The outermost bound: converted to size_t ([expr.new]/7, 8).
fn count(sema: &mut Sema, size: ast::ExprId) -> Option<Bound> {
    let written = expr::check(sema, size);
    if expr::is_error(sema, written) {
        return None;
    }
    let value = conv::to_integral(sema, written, false, "the bound of an array")?;
    let span = sema.program.exprs[value].span;
    let known = match constant::evaluate(sema, value) {
        Ok(hir::Value::Int(known)) => Some(known),
        _ => None,
    };
    if let Some(known) = known.filter(|known| *known < 0) {
        sema.error(span, format!("the bound of the array is negative: {known}"));
        return None;
    }
    let value = conv::implicit(sema, value, Ty::SIZE, conv::Context::Operand);
    Some(Bound::Count(value, known.and_then(|known| u64::try_from(known).ok())))
}

/// The initialiser, checked ([expr.new]/22); a deduced bound is known afterwards. None: an error was reported.
fn initialiser(sema: &mut Sema, what: &mut What, init: Option<Init>, span: Span) -> Option<Option<ExprId>> {
    let n_errors = sema.sink.error_count();
    let target = |ty| init::Target { ty, kind: init::Kind::NewObject, name: Symbol::EMPTY, span };
    if !classify::is_class(sema, what.element) && classify::is_incomplete(sema, what.element)
        || !ty::require_complete(sema, what.element, span, "`new`")
    {
        return None;
    }
    let checked = match (&what.bound, init) {
        (Bound::None, init) => init::initialize(sema, target(what.element), init),
        // Every element alike: default- or value-initialised.
        (Bound::Count(..), None) => {
            let element = init::initialize(sema, target(what.element), None);
            array_of(sema, what, Vec::new(), element, span)
        }
        (Bound::Count(..), Some(init)) if is_empty(sema, init) => {
            let element = init::initialize(sema, target(what.element), Some(init));
            array_of(sema, what, Vec::new(), element, span)
        }
        (Bound::Deduced, None) => {
            sema.error(span, "the bound of the array is missing");
            None
        }
        (_, Some(init)) => listed(sema, what, init, span),
    };
    (sema.sink.error_count() == n_errors).then_some(checked)
}

/// `()` or `{}`.
fn is_empty(sema: &Sema, init: Init) -> bool {
    match init {
        Init::Copy(list) | Init::Paren(list) | Init::Brace(list) => match &sema.ast.exprs[list].kind {
            ast::ExprKind::ParenList(elements) => elements.is_empty(),
            ast::ExprKind::InitList(elements) => elements.is_empty(),
            _ => false,
        },
        Init::Delayed { .. } => false,
    }
}

/// An array with a list of initialisers: of the bound where that is constant, else of as many as there are, with the
/// rest value-initialised.
fn listed(sema: &mut Sema, what: &mut What, init: Init, span: Span) -> Option<ExprId> {
    let len = match what.bound {
        Bound::Count(_, Some(len)) => ArrayLen::Known(len),
        _ => ArrayLen::Unknown,
    };
    let array = sema.program.types.array(what.element, len);
    let target = init::Target { ty: array, kind: init::Kind::NewObject, name: Symbol::EMPTY, span };
    let checked = init::initialize(sema, target, Some(init))?;
    if let (Bound::Deduced, TyKind::Array(_, ArrayLen::Known(len))) =
        (&what.bound, sema.program.types.kind(sema.ty(checked)).clone())
    {
        let count = expr::int(sema, i128::from(len), Ty::SIZE, span);
        what.bound = Bound::Count(count, Some(len));
    }
    if let Bound::Count(_, None) = what.bound
        && let ExprKind::ArrayInit { elems, filler: None } = sema.program.exprs[checked].kind.clone()
    {
        let target = init::Target { ty: what.element, kind: init::Kind::NewObject, name: Symbol::EMPTY, span };
        let filler = init::value(sema, target);
        return array_of(sema, what, elems, Some(filler), span);
    }
    Some(checked)
}

/// The elements' initialisers as one node; nothing when there is nothing to do.
fn array_of(
    sema: &mut Sema,
    what: &What,
    elems: Vec<(u64, u64, ExprId)>,
    filler: Option<ExprId>,
    span: Span,
) -> Option<ExprId> {
    if elems.is_empty() && filler.is_none() {
        return None;
    }
    let len = match what.bound {
        Bound::Count(_, Some(len)) => ArrayLen::Known(len),
        _ => ArrayLen::Unknown,
    };
    let ty = sema.program.types.array(what.element, len);
    Some(expr::prvalue(sema, ExprKind::ArrayInit { elems, filler }, ty, span))
}

/// The allocation function that a new-expression calls, and the converted placement arguments.
struct Chosen {
    alloc: FuncId,
    placement: Vec<ExprId>,
    is_aligned: bool,
}

/// [expr.new]/12 to 19: overload resolution with the size, for over-aligned types the alignment, and the placement.
fn allocation(
    sema: &mut Sema,
    what: &What,
    placement: Vec<ExprId>,
    align: u64,
    is_global: bool,
    span: Span,
) -> Option<Chosen> {
    let op = if matches!(what.bound, Bound::None) { OverloadedOperator::New } else { OverloadedOperator::ArrayNew };
    let candidates = functions(sema, op, what.element, is_global);
    let is_over_aligned = align > DEFAULT_NEW_ALIGNMENT;
    let size = sizeof::size_constant(sema, 0, span);
    let mut args = vec![size];
    if is_over_aligned {
        args.push(align_argument(sema, align, span)?);
    }
    args.extend(placement.iter().copied());
    let symbol = lookup::operator_symbol(op);
    let n_errors = sema.sink.error_count();
    let set = name::overload_set(sema, candidates, symbol, span);
    let call = overload::call(sema, set, args, span);
    if sema.sink.error_count() > n_errors {
        return None;
    }
    let ExprKind::Call { callee: Callee::Direct(alloc), args } = sema.program.exprs[call].kind.clone() else {
        sema.error(span, format!("`operator{}` is no function here", op.spelling()));
        return None;
    };
    let n_implicit = if is_over_aligned { 2 } else { 1 };
    let placement = args.into_iter().skip(n_implicit).collect();
    Some(Chosen { alloc, placement, is_aligned: is_over_aligned })
}

/// A constant of type std::align_val_t.
fn align_argument(sema: &mut Sema, align: u64, span: Span) -> Option<ExprId> {
    let ty = align_val_t(sema, span)?;
    Some(expr::constant_value(sema, i128::from(align), ty, span))
}

/// std::align_val_t, once the library has declared it.
fn align_val_t(sema: &mut Sema, span: Span) -> Option<Ty> {
    let id = sizeof::std_entry(sema, "align_val_t").into_iter().find_map(|entry| match entry.named {
        Named::Enum(id) => Some(id),
        _ => None,
    });
    match id {
        Some(id) => Some(sema.program.types.enumeration(id)),
        None => {
            sema.error(span, "an over-aligned type needs `std::align_val_t`, which `#include <new>` declares");
            None
        }
    }
}

/// `void *operator new(std::size_t, void *)` and its array form: they allocate nothing, and so need no cookie
/// (Itanium ABI 2.7).
fn is_plain_placement(sema: &Sema, func: FuncId) -> bool {
    let data = &sema.program.funcs[func];
    let Some(function) = sema.program.types.as_function(data.ty) else { return false };
    match *function.params {
        [_, second] => data.class.is_none() && sema.program.types.pointee(second) == Some(Ty::VOID),
        _ => false,
    }
}

/// Itanium ABI 2.7: arrays of elements with a destructor to run remember their length.
fn cookie(sema: &mut Sema, element: Ty, align: u64) -> u64 {
    if init::destructor(sema, element, Span::NONE).is_some() { align.max(8) } else { 0 }
}

/// The functions that `op` may mean for an object of type `element` ([expr.new]/12, [expr.delete]/9).
fn functions(sema: &mut Sema, op: OverloadedOperator, element: Ty, is_global: bool) -> Vec<Entry> {
    let symbol = lookup::operator_symbol(op);
    let mut base = element;
    while let TyKind::Array(inner, _) = *sema.program.types.kind(base) {
        base = inner;
    }
    if !is_global && let Some(class) = sema.program.types.as_class(base) {
        let found = lookup::member(sema, class, symbol);
        if !found.is_empty() {
            return found.entries;
        }
    }
    declare_global(sema, op);
    let global = sema.program.global;
    lookup::in_scope(sema, global, symbol, lookup::Want::Any).entries
}

/// Declares the replaceable functions that no header declared ([basic.stc.dynamic.general]/2). Whether `op` is one
/// of them.
pub fn declare_global(sema: &mut Sema, op: OverloadedOperator) -> bool {
    use OverloadedOperator as O;
    if !matches!(op, O::New | O::ArrayNew | O::Delete | O::ArrayDelete) {
        return false;
    }
    let void_ptr = sema.program.types.pointer(Ty::VOID);
    let is_new = matches!(op, OverloadedOperator::New | OverloadedOperator::ArrayNew);
    let mut signatures: Vec<Vec<Ty>> =
        if is_new { vec![vec![Ty::SIZE]] } else { vec![vec![void_ptr], vec![void_ptr, Ty::SIZE]] };
    let has_align = sizeof::std_entry(sema, "align_val_t").iter().find_map(|entry| match entry.named {
        Named::Enum(id) => Some(id),
        _ => None,
    });
    if let Some(id) = has_align {
        let align = sema.program.types.enumeration(id);
        signatures.extend(signatures.clone().into_iter().map(|mut params| {
            params.push(align);
            params
        }));
    }
    let symbol = lookup::operator_symbol(op);
    let global = sema.program.global;
    let declared = lookup::in_scope(sema, global, symbol, lookup::Want::Any).entries;
    for params in signatures {
        let is_declared = declared.iter().any(|entry| match entry.named {
            Named::Func(func) => {
                sema.program.types.as_function(sema.program.funcs[func].ty).is_some_and(|ty| *ty.params == *params)
            }
            _ => false,
        });
        if !is_declared {
            let ret = if is_new { void_ptr } else { Ty::VOID };
            declare_implicit(sema, op, symbol, ret, params);
        }
    }
    true
}

fn declare_implicit(sema: &mut Sema, op: OverloadedOperator, symbol: Symbol, ret: Ty, params: Vec<Ty>) {
    let span = Span::NONE;
    let blank = |&ty: &Ty| hir::Param { name: Symbol::EMPTY, ty, var: None, default: hir::DefaultArg::None, span };
    let params_of: Vec<hir::Param> = params.iter().map(blank).collect();
    let is_noexcept = ret == Ty::VOID;
    let function = FnTy {
        ret,
        params: params.into(),
        is_variadic: false,
        quals: Quals::NONE,
        ref_qual: ast::RefQual::None,
        is_noexcept,
    };
    let ty = sema.program.types.function(function);
    let global = sema.program.global;
    let mut func = decl::blank_func(sema, FuncName::Operator(op), ty, global, span);
    func.params = params_of;
    func.is_implicit = true;
    func.is_user = false;
    func.attrs.is_malloc = !is_noexcept;
    func.attrs.returns_nonnull = !is_noexcept;
    let id = sema.program.funcs.push(func);
    lookup::declare(sema, global, symbol, Named::Func(id));
}

/// The usual deallocation function for an object of type `element` ([expr.delete]/10): of a class its own; else the
/// global one, with the alignment when the type is over-aligned.
fn deallocation(sema: &mut Sema, element: Ty, is_array: bool, is_global: bool, is_aligned: bool) -> Option<FuncId> {
    let op = if is_array { OverloadedOperator::ArrayDelete } else { OverloadedOperator::Delete };
    let candidates = functions(sema, op, element, is_global);
    let rank = |sema: &Sema, func: FuncId| -> Option<u32> {
        let function = sema.program.types.as_function(sema.program.funcs[func].ty)?;
        let is_align = |ty: Ty| sema.program.types.as_enum(ty).is_some();
        match *function.params {
            [_] => Some(if is_aligned { 2 } else { 0 }),
            [_, align] if is_align(align) => Some(if is_aligned { 0 } else { 2 }),
            [_, size] if size.unqual() == Ty::SIZE => Some(if is_aligned { 3 } else { 1 }),
            [_, size, align] if size.unqual() == Ty::SIZE && is_align(align) => Some(if is_aligned { 1 } else { 3 }),
            _ => None,
        }
    };
    let funcs = candidates.iter().filter_map(|entry| match entry.named {
        Named::Func(func) => Some(func),
        _ => None,
    });
    let best = funcs.filter_map(|func| Some((rank(sema, func)?, func))).min_by_key(|(rank, _)| *rank);
    let (_, func) = best?;
    decl::use_func(sema, func);
    Some(func)
}

/// `delete e`, `delete[] e` ([expr.delete]).
pub fn delete(sema: &mut Sema, is_global: bool, is_array: bool, operand: ast::ExprId, span: Span) -> ExprId {
    let operand = expr::check(sema, operand);
    let operand = pointer_operand(sema, operand);
    if expr::is_error(sema, operand) {
        return sema.error_expr(span);
    }
    let operand_ty = sema.ty(operand);
    let Some(pointee) = sema.program.types.pointee(operand_ty) else {
        let shown = sema.show(operand_ty);
        sema.error(span, format!("`delete` needs a pointer to an object, this is `{shown}`"));
        return sema.error_expr(span);
    };
    if classify::is_function(sema, pointee) {
        sema.error(span, "a function cannot be deleted");
        return sema.error_expr(span);
    }
    if classify::is_void(pointee) {
        sema.warn(span, "deleting a pointer to `void` is undefined");
    } else if classify::is_incomplete(sema, pointee) {
        let shown = sema.show(pointee);
        sema.warn(span, format!("deleting a pointer to the incomplete type `{shown}`"));
    }
    let (dtor, is_virtual_dtor) = match classify::is_incomplete(sema, pointee) {
        true => (None, false),
        false => {
            let dtor = init::destructor(sema, pointee, span);
            (dtor, !is_array && dtor.is_some_and(|dtor| sema.program.funcs[dtor].is_virtual))
        }
    };
    if let Some(dtor) = dtor {
        overload::call::check_use(sema, dtor, span);
    }
    let align = hir::layout::size_align(&sema.program, pointee).map_or(1, |(_, align)| align);
    let is_aligned = align > DEFAULT_NEW_ALIGNMENT;
    let Some(dealloc) = deallocation(sema, pointee, is_array, is_global, is_aligned) else {
        sema.error(span, "no usual `operator delete` is declared");
        return sema.error_expr(span);
    };
    let cookie = if is_array && dtor.is_some() { align.max(8) } else { 0 };
    let kind = ExprKind::Delete { operand, is_array, dtor, is_virtual_dtor, dealloc, cookie };
    sema.expr(kind, Ty::VOID, Category::PRValue, span)
}

/// The operand as a pointer; a class is converted ([expr.delete]/1).
fn pointer_operand(sema: &mut Sema, operand: ExprId) -> ExprId {
    if !classify::is_class(sema, sema.ty(operand)) {
        return expr::scalar_operand(sema, operand);
    }
    let is_object_pointer = |sema: &Sema, ty: Ty| {
        sema.program.types.pointee(ty).is_some_and(|pointee| !classify::is_function(sema, pointee))
    };
    match conv::user::contextual(sema, operand, &is_object_pointer, "the operand of `delete`") {
        Some(converted) => expr::rvalue(sema, converted),
        None => {
            let span = sema.program.exprs[operand].span;
            sema.error_expr(span)
        }
    }
}

/// The global allocation or deallocation functions, as a callee (`__builtin_operator_new`).
pub fn global_set(sema: &mut Sema, op: OverloadedOperator, span: Span) -> ExprId {
    let candidates = functions(sema, op, Ty::VOID, true);
    name::overload_set(sema, candidates, lookup::operator_symbol(op), span)
}
