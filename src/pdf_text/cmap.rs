//! Tables from codes to characters or to the numbers of glyphs (`CMap`), as they lie in a file.

use std::collections::HashMap;
use std::rc::Rc;

use super::budget::Budget;
use super::lexer::{Lexer, Token};

/// The most codes of one table.
const MOST: usize = 70_000;

/// One table.
#[derive(Clone, Debug, Default)]
pub(super) struct CMap {
    /// Length in bytes, first and last code of each kind of code.
    pub(super) spaces: Vec<(usize, u32, u32)>,
    /// The characters of a code.
    characters: HashMap<u32, Rc<str>>,
    /// First and last code, and the glyph of the first; sorted.
    glyphs: Vec<(u32, u32, u32)>,
    /// Whether the text runs from top to bottom.
    pub(super) is_vertical: bool,
    /// The table that this one adds to.
    pub(super) base: Option<Vec<u8>>,
    /// How many codes were named, also twice.
    named: usize,
}

impl CMap {
    /// Reads a table; what is not understood is passed over.
    pub(super) fn read(bytes: &[u8], budget: &Budget) -> Self {
        let mut cmap = Self::default();
        let mut lexer = Lexer::new(bytes, 0);
        let mut before = None;
        if budget.work(bytes.len()).is_none() {
            return cmap;
        }
        while let Some(token) = lexer.token() {
            match &token {
                Token::Word(b"begincodespacerange") => cmap.spaces(&mut lexer),
                Token::Word(b"beginbfchar") => cmap.single(&mut lexer),
                Token::Word(b"beginbfrange") => cmap.range(&mut lexer),
                Token::Word(b"begincidchar") => cmap.cids(&mut lexer, false),
                Token::Word(b"begincidrange") => cmap.cids(&mut lexer, true),
                Token::Word(b"usecmap") => {
                    if let Some(Token::Name(name)) = before.take() {
                        cmap.base = Some(name);
                    }
                }
                Token::Number(number) if before == Some(Token::Name(b"WMode".to_vec())) => {
                    cmap.is_vertical = *number > 0.0;
                }
                _ => {}
            }
            before = Some(token);
        }
        cmap.glyphs.sort_unstable();
        cmap
    }

    /// The characters of a code.
    pub(super) fn text(&self, code: u32) -> Option<&Rc<str>> {
        self.characters.get(&code)
    }

    /// The glyph of a code.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let after = self.glyphs.partition_point(|(first, ..)| *first <= code);
        let (first, last, glyph) = *self.glyphs.get(after.checked_sub(1)?)?;
        (code <= last).then(|| glyph.checked_add(code - first))?
    }

    fn spaces(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Token::String(first)) = lexer.token() {
            let Some(Token::String(last)) = lexer.token() else { return };
            if (1..=4).contains(&first.len()) && self.spaces.len() < 100 {
                self.spaces.push((first.len(), code(&first), code(&last)));
            }
        }
    }

    fn set(&mut self, code: u32, text: &str) {
        self.named += 1;
        if self.named <= MOST && !text.is_empty() && !text.contains(['\0', '\u{FFFD}']) {
            self.characters.insert(code, text.into());
        }
    }

    fn single(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Token::String(from)) = lexer.token() {
            match lexer.token() {
                Some(Token::String(text)) => self.set(code(&from), &utf16(&text)),
                Some(Token::Name(_)) => {}
                _ => return,
            }
        }
    }

    fn range(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Token::String(first)) = lexer.token() {
            let Some(Token::String(last)) = lexer.token() else { return };
            let codes = code(&first)..=code(&last);
            match lexer.token() {
                Some(Token::String(text)) => {
                    for (step, code) in codes.take(MOST.saturating_sub(self.named)).enumerate() {
                        let Some(text) = later(&text, step) else { break };
                        self.set(code, &utf16(&text));
                    }
                }
                Some(Token::ArrayOpen) => {
                    let mut codes = codes;
                    while let Some(Token::String(text)) = lexer.token() {
                        let Some(code) = codes.next() else { continue };
                        self.set(code, &utf16(&text));
                    }
                }
                _ => return,
            }
        }
    }

    fn cids(&mut self, lexer: &mut Lexer<'_>, is_range: bool) {
        while let Some(Token::String(first)) = lexer.token() {
            let last = match is_range.then(|| lexer.token()) {
                None => first.clone(),
                Some(Some(Token::String(last))) => last,
                Some(_) => return,
            };
            let Some(Token::Number(glyph)) = lexer.token() else { return };
            if !(0.0..65536.0).contains(&glyph) || self.glyphs.len() >= MOST {
                continue;
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked above"
            )]
            self.glyphs.push((code(&first), code(&last), glyph as u32));
        }
    }
}

/// The code that some bytes are.
pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = match bytes {
        [single] => vec![u16::from(*single)],
        _ => bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect(),
    };
    char::decode_utf16(units).map(|it| it.unwrap_or('\u{FFFD}')).take(16).collect()
}

/// The text that follows `step` places after another: its last number counts up.
fn later(text: &[u8], step: usize) -> Option<Vec<u8>> {
    let mut text = text.to_vec();
    let length = text.len();
    let (high, low) = match length {
        0 => return None,
        1 => (0, text[0]),
        _ => (text[length - 2], text[length - 1]),
    };
    let last = u16::from_be_bytes([high, low]).checked_add(u16::try_from(step).ok()?)?;
    let [high, low] = last.to_be_bytes();
    text[length - 1] = low;
    if length > 1 {
        text[length - 2] = high;
    }
    Some(text)
}
