//! Breaks text between phrases, so that a reader is not stopped inside a word.
//!
//! Japanese has no spaces, but kana that end a phrase are mostly followed by kanji or katakana
//! that begin the next one. For a sentence of a form that is guide enough, and for a memo too.

use std::ops::Range;

use super::break_class::{BETWEEN_NAMES, POLITE, PhraseKind, phrase_kind};
use super::line_break::{break_lines, may_end_before};
use super::shape::Cluster;

/// The lines of a short text: as few as `width` allows, and of all ways to break it into so many
/// lines the one that disturbs least.
pub(super) fn break_phrases(clusters: &[Cluster], width: u32) -> Vec<Range<usize>> {
    let mut best = break_lines(clusters, width);
    if best.len() < 2 {
        return best;
    }
    let running = break_running(clusters, width);
    if best.len() > MOST_LINES {
        return running;
    }
    let mut least = disturbance(clusters, &best);
    let mut narrower = width;
    while least > 0 && narrower > width / 2 {
        narrower -= STEP.min(narrower);
        let lines = break_lines(clusters, narrower);
        if lines.len() > best.len() {
            break;
        }
        let disturbs = disturbance(clusters, &lines);
        if disturbs < least {
            (best, least) = (lines, disturbs);
        }
    }
    // Lines that end each for itself disturb less than lines that are all narrower.
    let may_take = running.len() <= best.len() || best.len() == MOST_LINES;
    if may_take && disturbance(clusters, &running) < least { running } else { best }
}

/// More lines than these are running text: there each line ends where it disturbs least, and the number
/// of lines does not matter.
const MOST_LINES: usize = 4;
/// How much narrower each attempt is, in thousandths of an em.
const STEP: u32 = 500;
/// A last line shorter than this, in thousandths of an em, looks left over.
const SHORT_LINE: u32 = 4_500;

/// The lines of running text, each ended a little early where that spares a phrase.
fn break_running(clusters: &[Cluster], width: u32) -> Vec<Range<usize>> {
    let is_list = clusters.iter().any(|cluster| cluster.character == BETWEEN_NAMES);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let end = first_line(&clusters[start..], width) + start;
        if end == clusters.len() {
            break;
        }
        let (mut best, mut slack) = (end, 0);
        let cost = break_cost(clusters, end, is_list);
        let most = if cost == IN_WORD {
            MOST_SLACK_FOR_WORD.min(width / 2)
        } else {
            MOST_SLACK.min(width / 3)
        };
        let mut least = cost * SLACK_FOR_COST;
        for at in (start + 1..end).rev() {
            slack += clusters[at].advance;
            if slack > most {
                break;
            }
            let cost = break_cost(clusters, at, is_list) * SLACK_FOR_COST + slack;
            // Of the line alone: what stands before it may be nothing but spaces for pages.
            if cost < least && may_end_before(&clusters[start..], at - start) {
                (best, least) = (at, cost);
            }
        }
        lines.push(start..best);
        start = best;
    }
    lines.push(start..clusters.len());
    lines
}

/// Where the first line ends.
fn first_line(clusters: &[Cluster], width: u32) -> usize {
    // What surely does not fit on the line need not be looked at.
    let mut used = 0;
    let beyond = clusters.iter().position(|cluster| {
        used += cluster.advance;
        used > width.saturating_mul(2)
    });
    let end = beyond.map_or(clusters.len(), |at| at + 1);
    break_lines(&clusters[..end], width).first().map_or(end, |line| line.end)
}

/// How much a line of running text may be shorter than it could, in thousandths of an em.
const MOST_SLACK: u32 = 6_000;
/// The same where it would end inside a word.
const MOST_SLACK_FOR_WORD: u32 = 8_000;
/// How much of it one unit of disturbance is worth.
const SLACK_FOR_COST: u32 = 2_000;

/// How much it disturbs that a line ends inside a word.
const IN_WORD: u32 = 4;

/// How much it disturbs that a line ends before the cluster at `at`.
fn break_cost(clusters: &[Cluster], at: usize, is_list: bool) -> u32 {
    let before = clusters[at - 1].character;
    match (phrase_kind(before), phrase_kind(clusters[at].character)) {
        (PhraseKind::End, _) => 0,
        // In a list of names the lines end between the names, not inside them.
        (PhraseKind::Blank, _) => {
            if is_list {
                3
            } else {
                0
            }
        }
        // A particle of one phrase would begin the line.
        (_, PhraseKind::Hiragana) => 3,
        _ if POLITE.contains(&before) => 3,
        (PhraseKind::Hiragana, _) => 0,
        (one, other) if one == other => IN_WORD,
        _ => 1,
    }
}

fn disturbance(clusters: &[Cluster], lines: &[Range<usize>]) -> u32 {
    let is_list = clusters.iter().any(|cluster| cluster.character == BETWEEN_NAMES);
    let ends = lines.windows(2).map(|pair| break_cost(clusters, pair[1].start, is_list));
    let breaks: u32 = ends.sum();
    let last = lines.last().map_or(0, |line| {
        clusters[line.clone()].iter().map(|cluster| cluster.advance).sum::<u32>()
    });
    breaks + if last < SHORT_LINE { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::font::{Fonts, Weight};
    use super::super::shape::Shaped;
    use super::*;

    fn check(text: &str, ems: u32, expected: &[&str]) {
        let shaped = Shaped::new(text, Weight::Regular, &Fonts::bundled());
        let lines: Vec<String> = break_phrases(&shaped.clusters, ems * 1000)
            .into_iter()
            .map(|line| shaped.clusters[line].iter().map(|cluster| cluster.character).collect())
            .collect();
        assert_eq!(lines, expected, "{text} in {ems}");
    }

    #[test]
    fn running_text_ends_its_lines_between_phrases_and_loses_nothing() {
        let text = "電子カルテの事業者に確認し、夜間の番号を契約書から写した。外付けの装置は使うときだけ接続し、使い終わったらケーブルを外して金庫に入れる。記録は毎月の打ち合わせで見直すことにした。";
        let shaped = Shaped::new(text, Weight::Regular, &Fonts::bundled());
        let lines = break_phrases(&shaped.clusters, 15_000);
        assert!(lines.len() > MOST_LINES);
        let words = |line: &Range<usize>| -> String {
            shaped.clusters[line.clone()].iter().map(|cluster| cluster.character).collect()
        };
        let said: Vec<String> = lines.iter().map(words).collect();
        assert_eq!(said.concat(), text);
        assert_eq!(
            said,
            [
                "電子カルテの事業者に確認し、",
                "夜間の番号を契約書から写した。",
                "外付けの装置は使うときだけ",
                "接続し、使い終わったら",
                "ケーブルを外して金庫に入れる。",
                "記録は毎月の打ち合わせで",
                "見直すことにした。"
            ]
        );
    }

    #[test]
    fn a_long_word_goes_to_the_next_line_rather_than_over_two() {
        let text = "設定から順に開いて、Windows 10では「スタートアップ」で自動で動くものを見ます。"
            .repeat(3);
        let shaped = Shaped::new(&text, Weight::Regular, &Fonts::bundled());
        for ems in 17..30 {
            for line in break_phrases(&shaped.clusters, ems * 1000) {
                let line: String = shaped.clusters[line].iter().map(|it| it.character).collect();
                let words = line.matches("スタートアップ").count();
                assert_eq!(line.matches('ス').count(), words, "{ems}: {line}");
                assert_eq!(line.matches("アップ").count(), words, "{ems}: {line}");
            }
        }
    }

    #[test]
    fn sentences_break_between_phrases_without_a_left_over_line() {
        check("短い文。", 10, &["短い文。"]);
        check(
            "ご返送とお問い合わせは、上記の担当までお願いいたします。",
            20,
            &["ご返送とお問い合わせは、上記の", "担当までお願いいたします。"],
        );
        check(
            "退職者や使用していないアカウント等、不要なアカウントを削除している。",
            30,
            &["退職者や使用していないアカウント等、不要なアカウントを", "削除している。"],
        );
        check(
            "セキュリティパッチ（最新ファームウェアや更新プログラム）を適用している。",
            32,
            &["セキュリティパッチ（最新ファームウェアや更新プログラム）を", "適用している。"],
        );
        check("不要なソフト・サービスの停止", 11, &["不要なソフト・", "サービスの停止"]);
        check("山田 一郎、山田 二郎、山田 三郎", 14, &["山田 一郎、", "山田 二郎、山田 三郎"]);
        check("見本県警察本部 サイバー窓口", 11, &["見本県警察本部 ", "サイバー窓口"]);
    }
}
