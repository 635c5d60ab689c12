//! Which functions have code already, and which of them an optimised module has once more.
//!
//! Functions that nobody typed are compiled when an input first reaches them, at the level that this input deserves.
//! Where a later input has a loop, calls of what was compiled quickly, and of short functions of the user's, would
//! cost more than what the loop does; so its module has bodies of its own of them ([`copies`]).

use crate::ast::OverloadedOperator;
use crate::base::{FxHashMap, FxHashSet, limits};
use crate::hir::{Body, CheckedBody, FuncId, FuncName};
use crate::sema::Sema;
use crate::sema::input::{self, Unit};

/// The code of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emitted {
    /// Which of the function's definitions it is of; see [`crate::hir::Func::revision`].
    pub revision: u32,
    /// It was compiled quickly.
    pub is_quick: bool,
}

/// Code was made of functions that nobody typed, quickly.
pub fn note_quick(sema: &mut Sema, funcs: &[FuncId]) {
    for &func in funcs {
        if let Some(&emitted) = sema.emitted_funcs.get(&func)
            && !sema.program.funcs[func].is_user
        {
            sema.emitted_funcs.insert(func, Emitted { is_quick: true, ..emitted });
        }
    }
}

/// Every call of these was inlined, and no code of their own is left: who needs them makes it anew.
pub fn note_dropped(sema: &mut Sema, funcs: &[FuncId]) {
    for &func in funcs {
        sema.emitted_funcs.remove(&func);
        sema.dropped_funcs.insert(func, ());
    }
}

/// Whether a function may go away where no reference is left: nothing but calls and addresses in the session's code
/// can refer to it. `keeps_needed`: what was dropped once and is
/// needed again stays, so that no later input compiles it once more.
pub fn is_discardable(sema: &Sema, func: FuncId, keeps_needed: bool) -> bool {
    if keeps_needed && sema.dropped_funcs.contains_key(&func) {
        return false;
    }
    let func = &sema.program.funcs[func];
    let is_structor = func.attrs.constructor.is_some() || func.attrs.destructor.is_some();
    // A replacement of a global allocation function serves the libraries ([replacement.functions]).
    let is_replacement =
        func.class.is_none() && !func.is_inline && matches!(func.name, FuncName::Operator(op) if is_allocation(op));
    // A stub refers to what is called through one.
    !func.is_redirected && !is_structor && !is_replacement && !func.attrs.is_weak && func.asm_label.is_none()
}

fn is_allocation(op: OverloadedOperator) -> bool {
    use OverloadedOperator as Op;
    matches!(op, Op::New | Op::ArrayNew | Op::Delete | Op::ArrayDelete)
}

/// Functions with code of earlier inputs that an optimised module of this input has once more: what it calls directly
/// or through others of them, as far as that has only quick code, or runs straight through a few lines of the user's.
/// What these call and no code is left of comes to the unit's own functions.
pub fn copies(sema: &mut Sema, unit: &mut Unit) -> Vec<FuncId> {
    let mut seen: FxHashSet<FuncId> = unit.funcs.iter().copied().collect();
    let mut pending: Vec<FuncId> = unit.body.uses.funcs.clone();
    for &func in &unit.funcs {
        if let Body::Checked(body) = &sema.program.funcs[func].body {
            pending.extend_from_slice(&body.uses.funcs);
        }
    }
    let mut copies = Vec::new();
    while let Some(func) = pending.pop() {
        if !seen.insert(func) {
            continue;
        }
        if copies.len() >= limits::COPIED_FUNCTIONS {
            break;
        }
        let Some(body) = copyable(sema, func) else { continue };
        let uses = body.uses.funcs.clone();
        copies.push(func);
        for &used in &uses {
            let (funcs, vars) = input::reach(sema, used);
            seen.extend(&funcs);
            unit.funcs.extend(funcs.into_iter().filter(|func| !copies.contains(func)));
            unit.vars.extend(vars);
        }
        pending.extend(uses);
    }
    copies
}

/// The body to copy. One whose labels have addresses is the only one of its function, as a static variable may hold
/// these.
fn copyable(sema: &Sema, id: FuncId) -> Option<&CheckedBody> {
    let func = &sema.program.funcs[id];
    let emitted = sema.emitted_funcs.get(&id)?;
    let Body::Checked(body) = &func.body else { return None };
    let is_worth_it = match func.is_user {
        true => !body.has_loop && !func.attrs.is_noinline,
        false => emitted.is_quick,
    };
    let is_current = emitted.revision == func.revision;
    let is_plain = body.labels.is_empty() && body.coroutine.is_none();
    (is_worth_it && is_current && is_plain && !func.attrs.is_weak).then_some(body)
}

/// Marks the functions of a module that are called through stubs: those of the user, and those that may get code of
/// these by inlining, from the module's own bodies or from its copies. A name that is in use already stays what it is.
pub fn redirect(sema: &mut Sema, funcs: &[FuncId], copies: &[FuncId]) {
    let all = || funcs.iter().chain(copies).copied();
    let mut pending: Vec<FuncId> = all().filter(|&func| sema.program.funcs[func].is_user).collect();
    if pending.is_empty() {
        return;
    }
    let mut callers: FxHashMap<FuncId, Vec<FuncId>> = FxHashMap::default();
    for caller in all() {
        let Body::Checked(body) = &sema.program.funcs[caller].body else { continue };
        for &callee in &body.uses.funcs {
            callers.entry(callee).or_default().push(caller);
        }
    }
    let own: FxHashSet<FuncId> = funcs.iter().copied().collect();
    let mut seen: FxHashSet<FuncId> = FxHashSet::default();
    while let Some(func) = pending.pop() {
        if !seen.insert(func) {
            continue;
        }
        pending.extend(callers.remove(&func).unwrap_or_default());
        if own.contains(&func) && !sema.dropped_funcs.contains_key(&func) && !sema.program.funcs[func].is_redirected {
            sema.program.funcs.get_mut(func).is_redirected = true;
        }
    }
}
