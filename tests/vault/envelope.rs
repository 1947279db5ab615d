//! What is written opens again, with each of its keys and no other.

use latchkey::vault::{
    Envelope, LARGEST, LAST_GENERATION, MOST_SLOTS, PrfParameters, RecoveryCode,
    RecoveryParameters, SlotParameters, VaultError, kdf,
};
use proptest::prelude::*;

use crate::build::{
    Failing, KEY, PASSWORD, SAVED_AT, Seeded, cheap, failure, key, open, sealed, vault,
};

fn prf(credential_id: Vec<u8>, rp_id: &str) -> PrfParameters {
    PrfParameters {
        credential_id,
        salt: [5; 32],
        rp_id: rp_id.to_owned(),
    }
}

#[test]
fn a_vault_opens_with_its_password_and_says_what_it_is() {
    let vault = vault(1);
    let bytes = sealed(&vault, b"codes", 7);
    let envelope = Envelope::parse(&bytes).expect("it was just written");
    let header = envelope.header();
    assert_eq!(header.generation(), 7);
    assert_eq!(header.saved_at(), SAVED_AT);
    assert_eq!(header.vault_id(), vault.header().vault_id());
    let [slot] = header.slots() else {
        panic!("one slot")
    };
    let SlotParameters::Password(parameters) = slot.parameters() else {
        panic!("a password")
    };
    let slot_key = kdf::derive(PASSWORD, parameters).expect("the parameters are in bounds");
    let opened = open(&bytes, slot.id(), &slot_key).expect("this is the password");
    assert_eq!(*opened.contents, b"codes");
    assert_eq!(opened.vault.header().generation(), 7);
}

#[test]
fn each_kind_of_slot_opens_the_same_vault() {
    let mut vault = vault(2);
    let mut source = Seeded(3);
    let code = RecoveryCode::random(&mut source).expect("there is randomness");
    let recovery = RecoveryParameters::random(&mut source).expect("there is randomness");
    let security_key = prf(vec![9; 64], "login.example");
    let rows = [
        (
            SlotParameters::RecoveryCode(recovery),
            code.slot_key(&recovery),
            VaultError::WrongRecoveryCode,
        ),
        (
            SlotParameters::SecurityKey(security_key.clone()),
            security_key.slot_key(&[4; 32]),
            VaultError::WrongSecurityKey,
        ),
        (
            SlotParameters::Password(cheap(8)),
            key(8),
            VaultError::WrongPassword,
        ),
    ];
    let mut ids = Vec::new();
    for (parameters, slot_key, _) in &rows {
        ids.push(
            vault
                .add_slot(parameters.clone(), slot_key, &mut source)
                .expect("there is room"),
        );
    }
    assert_eq!(ids, [2, 3, 4]);
    let bytes = sealed(&vault, b"codes", 1);
    let envelope = Envelope::parse(&bytes).expect("it was just written");
    for ((parameters, slot_key, wrong), id) in rows.iter().zip(ids) {
        let slot = envelope
            .header()
            .slots()
            .iter()
            .find(|slot| slot.id() == id);
        assert_eq!(
            slot.map(latchkey::vault::Slot::parameters),
            Some(parameters)
        );
        assert_eq!(
            *open(&bytes, id, slot_key)
                .expect("this is its key")
                .contents,
            b"codes"
        );
        assert_eq!(failure(open(&bytes, id, &key(77))), *wrong);
    }
    assert_eq!(failure(open(&bytes, 9, &KEY)), VaultError::NoSuchSlot);
}

#[test]
fn another_authenticator_output_or_salt_gives_another_key() {
    let one = prf(vec![1], "a.example");
    let other = PrfParameters {
        salt: [6; 32],
        ..one.clone()
    };
    let keys = [
        one.slot_key(&[1; 32]),
        one.slot_key(&[2; 32]),
        other.slot_key(&[1; 32]),
    ];
    assert_ne!(keys[0].as_bytes(), keys[1].as_bytes());
    assert_ne!(keys[0].as_bytes(), keys[2].as_bytes());
    assert_ne!(keys[0].as_bytes(), &[1; 32]);
}

#[test]
fn slots_that_could_not_be_read_again_are_refused() {
    let mut vault = vault(2);
    let long_domain = "a".repeat(254);
    let rows = [
        (prf(vec![], "a.example"), false),
        (prf(vec![1], ""), false),
        (prf(vec![1; 1024], "a.example"), false),
        (prf(vec![1], &long_domain), false),
        (prf(vec![1; 1023], &"a".repeat(253)), true),
    ];
    for (parameters, accepted) in rows {
        let parameters = SlotParameters::SecurityKey(parameters);
        let added = vault.add_slot(parameters, &key(1), &mut Seeded(1));
        assert_eq!(added.is_ok(), accepted);
        assert!(accepted || added == Err(VaultError::SlotOutOfBounds));
    }
    let mut costly = cheap(1);
    costly.passes = 11;
    assert_eq!(
        vault.add_slot(SlotParameters::Password(costly), &key(1), &mut Seeded(1)),
        Err(VaultError::KdfOutOfBounds)
    );
    Envelope::parse(&sealed(&vault, b"", 1)).expect("the longest slot is read again");
}

#[test]
fn the_last_password_stays() {
    let mut vault = vault(2);
    let parameters = SlotParameters::RecoveryCode(RecoveryParameters { salt: [2; 32] });
    let recovery = vault
        .add_slot(parameters, &key(2), &mut Seeded(1))
        .expect("there is room");
    assert_eq!(vault.remove_slot(1), Err(VaultError::LastPassword));
    assert_eq!(vault.remove_slot(99), Err(VaultError::NoSuchSlot));
    let second = vault
        .add_slot(SlotParameters::Password(cheap(3)), &key(3), &mut Seeded(1))
        .expect("there is room");
    assert_eq!(vault.remove_slot(1), Ok(()));
    assert_eq!(vault.remove_slot(recovery), Ok(()));
    assert_eq!(vault.remove_slot(second), Err(VaultError::LastPassword));
    let bytes = sealed(&vault, b"codes", 1);
    assert_eq!(failure(open(&bytes, 1, &KEY)), VaultError::NoSuchSlot);
    assert_eq!(
        *open(&bytes, second, &key(3)).expect("its key").contents,
        b"codes"
    );
}

#[test]
fn there_are_at_most_so_many_slots() {
    let mut vault = vault(2);
    for salt in 2..=MOST_SLOTS {
        let salt = u8::try_from(salt).expect("a few slots");
        vault
            .add_slot(
                SlotParameters::Password(cheap(salt)),
                &key(salt),
                &mut Seeded(1),
            )
            .expect("there is room");
    }
    assert_eq!(
        vault.add_slot(SlotParameters::Password(cheap(1)), &key(1), &mut Seeded(1)),
        Err(VaultError::TooManySlots)
    );
    let bytes = sealed(&vault, b"codes", 1);
    assert_eq!(
        *open(&bytes, 16, &key(16)).expect("its key").contents,
        b"codes"
    );
}

#[test]
fn a_changed_password_opens_what_is_written_from_then_on() {
    let mut vault = vault(2);
    let before = sealed(&vault, b"codes", 1);
    vault
        .rekey(cheap(9), &key(9), &mut Seeded(5))
        .expect("there is randomness");
    let after = sealed(&vault, b"codes", 2);
    assert_eq!(failure(open(&after, 1, &KEY)), VaultError::WrongPassword);
    assert_eq!(
        *open(&after, 1, &key(9)).expect("the new one").contents,
        b"codes"
    );
    assert_eq!(
        *open(&before, 1, &KEY).expect("the old one").contents,
        b"codes"
    );
    // Who has the old data key opens nothing of it.
    let old = open(&before, 1, &KEY).expect("the old one").vault;
    let envelope = Envelope::parse(&after).expect("it is whole");
    assert_eq!(
        failure(envelope.open(old.data_key().clone())),
        VaultError::WrongDataKey
    );
    assert_eq!(old.header().vault_id(), vault.header().vault_id());
    let parameters = SlotParameters::RecoveryCode(RecoveryParameters { salt: [2; 32] });
    vault
        .add_slot(parameters, &key(2), &mut Seeded(1))
        .expect("there is room");
    vault
        .rekey(cheap(8), &key(8), &mut Seeded(6))
        .expect("there is randomness");
    assert_eq!(vault.header().slots().len(), 1);
}

#[test]
fn slots_of_another_vault_do_not_open() {
    let one = sealed(&vault(1), b"one", 1);
    let two = vault(2);
    let key = open(&one, 1, &KEY)
        .expect("the password")
        .vault
        .data_key()
        .clone();
    let envelope = Envelope::parse(&sealed(&two, b"two", 1)).expect("it is whole");
    assert_eq!(failure(envelope.open(key)), VaultError::WrongDataKey);
}

#[test]
fn generations_go_up_only() {
    let bytes = sealed(&vault(1), b"codes", 7);
    let opened = open(&bytes, 1, &KEY).expect("the password");
    let rows = [
        (6, Err(VaultError::StaleGeneration)),
        (7, Err(VaultError::StaleGeneration)),
        (8, Ok(())),
        (LAST_GENERATION, Ok(())),
        (LAST_GENERATION + 1, Err(VaultError::GenerationsExhausted)),
    ];
    for (generation, expected) in rows {
        let written = opened.vault.seal(b"", generation, SAVED_AT, &mut Seeded(1));
        assert_eq!(written.map(|_| ()), expected, "{generation}");
    }
    assert_eq!(
        vault(1).seal(b"", 0, SAVED_AT, &mut Seeded(1)),
        Err(VaultError::StaleGeneration)
    );
}

#[test]
fn the_length_tells_contents_to_a_kibibyte_only() {
    let vault = vault(1);
    let length = |contents| sealed(&vault, &vec![b'x'; contents], 1).len();
    assert_eq!(length(0), length(1020));
    assert_eq!(length(1021), length(0) + 1024);
    assert_eq!(length(1021), length(2044));
}

#[test]
fn what_is_larger_than_the_limit_is_neither_written_nor_read() {
    let vault = vault(1);
    let overhead = sealed(&vault, b"", 1).len() - 1024;
    let most = (LARGEST - overhead) / 1024 * 1024 - 4;
    let seal = |length: usize| vault.seal(&vec![7; length], 1, SAVED_AT, &mut Seeded(1));
    let bytes = seal(most).expect("it just fits");
    assert!(bytes.len() <= LARGEST);
    assert_eq!(open(&bytes, 1, &KEY).expect("it fits").contents.len(), most);
    for length in [most + 1, LARGEST, LARGEST + 1] {
        assert_eq!(seal(length), Err(VaultError::TooLarge), "{length}");
    }
    assert_eq!(
        failure(Envelope::parse(&vec![0; LARGEST + 1])),
        VaultError::TooLarge
    );
}

#[test]
fn nothing_is_written_without_randomness() {
    let no_randomness = |result: Result<(), VaultError>| {
        assert!(
            matches!(result, Err(VaultError::NoRandomness(_))),
            "{result:?}"
        );
    };
    for times in 0..3 {
        let created = latchkey::vault::Vault::create(cheap(1), &KEY, &mut Failing(times));
        no_randomness(created.map(|_| ()));
    }
    let mut vault = vault(1);
    no_randomness(vault.seal(b"", 1, SAVED_AT, &mut Failing(0)).map(|_| ()));
    no_randomness(vault.rekey(cheap(2), &key(2), &mut Failing(0)));
}

#[test]
fn no_nonce_is_used_twice() {
    let vault = vault(1);
    let mut source = Seeded(1);
    let mut seal = || vault.seal(b"codes", 1, SAVED_AT, &mut source);
    assert_ne!(seal(), seal());
}

proptest! {
    #[test]
    fn any_contents_come_back(contents in prop::collection::vec(any::<u8>(), 0..4000), seed: u64) {
        let bytes = sealed(&vault(seed), &contents, 1);
        prop_assert_eq!(&*open(&bytes, 1, &KEY).expect("the password").contents, &contents);
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(Envelope::parse(&bytes).is_err());
        let disguised = [b"LKYVAULT\0\x01".as_slice(), &bytes].concat();
        prop_assert!(Envelope::parse(&disguised).is_err());
    }
}
