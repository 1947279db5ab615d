//! Percent-encoding (RFC 3986, section 2.1), as it is written in the wild.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::authenticator::{error::AccountError, repair::Repair};

/// All but unreserved characters, and the sign that stands in most names.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@');

/// Decodes a part of an address. A percent sign that encodes nothing stands for itself, which is told.
pub(in super::super) fn decode(
    text: &str,
    repairs: &mut Vec<Repair>,
) -> Result<String, AccountError> {
    let strays = text.split('%').skip(1).filter(|after| !is_encoded(after));
    repairs.extend(strays.map(|_| Repair::StrayPercent));
    let decoded = percent_decode_str(text).decode_utf8();
    decoded
        .map(String::from)
        .map_err(|_| AccountError::BadEncoding)
}

/// Whether what follows a percent sign begins with the two digits of a byte.
fn is_encoded(after: &str) -> bool {
    let digits = after.as_bytes().first_chunk::<2>();
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Encodes all but unreserved characters.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
