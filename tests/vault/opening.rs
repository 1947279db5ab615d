//! Which generation is opened: the newest that opens, past damage, and never past a password that was changed.

use latchkey::vault::{
    DataKey, VaultError,
    generations::{Record, name},
    opening::{open, slots, unlock},
};
use sha2::{Digest, Sha256};

use crate::build::{KEY, Seeded, cheap, failure, key, sealed, vault};

const PASSWORD_SLOT: u8 = 1;
const CHECKSUM: usize = 32;

type Stored = Vec<(String, Vec<u8>)>;

/// Records of these generations; the contents of each is its number.
fn stored(generations: &[u64]) -> (Stored, DataKey) {
    let vault = vault(1);
    let record = |&at: &u64| (name(at), sealed(&vault, at.to_string().as_bytes(), at));
    let stored = generations.iter().map(record).collect();
    (stored, vault.data_key().clone())
}

fn records(stored: &[(String, Vec<u8>)]) -> Vec<Record<'_>> {
    stored
        .iter()
        .map(|(name, bytes)| Record {
            name,
            bytes: Some(bytes),
        })
        .collect()
}

/// Changes the contents so that the checksum is right and the authentication is not.
fn forge(bytes: &mut [u8]) {
    let end = bytes.len() - CHECKSUM;
    bytes[end - 1] ^= 1;
    let checksum = Sha256::digest(&bytes[..end]);
    bytes[end..].copy_from_slice(&checksum);
}

#[test]
fn the_newest_that_opens_is_opened() {
    // Generations, those of them that are forged, what is opened.
    type Row = (&'static [u64], &'static [u64], Option<u64>);
    let rows: &[Row] = &[
        (&[1], &[], Some(1)),
        (&[3, 1, 2], &[], Some(3)),
        (&[1, 2, 3], &[3], Some(2)),
        (&[1, 2, 3], &[2, 3], Some(1)),
        (&[1, 2], &[1, 2], None),
        (&[], &[], None),
    ];
    for (generations, forged, wanted) in rows {
        let (mut stored, data_key) = stored(generations);
        for (record, generation) in stored.iter_mut().zip(*generations) {
            if forged.contains(generation) {
                forge(&mut record.1);
            }
        }
        let records = records(&stored);
        match (open(&records, &data_key), wanted) {
            (Ok(newest), Some(wanted)) => {
                assert_eq!(newest.name, name(*wanted));
                assert_eq!(*newest.opened.contents, wanted.to_string().as_bytes());
                assert_eq!(newest.survey.openable.len(), generations.len());
            }
            (Err(error), None) => assert_eq!(error, VaultError::Damaged),
            (result, _) => panic!("{generations:?} {forged:?}: {:?}", result.err()),
        }
        let unlocked = unlock(&records, PASSWORD_SLOT, &KEY);
        assert_eq!(unlocked.is_ok(), wanted.is_some(), "{generations:?}");
    }
}

#[test]
fn a_key_that_the_newest_refuses_opens_nothing_older() {
    let mut vault = vault(1);
    let old = (name(1), sealed(&vault, b"1", 1));
    vault
        .rekey(cheap(2), &key(2), &mut Seeded(3))
        .expect("there is randomness");
    let stored = vec![old, (name(2), sealed(&vault, b"2", 2))];
    let records = records(&stored);
    assert_eq!(
        failure(unlock(&records, PASSWORD_SLOT, &KEY)),
        VaultError::WrongPassword
    );
    assert!(unlock(&records, PASSWORD_SLOT, &key(2)).is_ok());
    let stranger = DataKey::from_bytes([9; 32]);
    assert_eq!(failure(open(&records, &stranger)), VaultError::WrongDataKey);
}

#[test]
fn slots_are_those_of_the_newest() {
    let (stored, _) = stored(&[1, 2]);
    let found = slots(&records(&stored)).expect("both are whole");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id(), PASSWORD_SLOT);
    assert_eq!(failure(slots(&[])), VaultError::Damaged);
}
