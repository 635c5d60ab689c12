//! Structured bindings ([dcl.struct.bind]): over arrays, classes that behave as tuples (`tuple_binding`), and classes
//! whose members are public.

use crate::ast::{self, DeclSpecs, ExprKind as Ast, Init, RefQual, StorageClass};
use crate::base::Symbol;
use crate::hir::{self, ArrayLen, Category, ExprKind, FieldId, Linkage, Named, StmtKind, Ty, TyKind, VarId, VarKind};
use crate::sema::decl::redecl::{self, What};
use crate::sema::decl::tuple_binding::{self, Elements};
use crate::sema::decl::variable;
use crate::sema::{Guarded, Sema, access, expr, init, lookup, ty};
use crate::source::Span;

/// `auto [a, b] = e;`
pub(super) fn declare(
    sema: &mut Sema,
    specs: &DeclSpecs,
    ref_qual: RefQual,
    names: &[(Symbol, Span)],
    init: Option<Init>,
    span: Span,
) -> Vec<hir::StmtId> {
    let Some(id) = hidden_variable(sema, specs, span) else { return Vec::new() };
    let Some(init) = init else {
        sema.error(span, "a structured binding needs an initialiser");
        return Vec::new();
    };
    let base = ty::specs(sema, specs, ty::Place::Other);
    let scope = sema.cx.scope;
    match sema.program.vars[id].kind {
        VarKind::Global => variable::in_initializer(sema, scope, id, |sema| {
            initialise(sema, id, base, ref_qual, init);
        }),
        _ => initialise(sema, id, base, ref_qual, init),
    }
    variable::finish(sema, id, span);
    finish(sema, id, names, span)
}

/// The same with an initialiser that is checked already (range-for).
pub(in crate::sema) fn declare_from(
    sema: &mut Sema,
    specs: &DeclSpecs,
    ref_qual: RefQual,
    names: &[(Symbol, Span)],
    init: hir::ExprId,
    span: Span,
) -> Vec<hir::StmtId> {
    let Some(id) = hidden_variable(sema, specs, span) else { return Vec::new() };
    let base = ty::specs(sema, specs, ty::Place::Other);
    initialise_from(sema, id, base, ref_qual, init, true);
    variable::finish(sema, id, span);
    finish(sema, id, names, span)
}

/// The unnamed variable that the bindings refer into.
fn hidden_variable(sema: &mut Sema, specs: &DeclSpecs, span: Span) -> Option<VarId> {
    if specs.storage == StorageClass::Extern || specs.is_inline || specs.constant == ast::Constancy::Constexpr {
        sema.error(specs.span, "a structured binding cannot be `extern`, `inline` or `constexpr`");
        return None;
    }
    let is_static = specs.storage == StorageClass::Static || specs.is_thread_local;
    let kind = match (super::is_block(sema), is_static) {
        (false, _) => VarKind::Global,
        (true, true) => VarKind::StaticLocal,
        (true, false) => VarKind::Local,
    };
    let id = hidden(sema, kind, span);
    let var = sema.program.vars.get_mut(id);
    var.is_thread_local = specs.is_thread_local;
    var.is_invalid = false;
    Some(id)
}

/// A new variable without a name.
pub(super) fn hidden(sema: &mut Sema, kind: VarKind, span: Span) -> VarId {
    let id = variable::local_var(sema, Symbol::EMPTY, Ty::ERROR, kind, span);
    if kind == VarKind::Global {
        let key = (sema.program.global, Symbol::new("<binding>"));
        let version = sema.versions.get(&key).copied().unwrap_or(0);
        sema.versions.update(key, |n| *n += 1);
        let var = sema.program.vars.get_mut(id);
        var.linkage = Linkage::Internal;
        var.version = version;
    }
    id
}

/// The single expression of an initialiser, when that is what it is.
fn single(sema: &Sema, init: Init) -> Option<ast::ExprId> {
    match init {
        Init::Copy(id) => (!matches!(sema.ast.exprs[id].kind, Ast::InitList(_))).then_some(id),
        Init::Paren(id) => match &sema.ast.exprs[id].kind {
            Ast::ParenList(exprs) if exprs.len() == 1 => Some(exprs[0]),
            _ => None,
        },
        Init::Brace(id) => match &sema.ast.exprs[id].kind {
            Ast::InitList(elems) if elems.len() == 1 && elems[0].designators.is_empty() => Some(elems[0].value),
            _ => None,
        },
        Init::Delayed { .. } => None,
    }
}

fn initialise(sema: &mut Sema, id: VarId, base: Ty, ref_qual: RefQual, init: Init) {
    let span = sema.program.vars[id].span;
    match single(sema, init) {
        Some(value) => {
            let value = expr::check(sema, value);
            initialise_from(sema, id, base, ref_qual, value, matches!(init, Init::Copy(_)));
        }
        None => {
            sema.error(span, "a structured binding needs one expression as initialiser");
            sema.program.vars.get_mut(id).is_invalid = true;
        }
    }
}

/// [dcl.struct.bind]/1: an array is copied as a whole; anything else initialises a variable of the deduced type.
fn initialise_from(sema: &mut Sema, id: VarId, base: Ty, ref_qual: RefQual, value: hir::ExprId, is_copy: bool) {
    let span = sema.program.vars[id].span;
    let value_ty = sema.ty(value);
    let is_array = matches!(sema.program.types.kind(value_ty), TyKind::Array(..));
    if is_array && ref_qual == RefQual::None {
        let ty = sema.program.types.unqualified(value_ty);
        let ty = sema.program.types.add_quals(ty, base.quals());
        let target = init::Target { ty, kind: init::Kind::Capture, name: Symbol::EMPTY, span };
        let copy = super::special::copy_array(sema, target, value, is_copy);
        let full = expr::full(sema, copy);
        let var = sema.program.vars.get_mut(id);
        var.ty = ty;
        var.init = Some(full);
        return;
    }
    let declared = match ref_qual {
        RefQual::None => base,
        RefQual::LValue => sema.program.types.lvalue_ref(base),
        RefQual::RValue => sema.program.types.rvalue_ref(base),
    };
    let Some(ty) = init::deduce_auto_from(sema, declared, value, span) else {
        sema.program.vars.get_mut(id).is_invalid = true;
        return;
    };
    sema.program.vars.get_mut(id).ty = ty;
    let kind = match sema.program.vars[id].kind {
        VarKind::Local => init::Kind::Local,
        _ => init::Kind::Static,
    };
    let target = init::Target { ty, kind, name: Symbol::EMPTY, span };
    let checked = init::from_expr(sema, target, value, is_copy);
    let is_error = sema.ty(checked) == Ty::ERROR;
    let var = sema.program.vars.get_mut(id);
    var.init = Some(checked);
    var.is_invalid = is_error || ty == Ty::ERROR;
}

/// Declares the bindings, and says what to do when the declaration is reached.
fn finish(sema: &mut Sema, id: VarId, names: &[(Symbol, Span)], span: Span) -> Vec<hir::StmtId> {
    let var = &sema.program.vars[id];
    let (declared, kind, is_invalid) = (var.ty, var.kind, var.is_invalid);
    let ty = sema.program.types.non_ref(declared);
    let elements = match is_invalid || ty == Ty::ERROR {
        true => None,
        false => elements(sema, id, ty, names.len(), span),
    };
    let (parts, more) = match elements {
        Some(elements) => (Some(elements.parts), elements.stmts),
        None => (None, Vec::new()),
    };
    let scope = sema.cx.scope;
    for (i, &(name, at)) in names.iter().enumerate() {
        let part = match &parts {
            Some(parts) => parts[i],
            None => sema.error_expr(at),
        };
        if redecl::make_room(sema, scope, name, What::Object, at) {
            lookup::declare(sema, scope, name, Named::Binding(part));
        }
    }
    if parts.is_none() {
        sema.program.vars.get_mut(id).is_invalid = true;
        return Vec::new();
    }
    let mut stmts = match kind {
        VarKind::Global if sema.program.vars[id].value.is_some() && sema.program.vars[id].dtor.is_none() => Vec::new(),
        VarKind::Global => vec![sema.stmt(StmtKind::Global(id), span)],
        _ => {
            let stmt = sema.stmt(StmtKind::Local(id), span);
            if kind == VarKind::Local {
                let first = names.first().map_or(Symbol::EMPTY, |name| name.0);
                variable::guard(sema, Guarded::Variable(first), span);
            }
            vec![stmt]
        }
    };
    stmts.extend(more);
    stmts
}

/// What the names stand for, by the kind of type: the variable's own parts, or what `get` gives. None: reported.
fn elements(sema: &mut Sema, id: VarId, ty: Ty, n: usize, span: Span) -> Option<Elements> {
    if sema.program.types.as_class(ty).is_some()
        && !crate::sema::ty::require_complete(sema, ty, span, "a structured binding")
    {
        return None;
    }
    if sema.program.types.as_class(ty).is_some()
        && let Some(size) = tuple_binding::size(sema, ty, span)
    {
        check_count(sema, n, size?, ty, span)?;
        return tuple_binding::elements(sema, id, ty, n, span);
    }
    if sema.program.types.as_class(ty).is_some_and(|class| sema.program.classes[class].closure.is_some()) {
        // [dcl.struct.bind]/5, [expr.prim.lambda.capture]/10: the members that captures make have no names.
        sema.error(span, "the closure of a lambda has no members for a structured binding");
        return None;
    }
    let object = sema.expr(ExprKind::Var(id), ty, Category::LValue, span);
    Some(Elements { parts: parts(sema, object, ty, n, span)?, stmts: Vec::new() })
}

/// [dcl.type.decltype]/1.1: the referenced type of the structured binding that a name denotes; none for other names.
pub fn referenced_type(sema: &mut Sema, name: ast::NameId) -> Option<Ty> {
    sema.ast.names[name].identifier()?;
    let (found, _) = sema.trap(|sema| lookup::named(sema, name, lookup::Want::Any));
    let Named::Binding(part) = found.single()?.named else { return None };
    let part = &sema.program.exprs[part];
    Some(match part.kind {
        _ if part.ty == Ty::ERROR => Ty::ERROR,
        ExprKind::Field { field, .. } if sema.program.types.is_ref(sema.program.fields[field].ty) => {
            sema.program.fields[field].ty
        }
        ExprKind::Var(var) => sema.element_types.get(&var).copied().unwrap_or(part.ty),
        _ => part.ty,
    })
}

/// The glvalues that `n` bindings stand for.
fn parts(sema: &mut Sema, object: hir::ExprId, ty: Ty, n: usize, span: Span) -> Option<Vec<hir::ExprId>> {
    match *sema.program.types.kind(ty) {
        TyKind::Array(element, ArrayLen::Known(len)) => {
            check_count(sema, n, len as usize, ty, span)?;
            Some((0..n).map(|i| element_of(sema, object, element, i, span)).collect())
        }
        TyKind::Class(class) => {
            let fields = public_fields(sema, class, span)?;
            check_count(sema, n, fields.len(), ty, span)?;
            Some(fields.into_iter().map(|field| field_of(sema, object, ty, field, span)).collect())
        }
        TyKind::Complex(part) => {
            check_count(sema, n, 2, ty, span)?;
            Some((0..2).map(|i| complex_part(sema, object, part, i, span)).collect())
        }
        _ => {
            let shown = sema.show(ty);
            sema.error(span, format!("a value of type `{shown}` cannot be bound to names"));
            None
        }
    }
}

fn check_count(sema: &mut Sema, n: usize, wanted: usize, ty: Ty, span: Span) -> Option<()> {
    if n == wanted {
        return Some(());
    }
    let shown = sema.show(ty);
    let names = if n == 1 { "name is" } else { "names are" };
    sema.error(span, format!("{n} {names} given for `{shown}`, which has {wanted} elements"));
    None
}

/// All non-static data members, in one class of the hierarchy ([dcl.struct.bind]/5).
fn public_fields(sema: &mut Sema, class: hir::ClassId, span: Span) -> Option<Vec<FieldId>> {
    let mut fields: Vec<FieldId> = Vec::new();
    let object_class = class;
    let mut class = class;
    loop {
        let data = &sema.program.classes[class];
        let own: Vec<FieldId> = data
            .fields
            .iter()
            .copied()
            .filter(|&field| {
                !(sema.program.fields[field].name.is_empty() && sema.program.fields[field].bit_width.is_some())
            })
            .collect();
        let with_fields: Vec<hir::ClassId> =
            data.bases.iter().map(|base| base.class).filter(|&base| has_members(sema, base)).collect();
        match (own.is_empty(), with_fields.as_slice()) {
            (true, [base]) => class = *base,
            (_, []) => {
                fields.extend(own);
                break;
            }
            _ => {
                let name = sema.program.classes[class].name;
                sema.error(span, format!("`{name}` has members in more than one class and cannot be bound to names"));
                return None;
            }
        }
    }
    for &field in &fields {
        let data = &sema.program.fields[field];
        if data.name.is_empty() {
            sema.error(span, "a class with an anonymous union cannot be bound to names");
            return None;
        }
        let name = data.name;
        let found = lookup::member(sema, object_class, name);
        if let Some(entry) = found.entries.first().cloned()
            && !access::entry(sema, &found, &entry, Some(object_class), span)
        {
            return None;
        }
    }
    Some(fields)
}

/// Whether a class or a base of it has non-static data members; unnamed bit-fields are none ([class.bit]/2).
fn has_members(sema: &Sema, class: hir::ClassId) -> bool {
    let data = &sema.program.classes[class];
    let is_member = |&field: &FieldId| {
        let field = &sema.program.fields[field];
        !field.name.is_empty() || field.bit_width.is_none()
    };
    data.fields.iter().any(is_member) || data.bases.iter().any(|base| has_members(sema, base.class))
}

fn element_of(sema: &mut Sema, object: hir::ExprId, element: Ty, i: usize, span: Span) -> hir::ExprId {
    let pointer = sema.program.types.pointer(element);
    let kind = ExprKind::Cast { kind: hir::CastKind::ArrayToPointer, sub: object };
    let ptr = sema.expr(kind, pointer, Category::PRValue, span);
    let index = sema.expr(ExprKind::Int(i as i128), Ty::LONG, Category::PRValue, span);
    let sum = sema.expr(ExprKind::PtrAdd { ptr, index, is_sub: false }, pointer, Category::PRValue, span);
    sema.expr(ExprKind::Deref(sum), element, Category::LValue, span)
}

fn field_of(sema: &mut Sema, object: hir::ExprId, ty: Ty, field: FieldId, span: Span) -> hir::ExprId {
    let data = sema.program.fields[field].clone();
    let base = match sema.program.types.as_class(ty) {
        Some(class) if class != data.class => {
            let found = lookup::member(sema, class, data.name);
            let base_ty = sema.program.types.class(data.class);
            let base_ty = sema.program.types.add_quals(base_ty, ty.quals());
            let kind = ExprKind::Cast { kind: hir::CastKind::DerivedToBase(found.path), sub: object };
            sema.expr(kind, base_ty, Category::LValue, span)
        }
        _ => object,
    };
    let is_ref = sema.program.types.is_ref(data.ty);
    let mut member = sema.program.types.non_ref(data.ty);
    if !is_ref {
        let quals = if data.is_mutable { ty.quals().minus(hir::Quals::CONST) } else { ty.quals() };
        member = sema.program.types.add_quals(member, quals);
    }
    sema.expr(ExprKind::Field { base, field }, member, Category::LValue, span)
}

fn complex_part(sema: &mut Sema, object: hir::ExprId, part: Ty, i: usize, span: Span) -> hir::ExprId {
    let index = sema.expr(ExprKind::Int(i as i128), Ty::INT, Category::PRValue, span);
    sema.expr(ExprKind::Element { base: object, index }, part, Category::LValue, span)
}
