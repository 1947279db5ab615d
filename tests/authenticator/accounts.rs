//! The accounts of a vault: kept, found, ordered, and never lost.

use latchkey::authenticator::{AccountChanges, AccountError, Addition, Book, code_at};
use proptest::prelude::*;

use crate::build::{KEY, book, credential, id_of};

fn issuers(book: &Book) -> Vec<&str> {
    let accounts = book.accounts().iter();
    accounts
        .map(|account| account.credential.issuer.as_str())
        .collect()
}

#[test]
fn what_is_kept_comes_back() {
    let mut book = Book::default();
    let all = [
        "otpauth://totp/Fern:a?secret=KEY&digits=8&period=45&algorithm=SHA512",
        "otpauth://hotp/Moss:b?secret=KEY&counter=18446744073709551615",
        "otpauth://steam/Steam:c?secret=KEY",
        "otpauth://yaotp/Y:d?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=12345",
        "motp://M:e?secret=e3152afee62599c8&pin=1234",
    ];
    for (number, text) in (0..).zip(all) {
        book.add(credential(text), Some("fern.example"), [number; 16], 7)
            .expect("there is room");
    }
    let bytes = book.to_bytes().expect("it can be written");
    let again = Book::from_bytes(&bytes).expect("it was just written");
    assert_eq!(again.changed(), Some(7));
    for (before, after) in book.accounts().iter().zip(again.accounts()) {
        assert!(before.credential == after.credential);
        assert_eq!(before.sites, after.sites);
        assert_eq!(before.id, after.id);
    }
    assert_eq!(again.accounts().len(), all.len());
    assert!(
        Book::from_bytes(b"")
            .expect("nothing is an empty book")
            .accounts()
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
        assert_eq!(Book::from_bytes(bytes).err(), Some(wanted));
    }
}

#[test]
fn the_same_key_is_the_same_account() {
    let mut book = Book::default();
    let add = |book: &mut Book, text: &str, site: Option<&str>, id: u8| {
        book.add(credential(text), site, [id; 16], 1)
            .expect("there is room")
    };
    let Addition::Added(first) = add(&mut book, "otpauth://totp/A:x?secret=KEY", None, 1) else {
        panic!("it is new");
    };
    let again = add(
        &mut book,
        "otpauth://totp/B:y?secret=KEY",
        Some("b.example"),
        2,
    );
    assert_eq!(again, Addition::Merged(first));
    assert_eq!(issuers(&book), ["A"]);
    assert_eq!(book.accounts()[0].sites, ["b.example"]);
    for (id, other) in (3..).zip([
        "otpauth://totp/A:x?secret=KEY&digits=8",
        "otpauth://totp/A:x?secret=KEY&period=60",
        "otpauth://hotp/A:x?secret=KEY&counter=1",
        "otpauth://totp/A:x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA",
    ]) {
        assert!(
            matches!(add(&mut book, other, None, id), Addition::Added(_)),
            "{other}"
        );
    }
    // A counter that has gone on is still the same account, and does not go back.
    let later = add(
        &mut book,
        "otpauth://hotp/A:x?secret=KEY&counter=99",
        None,
        9,
    );
    assert!(matches!(later, Addition::Merged(_)));
    assert_eq!(book.accounts()[3].credential.kind.counter(), Some(1));
}

#[test]
fn edited_moved_removed() {
    let mut book = book(&[("A", "a.example"), ("B", "b.example"), ("C", "c.example")]);
    let (a, c) = (id_of(&book, "A"), id_of(&book, "C"));
    book.move_to(&c, 0, 2).expect("it is there");
    assert_eq!(issuers(&book), ["C", "A", "B"]);
    book.move_to(&c, 99, 2).expect("it is there");
    assert_eq!(issuers(&book), ["A", "B", "C"]);
    let changes = AccountChanges {
        issuer: Some(" Ä\u{0} ".into()),
        tags: Some(vec!["work".into(), "work".into(), " ".into()]),
        pinned: Some(true),
        ..AccountChanges::default()
    };
    book.edit(&a, changes, 3).expect("it is there");
    let edited = book.account(&a).expect("it is there");
    assert_eq!(edited.credential.issuer, "Ä");
    assert_eq!(edited.credential.name, "x");
    assert_eq!(edited.tags, ["work"]);
    assert_eq!(edited.sites, ["a.example"]);
    book.remove(&a, 4).expect("it is there");
    assert_eq!(book.changed(), Some(4));
    assert_eq!(issuers(&book), ["B", "C"]);
    for result in [
        book.remove(&a, 5),
        book.move_to(&a, 0, 5),
        book.edit(&a, AccountChanges::default(), 5),
        book.used(&a, 5),
    ] {
        assert_eq!(result, Err(AccountError::NoSuchAccount));
    }
    assert_eq!(book.changed(), Some(4));
}

#[test]
fn rows_show_what_is_looked_for_and_no_secret() {
    let mut book = book(&[
        ("Fern", "fern.example"),
        ("Möss Bank", "moss.example"),
        ("Elm", "elm.example"),
    ]);
    let elm = id_of(&book, "Elm");
    book.edit(
        &elm,
        AccountChanges {
            pinned: Some(true),
            ..AccountChanges::default()
        },
        2,
    )
    .expect("it is there");
    let shown = |site: Option<&str>, query: &str| -> Vec<String> {
        book.rows(59, site, query)
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
    let rows = book.rows(59, Some("fern.example"), "fern");
    assert_eq!(rows[0].letter, "F");
    assert!(rows[0].matches_site);
    let account = book.account(&rows[0].id).expect("it is there");
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
    let mut book = Book::default();
    let end = format!("otpauth://hotp/x?secret={KEY}&counter={}", u64::MAX - 1);
    book.add(credential(&end), None, [1; 16], 1)
        .expect("there is room");
    let id = book.accounts()[0].id.clone();
    let first = book.code(&id, 0).expect("it is there");
    book.used(&id, 2).expect("there is one more");
    assert_ne!(book.code(&id, 0).expect("it is there"), first);
    assert_eq!(book.used(&id, 3), Err(AccountError::CounterExhausted));
    assert_eq!(book.accounts()[0].credential.kind.counter(), Some(u64::MAX));
}

proptest! {
    #[test]
    fn a_merge_adds_what_is_missing_and_nothing_twice(ours in prop::collection::btree_set(1_u8..30, 0..20), theirs in prop::collection::btree_set(1_u8..30, 0..20)) {
        let of = |keys: &std::collections::BTreeSet<u8>, salt: u8| {
            let mut book = Book::default();
            for &key in keys {
                let secret = data_encoding::BASE32_NOPAD.encode(&[key; 20]);
                book.add(credential(&format!("otpauth://totp/x?secret={secret}")), None, [key + salt; 16], 1).expect("there is room");
            }
            book
        };
        let mut book = of(&ours, 0);
        let count = book.merge(of(&theirs, 100), 2).expect("there is room");
        prop_assert_eq!(count, theirs.difference(&ours).count());
        prop_assert_eq!(book.accounts().len(), ours.union(&theirs).count());
        prop_assert_eq!(book.merge(of(&theirs, 200), 3).expect("there is room"), 0);
    }
}
