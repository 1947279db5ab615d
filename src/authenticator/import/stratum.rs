//! Stratum, which was Authenticator Pro: JSON, plain, or encrypted in one of two ways
//! (<https://github.com/stratumauth/app/blob/main/doc/BACKUP_FORMAT.md>).

use std::collections::BTreeMap;

use serde_json::{Value, value::RawValue};

use super::{
    archive::Bytes,
    container::Json,
    draft::{Draft, Groups, Key, Row, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
    kdf::{Argon2Work, Hash, MOST_MEMORY_KIB, pbkdf2_key},
    sealed,
};
use crate::authenticator::annotations::Annotations;

const STRONG: &[u8] = b"AUTHENTICATORPRO";
const LEGACY: &[u8] = b"AuthenticatorPro";
const MEMORY_KIB: u64 = 64 * 1024;
const PASSES: u64 = 3;
const LANES: u32 = 4;
const LEGACY_ROUNDS: u64 = 64_000;

pub(super) struct Stratum;

impl Importer for Stratum {
    fn name(&self) -> &'static str {
        "Stratum"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json.has(&["Authenticators"])
            || file.bytes.starts_with(STRONG)
            || file.bytes.starts_with(LEGACY)
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if file.json.has(&["Authenticators"]) {
            return authenticators(&file.json);
        }
        let mut bytes = Bytes(file.bytes);
        let strong = bytes.expect(STRONG).is_some();
        let (salt, iv) = if strong { (16, 12) } else { (20, 16) };
        let mut part = |count| bytes.take(count).ok_or(ImportError::FileDamaged);
        if !strong {
            part(LEGACY.len())?;
        }
        let (salt, iv) = (part(salt)?, part(iv)?);
        let password = password.ok_or(ImportError::PasswordNeeded)?;
        let opened = if strong {
            let work = Argon2Work::id(MEMORY_KIB, PASSES, LANES);
            let key = work.key(password.as_bytes(), salt, MOST_MEMORY_KIB)?;
            sealed::open(&key, iv, bytes.0)
        } else {
            let key = pbkdf2_key(Hash::Sha1, password, salt, LEGACY_ROUNDS)?;
            sealed::open_cbc(&*key, iv, bytes.0)
        };
        let opened = opened.ok_or(ImportError::WrongPassword)?;
        // Only one of the two proves what it opens.
        let text = std::str::from_utf8(&opened).map_err(|_| ImportError::WrongPassword)?;
        authenticators(&Json::of(text))
    }
}

pub(super) fn authenticators(json: &Json) -> Result<Found, ImportError> {
    let groups = groups(json);
    let mut entries: Vec<&RawValue> = json.list("Authenticators")?;
    // Of equals the first stays first.
    entries.sort_by_cached_key(|entry| {
        let entry: Value = serde_json::from_str(entry.get()).unwrap_or_default();
        entry["Ranking"].as_i64().unwrap_or_default()
    });
    read_all(&entries, |entry| {
        let mut annotations = Annotations::default();
        for group in groups.get(text(entry, "Secret")).into_iter().flatten() {
            annotations.tag(group);
        }
        Row::Account(Draft {
            issuer: text(entry, "Issuer"),
            name: text(entry, "Username"),
            kind: match entry["Type"].as_u64() {
                Some(1) => "hotp",
                Some(2) => "totp",
                Some(3) => "motp",
                Some(4) => "steam",
                Some(5) => "yandex",
                _ => "",
            },
            key: Key::Either(&entry["Secret"]),
            algorithm: algorithm(&entry["Algorithm"]),
            digits: &entry["Digits"],
            period: &entry["Period"],
            counter: &entry["Counter"],
            pin: &entry["Pin"],
            usual: true,
            annotations,
        })
    })
}

/// An algorithm by its number, as the name that it has everywhere else.
fn algorithm(number: &Value) -> &Value {
    static NAMES: std::sync::LazyLock<[Value; 3]> =
        std::sync::LazyLock::new(|| ["SHA1", "SHA256", "SHA512"].map(Value::from));
    let at = number
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    // Another number is no name, which is told.
    at.and_then(|at| NAMES.get(at)).unwrap_or(number)
}

/// The names of the categories, by the key of the account that is in them.
fn groups(json: &Json) -> BTreeMap<String, Vec<String>> {
    let categories = Groups::of(&json.value("Categories"), "Id", "Name");
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let members = json.value("AuthenticatorCategories");
    for member in members.as_array().into_iter().flatten() {
        let id = first_text(member, ["CategoryId", "categoryId"]);
        if let Some(category) = categories.name(id) {
            let key = first_text(member, ["AuthenticatorSecret", "authenticatorSecret"]);
            let names = groups.entry(key.to_owned()).or_default();
            names.push(category.to_owned());
        }
    }
    groups
}

fn first_text<'entry>(entry: &'entry Value, names: [&str; 2]) -> &'entry str {
    super::draft::first(text(entry, names[0]), text(entry, names[1]))
}
