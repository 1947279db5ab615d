//! Files of each format. Those of `tests/vectors/import/` were made for these tests after the documented formats, with
//! another implementation of the cryptography.

use latchkey::Coded;
use latchkey::authenticator::import::{ImportError, Imported, LARGEST_FILE, import};
use proptest::prelude::*;

const AEGIS: &str = include_str!("../vectors/import/aegis_plain.json");
const AEGIS_ENCRYPTED: &str = include_str!("../vectors/import/aegis_encrypted.json");
const TWO_FAS: &str = include_str!("../vectors/import/2fas_plain.json");
const TWO_FAS_ENCRYPTED: &str = include_str!("../vectors/import/2fas_encrypted.json");
const PASSWORD: &str = "fern frond";
const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// Entries in short: what identifies them and how codes are made, or title and error.
fn summary(imported: &Imported) -> Vec<String> {
    let entries = imported.entries.iter().map(|entry| match entry {
        Ok(parsed) => {
            let (credential, kind) = (&parsed.credential, &parsed.credential.kind);
            assert_eq!(*credential.secret.to_base32(), KEY);
            format!(
                "{}|{}|{}|{}|{}|{}",
                credential.issuer,
                credential.name,
                kind.name(),
                kind.algorithm().map_or("", |algorithm| algorithm.name()),
                kind.digits(),
                kind.counter()
                    .map(|counter| counter.to_string())
                    .or(kind.pin().map(ToOwned::to_owned))
                    .unwrap_or_else(|| kind.period().unwrap_or_default().to_string()),
            )
        }
        Err(refused) => format!(
            "{} {}: {}",
            refused.position,
            refused.title,
            refused.error.code()
        ),
    });
    entries.collect()
}

fn refusal(file: &[u8], password: Option<&str>) -> Option<ImportError> {
    import(file, password).err()
}

#[test]
fn aegis_is_read_plain_and_encrypted() {
    for (file, password) in [
        (AEGIS, None),
        (AEGIS, Some("unused")),
        (AEGIS_ENCRYPTED, Some(PASSWORD)),
    ] {
        let imported = import(file.as_bytes(), password).expect("it is right");
        assert_eq!(imported.format, "Aegis");
        assert_eq!(
            summary(&imported),
            [
                "Fern|robin|totp|SHA1|6|30",
                "網站|rowan|hotp|SHA256|8|4294967296",
                "Steam|rue|steam||5|30",
                "Moss|sorrel|motp||6|1234",
                "Yandex|tansy|yandex||8|5678901",
                "Slow|thyme|totp|SHA512|7|60",
                "7 Bad: wrong: unknownAlgorithm",
            ]
        );
    }
}

#[test]
fn two_fas_is_read_plain_and_encrypted() {
    for (file, password) in [(TWO_FAS, None), (TWO_FAS_ENCRYPTED, Some(PASSWORD))] {
        let imported = import(file.as_bytes(), password).expect("it is right");
        assert_eq!(imported.format, "2FAS");
        assert_eq!(
            summary(&imported),
            [
                "Fern|robin|totp|SHA1|6|30",
                "網站|rowan|hotp|SHA256|8|41",
                "Steam|rue|steam||5|30",
                "Early||totp|SHA1|6|30",
                "5 Bad: wrong: periodOutOfBounds",
            ]
        );
    }
}

#[test]
fn lists_are_read() {
    let address = format!("otpauth://totp/Fern:robin?secret={KEY}");
    let text = format!(
        "# mine\r\n\r\n{address}\r\nmotp://Moss:é?secret=e&pin=1234\n  {address}&digits=4\nsomething {KEY}\notpauth-migration://offline?data=%21\n"
    );
    let expected = [
        "Fern|robin|totp|SHA1|6|30",
        "2 Moss: é: secretNotBase32",
        "3 Fern: robin: digitsOutOfBounds",
        "4 : notRecognised",
        "5 : badEncoding",
    ];
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), text.encode_utf16().flat_map(bytes).collect()].concat()
    };
    let rows = [
        ("UTF-8", text.clone().into_bytes()),
        ("with a mark", format!("\u{feff}{text}").into_bytes()),
        (
            "UTF-16, little end first",
            utf16([0xff, 0xfe], u16::to_le_bytes),
        ),
        (
            "UTF-16, big end first",
            utf16([0xfe, 0xff], u16::to_be_bytes),
        ),
        (
            "carriage returns only",
            text.replace("\r\n", "\n").replace('\n', "\r").into_bytes(),
        ),
    ];
    for (case, file) in rows {
        let imported = import(&file, None).expect(case);
        assert_eq!(
            (imported.format, summary(&imported)),
            ("list", expected.map(ToOwned::to_owned).to_vec()),
            "{case}"
        );
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn what_is_no_export_is_refused() {
    let scrypt = |n: &str, r: &str, p: &str| {
        let file = AEGIS_ENCRYPTED.replace("\"n\": 1024", &format!("\"n\": {n}"));
        let file = file.replace("\"r\": 8", &format!("\"r\": {r}"));
        file.replace("\"p\": 1,", &format!("\"p\": {p},"))
            .into_bytes()
    };
    let lines = |count| {
        format!("otpauth://totp/a?secret={KEY}\n")
            .repeat(count)
            .into_bytes()
    };
    let rows = [
        ("nothing", vec![], ImportError::FormatUnknown),
        ("prose", b"hello".to_vec(), ImportError::FormatUnknown),
        (
            "other JSON",
            b"{\"a\": 1}".to_vec(),
            ImportError::FormatUnknown,
        ),
        (
            "deep JSON",
            "[".repeat(1_000_000).into_bytes(),
            ImportError::FileDamaged,
        ),
        (
            "deep whole JSON",
            ["[".repeat(1_000_000), "]".repeat(1_000_000)]
                .concat()
                .into_bytes(),
            ImportError::FormatUnknown,
        ),
        (
            "a list that is no 2FAS",
            b"[1,2]".to_vec(),
            ImportError::FormatUnknown,
        ),
        (
            "a database of SQLite",
            b"SQLite format 3\0...".to_vec(),
            ImportError::AppDatabase,
        ),
        (
            "OpenPGP",
            b"-----BEGIN PGP MESSAGE-----\n\nwcBM\n".to_vec(),
            ImportError::OpenPgp,
        ),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            ImportError::Picture,
        ),
        (
            "a backup of Latchkey",
            b"LKYBCKUP\0\x01".to_vec(),
            ImportError::OwnBackup,
        ),
        (
            "Bitwarden's export for its own account",
            b"{\"encrypted\": true, \"encKeyValidation_DO_NOT_EDIT\": \"2.a|b|c\", \"items\": []}"
                .to_vec(),
            ImportError::AccountRestricted,
        ),
        (
            "KeePass 1",
            b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5\0\0\x03\0".to_vec(),
            ImportError::KeePassOlder,
        ),
        (
            "passwords without codes",
            b"name,url,username,password,note\nFern,https://fern.example,robin,p,\n".to_vec(),
            ImportError::NoCodes,
        ),
        (
            "the list of Steam Desktop Authenticator",
            b"{\"encrypted\": true, \"first_run\": false, \"entries\": []}".to_vec(),
            ImportError::SteamEncrypted,
        ),
        (
            "too large",
            vec![b' '; LARGEST_FILE + 1],
            ImportError::FileTooLarge,
        ),
        ("too many", lines(10_001), ImportError::TooManyEntries),
        (
            "a newer Aegis",
            AEGIS
                .replacen("\"version\": 1", "\"version\": 2", 1)
                .into_bytes(),
            ImportError::VersionUnknown,
        ),
        (
            "a newer 2FAS",
            TWO_FAS
                .replace("\"schemaVersion\": 4", "\"schemaVersion\": 5")
                .into_bytes(),
            ImportError::VersionUnknown,
        ),
        (
            "another password",
            AEGIS_ENCRYPTED.into(),
            ImportError::WrongPassword,
        ),
        (
            "another password of 2FAS",
            TWO_FAS_ENCRYPTED.into(),
            ImportError::WrongPassword,
        ),
        (
            "no power of two",
            scrypt("1000", "8", "1"),
            ImportError::KdfOutOfBounds,
        ),
        (
            "1 GiB",
            scrypt("1048576", "8", "1"),
            ImportError::KdfOutOfBounds,
        ),
        (
            "beyond 64 bits",
            scrypt("9223372036854775808", "4294967295", "1"),
            ImportError::KdfOutOfBounds,
        ),
        (
            "no work",
            scrypt("1", "8", "1"),
            ImportError::KdfOutOfBounds,
        ),
        (
            "no blocks",
            scrypt("1024", "0", "1"),
            ImportError::KdfOutOfBounds,
        ),
        (
            "no lanes",
            scrypt("1024", "8", "0"),
            ImportError::KdfOutOfBounds,
        ),
        (
            "many lanes",
            scrypt("1024", "8", "5"),
            ImportError::KdfOutOfBounds,
        ),
    ];
    for (case, file, error) in rows {
        assert_eq!(refusal(&file, Some("other")), Some(error), "{case}");
    }
    for file in [AEGIS_ENCRYPTED, TWO_FAS_ENCRYPTED] {
        for password in [None, Some("")] {
            assert_eq!(
                refusal(file.as_bytes(), password),
                Some(ImportError::PasswordNeeded)
            );
        }
    }
    assert_eq!(
        import(&lines(10_000), None)
            .expect("it is the most")
            .entries
            .len(),
        10_000
    );
}

#[test]
fn a_cut_file_is_damaged_at_every_length() {
    for file in [AEGIS, AEGIS_ENCRYPTED, TWO_FAS, TWO_FAS_ENCRYPTED] {
        for length in 1..file.trim_end().len() {
            let cut = file.as_bytes().get(..length).expect("it is shorter");
            assert_eq!(
                refusal(cut, Some(PASSWORD)),
                Some(ImportError::FileDamaged),
                "{length}"
            );
        }
    }
}

#[test]
fn a_changed_ciphertext_is_not_read() {
    let at = AEGIS_ENCRYPTED.find("\"db\": \"").expect("it is there") + 100;
    let mut file = AEGIS_ENCRYPTED.as_bytes().to_vec();
    let byte = file.get_mut(at).expect("it is inside");
    *byte = if *byte == b'A' { b'B' } else { b'A' };
    assert_eq!(
        refusal(&file, Some(PASSWORD)),
        Some(ImportError::FileDamaged)
    );
}

proptest! {
    #[test]
    fn no_file_panics(file: Vec<u8>) {
        let _ = import(&file, Some(PASSWORD));
    }
}
