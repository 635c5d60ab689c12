//! Names of types that the parser took for names of values: what `decltype(local)::name` is, nobody knows before the
//! function is checked. Behind `typename`-less names that depend on a template parameter no type is meant
//! ([temp.res]/5).

use crate::ast::{self, DeclSpecs, TypeSpec};
use crate::sema::lookup::{self, Want};
use crate::sema::{Sema, template};

/// The type-id that an expression, perhaps in parentheses, is after all.
pub fn as_type(sema: &mut Sema, expr: ast::ExprId) -> Option<ast::TypeId> {
    let mut expr = expr;
    let id = loop {
        match sema.ast.exprs[expr].kind {
            ast::ExprKind::Paren(inner) => expr = inner,
            ast::ExprKind::Name(id) => break id,
            _ => return None,
        }
    };
    let name = &sema.ast.names[id];
    let span = name.span;
    if !name.is_qualified() || template::params::is_in_template(sema, sema.cx.scope) {
        return None;
    }
    let (found, errors) = sema.trap(|sema| lookup::named(sema, id, Want::Any));
    let entry = found.entries.first().filter(|_| errors.is_empty() && !found.is_ambiguous)?;
    let is_value = found.entries.iter().any(|entry| lookup::named_type(sema, &entry.named).is_none());
    lookup::named_type(sema, &entry.named).filter(|_| !is_value)?;
    let specs = DeclSpecs { ty: TypeSpec::Named(id), ty_span: span, ..DeclSpecs::none(span) };
    Some(sema.ast.types.push(ast::TypeNode { specs, declarator: ast::Declarator::default(), span }))
}
