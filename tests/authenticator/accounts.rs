//! The accounts of a vault: kept, found, ordered, and never lost.

use latchkey::authenticator::{
    AccountChanges, AccountError, Accounts, Addition, Annotations, MergedCount, code_at,
};
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
            .add(
                credential(text),
                Annotations::default(),
                Some("fern.example"),
                [number; 16],
                7,
            )
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
fn the_same_key_under_the_same_names_is_the_same_account() {
    let mut accounts = Accounts::default();
    let add = |accounts: &mut Accounts, text: &str, site: Option<&str>, id: u8| {
        accounts
            .add(credential(text), Annotations::default(), site, [id; 16], 1)
            .expect("there is room")
    };
    let added = add(&mut accounts, "otpauth://totp/A:x?secret=KEY", None, 1);
    let Addition::Added { id: first, .. } = added else {
        panic!("it is new");
    };
    // The first site binds, another is only asked about.
    for (other, site, other_site) in [
        ("otpauth://totp/a:X?secret=KEY", Some("b.example"), false),
        ("otpauth://totp/?secret=KEY", Some("c.example"), true),
        ("otpauth://totp/A:?secret=KEY", None, false),
    ] {
        let again = add(&mut accounts, other, site, 2);
        let merged = Addition::Merged {
            id: first.clone(),
            went_on: false,
            other_site,
        };
        assert_eq!(again, merged, "{other}");
    }
    assert_eq!(issuers(&accounts), ["A"]);
    assert_eq!(accounts.all()[0].sites, ["b.example"]);
    for (id, other) in (3..).zip([
        "otpauth://totp/A:x?secret=KEY&digits=8",
        "otpauth://totp/A:x?secret=KEY&period=60",
        "otpauth://hotp/A:x?secret=KEY&counter=1",
        "otpauth://totp/A:x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA",
        "otpauth://totp/A:y?secret=KEY",
        "otpauth://totp/B:x?secret=KEY",
    ]) {
        assert!(
            matches!(add(&mut accounts, other, None, id), Addition::Added { .. }),
            "{other}"
        );
    }
}

#[test]
fn the_higher_counter_wins_and_it_is_said() {
    let with = |counter: u64| {
        let mut accounts = Accounts::default();
        let text = format!("otpauth://hotp/A:x?secret=KEY&counter={counter}");
        let added = accounts.add(credential(&text), Annotations::default(), None, [7; 16], 1);
        added.expect("there is room");
        accounts
    };
    for (ours, theirs, kept) in [(1, 99, 99), (99, 1, 99), (5, 5, 5)] {
        let mut merged = with(ours);
        let count = merged.merge(with(theirs), 2).expect("there is room");
        let went_on = usize::from(theirs > ours);
        assert_eq!(count, MergedCount { added: 0, went_on });
        assert_eq!(merged.all()[0].credential.kind.counter(), Some(kept));

        let mut accounts = with(ours);
        let text = format!("otpauth://hotp/A:x?secret=KEY&counter={theirs}");
        let again = accounts.add(credential(&text), Annotations::default(), None, [8; 16], 2);
        assert!(
            matches!(again, Ok(Addition::Merged { went_on, .. }) if went_on == (theirs > ours))
        );
        assert_eq!(accounts.all()[0].credential.kind.counter(), Some(kept));
    }
}

#[test]
fn a_set_up_that_was_begun_again_stands_first_and_asks() {
    let mut accounts = Accounts::default();
    let mut add = |text: &str, site: &str, id: u8| {
        let added = accounts.add(
            credential(text),
            Annotations::default(),
            Some(site),
            [id; 16],
            1,
        );
        match added.expect("there is room") {
            Addition::Added { id, instead_of } => (id, instead_of),
            Addition::Merged { .. } => panic!("it is new"),
        }
    };
    let (first, none) = add("otpauth://totp/A:x?secret=KEY", "a.example", 1);
    assert_eq!(none, None);
    let again = "otpauth://totp/A:x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA";
    let (second, instead_of) = add(again, "a.example", 2);
    assert_eq!(instead_of, Some(first.clone()));
    let (_, elsewhere) = add("otpauth://totp/A:x?secret=MFRGGZDFMZTWQ2LK", "b.example", 3);
    assert_eq!(elsewhere, None);
    let ids: Vec<_> = accounts
        .all()
        .iter()
        .map(|account| account.id.clone())
        .collect();
    assert_eq!(ids[..2], [second, first]);
}

#[test]
fn a_removed_account_waits_thirty_days() {
    const DAY: u64 = 86_400_000;
    let mut accounts = accounts(&[("A", "a.example"), ("B", "b.example"), ("C", "c.example")]);
    let (a, b) = (id_of(&accounts, "A"), id_of(&accounts, "B"));
    accounts.remove(&a, DAY).expect("it is there");
    accounts.remove(&b, 2 * DAY).expect("it is there");
    let trash = |accounts: &Accounts, now| -> Vec<_> {
        let rows = accounts.trash(now).into_iter();
        rows.map(|row| (row.issuer, row.goes_at / DAY)).collect()
    };
    let waiting = [("B".to_owned(), 32), ("A".to_owned(), 31)];
    assert_eq!(trash(&accounts, 3 * DAY), waiting);
    // It is of the contents, and waits no longer because it was written.
    let bytes = accounts.to_bytes().expect("it can be written");
    let mut accounts = Accounts::from_bytes(&bytes).expect("it can be read");
    assert_eq!(trash(&accounts, 31 * DAY), waiting[..1]);
    accounts.bring_back(&a, 3 * DAY).expect("it is there");
    assert_eq!(issuers(&accounts), ["C", "A"]);
    accounts.destroy(&b, 3 * DAY).expect("it is there");
    assert_eq!(accounts.trash(3 * DAY), []);
    for gone in [&a, &b] {
        assert_eq!(
            accounts.bring_back(gone, 4 * DAY),
            Err(AccountError::NoSuchAccount)
        );
    }
}

#[test]
fn typed_sites_are_reduced_or_refused() {
    // As the URL parser of browsers reads them.
    let parse = |address: &str| {
        let host = match address {
            "https://www.github.com/login" => "https://www.github.com",
            "https://Fern.Example." => "https://fern.example.",
            "https://bücher.example" => "https://xn--bcher-kva.example",
            "https://fern.example" => "https://fern.example",
            "https://login.fern.example" => "https://login.fern.example",
            // It takes a number for an address.
            "https://12" | "https://0xc" => "https://0.0.0.12",
            "https://1.2" => "https://1.0.0.2",
            "http://192.168.0.1:8080/x" => "http://192.168.0.1:8080",
            "https://localhost" => "https://localhost",
            "https://GitHub" => "https://github",
            "https://co.uk" => "https://co.uk",
            _ => return None,
        };
        host.parse().ok()
    };
    let reduced = |typed: &str| {
        let changes = AccountChanges {
            sites: Some(vec![typed.to_owned()]),
            ..AccountChanges::default()
        };
        changes
            .with_sites(parse)
            .map(|changes| changes.sites.unwrap_or_default().concat())
    };
    for (typed, site) in [
        ("https://www.github.com/login", "github.com"),
        ("*.fern.example", "fern.example"),
        (" Fern.Example. ", "fern.example"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("http://192.168.0.1:8080/x", "192.168.0.1"),
        ("localhost", "localhost"),
    ] {
        assert_eq!(reduced(typed).as_deref(), Ok(site), "{typed}");
    }
    for typed in [
        "GitHub",
        "co.uk",
        "ftp://fern.example",
        "my bank",
        "",
        "*.",
        "12",
        "0xc",
        "1.2",
    ] {
        assert_eq!(reduced(typed), Err(AccountError::NotASite), "{typed}");
    }
    let mut kept = accounts(&[
        ("A", "https://www.github.com/login"),
        ("B", "my bank"),
        ("C", "c.example"),
        ("D", "login.fern.example"),
    ]);
    kept.reduce_sites(parse);
    let sites: Vec<_> = kept
        .all()
        .iter()
        .map(|account| account.sites.concat())
        .collect();
    assert_eq!(
        sites,
        ["github.com", "my bank", "c.example", "fern.example"]
    );
}

#[test]
fn edited_moved_removed() {
    let mut accounts = accounts(&[("A", "a.example"), ("B", "b.example"), ("C", "c.example")]);
    let (a, c) = (id_of(&accounts, "A"), id_of(&accounts, "C"));
    let b = id_of(&accounts, "B");
    accounts.move_to(&c, &a, 2).expect("it is there");
    assert_eq!(issuers(&accounts), ["C", "A", "B"]);
    accounts.move_to(&c, &b, 2).expect("it is there");
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
        accounts.move_to(&a, &c, 5),
        accounts.move_to(&c, &a, 5),
        accounts.edit(&a, AccountChanges::default(), 5),
        accounts.used(&a, 5),
    ] {
        assert_eq!(result, Err(AccountError::NoSuchAccount));
    }
    assert_eq!(accounts.changed(), Some(4));
}

#[test]
fn moves_by_one_on_the_screen_with_pinned_ones_before_the_others() {
    let mut accounts = accounts(&[("A", "a"), ("B", "b"), ("C", "c")]);
    let (a, b, c) = (
        id_of(&accounts, "A"),
        id_of(&accounts, "B"),
        id_of(&accounts, "C"),
    );
    let pin = AccountChanges {
        pinned: Some(true),
        ..AccountChanges::default()
    };
    accounts.edit(&c, pin, 1).expect("it is there");
    let shown = |accounts: &Accounts| {
        let (rows, _) = accounts.rows(0, None, "", 9);
        rows.iter()
            .map(|row| row.issuer.clone())
            .collect::<String>()
    };
    assert_eq!(shown(&accounts), "CAB");
    accounts.move_to(&b, &a, 2).expect("it is there");
    assert_eq!(shown(&accounts), "CBA");
    accounts.move_to(&b, &a, 2).expect("it is there");
    assert_eq!(shown(&accounts), "CAB");
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
            .rows(59, site, query, usize::MAX)
            .0
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
    let (first, found) = accounts.rows(59, Some("moss.example"), " ", 1);
    assert_eq!(
        (first[0].issuer.as_str(), first.len(), found),
        ("Möss Bank", 1, 3)
    );
    assert_eq!(accounts.bound_to(Some("moss.example")), 1);
    assert_eq!(accounts.bound_to(None), 0);
    let (rows, _) = accounts.rows(59, Some("fern.example"), "fern", usize::MAX);
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
        .add(credential(&end), Annotations::default(), None, [1; 16], 1)
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
                accounts.add(credential(&format!("otpauth://totp/x?secret={secret}")), Annotations::default(), None, [key + salt; 16], 1).expect("there is room");
            }
            accounts
        };
        let mut accounts = of(&ours, 0);
        let count = accounts.merge(of(&theirs, 100), 2).expect("there is room");
        prop_assert_eq!(count.added, theirs.difference(&ours).count());
        prop_assert_eq!(accounts.all().len(), ours.union(&theirs).count());
        prop_assert_eq!(accounts.merge(of(&theirs, 200), 3).expect("there is room"), MergedCount::default());
    }
}
