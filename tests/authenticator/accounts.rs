//! The accounts of a vault: kept, found, ordered, and never lost.

use latchkey::authenticator::{AccountChanges, AccountError, Accounts, Addition, code_at};
use proptest::prelude::*;

use crate::build::{KEY, accounts, credential, id_of};

fn issuers(accounts: &Accounts) -> Vec<&str> {
    let accounts = accounts.all().iter();
    accounts
        .map(|account| account.credential.issuer.as_str())
        .collect()
}

#[test]
fn what_is_kept_comes_back() {
    let mut accounts = Accounts::default();
    let all = [
        "otpauth://totp/Fern:a?secret=KEY&digits=8&period=45&algorithm=SHA512",
        "otpauth://hotp/Moss:b?secret=KEY&counter=18446744073709551615",
        "otpauth://steam/Steam:c?secret=KEY",
        "otpauth://yaotp/Y:d?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=12345",
        "motp://M:e?secret=e3152afee62599c8&pin=1234",
    ];
    for (number, text) in (0..).zip(all) {
        accounts
            .add(credential(text), Some("fern.example"), [number; 16], 7)
            .expect("there is room");
    }
    let bytes = accounts.to_bytes().expect("it can be written");
    let again = Accounts::from_bytes(&bytes).expect("it was just written");
    assert_eq!(again.changed(), Some(7));
    for (before, after) in accounts.all().iter().zip(again.all()) {
        assert!(before.credential == after.credential);
        assert_eq!(before.sites, after.sites);
        assert_eq!(before.id, after.id);
    }
    assert_eq!(again.all().len(), all.len());
    assert!(
        Accounts::from_bytes(b"")
            .expect("nothing is no accounts")
            .all()
            .is_empty()
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    for (bytes, wanted) in [
        (&b"{}"[..], AccountError::Unreadable),
        (b"null", AccountError::Unreadable),
        (b"{\"version\":1,\"accounts\":7}", AccountError::Unreadable),
        (
            b"{\"version\":1,\"accounts\":[{\"secret\":\"!\"}]}",
            AccountError::Unreadable,
        ),
        (
            b"{\"version\":2,\"accounts\":[],\"more\":1}",
            AccountError::NewerVersion,
        ),
        (b"\xff\xfe", AccountError::Unreadable),
    ] {
        assert_eq!(Accounts::from_bytes(bytes).err(), Some(wanted));
    }
}

#[test]
fn the_same_key_is_the_same_account() {
    let mut accounts = Accounts::default();
    let add = |accounts: &mut Accounts, text: &str, site: Option<&str>, id: u8| {
        accounts
            .add(credential(text), site, [id; 16], 1)
            .expect("there is room")
    };
    let Addition::Added(first) = add(&mut accounts, "otpauth://totp/A:x?secret=KEY", None, 1)
    else {
        panic!("it is new");
    };
    let again = add(
        &mut accounts,
        "otpauth://totp/B:y?secret=KEY",
        Some("b.example"),
        2,
    );
    assert_eq!(again, Addition::Merged(first));
    assert_eq!(issuers(&accounts), ["A"]);
    assert_eq!(accounts.all()[0].sites, ["b.example"]);
    for (id, other) in (3..).zip([
        "otpauth://totp/A:x?secret=KEY&digits=8",
        "otpauth://totp/A:x?secret=KEY&period=60",
        "otpauth://hotp/A:x?secret=KEY&counter=1",
        "otpauth://totp/A:x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA",
    ]) {
        assert!(
            matches!(add(&mut accounts, other, None, id), Addition::Added(_)),
            "{other}"
        );
    }
    // A counter that has gone on is still the same account, and does not go back.
    let later = add(
        &mut accounts,
        "otpauth://hotp/A:x?secret=KEY&counter=99",
        None,
        9,
    );
    assert!(matches!(later, Addition::Merged(_)));
    assert_eq!(accounts.all()[3].credential.kind.counter(), Some(1));
}

#[test]
fn edited_moved_removed() {
    let mut accounts = accounts(&[("A", "a.example"), ("B", "b.example"), ("C", "c.example")]);
    let (a, c) = (id_of(&accounts, "A"), id_of(&accounts, "C"));
    accounts.move_to(&c, 0, 2).expect("it is there");
    assert_eq!(issuers(&accounts), ["C", "A", "B"]);
    accounts.move_to(&c, 99, 2).expect("it is there");
    assert_eq!(issuers(&accounts), ["A", "B", "C"]);
    let changes = AccountChanges {
        issuer: Some(" Ä\u{0} ".into()),
        tags: Some(vec!["work".into(), "work".into(), " ".into()]),
        pinned: Some(true),
        ..AccountChanges::default()
    };
    accounts.edit(&a, changes, 3).expect("it is there");
    let edited = accounts.account(&a).expect("it is there");
    assert_eq!(edited.credential.issuer, "Ä");
    assert_eq!(edited.credential.name, "x");
    assert_eq!(edited.tags, ["work"]);
    assert_eq!(edited.sites, ["a.example"]);
    accounts.remove(&a, 4).expect("it is there");
    assert_eq!(accounts.changed(), Some(4));
    assert_eq!(issuers(&accounts), ["B", "C"]);
    for result in [
        accounts.remove(&a, 5),
        accounts.move_to(&a, 0, 5),
        accounts.edit(&a, AccountChanges::default(), 5),
        accounts.used(&a, 5),
    ] {
        assert_eq!(result, Err(AccountError::NoSuchAccount));
    }
    assert_eq!(accounts.changed(), Some(4));
}

#[test]
fn rows_show_what_is_looked_for_and_no_secret() {
    let mut accounts = accounts(&[
        ("Fern", "fern.example"),
        ("Möss Bank", "moss.example"),
        ("Elm", "elm.example"),
    ]);
    let elm = id_of(&accounts, "Elm");
    accounts
        .edit(
            &elm,
            AccountChanges {
                pinned: Some(true),
                ..AccountChanges::default()
            },
            2,
        )
        .expect("it is there");
    let shown = |site: Option<&str>, query: &str| -> Vec<String> {
        accounts
            .rows(59, site, query)
            .into_iter()
            .map(|row| row.issuer)
            .collect()
    };
    assert_eq!(shown(None, ""), ["Elm", "Fern", "Möss Bank"]);
    assert_eq!(
        shown(Some("moss.example"), ""),
        ["Möss Bank", "Elm", "Fern"]
    );
    assert_eq!(shown(None, "MOSS"), ["Möss Bank"]);
    assert_eq!(shown(None, "bank mö"), ["Möss Bank"]);
    assert_eq!(shown(None, "fern.ex"), ["Fern"]);
    assert_eq!(shown(None, "nothing"), [""; 0]);
    let rows = accounts.rows(59, Some("fern.example"), "fern");
    assert_eq!(rows[0].letter, "F");
    assert!(rows[0].matches_site);
    let account = accounts.account(&rows[0].id).expect("it is there");
    assert_eq!(rows[0].code, code_at(&account.credential, 59));
    let secret = account.credential.secret.to_base32();
    assert!(
        !serde_json::to_string(&rows)
            .expect("rows are written")
            .contains(secret.as_str())
    );
}

#[test]
fn counters_go_on_and_never_wrap() {
    let mut accounts = Accounts::default();
    let end = format!("otpauth://hotp/x?secret={KEY}&counter={}", u64::MAX - 1);
    accounts
        .add(credential(&end), None, [1; 16], 1)
        .expect("there is room");
    let id = accounts.all()[0].id.clone();
    let first = accounts.code(&id, 0).expect("it is there");
    accounts.used(&id, 2).expect("there is one more");
    assert_ne!(accounts.code(&id, 0).expect("it is there"), first);
    assert_eq!(accounts.used(&id, 3), Err(AccountError::CounterExhausted));
    assert_eq!(accounts.all()[0].credential.kind.counter(), Some(u64::MAX));
}

proptest! {
    #[test]
    fn a_merge_adds_what_is_missing_and_nothing_twice(ours in prop::collection::btree_set(1_u8..30, 0..20), theirs in prop::collection::btree_set(1_u8..30, 0..20)) {
        let of = |keys: &std::collections::BTreeSet<u8>, salt: u8| {
            let mut accounts = Accounts::default();
            for &key in keys {
                let secret = data_encoding::BASE32_NOPAD.encode(&[key; 20]);
                accounts.add(credential(&format!("otpauth://totp/x?secret={secret}")), None, [key + salt; 16], 1).expect("there is room");
            }
            accounts
        };
        let mut accounts = of(&ours, 0);
        let count = accounts.merge(of(&theirs, 100), 2).expect("there is room");
        prop_assert_eq!(count, theirs.difference(&ours).count());
        prop_assert_eq!(accounts.all().len(), ours.union(&theirs).count());
        prop_assert_eq!(accounts.merge(of(&theirs, 200), 3).expect("there is room"), 0);
    }
}
