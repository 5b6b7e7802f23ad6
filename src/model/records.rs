//! A list of records of which copies share whatever does not differ.

use std::fmt;
use std::ops::{Index, IndexMut, Range};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How many records stand in one chunk.
const CHUNK: usize = 64;

type Chunk<T> = Vec<Arc<T>>;

/// A list of records in the order in which they were added, of which copies share whatever does not
/// differ.
///
/// Cloning copies one pointer. Changing a record in a clone copies that record and the pointers of
/// its chunk; everything else stays shared, so an earlier workbook can be kept for every step of
/// undo. Comparing two clones skips whatever they share.
///
/// Every chunk but the last is full, and none is empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Records<T> {
    chunks: Arc<Vec<Arc<Chunk<T>>>>,
}

impl<T> Records<T> {
    /// A list without records.
    #[must_use]
    pub fn new() -> Self {
        Self { chunks: Arc::default() }
    }

    /// The number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK + last.len())
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// The record at a position.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&T> {
        self.chunks.get(at / CHUNK)?.get(at % CHUNK).map(AsRef::as_ref)
    }

    /// The first record.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    /// The last record.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.get(self.len().checked_sub(1)?)
    }

    /// The records from first to last.
    pub fn iter(&self) -> RecordsIter<'_, T> {
        RecordsIter { records: self, left: 0..self.len() }
    }

    fn shared(&self) -> impl Iterator<Item = &Arc<T>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The same list with other records from chunk `from` on; the chunks before it stay shared.
    fn rechunk(&mut self, from: usize, records: impl Iterator<Item = Arc<T>>) {
        let mut chunks = self.chunks[..from].to_vec();
        let mut records = records.peekable();
        while records.peek().is_some() {
            chunks.push(Arc::new(records.by_ref().take(CHUNK).collect()));
        }
        self.chunks = Arc::new(chunks);
    }

    /// Puts records in before the one at a position, or at the end.
    pub fn insert(&mut self, at: usize, records: impl IntoIterator<Item = T>) {
        let at = at.min(self.len());
        let from = at / CHUNK;
        let before = self.clone_pointer();
        let (head, tail) = (from * CHUNK..at, at..before.len());
        let pick = |at: usize| Arc::clone(&before.chunks[at / CHUNK][at % CHUNK]);
        let new = records.into_iter().map(Arc::new);
        self.rechunk(from, head.map(pick).chain(new).chain(tail.map(pick)));
    }

    /// Takes out every record that `is_kept` does not want.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&T) -> bool) {
        let kept: Vec<bool> = self.iter().map(&mut is_kept).collect();
        let Some(first) = kept.iter().position(|is_kept| !is_kept) else { return };
        let from = first / CHUNK;
        let before = self.clone_pointer();
        let records = before.shared().zip(kept).skip(from * CHUNK);
        self.rechunk(from, records.filter(|(_, is_kept)| *is_kept).map(|(it, _)| Arc::clone(it)));
    }

    /// Takes out every record.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Where the chunks lie in memory, to see what two lists share.
    #[cfg(test)]
    pub(crate) fn chunk_addresses(&self) -> impl Iterator<Item = usize> {
        self.chunks.iter().map(|chunk| Arc::as_ptr(chunk).addr())
    }

    fn clone_pointer(&self) -> Self {
        Self { chunks: Arc::clone(&self.chunks) }
    }
}

impl<T: Clone> Records<T> {
    /// Adds a record at the end.
    pub fn push(&mut self, record: T) {
        let chunks = Arc::make_mut(&mut self.chunks);
        match chunks.last_mut().filter(|last| last.len() < CHUNK) {
            Some(last) => Arc::make_mut(last).push(Arc::new(record)),
            None => chunks.push(Arc::new(vec![Arc::new(record)])),
        }
    }

    /// The record at a position, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        if at >= self.len() {
            return None;
        }
        let chunk = Arc::make_mut(&mut self.chunks).get_mut(at / CHUNK)?;
        Arc::make_mut(chunk).get_mut(at % CHUNK).map(Arc::make_mut)
    }

    /// The last record, to be changed.
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len().checked_sub(1)?)
    }

    /// The first record that `is_it` finds, to be changed. The others stay shared.
    pub fn find_mut(&mut self, is_it: impl FnMut(&T) -> bool) -> Option<&mut T> {
        let at = self.iter().position(is_it)?;
        self.get_mut(at)
    }

    /// The records from first to last, to be changed. What is seen is shared no more: to change one
    /// record, take [`Records::find_mut`].
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let chunks = Arc::make_mut(&mut self.chunks).iter_mut();
        chunks.flat_map(|chunk| Arc::make_mut(chunk).iter_mut().map(Arc::make_mut))
    }
}

/// The records of a list from first to last.
#[derive(Clone, Debug)]
pub struct RecordsIter<'a, T> {
    records: &'a Records<T>,
    left: Range<usize>,
}

impl<'a, T> Iterator for RecordsIter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.left.next().map(|at| &self.records[at])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }

    fn nth(&mut self, count: usize) -> Option<&'a T> {
        self.left.nth(count).map(|at| &self.records[at])
    }
}

impl<T> DoubleEndedIterator for RecordsIter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left.next_back().map(|at| &self.records[at])
    }
}

impl<T> ExactSizeIterator for RecordsIter<'_, T> {}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Records<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

impl<T> Index<usize> for Records<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.chunks[at / CHUNK][at % CHUNK]
    }
}

impl<T: Clone> IndexMut<usize> for Records<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        let chunk = &mut Arc::make_mut(&mut self.chunks)[at / CHUNK];
        Arc::make_mut(&mut Arc::make_mut(chunk)[at % CHUNK])
    }
}

impl<'a, T> IntoIterator for &'a Records<T> {
    type Item = &'a T;
    type IntoIter = RecordsIter<'a, T>;

    fn into_iter(self) -> RecordsIter<'a, T> {
        self.iter()
    }
}

impl<T> FromIterator<T> for Records<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut list = Self::new();
        list.rechunk(0, records.into_iter().map(Arc::new));
        list
    }
}

impl<T> From<Vec<T>> for Records<T> {
    fn from(records: Vec<T>) -> Self {
        records.into_iter().collect()
    }
}

impl<T, const N: usize> From<[T; N]> for Records<T> {
    fn from(records: [T; N]) -> Self {
        records.into_iter().collect()
    }
}

impl<T> Extend<T> for Records<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, records: I) {
        self.insert(self.len(), records);
    }
}

impl<T: Serialize> Serialize for Records<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Records<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chunks of two copies that are not one and the same.
    fn apart(one: &Records<usize>, other: &Records<usize>) -> usize {
        let pairs = one.chunks.iter().zip(other.chunks.iter());
        pairs.filter(|(one, other)| !Arc::ptr_eq(one, other)).count()
    }

    #[test]
    fn a_list_does_what_a_vector_does() {
        for count in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let mut list: Records<usize> = (0..count).collect();
            let mut vector: Vec<usize> = (0..count).collect();
            for at in [0, 1, CHUNK - 1, CHUNK, count] {
                let at = at.min(vector.len());
                list.insert(at, [1000, 1001]);
                vector.splice(at..at, [1000, 1001]);
            }
            list.push(7);
            vector.push(7);
            list.extend(2000..2100);
            vector.extend(2000..2100);
            list.retain(|it| it % 3 != 0);
            vector.retain(|it| it % 3 != 0);
            list[5] = 17;
            vector[5] = 17;
            list.iter_mut().chain(&mut vector).for_each(|it| *it += 1);
            assert_eq!(list.iter().copied().collect::<Vec<_>>(), vector, "{count}");
            assert_eq!(list, Records::from(vector.clone()), "{count}");
            assert_eq!(list.iter().rev().nth(2), vector.iter().rev().nth(2), "{count}");
            assert_eq!((list.len(), list.last()), (vector.len(), vector.last()), "{count}");
            assert_eq!((list.get(9), list.get(vector.len())), (vector.get(9), None), "{count}");
        }
    }

    #[test]
    fn a_copy_shares_all_but_what_was_changed() {
        let list: Records<usize> = (0..10 * CHUNK).collect();
        let changed = |change: fn(&mut Records<usize>)| {
            let mut copy = list.clone();
            change(&mut copy);
            apart(&list, &copy)
        };
        assert_eq!(changed(|_| {}), 0);
        assert_eq!(changed(|it| it[CHUNK] = 0), 1);
        assert_eq!(changed(|it| *it.find_mut(|it| *it == 200).expect("there") = 0), 1);
        assert_eq!(changed(|it| assert!(it.find_mut(|it| *it == 99_999).is_none())), 0);
        assert_eq!(changed(|it| it.push(1)), 0, "it stands in a chunk of its own");
        assert_eq!(changed(|it| it.insert(8 * CHUNK, [1])), 2);
        assert_eq!(changed(|it| it.retain(|it| *it != 9 * CHUNK)), 1);
        assert_eq!(changed(|it| it.retain(|_| true)), 0);
    }
}
