//! The ministry's files that are known by their sums.

/// A file that the ministry published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownOriginal {
    /// Its SHA-256 in small hexadecimal digits.
    pub sha256: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Where the ministry has it.
    pub address: &'static str,
}

/// The files, as their sums were recorded.
pub const KNOWN_ORIGINALS: &[KnownOriginal] = &[
    KnownOriginal {
        sha256: "b811208b1d29fe0f3310adf810aa3b072e6272eb3669de768b79949b6872c987",
        title: "令和8年度版 医療機関・薬局におけるサイバーセキュリティ対策チェックリスト（医療機関・薬局確認用、Excel・原本）",
        address: "https://www.mhlw.go.jp/content/10808000/001716187.xlsx",
    },
    KnownOriginal {
        sha256: "e1a2a763c97c5434d53b745c5fc1643a22a9497ea48354182ab6a93df1e881a0",
        title: "令和8年度版 医療機関・薬局におけるサイバーセキュリティ対策チェックリスト（事業者確認用、Excel・原本）",
        address: "https://www.mhlw.go.jp/content/10808000/001716188.xlsx",
    },
    KnownOriginal {
        sha256: "a1250114cd1dfb33049f27d86f6c883b61881207e5a47ce8adf11d2dd2ebea8a",
        title: "令和8年度版 医療機関・薬局におけるサイバーセキュリティ対策チェックリスト（PDF・原本）",
        address: "https://www.mhlw.go.jp/content/10808000/001716185.pdf",
    },
];

/// The published file with this sum.
#[must_use]
pub fn known_original(sha256: &str) -> Option<&'static KnownOriginal> {
    KNOWN_ORIGINALS.iter().find(|it| it.sha256.eq_ignore_ascii_case(sha256))
}
