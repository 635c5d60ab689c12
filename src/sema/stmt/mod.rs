//! Statements ([stmt.stmt]).

mod asm;
mod flow;
mod jump;
mod loops;
mod range_for;
mod switch;
mod try_;

pub use asm::asm;
pub use flow::can_fall_through;
pub use jump::{address as label_address, check as finish_function};

use crate::ast::{self, Attr, Condition, IfKind, StmtKind as Ast};
use crate::hir::{self, StmtKind, Ty};
use crate::sema::{Guarded, Sema, attr, coroutine, decl, expr, init};
use crate::source::Span;

/// Checks a statement.
pub fn check(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    let span = sema.ast.stmts[id].span;
    match sema.nested(span, |sema| checked(sema, id)) {
        Some(stmt) => stmt,
        None => sema.stmt(StmtKind::Empty, span),
    }
}

fn checked(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    let stmt = sema.ast.stmts[id].clone();
    let span = stmt.span;
    let kind = match stmt.kind {
        Ast::Error | Ast::Empty => StmtKind::Empty,
        Ast::Expr { expr, .. } => StmtKind::Expr(expr::discarded(sema, expr)),
        Ast::Decl(decl) => return declaration(sema, decl, span),
        Ast::Block(_) => return block(sema, id),
        Ast::If { kind, init, cond, then, els } => return if_(sema, kind, init, cond, then, els, span),
        Ast::IfConsteval { is_negated, then, els } => return if_consteval(sema, is_negated, then, els),
        Ast::Switch { init, cond, body } => return switch::switch(sema, init, cond, body, span),
        Ast::While { cond, body } => return loops::while_(sema, cond, body, span),
        Ast::Do { body, cond } => return loops::do_(sema, body, cond, span),
        Ast::For { init, cond, step, body } => return loops::for_(sema, init, cond, step, body, span),
        Ast::RangeFor { init, decl, range, body } => {
            return range_for::range_for(sema, init, decl, range, body, span);
        }
        Ast::Break => break_(sema, span),
        Ast::Continue => continue_(sema, span),
        Ast::Return(value) => return_(sema, value, span),
        Ast::CoReturn(value) => return coroutine::co_return(sema, value, span),
        Ast::Goto(name, at) => jump::goto(sema, name, at),
        Ast::GotoComputed(target) => jump::goto_computed(sema, target),
        Ast::Label(name, body) => return jump::label(sema, name, body, span),
        Ast::Case { lo, hi, body } => return switch::case(sema, lo, hi, body, span),
        Ast::Default(body) => return switch::default(sema, body, span),
        Ast::Try { block, handlers } => return try_::try_(sema, block, &handlers, span),
        Ast::LocalLabels(names) => jump::local_labels(sema, &names, span),
    };
    sema.stmt(kind, span)
}

/// A declaration as a statement of its own (not directly in a block): what it has to do, in order.
fn declaration(sema: &mut Sema, id: ast::DeclId, span: Span) -> hir::StmtId {
    let mut stmts = decl::local(sema, id);
    match stmts.len() {
        0 => sema.stmt(StmtKind::Empty, span),
        1 => stmts.remove(0),
        _ => sema.stmt(StmtKind::Block(stmts), span),
    }
}

/// Checks a block, in a scope of its own.
pub fn block(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    in_block(sema, |sema| statements(sema, id))
}

/// Checks a function's outermost block, in the scope of its parameters ([basic.scope.block]/2).
pub fn function_block(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    statements(sema, id)
}

/// The statements of a block, declarations flattened into it.
fn statements(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    let span = sema.ast.stmts[id].span;
    let Ast::Block(stmts) = sema.ast.stmts[id].kind.clone() else { return check(sema, id) };
    let labels = jump::enter_block(sema, &stmts);
    let mut list = Vec::with_capacity(stmts.len());
    for &stmt in &stmts {
        match sema.ast.stmts[stmt].kind {
            Ast::Decl(decl) => list.extend(decl::local(sema, decl)),
            _ => list.push(check(sema, stmt)),
        }
    }
    jump::leave_block(sema, labels, &stmts);
    sema.stmt(StmtKind::Block(list), span)
}

/// Runs `check` in a new block scope; the guards of variables declared in it end with it.
pub(super) fn in_block<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let n_guards = guards(sema);
    let result = sema.in_scope(hir::ScopeKind::Block, check);
    if let Some(function) = sema.cx.function.as_mut() {
        function.guards.truncate(n_guards);
    }
    result
}

/// Runs `check` on what no jump may enter.
fn guarded<T>(sema: &mut Sema, what: Guarded, span: Span, check: impl FnOnce(&mut Sema) -> T) -> T {
    let n_guards = guards(sema);
    decl::guard(sema, what, span);
    let result = check(sema);
    if let Some(function) = sema.cx.function.as_mut() {
        function.guards.truncate(n_guards);
    }
    result
}

/// How many guards are around.
fn guards(sema: &Sema) -> usize {
    sema.cx.function.as_ref().map_or(0, |function| function.guards.len())
}

/// A substatement: in a block scope of its own, even when it is no block ([stmt.select]/2, [stmt.iter]/2).
pub(super) fn substatement(sema: &mut Sema, id: ast::StmtId) -> hir::StmtId {
    match &sema.ast.stmts[id].kind {
        Ast::Block(_) => block(sema, id),
        Ast::Decl(_) => in_block(sema, |sema| {
            let stmt = check(sema, id);
            let span = sema.program.stmts[stmt].span;
            match sema.program.stmts[stmt].kind {
                StmtKind::Block(_) => stmt,
                _ => sema.stmt(StmtKind::Block(vec![stmt]), span),
            }
        }),
        _ => in_block(sema, |sema| check(sema, id)),
    }
}

/// An init-statement: the statements that it makes, in the current scope.
pub(super) fn init_statement(sema: &mut Sema, id: ast::StmtId) -> Vec<hir::StmtId> {
    match sema.ast.stmts[id].kind {
        Ast::Decl(decl) => decl::local(sema, decl),
        Ast::Empty => Vec::new(),
        _ => vec![check(sema, id)],
    }
}

/// A condition, as a prvalue of type bool, and the statement of the variable that it declares.
pub(super) fn condition(sema: &mut Sema, cond: Condition) -> (Option<hir::StmtId>, hir::ExprId) {
    match cond {
        Condition::Expr(id) => {
            warn_assignment(sema, id);
            (None, expr::condition(sema, id))
        }
        Condition::Decl(id) => {
            let (local, value) = decl::condition(sema, id);
            (local, expr::to_condition(sema, value))
        }
    }
}

/// `if (a = b)` without extra parentheses.
fn warn_assignment(sema: &mut Sema, id: ast::ExprId) {
    if let ast::ExprKind::Assign(None, ..) = sema.ast.exprs[id].kind {
        let span = sema.ast.exprs[id].span;
        sema.warn(span, "an assignment is used as a condition; `==` compares, parentheses around it silence this");
    }
}

/// `[[likely]]`, `[[unlikely]]` of a substatement.
fn hint(sema: &Sema, id: ast::StmtId) -> Option<bool> {
    let attrs: &[Attr] = &sema.ast.stmts[id].attrs;
    match () {
        () if attr::has(attrs, "likely") => Some(true),
        () if attr::has(attrs, "unlikely") => Some(false),
        () => None,
    }
}

/// [stmt.if]
fn if_(
    sema: &mut Sema,
    kind: IfKind,
    init: Option<ast::StmtId>,
    cond: Condition,
    then: ast::StmtId,
    els: Option<ast::StmtId>,
    span: Span,
) -> hir::StmtId {
    in_block(sema, |sema| {
        let mut stmts = init.map_or(Vec::new(), |init| init_statement(sema, init));
        let (known, value) = match (kind, cond) {
            (IfKind::Constexpr, Condition::Expr(id)) => {
                let known = expr::constant_bool(sema, id);
                let span = sema.ast.exprs[id].span;
                let value = i128::from(known.unwrap_or(true));
                let value = sema.expr(hir::ExprKind::Int(value), Ty::BOOL, hir::Category::PRValue, span);
                (Some(known.unwrap_or(true)), value)
            }
            _ => {
                let (local, value) = condition(sema, cond);
                stmts.extend(local);
                (None, value)
            }
        };
        let hint = hint(sema, then).or_else(|| els.and_then(|els| hint(sema, els)).map(|likely| !likely));
        let branch = |sema: &mut Sema, id, is_discarded| match kind {
            IfKind::Plain => substatement(sema, id),
            IfKind::Constexpr => {
                guarded(sema, Guarded::Branch("if constexpr"), span, |sema| branch(sema, id, is_discarded))
            }
        };
        let checked_then = branch(sema, then, known == Some(false));
        let checked_els = els.map(|els| branch(sema, els, known == Some(true)));
        let chosen = match known {
            Some(true) => checked_then,
            Some(false) => checked_els.unwrap_or_else(|| decl_empty(sema, span)),
            None => sema.stmt(StmtKind::If { cond: value, then: checked_then, els: checked_els, hint }, span),
        };
        if stmts.is_empty() {
            return chosen;
        }
        stmts.push(chosen);
        sema.stmt(StmtKind::Block(stmts), span)
    })
}

fn decl_empty(sema: &mut Sema, span: Span) -> hir::StmtId {
    sema.stmt(StmtKind::Empty, span)
}

/// A branch. A discarded one is not instantiated in a template; elsewhere it is checked, but nothing in it is odr-used,
/// and its returns take no part in deduction ([stmt.if]/2, [dcl.spec.auto]/2). Labels in it stay.
fn branch(sema: &mut Sema, id: ast::StmtId, is_discarded: bool) -> hir::StmtId {
    if !is_discarded {
        return substatement(sema, id);
    }
    if crate::sema::template::params::is_in_template(sema, sema.cx.scope) {
        let span = sema.ast.stmts[id].span;
        return decl_empty(sema, span);
    }
    let Some(outer) = sema.cx.function.as_mut() else { return substatement(sema, id) };
    let (uses, n_returns, ret) = (outer.uses.clone(), outer.returns.len(), outer.ret);
    if outer.deduce.is_some() {
        outer.ret = None;
    }
    let stmt = substatement(sema, id);
    if let Some(function) = sema.cx.function.as_mut() {
        function.uses = uses;
        function.returns.truncate(n_returns);
        function.ret = ret;
    }
    stmt
}

/// [stmt.if]/4, as a branch on `__builtin_is_constant_evaluated()`: code that runs takes the negated branch.
fn if_consteval(sema: &mut Sema, is_negated: bool, then: ast::StmtId, els: Option<ast::StmtId>) -> hir::StmtId {
    let span = sema.ast.stmts[then].span;
    let saved = sema.cx.is_constant_evaluated;
    sema.cx.is_constant_evaluated = saved || !is_negated;
    let branch =
        |sema: &mut Sema, id| guarded(sema, Guarded::Branch("if consteval"), span, |sema| substatement(sema, id));
    let then = branch(sema, then);
    sema.cx.is_constant_evaluated = saved || is_negated;
    let els = els.map(|els| branch(sema, els));
    sema.cx.is_constant_evaluated = saved;
    let Some(builtin) = hir::Builtin::by_name("__builtin_is_constant_evaluated") else { return then };
    let kind = hir::ExprKind::Builtin { builtin, args: Vec::new() };
    let mut cond = sema.expr(kind, Ty::BOOL, hir::Category::PRValue, span);
    if is_negated {
        cond = sema.expr(hir::ExprKind::Not(cond), Ty::BOOL, hir::Category::PRValue, span);
    }
    sema.stmt(StmtKind::If { cond, then, els, hint: None }, span)
}

/// [stmt.break]
fn break_(sema: &mut Sema, span: Span) -> StmtKind {
    if sema.cx.function.as_ref().is_none_or(|function| function.n_breakable == 0) {
        sema.error(span, "`break` stands in no loop or switch");
        return StmtKind::Empty;
    }
    StmtKind::Break
}

/// [stmt.cont]
fn continue_(sema: &mut Sema, span: Span) -> StmtKind {
    if sema.cx.function.as_ref().is_none_or(|function| function.n_loops == 0) {
        sema.error(span, "`continue` stands in no loop");
        return StmtKind::Empty;
    }
    StmtKind::Continue
}

/// [stmt.return]
fn return_(sema: &mut Sema, value: Option<ast::ExprId>, span: Span) -> StmtKind {
    let Some(function) = sema.cx.function.as_ref() else { return StmtKind::Empty };
    if function.func.is_none() && function.lambda.is_none() && function.ret.is_none() && function.deduce.is_none() {
        sema.error(span, "`return` stands in no function");
        return StmtKind::Empty;
    }
    let (ret, deduce) = (function.ret, function.deduce);
    if !coroutine::allows_return(sema, span) {
        return StmtKind::Empty;
    }
    match value {
        None => return_nothing(sema, ret, deduce, span),
        Some(value) => return_value(sema, value, ret, deduce),
    }
}

fn return_nothing(sema: &mut Sema, ret: Option<Ty>, deduce: Option<Ty>, span: Span) -> StmtKind {
    let ret = match (ret, deduce) {
        (None, Some(_)) => {
            set_deduced(sema, Ty::VOID);
            Ty::VOID
        }
        (ret, _) => ret.unwrap_or(Ty::VOID),
    };
    let is_void = *sema.program.types.kind(ret) == hir::TyKind::Void;
    let is_special = sema.cx.function.as_ref().and_then(|function| function.func).is_some_and(|func| {
        matches!(sema.program.funcs[func].name, hir::FuncName::Constructor | hir::FuncName::Destructor)
    });
    if !is_void && !is_special && ret != Ty::ERROR {
        let shown = sema.show(ret);
        sema.error(span, format!("`return` without a value in a function that returns `{shown}`"));
    }
    StmtKind::Return(None)
}

fn set_deduced(sema: &mut Sema, ret: Ty) {
    let func = sema.cx.function.as_mut().and_then(|function| {
        function.ret = Some(ret);
        function.func
    });
    if let Some(func) = func {
        decl::set_return(sema, func, ret);
    }
}

fn return_value(sema: &mut Sema, id: ast::ExprId, ret: Option<Ty>, deduce: Option<Ty>) -> StmtKind {
    let at = sema.ast.exprs[id].span;
    let mut operand = None;
    let ret = match deduce {
        None => ret.unwrap_or(Ty::ERROR),
        Some(declared) => {
            let is_list = matches!(sema.ast.exprs[id].kind, ast::ExprKind::InitList(_));
            if is_list {
                sema.error(at, "a return type cannot be deduced from a braced list");
                return StmtKind::Empty;
            }
            let checked = expr::check(sema, id);
            let moved = expr::implicit_move::eligible(sema, id, checked, None);
            let Some(this) = deduced_return(sema, declared, id, (checked, moved)) else {
                set_deduced(sema, Ty::ERROR);
                return StmtKind::Empty;
            };
            if !is_satisfied(sema, declared, this, at) {
                set_deduced(sema, Ty::ERROR);
                return StmtKind::Empty;
            }
            operand = Some(checked);
            match ret {
                Some(ret) if ret != this && ret != Ty::ERROR && this != Ty::ERROR => {
                    let (was, now) = (sema.show(ret), sema.show(this));
                    sema.error(at, format!("the return type is deduced as `{now}` here, but as `{was}` before"));
                    return StmtKind::Empty;
                }
                Some(ret) => ret,
                None => {
                    set_deduced(sema, this);
                    this
                }
            }
        }
    };
    if ret == Ty::ERROR && deduce.is_none() {
        expr::check(sema, id);
        return StmtKind::Empty;
    }
    if *sema.program.types.kind(ret) == hir::TyKind::Void {
        let value = operand.unwrap_or_else(|| expr::check(sema, id));
        return return_void(sema, value, at);
    }
    if !sema.program.types.is_ref(ret) {
        note_returned(sema, id, ret);
    }
    let target = init::Target { ty: ret, kind: init::Kind::Return, name: decl::UNNAMED, span: at };
    let operand = operand.unwrap_or_else(|| expr::check(sema, id));
    StmtKind::Return(Some(expr::implicit_move::initialize(sema, target, id, operand, None)))
}

/// [dcl.spec.auto]/3: what a return statement's operand says of the return type.
/// `moved` is the operand as an xvalue where it is move-eligible.
fn deduced_return(
    sema: &mut Sema,
    declared: Ty,
    id: ast::ExprId,
    (checked, moved): (hir::ExprId, hir::ExprId),
) -> Option<Ty> {
    if sema.ty(checked) == Ty::ERROR {
        return None;
    }
    match *sema.program.types.kind(declared) {
        // decltype(auto) looks at the expression as written ([dcl.type.auto.deduct]/5).
        hir::TyKind::Auto { is_decltype: true } => {
            let is_name = matches!(sema.ast.exprs[id].kind, ast::ExprKind::Name(_) | ast::ExprKind::Member { .. });
            Some(init::auto::decltype_of(sema, if is_name { checked } else { moved }, is_name))
        }
        hir::TyKind::Auto { .. } if sema.ty(checked) == Ty::VOID => Some(Ty::VOID),
        _ => init::deduce_auto_from(sema, declared, moved, sema.ast.exprs[id].span),
    }
}

/// Whether a deduced return type satisfies the type-constraint of its placeholder; reported.
fn is_satisfied(sema: &mut Sema, declared: Ty, ret: Ty, at: Span) -> bool {
    let Some(spec) = sema.cx.function.as_ref().and_then(|function| function.placeholder.clone()) else { return true };
    if ret == Ty::ERROR || crate::sema::template::dependent::is_dependent(sema, ret) {
        return true;
    }
    let bound = init::auto::bound_to(sema, declared, ret);
    bound.is_none_or(|bound| crate::sema::template::constraint::placeholder(sema, &spec, bound, at))
}

/// A value in a void function must be of type void ([stmt.return]/2).
fn return_void(sema: &mut Sema, value: hir::ExprId, at: Span) -> StmtKind {
    let ty = sema.ty(value);
    if ty != Ty::ERROR && *sema.program.types.kind(ty) != hir::TyKind::Void {
        let shown = sema.show(ty);
        sema.error(at, format!("a value of type `{shown}` is returned from a function that returns `void`"));
        return StmtKind::Empty;
    }
    let value = expr::full(sema, value);
    StmtKind::Return(Some(value))
}

/// Remembers which local a return names, for NRVO ([class.copy.elision]/1.1).
fn note_returned(sema: &mut Sema, id: ast::ExprId, ret: Ty) {
    let mut id = id;
    while let ast::ExprKind::Paren(inner) = sema.ast.exprs[id].kind {
        id = inner;
    }
    let var = match sema.ast.exprs[id].kind {
        ast::ExprKind::Name(name) if !sema.ast.names[name].is_qualified() => {
            let symbol = sema.ast.names[name].identifier();
            let found =
                symbol.map(|symbol| crate::sema::lookup::unqualified(sema, symbol, crate::sema::lookup::Want::Any));
            match found.as_ref().and_then(|found| found.single()).map(|entry| &entry.named) {
                Some(hir::Named::Var(var)) => Some(*var),
                _ => None,
            }
        }
        _ => None,
    };
    let func = sema.cx.function.as_ref().and_then(|function| function.func);
    let var = var.filter(|&var| {
        let data = &sema.program.vars[var];
        data.kind == hir::VarKind::Local
            && data.function == func
            && data.ty.unqual() == ret.unqual()
            && !data.ty.quals().is_volatile()
            && sema.program.types.as_class(data.ty).is_some()
    });
    if let Some(function) = sema.cx.function.as_mut() {
        function.returns.push(var);
    }
}
