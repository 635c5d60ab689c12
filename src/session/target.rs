//! The builtins of the target that GCC's headers of vector intrinsics call, declared by a header of ours when an input
//! names one that the compiler itself does not know. What that header lacks is an undeclared name where it is used.

use std::sync::Arc;

use crate::base::{Interner, Symbol};
use crate::hir::Builtin;
use crate::sema::decl;
use crate::session::Session;
use crate::source::FileKind;

const HEADER: &str = include_str!("ia32.hh");
/// One of those that it declares.
const DECLARED: &str = "__builtin_ia32_addss";

/// What of the process's spellings a session has seen.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    n_seen: usize,
    name_builtins: bool,
}

impl Spellings {
    /// Whether a builtin of the target has been named, which the compiler does not know.
    fn name_builtins(&mut self) -> bool {
        let interner = Interner::lock();
        let new = interner.since(self.n_seen);
        self.n_seen += new.len();
        let is_unknown = |text: &&str| text.starts_with("__builtin_ia32_") && Builtin::by_name(text).is_none();
        self.name_builtins |= new.iter().any(is_unknown);
        self.name_builtins
    }
}

impl Session {
    /// Reads the header when the input, whose tokens are there, names a builtin; once for all later inputs.
    pub(super) fn declare_target_builtins(&mut self) {
        let is_declared = |session: &Session| {
            let program = &session.sema.program;
            program.names.get(&(program.global, Symbol::new(DECLARED))).is_some_and(|names| !names.is_empty())
        };
        if !self.spellings.name_builtins() || is_declared(self) {
            return;
        }
        let map = Arc::make_mut(&mut self.sema.map);
        if let Some((file, _)) = map.add(FileKind::Internal("<ia32>"), Arc::from(HEADER), None) {
            let tokens = self.tokenise(file);
            self.parse(tokens, decl::item);
        }
    }
}
