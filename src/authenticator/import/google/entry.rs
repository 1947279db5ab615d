//! One account of an export.

use data_encoding::BASE32_NOPAD;
use zeroize::Zeroizing;

use super::wire::{Fields, Value};
use crate::authenticator::{
    annotations::Annotations,
    credential::{
        Algorithm, Credential, Kind, LONGEST_TEXT, Secret, USUAL_DIGITS, USUAL_PERIOD, clean,
    },
    error::AccountError,
    import::refused::{RefusedEntry, title},
    otpauth::{Parsed, label::plain_issuer_and_name},
    repair::Repair,
};

/// The fields of `OtpParameters`. What is missing is zero or empty.
#[derive(Default)]
struct Fieldset<'message> {
    secret: &'message [u8],
    name: &'message [u8],
    issuer: &'message [u8],
    algorithm: u64,
    digits: u64,
    kind: u64,
    counter: u64,
}

pub(super) fn read(message: &[u8]) -> Result<Parsed, RefusedEntry> {
    let mut fields = Fieldset::default();
    let read = fields.read(message);
    read.and_then(|()| fields.account())
        .map_err(|error| RefusedEntry {
            title: fields.title(),
            error,
        })
}

impl<'message> Fieldset<'message> {
    fn read(&mut self, message: &'message [u8]) -> Result<(), AccountError> {
        for field in Fields(message) {
            match field? {
                (1, Value::Bytes(secret)) => self.secret = secret,
                (2, Value::Bytes(name)) => self.name = name,
                (3, Value::Bytes(issuer)) => self.issuer = issuer,
                (4, Value::Number(algorithm)) => self.algorithm = algorithm,
                (5, Value::Number(digits)) => self.digits = digits,
                (6, Value::Number(kind)) => self.kind = kind,
                (7, Value::Number(counter)) => self.counter = counter,
                _ => {}
            }
        }
        Ok(())
    }

    fn account(&self) -> Result<Parsed, AccountError> {
        let (issuer, name) = self.issuer_and_name()?;
        let secret = Zeroizing::new(BASE32_NOPAD.encode(self.secret));
        let (secret, mut repairs) = Secret::from_base32(&secret)?;
        let kind = self.kind(&mut repairs)?;
        for text in [issuer, name] {
            if text.chars().count() > LONGEST_TEXT {
                repairs.push(Repair::LabelCut);
            }
        }
        repairs.sort_unstable();
        repairs.dedup();
        Ok(Parsed {
            credential: Credential {
                issuer: clean(issuer),
                name: clean(name),
                secret,
                kind,
            },
            repairs,
            annotations: Annotations::default(),
        })
    }

    /// The name is often `issuer:name`, as the label of the address was from which the account was made.
    fn issuer_and_name(&self) -> Result<(&str, &str), AccountError> {
        let text = |bytes| std::str::from_utf8(bytes).map_err(|_| AccountError::BadEncoding);
        Ok(plain_issuer_and_name(text(self.name)?, text(self.issuer)?))
    }

    fn kind(&self, repairs: &mut Vec<Repair>) -> Result<Kind, AccountError> {
        let unspecified = [self.algorithm, self.digits, self.kind].contains(&0);
        repairs.extend(unspecified.then_some(Repair::Unspecified));
        let algorithm = match self.algorithm {
            0 | 1 => Algorithm::Sha1,
            2 => Algorithm::Sha256,
            3 => Algorithm::Sha512,
            _ => return Err(AccountError::UnknownAlgorithm),
        };
        let digits = match self.digits {
            0 | 1 => USUAL_DIGITS,
            2 => 8,
            _ => return Err(AccountError::DigitsOutOfBounds),
        };
        match self.kind {
            1 => Ok(Kind::Hotp {
                algorithm,
                digits,
                counter: self.counter()?,
            }),
            0 | 2 => Ok(Kind::Totp {
                algorithm,
                digits,
                period: USUAL_PERIOD,
            }),
            _ => Err(AccountError::UnknownKind),
        }
    }

    /// The counter is an `int64`.
    fn counter(&self) -> Result<u64, AccountError> {
        let positive = i64::try_from(self.counter).is_ok();
        positive
            .then_some(self.counter)
            .ok_or(AccountError::CounterOutOfBounds)
    }

    fn title(&self) -> String {
        let (issuer, name) = (
            String::from_utf8_lossy(self.issuer),
            String::from_utf8_lossy(self.name),
        );
        title(&issuer, &name)
    }
}
