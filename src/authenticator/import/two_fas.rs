//! 2FAS: JSON of schema versions 1 to 4, plain or encrypted
//! (<https://github.com/twofas/2fas-android>, `parsers/backup`).

use data_encoding::BASE64;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{
    draft::{Draft, read_all, text},
    error::ImportError,
    importer::{Entries, Importer},
    sealed::{self, KEY_SIZE},
};

const VERSIONS: std::ops::RangeInclusive<u64> = 1..=4;
/// The rounds of PBKDF2-HMAC-SHA256. The file does not say them.
const ROUNDS: u32 = 10_000;

pub(super) struct TwoFas;

/// What tells it from other JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "that the fields are there is what counts")]
struct Shape {
    schema_version: IgnoredAny,
    services: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File<'file> {
    schema_version: u64,
    #[serde(borrow)]
    services: Vec<&'file RawValue>,
    services_encrypted: Option<String>,
}

impl Importer for TwoFas {
    fn name(&self) -> &'static str {
        "2FAS"
    }

    fn recognises(&self, text: &str) -> bool {
        serde_json::from_str::<Shape>(text).is_ok()
    }

    fn read(&self, text: &str, password: Option<&str>) -> Result<Entries, ImportError> {
        let file: File = serde_json::from_str(text).map_err(|_| ImportError::FileDamaged)?;
        if !VERSIONS.contains(&file.schema_version) {
            return Err(ImportError::VersionUnknown);
        }
        match file.services_encrypted.filter(|sealed| !sealed.is_empty()) {
            None => services(&file.services),
            Some(sealed) => {
                let password = password.ok_or(ImportError::PasswordNeeded)?;
                let opened = open(&sealed, password)?;
                let opened: Vec<&RawValue> =
                    serde_json::from_slice(&opened).map_err(|_| ImportError::FileDamaged)?;
                services(&opened)
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

fn services(services: &[&RawValue]) -> Result<Entries, ImportError> {
    read_all(services, |service| {
        let otp = &service["otp"];
        // What the site calls itself counts more than what the person calls it; early versions have no issuer.
        let first = |[one, other]: [_; 2]| if str::is_empty(one) { other } else { one };
        Draft {
            issuer: first([text(otp, "issuer"), text(service, "name")]),
            name: first([text(otp, "account"), text(otp, "label")]),
            kind: first([text(otp, "tokenType"), "totp"]),
            secret: &service["secret"],
            algorithm: &otp["algorithm"],
            digits: &otp["digits"],
            period: &otp["period"],
            counter: &otp["counter"],
            pin: &serde_json::Value::Null,
        }
    })
}
