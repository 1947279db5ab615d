//! When an unlocked vault locks.

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;

const SECONDS_PER_MINUTE: u64 = 60;
/// Bounds and default of [`LockSettings::idle_minutes`].
pub const IDLE_MINUTES: Bounds = Bounds {
    least: 1,
    usual: 10,
    most: 240,
};
/// Bounds and default of [`LockSettings::open_minutes`].
pub const OPEN_MINUTES: Bounds = Bounds {
    least: 5,
    usual: 480,
    most: 1440,
};

/// What a person chose. Numbers out of bounds count as the nearest that is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct LockSettings {
    /// Lock when the computer, or the vault, was not used for so many minutes, 1 to 240; usually 10.
    pub idle_minutes: u32,
    /// Lock when the screen is locked; usually so. Otherwise a locked screen says nothing, and only the two times lock.
    pub on_screen_lock: bool,
    /// Lock so many minutes after unlocking whatever happens, 5 to 1,440; usually 480.
    pub open_minutes: u32,
}

impl Default for LockSettings {
    fn default() -> Self {
        Self {
            idle_minutes: IDLE_MINUTES.usual,
            on_screen_lock: true,
            open_minutes: OPEN_MINUTES.usual,
        }
    }
}

impl LockSettings {
    /// The settings that count: each number within its bounds.
    #[must_use]
    pub fn bounded(self) -> Self {
        Self {
            idle_minutes: IDLE_MINUTES.within(Some(self.idle_minutes)),
            open_minutes: OPEN_MINUTES.within(Some(self.open_minutes)),
            ..self
        }
    }
}

/// What is known when the question is asked. Times are in Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LockFacts {
    /// Whether the screen is locked.
    pub screen_locked: bool,
    /// The time now.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub now: u64,
    /// When the vault was unlocked.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub unlocked_at: u64,
    /// When the person last used the vault.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub used_at: u64,
}

/// Whether the vault stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "decision")]
pub enum LockDecision {
    /// It stays open, and the question has to be asked again at the latest then.
    #[serde(rename_all = "camelCase")]
    StayOpen {
        /// Unix seconds, always after now.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        ask_again_at: u64,
    },
    /// It locks, now.
    Lock,
}

/// Decides whether an open vault locks. A computer that nobody has used for [`LockSettings::idle_minutes`] has a vault that
/// nobody has used for as long: what the browser says of that adds nothing, and where it says so of somebody who is using the
/// vault, as some do of a touch of a security key, it is wrong.
#[must_use]
pub fn decide(settings: LockSettings, facts: LockFacts) -> LockDecision {
    let settings = settings.bounded();
    let seconds = |minutes: u32| u64::from(minutes) * SECONDS_PER_MINUTE;
    let used_at = facts.used_at.max(facts.unlocked_at);
    let idle_at = used_at.saturating_add(seconds(settings.idle_minutes));
    let close_at = facts
        .unlocked_at
        .saturating_add(seconds(settings.open_minutes));
    let is_left = facts.screen_locked && settings.on_screen_lock;
    let ask_again_at = idle_at.min(close_at);
    // Nobody knows how long it was open where the clock was set back.
    if is_left || facts.now < used_at || facts.now >= ask_again_at {
        LockDecision::Lock
    } else {
        LockDecision::StayOpen { ask_again_at }
    }
}
