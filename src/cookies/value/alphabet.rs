//! What values of cookies are written in.

use serde::{Deserialize, Serialize};

use super::{
    jwt,
    statistics::{LONG_RUN, Statistics, looked_at},
};

/// What a value is written in, the narrowest that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Alphabet {
    /// Nothing.
    Empty,
    /// A yes, a no, or one sign.
    Flag,
    /// Ten or thirteen digits: a time in seconds or milliseconds since 1970.
    Timestamp,
    /// Digits.
    Digits,
    /// Digits and dots: an address, a version, a number.
    Dotted,
    /// A UUID (RFC 9562).
    Uuid,
    /// Hexadecimal digits.
    Hex,
    /// Letters only, short: a word, a language, a country.
    Word,
    /// Letters and digits.
    Alphanumeric,
    /// Base64, of either alphabet.
    Base64,
    /// Three parts of base64url: a JSON Web Token (RFC 7519).
    Jwt,
    /// Parts of letters and digits, with signs between them that need no encoding.
    Token,
    /// JSON, as it is or percent-encoded.
    Json,
    /// An e-mail address.
    Email,
    /// Percent-encoded text.
    PercentEncoded,
    /// Anything else.
    Text,
}

impl Alphabet {
    /// What a value is written in.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let bytes = looked_at(value);
        alphabet(bytes, Statistics::of(bytes).longest_run)
    }
}

/// What bytes are written in, whose longest run of letters and digits has that length.
pub(super) fn alphabet(bytes: &[u8], longest_run: usize) -> Alphabet {
    let all = |test: fn(&u8) -> bool| bytes.iter().all(test);
    let is_flag = bytes.len() <= 1
        || [&b"true"[..], b"false", b"yes", b"no", b"on", b"off"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(bytes));
    if bytes.is_empty() {
        Alphabet::Empty
    } else if is_flag {
        Alphabet::Flag
    } else if all(u8::is_ascii_digit) {
        if matches!(bytes.len(), 10 | 13) {
            Alphabet::Timestamp
        } else {
            Alphabet::Digits
        }
    } else if all(|byte| byte.is_ascii_digit() || *byte == b'.') {
        Alphabet::Dotted
    } else if is_uuid(bytes) {
        Alphabet::Uuid
    } else if bytes.len() >= 8 && all(u8::is_ascii_hexdigit) {
        Alphabet::Hex
    } else if bytes.len() < LONG_RUN && all(|byte| byte.is_ascii_alphabetic() || *byte == b'_') {
        Alphabet::Word
    } else if all(u8::is_ascii_alphanumeric) {
        Alphabet::Alphanumeric
    } else {
        of_parts(bytes, longest_run)
    }
}

fn of_parts(bytes: &[u8], longest_run: usize) -> Alphabet {
    let all = |test: fn(&u8) -> bool| bytes.iter().all(test);
    let trimmed = without_quotes(bytes.trim_ascii());
    if matches!(trimmed.first(), Some(b'{' | b'['))
        || (bytes.starts_with(b"%7B") && bytes.ends_with(b"%7D"))
    {
        Alphabet::Json
    } else if jwt::has_shape(trimmed) {
        Alphabet::Jwt
    } else if bytes.contains(&b'@') && bytes.contains(&b'.') && bytes.len() < 80 {
        Alphabet::Email
    } else if trimmed.len() >= LONG_RUN
        && trimmed.iter().all(|byte| is_base64(*byte))
        && longest_run >= LONG_RUN / 2
    {
        Alphabet::Base64
    } else if bytes.split(|byte| *byte == b'%').count() > 1 + bytes.len() / 25 {
        Alphabet::PercentEncoded
    } else if all(|byte| byte.is_ascii_alphanumeric() || b"-._~|:!".contains(byte)) {
        Alphabet::Token
    } else {
        Alphabet::Text
    }
}

/// Quotation marks around a value are no part of it.
pub(super) fn without_quotes(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(b"\"")
        .and_then(|rest| rest.strip_suffix(b"\""))
        .unwrap_or(bytes)
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte)
}

fn is_uuid(bytes: &[u8]) -> bool {
    let parts: Vec<_> = bytes.split(|byte| *byte == b'-').collect();
    parts.len() == 5
        && parts.iter().zip([8, 4, 4, 4, 12]).all(|(part, length)| {
            part.len() == length && part.iter().all(u8::is_ascii_alphanumeric)
        })
}
