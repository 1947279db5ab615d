//! TOTP Authenticator: the preferences of its app, or a backup: Base64 of AES-256-CBC under the hash of a password, which is the
//! same for everybody where none was chosen.

use aes::Aes256;
use cbc::cipher::block_padding::NoPadding;
use data_encoding::{BASE64, HEXUPPER_PERMISSIVE};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    draft::{Draft, Key, Row, flag, text},
    error::ImportError,
    importer::{File, Found, Importer},
    preferences::{self, Preferences},
    sealed,
};
use crate::authenticator::annotations::Annotations;

const LIST: &str = "STATIC_TOTP_CODES_LIST";
const USUAL_PASSWORD: &str = "TotpAuthenticator";
const BLOCK: usize = 16;
/// The fewest characters that are whole blocks.
const BASE64_OF_BLOCKS: usize = 64;
/// What is sealed begins as an object whose first name is a list.
const BEGIN: &[u8] = b"{\"[";

pub(super) struct TotpAuthenticator;

impl Importer for TotpAuthenticator {
    fn name(&self) -> &'static str {
        "TOTP Authenticator"
    }

    fn recognises(&self, file: &File) -> bool {
        preferences::are(file) && file.text.contains(LIST)
            || sealed_bytes(file.text).is_some()
            || starts(&beginning(file.text), USUAL_PASSWORD)
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        let list: Vec<Value> = match sealed_bytes(file.text) {
            Some(sealed) => match (open(&sealed, USUAL_PASSWORD), password) {
                (Some(list), _) => list,
                (None, _) if starts(&sealed, USUAL_PASSWORD) => {
                    return Err(ImportError::FileDamaged);
                }
                (None, None) => return Err(ImportError::PasswordNeeded),
                (None, Some(password)) => open(&sealed, password).ok_or_else(|| {
                    // Steam Desktop Authenticator's look the same.
                    if starts(&sealed, password) {
                        ImportError::FileDamaged
                    } else {
                        ImportError::SealedText
                    }
                })?,
            },
            None if !preferences::are(file) => return Err(ImportError::FileDamaged),
            None => Preferences::read(file.text)?
                .get(LIST)
                .and_then(|list| serde_json::from_str(list).ok())
                .ok_or(ImportError::FileDamaged)?,
        };
        rows(&list)
    }
}

fn rows(list: &[Value]) -> Result<Found, ImportError> {
    let mut found = Found::default();
    for entry in list {
        found.add(row(entry))?;
    }
    Ok(found)
}

/// Reads what a backup holds, once it has been opened.
#[cfg(test)]
pub(super) fn read_opened(opened: &[u8]) -> Result<Found, ImportError> {
    rows(&entries(opened).ok_or(ImportError::WrongPassword)?)
}

fn sealed_bytes(text: &str) -> Option<Vec<u8>> {
    let text: String = text.split_whitespace().collect();
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    (bytes.len() % BLOCK == 0 && !bytes.is_empty()).then_some(bytes)
}

/// As many bytes as the first characters of a text are, however it ends.
fn beginning(text: &str) -> Vec<u8> {
    let first = text.trim_start().get(..BASE64_OF_BLOCKS);
    let decoded = first.and_then(|first| BASE64.decode(first.as_bytes()).ok());
    decoded.unwrap_or_default()
}

/// Whether what is sealed begins as a backup does under this password, be it whole or not.
fn starts(sealed: &[u8], password: &str) -> bool {
    let first = sealed.get(..BLOCK).and_then(|block| {
        sealed::open_cbc_of::<Aes256, NoPadding>(&Sha256::digest(password), &[0; BLOCK], block)
    });
    first.is_some_and(|first| first.starts_with(BEGIN))
}

fn open(sealed: &[u8], password: &str) -> Option<Vec<Value>> {
    entries(&sealed::open_cbc(
        &Sha256::digest(password),
        &[0; BLOCK],
        sealed,
    )?)
}

/// An object whose first name is the list, as a text, of entries, each a text again.
fn entries(opened: &[u8]) -> Option<Vec<Value>> {
    let object: serde_json::Map<String, Value> = serde_json::from_slice(opened).ok()?;
    let list: Vec<Value> = serde_json::from_str(object.keys().next()?).ok()?;
    let entry = |entry: Value| match entry {
        Value::String(text) => serde_json::from_str(&text).ok(),
        other => Some(other),
    };
    list.into_iter().map(entry).collect()
}

fn row(entry: &Value) -> Row<'_> {
    let key = text(entry, "key");
    let key = match entry["base"].as_u64() {
        Some(16) => Key::Bytes(HEXUPPER_PERMISSIVE.decode(key.as_bytes()).ok()),
        Some(32) => Key::Base32(&entry["key"]),
        Some(64) => Key::Bytes(BASE64.decode(key.as_bytes()).ok()),
        _ => Key::Bytes(None),
    };
    Row::Account(Draft {
        issuer: text(entry, "issuer"),
        name: text(entry, "name"),
        key,
        digits: &entry["digits"],
        period: &entry["period"],
        usual: true,
        annotations: Annotations {
            pinned: flag(entry, "isFavorite"),
            ..Annotations::default()
        },
        ..Draft::default()
    })
}
