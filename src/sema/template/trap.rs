//! Errors while templates are used: those of the immediate context of a substitution are caught
//! ([temp.deduct.general]/8), those inside of an instantiation are errors wherever it was asked for.

use std::sync::Arc;

use crate::base::{FxHashSet, limits};
use crate::diag::{Diagnostic, Request, Severity};
use crate::hir::{FuncId, TemplateArg, TemplateId};
use crate::sema::template::function;
use crate::sema::{Sema, access};
use crate::source::Span;

/// Where a function was first used: the expression, and the function that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    span: Span,
    by: Option<FuncId>,
    /// How many instantiated functions each used the next, this one the last.
    depth: usize,
}

/// Instantiations and substitutions in progress.
#[derive(Debug, Default)]
pub struct Progress {
    /// What is being instantiated, outermost first.
    n_instantiations: usize,
    /// How many substitutions are tried now.
    n_traps: usize,
    /// Errors inside of instantiations that a substitution asked for.
    hard: Vec<Diagnostic>,
    /// The function whose body the input turns out to need.
    needed: Option<FuncId>,
    /// The user's expression that is checked now.
    at: Span,
    /// The limit was reached and reported: everything fails quickly until the outermost instantiation ends.
    is_too_deep: bool,
    /// The concepts, with their arguments, whose satisfaction is being found out, outermost first.
    satisfying: Vec<(TemplateId, Arc<[TemplateArg]>)>,
}

impl Progress {
    /// An input begins.
    pub fn begin(&mut self) {
        self.needed = None;
        self.at = Span::NONE;
        self.satisfying.clear();
    }

    /// Whether a substitution is tried now, whose failure is no error.
    pub fn is_trapped(&self) -> bool {
        self.n_traps > 0
    }
}

impl Sema {
    /// Runs `check`, whose errors say that a substitution fails, and returns them.
    pub fn trap<T>(&mut self, check: impl FnOnce(&mut Sema) -> T) -> (T, Vec<Diagnostic>) {
        let outer = std::mem::take(&mut self.sink);
        self.progress.n_traps += 1;
        let result = access::apart(self, check);
        self.progress.n_traps -= 1;
        let mut caught = std::mem::replace(&mut self.sink, outer).take();
        caught.retain(|diagnostic| diagnostic.severity == Severity::Error);
        if self.progress.n_traps == 0 {
            self.report_hard();
        }
        (result, caught)
    }

    /// Reports an error that is none of a substitution's immediate context.
    pub fn report_hard_error(&mut self, diagnostic: Diagnostic) {
        match self.progress.n_traps {
            0 => self.sink.push(diagnostic),
            _ => self.progress.hard.push(diagnostic),
        }
    }

    /// Whether it is being found out now whether a concept holds for arguments.
    pub fn is_satisfying(&self, concept: TemplateId, args: &Arc<[TemplateArg]>) -> bool {
        self.progress.satisfying.iter().any(|(known, of)| *known == concept && of == args)
    }

    /// Begins to find that out.
    pub fn begin_satisfying(&mut self, concept: TemplateId, args: &Arc<[TemplateArg]>) {
        self.progress.satisfying.push((concept, Arc::clone(args)));
    }

    /// It has been found out.
    pub fn end_satisfying(&mut self) {
        self.progress.satisfying.pop();
    }

    fn report_hard(&mut self) {
        for mut diagnostic in std::mem::take(&mut self.progress.hard) {
            if self.progress.n_instantiations == 0 {
                self.add_outer_requests(&mut diagnostic);
            }
            self.sink.push(diagnostic);
        }
    }

    /// A call in the text that the user typed: whatever is instantiated next is asked for here.
    pub fn stands_at(&mut self, span: Span) {
        if self.is_user(span) {
            self.progress.at = span;
        }
    }

    /// Runs `check` of the body of a function that the input needs. None, reported, when the instantiations that need each
    /// other do not end ([temp.inst]/16).
    pub fn needing<T>(&mut self, func: FuncId, check: impl FnOnce(&mut Sema) -> T) -> Option<T> {
        if let Some(found) = self.uses.get(&func)
            && found.depth > limits::INSTANTIATION_DEPTH
        {
            let span = found.span;
            let text = too_deep(&function::describe(self, func));
            self.report(Diagnostic::error(span, text));
            return None;
        }
        let at = std::mem::replace(&mut self.progress.at, Span::NONE);
        let outer = self.progress.needed.replace(func);
        let result = check(self);
        self.progress.needed = outer;
        self.progress.at = at;
        Some(result)
    }

    /// A function is used, whose body is checked later.
    pub fn note_use(&mut self, func: FuncId, span: Span, by: Option<FuncId>) {
        if !self.uses.contains_key(&func) {
            let is_instantiated = function::is_instantiated(self, func);
            let before = by.and_then(|by| self.uses.get(&by)).map_or(0, |found| found.depth);
            self.uses.insert(func, Use { span, by, depth: if is_instantiated { before + 1 } else { 0 } });
        }
    }

    /// Where the function that is needed was used first.
    pub fn use_of(&self, func: FuncId) -> Span {
        self.uses.get(&func).map_or(Span::NONE, |found| found.span)
    }

    /// What asked for the outermost instantiation: the functions that use the one whose body is checked, or the user's
    /// expression.
    fn add_outer_requests(&self, diagnostic: &mut Diagnostic) {
        let mut seen = FxHashSet::default();
        let mut next = self.progress.needed;
        if let Some(func) = next.filter(|&func| function::is_instantiated(self, func)) {
            seen.insert(func);
            next = self.uses.get(&func).and_then(|found| found.by);
        }
        while let Some((func, &Use { span, by, .. })) =
            next.filter(|&func| seen.insert(func)).and_then(|func| Some((func, self.uses.get(&func)?)))
        {
            diagnostic.requests.push(Request { what: function::describe(self, func), span });
            next = by;
        }
        let is_known = diagnostic.requests.iter().any(|request| self.is_user(request.span));
        if !is_known && !self.progress.at.is_none() {
            diagnostic.requests.push(Request { what: String::new(), span: self.progress.at });
        }
    }

    /// Runs the instantiation `check` of what `describe` spells. Its errors are never part of a substitution's
    /// immediate context. None, reported, when instantiations are nested too deeply ([temp.inst]/16).
    pub fn instantiating<T>(
        &mut self,
        span: Span,
        describe: impl Fn(&Sema) -> String,
        check: impl FnOnce(&mut Sema) -> T,
    ) -> Option<T> {
        if self.progress.n_instantiations >= limits::INSTANTIATION_DEPTH {
            if !self.progress.is_too_deep {
                self.progress.is_too_deep = true;
                let text = too_deep(&describe(self));
                self.progress.hard.push(Diagnostic::error(span, text));
            }
            return None;
        }
        let outer = std::mem::take(&mut self.sink);
        let depth = std::mem::replace(&mut self.cx.depth, 0);
        let n_traps = std::mem::replace(&mut self.progress.n_traps, 0);
        self.progress.n_instantiations += 1;
        let result = access::apart(self, check);
        self.progress.n_instantiations -= 1;
        self.progress.n_traps = n_traps;
        self.cx.depth = depth;
        let inner = std::mem::replace(&mut self.sink, outer).take();
        for mut diagnostic in inner {
            let is_error = diagnostic.severity == Severity::Error;
            if is_error {
                diagnostic.requests.push(Request { what: describe(self), span });
                if self.progress.n_instantiations == 0 {
                    self.add_outer_requests(&mut diagnostic);
                }
            }
            match is_error && n_traps > 0 {
                true => self.progress.hard.push(diagnostic),
                false => self.sink.push(diagnostic),
            }
        }
        if n_traps == 0 {
            self.report_hard();
        }
        if self.progress.n_instantiations == 0 {
            self.progress.is_too_deep = false;
        }
        Some(result)
    }

    /// Whether instantiation has just failed for depth: what follows is quiet.
    pub fn is_too_deep(&self) -> bool {
        self.progress.is_too_deep
    }
}

fn too_deep(what: &str) -> String {
    format!("templates are instantiated more than {} levels deep: `{what}`", limits::INSTANTIATION_DEPTH)
}
