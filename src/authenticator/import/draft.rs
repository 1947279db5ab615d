//! An entry of a JSON export, before it is an account.

use serde_json::{Value, value::RawValue};

use super::{
    error::ImportError,
    importer::{Entries, MOST_ENTRIES},
    refused::{RefusedEntry, title},
};
use crate::authenticator::{
    credential::{
        Algorithm, Credential, Kind, LONGEST_TEXT, Secret, USUAL_DIGITS, USUAL_PERIOD,
        check_digits, check_period, clean,
    },
    error::AccountError,
    otpauth::Parsed,
    repair::Repair,
};

/// The longest entry, in bytes. Some hold a picture.
const LONGEST_ENTRY: usize = 1024 * 1024;

/// What an entry says. Numbers may be written as texts; what is missing or `null` is not said.
#[derive(Clone, Copy)]
pub(super) struct Draft<'entry> {
    pub(super) issuer: &'entry str,
    pub(super) name: &'entry str,
    /// `totp`, `hotp`, `steam`, `motp` or `yandex`, in whichever case.
    pub(super) kind: &'entry str,
    pub(super) secret: &'entry Value,
    pub(super) algorithm: &'entry Value,
    pub(super) digits: &'entry Value,
    pub(super) period: &'entry Value,
    pub(super) counter: &'entry Value,
    pub(super) pin: &'entry Value,
}

/// Reads each entry by what `draft` finds in it.
pub(super) fn read_all(
    entries: &[&RawValue],
    draft: impl for<'entry> Fn(&'entry Value) -> Draft<'entry>,
) -> Result<Entries, ImportError> {
    if entries.len() > MOST_ENTRIES {
        return Err(ImportError::TooManyEntries);
    }
    Ok(entries.iter().map(|entry| read(entry, &draft)).collect())
}

fn read(
    entry: &RawValue,
    draft: impl for<'entry> Fn(&'entry Value) -> Draft<'entry>,
) -> Result<Parsed, RefusedEntry> {
    let refused = |error| RefusedEntry {
        title: String::new(),
        error,
    };
    if entry.get().len() > LONGEST_ENTRY {
        return Err(refused(AccountError::TooLong));
    }
    let value: Value =
        serde_json::from_str(entry.get()).map_err(|_| refused(AccountError::BadEntry))?;
    if !value.is_object() {
        return Err(refused(AccountError::BadEntry));
    }
    let draft = draft(&value);
    draft.account().map_err(|error| RefusedEntry {
        title: title(draft.issuer, draft.name),
        error,
    })
}

/// The text of a field, or nothing.
pub(super) fn text<'entry>(entry: &'entry Value, field: &str) -> &'entry str {
    entry[field].as_str().unwrap_or_default().trim()
}

impl Draft<'_> {
    fn account(&self) -> Result<Parsed, AccountError> {
        let secret = match self.secret {
            Value::String(secret) => secret.as_str(),
            Value::Null => "",
            _ => return Err(AccountError::SecretNotBase32),
        };
        let (secret, mut repairs) = Secret::from_base32(secret)?;
        let kind = self.kind(&mut repairs)?;
        for text in [self.issuer, self.name] {
            if text.chars().count() > LONGEST_TEXT {
                repairs.push(Repair::LabelCut);
            }
        }
        repairs.sort_unstable();
        repairs.dedup();
        Ok(Parsed {
            credential: Credential {
                issuer: clean(self.issuer),
                name: clean(self.name),
                secret,
                kind,
            },
            repairs,
        })
    }

    fn kind(&self, repairs: &mut Vec<Repair>) -> Result<Kind, AccountError> {
        match self.kind.to_ascii_lowercase().as_str() {
            "totp" => Ok(Kind::Totp {
                algorithm: self.algorithm(repairs)?,
                digits: self.digits(repairs)?,
                period: match number(self.period, AccountError::PeriodOutOfBounds)? {
                    Some(period) => check_period(period)?,
                    None => unspecified(USUAL_PERIOD, repairs),
                },
            }),
            "hotp" => Ok(Kind::Hotp {
                algorithm: self.algorithm(repairs)?,
                digits: self.digits(repairs)?,
                counter: self.counter(repairs)?,
            }),
            "steam" => Ok(Kind::Steam),
            "motp" => Kind::motp(&self.pin()?),
            "yandex" | "yaotp" => Kind::yandex(&self.pin()?),
            _ => Err(AccountError::UnknownKind),
        }
    }

    fn algorithm(&self, repairs: &mut Vec<Repair>) -> Result<Algorithm, AccountError> {
        match self.algorithm {
            Value::Null => Ok(unspecified(Algorithm::default(), repairs)),
            Value::String(name) => {
                let algorithm: Algorithm = name.parse()?;
                let usual = algorithm.name() == name;
                repairs.extend((!usual).then_some(Repair::AlgorithmSpelling));
                Ok(algorithm)
            }
            _ => Err(AccountError::UnknownAlgorithm),
        }
    }

    fn digits(&self, repairs: &mut Vec<Repair>) -> Result<u8, AccountError> {
        match number(self.digits, AccountError::DigitsOutOfBounds)? {
            Some(digits) => check_digits(digits),
            None => Ok(unspecified(USUAL_DIGITS, repairs)),
        }
    }

    fn counter(&self, repairs: &mut Vec<Repair>) -> Result<u64, AccountError> {
        let said = number(self.counter, AccountError::CounterOutOfBounds)?;
        repairs.extend(said.is_none().then_some(Repair::CounterMissing));
        Ok(said.unwrap_or_default())
    }

    fn pin(&self) -> Result<String, AccountError> {
        match self.pin {
            Value::Null => Err(AccountError::PinNeeded),
            Value::String(pin) => Ok(pin.clone()),
            _ => Err(AccountError::PinOutOfBounds),
        }
    }
}

fn unspecified<Usual>(usual: Usual, repairs: &mut Vec<Repair>) -> Usual {
    repairs.push(Repair::Unspecified);
    usual
}

fn number(value: &Value, error: AccountError) -> Result<Option<u64>, AccountError> {
    match value {
        Value::Null => Ok(None),
        Value::Number(number) => number.as_u64().map(Some).ok_or(error),
        Value::String(text) if text.bytes().all(|digit| digit.is_ascii_digit()) => {
            text.parse().map(Some).map_err(|_| error)
        }
        _ => Err(error),
    }
}
