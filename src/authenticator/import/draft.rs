//! An entry of an export, before it is an account.

use std::collections::BTreeMap;

use serde_json::{Value, value::RawValue};

use super::{
    error::ImportError,
    importer::Found,
    refused::{RefusedEntry, title},
};
use crate::authenticator::{
    annotations::Annotations,
    credential::{
        Algorithm, Credential, Kind, LONGEST_TEXT, Secret, USUAL_DIGITS, USUAL_PERIOD,
        check_digits, check_period, clean,
    },
    error::AccountError,
    otpauth::{self, Parsed},
    repair::Repair,
};

/// What is not said.
pub(super) static UNSAID: Value = Value::Null;

/// What an entry of an export is.
pub(super) enum Row<'entry> {
    /// An account, field by field.
    Account(Draft<'entry>),
    /// An account as an address or a bare key.
    Address(Address<'entry>),
    /// What the program will remove soon.
    Trashed,
}

/// The key of an account, as its program writes it.
#[derive(Clone)]
pub(super) enum Key<'entry> {
    /// In Base32.
    Base32(&'entry Value),
    /// In Base32, or in hexadecimal where it is of mOTP.
    Either(&'entry Value),
    /// In Base32 or Base64, of Steam.
    Steam(&'entry Value),
    /// In Base32, as a text out of another format.
    Text(String),
    /// The key itself; nothing where it is damaged.
    Bytes(Option<Vec<u8>>),
}

/// What an entry says. Numbers may be written as texts; what is missing or `null` is not said.
pub(super) struct Draft<'entry> {
    pub(super) issuer: &'entry str,
    pub(super) name: &'entry str,
    /// `totp`, `hotp`, `steam`, `motp` or `yandex`, in whichever case.
    pub(super) kind: &'entry str,
    pub(super) key: Key<'entry>,
    pub(super) algorithm: &'entry Value,
    pub(super) digits: &'entry Value,
    pub(super) period: &'entry Value,
    pub(super) counter: &'entry Value,
    pub(super) pin: &'entry Value,
    /// Whether the program has no other algorithms, digits or periods than the usual, so that it does not say them.
    pub(super) usual: bool,
    pub(super) annotations: Annotations,
}

impl Default for Draft<'_> {
    fn default() -> Self {
        Self {
            issuer: "",
            name: "",
            kind: "totp",
            key: Key::Base32(&UNSAID),
            algorithm: &UNSAID,
            digits: &UNSAID,
            period: &UNSAID,
            counter: &UNSAID,
            pin: &UNSAID,
            usual: false,
            annotations: Annotations::default(),
        }
    }
}

/// What password managers keep: an address, or a bare key with the usual settings, beside names of their own.
#[derive(Default)]
pub(super) struct Address<'entry> {
    pub(super) text: &'entry str,
    pub(super) issuer: &'entry str,
    pub(super) name: &'entry str,
    /// What the field is called, where the item has several codes.
    pub(super) field: &'entry str,
    pub(super) annotations: Annotations,
}

/// The names of groups, folders or categories, by their ids.
pub(super) struct Groups(BTreeMap<String, String>);

impl Groups {
    /// Takes the fields of these names out of each group of a list; of two with one id the first counts.
    pub(super) fn of(list: &Value, id: &str, name: &str) -> Self {
        let mut groups = BTreeMap::new();
        for group in list.as_array().into_iter().flatten() {
            let name = || text(group, name).to_owned();
            groups
                .entry(text(group, id).to_owned())
                .or_insert_with(name);
        }
        Self(groups)
    }

    pub(super) fn name(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// Reads each entry by what `row` finds in it.
pub(super) fn read_all(
    entries: &[&RawValue],
    row: impl for<'entry> Fn(&'entry Value) -> Row<'entry>,
) -> Result<Found, ImportError> {
    let mut found = Found::default();
    for entry in entries {
        let value: Value = serde_json::from_str(entry.get()).unwrap_or_default();
        found.add_entry(&value, &row)?;
    }
    Ok(found)
}

impl Found {
    /// Adds what `row` finds in an entry.
    pub(super) fn add_entry(
        &mut self,
        entry: &Value,
        row: &impl for<'entry> Fn(&'entry Value) -> Row<'entry>,
    ) -> Result<(), ImportError> {
        if entry.is_object() {
            return self.add(row(entry));
        }
        self.add_bad()
    }

    /// Adds what should be an entry, and is none.
    pub(super) fn add_bad(&mut self) -> Result<(), ImportError> {
        self.push(Err(RefusedEntry {
            title: String::new(),
            error: AccountError::BadEntry,
        }))
    }

    /// Adds what an entry is.
    pub(super) fn add(&mut self, row: Row) -> Result<(), ImportError> {
        match row {
            Row::Account(draft) => {
                let title = title(draft.issuer, draft.name);
                let entry = draft.account();
                self.push(entry.map_err(|error| RefusedEntry { title, error }))
            }
            Row::Address(address) => {
                let title = title(address.issuer, address.name);
                let entry = address.account();
                self.push(entry.map_err(|error| RefusedEntry { title, error }))
            }
            Row::Trashed => {
                self.trashed += 1;
                Ok(())
            }
        }
    }
}

/// The text of a field, or nothing.
pub(super) fn text<'entry>(entry: &'entry Value, field: &str) -> &'entry str {
    entry[field].as_str().unwrap_or_default().trim()
}

/// The first of two texts that says something.
pub(super) fn first<'text>(one: &'text str, other: &'text str) -> &'text str {
    if one.is_empty() { other } else { one }
}

/// Whether a field says yes.
pub(super) fn flag(entry: &Value, field: &str) -> bool {
    match &entry[field] {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => text.eq_ignore_ascii_case("true") || text == "1",
        _ => false,
    }
}

impl Address<'_> {
    fn account(self) -> Result<Parsed, AccountError> {
        let mut parsed = if self.text.contains("://") {
            otpauth::parse(self.text)?
        } else {
            let (secret, repairs) = Secret::from_base32(self.text)?;
            Parsed {
                credential: Credential {
                    issuer: String::new(),
                    name: String::new(),
                    secret,
                    kind: Kind::Totp {
                        algorithm: Algorithm::default(),
                        digits: USUAL_DIGITS,
                        period: USUAL_PERIOD,
                    },
                },
                repairs,
                annotations: Annotations::default(),
            }
        };
        let credential = &mut parsed.credential;
        // What the site called itself counts; a bare key of Steam has no name at all.
        let bare = credential.name.is_empty() && self.text.starts_with("steam://");
        if credential.issuer.is_empty() || bare && !self.issuer.is_empty() {
            credential.issuer = if self.field.is_empty() || self.field == self.issuer {
                clean(self.issuer)
            } else {
                clean(&format!("{} – {}", self.issuer, self.field))
            };
        }
        if credential.name.is_empty() {
            credential.name = clean(self.name);
        }
        let Annotations { note, tags, pinned } = self.annotations;
        parsed.annotations.pinned |= pinned;
        if parsed.annotations.note.is_empty() {
            parsed.annotations.note = note;
        }
        for tag in tags {
            parsed.annotations.tag(&tag);
        }
        Ok(parsed)
    }
}

impl Draft<'_> {
    fn account(self) -> Result<Parsed, AccountError> {
        // Of a kind without codes that counts, not the key that it has not.
        if self.kind.is_empty() {
            return Err(AccountError::UnknownKind);
        }
        let (secret, mut repairs) = self.secret()?;
        let kind = self.kind(&mut repairs)?;
        // Whatever the length of a key, its program makes codes of it; only a letter that is wrong is told.
        if matches!(kind, Kind::Yandex { .. })
            && secret.check_yandex() == Err(AccountError::SecretDamaged)
        {
            return Err(AccountError::SecretDamaged);
        }
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
            annotations: self.annotations,
        })
    }

    fn secret(&self) -> Result<(Secret, Vec<Repair>), AccountError> {
        let said = |value: &'_ Value| match value {
            Value::String(secret) => Ok(secret.clone()),
            Value::Null => Ok(String::new()),
            _ => Err(AccountError::SecretNotBase32),
        };
        match &self.key {
            Key::Base32(value) => Secret::from_base32(&said(value)?),
            Key::Steam(value) => Secret::from_steam(&said(value)?),
            Key::Text(text) => Secret::from_base32(text),
            Key::Either(value) => {
                let text = said(value)?;
                match Secret::from_hexadecimal(&text) {
                    Ok(secret) if self.kind.eq_ignore_ascii_case("motp") => Ok((secret, vec![])),
                    _ => Secret::from_base32(&text),
                }
            }
            Key::Bytes(bytes) => {
                let bytes = bytes.clone().ok_or(AccountError::SecretNotBase32)?;
                let secret = Secret::from_bytes(bytes)?;
                // Whether it is short is told as of any other.
                let (_, repairs) = Secret::from_base32(&secret.to_base32())?;
                Ok((secret, repairs))
            }
        }
    }

    fn kind(&self, repairs: &mut Vec<Repair>) -> Result<Kind, AccountError> {
        match self.kind.to_ascii_lowercase().as_str() {
            "totp" => Ok(Kind::Totp {
                algorithm: self.algorithm(repairs)?,
                digits: self.digits(repairs)?,
                period: match number(self.period, AccountError::PeriodOutOfBounds)? {
                    Some(period) => check_period(period)?,
                    None => self.unspecified(USUAL_PERIOD, repairs),
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
            Value::Null => Ok(self.unspecified(Algorithm::default(), repairs)),
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
            None => Ok(self.unspecified(USUAL_DIGITS, repairs)),
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

    fn unspecified<Usual>(&self, usual: Usual, repairs: &mut Vec<Repair>) -> Usual {
        repairs.extend((!self.usual).then_some(Repair::Unspecified));
        usual
    }
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
