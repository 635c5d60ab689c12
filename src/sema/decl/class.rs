//! Classes ([class]): entities, definitions, completion.
//!
//! While a definition is read the class is `BeingDefined`; bodies, default arguments and default member
//! initialisers of its members are checked when the outermost class is complete ([class.mem]/6).

use crate::ast::{self, Access, ClassDecl, ClassKey, DeclKind};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{
    self, Base, ClassId, ClassTraits, Completeness, FieldId, FuncId, Named, Scope, ScopeId, ScopeKind, Ty, TyKind,
};
use crate::sema::decl::redecl::{self, What};
use crate::sema::decl::{member, special, syntax, virtual_};
use crate::sema::template::dependent;
use crate::sema::template::pack::{self, Expansion};
use crate::sema::{Context, Sema, access, attr, lookup, ty};
use crate::source::Span;

/// A new incomplete class, not declared under its name yet.
pub fn new_class(sema: &mut Sema, name: Symbol, key: ClassKey, parent: ScopeId, span: Span) -> ClassId {
    let id = sema.program.classes.next_id();
    let scope = sema.program.scopes.push(Scope::new(ScopeKind::Class(id), Some(parent)));
    let discriminator = next_discriminator(sema, parent, name);
    sema.program.classes.push(hir::Class {
        name,
        key,
        parent,
        scope,
        span,
        completeness: Completeness::Incomplete,
        bases: Vec::new(),
        fields: Vec::new(),
        methods: Vec::new(),
        is_final: false,
        pack: None,
        align: 0,
        traits: ClassTraits::default(),
        special: hir::SpecialMembers::default(),
        layout: None,
        typedef_name: None,
        discriminator,
        closure: None,
        specialization: None,
        is_anonymous: false,
        vtable_home: hir::VtableHome::default(),
        first_specifier: None,
        attrs: Vec::new(),
    })
}

/// The number among the unnamed types of a scope, or the equally named local types of a function.
pub fn next_discriminator(sema: &mut Sema, scope: ScopeId, name: Symbol) -> u32 {
    let is_local = matches!(sema.program.scopes[scope].kind, ScopeKind::Block | ScopeKind::Function(_));
    if !is_local && !name.is_empty() {
        return redecl::version(sema, scope, name);
    }
    let mut outermost = scope;
    while let (ScopeKind::Block, Some(parent)) =
        (sema.program.scopes[outermost].kind, sema.program.scopes[outermost].parent)
    {
        outermost = parent;
    }
    let key = (outermost, Symbol::new(&format!("{name} <type>")));
    let count = sema.versions.get(&key).copied().unwrap_or(0);
    sema.versions.update(key, |n| *n += 1);
    count
}

/// Defines a class; its type.
pub fn define(sema: &mut Sema, id: ast::DeclId) -> Ty {
    let DeclKind::Class(decl) = sema.ast.decls[id].kind.clone() else { return Ty::ERROR };
    let span = sema.ast.decls[id].span;
    if let Some(name) = decl.name
        && matches!(sema.ast.names[name].last, ast::Unqualified::TemplateId { .. })
    {
        // A specialisation: it takes effect when its template is instantiated.
        return Ty::ERROR;
    }
    let Some(class) = entity(sema, &decl, span) else { return Ty::ERROR };
    if is_put_off(sema, &decl) {
        let order = sema.cx.order_limit;
        sema.lazy_members.insert(class, (id, order));
    } else {
        sema.nested(span, |sema| define_members(sema, class, &decl));
    }
    sema.program.types.class(class)
}

/// Whether a class is a member of a class that is being instantiated: it is declared with that class, and defined when
/// it must be complete ([temp.inst]/3). Unnamed classes are defined at once, as anonymous unions must be.
fn is_put_off(sema: &Sema, decl: &ClassDecl) -> bool {
    let Some(name) = decl.name else { return false };
    let Some(outer) = sema.cx.class else { return false };
    sema.program.classes[outer].scope == sema.cx.scope
        && !sema.ast.names[name].is_qualified()
        && crate::sema::template::function::is_instantiated_class(sema, outer)
}

/// The class that is defined: one that is declared in the scope and incomplete, or new.
fn entity(sema: &mut Sema, decl: &ClassDecl, span: Span) -> Option<ClassId> {
    let Some(name) = decl.name else {
        let scope = sema.cx.scope;
        return Some(new_class(sema, Symbol::EMPTY, decl.key, scope, span));
    };
    let scope = lookup::qualifier_scope(sema, name)?;
    let symbol = lookup::name_symbol(sema, &sema.ast.names[name].last);
    let (at, is_qualified) = (sema.ast.names[name].last_span, sema.ast.names[name].is_qualified());
    if is_qualified && !redecl::is_around(sema, scope, at) {
        return None;
    }
    if !is_qualified {
        ty::reveal_class(sema, scope, symbol);
    }
    let names = sema.program.names.get(&(scope, symbol)).cloned().unwrap_or_default();
    for entry in names {
        let Named::Class(old) = entry.named else { continue };
        let data = &sema.program.classes[old];
        if data.completeness == Completeness::Incomplete {
            if (data.key == ClassKey::Union) != (decl.key == ClassKey::Union) {
                let was = data.span;
                redecl::conflict(sema, at, format!("`{symbol}` was declared with another class key"), was);
                return None;
            }
            if !is_qualified {
                redecl::check_access(sema, scope, symbol, &entry, at);
            }
            let class = sema.program.classes.get_mut(old);
            class.key = decl.key;
            class.span = at;
            access::declared(sema, access::Friend::Class(old));
            return Some(old);
        }
        if redecl::is_replaceable(sema, scope, &entry, at) {
            redecl::hide(sema, scope, symbol, &entry.named);
            continue;
        }
        let was = sema.program.classes[old].span;
        redecl::conflict(sema, at, format!("redefinition of `{symbol}`"), was);
        return None;
    }
    if is_qualified {
        let of = lookup::scope_name(sema, scope);
        sema.error(at, format!("no class `{symbol}` is declared in {of}"));
        return None;
    }
    if !redecl::make_room(sema, scope, symbol, What::Tag, at) {
        return None;
    }
    let id = new_class(sema, symbol, decl.key, scope, at);
    let access = sema.input.member_access;
    lookup::declare_entry(sema, scope, symbol, Named::Class(id), access, false);
    Some(id)
}

/// From `{` to `}`, and completion.
pub(in crate::sema) fn define_members(sema: &mut Sema, class: ClassId, decl: &ClassDecl) {
    access::apart(sema, |sema| bases_and_members(sema, class, decl));
}

fn bases_and_members(sema: &mut Sema, class: ClassId, decl: &ClassDecl) {
    syntax::class(sema, decl, false);
    attr::class(sema, class, &decl.attrs);
    let pack = sema.cx.pack;
    // From here on the class is being defined: its bases cannot ask for its instantiation once more.
    sema.program.classes.get_mut(class).completeness = Completeness::BeingDefined;
    bases(sema, class, decl);
    let data = sema.program.classes.get_mut(class);
    data.is_final = decl.is_final;
    data.pack = match (data.pack, pack) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let (scope, name, span) = (data.scope, data.name, data.span);
    if !name.is_empty() {
        // The injected-class-name ([class.pre]/2).
        lookup::declare(sema, scope, name, Named::Class(class));
    }
    let saved = sema.cx.clone();
    let saved_access = sema.input.member_access;
    sema.cx.scope = scope;
    sema.cx.class = Some(class);
    sema.cx.this_ty = None;
    sema.cx.language = ast::Linkage::Cxx;
    sema.input.class_depth += 1;
    sema.input.member_access = if decl.key == ClassKey::Class { Access::Private } else { Access::Public };
    for &id in &decl.members {
        member::declare(sema, class, id);
    }
    super::compare::declare_implicit(sema, class, decl);
    sema.input.member_access = saved_access;
    sema.input.class_depth -= 1;
    sema.cx = Context { depth: sema.cx.depth, ..saved };
    complete(sema, class, span);
    if sema.input.class_depth == 0 {
        member::check_pending(sema);
    }
}

/// The base-specifiers with their types, pack expansions expanded.
fn written_bases<'a>(sema: &mut Sema, decl: &'a ClassDecl) -> Vec<(&'a ast::BaseSpec, Ty)> {
    let mut result = Vec::with_capacity(decl.bases.len());
    for spec in &decl.bases {
        if !spec.is_pack_expansion {
            result.push((spec, ty::type_id(sema, spec.ty)));
        } else if let Some(Expansion::Elements(elements)) =
            pack::expand_type(sema, spec.ty, |sema| ty::type_id(sema, spec.ty))
        {
            result.extend(elements.into_iter().map(|ty| (spec, ty)));
        }
    }
    result
}

/// The base-clause ([class.derived]). Its names are used by the class with all its bases ([class.access]/8).
fn bases(sema: &mut Sema, class: ClassId, decl: &ClassDecl) {
    access::in_declaration(sema, |sema| {
        access::declared(sema, access::Friend::Class(class));
        written_bases_of(sema, class, decl);
    });
}

/// The class that a base-specifier names ([class.derived]/2). None: reported.
pub(in crate::sema) fn base_class(sema: &mut Sema, key: ClassKey, ty: Ty, span: Span) -> Option<ClassId> {
    if ty == Ty::ERROR {
        return None;
    }
    let base = match *sema.program.types.kind(ty) {
        TyKind::Class(base) if sema.program.classes[base].key != ClassKey::Union => base,
        _ => {
            let shown = sema.show(ty);
            sema.error(span, format!("the base `{shown}` is not a class"));
            return None;
        }
    };
    if !ty::require_complete(sema, ty, span, "the base class") {
        return None;
    }
    if key == ClassKey::Union {
        sema.error(span, "a union cannot have base classes");
        return None;
    }
    if sema.program.classes[base].is_final {
        let shown = sema.show(ty);
        sema.error(span, format!("the base `{shown}` is final"));
        return None;
    }
    Some(base)
}

fn written_bases_of(sema: &mut Sema, class: ClassId, decl: &ClassDecl) {
    for (spec, ty) in written_bases(sema, decl) {
        let ty = ty.unqual();
        let Some(base) = base_class(sema, decl.key, ty, spec.span) else { continue };
        if sema.program.classes[class].bases.iter().any(|old| old.class == base) {
            let shown = sema.show(ty);
            sema.error(spec.span, format!("`{shown}` is a direct base twice"));
            continue;
        }
        let default = if decl.key == ClassKey::Class { Access::Private } else { Access::Public };
        let access = spec.access.unwrap_or(default);
        let is_dependent = dependent::base_is_dependent(sema, spec.ty, base);
        let base = Base { class: base, is_virtual: spec.is_virtual, is_dependent, access, span: spec.span };
        sema.program.classes.get_mut(class).bases.push(base);
    }
}

/// The class is complete: traits and layout.
pub(in crate::sema) fn complete(sema: &mut Sema, class: ClassId, span: Span) {
    check_flexible(sema, class);
    check_default_inits(sema, class);
    special::begin(sema, class);
    virtual_::complete(sema, class);
    let mut traits = super::traits::begin(sema, class);
    traits.is_abstract = !virtual_::pure_functions(sema, class).is_empty();
    sema.program.classes.get_mut(class).traits = traits;
    let layout = hir::layout::class_layout(&sema.program, class);
    if layout == Err(hir::layout::LayoutError::TooLarge) {
        let name = sema.program.classes[class].name;
        sema.error(span, format!("the class `{name}` is too large"));
    }
    let data = sema.program.classes.get_mut(class);
    // Other failures come of members that are reported already.
    data.layout = layout.ok().map(std::sync::Arc::new);
    data.completeness = Completeness::Complete;
    special::finish(sema, class);
    let traits = super::traits::finish(sema, class);
    sema.program.classes.get_mut(class).traits = traits;
    virtual_::check_exceptions(sema, class);
}

/// GNU flexible array members: the last member only, and not the only one.
fn check_flexible(sema: &mut Sema, class: ClassId) {
    let fields = sema.program.classes[class].fields.clone();
    let is_union = sema.program.classes[class].key == ClassKey::Union;
    for (i, &field) in fields.iter().enumerate() {
        let data = &sema.program.fields[field];
        let is_flexible = matches!(sema.program.types.kind(data.ty), TyKind::Array(_, hir::ArrayLen::Unknown));
        if is_flexible && (i + 1 < fields.len() && !is_union) {
            let (name, span) = (data.name, data.span);
            sema.error(span, format!("the flexible array `{name}` is not the last member"));
        }
    }
}

/// [class.union.general]/2: at most one variant member of a union has a default member initialiser.
fn check_default_inits(sema: &mut Sema, class: ClassId) {
    if sema.program.classes[class].key != ClassKey::Union {
        return;
    }
    let mut initialised = Vec::new();
    variants_with_init(sema, class, &mut initialised);
    if let [first, second, ..] = initialised[..] {
        let (name, span) = (sema.program.fields[second].name, sema.program.fields[second].span);
        let at = sema.program.fields[first].span;
        let text = format!("`{name}` is the second member of its union with a default initialiser");
        sema.report(Diagnostic::error(span, text).note_at(at, "the first is here"));
    }
}

/// The variant members of an object of `class` that have default member initialisers ([class.union.anon]/4).
fn variants_with_init(sema: &Sema, class: ClassId, result: &mut Vec<FieldId>) {
    for &field in &sema.program.classes[class].fields {
        let data = &sema.program.fields[field];
        match sema.program.types.as_class(data.ty).filter(|_| data.name.is_empty()) {
            Some(inner) => {
                let n_before = result.len();
                variants_with_init(sema, inner, result);
                // The members of GNU's anonymous structure are initialised together.
                if sema.program.classes[inner].key != ClassKey::Union {
                    result.truncate(n_before + 1);
                }
            }
            None if data.init.is_some() => result.push(field),
            None => {}
        }
    }
}

/// The destructor that ends an object's life, when it is not trivial.
pub fn destructor(sema: &mut Sema, ty: Ty) -> Option<FuncId> {
    let mut ty = ty;
    while let TyKind::Array(element, _) = *sema.program.types.kind(ty) {
        ty = element;
    }
    let class = sema.program.types.as_class(ty)?;
    let data = &sema.program.classes[class];
    if data.completeness != Completeness::Complete || data.traits.has_trivial_dtor {
        return None;
    }
    data.special.dtor.func
}

/// The fields to go through from an object of class `from` to reach `field`, which may be a member of an anonymous
/// union or struct inside: outermost first, `field` itself left out. None when there is no way.
pub fn anonymous_path(sema: &Sema, from: ClassId, field: FieldId) -> Option<Vec<FieldId>> {
    if sema.program.fields[field].class == from {
        return Some(Vec::new());
    }
    for &candidate in &sema.program.classes[from].fields {
        let data = &sema.program.fields[candidate];
        if !data.name.is_empty() || data.bit_width.is_some() {
            continue;
        }
        if let Some(inner) = sema.program.types.as_class(data.ty)
            && let Some(mut path) = anonymous_path(sema, inner, field)
        {
            path.insert(0, candidate);
            return Some(path);
        }
    }
    None
}
