//! Identifiers as the preprocessor meets them: a quick way to their symbols, and what is special about each.
//!
//! The process's interner is behind a lock; a small direct-mapped cache in front of it answers nearly always.

use crate::base::Symbol;
use crate::base::intern::Interner;
use crate::lex::{Standard, TokenKind, keyword};

/// There is, or once was, a macro of this name: look it up.
pub(crate) const MAYBE_MACRO: u8 = 1;
/// The macro is being replaced ([cpp.rescan]/2).
pub(crate) const ACTIVE: u8 = 2;
/// `#pragma GCC poison` named it in this session: look it up.
pub(crate) const MAYBE_POISONED: u8 = 4;
/// `__VA_ARGS__`, `__VA_OPT__`, `_Pragma`: has a rule of its own.
pub(crate) const SPECIAL: u8 = 8;

/// What is known of an identifier.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordInfo {
    /// `Identifier`, a keyword, or the punctuator that an alternative token stands for.
    pub kind: TokenKind,
    pub flags: u8,
}

const PLAIN: WordInfo = WordInfo { kind: TokenKind::Identifier, flags: 0 };
const N_SLOTS: usize = 16_384;

/// See the module's description.
pub(crate) struct Words {
    /// By hash: 0, or an index into `known` plus 1. Zeroed memory costs nothing until it is touched.
    slots: Vec<u32>,
    known: Vec<(&'static str, Symbol)>,
    /// Indexed by symbol; what lies behind the end is plain.
    info: Vec<WordInfo>,
}

impl Words {
    /// The words of `standard`.
    pub(crate) fn new(standard: Standard) -> Words {
        let mut words = Words { slots: vec![0; N_SLOTS], known: Vec::new(), info: Vec::new() };
        for (text, kind) in keyword::words(standard) {
            let symbol = words.intern(text);
            words.info_mut(symbol).kind = kind;
        }
        words
    }

    /// The symbol of `text`.
    pub(crate) fn intern(&mut self, text: &str) -> Symbol {
        let slot = &mut self.slots[hash(text.as_bytes()) & (N_SLOTS - 1)];
        let known = slot.checked_sub(1).and_then(|index| self.known.get_mut(index as usize));
        if let Some(known) = &known
            && known.0 == text
        {
            return known.1;
        }
        let mut interner = Interner::lock();
        let symbol = interner.intern(text);
        let entry = (interner.resolve(symbol), symbol);
        match known {
            Some(known) => *known = entry,
            None => {
                self.known.push(entry);
                *slot = self.known.len() as u32;
            }
        }
        symbol
    }

    /// What is known of `symbol`.
    pub(crate) fn info(&self, symbol: Symbol) -> WordInfo {
        self.info.get(symbol.raw() as usize).copied().unwrap_or(PLAIN)
    }

    /// The entry of `symbol`, to change.
    pub(crate) fn info_mut(&mut self, symbol: Symbol) -> &mut WordInfo {
        let index = symbol.raw() as usize;
        if index >= self.info.len() {
            self.info.resize((index + 1).next_power_of_two(), PLAIN);
        }
        &mut self.info[index]
    }
}

/// A hash of the first and last eight bytes and the length: identifiers rarely agree in all.
fn hash(text: &[u8]) -> usize {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let (first, last) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (text.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte)), 0),
    };
    let mixed = (first ^ last.rotate_left(23) ^ (text.len() as u64)).wrapping_mul(K);
    (mixed >> 40) as usize
}
