//! Lists as other people keep them: what comes in, and what is said before it does.

use tenkencho::exchange::plan::{Damage, RowFate, Rule};
use tenkencho::exchange::{ColumnMatching, ImportOptions, ImportPlan, Taken};
use tenkencho::explain::import_remarks;
use tenkencho::model::{Device, DeviceColumn, DeviceId, DeviceKind, Workbook};

use crate::sheet;
use crate::workbooks::day;

fn ledger(devices: &[(&str, &str)]) -> Workbook {
    let devices = (1..).zip(devices).map(|(id, (number, serial))| {
        let mut device = Device::blank(DeviceId(id));
        (*number).clone_into(&mut device.number);
        (*serial).clone_into(&mut device.serial);
        device
    });
    Workbook { devices: devices.collect(), ..Workbook::default() }
}

fn plan_over(text: &str, workbook: &Workbook) -> ImportPlan {
    let sheet = sheet(text.as_bytes());
    ImportPlan::of(&sheet, &ColumnMatching::of(&sheet), ImportOptions::default(), workbook)
}

fn plan(text: &str) -> ImportPlan {
    plan_over(text, &Workbook::default())
}

/// The remarks as short names with their rows.
fn rules(plan: &ImportPlan) -> Vec<(&'static str, usize, usize)> {
    plan.remarks.iter().map(|it| (it.rule.key(), it.row, it.count)).collect()
}

#[test]
fn titles_heads_again_totals_and_notes_are_passed_over_and_told() {
    let text = "備品一覧,,,\n作成 総務,,,\n,,,\n 資産番号 ,種別,\"端末名\n（通称）\",部屋\nA-1,PC,受付,1階\n小計,,1台,\n備品一覧,,,\n資産番号,種別,端末名,部屋\nA-2,サーバ,会計,2階\n合　計,,2台,\n※ 2台ともリース,,,\n以上,,,\n";
    let found = plan(text);
    let numbers: Vec<&str> = found.devices.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["A-1", "A-2"]);
    assert_eq!(
        rules(&found),
        [("above-head", 1, 2), ("total", 6, 2), ("head-again", 7, 2), ("note-row", 11, 2)]
    );
    assert_eq!((found.rejected.len(), found.rows.len()), (0, 2));
    for remark in &found.remarks {
        assert!(import_remarks::remark(remark).contains("取り込みません"));
    }
}

#[test]
fn a_column_that_only_counts_the_rows_is_not_the_number_of_a_device() {
    let found = plan("No.,資産番号,品名\n1,K-10,受付\n2,K-20,会計\n作成者 総務,,\n");
    let numbers: Vec<&str> = found.devices.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["K-10", "K-20"]);
    assert!(found.devices.iter().all(|it| it.note.is_empty()));
    assert_eq!(rules(&found), [("column-left-out", 1, 1), ("note-row", 4, 1)]);
    // Where nothing else is a number, it is one.
    let found = plan("No.,品名\n1,受付\n2,会計\n");
    assert_eq!(found.devices[1].number, "2");
}

#[test]
fn exports_of_programs_that_manage_devices_come_in_by_their_english_heads() {
    let text = "Device name,Ownership,OS version,Manufacturer,Model,Serial number,Wi-Fi MAC,Ethernet MAC,Last check-in,Primary user UPN,Enrolled\nRECEPTION-1,Corporate,10.0.26100.1,Example,EX-100,SN100200,020000aa0001,020000bb0001,2025-04-01T20:00:00Z,staff@example.jp,yes\n";
    let found = plan(text);
    let device = &found.devices[0];
    let shown = [&device.name, &device.system, &device.maker, &device.model, &device.serial];
    assert_eq!(shown, ["RECEPTION-1", "10.0.26100.1", "Example", "EX-100", "SN100200"]);
    assert_eq!(
        (device.mac_address.as_str(), device.user.as_str()),
        ("020000aa0001", "staff@example.jp")
    );
    let note = "Ownership Corporate\nEthernet MAC 020000bb0001\nLast check-in 2025-04-01T20:00:00Z\nEnrolled yes";
    assert_eq!(device.note, note, "what has no column is not lost");
    let text = "Asset Name,Asset Tag,Model,Category,Manufacturer,Serial,Purchased,Location,Status,Warranty Expires,Notes\nLT-9,00042,EX-9,Laptop,Example,ABC900,2024-05-01,Room 1,In use,2029-04-30,spare\n";
    let found = plan(text);
    let device = &found.devices[0];
    assert_eq!((device.number.as_str(), device.kind), ("00042", DeviceKind::Pc));
    assert_eq!(device.acquired_on, Some(day(2024, 5, 1)));
    assert_eq!(device.maintenance_ends_on, Some(day(2029, 4, 30)));
    assert_eq!((device.place.as_str(), device.note.as_str()), ("Room 1", "spare"));
}

#[test]
fn a_file_without_numbers_and_kinds_comes_in_by_serial_or_mac_and_again_as_the_same_devices() {
    let text = "シリアル番号,MACアドレス,色\nSN-5001,,白\n,02:00:00:00:50:02,黒\n";
    let first = plan(text);
    assert_eq!((first.added, first.rejected.len()), (2, 0));
    assert_eq!(first.devices[1].note, "色 黒");
    let known =
        first.devices.iter().cloned().enumerate().map(|(at, device)| Device {
            id: DeviceId(u32::try_from(at).expect("few") + 1),
            ..device
        });
    let known = Workbook { devices: known.collect(), ..Workbook::default() };
    let again = plan_over(text, &known);
    assert_eq!((again.unchanged, again.added), (2, 0));
    // Written in another way, with something new.
    let text = "シリアル番号,MACアドレス,設置場所\nｓｎ５００１,,1階\n,0200.0000.5002,2階\n";
    let changed = plan_over(text, &known);
    assert_eq!((changed.updated, changed.added), (2, 0));
    assert_eq!(rules(&changed), [("by-serial", 2, 1), ("by-mac", 3, 1)]);
    assert_eq!(changed.devices[0].note, "色 白");
}

#[test]
fn numbers_written_with_other_marks_are_the_same_devices_and_those_that_look_alike_are_told() {
    let workbook = ledger(&[("SV-010", ""), ("SV-020", ""), ("SV-030", ""), ("0001", "")]);
    let text = "管理番号,機器名\nＳＶ－０１０,a\nSV\u{2011}020\u{200B},b\n\u{200F}SV—030\u{3000},c\n1,d\nSV20,e\n";
    let found = plan_over(text, &workbook);
    assert_eq!((found.updated, found.added), (3, 2));
    // The ledger keeps its own way to write them.
    let numbers: Vec<&str> = found.devices.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["SV-010", "SV-020", "SV-030", "1", "SV20"]);
    assert_eq!(
        rules(&found),
        [
            ("invisible-characters", 3, 2),
            ("other-writing", 2, 1),
            ("other-writing", 3, 1),
            ("other-writing", 4, 1),
            ("looks-like", 5, 1),
            ("looks-like", 6, 1)
        ]
    );
    let texts: Vec<String> = found.remarks.iter().map(import_remarks::with_row).collect();
    assert!(texts[4].starts_with("5行目　管理番号が「0001」と似ています。"), "{}", texts[4]);
}

#[test]
fn equal_cards_and_serial_numbers_are_mentioned_and_placeholders_are_not() {
    let text = "管理番号,シリアル番号,MACアドレス\nA,ZZ-300,02:00:00:00:aa:01\nB,ｚｚ３００,0200.0000.AA01\nC,Default string,00:00:00:00:00:00\nD,Default string,00-00-00-00-00-00\nE,なし,なし\nF,なし,なし\nG,00000000,ff:ff:ff:ff:ff:ff\nH,00000000,ff:ff:ff:ff:ff:ff\nI,,2:0:0:0:aa:1\n";
    let found = plan(text);
    assert_eq!(found.added, 9);
    assert_eq!(rules(&found), [("same-serial", 3, 1), ("same-mac", 3, 1), ("same-mac", 10, 1)]);
    // Also where the other one stands in the ledger.
    let found =
        plan_over("管理番号,シリアル番号\nNEW-1,SN.77/88\n", &ledger(&[("OLD-1", "sn7788")]));
    assert_eq!(rules(&found), [("same-serial", 2, 1)]);
    assert_eq!(found.remarks[0].rule, Rule::SameSerial("OLD-1".to_owned()));
}

#[test]
fn characters_that_control_something_become_line_breaks_in_notes_and_blanks_elsewhere() {
    let text = "管理番号,機器名,設置場所,備考\nA,受付\u{b}予備,1階\u{1d}2階\u{1f}3階,\"一\u{b}二\u{1d}三\u{2028}四\u{7}\"\n";
    let found = plan(text);
    let device = &found.devices[0];
    assert_eq!((device.name.as_str(), device.place.as_str()), ("受付 予備", "1階 2階 3階"));
    assert_eq!(device.note, "一\n二\n三\n四");
    assert!(found.remarks.iter().all(|it| it.rule.key() == "control-characters"));
    assert_eq!(found.remarks.len(), 3);
}

#[test]
fn what_a_spreadsheet_has_changed_is_pointed_out_and_taken_as_it_stands() {
    let text =
        "管理番号,機器名,シリアル番号\n2.00E+05,a,7.12345E+15\n4月5日,b,2003/11/2\n5-Apr,c,1E3\n";
    let found = plan(text);
    let numbers: Vec<&str> = found.devices.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["2.00E+05", "4月5日", "5-Apr"]);
    let damaged = |column, damage, text: &str| Rule::Damaged(column, damage, text.to_owned());
    let expected = [
        damaged(DeviceColumn::Number, Damage::Exponent, "2.00E+05"),
        damaged(DeviceColumn::Serial, Damage::Exponent, "7.12345E+15"),
        damaged(DeviceColumn::Number, Damage::Day, "4月5日"),
        damaged(DeviceColumn::Serial, Damage::Day, "2003/11/2"),
        damaged(DeviceColumn::Number, Damage::Day, "5-Apr"),
    ];
    let rules: Vec<Rule> = found.remarks.iter().map(|it| it.rule.clone()).collect();
    assert_eq!(rules, expected);
}

#[test]
fn days_are_read_in_every_way_and_the_others_stay_as_words() {
    let text = "管理番号,購入日,リース期間\nA,令5.10.1,2023/10/1～2028/9/30\nB,令和8年度末,5年\nC,2025-12-31T15:00:00Z,自動更新\nD,10/1/2023,\nE,10/15/2023,\nF,なし,\n";
    let found = plan(text);
    let days: Vec<_> = found.devices.iter().map(|it| it.acquired_on).collect();
    let expected = [
        Some(day(2023, 10, 1)),
        None,
        Some(day(2026, 1, 1)),
        Some(day(2023, 10, 1)),
        Some(day(2023, 10, 15)),
        None,
    ];
    assert_eq!(days, expected);
    assert_eq!(found.devices[0].lease_ends_on, Some(day(2028, 9, 30)));
    assert_eq!(found.devices[0].note, "リース期間 2023/10/1～2028/9/30");
    assert_eq!(found.devices[1].note, "購入日 令和8年度末\nリース期間 5年");
    assert_eq!(found.devices[2].note, "リース期間 自動更新");
    let taken: Vec<&Rule> =
        found.remarks.iter().map(|it| &it.rule).filter(|it| matches!(it, Rule::Day(..))).collect();
    let acquired = |taken| Rule::Day(DeviceColumn::AcquiredOn, taken);
    let span = Rule::Day(DeviceColumn::LeaseEndsOn, Taken::SpanEnd);
    assert_eq!(taken, [&span, &acquired(Taken::Zone), &acquired(Taken::MonthFirst)]);
    assert_eq!(found.rejected, []);
}

#[test]
fn a_list_that_comes_in_twice_changes_nothing_the_second_time() {
    let text = "管理番号,種類,取得日,色\nA-1,冷蔵庫,令和7年度末,白\nA-2,PC,2025/4/1,\nA-2,PC,2025/4/2,\nA-2,PC,2025/4/2,\n";
    let first = plan(text);
    assert_eq!((first.added, first.unchanged), (3, 1));
    let known =
        first.devices.iter().cloned().enumerate().map(|(at, device)| Device {
            id: DeviceId(u32::try_from(at).expect("few") + 1),
            ..device
        });
    let known = Workbook { devices: known.collect(), ..Workbook::default() };
    let again = plan_over(text, &known);
    assert_eq!((again.unchanged, again.added, again.updated), (4, 0, 0), "{:?}", again.rejected);
    // What the ledger has in 備考 stays, and gets each line once.
    let mut noted = known.clone();
    noted.devices[0].note = "前からのメモ\n色 白".to_owned();
    let again = plan_over(text, &noted);
    assert_eq!(again.updated, 1);
    assert_eq!(again.devices[0].note, "前からのメモ\n色 白\n種類 冷蔵庫\n取得日 令和7年度末");
}

#[test]
fn names_of_columns_can_be_told() {
    let sheet = sheet("一覧,,\nタグ,どこ,値\nX-1,1階,5\n".as_bytes());
    let own = |text: &str| text.to_owned();
    let told =
        [(own("タグ"), Some(DeviceColumn::Number)), (own("どこ"), Some(DeviceColumn::Place))];
    let matching = ColumnMatching::told(&sheet, &told).expect("both are there");
    let options = ImportOptions::default();
    let found = ImportPlan::of(&sheet, &matching, options, &Workbook::default());
    let device = &found.devices[0];
    assert_eq!((device.number.as_str(), device.place.as_str()), ("X-1", "1階"));
    assert_eq!(device.note, "値 5");
    let without = [told[0].clone(), (own("値"), None)];
    let matching = ColumnMatching::told(&sheet, &without).expect("both are there");
    let found = ImportPlan::of(&sheet, &matching, options, &Workbook::default());
    assert_eq!(found.devices[0].note, "どこ 1階");
    assert_eq!(ColumnMatching::told(&sheet, &[(own("ない"), None)]), Err(own("ない")));
}

#[test]
fn every_row_is_told_with_what_becomes_of_it() {
    let workbook = ledger(&[("A-1", "S100"), ("A-2", "S200")]);
    let text = "管理番号,シリアル番号,設置場所\nA-1,S100,\nA-2,S200,2階\nA-3,,3階\n,,4階\n";
    let found = plan_over(text, &workbook);
    let fates: Vec<(usize, &str)> = found
        .rows
        .iter()
        .map(|row| (row.number, tenkencho::explain::import::fate(&row.fate)))
        .collect();
    assert_eq!(fates, [(2, "変更なし"), (3, "更新"), (4, "追加"), (5, "除外")]);
    let RowFate::LeftOut(device) = &found.rows[3].fate else { panic!("left out") };
    assert_eq!(device.place, "4階");
}
