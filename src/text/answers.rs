//! Answers, progress and needs in words.

use crate::model::need::Need;
use crate::model::progress::Progress;
use crate::model::{Answer, SecondAnswer, VendorContract};

/// An answer as on its button.
#[must_use]
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "はい",
        Answer::No => "いいえ",
        Answer::Unknown => "わからない",
        Answer::NotApplicable => "該当なし",
    }
}

/// An answer of the second round.
#[must_use]
pub fn second(answer: SecondAnswer) -> &'static str {
    match answer {
        SecondAnswer::Yes => "はい",
        SecondAnswer::No => "いいえ",
    }
}

/// The state of a row in a list.
#[must_use]
pub fn state(current: Option<Answer>, need: Need) -> &'static str {
    match (need, current) {
        (Need::NoSystem | Need::NoVendorContract, _) => "記入不要",
        (Need::Needed, None) => "未回答",
        (Need::Needed, Some(given)) => answer(given),
    }
}

/// Why a row need not be answered; empty where it does.
#[must_use]
pub fn need(need: Need) -> &'static str {
    match need {
        Need::Needed => "",
        Need::NoSystem => {
            "「医療情報システムの有無」が「いいえ」なので、この項目の記入は不要です。入力した回答は残っています。"
        }
        Need::NoVendorContract => {
            "「事業者との契約」が「ない」なので、この項目の記入は不要です。入力した回答は残っています。"
        }
    }
}

/// ある or ない
#[must_use]
pub fn contract(contract: VendorContract) -> &'static str {
    match contract {
        VendorContract::Present => "ある",
        VendorContract::Absent => "ない",
    }
}

/// 10/18
#[must_use]
pub fn fraction(progress: Progress) -> String {
    format!("{}/{}", progress.answered(), progress.total())
}
