//! Argument-dependent lookup ([basic.lookup.argdep]).

use crate::ast;
use crate::base::Symbol;
use crate::hir::{self, ClassId, Named, NamespaceId, ScopeId, ScopeKind, TemplateArg, Ty, TyKind};
use crate::sema::Sema;
use crate::sema::lookup::{self, Found};

/// The associated entities of a call.
#[derive(Default)]
struct Associated {
    namespaces: Vec<NamespaceId>,
    classes: Vec<ClassId>,
    seen: crate::base::FxHashSet<Ty>,
}

/// Whether argument-dependent lookup adds to what unqualified lookup found ([basic.lookup.argdep]/3).
pub fn allows_adl(sema: &Sema, found: &Found) -> bool {
    if found.is_empty() {
        return true;
    }
    let is_at_namespace =
        found.scope.is_none_or(|scope| matches!(sema.program.scopes[scope].kind, ScopeKind::Namespace(_)));
    found.entries.iter().all(|entry| match entry.named {
        Named::Func(_) => is_at_namespace || entry.is_using,
        Named::Template(id) => {
            sema.program.templates[id].kind == hir::TemplateKind::Function && (is_at_namespace || entry.is_using)
        }
        _ => false,
    }) && found.class.is_none()
}

/// The functions and function templates that the types of the arguments bring ([basic.lookup.argdep]/4).
pub fn adl(sema: &mut Sema, name: Symbol, arg_types: &[Ty]) -> Vec<hir::Entry> {
    adl_of(sema, name, arg_types, hir::Adl::AtInstantiation)
}

/// See [`adl`]; `which` says whether what is declared behind the template is seen.
pub fn adl_of(sema: &mut Sema, name: Symbol, arg_types: &[Ty], which: hir::Adl) -> Vec<hir::Entry> {
    let is_instantiation =
        which == hir::Adl::AtInstantiation && crate::sema::template::params::is_in_template(sema, sema.cx.scope);
    let mut associated = Associated::default();
    for &ty in arg_types {
        let mut inner = sema.program.types.non_ref(ty);
        while let Some(to) = sema.program.types.pointee(inner) {
            inner = to;
        }
        let at = sema.instantiation_span;
        crate::sema::template::class::complete(sema, inner, at);
        add_type(sema, &mut associated, ty);
    }
    let mut entries: Vec<hir::Entry> = Vec::new();
    for namespace in associated.namespaces.clone() {
        let scope = sema.program.namespaces[namespace].scope;
        let declared = sema.program.names.get(&(scope, name)).map(|names| names.to_vec()).unwrap_or_default();
        let hidden = sema.hidden_friends.get(&(scope, name)).cloned().unwrap_or_default();
        let friends = hidden.into_iter().filter(|(class, _)| associated.classes.contains(class)).map(|(_, e)| e);
        for entry in declared.into_iter().chain(friends) {
            let is_function = match entry.named {
                Named::Func(_) => true,
                Named::Template(id) => sema.program.templates[id].kind == hir::TemplateKind::Function,
                _ => false,
            };
            // From a template all that is declared at its instantiation is seen ([temp.dep.candidate]).
            let is_visible = is_instantiation || sema.cx.order_limit.is_none_or(|limit| entry.order < limit);
            if is_function && is_visible && !entries.iter().any(|old| old.named == entry.named) {
                entries.push(entry);
            }
        }
    }
    entries
}

/// Declares a friend that only argument-dependent lookup finds until it is declared in its namespace
/// ([namespace.memdef]/3). That of a specialisation is declared where the template is, whenever that is instantiated.
pub fn hide_friend(sema: &mut Sema, scope: ScopeId, name: Symbol, class: ClassId, named: Named, access: ast::Access) {
    let limit = crate::sema::template::class::order_limit(sema, class);
    let order = limit.map_or(sema.next_order, |limit| limit.saturating_sub(1));
    let entry = hir::Entry { named, order, access, is_using: false };
    sema.hidden_friends.update((scope, name), |friends| friends.push((class, entry)));
}

/// [basic.lookup.argdep]/2
fn add_type(sema: &Sema, associated: &mut Associated, ty: Ty) {
    let ty = ty.unqual();
    if !associated.seen.insert(ty) {
        return;
    }
    match sema.program.types.kind(ty) {
        TyKind::Pointer(to) | TyKind::LValueRef(to) | TyKind::RValueRef(to) | TyKind::Array(to, _) => {
            add_type(sema, associated, *to);
        }
        TyKind::MemberPtr { class, pointee } => {
            add_type(sema, associated, *class);
            add_type(sema, associated, *pointee);
        }
        TyKind::Function(function) => {
            add_type(sema, associated, function.ret);
            for &param in function.params.iter() {
                add_type(sema, associated, param);
            }
        }
        TyKind::Enum(id) => {
            let parent = sema.program.enums[*id].parent;
            if let ScopeKind::Class(class) = sema.program.scopes[parent].kind {
                push(&mut associated.classes, class);
            }
            add_namespace(sema, associated, parent);
        }
        TyKind::Class(class) => {
            add_class(sema, associated, *class, 0);
            if let Some((_, args)) = &sema.program.classes[*class].specialization {
                for arg in args.iter() {
                    add_argument(sema, associated, arg);
                }
            }
        }
        _ => {}
    }
}

/// A class, the class it is a member of, and its bases. What the template arguments of these bring is not associated.
fn add_class(sema: &Sema, associated: &mut Associated, class: ClassId, depth: usize) {
    if depth > crate::base::limits::NESTING_DEPTH {
        return;
    }
    let data = &sema.program.classes[class];
    push(&mut associated.classes, class);
    add_namespace(sema, associated, data.parent);
    if let ScopeKind::Class(outer) = sema.program.scopes[data.parent].kind {
        push(&mut associated.classes, outer);
    }
    for base in &data.bases {
        if !associated.classes.contains(&base.class) {
            add_class(sema, associated, base.class, depth + 1);
        }
    }
}

fn add_argument(sema: &Sema, associated: &mut Associated, arg: &TemplateArg) {
    match arg {
        TemplateArg::Type(ty) => add_type(sema, associated, *ty),
        TemplateArg::Template(id) => {
            let scope = sema.program.templates[*id].scope;
            if let ScopeKind::Class(class) = sema.program.scopes[scope].kind {
                push(&mut associated.classes, class);
            }
            add_namespace(sema, associated, scope);
        }
        TemplateArg::Pack(args) => args.iter().for_each(|arg| add_argument(sema, associated, arg)),
        _ => {}
    }
}

/// The innermost enclosing namespace, with its inline namespace set ([basic.lookup.argdep]/2, last sentence).
fn add_namespace(sema: &Sema, associated: &mut Associated, scope: hir::ScopeId) {
    let mut namespace = lookup::enclosing_namespace(sema, scope);
    while sema.program.namespaces[namespace].is_inline
        && let Some(parent) = sema.program.namespaces[namespace].parent
    {
        namespace = parent;
    }
    add_inline_set(sema, associated, namespace);
}

fn add_inline_set(sema: &Sema, associated: &mut Associated, namespace: NamespaceId) {
    if associated.namespaces.contains(&namespace) {
        return;
    }
    associated.namespaces.push(namespace);
    let scope = sema.program.namespaces[namespace].scope;
    for nominated in sema.program.scopes[scope].nominated.iter().filter(|nominated| nominated.is_inline) {
        add_inline_set(sema, associated, nominated.namespace);
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
