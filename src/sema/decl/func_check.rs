//! What declarations of functions may not say ([dcl.stc], [dcl.fct], [dcl.fct.default], [over.oper], [over.literal]).

use crate::ast::{self, Constancy, OverloadedOperator as Op, StorageClass, TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::hir::{self, DefaultArg, FnTy, FuncId, FuncName, Quals, ScopeKind, Ty, TyKind};
use crate::sema::decl::function::Declaring;
use crate::sema::template::params;
use crate::sema::{Sema, Standard, ty};
use crate::source::Span;

/// Reports what is wrong with the declaration of a function in its scope, whatever was declared before.
pub(super) fn declaration(sema: &mut Sema, declaring: &Declaring) {
    let &Declaring { specs, symbol, span, is_block, .. } = declaring;
    if specs.is_thread_local || specs.storage == StorageClass::Register {
        sema.error(span, format!("the function `{symbol}` cannot be `thread_local` or `register`"));
    }
    if is_block && specs.storage == StorageClass::Static {
        sema.error(span, format!("the function `{symbol}` is declared `static` in a block"));
    }
    if specs.constant == Constancy::Constinit {
        sema.error(span, format!("the function `{symbol}` cannot be `constinit`"));
    }
    if let Some(requires) = declaring.declarator.requires
        && sema.is_user(span)
        && sema.cx.order_limit.is_none()
        && !params::is_in_template(sema, sema.cx.scope)
    {
        // [dcl.decl]/4
        let at = sema.ast.exprs[requires].span;
        sema.error(at, format!("the function `{symbol}` is no template, and cannot have a requires-clause"));
    }
    let Some(function) = sema.program.types.as_function(declaring.shape.ty).cloned() else { return };
    check_qualifiers(sema, declaring, &function);
    check_explicit_object(sema, declaring);
    match declaring.name {
        FuncName::Operator(op) => check_operator(sema, declaring, op, &function),
        FuncName::Literal(_) => literal_operator(sema, declaring.shape.ty, symbol, span, None),
        _ => {}
    }
}

/// [dcl.fct]/6: cv-qualifiers and ref-qualifiers are those of `*this`.
fn check_qualifiers(sema: &mut Sema, declaring: &Declaring, function: &FnTy) {
    let written = match function.ref_qual {
        _ if function.quals.is_const() => "const",
        _ if !function.quals.is_empty() => "volatile",
        ast::RefQual::LValue => "&",
        ast::RefQual::RValue => "&&",
        ast::RefQual::None => return,
    };
    let is_member = matches!(sema.program.scopes[declaring.scope].kind, ScopeKind::Class(_));
    let what = match declaring.name {
        FuncName::Constructor => "a constructor",
        FuncName::Destructor => "a destructor",
        _ if !is_member => "a function that is no member",
        _ if declaring.specs.storage == StorageClass::Static => "a static member function",
        // [dcl.fct]/7
        _ if declaring.declarator.has_explicit_object() => "a function with an explicit object parameter",
        _ => return,
    };
    sema.error(declaring.span, format!("{what} has no `*this` that could be `{written}`"));
}

/// [dcl.fct]/7 and /8: an explicit object parameter is that of a member function that is neither static nor virtual, and is no
/// pack and has no default argument.
fn check_explicit_object(sema: &mut Sema, declaring: &Declaring) {
    let first = declaring.declarator.function().and_then(|function| function.params.first());
    let Some(param) = first.filter(|param| param.is_explicit_object) else { return };
    let is_member = matches!(sema.program.scopes[declaring.scope].kind, ScopeKind::Class(_));
    let text = match declaring.name {
        _ if !is_member => "only a member function has an explicit object parameter",
        FuncName::Constructor | FuncName::Destructor => {
            "constructors and destructors have no explicit object parameter"
        }
        _ if declaring.specs.storage == StorageClass::Static => "a static member function has no object parameter",
        _ if declaring.specs.is_virtual => "a virtual function cannot have an explicit object parameter",
        _ if param.default.is_some() => "an explicit object parameter has no default argument",
        _ if param.declarator.is_pack => "an explicit object parameter is no pack",
        _ => return,
    };
    sema.error(param.span, text.to_string());
}

/// [over.oper]
fn check_operator(sema: &mut Sema, declaring: &Declaring, op: Op, function: &FnTy) {
    let is_allocation = matches!(op, Op::New | Op::ArrayNew | Op::Delete | Op::ArrayDelete);
    let is_member = matches!(sema.program.scopes[declaring.scope].kind, ScopeKind::Class(_));
    let text = match () {
        // [basic.stc.dynamic.allocation]/1
        () if is_allocation && !is_member && declaring.scope != sema.program.global => {
            format!("`operator{}` must be a member of a class or of the global namespace", op.spelling())
        }
        () if is_allocation => return allocation(sema, declaring, matches!(op, Op::New | Op::ArrayNew)),
        () if !is_member && matches!(op, Op::Equal | Op::Call | Op::Subscript | Op::Arrow) => {
            format!("`operator{}` must be a member of a class", op.spelling())
        }
        () if !is_member && !takes_user_type(sema, function) => {
            format!("`operator{}` must take a class or enumeration", op.spelling())
        }
        // Of these two since C++23 (P1169, P2589); in earlier editions, as in GCC, all the same.
        () if is_member
            && declaring.specs.storage == StorageClass::Static
            && !matches!(op, Op::Call | Op::Subscript) =>
        {
            format!("`operator{}` cannot be a static member", op.spelling())
        }
        () => match wrong_parameters(sema, declaring, op, function, is_member) {
            Some(problem) => format!("`operator{}` {problem}", op.spelling()),
            None => return,
        },
    };
    sema.error(declaring.span, text);
}

/// [basic.stc.dynamic.allocation]/1, [basic.stc.dynamic.deallocation]/2: the types of allocation and deallocation functions.
fn allocation(sema: &mut Sema, declaring: &Declaring, is_new: bool) {
    let Some(function) = sema.program.types.as_function(declaring.shape.ty).cloned() else { return };
    let pointer = sema.program.types.pointer(Ty::VOID);
    let ret = if is_new { pointer } else { Ty::VOID };
    let (name, span) = (declaring.symbol, declaring.span);
    if function.ret != ret && function.ret != Ty::ERROR {
        let shown = sema.show(ret);
        sema.error(span, format!("`{name}` must return `{shown}`"));
    }
    let first = function.params.first().copied();
    let is_class = matches!(sema.program.scopes[declaring.scope].kind, ScopeKind::Class(_));
    let is_right = match first {
        Some(Ty::ERROR) => true,
        Some(first) if is_new => first == Ty::ULONG,
        // [class.free]: a destroying operator delete takes a pointer to the class.
        Some(first) => first == pointer || (is_class && sema.program.types.pointee(first).is_some()),
        None => false,
    };
    if !is_right {
        let shown = sema.show(if is_new { Ty::ULONG } else { pointer });
        sema.error(span, format!("the first parameter of `{name}` must have type `{shown}`"));
    }
}

/// [over.oper]/7: an operator function that is no member takes a class or enumeration, or a reference to one.
fn takes_user_type(sema: &Sema, function: &FnTy) -> bool {
    function.params.iter().any(|&param| {
        let to = sema.program.types.non_ref(param);
        to == Ty::ERROR || sema.program.types.as_class(to).is_some() || sema.program.types.as_enum(to).is_some()
    })
}

/// [over.oper]/8 and /10: as many parameters as the operator has operands, none with a default argument.
fn wrong_parameters(sema: &Sema, declaring: &Declaring, op: Op, function: &FnTy, is_member: bool) -> Option<String> {
    let is_free = op == Op::Call || op == Op::Subscript && sema.standard >= Standard::Cxx23;
    let is_pack = |&ty: &Ty| matches!(sema.program.types.kind(ty), TyKind::PackExpansion(_));
    if is_free || function.params.iter().any(is_pack) {
        return None;
    }
    if function.is_variadic {
        return Some("cannot take any number of arguments (`...`)".to_string());
    }
    if declaring.shape.params.iter().flatten().any(|param| param.default != DefaultArg::None) {
        return Some("cannot have default arguments".to_string());
    }
    let is_member = is_member && !declaring.declarator.has_explicit_object();
    let n_operands = function.params.len() + usize::from(is_member);
    let (least, most) = operands(op);
    if !(least..=most).contains(&n_operands) {
        let hidden = usize::from(is_member);
        let count = match (least - hidden, most - hidden) {
            (0, 0) => "no argument".to_string(),
            (1, 1) => "exactly one argument".to_string(),
            (0, 1) => "at most one argument".to_string(),
            (1, _) => "one or two arguments".to_string(),
            _ => "exactly two arguments".to_string(),
        };
        return Some(format!("takes {count}, not {}", function.params.len()));
    }
    // [over.inc]
    let is_step = matches!(op, Op::PlusPlus | Op::MinusMinus);
    match function.params.last() {
        Some(&last) if is_step && n_operands == 2 && last != Ty::INT && last != Ty::ERROR => {
            Some("behind its operand must take an `int`".to_string())
        }
        _ => None,
    }
}

/// How many operands an operator has, at least and at most.
fn operands(op: Op) -> (usize, usize) {
    match op {
        Op::Tilde | Op::Exclaim | Op::Arrow | Op::CoAwait => (1, 1),
        Op::Plus | Op::Minus | Op::Star | Op::Amp | Op::PlusPlus | Op::MinusMinus => (1, 2),
        _ => (2, 2),
    }
}

/// [dcl.fct.default]/4: behind a parameter with a default argument all have one, by this declaration or an earlier one.
pub(super) fn check_defaults(sema: &mut Sema, func: FuncId) {
    let params = &sema.program.funcs[func].params;
    let has_default = |param: &hir::Param| param.default != DefaultArg::None;
    let Some(first) = params.iter().position(has_default) else { return };
    let is_pack = |param: &hir::Param| matches!(sema.program.types.kind(param.ty), TyKind::PackExpansion(_));
    let Some(gap) = params[first..].iter().find(|param| !has_default(param) && !is_pack(param)) else { return };
    let (span, at) = (gap.span, params[first].span);
    let text = match gap.name.is_empty() {
        true => "this parameter lacks a default argument".to_string(),
        false => format!("the parameter `{}` lacks a default argument", gap.name),
    };
    sema.report(crate::diag::Diagnostic::error(span, text).note_at(at, "a parameter before it has one"));
}

/// [over.literal]: what a literal operator takes. A template takes nothing (/5) but the literal as template arguments.
pub(in crate::sema) fn literal_operator(
    sema: &mut Sema,
    ty: Ty,
    symbol: Symbol,
    span: Span,
    template: Option<&[TemplateParam]>,
) {
    if sema.cx.language == ast::Linkage::C {
        sema.error(span, format!("the literal operator `{symbol}` cannot have C linkage"));
    }
    let Some(function) = sema.program.types.as_function(ty).cloned() else { return };
    if !sema.is_user(span) {
        return;
    }
    let Some(template) = template else {
        if !takes_literal(sema, &function) {
            let shown = sema.show(ty);
            let text = format!("the literal operator `{symbol}` cannot have the parameters of `{shown}`");
            sema.error(span, text);
        }
        return;
    };
    if !function.params.is_empty() || function.is_variadic {
        sema.error(span, format!("the literal operator template `{symbol}` cannot have parameters"));
    } else if !takes_characters(sema, template) {
        let text = format!("the template parameters of the literal operator `{symbol}` cannot take a literal");
        sema.error(span, text);
    }
}

/// [over.literal]/3: the parameter lists of literal operators.
fn takes_literal(sema: &Sema, function: &FnTy) -> bool {
    let is_char = |ty| matches!(ty, Ty::CHAR | Ty::WCHAR | Ty::CHAR8 | Ty::CHAR16 | Ty::CHAR32);
    let chars = |ty: Ty| match sema.program.types.kind(ty) {
        TyKind::Pointer(to) if sema.program.types.quals(*to) == Quals::CONST => Some(to.unqual()),
        _ => None,
    };
    let is_error = function.params.contains(&Ty::ERROR);
    let fits = match function.params[..] {
        [one] => is_char(one) || one == Ty::ULONG_LONG || one == Ty::LONG_DOUBLE || chars(one) == Some(Ty::CHAR),
        [first, second] => chars(first).is_some_and(is_char) && second == Ty::SIZE,
        _ => false,
    };
    is_error || (fits && !function.is_variadic)
}

/// [over.literal]/5: a pack of characters, one parameter of class type; GNU's a character type and a pack of it.
fn takes_characters(sema: &mut Sema, template: &[TemplateParam]) -> bool {
    let is_pack = template.last().is_some_and(params::is_pack);
    match template {
        [TemplateParam { kind: TemplateParamKind::NonType { param }, .. }] => {
            let (specs, chunks) = (param.specs.clone(), param.declarator.chunks.len());
            let ty = ty::specs(sema, &specs, ty::Place::Other);
            match is_pack {
                true => chunks == 0 && (ty == Ty::CHAR || ty == Ty::ERROR),
                false => chunks == 0 && !sema.program.types.is_arithmetic(ty),
            }
        }
        [TemplateParam { kind: TemplateParamKind::Type { .. }, is_pack: false, .. }, TemplateParam { kind, .. }] => {
            is_pack && matches!(kind, TemplateParamKind::NonType { .. })
        }
        _ => false,
    }
}
