//! The user's templates where they are defined ([temp.res]/8): what depends on no template parameter is checked at once. Only
//! what is typed costs anything; headers are taken to be right.
//!
//! The declarations of a class and the bodies of functions are walked over in scopes of their own below the parameters, which
//! denote themselves. A declaration or expression is *closed* when each of its names is declared outside of the template, or is a
//! local or data member of a type that depends on nothing: then it means the same in every instantiation, and the ordinary check
//! says whether it is right. The other locals are declared with their dependent types, or as names of which nothing is known, so
//! that what uses them is not closed; so is what names a member that the walk has not declared. Of an expression that is not
//! closed the operands are looked at ([`open`]), and members of the current instantiation ([`current`]). Nothing of the check is
//! kept but its errors. Access is not checked, because who has befriended the template is not known yet.

mod body;
mod class;
mod current;
mod members;
mod open;

use crate::ast::visit::Names;
use crate::ast::{self, DeclId, DeclKind, Default, DelayedResult, Init, TypeSpec};
use crate::base::Symbol;
use crate::hir::{Named, ScopeId, ScopeKind, TemplateArg, TemplateId, TemplateKind, Ty, TyKind, VarKind};
use crate::sema::decl::variable;
use crate::sema::lookup::{self, Want};
use crate::sema::template::phase_one::current::Current;
use crate::sema::template::{class as class_template, dependent, params};
use crate::sema::ty::{self, Place};
use crate::sema::{FunctionContext, Sema, access};
use crate::source::Span;

/// A template that is walked over.
#[derive(Clone, Copy)]
struct Walk<'a> {
    /// The scope of the outermost template's parameters: what is declared below is local.
    root: ScopeId,
    /// The member function of a class template is around, or may be: what names a non-static member of another class may mean
    /// that of a base ([class.mfct.non-static]/3).
    is_in_class: bool,
    /// The class that the walk is inside of.
    current: Option<&'a Current<'a>>,
}

/// Checks a function template, a variable or alias template, or a class template that is defined in namespace scope with its
/// members. `scope` binds the parameters to themselves.
pub(super) fn check(sema: &mut Sema, pattern: DeclId, scope: ScopeId) {
    let is_user = sema.is_user(sema.ast.decls[pattern].span);
    if sema.cx.order_limit.is_some() || !is_user || sema.input.class_depth > 0 {
        return;
    }
    let is_qualified =
        class_template::pattern_name(sema, pattern).is_some_and(|name| sema.ast.names[name].is_qualified());
    let walk = Walk { root: scope, is_in_class: is_qualified, current: None };
    let own = current::type_of_pattern(sema, pattern);
    sema.in_context(|sema| {
        sema.cx.scope = scope;
        sema.cx.function = Some(Box::default());
        sema.in_scope(ScopeKind::Block, |sema| {
            if let Some(class) = class_template::definition(sema, pattern) {
                class::check(sema, Walk { is_in_class: true, ..walk }, &class, own, 1);
            } else if let DeclKind::Alias { ty, .. } = sema.ast.decls[pattern].kind {
                if is_closed(sema, walk, |names| names.ty(ty)) {
                    reported(sema, |sema| ty::type_id(sema, ty));
                }
            } else {
                outside(sema, walk, pattern);
            }
        });
    });
}

/// A function or variable, perhaps a member of a class template that is defined outside of it.
fn outside(sema: &mut Sema, walk: Walk, pattern: DeclId) {
    let Some((template, class)) = class_around(sema, pattern) else {
        body::function(sema, walk, pattern, Report::Elsewhere);
        return body::variables(sema, walk, pattern);
    };
    let args = params::own_args(sema, template);
    let own = class_template::specialized_type(sema, template, args);
    let bases = current::bases(sema, walk, &class);
    let stand_in = class::members(sema, template, &class, own);
    // The parameters have the names that are written here.
    let members = sema.program.classes[stand_in.class].scope;
    sema.program.scopes.get_mut(members).parent = Some(sema.cx.scope);
    let stand_in = Some(&stand_in);
    let known = Current { ty: Some(own), class: &class, bases: &bases, stand_in, outer: None };
    let walk = Walk { current: Some(&known), ..walk };
    current::inject(sema, &class, own);
    members::with_members(sema, walk, |sema| {
        body::function(sema, walk, pattern, Report::Elsewhere);
        body::variables(sema, walk, pattern);
    });
    current::members_named(sema, walk, &[pattern]);
}

/// The class template of which a declaration outside defines a direct member, and its definition.
fn class_around(sema: &mut Sema, pattern: DeclId) -> Option<(TemplateId, ast::ClassDecl)> {
    let name = class_template::pattern_name(sema, pattern)?;
    let [ast::Component { kind: ast::ComponentKind::TemplateId(symbol, args), .. }] =
        &sema.ast.names[name].qualifier[..]
    else {
        return None;
    };
    let (symbol, args) = (*symbol, args.clone());
    let found = lookup::unqualified(sema, symbol, Want::Type);
    let Named::Template(template) = found.single()?.named else { return None };
    let data = &sema.program.templates[template];
    let is_primary = data.partials.is_empty() && data.params.len() == args.len();
    let pattern = data.pattern;
    let class = class_template::definition(sema, pattern).filter(|_| is_primary)?;
    Some((template, class))
}

/// The type of a closed declaration, when it is right.
fn type_of(sema: &mut Sema, specs: &ast::DeclSpecs, declarator: &ast::Declarator, report: Report) -> Option<Ty> {
    let check = |sema: &mut Sema| {
        let base = ty::specs(sema, specs, Place::Other);
        ty::declarator(sema, base, declarator).ty
    };
    let ty = match report {
        Report::Here => reported(sema, check).0,
        Report::Elsewhere => quietly(sema, check),
    };
    (ty != Ty::ERROR).then_some(ty)
}

/// Who reports the errors of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Report {
    Here,
    /// The ordinary check of the declaration.
    Elsewhere,
}

/// Checks the initialiser of an object of a known type, if that is closed.
fn initialiser(sema: &mut Sema, walk: Walk, name: Symbol, ty: Ty, init: Init, span: Span) {
    let is_parsed = match init {
        Init::Delayed { id, .. } => matches!(sema.ast.delayed[id].parsed, Some(DelayedResult::Expr(_))),
        Init::Copy(_) | Init::Paren(_) | Init::Brace(_) => true,
    };
    if !is_parsed || ty::has_auto(sema, ty) {
        return;
    }
    if is_closed(sema, walk, |names| names.init(init)) {
        let var = variable::local_var(sema, name, ty, VarKind::Local, span);
        reported(sema, |sema| variable::initialise(sema, var, Some(init), &mut None));
    } else {
        open::initialiser(sema, walk, init);
    }
}

/// The initialiser that a default argument is.
fn default_argument(default: Default) -> Init {
    match default {
        Default::Expr(id) => Init::Copy(id),
        Default::Delayed(id) => Init::Delayed { id, is_copy: true },
    }
}

/// The name that a declarator declares.
fn declared_name(sema: &Sema, declarator: &ast::Declarator) -> Symbol {
    declarator.name.and_then(|name| sema.ast.names[name].identifier()).unwrap_or(Symbol::EMPTY)
}

/// Declares a name of which nothing is known.
fn hide(sema: &mut Sema, name: Symbol) {
    hide_in(sema, sema.cx.scope, name);
}

/// See [`hide`].
fn hide_in(sema: &mut Sema, scope: ScopeId, name: Symbol) {
    if !name.is_empty() {
        let unknown = unknown(sema);
        lookup::declare(sema, scope, name, Named::TemplateArg(TemplateArg::Type(unknown)));
    }
}

/// The type that stands for what is not known: that of no template parameter which can be written.
fn unknown(sema: &mut Sema) -> Ty {
    sema.program.types.intern(TyKind::TemplateParam { depth: u16::MAX, index: 0, is_pack: false })
}

/// Whether all names of what `look` walks over are declared outside of the template, or are locals or data members of types that
/// depend on nothing.
fn is_closed(sema: &mut Sema, walk: Walk, look: impl FnOnce(&mut Names)) -> bool {
    names_are(sema, walk, look, |sema, named| !is_dependent(sema, named))
}

/// Whether what a name denotes in the walk depends on template parameters.
fn is_dependent(sema: &Sema, named: &Named) -> bool {
    match *named {
        Named::Field(field) => dependent::is_dependent(sema, sema.program.fields[field].ty),
        Named::Func(func) => dependent::is_dependent(sema, sema.program.funcs[func].ty),
        _ => dependent::named_is_dependent(sema, named),
    }
}

/// Whether all names of what `look` walks over are declared outside of the template, or are such locals, data members and
/// parameters of it that something is known of them.
fn are_known(sema: &mut Sema, walk: Walk, look: impl FnOnce(&mut Names)) -> bool {
    let unknown = Named::TemplateArg(TemplateArg::Type(unknown(sema)));
    names_are(sema, walk, look, |_, named| *named != unknown)
}

/// Whether what each name of what `look` walks over denotes is known and satisfies a condition.
fn names_are(
    sema: &mut Sema,
    walk: Walk,
    look: impl FnOnce(&mut Names),
    is_right: impl Fn(&Sema, &Named) -> bool,
) -> bool {
    let mut names = Names::new(&sema.ast, true);
    look(&mut names);
    if names.passes_this || names.is_opaque {
        return false;
    }
    let (found, inside) = (std::mem::take(&mut names.found), std::mem::take(&mut names.inside));
    let (qualified, of_this) = (std::mem::take(&mut names.qualified), std::mem::take(&mut names.of_this));
    if of_this
        .into_iter()
        .any(|name| !members::of_this(sema, walk, name).is_some_and(|named| named.iter().all(|n| is_right(sema, n))))
    {
        return false;
    }
    if walk.is_in_class && qualified.into_iter().any(|name| is_nonstatic_member(sema, name)) {
        return false;
    }
    found.into_iter().all(|symbol| {
        let found = lookup::unqualified(sema, symbol, Want::Any);
        let is_inside = found.scope.is_some_and(|scope| lookup::is_within(sema, scope, walk.root));
        let is_local = is_inside && found.scope != Some(walk.root);
        let is_param = found.scope == Some(walk.root);
        !found.is_empty()
            && !found.is_ambiguous
            && (is_local || is_param || !inside.contains(&symbol))
            && found.entries.iter().all(|entry| is_right(sema, &entry.named))
    })
}

/// Whether a qualified name is that of a non-static member of a class.
fn is_nonstatic_member(sema: &mut Sema, name: ast::NameId) -> bool {
    let (scope, _) = sema.trap(|sema| lookup::qualifier_scope(sema, name));
    let Some(scope) = scope.filter(|&scope| matches!(sema.program.scopes[scope].kind, ScopeKind::Class(_))) else {
        return false;
    };
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let found = lookup::in_scope(sema, scope, symbol, Want::Any);
    found.entries.iter().any(|entry| match entry.named {
        Named::Field(_) => true,
        Named::Func(func) => !sema.program.funcs[func].is_static,
        Named::Template(template) => sema.program.templates[template].kind == TemplateKind::Function,
        _ => false,
    })
}

/// Runs a check and reports its errors. What it returned, and whether there was none.
fn reported<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> (T, bool) {
    let (result, errors) = sema.trap(|sema| access::exempt(sema, check));
    let is_right = errors.is_empty();
    errors.into_iter().for_each(|error| sema.report(error));
    (result, is_right)
}

/// Runs a check whose errors the ordinary check of the declaration reports.
fn quietly<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    sema.trap(|sema| access::exempt(sema, check)).0
}

/// Runs a check whose errors tell only that nothing is known. Whether there was none.
fn quietly_right<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> bool {
    sema.trap(|sema| access::exempt(sema, check)).1.is_empty()
}

/// Whether a type is defined or may be declared by its specifier.
fn declares_type(ty: &TypeSpec) -> bool {
    matches!(ty, TypeSpec::Class(_) | TypeSpec::Enum(_) | TypeSpec::Elaborated { .. })
}
