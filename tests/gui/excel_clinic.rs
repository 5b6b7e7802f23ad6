//! A clinic on an edition that was read from Excel files, whose originals are kept beside it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use egui::Vec2;
use tenkencho::edition::{self, EMBEDDED};
use tenkencho::model::{
    Answer, Assessment, Edition, FiscalYear, Marking, Response, Vendor, VendorContract, VendorId,
    VendorSheet, Workbook,
};
use tenkencho::original::{
    Confirmation, DraftForm, DraftInput, OriginalFile, combine, draft, read_original,
};
use tenkencho::sha256::sha256_of;
use tenkencho::store::format::edition_text;
use tenkencho::store::{DataFolder, KeptOriginal};

use crate::desk::Desk;

/// The vendor whose form came back, and another one.
pub const VENDOR: VendorId = VendorId(2);
pub const OTHER: VendorId = VendorId(3);

/// An original of our own making.
pub fn original(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files/original").join(name);
    std::fs::read(path).expect("the workbook")
}

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

/// The clinic before its window is opened.
pub struct ExcelClinic {
    pub folder: Arc<tempfile::TempDir>,
    pub edition: Edition,
}

impl ExcelClinic {
    /// On the forms of two files, the institution's and the vendors'.
    pub fn new([own, vendors]: [(&str, &[u8]); 2], marking: Option<Marking>) -> Self {
        let files = [own, vendors];
        let readings = files.map(|(_, bytes)| read_original(bytes).expect("a form"));
        let forms = combine(&readings).expect("one of each");
        let forms: Vec<DraftForm<'_>> = forms.into_iter().map(DraftForm::read).collect();
        let after = edition::load(EMBEDDED[0].1, &|_| true).expect("it is valid");
        let named = files
            .map(|(name, bytes)| OriginalFile { name: name.to_owned(), sha256: sha256_of(bytes) });
        let year = FiscalYear::new(2026).expect("in range");
        let edition = draft(&DraftInput {
            id: "mhlw-2026",
            year,
            after: &after,
            revision_before: None,
            files: &named,
            forms: &forms,
            marking,
            confirmed: Some(Confirmation { on: day(11, 1), by: "港 花子" }),
        });
        let edition = edition.expect("an edition");
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let data = DataFolder::new(folder.path().join("data"));
        let originals = files.map(|(name, bytes)| KeptOriginal { name, bytes });
        data.keep_edition("mhlw-2026", &edition_text(&edition), &originals).expect("kept");
        let clinic = Self { folder, edition };
        data.create(&clinic.workbook(year), "clinic").expect("created");
        clinic
    }

    /// On the usual forms: はい・いいえ in one cell for the clinic, lists for vendors.
    pub fn usual(marking: Option<Marking>) -> Self {
        let own = ("a_flat_circled.xlsx", &*original("a_flat_circled.xlsx"));
        Self::new([own, ("c_vendor_dropdown.xlsx", &*original("c_vendor_dropdown.xlsx"))], marking)
    }

    fn workbook(&self, year: FiscalYear) -> Workbook {
        let mut workbook = Workbook::new("港医院");
        workbook.vendors =
            vec![Vendor::named(VENDOR, "港システム"), Vendor::named(OTHER, "岬通信株式会社")]
                .into();
        workbook.last_id = 3;
        let reference = edition::reference(&self.edition);
        let mut assessment = Assessment::start(year, reference, [VENDOR, OTHER]);
        assessment.vendor_contract = Some(VendorContract::Present);
        let keys = self.edition.institution.rows().map(|row| row.item.key.clone());
        let said = |key, answer| {
            let mut said = Response::unanswered(key);
            (said.first.answer, said.first.date) = (Some(answer), Some(day(6, 12)));
            said
        };
        let answers = [Answer::Yes, Answer::No, Answer::Unknown];
        assessment.responses = keys.zip(answers).map(|(key, it)| said(key, it)).collect();
        let mut sheet = VendorSheet::blank(VENDOR);
        sheet.sent_on = Some(day(6, 1));
        sheet.responses = [said("remote-maintenance".into(), Answer::Yes)].into_iter().collect();
        assessment.vendor_sheets = [sheet, VendorSheet::blank(OTHER)].into_iter().collect();
        workbook.assessments.push(assessment);
        workbook
    }

    /// Its window, on the last day of November.
    pub fn open(&self, size: [f32; 2]) -> Desk {
        let mut desk = Desk::over(Arc::clone(&self.folder), Vec2::from(size));
        desk.machine.lock().expect("no panic").today = Some(day(11, 30));
        desk.window.run();
        desk.press("港医院を開く");
        desk
    }
}
