//! Small files that would take hours, or more memory than there is: none of these tests ends if the reader has no bound.

use latchkey::authenticator::import::{ImportError, import};
use sha2::{Digest, Sha256};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn vector(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/vectors/import/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("it is there")
}

#[test]
fn a_text_that_is_named_a_million_times_is_refused() {
    let text = "a".repeat(60_000);
    let mut map = b"\xac\xed\0\x05\x77\x08\0\0\0\0\0\0\0\0".to_vec();
    let string = |text: &str, map: &mut Vec<u8>| {
        map.push(0x74);
        let length = u16::try_from(text.len()).expect("it is short");
        map.extend(length.to_be_bytes());
        map.extend(text.as_bytes());
    };
    string("masterKey", &mut map);
    string(&text, &mut map);
    for number in 0..500_000 {
        string(&number.to_string(), &mut map);
        // The second text that was written.
        map.extend([0x71, 0, 0x7e, 0, 3]);
    }
    map.push(0x78);
    assert_eq!(
        import(&map, Some("moss")).err(),
        Some(ImportError::UnpackedTooLarge)
    );
}

#[test]
fn addresses_of_nothing_but_signs_are_looked_at_once() {
    let line =
        |inside: &str, count: usize| format!("otpauth://totp/Fern?{}\n", inside.repeat(count));
    let half = 4 << 20;
    let rows = [
        (
            "signs after the issuer",
            line("issuer=&", 1).trim().to_owned() + &"a&".repeat(half),
        ),
        ("question marks", line("?", 2 * half)),
        (
            "many that are short enough",
            line("issuer=a&a&a&", 1).trim().to_owned() + &"a&".repeat(30_000),
        ),
    ];
    for (case, text) in rows {
        let text = format!("otpauth://totp/Elm?secret={KEY}\n{text}");
        let imported = import(text.as_bytes(), None).expect(case);
        assert_eq!(imported.entries.len(), 2, "{case}");
        assert!(imported.entries[1].is_err(), "{case}");
    }
}

#[test]
fn groups_orders_and_tags_are_looked_up_not_searched() {
    let list = |count: usize, item: &dyn Fn(usize) -> String| {
        (0..count).map(item).collect::<Vec<_>>().join(",")
    };
    let rows = [
        (
            "Aegis",
            format!(
                r#"{{"version":1,"header":{{"slots":null,"params":null}},"db":{{"version":3,"entries":[{{"type":"totp","name":"robin","issuer":"Fern","groups":[{}],"info":{{"secret":"{KEY}","algo":"SHA1","digits":6,"period":30}}}}],"groups":[{}]}}}}"#,
                list(200_000, &|number| format!("\"{number}x\"")),
                list(200_000, &|number| format!(
                    r#"{{"uuid":"{number}","name":"n"}}"#
                )),
            ),
        ),
        (
            "andOTP",
            format!(
                r#"[{{"secret":"{KEY}","label":"robin","type":"TOTP","issuer":"Fern","tags":[{}]}}]"#,
                list(900_000, &|number| format!("\"{number}\"")),
            ),
        ),
        (
            "FreeOTP+",
            format!(
                r#"{{"tokenOrder":[{}],"tokens":[{}]}}"#,
                list(300_000, &|number| format!("\"{number}\"")),
                list(9_000, &|number| format!(
                    r#"{{"type":"TOTP","label":"{number}x","secret":[49,50,51,52],"algo":"SHA1","digits":6,"period":30}}"#
                )),
            ),
        ),
    ];
    for (program, file) in rows {
        let imported = import(file.as_bytes(), None).expect(program);
        assert_eq!(imported.format, program);
        for entry in &imported.entries {
            let Ok(parsed) = entry else {
                panic!("{program}: it is right");
            };
            assert!(parsed.annotations.tags.len() <= 50, "{program}");
        }
    }
}

#[test]
fn a_row_with_many_addresses_and_a_long_note_is_read_once() {
    for (count, wanted) in [
        (9_000, Ok(9_000)),
        (10_001, Err(ImportError::TooManyEntries)),
    ] {
        let address = |number: usize| format!("otpauth://totp/{number}?secret={KEY}");
        let addresses: Vec<_> = (0..count).map(address).collect();
        let note = format!("{} {}", addresses.join(" "), "n ".repeat(4 << 20));
        let table = format!("name,username,password,note\nFern,robin,p,{note}\n");
        let entries = import(table.as_bytes(), None).map(|imported| imported.entries.len());
        assert_eq!(entries, wanted, "{count}");
    }
}

#[test]
fn xml_with_attributes_or_names_without_end_is_refused_or_read_once() {
    let attributes = (0..600_000).map(|number| format!("a{number}=\"\""));
    let attributes = attributes.collect::<Vec<_>>().join(" ");
    let file = format!("<map {attributes}><string name=\"issuerExt\">1</string></map>");
    assert_eq!(
        import(file.as_bytes(), None).err(),
        Some(ImportError::FileDamaged)
    );
    let name = "n".repeat(4 << 20);
    let entries = format!(
        "<Entry><String><Key>otp</Key><Value>otpauth://totp/Fern?secret={KEY}</Value></String></Entry>"
    );
    let file = format!(
        "<KeePassFile><Root><Group><Name>r</Name><Group><Name>{name}</Name>{}</Group></Group></Root></KeePassFile>",
        entries.repeat(9_000)
    );
    let imported = import(file.as_bytes(), None).expect("it is right");
    assert_eq!(imported.entries.len(), 9_000);
}

/// Rounds of AES that take minutes, in a header that says so rightly.
#[test]
fn rounds_of_keepass_past_the_bound_are_refused() {
    for (rounds, refusal) in [
        (0, ImportError::KdfOutOfBounds),
        (20_000_001, ImportError::KdfOutOfBounds),
        (100_000_000, ImportError::KdfOutOfBounds),
        (u64::MAX, ImportError::KdfOutOfBounds),
        (1_000, ImportError::WrongKey),
    ] {
        let mut file = vector("keepass_aes.kdbx");
        let name = b"\x01\0\0\0R\x08\0\0\0";
        let at = file
            .windows(name.len())
            .position(|window| window == name)
            .expect("it names its rounds")
            + name.len();
        file[at..at + 8].copy_from_slice(&u64::to_le_bytes(rounds));
        let end = end_of_header(&file);
        let sum = Sha256::digest(&file[..end]);
        file[end..end + 32].copy_from_slice(&sum);
        assert_eq!(import(&file, Some("moss")).err(), Some(refusal), "{rounds}");
    }
}

/// KDBX 3.1 tells a wrong key by how what is sealed begins, and damage behind that by hashes.
#[test]
fn damage_of_an_older_database_is_told_from_a_wrong_key() {
    let whole = vector("keepass_3.kdbx");
    let with = |at: usize, byte: u8| {
        let mut file = whole.clone();
        file[at] ^= byte;
        import(&file, Some("fern frond")).err()
    };
    assert_eq!(
        import(&whole, Some("moss")).err(),
        Some(ImportError::WrongKey)
    );
    let last = whole.len() - 1;
    for at in [last, last - 100, last - 1000] {
        assert_eq!(with(at, 1), Some(ImportError::FileDamaged), "{at}");
    }
    for short in [1, 16, 500] {
        let cut = &whole[..whole.len() - short];
        let refused = import(cut, Some("fern frond")).err();
        assert_eq!(refused, Some(ImportError::FileDamaged), "{short}");
    }
    // The rounds come behind two bytes of their size.
    let name = b"\x06\x08\0";
    let mut windows = whole.windows(name.len());
    let rounds = windows.position(|window| window == name);
    let rounds = rounds.expect("it says its rounds") + name.len();
    assert_eq!(with(rounds + 7, 1), Some(ImportError::KdfOutOfBounds));
}

fn end_of_header(file: &[u8]) -> usize {
    let mut at = 12;
    loop {
        let id = file[at];
        let size = u32::from_le_bytes(file[at + 1..at + 5].try_into().expect("it is four"));
        at += 5 + usize::try_from(size).expect("it is small");
        if id == 0 {
            return at;
        }
    }
}
