//! Inputs as transactions: begin, then commit or abandon; and undo, which abandons what was committed.

use crate::base::Transactional;
use crate::jit::{End, Jit, Tracker, memory};
use crate::session::Session;

/// An input in progress, or one that succeeded: what undoing it must give back.
pub(super) struct Committed {
    tracker: Option<Tracker>,
    /// Exit handlers registered before it.
    atexit_mark: usize,
}

impl Committed {
    /// Owns the input's code.
    pub(super) fn tracker(&self) -> Option<&Tracker> {
        self.tracker.as_ref()
    }

    /// As [`Committed::tracker`], for more code of an input whose own was given up.
    pub(super) fn tracker_or(&mut self, jit: &Jit) -> &Tracker {
        self.tracker.get_or_insert_with(|| jit.tracker())
    }

    /// Gives up the input's code, to free it early.
    pub(super) fn take_tracker(&mut self) -> Option<Tracker> {
        self.tracker.take()
    }
}

impl Session {
    /// Opens a transaction.
    pub(super) fn begin(&mut self) {
        self.pp.checkpoint();
        self.sema.checkpoint();
        self.emit.checkpoint();
        self.showers.checkpoint();
        self.n_inputs += 1;
        self.committed.push(Committed { tracker: Some(self.jit.tracker()), atexit_mark: self.jit.atexit_mark() });
    }

    /// Gives back everything that the newest transaction did: a failed input, or one that is undone. Returns what
    /// went wrong in destructors and exit handlers.
    pub(super) fn abandon(&mut self) -> Vec<String> {
        let Some(mut input) = self.committed.pop() else { return Vec::new() };
        // Objects of the input are destroyed while their code is still there.
        let accidents = self.jit.run_atexit_since(input.atexit_mark, End::Undo, &self.guard);
        memory::flush_streams();
        self.emit.rollback();
        self.showers.rollback();
        self.sema.rollback();
        self.pp.rollback();
        if let Some(tracker) = input.tracker.take() {
            // Code that cannot be freed stays in memory; nothing refers to it any more.
            let _ = tracker.remove();
        }
        self.n_inputs -= 1;
        accidents
    }

    /// The session's end: exit handlers run in reverse, once ([basic.start.term]). Returns what went wrong.
    pub(super) fn end(&mut self) -> Vec<String> {
        let accidents = self.jit.run_atexit_since(0, End::Exit, &self.guard);
        memory::flush_streams();
        accidents
    }
}
