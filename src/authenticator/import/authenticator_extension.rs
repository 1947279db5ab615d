//! Authenticator, the extension: JSON, plain, or with entries that are encrypted by the way of OpenSSL, under a password, under a key
//! that a password opens, or under what Argon2id makes of a password
//! (<https://github.com/Authenticator-Extension/Authenticator>, `src/models`).

use std::collections::BTreeMap;

use data_encoding::{BASE64, BASE64_NOPAD, HEXLOWER, HEXLOWER_PERMISSIVE};
use md5::{Digest, Md5};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    archive::Bytes,
    container::{Json, parsed},
    draft::{Draft, Key, Row, UNSAID, first, flag, text},
    error::ImportError,
    importer::{File, Found, Importer},
    kdf::{Argon2Work, MOST_MEMORY_KIB},
    refused::RefusedEntry,
    sealed::{self, Opened},
};
use crate::authenticator::{annotations::Annotations, credential::Secret, error::AccountError};

const MEMORY_KIB: u64 = 19 * 1024;
const PASSES: u64 = 2;
/// More keys than any export has.
const MOST_KEYS: usize = 4;
const SALTED: &[u8] = b"Salted__";
const SALT: usize = 8;
const KEY_AND_IV: usize = 48;
const KEY: usize = 32;
const BATTLE_DIGITS: u64 = 8;
/// The kinds by their numbers.
const KINDS: [&str; 7] = ["", "totp", "hotp", "battle", "steam", "hex", "hhex"];

pub(super) struct AuthenticatorExtension;

/// The passphrases that entries are sealed with, by the id of their key; the empty id is that of early versions.
struct Passphrases(BTreeMap<String, String>);

impl Importer for AuthenticatorExtension {
    fn name(&self) -> &'static str {
        "Authenticator extension"
    }

    fn recognises(&self, file: &File) -> bool {
        let Json::Object(object) = &file.json else {
            return false;
        };
        object.values().any(|value| {
            let json = Json::of(value.get());
            json.has(&["secret", "encrypted", "type"])
                || json.has(&["secret", "hash", "index"])
                || json.has(&["secret", "type", "account", "issuer"])
                || json.has(&["dataType", "data", "keyId"])
        })
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        let whole: BTreeMap<String, Value> = parsed(file.text)?;
        let is_entry = |value: &&Value| !value["secret"].is_null() || sealed_whole(value);
        let mut entries: Vec<&Value> = whole.values().filter(is_entry).collect();
        entries.sort_by_key(|entry| entry["index"].as_i64().unwrap_or(i64::MAX));
        let encrypted = entries
            .iter()
            .any(|entry| sealed_whole(entry) || flag(entry, "encrypted"));
        let passphrases = match (encrypted, password) {
            (false, _) => Passphrases(BTreeMap::new()),
            (true, None) => return Err(ImportError::PasswordNeeded),
            (true, Some(password)) => Passphrases::of(&whole, &entries, password)?,
        };
        let mut found = Found::default();
        let mut opened_any = !encrypted;
        for entry in entries {
            match passphrases.opened(entry) {
                Some(entry) => {
                    opened_any = true;
                    found.add(row(&entry))?;
                }
                None => found.push(Err(RefusedEntry {
                    title: super::refused::title(text(entry, "issuer"), text(entry, "account")),
                    error: AccountError::BadEntry,
                }))?,
            }
        }
        opened_any
            .then_some(found)
            .ok_or(ImportError::WrongPassword)
    }
}

fn sealed_whole(entry: &Value) -> bool {
    text(entry, "dataType") == "EncOTPStorage"
}

impl Passphrases {
    fn of(
        whole: &BTreeMap<String, Value>,
        entries: &[&Value],
        password: &str,
    ) -> Result<Self, ImportError> {
        let mut passphrases = BTreeMap::new();
        let early = match whole.get("key").map(|key| text(key, "enc")) {
            Some(sealed) if !sealed.is_empty() => {
                let opened = open(sealed, password).ok_or(ImportError::WrongPassword)?;
                HEXLOWER.encode(&opened)
            }
            _ => password.to_owned(),
        };
        passphrases.insert(String::new(), early);
        for entry in entries.iter().filter(|entry| sealed_whole(entry)) {
            let id = text(entry, "keyId");
            if passphrases.contains_key(id) {
                continue;
            }
            if passphrases.len() > MOST_KEYS {
                return Err(ImportError::KdfOutOfBounds);
            }
            let key = whole.values().find(|key| text(key, "id") == id);
            let salt = key
                .map(|key| text(key, "salt"))
                .ok_or(ImportError::FileDamaged)?;
            let work = Argon2Work::id(MEMORY_KIB, PASSES, 1);
            let key = work.key(password.as_bytes(), salt.as_bytes(), MOST_MEMORY_KIB)?;
            passphrases.insert(id.to_owned(), BASE64_NOPAD.encode(&*key));
        }
        Ok(Self(passphrases))
    }

    /// An entry without its encryption; nothing where none of the passphrases opens it.
    fn opened(&self, entry: &Value) -> Option<Value> {
        if sealed_whole(entry) {
            let passphrase = self.0.get(text(entry, "keyId"))?;
            let opened = open(text(entry, "data"), passphrase)?;
            return serde_json::from_slice(&opened).ok();
        }
        let mut entry = entry.clone();
        if flag(&entry, "encrypted") {
            let opened = open(text(&entry, "secret"), self.0.get("")?)?;
            let secret = std::str::from_utf8(&opened).ok()?;
            entry["secret"] = Value::from(secret);
        }
        Some(entry)
    }
}

/// Opens what OpenSSL's `enc` seals, and crypto-js after it: the key is made by MD5.
fn open(text: &str, passphrase: &str) -> Option<Opened> {
    let sealed = BASE64.decode(text.as_bytes()).ok()?;
    let mut bytes = Bytes(&sealed);
    bytes.expect(SALTED)?;
    let salt = bytes.take(SALT)?;
    let mut made = Zeroizing::new(Vec::with_capacity(KEY_AND_IV));
    let mut last: Vec<u8> = Vec::new();
    while made.len() < KEY_AND_IV {
        let hash = Md5::new()
            .chain_update(&last)
            .chain_update(passphrase)
            .chain_update(salt);
        last = hash.finalize().to_vec();
        made.extend_from_slice(&last);
    }
    let (key, iv) = made.split_at_checked(KEY)?;
    sealed::open_cbc(key, iv, bytes.0)
}

/// A kind by its name, or by its number, as the extension has it while it runs.
fn kind(said: &Value) -> &str {
    let at = said
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    match (at, said.as_str()) {
        (Some(at), _) => KINDS.get(at).copied().unwrap_or_default(),
        (None, name) => first(name.unwrap_or_default(), "totp"),
    }
}

/// The same for an algorithm.
fn algorithm(said: &Value) -> &Value {
    static NAMES: std::sync::LazyLock<[Value; 4]> =
        std::sync::LazyLock::new(|| ["", "SHA1", "SHA256", "SHA512"].map(Value::from));
    let at = said
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    // Another number is no name, which is told.
    at.and_then(|at| NAMES.get(at)).unwrap_or(said)
}

/// What the extension takes for nothing is not said.
fn given(said: &Value) -> &Value {
    let is_nothing = said.as_u64() == Some(0) || said.as_str() == Some("");
    if is_nothing { &UNSAID } else { said }
}

fn row(entry: &Value) -> Row<'_> {
    static BATTLE: std::sync::LazyLock<Value> = std::sync::LazyLock::new(|| BATTLE_DIGITS.into());
    let secret = text(entry, "secret");
    let marked = ["blz-", "bliz-", "stm-"].iter().find(|mark| {
        let start = secret.get(..mark.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(mark))
    });
    let key = marked.map_or(secret, |mark| secret.get(mark.len()..).unwrap_or_default());
    let kind = match marked {
        Some(&"stm-") => "steam",
        Some(_) => "battle",
        None => kind(&entry["type"]),
    };
    // Keys were typed in hexadecimal too.
    let hexadecimal = match kind {
        "hex" | "hhex" => true,
        "totp" | "hotp" => Secret::from_base32(key).is_err(),
        _ => false,
    };
    let issuer = text(entry, "issuer");
    let key = if hexadecimal {
        Key::Bytes(HEXLOWER_PERMISSIVE.decode(key.as_bytes()).ok())
    } else {
        Key::Text(key.to_owned())
    };
    Row::Account(Draft {
        // What stands behind it is the host that the entry belongs to.
        issuer: issuer.split_once("::").map_or(issuer, |(issuer, _)| issuer),
        name: text(entry, "account"),
        kind: match kind {
            "hex" | "battle" => "totp",
            "hhex" => "hotp",
            other => other,
        },
        key,
        algorithm: given(algorithm(&entry["algorithm"])),
        digits: if kind == "battle" {
            &BATTLE
        } else {
            given(&entry["digits"])
        },
        period: given(&entry["period"]),
        counter: &entry["counter"],
        usual: true,
        annotations: Annotations {
            pinned: flag(entry, "pinned"),
            ..Annotations::default()
        },
        ..Draft::default()
    })
}
