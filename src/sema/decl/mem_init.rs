//! Member initialisers ([class.base.init]): what a constructor initialises, in order of initialisation.
//!
//! Every base and member whose initialisation does something gets an explicit initialiser here, written or not. A member
//! of an anonymous union is initialised as part of that union, by an aggregate with this one member.

use crate::ast::{self, ClassKey};
use crate::base::Symbol;
use crate::diag::Diagnostic;
use crate::hir::{self, Body, Category, ClassId, ExprId, ExprKind, FieldId, FuncId, MemberInit, Named, TyKind};
use crate::sema::decl::class::anonymous_path;
use crate::sema::init::{self, Kind, Target};
use crate::sema::lookup::{self, Want};
use crate::sema::template::pack::{self, Expansion};
use crate::sema::{Sema, ty};
use crate::source::Span;

/// What a mem-initializer-id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The class itself: the constructor delegates.
    Class,
    Base {
        class: ClassId,
        is_virtual: bool,
    },
    Field(FieldId),
}

/// A checked mem-initializer.
struct Given {
    part: Part,
    init: ExprId,
    span: Span,
}

/// The constructor whose initialisers are checked.
#[derive(Clone, Copy)]
struct Ctor {
    class: ClassId,
    /// Where it is defined: what is initialised without being named is initialised here.
    span: Span,
    /// What stands for it as the user of default member initialisers ([support.srcloc.cons]/2): the end of the written
    /// initialisers, or the beginning of the body, as GCC has it.
    user: Span,
}

/// A constructor's member initialisers, in order of initialisation ([class.base.init]/13).
pub(super) fn check(sema: &mut Sema, func: FuncId, written: &[ast::MemberInit], body: Span) -> Vec<MemberInit> {
    let data = &sema.program.funcs[func];
    let span = data.span;
    let (hir::FuncName::Constructor, Some(class)) = (data.name, data.class) else {
        if let Some(first) = written.first() {
            sema.error(first.span, "only a constructor can initialise members");
        }
        return Vec::new();
    };
    let user = written.last().map_or(body, |last| last.span.end());
    let ctor = Ctor { class, span, user };
    let given = given(sema, ctor, written);
    if let Some(target) = given.iter().find(|given| given.part == Part::Class) {
        let (init, at) = (target.init, target.span);
        if let Some(other) = given.iter().find(|given| given.span != at) {
            let span = other.span;
            // [class.base.init]/6
            let diagnostic = Diagnostic::error(span, "a constructor that delegates initialises nothing else")
                .note_at(at, "it delegates here");
            sema.report(diagnostic);
        }
        check_cycle(sema, func, init, at);
        return vec![MemberInit::Delegate { init }];
    }
    let mut inits = Vec::new();
    bases(sema, ctor, &given, &mut inits);
    fields(sema, ctor, &given, &mut inits);
    inits
}

/// The initialisers of an inheriting constructor: `init` is that of the base whose constructor is inherited.
pub(super) fn inheriting(
    sema: &mut Sema,
    class: ClassId,
    span: Span,
    (base, is_virtual): (ClassId, bool),
    init: ExprId,
) -> Vec<MemberInit> {
    let ctor = Ctor { class, span, user: span };
    let given = [Given { part: Part::Base { class: base, is_virtual }, init, span }];
    let mut inits = Vec::new();
    bases(sema, ctor, &given, &mut inits);
    fields(sema, ctor, &given, &mut inits);
    inits
}

/// The written initialisers, pack expansions expanded, each checked where it stands.
fn given(sema: &mut Sema, ctor: Ctor, written: &[ast::MemberInit]) -> Vec<Given> {
    let mut result: Vec<Given> = Vec::with_capacity(written.len());
    for init in written {
        let elements = if !init.is_pack_expansion {
            vec![one(sema, ctor, init)]
        } else {
            match pack::expand_member_init(sema, init, |sema| one(sema, ctor, init)) {
                Some(Expansion::Elements(elements)) => elements,
                _ => Vec::new(),
            }
        };
        for given in elements.into_iter().flatten() {
            check_twice(sema, ctor.class, &result, &given);
            result.push(given);
        }
    }
    result
}

/// One mem-initializer ([class.base.init]/7).
fn one(sema: &mut Sema, ctor: Ctor, written: &ast::MemberInit) -> Option<Given> {
    let span = sema.ast.names[written.name].span;
    let part = resolve(sema, ctor.class, written)?;
    let (ty, name) = match part {
        Part::Class => (sema.program.types.class(ctor.class), Symbol::EMPTY),
        Part::Base { class, .. } => (sema.program.types.class(class), Symbol::EMPTY),
        Part::Field(field) => (sema.program.fields[field].ty, sema.program.fields[field].name),
    };
    let target = Target { ty, kind: Kind::Member, name, span };
    let init = init::initialize(sema, target, Some(written.init))?;
    Some(Given { part, init, span })
}

/// The base or member that a mem-initializer-id names ([class.base.init]/2). None, reported, when it names none.
fn resolve(sema: &mut Sema, class: ClassId, written: &ast::MemberInit) -> Option<Part> {
    let name = &sema.ast.names[written.name];
    let span = name.span;
    if let (Some(symbol), false) = (name.identifier(), name.is_qualified())
        && let Some(part) = resolve_member(sema, class, symbol, span)
    {
        return part;
    }
    let ty = ty::named_type(sema, written.name).unqual();
    if ty == hir::Ty::ERROR {
        return None;
    }
    let part = match *sema.program.types.kind(ty) {
        TyKind::Class(named) if named == class => Some(Part::Class),
        TyKind::Class(named) => match base_part(sema, class, named) {
            Ok(part) => part,
            Err(()) => {
                let shown = sema.show(ty);
                sema.error(span, format!("`{shown}` is a direct base and an inherited virtual base"));
                return None;
            }
        },
        _ => None,
    };
    if part.is_none() {
        let (shown, of) = (sema.show(ty), class_name(sema, class));
        sema.error(span, format!("`{shown}` is not a direct base or virtual base of `{of}`"));
    }
    part
}

/// An identifier as the name of a member. None: it may name a type.
fn resolve_member(sema: &mut Sema, class: ClassId, symbol: Symbol, span: Span) -> Option<Option<Part>> {
    let found = lookup::member(sema, class, symbol);
    if found.is_empty() {
        let types = lookup::unqualified(sema, symbol, Want::Type);
        if !types.is_empty() {
            return None;
        }
        let of = class_name(sema, class);
        let diagnostic = Diagnostic::error(span, format!("`{symbol}` is not a member or base of `{of}`"))
            .note_at(sema.program.classes[class].span, format!("`{of}` is declared here"));
        sema.report(diagnostic);
        return Some(None);
    }
    let entry = found.entries.first()?.named.clone();
    match entry {
        Named::Field(field) if anonymous_path(sema, class, field).is_some() => return Some(Some(Part::Field(field))),
        Named::Field(_) | Named::Var(_) | Named::Func(_) | Named::Enumerator(..) => {}
        _ => return None,
    }
    let of = class_name(sema, class);
    let at = lookup::entity_span(sema, &entry);
    let text = format!("`{symbol}` is not a member of `{of}` that a constructor can initialise");
    sema.report(Diagnostic::error(span, text).note_at(at, format!("`{symbol}` is declared here")));
    Some(None)
}

/// A class as a direct base or a virtual base of another. `Err`: both, which differ ([class.base.init]/2).
fn base_part(sema: &Sema, class: ClassId, named: ClassId) -> Result<Option<Part>, ()> {
    let direct = sema.program.classes[class].bases.iter().find(|base| base.class == named);
    let is_virtual = virtual_bases(sema, class).contains(&named);
    match direct {
        Some(base) if !base.is_virtual && is_virtual => Err(()),
        Some(base) => Ok(Some(Part::Base { class: named, is_virtual: base.is_virtual })),
        None if is_virtual => Ok(Some(Part::Base { class: named, is_virtual: true })),
        None => Ok(None),
    }
}

/// All virtual bases of a class in order of initialisation: depth-first, left to right ([class.base.init]/13.1).
pub(in crate::sema) fn virtual_bases(sema: &Sema, class: ClassId) -> Vec<ClassId> {
    hir::vtable::virtual_bases(&sema.program, class)
}

/// The same base or member, or another member of the same union, initialised before ([class.base.init]/8).
fn check_twice(sema: &mut Sema, class: ClassId, before: &[Given], new: &Given) {
    let Some(old) = before.iter().find(|old| collides(sema, class, old.part, new.part)) else { return };
    let at = old.span;
    let (text, note) = match (new.part, old.part) {
        (Part::Field(field), Part::Field(first)) if field != first => {
            let (name, first) = (sema.program.fields[field].name, sema.program.fields[first].name);
            (format!("`{name}` is a member of the same union as `{first}`"), format!("`{first}` is initialised here"))
        }
        (Part::Field(field), _) => {
            let name = sema.program.fields[field].name;
            (format!("the member `{name}` is initialised twice"), "it is initialised before here".to_string())
        }
        (Part::Base { class, .. }, _) => {
            let name = class_name(sema, class);
            (format!("the base `{name}` is initialised twice"), "it is initialised before here".to_string())
        }
        (Part::Class, _) => ("the constructor delegates twice".to_string(), "it delegates before here".to_string()),
    };
    let diagnostic = Diagnostic::error(new.span, text).note_at(at, note);
    sema.report(diagnostic);
}

fn collides(sema: &Sema, class: ClassId, a: Part, b: Part) -> bool {
    let (Part::Field(a), Part::Field(b)) = (a, b) else { return a == b };
    let full = |field| {
        let mut path = anonymous_path(sema, class, field).unwrap_or_default();
        path.push(field);
        path
    };
    let differing = full(a).into_iter().zip(full(b)).find(|(a, b)| a != b);
    match differing {
        None => true,
        Some((a, _)) => sema.program.classes[sema.program.fields[a].class].key == ClassKey::Union,
    }
}

/// A constructor that delegates to itself, perhaps through others whose bodies are known ([class.base.init]/6).
fn check_cycle(sema: &mut Sema, func: FuncId, init: ExprId, span: Span) {
    let mut target = constructor_of(sema, init);
    let mut n_steps = 0;
    while let Some(ctor) = target {
        if ctor == func {
            sema.error(span, "the constructor delegates to itself");
            return;
        }
        n_steps += 1;
        let Body::Checked(body) = &sema.program.funcs[ctor].body else { return };
        target = match body.member_inits[..] {
            [MemberInit::Delegate { init }] if n_steps <= crate::base::limits::NESTING_DEPTH => {
                constructor_of(sema, init)
            }
            _ => return,
        };
    }
}

fn constructor_of(sema: &Sema, mut init: ExprId) -> Option<FuncId> {
    loop {
        match sema.program.exprs[init].kind {
            ExprKind::FullExpr(sub) => init = sub,
            ExprKind::Construct { ctor, .. } => return Some(ctor),
            _ => return None,
        }
    }
}

/// Virtual bases, then direct bases. Without initialiser they are default-initialised, but for virtual bases of an
/// abstract class, which is never the most derived ([class.base.init]/9).
fn bases(sema: &mut Sema, ctor: Ctor, given: &[Given], inits: &mut Vec<MemberInit>) {
    let is_abstract = sema.program.classes[ctor.class].traits.is_abstract;
    let mut all: Vec<(ClassId, bool)> =
        virtual_bases(sema, ctor.class).into_iter().map(|class| (class, true)).collect();
    let direct = sema.program.classes[ctor.class].bases.iter().filter(|base| !base.is_virtual);
    all.extend(direct.map(|base| (base.class, false)));
    for (class, is_virtual) in all {
        let part = Part::Base { class, is_virtual };
        let init = match given.iter().find(|given| given.part == part) {
            Some(given) => Some(given.init),
            None if is_virtual && is_abstract => None,
            None => {
                let target = Target {
                    ty: sema.program.types.class(class),
                    kind: Kind::Member,
                    name: Symbol::EMPTY,
                    span: ctor.span,
                };
                let at = direct_base_span(sema, ctor.class, class);
                let text = |sema: &mut Sema| {
                    format!("the base `{}` has no initialiser in this constructor", class_name(sema, class))
                };
                noting(sema, at, text, |sema| init::initialize(sema, target, None))
            }
        };
        if let Some(init) = init {
            inits.push(MemberInit::Base { class, is_virtual, init });
        }
    }
}

fn direct_base_span(sema: &Sema, class: ClassId, base: ClassId) -> Span {
    let data = &sema.program.classes[class];
    data.bases.iter().find(|it| it.class == base).map_or(data.span, |base| base.span)
}

/// Members in order of declaration.
fn fields(sema: &mut Sema, ctor: Ctor, given: &[Given], inits: &mut Vec<MemberInit>) {
    if sema.program.classes[ctor.class].key == ClassKey::Union {
        if let Some(field) = active_member(sema, ctor.class, given)
            && let Some(init) = field_init(sema, ctor, field, given)
        {
            inits.push(MemberInit::Field { field, init });
        }
        return;
    }
    for field in sema.program.classes[ctor.class].fields.clone() {
        if let Some(init) = field_init(sema, ctor, field, given) {
            inits.push(MemberInit::Field { field, init });
        }
    }
}

/// The member of a union that a constructor initialises: the one that is named, or the one that has a default member
/// initialiser ([class.base.init]/9).
fn active_member(sema: &Sema, union: ClassId, given: &[Given]) -> Option<FieldId> {
    let fields = &sema.program.classes[union].fields;
    let is_named = |&field: &FieldId| {
        given.iter().any(|given| match given.part {
            Part::Field(named) => named == field || holds(sema, field, named),
            Part::Class | Part::Base { .. } => false,
        })
    };
    let named = fields.iter().copied().find(is_named);
    named.or_else(|| fields.iter().copied().find(|&field| has_initializer(sema, field)))
}

/// Whether `field` is an anonymous union or struct with `member` in it.
fn holds(sema: &Sema, field: FieldId, member: FieldId) -> bool {
    anonymous_class(sema, field).is_some_and(|class| anonymous_path(sema, class, member).is_some())
}

/// Whether a member, or one inside of an anonymous one, has a default member initialiser.
fn has_initializer(sema: &Sema, field: FieldId) -> bool {
    sema.program.fields[field].init.is_some()
        || anonymous_class(sema, field)
            .is_some_and(|class| sema.program.classes[class].fields.iter().any(|&inner| has_initializer(sema, inner)))
}

/// The class of an anonymous union or struct member.
pub(in crate::sema) fn anonymous_class(sema: &Sema, field: FieldId) -> Option<ClassId> {
    let data = &sema.program.fields[field];
    if !data.name.is_empty() || data.bit_width.is_some() {
        return None;
    }
    sema.program.types.as_class(data.ty).filter(|&class| sema.program.classes[class].is_anonymous)
}

/// How one member is initialised: as written, by its default member initialiser, or by default
/// ([class.base.init]/9). None when that does nothing.
fn field_init(sema: &mut Sema, ctor: Ctor, field: FieldId, given: &[Given]) -> Option<ExprId> {
    if let Some(given) = given.iter().find(|given| given.part == Part::Field(field)) {
        return Some(given.init);
    }
    if let Some(class) = anonymous_class(sema, field) {
        return anonymous_init(sema, ctor, class, given);
    }
    let data = &sema.program.fields[field];
    if data.init.is_some() {
        return init::class::member_default_in(sema, field, Kind::Member, ctor.user);
    }
    if data.name.is_empty() && data.bit_width.is_some()
        || sema.program.classes[data.class].key == ClassKey::Union
        || matches!(sema.program.types.kind(data.ty), TyKind::Array(_, hir::ArrayLen::Unknown))
    {
        return None;
    }
    let (name, ty, at) = (data.name, data.ty, data.span);
    let target = Target { ty, kind: Kind::Member, name, span: ctor.span };
    let text = |_: &mut Sema| format!("the member `{name}` needs an initialiser in this constructor");
    noting(sema, at, text, |sema| {
        if !init::is_default_allowed(sema, ty) {
            let shown = sema.show(ty);
            sema.error(ctor.span, format!("the constant member `{name}` of type `{shown}` is not initialised"));
            return Some(sema.error_expr(ctor.span));
        }
        init::initialize(sema, target, None)
    })
}

/// An anonymous union by its one member, an anonymous struct member by member.
fn anonymous_init(sema: &mut Sema, ctor: Ctor, class: ClassId, given: &[Given]) -> Option<ExprId> {
    let members = if sema.program.classes[class].key == ClassKey::Union {
        active_member(sema, class, given).into_iter().collect()
    } else {
        sema.program.classes[class].fields.clone()
    };
    let mut fields = Vec::new();
    for member in members {
        if let Some(init) = field_init(sema, ctor, member, given) {
            fields.push((member, init));
        }
    }
    if fields.is_empty() {
        return None;
    }
    let ty = sema.program.types.class(class);
    Some(sema.expr(ExprKind::Aggregate { bases: Vec::new(), fields }, ty, Category::PRValue, ctor.span))
}

/// Adds a note to the errors that `check` reports.
fn noting<T>(
    sema: &mut Sema,
    at: Span,
    text: impl FnOnce(&mut Sema) -> String,
    check: impl FnOnce(&mut Sema) -> T,
) -> T {
    let (n_before, n_errors) = (sema.sink.items().len(), sema.sink.error_count());
    let result = check(sema);
    if sema.sink.error_count() > n_errors {
        let text = text(sema);
        sema.sink.note_since(n_before, at, &text);
    }
    result
}

fn class_name(sema: &mut Sema, class: ClassId) -> String {
    let ty = sema.program.types.class(class);
    sema.show(ty)
}
