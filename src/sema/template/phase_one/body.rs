//! The bodies of functions, with their parameters.

use crate::ast::{
    self, ChunkKind, Condition, DeclId, DeclKind, DelayedResult, FunctionBody, FunctionChunk, StmtId, StmtKind,
    StorageClass, TypeSpec,
};
use crate::hir::{Named, ScopeKind, TemplateKind, Ty, TyKind, VarKind};
use crate::sema::decl::variable;
use crate::sema::template::dependent;
use crate::sema::template::function::{self, Written};
use crate::sema::template::phase_one::current;
use crate::sema::template::phase_one::{
    FunctionContext, Report, Walk, are_known, class, declared_name, declares_type, default_argument, hide, initialiser,
    is_closed, members, open, quietly_right, reported, type_of,
};
use crate::sema::{Sema, decl, expr, lookup, stmt, ty};

/// Checks the signature, of which `report` says who reports its types' errors, the default arguments and the body of a function,
/// as far as it has any.
pub(super) fn function(sema: &mut Sema, walk: Walk, pattern: DeclId, report: Report) {
    let Some(written) = function::written(sema, pattern) else { return };
    let Some(ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind) else { return };
    if written.specs.constant == ast::Constancy::Consteval {
        // What is no constant by itself may be part of one there ([expr.const]/13).
        return;
    }
    let body = match &written.body {
        Some(FunctionBody::Delayed(id)) => match &sema.ast.delayed[*id].parsed {
            Some(DelayedResult::Body(body)) => Some(body.clone()),
            _ => None,
        },
        body => body.clone(),
    };
    let (member_inits, block) = match body {
        Some(FunctionBody::Block { member_inits, block } | FunctionBody::Try { member_inits, block }) => {
            (member_inits, Some(block))
        }
        _ => (Vec::new(), None),
    };
    sema.in_context(|sema| {
        let has_no_this = written.specs.storage == StorageClass::Static
            || written.specs.is_friend
            || written.declarator.has_explicit_object();
        members::set_this(sema, walk, (!has_no_this).then(|| chunk.quals.into()));
        sema.in_scope(ScopeKind::Block, |sema| {
            let ret = result(sema, walk, &written, chunk, report);
            for param in &chunk.params {
                parameter(sema, walk, param, block.is_some(), report);
            }
            sema.cx.function = Some(Box::new(FunctionContext { ret, ..FunctionContext::default() }));
            for init in member_inits {
                member_init(sema, walk, &init);
            }
            if let Some(block) = block {
                block_of(sema, walk, block);
            }
        });
    });
}

/// What a mem-initializer says, and whether it may name a member or base ([class.base.init]/2).
fn member_init(sema: &mut Sema, walk: Walk, member: &ast::MemberInit) {
    let data = &sema.ast.names[member.name];
    let symbol = data.identifier().filter(|_| !data.is_qualified() && matches!(data.last, ast::Unqualified::Ident(_)));
    if let Some(current) = walk.current
        && let Some(symbol) = symbol
    {
        if let Some(ty) = members::field_type(sema, current, symbol)
            && !dependent::is_dependent(sema, ty)
        {
            return initialiser(sema, walk, symbol, ty, member.init, member.span);
        }
        let found = lookup::unqualified(sema, symbol, lookup::Want::Any);
        if found.is_empty() || is_class_template(sema, &found) {
            current.require_initialised(sema, symbol, member.span);
        }
    }
    let (ast::Init::Paren(list) | ast::Init::Brace(list)) = member.init else { return };
    let exprs = match &sema.ast.exprs[list].kind {
        ast::ExprKind::ParenList(exprs) => exprs.clone(),
        _ => return,
    };
    for expr in exprs {
        operand(sema, walk, expr);
    }
}

/// Whether a name found outside of the class is that of a class template, which is no type.
fn is_class_template(sema: &Sema, found: &lookup::Found) -> bool {
    match found.single().map(|entry| &entry.named) {
        Some(Named::Template(template)) => sema.program.templates[*template].kind == TemplateKind::Class,
        _ => false,
    }
}

/// Checks the types and initialisers of the variables that a declaration declares, templates themselves.
pub(super) fn variables(sema: &mut Sema, walk: Walk, pattern: DeclId) {
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[pattern].kind.clone() else { return };
    if declares_type(&specs.ty) || specs.is_typedef {
        return;
    }
    for item in &declarators {
        if !is_function(item) {
            object(sema, walk, &specs, item);
        }
    }
}

/// Checks the type and the initialiser of an object that is declared. The type, if it is closed and right.
pub(super) fn object(sema: &mut Sema, walk: Walk, specs: &ast::DeclSpecs, item: &ast::InitDeclarator) -> Option<Ty> {
    let is_known = is_closed(sema, walk, |names| {
        names.specs(specs);
        names.declarator(&item.declarator);
    });
    let ty = is_known.then(|| type_of(sema, specs, &item.declarator, Report::Here))??;
    if let Some(init) = item.init {
        let name = declared_name(sema, &item.declarator);
        initialiser(sema, walk, name, ty, init, item.declarator.span);
    }
    Some(ty)
}

pub(super) fn is_function(item: &ast::InitDeclarator) -> bool {
    item.declarator.chunks.iter().any(|chunk| matches!(chunk.kind, ChunkKind::Function(_)))
}

/// The type that a function returns, if that is closed.
fn result(sema: &mut Sema, walk: Walk, written: &Written, chunk: &FunctionChunk, report: Report) -> Option<Ty> {
    if written.specs.ty == TypeSpec::None || chunk.trailing.is_some() {
        return None;
    }
    let mut declarator = written.declarator.clone();
    declarator.chunks.remove(0);
    declarator.name = None;
    let is_closed = is_closed(sema, walk, |names| {
        names.specs(&written.specs);
        names.declarator(&declarator);
    });
    let ty = is_closed.then(|| type_of(sema, &written.specs, &declarator, report))??;
    (!ty::has_auto(sema, ty)).then_some(ty)
}

/// Declares a parameter of the function, and checks its default argument; that of a definition is of complete type
/// ([dcl.fct.def.general]/2).
fn parameter(sema: &mut Sema, walk: Walk, param: &ast::Param, is_definition: bool, report: Report) {
    let name = declared_name(sema, &param.declarator);
    if !walk.is_in_class {
        current::require_typename(sema, walk, &param.specs.ty);
    }
    let is_closed = !param.declarator.is_pack
        && !matches!(param.specs.ty, TypeSpec::Auto { .. } | TypeSpec::DecltypeAuto { .. })
        && !declares_type(&param.specs.ty)
        && is_closed(sema, walk, |names| {
            names.specs(&param.specs);
            names.declarator(&param.declarator);
        });
    let ty = if is_closed { type_of(sema, &param.specs, &param.declarator, report) } else { None };
    let Some(ty) = ty.filter(|&ty| *sema.program.types.kind(ty) != TyKind::Void) else {
        return declare_open(sema, walk, &param.specs, &param.declarator, None);
    };
    let ty = ty::param_adjust(sema, ty);
    if is_definition && !sema.program.types.is_ref(ty) {
        let what = if name.is_empty() { "a parameter".to_string() } else { format!("the parameter `{name}`") };
        reported(sema, |sema| ty::require_complete(sema, ty, param.span, &what));
    }
    if let Some(default) = param.default {
        initialiser(sema, walk, name, ty, default_argument(default), param.span);
    }
    let var = variable::local_var(sema, name, ty, VarKind::Param, param.span);
    lookup::declare(sema, sema.cx.scope, name, Named::Var(var));
}

// ---- statements ----

fn block_of(sema: &mut Sema, walk: Walk, id: StmtId) {
    let StmtKind::Block(stmts) = sema.ast.stmts[id].kind.clone() else { return statement(sema, walk, id) };
    stmts.into_iter().for_each(|stmt| statement(sema, walk, stmt))
}

/// A statement with a scope of its own.
fn inner(sema: &mut Sema, walk: Walk, id: StmtId) {
    sema.in_scope(ScopeKind::Block, |sema| block_of(sema, walk, id))
}

fn statement(sema: &mut Sema, walk: Walk, id: StmtId) {
    match sema.ast.stmts[id].kind.clone() {
        StmtKind::Error | StmtKind::Empty | StmtKind::Break | StmtKind::Continue | StmtKind::Goto(..) => {}
        StmtKind::GotoComputed(_) | StmtKind::LocalLabels(_) => {}
        StmtKind::Expr { expr, .. } => discarded(sema, walk, expr),
        StmtKind::Return(value) => return_(sema, walk, id, value),
        StmtKind::CoReturn(value) => value.into_iter().for_each(|value| operand(sema, walk, value)),
        StmtKind::Decl(decl) => declaration(sema, walk, decl),
        StmtKind::Block(_) => inner(sema, walk, id),
        StmtKind::If { init, cond, then, els, .. } => sema.in_scope(ScopeKind::Block, |sema| {
            init.into_iter().for_each(|init| statement(sema, walk, init));
            condition(sema, walk, cond);
            inner(sema, walk, then);
            els.into_iter().for_each(|els| inner(sema, walk, els));
        }),
        StmtKind::IfConsteval { then, els, .. } => {
            inner(sema, walk, then);
            els.into_iter().for_each(|els| inner(sema, walk, els));
        }
        StmtKind::Switch { init, cond, body } => sema.in_scope(ScopeKind::Block, |sema| {
            init.into_iter().for_each(|init| statement(sema, walk, init));
            match cond {
                Condition::Expr(cond) => operand(sema, walk, cond),
                Condition::Decl(decl) => declaration(sema, walk, decl),
            }
            inner(sema, walk, body);
        }),
        StmtKind::While { cond, body } => sema.in_scope(ScopeKind::Block, |sema| {
            condition(sema, walk, cond);
            inner(sema, walk, body);
        }),
        StmtKind::Do { body, cond } => {
            inner(sema, walk, body);
            condition(sema, walk, Condition::Expr(cond));
        }
        StmtKind::For { init, cond, step, body } => sema.in_scope(ScopeKind::Block, |sema| {
            statement(sema, walk, init);
            cond.into_iter().for_each(|cond| condition(sema, walk, cond));
            step.into_iter().for_each(|step| discarded(sema, walk, step));
            inner(sema, walk, body);
        }),
        StmtKind::RangeFor { init, decl, range, body } => sema.in_scope(ScopeKind::Block, |sema| {
            init.into_iter().for_each(|init| statement(sema, walk, init));
            operand(sema, walk, range);
            declare_all_open(sema, walk, decl);
            inner(sema, walk, body);
        }),
        StmtKind::Label(_, body) | StmtKind::Default(body) => statement(sema, walk, body),
        StmtKind::Case { lo, hi, body } => {
            [lo].into_iter().chain(hi).for_each(|value| operand(sema, walk, value));
            statement(sema, walk, body);
        }
        StmtKind::Try { block, handlers } => {
            inner(sema, walk, block);
            for handler in handlers {
                sema.in_scope(ScopeKind::Block, |sema| {
                    handler.param.into_iter().for_each(|param| handler_param(sema, walk, param));
                    inner(sema, walk, handler.block);
                });
            }
        }
    }
}

/// An expression whose value is not used.
fn discarded(sema: &mut Sema, walk: Walk, id: ast::ExprId) {
    open::expression(sema, walk, id, |sema| {
        expr::discarded(sema, id);
    });
}

/// An expression whose value something else uses.
fn operand(sema: &mut Sema, walk: Walk, id: ast::ExprId) {
    match sema.ast.exprs[id].kind {
        ast::ExprKind::InitList(_) => open::open(sema, walk, id),
        _ => open::expression(sema, walk, id, |sema| {
            expr::check(sema, id);
        }),
    }
}

fn condition(sema: &mut Sema, walk: Walk, condition: Condition) {
    match condition {
        Condition::Expr(cond) => open::expression(sema, walk, cond, |sema| {
            expr::condition(sema, cond);
        }),
        Condition::Decl(decl) => declaration(sema, walk, decl),
    }
}

/// The exception-declaration of a handler.
fn handler_param(sema: &mut Sema, walk: Walk, id: DeclId) {
    let DeclKind::Simple { specs, declarators } = sema.ast.decls[id].kind.clone() else { return };
    for item in &declarators {
        let name = declared_name(sema, &item.declarator);
        match object(sema, walk, &specs, item) {
            Some(ty) => {
                let ty = ty::param_adjust(sema, ty);
                let var = variable::local_var(sema, name, ty, VarKind::Local, item.declarator.span);
                lookup::declare(sema, sema.cx.scope, name, Named::Var(var));
            }
            None => hide(sema, name),
        }
    }
}

/// [stmt.return]: against the result, when that is known.
fn return_(sema: &mut Sema, walk: Walk, id: StmtId, value: Option<ast::ExprId>) {
    let has_result = sema.cx.function.as_ref().is_some_and(|context| context.ret.is_some());
    let is_list = value.is_some_and(|value| matches!(sema.ast.exprs[value].kind, ast::ExprKind::InitList(_)));
    if let Some(value) = value.filter(|&value| !is_closed(sema, walk, |names| names.expr(value))) {
        return open::open(sema, walk, value);
    }
    match value {
        _ if has_result => {
            reported(sema, |sema| stmt::check(sema, id));
        }
        Some(value) if !is_list => {
            reported(sema, |sema| expr::check(sema, value));
        }
        _ => {}
    }
}

/// A declaration in a block: checked when it is closed, otherwise its names are hidden.
fn declaration(sema: &mut Sema, walk: Walk, id: DeclId) {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Simple { specs, declarators } => {
            current::require_typename(sema, walk, &specs.ty);
            let is_plain = specs.storage == StorageClass::None && !specs.is_thread_local && !declares_type(&specs.ty);
            let is_known =
                is_plain && !declarators.iter().any(is_function) && is_closed(sema, walk, |names| names.decl(id));
            if is_known && reported(sema, |sema| decl::local(sema, id)).1 {
                return;
            }
            local_type(sema, walk, &specs.ty);
            if !is_plain && specs.storage == StorageClass::Static && !declares_type(&specs.ty) {
                variables(sema, walk, id);
            }
            match specs.is_typedef {
                true => hide_all(sema, id),
                false => declare_all_open(sema, walk, id),
            }
        }
        DeclKind::Alias { .. } => declare_or_hide(sema, walk, id, Report::Here),
        DeclKind::StaticAssert { cond, .. } => class::assertion(sema, walk, cond),
        DeclKind::Using { .. } => hide_all(sema, id),
        DeclKind::Class(_) | DeclKind::Enum(_) | DeclKind::StructuredBinding { .. } => {
            local_class(sema, walk, id);
            hide_all(sema, id);
        }
        _ => {}
    }
}

/// A local class or enumeration that a specifier defines or declares.
fn local_type(sema: &mut Sema, walk: Walk, spec: &TypeSpec) {
    match *spec {
        TypeSpec::Class(id) | TypeSpec::Enum(id) => {
            local_class(sema, walk, id);
            hide_all(sema, id);
        }
        TypeSpec::Elaborated { name, .. } if !sema.ast.names[name].is_qualified() => {
            let name = sema.ast.names[name].identifier();
            name.into_iter().for_each(|name| hide(sema, name));
        }
        _ => {}
    }
}

fn local_class(sema: &mut Sema, walk: Walk, id: DeclId) {
    if let DeclKind::Class(class) = sema.ast.decls[id].kind.clone() {
        sema.in_scope(ScopeKind::Block, |sema| class::check(sema, Walk { is_in_class: true, ..walk }, &class, None, 1));
    }
}

/// Declares types of the template's own, closed or dependent, when they are known and right; otherwise their names are hidden.
/// `report` says who reports the errors of closed ones.
pub(super) fn declare_or_hide(sema: &mut Sema, walk: Walk, id: DeclId, report: Report) {
    let declares_type = match &sema.ast.decls[id].kind {
        DeclKind::Simple { specs, .. } => declares_type(&specs.ty),
        _ => false,
    };
    let is_right = match is_closed(sema, walk, |names| names.decl(id)) {
        _ if declares_type => false,
        true if report == Report::Here => reported(sema, |sema| decl::local(sema, id)).1,
        is_closed => {
            (is_closed || are_known(sema, walk, |names| names.decl(id)))
                && quietly_right(sema, |sema| decl::local(sema, id))
        }
    };
    if !is_right {
        hide_all(sema, id);
    }
}

/// Declares the variables of a declaration that is not closed.
fn declare_all_open(sema: &mut Sema, walk: Walk, id: DeclId) {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Simple { specs, declarators } if !declares_type(&specs.ty) => {
            for item in &declarators {
                if let Some(init) = item.init.filter(|_| specs.storage != StorageClass::Static) {
                    open::initialiser(sema, walk, init);
                }
                declare_open(sema, walk, &specs, &item.declarator, item.init);
            }
        }
        _ => hide_all(sema, id),
    }
}

/// Declares a variable with the dependent type that it is known to have, or that of its initialiser; otherwise its name is
/// hidden.
fn declare_open(
    sema: &mut Sema,
    walk: Walk,
    specs: &ast::DeclSpecs,
    declarator: &ast::Declarator,
    init: Option<ast::Init>,
) {
    let name = declared_name(sema, declarator);
    let ty = match (&specs.ty, init) {
        (TypeSpec::Auto { constraint: None }, Some(ast::Init::Copy(init))) if declarator.chunks.is_empty() => {
            open::type_of(sema, walk, init).map(Ty::unqual)
        }
        (TypeSpec::Auto { .. } | TypeSpec::DecltypeAuto { .. }, _) => None,
        _ if declares_type(&specs.ty) => None,
        _ => current::dependent_type(sema, walk, specs, declarator),
    };
    match ty.filter(|&ty| dependent::is_dependent(sema, ty)) {
        Some(ty) => {
            let var = variable::local_var(sema, name, ty, VarKind::Local, declarator.span);
            lookup::declare(sema, sema.cx.scope, name, Named::Var(var));
        }
        None => hide(sema, name),
    }
}

/// Hides what a declaration declares.
pub(super) fn hide_all(sema: &mut Sema, id: DeclId) {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Simple { declarators, .. } => {
            for item in &declarators {
                let name = declared_name(sema, &item.declarator);
                hide(sema, name);
            }
        }
        DeclKind::StructuredBinding { names, .. } => names.into_iter().for_each(|(name, _)| hide(sema, name)),
        DeclKind::Alias { name, .. } => hide(sema, name),
        DeclKind::Using { names } => {
            for using in names {
                let name = lookup::name_symbol(sema, &sema.ast.names[using.name].last);
                hide(sema, name);
            }
        }
        DeclKind::Class(class) => {
            let name = class.name.and_then(|name| sema.ast.names[name].identifier());
            name.into_iter().for_each(|name| hide(sema, name));
        }
        DeclKind::Enum(data) => {
            let name = data.name.and_then(|name| sema.ast.names[name].identifier());
            let constants = data.enumerators.into_iter().flatten().map(|constant| constant.name);
            name.into_iter().chain(constants).for_each(|name| hide(sema, name));
        }
        _ => {}
    }
}
