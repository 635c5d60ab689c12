//! Declarators ([dcl.meaning]): from the specifiers' type, chunk by chunk, to the type of the name.

use std::fmt;

use crate::ast::{self, Attr, ChunkKind, Declarator};
use crate::base::Symbol;
use crate::hir::{self, ArrayLen, Quals, Ty, TyKind};
use crate::sema::expr::constant;
use crate::sema::lookup;
use crate::sema::{Sema, attr, consteval, expr, template};
use crate::source::Span;

/// What a declarator makes of the specifiers' type.
#[derive(Debug, Clone)]
pub struct Shape {
    pub ty: Ty,
    /// The parameters, when the chunk nearest to the name is a function's.
    pub params: Option<Vec<hir::Param>>,
    /// Bounds of variable-length arrays, outermost first; none where a bound is constant. Empty without any.
    pub vla_bounds: Vec<Option<hir::ExprId>>,
    /// Attributes inside the declarator.
    pub attrs: Vec<Attr>,
}

/// The type of a declarator. Attributes that change a type (`vector_size`, `mode`) change the base type.
pub fn declarator(sema: &mut Sema, base: Ty, declarator: &Declarator) -> Shape {
    let mut ty = attr::base_type(sema, base, &declarator.attrs);
    // [dcl.type.class.deduct]/2: nothing is made of the placeholder.
    if let (Some(template), Some(chunk)) = (template::ctad::placeholder(sema, ty), declarator.chunks.first()) {
        let span = if chunk.span.is_none() { declarator.span } else { chunk.span };
        template::ctad::report_misplaced(sema, template, span);
        ty = Ty::ERROR;
    }
    let mut shape = Shape { ty, params: None, vla_bounds: Vec::new(), attrs: Vec::new() };
    let what = Declared::new(sema, declarator);
    for (i, chunk) in declarator.chunks.iter().enumerate().rev() {
        let ty = shape.ty;
        shape.attrs.extend(chunk.attrs.iter().cloned());
        if ty == Ty::ERROR && !matches!(chunk.kind, ChunkKind::Function(_)) {
            continue;
        }
        let span = if chunk.span.is_none() { declarator.span } else { chunk.span };
        let was_ref =
            matches!(declarator.chunks.get(i + 1).map(|c| &c.kind), Some(ChunkKind::LValueRef | ChunkKind::RValueRef));
        shape.ty = match &chunk.kind {
            ChunkKind::Pointer(quals) => pointer(sema, ty, (*quals).into(), what, span),
            ChunkKind::LValueRef => reference(sema, ty, true, was_ref, what, span),
            ChunkKind::RValueRef => reference(sema, ty, false, was_ref, what, span),
            ChunkKind::MemberPointer { class, quals } => member_pointer(sema, ty, *class, (*quals).into(), span),
            ChunkKind::Array { size } => {
                let is_outer = |kind: &ChunkKind| {
                    matches!(kind, ChunkKind::Pointer(_) | ChunkKind::LValueRef | ChunkKind::RValueRef)
                };
                // CWG2397: the target of a pointer or reference may be an array of `auto`.
                let has_auto = matches!(sema.program.types.kind(ty), TyKind::Auto { is_decltype: false });
                if has_auto && !declarator.chunks[..i].iter().any(|chunk| is_outer(&chunk.kind)) {
                    sema.error(span, format!("{what} is declared as an array of `auto`"));
                    shape.ty = Ty::ERROR;
                    continue;
                }
                array(sema, &mut shape, *size, what, span)
            }
            ChunkKind::Function(function) => {
                let is_declared = i == 0 && declarator.name.is_some();
                let (ty, params) = super::function::function(sema, ty, function, is_declared, what, span);
                shape.params = (i == 0).then_some(params);
                ty
            }
        };
        shape.ty = attr::chunk_type(sema, shape.ty, &chunk.attrs);
    }
    if shape.vla_bounds.iter().all(Option::is_none) {
        shape.vla_bounds.clear();
    }
    shape
}

/// What is declared, as messages call it.
#[derive(Clone, Copy)]
pub struct Declared(Option<Symbol>);

impl Declared {
    fn new(sema: &Sema, declarator: &Declarator) -> Declared {
        Declared(declarator.name.map(|id| lookup::name_symbol(sema, &sema.ast.names[id].last)))
    }
}

impl fmt::Display for Declared {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(name) => write!(out, "`{name}`"),
            None => out.write_str("a type"),
        }
    }
}

/// [dcl.ptr]: no pointers to references.
fn pointer(sema: &mut Sema, to: Ty, quals: Quals, what: Declared, span: Span) -> Ty {
    if sema.program.types.is_ref(to) {
        let shown = sema.show(to);
        sema.error(span, format!("{what} is declared as a pointer to the reference type `{shown}`"));
        return Ty::ERROR;
    }
    if let TyKind::Function(function) = sema.program.types.kind(to)
        && (!function.quals.is_empty() || function.ref_qual != ast::RefQual::None)
    {
        let shown = sema.show(to);
        sema.error(span, format!("{what} is declared as a pointer to the qualified function type `{shown}`"));
        return Ty::ERROR;
    }
    if matches!(sema.program.types.kind(to), TyKind::Auto { is_decltype: true }) {
        sema.error(span, "`decltype(auto)` cannot be combined with `*`");
        return Ty::ERROR;
    }
    let pointer = sema.program.types.pointer(to);
    sema.program.types.add_quals(pointer, quals)
}

/// [dcl.ref]: no references to void, and none to references but through a typedef or decltype.
fn reference(sema: &mut Sema, to: Ty, is_lvalue: bool, was_ref: bool, what: Declared, span: Span) -> Ty {
    if was_ref {
        sema.error(span, format!("{what} is declared as a reference to a reference"));
        return Ty::ERROR;
    }
    if *sema.program.types.kind(to) == TyKind::Void {
        sema.error(span, format!("{what} is declared as a reference to `void`"));
        return Ty::ERROR;
    }
    if matches!(sema.program.types.kind(to), TyKind::Auto { is_decltype: true }) {
        sema.error(span, "`decltype(auto)` cannot be combined with `&`");
        return Ty::ERROR;
    }
    match is_lvalue {
        true => sema.program.types.lvalue_ref(to),
        false => sema.program.types.rvalue_ref(to),
    }
}

/// [dcl.mptr]
fn member_pointer(sema: &mut Sema, pointee: Ty, name: ast::NameId, quals: Quals, span: Span) -> Ty {
    let class = member_pointer_class(sema, name);
    if class == Ty::ERROR {
        return Ty::ERROR;
    }
    if sema.program.types.is_ref(pointee) || *sema.program.types.kind(pointee) == TyKind::Void {
        let shown = sema.show(pointee);
        sema.error(span, format!("a pointer to member cannot point to `{shown}`"));
        return Ty::ERROR;
    }
    let ty = sema.program.types.intern(TyKind::MemberPtr { class, pointee });
    sema.program.types.add_quals(ty, quals)
}

/// The class of `C::*`, perhaps dependent.
fn member_pointer_class(sema: &mut Sema, name: ast::NameId) -> Ty {
    let ty = super::named_type(sema, name).unqual();
    let is_class = matches!(sema.program.types.kind(ty), TyKind::Class(_));
    if is_class || ty == Ty::ERROR || template::dependent::is_dependent(sema, ty) {
        return ty;
    }
    let (shown, span) = (sema.show(ty), sema.ast.names[name].last_span);
    sema.error(span, format!("a pointer to member needs a class here, not `{shown}`"));
    Ty::ERROR
}

/// [dcl.array]
fn array(sema: &mut Sema, shape: &mut Shape, size: Option<ast::ExprId>, what: Declared, span: Span) -> Ty {
    let element = shape.ty;
    let problem = match sema.program.types.kind(element) {
        TyKind::LValueRef(_) | TyKind::RValueRef(_) => Some("references"),
        TyKind::Function(_) => Some("functions"),
        TyKind::Void => Some("`void`"),
        TyKind::Auto { is_decltype: true } => Some("`decltype(auto)`"),
        _ => None,
    };
    if let Some(problem) = problem {
        sema.error(span, format!("{what} is declared as an array of {problem}"));
        return Ty::ERROR;
    }
    if matches!(sema.program.types.kind(element), TyKind::Array(_, ArrayLen::Unknown)) {
        sema.error(span, format!("{what} is declared as an array whose elements have no known bound"));
        return Ty::ERROR;
    }
    let len = match size {
        None => {
            shape.vla_bounds.insert(0, None);
            ArrayLen::Unknown
        }
        Some(size) if template::dependent::expr_is_dependent(sema, size) => {
            shape.vla_bounds.insert(0, None);
            ArrayLen::Dependent(template::notation::of(sema, size))
        }
        Some(size) => match bound(sema, size, what) {
            Bound::Known(n) => {
                shape.vla_bounds.insert(0, None);
                ArrayLen::Known(n)
            }
            Bound::Variable(expr) => {
                shape.vla_bounds.insert(0, Some(expr));
                ArrayLen::Variable
            }
            Bound::Error => return Ty::ERROR,
        },
    };
    sema.program.types.array(element, len)
}

/// A checked array bound.
enum Bound {
    Known(u64),
    /// A prvalue of type size_t.
    Variable(hir::ExprId),
    Error,
}

/// A bound is a converted constant of type size_t, or in a function GNU's variable bound.
fn bound(sema: &mut Sema, id: ast::ExprId, what: Declared) -> Bound {
    let checked = expr::check(sema, id);
    let is_integer = |sema: &Sema, ty: Ty| {
        sema.program.types.is_integral(ty)
            || sema.program.types.as_enum(ty).is_some_and(|id| !sema.program.enums[id].is_scoped)
    };
    let converted = crate::sema::conv::user::contextual(sema, checked, &is_integer, "the size of an array");
    let Some(converted) = converted else { return Bound::Error };
    let value = expr::rvalue(sema, converted);
    let (ty, span) = (sema.ty(value), sema.program.exprs[value].span);
    if ty == Ty::ERROR {
        return Bound::Error;
    }
    if !is_integer(sema, ty) {
        let shown = sema.show(ty);
        sema.error(span, format!("the size of {what} has the non-integer type `{shown}`"));
        return Bound::Error;
    }
    match expr::evaluate(sema, value) {
        Ok(hir::Value::Int(n)) if n < 0 => {
            sema.error(span, format!("the size of {what} is negative: {n}"));
            Bound::Error
        }
        Ok(hir::Value::Int(n)) if n > i128::from(i64::MAX) => {
            sema.error(span, format!("the size of {what} is too large: {n}"));
            Bound::Error
        }
        // GNU's arrays without elements are no result of a substitution ([temp.deduct]/8).
        Ok(hir::Value::Int(0))
            if sema.progress.is_trapped() && template::dependent::depend_on_template(sema, &[id]) =>
        {
            sema.error(span, format!("the size of {what} is zero"));
            Bound::Error
        }
        Ok(hir::Value::Int(n)) => Bound::Known(n as u64),
        Ok(_) | Err(consteval::Failure::Error) => Bound::Error,
        Err(failure) => match sema.cx.function.is_some() {
            true => {
                let size = crate::sema::conv::implicit(sema, value, Ty::SIZE, crate::sema::conv::Context::Operand);
                Bound::Variable(expr::full(sema, size))
            }
            false => {
                report_not_constant(sema, span, what, failure);
                Bound::Error
            }
        },
    }
}

fn report_not_constant(sema: &mut Sema, span: Span, what: Declared, failure: consteval::Failure) {
    let mut diagnostic =
        crate::diag::Diagnostic::error(span, format!("the size of {what} is not a constant expression"));
    if let consteval::Failure::NotConstant { span, why, calls } = failure {
        diagnostic = constant::backtrace(sema, diagnostic.note_at(span, why), &calls);
    }
    sema.report(diagnostic);
}
