//! Whether somebody is at the computer. A browser measures that with one interval for the whole extension, and tells of it
//! once; those who want to know have minutes of their own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

const SECONDS_PER_MINUTE: u32 = 60;
const MILLISECONDS_PER_MINUTE: u64 = 60_000;
/// Browsers wake an extension no sooner than so many milliseconds from now.
pub const SOONEST: u64 = 30_000;

/// What the browser says of the person at the computer (`idle.queryState`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum IdleState {
    /// Someone is using it.
    Active,
    /// Nobody has used it for the minutes that were asked about.
    Idle,
    /// The screen is locked.
    Locked,
}

/// Who wants to know that nobody is there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "IdleWatcher"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Watcher {
    /// Its name.
    pub name: String,
    /// After how many minutes it wants to know.
    pub minutes: u32,
    /// What the browser says for these minutes, now.
    pub state: IdleState,
}

/// What is known of the present absence. It is in memory only: a new start of the browser is a new beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Absence {
    /// Since when nobody is there, as far as that was seen: Unix milliseconds.
    since: Option<u64>,
    /// Who knows of it.
    told: BTreeSet<String>,
}

/// What to do now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct IdlePlan {
    /// The interval that the browser measures with, in seconds; nothing where nobody wants to know.
    pub interval: Option<u32>,
    /// Who is to be told now, each once in an absence.
    pub due: Vec<String>,
    /// When to look again for those with more minutes, of whom the browser will not tell: Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub look_again_at: Option<u64>,
}

impl Absence {
    /// Looks at everybody who wants to know. `now` is in Unix milliseconds.
    pub fn look(&mut self, watchers: &[Watcher], now: u64) -> IdlePlan {
        let minutes_in = |state| {
            let found = watchers
                .iter()
                .filter(move |watcher| watcher.state == state);
            found.map(|watcher| watcher.minutes)
        };
        let gone = |watcher: &&Watcher| watcher.state != IdleState::Active;
        let absent: BTreeSet<&String> = watchers
            .iter()
            .filter(gone)
            .map(|watcher| &watcher.name)
            .collect();
        self.told.retain(|name| absent.contains(name));
        let due: Vec<String> = watchers
            .iter()
            .filter(gone)
            .map(|watcher| watcher.name.clone())
            .filter(|name| !self.told.contains(name))
            .collect();
        self.told.extend(due.iter().cloned());

        let longest = minutes_in(IdleState::Idle).max();
        self.since = longest.map(|minutes| {
            let seen = now.saturating_sub(milliseconds(minutes));
            self.since.map_or(seen, |since| since.min(seen))
        });
        let next = minutes_in(IdleState::Active).min();
        IdlePlan {
            interval: watchers
                .iter()
                .map(|watcher| watcher.minutes.saturating_mul(SECONDS_PER_MINUTE))
                .min(),
            due,
            look_again_at: self.since.zip(next).map(|(since, minutes)| {
                let then = since.saturating_add(milliseconds(minutes));
                then.max(now.saturating_add(SOONEST))
            }),
        }
    }
}

fn milliseconds(minutes: u32) -> u64 {
    u64::from(minutes) * MILLISECONDS_PER_MINUTE
}
