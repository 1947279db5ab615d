//! What was read of another program's file, on its way from the bundle that reads files to the one that has the vault open: the two
//! share no memory.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    Coded,
    authenticator::{
        credential::clean,
        error::AccountError,
        import::{Imported, Refused},
        otpauth::Parsed,
    },
};

/// A file that was read.
#[derive(Serialize, Deserialize)]
pub struct Handover {
    pub(super) format: String,
    pub(super) entries: Vec<Result<Parsed, RefusedEntry>>,
    pub(super) trashed: usize,
    pub(super) missing: u32,
}

/// An entry that is no account: what it is called, and why.
#[derive(Serialize, Deserialize)]
pub(super) struct RefusedEntry {
    pub(super) title: String,
    pub(super) code: String,
}

impl From<Imported> for Handover {
    fn from(imported: Imported) -> Self {
        let told = |refused: Refused| RefusedEntry {
            title: format!("{}. {}", refused.position, clean(&refused.title)),
            code: refused.error.code().to_owned(),
        };
        let entries = imported.entries.into_iter();
        Self {
            format: imported.format.to_owned(),
            entries: entries.map(|entry| entry.map_err(told)).collect(),
            trashed: imported.trashed,
            missing: imported.missing,
        }
    }
}

impl Handover {
    /// As bytes, which are wiped when they are dropped.
    ///
    /// # Errors
    /// [`AccountError::Unreadable`], which does not happen.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, AccountError> {
        let bytes = serde_json::to_vec(self).map(Zeroizing::new);
        bytes.map_err(|_| AccountError::Unreadable)
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`AccountError::Unreadable`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AccountError> {
        serde_json::from_slice(bytes).map_err(|_| AccountError::Unreadable)
    }
}
