//! Accounts that come in: one that is added, and those of a backup.

use serde::Serialize;

use super::{
    Accounts, ID_SIZE, MOST_ACCOUNTS,
    account::{Account, place_of},
};
use crate::authenticator::{
    annotations::{Annotations, clean_note, words},
    credential::Credential,
    error::AccountError,
};

/// What became of an account that was to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// It was not there.
    Added {
        /// Its id.
        id: String,
        /// An account of the same site, issuer and name with another key: a set-up that was begun again.
        instead_of: Option<String>,
    },
    /// It was there already.
    Merged {
        /// Its id.
        id: String,
        /// Whether its counter went on to the one that came.
        went_on: bool,
        /// Whether the site is another than those that it is bound to, so that it was not bound to it too.
        other_site: bool,
    },
}

/// What became of the accounts of a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MergedCount {
    /// How many were not here.
    pub added: usize,
    /// How many counters went on to those of the backup.
    pub went_on: usize,
}

impl Accounts {
    /// Adds an account, bound to a site where one is given. The same secret of the same kind under the same names is the same
    /// account: it stays as it is, save that the higher counter counts, that it is bound to the site if it was bound to none, and that it
    /// takes over names and notes that it does not have.
    ///
    /// # Errors
    /// [`AccountError::TooManyAccounts`].
    pub fn add(
        &mut self,
        credential: Credential,
        annotations: Annotations,
        site: Option<&str>,
        id: [u8; ID_SIZE],
        now_ms: u64,
    ) -> Result<Addition, AccountError> {
        if let Some(place) = place_of(&self.all, &credential) {
            let known = &mut self.all[place];
            let went_on = known.count_up_to(&credential);
            let completed = known.complete(&credential, annotations);
            let new = site.filter(|site| !known.sites.iter().any(|bound| bound == site));
            let binds = new.filter(|_| known.sites.is_empty());
            known.sites.extend(binds.map(str::to_owned));
            let addition = Addition::Merged {
                id: known.id.clone(),
                went_on,
                other_site: new.is_some() && binds.is_none(),
            };
            if went_on || completed || binds.is_some() {
                self.changed = Some(now_ms);
            }
            return Ok(addition);
        }
        if self.all.len() >= MOST_ACCOUNTS {
            return Err(AccountError::TooManyAccounts);
        }
        let id = data_encoding::HEXLOWER.encode(&id);
        let before = site.and_then(|site| self.begun_before(&credential, site));
        let instead_of = before.map(|place| self.all[place].id.clone());
        let account = Account {
            id: id.clone(),
            credential,
            sites: site.map(str::to_owned).into_iter().collect(),
            tags: words(annotations.tags),
            pinned: annotations.pinned,
            note: clean_note(&annotations.note),
            added: Some(now_ms),
        };
        // Of two that are called the same, the one that was set up last is looked for first.
        self.all.insert(before.unwrap_or(self.all.len()), account);
        self.changed = Some(now_ms);
        Ok(Addition::Added { id, instead_of })
    }

    /// Where an account of the same site, issuer and name stands.
    fn begun_before(&self, credential: &Credential, site: &str) -> Option<usize> {
        let named = !credential.issuer.is_empty() || !credential.name.is_empty();
        self.all.iter().position(|known| {
            named
                && known.credential.issuer == credential.issuer
                && known.credential.name == credential.name
                && known.sites.iter().any(|bound| bound == site)
        })
    }

    /// Takes over those of other accounts that are not here, as they are; of those that are here, the higher counter counts, and what
    /// is written beside them there and not here.
    ///
    /// # Errors
    /// [`AccountError::TooManyAccounts`]; then nothing was taken over.
    pub fn merge(&mut self, other: Self, now_ms: u64) -> Result<MergedCount, AccountError> {
        let mut merged = self.clone();
        let mut count = MergedCount::default();
        let mut completed = false;
        for account in other.all {
            let place = place_of(&merged.all, &account.credential);
            if let Some(place) = place.or_else(|| merged.renamed(&account)) {
                let merging = merged.all[place].merge(account);
                count.went_on += usize::from(merging.went_on);
                completed |= merging.completed;
            } else if merged.all.len() < MOST_ACCOUNTS {
                merged.all.push(account);
                count.added += 1;
            } else {
                return Err(AccountError::TooManyAccounts);
            }
        }
        if completed || count != MergedCount::default() {
            merged.changed = Some(now_ms);
        }
        merged.tell_ids_apart();
        *self = merged;
        Ok(count)
    }

    /// Where an account stands that has been called otherwise since.
    fn renamed(&self, account: &Account) -> Option<usize> {
        self.all.iter().position(|known| {
            known.id == account.id && known.credential.secret == account.credential.secret
        })
    }
}
