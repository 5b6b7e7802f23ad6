//! Bytes to the words of which files, pages and tables of characters consist.

use super::budget::Budget;
use super::object::{Dict, Object};

/// How deep arrays and dictionaries may lie in each other.
const DEPTH: usize = 40;

/// One word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    ArrayOpen,
    ArrayClose,
    DictOpen,
    DictClose,
    /// An operator or a keyword.
    Word(&'a [u8]),
}

/// Reads words from bytes.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at: at.min(bytes.len()) }
    }

    pub(super) fn peek_byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek_byte() {
            if byte == b'%' {
                while self.peek_byte().is_some_and(|it| it != b'\n' && it != b'\r') {
                    self.at += 1;
                }
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Goes behind the line break that ends the word `stream`.
    pub(super) fn skip_line_end(&mut self) {
        while self.peek_byte().is_some_and(|byte| byte == b' ' || byte == b'\t') {
            self.at += 1;
        }
        if self.peek_byte() == Some(b'\r') {
            self.at += 1;
        }
        if self.peek_byte() == Some(b'\n') {
            self.at += 1;
        }
    }

    pub(super) fn token(&mut self) -> Option<Token<'a>> {
        self.skip_blanks();
        let byte = self.peek_byte()?;
        let next = self.bytes.get(self.at + 1).copied();
        let single = |lexer: &mut Self, length: usize, token| {
            lexer.at += length;
            Some(token)
        };
        match (byte, next) {
            (b'<', Some(b'<')) => single(self, 2, Token::DictOpen),
            (b'>', Some(b'>')) => single(self, 2, Token::DictClose),
            (b'[', _) => single(self, 1, Token::ArrayOpen),
            (b']', _) => single(self, 1, Token::ArrayClose),
            (b'(', _) => Some(Token::String(self.literal())),
            (b'<', _) => Some(Token::String(self.hexadecimal())),
            (b'/', _) => Some(Token::Name(self.name())),
            (b')' | b'>' | b'{' | b'}', _) => {
                let word = &self.bytes[self.at..=self.at];
                single(self, 1, Token::Word(word))
            }
            _ => {
                let word = self.regular();
                Some(number(word).map_or(Token::Word(word), Token::Number))
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek_byte().is_some_and(|byte| !is_blank(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let word = self.regular();
        let mut name = Vec::with_capacity(word.len());
        let mut rest = word;
        while let Some((&byte, after)) = rest.split_first() {
            let code = match (byte, after) {
                (b'#', [high, low, ..]) => hex_digit(*high).zip(hex_digit(*low)),
                _ => None,
            };
            name.push(code.map_or(byte, |(high, low)| high << 4 | low));
            rest = if code.is_some() { &after[2..] } else { after };
        }
        name
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek_byte() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex_digit(byte) else { continue };
            match half.take() {
                None => half = Some(digit << 4),
                Some(high) => bytes.push(high | digit),
            }
        }
        bytes.extend(half);
        bytes
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut open = 1;
        while let Some(byte) = self.peek_byte() {
            self.at += 1;
            match byte {
                b'\\' => bytes.extend(self.escaped()),
                b'(' => {
                    open += 1;
                    bytes.push(byte);
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                    bytes.push(byte);
                }
                _ => bytes.push(byte),
            }
        }
        bytes
    }

    fn escaped(&mut self) -> Option<u8> {
        let byte = self.peek_byte()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                if self.peek_byte() == Some(b'\n') {
                    self.at += 1;
                }
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek_byte() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                Some((code & 0xFF).to_le_bytes()[0])
            }
            other => Some(other),
        }
    }

    /// The object here; `None` where there is none, or at the end of the budget.
    pub(super) fn object(&mut self, budget: &Budget) -> Option<Object> {
        let start = self.at;
        let object = self.object_within(budget, DEPTH);
        budget.work(self.at - start)?;
        object
    }

    fn object_within(&mut self, budget: &Budget, depth: usize) -> Option<Object> {
        let token = self.token()?;
        self.object_from(token, budget, depth)
    }

    /// The object that begins with a word read already.
    pub(super) fn object_after(&mut self, token: Token<'a>, budget: &Budget) -> Option<Object> {
        let start = self.at;
        let object = self.object_from(token, budget, DEPTH);
        budget.work(self.at - start)?;
        object
    }

    fn object_from(&mut self, token: Token<'a>, budget: &Budget, depth: usize) -> Option<Object> {
        budget.objects(1)?;
        let deeper = depth.checked_sub(1)?;
        Some(match token {
            Token::Number(number) => self.reference(number).unwrap_or(Object::Number(number)),
            Token::Name(name) => Object::Name(name.into()),
            Token::String(bytes) => Object::String(bytes.into()),
            Token::ArrayOpen => {
                let mut array = Vec::new();
                loop {
                    match self.token()? {
                        Token::ArrayClose => break,
                        token => array.push(self.object_from(token, budget, deeper)?),
                    }
                }
                Object::Array(array.into())
            }
            Token::DictOpen => {
                let mut dict = Dict::new();
                loop {
                    match self.token()? {
                        Token::DictClose => break,
                        Token::Name(key) => {
                            dict.insert(key, self.object_within(budget, deeper)?);
                        }
                        _ => return None,
                    }
                }
                Object::Dict(dict.into())
            }
            Token::Word(b"true") => Object::Bool(true),
            Token::Word(b"false") => Object::Bool(false),
            Token::Word(b"null") => Object::Null,
            Token::Word(_) | Token::ArrayClose | Token::DictClose => return None,
        })
    }

    /// The reference that begins with a number.
    fn reference(&mut self, number: f64) -> Option<Object> {
        if !self.peek_byte().is_some_and(is_blank) {
            return None;
        }
        let mut ahead = self.clone();
        let Some(Token::Number(generation)) = ahead.token() else { return None };
        if ahead.token() != Some(Token::Word(b"R")) {
            return None;
        }
        let number = u32::try_from(Object::Number(number).unsigned()?).ok()?;
        let generation = u16::try_from(Object::Number(generation).unsigned()?).ok()?;
        self.at = ahead.at;
        Some(Object::Reference((number, generation)))
    }
}

/// A number as files write it: digits, at most one point, a sign.
fn number(word: &[u8]) -> Option<f64> {
    let is_numeral = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+');
    if word.is_empty() || word.len() > 40 || !word.iter().all(is_numeral) {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    // Some producers write two signs.
    let text = text.strip_prefix('-').filter(|it| it.starts_with('-')).unwrap_or(text);
    text.parse().ok()
}
