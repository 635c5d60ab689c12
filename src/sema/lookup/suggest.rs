//! Messages of lookup: what is not declared, with the nearest name that is; what is ambiguous.

use crate::ast;
use crate::base::{FxHashSet, Symbol};
use crate::diag::{Diagnostic, headers};
use crate::hir::{ClassId, Named, ScopeId, ScopeKind};
use crate::sema::Sema;
use crate::sema::lookup::{Found, Want, qualified};
use crate::source::Span;

/// Reports that `name` is not declared, with what may have been meant. Quiet when its qualifier is wrong, because
/// that has been reported.
pub fn undeclared(sema: &mut Sema, id: ast::NameId) {
    let name = sema.ast.names[id].clone();
    let symbol = super::name_symbol(sema, &name.last);
    if !name.is_qualified() {
        let diagnostic = Diagnostic::error(name.last_span, format!("use of undeclared `{symbol}`"));
        if let Some(span) = in_std(sema, symbol) {
            let diagnostic = diagnostic.label(format!("did you mean `std::{symbol}`?"));
            sema.report(diagnostic.note_at(span, format!("`std::{symbol}` is declared here")));
            return;
        }
        if let Some(hint) = hint(sema, None, symbol) {
            sema.report(diagnostic.note(hint));
            return;
        }
        let nearest = nearest(sema, sema.cx.scope, symbol, true, Want::Any);
        let diagnostic = with_suggestion(diagnostic, nearest);
        sema.report(diagnostic);
        return;
    }
    let Ok(scope) = qualified::probe_qualifier(sema, id) else { return };
    let of = scope_name(sema, scope);
    let diagnostic = Diagnostic::error(name.last_span, format!("no `{symbol}` in {of}"));
    if let Some(hint) = hint(sema, Some(scope), symbol) {
        sema.report(diagnostic.note(hint));
        return;
    }
    let nearest = nearest(sema, scope, symbol, false, Want::Any);
    let diagnostic = with_suggestion(diagnostic, nearest);
    sema.report(diagnostic);
}

/// Where namespace std declares a name that was written without it.
fn in_std(sema: &mut Sema, symbol: Symbol) -> Option<Span> {
    if sema.progress.is_trapped() || headers::declaring(symbol.as_str()).is_none() {
        return None;
    }
    let names = sema.program.names.get(&(sema.program.global, Symbol::new("std")))?;
    let Named::Namespace(std) = names.first()?.named else { return None };
    let found = super::in_scope(sema, sema.program.namespaces[std].scope, symbol, Want::Any);
    Some(entity_span(sema, &found.entries.first()?.named))
}

/// Which header declares a name in a scope, or with none when it is written unqualified.
fn hint(sema: &Sema, scope: Option<ScopeId>, symbol: Symbol) -> Option<String> {
    // Nobody reads why a substitution fails.
    if sema.progress.is_trapped() {
        return None;
    }
    let qualifier = scope.map(|scope| match sema.program.scopes[scope].kind {
        ScopeKind::Namespace(id) => sema.program.namespaces[id].name.as_str(),
        _ => "",
    });
    headers::hint(qualifier, symbol.as_str())
}

/// The diagnostic for an undeclared component of a nested-name-specifier. `next`: the component behind it.
pub(super) fn undeclared_scope(
    sema: &Sema,
    scope: Option<ScopeId>,
    symbol: Symbol,
    next: Option<Symbol>,
    span: Span,
) -> Diagnostic {
    let text = match scope {
        Some(scope) => format!("no `{symbol}` in {}", scope_name(sema, scope)),
        None => format!("use of undeclared `{symbol}`"),
    };
    let behind = next.filter(|_| scope.is_none() && !sema.progress.is_trapped());
    let behind = behind.and_then(|next| headers::hint(Some(symbol.as_str()), next.as_str()));
    if let Some(hint) = behind.or_else(|| hint(sema, scope, symbol)) {
        return Diagnostic::error(span, text).note(hint);
    }
    let nearest = nearest(sema, scope.unwrap_or(sema.cx.scope), symbol, scope.is_none(), Want::Scope);
    with_suggestion(Diagnostic::error(span, text), nearest)
}

fn with_suggestion(diagnostic: Diagnostic, nearest: Option<(Symbol, Span)>) -> Diagnostic {
    match nearest {
        Some((symbol, span)) => {
            let text = format!("did you mean `{symbol}`?");
            match span.is_none() {
                true => diagnostic.note(text),
                false => diagnostic.label(text).note_at(span, format!("`{symbol}` is declared here")),
            }
        }
        None => diagnostic,
    }
}

/// Reports that a name means two things.
pub fn ambiguous(sema: &mut Sema, id: ast::NameId, found: &Found) {
    let name = &sema.ast.names[id];
    let (symbol, span) = (super::name_symbol(sema, &name.last), name.last_span);
    let diagnostic = ambiguity(sema, symbol, span, found);
    sema.report(diagnostic);
}

/// Reports that a member is in several base classes, or in several subobjects of one ([class.member.lookup]/6, 10).
pub fn ambiguous_member(sema: &mut Sema, found: &Found, span: Span) {
    let symbol = found.entries.first().map_or(Symbol::EMPTY, |entry| entity_symbol(sema, &entry.named));
    let diagnostic = ambiguity(sema, symbol, span, found);
    sema.report(diagnostic);
}

/// The name that an entity was declared with.
pub fn entity_symbol(sema: &Sema, named: &Named) -> Symbol {
    let program = &sema.program;
    match named {
        Named::Var(id) => program.vars[*id].name,
        Named::Field(id) => program.fields[*id].name,
        Named::Func(id) => Symbol::new(&crate::hir::show::func_name(program, *id)),
        Named::Class(id) => program.classes[*id].name,
        Named::Enum(id) => program.enums[*id].name,
        Named::Enumerator(id, n) => program.enums[*id].enumerators.get(*n as usize).map_or(Symbol::EMPTY, |e| e.name),
        Named::Alias(id) => program.aliases[*id].name,
        Named::Namespace(id) => program.namespaces[*id].name,
        Named::Template(id) => program.templates[*id].name,
        Named::Binding(_) | Named::Pack(_) | Named::TemplateArg(_) => Symbol::EMPTY,
    }
}

/// The members of bases among which a lookup cannot choose.
fn member_ambiguity(sema: &Sema, class: ClassId, symbol: Symbol, span: Span, found: &Found) -> Diagnostic {
    let of = sema.program.classes[class].name;
    if let Some(twin) = &found.twin
        && !found.is_ambiguous
    {
        let way = |path: &[ClassId]| {
            let steps: Vec<&str> = path.iter().map(|&class| sema.program.classes[class].name.as_str()).collect();
            format!("`{of}` -> `{}`", steps.join("` -> `"))
        };
        let declared = found.entries.first().map_or(Span::NONE, |entry| entity_span(sema, &entry.named));
        return Diagnostic::error(span, format!("`{symbol}` is a member of several base class subobjects of `{of}`"))
            .note(format!("one is {}", way(&found.path)))
            .note(format!("one is {}", way(twin)))
            .note_at(declared, format!("`{symbol}` is declared here"));
    }
    let mut diagnostic = Diagnostic::error(span, format!("`{symbol}` is a member of several base classes of `{of}`"));
    for entry in &found.entries {
        let base = member_class(sema, &entry.named);
        let base = base.map_or(String::new(), |base| format!("`{}::", sema.program.classes[base].name));
        let text = match base.is_empty() {
            true => "one is declared here".to_owned(),
            false => format!("{base}{symbol}` is declared here"),
        };
        diagnostic = diagnostic.note_at(entity_span(sema, &entry.named), text);
    }
    diagnostic
}

/// The class that an entity is a member of.
fn member_class(sema: &Sema, named: &Named) -> Option<ClassId> {
    let program = &sema.program;
    let scope = match named {
        Named::Field(id) => return Some(program.fields[*id].class),
        Named::Var(id) => return program.vars[*id].class,
        Named::Func(id) => return program.funcs[*id].class,
        Named::Class(id) => program.classes[*id].parent,
        Named::Enum(id) | Named::Enumerator(id, _) => program.enums[*id].parent,
        Named::Alias(id) => program.aliases[*id].scope,
        Named::Template(id) => program.templates[*id].scope,
        _ => return None,
    };
    match program.scopes[scope].kind {
        ScopeKind::Class(class) => Some(class),
        _ => None,
    }
}

/// The diagnostic for a name that means two things.
pub(super) fn ambiguity(sema: &Sema, symbol: Symbol, span: Span, found: &Found) -> Diagnostic {
    if let Some(class) = found.class {
        return member_ambiguity(sema, class, symbol, span, found);
    }
    let mut diagnostic = Diagnostic::error(span, format!("`{symbol}` is ambiguous"));
    for entry in &found.entries {
        diagnostic = diagnostic.note_at(entity_span(sema, &entry.named), "it may be the one declared here");
    }
    diagnostic
}

/// A scope as messages name it.
pub fn scope_name(sema: &Sema, scope: ScopeId) -> String {
    match sema.program.scopes[scope].kind {
        ScopeKind::Namespace(id) => {
            let mut names = Vec::new();
            let mut next = Some(id);
            while let Some(id) = next {
                let namespace = &sema.program.namespaces[id];
                if !namespace.name.is_empty() {
                    names.push(namespace.name.as_str());
                }
                next = namespace.parent;
            }
            if names.is_empty() {
                return "the global namespace".into();
            }
            names.reverse();
            format!("namespace `{}`", names.join("::"))
        }
        ScopeKind::Class(id) => format!("`{}`", sema.program.classes[id].name),
        ScopeKind::Enum(id) => format!("`{}`", sema.program.enums[id].name),
        _ => "this scope".into(),
    }
}

/// Where an entity is declared.
pub fn entity_span(sema: &Sema, named: &Named) -> Span {
    let program = &sema.program;
    match named {
        Named::Var(id) => program.vars[*id].span,
        Named::Func(id) => program.funcs[*id].span,
        Named::Field(id) => program.fields[*id].span,
        Named::Class(id) => program.classes[*id].span,
        Named::Enum(id) => program.enums[*id].span,
        Named::Enumerator(id, n) => {
            program.enums[*id].enumerators.get(*n as usize).map_or(program.enums[*id].span, |e| e.span)
        }
        Named::Alias(id) => program.aliases[*id].span,
        Named::Namespace(id) => program.namespaces[*id].span,
        Named::Template(id) => program.templates[*id].span,
        Named::Binding(id) => program.exprs[*id].span,
        Named::Pack(elements) => elements.first().map_or(Span::NONE, |named| entity_span(sema, named)),
        Named::TemplateArg(_) => Span::NONE,
    }
}

/// The declared name nearest to `symbol` by edit distance, at most a third of its length away; in `scope` and
/// what it nominates, and the scopes around it (`outward`).
pub fn nearest(sema: &Sema, scope: ScopeId, symbol: Symbol, outward: bool, want: Want) -> Option<(Symbol, Span)> {
    // Nobody reads why a substitution fails.
    if sema.progress.is_trapped() {
        return None;
    }
    let mut scopes = FxHashSet::default();
    let mut next = Some(scope);
    while let Some(id) = next {
        add_nominated(sema, id, &mut scopes);
        next = sema.program.scopes[id].parent.filter(|_| outward);
    }
    let text = symbol.as_str();
    let limit = text.chars().count().div_ceil(3);
    let mut best: Option<(usize, u32, Symbol, Span)> = None;
    for ((at, name), names) in sema.program.names.iter() {
        let Some(entry) = names.iter().find(|entry| super::is_wanted(sema, &entry.named, want)) else { continue };
        let other = name.as_str();
        let is_candidate = scopes.contains(at) && *name != symbol && other.len().abs_diff(text.len()) <= limit;
        if !is_candidate || other.starts_with('<') || (other.starts_with("__") && !text.starts_with('_')) {
            continue;
        }
        let distance = edit_distance(text, other);
        let is_better = best.is_none_or(|(old, order, ..)| (distance, entry.order) < (old, order));
        if distance <= limit && distance < text.chars().count() && is_better {
            best = Some((distance, entry.order, *name, entity_span(sema, &entry.named)));
        }
    }
    best.map(|(_, _, name, span)| (name, span))
}

fn add_nominated(sema: &Sema, scope: ScopeId, scopes: &mut FxHashSet<ScopeId>) {
    if scopes.insert(scope) {
        for nominated in &sema.program.scopes[scope].nominated {
            add_nominated(sema, sema.program.namespaces[nominated.namespace].scope, scopes);
        }
    }
}

/// How many insertions, deletions, changes and swaps of neighbours make `b` of `a`.
fn edit_distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}
