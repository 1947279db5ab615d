//! JSON Web Tokens (RFC 7519) are opened, and not verified: nobody here has the key.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The longest token that is opened, in bytes. Browsers keep no longer cookie than half of it.
pub const LONGEST_TOKEN: usize = 8192;
/// Most claims that are read.
pub const MOST_CLAIMS: usize = 128;
/// Arrays and objects inside each other, at most.
const DEEPEST: usize = 16;
/// Characters of an issuer or an algorithm that are told.
const LONGEST_TEXT: usize = 256;

/// What a token says about itself. All of it may be a lie, since it is not verified.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Jwt {
    /// Signed and readable, or encrypted.
    pub form: JwtForm,
    /// The algorithm that the header names (`alg`).
    pub algorithm: String,
    /// Who gave it out (`iss`).
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub issuer: Option<String>,
    /// When it ends, in seconds since 1970 (`exp`).
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub expires_at: Option<f64>,
    /// When it was given out, in seconds since 1970 (`iat`).
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub issued_at: Option<f64>,
    /// From when on it counts, in seconds since 1970 (`nbf`).
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub not_before: Option<f64>,
}

/// How a token is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum JwtForm {
    /// Three parts, which anyone can read (JWS, RFC 7515).
    Signed,
    /// Five parts, of which only the header can be read (JWE, RFC 7516).
    Encrypted,
}

/// Why a value is no token, or not opened.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum JwtError {
    /// It is longer than [`LONGEST_TOKEN`].
    #[error("the token is longer than 8192 bytes, so it is not opened")]
    TooLong,
    /// It has neither three nor five parts.
    #[error("a token has three or five parts with dots between them")]
    Parts,
    /// A part is not written in base64url.
    #[error("a part of the token is not written in base64url")]
    Encoding,
    /// The header or the claims are no JSON object.
    #[error("the header or the claims are no JSON object")]
    NoObject,
    /// The header names no algorithm, which every token must (RFC 7515, section 4.1.1).
    #[error("the header of the token names no algorithm")]
    NoAlgorithm,
    /// Objects are nested too deeply.
    #[error("the token is nested too deeply, so it is not opened")]
    TooDeep,
    /// There are more than [`MOST_CLAIMS`] claims.
    #[error("the token has more than 128 claims, so it is not opened")]
    TooManyClaims,
}

impl Jwt {
    /// Nothing protects it: the algorithm is `none` (RFC 7518, section 3.6).
    #[must_use]
    pub fn is_unprotected(&self) -> bool {
        self.algorithm.eq_ignore_ascii_case("none")
    }
}

/// Whether a value has the shape of a signed token, of which no more than the shape may be left: three parts of base64url, of
/// which the first is long enough for a header with an algorithm.
pub(super) fn has_shape(value: &[u8]) -> bool {
    let parts: Vec<_> = value.split(|byte| *byte == b'.').collect();
    let of_base64url = |part: &&[u8]| {
        part.iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
    };
    matches!(parts.as_slice(), [header, claims, _] if header.len() >= 16 && claims.len() >= 16)
        && parts.iter().all(of_base64url)
        && parts
            .first()
            .is_some_and(|part| !part.iter().all(u8::is_ascii_digit))
}

/// Whether a text is a token, however long it is and whatever it claims, with or without the scheme of a header before it
/// (RFC 6750, section 2.1).
#[must_use]
pub fn is_token(text: &str) -> bool {
    Parts::read(text.strip_prefix("Bearer ").unwrap_or(text)).is_ok()
}

/// Whom a token names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Somebody with an account, as far as it says.
    Person,
    /// Somebody who came without one.
    Guest,
}

/// Claims that only people with an account have (`OpenID` Connect Core 1.0, section 5.1).
const OF_PEOPLE: [&str; 6] = [
    "email",
    "family_name",
    "given_name",
    "name",
    "preferred_username",
    "username",
];
/// Claims that say so of guests.
const OF_GUESTS: [&str; 5] = ["anon", "anonymous", "guest", "is_anonymous", "is_guest"];
/// Beginnings of what stands for a guest in other claims.
const GUESTS: [&str; 4] = ["anon", "guest", "visitor", "unauth"];
/// Claims that say who it is, or what they are.
const SUBJECTS: [&str; 5] = ["sub", "user_id", "userId", "uid", "id"];
const ROLES: [&str; 2] = ["role", "type"];

/// Whom a token that anyone can read names, if anybody.
#[must_use]
pub(crate) fn holder(token: &str) -> Option<Holder> {
    if token.len() > LONGEST_TOKEN {
        return None;
    }
    let claims = object(Parts::read(token).ok()?.claims?).ok()?;
    let said = |names: &[&str]| -> Vec<&Value> {
        let values = names.iter().filter_map(|name| claims.get(*name));
        values.filter(|value| !is_nothing(value)).collect()
    };
    let is_guest = |value: &&Value| {
        let text = value.as_str().unwrap_or_default().to_ascii_lowercase();
        GUESTS.iter().any(|guest| text.starts_with(guest))
    };
    let subjects = said(&SUBJECTS);
    let is_nobody = !said(&OF_GUESTS).is_empty()
        || subjects.iter().any(is_guest)
        || said(&ROLES).iter().any(is_guest);
    if is_nobody {
        return Some(Holder::Guest);
    }
    let is_somebody = !subjects.is_empty() || !said(&OF_PEOPLE).is_empty();
    is_somebody.then_some(Holder::Person)
}

/// Whether a claim says no, or nothing.
fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false))
        || value.as_str() == Some("")
        || value.as_f64() == Some(0.0)
}

/// The token that the value of a cookie is, with or without quotation marks around it.
#[must_use]
pub(crate) fn of_value(value: &str) -> Option<Jwt> {
    open(value.trim_matches('"')).ok()
}

/// Opens a token.
///
/// # Errors
/// [`JwtError`], if it is none, or one that is too large.
pub fn open(token: &str) -> Result<Jwt, JwtError> {
    if token.len() > LONGEST_TOKEN {
        return Err(JwtError::TooLong);
    }
    let Parts {
        form,
        algorithm,
        claims,
    } = Parts::read(token)?;
    let claims = claims.map(object).transpose()?.unwrap_or_default();
    let moment = |name: &str| claims.get(name).and_then(Value::as_f64);
    Ok(Jwt {
        form,
        algorithm,
        issuer: text(claims.get("iss")),
        expires_at: moment("exp"),
        issued_at: moment("iat"),
        not_before: moment("nbf"),
    })
}

/// A token of which the header was read.
struct Parts<'a> {
    form: JwtForm,
    algorithm: String,
    /// The part with the claims, where it can be read.
    claims: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn read(token: &'a str) -> Result<Self, JwtError> {
        let parts: Vec<&str> = token.splitn(6, '.').collect();
        let (form, header, rest) = match parts.as_slice() {
            [header, rest @ ..] if rest.len() == 2 => (JwtForm::Signed, header, rest),
            [header, rest @ ..] if rest.len() == 4 => (JwtForm::Encrypted, header, rest),
            _ => return Err(JwtError::Parts),
        };
        let header = object(header)?;
        for part in rest {
            decode(part)?;
        }
        Ok(Self {
            form,
            algorithm: text(header.get("alg")).ok_or(JwtError::NoAlgorithm)?,
            claims: rest.first().copied().filter(|_| form == JwtForm::Signed),
        })
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?;
    Some(
        text.chars()
            .filter(|letter| !letter.is_control())
            .take(LONGEST_TEXT)
            .collect(),
    )
}

fn decode(part: &str) -> Result<Vec<u8>, JwtError> {
    BASE64URL_NOPAD
        .decode(part.as_bytes())
        .map_err(|_| JwtError::Encoding)
}

fn object(part: &str) -> Result<Map<String, Value>, JwtError> {
    let bytes = decode(part)?;
    if depth(&bytes) > DEEPEST {
        return Err(JwtError::TooDeep);
    }
    let object: Map<String, Value> =
        serde_json::from_slice(&bytes).map_err(|_| JwtError::NoObject)?;
    if object.len() > MOST_CLAIMS {
        return Err(JwtError::TooManyClaims);
    }
    Ok(object)
}

/// How deep brackets go, outside of strings.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut quoted, mut escaped) = (false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
