//! A two-factor account.

mod code;
mod secret;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::error::AccountError;
use crate::bounds::Bounds;
pub use code::{Code, code_at, code_of_step};
pub use secret::{LONGEST_SECRET, Secret};

/// The period where none is said, in seconds (RFC 6238, section 4.1).
pub const USUAL_PERIOD: u16 = 30;
/// The digits where none are said.
pub const USUAL_DIGITS: u8 = 6;
/// The most characters of an issuer, a name or a tag.
pub const LONGEST_TEXT: usize = 500;
/// How many digits a code can have.
pub const DIGITS: Bounds = Bounds {
    least: 5,
    usual: USUAL_DIGITS as u32,
    most: 10,
};
/// How many seconds a code can last.
pub const PERIODS: Bounds = Bounds {
    least: 1,
    usual: USUAL_PERIOD as u32,
    most: 3600,
};
const PIN_LENGTH: std::ops::RangeInclusive<usize> = 4..=16;

/// What an account is, apart from where it stands in the list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Credential {
    /// The site or service.
    pub issuer: String,
    /// The name of the account there.
    pub name: String,
    /// The shared secret.
    pub secret: Secret,
    /// How codes are made of it.
    #[serde(flatten)]
    pub kind: Kind,
}

/// How codes are made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[non_exhaustive]
pub enum Kind {
    /// By time (RFC 6238).
    Totp {
        /// The hash of the HMAC.
        algorithm: Algorithm,
        /// Digits of a code, 5 to 10.
        digits: u8,
        /// Seconds that a code lasts, 1 to 3,600.
        period: u16,
    },
    /// By counter (RFC 4226).
    Hotp {
        /// The hash of the HMAC.
        algorithm: Algorithm,
        /// Digits of a code, 5 to 10.
        digits: u8,
        /// The counter of the code that is shown next.
        counter: u64,
    },
    /// Steam Guard: by time, 30 s, five characters of its own alphabet.
    Steam,
    /// Mobile-OTP: by time, 10 s, with a PIN of four digits (<https://motp.sourceforge.net>).
    Motp {
        /// The PIN.
        pin: String,
    },
    /// Yandex Key: by time, 30 s, eight letters, with a PIN of 4 to 16 digits.
    Yandex {
        /// The PIN.
        pin: String,
    },
}

/// The hash of an HMAC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Algorithm {
    /// SHA-1, where nothing else is said.
    #[default]
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

impl Algorithm {
    /// As `otpauth` addresses write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Algorithm {
    type Err = AccountError;

    /// `SHA1`, and the spellings that are seen: `sha-1`, `HmacSHA256`, `HMAC-SHA-512`.
    fn from_str(text: &str) -> Result<Self, AccountError> {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        let plain: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
        match plain.strip_prefix("HMAC").unwrap_or(&plain) {
            "SHA1" | "SHA" => Ok(Self::Sha1),
            "SHA256" => Ok(Self::Sha256),
            "SHA512" => Ok(Self::Sha512),
            _ => Err(AccountError::UnknownAlgorithm),
        }
    }
}

impl Kind {
    /// Its name, as `otpauth` addresses and `_locales` have it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Totp { .. } => "totp",
            Self::Hotp { .. } => "hotp",
            Self::Steam => "steam",
            Self::Motp { .. } => "motp",
            Self::Yandex { .. } => "yandex",
        }
    }

    /// Seconds that a code lasts; nothing for codes that count.
    #[must_use]
    pub fn period(&self) -> Option<u16> {
        match self {
            Self::Totp { period, .. } => Some(*period),
            Self::Hotp { .. } => None,
            Self::Motp { .. } => Some(10),
            Self::Steam | Self::Yandex { .. } => Some(USUAL_PERIOD),
        }
    }

    /// Characters of a code.
    #[must_use]
    pub fn digits(&self) -> u8 {
        match self {
            Self::Totp { digits, .. } | Self::Hotp { digits, .. } => *digits,
            Self::Steam => 5,
            Self::Motp { .. } => 6,
            Self::Yandex { .. } => 8,
        }
    }

    /// The hash, where it can be chosen.
    #[must_use]
    pub fn algorithm(&self) -> Option<Algorithm> {
        match self {
            Self::Totp { algorithm, .. } | Self::Hotp { algorithm, .. } => Some(*algorithm),
            _ => None,
        }
    }

    /// The counter of codes that count.
    #[must_use]
    pub fn counter(&self) -> Option<u64> {
        match self {
            Self::Hotp { counter, .. } => Some(*counter),
            _ => None,
        }
    }

    /// The PIN, where there is one.
    #[must_use]
    pub fn pin(&self) -> Option<&str> {
        match self {
            Self::Motp { pin } | Self::Yandex { pin } => Some(pin),
            _ => None,
        }
    }

    /// Mobile-OTP with this PIN.
    ///
    /// # Errors
    /// [`AccountError::PinNeeded`], [`AccountError::PinOutOfBounds`].
    pub fn motp(pin: &str) -> Result<Self, AccountError> {
        check_pin(pin, 4..=8).map(|pin| Self::Motp { pin })
    }

    /// Yandex with this PIN.
    ///
    /// # Errors
    /// [`AccountError::PinNeeded`], [`AccountError::PinOutOfBounds`].
    pub fn yandex(pin: &str) -> Result<Self, AccountError> {
        check_pin(pin, PIN_LENGTH).map(|pin| Self::Yandex { pin })
    }
}

fn check_pin(pin: &str, length: std::ops::RangeInclusive<usize>) -> Result<String, AccountError> {
    if pin.is_empty() {
        return Err(AccountError::PinNeeded);
    }
    let right = pin.bytes().all(|letter| letter.is_ascii_digit()) && length.contains(&pin.len());
    right
        .then(|| pin.to_owned())
        .ok_or(AccountError::PinOutOfBounds)
}

/// Digits of a code.
///
/// # Errors
/// [`AccountError::DigitsOutOfBounds`].
pub fn check_digits(digits: u64) -> Result<u8, AccountError> {
    let within = DIGITS.contains(digits).then_some(digits);
    within
        .and_then(|digits| u8::try_from(digits).ok())
        .ok_or(AccountError::DigitsOutOfBounds)
}

/// Seconds that a code lasts.
///
/// # Errors
/// [`AccountError::PeriodOutOfBounds`].
pub fn check_period(period: u64) -> Result<u16, AccountError> {
    let within = PERIODS.contains(period).then_some(period);
    within
        .and_then(|period| u16::try_from(period).ok())
        .ok_or(AccountError::PeriodOutOfBounds)
}

/// A text as it is kept: without control characters, trimmed, and cut at [`LONGEST_TEXT`] characters.
#[must_use]
pub fn clean(text: &str) -> String {
    let visible = text.chars().filter(|letter| !letter.is_control());
    let kept: String = visible.collect();
    let mut cut: String = kept.trim().chars().take(LONGEST_TEXT).collect();
    // Cut behind a space, it would read as another text when it is cleaned again.
    cut.truncate(cut.trim_end().len());
    cut
}
