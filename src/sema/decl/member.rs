//! Members of a class, as its definition declares them ([class.mem]).

use crate::ast::{
    self, Access, Attr, Constancy, DeclKind, DeclSpecs, FunctionDecl, InitDeclarator, StorageClass, TypeSpec,
};
use crate::base::Symbol;
use crate::hir::{self, Body, ClassId, Field, FuncId, FuncName, Linkage, Named, Ty, TyKind, VarKind};
use crate::sema::decl::function::{self, Declaring};
use crate::sema::decl::redecl::{self, What};
use crate::sema::decl::{alias, special, syntax, using, variable};
use crate::sema::template::{self, params};
use crate::sema::ty::{self, Place, Shape};
use crate::sema::{Sema, access, attr, expr, init, lookup};
use crate::source::Span;

/// Declares one member-declaration of the class that is being defined; `cx` is inside of the class.
pub(super) fn declare(sema: &mut Sema, class: ClassId, id: ast::DeclId) {
    let decl = sema.ast.decls[id].clone();
    let access = sema.input.member_access;
    match decl.kind {
        DeclKind::Access(access) => {
            sema.input.member_access = access;
            sema.program.classes.get_mut(class).first_specifier.get_or_insert(decl.span);
        }
        DeclKind::Function(_) | DeclKind::Simple { .. }
            if crate::sema::template::declare::abbreviated(sema, id, access) => {}
        DeclKind::Simple { .. } if crate::sema::template::declare::plain_guide(sema, id) => {}
        DeclKind::Simple { specs, declarators } => simple(sema, class, &specs, &declarators, decl.span),
        DeclKind::Function(function) => method_definition(sema, class, id, &function),
        DeclKind::Using { names } => using::declare(sema, &names, access),
        DeclKind::UsingEnum { name } => using::using_enum(sema, name, access),
        DeclKind::Alias { name, name_span, attrs, ty: written } => {
            let ty = ty::type_id(sema, written);
            let ty = attr::base_type(sema, ty, &attrs);
            let attrs = alias::using_attrs(sema, &attrs, written);
            let written = sema.ast.types[written].specs.ty.clone();
            alias::declare(sema, name, name_span, (ty, attrs), &written, access);
        }
        DeclKind::Template(template) => crate::sema::template::declare::declare(sema, id, &template, access),
        DeclKind::FriendType { ty } => {
            let specs = sema.ast.types[ty].specs.clone();
            let ty = match specs.ty {
                TypeSpec::Elaborated { .. } => ty::specs(sema, &specs, Place::Friend),
                _ => ty::type_id(sema, ty),
            };
            befriend_type(sema, class, ty);
        }
        DeclKind::ExplicitSpecialization { .. } => crate::sema::template::explicit::specialize(sema, id),
        DeclKind::Error | DeclKind::Empty { .. } => {}
        DeclKind::Class(_) => {
            let ty = super::class::define(sema, id);
            anonymous(sema, class, ty, &[]);
        }
        DeclKind::Enum(_) | DeclKind::StaticAssert { .. } | DeclKind::Pragma(_) | DeclKind::Linkage { .. } => {
            super::declaration(sema, id);
        }
        _ => sema.error(decl.span, "this declaration cannot stand in a class"),
    }
}

/// Checks the bodies of member functions that were waiting for the outermost class to be complete.
pub(super) fn check_pending(sema: &mut Sema) {
    for field in std::mem::take(&mut sema.input.pending_inits) {
        // Nothing uses it yet.
        sema.in_context(|sema| {
            sema.cx.function = None;
            init::class::member_default(sema, field);
        });
    }
    for func in std::mem::take(&mut sema.input.pending_bodies) {
        if sema.program.funcs[func].class.is_some() {
            super::body::check_defaults(sema, func);
        }
        if matches!(sema.program.funcs[func].body, Body::Written { .. }) {
            super::func_body(sema, func);
        }
    }
}

/// Fields, static members, member functions and typedefs; or only a type.
fn simple(sema: &mut Sema, class: ClassId, specs: &DeclSpecs, declarators: &[InitDeclarator], span: Span) {
    if specs.is_friend {
        friend(sema, class, specs, declarators);
        return;
    }
    if declarators.is_empty() {
        let ty = ty::specs(sema, specs, Place::Alone);
        let is_tag = matches!(specs.ty, TypeSpec::Class(_) | TypeSpec::Enum(_) | TypeSpec::Elaborated { .. });
        if let TypeSpec::Class(_) = specs.ty {
            anonymous(sema, class, ty, &specs.attrs);
        } else if !is_tag && ty != Ty::ERROR {
            sema.warn(span, "this declaration declares nothing");
        }
        return;
    }
    let has_type = specs.ty != TypeSpec::None;
    let base = if has_type { ty::specs(sema, specs, Place::Other) } else { Ty::ERROR };
    for item in declarators {
        let base = match (has_type, item.declarator.name) {
            (false, Some(name)) => function::return_base(sema, specs, name),
            _ => base,
        };
        let shape = ty::declarator(sema, base, &item.declarator);
        let is_function = shape.params.is_some() || sema.program.types.as_function(shape.ty).is_some();
        if specs.is_virtual && !is_function {
            // [dcl.fct.spec]/2
            sema.error(item.declarator.span, "only a member function can be virtual");
        }
        if specs.is_typedef {
            member_typedef(sema, specs, item, shape.ty);
        } else if is_function && item.bit_width.is_some() && item.declarator.chunks.is_empty() {
            let span = item.declarator.span;
            let shown = sema.show(shape.ty);
            sema.error(span, format!("a bit-field cannot have the non-integral type `{shown}`"));
        } else if is_function {
            if item.declarator.name.is_some_and(|name| !function::forbid_return_type(sema, specs, name)) {
                continue;
            }
            method(sema, class, specs, item, shape);
        } else if specs.storage == StorageClass::Static {
            static_member(sema, class, specs, item, &shape);
        } else {
            field(sema, class, specs, item, &shape);
        }
    }
}

fn member_typedef(sema: &mut Sema, specs: &DeclSpecs, item: &InitDeclarator, ty: Ty) {
    let Some(name) = item.declarator.name else { return };
    let (symbol, span) = (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span);
    let access = sema.input.member_access;
    let attrs = alias::written_attrs(sema, specs, &item.declarator);
    alias::declare(sema, symbol, span, (ty, attrs), &specs.ty, access);
    alias::name_for_linkage(sema, specs, symbol, ty);
}

/// A non-static data member or bit-field.
fn field(sema: &mut Sema, class: ClassId, specs: &DeclSpecs, item: &InitDeclarator, shape: &Shape) {
    let (symbol, span) = match item.declarator.name {
        Some(name) => (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span),
        None => (Symbol::EMPTY, item.declarator.span),
    };
    let ty = field_type(sema, class, specs, shape, symbol, span);
    if item.init.is_some() && matches!(sema.program.types.kind(ty), TyKind::Array(_, hir::ArrayLen::Unknown)) {
        // [class.mem]: its length is not deduced from a default member initialiser.
        sema.error(span, format!("the array member `{symbol}` needs a length to have a default member initialiser"));
    }
    let bit_width = item.bit_width.and_then(|width| bit_width(sema, width, ty, symbol));
    let attrs: Vec<Attr> = specs.attrs.iter().chain(&item.declarator.attrs).chain(&shape.attrs).cloned().collect();
    let object = attr::object(sema, &attrs);
    let type_align = ty::written_align(sema, specs, &item.declarator);
    let access = sema.input.member_access;
    let scope = sema.cx.scope;
    if !redecl::make_room(sema, scope, symbol, What::Object, span) {
        return;
    }
    let is_packed = object.is_packed;
    let id = add_field(sema, class, symbol, ty, access, span);
    let data = sema.program.fields.get_mut(id);
    data.is_mutable = specs.storage == StorageClass::Mutable;
    data.bit_width = bit_width;
    data.align = object.align;
    data.type_align = type_align;
    data.is_packed = is_packed;
    data.is_no_unique_address = object.is_no_unique_address;
    data.init = item.init;
    let is_checked_now = item.init.is_some() && sema.is_user(span) && !params::is_in_template(sema, scope);
    if is_checked_now {
        sema.input.pending_inits.push(id);
    }
    if !symbol.is_empty() {
        lookup::declare_entry(sema, scope, symbol, Named::Field(id), access, false);
    }
}

pub(in crate::sema) fn add_field(
    sema: &mut Sema,
    class: ClassId,
    name: Symbol,
    ty: Ty,
    access: Access,
    span: Span,
) -> hir::FieldId {
    let index = sema.program.classes[class].fields.len() as u32;
    let id = sema.program.fields.push(Field {
        name,
        class,
        index,
        ty,
        access,
        is_mutable: false,
        bit_width: None,
        align: 0,
        type_align: None,
        is_packed: false,
        is_no_unique_address: false,
        init: None,
        checked_init: None,
        init_uses: Default::default(),
        init_names_user: false,
        span,
    });
    sema.program.classes.get_mut(class).fields.push(id);
    id
}

/// [class.mem]: members are objects of complete type; the last may be an array without bound (GNU).
fn field_type(sema: &mut Sema, class: ClassId, specs: &DeclSpecs, shape: &Shape, symbol: Symbol, span: Span) -> Ty {
    let ty = shape.ty;
    if ty == Ty::ERROR {
        return ty;
    }
    if ty::has_auto(sema, ty) {
        sema.error(span, format!("the member `{symbol}` cannot be declared with `auto`"));
        return Ty::ERROR;
    }
    if specs.storage == StorageClass::Extern || specs.storage == StorageClass::Register || specs.is_thread_local {
        sema.error(span, format!("the storage class of the member `{symbol}` is not possible"));
    }
    // [dcl.stc]/9
    let is_mutable = specs.storage == StorageClass::Mutable;
    if is_mutable && (sema.program.types.is_ref(ty) || sema.program.types.quals(ty).is_const()) {
        let what = if sema.program.types.is_ref(ty) { "a reference" } else { "`const`" };
        sema.error(span, format!("the member `{symbol}` is {what} and cannot be `mutable`"));
    }
    if specs.constant != Constancy::None || specs.is_inline {
        sema.error(span, format!("the member `{symbol}` must be `static` to be `constexpr` or `inline`"));
    }
    if sema.program.types.is_ref(ty) && sema.program.classes[class].key == ast::ClassKey::Union {
        // [class.union.general]/4
        sema.error(span, format!("the member `{symbol}` of a union cannot be a reference"));
        return Ty::ERROR;
    }
    let is_flexible = matches!(sema.program.types.kind(ty), TyKind::Array(_, hir::ArrayLen::Unknown));
    let what = format!("the member `{symbol}`");
    if !is_flexible && !sema.program.types.is_ref(ty) && !ty::require_complete(sema, ty, span, &what) {
        return Ty::ERROR;
    }
    ty
}

/// [class.bit]
fn bit_width(sema: &mut Sema, width: ast::ExprId, ty: Ty, symbol: Symbol) -> Option<u32> {
    let (value, _) = expr::constant_int(sema, width, None, "the width of the bit-field")?;
    let span = sema.ast.exprs[width].span;
    let integral = match *sema.program.types.kind(ty) {
        TyKind::Enum(id) => sema.program.enums[id].underlying,
        _ => ty,
    };
    if ty == Ty::ERROR {
        return None;
    }
    if !sema.program.types.is_integral(integral) {
        let shown = sema.show(ty);
        sema.error(span, format!("the bit-field `{symbol}` has the non-integral type `{shown}`"));
        return None;
    }
    if value < 0 || (value == 0 && !symbol.is_empty()) {
        sema.error(span, format!("the bit-field `{symbol}` has the width {value}"));
        return None;
    }
    let bits = hir::layout::size_align(&sema.program, ty).map_or(0, |(size, _)| i128::from(size) * 8);
    if value > bits && bits > 0 {
        let shown = sema.show(ty);
        sema.warn(span, format!("the bit-field `{symbol}` is wider than its type `{shown}`"));
    }
    u32::try_from(value).ok().filter(|&width| width <= 1 << 20)
}

/// An anonymous union, or GNU's anonymous struct: its members are members of this class too ([class.union.anon]).
fn anonymous(sema: &mut Sema, class: ClassId, ty: Ty, attrs: &[Attr]) {
    let Some(inner) = sema.program.types.as_class(ty) else { return };
    let span = sema.program.classes[inner].span;
    if !sema.program.classes[inner].name.is_empty() {
        return;
    }
    sema.program.classes.get_mut(inner).is_anonymous = true;
    let access = sema.input.member_access;
    let object = attr::object(sema, attrs);
    let id = add_field(sema, class, Symbol::EMPTY, ty, access, span);
    sema.program.fields.get_mut(id).align = object.align;
    check_anonymous(sema, inner);
    inject(sema, inner, access);
}

/// [class.union.anon]/1: the members of an anonymous union are public non-static data members.
pub(super) fn check_anonymous(sema: &mut Sema, class: ClassId) {
    let data = &sema.program.classes[class];
    let written = data.methods.iter().map(|&func| &sema.program.funcs[func]).find(|func| !func.is_implicit);
    if let Some(func) = written {
        let span = func.span;
        sema.error(span, "an anonymous union or struct cannot have member functions");
    }
    let hidden = sema.program.classes[class].fields.iter().map(|&field| &sema.program.fields[field]);
    if let Some(field) = hidden.into_iter().find(|field| field.access != Access::Public) {
        let (span, name) = (field.span, field.name);
        sema.error(span, format!("the member `{name}` of an anonymous union or struct must be public"));
    }
}

/// Declares the fields of an anonymous member in the current scope.
fn inject(sema: &mut Sema, inner: ClassId, access: Access) {
    let scope = sema.cx.scope;
    for field in sema.program.classes[inner].fields.clone() {
        let data = sema.program.fields[field].clone();
        if !data.name.is_empty() {
            if redecl::make_room(sema, scope, data.name, What::Object, data.span) {
                lookup::declare_entry(sema, scope, data.name, Named::Field(field), access, false);
            }
        } else if data.bit_width.is_none()
            && let Some(inner) = sema.program.types.as_class(data.ty)
        {
            inject(sema, inner, access);
        }
    }
}

/// [class.static.data]/2: no unnamed or local class, nor a class nested in one, has a static data member.
fn check_static_place(sema: &mut Sema, class: ClassId, symbol: Symbol, span: Span) {
    let mut next = Some(class);
    while let Some(id) = next {
        let data = &sema.program.classes[id];
        let is_local = crate::sema::template::params::is_local(sema, data.parent);
        if (data.name.is_empty() || is_local) && data.closure.is_none() {
            let what = if is_local { "a local class" } else { "an unnamed class" };
            sema.error(span, format!("the static data member `{symbol}` cannot be a member of {what}"));
            return;
        }
        next = crate::sema::template::params::enclosing_class(sema, data.parent);
    }
}

/// [class.static.data]/4: in a class stands the initialiser of an inline member, or of a constant of integral or enumeration
/// type.
fn check_in_class_init(sema: &mut Sema, id: hir::VarId) {
    let (name, ty, span) = (sema.program.vars[id].name, sema.program.vars[id].ty, sema.program.vars[id].span);
    let quals = sema.program.types.quals(ty);
    let is_integral = sema.program.types.is_integral(ty) || sema.program.types.as_enum(ty).is_some();
    if ty == Ty::ERROR || sema.program.vars[id].is_invalid || quals.is_const() && !quals.is_volatile() && is_integral {
        return;
    }
    let needed = if quals.is_const() { "`constexpr` or `inline`" } else { "`inline`" };
    sema.error(span, format!("the static member `{name}` must be {needed} to have an initialiser in its class"));
    sema.program.vars.get_mut(id).is_invalid = true;
}

/// A static data member ([class.static.data]).
fn static_member(sema: &mut Sema, class: ClassId, specs: &DeclSpecs, item: &InitDeclarator, shape: &Shape) {
    let Some(name) = item.declarator.name else { return };
    let (symbol, span) = (lookup::name_symbol(sema, &sema.ast.names[name].last), sema.ast.names[name].last_span);
    let scope = sema.cx.scope;
    if !redecl::make_room(sema, scope, symbol, What::Object, span) {
        return;
    }
    check_static_place(sema, class, symbol, span);
    let is_constexpr = specs.constant == Constancy::Constexpr;
    let ty = match is_constexpr {
        true => sema.program.types.add_quals(shape.ty, hir::Quals::CONST),
        false => shape.ty,
    };
    let attrs: Vec<Attr> = specs.attrs.iter().chain(&item.declarator.attrs).cloned().collect();
    let object = attr::object(sema, &attrs);
    let type_align = ty::written_align(sema, specs, &item.declarator).unwrap_or(0);
    let access = sema.input.member_access;
    let mut var = variable::blank(sema, symbol, ty, VarKind::Global, scope, span);
    var.function = None;
    var.class = Some(class);
    var.access = access;
    var.linkage = alias::default_linkage(sema, scope, false);
    var.language = ast::Linkage::Cxx;
    var.is_inline = specs.is_inline || is_constexpr;
    var.is_thread_local = specs.is_thread_local;
    var.constant = specs.constant;
    var.is_extern = !var.is_inline;
    var.align = object.align.max(type_align);
    let is_inline = var.is_inline;
    let id = sema.program.vars.push(var);
    attr::abi_tags(sema, hir::Tagged::Var(id), &attrs);
    lookup::declare_entry(sema, scope, symbol, Named::Var(id), access, false);
    if item.init.is_some() || is_inline {
        let init = item.init;
        variable::in_initializer(sema, scope, id, |sema| variable::initialise(sema, id, init, &mut None));
        variable::check_constraint(sema, id, specs, shape.ty);
        if !is_inline {
            check_in_class_init(sema, id);
        }
        variable::finish(sema, id, span);
        let var = sema.program.vars.get_mut(id);
        if !is_inline && var.value.is_some() {
            // [class.static.data]/4 asks for a definition outside when it is odr-used. A session cannot await that: the
            // initialiser defines the member, as that of an inline one does.
            (var.is_extern, var.is_inline) = (false, true);
        }
        let var = &sema.program.vars[id];
        if is_inline && var.is_dynamic() && !var.is_invalid {
            let stmt = sema.stmt(hir::StmtKind::Global(id), span);
            sema.input.stmts.push(stmt);
        }
    }
}

/// A member function that is declared only.
fn method(sema: &mut Sema, class: ClassId, specs: &DeclSpecs, item: &InitDeclarator, shape: Shape) {
    if let Some(init) = item.init.filter(|_| item.bit_width.is_none()) {
        // [class.mem]: only a pure-specifier can stand there.
        let span = function::init_span(sema, init, item.declarator.span);
        sema.error(span, "a member function cannot be initialised; only `= 0` can stand here, and makes it pure");
    }
    let func = declare_method(sema, class, specs, &item.declarator, shape, false);
    if let Some(func) = func {
        sema.program.funcs.get_mut(func).is_pure = item.is_pure;
        wait_for_class(sema, func);
    }
}

/// A member function that is defined in the class, defaulted or deleted.
fn method_definition(sema: &mut Sema, class: ClassId, id: ast::DeclId, decl: &FunctionDecl) {
    let Some(name) = decl.declarator.name else { return };
    if decl.specs.is_friend {
        if crate::sema::template::params::is_local(sema, sema.program.classes[class].parent) {
            // [class.friend]/6
            let span = sema.ast.names[name].last_span;
            return sema.error(span, "a friend function cannot be defined in a local class");
        }
        friend_definition(sema, class, id, decl);
        return;
    }
    if !function::forbid_return_type(sema, &decl.specs, name) {
        return;
    }
    let base = function::return_base(sema, &decl.specs, name);
    let shape = ty::declarator(sema, base, &decl.declarator);
    let Some(func) = declare_method(sema, class, &decl.specs, &decl.declarator, shape, true) else { return };
    let scope = sema.cx.scope;
    function::set_body(sema, func, id, &decl.body, scope);
    let data = sema.program.funcs.get_mut(func);
    data.is_inline = true;
    // Defaulted on its first declaration.
    data.is_implicit = data.is_defaulted;
    if data.is_defaulted && special::lacks_noexcept(&decl.declarator) {
        sema.implicit_noexcept.insert(func, ());
    }
    super::compare::check_declaration(sema, func, class);
    if sema.program.funcs[func].is_defaulted {
        special::check::defaulted(sema, func, class, sema.program.funcs[func].span);
    }
    wait_for_class(sema, func);
}

/// Bodies and default arguments are checked when the outermost class is complete; those of headers when they are needed.
fn wait_for_class(sema: &mut Sema, func: FuncId) {
    let data = &sema.program.funcs[func];
    let has_default = data.params.iter().any(|param| param.default != hir::DefaultArg::None);
    if (matches!(data.body, Body::Written { .. }) || has_default) && data.is_user {
        sema.input.pending_bodies.push(func);
    }
}

fn declare_method(
    sema: &mut Sema,
    class: ClassId,
    specs: &DeclSpecs,
    declarator: &ast::Declarator,
    shape: Shape,
    is_definition: bool,
) -> Option<FuncId> {
    let name = declarator.name?;
    let span = sema.ast.names[name].last_span;
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let (func_name, symbol) = function::function_name(sema, name, symbol, shape.ty);
    let shape = function::implicit_noexcept(sema, func_name, declarator, shape);
    if let FuncName::Literal(_) = func_name {
        // [over.literal]/2
        sema.error(span, format!("the literal operator `{symbol}` cannot be a member of a class"));
        return None;
    }
    let scope = sema.cx.scope;
    let access = sema.input.member_access;
    let declaring = Declaring {
        specs,
        declarator,
        shape,
        name: func_name,
        symbol,
        span,
        scope,
        place: scope,
        is_block: false,
        is_definition,
        access,
    };
    let n_funcs = sema.program.funcs.len();
    let id = function::declare_in(sema, &declaring, false)?;
    if id.index() < n_funcs {
        let at = sema.program.funcs[id].span;
        redecl::conflict(sema, span, format!("the member function `{symbol}` is declared twice"), at);
        return None;
    }
    let chunk = declarator.chunks.iter().find_map(|chunk| match &chunk.kind {
        ast::ChunkKind::Function(function) => Some(function),
        _ => None,
    });
    let func = sema.program.funcs.get_mut(id);
    func.is_final = chunk.is_some_and(|function| function.is_final);
    func.is_override = chunk.is_some_and(|function| function.is_override);
    func.linkage = if func.linkage == Linkage::Internal { Linkage::Internal } else { Linkage::External };
    if func.name == FuncName::Destructor || func.name == FuncName::Constructor {
        func.is_static = false;
    }
    if func.name == FuncName::Destructor && special::lacks_noexcept(declarator) {
        sema.implicit_noexcept.insert(id, ());
    }
    sema.program.classes.get_mut(class).methods.push(id);
    takes_itself(sema, class, id);
    Some(id)
}

/// [class.copy.ctor]/5: a constructor does not take an object of its class by value alone.
fn takes_itself(sema: &mut Sema, class: ClassId, func: FuncId) {
    let data = &sema.program.funcs[func];
    let Some((first, others)) = data.params.split_first().filter(|_| data.name == FuncName::Constructor) else {
        return;
    };
    let is_variadic = sema.program.types.as_function(data.ty).is_some_and(|function| function.is_variadic);
    let is_alone = others.iter().all(|param| param.default != hir::DefaultArg::None);
    if sema.program.types.as_class(first.ty) == Some(class) && is_alone && !is_variadic {
        let (span, name) = (data.span, sema.program.classes[class].name);
        sema.error(span, format!("a constructor of `{name}` cannot take a `{name}` by value"));
    }
}

/// `friend` declarations ([class.friend]): classes, and functions of the nearest namespace, which only
/// argument-dependent lookup finds until they are declared there.
fn friend(sema: &mut Sema, class: ClassId, specs: &DeclSpecs, declarators: &[InitDeclarator]) {
    if declarators.is_empty() {
        let ty = ty::specs(sema, specs, Place::Friend);
        befriend_type(sema, class, ty);
    }
    for item in declarators {
        let Some(name) = item.declarator.name else { continue };
        let base = function::return_base(sema, specs, name);
        let shape = ty::declarator(sema, base, &item.declarator);
        friend_function(sema, class, specs, &item.declarator, shape, false);
    }
}

/// A class as a friend; other types are ignored ([class.friend]/3).
fn befriend_type(sema: &mut Sema, class: ClassId, ty: Ty) {
    if let Some(friend) = sema.program.types.as_class(ty) {
        access::befriend(sema, class, access::Friend::Class(friend));
    }
}

fn friend_definition(sema: &mut Sema, class: ClassId, id: ast::DeclId, decl: &FunctionDecl) {
    let Some(name) = decl.declarator.name else { return };
    let base = function::return_base(sema, &decl.specs, name);
    let shape = ty::declarator(sema, base, &decl.declarator);
    let scope = sema.cx.scope;
    if let Some(func) = friend_function(sema, class, &decl.specs, &decl.declarator, shape, true) {
        function::set_body(sema, func, id, &decl.body, scope);
        sema.program.funcs.get_mut(func).is_inline = true;
        if sema.program.funcs[func].is_defaulted && special::lacks_noexcept(&decl.declarator) {
            sema.implicit_noexcept.insert(func, ());
        }
        super::compare::check_declaration(sema, func, class);
        wait_for_class(sema, func);
    }
}

fn friend_function(
    sema: &mut Sema,
    class: ClassId,
    specs: &DeclSpecs,
    declarator: &ast::Declarator,
    shape: Shape,
    is_definition: bool,
) -> Option<FuncId> {
    let name = declarator.name?;
    let span = sema.ast.names[name].last_span;
    if !is_definition && declarator.requires.is_some() {
        // [temp.friend]/9
        sema.error(span, "a friend declaration with a requires-clause must be a definition");
    }
    if matches!(sema.ast.names[name].last, ast::Unqualified::TemplateId { .. }) {
        template::friend::specialization(sema, class, name, shape.ty);
        return None;
    }
    if sema.ast.names[name].is_qualified() {
        qualified_friend(sema, class, name, shape.ty);
        return None;
    }
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let namespace = lookup::enclosing_namespace(sema, sema.cx.scope);
    let scope = sema.program.namespaces[namespace].scope;
    let parent = sema.program.classes[class].parent;
    if params::is_local(sema, parent) && sema.is_user(span) && sema.cx.order_limit.is_none() {
        let names = sema.program.names.get(&(parent, symbol));
        let is_declared = names.is_some_and(|names| names.iter().any(|entry| matches!(entry.named, Named::Func(_))));
        if !is_declared {
            // [class.friend]/11
            let text = format!("`{symbol}` must be declared in the block around a local class that befriends it");
            sema.error(span, text);
            return None;
        }
    }
    let saved = std::mem::replace(&mut sema.cx.scope, scope);
    let (func_name, symbol) = function::function_name(sema, name, symbol, shape.ty);
    let shape = function::implicit_noexcept(sema, func_name, declarator, shape);
    let access = Access::Public;
    let is_visible = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    let declaring = Declaring {
        specs,
        declarator,
        shape,
        name: func_name,
        symbol,
        span,
        scope,
        place: saved,
        is_block: false,
        is_definition,
        access,
    };
    // What this input has declared; a declaration of an earlier one is replaced.
    let hidden = sema.hidden_friends.get(&(scope, symbol)).into_iter().flatten().map(|(_, entry)| entry);
    let is_now = |entry: &&hir::Entry| entry.order >= sema.input.first_order;
    let before: Vec<Named> = is_visible.iter().chain(hidden).filter(is_now).map(|entry| entry.named.clone()).collect();
    let id = function::declare_in(sema, &declaring, false);
    sema.cx.scope = saved;
    let id = id?;
    if let Some(at) = syntax::default_argument(declarator)
        && before.contains(&Named::Func(id))
    {
        // [dcl.fct.default]/4
        let was = sema.program.funcs[id].span;
        let text = format!("a friend declaration of `{symbol}` with default arguments must be its only declaration");
        redecl::conflict(sema, at, text, was);
    }
    access::befriend(sema, class, access::Friend::Func(id));
    let was_visible = is_visible.iter().any(|entry| entry.named == Named::Func(id));
    if !was_visible {
        sema.program.names.update((scope, symbol), |names| names.retain(|entry| entry.named != Named::Func(id)));
        lookup::hide_friend(sema, scope, symbol, class, Named::Func(id), access);
    }
    Some(id)
}

/// `friend R C::f(P);`, `friend R N::f(P);`: a function that is declared already, or a specialisation of a template
/// ([class.friend]/5, [temp.friend]/1).
fn qualified_friend(sema: &mut Sema, class: ClassId, name: ast::NameId, ty: Ty) {
    let Some(scope) = lookup::qualifier_scope(sema, name) else { return };
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let span = sema.ast.names[name].last_span;
    let (_, symbol) = function::function_name(sema, name, symbol, ty);
    let found = lookup::in_scope(sema, scope, symbol, lookup::Want::Any);
    let mut is_known = false;
    for entry in &found.entries {
        match entry.named {
            Named::Func(func) if function::has_signature(sema, func, ty) => {
                is_known = true;
                // [class.friend]/9
                access::entry(sema, &found, entry, None, span);
                access::befriend(sema, class, access::Friend::Func(func));
            }
            Named::Template(template) => {
                is_known = true;
                access::befriend(sema, class, access::Friend::Template(template));
            }
            _ => {}
        }
    }
    if !is_known {
        let (shown, of) = (sema.show(ty), lookup::scope_name(sema, scope));
        sema.error(span, format!("no function `{symbol}` of type `{shown}` in {of}"));
    }
}
