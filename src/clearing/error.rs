//! What can go wrong with clearing.

use crate::site::NotTheWeb;
use crate::vault::VaultError;

/// Why nothing was planned, kept or brought back.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum ClearingError {
    /// The page is one of the browser's own, a file, or has no origin.
    #[error(transparent)]
    NotTheWeb(#[from] NotTheWeb),
    /// There are more cookies, origins, documents, hosts or keys than [`super::plan::limits`] allows.
    #[error(
        "the site keeps more than can be planned for at once: clear it in the browser's settings"
    )]
    TooMuch,
    /// The ten minutes are over.
    #[error("the ten minutes in which this can be undone are over")]
    UndoExpired,
    /// The record of the undo is damaged, or its key is gone.
    #[error(
        "what was kept for undoing cannot be read any more: the browser was closed in the meantime"
    )]
    UndoUnreadable,
    /// What would have to be kept for undoing is larger than [`crate::vault::LARGEST`].
    #[error("the site keeps too much for clearing it to be undone")]
    UndoTooLarge,
    /// The source of random bytes gave none.
    #[error("no random bytes are to be had, so nothing can be kept for undoing")]
    NoRandomness,
}

impl From<VaultError> for ClearingError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::NoRandomness(_) => Self::NoRandomness,
            VaultError::TooLarge => Self::UndoTooLarge,
            _ => Self::UndoUnreadable,
        }
    }
}
