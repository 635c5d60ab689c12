//! Members of classes and their bases ([class.member.lookup]).
//!
//! The lookup set of a name in a class is a declaration set and the subobjects that it was found in. A class's own
//! declarations are its set; otherwise the sets of its direct bases are merged, where what one subobject declares
//! hides what a base of that subobject does (dominance), however the base was reached.

use crate::base::{FxHashMap, Symbol};
use crate::hir::{self, ClassId, Named, ScopeId};
use crate::sema::Sema;
use crate::sema::lookup::{Found, Want, declared, named_type};

/// How many subobjects of one lookup are told apart: more than two change nothing but a message.
const SUBOBJECTS: usize = 32;

/// A base class subobject, or the whole object.
#[derive(Debug, Clone, PartialEq)]
struct Subobject {
    /// From a direct base of the class down to it; empty for the object itself.
    path: Vec<ClassId>,
    /// Where in `path`, counted from 1, the last virtual base stands; 0 when there is none.
    root: usize,
}

/// The lookup set of a name in a class.
#[derive(Debug, Clone)]
struct Set {
    entries: Vec<hir::Entry>,
    /// The scope of the first of them.
    scope: ScopeId,
    subobjects: Vec<Subobject>,
    is_ambiguous: bool,
}

/// Looks up a member of a class and its bases.
pub fn member(sema: &mut Sema, class: ClassId, name: Symbol) -> Found {
    member_wanted(sema, class, name, Want::Any)
}

/// The members that count.
pub(super) fn member_wanted(sema: &mut Sema, class: ClassId, name: Symbol, want: Want) -> Found {
    found(sema, class, Lookup { name, want, skips_dependent: false, known: FxHashMap::default() })
}

/// The members that unqualified lookup finds, which does not examine the class's dependent bases ([temp.dep]/3).
pub(super) fn member_unqualified(sema: &mut Sema, class: ClassId, name: Symbol, want: Want) -> Found {
    found(sema, class, Lookup { name, want, skips_dependent: true, known: FxHashMap::default() })
}

fn found(sema: &mut Sema, class: ClassId, mut lookup: Lookup) -> Found {
    let Some(set) = lookup.set(sema, class, 0) else { return Found::default() };
    let mut subobjects = set.subobjects.into_iter().map(|subobject| subobject.path);
    Found {
        entries: set.entries,
        scope: Some(set.scope),
        class: Some(class),
        path: subobjects.next().unwrap_or_default(),
        twin: subobjects.next(),
        is_ambiguous: set.is_ambiguous,
    }
}

/// A lookup in progress.
struct Lookup {
    name: Symbol,
    want: Want,
    /// Whether to leave out the class's own dependent bases; those of its other bases count.
    skips_dependent: bool,
    /// The sets of classes with several bases, which a lattice may reach in many ways.
    known: FxHashMap<ClassId, Option<Set>>,
}

impl Lookup {
    /// `S(f, C)` of [class.member.lookup]/4 and 5.
    fn set(&mut self, sema: &mut Sema, class: ClassId, depth: usize) -> Option<Set> {
        crate::sema::decl::special::declare_for(sema, class, self.name);
        let data = &sema.program.classes[class];
        let (scope, n_bases) = (data.scope, data.bases.len());
        let entries = declared(sema, scope, self.name, self.want);
        if !entries.is_empty() {
            let whole = Subobject { path: Vec::new(), root: 0 };
            return Some(Set { entries, scope, subobjects: vec![whole], is_ambiguous: false });
        }
        if n_bases == 0 || depth >= crate::base::limits::NESTING_DEPTH {
            return None;
        }
        if let Some(known) = self.known.get(&class) {
            return known.clone();
        }
        let mut result: Option<Set> = None;
        for i in 0..n_bases {
            let base = sema.program.classes[class].bases[i];
            if self.skips_dependent && depth == 0 && base.is_dependent {
                continue;
            }
            let Some(mut set) = self.set(sema, base.class, depth + 1) else { continue };
            for subobject in &mut set.subobjects {
                subobject.path.insert(0, base.class);
                subobject.root = match subobject.root {
                    0 => usize::from(base.is_virtual),
                    root => root + 1,
                };
            }
            result = Some(match result {
                None => set,
                Some(so_far) => merged(sema, class, so_far, set),
            });
        }
        if n_bases > 1 {
            self.known.insert(class, result.clone());
        }
        result
    }
}

/// [class.member.lookup]/6: merges the set of one more base into that of the class.
fn merged(sema: &mut Sema, class: ClassId, so_far: Set, more: Set) -> Set {
    let hides = |sema: &Sema, hidden: &Set, by: &Set| {
        hidden.subobjects.iter().all(|x| by.subobjects.iter().any(|y| is_base(sema, class, x, y)))
    };
    // 6.1
    if hides(sema, &more, &so_far) {
        return so_far;
    }
    if hides(sema, &so_far, &more) {
        return more;
    }
    // 6.2, 6.3
    let differs = !is_same(sema, &so_far.entries, &more.entries);
    let mut result = so_far;
    result.is_ambiguous |= differs || more.is_ambiguous;
    if differs {
        for entry in more.entries {
            if !result.entries.iter().any(|old| old.named == entry.named) {
                result.entries.push(entry);
            }
        }
    }
    for subobject in more.subobjects {
        let is_known = result.subobjects.iter().any(|old| key(old) == key(&subobject));
        if !is_known && result.subobjects.len() < SUBOBJECTS {
            result.subobjects.push(subobject);
        }
    }
    result
}

/// What tells a subobject from others of one object: the steps from its last virtual base, which the object has once.
fn key(subobject: &Subobject) -> (bool, &[ClassId]) {
    (subobject.root > 0, &subobject.path[subobject.root.saturating_sub(1)..])
}

/// Whether `x` is a base class subobject of `y`, both of an object of `class`.
fn is_base(sema: &Sema, class: ClassId, x: &Subobject, y: &Subobject) -> bool {
    let ((x_virtual, x_steps), (y_virtual, y_steps)) = (key(x), key(y));
    if x_virtual == y_virtual && x_steps.len() > y_steps.len() && x_steps.starts_with(y_steps) {
        return true;
    }
    let of = y.path.last().copied().unwrap_or(class);
    x_virtual && x_steps.first().is_some_and(|&root| has_virtual_base(sema, of, root, 0))
}

fn has_virtual_base(sema: &Sema, class: ClassId, wanted: ClassId, depth: usize) -> bool {
    depth < crate::base::limits::NESTING_DEPTH
        && sema.program.classes[class].bases.iter().any(|base| {
            (base.is_virtual && base.class == wanted) || has_virtual_base(sema, base.class, wanted, depth + 1)
        })
}

/// Whether two declaration sets are the same: the same entities, or names of the same type.
fn is_same(sema: &mut Sema, a: &[hir::Entry], b: &[hir::Entry]) -> bool {
    let is_equal = a.len() == b.len() && a.iter().all(|x| b.iter().any(|y| x.named == y.named));
    if is_equal {
        return true;
    }
    let ([a], [b]) = (a, b) else { return false };
    named_type(sema, &a.named).is_some_and(|ty| named_type(sema, &b.named) == Some(ty))
}

/// The class, `class` or a base, into which a using-declaration brings the member function `func` of a base.
pub fn using_class(sema: &Sema, class: ClassId, func: hir::FuncId) -> Option<ClassId> {
    let data = &sema.program.funcs[func];
    let symbol = match data.name {
        hir::FuncName::Ident(name) => name,
        hir::FuncName::Operator(op) => super::operator_symbol(op),
        hir::FuncName::Literal(_)
        | hir::FuncName::Conversion(_)
        | hir::FuncName::Constructor
        | hir::FuncName::Destructor => return None,
    };
    let template = data.specialization.as_ref().map(|(template, _)| *template);
    let mut pending = std::collections::VecDeque::from([class]);
    while let Some(class) = pending.pop_front() {
        let declared = sema.program.names.get(&(sema.program.classes[class].scope, symbol));
        let is_here = declared.into_iter().flatten().any(|entry| match entry.named {
            Named::Func(it) => entry.is_using && it == func,
            Named::Template(it) => entry.is_using && Some(it) == template,
            _ => false,
        });
        if is_here {
            return Some(class);
        }
        pending.extend(sema.program.classes[class].bases.iter().map(|base| base.class));
    }
    None
}

/// Whether a use of a member needs an object: then it must be in one subobject only ([class.member.lookup]/10).
pub fn needs_object(sema: &Sema, named: &Named) -> bool {
    match *named {
        Named::Field(_) => true,
        Named::Func(func) => {
            let data = &sema.program.funcs[func];
            !data.is_static || data.is_explicit_object
        }
        _ => false,
    }
}
