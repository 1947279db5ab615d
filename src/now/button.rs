//! What does the button in the toolbar look like, beside the marks that are put on it?

use serde::{Deserialize, Serialize};

use crate::access::AccessState;

/// Whether codes are behind a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum VaultLock {
    /// There is no vault.
    None,
    /// It takes its password.
    Locked,
    /// It is open.
    Open,
}

/// The look of the button in a tab: each has a shape and a title of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ButtonLook {
    /// Latchkey looks at the page.
    On,
    /// The same, and the codes are behind the lock.
    Locked,
    /// The person has paused it here.
    Paused,
    /// The same, and the codes are behind the lock.
    PausedLocked,
    /// It does not look at the page.
    Off,
    /// The same, and the codes are behind the lock.
    OffLocked,
}

/// Chooses the look. Which sites have an account is behind the lock too: a vault that is locked is told on every page.
#[must_use]
pub const fn button_look(access: AccessState, vault: VaultLock) -> ButtonLook {
    let locked = matches!(vault, VaultLock::Locked);
    match (access, locked) {
        (AccessState::EverySite | AccessState::ThisSite, false) => ButtonLook::On,
        (AccessState::EverySite | AccessState::ThisSite, true) => ButtonLook::Locked,
        (AccessState::Paused, false) => ButtonLook::Paused,
        (AccessState::Paused, true) => ButtonLook::PausedLocked,
        (AccessState::Off | AccessState::Impossible, false) => ButtonLook::Off,
        (AccessState::Off | AccessState::Impossible, true) => ButtonLook::OffLocked,
    }
}
