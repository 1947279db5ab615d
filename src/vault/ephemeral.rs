//! What is encrypted for a short while, under a key that is never stored: gone with the key.

use zeroize::Zeroizing;

use super::{
    envelope::LARGEST,
    error::VaultError,
    keys::{EphemeralKey, KEY_SIZE},
};
use crate::random::Randomness;

/// Encrypts `contents`, tied to `associated`: the commitment to the key, nonce, ciphertext, tag.
///
/// # Errors
/// [`VaultError::TooLarge`] past [`LARGEST`] bytes, [`VaultError::NoRandomness`].
pub fn seal(
    key: &EphemeralKey,
    contents: &[u8],
    associated: &[u8],
    source: &mut impl Randomness,
) -> Result<Vec<u8>, VaultError> {
    if contents.len() > LARGEST {
        return Err(VaultError::TooLarge);
    }
    let derived = key.derived(&[]);
    let encrypted = derived.encrypt(contents, associated, source)?;
    Ok([derived.commitment().as_slice(), &encrypted].concat())
}

/// Decrypts what [`seal`] made under this key with the same `associated`.
///
/// # Errors
/// [`VaultError::WrongDataKey`] if it was another key, [`VaultError::Damaged`].
pub fn open(
    key: &EphemeralKey,
    sealed: &[u8],
    associated: &[u8],
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let (commitment, encrypted) = sealed
        .split_first_chunk::<KEY_SIZE>()
        .ok_or(VaultError::Damaged)?;
    let derived = key.derived(&[]);
    if !derived.committed(commitment) {
        return Err(VaultError::WrongDataKey);
    }
    derived.decrypt(encrypted, associated)
}
