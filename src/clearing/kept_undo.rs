//! What is kept for undoing a clearing, and its key, which is for memory only.

use data_encoding::BASE64;
use serde::Serialize;

use super::{
    error::ClearingError,
    facts::{Choice, ClearingWish},
    restorable::Restorable,
    undo::{SealedUndo, UndoContents},
};
use crate::{random::Randomness, vault::EphemeralKey};

/// What is kept for undoing.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum KeptUndo {
    /// The key is for memory only, the rest may be stored.
    Kept {
        /// The key, in Base64.
        key: String,
        /// What it opens.
        sealed: SealedUndo,
        /// Until when it can be undone, in Unix milliseconds.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        until: u64,
        /// What can be brought back, as the person is told. Nothing: it is kept for the net alone.
        restores: Option<Restorable>,
    },
    /// There is nothing to bring back.
    Nothing,
    /// It is more than is kept.
    TooLarge,
}

impl KeptUndo {
    /// Keeps contents under a new key. `restores`: what can be brought back of them; `now` in Unix milliseconds.
    ///
    /// # Errors
    /// [`ClearingError::UndoTooLarge`], [`ClearingError::NoRandomness`].
    pub fn of(
        contents: &UndoContents,
        restores: Option<Restorable>,
        wish: ClearingWish,
        now: u64,
        source: &mut impl Randomness,
    ) -> Result<Self, ClearingError> {
        // What "Fix this site" leaves alone is kept too, for the net.
        let is_for_net = wish.choice == Choice::FixThisSite;
        if restores.is_none() && !is_for_net {
            return Ok(Self::Nothing);
        }
        let key = EphemeralKey::random(source).map_err(|_| ClearingError::NoRandomness)?;
        let sealed = contents.seal(&key, now, source)?;
        Ok(Self::Kept {
            key: BASE64.encode(key.as_bytes()),
            until: sealed.until(),
            sealed,
            restores,
        })
    }
}

/// What was kept, by its key as [`KeptUndo::Kept`] has it.
///
/// # Errors
/// [`ClearingError::UndoExpired`], [`ClearingError::UndoUnreadable`].
pub fn opened(sealed: &SealedUndo, key: &str, now: u64) -> Result<UndoContents, ClearingError> {
    let key = BASE64.decode(key.as_bytes()).ok();
    let key = key.and_then(|key| key.try_into().ok());
    let key = EphemeralKey::from_bytes(key.ok_or(ClearingError::UndoUnreadable)?);
    sealed.open(&key, now)
}
