//! andOTP: JSON, plain, or encrypted with a password in the way of today or that of before 0.6.3
//! (<https://github.com/andOTP/andOTP/wiki/Special-features>).

use sha2::{Digest, Sha256};

use super::{
    archive::{Bytes, Zip},
    container::Json,
    draft::{Draft, Key, Row, first, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
    kdf::{self, Hash},
    sealed::{self, Opened},
};
use crate::authenticator::annotations::Annotations;

const SALT: usize = 12;
const NONCE: usize = 12;
const TAG: usize = 16;
/// Between these andOTP chooses its rounds; the file has no other mark.
const ROUNDS: std::ops::RangeInclusive<u32> = 10_000..=1_000_000;

/// What files begin with that are as even, being compressed or encrypted otherwise.
const MARKS: [&[u8]; 14] = [
    b"%PDF",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\x7fELF",
    b"MZ",
    b"\xd0\xcf\x11\xe0",
    b"Salted__",
];

pub(super) struct AndOtp;

impl Importer for AndOtp {
    fn name(&self) -> &'static str {
        "andOTP"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json.first_has(&["secret", "label", "type"]) || is_sealed(file)
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if let Json::List(entries) = &file.json {
            return read_all(entries, |entry| {
                let mut annotations = Annotations::default();
                for tag in entry["tags"].as_array().into_iter().flatten() {
                    annotations.tag(tag.as_str().unwrap_or_default());
                }
                // Early versions had no issuer.
                let label = text(entry, "label");
                let parts = label
                    .split_once(" - ")
                    .filter(|_| entry["issuer"].is_null());
                let (issuer, name) = parts.unwrap_or((text(entry, "issuer"), label));
                Row::Account(Draft {
                    issuer,
                    name,
                    kind: first(text(entry, "type"), "totp"),
                    key: Key::Either(&entry["secret"]),
                    algorithm: &entry["algorithm"],
                    digits: &entry["digits"],
                    period: &entry["period"],
                    counter: &entry["counter"],
                    pin: &entry["pin"],
                    usual: false,
                    annotations,
                })
            });
        }
        let password = password.ok_or(ImportError::PasswordNeeded)?;
        let opened = open(file.bytes, password)?.or_else(|| open_old(file.bytes, password));
        let opened = opened.ok_or(ImportError::WrongPassword)?;
        let text = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        match Json::of(text) {
            json @ Json::List(_) => {
                let inner = File {
                    bytes: &opened,
                    key: None,
                    text: file.text,
                    json,
                };
                self.read(&inner, None)
            }
            _ => Err(ImportError::FileDamaged),
        }
    }
}

/// Nothing but bytes without a mark that any other file has, and as even as what is encrypted.
fn is_sealed(file: &File) -> bool {
    let enough = file.bytes.len() > NONCE + TAG;
    let marked = Zip::begins(file.bytes) || MARKS.iter().any(|mark| file.bytes.starts_with(mark));
    enough && !file.text.is_whole() && !marked && is_even(file.bytes)
}

/// Whether no byte comes far more often than others, and text no more often than among random bytes.
fn is_even(bytes: &[u8]) -> bool {
    let mut counts = [0_usize; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let text = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~'));
    let most = counts.iter().max().copied().unwrap_or_default();
    text.count() * 4 < bytes.len() * 3 && most <= (bytes.len() / 16).max(8)
}

fn open(bytes: &[u8], password: &str) -> Result<Option<Opened>, ImportError> {
    let mut bytes = Bytes(bytes);
    let parts = (|| {
        let rounds = u32::from_be_bytes(bytes.take(4)?.try_into().ok()?);
        let (salt, nonce) = (bytes.take(SALT)?, bytes.take(NONCE)?);
        ROUNDS.contains(&rounds).then_some((rounds, salt, nonce))
    })();
    let Some((rounds, salt, nonce)) = parts else {
        return Ok(None);
    };
    let key = kdf::pbkdf2_key(Hash::Sha1, password, salt, rounds.into())?;
    Ok(sealed::open(&key, nonce, bytes.0))
}

fn open_old(bytes: &[u8], password: &str) -> Option<Opened> {
    let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
    let key = kdf::Key::new(Sha256::digest(password).into());
    sealed::open(&key, nonce, sealed)
}
