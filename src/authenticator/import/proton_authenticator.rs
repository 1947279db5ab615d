//! Proton Authenticator: JSON, plain, or encrypted with a password (Argon2id, AES-256-GCM)
//! (<https://github.com/protonpass/proton-pass-common>, `proton-authenticator`).

use data_encoding::BASE64;

use super::{
    container::Json,
    draft::{Address, Row, read_all, text},
    error::ImportError,
    importer::{File, Found, Importer},
    kdf::{Argon2Work, MOST_MEMORY_KIB},
    sealed,
};
use crate::authenticator::annotations::Annotations;

const MEMORY_KIB: u64 = 19 * 1024;
const PASSES: u64 = 2;
const NONCE: usize = 12;
const ASSOCIATED: &[u8] = b"proton.authenticator.export.v1";

pub(super) struct ProtonAuthenticator;

impl Importer for ProtonAuthenticator {
    fn name(&self) -> &'static str {
        "Proton Authenticator"
    }

    fn recognises(&self, file: &File) -> bool {
        let json = &file.json;
        json.has(&["version", "salt", "content"])
            || json.has(&["version", "entries"]) && !json.has(&["db"])
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if file.json.value("version") != 1 {
            return Err(ImportError::VersionUnknown);
        }
        if file.json.has(&["entries"]) {
            return entries(&file.json);
        }
        let decode = |name| {
            let text: String = file.json.field(name)?;
            let decoded = BASE64.decode(text.as_bytes());
            decoded.map_err(|_| ImportError::FileDamaged)
        };
        let (salt, content) = (decode("salt")?, decode("content")?);
        let password = password.ok_or(ImportError::PasswordNeeded)?;
        let work = Argon2Work::id(MEMORY_KIB, PASSES, 1);
        let key = work.key(password.as_bytes(), &salt, MOST_MEMORY_KIB)?;
        let (nonce, sealed) = content
            .split_at_checked(NONCE)
            .ok_or(ImportError::FileDamaged)?;
        let opened = sealed::open_with(&key, nonce, sealed, ASSOCIATED);
        let opened = opened.ok_or(ImportError::WrongPassword)?;
        let opened = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        entries(&Json::of(opened))
    }
}

pub(super) fn entries(json: &Json) -> Result<Found, ImportError> {
    read_all(&json.list("entries")?, |entry| {
        let content = &entry["content"];
        Row::Address(Address {
            text: text(content, "uri"),
            name: text(content, "name"),
            annotations: Annotations {
                note: text(entry, "note").to_owned(),
                ..Annotations::default()
            },
            ..Address::default()
        })
    })
}
