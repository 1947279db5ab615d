//! Whether an account is another one than those that have come in before.

use serde::{Deserialize, Serialize};

/// So many accounts of one site are known, those that came in last.
pub const MOST_ACCOUNTS: usize = 8;

/// An account on a site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AlertAccount"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// A keyed digest of it; empty where it is not known.
    pub account: String,
    /// The account as a hint: `r…@fern.example`.
    pub hint: String,
}

/// As what an account was named. Many sites take more than one of these for the same account.
#[derive(PartialEq, Eq)]
enum Named {
    Address,
    Number,
    Name,
}

impl Account {
    /// Whether it is surely another one than all that were here before. An account that was named by its address and one that was
    /// named by its name can be the same; two of one hint nobody could tell apart.
    pub(super) fn is_another(&self, before: &[Self]) -> bool {
        let mut known = before.iter().filter(|other| !other.account.is_empty());
        let is_known = |other: &Self| {
            other.account == self.account
                || other.named() != self.named()
                || other.hint.to_lowercase() == self.hint.to_lowercase()
        };
        let has_any = before.iter().any(|other| !other.account.is_empty());
        !self.account.is_empty() && has_any && !known.any(is_known)
    }

    fn named(&self) -> Named {
        let first = self.hint.chars().next();
        if self.hint.contains('@') {
            Named::Address
        } else if first.is_some_and(|first| first == '+' || first.is_numeric()) {
            Named::Number
        } else {
            Named::Name
        }
    }
}

/// The accounts of a site after one has come in: that one last.
#[must_use]
pub fn known_after(before: Vec<Account>, account: Account) -> Vec<Account> {
    let is_other = |other: &Account| !other.account.is_empty() && other.account != account.account;
    let mut known: Vec<Account> = before.into_iter().filter(is_other).collect();
    known.push(account);
    let surplus = known.len().saturating_sub(MOST_ACCOUNTS);
    known.drain(..surplus);
    known
}
