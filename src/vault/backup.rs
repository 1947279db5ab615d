//! Encrypted backups: a vault of its own in a file, with its own data key and its own ways to unlock it.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{
    envelope::{Envelope, Vault, header::Purpose},
    error::VaultError,
    keys::{KEY_SIZE, SlotKey, SlotParameters},
};
use crate::random::Randomness;

/// SHA-256 of contents. It tells whoever guesses the contents that they are right, so it is not to be stored.
#[derive(Clone, Copy)]
pub struct ContentsDigest([u8; KEY_SIZE]);

impl ContentsDigest {
    /// The digest of these contents.
    #[must_use]
    pub fn of(contents: &[u8]) -> Self {
        Self(Sha256::digest(contents).into())
    }
}

/// Writes a backup that each of `slots` opens: a password, a recovery code or both. `saved_at` in Unix seconds.
///
/// # Errors
/// [`VaultError::LastPassword`] without a slot, [`VaultError::TooManySlots`], [`VaultError::KdfOutOfBounds`],
/// [`VaultError::SlotOutOfBounds`], [`VaultError::TooLarge`], [`VaultError::NoRandomness`].
pub fn seal(
    contents: &[u8],
    slots: &[(SlotParameters, &SlotKey)],
    saved_at: u64,
    source: &mut impl Randomness,
) -> Result<Vec<u8>, VaultError> {
    if slots.is_empty() {
        return Err(VaultError::LastPassword);
    }
    let mut backup = Vault::without_slots(Purpose::Backup, source)?;
    for (parameters, slot_key) in slots {
        backup.add_slot(parameters.clone(), slot_key, source)?;
    }
    backup.seal(contents, 1, saved_at, source)
}

/// Reads a backup.
///
/// # Errors
/// As [`Envelope::parse`]; [`VaultError::NotRecognised`] if it is no backup.
pub fn parse(bytes: &[u8]) -> Result<Envelope, VaultError> {
    Envelope::parse_for(Purpose::Backup, bytes)
}

/// Proves that a backup, as it lies on the disk, opens with this key and holds the expected contents. Only then may
/// anyone be told that there is a backup.
///
/// # Errors
/// [`VaultError::BackupDiffers`] if it opens and holds something else; otherwise as [`parse`], [`Envelope::unlock`] and
/// [`Envelope::open`].
pub fn rehearse(
    bytes: &[u8],
    slot: u8,
    slot_key: &SlotKey,
    expected: &ContentsDigest,
) -> Result<(), VaultError> {
    let envelope = parse(bytes)?;
    let data_key = envelope.unlock(slot, slot_key)?;
    let found = ContentsDigest::of(&envelope.open(data_key)?.contents);
    let same: bool = found.0.ct_eq(&expected.0).into();
    same.then_some(()).ok_or(VaultError::BackupDiffers)
}

/// Whether to remind of a backup: some account was changed since the contents of the newest backup were read, or in the
/// same moment, which cannot be told apart. Times are in Unix milliseconds.
#[must_use]
pub fn is_due(newest_backup: Option<u64>, newest_change: Option<u64>) -> bool {
    newest_change.is_some_and(|change| newest_backup.is_none_or(|backup| backup <= change))
}
