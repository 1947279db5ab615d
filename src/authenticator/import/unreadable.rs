//! Files that are known, and that nothing can be read from: what they are, and what to do instead.

use super::{
    error::ImportError,
    importer::{File, Found, Importer},
    preferences::{self, Preferences},
};

pub(super) struct Unreadable;

/// What a backup of Latchkey begins with.
const OWN_BACKUP: &[u8] = b"LKYBCKUP";
const PICTURES: [&[u8]; 4] = [b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM"];
/// What the names begin with in the preferences of an app that gives no export.
const AUTHY: &str = "com.authy";

fn reason(file: &File) -> Option<ImportError> {
    let begins = |with: &[u8]| file.bytes.starts_with(with);
    // An account may be called so in any other export.
    let of_authy = || {
        preferences::are(file)
            && file.text.contains(AUTHY)
            && Preferences::read(file.text)
                .is_ok_and(|preferences| preferences.all().any(|(name, _)| name.starts_with(AUTHY)))
    };
    let reasons: [(&dyn Fn() -> bool, ImportError); 5] = [
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
        (&of_authy, ImportError::NoExport),
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
