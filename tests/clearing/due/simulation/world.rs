//! The browser and its tabs, and what a person does in it.

use std::collections::{BTreeMap, BTreeSet};

use latchkey::clearing::due::DueClearing;

use super::Act;
use crate::due::{MINUTE, NOON, SECOND};

/// Alarms wake the background no sooner.
pub(super) const SOONEST_ALARM: u64 = 30 * SECOND;
/// A clearing takes so long.
pub(super) const CLEARING: u64 = 2 * SECOND;

/// The sites, and what is ticked for each; the last has no rule.
pub(super) const SITES: [(&str, bool, bool, bool, u64); 4] = [
    ("shop.example", true, false, false, 10),
    ("bank.example", true, true, false, 0),
    ("club.example", true, false, true, 120),
    ("pay.example", false, false, false, 0),
];
pub(super) const STORES: [&str; 2] = ["firefox-default", "firefox-container-1"];
/// Of private windows.
pub(super) const PRIVATE: usize = 2;

pub(super) type Place = (usize, usize);

#[derive(Clone, Debug)]
pub(super) struct Tab {
    pub(super) id: i32,
    pub(super) site: usize,
    pub(super) store: usize,
    /// The sites that it has shown, as far as that could be seen, and since when it shows another.
    pub(super) held: BTreeMap<usize, Option<u64>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owed {
    pub(super) at: u64,
    pub(super) delay: u64,
    /// The browser had to be started first, or nobody has to wait.
    pub(super) closed: bool,
}

/// What is being cleared: the record of it is in memory, and outlives the background.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) private: bool,
    pub(super) due: DueClearing,
    pub(super) ends: u64,
}

#[derive(Debug)]
pub(super) struct World {
    pub(super) tabs: Vec<Tab>,
    pub(super) next_tab: i32,
    pub(super) passed: Vec<(Tab, usize)>,
    pub(super) seen: [bool; 4],
    /// What is on the disk, and in memory for private windows.
    pub(super) lists: [String; 2],
    pub(super) job: Option<Job>,
    /// Until when a click keeps the browser busy, really.
    pub(super) busy: u64,
    pub(super) fails: bool,
    pub(super) awake: bool,
    pub(super) fresh: [bool; 2],
    /// When timers and alarms wake the background, really.
    pub(super) timer: Option<u64>,
    pub(super) alarm: Option<u64>,
    /// The wall's clock is ahead of what really goes by.
    pub(super) ahead: i64,
    pub(super) real: u64,
    pub(super) jumped: u64,
    pub(super) owed: BTreeMap<Place, Owed>,
    pub(super) known: BTreeSet<Place>,
    /// Those that a tab has shown which is not closed.
    pub(super) open: BTreeSet<Place>,
    pub(super) done: usize,
}

impl World {
    pub(super) fn new() -> Self {
        let empty = || String::from("{}");
        Self {
            tabs: vec![],
            next_tab: 1,
            passed: vec![],
            seen: [true; 4],
            lists: [empty(), empty()],
            job: None,
            busy: 0,
            fails: false,
            awake: true,
            fresh: [true; 2],
            timer: None,
            alarm: None,
            ahead: 0,
            real: NOON,
            jumped: 0,
            owed: BTreeMap::new(),
            known: BTreeSet::new(),
            open: BTreeSet::new(),
            done: 0,
        }
    }

    pub(super) fn wall(&self) -> u64 {
        self.real.saturating_add_signed(self.ahead)
    }

    pub(super) fn show(&mut self, at: usize, site: usize) {
        let wall = self.wall();
        let seen = self.seen;
        let tab = &mut self.tabs[at];
        tab.site = site;
        for (held, left) in &mut tab.held {
            *left = (*held != site).then(|| left.unwrap_or(wall));
        }
        if SITES[site].1 && seen[site] {
            tab.held.insert(site, None);
            let place = (site, tab.store);
            self.known.insert(place);
            self.open.insert(place);
            self.owed.remove(&place);
        }
    }

    // What goes on in the world.

    pub(super) fn wait(&mut self, time: u64) {
        let until = self.real + time;
        loop {
            let timer = self.timer.filter(|_| self.awake);
            let job = self.job.as_ref().filter(|_| self.awake).map(|job| job.ends);
            let next = [timer, self.alarm, job].into_iter().flatten().min();
            let Some(next) = next.filter(|next| *next <= until) else {
                break;
            };
            self.real = self.real.max(next);
            if job == Some(next) {
                self.end_job();
            }
            if self.alarm.is_some_and(|at| at <= self.real) {
                self.alarm = None;
            }
            if self.timer.is_some_and(|at| at <= self.real) {
                self.timer = None;
            }
            self.look(None);
        }
        self.real = until;
    }

    pub(super) fn open(&mut self, site: usize, store: usize) {
        let id = self.next_tab;
        self.next_tab += 1;
        self.tabs.push(Tab {
            id,
            site,
            store,
            held: BTreeMap::new(),
        });
        self.show(self.tabs.len() - 1, site);
        self.look(None);
    }

    pub(super) fn end_browser(&mut self, restored: usize) {
        let tabs = std::mem::take(&mut self.tabs);
        for tab in &tabs {
            self.closed(tab);
        }
        self.owed.retain(|(_, store), _| *store != PRIVATE);
        self.known.retain(|(_, store)| *store != PRIVATE);
        self.job = None;
        self.lists[1] = String::from("{}");
        self.timer = None;
        self.alarm = None;
        self.awake = true;
        self.busy = 0;
        self.real += 5 * MINUTE;
        self.fresh = [true; 2];
        self.next_tab = 1;
        self.passed.clear();
        for tab in tabs
            .into_iter()
            .filter(|tab| tab.store != PRIVATE)
            .take(restored)
        {
            let id = self.next_tab;
            self.next_tab += 1;
            self.tabs.push(Tab {
                id,
                held: BTreeMap::new(),
                ..tab
            });
            self.show(self.tabs.len() - 1, tab.site);
        }
        self.look(None);
        self.owe_everywhere(true);
        self.look(Some("started"));
    }

    pub(super) fn act(&mut self, act: &Act) {
        // No two things happen at once.
        self.real += 1;
        let at = |index: usize, tabs: &[Tab]| (!tabs.is_empty()).then(|| index % tabs.len());
        match *act {
            Act::Open(site, store) => self.open(site, store),
            Act::Go(index, site) => {
                if let Some(at) = at(index, &self.tabs) {
                    self.show(at, site);
                    self.look(None);
                }
            }
            Act::Flash(index, site) => {
                if let Some(at) = at(index, &self.tabs) {
                    self.show(at, site);
                    let tab = self.tabs.remove(at);
                    self.closed(&tab);
                    self.passed.push((tab, site));
                    self.look(None);
                }
            }
            Act::Close(index) => {
                if let Some(at) = at(index, &self.tabs) {
                    let tab = self.tabs.remove(at);
                    self.closed(&tab);
                    self.look(None);
                }
            }
            Act::CloseAll => {
                while let Some(tab) = self.tabs.pop() {
                    self.closed(&tab);
                }
                self.look(None);
            }
            Act::Wait(time) => self.wait(time),
            Act::Kill => {
                self.awake = false;
                self.timer = None;
            }
            Act::Restart(restored) => {
                self.wake();
                self.end_browser(restored);
            }
            Act::Crash => self.end_browser(0),
            Act::Reload => {
                // What is in memory goes with it, and the tabs stay.
                self.job = None;
                self.awake = true;
                self.timer = None;
                self.alarm = None;
                self.fresh = [true; 2];
                self.lists[1] = String::from("{}");
                self.owed.retain(|(_, store), _| *store != PRIVATE);
                self.known.retain(|(_, store)| *store != PRIVATE);
                self.open.retain(|(_, store)| *store != PRIVATE);
                for tab in self.tabs.iter_mut().filter(|tab| tab.store == PRIVATE) {
                    let site = tab.site;
                    tab.held.retain(|held, _| *held == site);
                }
                self.see_again();
                self.look(None);
            }
            Act::Idle => {
                self.owe_everywhere(false);
                self.look(Some("idle"));
            }
            Act::Click => self.busy = self.real + 5 * SECOND,
            Act::Jump(by) => {
                self.ahead += by;
                self.jumped = self.real;
                self.look(None);
            }
            Act::Access(site, seen) => {
                self.seen[site] = seen;
                self.see_again();
                self.look(None);
            }
            Act::Fail => self.fails = true,
        }
    }

    /// What tabs show is known from now on, where it was not.
    pub(super) fn see_again(&mut self) {
        for at in 0..self.tabs.len() {
            let site = self.tabs[at].site;
            self.show(at, site);
        }
    }
}

pub(super) fn place_of(due: &DueClearing) -> Place {
    let site = SITES.iter().position(|site| site.0 == due.site);
    let store = STORES.iter().position(|store| *store == due.store);
    (site.expect("a site"), store.unwrap_or(PRIVATE))
}
