//! Which parameters of a template a dependent type uses, in deduced and non-deduced contexts alike.

use crate::hir::{ArrayLen, DependentTemplate, Notation, NotationId, Part, TemplateArg, TemplateId, Ty, TyKind};
use crate::sema::Sema;

/// Adds the indices of the parameters of `template` that `ty` uses.
pub fn of_type(sema: &Sema, template: TemplateId, ty: Ty, used: &mut Vec<usize>) {
    match sema.program.types.kind(ty) {
        TyKind::TemplateParam { depth, index, .. } | TyKind::PackElement { depth, index, .. } => {
            add(sema, template, *depth, *index, used)
        }
        TyKind::Complex(to)
        | TyKind::Vector(to, _)
        | TyKind::Pointer(to)
        | TyKind::LValueRef(to)
        | TyKind::RValueRef(to)
        | TyKind::PackExpansion(to) => of_type(sema, template, *to, used),
        TyKind::Array(to, len) => {
            if let ArrayLen::Dependent(expr) = len {
                of_expr(sema, template, *expr, used);
            }
            of_type(sema, template, *to, used);
        }
        TyKind::MemberPtr { class, pointee } => {
            of_type(sema, template, *class, used);
            of_type(sema, template, *pointee, used);
        }
        TyKind::Function(function) => {
            of_type(sema, template, function.ret, used);
            function.params.iter().for_each(|&param| of_type(sema, template, param, used));
            function.dependent_noexcept.iter().for_each(|&expr| of_expr(sema, template, expr, used));
        }
        TyKind::DependentSpecialization { template: of, args } => {
            if let DependentTemplate::Param { depth, index, .. } = of {
                add(sema, template, *depth, *index, used);
            }
            of_args(sema, template, args, used);
        }
        TyKind::DependentName { qualifier, args, .. } => {
            of_type(sema, template, *qualifier, used);
            of_args(sema, template, args.as_deref().unwrap_or_default(), used);
        }
        TyKind::DependentExpr(expr, _) => of_expr(sema, template, *expr, used),
        _ => {}
    }
}

fn of_args(sema: &Sema, template: TemplateId, args: &[TemplateArg], used: &mut Vec<usize>) {
    for arg in args {
        match arg {
            TemplateArg::Type(ty) => of_type(sema, template, *ty, used),
            TemplateArg::ParamValue { depth, index, .. } | TemplateArg::ParamTemplate { depth, index, .. } => {
                add(sema, template, *depth, *index, used);
            }
            TemplateArg::DependentValue(_, expr) => of_expr(sema, template, *expr, used),
            TemplateArg::Pack(inner) => of_args(sema, template, inner, used),
            TemplateArg::Value(..) | TemplateArg::Template(_) | TemplateArg::Unfitted(..) => {}
        }
    }
}

/// The parameters that an expression names.
fn of_expr(sema: &Sema, template: TemplateId, expr: NotationId, used: &mut Vec<usize>) {
    match sema.program.types.notation(expr) {
        Notation::TemplateParam { depth, index, .. } => add(sema, template, *depth, *index, used),
        Notation::Name { args, .. } => of_args(sema, template, args.as_deref().unwrap_or_default(), used),
        Notation::Vendor { args, .. } | Notation::Other { args, .. } => of_args(sema, template, args, used),
        Notation::Op { parts, .. } => {
            for part in parts.iter() {
                match part {
                    Part::Expr(id) => of_expr(sema, template, *id, used),
                    Part::Ty(ty) => of_type(sema, template, *ty, used),
                    Part::Arg(arg) => of_args(sema, template, std::slice::from_ref(arg), used),
                    Part::Field(_) | Part::Mark(_) => {}
                }
            }
        }
        Notation::Param { .. } | Notation::This | Notation::Constant(..) | Notation::Var(_) | Notation::Func(_) => {}
    }
}

fn add(sema: &Sema, template: TemplateId, depth: u16, index: u16, used: &mut Vec<usize>) {
    if depth == sema.program.templates[template].depth {
        used.push(usize::from(index));
    }
}
