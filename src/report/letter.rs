//! 依頼状: the letter to a vendor, and what goes with it.

use super::context::{Which, YearContext};
use super::head::Foot;
use super::missing_glyph::place_marks;
use super::paper::{Mark, Mm, Point, Pt};
use super::set::{Align, Line, Style, line, paragraphs};
use super::sheet::{self, Orientation};
use super::{Draft, form_draft, questions, questions_draft};
use crate::model::{FormKind, Vendor, VendorField, VendorId};
use crate::text::{dates, letter as words, report as text, vendors};

/// Everything that one vendor is handed: letter, blank form, and the questions where there are any.
/// Nothing where there is no such vendor.
pub(super) fn drafts(context: &YearContext<'_>, vendor: VendorId) -> Vec<Draft> {
    let Some(vendor) = context.workbook.vendor(vendor) else {
        return Vec::new();
    };
    let edition = context.edition;
    let letter = Draft {
        title: words::title_of(vendors::named(vendor)),
        pages: pages(context, vendor),
        orientation: Orientation::Portrait,
        parts: Vec::new(),
        foot: Foot::of_edition(
            edition,
            words::LETTER,
            !(edition.name.confirmed && edition.title.confirmed),
        ),
    };
    let form = form_draft(context, Which::BlankFor(vendor.id));
    [letter, form].into_iter().chain(questions_draft(context, Some(vendor.id))).collect()
}

/// The fields of a vendor that a letter says.
const PRINTED: [VendorField; 4] = [
    VendorField::Name,
    VendorField::ContactPerson,
    VendorField::Systems,
    VendorField::RemoteMethod,
];

/// Where a letter has a character from.
fn places(context: &YearContext<'_>, vendor: &Vendor, character: char) -> Vec<String> {
    let clinic = &context.workbook.clinic;
    let own = [
        (text::CLINIC_NAME, &clinic.name),
        (text::CLINIC_ADDRESS, &clinic.address),
        (text::CLINIC_TELEPHONE, &clinic.telephone),
        (text::CLINIC_DIRECTOR, &clinic.director),
    ];
    let own = own.into_iter().filter(|(_, words)| words.contains(character));
    let fields = PRINTED.into_iter().filter(|field| field.of(vendor).contains(character));
    let fields = fields.map(|it| text::vendor_place(vendors::named(vendor), vendors::field(it)));
    own.map(|(place, _)| place.to_owned()).chain(fields).collect()
}

/// Lines that stand alike, below a gap.
struct Block {
    /// In ems.
    gap: f32,
    lines: Vec<Line>,
    align: Align,
    /// From the left margin, in ems.
    indent: f32,
    /// Whether it must not be the last on its page.
    keeps_with_next: bool,
}

/// The pages without their foot: one, in the largest type with which the letter fits on it; in the
/// smallest it goes on over the page.
fn pages(context: &YearContext<'_>, vendor: &Vendor) -> Vec<Vec<Mark>> {
    let [largest, others @ ..] = sheet::LETTER_BODY;
    let mut flowed = flow(&blocks(context, vendor, largest), largest);
    for size in others {
        if flowed.len() == 1 {
            break;
        }
        flowed = flow(&blocks(context, vendor, size), size);
    }
    for page in &mut flowed {
        place_marks(page, |character| places(context, vendor, character));
    }
    flowed
}

/// Sets blocks below each other, and goes on over the page.
fn flow(blocks: &[Block], size: Pt) -> Vec<Vec<Mark>> {
    let em = Mm::from(size);
    let mut pages = vec![Vec::new()];
    let mut y = sheet::LETTER_TOP;
    let mut rest = blocks;
    while let [block, after @ ..] = rest {
        if y > sheet::LETTER_TOP {
            y += em * block.gap;
        }
        let first = |block: &Block| block.lines.first().map_or(Mm(0.0), |line| line.height);
        let next = after.first().filter(|_| block.keeps_with_next);
        let next = next.map_or(Mm(0.0), |next| em * next.gap + first(next));
        let height: Mm = block.lines.iter().map(|line| line.height).sum();
        if block.keeps_with_next && y + height + next > sheet::BOTTOM && y > sheet::LETTER_TOP {
            pages.push(Vec::new());
            y = sheet::LETTER_TOP;
        }
        for part in &block.lines {
            if y + part.height > sheet::BOTTOM {
                pages.push(Vec::new());
                y = sheet::LETTER_TOP;
            }
            let indent = em * block.indent;
            let at = Point::new(sheet::LETTER_SIDE + indent, y);
            if let Some(page) = pages.last_mut() {
                part.paint(at, sheet::LETTER_WIDTH - indent, block.align, page);
            }
            y += part.height;
        }
        rest = after;
    }
    pages
}

fn blocks(context: &YearContext<'_>, vendor: &Vendor, size: Pt) -> Vec<Block> {
    let mut letter = Letter { context, style: Style::regular(size).open(), blocks: Vec::new() };
    letter.head(vendor);
    letter.body();
    letter.requests(vendor);
    letter.blocks
}

struct Letter<'a> {
    context: &'a YearContext<'a>,
    style: Style,
    blocks: Vec<Block>,
}

impl Letter<'_> {
    fn add(&mut self, gap: f32, align: Align, indent: f32, words: &str) -> &mut Block {
        self.add_as(self.style, gap, align, indent, words)
    }

    fn add_as(
        &mut self,
        style: Style,
        gap: f32,
        align: Align,
        indent: f32,
        words: &str,
    ) -> &mut Block {
        // What stands at the right leaves the left half to the addressee's eye.
        let room =
            if align == Align::Right { sheet::LETTER_WIDTH * 0.62 } else { sheet::LETTER_WIDTH };
        let width = room - self.style.em() * indent;
        let lines = paragraphs(words, style, width, self.context.fonts);
        let at = self.blocks.len();
        self.blocks.push(Block { gap, lines, align, indent, keeps_with_next: false });
        &mut self.blocks[at]
    }

    /// Day, addressee, sender, subject.
    fn head(&mut self, vendor: &Vendor) {
        let clinic = &self.context.workbook.clinic;
        let day = dates::japanese(self.context.options.printed_on);
        self.add(0.0, Align::Right, 0.0, &day);
        let company = self.context.vendor_name(vendor.id);
        for (at, name) in words::addressee(&company, &vendor.contact_person).iter().enumerate() {
            let gap = if at == 0 { 0.8 } else { 0.0 };
            let style = Style { size: Pt(self.style.size.0 + 1.5), ..self.style };
            self.add_as(style, gap, Align::Left, if at == 0 { 0.0 } else { 1.0 }, name);
        }
        let mut gap = 1.2;
        let telephone = words::telephone(&clinic.telephone);
        let director = words::director(&clinic.director);
        let sender = [
            (clinic.name.as_str(), clinic.name.as_str()),
            (&clinic.address, &clinic.address),
            (&clinic.telephone, &telephone),
            (&clinic.director, &director),
        ];
        for (value, line) in sender {
            if !value.trim().is_empty() {
                self.add(gap, Align::Right, 0.0, line);
                gap = 0.0;
            }
        }
        let form = &self.context.edition.form(FormKind::Vendor).name.text;
        let style = Style::bold(sheet::LETTER_SUBJECT).open();
        self.add_as(style, 1.6, Align::Center, 0.0, &words::subject(form)).keeps_with_next = true;
    }

    fn body(&mut self) {
        for (at, words) in words::body(self.context.edition).iter().enumerate() {
            self.add(if at == 0 { 1.4 } else { 0.0 }, Align::Left, 0.0, words);
        }
        self.add(0.0, Align::Right, 0.0, words::CLOSING);
        self.add(0.8, Align::Center, 0.0, words::NOTE).keeps_with_next = true;
    }

    /// What is asked for, point by point, and what is enclosed.
    fn requests(&mut self, vendor: &Vendor) {
        let context = self.context;
        let form = context.edition.form(FormKind::Vendor).name.text.as_str();
        let sheet = context.assessment.sheet(vendor.id);
        let asked = questions::asked(context, Some(vendor.id)).len();
        // Nobody can send anything back by a day that has passed; another is written in by hand.
        let by = sheet.and_then(|sheet| sheet.next_on);
        let by = by.filter(|day| *day >= context.options.printed_on);
        let mut all = vec![words::fill_in(form, &vendor.systems), words::send_back(by)];
        if sheet.is_none_or(|sheet| sheet.disclosure_received_on.is_none()) {
            // The day of this very letter is no earlier request.
            let before = sheet.and_then(|sheet| sheet.disclosure_asked_on);
            let before = before.filter(|day| *day < context.options.printed_on);
            all.push(words::disclosure(before));
        }
        all.push(words::remote_maintenance(vendor.remote_maintenance, &vendor.remote_method));
        let mut enclosed = vec![words::one_copy(form)];
        if asked > 0 {
            all.push(words::questions(text::QUESTIONS, asked));
            enclosed.push(words::one_copy(text::QUESTIONS));
        }
        for (at, (what, how)) in all.iter().enumerate() {
            self.numbered(at + 1, what);
            for words in how {
                self.add(0.0, Align::Left, 2.0, words);
            }
        }
        for (at, sheet) in enclosed.iter().enumerate() {
            let gap = if at == 0 { 0.9 } else { 0.0 };
            let label = if at == 0 { words::ENCLOSED } else { "" };
            self.labeled(gap, label, sheet);
        }
        self.add(0.4, Align::Right, 0.0, words::END);
    }

    /// A point with its number before it.
    fn numbered(&mut self, number: usize, what: &str) {
        let style = Style { size: self.style.size, ..Style::bold(self.style.size).open() };
        let number = line(&words::number(number), style, self.context.fonts);
        let block = self.add_as(style, 0.55, Align::Left, 2.0, what);
        block.keeps_with_next = true;
        hang(block, &number, style);
    }

    fn labeled(&mut self, gap: f32, label: &str, words: &str) {
        let style = self.style;
        let label = line(label, style, self.context.fonts);
        let block = self.add(gap, Align::Left, 4.0, words);
        hang(block, &label, style);
    }
}

/// Puts something before the first line of a block, at the left margin.
fn hang(block: &mut Block, before: &Line, style: Style) {
    let indent = style.em() * block.indent;
    let shifted = block.lines.iter().enumerate().map(|(at, part)| {
        let mut whole = Line::blank(part.height);
        if at == 0 {
            whole.put(Mm(0.0), before);
        }
        whole.put(indent, part);
        whole
    });
    block.lines = shifted.collect();
    block.indent = 0.0;
}
