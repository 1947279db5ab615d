//! The accounts of a vault, in the order that the person gave them.

mod account;
mod listing;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    credential::{Code, Credential, Kind, clean, code_at, code_of_step},
    error::AccountError,
};
pub use account::Account;
use listing::matches;
pub use listing::{AccountList, AccountRow};

/// The most accounts of a vault.
pub const MOST_ACCOUNTS: usize = 10_000;
/// The most tags, and the most sites, of an account.
const MOST_WORDS: usize = 50;
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
}

impl Default for Accounts {
    fn default() -> Self {
        Self {
            version: VERSION,
            all: Vec::new(),
            changed: None,
        }
    }
}

/// What may be changed of an account; nothing is changed that is not given.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AccountChanges {
    /// The site or service.
    pub issuer: Option<String>,
    /// The name of the account there.
    pub name: Option<String>,
    /// Words to find it by.
    pub tags: Option<Vec<String>>,
    /// The registrable domains on which its codes may be filled in.
    pub sites: Option<Vec<String>>,
    /// Whether it stands before those that are not.
    pub pinned: Option<bool>,
}

/// What became of an account that was to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// It was not there, and has this id.
    Added(String),
    /// It was there already, under this id.
    Merged(String),
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
        serde_json::from_slice(bytes).map_err(|_| AccountError::Unreadable)
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

    /// Adds an account, bound to a site where one is given. The same secret of the same kind is the same account: it
    /// stays as it is, save that the site is bound too.
    ///
    /// # Errors
    /// [`AccountError::TooManyAccounts`].
    pub fn add(
        &mut self,
        credential: Credential,
        site: Option<&str>,
        id: [u8; ID_SIZE],
        now_ms: u64,
    ) -> Result<Addition, AccountError> {
        let same = |account: &&mut Account| same_codes(&account.credential, &credential);
        if let Some(known) = self.all.iter_mut().find(same) {
            if let Some(site) = site
                && !known.sites.iter().any(|bound| bound == site)
            {
                known.sites.push(site.to_owned());
                self.changed = Some(now_ms);
            }
            return Ok(Addition::Merged(known.id.clone()));
        }
        if self.all.len() >= MOST_ACCOUNTS {
            return Err(AccountError::TooManyAccounts);
        }
        let id = data_encoding::HEXLOWER.encode(&id);
        self.all.push(Account {
            id: id.clone(),
            credential,
            sites: site.map(str::to_owned).into_iter().collect(),
            tags: Vec::new(),
            pinned: false,
        });
        self.changed = Some(now_ms);
        Ok(Addition::Added(id))
    }

    /// Takes over those of other accounts that are not here, as they are; says how many those were.
    ///
    /// # Errors
    /// [`AccountError::TooManyAccounts`]; then none was taken over.
    pub fn merge(&mut self, other: Self, now_ms: u64) -> Result<usize, AccountError> {
        let is_new = |account: &Account| {
            let same = |known: &Account| {
                known.id == account.id || same_codes(&known.credential, &account.credential)
            };
            !self.all.iter().any(same)
        };
        let fresh: Vec<_> = other.all.into_iter().filter(is_new).collect();
        if self.all.len() + fresh.len() > MOST_ACCOUNTS {
            return Err(AccountError::TooManyAccounts);
        }
        let count = fresh.len();
        if count > 0 {
            self.changed = Some(now_ms);
        }
        self.all.extend(fresh);
        Ok(count)
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
        let account = self.account_mut(id)?;
        let AccountChanges {
            issuer,
            name,
            tags,
            sites,
            pinned,
        } = changes;
        if let Some(issuer) = issuer {
            account.credential.issuer = clean(&issuer);
        }
        if let Some(name) = name {
            account.credential.name = clean(&name);
        }
        if let Some(tags) = tags {
            account.tags = words(tags);
        }
        if let Some(sites) = sites {
            account.sites = words(sites);
        }
        if let Some(pinned) = pinned {
            account.pinned = pinned;
        }
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Removes an account.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn remove(&mut self, id: &str, now_ms: u64) -> Result<(), AccountError> {
        let place = self.place(id)?;
        self.all.remove(place);
        self.changed = Some(now_ms);
        Ok(())
    }

    /// Puts an account at a place in the list, or at its end.
    ///
    /// # Errors
    /// [`AccountError::NoSuchAccount`].
    pub fn move_to(&mut self, id: &str, place: usize, now_ms: u64) -> Result<(), AccountError> {
        let from = self.place(id)?;
        let account = self.all.remove(from);
        let to = place.min(self.all.len());
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
    /// the others, each in their order.
    #[must_use]
    pub fn rows(&self, now: u64, site: Option<&str>, query: &str) -> Vec<AccountRow> {
        let found = self.all.iter().filter(|account| matches(account, query));
        let mut rows: Vec<_> = found
            .map(|account| AccountRow::new(account, now, site))
            .collect();
        rows.sort_by_key(|row| (!row.matches_site, !row.pinned));
        rows
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

/// The same secret, made into codes in the same way. A counter may have gone on.
fn same_codes(one: &Credential, other: &Credential) -> bool {
    let same_kind = match (&one.kind, &other.kind) {
        (
            Kind::Hotp {
                algorithm, digits, ..
            },
            Kind::Hotp {
                algorithm: other_algorithm,
                digits: other_digits,
                ..
            },
        ) => algorithm == other_algorithm && digits == other_digits,
        (one, other) => one == other,
    };
    same_kind && one.secret == other.secret
}

/// Each once, without what is empty.
fn words(given: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in given {
        let word = clean(&word);
        if !word.is_empty() && !kept.contains(&word) && kept.len() < MOST_WORDS {
            kept.push(word);
        }
    }
    kept
}
