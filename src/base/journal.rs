//! Tables that can be put back to a checkpoint.

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
    map: FxHashMap<K, V>,
    /// Keys with the value they had before each change, oldest first.
    journal: Vec<(K, Option<V>)>,
    marks: Vec<usize>,
}

impl<K, V> Default for JournaledMap<K, V> {
    fn default() -> Self {
        JournaledMap { map: FxHashMap::default(), journal: Vec::new(), marks: Vec::new() }
    }
}

impl<K: Hash + Eq + Clone, V: Clone> JournaledMap<K, V> {
    /// The value under `key`.
    pub fn get<Q>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.map.get(key)
    }

    /// Whether `key` has a value.
    pub fn contains_key(&self, key: &K) -> bool {
        self.map.contains_key(key)
    }

    /// Puts `value` under `key`, returning what was there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let old = self.map.insert(key.clone(), value);
        if !self.marks.is_empty() {
            self.journal.push((key, old.clone()));
        }
        old
    }

    /// Takes `key` out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let old = self.map.remove(key);
        if !self.marks.is_empty() && old.is_some() {
            self.journal.push((key.clone(), old.clone()));
        }
        old
    }

    /// Changes the value under `key` in place, starting from `V::default()` when there is none.
    pub fn update(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let slot = self.map.entry(key.clone());
        let old = match &slot {
            std::collections::hash_map::Entry::Occupied(entry) => Some(entry.get().clone()),
            std::collections::hash_map::Entry::Vacant(_) => None,
        };
        change(slot.or_default());
        if !self.marks.is_empty() {
            self.journal.push((key, old));
        }
    }

    /// All entries, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.map.iter()
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
    }

    fn rollback(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        while self.journal.len() > mark {
            match self.journal.pop() {
                Some((key, Some(old))) => {
                    self.map.insert(key, old);
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
}
