//! Aegis: JSON, plain or encrypted
//! (<https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md>).

use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use zeroize::Zeroizing;

use super::{
    container::parsed,
    draft::{Draft, Groups, Key, Row, flag, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
    sealed::{self, KEY_SIZE},
};
use crate::authenticator::annotations::Annotations;

const VERSION: u64 = 1;
const CONTENT_VERSIONS: std::ops::RangeInclusive<u64> = 1..=3;
/// The kind of a slot that a password opens.
const PASSWORD_SLOT: u64 = 1;
/// More slots than any vault has. Each that a password may open costs a key derivation.
const MOST_PASSWORD_SLOTS: usize = 4;
/// The most memory of a key derivation, in bytes, and how many times it may be gone through.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
const MOST_LANES: u32 = 4;

pub(super) struct Aegis;

#[derive(Deserialize)]
struct Vault<'file> {
    version: u64,
    #[serde(borrow)]
    header: Header<'file>,
    #[serde(borrow)]
    db: &'file RawValue,
}

#[derive(Deserialize)]
struct Header<'file> {
    #[serde(borrow)]
    slots: Option<Vec<&'file RawValue>>,
    params: Option<Sealing>,
}

/// Nonce and tag, in hexadecimal.
#[derive(Deserialize)]
struct Sealing {
    nonce: String,
    tag: String,
}

#[derive(Deserialize)]
struct SlotKind {
    r#type: u64,
}

#[derive(Deserialize)]
struct Slot {
    key: String,
    key_params: Sealing,
    n: u64,
    r: u32,
    p: u32,
    salt: String,
}

#[derive(Deserialize)]
struct Content<'file> {
    version: u64,
    #[serde(borrow)]
    entries: Vec<&'file RawValue>,
    groups: Option<Value>,
}

impl Importer for Aegis {
    fn name(&self) -> &'static str {
        "Aegis"
    }

    fn recognises(&self, file: &File) -> bool {
        file.json.has(&["header", "db"])
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        let file: Vault = parsed(file.text)?;
        if file.version != VERSION {
            return Err(ImportError::VersionUnknown);
        }
        match (file.header.slots, file.header.params) {
            (None, None) => content(file.db.get()),
            (Some(slots), Some(sealing)) => {
                let password = password.ok_or(ImportError::PasswordNeeded)?;
                let key = master_key(&slots, password)?;
                let db = Zeroizing::new(parsed::<String>(file.db.get())?);
                let sealed = BASE64
                    .decode(db.as_bytes())
                    .map_err(|_| ImportError::FileDamaged)?;
                let opened = sealing
                    .open(&key, sealed)?
                    .ok_or(ImportError::FileDamaged)?;
                let opened = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
                content(opened)
            }
            _ => Err(ImportError::FileDamaged),
        }
    }
}

fn hexadecimal(text: &str) -> Result<Vec<u8>, ImportError> {
    HEXLOWER_PERMISSIVE
        .decode(text.as_bytes())
        .map_err(|_| ImportError::FileDamaged)
}

/// The key that the first slot gives which the password opens.
fn master_key(
    slots: &[&RawValue],
    password: &str,
) -> Result<Zeroizing<[u8; KEY_SIZE]>, ImportError> {
    let mut of_passwords = Vec::new();
    for slot in slots {
        if parsed::<SlotKind>(slot.get())?.r#type == PASSWORD_SLOT {
            of_passwords.push(parsed::<Slot>(slot.get())?);
        }
        if of_passwords.len() > MOST_PASSWORD_SLOTS {
            return Err(ImportError::KdfOutOfBounds);
        }
    }
    if of_passwords.is_empty() {
        return Err(ImportError::NoPasswordSlot);
    }
    // All are checked before any work is done.
    let parameters = of_passwords.iter().map(Slot::parameters);
    let parameters: Vec<_> = parameters.collect::<Result<_, _>>()?;
    for (slot, parameters) in of_passwords.iter().zip(parameters) {
        if let Some(key) = slot.open(password, parameters)? {
            return Ok(key);
        }
    }
    Err(ImportError::WrongPassword)
}

impl Slot {
    fn parameters(&self) -> Result<scrypt::Params, ImportError> {
        let memory = self
            .n
            .checked_mul(u64::from(self.r))
            .and_then(|blocks| blocks.checked_mul(128));
        let within = self.n > 1
            && self.n.is_power_of_two()
            && self.r > 0
            && (1..=MOST_LANES).contains(&self.p)
            && memory.is_some_and(|memory| memory <= MOST_MEMORY);
        let logarithm = u8::try_from(self.n.trailing_zeros()).ok();
        logarithm
            .filter(|_| within)
            .and_then(|logarithm| scrypt::Params::new(logarithm, self.r, self.p).ok())
            .ok_or(ImportError::KdfOutOfBounds)
    }

    fn open(
        &self,
        password: &str,
        parameters: scrypt::Params,
    ) -> Result<Option<Zeroizing<[u8; KEY_SIZE]>>, ImportError> {
        let (salt, sealed) = (hexadecimal(&self.salt)?, hexadecimal(&self.key)?);
        let mut key = Zeroizing::new([0; KEY_SIZE]);
        scrypt::scrypt(password.as_bytes(), &salt, &parameters, &mut *key)
            .map_err(|_| ImportError::KdfOutOfBounds)?;
        let opened = self.key_params.open(&key, sealed)?;
        let key = opened.map(|opened| <[u8; KEY_SIZE]>::try_from(opened.as_slice()));
        let key = key.transpose().map_err(|_| ImportError::FileDamaged)?;
        Ok(key.map(Zeroizing::new))
    }
}

impl Sealing {
    fn open(
        &self,
        key: &[u8; KEY_SIZE],
        mut sealed: Vec<u8>,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, ImportError> {
        sealed.extend(hexadecimal(&self.tag)?);
        Ok(sealed::open(key, &hexadecimal(&self.nonce)?, &sealed))
    }
}

pub(super) fn content(text: &str) -> Result<Found, ImportError> {
    let content: Content = parsed(text)?;
    if !CONTENT_VERSIONS.contains(&content.version) {
        return Err(ImportError::VersionUnknown);
    }
    let groups = Groups::of(&content.groups.unwrap_or_default(), "uuid", "name");
    read_all(&content.entries, |entry| {
        let info = &entry["info"];
        let mut annotations = Annotations {
            note: self::text(entry, "note").to_owned(),
            pinned: flag(entry, "favorite"),
            ..Annotations::default()
        };
        annotations.tag(self::text(entry, "group"));
        // Since version 3 of the contents, groups have names of their own.
        for id in entry["groups"].as_array().into_iter().flatten() {
            if let Some(group) = id.as_str().and_then(|id| groups.name(id)) {
                annotations.tag(group);
            }
        }
        Row::Account(Draft {
            issuer: self::text(entry, "issuer"),
            name: self::text(entry, "name"),
            kind: self::text(entry, "type"),
            key: Key::Base32(&info["secret"]),
            algorithm: &info["algo"],
            digits: &info["digits"],
            period: &info["period"],
            counter: &info["counter"],
            pin: &info["pin"],
            usual: false,
            annotations,
        })
    })
}
