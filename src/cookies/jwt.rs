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
    /// Nothing protects it: the algorithm is `none` (RFC 7518, section 3.6).
    pub unprotected: bool,
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

/// The token that the value of a cookie is, with or without quotation marks around it.
#[must_use]
pub(super) fn of_value(value: &str) -> Option<Jwt> {
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
    let parts: Vec<&str> = token.splitn(6, '.').collect();
    match parts.as_slice() {
        [header, claims, signature] => {
            decode(signature)?;
            read(JwtForm::Signed, &object(header)?, &object(claims)?)
        }
        [header, rest @ ..] if rest.len() == 4 => {
            for part in rest {
                decode(part)?;
            }
            read(JwtForm::Encrypted, &object(header)?, &Map::new())
        }
        _ => Err(JwtError::Parts),
    }
}

fn read(
    form: JwtForm,
    header: &Map<String, Value>,
    claims: &Map<String, Value>,
) -> Result<Jwt, JwtError> {
    let algorithm = text(header.get("alg")).ok_or(JwtError::NoAlgorithm)?;
    let moment = |name: &str| claims.get(name).and_then(Value::as_f64);
    Ok(Jwt {
        form,
        unprotected: algorithm.eq_ignore_ascii_case("none"),
        algorithm,
        issuer: text(claims.get("iss")),
        expires_at: moment("exp"),
        issued_at: moment("iat"),
        not_before: moment("nbf"),
    })
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
