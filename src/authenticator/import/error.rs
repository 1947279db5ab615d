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
    /// A database of KeePass, and neither password nor key file was given.
    #[error("this KeePass database needs its password, its key file, or both")]
    KeyNeeded,
    /// A database of KeePass that what was given does not open: one of the two may be wrong, or missing.
    #[error("the password, the key file or both do not fit this KeePass database")]
    WrongKey,
    /// The file that should be a key is none that KeePass writes.
    #[error("the key file is damaged, or is of a kind that Latchkey does not know")]
    KeyFileDamaged,
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
    /// Bitwarden's export that only the same account of Bitwarden opens.
    #[error(
        "only your account of Bitwarden opens this export: export anew as .json, or protected by a password"
    )]
    AccountRestricted,
    /// A message of OpenPGP.
    #[error("this export is encrypted by OpenPGP: decrypt it first, or export without")]
    OpenPgp,
    /// A database of `SQLite`: what an app keeps for itself.
    #[error("this is the database of an app, and no export: export in the app itself")]
    AppDatabase,
    /// A database of KeePass that is older than KDBX 3.1, or ciphers that are not known.
    #[error("this KeePass database is of an older kind: save it as KDBX 4, or export as XML")]
    KeePassOlder,
    /// Steam Desktop Authenticator's files are encrypted.
    #[error("Steam Desktop Authenticator has encrypted this: turn its encryption off first")]
    SteamEncrypted,
    /// The list of Steam Desktop Authenticator's files, which holds no key itself.
    #[error(
        "this only lists Steam Desktop Authenticator's files: take the .maFile files beside it"
    )]
    SteamManifest,
    /// An encrypted text that says nothing of itself, and that the password does not open.
    #[error(
        "this is not the password, or it is a maFile that Steam Desktop Authenticator has encrypted: turn its encryption off first"
    )]
    SealedText,
    /// What Authy or Microsoft keeps for itself.
    #[error("this app gives no export: set up each account anew at its site")]
    NoExport,
    /// Passwords, or anything else without codes.
    #[error("this file holds no two-factor accounts")]
    NoCodes,
    /// A backup of Latchkey.
    #[error("this is a backup of Latchkey: restore it as such")]
    OwnBackup,
    /// A picture.
    #[error("this is a picture: add it as a picture of a QR code")]
    Picture,
    /// A compressed file that unpacks to more than is read.
    #[error("this file unpacks to more than 40 MiB, the most that is read")]
    UnpackedTooLarge,
}
