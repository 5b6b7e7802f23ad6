//! A small clinic whose BCP is filled in to the last field, for tests of the printed plan.

use std::sync::Arc;

use tenkencho::document::{Content, approved, plan};
use tenkencho::edition::embedded_documents;
use tenkencho::model::document::{CheckAnswer, DocumentCell, DocumentEntry, DocumentRow};
use tenkencho::model::document_template::{ColumnKind, FieldKind, TemplateChoice};
use tenkencho::model::{
    ApprovedDocument, Authority, BoxContent, Chart, ChartTemplate, ChoiceKey, Contact, ContactId,
    ContactKind, Decision, Device, DeviceId, DeviceKind, Document, DocumentKey, DocumentLibrary,
    DocumentPart, DocumentRevision, DocumentTemplate, DocumentValue, FieldKey, Paper, Papers,
    Person, PersonId, Role, RowKey, Tier, Vendor, VendorId, Workbook,
};
use tenkencho::report::ReportOptions;

use crate::clinic::{self, day};

pub(crate) fn library() -> Arc<DocumentLibrary> {
    Arc::new(embedded_documents())
}

/// The template of the plan.
pub(crate) fn template(library: &DocumentLibrary) -> &DocumentTemplate {
    library.template(&"clinic-2024".into()).expect("embedded")
}

/// Options with which only these papers are printed.
pub(crate) fn options(papers: impl IntoIterator<Item = Paper>) -> ReportOptions {
    let papers = Papers::from_iter(papers);
    ReportOptions { papers, documents: library(), ..clinic::options(2024) }
}

/// A part of the plan to print.
pub(crate) fn paper(part: DocumentPart) -> Paper {
    Paper::Document(DocumentKey::first("clinic-2024"), part)
}

/// The plan with everything that belongs to it.
pub(crate) fn whole() -> [Paper; 4] {
    DocumentPart::ALL.map(paper)
}

/// The records of the clinic; its plan is not begun.
pub(crate) fn workbook() -> Workbook {
    let mut chart = Chart::blank(ChartTemplate::Small);
    "第2版".clone_into(&mut chart.version);
    chart.revised_on = Some(day(2024, 4, 1));
    "受付の内側の壁".clone_into(&mut chart.kept_at);
    chart.add(Tier::Executive, BoxContent::Person(PersonId(1)));
    chart.add(Tier::Management, BoxContent::Person(PersonId(2)));
    Workbook {
        last_id: 30,
        people: people().into(),
        vendors: vendors().into(),
        contacts: contacts().into(),
        authorities: authorities().into(),
        devices: devices().into(),
        contact_chart: Some(Arc::new(chart)),
        ..clinic::workbook(2024)
    }
}

fn people() -> Vec<Person> {
    let person = |id: u32, name: &str, position: &str, roles: &[Role], deputies: &[u32]| Person {
        position: position.to_owned(),
        extension: format!("1{id}"),
        mobile: format!("090-0000-000{id}"),
        reachable: "平日8時30分〜18時".to_owned(),
        roles: roles.to_vec(),
        deputies: deputies.iter().map(|id| PersonId(*id)).collect(),
        ..Person::named(PersonId(id), name)
    };
    vec![
        person(1, "見本花子", "院長", &[Role::ChiefExecutive, Role::SecurityManager], &[5]),
        person(
            2,
            "見本次郎",
            "事務長",
            &[Role::PlanningManager, Role::SystemOperator, Role::PersonalInformation],
            &[6],
        ),
        person(5, "見本三郎", "副院長", &[], &[]),
        person(6, "見本良子", "受付主任", &[Role::PublicRelations], &[2]),
        person(7, "見本雪", "看護主任", &[Role::Recorder], &[6]),
    ]
}

fn vendors() -> Vec<Vendor> {
    let vendor = |id: u32, name: &str, systems: &str| Vendor {
        systems: systems.to_owned(),
        contact_person: "サポート窓口".to_owned(),
        telephone: format!("03-0000-010{id}"),
        night_telephone: format!("0120-000-10{id}"),
        support_hours: "平日9時〜18時".to_owned(),
        when_to_call: "疑いの時点で直ちに".to_owned(),
        caller: Some(PersonId(2)),
        ..Vendor::named(VendorId(id), name)
    };
    vec![
        vendor(3, "見本システム株式会社", "電子カルテ"),
        vendor(4, "ネットワーク見本合同会社", "ネットワーク"),
        vendor(8, "見本医事サービス株式会社", "レセコン、オンライン資格確認"),
        vendor(9, "見本画像株式会社", "画像の保存"),
    ]
}

fn contacts() -> Vec<Contact> {
    let table = [
        (
            ContactKind::MedicalAssociation,
            "見本県医師会 相談窓口",
            "0120-000-201",
            "疑いがあれば早めに",
            true,
        ),
        (
            ContactKind::Ministry,
            "厚生労働省 医療情報の担当",
            "03-0000-0202",
            "診療に支障が出た、または出るおそれがあるとき",
            false,
        ),
        (
            ContactKind::Police,
            "見本県警察本部 サイバー窓口",
            "00-0000-0203",
            "攻撃と思われるとき",
            true,
        ),
        (
            ContactKind::PrivacyCommission,
            "個人情報保護委員会",
            "03-0000-0204",
            "患者の情報が漏れたおそれがあるとき",
            false,
        ),
        (
            ContactKind::HealthCenter,
            "見本保健所",
            "00-0000-0205",
            "診療を止める、または絞るとき",
            true,
        ),
    ];
    let contacts =
        (10..).zip(table).map(|(id, (kind, name, telephone, when, is_confirmed))| Contact {
            name: name.to_owned(),
            telephone: telephone.to_owned(),
            hours: "平日9時〜17時".to_owned(),
            when_to_call: when.to_owned(),
            caller: Some(PersonId(2)),
            confirmed_on: is_confirmed.then(|| day(2024, 5, 10)),
            ..Contact::blank(ContactId(id), kind)
        });
    contacts.collect()
}

fn authorities() -> Vec<Authority> {
    let authority = |decision, people: &[u32], stand_ins: &[u32]| Authority {
        decision,
        people: people.iter().map(|id| PersonId(*id)).collect(),
        stand_ins: stand_ins.iter().map(|id| PersonId(*id)).collect(),
    };
    vec![
        authority(Decision::StopSystem, &[1], &[5, 2]),
        authority(Decision::PullCable, &[1, 2, 5, 6, 7], &[]),
        authority(Decision::RestrictConsultations, &[1], &[5]),
        authority(Decision::Publish, &[1], &[5]),
    ]
}

fn devices() -> Vec<Device> {
    let device = |id: u32, kind, name: &str, place: &str, backup: bool| Device {
        number: format!("PC-{id:02}"),
        kind,
        name: name.to_owned(),
        place: place.to_owned(),
        backup: Some(backup),
        checked_on: Some(day(2024, 5, 20)),
        ..Device::blank(DeviceId(id))
    };
    vec![
        device(20, DeviceKind::Server, "レセコンサーバ", "事務室", true),
        device(21, DeviceKind::Pc, "受付の端末", "受付", false),
        device(22, DeviceKind::Pc, "診察室の端末", "第1診察室", false),
        device(23, DeviceKind::Network, "ルータ", "事務室", false),
    ]
}

/// Rows of tables, cell by cell; where nothing stands here the plan keeps what it says itself.
const ROWS: &[(&str, &[&[&str]])] = &[
    (
        "scope-systems",
        &[
            &["", "クラウド", "", "診察の記録と指示"],
            &["", "院内", "", "ルータ、院内LAN、無線LAN"],
            &["", "両方", "", "会計、請求、保険の資格の確認"],
            &["", "院内", "", "X線と超音波の画像"],
        ],
    ),
    (
        "roles",
        &[
            &["", "", "", "止める・戻す・公表を決める。診療を絞るかを決める。"],
            &["", "", "", "事業者への依頼と、被害の把握を取りまとめる。"],
            &["", "", "", "機器台帳と連絡先を新しく保つ。この計画を見直す。"],
            &["", "", "", "線を抜く場所を案内する。事業者の作業に立ち会う。"],
            &["", "", "", "患者の情報が漏れたおそれを調べ、委員会へ報告する。"],
            &["", "", "", "受付の掲示と電話の受け回答をそろえる。"],
            &["", "", "", "時刻と行ったことを紙に書き続ける。"],
        ],
    ),
    (
        "impact",
        &[
            &[
                "",
                "前回までの記録と薬が見られない。指示を出せない。",
                "紙のカルテに書く。お薬手帳と薬局への電話で薬を確認する。",
                "30分",
                "高",
                "2",
            ],
            &[
                "",
                "ほかのシステムがすべて使えない。電話も一部つながらない。",
                "携帯電話を使う。院内は伝令で知らせる。",
                "30分",
                "中",
                "1",
            ],
            &[
                "",
                "会計ができない。保険の資格を確認できない。",
                "後日の会計をお願いする。資格確認書を目で見て控える。",
                "半日",
                "中",
                "3",
            ],
            &[
                "",
                "過去の画像と比べられない。",
                "装置の画面で見る。急がない検査は日を改める。",
                "1日",
                "中",
                "4",
            ],
        ],
    ),
    (
        "information-sources",
        &[
            &["", "", "見本次郎", "知らせが来たとき"],
            &["", "", "見本次郎", "週1回"],
            &["", "", "見本次郎", "月1回"],
        ],
    ),
    (
        "training",
        &[
            &[
                "令和6年2月15日",
                "電子カルテを使わずに模擬の患者を2人診た。",
                "全職員8人",
                "紙の処方せんの置き場所がわからなかったので、受付に移した。",
            ],
            &["令和7年2月（予定）", "夜間の連絡を連絡体制図の順に試す。", "全職員", ""],
        ],
    ),
    (
        "backups",
        &[
            &[
                "電子カルテ",
                "毎日",
                "事業者のデータセンター",
                "30日分",
                "確認中",
                "事業者に頼む。当院ですることはない。",
                "令和6年3月3日",
            ],
            &[
                "レセコン",
                "毎日",
                "外付けディスク2台を週ごとに替える",
                "7世代",
                "あり",
                "事業者と一緒にディスクから戻す。",
                "令和6年3月3日",
            ],
        ],
    ),
    (
        "decisions",
        &[
            &["", "", "", "疑わしい画面や動きがあれば、気づいた人がその場で。"],
            &["", "", "", "2台以上で同じことが起きた、または事業者が勧めたとき。"],
            &["", "", "", "紙への切り替えから1時間たっても戻らないとき。"],
            &["", "", "", "診療を1日以上止める、または情報が漏れたおそれがあるとき。"],
        ],
    ),
    (
        "containment",
        &[
            &["", "", "事務室のディスクの線。赤い札「1」", "気づいた職員"],
            &["", "", "事務室の棚のルータ。赤い札「2」", "見本次郎、いなければ見本良子"],
            &["", "", "各端末の裏の線", "気づいた職員"],
            &["", "", "事務室のハブ。赤い札「3」", "見本次郎"],
        ],
    ),
    (
        "investigation",
        &[
            &["", "ネットワーク見本合同会社", ""],
            &["", "見本システム株式会社", ""],
            &["", "見本システム株式会社", ""],
            &["", "見本医事サービス株式会社", ""],
        ],
    ),
    (
        "evidence",
        &[&["", "", "見本次郎"], &["", "", "見本次郎"], &["", "", "見本次郎"], &["", "", "見本雪"]],
    ),
    (
        "recovery",
        &[
            &[
                "1",
                "ネットワーク",
                "事業者が機器を初期の状態から組み直す。",
                "ルータの更新が済み、外からの通信が絞られていること。",
                "ネットワーク見本合同会社",
            ],
            &[
                "2",
                "電子カルテ",
                "安全を確認した端末から順につなぐ。",
                "前日までの記録が見られること。",
                "見本システム株式会社",
            ],
            &[
                "3",
                "レセコン、オンライン資格確認",
                "ディスクから戻す。",
                "会計の金額が紙の伝票と合うこと。",
                "見本医事サービス株式会社",
            ],
            &["4", "画像の保存", "事業者が戻す。", "過去の画像が開くこと。", "見本画像株式会社"],
        ],
    ),
    (
        "vendors-after",
        &[
            &["", "遠隔保守の入口に二要素認証を入れる。", "", ""],
            &["", "ルータの記録を3か月分残す。", "", ""],
            &["", "バックアップを戻す練習に年1回立ち会う。", "", ""],
            &["", "使わないアカウントを消す。", "", ""],
        ],
    ),
];

/// Texts that no placeholder of the template gives.
const TEXTS: &[(&str, &str)] = &[
    ("kept-digital", "事務室の金庫のUSBメモリ（ふだんはつながない）"),
    ("announce", "打ち合わせで読み合わせる"),
    ("card-publish", "院長。診療を1日以上止めるとき、患者の情報が漏れたおそれがあるとき"),
    ("card-terminal", "気づいた職員なら、誰でも"),
];

/// The clinic with its whole plan, second version, approved, the check table answered.
pub(crate) fn filled() -> Workbook {
    let mut workbook = workbook();
    let library = library();
    let template = template(&library);
    let table = library.check_table_of(template).expect("embedded");
    let key = DocumentKey::first(template.id.clone());
    let mut document = Document::blank(key, Some("clinic".into()));
    document.entries = entries(template, &document, &workbook);
    "第2版".clone_into(&mut document.version);
    document.created_on = Some(day(2023, 10, 1));
    document.revised_on = Some(day(2024, 6, 1));
    document.next_review_on = Some(day(2025, 4, 1));
    document.author = Some(PersonId(2));
    document.approver = Some(PersonId(1));
    let revision = |version: &str, on, what: &str| DocumentRevision {
        version: version.to_owned(),
        on: Some(on),
        what: what.to_owned(),
    };
    document.revisions = vec![
        revision("第1版", day(2023, 10, 1), "新しく定めた。"),
        revision(
            "第2版",
            day(2024, 6, 1),
            "電子カルテの事業者の夜間の番号を直した。紙の処方せんの置き場所を受付に移した。",
        ),
    ];
    let frozen = plan(template, &document, &workbook, day(2024, 6, 3));
    let person = workbook.person(PersonId(1)).expect("somebody");
    let approved = approved(&frozen, &workbook, &document, (person, day(2024, 6, 3)));
    document
        .approved
        .push(Arc::new(ApprovedDocument { approver: "見本花子".to_owned(), ..approved }));
    for (at, (_, item)) in table.items().enumerate() {
        document.checks.push(CheckAnswer {
            item: item.key.clone(),
            answer: Some(at % 5 != 4),
            on: Some(day(2024, 6, 3)),
            note: if at % 5 == 4 {
                "来月の打ち合わせで決める。".to_owned()
            } else {
                String::new()
            },
        });
    }
    workbook.documents = vec![document].into();
    workbook
}

/// Something believable in every field that the workbook does not fill.
fn entries(
    template: &DocumentTemplate,
    document: &Document,
    workbook: &Workbook,
) -> Vec<DocumentEntry> {
    let made = plan(template, document, workbook, day(2024, 6, 12));
    let mut entries = Vec::new();
    for (block, (_, section)) in made
        .sections()
        .zip(template.sections().filter(|(_, section)| section.sizes.is_empty()))
        .flat_map(|(plan, (chapter, section))| {
            plan.blocks.iter().map(move |it| (it, (chapter, section)))
        })
    {
        let Some(field) = section.fields.iter().find(|field| field.key == block.field) else {
            continue;
        };
        let given = TEXTS.iter().find(|(key, _)| *key == field.key.0).map(|(_, text)| *text);
        let value = match (&field.kind, &block.content) {
            (FieldKind::Table(table), Content::Table(shown)) => {
                let rows = ROWS.iter().find(|(key, _)| *key == field.key.0);
                let rows = rows.map_or(&[][..], |(_, rows)| rows);
                let keys = shown.rows.iter().map(|row| row.key.clone());
                let keys = keys.chain((1..).map(RowKey::Own));
                let rows = rows.iter().zip(keys).map(|(texts, key)| {
                    let cells =
                        table.columns.iter().zip(*texts).filter(|(_, text)| !text.is_empty());
                    let cells = cells.map(|(column, text)| match &column.kind {
                        ColumnKind::Choice(choices) => {
                            DocumentCell::choice(column.key.clone(), chosen(choices, text))
                        }
                        _ => DocumentCell::text(column.key.clone(), *text),
                    });
                    DocumentRow { cells: cells.collect(), ..DocumentRow::untouched(key) }
                });
                DocumentValue::Table(rows.collect())
            }
            (_, Content::Text(text)) if text.is_empty() || given.is_some() => match &field.kind {
                FieldKind::Date => DocumentValue::Date(Some(day(2024, 5, 20))),
                FieldKind::Person => DocumentValue::Person(Some(PersonId(2))),
                FieldKind::Vendor => DocumentValue::Vendor(Some(VendorId(3))),
                FieldKind::Choice(choices) => {
                    DocumentValue::Choice(chosen(choices, given.expect("a choice")))
                }
                _ => {
                    let example = field.placeholder.trim_start_matches("例：");
                    DocumentValue::Text(given.unwrap_or(example).to_owned())
                }
            },
            _ => continue,
        };
        entries.push(DocumentEntry { field: field.key.clone(), value });
    }
    entries
}

/// The choice with this word.
fn chosen(choices: &[TemplateChoice], word: &str) -> ChoiceKey {
    choices.iter().find(|choice| choice.label == word).expect(word).key.clone()
}

/// Writes something into one field of the plan.
pub(crate) fn write(workbook: &mut Workbook, field: &str, value: DocumentValue) {
    let mut document = Document::clone(&workbook.documents[0]);
    let field = FieldKey::from(field);
    document.entries.retain(|entry| entry.field != field);
    document.entries.push(DocumentEntry { field, value });
    workbook.documents = vec![document].into();
}
