//! How long it takes to put a plan together, lay it out and write it: that of a small clinic, and
//! one ten times as long.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on says so by failing")]
#![expect(dead_code, reason = "the helpers of the tests know more than a benchmark needs")]

#[path = "../tests/clinic/mod.rs"]
mod clinic;
#[path = "../tests/document_plan/mod.rs"]
mod document_plan;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tenkencho::document::plan;
use tenkencho::model::{Document, FieldKey, Workbook};
use tenkencho::report::{Fonts, ReportOptions, pdf, printout};

const ROUNDS: usize = 15;

fn main() {
    let fonts = Fonts::bundled();
    let edition = clinic::edition();
    let mut full = Vec::new();
    for times in [1, 10] {
        let (workbook, options) = plan_of(times);
        let template = document_plan::template(&options.documents);
        let document = &workbook.documents[0];
        let put_together = || plan(template, document, &workbook, options.printed_on);
        let set_pages = || {
            printout(&clinic::at_latest_year(&workbook, &edition), &options, &fonts).expect("pages")
        };
        let laid_out = set_pages();
        let written = || pdf(&laid_out, &fonts, &mut |_| ControlFlow::Continue(())).expect("a pdf");
        let mut best = [Duration::MAX; 3];
        for _ in 0..ROUNDS {
            // Taken in turn, so that a slow moment of the computer strikes all of them.
            let write = || drop(black_box(written()));
            let steps: [&dyn Fn(); 3] =
                [&|| drop(black_box(put_together())), &|| drop(black_box(set_pages())), &write];
            for (time, step) in best.iter_mut().zip(steps) {
                let start = Instant::now();
                step();
                *time = (*time).min(start.elapsed());
            }
        }
        let [together, layout, writing] = best;
        let pages = laid_out.pages.len();
        println!(
            "plan x{times}, {pages} pages: put together {together:.1?}, laid out {layout:.1?}, \
             written {writing:.1?}"
        );
        full.push((layout + writing, pages));
    }
    let [(small, few), (large, many)] = full[..] else { return };
    let growth = large.as_secs_f64() / small.as_secs_f64();
    println!("{many} pages take {growth:.1} times as long as {few}");
}

/// The plan with every section so many times, each filled in.
fn plan_of(times: usize) -> (Workbook, ReportOptions) {
    let mut workbook = document_plan::filled();
    let mut options = document_plan::options(document_plan::whole());
    let mut template = document_plan::template(&options.documents).clone();
    template.revision += 1;
    let mut document = Document::clone(&workbook.documents[0]);
    let key = |key: &FieldKey, at: usize| FieldKey(format!("{}-{at}", key.0));
    let (sections, entries) = (template.clone(), document.entries.clone());
    for at in 1..times {
        for (chapter, first) in template.chapters.iter_mut().zip(&sections.chapters) {
            for section in &first.sections {
                let mut section = section.clone();
                section.key = format!("{}-{at}", section.key);
                for field in &mut section.fields {
                    field.key = key(&field.key, at);
                }
                chapter.sections.push(section);
            }
        }
        for entry in &entries {
            let mut entry = entry.clone();
            entry.field = key(&entry.field, at);
            document.entries.push(entry);
        }
    }
    workbook.documents = vec![document].into();
    assert!(Arc::make_mut(&mut options.documents).add(template), "a newer revision");
    (workbook, options)
}
