//! FreeOTP 1: the preferences of its app, XML. FreeOTP 2: a backup that a password opens, a map of Java's own serialisation
//! with JSON in it.

use serde_json::Value;

use super::{
    container::Json,
    draft::{Row, text},
    error::ImportError,
    free_otp_plus::{Order, bytes, draft},
    importer::{File, Found, Importer},
    java::{self, StringMap, string_map},
    kdf::{Hash, Key, pbkdf2_key},
    preferences::{self, Preferences},
    sealed::{self, Opened},
};

const ORDER: &str = "tokenOrder";
const MASTER_KEY: &str = "masterKey";
const TOKEN: &str = "-token";

pub(super) struct FreeOtp;

impl Importer for FreeOtp {
    fn name(&self) -> &'static str {
        "FreeOTP"
    }

    fn recognises(&self, file: &File) -> bool {
        let has_key = |map: StringMap| map.contains_key(MASTER_KEY);
        java::begins(file.bytes)
            && string_map(file.bytes).is_none_or(|map| map.map_or(true, has_key))
            || preferences::are(file) && (file.text.contains("issuerExt") || has_tokens(file.text))
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        if java::begins(file.bytes) {
            // A map without its end was cut off.
            let map = string_map(file.bytes).ok_or(ImportError::FileDamaged)?;
            return backup(&map?, password);
        }
        tokens(&Preferences::read(file.text)?)
    }
}

/// A token without an issuer says nothing of one.
fn has_tokens(text: &str) -> bool {
    let is_token = |(_, text): (&str, &str)| Json::of(text).has(&["label", "secret", "type"]);
    Preferences::read(text).is_ok_and(|preferences| preferences.all().any(is_token))
}

fn tokens(preferences: &Preferences) -> Result<Found, ImportError> {
    let order = preferences
        .get(ORDER)
        .and_then(|order| serde_json::from_str(order).ok());
    let order = Order::of(order.unwrap_or_default());
    let mut tokens: Vec<_> = preferences
        .all()
        .filter(|(name, _)| *name != ORDER)
        .collect();
    tokens.sort_by_key(|(name, _)| order.place(name));
    let mut found = Found::default();
    for (_, token) in tokens {
        let token: Value = serde_json::from_str(token).unwrap_or_default();
        found.add(Row::Account(draft(&token, bytes(&token["secret"]))))?;
    }
    Ok(found)
}

fn backup(map: &StringMap, password: Option<&str>) -> Result<Found, ImportError> {
    let json = |name: &str| -> Value {
        let text = map.get(name).map(String::as_str).unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    };
    let master = json(MASTER_KEY);
    let password = password.ok_or(ImportError::PasswordNeeded)?;
    let hash = match text(&master, "mAlgorithm") {
        "PBKDF2withHmacSHA1" => Hash::Sha1,
        "PBKDF2withHmacSHA512" => Hash::Sha512,
        _ => return Err(ImportError::VersionUnknown),
    };
    let salt = bytes(&master["mSalt"]).ok_or(ImportError::FileDamaged)?;
    let rounds = master["mIterations"].as_u64().unwrap_or_default();
    let key = pbkdf2_key(hash, password, &salt, rounds)?;
    let key = open(&key, &master["mEncryptedKey"])?.ok_or(ImportError::WrongPassword)?;
    let key: [u8; 32] = key
        .as_slice()
        .try_into()
        .map_err(|_| ImportError::FileDamaged)?;
    let key = Key::new(key);

    let order = Order::of(serde_json::from_value(json(ORDER)).unwrap_or_default());
    let mut ids: Vec<_> = map
        .keys()
        .filter_map(|name| name.strip_suffix(TOKEN))
        .collect();
    ids.sort_by_key(|id| order.place(id));
    let mut found = Found::default();
    for id in ids {
        let mut token = json(&format!("{id}{TOKEN}"));
        // FreeOTP 2 has put the names that a person gave in version 1 in place of the others, and changes only those since.
        if let Some(token) = token.as_object_mut() {
            token.remove("issuerAlt");
            token.remove("labelAlt");
        }
        let sealed: Value = serde_json::from_str(text(&json(id), "key")).unwrap_or_default();
        let secret = open(&key, &sealed).ok().flatten();
        let secret = secret.map(|secret| secret.to_vec());
        found.add(Row::Account(draft(&token, secret)))?;
    }
    Ok(found)
}

/// Opens a key. Its parameters are those of GCM in DER: a sequence of the nonce and the length of the tag (RFC 5084).
fn open(key: &Key, sealed: &Value) -> Result<Option<Opened>, ImportError> {
    let parts = bytes(&sealed["mParameters"]).zip(bytes(&sealed["mCipherText"]));
    let (parameters, text_of) = parts.ok_or(ImportError::FileDamaged)?;
    let [0x30, _, 0x04, length, rest @ ..] = parameters.as_slice() else {
        return Err(ImportError::FileDamaged);
    };
    let nonce = rest
        .get(..usize::from(*length))
        .ok_or(ImportError::FileDamaged)?;
    let token = text(sealed, "mToken");
    Ok(sealed::open_with(key, nonce, &text_of, token.as_bytes()))
}
