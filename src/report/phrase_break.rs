//! Breaks a short text between phrases, so that a reader is not stopped inside a word.
//!
//! Japanese has no spaces, but kana that end a phrase are mostly followed by kanji or katakana
//! that begin the next one. For a sentence of a form that is guide enough.

use std::ops::Range;

use super::break_class::{BETWEEN_NAMES, PhraseKind, phrase_kind};
use super::line_break::break_lines;
use super::shape::Cluster;

/// The lines of a short text: as few as `width` allows, and of all ways to break it into so many
/// lines the one that disturbs least.
pub(super) fn break_phrases(clusters: &[Cluster], width: u32) -> Vec<Range<usize>> {
    let mut best = break_lines(clusters, width);
    if best.len() < 2 || clusters.len() > LONGEST {
        return best;
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
    best
}

/// Longer texts are running text; there the eye does not stop at line ends.
const LONGEST: usize = 300;
/// How much narrower each attempt is, in thousandths of an em.
const STEP: u32 = 500;
/// A last line shorter than this, in thousandths of an em, looks left over.
const SHORT_LINE: u32 = 4_500;

fn disturbance(clusters: &[Cluster], lines: &[Range<usize>]) -> u32 {
    let is_list = clusters.iter().any(|cluster| cluster.character == BETWEEN_NAMES);
    let breaks: u32 = lines
        .windows(2)
        .map(|pair| {
            let before = clusters[pair[0].end - 1].character;
            match (phrase_kind(before), phrase_kind(clusters[pair[1].start].character)) {
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
                (PhraseKind::Hiragana, _) => 0,
                (one, other) if one == other => 4,
                _ => 1,
            }
        })
        .sum();
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
    fn sentences_break_between_phrases_without_a_left_over_line() {
        check("短い文。", 10, &["短い文。"]);
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
