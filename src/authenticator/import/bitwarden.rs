//! Bitwarden: JSON, plain, or encrypted with a password of its own (<https://bitwarden.com/help/encrypted-export/>). Bitwarden
//! Authenticator writes the same, plain.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use hkdf::Hkdf;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    archive::Zip,
    codes::{Shape, codes_of},
    container::Json,
    draft::{Address, Row, flag, text},
    error::ImportError,
    importer::{File, Found, Importer},
    kdf::{Argon2Work, Hash, Key, MOST_CHOSEN_MEMORY_KIB, has_mac, pbkdf2_key},
    sealed::{self, Opened},
};
use crate::authenticator::annotations::Annotations;

const PBKDF2: u64 = 0;
const ARGON2ID: u64 = 1;
const KIB_PER_MIB: u64 = 1024;
/// AES-256-CBC and HMAC-SHA-256, the one kind of encrypted text in an export.
const SEALED_KIND: &str = "2";
/// What an export with attachments has beside them.
const DATA: &str = "data.json";

const SHAPE: Shape = Shape {
    keys: &["totp"],
    labels: &["name"],
};

pub(super) struct Bitwarden;

/// How an export is encrypted.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sealing {
    salt: String,
    kdf_type: u64,
    kdf_iterations: u64,
    kdf_memory: Option<u64>,
    kdf_parallelism: Option<u32>,
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    validation: String,
    data: String,
}

impl Importer for Bitwarden {
    fn name(&self) -> &'static str {
        "Bitwarden"
    }

    fn recognises(&self, file: &File) -> bool {
        let known = ["items", "encKeyValidation_DO_NOT_EDIT", "passwordProtected"];
        file.json.has(&["encrypted"]) && known.iter().any(|name| file.json.has(&[name]))
            || has_logins(&file.json)
            || Zip::begins(file.bytes)
                && Zip::read(file.bytes).is_ok_and(|zip| zip.find(|name| name == DATA).is_some())
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if Zip::begins(file.bytes) {
            let opened = Zip::read(file.bytes)?.open(DATA, password)?;
            let text = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
            return items(&Json::of(text));
        }
        if file.json.value("encrypted") != Value::Bool(true) {
            return items(&file.json);
        }
        if file.json.value("passwordProtected") != Value::Bool(true) {
            return Err(ImportError::AccountRestricted);
        }
        let sealing: Sealing = super::container::parsed(file.text)?;
        let password = password.ok_or(ImportError::PasswordNeeded)?;
        let keys = sealing.keys(password)?;
        // What is sealed beside the data only tells a wrong password from damage.
        keys.open(&sealing.validation)?
            .ok_or(ImportError::WrongPassword)?;
        let opened = keys.open(&sealing.data)?.ok_or(ImportError::FileDamaged)?;
        let opened = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        items(&Json::of(opened))
    }
}

/// What other programs write for Bitwarden does not say that it is not encrypted.
fn has_logins(json: &Json) -> bool {
    let items = json.list("items").unwrap_or_default();
    items
        .iter()
        .any(|item| Json::of(item.get()).has(&["login"]))
}

/// For encryption, and for its proof.
struct Keys(Key, Key);

impl Sealing {
    fn keys(&self, password: &str) -> Result<Keys, ImportError> {
        let salt = self.salt.as_bytes();
        let key = match (self.kdf_type, self.kdf_memory, self.kdf_parallelism) {
            (PBKDF2, ..) => pbkdf2_key(Hash::Sha256, password, salt, self.kdf_iterations)?,
            (ARGON2ID, Some(memory), Some(lanes)) => {
                let memory = memory.saturating_mul(KIB_PER_MIB);
                let work = Argon2Work::id(memory, self.kdf_iterations, lanes);
                work.key(
                    password.as_bytes(),
                    &Sha256::digest(salt),
                    MOST_CHOSEN_MEMORY_KIB,
                )?
            }
            _ => return Err(ImportError::KdfOutOfBounds),
        };
        let expand = |label: &str| {
            let mut expanded = Key::default();
            Hkdf::<Sha256>::from_prk(&*key)
                .ok()
                .and_then(|hkdf| hkdf.expand(label.as_bytes(), &mut *expanded).ok())
                .ok_or(ImportError::FileDamaged)?;
            Ok(expanded)
        };
        Ok(Keys(expand("enc")?, expand("mac")?))
    }
}

impl Keys {
    /// Opens `2.IV|CIPHERTEXT|MAC`; nothing where the keys are others.
    fn open(&self, text: &str) -> Result<Option<Opened>, ImportError> {
        let parts = text
            .split_once('.')
            .filter(|(kind, _)| *kind == SEALED_KIND);
        let (_, parts) = parts.ok_or(ImportError::FileDamaged)?;
        let decode = |part: &str| BASE64.decode(part.as_bytes());
        let parts: Result<Vec<_>, _> = parts.splitn(4, '|').map(decode).collect();
        let Ok([iv, sealed, mac]) = parts.as_deref() else {
            return Err(ImportError::FileDamaged);
        };
        if !has_mac(&*self.1, &[iv, sealed], mac) {
            return Ok(None);
        }
        let opened = sealed::open_cbc(&*self.0, iv, sealed);
        opened.map(Some).ok_or(ImportError::FileDamaged)
    }
}

pub(super) fn items(json: &Json) -> Result<Found, ImportError> {
    let mut groups = BTreeMap::new();
    for list in ["folders", "collections"] {
        for group in json.value(list).as_array().into_iter().flatten() {
            groups.insert(text(group, "id").to_owned(), text(group, "name").to_owned());
        }
    }
    let mut found = Found::default();
    for item in json.list("items")? {
        let item: Value = serde_json::from_str(item.get()).unwrap_or_default();
        if item.is_object() {
            add(&item, &groups, &mut found)?;
        } else {
            found.add_bad()?;
        }
    }
    Ok(found)
}

/// Adds all codes of an item, which may be a login or a note.
fn add(
    item: &Value,
    groups: &BTreeMap<String, String>,
    found: &mut Found,
) -> Result<(), ImportError> {
    let codes = codes_of(item, &SHAPE);
    let mut annotations = Annotations {
        note: codes.note(text(item, "notes")),
        pinned: flag(item, "favorite"),
        ..Annotations::default()
    };
    let collections = item["collectionIds"].as_array().into_iter().flatten();
    for id in collections.chain([&item["folderId"]]) {
        if let Some(name) = id.as_str().and_then(|id| groups.get(id)) {
            annotations.tag(name);
        }
    }
    for code in codes.all() {
        found.add(if item["deletedDate"].is_null() {
            Row::Address(Address {
                text: code.text,
                issuer: text(item, "name"),
                name: text(&item["login"], "username"),
                field: code.field,
                annotations: annotations.clone(),
            })
        } else {
            Row::Trashed
        })?;
    }
    Ok(())
}
