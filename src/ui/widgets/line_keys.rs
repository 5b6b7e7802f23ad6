//! Lines of a list that have no identity in the workbook, told apart while the window is open.

use std::sync::Arc;

use egui::{Id, Ui};

/// A key for each line of a list. No key is used for a second line.
#[derive(Clone)]
pub struct LineKeys {
    /// Those of the lines, in their order.
    pub of_lines: Arc<[u64]>,
    /// The key of the line that is added next.
    pub next: u64,
}

/// The keys of `lines`. A line keeps its key while its text is changed, while others come and go,
/// and when it is moved. `id` is that of the list.
pub fn line_keys<T>(ui: &Ui, id: Id, lines: &[T]) -> LineKeys
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    type Seen<T> = (Arc<[T]>, LineKeys);
    let seen: Option<Seen<T>> = ui.data(|data| data.get_temp(id));
    let (before, keys) =
        seen.unwrap_or_else(|| (Arc::new([]), LineKeys { of_lines: Arc::new([]), next: 0 }));
    if *before == *lines {
        return keys;
    }
    let keys = followed(&before, &keys, lines);
    let seen: Seen<T> = (lines.into(), keys.clone());
    ui.data_mut(|data| data.insert_temp(id, seen));
    keys
}

/// The keys of `now`, which was made from `before` by a change at one place.
fn followed<T: PartialEq>(before: &[T], keys: &LineKeys, now: &[T]) -> LineKeys {
    let common = |pairs: &mut dyn Iterator<Item = (&T, &T)>| {
        pairs.take_while(|(before, now)| before == now).count()
    };
    let head = common(&mut before.iter().zip(now));
    let rest = before[head..].iter().rev().zip(now[head..].iter().rev());
    let tail = common(&mut rest.into_iter());
    let between = head..before.len() - tail;
    let mut left: Vec<(u64, &T)> = between.map(|at| (keys.of_lines[at], &before[at])).collect();
    let changed = &now[head..now.len() - tail];
    let is_in_place = left.len() == changed.len();
    // Lines that only moved are known by what they say.
    let mut found: Vec<Option<u64>> = changed
        .iter()
        .map(|line| {
            let at = left.iter().position(|(_, before)| *before == line)?;
            Some(left.remove(at).0)
        })
        .collect();
    let mut next = keys.next;
    let mut left = left.into_iter().map(|(key, _)| key).filter(|_| is_in_place);
    for key in &mut found {
        key.get_or_insert_with(|| {
            left.next().unwrap_or_else(|| {
                next += 1;
                next - 1
            })
        });
    }
    let head = keys.of_lines[..head].iter().copied();
    let tail = keys.of_lines[before.len() - tail..].iter().copied();
    LineKeys { of_lines: head.chain(found.into_iter().flatten()).chain(tail).collect(), next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_key_through_every_change_but_its_removal() {
        let fresh = LineKeys { of_lines: Arc::new([]), next: 0 };
        let first = followed(&[], &fresh, &["a", "b", "c"]);
        assert_eq!((&*first.of_lines, first.next), ([0, 1, 2].as_slice(), 3));
        let table: [(&[&str], &[u64]); 7] = [
            (&["a", "b!", "c"], &[0, 1, 2]),
            (&["b", "a", "c"], &[1, 0, 2]),
            (&["c", "b", "a"], &[2, 1, 0]),
            (&["b", "c"], &[1, 2]),
            (&["a", "c"], &[0, 2]),
            (&["a", "b", "c", ""], &[0, 1, 2, 3]),
            (&["a", "", "b", "c"], &[0, 3, 1, 2]),
        ];
        for (now, expected) in table {
            assert_eq!(&*followed(&["a", "b", "c"], &first, now).of_lines, expected, "{now:?}");
        }
        // What comes after a removal is a line of its own.
        let less = followed(&["a", "b", "c"], &first, &["a", "b"]);
        let again = followed(&["a", "b"], &less, &["a", "b", "c"]);
        assert_eq!(&*again.of_lines, [0, 1, 3]);
    }

    #[test]
    fn of_equal_lines_one_alone_goes() {
        let keys = LineKeys { of_lines: Arc::new([0, 1]), next: 2 };
        assert_eq!(&*followed(&["", ""], &keys, &[""]).of_lines, [0]);
        assert_eq!(&*followed(&["", ""], &keys, &["", "", ""]).of_lines, [0, 1, 2]);
    }
}
