//! A browser with rules, over a thousand random schedules: tabs open, move and close, the background is killed, the browser
//! ends, clocks jump, access comes and goes. Beside it stands what a person would say is owed, which knows nothing of the
//! list. Every clearing that is owed is done, once, and no other.

use std::collections::{BTreeMap, BTreeSet};

use latchkey::clearing::{
    Choice, ClearingState,
    due::{DueClearing, DueList, Outcome, TabsLook},
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

use crate::due::entry;

const NOON: u64 = 1_790_000_000_000;
const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
/// Alarms wake the background no sooner.
const SOONEST_ALARM: u64 = 30 * SECOND;
/// A clearing takes so long.
const CLEARING: u64 = 2 * SECOND;

/// The sites, and what is ticked for each; the last has no rule.
const SITES: [(&str, bool, bool, bool, u64); 4] = [
    ("shop.example", true, false, false, 10),
    ("bank.example", true, true, false, 0),
    ("club.example", true, false, true, 120),
    ("pay.example", false, false, false, 0),
];
const STORES: [&str; 2] = ["firefox-default", "firefox-container-1"];
/// Of private windows.
const PRIVATE: usize = 2;

type Place = (usize, usize);

#[derive(Clone, Debug)]
enum Act {
    Open(usize, usize),
    /// A tab goes to a site.
    Go(usize, usize),
    /// It goes there and is closed before anybody looks.
    Flash(usize, usize),
    Close(usize),
    CloseAll,
    Wait(u64),
    Kill,
    /// The browser ends and is started again, with so many of its tabs.
    Restart(usize),
    /// The same, without time for anything.
    Crash,
    /// The extension is loaded anew.
    Reload,
    Idle,
    /// A person clears another site by a click.
    Click,
    Jump(i64),
    Access(usize, bool),
    /// The next clearing ends in an error.
    Fail,
}

#[derive(Clone, Debug)]
struct Tab {
    id: i32,
    site: usize,
    store: usize,
    /// The sites that it has shown, as far as that could be seen, and since when it shows another.
    held: BTreeMap<usize, Option<u64>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Owed {
    at: u64,
    delay: u64,
    /// The browser had to be started first, or nobody has to wait.
    closed: bool,
}

/// What is being cleared: the record of it is in memory, and outlives the background.
#[derive(Clone, Debug)]
struct Job {
    private: bool,
    due: DueClearing,
    ends: u64,
}

#[derive(Debug)]
struct World {
    tabs: Vec<Tab>,
    next_tab: i32,
    passed: Vec<(Tab, usize)>,
    seen: [bool; 4],
    /// What is on the disk, and in memory for private windows.
    lists: [String; 2],
    job: Option<Job>,
    /// Until when a click keeps the browser busy, really.
    busy: u64,
    fails: bool,
    awake: bool,
    fresh: [bool; 2],
    /// When timers and alarms wake the background, really.
    timer: Option<u64>,
    alarm: Option<u64>,
    /// The wall's clock is ahead of what really goes by.
    ahead: i64,
    real: u64,
    jumped: u64,
    owed: BTreeMap<Place, Owed>,
    known: BTreeSet<Place>,
    /// Those that a tab has shown which is not closed.
    open: BTreeSet<Place>,
    done: usize,
}

impl World {
    fn new() -> Self {
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

    fn wall(&self) -> u64 {
        self.real.saturating_add_signed(self.ahead)
    }

    // What a person would say.

    fn is_open(&self, (site, store): Place, long_gone_holds: bool) -> bool {
        let holds = |tab: &Tab| {
            tab.held.get(&site).is_some_and(|left| {
                long_gone_holds || left.is_none_or(|left| self.wall() < left + 30 * MINUTE)
            })
        };
        self.tabs
            .iter()
            .any(|tab| tab.store == store && (tab.site == site || holds(tab)))
    }

    fn show(&mut self, at: usize, site: usize) {
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

    fn closed(&mut self, tab: &Tab) {
        for (site, rule) in SITES.iter().enumerate() {
            let place = (site, tab.store);
            // A tab whose site was never seen holds nothing open.
            let holds = |other: &Tab| {
                let is_seen = other.site == site && self.seen[site];
                other.store == tab.store && (is_seen || other.held.contains_key(&site))
            };
            if !self.tabs.iter().any(holds) && self.open.remove(&place) {
                let delay = rule.4 * SECOND;
                let at = self.real;
                self.owed.insert(
                    place,
                    Owed {
                        at,
                        delay,
                        closed: true,
                    },
                );
            }
        }
        if tab.store == PRIVATE && !self.tabs.iter().any(|tab| tab.store == PRIVATE) {
            // The browser forgets it.
            self.owed.retain(|(_, store), _| *store != PRIVATE);
            self.known.retain(|(_, store)| *store != PRIVATE);
        }
    }

    fn owe_everywhere(&mut self, started: bool) {
        self.wake();
        let under_way = self.job.as_ref().map(|job| place_of(&job.due));
        for (site, (_, _, at_start, when_idle, _)) in SITES.into_iter().enumerate() {
            if !self.seen[site] || !(if started { at_start } else { when_idle }) {
                continue;
            }
            let mut places: BTreeSet<Place> = self.known.clone();
            places.retain(|place| place.0 == site);
            places.insert((site, 0));
            for place in places {
                if !self.is_open(place, started) && under_way != Some(place) {
                    let at = self.real;
                    let owed = Owed {
                        at,
                        delay: 0,
                        closed: false,
                    };
                    let before = self.owed.entry(place).or_insert(owed);
                    before.delay = 0;
                }
            }
        }
    }

    // What the background does.

    fn look(&mut self, event: Option<&str>) {
        self.wake();
        for private in [false, true] {
            self.look_at(private, event.filter(|event| !private || *event == "idle"));
        }
        self.passed.clear();
    }

    fn look_at(&mut self, private: bool, event: Option<&str>) {
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
        self.fresh[usize::from(private)] = false;
        let look: TabsLook = serde_json::from_value(look).expect("a look");
        let mut list = self.read(private);
        let seen = self.seen;
        let can_see = |site: &str| {
            SITES
                .iter()
                .zip(seen)
                .any(|(one, seen)| one.0 == site && seen)
        };
        let looked = list.look(&look, can_see);
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

    fn begin(&mut self, private: bool, due: DueClearing) {
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

    /// It is carried out. What became due after it was begun is owed still.
    fn end_job(&mut self) {
        let Some(job) = self.job.take() else { return };
        let place = place_of(&job.due);
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

    fn settle(&mut self, private: bool, id: u64, outcome: Outcome) {
        let mut list = self.read(private);
        list.settle(id, outcome, self.wall());
        self.write(private, &list);
        let soon = self.real + SECOND;
        self.timer = Some(self.timer.map_or(soon, |timer| timer.min(soon)));
        let alarm = self.real + SOONEST_ALARM;
        self.alarm = Some(self.alarm.map_or(alarm, |other| other.min(alarm)));
    }

    fn read(&self, private: bool) -> DueList {
        serde_json::from_str(&self.lists[usize::from(private)]).expect("the list")
    }

    fn write(&mut self, private: bool, list: &DueList) {
        self.lists[usize::from(private)] = serde_json::to_string(list).expect("JSON");
    }

    /// The background is started, if it was killed. It goes on with what it left behind before anything else.
    fn wake(&mut self) {
        if !self.awake {
            self.awake = true;
            self.end_job();
        }
    }

    // What goes on in the world.

    fn wait(&mut self, time: u64) {
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

    fn open(&mut self, site: usize, store: usize) {
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

    fn end_browser(&mut self, restored: usize) {
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

    fn act(&mut self, act: &Act) {
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
                if !seen {
                    // What is to go at a start, or while nobody is there, is over then.
                    self.owed
                        .retain(|place, owed| place.0 != site || owed.closed);
                }
                self.see_again();
                self.look(None);
            }
            Act::Fail => self.fails = true,
        }
    }

    /// What tabs show is known from now on, where it was not.
    fn see_again(&mut self) {
        for at in 0..self.tabs.len() {
            let site = self.tabs[at].site;
            self.show(at, site);
        }
    }
}

fn place_of(due: &DueClearing) -> Place {
    let site = SITES.iter().position(|site| site.0 == due.site);
    let store = STORES.iter().position(|store| *store == due.store);
    (site.expect("a site"), store.unwrap_or(PRIVATE))
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let site = 0..SITES.len();
    let store = 0..=PRIVATE;
    let act = prop_oneof![
        6 => (site.clone(), store).prop_map(|(site, store)| Act::Open(site, store)),
        6 => (0..9_usize, site.clone()).prop_map(|(tab, site)| Act::Go(tab, site)),
        2 => (0..9_usize, site.clone()).prop_map(|(tab, site)| Act::Flash(tab, site)),
        6 => (0..9_usize).prop_map(Act::Close),
        1 => Just(Act::CloseAll),
        8 => (0..30 * SECOND).prop_map(Act::Wait),
        2 => (0..40 * MINUTE).prop_map(Act::Wait),
        4 => Just(Act::Kill),
        2 => (0..4_usize).prop_map(Act::Restart),
        1 => Just(Act::Crash),
        1 => Just(Act::Reload),
        2 => Just(Act::Idle),
        2 => Just(Act::Click),
        1 => (-90_000_000..90_000_000_i64).prop_map(Act::Jump),
        2 => (0..3_usize, any::<bool>()).prop_map(|(site, seen)| Act::Access(site, seen)),
        1 => Just(Act::Fail),
    ];
    vec(act, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_owed_is_done_once_and_nothing_else(acts in acts()) {
        let mut world = World::new();
        world.look(None);
        for act in &acts {
            world.act(act);
        }
        // In the end everything can be seen, every tab is closed, and nobody touches anything.
        for site in 0..3 {
            world.act(&Act::Access(site, true));
        }
        world.act(&Act::CloseAll);
        world.wait(300 * MINUTE);
        prop_assert_eq!(&world.owed, &BTreeMap::new());
        let before = world.done;
        world.wait(300 * MINUTE);
        prop_assert_eq!(world.done, before, "nothing is owed");
    }
}
