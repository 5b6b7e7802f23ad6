//! The export as it stands on screen.

use std::path::PathBuf;

/// Which papers to print.
#[expect(clippy::struct_excessive_bools, reason = "one check box each")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    /// 医療機関確認用
    pub institution: bool,
    /// 事業者確認用, one a vendor
    pub vendor_sheets: bool,
    /// 事業者確認用, blank, to hand out
    pub blank_vendor_form: bool,
    /// 記入内容一覧
    pub entries: bool,
    /// 事業者に聞くこと, to hand out
    pub questions: bool,
}

impl ExportChoice {
    /// Everything of the year.
    pub const EVERYTHING: Self = Self {
        institution: true,
        vendor_sheets: true,
        blank_vendor_form: true,
        entries: true,
        questions: false,
    };
    /// The blank form to hand out, alone.
    pub const BLANK_VENDOR_FORM: Self = Self {
        institution: false,
        vendor_sheets: false,
        blank_vendor_form: true,
        entries: false,
        questions: false,
    };
    /// What to ask the vendor, alone.
    pub const QUESTIONS: Self =
        Self { blank_vendor_form: false, questions: true, ..Self::BLANK_VENDOR_FORM };

    /// Whether nothing at all is chosen.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self { questions: false, ..Self::QUESTIONS }
    }
}

/// A character that no font can print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlyphGap {
    /// The character.
    pub character: char,
    /// Where it stands, in words.
    pub places: Vec<String>,
}

/// How far an export is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ExportPhase {
    /// Nothing is going on.
    #[default]
    Idle,
    /// The file dialog is open.
    Picking,
    /// The PDF is being written; the share done, 0 to 1.
    Running(f32),
    /// Written, read back and found equal.
    Done(PathBuf),
}

/// The export screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// What is chosen.
    pub choice: ExportChoice,
    /// The path as typed or picked.
    pub path: String,
    /// The path that was proposed last.
    pub proposed: String,
    /// Characters that will print as 〓; `None` until they have been looked for.
    pub gaps: Option<Vec<GlyphGap>>,
    /// How far it is.
    pub phase: ExportPhase,
}

impl Default for Export {
    fn default() -> Self {
        Self {
            choice: ExportChoice::EVERYTHING,
            path: String::new(),
            proposed: String::new(),
            gaps: None,
            phase: ExportPhase::Idle,
        }
    }
}
