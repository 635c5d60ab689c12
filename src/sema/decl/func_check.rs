//! What declarations of functions may not say ([dcl.fct], [over.oper], [over.literal]).

use crate::ast::{self, Constancy, StorageClass, TemplateParam, TemplateParamKind};
use crate::base::Symbol;
use crate::hir::{FnTy, FuncName, Quals, ScopeKind, Ty, TyKind};
use crate::sema::decl::function::Declaring;
use crate::sema::template::params;
use crate::sema::{Sema, ty};
use crate::source::Span;

/// What no function declaration may say.
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
    match declaring.name {
        FuncName::Operator(_) => operator(sema, declaring),
        FuncName::Literal(_) => literal_operator(sema, declaring.shape.ty, symbol, span, None),
        _ => {}
    }
}

/// An operator function that is no member takes a class or enumeration ([over.oper]/6).
fn operator(sema: &mut Sema, declaring: &Declaring) {
    use ast::OverloadedOperator as Op;
    let FuncName::Operator(op) = declaring.name else { return };
    let is_allocation = matches!(op, Op::New | Op::ArrayNew | Op::Delete | Op::ArrayDelete);
    let is_in_namespace = declaring.scope != sema.program.global
        && matches!(sema.program.scopes[declaring.scope].kind, ScopeKind::Namespace(_));
    if is_allocation && is_in_namespace {
        // [basic.stc.dynamic.allocation]/1
        let text =
            format!("`operator {}` must be a member of a class or of the global namespace", op.spelling().trim());
        sema.error(declaring.span, text);
    }
    if is_allocation || matches!(sema.program.scopes[declaring.scope].kind, ScopeKind::Class(_)) {
        return;
    }
    let params = sema.program.types.as_function(declaring.shape.ty).map(|f| f.params.clone());
    let takes_user_type = params.iter().flat_map(|params| params.iter()).any(|&param| {
        let to = sema.program.types.non_ref(param);
        to == Ty::ERROR || sema.program.types.as_class(to).is_some() || sema.program.types.as_enum(to).is_some()
    });
    if matches!(op, Op::Equal | Op::Call | Op::Subscript | Op::Arrow) {
        sema.error(declaring.span, format!("`operator{}` must be a member of a class", op.spelling()));
    } else if !takes_user_type {
        let text = format!("`operator{}` must take a class or enumeration", op.spelling());
        sema.error(declaring.span, text);
    }
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
