//! What cookies and documents are told apart by, in little room: pages name their cookies, at any length.

use std::borrow::Cow;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

/// Longer ones are known by their digest: few sites have any.
const LONGEST: usize = 200;

/// The same for the same, and another for all others.
pub(super) fn tag_of(identity: &str) -> Cow<'_, str> {
    if identity.len() <= LONGEST {
        return Cow::Borrowed(identity);
    }
    let digest = Sha256::digest(identity.as_bytes());
    // No other begins so: those of cookies are JSON, and those of documents hexadecimal or a number.
    Cow::Owned(format!("sha256 {}", BASE64URL_NOPAD.encode(&digest)))
}
