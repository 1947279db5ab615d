//! When an unlocked vault locks.

use serde::{Deserialize, Serialize};

const SECONDS_PER_MINUTE: u64 = 60;
/// Bounds and default of [`LockSettings::idle_minutes`].
const IDLE_MINUTES: Bounds = Bounds {
    least: 1,
    usual: 10,
    most: 240,
};
/// Bounds and default of [`LockSettings::open_minutes`].
const OPEN_MINUTES: Bounds = Bounds {
    least: 5,
    usual: 480,
    most: 1440,
};

struct Bounds {
    least: u32,
    usual: u32,
    most: u32,
}

/// What a person chose. Numbers out of bounds count as the nearest that is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct LockSettings {
    /// Lock when the computer, or the vault, was not used for so many minutes, 1 to 240; usually 10.
    pub idle_minutes: u32,
    /// Lock when the screen is locked; usually so.
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
            idle_minutes: self
                .idle_minutes
                .clamp(IDLE_MINUTES.least, IDLE_MINUTES.most),
            open_minutes: self
                .open_minutes
                .clamp(OPEN_MINUTES.least, OPEN_MINUTES.most),
            ..self
        }
    }
}

/// What the browser says of the person at the computer (`idle.queryState`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum IdleState {
    /// Someone is using it.
    Active,
    /// Nobody has used it for [`LockSettings::idle_minutes`].
    Idle,
    /// The screen is locked.
    Locked,
}

/// What is known when the question is asked. Times are in Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LockFacts {
    /// What the browser says.
    pub idle: IdleState,
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
    Lock {
        /// Why.
        reason: LockReason,
    },
}

/// Why a vault locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum LockReason {
    /// The screen was locked.
    ScreenLocked,
    /// Neither the computer nor the vault was used for too long.
    Idle,
    /// It was open for as long as it may be.
    OpenTooLong,
    /// The clock was set back, so nobody knows how long it was open.
    ClockWentBack,
}

/// Decides whether an open vault locks.
#[must_use]
pub fn decide(settings: LockSettings, facts: LockFacts) -> LockDecision {
    let settings = settings.bounded();
    let seconds = |minutes: u32| u64::from(minutes) * SECONDS_PER_MINUTE;
    let used_at = facts.used_at.max(facts.unlocked_at);
    let idle_at = used_at.saturating_add(seconds(settings.idle_minutes));
    let close_at = facts
        .unlocked_at
        .saturating_add(seconds(settings.open_minutes));
    let reason = if facts.now < used_at {
        LockReason::ClockWentBack
    } else if facts.idle == IdleState::Locked && settings.on_screen_lock {
        LockReason::ScreenLocked
    } else if facts.now >= close_at {
        LockReason::OpenTooLong
    } else if facts.idle != IdleState::Active || facts.now >= idle_at {
        LockReason::Idle
    } else {
        return LockDecision::StayOpen {
            ask_again_at: idle_at.min(close_at),
        };
    };
    LockDecision::Lock { reason }
}
