//! Functions ([dcl.fct], [over.load], [dcl.link], [dcl.fct.def]).

use crate::ast::{self, Constancy, DeclSpecs, Declarator, FunctionBody, FunctionDecl, InitDeclarator, StorageClass};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{
    self, Body, DefaultArg, FnTy, FormatKind, FuncAttrs, FuncId, FuncName, Linkage, Named, ScopeId, ScopeKind, Ty,
};
use crate::sema::decl::alias::default_linkage;
use crate::sema::decl::redecl::{self, What};
use crate::sema::decl::{func_check, special};
use crate::sema::template::equivalent::same_requires;
use crate::sema::ty::{self, Place, Shape};
use crate::sema::{Sema, access, attr, lookup};
use crate::source::Span;

/// A function that is being declared.
pub(in crate::sema) struct Declaring<'a> {
    pub(in crate::sema) specs: &'a DeclSpecs,
    pub(in crate::sema) declarator: &'a Declarator,
    pub(in crate::sema) shape: Shape,
    pub(in crate::sema) name: FuncName,
    pub(in crate::sema) symbol: Symbol,
    pub(in crate::sema) span: Span,
    /// The scope that it is a member of.
    pub(in crate::sema) scope: ScopeId,
    /// Where it is written: a friend is declared in a class, but no member of it.
    pub(in crate::sema) place: ScopeId,
    pub(in crate::sema) is_block: bool,
    pub(in crate::sema) is_definition: bool,
    pub(in crate::sema) access: ast::Access,
}

/// A blank function.
pub(in crate::sema) fn blank(sema: &Sema, name: FuncName, ty: Ty, scope: ScopeId, span: Span) -> hir::Func {
    hir::Func {
        name,
        scope,
        class: match sema.program.scopes[scope].kind {
            ScopeKind::Class(class) => Some(class),
            _ => None,
        },
        ty,
        linkage: Linkage::External,
        language: ast::Linkage::Cxx,
        access: ast::Access::Public,
        params: Vec::new(),
        is_static: false,
        is_explicit_object: false,
        is_inline: false,
        is_virtual: false,
        is_pure: false,
        is_final: false,
        is_override: false,
        is_explicit: false,
        is_implicit: false,
        is_defaulted: false,
        is_trivial: false,
        is_deleted: false,
        constant: Constancy::None,
        attrs: FuncAttrs::default(),
        asm_label: None,
        builtin: None,
        body: Body::None,
        span,
        is_user: sema.is_user(span),
        is_redirected: false,
        version: 0,
        revision: 0,
        specialization: None,
        requires: None,
        order: sema.position(),
        overrides: Vec::new(),
        inherited: None,
        deallocator: None,
    }
}

/// A function declaration without a body.
pub(in crate::sema) fn declare(sema: &mut Sema, specs: &DeclSpecs, item: &InitDeclarator, shape: Shape) {
    if let Some(init) = item.init {
        let span = init_span(sema, init, item.declarator.span);
        sema.error(span, "a function cannot be initialised like a variable");
    }
    if let Some(name) = item.declarator.name
        && sema.ast.names[name].is_qualified()
        && let Some(scope) = lookup::qualifier_scope(sema, name)
        && matches!(sema.program.scopes[scope].kind, ScopeKind::Class(_))
    {
        // [class.mfct]/1
        let span = sema.ast.names[name].span;
        return sema.error(span, "a member function can only be defined outside of its class, not declared again");
    }
    declare_one(sema, specs, &item.declarator, shape, false);
}

/// [class.static]/1: `static` stands where the class declares the member.
pub(in crate::sema) fn storage_outside(sema: &mut Sema, specs: &DeclSpecs) {
    if specs.storage == StorageClass::Static && sema.is_user(specs.span) {
        sema.error(specs.span, "`static` cannot stand where a member is defined outside of its class");
    }
}

pub(super) fn init_span(sema: &Sema, init: ast::Init, otherwise: Span) -> Span {
    match init {
        ast::Init::Copy(id) | ast::Init::Paren(id) | ast::Init::Brace(id) => sema.ast.exprs[id].span,
        ast::Init::Delayed { .. } => otherwise,
    }
}

/// A function definition in a namespace, of a free function or a member.
pub(in crate::sema) fn define(sema: &mut Sema, id: ast::DeclId, decl: &FunctionDecl) {
    let span = decl.declarator.span;
    super::check_specs(sema, &decl.specs);
    super::syntax::defined_type(sema, &decl.specs, &decl.declarator);
    if super::is_block(sema) {
        sema.error(span, "a function cannot be defined in a function");
        return;
    }
    let Some(name) = decl.declarator.name else { return };
    // Behind a qualified name the parameters are looked up where the function is a member ([basic.lookup.unqual]/8).
    let Some(target) = lookup::qualifier_scope(sema, name) else { return };
    let at = sema.ast.names[name].last_span;
    if sema.ast.names[name].is_qualified() && !redecl::is_around(sema, target, at) {
        return;
    }
    if !forbid_return_type(sema, &decl.specs, name) {
        return;
    }
    if matches!(sema.program.scopes[target].kind, ScopeKind::Class(_)) {
        storage_outside(sema, &decl.specs);
    }
    let base = return_base(sema, &decl.specs, name);
    let saved = sema.cx.clone();
    enter(sema, target);
    let shape = ty::declarator(sema, base, &decl.declarator);
    sema.cx = saved;
    if sema.program.types.as_function(shape.ty).is_none() {
        if shape.ty != Ty::ERROR {
            sema.error(span, "a body stands behind what is no function");
        }
        return;
    }
    if decl.specs.is_typedef {
        sema.error(span, "a typedef cannot have a body");
        return;
    }
    let n_funcs = sema.program.funcs.len();
    let Some(func) = declare_one(sema, &decl.specs, &decl.declarator, shape, true) else { return };
    let before = &sema.program.funcs[func];
    let is_later = func.index() < n_funcs && (before.class.is_some() || before.order >= sema.input.first_order);
    let at = sema.ast.names[name].last_span;
    set_body(sema, func, id, &decl.body, target);
    match decl.body {
        FunctionBody::Deleted if is_later => special::check::deleted_later(sema, func, at),
        FunctionBody::Defaulted => special::check::defaulted_outside(sema, func, at),
        _ => {}
    }
    if sema.is_user(span) && matches!(sema.program.funcs[func].body, Body::Written { .. }) {
        super::func_body(sema, func);
    }
}

/// The type before the declarator; constructors, destructors and conversion functions have none.
pub(in crate::sema) fn return_base(sema: &mut Sema, specs: &DeclSpecs, name: ast::NameId) -> Ty {
    if specs.ty != ast::TypeSpec::None {
        return ty::specs(sema, specs, Place::Other);
    }
    match sema.ast.names[name].last.clone() {
        ast::Unqualified::Conversion(id) => ty::type_id(sema, id),
        ast::Unqualified::Destructor(_) => Ty::VOID,
        _ if is_constructor_name(sema, name) => Ty::VOID,
        _ => ty::specs(sema, specs, Place::Other),
    }
}

/// [class.ctor]/1, [class.dtor]/1, [class.conv.fct]/1: functions whose names say their types are declared without one.
pub(in crate::sema) fn forbid_return_type(sema: &mut Sema, specs: &DeclSpecs, name: ast::NameId) -> bool {
    let what = match sema.ast.names[name].last.clone() {
        _ if specs.ty == ast::TypeSpec::None => return true,
        ast::Unqualified::Conversion(_) => "a conversion function",
        ast::Unqualified::Destructor(_) => "a destructor",
        _ if is_constructor_name(sema, name) => "a constructor",
        _ => return true,
    };
    sema.error(specs.span, format!("{what} is declared without a return type"));
    false
}

/// Whether a declarator-id names a constructor: `C` in the class `C`, or `C::C`.
pub(in crate::sema) fn is_constructor_name(sema: &mut Sema, name: ast::NameId) -> bool {
    let Some(symbol) = sema.ast.names[name].identifier() else { return false };
    let scope = match sema.ast.names[name].is_qualified() {
        true => lookup::qualifier_scope(sema, name),
        false => Some(sema.cx.scope),
    };
    // The parameters of a constructor template stand between it and its class.
    let mut scope = scope;
    while let Some(id) = scope
        && sema.program.scopes[id].kind == ScopeKind::TemplateParams
    {
        scope = sema.program.scopes[id].parent;
    }
    match scope.map(|scope| sema.program.scopes[scope].kind) {
        Some(ScopeKind::Class(class)) => sema.program.classes[class].name == symbol,
        _ => false,
    }
}

/// Looks names up from `scope` on, when that is not around already.
fn enter(sema: &mut Sema, scope: ScopeId) {
    if !lookup::is_within(sema, sema.cx.scope, scope) {
        sema.cx.scope = scope;
        if let ScopeKind::Class(class) = sema.program.scopes[scope].kind {
            sema.cx.class = Some(class);
        }
    }
}

/// Gives a function what stands behind its declarator.
pub(in crate::sema) fn set_body(sema: &mut Sema, func: FuncId, id: ast::DeclId, body: &FunctionBody, scope: ScopeId) {
    let order = sema.position();
    let target = sema.program.funcs.get_mut(func);
    match body {
        FunctionBody::Defaulted => {
            target.is_defaulted = true;
            target.body = Body::Synthesized;
        }
        FunctionBody::Deleted => target.is_deleted = true,
        FunctionBody::Error => target.body = Body::Error,
        _ => {
            target.body = Body::Written { decl: id, scope };
            target.order = order;
        }
    }
}

/// Declares one function; none when that failed.
fn declare_one(
    sema: &mut Sema,
    specs: &DeclSpecs,
    declarator: &Declarator,
    shape: Shape,
    is_definition: bool,
) -> Option<FuncId> {
    let name = declarator.name?;
    let span = sema.ast.names[name].last_span;
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let is_qualified = sema.ast.names[name].is_qualified();
    let is_block = super::is_block(sema);
    let scope = match (is_qualified, is_block) {
        (true, _) => {
            let scope = lookup::qualifier_scope(sema, name)?;
            lookup::declaring_scope(sema, scope, symbol)
        }
        (false, true) => {
            let namespace = lookup::enclosing_namespace(sema, sema.cx.scope);
            sema.program.namespaces[namespace].scope
        }
        (false, false) => sema.cx.scope,
    };
    let (func_name, symbol) = function_name(sema, name, symbol, shape.ty);
    let shape = implicit_noexcept(sema, func_name, declarator, shape);
    let access = ast::Access::Public;
    let declaring = Declaring {
        specs,
        declarator,
        shape,
        name: func_name,
        symbol,
        span,
        scope,
        place: sema.cx.scope,
        is_block,
        is_definition,
        access,
    };
    let id = declare_in(sema, &declaring, is_qualified)?;
    access::declared(sema, access::Friend::Func(id));
    check_main(sema, id, &declaring);
    if !is_block {
        super::body::check_defaults(sema, id);
    }
    Some(id)
}

/// The name of a function, and the symbol that it is declared under.
pub(in crate::sema) fn function_name(sema: &mut Sema, name: ast::NameId, symbol: Symbol, ty: Ty) -> (FuncName, Symbol) {
    let last = match &sema.ast.names[name].last {
        ast::Unqualified::TemplateId { name, .. } => (**name).clone(),
        last => last.clone(),
    };
    match last {
        ast::Unqualified::Operator(op) => (FuncName::Operator(op), symbol),
        ast::Unqualified::LiteralOperator(suffix) => (FuncName::Literal(suffix), symbol),
        ast::Unqualified::Conversion(_) => {
            let to = sema.program.types.as_function(ty).map_or(Ty::ERROR, |function| function.ret);
            (FuncName::Conversion(to), symbol)
        }
        ast::Unqualified::Destructor(_) => (FuncName::Destructor, symbol),
        _ if is_constructor_name(sema, name) => (FuncName::Constructor, lookup::constructor_symbol()),
        _ => (FuncName::Ident(symbol), symbol),
    }
}

/// [except.spec]/8: a deallocation function without noexcept-specifier throws nothing.
pub(in crate::sema) fn implicit_noexcept(
    sema: &mut Sema,
    name: FuncName,
    declarator: &Declarator,
    shape: Shape,
) -> Shape {
    use ast::OverloadedOperator as Op;
    let is_unspecified = match declarator.chunks.first().map(|chunk| &chunk.kind) {
        Some(ast::ChunkKind::Function(chunk)) => chunk.noexcept == ast::NoexceptSpec::None,
        _ => false,
    };
    match (name, sema.program.types.as_function(shape.ty).cloned()) {
        (FuncName::Operator(Op::Delete | Op::ArrayDelete), Some(function)) if is_unspecified => {
            let ty = sema.program.types.function(FnTy { is_noexcept: true, ..function });
            Shape { ty, ..shape }
        }
        _ => shape,
    }
}

/// [basic.start.main]
fn check_main(sema: &mut Sema, id: FuncId, declaring: &Declaring) {
    let func = &sema.program.funcs[id];
    if func.scope != sema.program.global || declaring.symbol.as_str() != "main" || func.class.is_some() {
        return;
    }
    let ret = sema.program.types.as_function(func.ty).map_or(Ty::ERROR, |function| function.ret);
    let span = declaring.span;
    let is_wrong = func.is_inline || func.linkage == Linkage::Internal || func.constant != Constancy::None;
    if ret != Ty::INT && ret != Ty::ERROR {
        sema.error(span, "`main` must return `int`");
    }
    if is_wrong {
        sema.error(span, "`main` cannot be `static`, `inline` or `constexpr`");
    }
    if declaring.is_definition {
        sema.input.main = Some(id);
    }
}

/// Whether two functions take the same parameters ([over.dcl]).
pub(in crate::sema) fn is_same_signature(sema: &Sema, a: FuncId, b: FuncId) -> bool {
    let (a, b) = (sema.program.funcs[a].ty, sema.program.funcs[b].ty);
    match (sema.program.types.as_function(a), sema.program.types.as_function(b)) {
        (Some(a), Some(b)) => has_same_params(a, b),
        _ => a == b,
    }
}

/// Whether a function has the parameters and qualifiers of the function type `ty`.
pub(in crate::sema) fn has_signature(sema: &Sema, func: FuncId, ty: Ty) -> bool {
    match (sema.program.types.as_function(sema.program.funcs[func].ty), sema.program.types.as_function(ty)) {
        (Some(a), Some(b)) => has_same_params(a, b),
        _ => false,
    }
}

fn has_same_params(a: &FnTy, b: &FnTy) -> bool {
    a.params == b.params && a.is_variadic == b.is_variadic && a.quals == b.quals && a.ref_qual == b.ref_qual
}

/// What a scope declares under a name, hidden block-scope externs and friends included.
fn previous(sema: &Sema, scope: ScopeId, symbol: Symbol) -> Vec<hir::Entry> {
    let mut entries = sema.program.names.get(&(scope, symbol)).map(|names| names.to_vec()).unwrap_or_default();
    if let Some(hidden) = sema.block_externs.get(&(scope, symbol)) {
        entries.extend(hidden.iter().cloned());
    }
    if let Some(hidden) = sema.hidden_friends.get(&(scope, symbol)) {
        entries.extend(hidden.iter().map(|(_, entry)| entry.clone()));
    }
    entries
}

/// Declares a function as a member of its scope: a redeclaration or a new overload.
pub(in crate::sema) fn declare_in(sema: &mut Sema, declaring: &Declaring, must_exist: bool) -> Option<FuncId> {
    let &Declaring { symbol, span, scope, is_block, .. } = declaring;
    let new_ty = declaring.shape.ty;
    let new = sema.program.types.as_function(new_ty)?.clone();
    func_check::declaration(sema, declaring);
    let is_c = language(sema, declaring) == ast::Linkage::C;
    let mut candidates = previous(sema, scope, symbol);
    if is_c
        && let Some(named @ Named::Func(_)) = sema.extern_c.get(&symbol).cloned()
        && !candidates.iter().any(|entry| entry.named == named)
    {
        candidates.push(hir::Entry { named, order: 0, access: ast::Access::Public, is_using: false });
    }
    for entry in candidates {
        let Named::Func(old_id) = entry.named else { continue };
        if entry.is_using {
            continue;
        }
        let old_func = &sema.program.funcs[old_id];
        let Some(old) = sema.program.types.as_function(old_func.ty).cloned() else { continue };
        let both_c = is_c && old_func.language == ast::Linkage::C;
        let same_conversion = match (declaring.name, old_func.name) {
            (FuncName::Conversion(a), FuncName::Conversion(b)) => a == b,
            _ => true,
        };
        let (requires, old_requires) = (declaring.declarator.requires, old_func.requires.map(|(id, _)| id));
        let is_same =
            has_same_params(&old, &new) && same_conversion && same_requires(sema, requires, old_requires, (&[], &[]));
        if !is_same && !both_c {
            continue;
        }
        match redeclare(sema, old_id, &entry, declaring, &old, &new) {
            Redeclared::Same => {
                announce(sema, declaring, old_id);
                return Some(old_id);
            }
            Redeclared::Hidden => {}
            Redeclared::Error => return None,
        }
    }
    if must_exist {
        report_no_member(sema, declaring);
        return None;
    }
    let visible_in = if is_block { sema.cx.scope } else { scope };
    if is_block && super::variable::redeclares_parameter(sema, visible_in, symbol, span) {
        return None;
    }
    if !redecl::make_room(sema, visible_in, symbol, What::Func, span) {
        return None;
    }
    Some(new_func(sema, declaring, visible_in))
}

/// A qualified declarator must name a member that is declared already ([dcl.meaning]/1).
fn report_no_member(sema: &mut Sema, declaring: &Declaring) {
    let &Declaring { symbol, span, scope, .. } = declaring;
    let shown = sema.show(declaring.shape.ty);
    let of = lookup::scope_name(sema, scope);
    let mut diagnostic = Diagnostic::error(span, format!("no function `{symbol}` of type `{shown}` in {of}"));
    for entry in previous(sema, scope, symbol) {
        if let Named::Func(id) = entry.named {
            let func = &sema.program.funcs[id];
            diagnostic = diagnostic.note_at(func.span, format!("there is one of type `{}`", sema.show(func.ty)));
        }
    }
    sema.report(diagnostic);
}

fn language(sema: &Sema, declaring: &Declaring) -> ast::Linkage {
    match sema.program.scopes[declaring.scope].kind {
        ScopeKind::Class(_) => ast::Linkage::Cxx,
        _ if declaring.specs.storage == StorageClass::Static => ast::Linkage::Cxx,
        _ => match declaring.name {
            FuncName::Ident(_) => sema.cx.language,
            _ => ast::Linkage::Cxx,
        },
    }
}

/// Makes a redeclared function visible in the current scope.
fn announce(sema: &mut Sema, declaring: &Declaring, id: FuncId) {
    let visible_in = if declaring.is_block { sema.cx.scope } else { declaring.scope };
    let key = (visible_in, declaring.symbol);
    let is_visible =
        sema.program.names.get(&key).is_some_and(|names| names.iter().any(|entry| entry.named == Named::Func(id)));
    if !is_visible && redecl::make_room(sema, visible_in, declaring.symbol, What::Func, declaring.span) {
        lookup::declare_entry(sema, visible_in, declaring.symbol, Named::Func(id), declaring.access, false);
    }
}

/// A new function that no scope declares: a specialisation of a template.
pub(in crate::sema) fn undeclared_func(sema: &mut Sema, declaring: &Declaring) -> FuncId {
    let func = prepared(sema, declaring);
    let id = sema.program.funcs.push(func);
    defer_noexcept(sema, id, declaring);
    add_attributes(sema, id, declaring);
    id
}

/// Remembers a noexcept-specifier that is evaluated when it is needed.
fn defer_noexcept(sema: &mut Sema, id: FuncId, declaring: &Declaring) {
    let Some(ast::ChunkKind::Function(chunk)) = declaring.declarator.chunks.first().map(|chunk| &chunk.kind) else {
        return;
    };
    if ty::is_lazy_noexcept(sema, declaring.place, &chunk.noexcept) {
        let entry = (std::sync::Arc::new((**chunk).clone()), declaring.place);
        sema.lazy_noexcept.insert(id, entry);
    }
}

/// What the declaration alone says of a new function.
fn prepared(sema: &mut Sema, declaring: &Declaring) -> hir::Func {
    let &Declaring { specs, span, scope, .. } = declaring;
    let mut func = blank(sema, declaring.name, declaring.shape.ty, scope, span);
    let is_member = func.class.is_some();
    func.language = language(sema, declaring);
    func.linkage = default_linkage(sema, scope, specs.storage == StorageClass::Static && !is_member);
    func.access = declaring.access;
    func.is_explicit_object = is_member && declaring.declarator.has_explicit_object();
    func.is_static = func.is_explicit_object || is_member && is_static_member(declaring);
    func.is_virtual = specs.is_virtual;
    func.is_explicit = match specs.explicit {
        ast::Explicit::No => false,
        ast::Explicit::Yes => true,
        ast::Explicit::If(condition) => crate::sema::expr::constant_bool(sema, condition).unwrap_or(false),
    };
    func.is_inline = specs.is_inline || matches!(specs.constant, Constancy::Constexpr | Constancy::Consteval);
    func.constant = specs.constant;
    func.params = declaring.shape.params.clone().unwrap_or_else(|| unnamed_params(sema, declaring.shape.ty, span));
    func.asm_label = declaring.declarator.asm_label;
    func.requires = declaring.declarator.requires.map(|id| (id, declaring.place));
    func
}

fn new_func(sema: &mut Sema, declaring: &Declaring, visible_in: ScopeId) -> FuncId {
    let &Declaring { symbol, scope, is_block, .. } = declaring;
    let mut func = prepared(sema, declaring);
    let is_member = func.class.is_some();
    func.version = redecl::version(sema, scope, symbol);
    let is_external_c = func.language == ast::Linkage::C && func.linkage == Linkage::External;
    if is_external_c {
        func.attrs.format = known_format(symbol);
    }
    if is_member {
        hide_brought(sema, scope, symbol, declaring.shape.ty);
    }
    let id = sema.program.funcs.push(func);
    defer_noexcept(sema, id, declaring);
    if is_external_c {
        sema.extern_c.insert(symbol, Named::Func(id));
    }
    add_attributes(sema, id, declaring);
    if is_block {
        let order = sema.next_order;
        let entry = hir::Entry { named: Named::Func(id), order, access: ast::Access::Public, is_using: false };
        sema.block_externs.update((scope, symbol), |entries| entries.push(entry));
    }
    lookup::declare_entry(sema, visible_in, symbol, Named::Func(id), declaring.access, false);
    func_check::check_defaults(sema, id);
    id
}

/// A member function hides one of a base that a using-declaration brought ([namespace.udecl]/14).
pub(super) fn hide_brought(sema: &mut Sema, scope: ScopeId, symbol: Symbol, ty: Ty) {
    let Some(new) = sema.program.types.as_function(ty).cloned() else { return };
    let here = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    for entry in here.iter().filter(|entry| entry.is_using) {
        let Named::Func(id) = entry.named else { continue };
        let old = sema.program.funcs[id].ty;
        if sema.program.types.as_function(old).is_some_and(|old| has_same_params(old, &new)) {
            sema.program.names.update((scope, symbol), |names| names.retain(|old| old != entry));
        }
    }
}

fn is_allocation(name: FuncName) -> bool {
    use ast::OverloadedOperator as Op;
    matches!(name, FuncName::Operator(Op::New | Op::ArrayNew | Op::Delete | Op::ArrayDelete))
}

/// Allocation functions of a class are static without saying so ([class.free]).
fn is_static_member(declaring: &Declaring) -> bool {
    declaring.specs.storage == StorageClass::Static || is_allocation(declaring.name)
}

/// The parameters of a function that is declared through a typedef.
fn unnamed_params(sema: &Sema, ty: Ty, span: Span) -> Vec<hir::Param> {
    let params = sema.program.types.as_function(ty).map(|function| function.params.clone());
    let blank = |&ty: &Ty| hir::Param { name: Symbol::EMPTY, ty, var: None, default: DefaultArg::None, span };
    params.iter().flat_map(|params| params.iter()).map(blank).collect()
}

/// The formats that GCC knows of the C library's functions.
fn known_format(symbol: Symbol) -> Option<(FormatKind, u16, u16)> {
    Some(match symbol.as_str() {
        "printf" => (FormatKind::Printf, 1, 2),
        "fprintf" | "sprintf" | "dprintf" => (FormatKind::Printf, 2, 3),
        "snprintf" => (FormatKind::Printf, 3, 4),
        "vprintf" => (FormatKind::Printf, 1, 0),
        "vfprintf" | "vsprintf" => (FormatKind::Printf, 2, 0),
        "vsnprintf" => (FormatKind::Printf, 3, 0),
        "scanf" => (FormatKind::Scanf, 1, 2),
        "fscanf" | "sscanf" => (FormatKind::Scanf, 2, 3),
        _ => return None,
    })
}

/// What came of a redeclaration.
enum Redeclared {
    Same,
    Hidden,
    Error,
}

/// A declaration with the parameters of an earlier one ([over.load]/2, [basic.link]/10).
fn redeclare(
    sema: &mut Sema,
    id: FuncId,
    entry: &hir::Entry,
    declaring: &Declaring,
    old: &FnTy,
    new: &FnTy,
) -> Redeclared {
    let &Declaring { specs, symbol, span, scope, is_definition, .. } = declaring;
    // What was put off is needed now, to be compared ([except.spec]/13).
    if old.is_noexcept != new.is_noexcept {
        ty::resolve_noexcept(sema, id);
    }
    let func = sema.program.funcs[id].clone();
    let resolved = sema.program.types.as_function(func.ty).cloned();
    let old = resolved.as_ref().unwrap_or(old);
    let can_hide = redecl::is_replaceable(sema, scope, entry, span) && func.order < sema.input.first_order;
    let is_replaceable = can_hide || is_replaceable_member(sema, &func, span);
    let differs = if old.params != new.params || old.is_variadic != new.is_variadic {
        Some("other parameters")
    } else if old.ret != new.ret && old.ret != Ty::ERROR && new.ret != Ty::ERROR && !is_deduced_again(sema, &func, new)
    {
        Some("another return type")
    } else if old.is_noexcept != new.is_noexcept
        && !is_lenient(sema, &func, span)
        && !(func.name == FuncName::Destructor && special::lacks_noexcept(declaring.declarator))
    {
        Some("another exception specification")
    } else if is_constexpr(func.constant) != is_constexpr(specs.constant)
        && !is_replaceable
        && !func.is_implicit
        && !is_lenient(sema, &func, span)
    {
        // [dcl.constexpr]/1
        redeclared_constexpr(sema, declaring, &func);
        return Redeclared::Error;
    } else if func.language == ast::Linkage::Cxx && language(sema, declaring) == ast::Linkage::C {
        Some("C++ linkage")
    } else {
        None
    };
    let differs = match differs {
        Some(_) if can_hide => {
            redecl::hide(sema, scope, symbol, &Named::Func(id));
            if func.language == ast::Linkage::C {
                sema.extern_c.remove(&symbol);
            }
            return Redeclared::Hidden;
        }
        differs => differs,
    };
    if let Some(differs) = differs {
        let (new, was) = (sema.show(declaring.shape.ty), sema.show(func.ty));
        let text = format!("`{symbol}` is declared as `{new}`, but was declared with {differs}, as `{was}`");
        redecl::conflict(sema, span, text, func.span);
        return Redeclared::Error;
    }
    if specs.storage == StorageClass::Static && func.linkage == Linkage::External && func.class.is_none() {
        let text = format!("`{symbol}` is declared `static`, but was declared `extern`");
        redecl::conflict(sema, span, text, func.span);
        return Redeclared::Error;
    }
    let has_body = !matches!(func.body, Body::None) || func.is_deleted;
    let is_replacement = is_definition && has_body && !func.attrs.is_gnu_inline;
    if is_replacement && !is_replaceable {
        let name = crate::hir::show::func_name(&sema.program, id);
        redecl::conflict(sema, span, format!("redefinition of `{name}`"), func.span);
        return Redeclared::Error;
    }
    if is_replacement {
        replace(sema, id);
    }
    merge(sema, id, declaring, old, new, is_replacement);
    Redeclared::Same
}

fn is_constexpr(constant: Constancy) -> bool {
    matches!(constant, Constancy::Constexpr | Constancy::Consteval)
}

/// [dcl.constexpr]/1: all declarations of a function are constexpr, or none is.
fn redeclared_constexpr(sema: &mut Sema, declaring: &Declaring, was: &hir::Func) {
    let constant = if is_constexpr(was.constant) { was.constant } else { declaring.specs.constant };
    let word = if constant == Constancy::Consteval { "consteval" } else { "constexpr" };
    let (now, before) = if is_constexpr(was.constant) { ("without", "with") } else { ("with", "without") };
    let text = format!("`{}` is declared {now} `{word}`, but was declared {before} it", declaring.symbol);
    redecl::conflict(sema, declaring.span, text, was.span);
}

/// Whether a definition outside of its class may take the place of a member function's: an earlier input of the user
/// defined that. What was defaulted or deleted in the class is part of what the class is, and stays.
fn is_replaceable_member(sema: &Sema, func: &hir::Func, span: Span) -> bool {
    func.class.is_some()
        && func.order < sema.input.first_order
        && !func.is_implicit
        && !func.is_deleted
        && sema.is_user(span)
        && sema.is_user(func.span)
}

/// Whether both declarations leave the return type to be deduced ([dcl.spec.auto]/11).
fn is_deduced_again(sema: &Sema, func: &hir::Func, new: &FnTy) -> bool {
    let was_auto = sema.program.types.as_function(func.ty).is_some_and(|f| ty::has_auto(sema, f.ret));
    ty::has_auto(sema, new.ret) && (was_auto || matches!(func.body, Body::Checked(_) | Body::InProgress))
}

/// Exception specifications of C functions and in system headers may differ, as in g++.
fn is_lenient(sema: &Sema, func: &hir::Func, span: Span) -> bool {
    func.language == ast::Linkage::C || func.builtin.is_some() || !sema.is_user(span)
}

/// Makes room for the definition of an explicit specialisation ([temp.expl.spec]): one of an earlier input, or what that
/// has instantiated, is replaced. Whether there is room.
pub(in crate::sema) fn replace_specialization(sema: &mut Sema, id: FuncId, span: Span) -> bool {
    let func = &sema.program.funcs[id];
    let is_explicit = sema.explicit_funcs.contains_key(&id);
    let is_instantiated = matches!(func.body, Body::Checked(_) | Body::InProgress);
    if func.body == Body::None || !(is_explicit || is_instantiated) {
        return true;
    }
    let was = func.span;
    if func.order < sema.input.first_order && sema.is_user(span) && sema.is_user(was) {
        replace(sema, id);
        return true;
    }
    let name = crate::hir::show::func_name(&sema.program, id);
    // [temp.expl.spec]/7
    let what = if is_explicit { "redefinition" } else { "specialisation after use" };
    redecl::conflict(sema, span, format!("{what} of `{name}`"), was);
    false
}

/// A definition in the place of an earlier input's: callers reach the new body. A member's declaration in its class
/// still counts.
fn replace(sema: &mut Sema, id: FuncId) {
    let func = sema.program.funcs.get_mut(id);
    func.revision += 1;
    func.body = Body::None;
    func.is_deleted = false;
    func.is_defaulted = false;
    func.is_trivial = false;
    if func.class.is_none() {
        func.attrs = FuncAttrs::default();
        func.constant = Constancy::None;
    }
    sema.input.redefined.push(id);
}

/// What a redeclaration adds to a function.
fn merge(sema: &mut Sema, id: FuncId, declaring: &Declaring, old: &FnTy, new: &FnTy, is_replacement: bool) {
    let &Declaring { specs, symbol, span, is_definition, .. } = declaring;
    if new.is_noexcept && !old.is_noexcept {
        let ty = sema.program.types.function(FnTy { is_noexcept: true, dependent_noexcept: None, ..old.clone() });
        sema.program.funcs.get_mut(id).ty = ty;
    }
    let params = declaring.shape.params.clone().unwrap_or_default();
    for (i, param) in params.into_iter().enumerate() {
        let func = sema.program.funcs.get_mut(id);
        let Some(slot) = func.params.get_mut(i) else { continue };
        // What a member's declaration in its class gives stays ([dcl.fct.default]/6).
        let old_default = if is_replacement && func.class.is_none() { DefaultArg::None } else { slot.default };
        if is_definition || slot.name.is_empty() {
            *slot = hir::Param { default: old_default, ..param.clone() };
        }
        match (old_default, param.default) {
            (DefaultArg::None, new) => slot.default = new,
            (_, DefaultArg::None) => slot.default = old_default,
            (_, new) if is_replacement => slot.default = new,
            _ => {
                let at = slot.span;
                let text = format!("the default argument of a parameter of `{symbol}` is given again");
                redecl::conflict(sema, param.span, text, at);
            }
        }
    }
    func_check::check_defaults(sema, id);
    let is_user = sema.is_user(span);
    let func = sema.program.funcs.get_mut(id);
    func.is_inline |= specs.is_inline || matches!(specs.constant, Constancy::Constexpr | Constancy::Consteval);
    if specs.constant != Constancy::None {
        func.constant = specs.constant;
    }
    func.asm_label = declaring.declarator.asm_label.or(func.asm_label);
    if is_definition || (func.body == Body::None && func.class.is_none()) {
        func.span = span;
    }
    if is_definition {
        func.is_user = is_user;
    }
    add_attributes(sema, id, declaring);
}

fn add_attributes(sema: &mut Sema, id: FuncId, declaring: &Declaring) {
    let mut attrs = sema.program.funcs[id].attrs;
    let written: Vec<ast::Attr> = declaring
        .specs
        .attrs
        .iter()
        .chain(&declaring.declarator.attrs)
        .chain(&declaring.shape.attrs)
        .cloned()
        .collect();
    attr::function(sema, &mut attrs, &written);
    attr::abi_tags(sema, hir::Tagged::Func(id), &written);
    let alias = attr::alias(sema, &written);
    let func = sema.program.funcs.get_mut(id);
    func.attrs = attrs;
    func.asm_label = alias.or(func.asm_label);
    if (attrs.constructor.is_some() || attrs.destructor.is_some()) && declaring.is_definition {
        sema.input.structors.push(id);
    }
    // [replacement.functions]/3: a replacement is not inline.
    let func = &sema.program.funcs[id];
    if declaring.is_definition && is_allocation(declaring.name) && func.class.is_none() && !func.is_inline {
        sema.input.allocators.push(id);
    }
}

/// The GNU builtin of this name, declared on first use.
pub fn builtin_func(sema: &mut Sema, name: Symbol) -> Option<FuncId> {
    if let Some(&id) = sema.builtins.get(&name) {
        return Some(id);
    }
    let builtin = hir::Builtin::by_name(name.as_str())?;
    let ty = super::builtin::signature(sema, builtin);
    let global = sema.program.global;
    let mut func = blank(sema, FuncName::Ident(name), ty, global, Span::NONE);
    func.language = ast::Linkage::C;
    func.builtin = Some(builtin);
    func.is_user = false;
    func.params = unnamed_params(sema, ty, Span::NONE);
    super::builtin::attributes(builtin, &mut func);
    let id = sema.program.funcs.push(func);
    sema.builtins.insert(name, id);
    Some(id)
}
