//! Forms that came back from vendors, read in the background.

use std::path::{Path, PathBuf};

use super::App;
use super::job::Answer;
use crate::explain::{exchange, original as words};
use crate::model::{Edition, FormKind};
use crate::original::{ReturnedForm, read_back};
use crate::state::{Event, JobKind, ReturnEffect, ReturnEvent};
use crate::store::{DataFolder, ForeignFile, read_foreign};
use crate::text::Explanation;

/// Files larger than this are refused unread.
const LARGEST: u64 = crate::exchange::MAX_BYTES as u64;

impl App {
    pub(super) fn carry_out_return(&mut self, effect: ReturnEffect, frame: &eframe::Frame) {
        match effect {
            ReturnEffect::Pick(typed) => self.pick_return(&typed, frame),
            ReturnEffect::Read(path) => self.read_return(path),
            ReturnEffect::Cancel => {
                self.jobs.drop_answer(JobKind::Return);
                self.jobs.drop_answer(JobKind::PickReturn);
            }
        }
    }

    fn read_return(&mut self, path: PathBuf) {
        let Some((edition, _)) = self.edition() else { return };
        let (edition, data) = (edition.clone(), self.data.clone());
        self.start(JobKind::Return, move |_| {
            Answer::Event(Event::Return(match read(&path, &edition, &data) {
                Ok(form) => ReturnEvent::Read(path, Box::new(form)),
                Err(explanation) => ReturnEvent::Failed(explanation),
            }))
        });
    }
}

fn read(path: &Path, edition: &Edition, data: &DataFolder) -> Result<ReturnedForm, Explanation> {
    let bytes = match read_foreign(data.files(), path, LARGEST) {
        Ok(ForeignFile::Bytes(bytes)) => bytes,
        Ok(ForeignFile::TooLarge(_)) => {
            return Err(words::explain_return(&words::too_large().into()));
        }
        Err(error) => return Err(words::unreadable(exchange::explain_unreadable(&error))),
    };
    read_back(&bytes, edition, FormKind::Vendor).map_err(|it| words::explain_return(&it))
}
