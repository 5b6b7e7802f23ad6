//! What is chosen to be printed.

use chrono::NaiveDate;

use super::apply::State;
use super::effect::{Effect, Effects};
use super::export::ExportPhase;
use crate::model::{Papers, PrintSet};

impl State {
    /// Takes a choice. One that another screen makes counts once, and leads back there; one made here
    /// counts for the session.
    pub(super) fn choose(&mut self, papers: Papers) -> Effects {
        let is_here = self.screen.is_printing();
        let before = (self.export.set, self.export.papers.clone());
        self.take_choice(papers);
        if !is_here {
            self.export.set = PrintSet::Own;
            self.export.usual.get_or_insert(before);
            self.export.back = Some(self.screen);
            return Effects::none();
        }
        self.export.usual = None;
        Effect::PrepareExport.into()
    }

    /// Begins with a set; chosen one by one, it begins with what is chosen.
    pub(super) fn choose_set(&mut self, set: PrintSet, today: NaiveDate) -> Effects {
        self.export.set = set;
        self.export.usual = None;
        if set != PrintSet::Own {
            self.take_choice(self.papers_of(set, today));
        }
        Effect::PrepareExport.into()
    }

    /// The papers of a set for the year on screen.
    fn papers_of(&self, set: PrintSet, today: NaiveDate) -> Papers {
        let Some(open) = &self.open else { return Papers::default() };
        set.papers(&self.documents, &open.workbook, open.year, today)
    }

    fn take_choice(&mut self, papers: Papers) {
        let before = std::mem::replace(&mut self.export.papers, papers);
        // A file that was made says nothing of another choice.
        if before != self.export.papers && matches!(self.export.phase, ExportPhase::Done(_)) {
            self.export.phase = ExportPhase::Idle;
            self.export.letters.clear();
        }
    }

    /// Whom letters go to may have changed since the set was chosen.
    pub(super) fn begin_printing(&mut self, today: NaiveDate) {
        if self.export.set == PrintSet::Vendors {
            self.take_choice(self.papers_of(PrintSet::Vendors, today));
        }
    }

    /// What another screen asked for was asked for once.
    pub(super) fn leave_printing(&mut self) {
        if let Some((set, papers)) = self.export.usual.take() {
            self.export.set = set;
            self.export.papers = papers;
        }
        self.export.back = None;
        self.export.letters.clear();
    }
}
