//! Words of the comparison of years, on screen and on paper.

use crate::model::last_year::{LastTarget, TargetOutcome};
use crate::model::progress::Progress;
use crate::model::year_comparison::{
    ComparedPart, ComparedYear, RowAnswer, Said, TargetCounts, VendorYear, YearCell,
};
use crate::model::{VendorId, Workbook};
use crate::text::{dates, report};

/// The title.
pub const TITLE: &str = "年度の比較";
/// Heading of the numbers.
pub const PICTURE: &str = "部分ごとの回答の数";
/// Heading of the table.
pub const TABLE: &str = "項目ごとの回答";
/// Head of the column of names.
pub const ITEM: &str = "項目";
/// Head of the column of parts.
pub const PART: &str = "部分";
/// The whole form among the parts.
pub const WHOLE: &str = "全体";
/// Head of the column of vendors, and the heading of their lines.
pub const VENDORS: &str = "事業者確認用（事業者ごと）";
/// Heading of the rows that the newest form does not have.
pub const EARLIER: &str = "以前の様式だけにある項目";
/// The line of the target dates.
pub const TARGETS: &str = "目標日";
/// 新設
pub const NEW: &str = "新設";
/// The form of the year has no such row.
pub const ABSENT: &str = "―";
/// Said in the place of a year whose edition is not known.
pub const NOT_KNOWN: &str = "様式がなく比較不可";
/// What the bars mean, in the order of their fills; the last is the empty part.
pub const LEGEND: [&str; 5] = ["はい", "いいえ", "確認中", "該当なし", "未回答"];
/// What some words of the table mean.
pub const EXPLAINED: &str = "「確認中」は「わからない」と回答した項目、「対象外」は記入不要の項目、「―」はその年度の様式にない項目。目標日は、2回目の確認、または次の年度の確認が目標日までに「はい」となっていれば「達成」。";

/// An answer.
#[must_use]
pub fn said(said: Said) -> &'static str {
    match said {
        Said::Yes => "はい",
        Said::No => "いいえ",
        Said::Unknown => "確認中",
        Said::NotApplicable => "該当なし",
        Said::Unanswered => "未回答",
        Said::NotNeeded => "対象外",
    }
}

/// What became of a target date.
#[must_use]
pub fn outcome(outcome: TargetOutcome) -> &'static str {
    match outcome {
        TargetOutcome::Met => "達成",
        TargetOutcome::Missed => "未達成",
        TargetOutcome::Ahead => "期限前",
    }
}

fn target(target: LastTarget) -> String {
    format!("{TARGETS} {} {}", dates::short(target.day), outcome(target.outcome))
}

/// 2-(4) アクセス利用権限
#[must_use]
pub fn row(number: &str, short: &str) -> String {
    format!("{number} {short}").trim().to_owned()
}

/// The same with its part, for those who do not see what it stands under.
#[must_use]
pub fn row_in_part(number: &str, short: &str, part: &str) -> String {
    let name = row(number, short);
    if part.is_empty() { name } else { format!("{name}（{part}）") }
}

/// What a year says of a row, line by line: the answer first, below it what belongs to it.
#[must_use]
pub fn cell(cell: &YearCell) -> Vec<String> {
    let YearCell::There { is_new, answers } = cell else {
        let words = if *cell == YearCell::Absent { ABSENT } else { "" };
        return vec![words.to_owned()];
    };
    let is_joined = answers.len() > 1;
    let mut lines: Vec<String> =
        answers.iter().flat_map(|answer| answer_lines(answer, is_joined)).collect();
    if *is_new {
        match lines.first_mut() {
            Some(first) => *first = format!("{first}（{NEW}）"),
            None => lines.push(NEW.to_owned()),
        }
    }
    lines
}

fn answer_lines(answer: &RowAnswer, is_named: bool) -> Vec<String> {
    let day = answer.day.map(dates::short);
    let words = [Some(said(answer.said).to_owned()), day].into_iter().flatten();
    let words = words.collect::<Vec<_>>().join(" ");
    let name = row_in_part(&answer.number, &answer.short, &answer.part);
    let first = if is_named { format!("{name}：{words}") } else { words };
    std::iter::once(first).chain(answer.target.map(target)).collect()
}

/// The same for those who hear it.
#[must_use]
pub fn spoken_cell(year: &ComparedYear, of: &YearCell) -> String {
    let words = match of {
        YearCell::NotKnown => NOT_KNOWN.to_owned(),
        YearCell::Absent => "様式に項目なし".to_owned(),
        YearCell::There { .. } => cell(of).join("、"),
    };
    format!("{} {words}", dates::fiscal_year(year.year))
}

/// A line for those who hear it: its name, then its years.
#[must_use]
pub fn spoken_line(name: &str, years: impl Iterator<Item = String>) -> String {
    std::iter::once(name.to_owned()).chain(years).collect::<Vec<_>>().join("。")
}

/// The name of a part.
#[must_use]
pub fn part(part: &ComparedPart) -> &str {
    if part.key.is_none() { WHOLE } else { &part.name }
}

/// How many rows of a part got which answer: those with any.
#[must_use]
pub fn counts(progress: Progress) -> String {
    let counts = numbers(progress).into_iter().zip(LEGEND).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, name)| format!("{name}{count}")).collect();
    if counts.is_empty() { said(Said::NotNeeded).to_owned() } else { counts.join("・") }
}

/// The numbers in the order of [`LEGEND`].
#[must_use]
pub fn numbers(progress: Progress) -> [usize; 5] {
    let Progress { yes, no, unknown, not_applicable, unanswered } = progress;
    [yes, no, unknown, not_applicable, unanswered]
}

/// A bar for those who hear it.
#[must_use]
pub fn bar(name: &str, year: &ComparedYear, progress: Progress) -> String {
    let (year, total) = (dates::fiscal_year(year.year), progress.total());
    format!("{name} {year} 全{total}項目 {}", counts(progress))
}

/// What became of the target dates of a year.
#[must_use]
pub fn targets(counts: TargetCounts) -> String {
    use TargetOutcome::{Ahead, Met, Missed};
    let TargetCounts { kept, missed, open } = counts;
    let counts = [(Met, kept), (Missed, missed), (Ahead, open)].into_iter();
    let counts = counts.filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(of, count)| format!("{}{count}", outcome(of))).collect();
    if counts.is_empty() { "設定なし".to_owned() } else { counts.join("・") }
}

/// The sheet of a vendor in a year.
#[must_use]
pub fn vendor_year(year: VendorYear) -> String {
    match year {
        VendorYear::NotKnown => String::new(),
        VendorYear::NoSheet => ABSENT.to_owned(),
        VendorYear::NotNeeded => said(Said::NotNeeded).to_owned(),
        VendorYear::Sheet { answers, received_on } => {
            let received = match received_on {
                Some(day) => format!("受領 {}", dates::short(day)),
                None => "未受領".to_owned(),
            };
            format!("{received}\n{}", vendor_counts(answers))
        }
    }
}

/// A vendor's form knows はい and いいえ; whatever else stands there is no answer on it.
fn vendor_counts(answers: Progress) -> String {
    let unanswered = answers.total() - answers.yes - answers.no;
    format!("はい{}・いいえ{}・未回答{unanswered}", answers.yes, answers.no)
}

/// The same for those who hear it.
#[must_use]
pub fn spoken_vendor_year(year: &ComparedYear, of: VendorYear) -> String {
    let words = match of {
        VendorYear::NotKnown => NOT_KNOWN.to_owned(),
        VendorYear::NoSheet => "様式なし".to_owned(),
        of => vendor_year(of).replace('\n', "、"),
    };
    format!("{} {words}", dates::fiscal_year(year.year))
}

/// The name of a vendor; one whose record is gone goes by its number.
#[must_use]
pub fn vendor(workbook: &Workbook, id: VendorId) -> String {
    workbook.vendor(id).map_or_else(
        || report::unknown_vendor(id.0),
        |vendor| super::vendors::named(vendor).to_owned(),
    )
}

/// That nothing can be compared of a year.
#[must_use]
pub fn not_known(year: &ComparedYear) -> String {
    format!("{}は、{NOT_KNOWN}（{}）。", dates::fiscal_year(year.year), year.edition)
}

/// The years that are compared, from the first to the last.
#[must_use]
pub fn span(years: &[ComparedYear]) -> String {
    match years {
        [] => String::new(),
        [only] => dates::fiscal_year(only.year),
        [last, .., first] => {
            let [first, last] = [first, last].map(|it| dates::fiscal_year(it.year));
            format!("{first}～{last}（{}年度分）", years.len())
        }
    }
}
