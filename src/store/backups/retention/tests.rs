use chrono::{Months, TimeDelta};
use proptest::prelude::*;

use super::*;

fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect(text)
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn session(kept_at: NaiveDateTime) -> Stored {
    Stored { kind: BackupKind::Session, kept_at, number: 1, bytes: 1000, is_new: false }
}

/// A folder of backups, as it is after each of what was kept in it.
#[derive(Default)]
struct Shelf(Vec<Stored>);

impl Shelf {
    fn keep(&mut self, stored: Stored, now: NaiveDateTime) {
        self.0.push(Stored { is_new: true, ..stored });
        self.let_go(now);
        self.0.iter_mut().for_each(|it| it.is_new = false);
    }

    fn let_go(&mut self, now: NaiveDateTime) {
        let gone = to_remove(&self.0, now);
        let mut at = 0;
        self.0.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }

    fn open(&mut self, now: NaiveDateTime) {
        self.keep(session(now), now);
    }

    fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.0.iter().map(|it| it.kept_at.date()).collect();
        days.sort();
        days.dedup();
        days
    }
}

/// The days from one to another.
fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= to)
}

#[test]
fn after_three_years_of_daily_use_exactly_these_remain() {
    let mut shelf = Shelf::default();
    for day in days(date(2025, 1, 6), date(2027, 12, 31)) {
        for hour in [8, 12, 17] {
            shelf.open(day.and_hms_opt(hour, 30, 0).expect("a time"));
        }
    }
    let mut expected = vec![date(2025, 1, 6), date(2026, 1, 1), date(2026, 12, 1)];
    expected.extend((1..=11).map(|month| date(2027, month, 1)));
    expected.extend(days(date(2027, 12, 1), date(2027, 12, 31)));
    assert_eq!(shelf.days(), expected);
    // The last ten sessions are those of three days and one more; of every other day there is the first.
    assert_eq!(shelf.0.len(), expected.len() + 7);
    let morning = |day: NaiveDate| day.and_hms_opt(8, 30, 0).expect("a time");
    assert!(expected.iter().all(|day| shelf.0.iter().any(|it| it.kept_at == morning(*day))));
}

#[test]
fn ten_quick_openings_push_out_nothing_older() {
    let mut shelf = Shelf::default();
    for day in days(date(2026, 6, 1), date(2026, 11, 30)) {
        shelf.open(day.and_hms_opt(9, 0, 0).expect("a time"));
    }
    let before = shelf.days();
    for minute in 0..25 {
        shelf.open(moment("2026-11-30 13:00") + TimeDelta::minutes(minute));
    }
    assert_eq!(shelf.days(), before);
    assert_eq!(shelf.0.iter().filter(|it| it.kept_at >= moment("2026-11-30 13:00")).count(), 10);
}

#[test]
fn a_clinic_that_is_opened_once_a_month_keeps_its_history() {
    let mut shelf = Shelf::default();
    let opened: Vec<NaiveDate> =
        (0..30).map(|month| date(2025, 1, 15) + Months::new(month)).collect();
    for day in &opened {
        shelf.open(day.and_hms_opt(9, 0, 0).expect("a time"));
    }
    assert_eq!(shelf.days(), opened);
}

#[test]
fn dates_after_now_stand_outside_of_the_counts() {
    let mut shelf = Shelf::default();
    for day in days(date(2026, 10, 1), date(2026, 11, 29)) {
        shelf.open(day.and_hms_opt(9, 0, 0).expect("a time"));
    }
    let alone = {
        let mut other = Shelf(shelf.0.clone());
        other.open(moment("2026-11-30 09:00"));
        other.days()
    };
    shelf
        .0
        .extend((0..15).map(|hour| session(moment("2099-01-01 00:00") + TimeDelta::hours(hour))));
    shelf.open(moment("2026-11-30 09:00"));
    let (ahead, known): (Vec<_>, Vec<_>) =
        shelf.days().into_iter().partition(|day| *day > date(2026, 11, 30));
    assert_eq!(known, alone);
    assert_eq!(ahead, [date(2099, 1, 1)]);
    assert_eq!(shelf.0.iter().filter(|it| it.kept_at > moment("2098-01-01 00:00")).count(), AHEAD);
}

#[test]
fn a_clock_that_is_years_ahead_for_a_morning_costs_a_day_at_most() {
    let mut shelf = Shelf::default();
    for day in days(date(2026, 6, 1), date(2026, 11, 30)) {
        shelf.open(day.and_hms_opt(9, 0, 0).expect("a time"));
    }
    let before = shelf.days();
    for minute in 0..20 {
        shelf.open(moment("2031-02-03 09:00") + TimeDelta::minutes(minute));
    }
    shelf.open(moment("2026-12-01 09:00"));
    let missing = before.iter().filter(|day| !shelf.days().contains(day)).count();
    assert!(missing <= 2, "{missing}");
}

#[test]
fn a_clock_before_every_form_removes_nothing() {
    let mut shelf = Shelf::default();
    for day in days(date(2026, 6, 1), date(2026, 11, 30)) {
        shelf.open(day.and_hms_opt(9, 0, 0).expect("a time"));
    }
    let before = shelf.0.clone();
    for at in ["1969-12-31 23:59", "1980-01-01 00:00", "2000-01-01 00:00"] {
        shelf.open(moment(at));
    }
    assert!(before.iter().all(|it| shelf.0.contains(it)));
    // Once it is right again they count for what they are: the first of their years.
    shelf.open(moment("2026-12-01 09:00"));
    assert!(shelf.days().contains(&date(1969, 12, 31)));
}

#[test]
fn a_clock_set_back_keeps_what_is_ahead_spread_over_its_time() {
    let mut shelf = Shelf::default();
    for day in days(date(2026, 6, 1), date(2026, 11, 30)) {
        shelf.open(day.and_hms_opt(9, 0, 0).expect("a time"));
    }
    shelf.open(moment("2025-01-01 09:00"));
    let left = shelf.days();
    assert_eq!(left.len(), 1 + AHEAD);
    for day in [date(2026, 11, 30), date(2026, 6, 1), date(2026, 9, 1)] {
        assert!(left.contains(&day), "{day}: {left:?}");
    }
}

#[test]
fn what_a_restore_took_the_place_of_and_damaged_files_are_bounded() {
    for (kind, most) in [(BackupKind::BeforeRestore, 10 + 13), (BackupKind::Damaged, 10)] {
        let mut shelf = Shelf::default();
        for day in days(date(2025, 1, 1), date(2026, 11, 30)) {
            let now = day.and_hms_opt(9, 0, 0).expect("a time");
            shelf.keep(Stored { kind, ..session(now) }, now);
        }
        assert_eq!(shelf.0.len(), most, "{kind:?}");
        let newest = days(date(2026, 11, 21), date(2026, 11, 30));
        assert!(newest.into_iter().all(|day| shelf.days().contains(&day)), "{kind:?}");
    }
}

#[test]
fn beyond_the_size_the_densest_go_first() {
    let large = |text| Stored { bytes: 20 * 1024 * 1024, ..session(moment(text)) };
    let mut stored: Vec<Stored> = Vec::new();
    // One a year, one a month, one a day, and sessions of today.
    stored.extend([large("2024-05-01 09:00"), large("2025-05-01 09:00")]);
    stored.extend([
        large("2026-02-01 09:00"),
        large("2026-03-01 09:00"),
        large("2026-04-01 09:00"),
    ]);
    stored.extend([large("2026-04-05 09:00"), large("2026-04-06 09:00")]);
    stored.extend((0..8).map(|minute| Stored {
        kept_at: moment("2026-04-07 09:00") + TimeDelta::minutes(minute),
        ..large("2026-04-07 09:00")
    }));
    let gone = to_remove(&stored, moment("2026-04-07 10:00"));
    // 15 of 20 MB: five have to go. Of today the first is that of its day; the newest three stay.
    assert_eq!(gone, [5, 8, 9, 10, 11]);
    let mut huge = vec![Stored { bytes: LARGEST, ..large("2024-05-01 09:00") }];
    huge.extend((0..4).map(|day| Stored {
        bytes: LARGEST,
        ..session(moment("2026-04-01 09:00") + TimeDelta::days(day))
    }));
    assert_eq!(to_remove(&huge, moment("2026-04-07 10:00")), [] as [usize; 0]);
    huge.push(Stored { kind: BackupKind::Damaged, ..huge[4] });
    assert_eq!(to_remove(&huge, moment("2026-04-07 10:00")), [5]);
}

#[test]
fn an_empty_file_counts_for_nothing() {
    let empty = |text| Stored { bytes: 0, ..session(moment(text)) };
    let mut stored: Vec<Stored> =
        vec![empty("2026-01-01 08:00"), session(moment("2026-01-01 09:00"))];
    stored
        .extend((0..40).map(|hour| session(moment("2026-03-01 08:00") + TimeDelta::minutes(hour))));
    let gone = to_remove(&stored, moment("2026-04-01 08:00"));
    assert!(!gone.contains(&0) && !gone.contains(&1), "{gone:?}");
}

fn any_stored() -> impl Strategy<Value = Stored> {
    let kind = prop_oneof![
        6 => Just(BackupKind::Session),
        1 => Just(BackupKind::BeforeRestore),
        1 => Just(BackupKind::Damaged),
    ];
    // Two and a half years by the hour, now and then far off.
    let hour = prop_oneof![9 => 0_i64..22_000, 1 => 0_i64..600_000];
    let bytes = prop_oneof![5 => 1_u64..100_000, 1 => 1_u64..80_000_000, 1 => Just(0)];
    (kind, hour, 1_u32..3, bytes).prop_map(|(kind, hour, number, bytes)| Stored {
        kind,
        kept_at: moment("2024-04-01 00:00") + TimeDelta::hours(hour),
        number,
        bytes,
        is_new: false,
    })
}

proptest! {
    #[test]
    fn whatever_is_there_what_has_to_stay_stays(
        mut stored in prop::collection::vec(any_stored(), 1..150),
        hour in 0_i64..25_000,
        new in any::<prop::sample::Index>(),
    ) {
        let now = moment("2024-04-01 00:00") + TimeDelta::hours(hour);
        let new = new.index(stored.len());
        stored[new].is_new = true;
        let gone = to_remove(&stored, now);
        prop_assert!(!gone.contains(&new));
        let left: Vec<Stored> =
            (0..stored.len()).filter(|at| !gone.contains(at)).map(|at| stored[at]).collect();

        let sessions = |of: &[Stored]| {
            let is_known = |it: &&Stored| it.kind == BackupKind::Session && it.kept_at <= now;
            let mut found: Vec<Stored> =
                of.iter().filter(is_known).filter(|it| it.bytes > 0).copied().collect();
            found.sort_by_key(Stored::order);
            found
        };
        let (all, kept) = (sessions(&stored), sessions(&left));
        let years = |of: &[Stored]| {
            let mut years: Vec<i32> = of.iter().map(|it| it.kept_at.year()).collect();
            years.dedup();
            years
        };
        prop_assert_eq!(years(&all), years(&kept));
        let newest = |of: &[Stored]| {
            of.iter().rev().take(ALWAYS).map(Stored::order).collect::<Vec<_>>()
        };
        prop_assert_eq!(newest(&all), newest(&kept));
        let ahead = left.iter().filter(|it| it.kept_at > now && it.bytes > 0 && !it.is_new);
        prop_assert!(ahead.count() <= AHEAD);
        let total: u64 = left.iter().map(|it| it.bytes).sum();
        let has_to_stay = |it: &&Stored| {
            it.is_new || kept.iter().any(|other| other == *it)
        };
        prop_assert!(total <= LARGEST || left.iter().filter(|it| it.bytes > 0).all(|it| has_to_stay(&it)));
        // What stays, stays the next time as well.
        prop_assert_eq!(to_remove(&left, now), Vec::<usize>::new());
    }
}
