//! What became of accounts that were to be added.

use serde::Serialize;

use super::scanned::{OtherText, title_of};
use crate::Coded;
use crate::authenticator::{
    accounts::{Accounts, Addition},
    error::AccountError,
    otpauth::Parsed,
    repair::Repair,
};

/// What became of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AddedReport {
    /// Those that were added.
    pub added: Vec<AddedAccount>,
    /// Titles of those that were there already.
    pub merged: Vec<String>,
    /// Those that were not added.
    pub refused: Vec<RefusedAccount>,
    /// Pictures of the same export that are still missing.
    pub missing: u32,
}

/// An account that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AddedAccount {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What was corrected, and what is worth knowing.
    pub repairs: Vec<Repair>,
}

/// What was not added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RefusedAccount {
    /// What it is called, or where it stood.
    pub title: String,
    /// Why, as a stable code.
    #[cfg_attr(feature = "types", ts(type = "AccountErrorCode | OtherText"))]
    pub code: String,
}

impl AddedReport {
    /// Adds an account, and notes what became of it. `id` is sixteen random bytes.
    ///
    /// # Errors
    /// [`AccountError::TooManyAccounts`].
    pub fn add(
        &mut self,
        accounts: &mut Accounts,
        parsed: Parsed,
        site: Option<&str>,
        id: [u8; 16],
        now_ms: u64,
    ) -> Result<(), AccountError> {
        let Parsed {
            credential,
            repairs,
        } = parsed;
        let title = title_of(&credential);
        match accounts.add(credential, site, id, now_ms)? {
            Addition::Added(id) => self.added.push(AddedAccount { id, title, repairs }),
            Addition::Merged(_) => self.merged.push(title),
        }
        Ok(())
    }

    /// Notes a text that is no account, by what it is instead.
    pub fn refuse_other(&mut self, other: OtherText) {
        self.refuse("", other.code());
    }

    /// Notes what was not added.
    pub fn refuse(&mut self, title: impl Into<String>, code: impl Into<String>) {
        self.refused.push(RefusedAccount {
            title: title.into(),
            code: code.into(),
        });
    }
}
