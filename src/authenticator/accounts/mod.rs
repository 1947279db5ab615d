//! The accounts of a vault, in the order that the person gave them.

mod account;
mod changes;
mod coming;
mod ids;
mod listing;
mod room;
mod trash;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    credential::{Code, Kind, code_at, code_of_step},
    error::AccountError,
};
use crate::site::Origin;
pub use account::Account;
use account::place_of;
pub use changes::AccountChanges;
use changes::reduce;
pub use coming::{Addition, MergedCount};
pub use listing::{AccountList, AccountRow, OlderState};
use listing::{is_bound, matches};
pub use room::{MOST_BYTES, percent_full};
use trash::Trash;
pub use trash::TrashRow;

/// The most accounts of a vault.
pub const MOST_ACCOUNTS: usize = 10_000;
const VERSION: u32 = 1;
/// Random bytes of an id.
const ID_SIZE: usize = 16;

/// All accounts.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accounts {
    version: u32,
    #[serde(rename = "accounts")]
    all: Vec<Account>,
    /// When an account was changed last, in Unix milliseconds.
    #[serde(default)]
    changed: Option<u64>,
    /// Those that were removed not long ago, the last first.
    #[serde(default, skip_serializing_if = "Trash::is_empty")]
    trash: Trash,
}

impl Default for Accounts {
    fn default() -> Self {
        Self {
            version: VERSION,
            all: Vec::new(),
            changed: None,
            trash: Trash::default(),
        }
    }
}

impl Accounts {
    /// Reads the contents of a vault. An empty one has no accounts.
    ///
    /// # Errors
    /// [`AccountError::NewerVersion`], [`AccountError::Unreadable`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AccountError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let Versioned { version } =
            serde_json::from_slice(bytes).map_err(|_| AccountError::Unreadable)?;
        if version > VERSION {
            return Err(AccountError::NewerVersion);
        }
        let mut read: Self = serde_json::from_slice(bytes).map_err(|_| AccountError::Unreadable)?;
        read.tell_ids_apart();
        Ok(read)
    }

    /// The contents of a vault. They are wiped when they are dropped.
    ///
    /// # Errors
    /// [`AccountError::Unreadable`], which does not happen.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, AccountError> {
        serde_json::to_vec(self)
            .map(Zeroizing::new)
            .map_err(|_| AccountError::Unreadable)
    }

    /// The accounts, in their order.
    #[must_use]
    pub fn all(&self) -> &[Account] {
        &self.all
    }

    /// When an account was changed last, in Unix milliseconds.
    #[must_use]
    pub fn changed(&self) -> Option<u64> {
        self.changed
    }

    /// The account with this id.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn account(&self, id: &str) -> Result<&Account, AccountError> {
        let found = self.all.iter().find(|account| account.id == id);
        found.ok_or(AccountError::NoSuchAccount)
    }

    /// Whether an account is bound to a site.
    pub(super) fn is_bound(&self, id: &str, site: Option<&str>) -> bool {
        let account = self.all.iter().find(|account| account.id == id);
        account.is_some_and(|account| {
            account
                .sites
                .iter()
                .any(|bound| Some(bound.as_str()) == site)
        })
    }

    /// Binds an account to a site, besides those that it is bound to.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn bind(&mut self, id: &str, site: &str, now_ms: u64) -> Result<(), AccountError> {
        let account = self.account_mut(id)?;
        if !account.sites.iter().any(|bound| bound == site) {
            account.sites.push(site.to_owned());
            self.changed = Some(now_ms);
        }
        Ok(())
    }

    /// Changes an account.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn edit(
        &mut self,
        id: &str,
        changes: AccountChanges,
        now_ms: u64,
    ) -> Result<(), AccountError> {
        changes.apply(self.account_mut(id)?);
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Reduces sites that were kept as they were typed, which earlier versions did; what is no site stays, and binds nothing.
    pub fn reduce_sites(&mut self, parse: impl Fn(&str) -> Option<Origin>) {
        for site in self.all.iter_mut().flat_map(|account| &mut account.sites) {
            reduce(site, &parse);
        }
    }

    /// Removes an account. It can be brought back for 30 days.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn remove(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        let place = self.place(id)?;
        self.trash.put(self.all.remove(place), now_ms);
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Those that can be brought back now, the last removed first.
    #[must_use]
    pub fn trash(&self, now_ms: u64) -> Vec<TrashRow> {
        self.trash.rows(now_ms)
    }

    /// Brings a removed account back, at the end of the list; one that was added again meanwhile stays one.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`], [`AccountError::TooManyAccounts`].
    pub fn bring_back(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        let account = self.trash.get(id).ok_or(AccountError::NoSuchAccount)?;
        let again = place_of(&self.all, &account.credential);
        if again.is_none() && self.all.len() >= MOST_ACCOUNTS {
            return Err(AccountError::TooManyAccounts);
        }
        let account = self.trash.take(id).ok_or(AccountError::NoSuchAccount)?;
        if let Some(place) = again {
            let sites = account.sites.clone();
            let present = &mut self.all[place];
            present.merge(account);
            for site in sites {
                if !present.sites.contains(&site) {
                    present.sites.push(site);
                }
            }
        } else {
            self.all.push(account);
            self.tell_ids_apart();
        }
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Removes a removed account for good.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn destroy(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        self.trash.take(id).ok_or(AccountError::NoSuchAccount)?;
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Lets those go for good that were removed more than 30 days ago.
    pub fn forget_old(&mut self, now_ms: u64) {
        self.trash.forget_old(now_ms);
    }

    /// Puts an account where another one is, which makes room for it: what stands beside it on the screen is not always what stands
    /// beside it in the vault.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn move_to(&mut self, id: &str, other: &str, now_ms: u64) -> Result<(), AccountError> {
        let (from, to) = (self.place(id)?, self.place(other)?);
        let account = self.all.remove(from);
        self.all.insert(to, account);
        self.changed = Some(now_ms);
        Ok(())
    }

    /// The code of an account now; of one that counts, the code that comes next.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn code(&self, id: &str, now: u64) -> Result<String, AccountError> {
        let credential = &self.account(id)?.credential;
        Ok(match (code_at(credential, now), &credential.kind) {
            (Some(Code { now, .. }), _) => now,
            (None, kind) => code_of_step(credential, kind.counter().unwrap_or_default()),
        })
    }

    /// Notes that a code was used: one that counts goes on to the next. Others stay as they are.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`], [`AccountError::CounterExhausted`].
    pub fn used(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        let account = self.account_mut(id)?;
        if let Kind::Hotp { counter, .. } = &mut account.credential.kind {
            *counter = counter
                .checked_add(1)
                .ok_or(AccountError::CounterExhausted)?;
            self.changed = Some(now_ms);
        }
        Ok(())
    }

    /// The accounts that a search finds, as they are shown: those of the site first, then those that are pinned, then
    /// the others, each in their order. Codes are made for the first `most` alone, which are given, and how many there
    /// are.
    #[must_use]
    pub fn rows(
        &self,
        now: u64,
        site: Option<&str>,
        query: &str,
        most: usize,
    ) -> (Vec<AccountRow>, usize) {
        let found = self.all.iter().filter(|account| matches(account, query));
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|account| (!is_bound(account, site), !account.pinned));
        let rows = found
            .iter()
            .take(most)
            .map(|account| AccountRow::new(account, now, site));
        (rows.collect(), found.len())
    }

    /// How many accounts are bound to a site.
    #[must_use]
    pub fn bound_to(&self, site: Option<&str>) -> usize {
        let bound = self.all.iter().filter(|account| is_bound(account, site));
        bound.count()
    }

    fn place(&self, id: &str) -> Result<usize, AccountError> {
        let place = self.all.iter().position(|account| account.id == id);
        place.ok_or(AccountError::NoSuchAccount)
    }

    fn account_mut(&mut self, id: &str) -> Result<&mut Account, AccountError> {
        let found = self.all.iter_mut().find(|account| account.id == id);
        found.ok_or(AccountError::NoSuchAccount)
    }
}
