//! How long a PDF takes beside its floor: a bare printpdf program that writes the same glyphs on
//! as many pages.
//!
//! `cargo bench --bench report` prints the ratios; the aims are at most 1.3 for 20 pages, ten times the
//! time of 20 pages for 200, and ten times the time of 5,000 bookmarks for 50,000.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on says so by failing")]

#[path = "../tests/clinic/mod.rs"]
mod clinic;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Point, Pt, TextItem,
};
use tenkencho::model::{Device, DeviceId, Paper, Papers, VendorId, Workbook};
use tenkencho::report::paper::{OutlineEntry, Printout};
use tenkencho::report::{Fonts, ReportOptions, pdf, printout, verify};

const ROUNDS: usize = 9;

fn main() {
    let fonts = Fonts::bundled();
    let edition = clinic::edition();
    let options = clinic::options(2024);
    let mut full = Vec::new();
    for pages in [20, 200] {
        let workbook = workbook_of(pages, &fonts);
        let lay_pages_out = || {
            printout(&clinic::at_latest_year(&workbook, &edition), &options, &fonts).expect("pages")
        };
        let laid_out = lay_pages_out();
        assert_eq!(laid_out.pages.len(), pages);
        let write = |printout: &Printout| {
            pdf(printout, &fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf")
        };
        let bytes = write(&laid_out);
        let mut times = [Duration::MAX; 4];
        for _ in 0..ROUNDS {
            // Taken in turn, so that a slow moment of the computer strikes all of them.
            let steps: [&dyn Fn(); 4] = [
                &|| drop(black_box(bare(&laid_out))),
                &|| drop(black_box(write(&lay_pages_out()))),
                &|| drop(black_box(lay_pages_out())),
                &|| verify(&bytes, &laid_out).expect("the same"),
            ];
            for (time, step) in times.iter_mut().zip(steps) {
                let start = Instant::now();
                step();
                *time = (*time).min(start.elapsed());
            }
        }
        let [floor, whole, pages_alone, read_back] = times;
        let ratio = whole.as_secs_f64() / floor.as_secs_f64();
        println!(
            "{pages} pages: report {whole:.1?} (layout {pages_alone:.1?}), bare printpdf {floor:.1?}, \
             ratio {ratio:.2}; read back and compared {read_back:.1?}; {} bytes",
            bytes.len()
        );
        full.push(whole);
    }
    let growth = full[1].as_secs_f64() / full[0].as_secs_f64();
    println!("200 pages take {growth:.1} times as long as 20");
    ledgers(&fonts);
    bookmarks(&fonts);
}

/// How the outline alone grows, on top of the same pages.
fn bookmarks(fonts: &Fonts) {
    let printout_of = |count: usize| {
        let workbook = clinic::workbook(2024);
        let mut printout = printout(
            &clinic::at_latest_year(&workbook, &clinic::edition()),
            &clinic::options(2024),
            fonts,
        )
        .expect("pages to print");
        let pages = printout.pages.len();
        let entry = |at: usize| OutlineEntry {
            title: format!("しおり{at}"),
            page: at % pages,
            level: [0, 1, 2, 2, 1][at % 5],
        };
        printout.outline = (0..count).map(entry).collect();
        printout
    };
    let [without, few, many] = [0, 5_000, 50_000].map(|count| {
        let printout = printout_of(count);
        let times = (0..ROUNDS).map(|_| {
            let start = Instant::now();
            black_box(pdf(&printout, fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf"));
            start.elapsed()
        });
        times.min().unwrap_or_default()
    });
    let [few, many] = [few, many].map(|time| time.saturating_sub(without).as_secs_f64());
    println!("50000 bookmarks take {:.1} times as long as 5000", many / few);
}

/// How the ledger alone grows: the aim is ten times the time for ten times the devices.
fn ledgers(fonts: &Fonts) {
    let edition = clinic::edition();
    let papers = Papers::only(Paper::Ledger);
    let options = ReportOptions { papers, ..clinic::options(2024) };
    let mut times = Vec::new();
    for count in [100, 1000] {
        let mut workbook = clinic::workbook(2024);
        workbook.devices = (1..=count).map(device).collect();
        let mut best = Duration::MAX;
        let mut pages = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let printout = printout(&clinic::at_latest_year(&workbook, &edition), &options, fonts)
                .expect("pages");
            let bytes = pdf(&printout, fonts, &mut |_| ControlFlow::Continue(()));
            black_box(bytes.expect("a pdf"));
            best = best.min(start.elapsed());
            pages = printout.pages.len();
        }
        println!("a ledger of {count} devices: {best:.1?} for {pages} pages");
        times.push(best);
    }
    let growth = times[1].as_secs_f64() / times[0].as_secs_f64();
    println!("1000 devices take {growth:.1} times as long as 100");
}

fn device(at: u32) -> Device {
    Device {
        number: format!("PC-{at:04}"),
        name: format!("UKETSUKE-{at}"),
        model: "見本電機 MODEL-300".to_owned(),
        place: "1階受付".to_owned(),
        purpose: "電子カルテ端末".to_owned(),
        user: "受付".to_owned(),
        system: "Windows 11 Pro 23H2".to_owned(),
        ip_address: format!("192.168.{}.{}", at / 250, at % 250),
        vendor: Some(VendorId(3)),
        checked_on: Some(clinic::day(2024, 5, 10)),
        ..Device::blank(DeviceId(100 + at))
    }
}

/// A workbook whose report has exactly so many pages.
fn workbook_of(pages: usize, fonts: &Fonts) -> Workbook {
    let edition = clinic::edition();
    let options = clinic::options(2024);
    let sentence = "受付の端末PCを1台ずつ確認した。退職者のアカウントは「無効」にしてある（2024-06-12）。\
                    次の点検では、サーバのログも見る。";
    let mut workbook = clinic::workbook(2024);
    let (mut least, mut most) = (0, pages * 40);
    loop {
        let middle = usize::midpoint(least, most);
        workbook.assessments[0].responses[5].memo = sentence.repeat(middle);
        let found = printout(&clinic::at_latest_year(&workbook, &edition), &options, fonts)
            .expect("pages")
            .pages
            .len();
        match found.cmp(&pages) {
            std::cmp::Ordering::Equal => return workbook,
            std::cmp::Ordering::Less => least = middle,
            std::cmp::Ordering::Greater => most = middle,
        }
    }
}

/// The same glyphs at the same places, without anything else.
fn bare(printout: &Printout) -> Vec<u8> {
    let mut file = PdfDocument::new(&printout.title);
    let ids = ["BIZREG", "BIZBLD"].map(|id| FontId(id.to_owned()));
    let faces: [&[u8]; 2] = [tenkencho::fonts::REGULAR, tenkencho::fonts::BOLD];
    for (id, bytes) in ids.iter().zip(faces) {
        let face = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).expect("a font");
        file.resources.fonts.map.insert(id.clone(), PdfFont::new(face));
    }
    for page in &printout.pages {
        let mut ops = Vec::new();
        for run in page.runs() {
            let pos = Point::new(Mm(run.at.x.0), Mm(page.size.height.0 - run.at.y.0));
            // Glyph numbers are the quickest way: with text, printpdf looks up every character.
            let glyphs =
                run.text.chars().zip(&run.glyphs).map(|(character, &glyph)| {
                    Codepoint::with_cid(glyph, 0.0, character.to_string())
                });
            ops.extend([
                Op::StartTextSection,
                Op::SetFont {
                    font: PdfFontHandle::External(ids[usize::from(run.face.0)].clone()),
                    size: Pt(run.size.0),
                },
                Op::SetTextCursor { pos },
                Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] },
                Op::EndTextSection,
            ]);
        }
        file.pages.push(PdfPage::new(Mm(page.size.width.0), Mm(page.size.height.0), ops));
    }
    file.save(&PdfSaveOptions::default(), &mut Vec::new())
}
