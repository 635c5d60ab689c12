//! Typed 32-bit ids and the arenas that they index.
//!
//! An arena only grows during an input. A checkpoint is its length; an element that is older than the
//! checkpoint and changes is saved before its first change, so a rollback is exact: truncate, then put the
//! saved elements back. Failed inputs and `.undo` both stand on this.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::base::journal::Transactional;

/// The id of a `T` in an [`Arena<T>`]: its index.
pub struct Idx<T> {
    raw: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Idx<T> {
    /// The id with this index.
    pub const fn new(raw: u32) -> Self {
        Idx { raw, of: PhantomData }
    }

    /// The index, for tables that run beside an arena.
    pub const fn index(self) -> usize {
        self.raw as usize
    }

    /// The index as stored.
    pub const fn raw(self) -> u32 {
        self.raw
    }
}

impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Idx<T> {}
impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<T> Eq for Idx<T> {}
impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<T> Hash for Idx<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = std::any::type_name::<T>();
        write!(f, "{}#{}", name.rsplit("::").next().unwrap_or(name), self.raw)
    }
}

/// A growing table of `T`, indexed by [`Idx<T>`].
///
/// `T: Clone` because an element that a later input changes is saved first (see [`Arena::get_mut`]).
#[derive(Debug, Clone)]
pub struct Arena<T> {
    items: Vec<T>,
    /// Length at the newest checkpoint: elements below it are saved before they change.
    mark: u32,
    /// Elements as they were before their first change since a checkpoint, oldest first.
    saved: Vec<(u32, T)>,
    /// Which elements were saved since the newest checkpoint.
    saved_now: rustc_hash::FxHashSet<u32>,
    marks: Vec<Mark>,
}

/// A checkpoint of one arena.
#[derive(Debug, Clone, Copy)]
struct Mark {
    len: u32,
    saved: u32,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena { items: Vec::new(), mark: 0, saved: Vec::new(), saved_now: Default::default(), marks: Vec::new() }
    }
}

impl<T: Clone> Arena<T> {
    /// Adds `item` and returns its id.
    pub fn push(&mut self, item: T) -> Idx<T> {
        let raw = u32::try_from(self.items.len()).expect("an arena holds fewer than 2^32 items");
        self.items.push(item);
        Idx::new(raw)
    }

    /// The element to change. If it is older than the newest checkpoint it is saved first.
    pub fn get_mut(&mut self, id: Idx<T>) -> &mut T {
        if id.raw < self.mark && self.saved_now.insert(id.raw) {
            self.saved.push((id.raw, self.items[id.index()].clone()));
        }
        &mut self.items[id.index()]
    }

    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The id that the next [`Arena::push`] will return.
    pub fn next_id(&self) -> Idx<T> {
        Idx::new(self.items.len() as u32)
    }

    /// All elements with their ids, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Idx<T>, &T)> {
        self.items.iter().enumerate().map(|(i, item)| (Idx::new(i as u32), item))
    }
}

impl<T> std::ops::Index<Idx<T>> for Arena<T> {
    type Output = T;
    fn index(&self, id: Idx<T>) -> &T {
        &self.items[id.index()]
    }
}

impl<T: Clone> Transactional for Arena<T> {
    fn checkpoint(&mut self) {
        let len = self.items.len() as u32;
        self.marks.push(Mark { len, saved: self.saved.len() as u32 });
        self.mark = len;
        self.saved_now.clear();
    }

    fn rollback(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        while self.saved.len() > mark.saved as usize {
            if let Some((raw, item)) = self.saved.pop()
                && let Some(slot) = self.items.get_mut(raw as usize)
            {
                *slot = item;
            }
        }
        self.items.truncate(mark.len as usize);
        self.mark = self.marks.last().map_or(0, |m| m.len);
        // Elements saved under the outer checkpoint may be saved once more; the older copy wins.
        self.saved_now.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rollback_restores_lengths_and_changed_elements() {
        let mut arena = Arena::default();
        let a = arena.push(1);
        arena.checkpoint();
        *arena.get_mut(a) = 2;
        arena.push(10);
        arena.checkpoint();
        *arena.get_mut(a) = 3;
        *arena.get_mut(a) = 4;
        arena.rollback();
        assert_eq!((arena[a], arena.len()), (2, 2));
        *arena.get_mut(a) = 5;
        arena.rollback();
        assert_eq!((arena[a], arena.len()), (1, 1));
    }
}
