//! An account of a vault.

use serde::{Deserialize, Serialize};

use crate::authenticator::credential::Credential;

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
}
