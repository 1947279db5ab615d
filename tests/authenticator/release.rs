//! Who gets a code: the very site that the account is bound to, and nobody who looks like it.

use latchkey::Coded;
use latchkey::authenticator::{AccountError, Book, ReleaseError, Seeker, release};

use crate::build::{book, id_of};

const NOW: u64 = 1_790_000_000;

fn seeker(site: &str) -> Seeker<'_> {
    Seeker {
        frame: Some(site),
        top: Some(site),
        secure: true,
    }
}

fn refusal(book: &Book, id: Option<&str>, seeker: Seeker<'_>) -> &'static str {
    match release(book, id, seeker, NOW) {
        Ok(_) => "released",
        Err(error) => error.code(),
    }
}

#[test]
fn only_the_site_itself() {
    let book = book(&[("Fern", "fern.example"), ("Elm Bank", "elmbank.com")]);
    let fern = id_of(&book, "Fern");
    let elm = id_of(&book, "Elm Bank");
    let rows = [
        (Some(&*fern), seeker("fern.example"), "released"),
        (None, seeker("fern.example"), "released"),
        (None, seeker("elmbank.com"), "released"),
        (Some(&*elm), seeker("fern.example"), "notBound"),
        (Some(&*fern), seeker("moss.example"), "notBound"),
        (None, seeker("moss.example"), "notBound"),
        (Some("0000"), seeker("fern.example"), "noSuchAccount"),
        (
            None,
            Seeker {
                frame: None,
                ..seeker("fern.example")
            },
            "notBound",
        ),
        (
            None,
            Seeker {
                top: None,
                ..seeker("fern.example")
            },
            "crossSiteFrame",
        ),
        (
            None,
            Seeker {
                top: Some("moss.example"),
                ..seeker("fern.example")
            },
            "crossSiteFrame",
        ),
        (
            None,
            Seeker {
                frame: Some("moss.example"),
                ..seeker("fern.example")
            },
            "crossSiteFrame",
        ),
        (
            None,
            Seeker {
                secure: false,
                ..seeker("fern.example")
            },
            "notSecure",
        ),
    ];
    for (id, seeker, wanted) in rows {
        assert_eq!(refusal(&book, id, seeker), wanted, "{id:?} {seeker:?}");
    }
}

#[test]
fn a_site_that_looks_like_it_is_named() {
    let book = book(&[("Elm Bank", "elmbank.com"), ("Hub", "github.com")]);
    let elm = id_of(&book, "Elm Bank");
    for site in [
        "elmbanк.com",
        "xn--elmban-8pf.com",
        "e1mbank.com",
        "elrnbank.com",
        "elmbanks.com",
        "elmbnk.com",
        "lembank.com",
        "elmbank.net",
        "elm-bank.com",
        "elmbank.com.evil.example",
        "elmbank-login.com",
        "élmbank.com",
    ] {
        let refused = release(&book, Some(&elm), seeker(site), NOW).err();
        let resembles = "elmbank.com".to_owned();
        assert_eq!(
            refused,
            Some(ReleaseError::LookAlike { resembles }),
            "{site}"
        );
    }
    for site in [
        "fern.example",
        "bank.com",
        "elm.com",
        "embankment.org",
        "hub.com",
        "gitlab.com",
    ] {
        assert_eq!(
            refusal(&book, Some(&elm), seeker(site)),
            "notBound",
            "{site}"
        );
    }
}

#[test]
fn of_several_the_person_chooses() {
    let book = book(&[("One", "fern.example"), ("Two", "fern.example")]);
    assert_eq!(
        refusal(&book, None, seeker("fern.example")),
        "severalAccounts"
    );
    for title in ["One", "Two"] {
        let id = id_of(&book, title);
        let released = release(&book, Some(&id), seeker("fern.example"), NOW);
        assert!(released.is_ok_and(|released| released.id == id && released.code.len() == 6));
    }
    assert_eq!(
        release(&book, Some("gone"), seeker("fern.example"), NOW).err(),
        Some(ReleaseError::Account(AccountError::NoSuchAccount))
    );
}

#[test]
fn a_site_that_only_contains_the_letters_is_no_look_alike() {
    let book = book(&[("X", "x.com"), ("T", "t.co"), ("Apple", "apple.com")]);
    for site in [
        "netflix.com",
        "dropbox.com",
        "reddit.com",
        "pineapple.com",
        "y.com",
    ] {
        assert_eq!(refusal(&book, None, seeker(site)), "notBound", "{site}");
    }
}
