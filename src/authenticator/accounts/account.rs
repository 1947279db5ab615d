//! An account of a vault.

use serde::{Deserialize, Serialize};

use crate::authenticator::credential::{Credential, Kind};

/// An account of a vault.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Names it, at random.
    pub id: String,
    /// What makes its codes.
    #[serde(flatten)]
    pub credential: Credential,
    /// The registrable domains on which its codes may be filled in.
    #[serde(default)]
    pub sites: Vec<String>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether it stands before those that are not.
    #[serde(default)]
    pub pinned: bool,
    /// What the person has written beside it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was added, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<u64>,
}

impl Account {
    /// Goes on to the counter of the same account, where it is higher; says whether it was.
    pub(super) fn count_up_to(&mut self, other: &Credential) -> bool {
        match (&mut self.credential.kind, other.kind.counter()) {
            (Kind::Hotp { counter, .. }, Some(higher)) if higher > *counter => {
                *counter = higher;
                true
            }
            _ => false,
        }
    }

    /// The same account: the same secret, made into codes in the same way (a counter may have gone on), under the same names, or
    /// under none.
    pub(super) fn is(&self, other: &Credential) -> bool {
        same_codes(&self.credential, other) && same_names(&self.credential, other)
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

/// Issuer and name are the same, whatever their case, or one of the two says nothing.
fn same_names(one: &Credential, other: &Credential) -> bool {
    let same = |one: &str, other: &str| {
        one.is_empty() || other.is_empty() || one.to_lowercase() == other.to_lowercase()
    };
    same(&one.issuer, &other.issuer) && same(&one.name, &other.name)
}
