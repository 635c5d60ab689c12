//! What every stage stands on: interned spellings, arenas with exact rollback, and the limits.

pub mod arena;
pub mod intern;
pub mod journal;
pub mod limits;

pub use arena::{Arena, Idx};
pub use intern::{Interner, Symbol};
pub use journal::{JournaledMap, Transactional};

/// The hasher used for all tables of the session.
pub type FxHashMap<K, V> = rustc_hash::FxHashMap<K, V>;
/// See [`FxHashMap`].
pub type FxHashSet<K> = rustc_hash::FxHashSet<K>;
