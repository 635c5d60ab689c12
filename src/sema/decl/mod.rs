//! Declarations ([dcl.dcl]).

mod alias;
pub mod binding;
mod body;
mod builtin;
pub mod class;
pub(in crate::sema) mod compare;
pub(in crate::sema) mod constexpr;
pub mod enumeration;
pub(in crate::sema) mod func_check;
pub mod function;
mod mem_init;
mod member;
pub(in crate::sema) mod namespace;
pub mod redecl;
pub mod special;
pub(in crate::sema) mod syntax;
mod traits;
mod tuple_binding;
mod using;
pub mod variable;
pub mod virtual_;

pub(in crate::sema) use alias::default_linkage;
pub(in crate::sema) use binding::declare_from as bind_from;
pub(in crate::sema) use body::{
    UNNAMED, declare_params, finish_body, name_packs, return_spec, set_return, written_params,
};
pub use body::{default_arg, func_body, parse_delayed, use_func, use_var};
pub use builtin::{declare_types, va_list, va_list_tag};
pub(in crate::sema) use class::{complete as complete_class, new_class};
pub(in crate::sema) use function::blank as blank_func;
pub use function::builtin_func;
pub(in crate::sema) use member::add_field;
pub use variable::local_var;
pub(in crate::sema) use variable::{declare_element, guard};

use crate::ast::{self, DeclKind, DeclSpecs, InitDeclarator, StorageClass, TypeSpec};
use crate::hir::{self, ScopeKind, StmtKind, Ty};
use crate::lex::Pragma;
use crate::parse::Item;
use crate::sema::ty::{self, Place};
use crate::sema::{Sema, access, attr, expr, input};

/// Checks the next item of an input.
pub fn item(sema: &mut Sema, item: Item) {
    match item {
        Item::Decl(id) => {
            let stmts = declaration(sema, id);
            sema.input.stmts.extend(stmts);
        }
        Item::Stmt(id) => input::statement(sema, id),
        Item::OpenNamespace(id) => {
            input::open(sema);
            namespace::open(sema, id);
        }
        Item::OpenLinkage(id) => {
            input::open(sema);
            if let DeclKind::Linkage { language, .. } = sema.ast.decls[id].kind {
                sema.cx.language = language;
            }
        }
        Item::Close(_) => input::close(sema),
    }
}

/// Checks a block-scope declaration.
pub fn local(sema: &mut Sema, id: ast::DeclId) -> Vec<hir::StmtId> {
    declaration(sema, id)
}

/// Whether declarations are made in a block now, and not in a namespace.
pub(super) fn is_block(sema: &Sema) -> bool {
    matches!(sema.program.scopes[sema.cx.scope].kind, ScopeKind::Block | ScopeKind::Function(_))
}

/// Checks a declaration in the current scope, a namespace or block; what it has to do when it is reached.
pub fn declaration(sema: &mut Sema, id: ast::DeclId) -> Vec<hir::StmtId> {
    let span = sema.ast.decls[id].span;
    sema.nested(span, |sema| checked_declaration(sema, id)).unwrap_or_default()
}

fn checked_declaration(sema: &mut Sema, id: ast::DeclId) -> Vec<hir::StmtId> {
    match sema.ast.decls[id].kind {
        DeclKind::Function(_) | DeclKind::Simple { .. } | DeclKind::Template(_) | DeclKind::Class(_) => {
            access::in_declaration(sema, |sema| declaration_proper(sema, id))
        }
        DeclKind::ExplicitSpecialization { .. } | DeclKind::ExplicitInstantiation { .. } => {
            access::exempt(sema, |sema| declaration_proper(sema, id))
        }
        _ => declaration_proper(sema, id),
    }
}

fn declaration_proper(sema: &mut Sema, id: ast::DeclId) -> Vec<hir::StmtId> {
    let decl = sema.ast.decls[id].clone();
    let span = decl.span;
    match decl.kind {
        DeclKind::Error | DeclKind::Empty { .. } => {}
        DeclKind::Function(_) | DeclKind::Simple { .. }
            if crate::sema::template::declare::abbreviated(sema, id, ast::Access::Public) => {}
        DeclKind::Simple { .. } if crate::sema::template::declare::plain_guide(sema, id) => {}
        DeclKind::Simple { specs, declarators } => return simple(sema, &specs, &declarators, span),
        DeclKind::Function(function) => function::define(sema, id, &function),
        DeclKind::StructuredBinding { specs, ref_qual, names, init } => {
            return binding::declare(sema, &specs, ref_qual, &names, init, span);
        }
        DeclKind::Class(_) => {
            let ty = class::define(sema, id);
            if let Some(class) = sema.program.types.as_class(ty)
                && sema.program.classes[class].name.is_empty()
            {
                return variable::anonymous_union(sema, StorageClass::None, class, span);
            }
        }
        DeclKind::Enum(_) => {
            enumeration::define(sema, id);
        }
        DeclKind::Namespace { members, .. } => {
            let saved = sema.cx.clone();
            namespace::open(sema, id);
            let stmts = members.into_iter().flat_map(|member| declaration(sema, member)).collect();
            sema.cx = saved;
            return stmts;
        }
        DeclKind::NamespaceAlias { name, name_span, target } => namespace::alias(sema, name, name_span, target),
        DeclKind::UsingDirective { namespace } => namespace::directive(sema, namespace),
        DeclKind::Using { names } => using::declare(sema, &names, ast::Access::Public),
        DeclKind::UsingEnum { name } => using::using_enum(sema, name, ast::Access::Public),
        DeclKind::Alias { name, name_span, attrs, ty } => alias::using_alias(sema, name, name_span, &attrs, ty),
        DeclKind::Linkage { language, members, .. } => {
            if is_block(sema) || sema.cx.class.is_some() {
                sema.error(span, "a linkage specification must stand in a namespace");
            }
            let saved = std::mem::replace(&mut sema.cx.language, language);
            let stmts = members.into_iter().flat_map(|member| declaration(sema, member)).collect();
            sema.cx.language = saved;
            return stmts;
        }
        DeclKind::StaticAssert { cond, message } => static_assert(sema, cond, message),
        DeclKind::Asm(asm) => {
            let stmt = crate::sema::stmt::asm(sema, &asm, span);
            return vec![stmt];
        }
        DeclKind::Template(template) => {
            crate::sema::template::declare::declare(sema, id, &template, ast::Access::Public)
        }
        DeclKind::ExplicitSpecialization { .. } | DeclKind::ExplicitInstantiation { .. } => {
            crate::sema::template::explicit::specialize(sema, id);
        }
        DeclKind::Concept { name_span, .. } => sema.error(name_span, "a concept must be a template"),
        DeclKind::FriendType { .. } => sema.error(span, "`friend` can only stand in a class"),
        DeclKind::Access(_) => sema.error(span, "an access specifier can only stand in a class"),
        DeclKind::Pragma(id) => pragma(sema, id),
    }
    Vec::new()
}

/// A simple-declaration: the type, then each declarator in turn.
fn simple(
    sema: &mut Sema,
    specs: &DeclSpecs,
    declarators: &[InitDeclarator],
    span: crate::source::Span,
) -> Vec<hir::StmtId> {
    check_specs(sema, specs);
    if declarators.is_empty() {
        return only_type(sema, specs, span);
    }
    let base = ty::specs(sema, specs, Place::Other);
    let mut placeholder = None;
    let mut stmts = Vec::new();
    for item in declarators {
        syntax::defined_type(sema, specs, &item.declarator);
        let shape = ty::declarator(sema, base, &item.declarator);
        if let Some(width) = item.bit_width {
            let at = sema.ast.exprs[width].span;
            sema.error(at, "only a data member can be a bit-field");
        }
        if specs.is_typedef {
            alias::typedef(sema, specs, item, shape.ty);
        } else if shape.params.is_some() || sema.program.types.as_function(shape.ty).is_some() {
            let has_placeholder = matches!(specs.ty, TypeSpec::Auto { .. } | TypeSpec::DecltypeAuto { .. });
            let ret = sema.program.types.as_function(shape.ty).map(|function| function.ret);
            if declarators.len() > 1 && has_placeholder && ret.is_some_and(|ret| ty::has_auto(sema, ret)) {
                // [dcl.spec.auto.general]/9
                let at = item.declarator.span;
                sema.error(at, "a function whose return type is deduced must be declared alone");
            }
            function::declare(sema, specs, item, shape);
        } else {
            stmts.extend(variable::declare(sema, specs, item, shape, &mut placeholder));
        }
    }
    stmts
}

/// Specifiers that no declaration outside of a class may have.
fn check_specs(sema: &mut Sema, specs: &DeclSpecs) {
    syntax::alone(sema, specs);
    let wrong = match () {
        () if specs.is_virtual => "virtual",
        () if specs.is_friend => "friend",
        () if specs.explicit != ast::Explicit::No => "explicit",
        () if specs.storage == StorageClass::Mutable => "mutable",
        () => return,
    };
    sema.error(specs.span, format!("`{wrong}` can only stand in a class"));
}

/// A declaration without declarators: a class, an enumeration, or an anonymous union.
fn only_type(sema: &mut Sema, specs: &DeclSpecs, span: crate::source::Span) -> Vec<hir::StmtId> {
    let ty = ty::specs(sema, specs, Place::Alone);
    let is_tag =
        matches!(specs.ty, TypeSpec::Class(_) | TypeSpec::Enum(_) | TypeSpec::Elaborated { .. } | TypeSpec::Error);
    if let TypeSpec::Class(_) = specs.ty
        && let Some(class) = sema.program.types.as_class(ty)
        && sema.program.classes[class].name.is_empty()
    {
        return variable::anonymous_union(sema, specs.storage, class, span);
    }
    if specs.is_typedef {
        sema.warn(span, "this `typedef` names nothing");
    } else if !is_tag && ty != Ty::ERROR {
        sema.warn(span, "this declaration declares nothing");
    }
    Vec::new()
}

/// Checks a condition that is a declaration: its `Local` statement, and the variable as an lvalue.
pub fn condition(sema: &mut Sema, id: ast::DeclId) -> (Option<hir::StmtId>, hir::ExprId) {
    let span = sema.ast.decls[id].span;
    let n_vars = sema.program.vars.len();
    if let DeclKind::Simple { specs, .. } = &sema.ast.decls[id].kind
        && (specs.storage != StorageClass::None || specs.is_thread_local || specs.is_inline || specs.is_typedef)
    {
        // [stmt.pre]/4
        let at = specs.span;
        sema.error(at, "a condition cannot have a storage class, `inline` or `typedef`");
    }
    if let Err(problem) = is_condition(sema, id) {
        sema.error(span, problem);
        return (None, sema.error_expr(span));
    }
    let stmts = declaration(sema, id);
    let local = stmts.iter().copied().find(|&stmt| matches!(sema.program.stmts[stmt].kind, StmtKind::Local(_)));
    let var = match local.map(|stmt| sema.program.stmts[stmt].kind.clone()) {
        Some(StmtKind::Local(var)) if var.index() >= n_vars => var,
        _ => return (None, sema.error_expr(span)),
    };
    let at = sema.program.vars[var].span;
    let entry = hir::Entry { named: hir::Named::Var(var), order: 0, access: ast::Access::Public, is_using: false };
    let value = expr::entity(sema, &entry, at);
    (local, value)
}

/// [stmt.pre]/1, /4: a condition declares one variable with `= …` or `{…}`, and defines no type.
fn is_condition(sema: &Sema, id: ast::DeclId) -> Result<(), &'static str> {
    match &sema.ast.decls[id].kind {
        DeclKind::Class(_) | DeclKind::Enum(_) => Err("a condition cannot define a type"),
        DeclKind::Simple { specs, .. } if matches!(specs.ty, TypeSpec::Class(_) | TypeSpec::Enum(_)) => {
            Err("a condition cannot define a type")
        }
        DeclKind::Simple { declarators, .. }
            if declarators.iter().any(|item| matches!(item.init, None | Some(ast::Init::Paren(_)))) =>
        {
            Err("a condition must initialise what it declares with `=` or braces")
        }
        _ => Ok(()),
    }
}

/// [dcl.pre]/6
fn static_assert(sema: &mut Sema, cond: ast::ExprId, message: Option<ast::ExprId>) {
    let Some(false) = expr::constant_bool(sema, cond) else { return };
    let span = sema.ast.exprs[cond].span;
    let text = message.and_then(|id| attr::string_literal(sema, id));
    let headline = match text {
        Some(text) => format!("static assertion failed: {text}"),
        None => "static assertion failed".to_string(),
    };
    let diagnostic = crate::diag::Diagnostic::error(span, headline);
    let diagnostic = match crate::sema::template::constraint::explain(sema, cond) {
        Some(why) => why.explain(diagnostic.note(why.headline())),
        None => diagnostic,
    };
    sema.report(diagnostic);
}

/// A pragma between declarations.
pub(super) fn pragma(sema: &mut Sema, id: crate::lex::PragmaId) {
    match sema.tokens.pragmas[id].clone() {
        Pragma::Pack(n) => sema.cx.pack = (n != 0).then_some(n),
        Pragma::PackPush(n) => {
            sema.input.packs.push(sema.cx.pack);
            if let Some(n) = n {
                sema.cx.pack = (n != 0).then_some(n);
            }
        }
        Pragma::PackPop => sema.cx.pack = sema.input.packs.pop().flatten(),
        _ => {}
    }
}
