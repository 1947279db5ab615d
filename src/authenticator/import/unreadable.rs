//! Files that are known, and that nothing can be read from: what they are, and what to do instead.

use super::{
    archive::Zip,
    error::ImportError,
    importer::{File, Found, Importer},
    preferences::{self, Preferences},
    xml,
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
    // What is cut off has no table of contents, or no end.
    let is_cut = || {
        let is_damaged = |error| error == ImportError::FileDamaged;
        Zip::begins(file.bytes) && Zip::read(file.bytes).err().is_some_and(is_damaged)
            || preferences::are(file) && Preferences::read(file.text).err().is_some_and(is_damaged)
    };
    let reasons: [(&dyn Fn() -> bool, ImportError); 8] = [
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
        (&|| is_open_pgp(file.bytes), ImportError::OpenPgp),
        (
            &|| xml::begins_with(file.text, "WinAuth"),
            ImportError::AppDatabase,
        ),
        (
            &|| PICTURES.iter().any(|picture| begins(picture)) && !file.text.is_whole(),
            ImportError::Picture,
        ),
        (&of_authy, ImportError::NoExport),
        (&is_cut, ImportError::FileDamaged),
    ];
    reasons
        .iter()
        .find(|(is, _)| is())
        .map(|(_, reason)| *reason)
}

/// Whether bytes begin as an encrypted message of OpenPGP does (RFC 9580, sections 4.2 and 5): a packet with a session key for a
/// public key or a password, in a version and for algorithms that there are.
fn is_open_pgp(bytes: &[u8]) -> bool {
    let Some((kind, rest)) = bytes.split_first() else {
        return false;
    };
    let (password, length) = match kind {
        0x84 | 0xc1 => (false, 1),
        0x85 => (false, 2),
        0x8c | 0xc3 => (true, 1),
        _ => return false,
    };
    // A length of the newer kind has a second byte where it is long.
    let long = *kind == 0xc1 && rest.first().is_some_and(|length| *length >= 192);
    let packet = rest.get(length + usize::from(long)..).unwrap_or_default();
    if password {
        return matches!(packet, [4, 1..=13, 0 | 1 | 3 | 4, ..]);
    }
    packet.first() == Some(&3) && matches!(packet.get(9), Some(1 | 2 | 16 | 18 | 25))
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
