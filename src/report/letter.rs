//! 依頼状: the letter to a vendor, and what goes with it.

use super::context::{Which, YearContext};
use super::draft::{Draft, form_draft, questions_draft};
use super::flow::{Block, Flow, Frame};
use super::head::Foot;
use super::missing_glyph::place_marks;
use super::paper::{Mark, Mm, Pt};
use super::questions;
use super::set::{Align, Line, Style, line, paragraphs};
use super::sheet::{self, Orientation};
use crate::model::{FormKind, Person, Role, Vendor, VendorField, VendorId};
use crate::text::{dates, letter as words, report as text, vendors};

/// Everything that one vendor is handed: letter, blank form, and the questions where there are any.
/// Nothing where there is no such vendor.
pub(super) fn drafts(context: &YearContext<'_>, vendor: VendorId) -> Vec<Draft> {
    let Some(vendor) = context.workbook.vendor(vendor) else {
        return Vec::new();
    };
    let letter = Draft {
        title: words::title_of(vendors::named(vendor)),
        pages: pages(context, vendor),
        orientation: Orientation::Portrait,
        parts: Vec::new(),
        foot: Foot::own(words::LETTER),
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
    let person = contact(context, vendor).filter(|it| {
        [&it.position, &it.name, &it.mail].into_iter().any(|words| words.contains(character))
    });
    let person = person.map(|_| words::CONTACT.to_owned());
    own.map(|(place, _)| place.to_owned()).chain(person).chain(fields).collect()
}

/// The person of the clinic whom a vendor turns to: who calls it, else who plans the security.
pub(super) fn contact<'a>(context: &YearContext<'a>, vendor: &Vendor) -> Option<&'a Person> {
    let workbook = context.workbook;
    let day = context.options.looked_at();
    let caller = vendor.caller.and_then(|id| workbook.person(id));
    let caller = caller.filter(|person| person.is_there_on(day));
    caller.or_else(|| workbook.people_in(Role::PlanningManager, day).next())
}

/// The pages without their foot: one, in the largest type with which the letter fits on it; in the
/// smallest it goes on over the page.
fn pages(context: &YearContext<'_>, vendor: &Vendor) -> Vec<Vec<Mark>> {
    let [largest, others @ ..] = sheet::LETTER_BODY;
    let mut flowed = flow(&blocks(context, vendor, largest));
    for size in others {
        if flowed.len() == 1 {
            break;
        }
        flowed = flow(&blocks(context, vendor, size));
    }
    for page in &mut flowed {
        place_marks(page, |character| places(context, vendor, character));
    }
    flowed
}

fn flow(blocks: &[Block]) -> Vec<Vec<Mark>> {
    let frame = Frame {
        side: sheet::LETTER_SIDE,
        width: sheet::LETTER_WIDTH,
        bottom: sheet::BOTTOM,
        below_head: Mm(0.0),
    };
    let mut flow = Flow::new(frame, &|_| sheet::LETTER_TOP);
    flow.set(blocks);
    flow.into_pages()
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
    /// Adds a paragraph; the gap above it and its indent are in ems.
    fn add(&mut self, gap: f32, align: Align, indent: f32, words: &str) {
        self.add_as(self.style, gap, align, indent, words);
    }

    fn add_as(&mut self, style: Style, gap: f32, align: Align, indent: f32, words: &str) {
        let lines = hung(self.lines(style, align, indent, words), None, self.em() * indent);
        self.push(gap, lines, align);
    }

    fn push(&mut self, gap: f32, lines: Vec<Line>, align: Align) {
        self.blocks.push(Block::aligned(self.em() * gap, lines, align));
    }

    fn em(&self) -> Mm {
        self.style.em()
    }

    fn lines(&self, style: Style, align: Align, indent: f32, words: &str) -> Vec<Line> {
        // What stands at the right leaves the left half to the addressee's eye.
        let room =
            if align == Align::Right { sheet::LETTER_WIDTH * 0.62 } else { sheet::LETTER_WIDTH };
        paragraphs(words, style, room - self.em() * indent, self.context.fonts)
    }

    /// Keeps the last paragraph on the page of the next one.
    fn keep(&mut self) {
        if let Some(last) = self.blocks.last_mut() {
            last.keeps_with_next = true;
        }
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
        let person = contact(self.context, vendor);
        let named = person.map(|it| words::contact(&it.position, &it.name)).unwrap_or_default();
        let mail = person.map_or("", |it| it.mail.trim());
        let sender = [
            (clinic.name.as_str(), clinic.name.as_str()),
            (&clinic.address, &clinic.address),
            (&clinic.telephone, &telephone),
            (&clinic.director, &director),
            (&named, &named),
            (mail, &words::mail(mail)),
        ];
        for (value, line) in sender {
            if !value.trim().is_empty() {
                self.add(gap, Align::Right, 0.0, line);
                gap = 0.0;
            }
        }
        let edition = self.context.edition;
        let form = &edition.form(FormKind::Vendor).name.text;
        let style = Style::bold(sheet::LETTER_SUBJECT).open();
        self.add_as(style, 1.6, Align::Center, 0.0, &words::subject(edition, form));
        self.keep();
    }

    fn body(&mut self) {
        for (at, words) in words::body(self.context.edition).iter().enumerate() {
            self.add(if at == 0 { 1.4 } else { 0.0 }, Align::Left, 0.0, words);
        }
        self.add(0.0, Align::Right, 0.0, words::CLOSING);
        self.add(0.8, Align::Center, 0.0, words::NOTE);
        self.keep();
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
        let has_contact = contact(context, vendor).is_some();
        let back = words::send_back(by, has_contact);
        let mut all = vec![words::fill_in(form, &vendor.systems), back];
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
        let lines = self.lines(style, Align::Left, 2.0, what);
        self.push(0.55, hung(lines, Some(&number), style.em() * 2.0), Align::Left);
        self.keep();
    }

    fn labeled(&mut self, gap: f32, label: &str, words: &str) {
        let style = self.style;
        let label = line(label, style, self.context.fonts);
        let lines = self.lines(style, Align::Left, 4.0, words);
        self.push(gap, hung(lines, Some(&label), style.em() * 4.0), Align::Left);
    }
}

/// Lines moved to the right, something before the first of them at the left margin.
fn hung(lines: Vec<Line>, before: Option<&Line>, by: Mm) -> Vec<Line> {
    if by.0 <= 0.0 {
        return lines;
    }
    let moved = lines.iter().enumerate().map(|(at, part)| {
        let mut whole = Line::blank(part.height);
        if let Some(before) = before.filter(|_| at == 0) {
            whole.put(Mm(0.0), before);
        }
        whole.put(by, part);
        whole
    });
    moved.collect()
}
