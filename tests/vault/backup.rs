//! Backups, and the proof that they open.

use latchkey::vault::{
    Envelope, RecoveryCode, RecoveryParameters, SlotParameters, VaultError,
    backup::{self, ContentsDigest, is_due},
};

use crate::build::{Failing, KEY, SAVED_AT, Seeded, cheap, failure, key, sealed, vault};

fn with_password(contents: &[u8]) -> Vec<u8> {
    let slots = [(SlotParameters::Password(cheap(1)), &*KEY)];
    backup::seal(contents, &slots, SAVED_AT, &mut Seeded(1)).expect("the contents fit")
}

#[test]
fn a_backup_opens_with_each_of_its_slots() {
    let code = RecoveryCode::random(&mut Seeded(1)).expect("there is randomness");
    let parameters = RecoveryParameters { salt: [1; 32] };
    let recovery = code.slot_key(&parameters);
    let slots = [
        (SlotParameters::RecoveryCode(parameters), &recovery),
        (SlotParameters::Password(cheap(1)), &*KEY),
    ];
    let digest = ContentsDigest::of(b"codes");
    let both = backup::seal(b"codes", &slots, SAVED_AT, &mut Seeded(2)).expect("it fits");
    assert_eq!(backup::rehearse(&both, 1, &recovery, &digest), Ok(()));
    assert_eq!(backup::rehearse(&both, 2, &KEY, &digest), Ok(()));
    let [recovery_only, _] = slots;
    let one = backup::seal(b"codes", &[recovery_only], SAVED_AT, &mut Seeded(2)).expect("it fits");
    assert_eq!(backup::rehearse(&one, 1, &recovery, &digest), Ok(()));
    let header = backup::parse(&one).expect("it is whole");
    assert_eq!(header.header().saved_at(), SAVED_AT);
}

#[test]
fn a_backup_and_a_vault_are_not_taken_for_each_other() {
    assert_eq!(
        failure(Envelope::parse(&with_password(b"codes"))),
        VaultError::NotRecognised
    );
    assert_eq!(
        failure(backup::parse(&sealed(&vault(1), b"codes", 1))),
        VaultError::NotRecognised
    );
}

#[test]
fn a_rehearsal_fails_for_what_is_wrong() {
    let expected = ContentsDigest::of(b"codes");
    let whole = with_password(b"codes");
    let older = with_password(b"code");
    let cut = whole[..whole.len() - 1].to_vec();
    let mut changed = whole.clone();
    changed[300] ^= 1;
    let rows: &[(&str, &[u8], u8, u8, VaultError)] = &[
        ("empty file", b"", 1, 0, VaultError::NotRecognised),
        (
            "another file",
            b"{\"version\":1}",
            1,
            0,
            VaultError::NotRecognised,
        ),
        ("cut short", &cut, 1, 0, VaultError::Damaged),
        ("changed", &changed, 1, 0, VaultError::Damaged),
        ("older contents", &older, 1, 0, VaultError::BackupDiffers),
        ("wrong password", &whole, 1, 7, VaultError::WrongPassword),
        ("wrong slot", &whole, 2, 0, VaultError::NoSuchSlot),
    ];
    for (name, bytes, slot, other, error) in rows {
        let slot_key = if *other == 0 {
            KEY.clone()
        } else {
            key(*other)
        };
        assert_eq!(
            backup::rehearse(bytes, *slot, &slot_key, &expected),
            Err(*error),
            "{name}"
        );
    }
    assert_eq!(backup::rehearse(&whole, 1, &KEY, &expected), Ok(()));
}

#[test]
fn every_accidental_bit_flip_in_a_backup_fails_the_rehearsal() {
    let expected = ContentsDigest::of(b"codes");
    let whole = with_password(b"codes");
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(
            backup::rehearse(&changed, 1, &KEY, &expected).is_err(),
            "{at}"
        );
    }
}

#[test]
fn a_backup_needs_a_key_and_randomness() {
    assert_eq!(
        backup::seal(b"codes", &[], SAVED_AT, &mut Seeded(1)),
        Err(VaultError::LastPassword)
    );
    let slots = [(SlotParameters::Password(cheap(1)), &*KEY)];
    for times in 0..4 {
        let sealed = backup::seal(b"codes", &slots, SAVED_AT, &mut Failing(times));
        assert!(
            matches!(sealed, Err(VaultError::NoRandomness(_))),
            "{times}"
        );
    }
}

#[test]
fn a_reminder_is_due_when_the_backup_is_older_than_the_accounts() {
    let rows = [
        ("nothing to back up", None, None, false),
        ("all accounts removed", Some(5), None, false),
        ("never backed up", None, Some(5), true),
        ("older", Some(4), Some(5), true),
        ("in the same moment", Some(5), Some(5), true),
        ("newer", Some(6), Some(5), false),
    ];
    for (name, backup, change, due) in rows {
        assert_eq!(is_due(backup, change), due, "{name}");
    }
}
