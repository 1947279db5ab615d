//! How much room the accounts take, and what goes from the trash.

use latchkey::authenticator::{AccountChanges, AccountError, Accounts, Annotations, MOST_BYTES};

use crate::build::{accounts, credential, id_of, written};

#[test]
fn a_clock_that_jumps_empties_no_trash() {
    const DAY: u64 = 86_400_000;
    let mut accounts = accounts(&[("A", "a.example")]);
    let a = id_of(&accounts, "A");
    accounts.remove(&a, DAY).expect("it is there");
    let again = |accounts: &Accounts| {
        let bytes = accounts.to_bytes().expect("it can be written");
        Accounts::from_bytes(&bytes).expect("it can be read")
    };
    // Twelve years ahead, for an hour, and put right.
    for now in [
        4_000 * DAY,
        4_000 * DAY + DAY / 24,
        2 * DAY,
        5_000 * DAY,
        3 * DAY,
    ] {
        accounts.forget_old(now);
        accounts = again(&accounts);
    }
    assert_eq!(accounts.trash(3 * DAY).len(), 1);
    // Its time is over, and has been for a day.
    for (now, waits) in [(31, true), (32, false)] {
        accounts.forget_old(now * DAY);
        accounts = again(&accounts);
        assert_eq!(accounts.bring_back(&a, now * DAY).is_ok(), waits, "{now}");
        if waits {
            accounts.remove(&a, DAY).expect("it is there");
            accounts.forget_old(now * DAY);
        }
    }
}

#[test]
fn a_vault_never_becomes_too_large_to_be_written() {
    let note = "n".repeat(4_000);
    let with = |count: u32| {
        let mut accounts = Accounts::default();
        for number in 0..count {
            let key = data_encoding::BASE32_NOPAD.encode(&number.to_be_bytes().repeat(5));
            let mut id = [0; 16];
            id[..4].copy_from_slice(&number.to_be_bytes());
            let added = credential(&format!("otpauth://totp/x?secret={key}"));
            accounts
                .add(added, written(&note, &[], false), None, id, 1)
                .expect("there is room");
        }
        accounts
    };
    let written_bytes = |accounts: &Accounts| accounts.to_bytes().expect("it can be written").len();
    let most = u32::try_from(MOST_BYTES / 4_250).expect("it is small");
    let mut crowded = with(most);
    let before = crowded.fitted(0).expect("it is not full").len();
    assert!(before <= MOST_BYTES && before > MOST_BYTES / 10 * 9);

    // All that is removed waits, as long as there is room; then the oldest go.
    let ids: Vec<_> = crowded
        .all()
        .iter()
        .map(|account| account.id.clone())
        .collect();
    crowded.merge(with(most + 40), 2).expect("there is room");
    assert_eq!(crowded.fitted(before).err(), Some(AccountError::VaultFull));
    let mut at = 10;
    for some in ids[..60].chunks(20) {
        for id in some {
            crowded.remove(id, at).expect("it is there");
            at += 1;
        }
        if let Ok(bytes) = crowded.fitted(before) {
            assert!(bytes.len() <= MOST_BYTES + 64 * 1024);
            assert_eq!(crowded.trash(at)[0].id, some[19], "the last one waits");
        }
    }
    assert!(crowded.fitted(0).is_ok());
    let waiting = crowded.trash(at).len();
    assert!((1..60).contains(&waiting), "{waiting} wait");

    // A thousand of usual length, of the most that there may be.
    let mut usual = Accounts::default();
    for number in 0..1_000_u32 {
        let key = data_encoding::BASE32_NOPAD.encode(&number.to_be_bytes().repeat(5));
        let mut id = [0; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        let text =
            format!("otpauth://totp/Site%20{number}:robin%40site{number}.example?secret={key}");
        let host = format!("site{number}.example");
        usual
            .add(
                credential(&text),
                Annotations::default(),
                Some(&host),
                id,
                1_790_000_000_000,
            )
            .expect("there is room");
    }
    let bytes = usual.fitted(0).expect("they fit").len();
    assert!(bytes * 10 <= MOST_BYTES, "{bytes}");

    // One that is too large already may become smaller, and no larger.
    let mut large = with(most * 2);
    let before = written_bytes(&large);
    let first = large.all()[0].id.clone();
    large.remove(&first, 2).expect("it is there");
    assert!(
        large
            .fitted(before)
            .is_ok_and(|bytes| bytes.len() <= before)
    );
    let more = AccountChanges {
        issuer: Some("longer than before, and longer than what was removed ".repeat(4)),
        note: Some(note.clone()),
        ..AccountChanges::default()
    };
    let mut grown = with(most * 2);
    let first = grown.all()[0].id.clone();
    grown.edit(&first, more, 3).expect("it is there");
    assert_eq!(grown.fitted(before).err(), Some(AccountError::VaultFull));
}
