//! Which keys of `localStorage` and `sessionStorage`, and which `IndexedDB` databases, sign a person in.
//!
//! Told from the name and the shape of the value. Where it is in doubt the item is taken to sign in: one kept too many
//! costs a few bytes, one too few costs the log-in.

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use serde_json::Value;

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
const SIGNING_WORDS: [&str; 17] = [
    "accesstoken",
    "auth",
    "authentication",
    "authorization",
    "authtoken",
    "bearer",
    "credential",
    "credentials",
    "idtoken",
    "jwt",
    "login",
    "oauth",
    "refreshtoken",
    "session",
    "sessionid",
    "sid",
    "token",
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

/// Why an item is taken to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum TokenReason {
    /// A library for signing in names it so.
    Library,
    /// It is a JSON Web Token (RFC 7519).
    JsonWebToken,
    /// It is JSON with a token in it.
    TokenInside,
    /// It is named after a log-in and may be a token.
    Name,
}

/// The shape of a value. It holds nothing of the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueShape {
    /// Shorter than any token, a number, or `true`, `false`, `null`.
    Setting,
    /// A JSON Web Token. It is not verified.
    JsonWebToken,
    /// JSON with a token in it.
    HoldsToken,
    /// Anything else.
    Other,
}

impl ValueShape {
    /// The shape of this value.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let value = value.trim();
        if value.len() < SHORTEST || value.parse::<f64>().is_ok() {
            Self::Setting
        } else if value.len() > MOST_READ {
            Self::Other
        } else if is_json_web_token(value) {
            Self::JsonWebToken
        } else if json(value).is_some_and(|parsed| holds_token(&parsed, DEEPEST)) {
            Self::HoldsToken
        } else {
            Self::Other
        }
    }
}

/// Why a key of `localStorage` or `sessionStorage` is taken to sign in; nothing where it is not.
///
/// ```
/// use latchkey::clearing::token::{TokenReason, ValueShape, signs_in};
/// assert_eq!(signs_in("user_token", ValueShape::of("9f3b0c1d2e")), Some(TokenReason::Name));
/// assert_eq!(signs_in("theme", ValueShape::of("dark and warm")), None);
/// ```
#[must_use]
pub fn signs_in(key: &str, shape: ValueShape) -> Option<TokenReason> {
    let words = words(key);
    let named = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if LIBRARY_KEYS.iter().any(|prefix| key.starts_with(prefix)) {
        return Some(TokenReason::Library);
    }
    if named(&OTHER_WORDS) {
        return None;
    }
    match shape {
        ValueShape::JsonWebToken => Some(TokenReason::JsonWebToken),
        ValueShape::HoldsToken => Some(TokenReason::TokenInside),
        ValueShape::Other => named(&SIGNING_WORDS).then_some(TokenReason::Name),
        ValueShape::Setting => None,
    }
}

/// Why a database is taken to sign in, by its name; nothing where it is not.
#[must_use]
pub fn database_signs_in(name: &str) -> Option<TokenReason> {
    if LIBRARY_DATABASES
        .iter()
        .any(|prefix| name.starts_with(prefix))
    {
        return Some(TokenReason::Library);
    }
    signs_in(name, ValueShape::Other)
}

/// The words of a name, in small letters: `userAuth_token2` has `user`, `auth`, `token`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in name.chars().take(MOST_READ) {
        let begins = letter.is_uppercase() && after_small;
        if begins || !letter.is_alphabetic() {
            words.push(String::new());
        }
        if letter.is_alphabetic()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        after_small = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Three parts in Base64url, the first of which is a JOSE header (RFC 7515).
fn is_json_web_token(text: &str) -> bool {
    let text = text.strip_prefix("Bearer ").unwrap_or(text);
    let parts: Vec<&str> = text.split('.').collect();
    let [header, payload, signature] = parts.as_slice() else {
        return false;
    };
    let decoded = |part: &str| BASE64URL_NOPAD.decode(part.as_bytes()).ok();
    let header = decoded(header).and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    header.is_some_and(|header| header.get("alg").is_some())
        && decoded(payload).is_some()
        && decoded(signature).is_some()
}

/// JSON that can hold something: an object, a list or a text.
fn json(text: &str) -> Option<Value> {
    let begins = text.starts_with(['{', '[', '"']);
    begins.then(|| serde_json::from_str(text).ok()).flatten()
}

fn holds_token(value: &Value, depth: u8) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(name, member)| {
            let named = words(name).iter().any(|word| is_token_word(word));
            let long = member.as_str().is_some_and(|text| text.len() >= SHORTEST);
            (named && long) || holds_token(member, depth)
        }),
        Value::Array(items) => items.iter().any(|item| holds_token(item, depth)),
        Value::String(text) => {
            let nested = depth.checked_sub(1).zip(json(text));
            is_json_web_token(text) || nested.is_some_and(|(depth, json)| holds_token(&json, depth))
        }
        _ => false,
    }
}

/// Members of JSON are called after what they hold, so fewer words will do.
fn is_token_word(word: &str) -> bool {
    word.ends_with("token") || word == "jwt" || word == "bearer"
}
