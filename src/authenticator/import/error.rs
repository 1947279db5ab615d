//! Why a file was not read at all.

/// What is wrong with a file. What is wrong with one entry only is an [`super::Refused`].
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum ImportError {
    /// More than [`super::LARGEST_FILE`] bytes.
    #[error("this file is larger than 10 MiB, the most that is read")]
    FileTooLarge,
    /// More than [`super::MOST_ENTRIES`] entries.
    #[error("this file has more than 10,000 entries, the most that are read")]
    TooManyEntries,
    /// No format that Latchkey knows.
    #[error("this is no export that Latchkey knows")]
    FormatUnknown,
    /// A version of a known format that Latchkey does not know.
    #[error("this export is of a version that Latchkey does not know")]
    VersionUnknown,
    /// The file is encrypted, and no password was given.
    #[error("this export is encrypted: it needs the password that was set for it")]
    PasswordNeeded,
    /// The file is encrypted in a way that no password opens.
    #[error("this export has no password: export it anew with one, or without encryption")]
    NoPasswordSlot,
    /// The password does not open the file. Some formats cannot tell this from damage.
    #[error("this is not the password of this export, or the export is damaged")]
    WrongPassword,
    /// The password is longer than [`super::LONGEST_PASSWORD`] bytes.
    #[error("the password is longer than 1,024 bytes")]
    PasswordTooLong,
    /// The file asks for more work or memory than is reasonable.
    #[error("the parameters of the key derivation are out of bounds, so nothing was tried")]
    KdfOutOfBounds,
    /// The file is cut short or changed.
    #[error("this file is damaged: export it anew")]
    FileDamaged,
}
