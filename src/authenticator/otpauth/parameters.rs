//! The parameters of an address.

use zeroize::Zeroizing;

use super::encoding::decode;
use crate::authenticator::{credential::Algorithm, error::AccountError, repair::Repair};

/// More parameters than any address has.
const MOST_PARAMETERS: usize = 64;
/// What other programs add for themselves; it says nothing about codes.
const HARMLESS: [&str; 8] = [
    "image",
    "icon",
    "color",
    "lock",
    "tags",
    "group",
    "note",
    "codedisplay",
];

/// Parameters by name in small letters, each once, until they are taken.
pub(super) struct Parameters(Vec<Parameter>);

struct Parameter {
    name: String,
    value: Zeroizing<String>,
    taken: bool,
}

impl Parameters {
    pub(super) fn read(query: &str, repairs: &mut Vec<Repair>) -> Result<Self, AccountError> {
        let mut read = Self(Vec::new());
        let pairs = query.split(['&', ';']).filter(|pair| !pair.is_empty());
        if pairs.clone().nth(MOST_PARAMETERS).is_some() {
            return Err(AccountError::TooLong);
        }
        for pair in pairs {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name, repairs)?.trim().to_ascii_lowercase();
            let value = if value.contains('+') && name != "secret" {
                repairs.push(Repair::PlusForSpace);
                decode(&value.replace('+', " "), repairs)?
            } else {
                decode(value, repairs)?
            };
            if read.0.iter().any(|known| known.name == name) {
                repairs.push(Repair::DuplicateParameter);
                continue;
            }
            read.0.push(Parameter {
                name,
                value: Zeroizing::new(value),
                taken: false,
            });
        }
        Ok(read)
    }

    /// The value of a parameter, which counts as read from then on.
    pub(super) fn take(&mut self, name: &str) -> Option<&str> {
        let found = self.0.iter_mut().find(|parameter| parameter.name == name)?;
        found.taken = true;
        Some(&found.value)
    }

    /// A number; nothing where it is missing, or empty, which is told.
    pub(super) fn number(
        &mut self,
        name: &str,
        repairs: &mut Vec<Repair>,
    ) -> Result<Option<u64>, AccountError> {
        let out_of_bounds = if name == "period" {
            AccountError::PeriodOutOfBounds
        } else {
            AccountError::DigitsOutOfBounds
        };
        match self.take(name).map(str::trim) {
            None => Ok(None),
            Some("") => {
                repairs.push(Repair::EmptyParameter);
                Ok(None)
            }
            Some(text) if text.bytes().all(|digit| digit.is_ascii_digit()) => {
                text.parse().map(Some).map_err(|_| out_of_bounds)
            }
            Some(_) => Err(out_of_bounds),
        }
    }

    pub(super) fn algorithm(
        &mut self,
        repairs: &mut Vec<Repair>,
    ) -> Result<Algorithm, AccountError> {
        match self.take("algorithm").map(str::trim) {
            None => Ok(Algorithm::default()),
            Some("") => {
                repairs.push(Repair::EmptyParameter);
                Ok(Algorithm::default())
            }
            Some(text) => {
                let algorithm: Algorithm = text.parse()?;
                if algorithm.name() != text {
                    repairs.push(Repair::AlgorithmSpelling);
                }
                Ok(algorithm)
            }
        }
    }

    /// Takes parameters that mean nothing for a kind, which is told.
    pub(super) fn ignore(&mut self, names: &[&str], repairs: &mut Vec<Repair>) {
        for name in names {
            if self.take(name).is_some() {
                repairs.push(Repair::ParameterIgnored);
            }
        }
    }

    /// Tells that there were parameters that nobody has read.
    pub(super) fn tell_unread(&self, repairs: &mut Vec<Repair>) {
        let unread = |parameter: &&Parameter| {
            !parameter.taken && !HARMLESS.contains(&parameter.name.as_str())
        };
        if self.0.iter().find(unread).is_some() {
            repairs.push(Repair::UnknownParameter);
        }
    }
}
