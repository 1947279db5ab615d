//! Percent-encoding (RFC 3986, section 2.1), as it is written in the wild.

use crate::authenticator::error::AccountError;
use crate::authenticator::repair::Repair;

/// Decodes a part of an address. A percent sign that encodes nothing stands for itself, which is told.
pub(in super::super) fn decode(
    text: &str,
    repairs: &mut Vec<Repair>,
) -> Result<String, AccountError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let encoded = (first == b'%').then(|| after.split_first_chunk::<2>());
        rest = after;
        let decoded = encoded
            .flatten()
            .and_then(|(pair, after)| Some((byte(*pair)?, after)));
        if let Some((byte, after)) = decoded {
            bytes.push(byte);
            rest = after;
        } else {
            if first == b'%' {
                repairs.push(Repair::StrayPercent);
            }
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).map_err(|_| AccountError::BadEncoding)
}

fn byte([high, low]: [u8; 2]) -> Option<u8> {
    let digit = |letter: u8| char::from(letter).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Encodes all but unreserved characters.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for half in [byte >> 4, byte & 0xf] {
                let digit = char::from_digit(half.into(), 16).unwrap_or_default();
                encoded.push(digit.to_ascii_uppercase());
            }
        }
    }
    encoded
}
