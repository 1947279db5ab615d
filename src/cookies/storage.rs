//! Which keys of `localStorage` and `sessionStorage`, and which `IndexedDB` databases, sign a person in.
//!
//! Told from the name and the shape of the value. Where it is in doubt the item is taken to sign in: one kept too many
//! costs a few bytes, one too few costs the log-in.

use serde_json::Value;

use super::{name::is_login_word, value::jwt};
use crate::text;

/// How much of a value is looked into, in bytes. Tokens are shorter.
const MOST_READ: usize = 256 << 10;
/// JSON inside strings of JSON, as some stores keep it, is followed so deep.
const DEEPEST: u8 = 3;
/// The shortest text that can be a token; below are flags, counters and settings.
const SHORTEST: usize = 8;

/// What libraries name the keys under which they keep tokens: Firebase, Amplify (Cognito), Auth0, oidc-client, Okta, MSAL.
const LIBRARY_KEYS: [&str; 6] = [
    "firebase:authUser:",
    "CognitoIdentityServiceProvider.",
    "@@auth0spajs@@",
    "oidc.user:",
    "okta-token-storage",
    "msal.",
];
/// Databases of libraries and programs that hold tokens or the keys to them: Firebase, MSAL, Element.
const LIBRARY_DATABASES: [&str; 4] = [
    "firebaseLocalStorageDb",
    "msal.db",
    "matrix-react-sdk",
    "matrix-js-sdk:",
];
/// Tokens of these kinds sign nobody in.
const OTHER_WORDS: [&str; 10] = [
    "amplitude",
    "analytics",
    "captcha",
    "consent",
    "csrf",
    "fcm",
    "mixpanel",
    "push",
    "recaptcha",
    "xsrf",
];

/// What a value in the storage of a site looks like. It holds nothing of the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredValue {
    /// Shorter than any token, a number, or `true`, `false`, `null`.
    Setting,
    /// A JSON Web Token. It is not verified.
    JsonWebToken,
    /// JSON with a token in it.
    HoldsToken,
    /// Anything else.
    Other,
}

impl StoredValue {
    /// What this value looks like.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let value = value.trim();
        if value.len() < SHORTEST || value.parse::<f64>().is_ok() {
            Self::Setting
        } else if value.len() > MOST_READ {
            Self::Other
        } else if jwt::is_token(value) {
            Self::JsonWebToken
        } else if json(value).is_some_and(|parsed| holds_token(&parsed, DEEPEST)) {
            Self::HoldsToken
        } else {
            Self::Other
        }
    }
}

/// Whether a key of `localStorage` or `sessionStorage` is taken to sign in.
///
/// ```
/// use latchkey::cookies::{StoredValue, stored_item_signs_in};
/// assert!(stored_item_signs_in("user_token", StoredValue::of("9f3b0c1d2e")));
/// assert!(!stored_item_signs_in("theme", StoredValue::of("dark and warm")));
/// ```
#[must_use]
pub fn stored_item_signs_in(key: &str, value: StoredValue) -> bool {
    let named = |test: fn(&str) -> bool| text::words(key).any(|word| test(&word));
    if LIBRARY_KEYS.iter().any(|prefix| key.starts_with(prefix)) {
        return true;
    }
    if named(|word| OTHER_WORDS.contains(&word)) {
        return false;
    }
    match value {
        StoredValue::JsonWebToken | StoredValue::HoldsToken => true,
        StoredValue::Other => named(is_login_word),
        StoredValue::Setting => false,
    }
}

/// Whether a database is taken to sign in, by its name.
#[must_use]
pub fn database_signs_in(name: &str) -> bool {
    let mut libraries = LIBRARY_DATABASES.iter();
    libraries.any(|prefix| name.starts_with(prefix))
        || stored_item_signs_in(name, StoredValue::Other)
}

/// JSON that can hold something: an object, a list or a text.
fn json(text: &str) -> Option<Value> {
    let begins = text.starts_with(['{', '[', '"']);
    begins.then(|| serde_json::from_str(text).ok()).flatten()
}

fn holds_token(value: &Value, depth: u8) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(name, member)| {
            let named = text::words(name).any(|word| is_token_word(&word));
            let long = member.as_str().is_some_and(|text| text.len() >= SHORTEST);
            (named && long) || holds_token(member, depth)
        }),
        Value::Array(items) => items.iter().any(|item| holds_token(item, depth)),
        Value::String(text) => {
            let nested = depth.checked_sub(1).zip(json(text));
            jwt::is_token(text) || nested.is_some_and(|(depth, json)| holds_token(&json, depth))
        }
        _ => false,
    }
}

/// Members of JSON are called after what they hold, so fewer words will do.
fn is_token_word(word: &str) -> bool {
    word.ends_with("token") || word == "jwt" || word == "bearer"
}
