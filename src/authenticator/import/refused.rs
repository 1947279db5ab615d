//! What is no account.

use crate::authenticator::{credential::clean, error::AccountError};

/// An entry that is no account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEntry {
    /// Site and name, as much as could be read of them.
    pub title: String,
    /// What is wrong with it.
    pub error: AccountError,
}

/// How a person finds an entry that is no account.
pub(crate) fn title(issuer: &str, name: &str) -> String {
    let (issuer, name) = (clean(issuer), clean(name));
    if issuer.is_empty() || name.is_empty() {
        issuer + &name
    } else {
        issuer + ": " + &name
    }
}
