//! New and delete ([expr.new], [expr.delete]); `allocation` has the functions that they call.

use crate::ast::{self, ChunkKind, Init};
use crate::base::Symbol;
use crate::hir::{self, ArrayLen, Category, ExprId, ExprKind, FuncId, Ty, TyKind};
use crate::sema::expr::allocation::{self, Object};
use crate::sema::expr::{self, classify, constant, name, sizeof};
use crate::sema::template::ctad;
use crate::sema::{Sema, conv, init, overload, ty};
use crate::source::Span;

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
    let Some((_, align)) = sizeof::complete_layout(sema, what.element, span, "the object of `new`") else {
        return sema.error_expr(span);
    };
    let is_array = !matches!(what.bound, Bound::None);
    let object = Object { element: what.element, is_array, is_global: new.is_global };
    let Some(chosen) = allocation::allocation(sema, object, &placement, span) else { return sema.error_expr(span) };
    let cookie = match is_plain_placement(sema, chosen.alloc) {
        true => 0,
        false => cookie(sema, object, align),
    };
    let dealloc = allocation::on_failure(sema, object, &chosen, cookie > 0, span);
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
            let ty = ty::type_id_or_placeholder(sema, element);
            let bound = match size {
                Some(size) => count(sema, size)?,
                None => Bound::Deduced,
            };
            (ty, bound)
        }
        None => (ty::type_id_or_placeholder(sema, new.ty), Bound::None),
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
    if ctad::placeholder(sema, ty).is_some() {
        let init = init::check_init(sema, init, span);
        return ctad::deduce(sema, ty, &init, span);
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
    if !ty::require_complete(sema, what.element, span, "the object of `new`") {
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

/// Itanium ABI 2.7: an array remembers its length when its elements have a destructor to run, or the usual
/// deallocation function of their class asks for the size.
fn cookie(sema: &mut Sema, object: Object, align: u64) -> u64 {
    let is_needed = object.is_array
        && (init::destructor(sema, object.element, Span::NONE).is_some()
            || allocation::usual(sema, object, false).is_some_and(|usual| usual.has_size));
    if is_needed { align.max(8) } else { 0 }
}

/// The deallocation function of a virtual destructor, looked up where that is defined ([class.free]/4).
pub fn class_deallocator(sema: &mut Sema, class: hir::ClassId, dtor: FuncId) -> Option<FuncId> {
    if sema.program.funcs[dtor].deallocator.is_none() {
        let element = sema.program.types.class(class);
        let found = allocation::usual(sema, Object { element, is_array: false, is_global: false }, true);
        if found.is_none() {
            let (span, shown) = (sema.program.funcs[dtor].span, sema.show(element));
            sema.error(span, format!("no usual `operator delete` for `{shown}`, which has a virtual destructor"));
        }
        sema.program.funcs.get_mut(dtor).deallocator = found.map(|usual| usual.func);
    }
    sema.program.funcs[dtor].deallocator
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
    let object = Object { element: pointee, is_array, is_global };
    let align = hir::layout::size_align(&sema.program, pointee).map_or(1, |(_, align)| align);
    let cookie = cookie(sema, object, align);
    let knows_size = !classify::is_incomplete(sema, pointee) && (!is_array || cookie > 0);
    let Some(usual) = allocation::usual(sema, object, knows_size) else {
        sema.error(span, "no usual `operator delete` is declared");
        return sema.error_expr(span);
    };
    overload::call::check_use(sema, usual.func, span);
    // [expr.delete]/6: one that destroys the object does so itself.
    let dtor = if usual.is_destroying && !is_virtual_dtor { None } else { dtor };
    let dealloc = usual.func;
    let kind = ExprKind::Delete { operand, is_array, is_global, dtor, is_virtual_dtor, dealloc, cookie };
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
