//! Work that is the same for many things, shared among the cores of the computer.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

/// Does `work` to each of the items, in no particular order. This thread does its part, and all of it
/// where no other can be started.
///
/// # Panics
/// When `work` does.
pub(super) fn each<T: Send>(items: &mut [T], work: impl Fn(&mut T) + Sync) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let waiting = Mutex::new(items.iter_mut());
    let take = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work_on = || {
        while let Some(item) = take() {
            work(item);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Without it the others have more to do.
            let _ = Builder::new().spawn_scoped(scope, work_on);
        }
        work_on();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_is_worked_on_once() {
        for count in [0, 1, 2, 100] {
            let mut items: Vec<usize> = (0..count).collect();
            each(&mut items, |item| *item += 1000);
            assert_eq!(items, (1000..1000 + count).collect::<Vec<_>>());
        }
    }
}
