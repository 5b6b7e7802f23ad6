//! What a frame of each screen costs: the processor time of drawing it anew and of turning it into
//! triangles, without a window, at the size of a reception desk's screen.
//!
//! `cargo bench --bench frames` prints a line a screen; the aim is less than 2 ms each. What the
//! graphics card does is not in it.

#![expect(clippy::expect_used, reason = "a benchmark that cannot go on says so by failing")]
#![expect(clippy::disallowed_methods, reason = "a ledger of thousands is written into its file")]

#[expect(dead_code, reason = "the journeys use more of it")]
#[path = "../tests/gui/desk.rs"]
mod desk;
#[path = "../tests/sample_clinic/mod.rs"]
mod sample_clinic;

use std::sync::Arc;
use std::time::{Duration, Instant};

use desk::Desk;
use eframe::App as _;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2};
use tenkencho::edition::embedded_documents;
use tenkencho::model::document::{DocumentCell, DocumentEntry, DocumentRow};
use tenkencho::model::document_template::{FieldKind, TemplateTable};
use tenkencho::model::{Document, DocumentKey, DocumentValue, RowKey, Vendor, VendorId, Workbook};
use tenkencho::store::DataFolder;

const SIZE: Vec2 = Vec2::new(1366.0, 768.0);
const WARM_UP: usize = 20;
const FRAMES: usize = 300;
const AIM: Duration = Duration::from_millis(2);

/// The screens by their names in the navigation.
const SCREENS: [&str; 9] = [
    "概要",
    "チェックリスト",
    "事業者",
    "人と役割",
    "外部の連絡先",
    "文言の確認",
    "クリニック",
    "印刷（PDF）",
    "設定",
];

/// One frame: drawing, and turning what was drawn into triangles.
#[derive(Clone, Copy)]
struct Cost {
    draw: Duration,
    triangles: Duration,
}

impl Cost {
    fn whole(self) -> Duration {
        self.draw + self.triangles
    }
}

fn main() {
    let mut costs = Vec::new();
    let mut desk = new_desk();
    desk.make_sample();
    desk.press("クリニックの一覧");
    costs.push(("クリニックの一覧", measure(&mut desk, &[])));
    desk.press("見本クリニックを開く");
    for name in SCREENS {
        desk.press(name);
        costs.push((name, measure(&mut desk, &[])));
    }
    desk.key(Key::F1);
    costs.push(("キーの一覧", measure(&mut desk, &[])));
    desk.key(Key::Escape);
    desk.press("印刷（PDF）");
    desk.press("見本を大きく見る");
    costs.push(("印刷の見本", measure(&mut desk, &[])));

    // More than fifty pages, and another one in every frame.
    desk.press("チェックリスト");
    desk.focus(Role::MultilineTextInput, "メモ（全文が記入内容一覧に印刷されます）");
    desk.window.event(Event::Paste("長いメモを書いておきます。".repeat(12_000)));
    desk.window.run();
    desk.press("印刷（PDF）");
    desk.press("見本を大きく見る");
    costs.push(("印刷の見本、50ページ以上", measure(&mut desk, &[])));
    desk.focus(Role::Group, "見本のページ");
    costs.push(("印刷の見本、めくり続ける", measure(&mut desk, &[Key::PageDown, Key::PageUp])));

    for (count, name, moving) in [
        (100, "機器台帳、100台", "機器台帳、100台、動き続ける"),
        (1_000, "機器台帳、1,000台", "機器台帳、1,000台、動き続ける"),
        (10_000, "機器台帳、10,000台", "機器台帳、10,000台、動き続ける"),
    ] {
        let mut desk = desk_with_devices(count);
        desk.press("機器台帳");
        costs.push((name, measure(&mut desk, &[])));
        desk.focus(Role::TextInput, "管理番号 PC-1, 管理番号");
        costs.push((moving, measure(&mut desk, &[Key::PageDown, Key::ArrowDown])));
    }
    plan(&mut costs);

    for (name, frames) in &costs {
        let worst = frames.last().expect("frames").whole();
        let Cost { draw, triangles } = middle(frames);
        let mark = if draw + triangles < AIM { "" } else { "  over the aim" };
        println!(
            "{:>7.1?} a frame ({draw:.1?} drawing, {triangles:.1?} triangles, worst {worst:.1?}){mark}  {name}",
            draw + triangles,
        );
    }
    let (name, frames) =
        costs.iter().max_by_key(|(_, frames)| middle(frames).whole()).expect("screens");
    println!("the worst screen is {name} with {:.2?}", middle(frames).whole());
}

/// The parts of the BCP, ten times as long as a clinic writes it.
fn plan(costs: &mut Vec<(&str, Vec<Cost>)>) {
    let folder = Arc::new(tempfile::tempdir().expect("a folder"));
    let data = DataFolder::new(folder.path().join("data"));
    data.create(&long_plan(), "clinic").expect("created");
    let mut desk = Desk::over(folder, SIZE);
    desk.press("長い計画を開く");
    desk.press("事業継続計画");
    for tab in ["進みぐあい", "確認表", "版と承認", "本文を書く"] {
        desk.press(tab);
        costs.push((tab, measure(&mut desk, &[])));
    }
    for (name, section) in [
        ("本文、長いリスト", "1.2　基本方針、できた"),
        ("本文、長い表", "2.7　連絡先、できた"),
        ("本文、長い文章", "2.6　脆弱性への対応、できた"),
    ] {
        desk.press(section);
        costs.push((name, measure(&mut desk, &[])));
    }
    desk.focus(Role::MultilineTextInput, "脆弱性への対応　更新の決まり");
    costs.push(("本文、5万字に書く", measure(&mut desk, &[Key::Backspace])));
}

fn long_plan() -> Workbook {
    let library = embedded_documents();
    let template = library.templates().next().expect("embedded");
    let mut document = Document::blank(DocumentKey::first(template.id.clone()), None);
    for (_, section) in template.sections() {
        for field in &section.fields {
            let value = match &field.kind {
                FieldKind::Paragraph(text) => DocumentValue::Text(text.repeat(10)),
                FieldKind::LongText => DocumentValue::Text("長い決まりです。\n".repeat(50_000 / 9)),
                FieldKind::List(lines) => {
                    DocumentValue::List((0..10).flat_map(|_| lines.clone()).collect())
                }
                FieldKind::Table(table) => {
                    DocumentValue::Table((1..=60).map(|row| own(table, row)).collect())
                }
                FieldKind::Text => DocumentValue::Text("短い決まりです。".repeat(10)),
                _ => continue,
            };
            document.entries.push(DocumentEntry { field: field.key.clone(), value });
        }
    }
    let mut workbook = sample_clinic::workbook();
    "長い計画".clone_into(&mut workbook.clinic.name);
    let names = (101..=160).map(|id| Vendor {
        systems: format!("システム{id}"),
        ..Vendor::named(VendorId(id), format!("事業者{id}"))
    });
    workbook.vendors.extend(names);
    workbook.last_id = workbook.last_id.max(160);
    workbook.documents = vec![document].into();
    workbook
}

/// A row of the clinic's own with every cell written.
fn own(table: &TemplateTable, row: u32) -> DocumentRow {
    let columns = table.columns.iter();
    let cells = columns.map(|it| DocumentCell::text(it.key.clone(), "二行になるくらいの言葉"));
    DocumentRow { cells: cells.collect(), ..DocumentRow::untouched(RowKey::Own(row)) }
}

fn new_desk() -> Desk {
    Desk::over(Arc::new(tempfile::tempdir().expect("a folder")), SIZE)
}

/// The sample clinic with so many devices written into its file.
fn desk_with_devices(count: usize) -> Desk {
    let mut desk = new_desk();
    desk.make_sample();
    desk.close();
    let folder = Arc::clone(&desk.folder);
    drop(desk);
    let path = folder.path().join("data/clinics/sample-1/workbook.ron");
    let text = std::fs::read_to_string(&path).expect("the sample");
    let (before, after) = text.split_once("  devices: [").expect("a ledger");
    let (_, after) = after.split_once("  assessments:").expect("the years");
    let devices: String = (1..=count).map(device).collect();
    let text = format!("{before}  devices: [{devices}],\n  documents: [],\n  assessments:{after}");
    std::fs::write(&path, text).expect("written");
    let mut desk = Desk::over(folder, SIZE);
    desk.press("見本クリニックを開く");
    desk
}

fn device(at: usize) -> String {
    format!(
        "(id: {}, number: \"PC-{at}\", kind: Pc, name: \"UKETSUKE-{at}\", place: \"1階受付\", \
         purpose: \"電子カルテ端末\", user: \"受付\", system: \"Windows 11 Pro\", \
         ip_address: \"192.168.{}.{}\", state: InUse),",
        1000 + at,
        at / 250,
        at % 250
    )
}

/// The frame in the middle, of frames sorted by what they cost.
fn middle(frames: &[Cost]) -> Cost {
    frames[frames.len() / 2]
}

/// Draws the screen again and again while the pointer moves, and presses `keys` in turn, one a frame;
/// the costs in their order.
fn measure(desk: &mut Desk, keys: &[Key]) -> Vec<Cost> {
    let ctx = desk.window.ctx.clone();
    ctx.disable_accesskit();
    let app = desk.window.state_mut();
    let mut window = eframe::Frame::_new_kittest();
    let mut costs = Vec::new();
    for number in 0..WARM_UP + FRAMES {
        let at = if number % 2 == 0 { Pos2::new(700.0, 420.0) } else { Pos2::new(702.0, 421.0) };
        let mut events = vec![Event::PointerMoved(at)];
        if let Some(key) = keys.get(number / 4 % keys.len().max(1)) {
            events.extend([true, false].map(|pressed| Event::Key {
                key: *key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            }));
        }
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            events,
            focused: true,
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx(), &mut window);
            app.ui(ui, &mut window);
        });
        let draw = start.elapsed();
        let start = Instant::now();
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        let cost = Cost { draw, triangles: start.elapsed() };
        // Nobody uploads them here.
        output.textures_delta.clear();
        assert!(!triangles.is_empty());
        if number >= WARM_UP {
            costs.push(cost);
        }
    }
    ctx.enable_accesskit();
    costs.sort_by_key(|cost| cost.whole());
    costs
}
