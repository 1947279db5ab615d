//! Security keys in the life of a vault. What a key answers is simulated: a hash of its own secret and the salt.

use latchkey::vault::{
    PrfParameters, Slot, VaultError,
    generations::Retention,
    opening::Newest,
    security_keys::{add_security_key, remove_security_key, security_keys},
    stored::{Sealed, Storage, StoredRecord},
};
use sha2::{Digest, Sha256};

use crate::build::{KEY, SAVED_AT, Seeded, cheap};

fn parameters(id: u8) -> PrfParameters {
    PrfParameters {
        credential_id: vec![id; 32],
        salt: [id ^ 0xff; 32],
        rp_id: "abcdefghijklmnopabcdefghijklmnop".to_owned(),
    }
}

fn answer(secret: u8, parameters: &PrfParameters) -> [u8; 32] {
    Sha256::digest([&[secret], &parameters.salt[..]].concat()).into()
}

fn record(sealed: &Sealed) -> StoredRecord {
    StoredRecord {
        name: sealed.name.clone(),
        text: Some(sealed.text.clone()),
    }
}

fn with_keys(keys: &[u8]) -> (Vec<StoredRecord>, String) {
    let made = Storage::from(vec![])
        .create(b"accounts", cheap(1), &KEY, SAVED_AT, &mut Seeded(1))
        .expect("there is none yet");
    let mut records = vec![record(&made.sealed)];
    let mut newest = open(&records, &made.data_key);
    for &id in keys {
        let parameters = parameters(id);
        let output = answer(id, &parameters);
        let vault = &mut newest.opened.vault;
        add_security_key(vault, parameters, &output, &mut Seeded(id.into()))
            .expect("there is room");
    }
    records.push(next(&newest));
    (records, made.data_key)
}

fn open(records: &[StoredRecord], data_key: &str) -> Newest {
    Storage::from(records.to_vec())
        .open(data_key)
        .expect("it opens")
}

fn next(newest: &Newest) -> StoredRecord {
    let sealed = newest.seal(b"accounts", Retention::Usual, SAVED_AT, &mut Seeded(9));
    record(&sealed.expect("it fits"))
}

#[test]
fn each_key_opens_the_vault_and_only_with_its_own_answer() {
    let (records, data_key) = with_keys(&[1, 2]);
    let storage = Storage::from(records);
    for id in [1, 2] {
        let parameters = parameters(id);
        let id_bytes = parameters.credential_id.clone();
        let opened = storage.unlock_by_security_key(&id_bytes, &answer(id, &parameters));
        assert_eq!(opened.as_deref(), Ok(data_key.as_str()));
        let another = storage.unlock_by_security_key(&id_bytes, &answer(id + 1, &parameters));
        assert_eq!(another, Err(VaultError::WrongSecurityKey));
    }
    let unknown = storage.unlock_by_security_key(&[7; 32], &[0; 32]);
    assert_eq!(unknown, Err(VaultError::NoSuchSlot));
}

#[test]
fn a_key_that_was_removed_opens_no_longer() {
    let (mut records, data_key) = with_keys(&[1, 2]);
    let mut newest = open(&records, &data_key);
    let slots = security_keys(newest.opened.vault.header().slots());
    let first = slots.first().expect("it was added");
    remove_security_key(&mut newest.opened.vault, first.id).expect("it is there");
    records.push(next(&newest));

    let storage = Storage::from(records);
    let left = storage.security_keys().expect("it reads");
    assert_eq!(
        left.iter()
            .map(|slot| slot.parameters.clone())
            .collect::<Vec<_>>(),
        [parameters(2)]
    );
    let removed = parameters(1);
    let opened = storage.unlock_by_security_key(&removed.credential_id, &answer(1, &removed));
    assert_eq!(opened, Err(VaultError::NoSuchSlot));
}

#[test]
fn nothing_else_is_removed_as_a_key() {
    let (records, data_key) = with_keys(&[1]);
    let mut newest = open(&records, &data_key);
    let vault = &mut newest.opened.vault;
    let keys: Vec<u8> = security_keys(vault.header().slots())
        .iter()
        .map(|slot| slot.id)
        .collect();
    let others: Vec<u8> = vault.header().slots().iter().map(Slot::id).collect();
    for id in others
        .into_iter()
        .chain([200])
        .filter(|id| !keys.contains(id))
    {
        assert_eq!(
            remove_security_key(vault, id),
            Err(VaultError::NoSuchSlot),
            "slot {id}"
        );
    }
}

#[test]
fn parameters_out_of_bounds_are_refused() {
    let (records, data_key) = with_keys(&[]);
    let mut newest = open(&records, &data_key);
    for wrong in [
        PrfParameters {
            credential_id: vec![],
            ..parameters(1)
        },
        PrfParameters {
            credential_id: vec![1; 1024],
            ..parameters(1)
        },
        PrfParameters {
            rp_id: String::new(),
            ..parameters(1)
        },
        PrfParameters {
            rp_id: "a".repeat(254),
            ..parameters(1)
        },
    ] {
        let added = add_security_key(&mut newest.opened.vault, wrong, &[0; 32], &mut Seeded(1));
        assert_eq!(added, Err(VaultError::SlotOutOfBounds));
    }
}
