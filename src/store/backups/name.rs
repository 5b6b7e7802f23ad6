//! The names of backups: why a state was kept, and when.

use chrono::NaiveDateTime;

/// Why a state was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BackupKind {
    /// The state before the first change of a session, or of a further day in one.
    Session,
    /// The state that a restored backup took the place of.
    BeforeRestore,
    /// A file that could not be read, which a restored backup took the place of.
    Damaged,
    /// What another program wrote, which this one was told to write over.
    Theirs,
}

impl BackupKind {
    pub(super) const ALL: [Self; 4] =
        [Self::Session, Self::BeforeRestore, Self::Damaged, Self::Theirs];

    /// The order of what was kept within one second: what a restore keeps is there first.
    pub(super) fn order(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default()
    }

    /// How the names of such files start.
    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "workbook-",
            Self::BeforeRestore => "before-restore-",
            Self::Damaged => "damaged-",
            Self::Theirs => "theirs-",
        }
    }
}

const DATE: &str = "%Y%m%d-%H%M%S";

/// The name under which a state is kept.
pub(super) fn file_name(kind: BackupKind, kept_at: NaiveDateTime, number: u32) -> String {
    let (prefix, date) = (kind.prefix(), kept_at.format(DATE));
    if number == 1 { format!("{prefix}{date}.ron") } else { format!("{prefix}{date}-{number}.ron") }
}

/// Whether a file among the backups has a name that we give ourselves.
pub(in crate::store) fn is_backup_name(file: &str) -> bool {
    Name::parse(file).is_some()
}

/// The name of a backup, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The whole name of the file.
    pub(super) file: String,
    pub(super) kind: BackupKind,
    /// When it was kept.
    pub(super) kept_at: NaiveDateTime,
    /// Tells apart what was kept within one second.
    pub(super) number: u32,
}

impl Name {
    /// `None` for the name of anything else, which is not ours to list or remove.
    pub(super) fn parse(file: &str) -> Option<Self> {
        let stem = file.strip_suffix(".ron")?;
        let (kind, dated) = BackupKind::ALL
            .into_iter()
            .find_map(|kind| stem.strip_prefix(kind.prefix()).map(|rest| (kind, rest)))?;
        let (date, number) = match dated.match_indices('-').nth(1) {
            Some((at, _)) => (&dated[..at], dated[at + 1..].parse().ok()?),
            None => (dated, 1),
        };
        let kept_at = NaiveDateTime::parse_from_str(date, DATE).ok()?;
        // Only names that we would give ourselves.
        (file_name(kind, kept_at, number) == file).then(|| Self {
            file: file.to_owned(),
            kind,
            kept_at,
            number,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_when_and_why() {
        let at = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect(text);
        let kept_at = at("2024-11-20 14:05:00");
        for kind in BackupKind::ALL {
            for number in [1, 2, 17] {
                let file = file_name(kind, kept_at, number);
                let parsed = Name::parse(&file);
                assert_eq!(parsed, Some(Name { file, kind, kept_at, number }));
            }
        }
        assert_eq!(file_name(BackupKind::Session, kept_at, 1), "workbook-20241120-140500.ron");
        assert_eq!(file_name(BackupKind::Damaged, kept_at, 2), "damaged-20241120-140500-2.ron");
    }

    #[test]
    fn other_files_are_not_backups() {
        let table = [
            "workbook.ron",
            "workbook-20241120-140500.ron.bak",
            "workbook-20241320-140500.ron",
            "workbook-20241120-140500-1.ron",
            "workbook-20241120-140500-x.ron",
            "workbook-20241120.ron",
            "my-20241120-140500.ron",
            ".tenkencho-1-2",
            "",
        ];
        for file in table {
            assert_eq!(Name::parse(file), None, "{file}");
        }
    }
}
