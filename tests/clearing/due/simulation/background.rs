//! The background, as it looks, clears, is killed and wakes.

use latchkey::clearing::{
    Choice, ClearingState,
    due::{DueClearing, DueList, Outcome, TabsLook},
};
use serde_json::{Value, json};

use super::world::{CLEARING, Job, PRIVATE, SITES, SOONEST_ALARM, STORES, Tab, World, place_of};
use crate::due::{SECOND, entry};

impl World {
    // What the background does.

    pub(super) fn look(&mut self, event: Option<&str>) {
        self.wake();
        self.forget_what_is_unseen();
        for private in [false, true] {
            self.look_at(private, event.filter(|event| !private || *event == "idle"));
        }
        self.passed.clear();
    }

    pub(super) fn look_at(&mut self, private: bool, event: Option<&str>) {
        let look = self.facts(private, event);
        self.fresh[usize::from(private)] = false;
        let mut list = self.read(private);
        let seen = self.seen;
        let looked = list.look(&look, |site| can_see(seen, site));
        self.write(private, &list);
        if let Some(wait) = looked.wake_in {
            let at = self.real + wait;
            let alarm = self.real + wait.max(SOONEST_ALARM);
            self.timer = Some(self.timer.map_or(at, |timer| timer.min(at)));
            self.alarm = Some(self.alarm.map_or(alarm, |other| other.min(alarm)));
        }
        if let Some(due) = looked.clear {
            self.begin(private, due);
        }
    }

    /// What is known of the tabs.
    fn facts(&self, private: bool, event: Option<&str>) -> TabsLook {
        let is_of = |tab: &Tab| (tab.store == PRIVATE) == private;
        let shown = |tab: &Tab, site: usize| {
            let origin = self.seen[site].then(|| format!("https://www.{}", SITES[site].0));
            let store = STORES.get(tab.store).copied().unwrap_or("firefox-private");
            json!({"id": tab.id, "origin": origin, "pending": null, "store": store})
        };
        let tabs: Vec<Value> = self
            .tabs
            .iter()
            .filter(|tab| is_of(tab))
            .map(|tab| shown(tab, tab.site))
            .collect();
        let passed: Vec<Value> = self
            .passed
            .iter()
            .filter(|(tab, _)| is_of(tab))
            .map(|(tab, site)| shown(tab, *site))
            .collect();
        let rules: Vec<Value> = SITES
            .iter()
            .filter(|(_, on_tab_close, ..)| *on_tab_close)
            .map(|(site, on_tab_close, at_start, when_idle, delay)| {
                json!({"site": site, "onTabClose": on_tab_close, "atStart": at_start, "whenIdle": when_idle,
                    "delay": delay, "choice": "signOutAndClear"})
            })
            .collect();
        let job = self.job.as_ref().filter(|job| job.private == private);
        let look = json!({
            "rules": rules, "event": event, "tabs": tabs, "passed": passed, "replaced": [], "private": private,
            "firefox": true, "fresh": self.fresh[usize::from(private)], "clearing": job.map(|job| job.due.id),
            "now": self.wall(),
        });
        serde_json::from_value(look).expect("a look")
    }

    pub(super) fn begin(&mut self, private: bool, due: DueClearing) {
        if self.busy > self.real || self.job.is_some() {
            self.settle(private, due.id, Outcome::Busy);
            return;
        }
        if std::mem::take(&mut self.fails) {
            let choice = Choice::SignOutAndClear;
            self.settle(private, due.id, Outcome::Failed { choice });
            return;
        }
        let place = place_of(&due);
        assert!(
            !self.is_open(
                place,
                due.trigger != latchkey::clearing::rules::Trigger::Idle
            ),
            "{due:?} is open"
        );
        let owed = self.owed.get(&place).copied();
        let owed = owed.unwrap_or_else(|| panic!("{due:?} is not owed"));
        // Where the clock has jumped since, nobody can tell.
        let waited = self.real - owed.at;
        assert!(
            waited >= owed.delay || self.jumped >= owed.at,
            "{due:?} is too early: {owed:?}"
        );
        let ends = self.real + CLEARING;
        self.job = Some(Job { private, due, ends });
    }

    /// It is carried out, unless the site is open again by now. What became due after it was begun is owed still.
    pub(super) fn end_job(&mut self) {
        let Some(job) = self.job.take() else { return };
        let place = place_of(&job.due);
        let DueClearing {
            site,
            store,
            trigger,
            ..
        } = &job.due;
        let look = self.facts(job.private, None);
        let sees = can_see(self.seen, site);
        let list = self.read(job.private);
        if list.is_open((site, store), *trigger, &look, sees) {
            self.settle(job.private, job.due.id, Outcome::Open { entry: None });
            return;
        }
        let long_gone_holds = *trigger != latchkey::clearing::rules::Trigger::Idle;
        assert!(
            !self.is_open(place, long_gone_holds),
            "{:?} is open",
            job.due
        );
        let begun = job.ends - CLEARING;
        self.owed
            .retain(|other, owed| *other != place || owed.at > begun);
        if !self.open.contains(&place) && !self.owed.contains_key(&place) {
            // Until a tab shows it there again: the container itself may have been removed.
            self.known.remove(&place);
        }
        self.done += 1;
        let entry = entry(self.wall(), &job.due, ClearingState::Cleared);
        self.settle(job.private, job.due.id, Outcome::Done { entry });
    }

    pub(super) fn settle(&mut self, private: bool, id: u64, outcome: Outcome) {
        let mut list = self.read(private);
        list.settle(id, outcome, self.wall());
        self.write(private, &list);
        let soon = self.real + SECOND;
        self.timer = Some(self.timer.map_or(soon, |timer| timer.min(soon)));
        let alarm = self.real + SOONEST_ALARM;
        self.alarm = Some(self.alarm.map_or(alarm, |other| other.min(alarm)));
    }

    pub(super) fn read(&self, private: bool) -> DueList {
        serde_json::from_str(&self.lists[usize::from(private)]).expect("the list")
    }

    pub(super) fn write(&mut self, private: bool, list: &DueList) {
        self.lists[usize::from(private)] = serde_json::to_string(list).expect("JSON");
    }

    /// The background is started, if it was killed. It goes on with what it left behind before anything else.
    pub(super) fn wake(&mut self) {
        if !self.awake {
            self.awake = true;
            self.end_job();
        }
    }
}

fn can_see(seen: [bool; 4], site: &str) -> bool {
    let mut sites = SITES.iter().zip(seen);
    sites.any(|(one, seen)| one.0 == site && seen)
}
