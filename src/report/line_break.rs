//! Breaks a line of text into lines that fit a width, by the Japanese rules (禁則処理).

use std::ops::Range;

use super::break_class::{Class, WordBreak, may_break, may_break_at_space, word_break};
use super::shape::Cluster;

/// The lines as ranges of clusters; together they are all clusters, and there is always one line.
///
/// `width` is in thousandths of an em. A line ends where the rules allow it; failing that after a
/// mark inside a word; failing that anywhere between two clusters. Spaces at the end of a line take
/// no room. Each cluster is looked at no more than twice, however long the text is.
pub(super) fn break_lines(clusters: &[Cluster], width: u32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line = Line::from(0);
    let mut at = 0;
    while let Some(cluster) = clusters.get(at) {
        if at > line.start {
            line.note_break(at, cluster);
            let is_full = line.used + cluster.advance > width;
            if is_full && cluster.class != Class::Space {
                let end = line.allowed.or(line.inside_word.map(|(end, _)| end)).unwrap_or(at);
                lines.push(line.start..end);
                line = Line::from(end);
                at = end;
                continue;
            }
        }
        line.add(cluster);
        at += 1;
    }
    lines.push(line.start..clusters.len());
    lines
}

/// Whether the rules allow a line to end before the cluster at `at`.
pub(super) fn may_end_before(clusters: &[Cluster], at: usize) -> bool {
    let Some(next) = clusters.get(at) else { return true };
    let before = clusters[..at].iter().rposition(|cluster| cluster.class != Class::Space);
    let Some(before) = before else { return false };
    let class = clusters[before].class;
    if before + 1 < at {
        may_break_at_space(class, next.class)
    } else {
        may_break(class, next.class)
    }
}

/// The line that is being filled.
struct Line {
    start: usize,
    used: u32,
    /// Class of the last cluster that is not a space, and whether spaces follow it.
    last: Option<(Class, char)>,
    spaced: bool,
    /// The last place where the rules allow a break.
    allowed: Option<usize>,
    /// The last of the best places where a long word may be broken.
    inside_word: Option<(usize, WordBreak)>,
}

impl Line {
    fn from(start: usize) -> Self {
        Self { start, used: 0, last: None, spaced: false, allowed: None, inside_word: None }
    }

    /// Notes whether the line may end before `next`, which is at `at`.
    fn note_break(&mut self, at: usize, next: &Cluster) {
        // After nothing but spaces a break would leave an empty line.
        let Some((class, character)) = self.last else { return };
        let is_allowed = if self.spaced {
            may_break_at_space(class, next.class)
        } else {
            may_break(class, next.class)
        };
        if is_allowed {
            self.allowed = Some(at);
        } else if !self.spaced
            && let Some(found) = word_break(character, next.class)
            && self.inside_word.is_none_or(|(_, known)| found >= known)
        {
            self.inside_word = Some((at, found));
        }
    }

    fn add(&mut self, cluster: &Cluster) {
        self.used += cluster.advance;
        if cluster.class == Class::Space {
            self.spaced = true;
        } else {
            self.last = Some((cluster.class, cluster.character));
            self.spaced = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::break_class::class;
    use super::*;

    /// Every character is one em wide, so that a table can be read.
    fn clusters(text: &str) -> Vec<Cluster> {
        let ems = |(start, character)| Cluster {
            start,
            advance: 1000,
            character,
            class: class(character),
        };
        text.chars().enumerate().map(ems).collect()
    }

    fn lines(text: &str, ems: u32) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        break_lines(&clusters(text), ems * 1000)
            .into_iter()
            .map(|line| characters[line].iter().collect())
            .collect()
    }

    fn check(text: &str, ems: u32, expected: &[&str]) {
        assert_eq!(lines(text, ems), expected, "{text} in {ems}");
    }

    #[test]
    fn hard_cases() {
        // A line holds exactly as much as fits.
        check("", 5, &[""]);
        check("あいうえお", 5, &["あいうえお"]);
        check("あいうえおか", 5, &["あいうえお", "か"]);
        // No closing mark, small kana, ー, 々, ・ at a line start.
        check("あいうえお。", 5, &["あいうえ", "お。"]);
        check("あいうえお」。", 5, &["あいうえ", "お」。"]);
        check("あいうえ（お）", 6, &["あいうえ", "（お）"]);
        check("あいうちょっと", 4, &["あいう", "ちょっと"]);
        check("データサーバー", 6, &["データサー", "バー"]);
        check("われわれ佐々木", 5, &["われわれ", "佐々木"]);
        check("あいうえ・お", 4, &["あいう", "え・お"]);
        check("あいうえ、お", 4, &["あいう", "え、お"]);
        check("あいうえ！？お", 4, &["あいう", "え！？お"]);
        check("ｻｰﾊﾞｰをﾍﾞﾝﾀﾞｰ", 6, &["ｻｰﾊﾞｰを", "ﾍﾞﾝﾀﾞｰ"]);
        // No opening bracket at a line end.
        check("あいうえ「おか」", 5, &["あいうえ", "「おか」"]);
        check("あいう（「お", 5, &["あいう", "（「お"]);
        check("価格は￥１００", 4, &["価格は", "￥１００"]);
        // No break inside numbers, dates, units.
        check("約1,000.5台", 7, &["約", "1,000.5", "台"]);
        check("日付2024-06-12に", 11, &["日付", "2024-06-12に"]);
        check("確認6/12済", 5, &["確認", "6/12済"]);
        check("あい１，０００円", 6, &["あい", "１，０００円"]);
        check("あいう３．５％", 5, &["あいう", "３．５％"]);
        check("電話03-1234-5678", 13, &["電話", "03-1234-5678"]);
        check("あいう10:30に", 5, &["あいう", "10:30", "に"]);
        check("あいう２０℃", 5, &["あいう", "２０℃"]);
        // No break inside Latin words and addresses, and the space goes with the first line.
        check("端末はWindowsです", 8, &["端末は", "Windowsで", "す"]);
        check("one two three", 8, &["one two ", "three"]);
        check("one two   three", 7, &["one two   ", "three"]);
        check("f(x)の値", 5, &["f(x)の", "値"]);
        check("宛先a@b.jpへ", 7, &["宛先", "a@b.jpへ"]);
        check("MDS/SDSの提出", 8, &["MDS/SDSの", "提出"]);
        check("製造業者/サービス", 5, &["製造業者/", "サービス"]);
        // A word longer than the line breaks after a mark, and failing that anywhere.
        check("https://www.mhlw.go.jp/x", 12, &["https://", "www.mhlw.go.", "jp/x"]);
        check("abcdefghij", 4, &["abcd", "efgh", "ij"]);
        check("1234567890", 4, &["1234", "5678", "90"]);
        check("ーーーーーー", 4, &["ーーーー", "ーー"]);
        check("「「「「「「", 4, &["「「「「", "「「"]);
        check("））））））", 4, &["））））", "））"]);
        // Dashes and leaders stay together.
        check("あいう……え", 4, &["あいう", "……え"]);
        check("あいう――え", 4, &["あいう", "――え"]);
        // Quotation marks hold on to what they quote; a no-break space holds on to both sides.
        check("これは\"abc\"", 5, &["これ", "は\"abc", "\""]);
        check("it’s don’t", 6, &["it’s ", "don’t"]);
        check("あい10\u{a0}km", 6, &["あい", "10\u{a0}km"]);
        // Spaces hang over the end; full-width spaces do too, and indent a first line.
        check("　あいう　え", 4, &["　あいう　", "え"]);
        check("あ   ", 1, &["あ   "]);
        // Something has to stand on every line.
        check("あい", 0, &["あ", "い"]);
        // An opening bracket is not left behind at a space either.
        check("あい ( う", 4, &["あい ", "( う"]);
        check("あい -5度", 4, &["あい ", "-5度"]);
    }

    #[test]
    fn a_memo_of_a_hundred_thousand_characters_is_looked_at_once_or_twice() {
        for piece in ["あ", "a", "ー", "「", " ", "あ a", "1,0", "\u{301}"] {
            let text = piece.repeat(100_000 / piece.chars().count());
            let characters: usize = lines(&text, 40).iter().map(|line| line.chars().count()).sum();
            assert_eq!(characters, text.chars().count(), "{piece}");
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        let letters: Vec<char> =
            "あいアンー々っッ。、」「（）・…―a1Z,.-/:@ 　\"'’％￥漢字９．，!?()".chars().collect();
        proptest::collection::vec(proptest::sample::select(letters), 0..200)
            .prop_map(|characters| characters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in texts(), ems in 1_u32..30) {
            let clusters = clusters(&text);
            let ranges = break_lines(&clusters, ems * 1000);
            prop_assert_eq!(ranges[0].start, 0);
            prop_assert_eq!(ranges[ranges.len() - 1].end, clusters.len());
            for pair in ranges.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
                prop_assert!(pair[0].start < pair[0].end);
            }
            for range in &ranges {
                let line = &clusters[range.clone()];
                let shown = line.iter().rposition(|it| it.class != Class::Space).map_or(0, |at| at + 1);
                prop_assert!(shown <= (ems as usize).max(1) || line[..shown - 1].iter().all(|it| it.class == Class::Space));
            }
        }

        #[test]
        fn a_forbidden_break_is_the_last_resort(text in texts(), ems in 1_u32..30) {
            let clusters = clusters(&text);
            let allows = |at: usize, start: usize| {
                let before = clusters[start..at].iter().rfind(|it| it.class != Class::Space);
                let Some(before) = before else { return false };
                if clusters[at - 1].class == Class::Space {
                    may_break_at_space(before.class, clusters[at].class)
                } else {
                    may_break(before.class, clusters[at].class)
                }
            };
            let ranges = break_lines(&clusters, ems * 1000);
            for pair in ranges.windows(2) {
                let (start, end) = (pair[0].start, pair[0].end);
                if !allows(end, start) {
                    prop_assert!((start + 1..end).all(|at| !allows(at, start)));
                }
            }
        }
    }
}
