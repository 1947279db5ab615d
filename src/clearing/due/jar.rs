//! A site in one cookie store: which tabs have shown it there, and whether it is due.

use serde::{Deserialize, Serialize};

use super::wanted::Wanted;
use crate::clearing::{
    log::{Late, Problem},
    rules::Trigger,
};

/// After so many failures in a row the person is told.
const TOLD_AFTER: u32 = 2;

/// A tab that has left the site so long ago, in milliseconds, does not keep it from being cleared when nobody is there. Who
/// pays elsewhere is back by then.
const LONG_GONE: u64 = 1_800_000;
/// After how many milliseconds what failed is tried again, each time.
const AGAIN: [u64; 4] = [60_000, 300_000, 1_800_000, 3_600_000];
/// What another clearing holds up is tried again so soon, in milliseconds.
const BUSY: u64 = 1_000;
/// So soon a page on its way is looked at again, in milliseconds.
pub(super) const ON_ITS_WAY: u64 = 1_000;
/// So long after its start, in milliseconds, a browser has opened the tabs that it had before.
pub(super) const RESTORED_WITHIN: u64 = 2_000;
/// So much later than it was due, in milliseconds, it is late.
const LATE: u64 = 60_000;

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Jar {
    /// Whether a tab has shown the site since it was cleared.
    pub(super) seen: bool,
    /// The tabs that have shown it, and are not closed.
    pub(super) tabs: Vec<Holder>,
    /// What is due.
    pub(super) due: Option<Due>,
    /// How it went of late.
    pub(super) failures: Failures,
}

/// How often in a row something was not cleared as it should have been, and why the last time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Failures {
    count: u32,
    problem: Option<Problem>,
}

impl Failures {
    /// Once more.
    pub(super) fn add(&mut self, problem: Problem) {
        self.count = self.count.saturating_add(1);
        self.problem = Some(problem);
    }

    pub(super) fn is_none(&self) -> bool {
        self.count == 0
    }

    /// Why, if that has happened again and again.
    pub(super) fn told(&self) -> Option<Problem> {
        self.problem.filter(|_| self.count >= TOLD_AFTER)
    }
}

/// A tab that has shown the site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Holder {
    pub(super) id: i32,
    /// Since when it shows something else, in Unix milliseconds.
    pub(super) left: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Due {
    pub(super) id: u64,
    pub(super) trigger: Trigger,
    /// Since when, and when to do it: both in Unix milliseconds.
    pub(super) since: u64,
    pub(super) not_before: u64,
    /// What has held it up.
    pub(super) late: Option<Late>,
    /// When it is due once more, since a tab has shown the site while it was being cleared.
    pub(super) again: Option<u64>,
    /// How often it was tried.
    pub(super) tries: u8,
    /// Whether it was said that Latchkey cannot see whether the site is open.
    pub(super) unseen: bool,
}

impl Jar {
    /// A tab shows the site, or has shown it.
    pub(super) fn shown_in(&mut self, id: i32) {
        self.seen = true;
        if !self.tabs.iter().any(|tab| tab.id == id) {
            self.tabs.push(Holder { id, left: None });
        }
    }

    /// Whether it says nothing: the usual store of a site is there by itself, and any other may not be there any more.
    pub(super) fn is_empty(&self) -> bool {
        !self.seen && self.tabs.is_empty() && self.due.is_none() && self.failures.is_none()
    }

    /// Whether tabs keep it from being cleared because of this.
    pub(super) fn is_held(&self, trigger: Trigger, now: u64) -> bool {
        self.tabs.iter().any(|tab| tab.holds(trigger, now))
    }

    /// Whether this one does, as far as is written down.
    pub(super) fn is_held_by(&self, id: i32, trigger: Trigger, now: u64) -> bool {
        let mut tabs = self.tabs.iter();
        tabs.any(|tab| tab.id == id && tab.holds(trigger, now))
    }
}

impl Holder {
    fn holds(&self, trigger: Trigger, now: u64) -> bool {
        let gone = self.left.map(|left| now.saturating_sub(left));
        let is_long_gone = gone.is_some_and(|gone| gone >= LONG_GONE);
        trigger != Trigger::Idle || !is_long_gone
    }
}

impl Due {
    pub(super) fn new(id: u64, trigger: Trigger, since: u64) -> Self {
        Self {
            id,
            trigger,
            since,
            not_before: since,
            late: None,
            again: None,
            tries: 0,
            unseen: false,
        }
    }

    /// It was being cleared when a tab showed the site once more, and that came to nothing: both are one.
    pub(super) fn is_cleared_no_more(&mut self) {
        if let Some(at) = self.again.take() {
            self.trigger = Trigger::TabClosed;
            self.since = at;
            self.not_before = at;
        }
    }

    /// A clock that was set back makes nobody wait for the time that it had before.
    pub(super) fn mind_the_clock(&mut self, wanted: &Wanted, now: u64) {
        let longest = if self.tries == 0 {
            RESTORED_WITHIN
        } else {
            AGAIN[AGAIN.len() - 1]
        };
        let wait = wanted.delay_ms.max(longest);
        self.not_before = self.not_before.min(now.saturating_add(wait));
        self.since = self.since.min(self.not_before);
    }

    /// Why it is late at `now`, if it is.
    pub(super) fn lateness(&self, now: u64) -> Option<Late> {
        let is_late = now >= self.since.saturating_add(LATE);
        match self.late {
            Some(Late::NotRunning) => Some(Late::NotRunning),
            late if is_late => late.or(Some(Late::Interrupted)),
            _ => None,
        }
    }

    /// Another clearing is under way.
    pub(super) fn wait_for_others(&mut self, now: u64) {
        self.late.get_or_insert(Late::Busy);
        self.not_before = now.saturating_add(BUSY);
    }

    /// The site was opened before it was begun. Whether it stays so is seen by the next look.
    pub(super) fn wait_for_tabs(&mut self, now: u64) {
        self.not_before = self.not_before.max(now.saturating_add(ON_ITS_WAY));
    }

    /// It has failed. Answers whether it is tried again.
    pub(super) fn try_again(&mut self, now: u64) -> bool {
        self.late.get_or_insert(Late::TriedAgain);
        let pause = AGAIN.get(usize::from(self.tries));
        self.tries = self.tries.saturating_add(1);
        self.not_before = now.saturating_add(pause.copied().unwrap_or_default());
        pause.is_some()
    }
}
