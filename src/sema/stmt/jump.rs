//! Labels and goto ([stmt.label], [stmt.goto]), and where jumps may not go ([stmt.dcl]/3).

use crate::ast;
use crate::base::{FxHashMap, Symbol};
use crate::diag::Diagnostic;
use crate::hir::{self, Label, LabelId, StmtKind, TyKind};
use crate::sema::stmt::check as check_stmt;
use crate::sema::{Sema, coroutine, decl, expr};
use crate::source::Span;

/// The label of this name in the current function; it may be defined later.
pub fn named(sema: &mut Sema, name: Symbol, span: Span) -> Option<LabelId> {
    let function = sema.cx.function.as_ref()?;
    if let Some(&id) = function.labels.get(&name) {
        return Some(id);
    }
    Some(new_label(sema, name, span))
}

fn new_label(sema: &mut Sema, name: Symbol, span: Span) -> LabelId {
    let id = sema.program.labels.push(Label { name, is_defined: false, is_address_taken: false, span });
    if let Some(function) = sema.cx.function.as_mut() {
        function.labels.insert(name, id);
        function.all_labels.push(id);
    }
    id
}

/// GNU `&&label`: the label, its address taken.
pub fn address(sema: &mut Sema, name: Symbol, span: Span) -> Option<LabelId> {
    let id = named(sema, name, span)?;
    sema.program.labels.get_mut(id).is_address_taken = true;
    Some(id)
}

/// `goto name;`
pub(super) fn goto(sema: &mut Sema, name: Symbol, span: Span) -> StmtKind {
    decl::constexpr::exclude(sema, span, "`goto`");
    let Some(id) = named(sema, name, span) else {
        sema.error(span, "`goto` stands in no function");
        return StmtKind::Empty;
    };
    if let Some(function) = sema.cx.function.as_mut() {
        let guards = function.guards.iter().map(|guard| guard.id).collect();
        function.has_loop |= function.label_guards.contains_key(&id);
        function.gotos.push((id, span, guards));
    }
    StmtKind::Goto(id)
}

/// GNU `goto *e;`
pub(super) fn goto_computed(sema: &mut Sema, target: ast::ExprId) -> StmtKind {
    let value = expr::check(sema, target);
    let value = expr::rvalue(sema, value);
    let (ty, span) = (sema.ty(value), sema.program.exprs[value].span);
    coroutine::exclude(sema, span, "a computed `goto`");
    if let Some(function) = sema.cx.function.as_mut() {
        function.has_loop = true;
    }
    if !matches!(sema.program.types.kind(ty), TyKind::Pointer(_) | TyKind::Error) {
        let shown = sema.show(ty);
        sema.error(span, format!("`goto *` needs a pointer, not a value of type `{shown}`"));
        return StmtKind::Empty;
    }
    let value = expr::full(sema, value);
    StmtKind::GotoComputed(value)
}

/// `name: statement`
pub(super) fn label(sema: &mut Sema, name: Symbol, body: ast::StmtId, span: Span) -> hir::StmtId {
    let Some(id) = named(sema, name, span) else { return check_stmt(sema, body) };
    if sema.program.labels[id].is_defined {
        let was = sema.program.labels[id].span;
        let text = format!("the label `{name}` is defined twice");
        sema.report(Diagnostic::error(span, text).note_at(was, "it is defined here before"));
        return check_stmt(sema, body);
    }
    let data = sema.program.labels.get_mut(id);
    data.is_defined = true;
    data.span = span;
    if let Some(function) = sema.cx.function.as_mut() {
        let guards = function.guards.clone();
        function.label_guards.insert(id, guards);
    }
    decl::constexpr::exclude(sema, span, "a label");
    let body = check_stmt(sema, body);
    sema.stmt(StmtKind::Label(id, body), span)
}

/// GNU `__label__ a, b;`: the labels belong to this block.
pub(super) fn local_labels(sema: &mut Sema, names: &[Symbol], span: Span) -> StmtKind {
    for &name in names {
        new_label(sema, name, span);
    }
    StmtKind::Empty
}

/// The labels by name before a block, when it begins with `__label__` declarations.
pub(super) fn enter_block(sema: &Sema, stmts: &[ast::StmtId]) -> Option<FxHashMap<Symbol, LabelId>> {
    let has_local = stmts.iter().any(|&stmt| matches!(sema.ast.stmts[stmt].kind, ast::StmtKind::LocalLabels(_)));
    if !has_local {
        return None;
    }
    sema.cx.function.as_ref().map(|function| function.labels.clone())
}

/// Local labels end with their block; all others belong to the function.
pub(super) fn leave_block(sema: &mut Sema, before: Option<FxHashMap<Symbol, LabelId>>, stmts: &[ast::StmtId]) {
    let Some(before) = before else { return };
    let mut local = Vec::new();
    for &stmt in stmts {
        if let ast::StmtKind::LocalLabels(names) = &sema.ast.stmts[stmt].kind {
            local.extend(names.iter().copied());
        }
    }
    let Some(function) = sema.cx.function.as_mut() else { return };
    for name in local {
        match before.get(&name) {
            Some(&outer) => function.labels.insert(name, outer),
            None => function.labels.remove(&name),
        };
    }
}

/// At the end of a function: every label must be defined, and no jump may enter the scope of an initialised
/// variable or a protected block.
pub fn check(sema: &mut Sema) {
    let Some(function) = sema.cx.function.as_mut() else { return };
    let labels = function.all_labels.clone();
    let gotos = std::mem::take(&mut function.gotos);
    let places = std::mem::take(&mut function.label_guards);
    for id in labels {
        let label = sema.program.labels[id].clone();
        if !label.is_defined {
            sema.error(label.span, format!("the label `{}` is not defined", label.name));
        }
    }
    for (id, span, from) in gotos {
        let Some(guards) = places.get(&id) else { continue };
        let Some(entered) = guards.iter().find(|guard| !from.contains(&guard.id)) else { continue };
        let name = sema.program.labels[id].name;
        let text = format!("the jump to `{name}` {}", entered.what);
        sema.report(Diagnostic::error(span, text).note_at(entered.span, "which stands here"));
    }
}
