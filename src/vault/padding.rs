//! Padding, so that the length of a vault does not tell how many accounts it holds.

use zeroize::Zeroizing;

use super::{error::VaultError, reader::Reader};

/// The steps in which a vault grows, in bytes.
const STEP: usize = 1024;
/// Bytes of the length in front.
const LENGTH_SIZE: usize = 4;

/// The length of `contents`, `contents`, and zeros up to the next step.
pub(super) fn pad(contents: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let length = u32::try_from(contents.len()).map_err(|_| VaultError::TooLarge)?;
    let padded_length = (LENGTH_SIZE + contents.len()).next_multiple_of(STEP);
    let mut padded = Zeroizing::new(Vec::with_capacity(padded_length));
    padded.extend(length.to_be_bytes());
    padded.extend(contents);
    padded.resize(padded_length, 0);
    Ok(padded)
}

/// What [`pad`] was given.
pub(super) fn unpad(padded: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut reader = Reader::new(padded);
    let length = usize::try_from(reader.u32()?).map_err(|_| VaultError::Damaged)?;
    let contents = reader.take(length)?;
    if !padded.len().is_multiple_of(STEP) || reader.rest().iter().any(|&byte| byte != 0) {
        return Err(VaultError::Damaged);
    }
    Ok(Zeroizing::new(contents.to_vec()))
}
