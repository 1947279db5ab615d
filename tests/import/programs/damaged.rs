//! Files that are cut, damaged, locked or made to be too much.

use latchkey::authenticator::import::{ImportError, import};
use proptest::prelude::*;

use super::{AND_OTP, FILES, PASSWORD, file, summary};

#[test]
fn a_password_is_asked_for_and_a_wrong_one_told() {
    for (name, _, sealed, ..) in FILES {
        if *sealed {
            let refused = |password| import(&file(name), password).err();
            // A database of KeePass may have a key file in place of a password.
            let needed = if name.contains(".kdbx") {
                ImportError::KeyNeeded
            } else {
                ImportError::PasswordNeeded
            };
            assert_eq!(refused(None), Some(needed), "{name}");
            // What says nothing of itself may be another program's.
            let wrong = if name.starts_with("totp_authenticator") {
                ImportError::SealedText
            } else if name.starts_with("keepass") {
                ImportError::WrongKey
            } else {
                ImportError::WrongPassword
            };
            assert_eq!(refused(Some("moss")), Some(wrong), "{name}");
        }
    }
}

/// Cut at a third and at two thirds, no file is read; what stays whole in front of the cut is only read of lists and tables,
/// which say nothing of their length.
#[test]
fn a_cut_file_is_no_whole_file() {
    for (name, program, ..) in FILES {
        let whole = file(name);
        let is_lines = *program == "list" && !name.contains(".html") || name.contains(".csv");
        for third in [1, 2] {
            let cut = whole.get(..whole.len() * third / 3).expect("it is shorter");
            assert!(is_lines || import(cut, Some(PASSWORD)).is_err(), "{name}");
        }
    }
}

/// Where a backup says what it is at its beginning, it is not taken for another, or for a wrong password, when its end is missing.
#[test]
fn a_backup_that_lost_its_end_is_told_as_damaged() {
    for name in ["freeotp_2.xml", "totp_authenticator.encrypt"] {
        let whole = file(name);
        for length in [100, 101, 102, 104, 105, 128, 256, whole.len() - 1] {
            let cut = whole.get(..length).expect("it is shorter");
            for password in [None, Some(PASSWORD)] {
                assert_eq!(
                    import(cut, password).err(),
                    Some(ImportError::FileDamaged),
                    "{name}: {length}"
                );
            }
        }
    }
    // A chosen password opens what is left: it is right, and the end is missing.
    let name = "totp_authenticator_password.encrypt";
    let cut = file(name);
    let cut = cut.get(..256).expect("it is shorter");
    assert_eq!(
        import(cut, Some(PASSWORD)).err(),
        Some(ImportError::FileDamaged)
    );
}

#[test]
fn work_past_the_bounds_is_refused_before_it_begins() {
    let replaced = |name: &str, from: &str, to: &str| {
        let text = String::from_utf8(file(name)).expect("it is text");
        assert!(text.contains(from), "{name} has no {from}");
        text.replace(from, to).into_bytes()
    };
    let rounds = |file: Vec<u8>, to: [u8; 4]| [to.to_vec(), file[4..].to_vec()].concat();
    let rows = [
        (
            "PBKDF2",
            replaced("bitwarden_pbkdf2.json", "5000", "4000000000"),
        ),
        ("no rounds", replaced("bitwarden_pbkdf2.json", "5000", "0")),
        (
            "memory",
            replaced(
                "bitwarden_argon2.json",
                "\"kdfMemory\": 8",
                "\"kdfMemory\": 1025",
            ),
        ),
        (
            "memory beyond 64 bits",
            replaced(
                "bitwarden_argon2.json",
                "\"kdfMemory\": 8",
                "\"kdfMemory\": 18446744073709551615",
            ),
        ),
        (
            "passes",
            replaced(
                "bitwarden_argon2.json",
                "\"kdfIterations\": 2",
                "\"kdfIterations\": 100000",
            ),
        ),
        (
            "lanes",
            replaced(
                "bitwarden_argon2.json",
                "\"kdfParallelism\": 4",
                "\"kdfParallelism\": 400",
            ),
        ),
        (
            "Ente's memory",
            replaced("ente_encrypted.txt", "8388608", "2147483648"),
        ),
        (
            "Ente's passes",
            replaced(
                "ente_encrypted.txt",
                "\"opsLimit\": 2",
                "\"opsLimit\": 4294967296",
            ),
        ),
    ];
    for (case, file) in rows {
        assert_eq!(
            import(&file, Some(PASSWORD)).err(),
            Some(ImportError::KdfOutOfBounds),
            "{case}"
        );
    }
    // Bitwarden asks for up to 1 GiB where a person has chosen so: with this much, another key comes out.
    let much = replaced(
        "bitwarden_argon2.json",
        "\"kdfMemory\": 8",
        "\"kdfMemory\": 300",
    );
    assert_eq!(
        import(&much, Some(PASSWORD)).err(),
        Some(ImportError::WrongPassword)
    );
    // Out of the range that andOTP chooses from, it is not andOTP's.
    let wild = rounds(file("andotp.json.aes"), [0x7f; 4]);
    assert_eq!(
        import(&wild, Some(PASSWORD)).err(),
        Some(ImportError::WrongPassword)
    );
}

#[test]
fn an_archive_that_unpacks_to_more_than_is_read_is_refused() {
    // 64 MiB of zeros in a few KiB, named as 1Password's.
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![0; 64 << 20], 9);
    let size = u32::try_from(packed.len())
        .expect("it is small")
        .to_le_bytes();
    let name = b"export.data";
    let head = [
        b"\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".as_slice(),
        &size,
        &[0, 0, 0, 4, 11, 0, 0, 0],
    ]
    .concat();
    let mut zip = [b"PK\x03\x04".as_slice(), &head, name, &packed].concat();
    let at = u32::try_from(zip.len()).expect("it is small").to_le_bytes();
    zip.extend([b"PK\x01\x02\x14\0".as_slice(), &head, &[0; 14], name].concat());
    zip.extend(
        [
            b"PK\x05\x06\0\0\0\0\x01\0\x01\0\0\0\0\0".as_slice(),
            &at,
            &[0, 0],
        ]
        .concat(),
    );
    assert_eq!(
        import(&zip, None).err(),
        Some(ImportError::UnpackedTooLarge)
    );
}

#[test]
fn deep_and_wide_xml_is_refused() {
    let deep = format!("<KeePassFile>{}", "<Group>".repeat(100_000));
    let bomb = "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\">]><map><string name=\"issuerExt\">&a;</string></map>";
    for file in [deep.as_str(), bomb] {
        assert_eq!(
            import(file.as_bytes(), None).err(),
            Some(ImportError::FileDamaged)
        );
    }
}

#[test]
fn tables_are_read_whatever_separates_their_columns() {
    let text = String::from_utf8(file("1password.csv")).expect("it is text");
    let semicolons = "\u{feff}\"Title\";\"Username\";\"OTPAuth\"\r\n\"Fern; Bank\";\"ro\"\"bin\";\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\"\r\n";
    let tabs = semicolons
        .replace(';', "\t")
        .replace("Fern\t Bank", "Fern; Bank");
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(tabs.encode_utf16().skip(1).flat_map(u16::to_le_bytes))
        .collect();
    for (case, file) in [
        ("semicolons", semicolons.as_bytes().to_vec()),
        ("tabs", tabs.clone().into_bytes()),
        ("UTF-16", utf16),
    ] {
        let imported = import(&file, None).expect(case);
        assert_eq!(
            summary(&imported),
            ["Fern; Bank|ro\"bin|totp|SHA1|6|30"],
            "{case}"
        );
    }
    let open = text.replacen("\"Work,Bank\"", "\"Work,Bank", 1);
    assert_eq!(
        import(open.as_bytes(), None).err(),
        Some(ImportError::FileDamaged)
    );
}

#[test]
fn an_icon_refuses_no_account() {
    let icon = format!("\"thumbnail\": \"{}\"", "A".repeat(2 << 20));
    let text = String::from_utf8(file("andotp.json")).expect("it is text");
    let with_icon = text.replacen("\"thumbnail\": \"Default\"", &icon, 1);
    let imported = import(with_icon.as_bytes(), None).expect("it is right");
    assert_eq!(summary(&imported), AND_OTP);
}

#[test]
fn missing_parts_of_an_export_are_told() {
    // The second of three pictures: a message with one account, of three, and of an id.
    let message = b"\x0a\x0a\x0a\x02ab\x12\x01a\x1a\x01b\x18\x03\x20\x01\x28\x07";
    let data = data_encoding::BASE64URL_NOPAD.encode(message);
    let line = format!("otpauth-migration://offline?data={data}\n");
    let imported = import(line.as_bytes(), None).expect("it is right");
    assert_eq!((imported.entries.len(), imported.missing), (1, 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_changed_file_panics(at in 0..FILES.len(), places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let (name, _, sealed, ..) = FILES[at];
        // A changed file that is still opened costs its work; without the password none is done.
        let password = (!sealed).then_some(PASSWORD);
        let mut changed = file(name);
        for (place, byte) in places {
            let place = place.index(changed.len());
            changed[place] = byte;
        }
        let _ = import(&changed, password);
    }
}
