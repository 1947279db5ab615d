//! The list of what is due.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    facts::{Event, TabsLook, site_of_origin},
    followed::{Sites, jar_of},
    following::{Shown, follow},
    jar::{Due, ON_ITS_WAY, RESTORED_WITHIN},
    outcome::{DueClearing, Looked, Outcome},
    wanted::Wanted,
};
use crate::clearing::{
    log::{Late, LogEntry, Problem, bounded},
    rules::Trigger,
};

/// So soon somebody comes to see whether a clearing was interrupted, in milliseconds.
const CLEARING: u64 = 30_000;
/// So much later, in milliseconds, it is worth a line that a site was not cleared since it is open again.
const WORTH_A_LINE: u64 = 60_000;
/// The most lines that one look writes of sites for themselves.
const MOST_LINES: usize = 20;

/// What is due, and what may become due: kept on the disk, for private windows in memory. Only sites with a rule are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DueList {
    sites: Sites,
    /// The number of the latest that was due.
    last: u64,
}

impl DueList {
    /// Takes a look at all tabs. `can_see` says of a site whether its tabs can be told from others.
    pub fn look(&mut self, look: &TabsLook, can_see: impl Fn(&str) -> bool) -> Looked {
        let before = self.clone();
        let wanted = Wanted::of(look.rules());
        let mut lines = vec![];
        if look.private && look.tabs.is_empty() {
            // The browser has forgotten all of it.
            self.sites.clear();
            return Looked {
                changed: *self != before,
                ..Looked::default()
            };
        }
        let clearing = look.clearing;
        self.sites.retain(|site, followed| {
            wanted.contains_key(site.as_str())
                || clearing.is_some_and(|id| followed.due(id).is_some())
        });
        let (shown, closed) = follow(&mut self.sites, look, &wanted, &can_see);
        for (site, store) in closed {
            if let Some(wanted) = wanted.get(site.as_str()) {
                self.note_closed(&site, &store, wanted, look);
            }
        }
        match look.event {
            Some(Event::Started) => {
                self.set_off(
                    Trigger::Started,
                    look,
                    &wanted,
                    &shown,
                    &can_see,
                    &mut lines,
                );
            }
            Some(Event::Idle) => {
                self.set_off(Trigger::Idle, look, &wanted, &shown, &can_see, &mut lines);
            }
            None => {}
        }
        self.check(look, &wanted, &can_see, &mut lines);
        self.tidy();
        let lines = bounded(lines, MOST_LINES);
        let (clear, wake_in) = self.next(look, &wanted, &shown, &can_see);
        Looked {
            changed: *self != before,
            lines,
            clear,
            wake_in,
        }
    }

    /// Takes what came of a clearing, and answers the line that it is worth.
    pub fn settle(&mut self, id: u64, outcome: Outcome, now: u64) -> Option<LogEntry> {
        let found = self
            .sites
            .values_mut()
            .find(|followed| followed.due(id).is_some());
        // Nobody waits for it any more: it was settled before the background was killed, or its private windows are closed.
        let followed = found?;
        self.last = self.last.saturating_add(1);
        let line = followed.settle(id, self.last, outcome, now);
        self.tidy();
        line
    }

    /// Whether a tab shows a site in a cookie store that is about to be cleared there, is on its way to it, or has shown it and is not
    /// closed: the look may be some seconds old by which it was due, and a background that was killed comes back when a page is
    /// opened. Where that cannot be seen, it may be.
    #[must_use]
    pub fn is_open(
        &self,
        (site, store): (&str, &str),
        trigger: Trigger,
        look: &TabsLook,
        can_see: bool,
    ) -> bool {
        let jar = self.sites.get(site).and_then(|site| site.jars.get(store));
        let is_there = |origin: &Option<String>| {
            let shown = origin.as_deref().and_then(site_of_origin);
            shown.is_some_and(|shown| shown == site)
        };
        let mut tabs = look.tabs.iter().filter(|tab| look.store_of(tab) == store);
        !can_see
            || tabs.any(|tab| {
                is_there(&tab.origin)
                    || is_there(&tab.pending)
                    || jar.is_some_and(|jar| jar.is_held_by(tab.id, trigger, look.now))
            })
    }

    /// Why a site was not cleared as it should have been, if that has happened again and again.
    #[must_use]
    pub fn failing(&self, site: &str) -> Option<Problem> {
        self.sites.get(site)?.failing()
    }

    /// The last tab of a site is closed.
    fn note_closed(&mut self, site: &str, store: &str, wanted: &Wanted, look: &TabsLook) {
        if !wanted.asks(Trigger::TabClosed) {
            return;
        }
        let at = look.now.saturating_add(wanted.delay_ms);
        let jar = jar_of(&mut self.sites, site, store);
        match &mut jar.due {
            Some(due) if look.clearing == Some(due.id) => due.again = Some(at),
            due => {
                // What was due before it was opened again is over.
                *due = None;
                let due = self.put(site, store, Trigger::TabClosed, at);
                if look.fresh || look.event == Some(Event::Started) {
                    due.late = Some(Late::NotRunning);
                }
            }
        }
    }

    /// The due of a jar: the one that it has, at that time at the latest, or another.
    fn put(&mut self, site: &str, store: &str, trigger: Trigger, at: u64) -> &mut Due {
        let next = self.last.saturating_add(1);
        self.last = next;
        let jar = jar_of(&mut self.sites, site, store);
        let due = jar.due.get_or_insert_with(|| Due::new(next, trigger, at));
        due.not_before = due.not_before.min(at);
        due
    }

    /// The browser has started, or nobody is there.
    fn set_off(
        &mut self,
        trigger: Trigger,
        look: &TabsLook,
        wanted: &BTreeMap<&str, Wanted>,
        shown: &Shown,
        can_see: &impl Fn(&str) -> bool,
        lines: &mut Vec<LogEntry>,
    ) {
        let started = trigger == Trigger::Started;
        let at = look
            .now
            .saturating_add(if started { RESTORED_WITHIN } else { 0 });
        for (&site, wanted) in wanted {
            // Where nothing can be seen, the last tab cannot either. That is said at each start.
            if !can_see(site) && (started || wanted.asks(trigger)) {
                let cause = if wanted.asks(trigger) {
                    trigger
                } else {
                    Trigger::TabClosed
                };
                let followed = self.sites.entry(site.to_owned()).or_default();
                followed.unseen.add(Problem::NoAccess);
                for due in followed
                    .jars
                    .values_mut()
                    .filter_map(|jar| jar.due.as_mut())
                {
                    due.unseen = true;
                }
                lines.push(line(look, cause, wanted, Problem::NoAccess));
            } else if wanted.asks(trigger) {
                let mut stores: BTreeSet<String> = BTreeSet::new();
                if !look.private {
                    stores.insert(look.usual_store().to_owned());
                }
                let known = self.sites.get(site);
                stores.extend(known.into_iter().flat_map(|site| site.jars.keys().cloned()));
                for store in stores {
                    let place = (site.to_owned(), store);
                    let jar = self
                        .sites
                        .get(site)
                        .and_then(|site| site.jars.get(&place.1));
                    let is_held = jar.is_some_and(|jar| jar.is_held(trigger, look.now));
                    if !is_held && !shown.pending.contains(&place) {
                        self.put(site, &place.1, trigger, at);
                    } else if started {
                        jar_of(&mut self.sites, site, &place.1)
                            .failures
                            .add(Problem::Open);
                        lines.push(line(look, trigger, wanted, Problem::Open));
                    }
                }
            }
        }
    }

    /// Takes away what is not due any more, and says why where somebody may rely on it.
    fn check(
        &mut self,
        look: &TabsLook,
        wanted: &BTreeMap<&str, Wanted>,
        can_see: &impl Fn(&str) -> bool,
        lines: &mut Vec<LogEntry>,
    ) {
        for (site, followed) in &mut self.sites {
            let Some(wanted) = wanted.get(site.as_str()) else {
                continue;
            };
            let mut is_unseen = false;
            for jar in followed.jars.values_mut() {
                let Some(mut due) = jar.due.take() else {
                    continue;
                };
                if look.clearing == Some(due.id) {
                    jar.due = Some(due);
                    continue;
                }
                due.is_cleared_no_more();
                if !wanted.asks(due.trigger) {
                    continue;
                }
                due.mind_the_clock(wanted, look.now);
                if look.fresh {
                    if look.now > due.since {
                        due.late = Some(Late::NotRunning);
                    }
                    due.not_before = due.not_before.max(look.now.saturating_add(RESTORED_WITHIN));
                }
                if !can_see(site) {
                    if !due.unseen {
                        is_unseen = true;
                        lines.push(line(look, due.trigger, wanted, Problem::NoAccess));
                    }
                    due.unseen = true;
                    due.late.get_or_insert(Late::NoAccess);
                    // The others are over when the person comes to give access.
                    if due.trigger == Trigger::TabClosed {
                        jar.due = Some(due);
                    }
                } else if jar.is_held(due.trigger, look.now) {
                    let overdue = look.now.saturating_sub(due.since);
                    if due.trigger == Trigger::Started || overdue >= WORTH_A_LINE {
                        jar.failures.add(Problem::Open);
                        lines.push(line(look, due.trigger, wanted, Problem::Open));
                    }
                } else {
                    due.unseen = false;
                    jar.due = Some(due);
                }
            }
            if is_unseen {
                followed.unseen.add(Problem::NoAccess);
            }
        }
    }

    /// Forgets what says nothing.
    fn tidy(&mut self) {
        for followed in self.sites.values_mut() {
            followed.jars.retain(|_, jar| !jar.is_empty());
        }
        self.sites
            .retain(|_, followed| !followed.jars.is_empty() || !followed.unseen.is_none());
    }

    /// What to do now, and when to look again.
    fn next(
        &self,
        look: &TabsLook,
        wanted: &BTreeMap<&str, Wanted>,
        shown: &Shown,
        can_see: &impl Fn(&str) -> bool,
    ) -> (Option<DueClearing>, Option<u64>) {
        let mut first: Option<(u64, DueClearing)> = None;
        let mut wake_in: Option<u64> = None;
        for (site, followed) in &self.sites {
            let wanted = wanted.get(site.as_str()).filter(|_| can_see(site));
            for (store, jar) in &followed.jars {
                let (Some(due), Some(wanted)) = (&jar.due, wanted) else {
                    continue;
                };
                let is_pending = shown.pending.contains(&(site.clone(), store.clone()));
                let wait = due.not_before.saturating_sub(look.now);
                let wait = if is_pending {
                    wait.max(ON_ITS_WAY)
                } else {
                    wait
                };
                wake_in = Some(wake_in.map_or(wait, |other| other.min(wait)));
                let is_first = first.as_ref().is_none_or(|(since, _)| due.since < *since);
                if wait == 0 && is_first {
                    let clearing = DueClearing {
                        id: due.id,
                        site: site.clone(),
                        store: store.clone(),
                        choice: wanted.choice,
                        trigger: due.trigger,
                    };
                    first = Some((due.since, clearing));
                }
            }
        }
        let first = first.filter(|_| look.clearing.is_none());
        // Whoever clears looks again when it is done; only if it is killed over it, somebody has to come.
        let is_clearing = look.clearing.is_some() || first.is_some();
        let wake_in = wake_in.map(|wait| {
            if is_clearing {
                wait.max(CLEARING)
            } else {
                wait
            }
        });
        (first.map(|(_, clearing)| clearing), wake_in)
    }
}

fn line(look: &TabsLook, trigger: Trigger, wanted: &Wanted, problem: Problem) -> LogEntry {
    LogEntry::not_done(look.now, trigger, wanted.choice, problem)
}
