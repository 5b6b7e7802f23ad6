//! The backups of a clinic: the list of them, what differs, and the way back to one.

use super::apply::State;
use super::effect::{Effect, Effects};
use super::screen::{BackupEntry, Dialog};
use crate::text::DifferenceText;

impl State {
    pub(super) fn ask_restore(&mut self, clinic: String) -> Effects {
        self.dialog = Some(Dialog::Restore { clinic: clinic.clone(), backups: None });
        Effect::ListBackups(clinic).into()
    }

    pub(super) fn backups_listed(&mut self, clinic: String, backups: Vec<BackupEntry>) {
        if matches!(&self.dialog, Some(Dialog::Restore { clinic: of, .. }) if *of == clinic) {
            self.dialog = Some(Dialog::Restore { clinic, backups: Some(backups) });
        }
    }

    /// Shows what differs in one of the backups that are listed.
    pub(super) fn compare_backup(&mut self, name: &str) -> Effects {
        let Some(Dialog::Restore { clinic, backups: Some(backups) }) = self.dialog.take() else {
            return Effects::none();
        };
        let Some(at) = backups.iter().position(|it| it.name == name) else {
            self.dialog = Some(Dialog::Restore { clinic, backups: Some(backups) });
            return Effects::none();
        };
        let effect = Effect::CompareBackup(clinic.clone(), name.to_owned());
        self.dialog = Some(Dialog::BackupDifference { clinic, backups, at, shown: None });
        effect.into()
    }

    pub(super) fn backup_compared(&mut self, clinic: &str, name: &str, found: DifferenceText) {
        if let Some(Dialog::BackupDifference { clinic: of, backups, at, shown }) = &mut self.dialog
            && of == clinic
            && backups.get(*at).is_some_and(|it| it.name == name)
        {
            *shown = Some(found);
        }
    }

    /// Whether backups are being read for the dialog that is up.
    pub(super) fn reads_backups(&self) -> bool {
        matches!(
            self.dialog,
            Some(
                Dialog::Restore { backups: None, .. }
                    | Dialog::BackupDifference { shown: None, .. }
            )
        )
    }

    /// Puts a backup in the place of a workbook; a clinic that is open is saved and released first.
    pub(super) fn restore(&mut self, clinic: String, backup: String) -> Effects {
        self.dialog = Some(Dialog::Restoring);
        let is_open = self.open.as_ref().is_some_and(|open| open.id == clinic);
        let close = is_open.then_some(Effect::CloseClinic);
        Effects(close.into_iter().chain([Effect::Restore(clinic, backup)]).collect())
    }

    /// Opens a clinic that was put back, unless somebody has gone on to another one.
    pub(super) fn restored(&mut self, clinic: String) -> Effects {
        if self.dialog == Some(Dialog::Restoring) {
            self.dialog = None;
        }
        let mut effects = vec![Effect::ListClinics];
        if self.open.is_none() {
            effects.push(Effect::OpenClinic(clinic));
        }
        Effects(effects)
    }
}
