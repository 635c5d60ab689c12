//! Allocation and deallocation functions ([basic.stc.dynamic]): those that every program has, declared when they are
//! first needed, and which of them a new- or delete-expression calls ([expr.new]/12 to 28, [expr.delete]/9 to 12).

use crate::ast::{self, OverloadedOperator};
use crate::base::Symbol;
use crate::hir::{self, Callee, ClassId, Entry, ExprId, ExprKind, FnTy, FuncId, FuncName, Named, Quals, Ty, TyKind};
use crate::sema::expr::{self, name, sizeof};
use crate::sema::{Sema, access, decl, lookup, overload};
use crate::source::Span;

/// The greatest alignment that plain `operator new` gives (`__STDCPP_DEFAULT_NEW_ALIGNMENT__`): what is more is a
/// new-extended alignment ([basic.align]/3).
const DEFAULT_NEW_ALIGNMENT: u64 = 16;

/// The object that a new- or delete-expression is about.
#[derive(Debug, Clone, Copy)]
pub struct Object {
    /// Its type, or that of an array's elements.
    pub element: Ty,
    pub is_array: bool,
    /// `::new`, `::delete`
    pub is_global: bool,
}

impl Object {
    fn is_over_aligned(self, sema: &Sema) -> bool {
        hir::layout::size_align(&sema.program, self.element).is_some_and(|(_, align)| align > DEFAULT_NEW_ALIGNMENT)
    }

    fn class(self, sema: &Sema) -> Option<ClassId> {
        let mut base = self.element;
        while let TyKind::Array(inner, _) = *sema.program.types.kind(base) {
            base = inner;
        }
        sema.program.types.as_class(base)
    }

    fn new_operator(self) -> OverloadedOperator {
        if self.is_array { OverloadedOperator::ArrayNew } else { OverloadedOperator::New }
    }

    fn delete_operator(self) -> OverloadedOperator {
        if self.is_array { OverloadedOperator::ArrayDelete } else { OverloadedOperator::Delete }
    }
}

/// The allocation function that a new-expression calls, and the converted placement arguments.
pub struct Chosen {
    pub alloc: FuncId,
    pub placement: Vec<ExprId>,
    pub is_aligned: bool,
}

/// [expr.new]/19: overload resolution with the size, the alignment when the type is over-aligned, and the placement; and
/// when that finds no function, with the alignment left out or added.
pub fn allocation(sema: &mut Sema, object: Object, placement: &[ExprId], span: Span) -> Option<Chosen> {
    let is_over_aligned = object.is_over_aligned(sema);
    let (first, errors) = sema.trap(|sema| allocation_with(sema, object, placement, is_over_aligned, span));
    if errors.is_empty() && first.is_some() {
        return first;
    }
    let (second, errors) = sema.trap(|sema| allocation_with(sema, object, placement, !is_over_aligned, span));
    if errors.is_empty() && second.is_some() {
        return second;
    }
    allocation_with(sema, object, placement, is_over_aligned, span)
}

fn allocation_with(
    sema: &mut Sema,
    object: Object,
    placement: &[ExprId],
    is_aligned: bool,
    span: Span,
) -> Option<Chosen> {
    let op = object.new_operator();
    let candidates = functions(sema, op, object);
    let mut args = vec![sizeof::size_constant(sema, 0, span)];
    if is_aligned {
        let align = hir::layout::size_align(&sema.program, object.element).map_or(1, |(_, align)| align);
        let ty = align_val_t(sema);
        args.push(expr::constant_value(sema, i128::from(align), ty, span));
    }
    let n_implicit = args.len();
    args.extend(placement.iter().copied());
    let n_errors = sema.sink.error_count();
    let set = name::overload_set(sema, candidates, lookup::operator_symbol(op), span);
    let call = overload::call(sema, set, args, span);
    if sema.sink.error_count() > n_errors {
        return None;
    }
    let ExprKind::Call { callee: Callee::Direct(alloc), args, .. } = sema.program.exprs[call].kind.clone() else {
        sema.error(span, format!("`operator{}` is no function here", op.spelling()));
        return None;
    };
    let placement = args.into_iter().skip(n_implicit).collect();
    Some(Chosen { alloc, placement, is_aligned })
}

/// [expr.new]/26 to 28: the function that gives the storage back when the initialisation throws. For a placement form
/// the one whose further parameters are the allocation function's; else the usual one.
pub fn on_failure(sema: &mut Sema, object: Object, chosen: &Chosen, has_cookie: bool, span: Span) -> Option<FuncId> {
    if chosen.placement.is_empty() {
        let func = usual(sema, object, !object.is_array || has_cookie)?.func;
        // [expr.new]/24
        if let Some(class) = object.class(sema).filter(|_| sema.program.funcs[func].class.is_some()) {
            access::function(sema, func, class, Some(class), span);
        }
        return Some(func);
    }
    let further = sema.program.types.as_function(sema.program.funcs[chosen.alloc].ty)?.params[1..].to_vec();
    let matching =
        functions(sema, object.delete_operator(), object).into_iter().find_map(|entry| match entry.named {
            Named::Func(func) => {
                let function = sema.program.types.as_function(sema.program.funcs[func].ty)?;
                (function.params.len() == further.len() + 1 && function.params[1..] == further[..]).then_some(func)
            }
            _ => None,
        })?;
    if let (Some(usual), Some(_)) = (usual_form(sema, matching), sema.program.funcs[matching].class)
        && usual.has_size
    {
        sema.error(span, "the deallocation function that matches this placement is a usual one");
        return None;
    }
    decl::use_func(sema, matching, span);
    Some(matching)
}

/// A usual deallocation function ([basic.stc.dynamic.deallocation]/3).
#[derive(Debug, Clone, Copy)]
pub struct Usual {
    pub func: FuncId,
    /// It destroys the object itself ([class.free]).
    pub is_destroying: bool,
    pub has_size: bool,
    has_align: bool,
}

/// What a function takes, when it is a usual deallocation function.
fn usual_form(sema: &mut Sema, func: FuncId) -> Option<Usual> {
    let data = &sema.program.funcs[func];
    if data.specialization.is_some() {
        return None;
    }
    let params = sema.program.types.as_function(data.ty)?.params.clone();
    let (_, mut rest) = params.split_first()?;
    let mut usual = Usual { func, is_destroying: false, has_size: false, has_align: false };
    if let Some((&first, others)) = rest.split_first()
        && let Some(class) = sema.program.types.as_class(first)
        && sizeof::std_class(sema, "destroying_delete_t") == Some(class)
    {
        usual.is_destroying = true;
        rest = others;
    }
    if let Some((&first, others)) = rest.split_first()
        && first.unqual() == Ty::SIZE
    {
        usual.has_size = true;
        rest = others;
    }
    if let Some((&first, others)) = rest.split_first()
        && sema.program.types.as_enum(first).is_some()
        && first == align_val_t(sema)
    {
        usual.has_align = true;
        rest = others;
    }
    rest.is_empty().then_some(usual)
}

/// All usual deallocation functions for an object.
fn usual_forms(sema: &mut Sema, object: Object) -> Vec<Usual> {
    let mut forms = Vec::new();
    for entry in functions(sema, object.delete_operator(), object) {
        if let Named::Func(func) = entry.named
            && let Some(form) = usual_form(sema, func)
        {
            forms.push(form);
        }
    }
    forms
}

fn is_member(sema: &Sema, forms: &[Usual]) -> bool {
    forms.iter().any(|form| sema.program.funcs[form.func].class.is_some())
}

/// Whether the library's function with size would call one without ([new.delete.single]/16) that the program has
/// replaced.
fn calls_replaced(sema: &Sema, forms: &[Usual]) -> bool {
    let is_replaced = |form: &Usual| sema.program.funcs[form.func].body != hir::Body::None;
    !is_member(sema, forms)
        && forms.iter().any(|form| !form.has_size && is_replaced(form))
        && !forms.iter().any(|form| form.has_size && is_replaced(form))
}

/// [expr.delete]/10: the usual deallocation function for an object. `knows_size`: the number of bytes is at hand.
pub fn usual(sema: &mut Sema, object: Object, knows_size: bool) -> Option<Usual> {
    let mut forms = usual_forms(sema, object);
    // 10.1: one that destroys.
    prefer(&mut forms, |form| form.is_destroying);
    // 10.2: by the alignment.
    let is_over_aligned = object.is_over_aligned(sema);
    prefer(&mut forms, |form| form.has_align == is_over_aligned);
    // 10.3 to 10.5: of a class without the size, of the global ones with it where it is known.
    let is_member = is_member(sema, &forms);
    let calls_replaced = calls_replaced(sema, &forms);
    prefer(&mut forms, |form| form.has_size == (knows_size && !is_member && !calls_replaced));
    let found = forms.first().copied()?;
    decl::use_func(sema, found.func, Span::NONE);
    Some(found)
}

/// [dcl.fct.def.coroutine]/12: the usual deallocation function for the state of a coroutine whose promise `object` is:
/// one that takes the size, where there is one.
pub fn usual_of_state(sema: &mut Sema, object: Object) -> Option<Usual> {
    let mut forms = usual_forms(sema, object);
    forms.retain(|form| !form.is_destroying && !form.has_align);
    let calls_replaced = calls_replaced(sema, &forms);
    prefer(&mut forms, |form| form.has_size != calls_replaced);
    let found = forms.first().copied()?;
    decl::use_func(sema, found.func, Span::NONE);
    Some(found)
}

/// Keeps those that `is_better`, when there are any.
fn prefer(forms: &mut Vec<Usual>, is_better: impl Fn(&Usual) -> bool) {
    if forms.iter().any(&is_better) {
        forms.retain(is_better);
    }
}

/// The functions that `op` may mean for an object ([expr.new]/12, [expr.delete]/9): its class's, else the global ones.
pub fn functions(sema: &mut Sema, op: OverloadedOperator, object: Object) -> Vec<Entry> {
    let symbol = lookup::operator_symbol(op);
    if !object.is_global
        && let Some(class) = object.class(sema)
    {
        let found = lookup::member(sema, class, symbol);
        if !found.is_empty() {
            return found.entries;
        }
    }
    // [basic.stc.dynamic.general]/2: those are declared in every translation unit, so before any template.
    let limit = sema.cx.order_limit.take();
    declare_global(sema, op);
    let global = sema.program.global;
    let entries = lookup::in_scope(sema, global, symbol, lookup::Want::Any).entries;
    sema.cx.order_limit = limit;
    entries
}

/// std::align_val_t, which every program has ([basic.stc.dynamic.general]/2).
fn align_val_t(sema: &mut Sema) -> Ty {
    let declared = sizeof::std_entry(sema, "align_val_t").into_iter().find_map(|entry| match entry.named {
        Named::Enum(id) => Some(id),
        _ => None,
    });
    let id = declared.unwrap_or_else(|| {
        let scope = decl::namespace::standard(sema);
        decl::enumeration::opaque(sema, scope, Symbol::new("align_val_t"), Ty::SIZE)
    });
    sema.program.types.enumeration(id)
}

/// Declares the replaceable functions that no header declared ([basic.stc.dynamic.general]/2). Whether `op` is one
/// of them.
pub fn declare_global(sema: &mut Sema, op: OverloadedOperator) -> bool {
    use OverloadedOperator as O;
    if !matches!(op, O::New | O::ArrayNew | O::Delete | O::ArrayDelete) {
        return false;
    }
    let void_ptr = sema.program.types.pointer(Ty::VOID);
    let is_new = matches!(op, O::New | O::ArrayNew);
    let mut signatures: Vec<Vec<Ty>> =
        if is_new { vec![vec![Ty::SIZE]] } else { vec![vec![void_ptr], vec![void_ptr, Ty::SIZE]] };
    let align = align_val_t(sema);
    signatures.extend(signatures.clone().into_iter().map(|mut params| {
        params.push(align);
        params
    }));
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
        dependent_noexcept: None,
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

/// The global allocation or deallocation functions, as a callee (`__builtin_operator_new`).
pub fn global_set(sema: &mut Sema, op: OverloadedOperator, span: Span) -> ExprId {
    let object = Object { element: Ty::VOID, is_array: false, is_global: true };
    let candidates = functions(sema, op, object);
    name::overload_set(sema, candidates, lookup::operator_symbol(op), span)
}
