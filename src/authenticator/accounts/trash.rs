//! Accounts that were removed wait here before they go for good.

use serde::{Deserialize, Serialize};

use super::account::Account;

/// How long a removed account can be brought back, in days.
const KEPT_DAYS: u64 = 30;
/// The most that wait; the oldest go first.
const MOST_REMOVED: usize = 1_000;
const MS_PER_DAY: u64 = 86_400_000;

/// An account that was removed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Removed {
    account: Account,
    /// When, in Unix milliseconds.
    at: u64,
    /// When its time was first seen to be over: a clock that has jumped ahead says so too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    over: Option<u64>,
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

/// Those that wait, the last removed first.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Trash(Vec<Removed>);

impl Trash {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn put(&mut self, account: Account, now_ms: u64) {
        let at = now_ms;
        let over = None;
        self.0.insert(0, Removed { account, at, over });
        self.forget_old(now_ms);
        self.0.truncate(MOST_REMOVED);
    }

    pub(super) fn rows(&self, now_ms: u64) -> Vec<TrashRow> {
        let waiting = self.0.iter().filter(|removed| removed.waits(now_ms));
        waiting
            .map(|Removed { account, at, .. }| TrashRow {
                id: account.id.clone(),
                issuer: account.credential.issuer.clone(),
                name: account.credential.name.clone(),
                goes_at: at.saturating_add(KEPT_DAYS * MS_PER_DAY),
            })
            .collect()
    }

    pub(super) fn take(&mut self, id: &str) -> Option<Account> {
        let place = self.0.iter().position(|removed| removed.account.id == id)?;
        Some(self.0.remove(place).account)
    }

    pub(super) fn get(&self, id: &str) -> Option<&Account> {
        self.accounts().find(|account| account.id == id)
    }

    pub(super) fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.0.iter().map(|removed| &removed.account)
    }

    pub(super) fn accounts_mut(&mut self) -> impl Iterator<Item = &mut Account> {
        self.0.iter_mut().map(|removed| &mut removed.account)
    }

    /// Lets those go whose time is over, and was a day ago already: the clock may have jumped, and be put right again.
    pub(super) fn forget_old(&mut self, now_ms: u64) {
        self.0.retain_mut(|removed| {
            removed.over = match removed.over {
                _ if removed.waits(now_ms) => None,
                Some(first) if first <= now_ms => Some(first),
                _ => Some(now_ms),
            };
            let first = removed.over.unwrap_or(now_ms);
            now_ms.saturating_sub(first) < MS_PER_DAY
        });
    }

    /// Lets the oldest go, until so many bytes are free or none is left. Says whether there was one.
    pub(super) fn drop_oldest(&mut self, bytes: usize) -> bool {
        let mut freed = 0;
        while freed < bytes
            && let Some(oldest) = self.0.pop()
        {
            freed += oldest.size();
        }
        freed > 0
    }

    /// How many bytes it takes of the contents.
    pub(super) fn size(&self) -> usize {
        self.0.iter().map(Removed::size).sum()
    }
}

impl Removed {
    /// How many bytes it takes, with what parts it from the next.
    fn size(&self) -> usize {
        let written = serde_json::to_vec(self).map(zeroize::Zeroizing::new);
        written.map_or(1, |written| written.len() + 1)
    }

    fn waits(&self, now_ms: u64) -> bool {
        now_ms.saturating_sub(self.at) < KEPT_DAYS * MS_PER_DAY
    }
}
