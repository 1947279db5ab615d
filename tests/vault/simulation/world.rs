//! The browser of the simulation: a storage that carries out what it is asked in the order in which it was asked, some time later,
//! well or not; memory; a lock; a clock. Whoever asks may be gone by then.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

/// Small numbers out of a seed (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 16).unwrap_or_default() % limit.max(1)
    }

    /// Whether something happens that does so once in so many times.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// What is asked of the storage.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    Names,
    Get(String),
    Set(String, String),
    Remove(Vec<String>),
}

/// What it answers.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    Names(Vec<String>),
    Text(Option<String>),
    Done,
    Failed,
}

/// The key in memory, and when the vault was unlocked and used, in Unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) data_key: String,
    pub(crate) unlocked_at: u64,
    pub(crate) used_at: u64,
}

/// All that outlives a page or the background.
pub(crate) struct Browser {
    pub(crate) dice: Dice,
    pub(crate) disk: BTreeMap<String, String>,
    pub(crate) session: Option<Session>,
    pub(crate) now: u64,
    /// How many bytes the storage takes.
    pub(crate) room: usize,
    /// Of so many calls, one goes wrong; 0: none.
    pub(crate) trouble: usize,
    /// Names that were written over while they held something else.
    pub(crate) overwritten: Vec<String>,
    asked: VecDeque<(u64, Call)>,
    answers: BTreeMap<u64, Answer>,
    next: u64,
    holder: Option<u64>,
    waiting: VecDeque<u64>,
}

pub(crate) type Shared = Rc<RefCell<Browser>>;

impl Browser {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let trouble = [0, 3, 8, 20][dice.below(4)];
        // One generation of so few accounts has some 2,500 bytes: room for two, for three, or for all.
        let room = [6_500, 9_000, usize::MAX][dice.below(3)];
        Self {
            dice,
            disk: BTreeMap::new(),
            session: None,
            now: 1_790_000_000,
            room,
            trouble,
            overwritten: vec![],
            asked: VecDeque::new(),
            answers: BTreeMap::new(),
            next: 0,
            holder: None,
            waiting: VecDeque::new(),
        }
    }

    /// Whether the storage has something left to do.
    pub(crate) fn is_asked(&self) -> bool {
        !self.asked.is_empty()
    }

    /// Carries out what was asked first.
    pub(crate) fn carry_out(&mut self) {
        let Some((id, call)) = self.asked.pop_front() else {
            return;
        };
        let goes_wrong = self.trouble > 0 && self.dice.one_in(self.trouble);
        let answer = if goes_wrong {
            self.badly(call)
        } else {
            self.well(call)
        };
        self.answers.insert(id, answer);
    }

    fn well(&mut self, call: Call) -> Answer {
        match call {
            Call::Names => Answer::Names(self.disk.keys().cloned().collect()),
            Call::Get(name) => Answer::Text(self.disk.get(&name).cloned()),
            Call::Set(name, text) => {
                let others = self.disk.iter().filter(|(other, _)| **other != name);
                let held: usize = others.map(|(_, text)| text.len()).sum();
                if held + text.len() > self.room {
                    return Answer::Failed;
                }
                self.put(name, &text);
                Answer::Done
            }
            Call::Remove(names) => {
                for name in names {
                    self.disk.remove(&name);
                }
                Answer::Done
            }
        }
    }

    /// It fails and has done nothing, half of it or all; or says that it went well and has not.
    fn badly(&mut self, call: Call) -> Answer {
        let done = self.dice.below(3);
        let answer = if self.dice.one_in(2) {
            Answer::Done
        } else {
            Answer::Failed
        };
        match call {
            Call::Names | Call::Get(_) => Answer::Failed,
            Call::Set(name, text) => {
                let length = [0, text.len() / 2, text.len()][done];
                let written: String = text.chars().take(length).collect();
                if length > 0 {
                    self.put(name, &written);
                }
                answer
            }
            Call::Remove(names) => {
                let count = [0, names.len() / 2, names.len()][done];
                for name in names.iter().take(count) {
                    self.disk.remove(name);
                }
                answer
            }
        }
    }

    fn put(&mut self, name: String, text: &str) {
        let before = self.disk.insert(name.clone(), text.to_owned());
        // A write that is tried again writes the same, and each of the two may come half.
        let is_same = |before: String| before.starts_with(text) || text.starts_with(&before);
        if !before.is_none_or(is_same) {
            self.overwritten.push(name);
        }
    }

    /// What a page had asked for when it went is carried out yet, or never.
    pub(crate) fn forget(&mut self, ids: &[u64]) {
        if self.dice.one_in(2) {
            self.asked.retain(|(id, _)| !ids.contains(id));
        }
    }

    /// All pages and the background go, and with them what is in memory.
    pub(crate) fn end(&mut self) {
        self.session = None;
        self.asked.clear();
        self.answers.clear();
        self.holder = None;
        self.waiting.clear();
    }
}

/// Who asks: a page or the background, as long as it lives.
#[derive(Clone)]
pub(crate) struct Asker {
    pub(crate) browser: Shared,
    /// What it waits for.
    pub(crate) pending: Rc<RefCell<Vec<u64>>>,
}

impl Asker {
    pub(crate) fn new(browser: &Shared) -> Self {
        Self {
            browser: Rc::clone(browser),
            pending: Rc::default(),
        }
    }

    /// Asks the storage, and waits for its answer.
    pub(crate) fn ask(&self, call: Call) -> impl Future<Output = Answer> + use<> {
        Waiting {
            asker: self.clone(),
            call: Some(call),
            id: 0,
        }
    }

    /// Waits for its turn.
    pub(crate) fn lock(&self) -> impl Future<Output = Turn> + use<> {
        Queueing {
            browser: Rc::clone(&self.browser),
            id: None,
        }
    }
}

struct Waiting {
    asker: Asker,
    call: Option<Call>,
    id: u64,
}

impl Future for Waiting {
    type Output = Answer;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Answer> {
        let asker = self.asker.clone();
        let mut browser = asker.browser.borrow_mut();
        if let Some(call) = self.call.take() {
            self.id = browser.next;
            browser.next += 1;
            browser.asked.push_back((self.id, call));
            asker.pending.borrow_mut().push(self.id);
            return Poll::Pending;
        }
        let Some(answer) = browser.answers.remove(&self.id) else {
            return Poll::Pending;
        };
        asker.pending.borrow_mut().retain(|id| *id != self.id);
        Poll::Ready(answer)
    }
}

struct Queueing {
    browser: Shared,
    id: Option<u64>,
}

impl Future for Queueing {
    type Output = Turn;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Turn> {
        let shared = Rc::clone(&self.browser);
        let mut browser = shared.borrow_mut();
        let id = *self.id.get_or_insert_with(|| {
            let id = browser.next;
            browser.next += 1;
            browser.waiting.push_back(id);
            id
        });
        if browser.holder.is_none() && browser.waiting.front() == Some(&id) {
            browser.waiting.pop_front();
            browser.holder = Some(id);
            self.id = None;
            return Poll::Ready(Turn {
                browser: Rc::clone(&shared),
                id,
            });
        }
        Poll::Pending
    }
}

impl Drop for Queueing {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            self.browser
                .borrow_mut()
                .waiting
                .retain(|other| *other != id);
        }
    }
}

/// One's turn; over when it is dropped, also by whoever ends the page.
pub(crate) struct Turn {
    browser: Shared,
    id: u64,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut browser = self.browser.borrow_mut();
        if browser.holder == Some(self.id) {
            browser.holder = None;
        }
    }
}
