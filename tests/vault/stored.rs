//! The vault as the browser keeps it: a simulated storage goes through the life of a vault.

use std::collections::BTreeMap;

use latchkey::vault::{
    RecoveryCode, SlotKey, VaultError,
    generations::Retention,
    stored::{
        GenerationCount, NewVault, Sealed, Storage, StoredRecord, change_password,
        change_recovery_code,
    },
};

use crate::build::{KEY, SAVED_AT, Seeded, cheap, failure, key};

/// What the browser keeps.
#[derive(Default)]
struct Browser(BTreeMap<String, String>);

impl Browser {
    fn storage(&self) -> Storage {
        let record = |(name, text): (&String, &String)| StoredRecord {
            name: name.clone(),
            text: Some(text.clone()),
        };
        Storage::from(self.0.iter().map(record).collect::<Vec<_>>())
    }

    fn write(&mut self, sealed: &Sealed) {
        self.0.insert(sealed.name.clone(), sealed.text.clone());
        for name in &sealed.prunable {
            self.0.remove(name);
        }
    }

    fn with_vault(contents: &[u8]) -> (Self, NewVault) {
        let mut browser = Self::default();
        let made = browser
            .storage()
            .create(contents, cheap(1), &KEY, SAVED_AT, &mut Seeded(1))
            .expect("there is none yet");
        browser.write(&made.sealed);
        (browser, made)
    }

    /// Opens, changes nothing but the contents, and writes.
    fn change(&mut self, data_key: &str, contents: &[u8], retention: Retention) {
        let newest = self.storage().open(data_key).expect("it opens");
        let sealed = newest.seal(contents, retention, SAVED_AT, &mut Seeded(7));
        self.write(&sealed.expect("it fits"));
    }

    fn contents(&self, data_key: &str) -> Vec<u8> {
        let newest = self.storage().open(data_key).expect("it opens");
        newest.opened.contents.to_vec()
    }
}

fn code(printed: &str) -> RecoveryCode {
    printed.parse().expect("it was just printed")
}

#[test]
fn a_vault_is_made_unlocked_and_changed() {
    let (mut browser, made) = Browser::with_vault(b"one");
    let slots = browser.storage().password_slots().expect("it is whole");
    assert_eq!(slots.len(), 1);
    assert_eq!(slots[0].parameters, cheap(1));
    let unlocked = browser.storage().unlock(slots[0].id, &KEY);
    assert_eq!(unlocked.as_ref(), Ok(&made.data_key));
    let unlocked = browser
        .storage()
        .unlock_by_recovery_code(&code(&made.recovery_code));
    assert_eq!(unlocked.as_ref(), Ok(&made.data_key));
    for round in 0..6_u8 {
        browser.change(&made.data_key, &[round; 40], Retention::Usual);
        assert_eq!(browser.contents(&made.data_key), [round; 40]);
    }
    assert_eq!(browser.0.len(), 3);
    assert_eq!(
        browser.storage().count(),
        Ok(GenerationCount {
            openable: 3,
            damaged: 0
        })
    );
}

#[test]
fn a_second_vault_is_never_made_over_the_first() {
    let (mut browser, _) = Browser::with_vault(b"one");
    let again = |browser: &Browser| {
        let storage = browser.storage();
        storage.create(b"two", cheap(2), &key(2), SAVED_AT, &mut Seeded(2))
    };
    assert_eq!(failure(again(&browser)), VaultError::VaultExists);
    for text in browser.0.values_mut() {
        text.truncate(40);
    }
    let made = again(&browser).expect("nothing else opens");
    assert_eq!(made.sealed.name, "vault.0000000000000002");
    assert_eq!(made.sealed.prunable, [""; 0]);
}

#[test]
fn a_backup_takes_the_place_of_a_vault_that_nobody_opens() {
    let (mut browser, first) = Browser::with_vault(b"one");
    browser.change(&first.data_key, b"one", Retention::Usual);
    let storage = browser.storage();
    let made = storage.replace(b"two", cheap(2), &key(2), SAVED_AT, &mut Seeded(2));
    let made = made.expect("it can be made");
    assert_eq!(made.sealed.name, "vault.0000000000000003");
    // Where there is no room, the newest of before stays until the new one has been read back.
    assert_eq!(made.sealed.spare, ["vault.0000000000000001"]);
    browser.write(&made.sealed);
    assert_eq!(browser.0.len(), 1);
    let opened = browser.storage().open(&made.data_key).expect("it opens");
    assert_eq!(opened.opened.contents.as_slice(), b"two");
}

#[test]
fn where_there_is_no_room_all_may_go_but_what_was_opened() {
    let (mut browser, made) = Browser::with_vault(b"one");
    assert_eq!(made.sealed.spare, [""; 0]);
    browser.change(&made.data_key, b"two", Retention::Usual);
    browser.change(&made.data_key, b"three", Retention::Usual);
    let newest = browser.storage().open(&made.data_key).expect("it opens");
    assert_eq!(newest.older_state(), None);
    let sealed = newest.seal(b"four", Retention::Usual, SAVED_AT, &mut Seeded(9));
    let spare = sealed.expect("it fits").spare;
    assert_eq!(spare, ["vault.0000000000000002", "vault.0000000000000001"]);
}

#[test]
fn an_older_state_is_told_as_such_until_the_next_is_written() {
    let (mut browser, made) = Browser::with_vault(b"one");
    browser.change(&made.data_key, b"two", Retention::Usual);
    let newest = browser.0.values_mut().next_back().expect("there are two");
    newest.truncate(40);
    let opened = browser.storage().open(&made.data_key).expect("it opens");
    assert_eq!(opened.opened.contents.as_slice(), b"one");
    assert_eq!((opened.older_state(), opened.lost()), (Some(SAVED_AT), 1));
    browser.change(&made.data_key, b"three", Retention::Usual);
    let opened = browser.storage().open(&made.data_key).expect("it opens");
    assert_eq!((opened.older_state(), opened.lost()), (None, 0));
    // The newest and the one before, each damaged in its way.
    browser.change(&made.data_key, b"four", Retention::Usual);
    for record in browser.0.values_mut().rev().take(2) {
        record.truncate(50);
    }
    let opened = browser.storage().open(&made.data_key).expect("it opens");
    assert_eq!(opened.opened.contents.as_slice(), b"one");
    assert_eq!(opened.lost(), 3);
}

#[test]
fn changed_passwords_and_codes_stop_working() {
    let (mut browser, made) = Browser::with_vault(b"one");
    let new: SlotKey = key(3);
    let mut newest = browser.storage().open(&made.data_key).expect("it opens");
    let vault = &mut newest.opened.vault;
    let changed = change_password(vault, cheap(3), &new, &mut Seeded(3)).expect("there is room");
    assert_ne!(changed.data_key, made.data_key);
    let first = changed.recovery_code;
    let printed = change_recovery_code(vault, &mut Seeded(4)).expect("there is room");
    let sealed = newest.seal(b"one", Retention::Fewest, SAVED_AT, &mut Seeded(5));
    browser.write(&sealed.expect("it fits"));
    let old = browser.storage().open(&made.data_key);
    assert_eq!(failure(old), VaultError::WrongDataKey);
    browser.change(&changed.data_key, b"one", Retention::Fewest);

    let storage = browser.storage();
    assert_eq!(failure(storage.unlock(1, &KEY)), VaultError::WrongPassword);
    assert_eq!(storage.unlock(1, &new).as_ref(), Ok(&changed.data_key));
    for old in [&made.recovery_code, &first] {
        let old = storage.unlock_by_recovery_code(&code(old));
        assert_eq!(failure(old), VaultError::WrongRecoveryCode);
    }
    let by_new = storage.unlock_by_recovery_code(&code(&printed));
    assert_eq!(by_new.as_ref(), Ok(&changed.data_key));
    // Nothing is left that opens with the old password.
    assert_eq!(browser.0.len(), 2);
    for (name, text) in &browser.0 {
        let alone = Browser(BTreeMap::from([(name.clone(), text.clone())]));
        assert_eq!(
            failure(alone.storage().unlock(1, &KEY)),
            VaultError::WrongPassword
        );
    }
}

#[test]
fn what_is_no_key_and_no_record_is_refused() {
    let (browser, made) = Browser::with_vault(b"one");
    for wrong in ["", "AA==", "no base64", &"A".repeat(10_000)] {
        assert_eq!(
            failure(browser.storage().open(wrong)),
            VaultError::WrongDataKey
        );
    }
    let unreadable = StoredRecord {
        name: "vault.0000000000000009".into(),
        text: None,
    };
    let storage = Storage::from(vec![unreadable]);
    assert_eq!(
        storage.count(),
        Ok(GenerationCount {
            openable: 0,
            damaged: 1
        })
    );
    assert_eq!(failure(storage.open(&made.data_key)), VaultError::Damaged);
}
