//! One account that comes from two places: what each says of it is kept, and no other account is taken for it.

use latchkey::authenticator::{Accounts, Addition, Annotations};

use crate::build::{KEY, credential, written};

#[test]
fn the_same_account_takes_over_what_it_does_not_say() {
    let of = |text: &str, annotations: &Annotations, id: u8| {
        let mut accounts = Accounts::default();
        accounts
            .add(credential(text), annotations.clone(), None, [id; 16], 1)
            .expect("there is room");
        accounts
    };
    let nameless = "otpauth://totp/?secret=KEY";
    let named = "otpauth://totp/Fern:robin?secret=KEY";
    let all = written("call first", &["Work", "Bank"], true);
    let none = Annotations::default();
    let rows = [
        ("a nameless one", nameless, &none, named, &all, "call first"),
        ("one without notes", named, &none, named, &all, "call first"),
        (
            "what comes has no name",
            named,
            &all,
            nameless,
            &none,
            "call first",
        ),
        (
            "both have a note",
            nameless,
            &written("mine", &["Work"], false),
            named,
            &all,
            "mine\ncall first",
        ),
        (
            "again",
            named,
            &written("call first", &["Work", "Bank"], true),
            named,
            &all,
            "call first",
        ),
    ];
    for (case, ours, our_words, theirs, their_words, note) in rows {
        let mut merged = of(ours, our_words, 1);
        merged.merge(of(theirs, their_words, 2), 2).expect(case);
        let mut added = of(ours, our_words, 1);
        added
            .add(credential(theirs), their_words.clone(), None, [2; 16], 2)
            .expect(case);
        for accounts in [merged, added] {
            let [account] = accounts.all() else {
                panic!("{case}: they are one");
            };
            assert_eq!(account.credential.issuer, "Fern", "{case}");
            assert_eq!(account.credential.name, "robin", "{case}");
            assert_eq!(account.note, note, "{case}");
            assert_eq!(account.tags, ["Work", "Bank"], "{case}");
            assert!(account.pinned, "{case}");
            let new = case != "again" && case != "what comes has no name";
            assert_eq!(accounts.changed(), Some(if new { 2 } else { 1 }), "{case}");
        }
    }
}

#[test]
fn of_two_the_one_of_the_same_name_is_meant() {
    let mut accounts = Accounts::default();
    let mut add = |text: &str, id: u8| {
        accounts
            .add(credential(text), Annotations::default(), None, [id; 16], 1)
            .expect("there is room")
    };
    add("otpauth://totp/Fern:robin?secret=KEY", 1);
    let Addition::Added { id: moss, .. } = add("otpauth://totp/Moss:robin?secret=KEY", 2) else {
        panic!("it is another");
    };
    assert!(
        matches!(add("otpauth://totp/Moss:ROBIN?secret=KEY", 3), Addition::Merged { id, .. } if id == moss)
    );
}

#[test]
fn no_two_accounts_have_one_id() {
    let ids = |accounts: &Accounts| -> Vec<String> {
        let trash = accounts.trash(2).into_iter().map(|row| row.id);
        let all = accounts.all().iter().map(|account| account.id.clone());
        all.chain(trash).collect()
    };
    let apart = |accounts: &Accounts| {
        let mut all = ids(accounts);
        all.sort();
        all.dedup();
        all.len() == ids(accounts).len()
    };
    // The same id, another key: a copy that was changed, as in a backup of another vault.
    let text = |key: &str| format!("otpauth://totp/A:x?secret={key}");
    let with = |key: &str| {
        let mut accounts = Accounts::default();
        accounts
            .add(
                credential(&text(key)),
                Annotations::default(),
                None,
                [7; 16],
                1,
            )
            .expect("there is room");
        accounts
    };
    let other = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA";
    let mut merged = with(KEY);
    merged.merge(with(other), 2).expect("there is room");
    assert_eq!(merged.all().len(), 2);
    assert!(apart(&merged), "merged");

    let mut removed = with(KEY);
    let id = removed.all()[0].id.clone();
    removed.remove(&id, 1).expect("it is there");
    removed.merge(with(other), 2).expect("there is room");
    assert!(apart(&removed), "merged beside the trash");
    let waiting = removed.trash(2)[0].id.clone();
    removed.bring_back(&waiting, 2).expect("it waits");
    assert_eq!(removed.all().len(), 2);
    assert!(apart(&removed), "brought back");

    // Removed, added again, brought back: it stays one.
    let mut again = with(KEY);
    again.remove(&id, 1).expect("it is there");
    again
        .add(
            credential(&text(KEY)),
            written("new", &[], false),
            None,
            [8; 16],
            1,
        )
        .expect("there is room");
    again.bring_back(&id, 2).expect("it waits");
    assert_eq!(again.all().len(), 1);
    assert_eq!(again.trash(2), []);

    // What an earlier version left behind.
    let twice = with(KEY).to_bytes().expect("it can be written");
    let twice = String::from_utf8(twice.to_vec()).expect("it is text");
    let (begin, rest) = twice.split_once('[').expect("it is a list");
    let (account, end) = rest.rsplit_once(']').expect("it ends");
    let twice = format!("{begin}[{account},{account}]{end}");
    let read = Accounts::from_bytes(twice.as_bytes()).expect("it can be read");
    assert_eq!(read.all().len(), 2);
    assert!(apart(&read), "read");
}

#[test]
fn what_is_brought_back_beside_the_same_account_keeps_its_sites() {
    let text = format!("otpauth://totp/Fern:robin?secret={KEY}");
    let mut accounts = Accounts::default();
    let add = |accounts: &mut Accounts, site: &str, id: u8| {
        accounts
            .add(
                credential(&text),
                Annotations::default(),
                Some(site),
                [id; 16],
                1,
            )
            .expect("there is room");
    };
    add(&mut accounts, "fern.example", 1);
    let id = accounts.all()[0].id.clone();
    accounts.remove(&id, 1).expect("it is there");
    add(&mut accounts, "oak.example", 2);
    accounts.bring_back(&id, 2).expect("it waits");
    assert_eq!(accounts.all().len(), 1);
    assert_eq!(accounts.all()[0].sites, ["oak.example", "fern.example"]);
}
