//! Interned spellings.
//!
//! One table serves the process: a spelling is never freed, so a [`Symbol`] is meaningful everywhere and for
//! ever, in every session and on every thread. Spellings are not session state: a rollback leaves them.

use std::fmt;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::base::FxHashMap;

/// An interned spelling. Equal spellings have equal symbols.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(u32);

impl Symbol {
    /// The empty spelling.
    pub const EMPTY: Symbol = Symbol(0);

    /// Interns `text`.
    pub fn new(text: &str) -> Symbol {
        Interner::lock().intern(text)
    }

    /// The spelling.
    pub fn as_str(self) -> &'static str {
        Interner::lock().resolve(self)
    }

    /// Whether this is the empty spelling, which stands for "no name".
    pub fn is_empty(self) -> bool {
        self == Symbol::EMPTY
    }

    /// The number behind the symbol, for compact storage in a token.
    pub const fn raw(self) -> u32 {
        self.0
    }

    /// The symbol that [`Symbol::raw`] came from.
    pub const fn from_raw(raw: u32) -> Symbol {
        Symbol(raw)
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.as_str())
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The table behind [`Symbol`]. A stage that interns many spellings in a row locks it once.
pub struct Interner {
    map: FxHashMap<&'static str, u32>,
    texts: Vec<&'static str>,
}

impl Interner {
    /// The process's table, locked.
    pub fn lock() -> MutexGuard<'static, Interner> {
        static TABLE: OnceLock<Mutex<Interner>> = OnceLock::new();
        TABLE
            .get_or_init(|| {
                let mut map = FxHashMap::default();
                map.insert("", 0);
                Mutex::new(Interner { map, texts: vec![""] })
            })
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Interns `text`.
    pub fn intern(&mut self, text: &str) -> Symbol {
        if let Some(&raw) = self.map.get(text) {
            return Symbol(raw);
        }
        let raw = u32::try_from(self.texts.len()).expect("fewer than 2^32 spellings");
        let text: &'static str = Box::leak(text.into());
        self.texts.push(text);
        self.map.insert(text, raw);
        Symbol(raw)
    }

    /// The spellings in the order in which they came up, after the first `n`.
    pub fn since(&self, n: usize) -> &[&'static str] {
        self.texts.get(n..).unwrap_or_default()
    }

    /// The spelling of `symbol`.
    pub fn resolve(&self, symbol: Symbol) -> &'static str {
        self.texts[symbol.0 as usize]
    }
}
