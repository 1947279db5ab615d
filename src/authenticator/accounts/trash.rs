//! Accounts that were removed wait here before they go for good.

use serde::{Deserialize, Serialize};

use super::{Account, Accounts, MOST_ACCOUNTS};
use crate::authenticator::error::AccountError;

/// How long a removed account can be brought back, in days.
pub const KEPT_DAYS: u64 = 30;
/// The most that wait; the oldest go first.
const MOST_REMOVED: usize = 1_000;
const MS_PER_DAY: u64 = 86_400_000;

/// An account that was removed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Removed {
    account: Account,
    /// When, in Unix milliseconds.
    at: u64,
}

/// A removed account as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrashRow {
    /// Its id.
    pub id: String,
    /// The site or service.
    pub issuer: String,
    /// The name of the account there.
    pub name: String,
    /// When it goes for good, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub goes_at: u64,
}

impl Accounts {
    /// Removes an account. It can be brought back for [`KEPT_DAYS`].
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn remove(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        let place = self.place(id)?;
        let account = self.all.remove(place);
        let removed = Removed {
            account,
            at: now_ms,
        };
        self.trash.insert(0, removed);
        self.forget_old(now_ms);
        self.trash.truncate(MOST_REMOVED);
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Those that can be brought back now, the last removed first.
    #[must_use]
    pub fn trash(&self, now_ms: u64) -> Vec<TrashRow> {
        let waiting = self.trash.iter().filter(|removed| removed.waits(now_ms));
        waiting
            .map(|Removed { account, at }| TrashRow {
                id: account.id.clone(),
                issuer: account.credential.issuer.clone(),
                name: account.credential.name.clone(),
                goes_at: at.saturating_add(KEPT_DAYS * MS_PER_DAY),
            })
            .collect()
    }

    /// Brings a removed account back, at the end of the list.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`], [`AccountError::TooManyAccounts`].
    pub fn bring_back(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        let place = self.place_in_trash(id)?;
        if self.all.len() >= MOST_ACCOUNTS {
            return Err(AccountError::TooManyAccounts);
        }
        self.all.push(self.trash.remove(place).account);
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Removes an account for good.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn destroy(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        let place = self.place_in_trash(id)?;
        self.trash.remove(place);
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Lets those go whose time is over. The time of removal counts even where the clock was set back since.
    pub fn forget_old(&mut self, now_ms: u64) {
        self.trash.retain(|removed| removed.waits(now_ms));
    }

    fn place_in_trash(&self, id: &str) -> Result<usize, AccountError> {
        let place = self
            .trash
            .iter()
            .position(|removed| removed.account.id == id);
        place.ok_or(AccountError::NoSuchAccount)
    }
}

impl Removed {
    fn waits(&self, now_ms: u64) -> bool {
        now_ms.saturating_sub(self.at) < KEPT_DAYS * MS_PER_DAY
    }
}
