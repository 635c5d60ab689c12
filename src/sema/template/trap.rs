//! Errors while templates are used: those of the immediate context of a substitution are caught
//! ([temp.deduct.general]/8), those inside of an instantiation are errors wherever it was asked for.

use crate::base::limits;
use crate::diag::{Diagnostic, Severity};
use crate::sema::{Sema, access};
use crate::source::Span;

/// How many notes of one error say what was being instantiated.
const BACKTRACE_NOTES: usize = 6;

/// Instantiations and substitutions in progress.
#[derive(Debug, Default)]
pub struct Progress {
    /// What is being instantiated, outermost first.
    n_instantiations: usize,
    /// How many substitutions are tried now.
    n_traps: usize,
    /// Errors inside of instantiations that a substitution asked for.
    hard: Vec<Diagnostic>,
    /// The limit was reached and reported: everything fails quickly until the outermost instantiation ends.
    is_too_deep: bool,
}

impl Progress {
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
            for diagnostic in std::mem::take(&mut self.progress.hard) {
                self.sink.push(diagnostic);
            }
        }
        (result, caught)
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
                let text = format!(
                    "templates are instantiated more than {} levels deep: `{}`",
                    limits::INSTANTIATION_DEPTH,
                    describe(self)
                );
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
            if is_error && diagnostic.notes.len() < BACKTRACE_NOTES {
                diagnostic =
                    diagnostic.note_at(span, format!("in the instantiation of `{}` asked for here", describe(self)));
            }
            match is_error && n_traps > 0 {
                true => self.progress.hard.push(diagnostic),
                false => self.sink.push(diagnostic),
            }
        }
        if n_traps == 0 {
            for diagnostic in std::mem::take(&mut self.progress.hard) {
                self.sink.push(diagnostic);
            }
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
