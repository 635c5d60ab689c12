//! Which parameters of a template a dependent type uses, in deduced and non-deduced contexts alike.

use crate::ast::{self, visit::Names};
use crate::hir::{ArrayLen, DependentTemplate, TemplateArg, TemplateId, Ty, TyKind};
use crate::sema::Sema;

/// Adds the indices of the parameters of `template` that `ty` uses.
pub fn of_type(sema: &Sema, template: TemplateId, ty: Ty, used: &mut Vec<usize>) {
    match sema.program.types.kind(ty) {
        TyKind::TemplateParam { depth, index, .. } => add(sema, template, *depth, *index, used),
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
        TyKind::DependentExpr(expr) => of_expr(sema, template, *expr, used),
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
            TemplateArg::DependentValue(_, expr) => match (expr.member, expr.alias) {
                (Some((qualifier, _)), _) => of_type(sema, template, qualifier, used),
                (None, Some(alias)) => of_type(sema, template, alias, used),
                (None, None) => of_expr(sema, template, expr.syntax, used),
            },
            TemplateArg::Pack(inner) => of_args(sema, template, inner, used),
            TemplateArg::Value(..) | TemplateArg::Template(_) | TemplateArg::Unfitted(..) => {}
        }
    }
}

/// The parameters that an expression names.
fn of_expr(sema: &Sema, template: TemplateId, expr: ast::ExprId, used: &mut Vec<usize>) {
    let mut names = Names::new(&sema.ast, true);
    names.expr(expr);
    let params = &sema.program.templates[template].params;
    used.extend((0..params.len()).filter(|&i| names.found.contains(&params[i].name)));
}

fn add(sema: &Sema, template: TemplateId, depth: u16, index: u16, used: &mut Vec<usize>) {
    if depth == sema.program.templates[template].depth {
        used.push(usize::from(index));
    }
}
