//! サイバー点検帳 (tenkencho): the offline workbook with which a small Japanese clinic answers the
//! health ministry's cybersecurity checklist and prints it for the inspector.
//!
//! # Bird's-eye view
//!
//! An *edition* (年度版) is the official checklist as data: two forms, 医療機関確認用 for the clinic
//! and 事業者確認用 for its vendors. A *workbook* belongs to one clinic; it holds living records
//! (people, vendors, contacts, charts, the ledger of devices, documents such as the BCP) and one
//! *assessment* (点検) per fiscal year, which refers to them by id and to the rows of its edition by
//! stable keys. From a workbook and an edition the *report* makes pages, and from the pages a PDF.
//! The *guidance* (手引き) says in our own words how to answer a row; it is tied to form and key, so
//! every edition that keeps a row keeps its guidance. The *plan* (事業継続計画, BCP) is put together
//! from a template, what the workbook knows, and what the clinic wrote over both.
//!
//! ```text
//!  checklists/*.ron ──▶ edition ─┐
//!                                ├─▶ report ──▶ pages ──▶ PDF
//!  workbook.ron ◀─▶ store ◀──────┤
//!                                ├─▶ ui ──▶ Action ──▶ State::apply ──▶ Effects ──▶ app
//!            text, explain ──────┘                         ▲                        │
//!                                                          └──────── Event ◀────────┘
//! ```
//!
//! # Code map
//!
//! | module | what it is | what it never touches |
//! |---|---|---|
//! | [`model`] | workbook and edition as plain data; the rules as pure functions | disk, clock, screen, words |
//! | [`fonts`] | the bundled fonts, once in the program | everything |
//! | [`sha256`] | the sum by which a file is known again | everything |
//! | [`pdf_text`] | any PDF to the text on its pages: characters, lines, blocks | disk, clock, screen, words |
//! | [`text`] | words of the model: dates, numbers, whatever papers, documents and tables print | everything but `model` |
//! | [`ron_file`] | RON files: text, header, syntax, and where everything stands | disk, clock, screen, words |
//! | [`edition`] | RON text to a validated edition, guidance, list of public contacts, BCP template or check table; problems with line and column; an edition beside its original | disk (text comes in as `&str`) |
//! | [`exchange`] | CSV and Excel: bytes to rows and a plan of the import, a workbook to tables and bytes | disk, clock, screen |
//! | [`original`] | the ministry's Excel files: bytes to forms, their rows matched with an earlier edition, an edition made of them; answers written into a copy, and read back | disk, clock, screen |
//! | [`document`] | the plan put together; what is still missing, and what changed since it was approved | disk, clock, screen |
//! | [`state`] | [`Action`](state::Action), [`State::apply`](state::State::apply), undo: the only place where anything changes | disk, clock, egui |
//! | [`store`] | the only module that touches the disk: folders, locks, atomic saving, backups | screen, PDF |
//! | [`report`] | layout in millimeters, every paper by one flow; one file turns pages into PDF | disk, clock, egui |
//! | [`sample`] | 見本クリニック, a made-up clinic to look around in, as it is on a day | disk, clock, screen |
//! | [`explain`] | errors, screens, labels and commands as sentences, grouped by where they appear | disk, clock, screen |
//! | [`workshop`] | what window and commands share: the clock, the folder with its editions and wording, and the ways to a PDF and to the ministry's Excel form | screen |
//! | [`ui`] | theme, commands, screens, dialogs, widgets: functions from a view to actions | disk, `&mut` of the workbook |
//! | [`app`] | the loop: actions in, effects out; the machine behind [`Platform`](app::Platform) | |
//! | [`cli`] | commands without a window | |
//!
//! Imports go up this list only, from a module to those above it in the table, and not to all of
//! them: `MAY_NAME` in `tests/tidy.rs` says which and keeps it so. `app` and `cli` do not know each
//! other, and no circle of imports among files is larger than eight.
//!
//! # Invariants
//!
//! - There is no network code, deliberately, and nothing is sent anywhere.
//! - A text field's content goes into the workbook verbatim and in the same frame: an input method
//!   may be composing it. Judging and trimming happen after the focus has left, or not at all.
//! - Answers are kept by key, never by position or printed number. Answers to rows that the present
//!   edition does not have, or that are not needed, are kept.
//! - わからない is open in every total; 該当なし is neither はい nor missing. Both print blank.
//! - Wording that was not compared with the original carries `confirmed: false` in the data, a
//!   mark on screen and a line at the foot of the page.
//! - What the clinic has compared lies over the edition
//!   ([`model::proofreading::apply`]) and counts only while the edition has the words it was made
//!   on. Assessments are pinned to the published wording, which no correction changes.
//! - Ids of living records are never used twice, not even after undo; a record that is used somewhere
//!   is not removed ([`model::references`]). Documents, and the rows that a clinic adds to their
//!   tables, are told apart from those that exist, and nothing else refers to them.
//! - What a text field takes back never reaches beyond the present session in it: not into another
//!   clinic, another record or another line.
//! - What was typed and not taken over yet (half a date, a name not added) belongs to its clinic, its
//!   record and its line: ids of the window are made in `ui::ids` only, which adds the clinic.
//! - Nothing is exported into the data folder.
//! - A copy of a clinic goes into a folder that was not there, and comes in as a clinic of its own: neither
//!   way is anything written over. A clinic that leaves the list is moved, never removed; a year goes only
//!   once the clinic is kept with it, and never one that was closed.
//! - A copy that another program made of a clinic's files is named; it is neither read in the place of ours
//!   nor removed, only put aside by a person.
//! - The second place for copies gets a new folder a day. Nothing there is written over, and nothing removed
//!   but copies made this way, by the rule of the backups.
//! - A telephone number of a public body that nobody has confirmed is never shown as good: it prints
//!   with a remark, and on the sheet for the wall not at all.
//! - A chart for a wall on which numbers are open is written where somebody insists, and not otherwise
//!   ([`model::chart_check::open_numbers`]).
//! - A card leaves nothing of a step out, and whom it always calls stands on it whether or not anybody
//!   has entered a number.
//! - A chart has one layout ([`report::chart_page`]); the screen and the PDF both paint it.
//! - The plan keeps only what the clinic wrote, by the keys of the template and the ids of records;
//!   records are put in when it is shown or printed. An approved version is frozen in words, with all
//!   that its pages say, and never changes. Paper never shows as approved what was not.
//! - Wording of the check table that could not be read is missing, never made up, and not printed.
//! - A form that is given back differs from the ministry's file in its answer cells only, byte for byte.
//! - A form that came back from a vendor changes nothing before it is confirmed; it is read against the
//!   edition of the sheet that it is for, and forgotten once that is another one or its screen is left.
//! - A closed year never changes, whatever is done in the window ([`model::closing`]): one check after
//!   every edit sees to it, and undo does not reach beyond a closing. Its screens, papers and tables are
//!   made from what was kept then; its PDF is handed out as the bytes that were kept, or not at all.
//! - An import changes nothing before it is confirmed, and then as one step of undo. One cell that is not
//!   understood never costs its row: 備考 gets its text. What is taken for granted is said before.
//! - Whatever is done off the window's thread is a job (`app/job.rs`): an answer to an older question
//!   of its kind, or for a clinic that was left, is not heard; a panic in it is told, and nothing
//!   waits for it forever.
//! - Only regular files are read, and no more of one than its kind may have ([`store::size`]). Nothing is
//!   written, swept or locked by way of a link in the data folder.
//! - The usual data folder is the user's alone; what is new in a chosen one has the rights of that folder.
//! - The saver of a clinic refuses the workbook of another.
//! - The workbook is written before any backup, and looked at once more right before the rename; nothing
//!   counts as saved that is not on the disk. What cannot be saved is given up only where a person says so
//!   or once it was saved somewhere else (`state/unsaved.rs`).
//! - At every instant a clinic's path holds the complete old or the complete new workbook. A file
//!   that cannot be read is never overwritten.
//! - A paper that is made from living records prints without a year; one of a year never prints
//!   without its edition. Which is which is said in the table of papers ([`model::paper`]).
//! - A character that no face has stays with its place from the text to the page: there is no second
//!   list of what is printed.
//! - What the preview shows is what is printed: both paint the pages of [`report::paper`].
//! - Choosing another data folder moves and removes nothing; one whose drive is missing is not
//!   created again.
//! - The same workbook, options and fonts make the same PDF, byte for byte.
//!
//! # Where a failure shows up
//!
//! Each boundary has one error type ([`edition::EditionError`], [`store::StoreError`],
//! [`exchange::ReadProblem`], [`original::OriginalProblem`], [`original::FillProblem`], [`report::ReportError`]), in English, for developers. One function
//! per type in [`explain`] turns it into an [`Explanation`](text::Explanation): what happened,
//! whether the data is safe, what to do. The window shows that as a dialog (or, for saving, in the
//! bar over the screen until it works again), a command prints it to standard error and ends with exit code 1.

pub mod app;
pub mod cli;
pub mod document;
pub mod edition;
pub mod exchange;
pub mod explain;
pub mod fonts;
pub mod model;
pub mod original;
pub mod pdf_text;
pub mod report;
pub mod ron_file;
pub mod sample;
pub mod sha256;
pub mod state;
pub mod store;
pub mod text;
pub mod ui;
pub mod workshop;
