//! Names in the user's templates that depend on no parameter and that nothing declares where they are written: an error at
//! the definition ([temp.res]/8, [temp.nondep]).

use crate::ast::visit::{Misuse, Names};
use crate::ast::{self, DeclKind, NameId, TemplateParamKind};
use crate::base::Symbol;
use crate::hir::{Adl, Builtin, Named};
use crate::sema::lookup::{self, Want};
use crate::sema::{Sema, expr};

/// Checks the names of a declaration that is a template, of its parameters, or of a generic lambda's call operator. What a
/// template instantiates was checked with it; what headers define is parsed when it is used.
pub fn check(sema: &mut Sema, decl: ast::DeclId, params: &[ast::TemplateParam], requires: Option<ast::ExprId>) {
    let span = sema.ast.decls[decl].span;
    if sema.cx.order_limit.is_some() || !sema.is_user(span) {
        return;
    }
    let mut names = Names::new(&sema.ast, true);
    for param in params {
        if let TemplateParamKind::NonType { param } = &param.kind {
            names.param(param);
        }
    }
    requires.iter().for_each(|&requires| names.expr(requires));
    names.decl(decl);
    for (name, args) in std::mem::take(&mut names.undeclared) {
        check_one(sema, name, args.as_deref());
    }
}

fn check_one(sema: &mut Sema, name: NameId, args: Option<&[ast::ExprId]>) {
    let Some((symbol, span)) = sema.ast.names[name].first() else { return };
    if sema.ast.names[name].is_qualified() {
        if lookup::unqualified(sema, symbol, Want::Any).is_empty() {
            sema.error(span, format!("use of undeclared `{symbol}`"));
        }
        return;
    }
    // [temp.dep]/2: argument-dependent lookup may find it at the instantiation.
    let is_dependent = args.is_some_and(|args| may_depend(sema, args));
    let is_builtin = symbol.as_str().starts_with("__") && Builtin::by_name(symbol.as_str()).is_some();
    if is_dependent || is_builtin || !lookup::unqualified(sema, symbol, Want::Any).is_empty() {
        return;
    }
    if !args.is_some_and(|args| is_associated(sema, symbol, args)) {
        lookup::undeclared(sema, name);
    }
}

/// Whether argument-dependent lookup finds a function here, for arguments that do not depend on the template.
fn is_associated(sema: &mut Sema, symbol: Symbol, args: &[ast::ExprId]) -> bool {
    let (types, errors) = sema.trap(|sema| {
        let check = |sema: &mut Sema| args.iter().map(|&arg| expr::check(sema, arg)).collect::<Vec<_>>();
        let checked = expr::unevaluated(sema, check);
        checked.into_iter().map(|arg| sema.ty(arg)).collect::<Vec<_>>()
    });
    !errors.is_empty() || !lookup::adl_of(sema, symbol, &types, Adl::AtDefinition).is_empty()
}

/// Whether arguments may depend on template parameters: one that names only what is declared outside of the template does
/// not.
fn may_depend(sema: &Sema, args: &[ast::ExprId]) -> bool {
    let mut names = Names::new(&sema.ast, true);
    args.iter().for_each(|&arg| names.expr(arg));
    names.is_open || names.uses_this
}

/// Checks a template-declaration with all of its levels.
pub fn check_template(sema: &mut Sema, template: &ast::TemplateDecl) {
    check_packs(sema, template);
    let mut template = template.clone();
    while let DeclKind::Template(inner) = &sema.ast.decls[template.decl].kind {
        template = (**inner).clone();
    }
    if !has_unseen_bases(sema, template.decl) {
        check(sema, template.decl, &template.params, template.requires);
    }
}

/// Checks that packs are expanded, and that expansions have packs ([temp.variadic]/5, /8).
fn check_packs(sema: &mut Sema, template: &ast::TemplateDecl) {
    if sema.cx.order_limit.is_some() || !sema.is_user(sema.ast.decls[template.decl].span) {
        return;
    }
    let mut names = Names::packs(&sema.ast);
    names.template(template);
    for misuse in names.misuses() {
        match misuse {
            Misuse::Unexpanded(symbol, span) => {
                sema.error(span, format!("the pack `{symbol}` is not expanded: `...` is missing"));
            }
            Misuse::Nothing(span) => sema.error(span, "the pattern of this expansion names no pack"),
        }
    }
}

/// Whether a definition of a member of a class template stands outside of a class with bases, whose members the parser has
/// not seen.
fn has_unseen_bases(sema: &mut Sema, decl: ast::DeclId) -> bool {
    let Some(name) = super::class::pattern_name(sema, decl) else { return false };
    let component = sema.ast.names[name].qualifier.iter().find_map(|component| match component.kind {
        ast::ComponentKind::TemplateId(symbol, _) => Some(symbol),
        ast::ComponentKind::Ident(_) | ast::ComponentKind::Decltype(_) => None,
    });
    let Some(symbol) = component else { return false };
    match lookup::unqualified(sema, symbol, Want::Type).entries.first().map(|entry| entry.named.clone()) {
        Some(Named::Template(template)) => {
            let pattern = sema.program.templates[template].pattern;
            super::class::definition(sema, pattern).is_none_or(|class| !class.bases.is_empty())
        }
        _ => true,
    }
}
