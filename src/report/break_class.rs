//! 禁則 — where a line may end, as classes of characters and a table of pairs.
//!
//! After JIS X 4051 and the line breaking algorithm of Unicode, reduced to what these sheets hold:
//! Japanese text with numbers, dates, Latin words and addresses in between.

/// Whether a line may end between two neighboring characters, for text on screen.
#[must_use]
pub fn may_break_between(before: char, after: char) -> bool {
    before == ' ' || may_break(class(before), class(after))
}

/// How a character behaves at the two ends of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Kanji, kana and everything else that a line may break before and after.
    Free,
    /// Never at a line start: closing marks, small kana, 々, ー, ・ and units after a number.
    NoStart,
    /// Never at a line start, and one word with a letter or digit that follows: `,` in `1,000`.
    NoStartWord,
    /// Never at a line start, and one number with a digit that follows: `，` in `１，０００`.
    NoStartNumber,
    /// Never at a line end: opening brackets and marks before a number.
    NoEnd,
    /// Never at a line end, and one word with a letter or digit before it: `(` in `f(x)`.
    NoEndWord,
    /// Letters and marks that make up a word or an address.
    Word,
    /// Digits.
    Digit,
    /// Holds on to both neighbors: no-break spaces, straight quotation marks.
    Glue,
    /// Spaces; at a line end they take no room.
    Space,
    /// Dashes and leaders, which stay together: ――, ……
    Pair,
}

/// Whether a line may end between two neighbors without a space between them.
pub(super) fn may_break(before: Class, after: Class) -> bool {
    use Class::{
        Digit, Glue, NoEnd, NoEndWord, NoStart, NoStartNumber, NoStartWord, Pair, Space, Word,
    };
    !matches!(
        (before, after),
        (_, NoStart | NoStartWord | NoStartNumber | Space | Glue)
            | (NoEnd | NoEndWord | Glue, _)
            | (Pair, Pair)
            | (Word | Digit | NoStartWord, Word | Digit | NoEndWord)
            | (NoStartNumber, Digit)
    )
}

/// Whether a line may end between two characters with spaces between them. The spaces go with the
/// first line.
pub(super) fn may_break_at_space(before: Class, after: Class) -> bool {
    use Class::{NoEnd, NoEndWord, NoStart, NoStartNumber, NoStartWord, Space};
    // A mark such as `-` or `.` that starts a word after a space (`-5`, `.ron`) may start a line.
    !matches!((before, after), (NoEnd | NoEndWord, _) | (_, NoStart | NoStartNumber | Space))
        && !matches!((before, after), (_, NoStartWord) if before == NoStartWord)
}

/// How well a word that is too long for a whole line breaks after one of its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WordBreak {
    /// After another mark.
    Mark,
    /// After a mark that divides an address.
    Part,
}

/// How well a word breaks between two of its characters; `None` where it is torn apart.
pub(super) fn word_break(before: char, after: Class) -> Option<WordBreak> {
    match before {
        _ if !matches!(after, Class::Word | Class::Digit) => None,
        '/' | '\\' | '?' | '&' => Some(WordBreak::Part),
        '=' | '-' | '_' | '.' | ',' | ':' | ';' | '@' => Some(WordBreak::Mark),
        _ => None,
    }
}

/// The class of a character.
pub(super) fn class(character: char) -> Class {
    match character {
        ' '
        | '\u{1680}'
        | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200a}'
        | '\u{205f}'
        | '\u{3000}' => Class::Space,
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '"' | '\'' => Class::Glue,
        '0'..='9' | '０'..='９' => Class::Digit,
        '(' | '[' | '{' => Class::NoEndWord,
        ')' | ']' | '}' | ',' | '.' | ':' | ';' | '!' | '?' | '%' | '/' | '-' | '’' | '－'
        | '−' | '‐' | '‑' | '–' => Class::NoStartWord,
        '，' | '．' => Class::NoStartNumber,
        '…' | '‥' | '―' | '—' => Class::Pair,
        _ if NO_END.contains(&character) => Class::NoEnd,
        _ if NO_START.contains(&character) || is_small_kana(character) => Class::NoStart,
        _ if is_word(character) => Class::Word,
        _ => Class::Free,
    }
}

/// Opening brackets, and marks that stand before a number.
const NO_END: &[char] = &[
    '（', '［', '｛', '〔', '〈', '《', '「', '『', '【', '〘', '〖', '｟', '｢', '«', '‘', '“',
    '〝', '￥', '＄', '￡', '＃', '№',
];

/// Closing marks, iteration and prolonged sound marks, and units that follow a number.
const NO_START: &[char] = &[
    '）', '］', '｝', '〕', '〉', '》', '」', '』', '】', '〙', '〗', '｠', '｣', '»', '”', '〟',
    '〞', '、', '。', '､', '｡', '・', '･', '：', '；', '！', '？', '‼', '⁇', '⁈', '⁉', '／', '〜',
    '～', '゠', 'ー', 'ｰ', '々', '〻', 'ゝ', 'ゞ', 'ヽ', 'ヾ', '゛', '゜', 'ﾞ', 'ﾟ', '％', '‰', '°',
    '℃', '℉', '′', '″', '￠', '¢', '＝',
];

fn is_small_kana(character: char) -> bool {
    matches!(character,
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ'
        | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ'
        | 'ㇰ'..='ㇿ' | 'ｧ'..='ｯ')
}

/// Letters of scripts that are written in words, and the ASCII marks that addresses are made of.
fn is_word(character: char) -> bool {
    character.is_ascii_graphic()
        || matches!(character, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＿' | '＠' | '¥')
        || (character < '\u{1100}' && character.is_alphanumeric())
        || (matches!(character, '\u{1e00}'..='\u{1fff}') && character.is_alphanumeric())
}

/// Whether it is a kanji, or stands for one.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '々' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What stands between the names of a list.
pub(super) const BETWEEN_NAMES: char = '、';
/// What is said before a word to be polite, and belongs to it.
pub(super) const POLITE: [char; 2] = ['お', 'ご'];

/// What a character says about the end of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PhraseKind {
    /// A mark that ends a phrase.
    End,
    /// A space, which may stand inside a name.
    Blank,
    /// Kana that mostly end a phrase.
    Hiragana,
    /// Kana of words from abroad.
    Katakana,
    /// Kanji, letters, digits and the rest.
    Other,
}

/// The kind of a character.
pub(super) fn phrase_kind(character: char) -> PhraseKind {
    match character {
        '、' | '。' | '，' | '．' | '・' | '」' | '』' | '）' => PhraseKind::End,
        ' ' | '\u{3000}' => PhraseKind::Blank,
        'ぁ'..='ゟ' => PhraseKind::Hiragana,
        'ァ'..='ヿ' | 'ｦ'..='ﾟ' => PhraseKind::Katakana,
        _ => PhraseKind::Other,
    }
}
