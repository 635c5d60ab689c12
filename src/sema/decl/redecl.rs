//! A name that is declared already ([basic.scope.declarative]/4, [basic.scope.hiding]): an error, an overload, or,
//! when an earlier input of the user declared it, room for what the user declares now.

use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Named, ScopeId, ScopeKind, TemplateKind};
use crate::sema::{Sema, lookup};
use crate::source::Span;

/// What is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A class or enumeration.
    Tag,
    Alias,
    /// A variable, enumerator, structured binding or data member.
    Object,
    Func,
    Namespace,
    FuncTemplate,
    /// Any other template.
    Template,
}

/// What a declaration is.
fn what(sema: &Sema, named: &Named) -> What {
    match named {
        Named::Class(_) | Named::Enum(_) => What::Tag,
        Named::Alias(_) | Named::TemplateArg(_) => What::Alias,
        Named::Var(_) | Named::Field(_) | Named::Enumerator(..) | Named::Binding(_) | Named::Pack(_) => What::Object,
        Named::Func(_) => What::Func,
        Named::Namespace(_) => What::Namespace,
        Named::Template(id) => match sema.program.templates[*id].kind {
            TemplateKind::Function => What::FuncTemplate,
            _ => What::Template,
        },
    }
}

/// Whether two different entities of these kinds can have one name in one scope.
fn can_coexist(a: What, b: What) -> bool {
    let is_overloadable = |what| matches!(what, What::Func | What::FuncTemplate);
    let is_hiding = |what| matches!(what, What::Object | What::Func | What::FuncTemplate);
    (is_overloadable(a) && is_overloadable(b)) || (a == What::Tag && is_hiding(b)) || (b == What::Tag && is_hiding(a))
}

/// Whether a declaration was made by an earlier input, in the user's own text, at namespace scope: then a new
/// one hides it.
pub fn is_replaceable(sema: &Sema, scope: ScopeId, entry: &hir::Entry, span: Span) -> bool {
    entry.order < sema.input.first_order
        && matches!(sema.program.scopes[scope].kind, ScopeKind::Namespace(_))
        && sema.is_user(span)
        && !matches!(entry.named, Named::Namespace(_))
        && sema.is_user(lookup::entity_span(sema, &entry.named))
}

/// Makes room in a scope for a new entity: hides what an earlier input declared and reports what is in the way
/// otherwise. Whether the name can be declared.
pub fn make_room(sema: &mut Sema, scope: ScopeId, symbol: Symbol, new: What, span: Span) -> bool {
    if symbol.is_empty() {
        return true;
    }
    let Some(names) = sema.program.names.get(&(scope, symbol)) else { return true };
    let in_the_way: Vec<hir::Entry> =
        names.iter().filter(|entry| !can_coexist(what(sema, &entry.named), new)).cloned().collect();
    for entry in in_the_way {
        if !is_replaceable(sema, scope, &entry, span) {
            report(sema, symbol, &entry, new, span);
            return false;
        }
        hide(sema, scope, symbol, &entry.named);
    }
    true
}

/// Takes a declaration out of its scope. Code that was made with it keeps it, and templates that were defined when it was
/// seen go on to see it.
pub fn hide(sema: &mut Sema, scope: ScopeId, symbol: Symbol, named: &Named) {
    let until = sema.next_order;
    let names = sema.program.names.get(&(scope, symbol)).into_iter().flatten();
    let gone = names.filter(|entry| entry.named == *named).map(|entry| lookup::Hidden { entry: entry.clone(), until });
    let gone: Vec<lookup::Hidden> = gone.collect();
    sema.hidden.update((scope, symbol), |hidden| hidden.extend(gone));
    take_out(sema, scope, symbol, named);
}

/// Puts a function template in the place of one of an earlier input: as callers of a function reach its newest body, what
/// was declared after the old template means the new one.
pub fn supersede(sema: &mut Sema, scope: ScopeId, symbol: Symbol, old: &hir::Entry, new: &Named) {
    take_out(sema, scope, symbol, &old.named);
    sema.program.names.update((scope, symbol), |names| {
        names.iter_mut().filter(|entry| entry.named == *new).for_each(|entry| entry.order = old.order);
    });
}

fn take_out(sema: &mut Sema, scope: ScopeId, symbol: Symbol, named: &Named) {
    sema.program.names.update((scope, symbol), |names| names.retain(|entry| entry.named != *named));
    renew(sema, scope, symbol);
}

/// The version of an entity that is declared beside others of its name, whose own names stay.
pub fn renew(sema: &mut Sema, scope: ScopeId, symbol: Symbol) -> u32 {
    sema.versions.update((scope, symbol), |version| *version += 1);
    version(sema, scope, symbol)
}

/// The version of a new entity: how many were hidden under this name.
pub fn version(sema: &Sema, scope: ScopeId, symbol: Symbol) -> u32 {
    sema.versions.get(&(scope, symbol)).copied().unwrap_or(0)
}

fn report(sema: &mut Sema, symbol: Symbol, entry: &hir::Entry, new: What, span: Span) {
    let old = what(sema, &entry.named);
    let text = match old == new {
        true => format!("redefinition of `{symbol}`"),
        false => format!("`{symbol}` is declared as {}, but was {}", word(new), word(old)),
    };
    let at = lookup::entity_span(sema, &entry.named);
    sema.report(Diagnostic::error(span, text).note_at(at, format!("`{symbol}` was declared here")));
}

fn word(what: What) -> &'static str {
    match what {
        What::Tag => "a type",
        What::Alias => "a typedef",
        What::Object => "a variable",
        What::Func => "a function",
        What::Namespace => "a namespace",
        What::FuncTemplate => "a function template",
        What::Template => "a template",
    }
}

/// [class.access.spec]/5: a member that is declared again in its class keeps its access.
pub fn check_access(sema: &mut Sema, scope: ScopeId, symbol: Symbol, entry: &hir::Entry, span: Span) {
    let is_in_class = matches!(sema.program.scopes[scope].kind, ScopeKind::Class(_));
    if is_in_class && entry.access != sema.input.member_access && sema.cx.order_limit.is_none() {
        let at = lookup::entity_span(sema, &entry.named);
        conflict(sema, span, format!("the member `{symbol}` is declared again with another access"), at);
    }
}

/// [dcl.meaning]/1, [class.mfct]/1, [temp.expl.spec]/2: a member is declared again, defined, specialised or explicitly
/// instantiated in a namespace around it. Whether the current scope is one for a member of `of`.
pub fn is_around(sema: &mut Sema, of: ScopeId, span: Span) -> bool {
    let shown = lookup::scope_name(sema, of);
    is_around_class(sema, of, &shown, span)
}

/// The same for a class template that is declared in the scope `at`.
pub fn is_around_class(sema: &mut Sema, at: ScopeId, of: &str, span: Span) -> bool {
    let here = sema.cx.scope;
    if !sema.is_user(span) || lookup::is_within(sema, at, here) {
        return true;
    }
    let here = lookup::scope_name(sema, here);
    sema.error(span, format!("a member of {of} cannot be declared in {here}, which is not around that"));
    false
}

/// A conflict between two declarations of one entity.
pub fn conflict(sema: &mut Sema, span: Span, text: String, old: Span) {
    sema.report(Diagnostic::error(span, text).note_at(old, "the earlier declaration is here"));
}
