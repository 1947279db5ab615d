//! A site with a rule, in all cookie stores.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    jar::{Due, Failures, Jar},
    outcome::Outcome,
};
use crate::clearing::{
    log::{LogEntry, Problem},
    rules::Trigger,
};

/// A site with a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Followed {
    /// By cookie store.
    pub(super) jars: BTreeMap<String, Jar>,
    /// How often in a row none of them could be cleared.
    pub(super) unseen: Failures,
}

/// The sites with a rule.
pub(super) type Sites = BTreeMap<String, Followed>;

/// What is known of a site in a cookie store.
pub(super) fn jar_of<'a>(sites: &'a mut Sites, site: &str, store: &str) -> &'a mut Jar {
    let followed = sites.entry(site.to_owned()).or_default();
    followed.jars.entry(store.to_owned()).or_default()
}

impl Followed {
    /// What is due under this number.
    pub(super) fn due(&self, id: u64) -> Option<&Due> {
        let mut dues = self.jars.values().filter_map(|jar| jar.due.as_ref());
        dues.find(|due| due.id == id)
    }

    /// Why it was not cleared as it should have been, if that has happened again and again, in whichever store: that another one is
    /// cleared each time says nothing of it.
    pub(super) fn failing(&self) -> Option<Problem> {
        let mut jars = self.jars.values();
        let unseen = self.unseen.told();
        unseen.or_else(|| jars.find_map(|jar| jar.failures.told()))
    }

    /// Takes what came of a clearing. `next` is the number of what is due once more.
    pub(super) fn settle(
        &mut self,
        id: u64,
        next: u64,
        outcome: Outcome,
        now: u64,
    ) -> Option<LogEntry> {
        if matches!(outcome, Outcome::Gone) {
            let is_its = |jar: &Jar| jar.due.as_ref().is_some_and(|due| due.id == id);
            self.jars.retain(|_, jar| !is_its(jar));
            return None;
        }
        let mut jars = self.jars.values_mut();
        let jar = jars.find(|jar| jar.due.as_ref().is_some_and(|due| due.id == id))?;
        let mut due = jar.due.take()?;
        let late = due.lateness(now);
        let visited = due.again.is_some() || !jar.tabs.is_empty();
        match outcome {
            Outcome::Busy => {
                due.wait_for_others(now);
                jar.due = Some(due);
                None
            }
            Outcome::Open { entry } => {
                due.wait_for_tabs(now);
                jar.due = Some(due);
                let entry = entry?;
                Some(LogEntry {
                    late,
                    problem: Some(Problem::Open),
                    ..entry
                })
            }
            Outcome::Gone => None,
            Outcome::Done { mut entry } if entry.is_well(visited) => {
                jar.due = due.again.map(|at| Due::new(next, Trigger::TabClosed, at));
                if jar.tabs.is_empty() && jar.due.is_none() {
                    jar.seen = false;
                }
                jar.failures = Failures::default();
                self.unseen = Failures::default();
                entry.late = late;
                Some(entry)
            }
            Outcome::Done { mut entry } => {
                entry.late = late;
                jar.due = due.try_again(now).then_some(due);
                jar.failures.add(Problem::Failed);
                Some(entry)
            }
            Outcome::Failed { choice } => {
                let line = LogEntry::not_done(now, due.trigger, choice, Problem::Failed);
                jar.due = due.try_again(now).then_some(due);
                jar.failures.add(Problem::Failed);
                Some(line)
            }
        }
    }
}
