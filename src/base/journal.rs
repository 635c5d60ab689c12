//! Tables that can be put back to a checkpoint.

use std::collections::hash_map::Entry;
use std::hash::Hash;

use crate::base::FxHashMap;

/// State that belongs to an input: nested checkpoints, each undone exactly by one rollback.
///
/// A checkpoint is never committed by a call of its own: it stays, so that `.undo` can return to it later.
pub trait Transactional {
    /// Remembers the present state.
    fn checkpoint(&mut self);
    /// Returns to the newest checkpoint and forgets it.
    fn rollback(&mut self);
}

/// A hash map whose changes are journaled while a checkpoint is open.
#[derive(Debug, Clone)]
pub struct JournaledMap<K, V> {
    map: FxHashMap<K, Slot<V>>,
    /// Keys with the value they had before they were changed, oldest first. Most had none: the entries are small.
    journal: Vec<(K, Option<Box<V>>)>,
    marks: Vec<usize>,
    /// The number of checkpoints and rollbacks so far, from 1 on.
    epoch: u32,
}

/// A value, and the epoch in which the one before it was journaled; later changes of that epoch need no entry.
#[derive(Debug, Clone, Default)]
struct Slot<V> {
    value: V,
    epoch: u32,
}

impl<K, V> Default for JournaledMap<K, V> {
    fn default() -> Self {
        JournaledMap { map: FxHashMap::default(), journal: Vec::new(), marks: Vec::new(), epoch: 1 }
    }
}

impl<K: Hash + Eq + Clone, V: Clone> JournaledMap<K, V> {
    /// The value under `key`.
    pub fn get<Q>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.map.get(key).map(|slot| &slot.value)
    }

    /// Whether `key` has a value.
    pub fn contains_key(&self, key: &K) -> bool {
        self.map.contains_key(key)
    }

    /// Puts `value` under `key`, returning what was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let slot = Slot { value, epoch: self.epoch };
        let old = self.map.insert(key.clone(), slot);
        if self.marks.is_empty() {
            return old.map(|slot| slot.value);
        }
        let is_journaled = old.as_ref().is_some_and(|slot| slot.epoch == self.epoch);
        let old = old.map(|slot| slot.value);
        if !is_journaled {
            self.journal.push((key, old.clone().map(Box::new)));
        }
        old
    }

    /// Takes `key` out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let slot = self.map.remove(key)?;
        if !self.marks.is_empty() && slot.epoch != self.epoch {
            self.journal.push((key.clone(), Some(Box::new(slot.value.clone()))));
        }
        Some(slot.value)
    }

    /// Changes the value under `key` in place, starting from `V::default()` when there is none.
    pub fn update(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let is_open = !self.marks.is_empty();
        match self.map.entry(key) {
            Entry::Occupied(mut entry) => {
                if is_open && entry.get().epoch != self.epoch {
                    self.journal.push((entry.key().clone(), Some(Box::new(entry.get().value.clone()))));
                    entry.get_mut().epoch = self.epoch;
                }
                change(&mut entry.get_mut().value);
            }
            Entry::Vacant(entry) => {
                if is_open {
                    self.journal.push((entry.key().clone(), None));
                }
                change(&mut entry.insert(Slot { value: V::default(), epoch: self.epoch }).value);
            }
        }
    }

    /// All entries, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.map.iter().map(|(key, slot)| (key, &slot.value))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }
}

impl<K: Hash + Eq + Clone, V: Clone> Transactional for JournaledMap<K, V> {
    fn checkpoint(&mut self) {
        self.marks.push(self.journal.len());
        self.epoch += 1;
    }

    fn rollback(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        self.epoch += 1;
        while self.journal.len() > mark {
            match self.journal.pop() {
                Some((key, Some(old))) => {
                    self.map.insert(key, Slot { value: *old, epoch: 0 });
                }
                Some((key, None)) => {
                    self.map.remove(&key);
                }
                None => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rollback_restores_old_values_and_removes_new_keys() {
        let mut map = JournaledMap::default();
        map.insert("a", 1);
        map.checkpoint();
        map.insert("a", 2);
        map.insert("b", 3);
        map.update("c", |n: &mut i32| *n += 1);
        map.remove(&"a");
        map.rollback();
        assert_eq!(map.get("a"), Some(&1));
        assert_eq!(map.len(), 1);
    }

    #[test]
    fn each_checkpoint_keeps_the_first_of_the_values_it_saw() {
        let mut map: JournaledMap<&str, i32> = JournaledMap::default();
        map.checkpoint();
        map.update("a", |n| *n = 1);
        map.update("a", |n| *n = 2);
        map.checkpoint();
        map.insert("a", 3);
        map.remove(&"a");
        map.insert("a", 4);
        map.rollback();
        assert_eq!(map.get("a"), Some(&2));
        map.checkpoint();
        map.update("a", |n| *n = 5);
        map.rollback();
        assert_eq!(map.get("a"), Some(&2));
        map.rollback();
        assert_eq!(map.get("a"), None);
    }
}
