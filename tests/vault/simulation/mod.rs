//! The vault, its storage and all who use it, simulated: several pages and the background at a time, each of which goes at any
//! moment, half-way through what it does; calls of the storage that fail, do half of what they were asked, find no room or say that
//! they did what they did not; orders that come twice and out of their order; a clock that jumps; a browser that ends.
//!
//! What it holds is what `docs/proof.md` names. A seed is a whole life; one that fails is printed and fails again.
//!
//! Taken for granted: what is asked of the storage is carried out in the order in which it was asked, or not at all.

mod driver;
mod world;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt::Debug,
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Waker},
};

use driver::{Change, Driver, NotDone, Seen, Way, Written};
use latchkey::vault::{
    generations::PREFIX,
    lock::{self, LockDecision, LockFacts, LockSettings},
    stored::{Storage, StoredRecord},
};
use world::{Asker, Browser, Shared};

use crate::build::key;

/// Steps of a life.
const STEPS: usize = 600;
/// Lives in `cargo test`; `./build.sh proof` lives more.
const SEEDS: u64 = 300;

/// What is known of the vault by those who use it.
#[derive(Default)]
struct Known {
    /// The newest generation that was acknowledged.
    acknowledged: u64,
    /// Every state that was ever about to be written, by its generation.
    written: BTreeMap<u64, Vec<Vec<u8>>>,
    /// The password that was acknowledged last, and those that may have come since.
    passwords: Vec<u8>,
    /// Those that were in force before. What cannot be read counts as damaged, so that a state from before may be opened, with the
    /// password of that time, and be made the newest.
    former: Vec<u8>,
    faults: Vec<String>,
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// A page, or the background, and what it is doing.
struct Place {
    asker: Asker,
    tasks: Vec<Task>,
}

struct Life {
    browser: Shared,
    known: Rc<RefCell<Known>>,
    places: Vec<Place>,
    way: Way,
    number: u8,
    password: u8,
}

impl Life {
    fn new(seed: u64, way: Way) -> Self {
        let browser: Shared = Rc::new(RefCell::new(Browser::new(seed)));
        let places = (0..3).map(|_| Place::new(&browser)).collect();
        Self {
            browser,
            known: Rc::default(),
            places,
            way,
            number: 0,
            password: 1,
        }
    }

    fn below(&self, limit: usize) -> usize {
        self.browser.borrow_mut().dice.below(limit)
    }

    fn step(&mut self) {
        let place = self.below(self.places.len());
        match self.below(100) {
            0..=6 => self.begin(place),
            7..=50 => self.run(),
            51..=95 => self.browser.borrow_mut().carry_out(),
            96..=97 => self.jump(),
            98 => self.die(place),
            _ if self.below(6) == 0 => self.end(),
            _ => {}
        }
    }

    /// Somebody wants something, some of them twice.
    fn begin(&mut self, place: usize) {
        if self.places[place].tasks.len() >= 3 {
            return;
        }
        // Whoever finds the vault locked unlocks it, mostly.
        let is_locked = self.browser.borrow().session.is_none();
        let order = if is_locked && self.below(3) > 0 {
            0
        } else {
            self.below(12)
        };
        let times = 1 + usize::from(self.below(6) == 0);
        self.number = self.number.wrapping_add(1);
        for _ in 0..times {
            self.order(place, order);
        }
    }

    fn order(&mut self, place: usize, order: usize) {
        let driver = Driver {
            asker: self.places[place].asker.clone(),
            way: self.way,
        };
        let known = Rc::clone(&self.known);
        let number = self.number;
        let made = self.known.borrow().passwords.first().copied();
        let task: Task = match (order, made) {
            (_, None) => {
                let password = self.password;
                Box::pin(async move { create(driver, known, password).await })
            }
            (0..=1, Some(_)) => {
                let passwords = self.known.borrow().passwords.clone();
                Box::pin(async move {
                    for password in passwords {
                        let _ = driver.unlock(password).await;
                    }
                })
            }
            (2..=3, _) => Box::pin(async move { read(driver, known).await }),
            (4..=5, _) => {
                let old = u8::try_from(self.below(usize::from(number) + 1)).unwrap_or(0);
                Box::pin(async move { change(&driver, &known, Change::Remove(old)).await })
            }
            (6, _) => {
                self.password = self.password.wrapping_add(1).max(1);
                let next = self.password;
                Box::pin(async move { change(&driver, &known, Change::Password(next)).await })
            }
            _ => Box::pin(async move { change(&driver, &known, Change::Add(number)).await }),
        };
        self.places[place].tasks.push(task);
    }

    /// One of all that is being done goes on as far as it can.
    fn run(&mut self) {
        let counts = self.places.iter().map(|place| place.tasks.len());
        let of = counts
            .enumerate()
            .flat_map(|(place, count)| (0..count).map(move |at| (place, at)));
        let of: Vec<(usize, usize)> = of.collect();
        if of.is_empty() {
            return;
        }
        let (place, at) = of[self.below(of.len())];
        let tasks = &mut self.places[place].tasks;
        let mut context = Context::from_waker(Waker::noop());
        if tasks[at].as_mut().poll(&mut context).is_ready() {
            drop(tasks.remove(at));
        }
    }

    /// A page goes, or the background is ended.
    fn die(&mut self, place: usize) {
        let asked = self.places[place].asker.pending.take();
        self.places[place].tasks.clear();
        self.browser.borrow_mut().forget(&asked);
    }

    fn jump(&mut self) {
        let by = self.below(36_000) as u64;
        let mut browser = self.browser.borrow_mut();
        browser.now = match browser.dice.below(12) {
            0 => browser.now.saturating_sub(by),
            1 => browser.now + by,
            _ => browser.now + by % 60,
        };
    }

    fn end(&mut self) {
        for place in 0..self.places.len() {
            self.die(place);
        }
        self.browser.borrow_mut().end();
        self.look("after a restart");
    }

    /// What whoever comes next would find, if the storage gave back all that it has.
    fn look(&self, when: &str) {
        let browser = self.browser.borrow();
        let mut known = self.known.borrow_mut();
        let storage = stored(&browser);
        if !browser.overwritten.is_empty() {
            known.fault("a record was written over", &browser.overwritten);
        }
        if known.acknowledged == 0 {
            return;
        }
        let opened = known
            .passwords
            .iter()
            .find_map(|password| opened(&storage, *password));
        match opened {
            None => known.fault("a vault that was acknowledged does not open", &when),
            Some((generation, state)) => {
                let least = known.acknowledged;
                if generation < least {
                    known.fault("what was acknowledged is lost", &(generation, least));
                }
                known.is_as_written(generation, &state);
            }
        }
    }

    /// The end: nothing goes wrong any more, and one more account is added.
    fn last(&mut self) {
        self.end();
        let room = {
            let mut browser = self.browser.borrow_mut();
            browser.trouble = 0;
            browser.room
        };
        if self.known.borrow().acknowledged == 0 || room != usize::MAX {
            return;
        }
        let (old, newer) = (
            self.known.borrow().acknowledged,
            self.known.borrow().passwords.clone(),
        );
        for password in newer {
            self.alone(0, move |driver| async move {
                let _ = driver.unlock(password).await;
            });
        }
        let known = Rc::clone(&self.known);
        self.alone(0, |driver| async move {
            change(&driver, &known, Change::Add(250)).await;
        });
        if self.known.borrow().acknowledged <= old {
            self.known
                .borrow_mut()
                .fault("nothing can be changed any more", &old);
        }
        self.forgets();
        self.look("at the end");
    }

    /// After a change of the password and one more write, nothing that is stored opens with the old one.
    fn forgets(&mut self) {
        let old = {
            let (browser, known) = (self.browser.borrow(), self.known.borrow());
            let storage = stored(&browser);
            let mut passwords = known.passwords.iter().copied();
            passwords.find(|password| opened(&storage, *password).is_some())
        };
        let Some(old) = old else {
            return;
        };
        for change_to in [Change::Password(251), Change::Again] {
            let known = Rc::clone(&self.known);
            self.alone(0, move |driver| async move {
                change(&driver, &known, change_to).await;
            });
        }
        let browser = self.browser.borrow();
        for (name, text) in browser
            .disk
            .iter()
            .filter(|(name, _)| name.starts_with(PREFIX))
        {
            let record = StoredRecord {
                name: name.clone(),
                text: Some(text.clone()),
            };
            if opened(&Storage::from(vec![record]), old).is_some() {
                self.known
                    .borrow_mut()
                    .fault("the old password opens", name);
            }
        }
    }

    /// One thing, from its beginning to its end.
    fn alone<Done: Future<Output = ()> + 'static>(
        &mut self,
        place: usize,
        work: impl FnOnce(Driver) -> Done,
    ) {
        let driver = Driver {
            asker: self.places[place].asker.clone(),
            way: self.way,
        };
        self.places[place].tasks.push(Box::pin(work(driver)));
        for _ in 0..400 {
            self.run();
            if self.browser.borrow().is_asked() {
                self.browser.borrow_mut().carry_out();
            }
        }
    }
}

impl Place {
    fn new(browser: &Shared) -> Self {
        Self {
            asker: Asker::new(browser),
            tasks: vec![],
        }
    }
}

impl Known {
    fn fault(&mut self, what: &str, of: &impl Debug) {
        self.faults.push(format!("{what}: {of:?}"));
    }

    fn is_as_written(&mut self, generation: u64, state: &[u8]) {
        let written = self.written.get(&generation);
        if !written.is_some_and(|states| states.iter().any(|known| known == state)) {
            self.fault(
                "it opens otherwise than it was written",
                &(generation, state.to_vec()),
            );
        }
    }
}

fn stored(browser: &Browser) -> Storage {
    let records = browser.disk.iter().map(|(name, text)| StoredRecord {
        name: name.clone(),
        text: Some(text.clone()),
    });
    Storage::from(records.collect::<Vec<_>>())
}

/// The newest generation that a password opens, and what it holds.
fn opened(storage: &Storage, password: u8) -> Option<(u64, Vec<u8>)> {
    let slots = storage.password_slots().ok()?;
    let slot_key = key(password);
    let data_key = slots
        .iter()
        .find_map(|slot| storage.unlock(slot.id, &slot_key).ok())?;
    let newest = storage.open(&data_key).ok()?;
    let generation = newest.opened.vault.header().generation();
    Some((generation, newest.opened.contents.to_vec()))
}

/// Notes what is about to be written, and that it is made from what was acknowledged, where that could be read.
fn note(known: &RefCell<Known>, least: u64, written: &Written) {
    let mut known = known.borrow_mut();
    let states = known.written.entry(written.generation).or_default();
    states.push(written.state.clone());
    if !written.all_read && written.from < least {
        let mut former = std::mem::take(&mut known.former);
        known.passwords.append(&mut former);
    }
    if written.all_read && written.from < least {
        known.fault(
            "a change was made from what is older than acknowledged",
            written,
        );
    }
}

async fn create(driver: Driver, known: Rc<RefCell<Known>>, password: u8) {
    let last = RefCell::new(0);
    let wrote = |written: Written| {
        *last.borrow_mut() = written.generation;
        note(&known, 0, &written);
    };
    let done = driver.create(password, wrote).await;
    let mut known = known.borrow_mut();
    if *last.borrow() > 0 && !known.passwords.contains(&password) {
        known.passwords.push(password);
    }
    if done.is_ok() {
        known.acknowledged = known.acknowledged.max(*last.borrow());
    }
}

async fn change(driver: &Driver, known: &Rc<RefCell<Known>>, change: Change) {
    let last = RefCell::new(0);
    let wrote = |written: Written| {
        let acknowledged = known.borrow().acknowledged;
        *last.borrow_mut() = written.generation;
        if let Change::Password(next) = change {
            known.borrow_mut().passwords.push(next);
        }
        note(known, acknowledged, &written);
    };
    let done = driver.change(change, wrote).await;
    if done == Err(NotDone) {
        return;
    }
    let mut known = known.borrow_mut();
    known.acknowledged = known.acknowledged.max(*last.borrow());
    if let Change::Password(next) = change {
        let (in_force, mut former) = known.passwords.iter().partition(|one| **one >= next);
        known.passwords = in_force;
        known.former.append(&mut former);
    }
}

async fn read(driver: Driver, known: Rc<RefCell<Known>>) {
    let least = known.borrow().acknowledged;
    let Ok(Seen {
        generation,
        all_read,
        state,
        session,
        now,
    }) = driver.read().await
    else {
        return;
    };
    let mut known = known.borrow_mut();
    let facts = LockFacts {
        screen_locked: false,
        now,
        unlocked_at: session.unlocked_at,
        used_at: session.used_at,
    };
    if lock::decide(LockSettings::default(), facts) == LockDecision::Lock {
        known.fault("it was read though its time was over", &facts);
    }
    if all_read && generation < least {
        known.fault(
            "what was read is older than acknowledged",
            &(generation, least),
        );
    }
    known.is_as_written(generation, &state);
}

/// Lives a life, and says what went wrong in it.
fn live(seed: u64, way: Way) -> Vec<String> {
    let mut life = Life::new(seed, way);
    for _ in 0..STEPS {
        life.step();
        if life.below(20) == 0 {
            life.look("while others are at work");
        }
    }
    life.last();
    life.known.take().faults
}

/// The first seeds and what went wrong in them.
fn failing(seeds: std::ops::Range<u64>, way: Way) -> Vec<(u64, Vec<String>)> {
    let lives = seeds.map(|seed| (seed, live(seed, way)));
    lives.filter(|(_, faults)| !faults.is_empty()).collect()
}

#[test]
fn every_invariant_holds_in_every_life() {
    let failed = failing(0..SEEDS, Way::AsItIs);
    assert!(
        failed.is_empty(),
        "{} of {SEEDS}: {:?}",
        failed.len(),
        failed.first()
    );
}

#[test]
#[ignore = "minutes: ./build.sh proof simulation runs it"]
fn every_invariant_holds_in_ten_thousand_lives() {
    let failed = failing(0..10_000, Way::AsItIs);
    assert!(failed.is_empty(), "{}: {:?}", failed.len(), failed.first());
}

/// Planted: with one thing left out, some life fails.
#[test]
fn every_step_is_needed() {
    for way in [
        Way::Trusting,
        Way::Hasty,
        Way::Crowded,
        Way::InPlace,
        Way::Careless,
    ] {
        let noticed = (0..SEEDS).any(|seed| !live(seed, way).is_empty());
        assert!(noticed, "{way:?}: nobody notices");
    }
}

/// Something happens in these lives: they are no proof otherwise.
#[test]
fn lives_are_full() {
    let mut acknowledged = 0;
    for seed in 0..40 {
        let mut life = Life::new(seed, Way::AsItIs);
        for _ in 0..STEPS {
            life.step();
        }
        acknowledged += life.known.borrow().acknowledged;
    }
    assert!(acknowledged > 80, "{acknowledged}");
}
