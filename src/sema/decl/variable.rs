//! Variables ([dcl.stc], [basic.link], [basic.start], [dcl.constexpr]).

use crate::ast::{self, Constancy, DeclSpecs, Init, InitDeclarator, StorageClass};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, ArrayLen, ClassId, Linkage, Named, Quals, ScopeId, StmtKind, Ty, TyKind, VarId, VarKind};
use crate::sema::consteval::{self, Failure};
use crate::sema::decl::alias::default_linkage;
use crate::sema::decl::redecl::{self, What};
use crate::sema::expr::constant;
use crate::sema::template::{constraint, ctad, dependent};
use crate::sema::ty::{self, Shape};
use crate::sema::{FunctionContext, Guard, Guarded, Sema, access, attr, coroutine, expr, init, lookup, overload};
use crate::source::Span;

/// A variable with nothing said about it but what it must have.
pub(in crate::sema) fn blank(sema: &Sema, name: Symbol, ty: Ty, kind: VarKind, scope: ScopeId, span: Span) -> hir::Var {
    hir::Var {
        name,
        scope,
        kind,
        class: None,
        function: sema.cx.function.as_ref().and_then(|function| function.func),
        ty,
        linkage: Linkage::None,
        language: sema.cx.language,
        access: ast::Access::Public,
        is_thread_local: false,
        is_inline: false,
        constant: Constancy::None,
        is_extern: false,
        init: None,
        uses: hir::Uses::default(),
        value: None,
        dtor: None,
        is_invalid: ty == Ty::ERROR,
        align: 0,
        is_weak: false,
        asm_label: None,
        register: None,
        vla_bounds: Vec::new(),
        cleanup: None,
        init_priority: None,
        discriminator: 0,
        is_user: sema.is_user(span),
        version: 0,
        specialization: None,
        order: sema.position(),
        span,
        is_used: false,
        is_closed: false,
    }
}

/// A new local, hidden variable or parameter of the current scope; it is not declared under its name.
pub fn local_var(sema: &mut Sema, name: Symbol, ty: Ty, kind: VarKind, span: Span) -> VarId {
    let var = blank(sema, name, ty, kind, sema.cx.scope, span);
    sema.program.vars.push(var)
}

/// One variable that is being declared.
struct Declaring<'a> {
    specs: &'a DeclSpecs,
    item: &'a InitDeclarator,
    symbol: Symbol,
    span: Span,
    ty: Ty,
    /// The scope that it is a member of.
    scope: ScopeId,
    is_block: bool,
    /// `extern` without initialiser.
    is_only_declared: bool,
}

/// Declares a variable in the current scope and initialises it; the statements that do so when it is reached.
pub(super) fn declare(
    sema: &mut Sema,
    specs: &DeclSpecs,
    item: &InitDeclarator,
    shape: Shape,
    placeholder: &mut Option<Ty>,
) -> Vec<hir::StmtId> {
    let Some(name) = item.declarator.name else { return Vec::new() };
    let (symbol, span) = (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span);
    if !matches!(sema.ast.names[name].last, ast::Unqualified::Ident(_) | ast::Unqualified::TemplateId { .. }) {
        sema.error(span, format!("`{symbol}` must be declared as a function"));
        return Vec::new();
    }
    let is_qualified = sema.ast.names[name].is_qualified();
    let is_block = super::is_block(sema);
    let Some(scope) = target_scope(sema, name, specs, is_block) else { return Vec::new() };
    let is_extern_c_alone = specs.storage == StorageClass::Extern;
    let is_alias = attr::alias(sema, specs.attrs.iter().chain(&item.declarator.attrs)).is_some();
    let is_only_declared = (is_extern_c_alone || is_alias) && item.init.is_none();
    let ty = declared_type(sema, specs, shape.ty, symbol, span);
    let declaring = Declaring { specs, item, symbol, span, ty, scope, is_block, is_only_declared };
    let class = match sema.program.scopes[scope].kind {
        hir::ScopeKind::Class(class) => Some(class),
        _ => None,
    };
    if class.is_some() && is_qualified {
        super::function::storage_outside(sema, specs);
    }
    if let Some(class) = class {
        access::declared(sema, access::Friend::Class(class));
    }
    let is_member_definition = class.is_some();
    let id = match is_block && specs.storage != StorageClass::Extern {
        true => new_local(sema, &declaring),
        false => namespace_variable(sema, &declaring, is_qualified || is_member_definition),
    };
    let Some(id) = id else { return Vec::new() };
    apply_attributes(sema, id, &declaring, &shape);
    if is_only_declared {
        if ty::has_auto(sema, ty) {
            sema.error(span, format!("`{symbol}` is declared with `auto` and has no initialiser"));
            sema.program.vars.get_mut(id).is_invalid = true;
        }
        return Vec::new();
    }
    let stmts = define(sema, id, &declaring, placeholder);
    sema.program.vars.get_mut(id).is_extern = false;
    if sema.program.vars[id].kind == VarKind::Global {
        crate::sema::input::defines(sema, id);
    }
    stmts
}

/// The scope that the variable is a member of.
fn target_scope(sema: &mut Sema, name: ast::NameId, specs: &DeclSpecs, is_block: bool) -> Option<ScopeId> {
    if sema.ast.names[name].is_qualified() {
        if is_block {
            let span = sema.ast.names[name].last_span;
            sema.error(span, "a variable in a function cannot have a qualified name");
            return None;
        }
        let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
        let scope = lookup::qualifier_scope(sema, name)?;
        let scope = lookup::declaring_scope(sema, scope, symbol);
        let span = sema.ast.names[name].last_span;
        return redecl::is_around(sema, scope, span).then_some(scope);
    }
    if is_block && specs.storage == StorageClass::Extern {
        let namespace = lookup::enclosing_namespace(sema, sema.cx.scope);
        return Some(sema.program.namespaces[namespace].scope);
    }
    Some(sema.cx.scope)
}

/// The variable's type: constexpr makes it const; no variable is void.
fn declared_type(sema: &mut Sema, specs: &DeclSpecs, ty: Ty, symbol: Symbol, span: Span) -> Ty {
    if *sema.program.types.kind(ty) == TyKind::Void {
        sema.error(span, format!("the variable `{symbol}` is declared `void`"));
        return Ty::ERROR;
    }
    match specs.constant {
        Constancy::Constexpr => sema.program.types.add_quals(ty, Quals::CONST),
        Constancy::Consteval => {
            sema.error(span, "a variable cannot be `consteval`");
            ty
        }
        _ => ty,
    }
}

/// A block-scope variable with or without static storage ([basic.stc.auto], [stmt.dcl]).
fn new_local(sema: &mut Sema, declaring: &Declaring) -> Option<VarId> {
    let &Declaring { specs, symbol, span, ty, scope, .. } = declaring;
    if redeclares_parameter(sema, scope, symbol, span) || !redecl::make_room(sema, scope, symbol, What::Object, span) {
        return None;
    }
    let is_static = specs.storage == StorageClass::Static || specs.is_thread_local;
    let kind = if is_static { VarKind::StaticLocal } else { VarKind::Local };
    let mut var = blank(sema, symbol, ty, kind, scope, span);
    var.is_thread_local = specs.is_thread_local;
    var.constant = specs.constant;
    var.is_closed = sema.cx.order_limit.is_some() && dependent::local_is_closed(sema, specs, declaring.item, ty);
    if specs.is_inline {
        sema.error(span, "a local variable cannot be `inline`");
    }
    if is_static && let Some(function) = sema.cx.function.as_mut() {
        let count = function.statics.entry(symbol).or_insert(0);
        var.discriminator = *count;
        *count += 1;
    }
    if is_static {
        // The static of a replaced body, or of another input's statements, is another object.
        var.version = match var.function {
            Some(function) => sema.program.funcs[function].revision,
            None => unique_version(sema, symbol),
        };
    }
    let id = sema.program.vars.push(var);
    lookup::declare(sema, scope, symbol, Named::Var(id));
    if is_static {
        let what = if specs.is_thread_local { "a `thread_local` variable" } else { "a static variable" };
        super::constexpr::exclude(sema, span, what);
    }
    Some(id)
}

/// A number that tells equally named statics of different inputs' statements apart.
fn unique_version(sema: &mut Sema, symbol: Symbol) -> u32 {
    let key = (sema.program.global, Symbol::new(&format!("{symbol} in a block")));
    let version = sema.versions.get(&key).copied().unwrap_or(0);
    sema.versions.update(key, |n| *n += 1);
    version
}

/// [basic.scope.block]/2: the outermost block may not declare a parameter's name anew.
pub(super) fn redeclares_parameter(sema: &mut Sema, scope: ScopeId, symbol: Symbol, span: Span) -> bool {
    let names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    for entry in names {
        if let Named::Var(old) = entry.named
            && sema.program.vars[old].kind == VarKind::Param
        {
            let at = sema.program.vars[old].span;
            redecl::conflict(sema, span, format!("`{symbol}` is already the name of a parameter"), at);
            return true;
        }
    }
    false
}

/// What a scope declares under a name, hidden block-scope externs included.
fn previous(sema: &Sema, scope: ScopeId, symbol: Symbol) -> Vec<hir::Entry> {
    let mut entries = sema.program.names.get(&(scope, symbol)).map(|names| names.to_vec()).unwrap_or_default();
    if let Some(hidden) = sema.block_externs.get(&(scope, symbol)) {
        entries.extend(hidden.iter().cloned());
    }
    entries
}

/// A variable of a namespace or class: a redeclaration of an earlier one, or new.
fn namespace_variable(sema: &mut Sema, declaring: &Declaring, must_exist: bool) -> Option<VarId> {
    let &Declaring { specs, symbol, span, scope, .. } = declaring;
    let mut old = previous(sema, scope, symbol).into_iter().find_map(|entry| match entry.named {
        Named::Var(id) => Some((id, entry)),
        _ => None,
    });
    let is_c = sema.cx.language == ast::Linkage::C;
    if old.is_none()
        && is_c
        && let Some(Named::Var(id)) = sema.extern_c.get(&symbol)
    {
        let entry = hir::Entry { named: Named::Var(*id), order: 0, access: ast::Access::Public, is_using: false };
        old = Some((*id, entry));
    }
    if let Some((id, entry)) = old {
        match redeclare(sema, id, &entry, declaring) {
            Redeclared::Same => {
                announce(sema, declaring, id);
                return Some(id);
            }
            Redeclared::Error => return None,
            Redeclared::Hidden => {}
        }
    }
    if must_exist {
        let of = lookup::scope_name(sema, scope);
        sema.error(span, format!("no `{symbol}` in {of} to define"));
        return None;
    }
    let is_initialised_extern = specs.storage == StorageClass::Extern && declaring.item.init.is_some();
    if is_initialised_extern && declaring.is_block {
        sema.error(span, format!("`{symbol}` is `extern` in a function and has an initialiser"));
    }
    new_global(sema, declaring)
}

/// Makes a redeclared or new entity visible in the current scope.
fn announce(sema: &mut Sema, declaring: &Declaring, id: VarId) {
    let scope = sema.cx.scope;
    let is_member = matches!(sema.program.scopes[declaring.scope].kind, hir::ScopeKind::Class(_));
    let visible_in = if declaring.is_block || declaring.scope == scope { scope } else { return };
    let is_declared = sema
        .program
        .names
        .get(&(visible_in, declaring.symbol))
        .is_some_and(|names| names.iter().any(|entry| entry.named == Named::Var(id)));
    if !is_declared && !is_member {
        lookup::declare(sema, visible_in, declaring.symbol, Named::Var(id));
    }
}

fn new_global(sema: &mut Sema, declaring: &Declaring) -> Option<VarId> {
    let &Declaring { specs, symbol, span, ty, scope, is_block, is_only_declared, .. } = declaring;
    if symbol.as_str() == "main" && (scope == sema.program.global || sema.cx.language == ast::Linkage::C) {
        // [basic.start.main]/4
        sema.error(span, "`main` can only be a function");
        return None;
    }
    let visible_in = if is_block { sema.cx.scope } else { scope };
    if !redecl::make_room(sema, visible_in, symbol, What::Object, span) {
        return None;
    }
    let mut var = blank(sema, symbol, ty, VarKind::Global, scope, span);
    var.function = None;
    let is_const = sema.program.types.quals(ty).is_const() && !sema.program.types.quals(ty).is_volatile();
    let is_internal = specs.storage == StorageClass::Static
        || (is_const && !specs.is_inline && specs.storage != StorageClass::Extern);
    var.linkage = default_linkage(
        sema,
        scope,
        is_internal && !sema.program.types.is_ref(ty) || { specs.storage == StorageClass::Static },
    );
    var.is_thread_local = specs.is_thread_local;
    var.is_inline = specs.is_inline;
    var.constant = specs.constant;
    var.is_extern = is_only_declared;
    var.version = redecl::version(sema, scope, symbol);
    let is_external_c = var.language == ast::Linkage::C && var.linkage == Linkage::External;
    let id = sema.program.vars.push(var);
    if is_external_c {
        sema.extern_c.insert(symbol, Named::Var(id));
    }
    if is_block {
        let order = sema.next_order;
        let entry = hir::Entry { named: Named::Var(id), order, access: ast::Access::Public, is_using: false };
        sema.block_externs.update((scope, symbol), |entries| entries.push(entry));
    }
    lookup::declare(sema, visible_in, symbol, Named::Var(id));
    Some(id)
}

/// What came of a redeclaration.
enum Redeclared {
    Same,
    /// The earlier input's variable was hidden.
    Hidden,
    Error,
}

/// [basic.link]/10, [basic.def.odr]/1
fn redeclare(sema: &mut Sema, id: VarId, entry: &hir::Entry, declaring: &Declaring) -> Redeclared {
    let &Declaring { specs, symbol, span, ty, scope, is_only_declared, .. } = declaring;
    let old = sema.program.vars[id].clone();
    let is_replaceable = redecl::is_replaceable(sema, scope, entry, span) && old.order < sema.input.first_order;
    let merged = merge_types(sema, old.ty, ty);
    let is_inline_member = old.class.is_some() && old.is_inline;
    let is_definition = !is_only_declared && !is_inline_member;
    let is_redefinition = is_definition && !old.is_extern;
    if is_replaceable && (merged.is_none() || is_redefinition) {
        redecl::hide(sema, scope, symbol, &Named::Var(id));
        return Redeclared::Hidden;
    }
    let Some(merged) = merged else {
        let (new, was) = (sema.show(ty), sema.show(old.ty));
        let text = format!("`{symbol}` is declared with type `{new}`, but was declared with type `{was}`");
        redecl::conflict(sema, span, text, old.span);
        return Redeclared::Error;
    };
    if is_redefinition {
        redecl::conflict(sema, span, format!("redefinition of `{symbol}`"), old.span);
        return Redeclared::Error;
    }
    if specs.storage == StorageClass::Static && old.linkage == Linkage::External && old.class.is_none() {
        let text = format!("`{symbol}` is declared `static`, but was declared `extern`");
        redecl::conflict(sema, span, text, old.span);
        return Redeclared::Error;
    }
    let is_c = sema.cx.language == ast::Linkage::C && old.language == ast::Linkage::Cxx;
    if is_c && old.class.is_none() && old.linkage == Linkage::External && sema.is_user(span) {
        // [dcl.link]/5
        let text = format!("`{symbol}` is declared with C language linkage, but was declared without");
        redecl::conflict(sema, span, text, old.span);
        return Redeclared::Error;
    }
    if specs.is_thread_local != old.is_thread_local && old.class.is_none() {
        let text = format!("`{symbol}` must be `thread_local` in all of its declarations or in none");
        redecl::conflict(sema, span, text, old.span);
        return Redeclared::Error;
    }
    let var = sema.program.vars.get_mut(id);
    var.ty = merged;
    var.is_inline |= specs.is_inline;
    if specs.constant != Constancy::None {
        var.constant = specs.constant;
    }
    if is_definition {
        var.span = span;
    }
    Redeclared::Same
}

/// The type of two declarations of a variable: equal, or arrays of which one has no bound ([basic.link]/10).
fn merge_types(sema: &mut Sema, old: Ty, new: Ty) -> Option<Ty> {
    if old == new || new == Ty::ERROR {
        return Some(old);
    }
    if old == Ty::ERROR || ty::has_auto(sema, new) {
        return Some(new);
    }
    match (sema.program.types.kind(old).clone(), sema.program.types.kind(new).clone()) {
        (TyKind::Array(a, old_len), TyKind::Array(b, new_len)) if a == b => match (old_len, new_len) {
            (ArrayLen::Unknown, _) => Some(new),
            (_, ArrayLen::Unknown) => Some(old),
            _ => None,
        },
        _ => None,
    }
}

fn apply_attributes(sema: &mut Sema, id: VarId, declaring: &Declaring, shape: &Shape) {
    let declarator = &declaring.item.declarator;
    let attrs: Vec<ast::Attr> =
        declaring.specs.attrs.iter().chain(&declarator.attrs).chain(&shape.attrs).cloned().collect();
    attr::abi_tags(sema, hir::Tagged::Var(id), &attrs);
    let object = attr::object(sema, &attrs);
    let type_align = ty::written_align(sema, declaring.specs, declarator).unwrap_or(0);
    let label = attr::alias(sema, &attrs).or(declarator.asm_label);
    let cleanup = object.cleanup.and_then(|symbol| attr::cleanup_function(sema, symbol, declaring.span));
    let is_automatic = sema.program.vars[id].kind == VarKind::Local;
    let var = sema.program.vars.get_mut(id);
    var.align = var.align.max(object.align).max(type_align);
    var.is_weak |= object.is_weak;
    var.cleanup = cleanup.or(var.cleanup);
    var.init_priority = object.init_priority.or(var.init_priority);
    if let Some(label) = label {
        match is_automatic {
            true => var.register = Some(label),
            false => var.asm_label = Some(label),
        }
    }
    if declaring.specs.storage == StorageClass::Register
        && let (Some(label), false) = (declarator.asm_label, is_automatic)
    {
        var.register = Some(label);
    }
    if !shape.vla_bounds.is_empty() {
        var.vla_bounds = shape.vla_bounds.clone();
    }
}

/// Initialises a variable where it is defined.
fn define(sema: &mut Sema, id: VarId, declaring: &Declaring, placeholder: &mut Option<Ty>) -> Vec<hir::StmtId> {
    let span = declaring.span;
    let is_static = sema.program.vars[id].kind != VarKind::Local;
    let (init, scope) = (declaring.item.init, declaring.scope);
    let mut stmts = Vec::new();
    if !sema.program.vars[id].vla_bounds.is_empty() {
        if is_static {
            let symbol = declaring.symbol;
            sema.error(span, format!("the variable-length array `{symbol}` cannot have static storage"));
            sema.program.vars.get_mut(id).is_invalid = true;
            return stmts;
        }
        stmts.push(sema.stmt(StmtKind::VlaBounds(id), span));
        if matches!(sema.program.types.kind(sema.program.vars[id].ty), TyKind::Array(..)) {
            coroutine::exclude(sema, span, "a variable-length array");
        }
    }
    if sema.program.vars[id].class.is_some() && sema.program.vars[id].init.is_some() {
        // [class.static.data]/4: the initialiser stands in the class.
        if init.is_some() {
            let symbol = declaring.symbol;
            sema.error(span, format!("the member `{symbol}` has an initialiser in its class"));
        }
        return stmts;
    }
    let declared = sema.program.vars[id].ty;
    match sema.program.vars[id].kind == VarKind::Global && !declaring.is_block {
        true => in_initializer(sema, scope, id, |sema| initialise(sema, id, init, placeholder)),
        false if is_static => in_static_init(sema, |sema| initialise(sema, id, init, placeholder)),
        false => initialise(sema, id, init, placeholder),
    }
    check_constraint(sema, id, declaring.specs, declared);
    finish(sema, id, span);
    let is_guarded = init.is_some() || !sema.program.vars[id].vla_bounds.is_empty();
    match sema.program.vars[id].kind {
        VarKind::Global => {
            let var = &sema.program.vars[id];
            if !var.is_invalid && var.is_dynamic() {
                stmts.push(sema.stmt(StmtKind::Global(id), span));
            }
        }
        kind => {
            stmts.push(sema.stmt(StmtKind::Local(id), span));
            if kind == VarKind::Local && (is_guarded || sema.program.vars[id].init.is_some()) {
                guard(sema, Guarded::Variable(declaring.symbol), span);
            }
        }
    }
    stmts
}

/// From here to the end of the block no jump may enter ([stmt.dcl]/3).
pub(in crate::sema) fn guard(sema: &mut Sema, what: Guarded, span: Span) {
    if let Some(function) = sema.cx.function.as_mut() {
        let id = function.n_guards;
        function.n_guards += 1;
        function.guards.push(Guard { id, what, span });
    }
}

/// Runs a check in the scope of a namespace-scope variable's initialiser, and gives the variable its odr-uses.
pub(in crate::sema) fn in_initializer(sema: &mut Sema, scope: ScopeId, id: VarId, check: impl FnOnce(&mut Sema)) {
    let outer = sema.cx.function.replace(Box::<FunctionContext>::default());
    let (outer_scope, outer_class) = (sema.cx.scope, sema.cx.class);
    if !lookup::is_within(sema, outer_scope, scope) {
        sema.cx.scope = scope;
        if let hir::ScopeKind::Class(class) = sema.program.scopes[scope].kind {
            sema.cx.class = Some(class);
        }
    }
    check(sema);
    sema.cx.scope = outer_scope;
    sema.cx.class = outer_class;
    let inner = std::mem::replace(&mut sema.cx.function, outer);
    if let Some(inner) = inner {
        sema.program.vars.get_mut(id).uses = inner.uses;
    }
}

/// Runs `check` in the initialiser of a static local, where no await-expression may stand.
fn in_static_init(sema: &mut Sema, check: impl FnOnce(&mut Sema)) {
    let outer = sema.cx.function.as_mut().map(|function| std::mem::replace(&mut function.is_in_static_init, true));
    check(sema);
    if let (Some(function), Some(outer)) = (sema.cx.function.as_mut(), outer) {
        function.is_in_static_init = outer;
    }
}

/// Checks the initialiser; the type may be completed or deduced by it.
pub(in crate::sema) fn initialise(sema: &mut Sema, id: VarId, init: Option<Init>, placeholder: &mut Option<Ty>) {
    let var = sema.program.vars[id].clone();
    if var.ty == Ty::ERROR {
        sema.program.vars.get_mut(id).is_invalid = true;
    }
    // [class.static.data]/4: the class has initialised it.
    if init.is_none() && var.class.is_some() && var.init.is_some() {
        return;
    }
    let n_errors = sema.sink.error_count();
    let saved = sema.cx.is_constant_evaluated;
    sema.cx.is_constant_evaluated |= matches!(var.constant, Constancy::Constexpr | Constancy::Constinit);
    if ctad::placeholder(sema, var.ty).is_some() {
        deduced_class(sema, id, init, placeholder, n_errors);
        sema.cx.is_constant_evaluated = saved;
        return;
    }
    let deduced = match ty::has_auto(sema, var.ty) {
        true => deduce(sema, &var, init, placeholder).map(|(ty, operand, is_copy)| (ty, Some((operand, is_copy)))),
        false => Some((var.ty, None)),
    };
    sema.cx.is_constant_evaluated = saved;
    let Some((ty, operand)) = deduced else {
        let var = sema.program.vars.get_mut(id);
        var.ty = Ty::ERROR;
        var.is_invalid = true;
        return;
    };
    sema.program.vars.get_mut(id).ty = ty;
    let is_unknown_array = matches!(sema.program.types.kind(ty), TyKind::Array(_, ArrayLen::Unknown));
    let needs_complete = !sema.program.types.is_ref(ty) && ty != Ty::ERROR && !(is_unknown_array && init.is_some());
    if needs_complete && !ty::require_complete(sema, ty, var.span, &format!("the variable `{}`", var.name)) {
        sema.program.vars.get_mut(id).is_invalid = true;
        return;
    }
    let is_static = !matches!(var.kind, VarKind::Local);
    let saved = sema.cx.is_constant_evaluated;
    sema.cx.is_constant_evaluated |= matches!(var.constant, Constancy::Constexpr | Constancy::Constinit);
    let kind = if is_static { init::Kind::Static } else { init::Kind::Local };
    let target = init::Target { ty, kind, name: var.name, span: var.span };
    let checked = match operand {
        Some((operand, is_copy)) => Some(init::from_checked(sema, target, operand, is_copy)),
        None => init::initialize(sema, target, init),
    };
    sema.cx.is_constant_evaluated = saved;
    if let Some(checked) = checked {
        let ty = sema.ty(checked);
        let slot = sema.program.vars.get_mut(id);
        slot.init = Some(checked);
        if is_unknown_array && ty != Ty::ERROR {
            slot.ty = ty;
        }
        slot.is_invalid |= ty == Ty::ERROR;
    }
    sema.program.vars.get_mut(id).is_invalid |= sema.sink.error_count() > n_errors;
}

/// Checks the type-constraint of a variable's placeholder type `declared`, once its type is deduced.
pub(in crate::sema) fn check_constraint(sema: &mut Sema, id: VarId, specs: &DeclSpecs, declared: Ty) {
    let var = &sema.program.vars[id];
    let (ty, span) = (var.ty, var.span);
    if !var.is_invalid && !is_satisfied(sema, specs, declared, ty, span) {
        sema.program.vars.get_mut(id).is_invalid = true;
    }
}

/// [dcl.spec.auto]: the type from the initialiser, which is checked once, here; the same for all declarators of a declaration.
fn deduce(
    sema: &mut Sema,
    var: &hir::Var,
    init: Option<Init>,
    placeholder: &mut Option<Ty>,
) -> Option<(Ty, hir::ExprId, bool)> {
    let Some(init) = init else {
        sema.error(var.span, format!("`{}` is declared with `auto` and has no initialiser", var.name));
        return None;
    };
    if matches!(sema.program.types.kind(var.ty), TyKind::Function(_)) {
        return None;
    }
    let (ty, operand, is_copy) = init::auto_from_init(sema, var.ty, init, var.span)?;
    if sema.program.types.as_function(ty).is_some() {
        // [dcl.type.auto.deduct]/5: `decltype(auto)` of a function's name.
        let shown = sema.show(ty);
        sema.error(var.span, format!("the type of `{}` is deduced as `{shown}`, which is no object's", var.name));
        return None;
    }
    let deduced = placeholder_of(sema, var.ty, ty);
    match (*placeholder, deduced) {
        (Some(first), Some(this)) if first != this && ty != Ty::ERROR => {
            let (first, this) = (sema.show(first), sema.show(this));
            sema.error(var.span, format!("`auto` is `{first}` before, but `{this}` for `{}`", var.name));
            return None;
        }
        (None, Some(this)) => *placeholder = Some(this),
        _ => {}
    }
    Some((ty, operand, is_copy))
}

/// Initialises a variable whose class is deduced ([dcl.type.class.deduct]/1).
fn deduced_class(sema: &mut Sema, id: VarId, init: Option<Init>, placeholder: &mut Option<Ty>, n_errors: usize) {
    let var = sema.program.vars[id].clone();
    let init = init::check_init(sema, init, var.span);
    let ty = ctad::deduce(sema, var.ty, &init, var.span).unwrap_or(Ty::ERROR);
    match *placeholder {
        Some(first) if first != ty.unqual() && ty != Ty::ERROR => {
            let (first, this) = (sema.show(first), sema.show(ty));
            sema.error(var.span, format!("the deduced class is `{first}` before, but `{this}` for `{}`", var.name));
        }
        _ => *placeholder = Some(ty.unqual()),
    }
    sema.program.vars.get_mut(id).ty = ty;
    if ty == Ty::ERROR || !ty::require_complete(sema, ty, var.span, &format!("the variable `{}`", var.name)) {
        sema.program.vars.get_mut(id).is_invalid = true;
        return;
    }
    let kind = if matches!(var.kind, VarKind::Local) { init::Kind::Local } else { init::Kind::Static };
    let target = init::Target { ty, kind, name: var.name, span: var.span };
    let checked = init::from_checked_init(sema, target, init);
    let is_invalid = sema.sink.error_count() > n_errors;
    let slot = sema.program.vars.get_mut(id);
    slot.init = checked;
    slot.is_invalid |= is_invalid;
}

/// What the placeholder inside `declared` stands for in `deduced`.
fn placeholder_of(sema: &Sema, declared: Ty, deduced: Ty) -> Option<Ty> {
    match (sema.program.types.kind(declared), sema.program.types.kind(deduced)) {
        (TyKind::Auto { .. }, _) => Some(deduced.unqual()),
        (TyKind::Pointer(a), TyKind::Pointer(b))
        | (TyKind::LValueRef(a) | TyKind::RValueRef(a), TyKind::LValueRef(b) | TyKind::RValueRef(b)) => {
            placeholder_of(sema, *a, *b)
        }
        _ => None,
    }
}

/// After initialisation: the value when it is a constant, the destructor.
pub(in crate::sema) fn finish(sema: &mut Sema, id: VarId, span: Span) {
    let dtor = super::class::destructor(sema, sema.program.vars[id].ty);
    sema.program.vars.get_mut(id).dtor = dtor;
    if let Some(dtor) = dtor.filter(|_| !sema.program.vars[id].is_invalid) {
        access::destructor(sema, dtor, span);
        overload::call::check_use(sema, dtor, span);
    }
    if !super::constexpr::variable(sema, id) {
        sema.program.vars.get_mut(id).is_invalid = true;
        return;
    }
    if sema.program.vars[id].kind == VarKind::Local {
        super::constexpr::local(sema, id);
    }
    let var = &sema.program.vars[id];
    let (name, constant, is_invalid) = (var.name, var.constant, var.is_invalid);
    if constant == Constancy::Constexpr && !is_invalid && var.init.is_none() {
        trivially_constructed(sema, id, span);
    }
    let var = &sema.program.vars[id];
    let Some(init) = var.init.filter(|_| !is_invalid) else { return };
    let is_static = var.kind != VarKind::Local;
    let quals = sema.program.types.quals(var.ty);
    let is_ref = sema.program.types.is_ref(var.ty);
    let is_constant = quals.is_const() && !quals.is_volatile();
    if !is_static && !is_ref && !is_constant && constant == Constancy::None {
        return;
    }
    match constant::evaluate_initializer(sema, id, init) {
        Ok(value) => {
            if constant == Constancy::Constexpr
                && let Some(part) = consteval::uninitialised(&sema.program, sema.program.vars[id].ty, &value)
            {
                // [expr.const]/11
                let text = format!("the constexpr variable `{name}` is not initialised: `{name}{part}` has no value");
                sema.error(span, text);
                sema.program.vars.get_mut(id).is_invalid = true;
                return;
            }
            if let Some(func) = consteval::immediate_function(&sema.program, &value) {
                let shown = hir::show::func_name(&sema.program, func);
                let text = format!("the variable `{name}` cannot point to `{shown}`, which is consteval");
                let at = sema.program.funcs[func].span;
                sema.report(Diagnostic::error(span, text).note_at(at, format!("`{shown}` is declared here")));
                sema.program.vars.get_mut(id).is_invalid = true;
                return;
            }
            sema.program.vars.get_mut(id).value = Some(std::sync::Arc::new(value));
            initialise_temporaries(sema, init);
        }
        Err(failure) => {
            let word = match constant {
                Constancy::Constexpr => "constexpr",
                Constancy::Constinit => "constinit",
                _ => return,
            };
            if let Failure::NotConstant { span: at, why, calls } = failure {
                let text = format!("the {word} variable `{name}` is not initialised by a constant expression");
                let diagnostic = constant::backtrace(sema, Diagnostic::error(span, text).note_at(at, why), &calls);
                sema.report(diagnostic);
            }
            sema.program.vars.get_mut(id).is_invalid = constant == Constancy::Constexpr;
        }
    }
}

/// [basic.start.static]/2: the temporaries that a constant initialiser's result may refer to are constant-initialised
/// with it.
fn initialise_temporaries(sema: &mut Sema, init: hir::ExprId) {
    let mut work = vec![init];
    while let Some(id) = work.pop() {
        let kind = sema.program.exprs[id].kind.clone();
        hir::visit::children(&kind, |child| work.push(child));
        let hir::ExprKind::Temporary { sub, lifetime: hir::Lifetime::Static, dtor } = kind else { continue };
        if matches!(sema.program.exprs[sub].kind, hir::ExprKind::Constant { .. }) {
            continue;
        }
        if let Ok(value) = expr::evaluate(sema, sub) {
            let hir::Expr { ty, category, span, .. } = sema.program.exprs[sub];
            let kind = hir::ExprKind::Constant { value: std::sync::Arc::new(value), sub: Some(sub) };
            let sub = sema.expr(kind, ty, category, span);
            let kind = hir::ExprKind::Temporary { sub, lifetime: hir::Lifetime::Static, dtor };
            sema.program.exprs.get_mut(id).kind = kind;
        }
    }
}

/// A constexpr variable without initialiser: default-initialisation of a class that may be left alone as a constant does
/// nothing ([dcl.init.general]/7), because the class has no scalar members.
fn trivially_constructed(sema: &mut Sema, id: VarId, span: Span) {
    let var = &sema.program.vars[id];
    let (name, ty) = (var.name, var.ty);
    if !init::is_default_allowed(sema, ty) {
        sema.error(span, format!("the constexpr variable `{name}` has no initialiser"));
        return;
    }
    let init = init::zero(sema, ty.unqual(), span);
    sema.program.vars.get_mut(id).init = Some(init);
}

/// An anonymous union (or GNU struct) outside of classes: its members are names of this scope ([class.union.anon]).
pub(super) fn anonymous_union(sema: &mut Sema, storage: StorageClass, class: ClassId, span: Span) -> Vec<hir::StmtId> {
    let ty = sema.program.types.class(class);
    let is_block = super::is_block(sema);
    if sema.program.classes[class].key != ast::ClassKey::Union {
        sema.warn(span, "this declaration declares nothing");
        return Vec::new();
    }
    if !is_block && storage != StorageClass::Static {
        sema.error(span, "an anonymous union in a namespace must be `static`");
        return Vec::new();
    }
    let is_static = !is_block || storage == StorageClass::Static;
    let kind = match (is_block, is_static) {
        (false, _) => VarKind::Global,
        (true, true) => VarKind::StaticLocal,
        (true, false) => VarKind::Local,
    };
    let id = local_var(sema, Symbol::EMPTY, ty, kind, span);
    if !is_block {
        let version = unique_version(sema, Symbol::EMPTY);
        let var = sema.program.vars.get_mut(id);
        var.linkage = Linkage::Internal;
        var.version = version;
    }
    sema.program.classes.get_mut(class).is_anonymous = true;
    super::member::check_anonymous(sema, class);
    initialise(sema, id, None, &mut None);
    let object = sema.expr(hir::ExprKind::Var(id), ty, hir::Category::LValue, span);
    bind_members(sema, class, object, span);
    match kind {
        VarKind::Global => Vec::new(),
        _ => vec![sema.stmt(StmtKind::Local(id), span)],
    }
}

/// Declares the members of `object` in the current scope.
fn bind_members(sema: &mut Sema, class: ClassId, object: hir::ExprId, span: Span) {
    let scope = sema.cx.scope;
    for field_id in sema.program.classes[class].fields.clone() {
        let field = sema.program.fields[field_id].clone();
        let ty = sema.program.types.non_ref(field.ty);
        let kind = hir::ExprKind::Field { base: object, field: field_id };
        let member = sema.expr(kind, ty, hir::Category::LValue, span);
        if let (true, Some(inner)) = (field.name.is_empty(), sema.program.types.as_class(ty)) {
            bind_members(sema, inner, member, span);
        } else if redecl::make_room(sema, scope, field.name, What::Object, field.span) {
            lookup::declare(sema, scope, field.name, Named::Binding(member));
        }
    }
}

/// Whether the type of an element satisfies the type-constraint of its placeholder type; reported.
fn is_satisfied(sema: &mut Sema, specs: &DeclSpecs, declared: Ty, ty: Ty, span: Span) -> bool {
    if ty == Ty::ERROR || !ty::has_auto(sema, declared) || dependent::is_dependent(sema, ty) {
        return true;
    }
    let bound = init::auto::bound_to(sema, declared, ty);
    bound.is_none_or(|bound| constraint::placeholder(sema, &specs.ty, bound, span))
}

/// A variable that is initialised from a checked expression: the element of a range-based for.
pub(in crate::sema) fn declare_element(
    sema: &mut Sema,
    specs: &DeclSpecs,
    item: &InitDeclarator,
    declared: Ty,
    value: hir::ExprId,
) -> Vec<hir::StmtId> {
    let Some(name) = item.declarator.name else { return Vec::new() };
    let (symbol, span) = (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span);
    let scope = sema.cx.scope;
    let is_error = sema.ty(value) == Ty::ERROR;
    let declared = declared_type(sema, specs, declared, symbol, span);
    let ty = match ty::has_auto(sema, declared) {
        true if is_error => Ty::ERROR,
        true => init::deduce_auto_from(sema, declared, value, span).unwrap_or(Ty::ERROR),
        false => declared,
    };
    let is_error = is_error || !is_satisfied(sema, specs, declared, ty, span);
    let declaring = Declaring { specs, item, symbol, span, ty, scope, is_block: true, is_only_declared: false };
    let Some(id) = new_local(sema, &declaring) else { return Vec::new() };
    let shape = Shape { ty, params: None, vla_bounds: Vec::new(), attrs: Vec::new() };
    apply_attributes(sema, id, &declaring, &shape);
    if ty == Ty::ERROR || is_error {
        sema.program.vars.get_mut(id).is_invalid = true;
        return Vec::new();
    }
    let target = init::Target { ty, kind: init::Kind::Local, name: symbol, span };
    let checked = init::from_expr(sema, target, value, true);
    let is_invalid = sema.ty(checked) == Ty::ERROR;
    let var = sema.program.vars.get_mut(id);
    var.init = Some(checked);
    var.is_invalid = is_invalid;
    finish(sema, id, span);
    guard(sema, Guarded::Variable(symbol), span);
    vec![sema.stmt(StmtKind::Local(id), span)]
}
