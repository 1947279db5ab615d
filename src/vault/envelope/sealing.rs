//! From contents to the envelope as it is stored.

use sha2::{Digest, Sha256};

use super::{header::Header, padding};
use crate::random::Randomness;
use crate::vault::{
    error::VaultError,
    keys::key::{DataKey, NONCE_SIZE, TAG_SIZE},
};

/// The largest envelope, in bytes.
pub const LARGEST: usize = 16 << 20;
pub(super) const CHECKSUM_SIZE: usize = 32;

/// Writes an envelope.
pub(super) fn seal(
    header: &Header,
    data_key: &DataKey,
    contents: &[u8],
    source: &mut impl Randomness,
) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    header.write(&mut bytes);
    let overhead = bytes.len() + NONCE_SIZE + TAG_SIZE + CHECKSUM_SIZE;
    if overhead + padding::padded_length(contents) > LARGEST {
        return Err(VaultError::TooLarge);
    }
    let encrypted =
        data_key
            .derived(&header.place())
            .encrypt(&padding::pad(contents)?, &bytes, source)?;
    bytes.extend(encrypted);
    let checksum = Sha256::digest(&bytes);
    bytes.extend(checksum);
    Ok(bytes)
}
