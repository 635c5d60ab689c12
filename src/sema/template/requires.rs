//! Requires-expressions ([expr.prim.req]): whether what is required is valid, and has the types and properties that are
//! required of it.

use crate::ast;
use crate::hir::{Named, TemplateArg};
use crate::sema::template::constraint;
use crate::sema::template::mapping::first_message;
use crate::sema::template::unsatisfied::Unsatisfied;
use crate::sema::{Sema, expr, lookup};
use crate::source::Span;

/// A requires-expression ([expr.prim.req]): whether all requirements hold here.
pub fn expression(sema: &mut Sema, requires: &ast::Requires) -> bool {
    holds(sema, requires).is_ok()
}

/// Whether all requirements of a requires-expression hold; if not, why the first does not.
pub fn holds(sema: &mut Sema, requires: &ast::Requires) -> Result<(), Unsatisfied> {
    sema.in_scope(crate::hir::ScopeKind::Block, |sema| {
        let (_, errors) = sema.trap(|sema| {
            let params = crate::sema::ty::params_of(sema, &requires.params);
            let scope = sema.cx.scope;
            let kind = crate::hir::VarKind::Param;
            let vars: Vec<Named> = params
                .iter()
                .map(|param| Named::Var(crate::sema::decl::local_var(sema, param.name, param.ty, kind, param.span)))
                .collect();
            for (name, named) in crate::sema::template::pack::declare_params(sema, &requires.params, &vars) {
                lookup::declare(sema, scope, name, named);
            }
        });
        if let Some(error) = errors.first() {
            let text = format!("a parameter of its requires-expression is not valid: {}", error.message);
            return Err(Unsatisfied::atom(error.primary.span, text));
        }
        requires.requirements.iter().try_for_each(|requirement| requirement_holds(sema, requirement))
    })
}

fn requirement_holds(sema: &mut Sema, requirement: &ast::Requirement) -> Result<(), Unsatisfied> {
    match requirement {
        ast::Requirement::Nested(id) => constraint::expression(sema, *id),
        ast::Requirement::Simple(id) => valid(sema, *id).map(|_| ()),
        ast::Requirement::Type(name) => {
            let (ty, errors) = sema.trap(|sema| crate::sema::ty::named_type(sema, *name));
            if errors.is_empty() && ty != crate::hir::Ty::ERROR {
                return Ok(());
            }
            let span = sema.ast.names[*name].span;
            let shown = written(sema, span);
            let text = format!("the required type `{shown}` is not valid: {}", first_message(&errors));
            Err(Unsatisfied::atom(span, text))
        }
        ast::Requirement::Compound { expr, is_noexcept, constraint } => {
            let checked = valid(sema, *expr)?;
            if *is_noexcept && expr::sizeof::can_throw(sema, checked) {
                let span = sema.ast.exprs[*expr].span;
                let shown = written(sema, span);
                return Err(Unsatisfied::atom(span, format!("the required expression `{shown}` may throw")));
            }
            let Some(name) = constraint else { return Ok(()) };
            // `decltype((e))`
            let ty = crate::sema::init::decltype_of(sema, checked, false);
            constraint::type_constraint(sema, *name, &TemplateArg::Type(ty)).map_err(|why| {
                let shown = written(sema, sema.ast.exprs[*expr].span);
                why.within(&format!("the type of `{shown}` does not fit: "))
            })
        }
    }
}

/// The checked expression, if it is valid as it stands: what can only be called is not ([expr.mptr.oper]/6, [expr.ref]/6.3.2).
fn valid(sema: &mut Sema, id: ast::ExprId) -> Result<crate::hir::ExprId, Unsatisfied> {
    let (checked, errors) = sema.trap(|sema| {
        expr::unevaluated(sema, |sema| {
            let checked = expr::check(sema, id);
            expr::discard(sema, checked);
            checked
        })
    });
    if errors.is_empty() && sema.ty(checked) != crate::hir::Ty::ERROR {
        return Ok(checked);
    }
    let span = sema.ast.exprs[id].span;
    let shown = written(sema, span);
    let text = format!("the required expression `{shown}` is not valid: {}", first_message(&errors));
    Err(Unsatisfied::atom(span, text))
}

/// What a message shows of syntax at most, in characters.
const SHOWN: usize = 60;

/// A piece of syntax as it is written.
pub fn written(sema: &Sema, span: Span) -> String {
    let text = sema.map.spelled(span).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => "the expression".to_string(),
        n if n > SHOWN => text.chars().take(SHOWN).chain(['…']).collect(),
        _ => text,
    }
}
