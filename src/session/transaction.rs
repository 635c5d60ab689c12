//! Inputs as transactions: begin, then commit or abandon; and undo, which abandons what was committed.

use crate::base::Transactional;
use crate::jit::Tracker;
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
        self.n_inputs += 1;
        self.committed.push(Committed { tracker: Some(self.jit.tracker()), atexit_mark: self.jit.atexit_mark() });
    }

    /// Gives back everything that the newest transaction did: a failed input, or one that is undone.
    pub(super) fn abandon(&mut self) {
        let Some(mut input) = self.committed.pop() else { return };
        // Objects of the input are destroyed while their code is still there.
        self.jit.run_atexit_since(input.atexit_mark, &self.guard);
        self.emit.rollback();
        self.sema.rollback();
        self.pp.rollback();
        if let Some(tracker) = input.tracker.take() {
            // Code that cannot be freed stays in memory; nothing refers to it any more.
            let _ = tracker.remove();
        }
        self.n_inputs -= 1;
    }

    /// Undoes the newest input. False when there is none.
    pub(super) fn undo_one(&mut self) -> bool {
        let is_any = !self.committed.is_empty();
        self.abandon();
        is_any
    }

    /// The session's end: exit handlers run in reverse, once.
    pub(super) fn finish(&mut self) {
        self.jit.run_atexit_since(0, &self.guard);
    }
}
