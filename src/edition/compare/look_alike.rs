//! Characters that are printed alike and coded apart.

/// What a character counts as where texts are compared, after NFKC; `None` where it counts as itself.
pub(super) fn counted_as(c: char) -> Option<char> {
    Some(match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | 'ー' | 'ｰ' | '－' => {
            '-'
        }
        '〜' | '∼' | '∿' | '〰' | '～' => '~',
        '·' | '•' | '∙' | '⋅' => '・',
        '‘' | '’' | '‛' | '′' => '\'',
        '“' | '”' | '‟' | '″' => '"',
        '∕' | '⁄' => '/',
        // Fonts share a glyph between a kanji and the radical that it is; files then name the radical.
        '⺀' => '冫',
        '⺅' => '亻',
        '⺋' => '㔾',
        '⺟' => '母',
        '⺠' => '民',
        '⺩' => '王',
        '⺫' => '目',
        '⺬' => '示',
        '⺭' => '礻',
        '⺯' => '糸',
        '⺼' => '肉',
        '⻄' => '西',
        '⻅' => '見',
        '⻆' => '角',
        '⻑' => '長',
        '⻘' => '青',
        '⻝' => '食',
        '⻤' => '鬼',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻫' => '斉',
        '⻭' => '歯',
        '⻯' => '竜',
        '⻲' => '亀',
        _ => return None,
    })
}

/// Ends a sentence, as counted.
pub(super) const END: char = '。';

/// Whether a mark begins what is a note and no part of the sentence before it.
pub(super) fn begins_note(c: char) -> bool {
    matches!(c, '※' | '*' | '(' | '[' | '【' | '「' | '・' | '→' | '⇒' | '注')
}
