//! When to say that sessions are open. Only on a shared computer, and once for each cause.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::bounds::Bounds;

/// Bounds and default of the minutes after which nobody is taken to be there.
pub const IDLE_MINUTES: Bounds = Bounds {
    least: 1,
    usual: 5,
    most: 60,
};
/// Two reminders of one cause are at least so far apart, in milliseconds: waking a computer fires many events at once.
pub const APART: u64 = 60_000;

/// Why to say so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ReminderCause"))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Cause {
    /// The last tab of a site was closed.
    TabClosed {
        /// The site.
        site: String,
    },
    /// Nobody is there, or the screen is locked.
    Left,
    /// The browser has started.
    Started,
}

/// What was said, and when. It is in memory only: a new start is a new beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Reminders {
    said: Vec<(Cause, u64)>,
    /// Sites that were told of since they were signed in to.
    told: BTreeSet<String>,
}

impl Reminders {
    /// The sites to name, of those where a session is open; nothing where there is nothing to say.
    /// `open` are sites with an open session, `now` is in Unix milliseconds.
    pub fn due(&mut self, cause: &Cause, open: &[String], shared: bool, now: u64) -> Vec<String> {
        self.told.retain(|site| open.contains(site));
        let about: Vec<String> = match cause {
            Cause::TabClosed { site } => open
                .iter()
                .filter(|other| *other == site)
                .cloned()
                .collect(),
            Cause::Left | Cause::Started => open.to_vec(),
        };
        let recent = |at: u64| now.checked_sub(at).is_some_and(|elapsed| elapsed < APART);
        let said = self
            .said
            .iter()
            .any(|(other, at)| other == cause && recent(*at));
        let news = about.iter().any(|site| !self.told.contains(site));
        if !shared || about.is_empty() || said || !news {
            return vec![];
        }
        self.said
            .retain(|(other, at)| other != cause && recent(*at));
        self.said.push((cause.clone(), now));
        self.told.extend(about.iter().cloned());
        about
    }
}

/// Minutes within their bounds.
#[must_use]
pub fn idle_minutes(wished: Option<u32>) -> u32 {
    IDLE_MINUTES.within(wished)
}
