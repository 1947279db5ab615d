//! What can be wrong with an account.

/// Why a text or a form is no account. None of them quotes what was given.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum AccountError {
    /// More than [`super::otpauth::LONGEST_ADDRESS`] bytes.
    #[error("this is too long to be the address of an account")]
    TooLong,
    /// Another scheme than `otpauth:`, or another program's.
    #[error("this is not an address of a two-factor account")]
    NotRecognised,
    /// A kind that Latchkey does not know.
    #[error("this kind of two-factor account is not known")]
    UnknownKind,
    /// There is no secret.
    #[error("the key is missing or empty")]
    SecretEmpty,
    /// The secret has more than [`super::LONGEST_SECRET`] bytes.
    #[error("the key is too long")]
    SecretTooLong,
    /// The secret is not Base32 (for mOTP, not hexadecimal).
    #[error("the key has characters that no key has")]
    SecretNotBase32,
    /// A Yandex key that has neither 16 nor 26 bytes.
    #[error("a key of Yandex has 16 or 26 bytes")]
    SecretLength,
    /// A Yandex key whose check is wrong: a letter of it is.
    #[error("the key has a wrong letter somewhere")]
    SecretDamaged,
    /// An algorithm that is none of SHA-1, SHA-256 and SHA-512.
    #[error("the algorithm is none of SHA-1, SHA-256 and SHA-512")]
    UnknownAlgorithm,
    /// Not 5 to 10 digits.
    #[error("a code has 5 to 10 digits")]
    DigitsOutOfBounds,
    /// Not 1 to 3,600 seconds.
    #[error("a code lasts 1 to 3,600 seconds")]
    PeriodOutOfBounds,
    /// No number below 2^64.
    #[error("the counter is no number below 2^64")]
    CounterOutOfBounds,
    /// mOTP and Yandex need a PIN.
    #[error("this kind of account needs its PIN")]
    PinNeeded,
    /// A PIN that its kind does not allow.
    #[error("this is not a PIN of this kind of account")]
    PinOutOfBounds,
    /// A percent-encoding that is cut off, or that is not UTF-8.
    #[error("the address is damaged")]
    BadEncoding,
    /// An entry of an export that is not written as its format has it.
    #[error("this entry is not as the export should have it")]
    BadEntry,
    /// There are [`super::accounts::MOST_ACCOUNTS`] accounts.
    #[error("there are too many accounts")]
    TooManyAccounts,
    /// The contents would have more than [`super::accounts::MOST_BYTES`] bytes.
    #[error("the vault is full: remove accounts, or shorten their notes")]
    VaultFull,
    /// No account has that id.
    #[error("there is no such account")]
    NoSuchAccount,
    /// What was typed as a site is none.
    #[error("this is no site: type its address, as in fern.example")]
    NotASite,
    /// The counter cannot go on.
    #[error("the counter is at its end: set the account up anew")]
    CounterExhausted,
    /// The contents of the vault are of a newer version.
    #[error("this was written by a newer version of Latchkey: update it")]
    NewerVersion,
    /// The contents of the vault cannot be read.
    #[error("the contents of the vault cannot be read")]
    Unreadable,
}
