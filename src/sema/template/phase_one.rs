//! The bodies of the user's templates where they are defined ([temp.res]/8): what depends on no template parameter is checked
//! at once. Only what is typed costs anything; headers are taken to be right.
//!
//! The body is walked over in scopes of its own below the parameters, which denote themselves. A declaration or expression is
//! *closed* when each of its names is declared outside of the template, or is a local of a type that is known: then it means
//! the same in every instantiation, and the ordinary check says whether it is right. The other locals are declared as
//! dependent names, so that what uses them is not closed. Nothing of the check is kept but its errors. Access is not
//! checked, because who has befriended the template is not known yet.

use crate::ast::visit::Names;
use crate::ast::{
    self, ChunkKind, ClassDecl, Condition, DeclId, DeclKind, DelayedResult, FunctionBody, StmtId, StmtKind,
    StorageClass, TypeSpec,
};
use crate::base::Symbol;
use crate::hir::{Named, ScopeId, ScopeKind, TemplateArg, Ty, TyKind, VarKind};
use crate::sema::decl::variable;
use crate::sema::lookup::{self, Want};
use crate::sema::template::{class, dependent, function, head};
use crate::sema::ty::{self, Place};
use crate::sema::{FunctionContext, Sema, access, decl, expr, stmt};

/// A body that is walked over.
#[derive(Clone, Copy)]
struct Walk {
    /// The scope of the template's parameters: what is declared below is local.
    root: ScopeId,
    /// A class template's definition is around, or may be: a qualified name may begin with one of its members.
    is_in_class: bool,
}

/// What cannot be walked over: a coroutine, a local class.
struct Opaque;

/// Checks the body of a function template, or those of the member functions of a class template that is defined in
/// namespace scope. `scope` binds the parameters to themselves.
pub(super) fn check(sema: &mut Sema, pattern: DeclId, scope: ScopeId) {
    let is_user = sema.is_user(sema.ast.decls[pattern].span);
    if sema.cx.order_limit.is_some() || !is_user || sema.input.class_depth > 0 {
        return;
    }
    match class::definition(sema, pattern) {
        Some(class) => members(sema, &class, scope, 1),
        None => {
            let is_qualified =
                class::pattern_name(sema, pattern).is_some_and(|name| sema.ast.names[name].is_qualified());
            body(sema, pattern, Walk { root: scope, is_in_class: is_qualified });
        }
    }
}

fn members(sema: &mut Sema, class: &ClassDecl, scope: ScopeId, depth: u16) {
    for &member in &class.members {
        match sema.ast.decls[member].kind.clone() {
            DeclKind::Template(template) => {
                let (inner, _) = sema.trap(|sema| head::list(sema, &template.params, scope, depth));
                match class::definition(sema, template.decl) {
                    Some(nested) => members(sema, &nested, inner, depth + 1),
                    None => body(sema, template.decl, Walk { root: inner, is_in_class: true }),
                }
            }
            _ => match class::definition(sema, member) {
                Some(nested) => members(sema, &nested, scope, depth),
                None => body(sema, member, Walk { root: scope, is_in_class: true }),
            },
        }
    }
}

/// Checks the body of one function, if it has one.
fn body(sema: &mut Sema, pattern: DeclId, walk: Walk) {
    let Some(written) = function::written(sema, pattern) else { return };
    let block = match written.body {
        Some(FunctionBody::Block { block, .. }) => block,
        Some(FunctionBody::Delayed(id)) => match sema.ast.delayed[id].parsed {
            Some(DelayedResult::Body(FunctionBody::Block { block, .. })) => block,
            _ => return,
        },
        _ => return,
    };
    let Some(ChunkKind::Function(chunk)) = written.declarator.chunks.first().map(|chunk| &chunk.kind) else { return };
    sema.in_context(|sema| {
        sema.cx.scope = walk.root;
        sema.cx.function = Some(Box::default());
        sema.in_scope(ScopeKind::Block, |sema| {
            let ret = result(sema, walk, &written, chunk);
            for param in &chunk.params {
                parameter(sema, walk, param);
            }
            if let Some(context) = sema.cx.function.as_mut() {
                **context = FunctionContext { ret, ..FunctionContext::default() };
            }
            let _ = block_of(sema, walk, block);
        });
    });
}

/// The type that a function returns, if that is closed.
fn result(sema: &mut Sema, walk: Walk, written: &function::Written, chunk: &ast::FunctionChunk) -> Option<Ty> {
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
    let ty = is_closed.then(|| type_of(sema, &written.specs, &declarator))?;
    (ty != Ty::ERROR && !ty::has_auto(sema, ty)).then_some(ty)
}

/// The type of a closed declaration.
fn type_of(sema: &mut Sema, specs: &ast::DeclSpecs, declarator: &ast::Declarator) -> Ty {
    quietly(sema, |sema| {
        let base = ty::specs(sema, specs, Place::Other);
        ty::declarator(sema, base, declarator).ty
    })
}

/// Declares a parameter of the function; that of a definition is of complete type ([dcl.fct.def.general]/2).
fn parameter(sema: &mut Sema, walk: Walk, param: &ast::Param) {
    let name = param.declarator.name.and_then(|name| sema.ast.names[name].identifier()).unwrap_or(Symbol::EMPTY);
    let is_closed = !param.declarator.is_pack
        && !matches!(param.specs.ty, TypeSpec::Auto { .. } | TypeSpec::DecltypeAuto { .. })
        && is_closed(sema, walk, |names| {
            names.specs(&param.specs);
            names.declarator(&param.declarator);
        });
    if !is_closed {
        return hide(sema, name);
    }
    let ty = type_of(sema, &param.specs, &param.declarator);
    let ty = ty::param_adjust(sema, ty);
    if ty == Ty::ERROR || *sema.program.types.kind(ty) == TyKind::Void {
        return hide(sema, name);
    }
    if !sema.program.types.is_ref(ty) {
        let what = if name.is_empty() { "a parameter".to_string() } else { format!("the parameter `{name}`") };
        reported(sema, |sema| ty::require_complete(sema, ty, param.span, &what));
    }
    let var = variable::local_var(sema, name, ty, VarKind::Param, param.span);
    lookup::declare(sema, sema.cx.scope, name, Named::Var(var));
}

/// Declares a name of which nothing is known.
fn hide(sema: &mut Sema, name: Symbol) {
    if !name.is_empty() {
        let unknown = sema.program.types.intern(TyKind::TemplateParam { depth: 0, index: 0, is_pack: false });
        lookup::declare(sema, sema.cx.scope, name, Named::TemplateArg(TemplateArg::Type(unknown)));
    }
}

// ---- statements ----

fn block_of(sema: &mut Sema, walk: Walk, id: StmtId) -> Result<(), Opaque> {
    let StmtKind::Block(stmts) = sema.ast.stmts[id].kind.clone() else { return statement(sema, walk, id) };
    stmts.into_iter().try_for_each(|stmt| statement(sema, walk, stmt))
}

/// A statement with a scope of its own.
fn inner(sema: &mut Sema, walk: Walk, id: StmtId) -> Result<(), Opaque> {
    sema.in_scope(ScopeKind::Block, |sema| block_of(sema, walk, id))
}

fn statement(sema: &mut Sema, walk: Walk, id: StmtId) -> Result<(), Opaque> {
    match sema.ast.stmts[id].kind.clone() {
        StmtKind::Error | StmtKind::Empty | StmtKind::Break | StmtKind::Continue | StmtKind::Goto(..) => {}
        StmtKind::GotoComputed(_) | StmtKind::LocalLabels(_) => {}
        StmtKind::Expr { expr, .. } => {
            if is_closed(sema, walk, |names| names.expr(expr)) {
                reported(sema, |sema| expr::discarded(sema, expr));
            }
        }
        StmtKind::Return(value) => return_(sema, walk, id, value),
        StmtKind::Decl(decl) => declaration(sema, walk, decl)?,
        StmtKind::Block(_) => inner(sema, walk, id)?,
        StmtKind::If { init, cond, then, els, .. } => sema.in_scope(ScopeKind::Block, |sema| {
            init.map_or(Ok(()), |init| statement(sema, walk, init))?;
            condition(sema, walk, cond)?;
            inner(sema, walk, then)?;
            els.map_or(Ok(()), |els| inner(sema, walk, els))
        })?,
        StmtKind::IfConsteval { then, els, .. } => {
            inner(sema, walk, then)?;
            els.map_or(Ok(()), |els| inner(sema, walk, els))?;
        }
        StmtKind::While { cond, body } => sema.in_scope(ScopeKind::Block, |sema| {
            condition(sema, walk, cond)?;
            inner(sema, walk, body)
        })?,
        StmtKind::Do { body, cond } => {
            inner(sema, walk, body)?;
            condition(sema, walk, Condition::Expr(cond))?;
        }
        StmtKind::For { init, cond, step, body } => sema.in_scope(ScopeKind::Block, |sema| {
            statement(sema, walk, init)?;
            cond.map_or(Ok(()), |cond| condition(sema, walk, cond))?;
            if let Some(step) = step
                && is_closed(sema, walk, |names| names.expr(step))
            {
                reported(sema, |sema| expr::discarded(sema, step));
            }
            inner(sema, walk, body)
        })?,
        StmtKind::Label(_, body) | StmtKind::Case { body, .. } | StmtKind::Default(body) => {
            statement(sema, walk, body)?;
        }
        StmtKind::Switch { .. } | StmtKind::RangeFor { .. } | StmtKind::Try { .. } => {}
        StmtKind::CoReturn(_) => return Err(Opaque),
    }
    Ok(())
}

fn condition(sema: &mut Sema, walk: Walk, condition: Condition) -> Result<(), Opaque> {
    match condition {
        Condition::Expr(cond) => {
            if is_closed(sema, walk, |names| names.expr(cond)) {
                reported(sema, |sema| expr::condition(sema, cond));
            }
            Ok(())
        }
        Condition::Decl(decl) => declaration(sema, walk, decl),
    }
}

/// [stmt.return]: against the result, when that is known.
fn return_(sema: &mut Sema, walk: Walk, id: StmtId, value: Option<ast::ExprId>) {
    let has_result = sema.cx.function.as_ref().is_some_and(|context| context.ret.is_some());
    let is_list = value.is_some_and(|value| matches!(sema.ast.exprs[value].kind, ast::ExprKind::InitList(_)));
    if value.is_some_and(|value| !is_closed(sema, walk, |names| names.expr(value))) {
        return;
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
fn declaration(sema: &mut Sema, walk: Walk, id: DeclId) -> Result<(), Opaque> {
    match sema.ast.decls[id].kind.clone() {
        DeclKind::Simple { specs, declarators } => {
            let is_plain = matches!(specs.storage, StorageClass::None) && !specs.is_thread_local;
            let is_type = matches!(specs.ty, TypeSpec::Class(_) | TypeSpec::Enum(_) | TypeSpec::Elaborated { .. });
            if is_type {
                return Err(Opaque);
            }
            let is_object = |item: &ast::InitDeclarator| {
                !item.declarator.chunks.iter().any(|chunk| matches!(chunk.kind, ChunkKind::Function(_)))
            };
            let is_known =
                is_plain && declarators.iter().all(is_object) && is_closed(sema, walk, |names| names.decl(id));
            if !(is_known && reported(sema, |sema| decl::local(sema, id)).1) {
                for item in &declarators {
                    let name = item.declarator.name.and_then(|name| sema.ast.names[name].identifier());
                    hide(sema, name.unwrap_or(Symbol::EMPTY));
                }
            }
        }
        DeclKind::StructuredBinding { names, .. } => names.into_iter().for_each(|(name, _)| hide(sema, name)),
        DeclKind::Alias { name, .. } => hide(sema, name),
        DeclKind::Empty { .. } | DeclKind::StaticAssert { .. } | DeclKind::Asm(_) | DeclKind::Pragma(_) => {}
        _ => return Err(Opaque),
    }
    Ok(())
}

// ---- closed syntax ----

/// Whether all names of what `look` walks over are declared outside of the template, or are locals of known types.
fn is_closed(sema: &mut Sema, walk: Walk, look: impl FnOnce(&mut Names)) -> bool {
    let mut names = Names::new(&sema.ast, true);
    look(&mut names);
    if names.uses_this || names.is_opaque || (walk.is_in_class && !names.qualified.is_empty()) {
        return false;
    }
    let (found, inside) = (std::mem::take(&mut names.found), std::mem::take(&mut names.inside));
    found.into_iter().all(|symbol| {
        let found = lookup::unqualified(sema, symbol, Want::Any);
        let is_local = found.scope.is_some_and(|scope| scope != walk.root && lookup::is_within(sema, scope, walk.root));
        !found.is_empty()
            && !found.is_ambiguous
            && (is_local || !inside.contains(&symbol))
            && !found.entries.iter().any(|entry| dependent::named_is_dependent(sema, &entry.named))
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
