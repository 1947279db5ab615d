//! Databases of KeePass with a key file. Those of the vectors have the bytes 0 to 31 as a key, or the hash of a file.

use latchkey::authenticator::import::{ImportError, import_with_key_file};

const PASSWORD: &str = "fern frond";

/// A case, password and key file, and what is said.
type Row<'file> = (
    &'static str,
    Option<&'static str>,
    Option<&'file [u8]>,
    ImportError,
);

/// How many accounts a database has, opened so.
fn opened(
    database: &str,
    password: Option<&str>,
    key_file: Option<&[u8]>,
) -> Result<usize, ImportError> {
    let path = format!(
        "{}/tests/vectors/import/{database}.kdbx",
        env!("CARGO_MANIFEST_DIR")
    );
    let file = std::fs::read(path).expect(database);
    import_with_key_file(&file, password, key_file).map(|imported| imported.entries.len())
}

fn key() -> Vec<u8> {
    (0..32).collect()
}

fn document(version: &str, data: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<KeyFile><Meta><Version>{version}</Version></Meta><Key>{data}</Key></KeyFile>"
    )
    .into_bytes()
}

#[test]
fn every_kind_of_key_file_opens_its_database() {
    let hexadecimal = data_encoding::HEXUPPER.encode(&key());
    let (first, second) = hexadecimal.split_at(32);
    let lines = format!("\n\t{first}\n\t{second}\n");
    let base64 = data_encoding::BASE64.encode(&key());
    let rows = [
        (
            "XML, version 1",
            document("1.00", &format!("<Data>{base64}</Data>")),
        ),
        (
            "XML, version 2",
            document("2.0", &format!("<Data Hash=\"630DCD29\">{lines}</Data>")),
        ),
        ("32 bytes", key()),
        ("64 letters", hexadecimal.to_lowercase().into_bytes()),
    ];
    for (kind, file) in rows {
        for database in ["keepass_key_file", "keepass_3_key_file"] {
            let found = opened(database, Some(PASSWORD), Some(&file));
            assert_eq!(found, Ok(6), "{database}: {kind}");
        }
    }
    let any = Some(b"any file".as_slice());
    assert_eq!(opened("keepass_key_file_alone", None, any), Ok(6));
}

#[test]
fn a_key_that_is_missing_wrong_or_damaged_is_told() {
    let wrong = document(
        "2.0",
        &format!("<Data Hash=\"00000000\">{}</Data>", "00".repeat(32)),
    );
    let newer = document("3.0", "<Data>AAAA</Data>");
    let short = document("1.0", "<Data>AAAA</Data>");
    let key = key();
    let rows: [Row; 7] = [
        ("neither", None, None, ImportError::KeyNeeded),
        ("no key file", Some(PASSWORD), None, ImportError::WrongKey),
        ("no password", None, Some(&key), ImportError::WrongKey),
        (
            "another",
            Some(PASSWORD),
            Some(b"moss"),
            ImportError::WrongKey,
        ),
        (
            "a wrong proof",
            Some(PASSWORD),
            Some(&wrong),
            ImportError::KeyFileDamaged,
        ),
        (
            "a newer version",
            Some(PASSWORD),
            Some(&newer),
            ImportError::KeyFileDamaged,
        ),
        (
            "too short",
            Some(PASSWORD),
            Some(&short),
            ImportError::KeyFileDamaged,
        ),
    ];
    for (case, password, key_file, refusal) in rows {
        let found = opened("keepass_key_file", password, key_file);
        assert_eq!(found, Err(refusal), "{case}");
    }
    let large = vec![0; latchkey::authenticator::import::LARGEST_FILE + 1];
    assert_eq!(
        opened("keepass_key_file", Some(PASSWORD), Some(&large)),
        Err(ImportError::FileTooLarge)
    );
    // What needs none ignores it.
    assert_eq!(opened("keepass_twofish", Some(PASSWORD), None), Ok(6));
}
