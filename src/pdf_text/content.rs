//! What a page paints: its glyphs and its straight lines.

use std::collections::HashMap;
use std::rc::Rc;

use super::file::File;
use super::font::Font;
use super::lexer::{Lexer, Token};
use super::matrix::Matrix;
use super::object::{Dict, Id, Object, Stream};
use super::painted::{Glyph, Painted, Rule};

/// How deep forms may lie in each other.
const DEPTH: usize = 12;
/// The most operands of one operator.
const OPERANDS: usize = 64;
/// The most states that may be kept for later.
const SAVED: usize = 256;

/// The fonts of a file, each read once.
pub(super) type Fonts = HashMap<Id, Rc<Font>>;

#[derive(Clone)]
struct State {
    /// From here to the page.
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Text that stands for what is painted between two operators.
struct Substitute {
    text: Rc<str>,
    depth: usize,
    place: Option<Glyph>,
}

pub(super) struct Painter<'f, 'a> {
    file: &'f File<'a>,
    fonts: &'f mut Fonts,
    painted: &'f mut Painted,
    state: State,
    saved: Vec<State>,
    line: Matrix,
    text: Matrix,
    path: Vec<(Matrix, Step)>,
    marks: usize,
    substitute: Option<Substitute>,
}

#[derive(Clone, Copy)]
enum Step {
    Move(f64, f64),
    Line(f64, f64),
    Curve(f64, f64),
    Rectangle(f64, f64, f64, f64),
    Close,
}

impl<'f, 'a> Painter<'f, 'a> {
    pub(super) fn new(
        file: &'f File<'a>,
        fonts: &'f mut Fonts,
        painted: &'f mut Painted,
        page: Matrix,
    ) -> Self {
        let state = State {
            matrix: page,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        Self {
            file,
            fonts,
            painted,
            state,
            saved: Vec::new(),
            line: Matrix::UNIT,
            text: Matrix::UNIT,
            path: Vec::new(),
            marks: 0,
            substitute: None,
        }
    }

    /// Paints what the operators say; `None` at the end of the budget.
    pub(super) fn paint(&mut self, bytes: &[u8], resources: &Dict, depth: usize) -> Option<()> {
        let file = self.file;
        file.budget.work(bytes.len())?;
        let mut lexer = Lexer::new(bytes, 0);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                Token::Word(b"BI") => {
                    skip_image(&mut lexer, bytes);
                    operands.clear();
                }
                Token::Word(word) if !matches!(word, b"true" | b"false" | b"null") => {
                    self.operator(word, &operands, resources, depth)?;
                    operands.clear();
                }
                Token::Number(number) => operands.push(Object::Number(number)),
                token => {
                    operands.extend(lexer.object_after(token, &file.budget));
                    if file.budget.is_spent() {
                        return None;
                    }
                }
            }
            if operands.len() > OPERANDS {
                operands.clear();
            }
        }
        Some(())
    }

    fn operator(
        &mut self,
        word: &[u8],
        operands: &[Object],
        resources: &Dict,
        depth: usize,
    ) -> Option<()> {
        let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
        let first = numbers.first().copied();
        match word {
            b"q" if self.saved.len() < SAVED => self.saved.push(self.state.clone()),
            b"Q" => {
                if let Some(saved) = self.saved.pop() {
                    self.state = saved;
                }
            }
            b"cm" => {
                if let Some(matrix) = Matrix::of(&numbers) {
                    self.state.matrix = matrix.then(self.state.matrix);
                }
            }
            b"BT" => (self.line, self.text) = (Matrix::UNIT, Matrix::UNIT),
            b"Tf" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                self.state.font = self.font(resources, name);
                self.state.size = first.unwrap_or(0.0);
            }
            b"Tc" => self.state.spacing = first.unwrap_or(0.0),
            b"Tw" => self.state.word_spacing = first.unwrap_or(0.0),
            b"Tz" => self.state.stretch = first.unwrap_or(100.0) / 100.0,
            b"TL" => self.state.leading = first.unwrap_or(0.0),
            b"Ts" => self.state.rise = first.unwrap_or(0.0),
            b"Tm" => {
                if let Some(matrix) = Matrix::of(&numbers) {
                    (self.line, self.text) = (matrix, matrix);
                }
            }
            b"Td" | b"TD" => {
                if let [x, y] = numbers[..] {
                    if word == b"TD" {
                        self.state.leading = -y;
                    }
                    self.next_line(x, y);
                }
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"'" | b"\"" => {
                if let [word_spacing, spacing] = numbers[..] {
                    (self.state.word_spacing, self.state.spacing) = (word_spacing, spacing);
                }
                self.next_line(0.0, -self.state.leading);
                self.show(operands)?;
            }
            b"Tj" | b"TJ" => self.show(operands)?,
            b"gs" => self.graphics_state(resources, operands),
            b"Do" => self.form(resources, operands, depth)?,
            b"BMC" | b"BDC" => self.begin_mark(resources, operands),
            b"EMC" => self.end_mark(),
            _ => self.path_operator(word, &numbers)?,
        }
        Some(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }

    fn font(&mut self, resources: &Dict, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = self.file.get(resources, "Font");
        let entry = fonts.dict()?.get(name)?.clone();
        self.font_of(&entry)
    }

    fn font_of(&mut self, entry: &Object) -> Option<Rc<Font>> {
        let Object::Reference(id) = entry else {
            // One without a number is read again wherever it is chosen.
            self.file.budget.work(20_000)?;
            return entry.dict().map(|dict| Rc::new(Font::read(self.file, dict)));
        };
        if let Some(known) = self.fonts.get(id) {
            return Some(Rc::clone(known));
        }
        self.file.budget.work(20_000)?;
        let object = self.file.resolve(entry);
        let font = Rc::new(Font::read(self.file, object.dict()?));
        self.fonts.insert(*id, Rc::clone(&font));
        Some(font)
    }

    fn graphics_state(&mut self, resources: &Dict, operands: &[Object]) {
        let states = self.file.get(resources, "ExtGState");
        let name = operands.first().and_then(Object::name).unwrap_or_default();
        let entry = states.dict().and_then(|states| states.get(name).cloned());
        let Some(state) = entry.map(|entry| self.file.resolve(&entry)) else { return };
        let font = state.dict().map_or(Object::Null, |state| self.file.get(state, "Font"));
        if let Some([font, size]) = font.array() {
            self.state.font = self.font_of(font);
            self.state.size = size.number().unwrap_or(0.0);
        }
    }

    fn form(&mut self, resources: &Dict, operands: &[Object], depth: usize) -> Option<()> {
        let forms = self.file.get(resources, "XObject");
        let name = operands.first().and_then(Object::name).unwrap_or_default();
        let entry = forms.dict().and_then(|forms| forms.get(name).cloned());
        let Some(entry) = entry else { return Some(()) };
        let form = self.file.resolve(&entry);
        let Some(stream) = form.stream() else { return Some(()) };
        let kind = self.file.get(&stream.dict, "Subtype");
        if kind.name() == Some(b"Image") {
            self.painted.images += 1;
        }
        if kind.name() != Some(b"Form") || depth >= DEPTH {
            return Some(());
        }
        self.paint_form(stream, resources, depth)
    }

    fn paint_form(&mut self, stream: &Rc<Stream>, outer: &Dict, depth: usize) -> Option<()> {
        let file = self.file;
        let Some(bytes) = file.stream(stream) else {
            self.painted.is_complete = false;
            return Some(());
        };
        let own = file.get(&stream.dict, "Resources");
        let numbers = file.get(&stream.dict, "Matrix");
        let numbers = numbers.array().unwrap_or_default();
        let numbers: Vec<f64> = numbers.iter().filter_map(|it| file.resolve(it).number()).collect();
        let (state, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        let (line, text) = (self.line, self.text);
        if let Some(matrix) = Matrix::of(&numbers) {
            self.state.matrix = matrix.then(self.state.matrix);
        }
        let resources = own.dict().map_or(outer, AsRef::as_ref);
        let painted = self.paint(&bytes, resources, depth + 1);
        (self.state, self.saved, self.line, self.text) = (state, saved, line, text);
        painted
    }

    fn begin_mark(&mut self, resources: &Dict, operands: &[Object]) {
        self.marks += 1;
        let Some(properties) = operands.get(1) else { return };
        let named = || {
            let all = self.file.get(resources, "Properties");
            let entry = all.dict()?.get(properties.name()?).cloned()?;
            Some(self.file.resolve(&entry))
        };
        let properties = if properties.dict().is_some() {
            properties.clone()
        } else {
            named().unwrap_or(Object::Null)
        };
        let Some(dict) = properties.dict() else { return };
        let text = self.file.get(dict, "ActualText");
        if let Some(text) = text.string()
            && self.substitute.is_none()
        {
            let text = text_string(text).into();
            self.substitute = Some(Substitute { text, depth: self.marks, place: None });
        }
    }

    fn end_mark(&mut self) {
        if self.substitute.as_ref().is_some_and(|it| it.depth >= self.marks)
            && let Some(Substitute { text, place: Some(place), .. }) = self.substitute.take()
        {
            self.painted.add(Glyph { text, ..place });
        }
        self.marks = self.marks.saturating_sub(1);
    }

    fn show(&mut self, operands: &[Object]) -> Option<()> {
        for operand in operands {
            let single = std::slice::from_ref(operand);
            for part in operand.array().unwrap_or(single) {
                match part {
                    Object::String(bytes) => self.show_string(bytes)?,
                    Object::Number(by) if operand.array().is_some() => {
                        self.advance(-by / 1000.0 * self.state.size);
                    }
                    _ => {}
                }
            }
        }
        Some(())
    }

    /// Moves on along the line, by a length before stretching.
    fn advance(&mut self, by: f64) {
        let is_vertical = self.state.font.as_ref().is_some_and(|font| font.is_vertical);
        let step = if is_vertical {
            Matrix::moved(0.0, by)
        } else {
            Matrix::moved(by * self.state.stretch, 0.0)
        };
        self.text = step.then(self.text);
    }

    fn show_string(&mut self, bytes: &[u8]) -> Option<()> {
        let Some(font) = self.state.font.clone() else { return Some(()) };
        let mut rest = bytes;
        while !rest.is_empty() {
            self.file.budget.work(8)?;
            let glyph = font.next(rest);
            rest = rest.get(glyph.length..).unwrap_or_default();
            let em = self.state.size;
            let spacing = self.state.spacing
                + if glyph.is_word_space { self.state.word_spacing } else { 0.0 };
            let is_unknown = glyph.text.is_none();
            let text = glyph.text.unwrap_or_else(|| "\u{FFFD}".into());
            if font.is_vertical {
                self.place(text, (-0.5 * em, 0.5 * em), -0.88 * em, true);
                self.advance(spacing - em);
            } else {
                let width = glyph.width * em * self.state.stretch;
                self.place(text, (0.0, width), self.state.rise, false);
                self.advance(glyph.width * em + spacing);
            }
            self.painted.count(&font, is_unknown)?;
        }
        Some(())
    }

    fn place(&mut self, text: Rc<str>, (from, to): (f64, f64), rise: f64, is_vertical: bool) {
        let matrix = self.text.then(self.state.matrix);
        let (start, end) = (matrix.apply(from, rise), matrix.apply(to, rise));
        let above = matrix.apply(from, rise + self.state.size);
        let size = (above.0 - start.0).hypot(above.1 - start.1);
        let numbers = [start.0, start.1, end.0, end.1, size];
        if numbers.iter().any(|number| !number.is_finite() || number.abs() > 1e6) {
            return;
        }
        let glyph = Glyph { text, start, end, size, is_vertical };
        match &mut self.substitute {
            Some(substitute) => match &mut substitute.place {
                Some(place) => place.end = end,
                None => substitute.place = Some(glyph),
            },
            None => self.painted.add(glyph),
        }
    }

    fn path_operator(&mut self, word: &[u8], numbers: &[f64]) -> Option<()> {
        let matrix = self.state.matrix;
        let step = match (word, numbers) {
            (b"m", [x, y]) => Step::Move(*x, *y),
            (b"l", [x, y]) => Step::Line(*x, *y),
            (b"c" | b"v" | b"y", [.., x, y]) => Step::Curve(*x, *y),
            (b"re", [x, y, width, height]) => Step::Rectangle(*x, *y, *width, *height),
            (b"h", _) => Step::Close,
            (b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*", _) => return self.end_path(true, word),
            (b"f" | b"F" | b"f*", _) => return self.end_path(false, word),
            (b"n", _) => {
                self.path.clear();
                return Some(());
            }
            _ => return Some(()),
        };
        if self.path.len() < 20_000 {
            self.path.push((matrix, step));
        }
        Some(())
    }

    fn end_path(&mut self, is_stroked: bool, word: &[u8]) -> Option<()> {
        let path = std::mem::take(&mut self.path);
        self.file.budget.work(path.len() * 4)?;
        let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
        let mut corners: Vec<(f64, f64)> = Vec::new();
        let closes = matches!(word, b"s" | b"b" | b"b*");
        for (matrix, step) in path {
            match step {
                Step::Move(x, y) => {
                    self.filled(&std::mem::take(&mut corners), is_stroked);
                    start = matrix.apply(x, y);
                    at = start;
                    corners.push(at);
                }
                Step::Line(x, y) => {
                    let to = matrix.apply(x, y);
                    if is_stroked {
                        self.painted.rule(Rule::between(at, to));
                    }
                    at = to;
                    corners.push(at);
                }
                Step::Curve(x, y) => at = matrix.apply(x, y),
                Step::Close => {
                    if is_stroked {
                        self.painted.rule(Rule::between(at, start));
                    }
                    at = start;
                }
                Step::Rectangle(x, y, width, height) => {
                    let corner = |x: f64, y: f64| matrix.apply(x, y);
                    let four = [
                        corner(x, y),
                        corner(x + width, y),
                        corner(x + width, y + height),
                        corner(x, y + height),
                    ];
                    if is_stroked {
                        for (from, to) in four.iter().zip(four.iter().cycle().skip(1)) {
                            self.painted.rule(Rule::between(*from, *to));
                        }
                    }
                    self.filled(&four, is_stroked);
                }
            }
        }
        if is_stroked && closes {
            self.painted.rule(Rule::between(at, start));
        }
        self.filled(&corners, is_stroked);
        Some(())
    }

    /// A filled shape so thin that it is meant as a line.
    fn filled(&mut self, corners: &[(f64, f64)], is_stroked: bool) {
        if !is_stroked && corners.len() >= 3 {
            self.painted.rule(Rule::around(corners));
        }
    }
}

/// Goes behind a picture that lies between the operators.
fn skip_image(lexer: &mut Lexer<'_>, bytes: &[u8]) {
    let rest = &bytes[lexer.at..];
    let is_end = |four: &[u8]| {
        four[0].is_ascii_whitespace() && &four[1..3] == b"EI" && four[3].is_ascii_whitespace()
    };
    let end = rest.windows(4).position(is_end);
    lexer.at += end.map_or(rest.len(), |end| end + 3);
}

/// A text for people: UTF-16 with a mark in front, UTF-8 with one, or Latin.
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
            char::decode_utf16(units).filter_map(Result::ok).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
