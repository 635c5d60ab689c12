//! Calls of GNU's builtin functions (GCC manual, "Built-in Functions").
//!
//! Most have a signature, and are called like functions of that type; those without are checked by the rules that
//! `hir::builtin::Op` documents. What is known when it is checked becomes a constant here.

use std::sync::Arc;

use crate::ast;
use crate::base::Symbol;
use crate::hir::builtin::{Kind, Op};
use crate::hir::{self, Builtin, Category, ExprId, ExprKind, FuncId, Named, Quals, Ty, TyKind, Value};
use crate::sema::conv::Context;
use crate::sema::expr::{self, classify, common_initial, constant, gnu, literal, name, sizeof, vector, warn};
use crate::sema::{Caller, Sema, conv, coroutine, lookup, overload, template, ty};
use crate::source::Span;

/// The call in progress.
struct Call {
    builtin: Builtin,
    name: &'static str,
    span: Span,
}

/// `builtin(args)`.
pub fn call(sema: &mut Sema, func: FuncId, builtin: Builtin, args: &[ast::ExprId], span: Span) -> ExprId {
    let info = builtin.info();
    let call = Call { builtin, name: info.name, span };
    if let Kind::Special(op @ (Op::ConstantP | Op::ClassifyType)) = info.kind {
        return unevaluated(sema, &call, op, args);
    }
    let args = template::expr::list(sema, args);
    if args.iter().any(|arg| expr::is_error(sema, *arg)) {
        return sema.error_expr(span);
    }
    let result = match info.kind {
        Kind::Special(op) if info.is_custom_checked() => custom(sema, &call, op, &args),
        kind => by_signature(sema, &call, func, kind, args),
    };
    result.unwrap_or_else(|| sema.error_expr(span))
}

impl Call {
    /// The call's node.
    fn node(&self, sema: &mut Sema, args: Vec<ExprId>, ty: Ty) -> ExprId {
        expr::prvalue(sema, ExprKind::Builtin { builtin: self.builtin, args }, ty, self.span)
    }

    /// Reports a wrong argument. Always none.
    fn refuse<T>(&self, sema: &mut Sema, at: ExprId, what: &str) -> Option<T> {
        let shown = sema.show(sema.ty(at));
        let span = sema.program.exprs[at].span;
        sema.error(span, format!("`{}` wants {what}, this is `{shown}`", self.name));
        None
    }

    /// Exactly `N` arguments, or at least as many when `has_more`.
    fn args<const N: usize>(&self, sema: &mut Sema, args: &[ExprId], has_more: bool) -> Option<[ExprId; N]> {
        if args.len() < N || (args.len() > N && !has_more) {
            let plural = if N == 1 { "" } else { "s" };
            sema.error(self.span, format!("`{}` takes {N} argument{plural}, {} given", self.name, args.len()));
            return None;
        }
        args[..N].try_into().ok()
    }
}

/// A builtin with a signature.
fn by_signature(sema: &mut Sema, call: &Call, func: FuncId, kind: Kind, args: Vec<ExprId>) -> Option<ExprId> {
    let function = sema.program.types.as_function(sema.program.funcs[func].ty)?.clone();
    let args = overload::args_to(sema, &function, args, call.span)?;
    let constants = call.builtin.info().constant_params(&mut sema.program.types);
    for (&arg, &is_constant) in args.iter().zip(constants.iter()) {
        if is_constant {
            constant::operand_int(sema, arg, "this argument")?;
        }
    }
    let Kind::Special(op) = kind else { return Some(call.node(sema, args, function.ret)) };
    if matches!(op, Op::Alloca | Op::AllocaWithAlign) {
        coroutine::exclude(sema, call.span, "`alloca`");
    }
    match op {
        Op::IsConstantEvaluated if sema.cx.is_constant_evaluated => {
            Some(expr::constant_value(sema, 1, Ty::BOOL, call.span))
        }
        Op::Line | Op::Column | Op::File | Op::Function => Some(place(sema, call, op)),
        Op::Inf | Op::HugeVal | Op::Nan | Op::Nans => {
            let node = call.node(sema, args, function.ret);
            Some(folded(sema, node))
        }
        _ => Some(call.node(sema, args, function.ret)),
    }
}

/// The constant that a node is, when it is one.
fn folded(sema: &mut Sema, node: ExprId) -> ExprId {
    let hir::Expr { ty, span, .. } = sema.program.exprs[node];
    match constant::evaluate(sema, node) {
        Ok(value) => expr::prvalue(sema, ExprKind::Constant { value: Arc::new(value), sub: Some(node) }, ty, span),
        Err(_) => node,
    }
}

/// Where a position is as the user reads it; in a macro's expansion, where the macro is called; in a default argument,
/// where the function is called ([support.srcloc.cons]/2).
fn place_of(sema: &mut Sema, span: Span) -> Option<crate::source::map::Place> {
    let span = caller(sema).map_or(span, |caller| caller.span);
    sema.map.place(sema.map.call_site(span.lo))
}

/// The call that uses the default argument around: from now on it is this call's alone.
fn caller(sema: &mut Sema) -> Option<Caller> {
    let function = sema.cx.function.as_mut()?;
    function.names_caller |= function.caller.is_some();
    function.caller
}

/// The name of the function around, or around what uses the default argument or default member initialiser that this is;
/// empty where there is none.
fn function_name(sema: &mut Sema, is_pretty: bool, span: Span) -> ExprId {
    let here = sema.cx.function.as_ref().and_then(|function| function.func);
    let func = caller(sema).map_or(here, |caller| caller.func);
    name::func_name(sema, func, is_pretty && func.is_some(), span)
}

/// `__builtin_LINE()` and its kin: where the call stands, in the user's text.
fn place(sema: &mut Sema, call: &Call, op: Op) -> ExprId {
    let place = place_of(sema, call.span);
    let number = match op {
        Op::Line => place.as_ref().map_or(0, |place| place.line),
        Op::Column => place.as_ref().map_or(0, |place| place.column),
        Op::File => {
            let file = place.map_or_else(String::new, |place| place.file);
            let string = literal::text(sema, &file, call.span);
            return expr::rvalue(sema, string);
        }
        _ => {
            let function = function_name(sema, false, call.span);
            return expr::rvalue(sema, function);
        }
    };
    expr::constant_value(sema, i128::from(number), Ty::INT, call.span)
}

/// `__builtin_constant_p`, `__builtin_classify_type`: about the operand, not its value.
fn unevaluated(sema: &mut Sema, call: &Call, op: Op, args: &[ast::ExprId]) -> ExprId {
    let &[arg] = args else {
        sema.error(call.span, format!("`{}` takes 1 argument, {} given", call.name, args.len()));
        return sema.error_expr(call.span);
    };
    let operand = match op {
        Op::ClassifyType => expr::unevaluated(sema, |sema| expr::check(sema, arg)),
        _ => expr::check(sema, arg),
    };
    let value = expr::scalar_operand(sema, operand);
    if expr::is_error(sema, value) {
        return sema.error_expr(call.span);
    }
    if op == Op::ClassifyType {
        let class = type_class(sema, sema.ty(value));
        return expr::constant_value(sema, class, Ty::INT, call.span);
    }
    if warn::has_effects(sema, value) {
        return expr::constant_value(sema, 0, Ty::INT, call.span);
    }
    match constant::evaluate(sema, value) {
        Ok(found) => {
            let is_constant = is_plain_constant(&found);
            expr::constant_value(sema, is_constant.into(), Ty::INT, call.span)
        }
        Err(_) if sema.cx.is_constant_evaluated => expr::constant_value(sema, 0, Ty::INT, call.span),
        // The optimiser may still find out.
        Err(_) => call.node(sema, vec![value], Ty::INT),
    }
}

/// GCC: numbers, null pointers, and addresses of string literals.
fn is_plain_constant(value: &Value) -> bool {
    match value {
        Value::Int(_) | Value::Float(_) | Value::NullPtr | Value::Complex(_) => true,
        Value::Pointer(pointer) => matches!(pointer.base, hir::PointerBase::String(_) | hir::PointerBase::Absolute(_)),
        _ => false,
    }
}

/// GCC's `typeclass.h`.
fn type_class(sema: &Sema, ty: Ty) -> i128 {
    match sema.program.types.kind(ty) {
        TyKind::Void => 0,
        TyKind::Enum(_) => 3,
        TyKind::Bool => 4,
        TyKind::Pointer(_) | TyKind::NullPtr => 5,
        TyKind::MemberPtr { pointee, .. } if classify::is_function(sema, *pointee) => 12,
        TyKind::MemberPtr { .. } => 7,
        TyKind::Complex(_) => 9,
        TyKind::Class(class) if sema.program.classes[*class].key == ast::ClassKey::Union => 13,
        TyKind::Class(_) => 12,
        _ if classify::is_floating(sema, ty) => 8,
        _ if classify::is_integral(sema, ty) => 1,
        _ => -1,
    }
}

/// Builtins with rules of their own.
fn custom(sema: &mut Sema, call: &Call, op: Op, args: &[ExprId]) -> Option<ExprId> {
    match op {
        Op::AddOverflow | Op::SubOverflow | Op::MulOverflow => overflow(sema, call, args),
        Op::AddOverflowP | Op::SubOverflowP | Op::MulOverflowP => {
            let args = call.args::<3>(sema, args, false)?;
            let args = args.map(|arg| integer(sema, call, arg));
            let args: Option<Vec<ExprId>> = args.into_iter().collect();
            Some(call.node(sema, args?, Ty::BOOL))
        }
        Op::ClzG | Op::CtzG | Op::PopcountG | Op::ParityG => bits(sema, call, op, args),
        Op::Launder => launder(sema, call, args),
        Op::IsCorrespondingMember => {
            let args = call.args::<2>(sema, args, false)?;
            common_initial::corresponding_member(sema, args, call.span)
        }
        Op::IsPointerInterconvertibleWithClass => {
            let [member] = call.args::<1>(sema, args, false)?;
            common_initial::interconvertible_with_class(sema, member, call.span)
        }
        Op::Addressof => {
            let [operand] = call.args::<1>(sema, args, false)?;
            let operand =
                if classify::is_overloaded(sema.ty(operand)) { expr::scalar_operand(sema, operand) } else { operand };
            Some(expr::unary::address_of(sema, operand, call.span))
        }
        Op::ClearPadding => {
            let [pointer] = call.args::<1>(sema, args, false)?;
            let (pointer, pointee) = object_pointer(sema, call, pointer)?;
            if !ty::require_complete(sema, pointee, call.span, call.name) {
                return None;
            }
            Some(call.node(sema, vec![pointer], Ty::VOID))
        }
        Op::VaStart | Op::VaEnd | Op::VaCopy => va(sema, call, op, args),
        Op::Isnan | Op::Isinf | Op::IsinfSign | Op::Isfinite | Op::Isnormal | Op::Issignaling | Op::Signbit => {
            let [value] = call.args::<1>(sema, args, false)?;
            let value = floating(sema, call, value)?;
            Some(call.node(sema, vec![value], Ty::INT))
        }
        Op::Fpclassify => fpclassify(sema, call, args),
        Op::Isgreater
        | Op::Isgreaterequal
        | Op::Isless
        | Op::Islessequal
        | Op::Islessgreater
        | Op::Isunordered
        | Op::Iseqsig => {
            let [a, b] = call.args::<2>(sema, args, false)?;
            let (a, b) = (number(sema, call, a)?, number(sema, call, b)?);
            let (a, b, ty) = conv::arith::usual(sema, a, b)?;
            if !classify::is_floating(sema, ty) {
                return call.refuse(sema, a, "a floating-point number");
            }
            Some(call.node(sema, vec![a, b], Ty::INT))
        }
        Op::Complex => {
            let [real, imag] = call.args::<2>(sema, args, false)?;
            let (real, imag) = (expr::scalar_operand(sema, real), expr::scalar_operand(sema, imag));
            let ty = sema.ty(real);
            if !classify::is_floating(sema, ty) || sema.ty(imag) != ty {
                return call.refuse(sema, imag, "two floating-point numbers of one type");
            }
            let ty = sema.program.types.intern(TyKind::Complex(ty));
            Some(call.node(sema, vec![real, imag], ty))
        }
        Op::OperatorNew | Op::OperatorDelete => {
            let op = if op == Op::OperatorNew { ast::OverloadedOperator::New } else { ast::OverloadedOperator::Delete };
            let set = expr::allocation::global_set(sema, op, call.span);
            Some(overload::call(sema, set, args.to_vec(), call.span))
        }
        Op::Shuffle => Some(vector::shuffle(sema, args, call.span)),
        Op::Shufflevector => Some(vector::shufflevector(sema, args, call.span)),
        Op::SourceLocation => source_location(sema, call),
        _ => atomic(sema, call, op, args),
    }
}

/// An integer argument, as a value of its own type.
fn integer(sema: &mut Sema, call: &Call, arg: ExprId) -> Option<ExprId> {
    let value = expr::scalar_operand(sema, arg);
    let ty = sema.ty(value);
    if classify::is_error(ty) {
        return None;
    }
    if !classify::is_integral_or_unscoped_enum(sema, ty) {
        return call.refuse(sema, value, "an integer");
    }
    if classify::is_enum(sema, ty) { Some(conv::arith::promote(sema, value)) } else { Some(value) }
}

/// An arithmetic argument.
fn number(sema: &mut Sema, call: &Call, arg: ExprId) -> Option<ExprId> {
    let value = expr::scalar_operand(sema, arg);
    let ty = sema.ty(value);
    if classify::is_error(ty) {
        return None;
    }
    if !classify::is_arithmetic_or_unscoped_enum(sema, ty) {
        return call.refuse(sema, value, "a number");
    }
    Some(value)
}

/// A floating-point argument; an integer is converted to double.
fn floating(sema: &mut Sema, call: &Call, arg: ExprId) -> Option<ExprId> {
    let value = number(sema, call, arg)?;
    if classify::is_floating(sema, sema.ty(value)) {
        return Some(value);
    }
    Some(conv::implicit(sema, value, Ty::DOUBLE, Context::Argument))
}

/// A pointer to an object, and the object's type.
fn object_pointer(sema: &mut Sema, call: &Call, arg: ExprId) -> Option<(ExprId, Ty)> {
    let pointer = expr::scalar_operand(sema, arg);
    let ty = sema.ty(pointer);
    if classify::is_error(ty) {
        return None;
    }
    match sema.program.types.pointee(ty) {
        Some(pointee) if classify::is_object(sema, pointee) => Some((pointer, pointee)),
        _ => call.refuse(sema, pointer, "a pointer to an object"),
    }
}

/// `__builtin_add_overflow(a, b, &r)`.
fn overflow(sema: &mut Sema, call: &Call, args: &[ExprId]) -> Option<ExprId> {
    let [a, b, result] = call.args::<3>(sema, args, false)?;
    let (a, b) = (integer(sema, call, a)?, integer(sema, call, b)?);
    let (result, pointee) = object_pointer(sema, call, result)?;
    let is_target = classify::is_integral(sema, pointee)
        && !classify::is_bool(pointee)
        && !sema.program.types.quals(pointee).is_const();
    if !is_target {
        return call.refuse(sema, result, "a pointer to an integer to write");
    }
    Some(call.node(sema, vec![a, b, result], Ty::BOOL))
}

/// `__builtin_clzg(x, zero)` and its kin.
fn bits(sema: &mut Sema, call: &Call, op: Op, args: &[ExprId]) -> Option<ExprId> {
    let has_zero = args.len() == 2 && matches!(op, Op::ClzG | Op::CtzG);
    let [value] = call.args::<1>(sema, args, has_zero)?;
    let value = integer(sema, call, value)?;
    let ty = sema.ty(value);
    if sema.program.types.is_signed(ty) || classify::is_bool(ty) {
        return call.refuse(sema, value, "an unsigned integer");
    }
    let mut operands = vec![value];
    if has_zero {
        operands.push(conv::implicit(sema, args[1], Ty::INT, Context::Argument));
    }
    Some(call.node(sema, operands, Ty::INT))
}

/// `__builtin_launder(p)` ([ptr.launder]).
fn launder(sema: &mut Sema, call: &Call, args: &[ExprId]) -> Option<ExprId> {
    let [pointer] = call.args::<1>(sema, args, false)?;
    let (pointer, pointee) = object_pointer(sema, call, pointer)?;
    let ty = sema.ty(pointer);
    debug_assert!(!classify::is_void(pointee), "void is no object type");
    Some(call.node(sema, vec![pointer], ty))
}

/// `va_start(list, last)`, `va_end(list)`, `va_copy(to, from)`.
fn va(sema: &mut Sema, call: &Call, op: Op, args: &[ExprId]) -> Option<ExprId> {
    let list = args.first().copied();
    let operands = match op {
        Op::VaStart => {
            // C23 leaves the last parameter out.
            if args.len() > 2 || args.is_empty() {
                call.args::<2>(sema, args, false)?;
            }
            check_variadic(sema, call)?;
            let list = gnu::va_list(sema, list?)?;
            std::iter::once(list).chain(args.get(1).copied()).collect()
        }
        Op::VaEnd => {
            let [list] = call.args::<1>(sema, args, false)?;
            vec![gnu::va_list(sema, list)?]
        }
        _ => {
            let [to, from] = call.args::<2>(sema, args, false)?;
            vec![gnu::va_list(sema, to)?, gnu::va_list(sema, from)?]
        }
    };
    Some(call.node(sema, operands, Ty::VOID))
}

/// `va_start` stands in a function with `...`.
fn check_variadic(sema: &mut Sema, call: &Call) -> Option<()> {
    let func = sema.cx.function.as_ref().and_then(|function| function.func);
    let is_variadic = func.is_some_and(|func| {
        sema.program.types.as_function(sema.program.funcs[func].ty).is_some_and(|ty| ty.is_variadic)
    });
    if !is_variadic {
        sema.error(call.span, "`va_start` is used in a function without `...`");
        return None;
    }
    Some(())
}

/// `__builtin_fpclassify(nan, infinite, normal, subnormal, zero, x)`.
fn fpclassify(sema: &mut Sema, call: &Call, args: &[ExprId]) -> Option<ExprId> {
    let args = call.args::<6>(sema, args, false)?;
    let mut operands = Vec::with_capacity(6);
    for &class in &args[..5] {
        operands.push(conv::implicit(sema, class, Ty::INT, Context::Argument));
    }
    operands.push(floating(sema, call, args[5])?);
    Some(call.node(sema, operands, Ty::INT))
}

/// `__builtin_source_location()`: a pointer to a static object of the library's `std::source_location::__impl`.
fn source_location(sema: &mut Sema, call: &Call) -> Option<ExprId> {
    let location = sizeof::std_class(sema, "source_location");
    let found = location.map(|class| lookup::member(sema, class, Symbol::new("__impl")));
    let class = found.and_then(|found| {
        found.entries.iter().find_map(|entry| match entry.named {
            Named::Class(class) => Some(class),
            _ => None,
        })
    });
    let Some(class) = class else {
        sema.error(call.span, "`std::source_location` is declared by `#include <source_location>`");
        return None;
    };
    check_location(sema, class, call.span)?;
    let place = place_of(sema, call.span);
    let mut fields = Vec::new();
    for field in sema.program.classes[class].fields.clone() {
        let value = match sema.program.fields[field].name.as_str() {
            "_M_file_name" => {
                let file = place.as_ref().map_or("", |place| place.file.as_str()).to_owned();
                let string = literal::text(sema, &file, call.span);
                expr::rvalue(sema, string)
            }
            "_M_function_name" => {
                let function = function_name(sema, true, call.span);
                expr::rvalue(sema, function)
            }
            "_M_line" => {
                let line = place.as_ref().map_or(0, |place| place.line);
                let line_ty = sema.program.fields[field].ty.unqual();
                expr::constant_value(sema, i128::from(line), line_ty, call.span)
            }
            "_M_column" => {
                let column = place.as_ref().map_or(0, |place| place.column);
                let column_ty = sema.program.fields[field].ty.unqual();
                expr::constant_value(sema, i128::from(column), column_ty, call.span)
            }
            other => {
                sema.error(call.span, format!("`std::source_location::__impl` has an unknown member `{other}`"));
                return None;
            }
        };
        fields.push((field, value));
    }
    let class_ty = sema.program.types.class(class);
    let object = expr::prvalue(sema, ExprKind::Aggregate { bases: Vec::new(), fields }, class_ty, call.span);
    // [basic.start.static]/2: constant-initialised, because nothing runs where the constant expression stood.
    let value = expr::evaluate(sema, object).ok()?;
    let kind = ExprKind::Constant { value: std::sync::Arc::new(value), sub: Some(object) };
    let object = expr::prvalue(sema, kind, class_ty, call.span);
    let class_ty = sema.program.types.add_quals(class_ty, Quals::CONST);
    let kind = ExprKind::Temporary { sub: object, lifetime: hir::Lifetime::Static, dtor: None };
    let object = sema.expr(kind, class_ty, Category::LValue, call.span);
    let pointer_ty = sema.program.types.pointer(class_ty);
    let pointer = expr::prvalue(sema, ExprKind::AddrOf(object), pointer_ty, call.span);
    let const_void = sema.program.types.add_quals(Ty::VOID, Quals::CONST);
    let to = sema.program.types.pointer(const_void);
    Some(conv::implicit(sema, pointer, to, Context::Operand))
}

/// Whether the library's class has the members that GCC's builtin fills, and no others; reported.
fn check_location(sema: &mut Sema, class: hir::ClassId, span: Span) -> Option<()> {
    let const_char = sema.program.types.add_quals(Ty::CHAR, Quals::CONST);
    let text = sema.program.types.pointer(const_char);
    let mut missing = vec!["_M_file_name", "_M_function_name", "_M_line", "_M_column"];
    for &field in &sema.program.classes[class].fields {
        let field = &sema.program.fields[field];
        let name = field.name.as_str();
        let is_text = name.ends_with("_name");
        let fits = if is_text { field.ty.unqual() == text } else { sema.program.types.is_integral(field.ty) };
        if missing.contains(&name) && !fits {
            let wanted = if is_text { "the type `const char *`" } else { "an integral type" };
            sema.error(span, format!("`std::source_location::__impl::{name}` must have {wanted}"));
            return None;
        }
        missing.retain(|&other| other != name);
    }
    if let Some(first) = missing.first() {
        sema.error(span, format!("`std::source_location::__impl` has no member `{first}`"));
        return None;
    }
    Some(())
}

/// What an atomic builtin works on.
struct Object {
    pointer: ExprId,
    /// Unqualified.
    ty: Ty,
    is_pointer: bool,
}

/// The first argument of an atomic builtin. `is_plain`: of integral or pointer type, as the `_n` forms want.
fn atomic_object(sema: &mut Sema, call: &Call, arg: ExprId, is_plain: bool, is_read_only: bool) -> Option<Object> {
    let (pointer, pointee) = object_pointer(sema, call, arg)?;
    if !is_read_only && sema.program.types.quals(pointee).is_const() {
        return call.refuse(sema, pointer, "a pointer to an object that is not const");
    }
    let ty = sema.program.types.unqualified(pointee);
    if !ty::require_complete(sema, ty, call.span, call.name) {
        return None;
    }
    let is_pointer = classify::is_pointer(sema, ty);
    if is_plain {
        let size = hir::layout::size_align(&sema.program, ty).map_or(0, |(size, _)| size);
        let is_allowed = classify::is_integral(sema, ty) || classify::is_enum(sema, ty) || is_pointer;
        if !is_allowed || !matches!(size, 1 | 2 | 4 | 8 | 16) {
            return call.refuse(sema, pointer, "a pointer to an integer or pointer");
        }
    } else if !expr::traits::is_trivially_copyable(sema, ty) {
        return call.refuse(sema, pointer, "a pointer to a trivially copyable object");
    }
    Some(Object { pointer, ty, is_pointer })
}

/// An argument converted to the object's type.
fn value_of(sema: &mut Sema, object: &Object, arg: ExprId) -> ExprId {
    conv::implicit(sema, arg, object.ty, Context::Argument)
}

/// The operand of an arithmetic operation on the object: for pointers a number of bytes.
fn operand_of(sema: &mut Sema, call: &Call, object: &Object, arg: ExprId) -> Option<ExprId> {
    if object.is_pointer {
        return Some(conv::implicit(sema, arg, Ty::PTRDIFF, Context::Argument));
    }
    if classify::is_bool(object.ty) || classify::is_enum(sema, object.ty) {
        return call.refuse(sema, object.pointer, "a pointer to an integer or pointer");
    }
    Some(value_of(sema, object, arg))
}

fn order(sema: &mut Sema, arg: ExprId) -> ExprId {
    conv::implicit(sema, arg, Ty::INT, Context::Argument)
}

/// A pointer to another object of the same size and type.
fn same_object(sema: &mut Sema, call: &Call, object: &Object, arg: ExprId) -> Option<ExprId> {
    let (pointer, pointee) = object_pointer(sema, call, arg)?;
    let size = |sema: &Sema, ty| hir::layout::size_align(&sema.program, ty).map(|(size, _)| size);
    if size(sema, pointee) != size(sema, object.ty) {
        return call.refuse(sema, pointer, "pointers to objects of one size");
    }
    Some(pointer)
}

/// `__atomic_*`, `__sync_*`.
fn atomic(sema: &mut Sema, call: &Call, op: Op, args: &[ExprId]) -> Option<ExprId> {
    let &first = args.first().or_else(|| {
        sema.error(call.span, format!("`{}` wants a pointer", call.name));
        None
    })?;
    match op {
        Op::AtomicLoadN => {
            let [_, memory_order] = call.args::<2>(sema, args, false)?;
            let object = atomic_object(sema, call, first, true, true)?;
            let operands = vec![object.pointer, order(sema, memory_order)];
            Some(call.node(sema, operands, object.ty))
        }
        Op::AtomicStoreN | Op::AtomicExchangeN => {
            let [_, value, memory_order] = call.args::<3>(sema, args, false)?;
            let object = atomic_object(sema, call, first, true, false)?;
            let operands = vec![object.pointer, value_of(sema, &object, value), order(sema, memory_order)];
            let result = if op == Op::AtomicStoreN { Ty::VOID } else { object.ty };
            Some(call.node(sema, operands, result))
        }
        Op::AtomicCompareExchangeN | Op::AtomicCompareExchange => compare_exchange(sema, call, op, args),
        Op::AtomicLoad | Op::AtomicStore => {
            let [_, other, memory_order] = call.args::<3>(sema, args, false)?;
            let object = atomic_object(sema, call, first, false, op == Op::AtomicLoad)?;
            let other = same_object(sema, call, &object, other)?;
            let operands = vec![object.pointer, other, order(sema, memory_order)];
            Some(call.node(sema, operands, Ty::VOID))
        }
        Op::AtomicExchange => {
            let [_, value, result, memory_order] = call.args::<4>(sema, args, false)?;
            let object = atomic_object(sema, call, first, false, false)?;
            let value = same_object(sema, call, &object, value)?;
            let result = same_object(sema, call, &object, result)?;
            let operands = vec![object.pointer, value, result, order(sema, memory_order)];
            Some(call.node(sema, operands, Ty::VOID))
        }
        Op::AtomicFetchOp(_) | Op::AtomicOpFetch(_) => {
            let [_, value, memory_order] = call.args::<3>(sema, args, false)?;
            let object = atomic_object(sema, call, first, true, false)?;
            let operands = vec![object.pointer, operand_of(sema, call, &object, value)?, order(sema, memory_order)];
            Some(call.node(sema, operands, object.ty))
        }
        Op::SyncFetchOp(_) | Op::SyncOpFetch(_) => {
            let [_, value] = call.args::<2>(sema, args, true)?;
            let object = atomic_object(sema, call, first, true, false)?;
            let operands = vec![object.pointer, operand_of(sema, call, &object, value)?];
            Some(call.node(sema, operands, object.ty))
        }
        Op::SyncValCompareAndSwap | Op::SyncBoolCompareAndSwap => {
            let [_, old, new] = call.args::<3>(sema, args, true)?;
            let object = atomic_object(sema, call, first, true, false)?;
            let operands = vec![object.pointer, value_of(sema, &object, old), value_of(sema, &object, new)];
            let result = if op == Op::SyncBoolCompareAndSwap { Ty::BOOL } else { object.ty };
            Some(call.node(sema, operands, result))
        }
        Op::SyncLockTestAndSet => {
            let [_, value] = call.args::<2>(sema, args, true)?;
            let object = atomic_object(sema, call, first, true, false)?;
            let operands = vec![object.pointer, value_of(sema, &object, value)];
            Some(call.node(sema, operands, object.ty))
        }
        Op::SyncLockRelease => {
            let object = atomic_object(sema, call, first, true, false)?;
            Some(call.node(sema, vec![object.pointer], Ty::VOID))
        }
        _ => {
            sema.error(call.span, format!("`{}` cannot be used in C++", call.name));
            None
        }
    }
}

/// `__atomic_compare_exchange_n(ptr, &expected, desired, weak, success, failure)`, and the form with three pointers.
fn compare_exchange(sema: &mut Sema, call: &Call, op: Op, args: &[ExprId]) -> Option<ExprId> {
    let [pointer, expected, desired, weak, success, failure] = call.args::<6>(sema, args, false)?;
    let is_plain = op == Op::AtomicCompareExchangeN;
    let object = atomic_object(sema, call, pointer, is_plain, false)?;
    let expected = same_object(sema, call, &object, expected)?;
    let desired = match is_plain {
        true => value_of(sema, &object, desired),
        false => same_object(sema, call, &object, desired)?,
    };
    let weak = conv::implicit(sema, weak, Ty::BOOL, Context::Argument);
    let operands = vec![object.pointer, expected, desired, weak, order(sema, success), order(sema, failure)];
    Some(call.node(sema, operands, Ty::BOOL))
}
