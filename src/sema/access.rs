//! Access control ([class.access]): whether a member may be named where it is named.
//!
//! What a place may see follows from the classes that it acts for: those that it is inside of, and those that have
//! befriended one of these, or a function around it ([class.friend]). A use names a member by its naming class; what
//! the member is there follows from the bases on the way to its declaration ([class.access.base]). Overload resolution
//! and lookup know nothing of access: it is checked when the member is known.

use smallvec::SmallVec;

use crate::ast::{Access, ClassKey};
use crate::base::{Symbol, limits};
use crate::diag::Diagnostic;
use crate::hir::{self, ClassId, Entry, FuncId, FuncName, Named, ScopeId, ScopeKind, TemplateId};
use crate::sema::Sema;
use crate::sema::lookup::{self, Found};
use crate::sema::template::{outside, params};
use crate::source::Span;

/// What a class befriends, and what a place is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Friend {
    Class(ClassId),
    Func(FuncId),
    /// All of its specialisations.
    Template(TemplateId),
    /// The members of this name of all specialisations of a class template ([temp.friend]/5).
    Member(TemplateId, Symbol),
}

/// The classes that a place acts for.
type Acts = SmallVec<[ClassId; 4]>;

/// A use of a member.
#[derive(Debug, Clone, Copy)]
struct Use {
    /// The class that the name was looked up in.
    naming: ClassId,
    /// The class whose scope declares the name, and the access there.
    declaring: ClassId,
    access: Access,
    /// The class of the object that a non-static member is used on ([class.protected]).
    object: Option<ClassId>,
}

/// A use that the entity that is being declared may yet allow.
#[derive(Debug)]
struct Delayed {
    acts: Acts,
    used: Use,
    diagnostic: Diagnostic,
}

/// Access checks in progress.
#[derive(Debug, Default)]
pub struct State {
    /// Uses in a declaration whose entity is not known yet ([class.access]/6).
    delayed: Option<Vec<Delayed>>,
    /// What the declaration has declared.
    declared: Vec<Friend>,
    /// In a cast that ignores whether a base is accessible ([expr.cast]/4).
    is_any_base: bool,
    /// In what acts for no class.
    is_unrelated: bool,
    /// The templates whose declarations are substituted into now, and the functions whose default arguments are checked.
    on_behalf: Vec<Friend>,
}

/// Lets `friend` see what `class` does ([class.friend]).
pub fn befriend(sema: &mut Sema, class: ClassId, friend: Friend) {
    sema.friends.update(friend, |classes| {
        if !classes.contains(&class) {
            classes.push(class);
        }
    });
}

/// Whether a class has befriended a function or class by itself.
pub fn is_befriended(sema: &Sema, class: ClassId, friend: Friend) -> bool {
    sema.friends.get(&friend).is_some_and(|classes| classes.contains(&class))
}

// ---- checks ----

/// Checks the use of a type, enumerator or other member that needs no object. Whether it may be used.
pub fn found(sema: &mut Sema, found: &Found, span: Span) -> bool {
    match found.entries.first() {
        Some(entry) => self::entry(sema, found, entry, None, span),
        None => true,
    }
}

/// Checks the use of one of the entries of a lookup, on an object of a class. Whether it may be used.
pub fn entry(sema: &mut Sema, found: &Found, entry: &Entry, object: Option<ClassId>, span: Span) -> bool {
    let (Some(naming), Some(scope)) = (found.class, found.scope) else { return true };
    let ScopeKind::Class(declaring) = sema.program.scopes[scope].kind else { return true };
    if entry.access == Access::Public && declaring == naming {
        return true;
    }
    let object = object.filter(|_| lookup::needs_object(sema, &entry.named));
    let used = Use { naming, declaring, access: entry.access, object };
    check(sema, used, Some(&entry.named), span)
}

/// Checks the use of a function that overload resolution has chosen among members of `naming`, on an object of class
/// `object`. Whether it may be used.
pub fn function(sema: &mut Sema, func: FuncId, naming: ClassId, object: Option<ClassId>, span: Span) -> bool {
    let Some(used) = function_use(sema, func, naming, object) else { return true };
    check(sema, used, Some(&Named::Func(func)), span)
}

/// Checks the use of a constructor for an object of its class: of a complete object, or of the base of one of class
/// `derived`. Whether it may be used.
pub fn constructor(sema: &mut Sema, ctor: FuncId, derived: Option<ClassId>, span: Span) -> bool {
    let Some(class) = sema.program.funcs[ctor].class else { return true };
    function(sema, ctor, class, derived.or(Some(class)), span)
}

/// Checks the use of the destructor of a class where an object of it ends. Whether it may be used.
pub fn destructor(sema: &mut Sema, dtor: FuncId, span: Span) -> bool {
    constructor(sema, dtor, None, span)
}

/// Checks a conversion from a class to its base ([class.access.base]/4): what would be a public member of the base must
/// be accessible in the derived class.
pub fn base(sema: &mut Sema, derived: ClassId, base: ClassId, span: Span) -> bool {
    if sema.access.is_any_base || is_public_path(sema, derived, base) {
        return true;
    }
    let used = Use { naming: derived, declaring: base, access: Access::Public, object: None };
    check(sema, used, None, span)
}

/// Whether what is a public member of a base may be named in `naming` here.
pub fn is_base_accessible_here(sema: &Sema, naming: ClassId, base: ClassId) -> bool {
    let used = Use { naming, declaring: base, access: Access::Public, object: None };
    is_allowed(sema, &acts(sema), &used, naming, 0)
}

/// Whether a member function of `naming` may be used in the members of `from` on an object of class `object`; for what
/// is declared implicitly.
pub fn is_accessible(sema: &mut Sema, func: FuncId, naming: ClassId, object: ClassId, from: ClassId) -> bool {
    let Some(used) = function_use(sema, func, naming, Some(object)) else { return true };
    let mut acts = Acts::new();
    let scope = sema.program.classes[from].scope;
    add_scope(sema, scope, &mut acts);
    is_allowed(sema, &acts, &used, naming, 0)
}

/// The use of a function; none when everybody may.
fn function_use(sema: &mut Sema, func: FuncId, naming: ClassId, object: Option<ClassId>) -> Option<Use> {
    let data = &sema.program.funcs[func];
    let (class, access, name) = (data.class?, data.access, data.name);
    let template = data.specialization.as_ref().map(|(template, _)| *template);
    let object = object.filter(|_| !data.is_static);
    if class == naming {
        return (access != Access::Public).then_some(Use { naming, declaring: class, access, object });
    }
    let symbol = match name {
        FuncName::Ident(symbol) => symbol,
        FuncName::Operator(op) => lookup::operator_symbol(op),
        FuncName::Literal(_) => return None,
        FuncName::Conversion(_) => lookup::conversion_symbol(),
        FuncName::Constructor => lookup::constructor_symbol(),
        FuncName::Destructor => lookup::destructor_symbol(),
    };
    let found = lookup::member(sema, naming, symbol);
    let is_it = |entry: &&Entry| match entry.named {
        Named::Func(id) => id == func,
        Named::Template(id) => Some(id) == template,
        _ => false,
    };
    let scope = found.scope.map(|scope| sema.program.scopes[scope].kind);
    let (declaring, access) = match (found.entries.iter().find(is_it), scope) {
        (Some(entry), Some(ScopeKind::Class(declaring))) => (declaring, entry.access),
        // Hidden: a conversion function of a base, for one.
        _ => (class, access),
    };
    Some(Use { naming, declaring, access, object })
}

/// Checks a use, now or when the declaration around it has declared its entity: of what is named, or of `declaring` as a
/// base. Whether it is (so far) allowed.
fn check(sema: &mut Sema, used: Use, named: Option<&Named>, span: Span) -> bool {
    if access_in(sema, used.naming, used.declaring, used.access, 0) == Some(Access::Public) {
        return true;
    }
    let acts = acts(sema);
    if is_allowed(sema, &acts, &used, used.naming, 0) {
        return true;
    }
    let diagnostic = match named {
        Some(named) => describe(sema, &acts, &used, named, span),
        None => describe_base(sema, &used, span),
    };
    match &mut sema.access.delayed {
        Some(delayed) => {
            delayed.push(Delayed { acts, used, diagnostic });
            true
        }
        None => {
            sema.report(diagnostic);
            false
        }
    }
}

// ---- declarations ----

/// Runs the check of a declaration. What names in it may not be used by everybody is decided when the declared entities
/// are known: it counts as used by them ([class.access]/6).
pub fn in_declaration<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = sema.access.delayed.replace(Vec::new());
    let outer_declared = std::mem::take(&mut sema.access.declared);
    let result = check(sema);
    let declared = std::mem::replace(&mut sema.access.declared, outer_declared);
    let delayed = std::mem::replace(&mut sema.access.delayed, outer).unwrap_or_default();
    for mut late in delayed {
        for &friend in &declared {
            add_entity(sema, friend, &mut late.acts);
        }
        if is_allowed(sema, &late.acts, &late.used, late.used.naming, 0) {
            continue;
        }
        match &mut sema.access.delayed {
            Some(outer) => outer.push(late),
            None => sema.report(late.diagnostic),
        }
    }
    result
}

/// Says what the declaration in progress declares.
pub fn declared(sema: &mut Sema, friend: Friend) {
    if sema.access.delayed.is_some() {
        sema.access.declared.push(friend);
    }
}

/// Runs the check of what is no part of a declaration's declarators: a body, a member, an instantiation.
pub fn apart<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = sema.access.delayed.take();
    let is_any_base = std::mem::take(&mut sema.access.is_any_base);
    let is_unrelated = std::mem::take(&mut sema.access.is_unrelated);
    let result = check(sema);
    sema.access.delayed = outer;
    sema.access.is_any_base = is_any_base;
    sema.access.is_unrelated = is_unrelated;
    result
}

/// Runs the check of an expression that a type trait asks about, in a context that is unrelated to any class
/// ([meta.unary.prop]/9).
pub fn unrelated<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = std::mem::replace(&mut sema.access.is_unrelated, true);
    let result = check(sema);
    sema.access.is_unrelated = outer;
    result
}

/// Runs a cast that ignores whether a base is accessible ([expr.cast]/4).
pub fn any_base<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = std::mem::replace(&mut sema.access.is_any_base, true);
    let result = check(sema);
    sema.access.is_any_base = outer;
    result
}

/// Runs the check of the declarator of an explicit instantiation or specialisation, where access is not checked
/// ([temp.spec]/6).
pub fn exempt<T>(sema: &mut Sema, check: impl FnOnce(&mut Sema) -> T) -> T {
    let outer = sema.access.delayed.replace(Vec::new());
    let result = check(sema);
    sema.access.delayed = outer;
    result
}

/// Runs the substitution into a template's declaration, or the check of a function's default argument: it is part of the
/// template or function, whoever asks for it.
pub fn on_behalf<T>(sema: &mut Sema, of: Friend, check: impl FnOnce(&mut Sema) -> T) -> T {
    sema.access.on_behalf.push(of);
    let result = check(sema);
    sema.access.on_behalf.pop();
    result
}

// ---- the classes that a place acts for ----

fn acts(sema: &Sema) -> Acts {
    let mut acts = Acts::new();
    if sema.access.is_unrelated {
        return acts;
    }
    add_scope(sema, sema.cx.scope, &mut acts);
    let mut function = sema.cx.function.as_deref();
    while let Some(context) = function {
        if let Some(func) = context.func {
            add_entity(sema, Friend::Func(func), &mut acts);
        }
        function = context.outer.as_deref();
    }
    match sema.access.on_behalf.last() {
        Some(&Friend::Func(func)) => add_func(sema, func, &mut acts),
        Some(&of) => add_friend(sema, of, &mut acts),
        None => {}
    }
    acts
}

/// The classes around a scope. A friend that a class defines is in the lexical scope of that ([class.friend]/6), and has the
/// access of its members, as in GCC 13 and Clang.
fn add_scope(sema: &Sema, scope: ScopeId, acts: &mut Acts) {
    let mut next = Some(scope);
    while let Some(id) = next {
        let data = &sema.program.scopes[id];
        next = data.parent;
        match data.kind {
            ScopeKind::Class(class) => add_class(sema, class, acts),
            ScopeKind::Function(func) => add_func(sema, func, acts),
            ScopeKind::Namespace(_) => return,
            ScopeKind::Enum(_) | ScopeKind::Block | ScopeKind::TemplateParams => {}
        }
    }
}

fn add_entity(sema: &Sema, entity: Friend, acts: &mut Acts) {
    match entity {
        Friend::Class(class) => add_scope(sema, sema.program.classes[class].scope, acts),
        Friend::Func(func) => {
            add_func(sema, func, acts);
            add_scope(sema, sema.program.funcs[func].scope, acts);
        }
        Friend::Template(template) => {
            add_friend(sema, entity, acts);
            add_scope(sema, sema.program.templates[template].scope, acts);
        }
        Friend::Member(..) => add_friend(sema, entity, acts),
    }
}

fn add_class(sema: &Sema, class: ClassId, acts: &mut Acts) {
    push(acts, class);
    add_friend(sema, Friend::Class(class), acts);
    if let Some((template, _)) = sema.program.classes[class].specialization {
        add_friend(sema, Friend::Template(template), acts);
    }
    let data = &sema.program.classes[class];
    add_member(sema, data.parent, data.name, acts);
}

/// What befriends a member of all specialisations of a class template around.
fn add_member(sema: &Sema, parent: ScopeId, name: Symbol, acts: &mut Acts) {
    let mut next = params::enclosing_class(sema, parent);
    while let Some(class) = next {
        let data = &sema.program.classes[class];
        if let Some((template, _)) = data.specialization {
            add_friend(sema, Friend::Member(template, name), acts);
        }
        next = params::enclosing_class(sema, data.parent);
    }
}

fn add_func(sema: &Sema, func: FuncId, acts: &mut Acts) {
    add_friend(sema, Friend::Func(func), acts);
    let data = &sema.program.funcs[func];
    if data.class.is_some() {
        add_member(sema, data.scope, outside::member_symbol(sema, data.name), acts);
    }
    if let Some((template, _)) = sema.program.funcs[func].specialization {
        add_friend(sema, Friend::Template(template), acts);
    }
}

/// The classes that have befriended it.
fn add_friend(sema: &Sema, friend: Friend, acts: &mut Acts) {
    for &class in sema.friends.get(&friend).into_iter().flatten() {
        push(acts, class);
    }
}

fn push(acts: &mut Acts, class: ClassId) {
    if !acts.contains(&class) {
        acts.push(class);
    }
}

// ---- the rules ----

/// The access of a member as a member of `class` ([class.access.base]/1); none when it is private in a base on the way.
fn access_in(sema: &Sema, class: ClassId, declaring: ClassId, access: Access, depth: usize) -> Option<Access> {
    if class == declaring {
        return Some(access);
    }
    if depth > limits::NESTING_DEPTH {
        return None;
    }
    let mut best = None;
    for base in &sema.program.classes[class].bases {
        let here = match (access_in(sema, base.class, declaring, access, depth + 1), base.access) {
            (None | Some(Access::Private), _) => continue,
            (Some(access), Access::Public) => access,
            (Some(_), Access::Protected) => Access::Protected,
            (Some(_), Access::Private) => Access::Private,
        };
        match here {
            Access::Public => return Some(Access::Public),
            Access::Protected => best = Some(Access::Protected),
            Access::Private => best = best.or(Some(Access::Private)),
        }
    }
    best
}

fn is_public_path(sema: &Sema, derived: ClassId, base: ClassId) -> bool {
    access_in(sema, derived, base, Access::Public, 0) == Some(Access::Public)
}

/// [class.access.base]/5: whether a member named in `naming` is accessible to what acts for `acts`.
fn is_allowed(sema: &Sema, acts: &Acts, used: &Use, naming: ClassId, depth: usize) -> bool {
    if depth > limits::NESTING_DEPTH {
        return false;
    }
    let is_ours = match access_in(sema, naming, used.declaring, used.access, 0) {
        // 5.1
        Some(Access::Public) => true,
        // 5.2
        Some(Access::Private) => acts.contains(&naming),
        // 5.3
        Some(Access::Protected) => acts.iter().any(|&by| is_protected_allowed(sema, by, used, naming)),
        None => false,
    };
    if is_ours || naming == used.declaring {
        return is_ours;
    }
    // 5.4: there is an accessible base in which the member is accessible.
    sema.program.classes[naming].bases.iter().any(|base| {
        derives(sema, base.class, used.declaring, 0)
            && is_base_accessible(sema, acts, naming, base)
            && is_allowed(sema, acts, used, base.class, depth + 1)
    })
}

/// [class.access.base]/5.3 for a member or friend of `by`, with the additional check of [class.protected].
fn is_protected_allowed(sema: &Sema, by: ClassId, used: &Use, naming: ClassId) -> bool {
    let sees =
        by == naming || (derives(sema, by, naming, 0) && access_in(sema, by, used.declaring, used.access, 0).is_some());
    sees && used.object.is_none_or(|object| derives(sema, object, by, 0))
}

/// [class.access.base]/4 for a direct base.
fn is_base_accessible(sema: &Sema, acts: &Acts, class: ClassId, base: &hir::Base) -> bool {
    match base.access {
        Access::Public => true,
        Access::Private => acts.contains(&class),
        Access::Protected => acts.iter().any(|&by| {
            by == class || (derives(sema, by, class, 0) && access_in(sema, by, class, Access::Protected, 0).is_some())
        }),
    }
}

/// Whether `derived` is `base` or derived from it.
fn derives(sema: &Sema, derived: ClassId, base: ClassId, depth: usize) -> bool {
    derived == base
        || (depth <= limits::NESTING_DEPTH
            && sema.program.classes[derived].bases.iter().any(|direct| derives(sema, direct.class, base, depth + 1)))
}

// ---- messages ----

fn describe(sema: &mut Sema, acts: &Acts, used: &Use, named: &Named, span: Span) -> Diagnostic {
    let declared = lookup::entity_span(sema, named);
    let class = class_name(sema, used.declaring);
    let what = match named {
        Named::Func(func) if sema.program.funcs[*func].name == FuncName::Constructor => "constructor".to_owned(),
        Named::Func(func) if sema.program.funcs[*func].name == FuncName::Destructor => "destructor".to_owned(),
        named => format!("`{}`", lookup::entity_symbol(sema, named)),
    };
    if used.access == Access::Public || access_in(sema, used.naming, used.declaring, Access::Public, 0).is_none() {
        return describe_path(sema, used, named, &what, span);
    }
    let is_special = !what.starts_with('`');
    let kind = word(used.access);
    let text = match is_special {
        true => format!("the {what} of `{class}` is {kind}"),
        false => format!("{what} is a {kind} member of `{class}`"),
    };
    let mut diagnostic = Diagnostic::error(span, text);
    let declared_text = match used.access {
        Access::Private if is_by_default(sema, used.declaring, declared) => {
            "it is declared here; members of a `class` are private unless it says otherwise".to_owned()
        }
        _ => format!("it is declared {kind} here"),
    };
    diagnostic = diagnostic.note_at(declared, declared_text);
    if let (Access::Protected, Some(object)) = (used.access, used.object)
        && let Some(&by) = acts.iter().find(|&&by| derives(sema, by, used.declaring, 0))
    {
        let (by, object) = (class_name(sema, by), class_name(sema, object));
        diagnostic = diagnostic.note(format!("`{by}` may use it on objects of `{by}` only, and this is a `{object}`"));
    }
    diagnostic
}

/// A member of a base that a class inherits privately or protected.
fn describe_path(sema: &mut Sema, used: &Use, named: &Named, what: &str, span: Span) -> Diagnostic {
    let declared = lookup::entity_span(sema, named);
    let naming = class_name(sema, used.naming);
    let mut diagnostic = Diagnostic::error(span, format!("{what} is not accessible as a member of `{naming}`"));
    if let Some((class, base)) = narrow_base(sema, used.naming, used.declaring, 0) {
        let (class, name) = (class_name(sema, class), class_name(sema, base.class));
        let text = format!("`{class}` has `{name}` as a {} base", word(base.access));
        diagnostic = diagnostic.note_at(base.span, text);
    }
    if let Named::Class(class) = *named
        && class == used.declaring
    {
        // The injected-class-name of a base hides the class's own name ([class.access.base]/5).
        return diagnostic.note(format!("`::{}` names the class itself", class_name(sema, class)));
    }
    diagnostic.note_at(declared, "it is declared here")
}

fn describe_base(sema: &mut Sema, used: &Use, span: Span) -> Diagnostic {
    let base = used.declaring;
    let (derived, name) = (class_name(sema, used.naming), class_name(sema, base));
    let mut diagnostic = Diagnostic::error(span, format!("`{name}` is not an accessible base of `{derived}`"));
    if let Some((class, base)) = narrow_base(sema, used.naming, base, 0) {
        let (class, name) = (class_name(sema, class), class_name(sema, base.class));
        let kind = word(base.access);
        diagnostic = diagnostic.note_at(base.span, format!("`{class}` has `{name}` as a {kind} base"));
    }
    diagnostic
}

/// The first base on a way to `to` that is not public, and its class.
fn narrow_base(sema: &Sema, from: ClassId, to: ClassId, depth: usize) -> Option<(ClassId, hir::Base)> {
    if depth > limits::NESTING_DEPTH {
        return None;
    }
    let bases = &sema.program.classes[from].bases;
    let way = bases.iter().find(|base| derives(sema, base.class, to, 0))?;
    match way.access {
        Access::Public => narrow_base(sema, way.class, to, depth + 1),
        Access::Private | Access::Protected => Some((from, *way)),
    }
}

/// Whether a member of a `class` stands before its first access-specifier.
fn is_by_default(sema: &Sema, class: ClassId, member: Span) -> bool {
    let data = &sema.program.classes[class];
    data.key == ClassKey::Class && data.first_specifier.is_none_or(|specifier| member.lo < specifier.lo)
}

fn word(access: Access) -> &'static str {
    match access {
        Access::Public => "public",
        Access::Protected => "protected",
        Access::Private => "private",
    }
}

fn class_name(sema: &mut Sema, class: ClassId) -> String {
    let ty = sema.program.types.class(class);
    sema.show(ty)
}
