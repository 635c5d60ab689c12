//! The definition of a defaulted special member function ([dcl.fct.def.default]/5): an ordinary body, of which neither
//! constant evaluation nor lowering knows that nobody wrote it.

use crate::ast::OverloadedOperator;
use crate::base::Symbol;
use crate::hir::{
    ArrayLen, CastKind, Category, ClassId, CompareOp, ExprId, ExprKind, FieldId, FuncId, MemberInit, StmtId, StmtKind,
    Ty, TyKind, VarKind,
};
use crate::sema::conv::{self, Allow};
use crate::sema::decl::special::judge::{Part, parts};
use crate::sema::decl::special::{Kind, signature};
use crate::sema::decl::{local_var, mem_init};
use crate::sema::expr::{self, assign, member};
use crate::sema::init::class::base_element;
use crate::sema::init::{self, Target};
use crate::sema::overload::{self, Outcome};
use crate::sema::{Sema, decl, lookup};
use crate::source::Span;

/// What is needed to write the body of a defaulted function.
#[derive(Clone, Copy)]
struct Writer {
    class: ClassId,
    span: Span,
    /// The parameter, as the expression that the members are copied from.
    source: Option<ExprId>,
}

/// The body of the function whose scope is entered and whose parameters are declared; and its member initialisers.
pub(in crate::sema::decl) fn define(sema: &mut Sema, func: FuncId) -> Option<(StmtId, Vec<MemberInit>)> {
    if let Some(ctor) = sema.program.funcs[func].inherited {
        let span = sema.program.funcs[func].span;
        let inits = super::inherit::member_inits(sema, func, ctor)?;
        return Some((block(sema, Vec::new(), span), inits));
    }
    super::judge::resolve_noexcept(sema, func);
    let signature = signature(sema, func)?;
    let data = &sema.program.funcs[func];
    let (class, span, is_trivial) = (data.class?, data.span, data.is_trivial);
    let source = source(sema, func, signature.kind, span);
    let writer = Writer { class, span, source };
    // A union is copied as it is ([class.copy.ctor]/15); what is trivial, too.
    let is_bytes = is_trivial || sema.program.classes[class].key == crate::ast::ClassKey::Union;
    match signature.kind {
        Kind::Dtor => Some((block(sema, Vec::new(), span), Vec::new())),
        Kind::DefaultCtor => {
            let inits = mem_init::check(sema, func, &[], span);
            Some((block(sema, Vec::new(), span), inits))
        }
        Kind::CopyCtor | Kind::MoveCtor => {
            let inits = match (is_bytes, source) {
                (true, Some(source)) => {
                    let ty = sema.program.types.class(class);
                    let init = sema.expr(ExprKind::CopyBytes(source), ty, Category::PRValue, span);
                    vec![MemberInit::Delegate { init }]
                }
                _ => copies(sema, writer)?,
            };
            Some((block(sema, Vec::new(), span), inits))
        }
        Kind::CopyAssign | Kind::MoveAssign => {
            let mut stmts = if is_bytes { vec![assign_bytes(sema, writer)?] } else { assignments(sema, writer)? };
            let this = this_object(sema, writer);
            stmts.push(sema.stmt(StmtKind::Return(Some(this)), span));
            Some((block(sema, stmts, span), Vec::new()))
        }
    }
}

fn block(sema: &mut Sema, stmts: Vec<StmtId>, span: Span) -> StmtId {
    sema.stmt(StmtKind::Block(stmts), span)
}

/// The parameter: an xvalue for moves.
fn source(sema: &mut Sema, func: FuncId, kind: Kind, span: Span) -> Option<ExprId> {
    let param = sema.program.funcs[func].params.first()?;
    let (var, ty) = (param.var?, param.ty);
    let ty = sema.program.types.non_ref(ty);
    let source = sema.expr(ExprKind::Var(var), ty, Category::LValue, span);
    Some(if kind.is_move() { moved(sema, source) } else { source })
}

fn moved(sema: &mut Sema, object: ExprId) -> ExprId {
    let (ty, span) = (sema.ty(object), sema.program.exprs[object].span);
    sema.expr(ExprKind::Cast { kind: CastKind::NoOp, sub: object }, ty, Category::XValue, span)
}

/// `*this`
fn this_object(sema: &mut Sema, writer: Writer) -> ExprId {
    let ty = sema.program.types.class(writer.class);
    let pointer = sema.program.types.pointer(ty);
    let this = sema.expr(ExprKind::This, pointer, Category::PRValue, writer.span);
    sema.expr(ExprKind::Deref(this), ty, Category::LValue, writer.span)
}

/// An object seen as one of its bases.
fn as_base(sema: &mut Sema, object: ExprId, class: ClassId, base: ClassId) -> Option<ExprId> {
    // A virtual base may be reached on several paths, all of which lead to the one object.
    let path = match conv::base_path(sema, class, base) {
        conv::BasePath::Path(path) => path,
        conv::BasePath::None | conv::BasePath::Ambiguous => vec![base],
    };
    Some(member::to_base(sema, object, path))
}

/// A member of an object; of an xvalue, what a reference to an rvalue refers to is one, too.
fn as_field(sema: &mut Sema, object: ExprId, field: FieldId, span: Span) -> ExprId {
    let access = member::field_access(sema, object, field, span);
    let is_rvalue_ref = matches!(sema.program.types.kind(sema.program.fields[field].ty), TyKind::RValueRef(_));
    if is_rvalue_ref && sema.program.exprs[object].category == Category::XValue {
        return moved(sema, access);
    }
    access
}

/// [class.copy.ctor]/14: each base and member from that of the parameter, virtual bases first.
fn copies(sema: &mut Sema, writer: Writer) -> Option<Vec<MemberInit>> {
    let Writer { class, span, source } = writer;
    let source = source?;
    let mut inits = Vec::new();
    let virtual_bases = mem_init::virtual_bases(sema, class);
    let direct: Vec<ClassId> =
        sema.program.classes[class].bases.iter().filter(|base| !base.is_virtual).map(|base| base.class).collect();
    let all = virtual_bases.into_iter().map(|base| (base, true)).chain(direct.into_iter().map(|base| (base, false)));
    for (base, is_virtual) in all {
        let from = as_base(sema, source, class, base)?;
        let ty = sema.program.types.class(base);
        let init = copy(sema, ty, Symbol::EMPTY, from, span);
        inits.push(MemberInit::Base { class: base, is_virtual, init });
    }
    for part in parts(sema, class, Kind::CopyAssign) {
        let Part::Field(field) = part else { continue };
        let data = &sema.program.fields[field];
        let (ty, name) = (data.ty, data.name);
        if matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown)) {
            continue;
        }
        let from = as_field(sema, source, field, span);
        let init = if sema.program.types.is_ref(ty) { from } else { copy(sema, ty, name, from, span) };
        inits.push(MemberInit::Field { field, init });
    }
    Some(inits)
}

/// Direct-initialisation of an object from one of the same type; of an array element by element.
fn copy(sema: &mut Sema, ty: Ty, name: Symbol, from: ExprId, span: Span) -> ExprId {
    let target = Target { ty, kind: init::Kind::Member, name, span };
    if matches!(sema.program.types.kind(ty), TyKind::Array(..)) {
        return copy_array(sema, target, from, false);
    }
    let value = init::from_expr(sema, target, from, false);
    expr::full(sema, value)
}

/// An array copied element by element: also into a closure ([expr.prim.lambda.capture]/15) and for a structured binding
/// ([dcl.struct.bind]/1), which `= array` copy-initialises.
pub fn copy_array(sema: &mut Sema, target: Target, from: ExprId, is_copy: bool) -> ExprId {
    let Target { ty, span, .. } = target;
    let element = base_element(sema, ty);
    if sema.program.types.as_class(element).is_none() {
        return sema.expr(ExprKind::CopyBytes(from), ty, Category::PRValue, span);
    }
    let (quals, category) = (sema.program.types.quals(sema.ty(from)), sema.program.exprs[from].category);
    let plain = element.unqual();
    let operand_ty = sema.program.types.add_quals(plain, quals);
    let opaque = sema.expr(ExprKind::Opaque, operand_ty, category, span);
    let element = init::from_expr(sema, target.with_ty(plain), opaque, is_copy);
    let kind = match sema.program.exprs[element].kind {
        ExprKind::Error => return element,
        ExprKind::CopyBytes(_) => ExprKind::CopyBytes(from),
        _ => ExprKind::ArrayCopy { source: from, opaque, element: expr::full(sema, element) },
    };
    sema.expr(kind, ty, Category::PRValue, span)
}

/// `*this = parameter`, as bytes.
fn assign_bytes(sema: &mut Sema, writer: Writer) -> Option<StmtId> {
    let target = this_object(sema, writer);
    let value = bytes(sema, target, writer.source?, writer.span);
    Some(sema.stmt(StmtKind::Expr(value), writer.span))
}

fn bytes(sema: &mut Sema, target: ExprId, source: ExprId, span: Span) -> ExprId {
    let ty = sema.ty(target);
    let value = sema.expr(ExprKind::CopyBytes(source), ty.unqual(), Category::PRValue, span);
    sema.expr(ExprKind::Assign { target, value }, ty, Category::LValue, span)
}

/// [class.copy.assign]/12: bases, then members, in order of declaration.
fn assignments(sema: &mut Sema, writer: Writer) -> Option<Vec<StmtId>> {
    let Writer { class, span, source } = writer;
    let source = source?;
    let mut stmts = Vec::new();
    for part in parts(sema, class, Kind::CopyAssign) {
        let object = this_object(sema, writer);
        let stmt = match part {
            Part::Base(base) => {
                let (to, from) = (as_base(sema, object, class, base)?, as_base(sema, source, class, base)?);
                let value = assign_class(sema, base, to, from, span);
                sema.stmt(StmtKind::Expr(value), span)
            }
            Part::Field(field) => {
                if matches!(sema.program.types.kind(sema.program.fields[field].ty), TyKind::Array(_, ArrayLen::Unknown))
                {
                    continue;
                }
                let to = member::field_access(sema, object, field, span);
                let from = as_field(sema, source, field, span);
                assign_object(sema, to, from, span)
            }
        };
        stmts.push(stmt);
    }
    Some(stmts)
}

/// The statement that assigns one object to another of its type.
fn assign_object(sema: &mut Sema, to: ExprId, from: ExprId, span: Span) -> StmtId {
    let ty = sema.ty(to);
    let value = match *sema.program.types.kind(ty) {
        TyKind::Array(element, ArrayLen::Known(len)) => return assign_array(sema, to, from, element, len, span),
        TyKind::Class(class) => assign_class(sema, class, to, from, span),
        _ => assign::apply(sema, None, to, from, span),
    };
    let value = expr::full(sema, value);
    sema.stmt(StmtKind::Expr(value), span)
}

/// By the assignment operator that overload resolution selects, as if it were named with its class.
fn assign_class(sema: &mut Sema, class: ClassId, to: ExprId, from: ExprId, span: Span) -> ExprId {
    let symbol = lookup::operator_symbol(OverloadedOperator::Equal);
    let found = lookup::member(sema, class, symbol);
    let mut candidates = overload::candidates_of(sema, &found.entries, Allow::ALL);
    let outcome = overload::resolve(sema, &mut candidates, Some(to), &[from]);
    if let Outcome::Best(index) = outcome
        && let Some(func) = candidates[index].func()
    {
        if sema.program.funcs[func].is_trivial && sema.program.funcs[func].class == Some(class) {
            return bytes(sema, to, from, span);
        }
        let chosen = candidates[index].clone();
        return overload::call::call_chosen(sema, &chosen, func, Some(to), vec![from], true, span);
    }
    // The judgement of the whole function has found this before.
    let shown = sema.show(sema.ty(to));
    sema.error(span, format!("an object of type `{shown}` cannot be assigned"));
    sema.error_expr(span)
}

/// `for (size_t i = 0; i < len; ++i) to[i] = from[i];`
fn assign_array(sema: &mut Sema, to: ExprId, from: ExprId, element: Ty, len: u64, span: Span) -> StmtId {
    let index = local_var(sema, Symbol::EMPTY, Ty::SIZE, VarKind::Local, span);
    let zero = expr::int(sema, 0, Ty::SIZE, span);
    let function = sema.cx.function.as_ref().and_then(|function| function.func);
    let data = sema.program.vars.get_mut(index);
    data.init = Some(zero);
    data.function = function;
    let read = |sema: &mut Sema| {
        let var = sema.expr(ExprKind::Var(index), Ty::SIZE, Category::LValue, span);
        expr::cast(sema, CastKind::LValueToRValue, var, Ty::SIZE)
    };
    let (left, right) = (read(sema), expr::int(sema, i128::from(len), Ty::SIZE, span));
    let cond = sema.expr(ExprKind::Compare(CompareOp::Lt, left, right), Ty::BOOL, Category::PRValue, span);
    let target = sema.expr(ExprKind::Var(index), Ty::SIZE, Category::LValue, span);
    let kind = ExprKind::IncDec { target, is_inc: true, is_prefix: true };
    let step = sema.expr(kind, Ty::SIZE, Category::LValue, span);
    let subscript = |sema: &mut Sema, array: ExprId| {
        let quals = sema.program.types.quals(sema.ty(array));
        let category = sema.program.exprs[array].category;
        let element = sema.program.types.add_quals(element, quals);
        let pointer = sema.program.types.pointer(element);
        let ptr = expr::cast(sema, CastKind::ArrayToPointer, array, pointer);
        let index = read(sema);
        let ptr = sema.expr(ExprKind::PtrAdd { ptr, index, is_sub: false }, pointer, Category::PRValue, span);
        let object = sema.expr(ExprKind::Deref(ptr), element, Category::LValue, span);
        if category == Category::XValue { moved(sema, object) } else { object }
    };
    let (to, from) = (subscript(sema, to), subscript(sema, from));
    let body = assign_object(sema, to, from, span);
    if let Some(function) = sema.cx.function.as_mut() {
        function.has_loop = true;
    }
    let local = sema.stmt(StmtKind::Local(index), span);
    let turns = sema.stmt(StmtKind::For { cond_decl: None, cond: Some(cond), step: Some(step), body }, span);
    block(sema, vec![local, turns], span)
}

/// The destructors of bases and members, which constructors and destructors potentially invoke
/// ([class.base.init]/12, [class.dtor]/15): odr-uses of theirs.
pub(in crate::sema::decl) fn use_subobject_destructors(sema: &mut Sema, class: ClassId, span: Span) {
    if sema.program.classes[class].key == crate::ast::ClassKey::Union {
        return;
    }
    for part in parts(sema, class, Kind::Dtor) {
        let ty = match part {
            Part::Base(base) => sema.program.types.class(base),
            // Members of an anonymous union are nobody's to destroy.
            Part::Field(field) if mem_init::anonymous_class(sema, field).is_some() => continue,
            Part::Field(field) => sema.program.fields[field].ty,
        };
        if let Some(dtor) = decl::class::destructor(sema, ty) {
            overload::call::check_use(sema, dtor, span);
        }
    }
}
