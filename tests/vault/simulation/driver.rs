//! What `extension/shared/vault/` does with the core's answers, step by step: read the records, ask, write, read back, prune. It is
//! that and nothing more; `tests/extension/vault.test.mjs` holds the JavaScript itself to the same.

use latchkey::vault::{
    VaultError,
    generations::{PREFIX, Retention},
    lock::{self, LockDecision, LockFacts, LockSettings},
    opening::Newest,
    stored::{self, Sealed, Storage, StoredRecord},
};

use super::world::{Answer, Asker, Call, Session};
use crate::build::{Seeded, cheap, key};

/// Ways to keep the vault: as it is done, and planted ones, each with one thing left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    AsItIs,
    /// What was written is not read back.
    Trusting,
    /// What is there goes before the new generation comes.
    Hasty,
    /// Nobody waits for a turn.
    Crowded,
    /// One record is written over and over.
    InPlace,
    /// The time that is over is not noticed.
    Careless,
}

/// So often a record that cannot be read is asked for once more.
const READ_AGAIN: usize = 2;

/// Nothing came of it, or nobody knows whether.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotDone;

impl From<VaultError> for NotDone {
    fn from(_: VaultError) -> Self {
        Self
    }
}

/// What a change is about to write, and what it was made from.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) generation: u64,
    pub(crate) from: u64,
    /// Whether all records could be read.
    pub(crate) all_read: bool,
    pub(crate) state: Vec<u8>,
}

/// What was read, by whose session and when.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) generation: u64,
    pub(crate) all_read: bool,
    pub(crate) state: Vec<u8>,
    pub(crate) session: Session,
    pub(crate) now: u64,
}

/// What is done to the vault; a state is a list of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Add(u8),
    Remove(u8),
    /// Another password, and with it another key.
    Password(u8),
    /// Nothing but one more write, after which nothing opens with what was before.
    Again,
}

pub(crate) struct Driver {
    pub(crate) asker: Asker,
    pub(crate) way: Way,
}

impl Driver {
    /// All records, and whether each of them could be read.
    async fn records(&self) -> Result<(Storage, bool), NotDone> {
        let Answer::Names(names) = self.asker.ask(Call::Names).await else {
            return Err(NotDone);
        };
        let mut records = vec![];
        let mut all_read = true;
        for name in names.into_iter().filter(|name| name.starts_with(PREFIX)) {
            let text = self.text_of(&name).await;
            all_read &= text.is_some();
            records.push(StoredRecord { name, text });
        }
        Ok((Storage::from(records), all_read))
    }

    /// What cannot be read is asked for again.
    async fn text_of(&self, name: &str) -> Option<String> {
        for _ in 0..=READ_AGAIN {
            if let Answer::Text(text) = self.asker.ask(Call::Get(name.to_owned())).await {
                return text;
            }
        }
        None
    }

    /// The key, if the vault is open still. One whose time is over is locked.
    fn still_open(&self) -> Result<Session, NotDone> {
        let mut browser = self.asker.browser.borrow_mut();
        let session = browser.session.clone().ok_or(NotDone)?;
        let facts = LockFacts {
            screen_locked: false,
            now: browser.now,
            unlocked_at: session.unlocked_at,
            used_at: session.used_at,
        };
        let decided = lock::decide(LockSettings::default(), facts);
        if decided == LockDecision::Lock && self.way != Way::Careless {
            browser.session = None;
            return Err(NotDone);
        }
        Ok(session)
    }

    /// A key that no longer fits locks.
    fn opened(&self, records: &Storage, session: &Session) -> Result<Newest, NotDone> {
        records.open(&session.data_key).map_err(|error| {
            if error == VaultError::WrongDataKey {
                self.asker.browser.borrow_mut().session = None;
            }
            NotDone
        })
    }

    async fn write(&self, sealed: &Sealed) -> Result<(), NotDone> {
        let name = match self.way {
            Way::InPlace => format!("{PREFIX}{:016}", 1),
            _ => sealed.name.clone(),
        };
        if self.way == Way::Hasty
            && let Answer::Names(names) = self.asker.ask(Call::Names).await
        {
            self.asker.ask(Call::Remove(names)).await;
        }
        let set = || Call::Set(name.clone(), sealed.text.clone());
        if matches!(self.asker.ask(set()).await, Answer::Failed) {
            if matches!(
                self.asker.ask(Call::Remove(sealed.spare.clone())).await,
                Answer::Failed
            ) {
                return Err(NotDone);
            }
            if matches!(self.asker.ask(set()).await, Answer::Failed) {
                return Err(NotDone);
            }
        }
        if self.way != Way::Trusting {
            let Answer::Text(Some(text)) = self.asker.ask(Call::Get(name)).await else {
                return Err(NotDone);
            };
            if text != sealed.text {
                return Err(NotDone);
            }
        }
        self.asker.ask(Call::Remove(sealed.prunable.clone())).await;
        Ok(())
    }

    async fn turn(&self) -> Option<super::world::Turn> {
        match self.way {
            Way::Crowded => None,
            _ => Some(self.asker.lock().await),
        }
    }

    fn touch(&self) {
        let mut browser = self.asker.browser.borrow_mut();
        let now = browser.now;
        if let Some(session) = &mut browser.session {
            session.used_at = now;
        }
    }

    fn seed(&self) -> Seeded {
        let mut browser = self.asker.browser.borrow_mut();
        Seeded(browser.dice.below(usize::MAX) as u64)
    }

    /// Makes a vault with a password.
    pub(crate) async fn create(
        &self,
        password: u8,
        wrote: impl Fn(Written),
    ) -> Result<(), NotDone> {
        let _turn = self.turn().await;
        let (records, all_read) = self.records().await?;
        let now = self.asker.browser.borrow().now;
        let made = records.create(&[], cheap(password), &key(password), now, &mut self.seed())?;
        wrote(Written {
            generation: number_of(&made.sealed),
            from: 0,
            all_read,
            state: vec![],
        });
        self.write(&made.sealed).await?;
        self.begin(made.data_key);
        Ok(())
    }

    fn begin(&self, data_key: String) {
        let mut browser = self.asker.browser.borrow_mut();
        let now = browser.now;
        browser.session = Some(Session {
            data_key,
            unlocked_at: now,
            used_at: now,
        });
    }

    /// Opens the vault by a password.
    pub(crate) async fn unlock(&self, password: u8) -> Result<(), NotDone> {
        let (records, _) = self.records().await?;
        for slot in records.password_slots()? {
            if let Ok(data_key) = records.unlock(slot.id, &key(password)) {
                self.begin(data_key);
                return Ok(());
            }
        }
        Err(NotDone)
    }

    /// Reads what the open vault holds.
    pub(crate) async fn read(&self) -> Result<Seen, NotDone> {
        let (records, all_read) = self.records().await?;
        let session = self.still_open()?;
        let now = self.asker.browser.borrow().now;
        let newest = self.opened(&records, &session)?;
        self.touch();
        Ok(Seen {
            generation: newest.opened.vault.header().generation(),
            all_read,
            state: newest.opened.contents.to_vec(),
            session,
            now,
        })
    }

    /// Changes the open vault. `wrote` is told what is about to be written.
    pub(crate) async fn change(
        &self,
        change: Change,
        wrote: impl Fn(Written),
    ) -> Result<(), NotDone> {
        let _turn = self.turn().await;
        let (records, all_read) = self.records().await?;
        let session = self.still_open()?;
        let mut newest = self.opened(&records, &session)?;
        let from = newest.opened.vault.header().generation();
        let mut state = newest.opened.contents.to_vec();
        let mut next_key = None;
        let mut retention = Retention::Usual;
        match change {
            Change::Add(number) if !state.contains(&number) => state.push(number),
            Change::Add(_) => {}
            Change::Remove(number) => state.retain(|one| *one != number),
            Change::Password(next) => {
                let vault = &mut newest.opened.vault;
                let keys =
                    stored::change_password(vault, cheap(next), &key(next), &mut self.seed())?;
                next_key = Some(keys.data_key);
            }
            Change::Again => retention = Retention::Fewest,
        }
        let now = self.asker.browser.borrow().now;
        let sealed = newest.seal(&state, retention, now, &mut self.seed())?;
        wrote(Written {
            generation: number_of(&sealed),
            from,
            all_read,
            state,
        });
        self.write(&sealed).await?;
        if let (Some(data_key), Some(session)) =
            (next_key, &mut self.asker.browser.borrow_mut().session)
        {
            session.data_key = data_key;
        }
        self.touch();
        Ok(())
    }
}

/// The generation that a record's name says.
fn number_of(sealed: &Sealed) -> u64 {
    let number = sealed.name.strip_prefix(PREFIX);
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}
