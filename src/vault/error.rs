//! What can go wrong with a vault.

use crate::random::NoRandomness;

/// Why a vault or a backup was not opened or not written.
///
/// None of them says anything of a password, a key or the contents.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum VaultError {
    /// The first bytes are not those of what was asked for.
    #[error("this is not a file of the expected kind")]
    NotRecognised,
    /// The format version is higher than the one this version of Latchkey writes, and the checksum holds.
    #[error("this was written by a newer version of Latchkey: update it to open this")]
    NewerVersion,
    /// The bytes are not those that were written: cut short, changed, or never right.
    #[error("this is damaged; an older copy may still open")]
    Damaged,
    /// More than [`super::LARGEST`] bytes.
    #[error("this is larger than 16 MiB, the most that a vault may hold")]
    TooLarge,
    /// Key derivation parameters outside the bounds of [`super::keys::kdf::Argon2Parameters`].
    #[error("the parameters of the key derivation are out of bounds, so nothing was tried")]
    KdfOutOfBounds,
    /// The computer gave less memory than the key derivation needs.
    #[error("there is too little memory for the key derivation: close something and try again")]
    OutOfMemory,
    /// The password has no characters.
    #[error("the password is empty")]
    PasswordEmpty,
    /// The password is longer than [`super::keys::kdf::LONGEST_PASSWORD`] bytes.
    #[error("the password is longer than 1,024 bytes")]
    PasswordTooLong,
    /// The key is not the one of this password slot.
    #[error("this is not the password")]
    WrongPassword,
    /// The key is not the one of this recovery slot.
    #[error("this is not the recovery code of this vault")]
    WrongRecoveryCode,
    /// The key is not the one of this security key slot.
    #[error("this is not the security key of this vault")]
    WrongSecurityKey,
    /// The data key belongs to another vault, or to this one before it was given a new key.
    #[error("the key is of another vault or an older one: unlock again")]
    WrongDataKey,
    /// The header has no slot of that number and kind.
    #[error("there is no such way to unlock this")]
    NoSuchSlot,
    /// The header has [`super::MOST_SLOTS`] slots already.
    #[error("there are too many ways to unlock this: remove one first")]
    TooManySlots,
    /// The slot is the last password of a vault, or the last slot of a backup.
    #[error("the last password cannot be removed")]
    LastPassword,
    /// A text or a list of bytes of a slot is longer than its standard allows, or empty.
    #[error("the security key's parameters are not valid")]
    SlotOutOfBounds,
    /// The generation to be written is not above the one that was opened.
    #[error("this was changed elsewhere in the meantime: open it again")]
    StaleGeneration,
    /// There is no generation above the one that exists.
    #[error("the storage holds an impossible record: restore a backup")]
    GenerationsExhausted,
    /// The backup opens, and holds something else than expected.
    #[error("the backup does not hold what is in the vault now")]
    BackupDiffers,
    /// A vault would be made where there is one that may open.
    #[error("there is a vault already")]
    VaultExists,
    /// The source of random bytes gave none.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}
