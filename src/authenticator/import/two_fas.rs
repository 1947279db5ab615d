//! 2FAS: JSON of schema versions 1 to 4, plain or encrypted
//! (<https://github.com/twofas/2fas-android>, `parsers/backup`).

use data_encoding::BASE64;
use serde_json::{Value, value::RawValue};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{
    draft::{Draft, Groups, Key, Row, first, text},
    error::ImportError,
    importer::{File, Found, Importer},
    sealed::{self, KEY_SIZE},
};
use crate::authenticator::{annotations::Annotations, otpauth};

const VERSIONS: std::ops::RangeInclusive<u64> = 1..=4;
/// The rounds of PBKDF2-HMAC-SHA256. The file does not say them.
const ROUNDS: u32 = 10_000;

pub(super) struct TwoFas;

impl Importer for TwoFas {
    fn name(&self) -> &'static str {
        "2FAS"
    }

    fn recognises(&self, file: &File) -> bool {
        let lists = ["services", "servicesEncrypted"];
        file.json.has(&["schemaVersion"]) && lists.iter().any(|list| file.json.has(&[list]))
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        let version: u64 = file.json.field("schemaVersion")?;
        if !VERSIONS.contains(&version) {
            return Err(ImportError::VersionUnknown);
        }
        let groups = Groups::of(&file.json.value("groups"), "id", "name");
        let sealed: Option<String> = file.json.field("servicesEncrypted")?;
        match sealed.filter(|sealed| !sealed.is_empty()) {
            None => services(file.json.list("services")?, &groups),
            Some(sealed) => {
                let password = password.ok_or(ImportError::PasswordNeeded)?;
                let opened = open(&sealed, password)?;
                let opened: Vec<&RawValue> =
                    serde_json::from_slice(&opened).map_err(|_| ImportError::FileDamaged)?;
                services(opened, &groups)
            }
        }
    }
}

/// Three times Base64 between colons: what is sealed, the salt, and the nonce.
fn open(text: &str, password: &str) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let parts: Result<Vec<_>, _> = text
        .splitn(4, ':')
        .map(|part| BASE64.decode(part.as_bytes()))
        .collect();
    let Ok([sealed, salt, nonce]) = parts.as_deref() else {
        return Err(ImportError::FileDamaged);
    };
    let mut key = Zeroizing::new([0; KEY_SIZE]);
    pbkdf2::pbkdf2_hmac::<Sha256>(password.as_bytes(), salt, ROUNDS, &mut *key);
    sealed::open(&key, nonce, sealed).ok_or(ImportError::WrongPassword)
}

pub(super) fn services(services: Vec<&RawValue>, groups: &Groups) -> Result<Found, ImportError> {
    let services = services.into_iter().map(|service| {
        let service: Value = serde_json::from_str(service.get()).unwrap_or_default();
        with_account(service)
    });
    let mut services: Vec<Value> = services.collect();
    // Of equals the first stays first.
    services.sort_by_key(|service| service["order"]["position"].as_i64().unwrap_or_default());
    let mut found = Found::default();
    for service in &services {
        found.add_entry(service, &|service| row(service, groups))?;
    }
    Ok(found)
}

/// A service that names its account, if only the address that it was made of does.
fn with_account(mut service: Value) -> Value {
    let otp = &service["otp"];
    if first(text(otp, "account"), text(otp, "label")).is_empty()
        && let Ok(parsed) = otpauth::parse(text(otp, "link"))
    {
        service["otp"]["account"] = Value::from(parsed.credential.name);
    }
    service
}

fn row<'service>(service: &'service Value, groups: &Groups) -> Row<'service> {
    let otp = &service["otp"];
    let mut annotations = Annotations::default();
    if let Some(group) = groups.name(text(service, "groupId")) {
        annotations.tag(group);
    }
    Row::Account(Draft {
        // What the site calls itself counts more than what the person calls it; early versions have no issuer.
        issuer: first(text(otp, "issuer"), text(service, "name")),
        name: first(text(otp, "account"), text(otp, "label")),
        kind: first(text(otp, "tokenType"), "totp"),
        key: Key::Base32(&service["secret"]),
        algorithm: &otp["algorithm"],
        digits: &otp["digits"],
        period: &otp["period"],
        counter: &otp["counter"],
        annotations,
        ..Draft::default()
    })
}
