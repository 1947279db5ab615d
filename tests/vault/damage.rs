//! Every bit flip and every truncation: nothing opens to something else, nothing panics, and the error is honest.

use latchkey::vault::{Envelope, SlotParameters, VaultError};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::build::{KEY, Seeded, cheap, failure, key, open, sealed, vault};

const CHECKSUM: usize = 32;

fn two_slots() -> Vec<u8> {
    let mut vault = vault(1);
    vault
        .add_slot(SlotParameters::Password(cheap(2)), &key(2), &mut Seeded(2))
        .expect("there is room");
    sealed(&vault, b"codes", 7)
}

/// What someone does who changes a record on purpose.
fn with_new_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() - CHECKSUM);
    let checksum = Sha256::digest(&bytes);
    bytes.extend(checksum);
    bytes
}

/// The record with one bit changed.
fn flipped(bytes: &[u8], at: usize, bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << bit;
    }
    bytes
}

#[test]
fn an_accidental_bit_flip_anywhere_is_told_as_damage_without_any_key() {
    let bytes = two_slots();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let expected = if at < 8 {
                VaultError::NotRecognised
            } else {
                VaultError::Damaged
            };
            assert_eq!(
                failure(Envelope::parse(&flipped(&bytes, at, bit))),
                expected,
                "byte {at} bit {bit}"
            );
        }
    }
}

#[test]
fn a_bit_flip_under_a_new_checksum_never_opens() {
    let bytes = two_slots();
    for at in 0..bytes.len() - CHECKSUM {
        let changed = with_new_checksum(flipped(&bytes, at, at % 8));
        let opened = open(&changed, 1, &KEY);
        assert!(opened.is_err(), "byte {at}");
        assert!(open(&changed, 2, &key(2)).is_err(), "byte {at}");
    }
}

#[test]
fn a_record_cut_short_never_opens() {
    let bytes = two_slots();
    for length in 0..bytes.len() {
        let mut cut = bytes.clone();
        cut.truncate(length);
        let error = failure(Envelope::parse(&cut));
        assert!(
            matches!(error, VaultError::Damaged | VaultError::NotRecognised),
            "{length}: {error}"
        );
        if length > CHECKSUM {
            assert!(open(&with_new_checksum(cut), 1, &KEY).is_err(), "{length}");
        }
    }
}

#[test]
fn a_record_with_more_behind_it_never_opens() {
    let bytes = two_slots();
    let longer = [bytes.as_slice(), b"\0"].concat();
    assert_eq!(failure(Envelope::parse(&longer)), VaultError::Damaged);
    assert_eq!(
        failure(open(&with_new_checksum(longer), 1, &KEY)),
        VaultError::Damaged
    );
}

/// Places in the header: see the table in docs/vault.md.
#[test]
fn changes_on_purpose_are_told_for_what_they_are() {
    let bytes = two_slots();
    let rows: &[(&str, usize, &[u8], VaultError)] = &[
        ("format version 0", 8, &[0, 0], VaultError::Damaged),
        ("format version 2", 8, &[0, 2], VaultError::NewerVersion),
        (
            "format version 65,535",
            8,
            &[255, 255],
            VaultError::NewerVersion,
        ),
        ("generation 0", 26, &[0; 8], VaultError::Damaged),
        ("generation 2^64 - 1", 26, &[255; 8], VaultError::Damaged),
        ("another generation", 33, &[8], VaultError::Damaged),
        ("another time", 41, &[0], VaultError::Damaged),
        (
            "another data key's commitment",
            42,
            &[0; 32],
            VaultError::Damaged,
        ),
        ("no slot", 74, &[0], VaultError::Damaged),
        ("17 slots", 74, &[17], VaultError::Damaged),
        ("more slots than there are", 74, &[3], VaultError::Damaged),
        ("two slots of one number", 75, &[2], VaultError::Damaged),
        ("a slot of no known kind", 76, &[4], VaultError::Damaged),
        ("no memory", 77, &[0; 4], VaultError::KdfOutOfBounds),
        ("4 TiB of memory", 77, &[255; 4], VaultError::KdfOutOfBounds),
        (
            "256 MiB and 1 KiB of memory",
            77,
            &[0, 4, 0, 1],
            VaultError::KdfOutOfBounds,
        ),
        ("256 MiB of memory", 77, &[0, 4, 0, 0], VaultError::Damaged),
        ("no passes", 81, &[0; 4], VaultError::KdfOutOfBounds),
        ("11 passes", 81, &[0, 0, 0, 11], VaultError::KdfOutOfBounds),
        ("no lanes", 85, &[0; 4], VaultError::KdfOutOfBounds),
        ("5 lanes", 85, &[0, 0, 0, 5], VaultError::KdfOutOfBounds),
        ("another salt", 89, &[0; 32], VaultError::Damaged),
        (
            "another slot key's commitment",
            121,
            &[0; 32],
            VaultError::WrongPassword,
        ),
        (
            "another encrypted data key",
            153,
            &[0; 72],
            VaultError::Damaged,
        ),
    ];
    for (name, at, new, expected) in rows {
        let mut changed = bytes.clone();
        let place = changed.get_mut(*at..at + new.len());
        place.expect("the header is longer").copy_from_slice(new);
        let error = failure(open(&with_new_checksum(changed), 1, &KEY));
        assert_eq!(error, *expected, "{name}");
    }
}

#[test]
fn a_slot_or_the_contents_of_another_generation_do_not_open() {
    let mut vault = vault(1);
    let before = sealed(&vault, b"old", 1);
    vault
        .rekey(cheap(9), &key(9), &mut Seeded(5))
        .expect("there is randomness");
    let after = sealed(&vault, b"new", 2);
    let header = 225;
    // An old slot in a new header, which is under another data key.
    let slot = [&after[..75], &before[75..header], &after[header..]].concat();
    assert_eq!(
        failure(open(&with_new_checksum(slot), 1, &KEY)),
        VaultError::Damaged
    );
    // Old contents behind a new header.
    let contents = [&after[..header], &before[header..]].concat();
    assert_eq!(
        failure(open(&with_new_checksum(contents), 1, &key(9))),
        VaultError::Damaged
    );
}

proptest! {
    #[test]
    fn any_header_is_refused_or_read_and_opens_nothing(header in prop::collection::vec(any::<u8>(), 0..600), slots in 0..3_u8) {
        let mut bytes = [b"LKYVAULT\0\x01".as_slice(), &header, &[0; CHECKSUM]].concat();
        if let Some(count) = bytes.get_mut(74) {
            *count = slots;
        }
        prop_assert!(open(&with_new_checksum(bytes), 1, &KEY).is_err());
    }

    #[test]
    fn any_changes_under_a_new_checksum_never_open(changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..6)) {
        let bytes = two_slots();
        let mut changed = bytes.clone();
        for (at, byte) in changes {
            let at = at % (bytes.len() - CHECKSUM);
            changed[at] = byte;
        }
        // A change to the other slot is noticed too: the header is authenticated in full.
        prop_assert_eq!(open(&with_new_checksum(changed.clone()), 1, &KEY).is_ok(), changed == bytes);
    }
}
