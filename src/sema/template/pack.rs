//! Pack expansions ([temp.variadic]): the pattern is checked once for each element, in a scope where the packs' names
//! denote that element.

use std::sync::Arc;

use crate::ast;
use crate::ast::visit::Names;
use crate::base::Symbol;
use crate::hir::{Named, Scope, ScopeKind, TemplateArg, TyKind};
use crate::sema::Sema;
use crate::sema::lookup::{self, Want};
use crate::source::Span;

/// What came of an expansion.
pub enum Expansion<T> {
    /// One result for each element.
    Elements(Vec<T>),
    /// One result for each element, and whether that element is an expansion itself, whose length is not known: then
    /// the result is the pattern of an expansion.
    Mixed(Vec<(T, bool)>),
    /// A pack of the pattern is a parameter without argument.
    Dependent,
}

/// A pack that a pattern names.
#[derive(Debug, Clone)]
struct Pack {
    symbol: Symbol,
    named: Named,
    elements: Option<Vec<Named>>,
}

impl Pack {
    /// What the name denotes in the pattern for the element `at` of `of`. None: nothing can be said of one element.
    fn element(&self, sema: &mut Sema, at: usize, of: usize) -> Option<Named> {
        if let Some(elements) = &self.elements {
            return elements.get(at).cloned();
        }
        let Named::TemplateArg(TemplateArg::Type(ty)) = self.named else { return None };
        let TyKind::TemplateParam { depth, index, .. } = *sema.program.types.kind(ty) else { return None };
        let element = TyKind::PackElement { depth, index, at: at as u32, of: of as u32 };
        Some(Named::TemplateArg(TemplateArg::Type(sema.program.types.intern(element))))
    }
}

/// What a name's entity is as a pack. None: it is no pack; `Some(None)`: its elements are not known.
fn as_pack(sema: &Sema, named: &Named) -> Option<Option<Vec<Named>>> {
    match named {
        Named::Pack(elements) => Some(Some(elements.to_vec())),
        Named::TemplateArg(TemplateArg::Pack(elements)) => {
            Some(Some(elements.iter().cloned().map(Named::TemplateArg).collect()))
        }
        Named::TemplateArg(
            TemplateArg::ParamValue { is_pack: true, .. } | TemplateArg::ParamTemplate { is_pack: true, .. },
        ) => Some(None),
        Named::TemplateArg(TemplateArg::Type(ty)) => match sema.program.types.kind(*ty) {
            TyKind::TemplateParam { is_pack: true, .. } => Some(None),
            _ => None,
        },
        Named::Var(var) => match sema.program.types.kind(sema.program.vars[*var].ty) {
            TyKind::PackExpansion(_) => Some(None),
            _ => None,
        },
        _ => None,
    }
}

/// The pack that a name denotes. In the pattern of an expansion it denotes one element, but an expansion inside of the
/// pattern expands the pack.
fn find(sema: &mut Sema, symbol: Symbol) -> Option<Option<Vec<Named>>> {
    find_pack(sema, symbol).map(|pack| pack.elements)
}

fn find_pack(sema: &mut Sema, symbol: Symbol) -> Option<Pack> {
    let mut scope = sema.cx.scope;
    loop {
        let found = lookup::from_scope(sema, scope, symbol, Want::Any);
        let entry = found.entries.first()?;
        let is_element = found.scope.is_some_and(|at| sema.program.scopes[at].is_element);
        match as_pack(sema, &entry.named) {
            Some(elements) if !is_element => return Some(Pack { symbol, named: entry.named.clone(), elements }),
            None if !is_element => return None,
            _ => scope = sema.program.scopes[found.scope?].parent?,
        }
    }
}

/// Expands a pattern that names `names`. Reports packs of different lengths, and patterns without packs
/// ([temp.variadic]/5): then there is no result.
fn expand<T>(
    sema: &mut Sema,
    names: Vec<Symbol>,
    span: Span,
    mut element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut packs: Vec<Pack> = Vec::new();
    for symbol in names {
        packs.extend(find_pack(sema, symbol));
    }
    if packs.is_empty() {
        sema.error(span, "the pattern of this expansion names no pack");
        return None;
    }
    // What is not known yet must have as many elements as what is.
    let mut lengths = packs.iter().filter_map(|pack| Some((pack.symbol, pack.elements.as_ref()?.len())));
    let Some((first, n)) = lengths.next() else { return Some(Expansion::Dependent) };
    if let Some((other, m)) = lengths.find(|(_, m)| *m != n) {
        sema.error(span, format!("the packs `{first}` and `{other}` have {n} and {m} elements"));
        return None;
    }
    if n > 0 && packs.iter().any(|pack| pack.element(sema, 0, n).is_none()) {
        return Some(Expansion::Dependent);
    }
    let outer = sema.cx.scope;
    let mut results = Vec::with_capacity(n);
    for i in 0..n {
        let scope = sema.program.scopes.push(Scope::new(ScopeKind::TemplateParams, Some(outer)));
        sema.program.scopes.get_mut(scope).is_element = true;
        let mut is_spread = false;
        for pack in &packs {
            if let Some(named) = pack.element(sema, i, n) {
                let pattern = pattern_of(sema, &named);
                is_spread |= pattern.is_some();
                sema.program.scopes.get_mut(scope).is_unbound |= pattern.is_some() || pack.elements.is_none();
                lookup::declare(sema, scope, pack.symbol, pattern.unwrap_or(named));
            }
        }
        sema.cx.scope = scope;
        results.push((element(sema), is_spread));
        sema.cx.scope = outer;
    }
    if results.iter().any(|(_, is_spread)| *is_spread) {
        return Some(Expansion::Mixed(results));
    }
    Some(Expansion::Elements(results.into_iter().map(|(result, _)| result).collect()))
}

/// The pattern of an element that is an expansion itself: a pack of an alias template, say, may stand for the
/// parameter pack of what uses it.
fn pattern_of(sema: &Sema, named: &Named) -> Option<Named> {
    match named {
        Named::TemplateArg(TemplateArg::Type(ty)) => match sema.program.types.kind(*ty) {
            TyKind::PackExpansion(pattern) => Some(Named::TemplateArg(TemplateArg::Type(*pattern))),
            _ => None,
        },
        Named::TemplateArg(
            TemplateArg::ParamValue { is_pack: true, .. } | TemplateArg::ParamTemplate { is_pack: true, .. },
        ) => Some(named.clone()),
        _ => None,
    }
}

/// Expands the expression `pattern`.
pub fn expand_expr<T>(
    sema: &mut Sema,
    pattern: ast::ExprId,
    element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut names = Names::new(&sema.ast, false);
    names.expr(pattern);
    let found = names.found;
    let span = sema.ast.exprs[pattern].span;
    expand(sema, found, span, element)
}

/// Expands the type-id `pattern`.
pub fn expand_type<T>(
    sema: &mut Sema,
    pattern: ast::TypeId,
    element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut names = Names::new(&sema.ast, false);
    names.ty(pattern);
    let found = names.found;
    let span = sema.ast.types[pattern].span;
    expand(sema, found, span, element)
}

/// Expands a template argument.
pub fn expand_arg<T>(
    sema: &mut Sema,
    pattern: &ast::TemplateArg,
    element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut names = Names::new(&sema.ast, false);
    names.arg(pattern);
    let found = names.found;
    expand(sema, found, pattern.span, element)
}

/// Expands a function parameter.
pub fn expand_param<T>(
    sema: &mut Sema,
    pattern: &ast::Param,
    invented: Symbol,
    element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut names = Names::new(&sema.ast, false);
    names.param(pattern);
    let mut found = names.found;
    if pattern.has_placeholder() {
        found.push(invented);
    }
    expand(sema, found, pattern.span, element)
}

/// The scopes for the elements of a template parameter pack whose declaration names packs with known elements.
pub fn expand_head(sema: &mut Sema, pattern: &ast::TemplateParam) -> Option<Vec<crate::hir::ScopeId>> {
    let mut names = Names::new(&sema.ast, false);
    names.template_param(pattern);
    let found = names.found;
    if !found.iter().any(|&symbol| find(sema, symbol).is_some()) {
        return None;
    }
    match expand(sema, found, pattern.span, |sema| sema.cx.scope)? {
        Expansion::Elements(scopes) => Some(scopes),
        Expansion::Mixed(_) | Expansion::Dependent => None,
    }
}

/// Expands a member initialiser: its name and its arguments.
pub fn expand_member_init<T>(
    sema: &mut Sema,
    pattern: &ast::MemberInit,
    element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut names = Names::new(&sema.ast, false);
    names.name(pattern.name, false);
    names.init(pattern.init);
    let found = names.found;
    expand(sema, found, pattern.span, element)
}

/// Expands the initializer of an init-capture ([expr.prim.lambda.capture]/17).
pub fn expand_init<T>(
    sema: &mut Sema,
    init: ast::Init,
    span: Span,
    element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut names = Names::new(&sema.ast, false);
    names.init(init);
    let found = names.found;
    expand(sema, found, span, element)
}

/// Expands a using-declarator.
pub fn expand_name<T>(
    sema: &mut Sema,
    pattern: ast::NameId,
    element: impl FnMut(&mut Sema) -> T,
) -> Option<Expansion<T>> {
    let mut names = Names::new(&sema.ast, false);
    names.name(pattern, false);
    let found = names.found;
    let span = sema.ast.names[pattern].span;
    expand(sema, found, span, element)
}

/// Whether an expression names a pack outside of nested expansions.
pub fn names_pack(sema: &mut Sema, expr: ast::ExprId) -> bool {
    let mut names = Names::new(&sema.ast, false);
    names.expr(expr);
    let found = names.found;
    found.into_iter().any(|symbol| find(sema, symbol).is_some())
}

/// `sizeof...(name)`. None: reported, or not known yet.
pub fn length(sema: &mut Sema, symbol: Symbol, span: Span) -> Option<usize> {
    if let Some(elements) = find(sema, symbol) {
        return elements.map(|elements| elements.len());
    }
    match lookup::unqualified(sema, symbol, Want::Any).is_empty() {
        false => {
            sema.error(span, format!("`{symbol}` is not a pack"));
            None
        }
        true => {
            sema.error(span, format!("use of undeclared name `{symbol}`"));
            None
        }
    }
}

/// Declares the parameters of a function whose syntax is `written`: the elements of a pack are known under one name.
/// `declared` are the parameters after expansion, in order.
pub fn declare_params(sema: &mut Sema, written: &[ast::Param], declared: &[Named]) -> Vec<(Symbol, Named)> {
    let n_packs = written.iter().filter(|param| param.declarator.is_pack).count();
    let n_single = written.len() - n_packs;
    let mut rest = declared.iter();
    let mut result = Vec::new();
    for (i, param) in written.iter().enumerate() {
        let symbol =
            param.declarator.name.map_or(Symbol::EMPTY, |id| lookup::name_symbol(sema, &sema.ast.names[id].last));
        if !param.declarator.is_pack {
            if let Some(named) = rest.next() {
                result.push((symbol, named.clone()));
            }
            continue;
        }
        let n = match n_packs {
            1 => declared.len().saturating_sub(n_single),
            _ => match expand_param(sema, param, super::declare::invented_name(i), |_| ()) {
                Some(Expansion::Elements(elements)) => elements.len(),
                _ => 0,
            },
        };
        let elements: Vec<Named> = rest.by_ref().take(n).cloned().collect();
        result.push((symbol, Named::Pack(Arc::from(elements))));
    }
    result
}
