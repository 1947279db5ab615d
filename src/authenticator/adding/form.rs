//! An account that a person types in by hand.

use serde::Deserialize;
use zeroize::Zeroizing;

use crate::authenticator::{
    annotations::Annotations,
    credential::{
        Credential, Kind, Secret, USUAL_DIGITS, USUAL_PERIOD, check_digits, check_period, clean,
    },
    error::AccountError,
    otpauth::Parsed,
};

/// The fields of the form. What a kind does not have is left out, or ignored.
#[derive(Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountForm {
    /// The site or service.
    pub issuer: String,
    /// The name of the account there.
    pub name: String,
    /// The key: Base32, or hexadecimal for mOTP.
    #[cfg_attr(feature = "types", ts(as = "String"))]
    pub secret: Zeroizing<String>,
    /// `totp`, `hotp`, `steam`, `motp` or `yandex`.
    pub kind: String,
    /// `sha1`, `sha256` or `sha512`.
    pub algorithm: Option<String>,
    /// Digits of a code, 5 to 10.
    pub digits: Option<u32>,
    /// Seconds that a code lasts, 1 to 3,600.
    pub period: Option<u32>,
    /// The counter of the next code.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub counter: Option<u64>,
    /// The PIN of mOTP and Yandex.
    pub pin: Option<String>,
}

impl AccountForm {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Each [`AccountError`] of what was typed.
    pub fn read(&self) -> Result<Parsed, AccountError> {
        let pin = self.pin.as_deref().unwrap_or_default().trim();
        let algorithm = || self.algorithm.as_deref().unwrap_or("SHA1").parse();
        let digits = || check_digits(self.digits.map_or(USUAL_DIGITS.into(), u64::from));
        let kind = match self.kind.as_str() {
            "totp" => Kind::Totp {
                algorithm: algorithm()?,
                digits: digits()?,
                period: check_period(self.period.map_or(USUAL_PERIOD.into(), u64::from))?,
            },
            "hotp" => Kind::Hotp {
                algorithm: algorithm()?,
                digits: digits()?,
                counter: self.counter.unwrap_or_default(),
            },
            "steam" => Kind::Steam,
            "motp" => Kind::motp(pin)?,
            "yandex" => Kind::yandex(pin)?,
            _ => return Err(AccountError::UnknownKind),
        };
        let (secret, repairs) = match kind {
            Kind::Motp { .. } => (Secret::from_hexadecimal(&self.secret)?, Vec::new()),
            _ => Secret::from_base32(&self.secret)?,
        };
        if matches!(kind, Kind::Yandex { .. }) {
            secret.check_yandex()?;
        }
        Ok(Parsed {
            credential: Credential {
                issuer: clean(&self.issuer),
                name: clean(&self.name),
                secret,
                kind,
            },
            repairs,
            annotations: Annotations::default(),
        })
    }
}
