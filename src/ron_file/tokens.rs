//! RON text cut into tokens, each with its position, whether or not the text is good RON.
//!
//! Only what is needed to find things again: [`ron`] says whether the text is right, this says
//! where a value stands. It never fails and takes time in proportion to the text.

/// A place in a text: both numbers count from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// The first character of a text.
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// The place after `passed`, when it starts here.
    pub(super) fn after(mut self, passed: &str) -> Self {
        for c in passed.chars() {
            self = self.after_char(c);
        }
        self
    }

    fn after_char(self, c: char) -> Self {
        if c == '\n' {
            Self { line: self.line + 1, column: 1 }
        } else {
            Self { line: self.line, column: self.column + 1 }
        }
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A field name, a struct name, a variant, `true`, `Some` …
    Word,
    /// A string literal of any sort, quotes included.
    Text,
    /// Numbers, characters and whatever else there may be.
    Other,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    /// The characters of the token; a raw identifier stands without its `r#`.
    pub(super) source: &'a str,
    pub(super) start: Position,
    pub(super) end: Position,
}

/// The tokens of a text, comments and white space left out.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    position: Position,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text, position: Position::START }
    }

    fn pass(&mut self, bytes: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at(bytes);
        self.position = self.position.after(passed);
        self.rest = rest;
        passed
    }

    fn pass_blanks(&mut self) {
        loop {
            let blanks = length_while(self.rest, is_blank);
            self.pass(blanks);
            if self.rest.starts_with("//") {
                self.pass(length_while(self.rest, |c| c != '\n'));
            } else if self.rest.starts_with("/*") {
                self.pass(block_comment_length(self.rest));
            } else {
                return;
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.pass_blanks();
        let (kind, length) = measure(self.rest)?;
        let start = self.position;
        let source = self.pass(length);
        let source = match kind {
            TokenKind::Word => source.strip_prefix("r#").unwrap_or(source),
            _ => source,
        };
        Some(Token { kind, source, start, end: self.position })
    }
}

/// The kind and the length in bytes of the token at the start of `rest`.
fn measure(rest: &str) -> Option<(TokenKind, usize)> {
    let first = rest.chars().next()?;
    let single = match first {
        '(' | '[' | '{' => Some(TokenKind::Open),
        ')' | ']' | '}' => Some(TokenKind::Close),
        ',' => Some(TokenKind::Comma),
        ':' => Some(TokenKind::Colon),
        _ => None,
    };
    if let Some(kind) = single {
        return Some((kind, 1));
    }
    if let Some(length) = text_length(rest) {
        return Some((TokenKind::Text, length));
    }
    if let Some(name) = rest.strip_prefix("r#").filter(|name| name.starts_with(is_name_start)) {
        return Some((TokenKind::Word, 2 + length_while(name, is_name)));
    }
    if is_name_start(first) {
        return Some((TokenKind::Word, length_while(rest, is_name)));
    }
    if first == '\'' {
        return Some((TokenKind::Other, character_length(rest)));
    }
    let length = length_while(rest, |c| !is_blank(c) && !"()[]{},:\"'/".contains(c));
    Some((TokenKind::Other, length.max(first.len_utf8())))
}

fn is_name_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The characters that RON takes for white space.
fn is_blank(c: char) -> bool {
    let marks = ['\u{85}', '\u{200E}', '\u{200F}', '\u{2028}', '\u{2029}'];
    matches!(c, ' ' | '\t'..='\r') || marks.contains(&c)
}

fn length_while(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// The length of a block comment, which may hold others.
fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// How a string literal begins: the bytes before its first character, and what closes it.
struct Quotes {
    opening: usize,
    hashes: usize,
    is_raw: bool,
}

fn quotes(rest: &str) -> Option<Quotes> {
    let bare = rest.strip_prefix('b').unwrap_or(rest);
    let prefix = rest.len() - bare.len();
    if bare.starts_with('"') {
        return Some(Quotes { opening: prefix + 1, hashes: 0, is_raw: false });
    }
    let after = bare.strip_prefix('r')?;
    let hashes = length_while(after, |c| c == '#');
    after[hashes..].starts_with('"').then_some(Quotes {
        opening: prefix + hashes + 2,
        hashes,
        is_raw: true,
    })
}

/// The length of a string literal, to the end of the text if nothing closes it.
fn text_length(rest: &str) -> Option<usize> {
    let Quotes { opening, hashes, is_raw } = quotes(rest)?;
    let body = &rest[opening..];
    if is_raw {
        let closing = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&closing).map_or(body.len(), |end| end + closing.len());
        return Some(opening + length);
    }
    let mut escaped = false;
    let end = body.find(|c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    Some(opening + end.map_or(body.len(), |end| end + 1))
}

/// The length of a character literal, or of the lone quote.
fn character_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    let Some((_, first)) = characters.next() else { return 1 };
    if first == '\\' {
        // The longest is '\u{10FFFF}'.
        let closing = characters.skip(1).take(10).find(|(_, c)| *c == '\'');
        return closing.map_or(1, |(at, _)| at + 1);
    }
    characters.next().filter(|(_, c)| *c == '\'').map_or(1, |(at, _)| at + 1)
}

/// Whether a literal is a string.
pub(super) fn is_text(literal: &str) -> bool {
    quotes(literal).is_some()
}

/// The characters that a string literal stands for, each with its own position.
pub(super) fn characters(literal: &str, start: Position) -> Vec<(char, Position)> {
    let Some(Quotes { opening, hashes, is_raw }) = quotes(literal) else { return Vec::new() };
    let closing = hashes + 1;
    let body = literal.get(opening..literal.len().saturating_sub(closing)).unwrap_or_default();
    let mut position = start.after(&literal[..opening]);
    let mut found = Vec::new();
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        let (meant, length) = match c {
            '\\' if !is_raw => escape(rest),
            _ => (Some(c), c.len_utf8()),
        };
        found.extend(meant.map(|meant| (meant, position)));
        position = position.after(&rest[..length]);
        rest = &rest[length..];
    }
    found
}

/// The character that an escape stands for (none for a continued line), and the escape's length.
fn escape(rest: &str) -> (Option<char>, usize) {
    let after = &rest[1..];
    let Some(kind) = after.chars().next() else { return (None, 1) };
    let short = 1 + kind.len_utf8();
    let hexadecimal = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match kind {
        'n' => (Some('\n'), short),
        'r' => (Some('\r'), short),
        't' => (Some('\t'), short),
        '0' => (Some('\0'), short),
        'x' => match after.get(1..3) {
            Some(digits) => (hexadecimal(digits), 4),
            None => (None, short),
        },
        // The longest is \u{10FFFF}; looking further would take time for nothing.
        'u' => match after.char_indices().take(9).find(|(_, c)| *c == '}') {
            Some((end, _)) => (hexadecimal(after.get(2..end).unwrap_or_default()), end + 2),
            None => (None, short),
        },
        '\n' | '\r' => (None, 1 + length_while(after, |c| matches!(c, ' ' | '\t' | '\n' | '\r'))),
        other => (Some(other), short),
    }
}
