//! Which objects can show themselves at the prompt, and the function that makes them: `show` of `print/prelude.hh`.

use std::sync::Arc;

use crate::base::Symbol;
use crate::hir::{
    Callee, CastKind, Category, ClassId, Completeness, Entry, ExprId, ExprKind, FuncId, Named, StmtKind, TemplateArg,
    TemplateId, Ty, TyKind, VarId, mangle,
};
use crate::sema::template::{self, dependent};
use crate::sema::{Sema, expr, input, lookup, overload};
use crate::source::Span;

/// Members that say how an object is read: its elements, text, pointee or value.
const INTERFACES: &[&str] = &[
    "begin",
    "c_str",
    "data",
    "equivalent",
    "expired",
    "flip",
    "function_name",
    "get",
    "has_value",
    "hash_code",
    "is_directory",
    "load",
    "message",
    "ok",
    "rdstate",
    "real",
    "str",
    "try_lock",
    "what",
];

/// Whether a class offers what the prelude looks for: a cheap test that keeps it away from plain classes. The tuple
/// protocol belongs to specialisations of templates. A class that adds members to one that has an interface shows both.
pub fn has_interface(sema: &mut Sema, class: ClassId, ty: Ty) -> bool {
    let info = &sema.program.classes[class];
    if info.completeness != Completeness::Complete || info.closure.is_some() {
        return false;
    }
    if info.specialization.is_some() {
        return true;
    }
    let (scope, parent) = (info.scope, info.parent);
    let adds_members = !info.bases.is_empty() && !info.fields.is_empty();
    let has = |sema: &mut Sema, name: &str| {
        let name = Symbol::new(name);
        let declares = |scope| sema.program.names.get(&(scope, name)).is_some_and(|found| !found.is_empty());
        match adds_members {
            true => declares(scope) || name.as_str() == "begin" && declares(parent),
            false => !lookup::member(sema, class, name).is_empty(),
        }
    };
    INTERFACES.iter().any(|name| has(sema, name))
        || !adds_members && !lookup::adl(sema, Symbol::new("begin"), &[ty]).is_empty()
}

/// Makes messages spell the specialisations in a type without the arguments that follow from their defaults.
pub fn note_named_args(sema: &mut Sema, ty: Ty) {
    let mut pending = vec![ty];
    while let Some(ty) = pending.pop() {
        match sema.program.types.kind(ty).clone() {
            TyKind::Pointer(to) | TyKind::LValueRef(to) | TyKind::RValueRef(to) | TyKind::Array(to, _) => {
                pending.push(to);
            }
            TyKind::Class(class) => {
                let Some((template, args)) = sema.program.classes[class].specialization.clone() else { continue };
                let n = template::args::n_named(sema, template, &args);
                sema.program.shown_args.insert(class, n as u32);
                pending.extend(args[..n].iter().filter_map(|arg| match arg {
                    TemplateArg::Type(ty) => Some(*ty),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
}

/// What a namespace of the global one declares under a name.
fn declared(sema: &Sema, namespace: &str, name: &str) -> Vec<Entry> {
    let program = &sema.program;
    let outer = program.names.get(&(program.global, Symbol::new(namespace)));
    let Some(Named::Namespace(id)) = outer.and_then(|names| names.first()).map(|entry| &entry.named) else {
        return Vec::new();
    };
    let scope = program.namespaces[*id].scope;
    program.names.get(&(scope, Symbol::new(name))).map(|names| names.to_vec()).unwrap_or_default()
}

/// A template of the prelude's, when it was read already.
fn template(sema: &Sema, name: &str) -> Option<TemplateId> {
    match declared(sema, "__cinch", name).first()?.named {
        Named::Template(template) => Some(template),
        _ => None,
    }
}

/// Whether the program has functions of its own for showing values.
pub fn has_own(sema: &Sema) -> bool {
    !declared(sema, "cinch", "print").is_empty() || !declared(sema, "cling", "printValue").is_empty()
}

/// An input that shows the object of type `ty` at `address` by the program's `cinch::print(object)` or
/// `cling::printValue(&object)`, chosen by overload resolution; none when neither takes the type itself or a base of it.
pub fn own(sema: &mut Sema, ty: Ty, address: usize) -> Option<input::Unit> {
    let outer = std::mem::take(&mut sema.sink);
    input::begin(sema);
    let unit = sema.trap(|sema| own_call(sema, ty, address)).0.and_then(|call| {
        let shown = declared(sema, "__cinch", "shown");
        let callee = expr::name::overload_set(sema, shown, Symbol::new("shown"), Span::NONE);
        let call = overload::call(sema, callee, vec![call], Span::NONE);
        let call = expr::full(sema, call);
        let stmt = sema.stmt(StmtKind::Expr(call), Span::NONE);
        sema.input.stmts.push(stmt);
        input::finish(sema, &[])
    });
    sema.sink = outer;
    unit
}

fn own_call(sema: &mut Sema, ty: Ty, address: usize) -> Option<ExprId> {
    let span = Span::NONE;
    let pointer = sema.program.types.pointer(ty);
    let number = sema.expr(ExprKind::Int(address as i128), Ty::ULONG, Category::PRValue, span);
    let cast = ExprKind::Cast { kind: CastKind::IntegralToPointer, sub: number };
    let pointer = sema.expr(cast, pointer, Category::PRValue, span);
    let object = sema.expr(ExprKind::Deref(pointer), ty, Category::LValue, span);
    for (namespace, name, arg) in [("cinch", "print", object), ("cling", "printValue", pointer)] {
        let found = declared(sema, namespace, name);
        if found.is_empty() {
            continue;
        }
        let n_errors = sema.sink.error_count();
        let callee = expr::name::overload_set(sema, found, Symbol::new(name), span);
        let call = overload::call(sema, callee, vec![arg], span);
        if sema.sink.error_count() == n_errors && takes(sema, call, ty) {
            return Some(call);
        }
    }
    None
}

/// Whether the function that is called takes objects of the type, or of a base of it, as they are.
fn takes(sema: &Sema, call: ExprId, ty: Ty) -> bool {
    let types = &sema.program.types;
    let mut call = call;
    let func = loop {
        match &sema.program.exprs[call].kind {
            ExprKind::Call { callee: Callee::Direct(func), .. } => break *func,
            ExprKind::Temporary { sub, .. } | ExprKind::Cast { sub, .. } => call = *sub,
            _ => return false,
        }
    };
    let Some(param) = types.as_function(sema.program.funcs[func].ty).and_then(|ty| ty.params.first().copied()) else {
        return false;
    };
    let param = types.non_ref(param);
    let param = types.pointee(param).filter(|_| types.pointee(ty).is_none()).unwrap_or(param);
    param.unqual() == ty.unqual() || types.as_class(param).is_some() && types.as_class(ty).is_some()
}

/// Whether the prelude must be read first.
pub fn needs_prelude(sema: &Sema) -> bool {
    template(sema, "show").is_none()
}

/// The complete object type whose `type_info` has that name (Itanium C++ ABI 2.9.4).
pub fn type_named(sema: &Sema, encoding: &str) -> Option<Ty> {
    let types = &sema.program.types;
    let is_known = |ty: Ty| match types.kind(ty) {
        TyKind::Class(class) => {
            let class = &sema.program.classes[*class];
            class.completeness == Completeness::Complete && (!class.name.is_empty() || class.closure.is_some())
        }
        TyKind::Pointer(_) | TyKind::MemberPtr { .. } => !dependent::is_dependent(sema, ty),
        TyKind::Enum(_) | TyKind::NullPtr => true,
        _ => types.is_arithmetic(ty),
    };
    let mut all = (0..types.len() as u32).map(|index| Ty::from_number(index << 3));
    all.find(|&ty| is_known(ty) && mangle::type_encoding(&sema.program, ty) == encoding)
}

/// `__cinch::show<T>`, or `__cinch::show_held<T, V>`, and what must be compiled for it. None when it cannot be
/// instantiated.
pub fn shower(sema: &mut Sema, types: &[Ty]) -> Option<(FuncId, Vec<FuncId>, Vec<VarId>)> {
    let name = if types.len() == 1 { "show" } else { "show_held" };
    let template = template(sema, name)?;
    let outer = std::mem::take(&mut sema.sink);
    input::begin(sema);
    let args: Arc<[TemplateArg]> = types.iter().map(|&ty| TemplateArg::Type(ty)).collect();
    let found = template::function::specialization(sema, template, &args).ok();
    let code = found.map(|func| (func, input::reach(sema, func)));
    let inner = std::mem::replace(&mut sema.sink, outer);
    let (func, (funcs, vars)) = code?;
    if inner.has_errors() {
        forget(sema, &funcs, &vars);
        return None;
    }
    Some((func, funcs, vars))
}

/// No code was made of these after all.
pub fn forget(sema: &mut Sema, funcs: &[FuncId], vars: &[VarId]) {
    for func in funcs {
        sema.emitted_funcs.remove(func);
    }
    for var in vars {
        sema.emitted_vars.remove(var);
    }
}
