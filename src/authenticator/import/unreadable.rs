//! Files that are known, and that nothing can be read from: what they are, and what to do instead.

use super::{
    error::ImportError,
    importer::{File, Found, Importer},
    xml,
};

pub(super) struct Unreadable;

/// What a backup of Latchkey begins with.
const OWN_BACKUP: &[u8] = b"LKYBCKUP";
const PICTURES: [&[u8]; 4] = [b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM"];
/// What app's preferences have that gives no export.
const APPS: [&str; 2] = ["com.authy", "authy"];
/// What KeePass wrote before version 2.
const KEEPASS_1: &[u8] = &[0x65, 0xfb, 0x4b, 0xb5];

fn reason(file: &File) -> Option<ImportError> {
    let begins = |with: &[u8]| file.bytes.starts_with(with);
    let apps =
        || xml::begins_with(file.text, "map") && APPS.iter().any(|app| file.text.contains(app));
    let reasons: [(&dyn Fn() -> bool, ImportError); 6] = [
        (&|| begins(OWN_BACKUP), ImportError::OwnBackup),
        (&|| begins(b"SQLite format 3\0"), ImportError::AppDatabase),
        (
            &|| {
                file.text
                    .trim_start()
                    .starts_with("-----BEGIN PGP MESSAGE-----")
            },
            ImportError::OpenPgp,
        ),
        (
            &|| PICTURES.iter().any(|picture| begins(picture)) && !file.text.is_whole(),
            ImportError::Picture,
        ),
        (&|| begins(KEEPASS_1), ImportError::KeePassOlder),
        (&apps, ImportError::NoExport),
    ];
    reasons
        .iter()
        .find(|(is, _)| is())
        .map(|(_, reason)| *reason)
}

impl Importer for Unreadable {
    fn name(&self) -> &'static str {
        "unreadable"
    }

    fn recognises(&self, file: &File) -> bool {
        reason(file).is_some()
    }

    fn read(&self, file: &File, _: Option<&str>) -> Result<Found, ImportError> {
        Err(reason(file).unwrap_or(ImportError::FormatUnknown))
    }
}
