//! Who gets a code: the very site that the account is bound to, and nobody who looks like it.

use latchkey::{
    Coded,
    authenticator::{AccountError, Accounts, ReleaseError, Seeker, SpentCode, release},
    site::{Origin, Scheme},
};

use crate::build::{accounts, id_of};

const NOW: u64 = 1_790_000_000;

/// A page over HTTPS, as the host stands here.
fn page(host: &str) -> Origin {
    Origin::of_host(Scheme::Https, host)
}

fn seeker(origin: &Origin) -> Seeker<'_> {
    Seeker {
        frame: Some(origin),
        top: Some(origin),
        around: &[],
    }
}

fn refused_at(accounts: &Accounts, id: Option<&str>, host: &str) -> &'static str {
    refusal(accounts, id, seeker(&page(host)))
}

fn refusal(accounts: &Accounts, id: Option<&str>, seeker: Seeker<'_>) -> &'static str {
    match release(accounts, id, seeker, NOW) {
        Ok(_) => "released",
        Err(error) => error.code(),
    }
}

#[test]
fn only_the_site_itself() {
    let accounts = accounts(&[("Fern", "fern.example"), ("Elm Bank", "elmbank.com")]);
    let fern = id_of(&accounts, "Fern");
    let elm = id_of(&accounts, "Elm Bank");
    let rows = [
        (
            Some(&*fern),
            "https://fern.example",
            "https://fern.example",
            "released",
        ),
        (
            None,
            "https://fern.example",
            "https://fern.example",
            "released",
        ),
        (
            None,
            "https://elmbank.com",
            "https://elmbank.com",
            "released",
        ),
        (
            Some(&*elm),
            "https://fern.example",
            "https://fern.example",
            "notBound",
        ),
        (
            Some(&*fern),
            "https://moss.example",
            "https://moss.example",
            "notBound",
        ),
        (
            None,
            "https://moss.example",
            "https://moss.example",
            "notBound",
        ),
        (
            Some("0000"),
            "https://fern.example",
            "https://fern.example",
            "noSuchAccount",
        ),
        (None, "null", "https://fern.example", "notBound"),
        (None, "https://fern.example", "null", "crossSiteFrame"),
        (
            None,
            "https://fern.example",
            "https://moss.example",
            "crossSiteFrame",
        ),
        (
            None,
            "https://moss.example",
            "https://fern.example",
            "crossSiteFrame",
        ),
        (
            None,
            "https://sign-in.fern.example",
            "https://www.fern.example:8443",
            "released",
        ),
        (
            None,
            "http://fern.example",
            "http://fern.example",
            "notSecure",
        ),
        (
            None,
            "http://fern.example",
            "https://fern.example",
            "notSecure",
        ),
        (
            None,
            "https://fern.example",
            "http://fern.example",
            "notSecure",
        ),
        (
            None,
            "http://moss.example",
            "http://moss.example",
            "notBound",
        ),
    ];
    for (id, frame, top, wanted) in rows {
        let (frame, top) = (frame.parse().ok(), top.parse().ok());
        let seeker = Seeker {
            frame: frame.as_ref(),
            top: top.as_ref(),
            around: &[],
        };
        assert_eq!(refusal(&accounts, id, seeker), wanted, "{id:?} {seeker:?}");
    }
}

#[test]
fn nothing_goes_through_a_frame_of_somebody_else() {
    let accounts = accounts(&[("Fern", "fern.example")]);
    let fern = page("fern.example");
    let http = || Some(Origin::of_host(Scheme::Http, "fern.example"));
    let over = |host: &str| Some(page(host));
    for (around, wanted) in [
        (vec![], "released"),
        (vec![over("fern.example")], "released"),
        (
            vec![over("id.fern.example"), over("www.fern.example")],
            "released",
        ),
        (
            vec![over("ads.example"), over("fern.example")],
            "crossSiteFrame",
        ),
        (
            vec![over("fern.example"), over("ads.example")],
            "crossSiteFrame",
        ),
        // A sandbox, or a page of its own making.
        (vec![None, over("fern.example")], "crossSiteFrame"),
        (vec![http(), over("fern.example")], "notSecure"),
    ] {
        let seeker = Seeker {
            around: &around,
            ..seeker(&fern)
        };
        assert_eq!(refusal(&accounts, None, seeker), wanted, "{around:?}");
    }
}

#[test]
fn this_computer_needs_no_https() {
    for site in ["localhost", "fern.localhost", "127.0.0.1", "[::1]"] {
        let accounts = accounts(&[("Fern", site)]);
        let origin: Origin = format!("http://{site}:8080").parse().unwrap();
        assert_eq!(
            refusal(&accounts, None, seeker(&origin)),
            "released",
            "{site}"
        );
    }
}

#[test]
fn a_site_that_looks_like_it_is_named() {
    let accounts = accounts(&[("Elm Bank", "elmbank.com"), ("Hub", "github.com")]);
    let elm = id_of(&accounts, "Elm Bank");
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
        let refused = release(&accounts, Some(&elm), seeker(&page(site)), NOW).err();
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
            refused_at(&accounts, Some(&elm), site),
            "notBound",
            "{site}"
        );
    }
}

#[test]
fn of_several_the_person_chooses() {
    let accounts = accounts(&[("One", "fern.example"), ("Two", "fern.example")]);
    assert_eq!(
        refused_at(&accounts, None, "fern.example"),
        "severalAccounts"
    );
    let fern = page("fern.example");
    for title in ["One", "Two"] {
        let id = id_of(&accounts, title);
        let released = release(&accounts, Some(&id), seeker(&fern), NOW);
        assert!(released.is_ok_and(|released| released.id == id && released.code.len() == 6));
    }
    assert_eq!(
        release(&accounts, Some("gone"), seeker(&fern), NOW).err(),
        Some(ReleaseError::Account(AccountError::NoSuchAccount))
    );
}

#[test]
fn a_site_that_only_contains_the_letters_is_no_look_alike() {
    let accounts = accounts(&[("X", "x.com"), ("T", "t.co"), ("Apple", "apple.com")]);
    for site in [
        "netflix.com",
        "dropbox.com",
        "reddit.com",
        "pineapple.com",
        "y.com",
    ] {
        assert_eq!(refused_at(&accounts, None, site), "notBound", "{site}");
    }
}

#[test]
fn a_code_that_was_used_is_not_released_again() {
    let accounts = accounts(&[("Fern", "fern.example"), ("Moss", "moss.example")]);
    let (fern, moss) = (id_of(&accounts, "Fern"), id_of(&accounts, "Moss"));
    let end = NOW / 30 * 30 + 30;
    let spent = |account: &str, valid_until| {
        Some(SpentCode {
            account: account.to_owned(),
            valid_until,
        })
    };
    for (case, spent, now, wanted) in [
        ("nothing was used", None, end - 1, Ok(0)),
        ("another account", spent(&moss, end), end - 1, Ok(0)),
        ("another code", spent(&fern, end - 30), end - 1, Ok(0)),
        ("the next is due", spent(&fern, end), end - 1, Ok(1)),
        ("in some seconds", spent(&fern, end), end - 5, Ok(5)),
        ("later", spent(&fern, end), end - 6, Err("codeSpent")),
        ("it is there", spent(&fern, end), end, Ok(0)),
    ] {
        let released = release(&accounts, Some(&fern), seeker(&page("fern.example")), now);
        let released = released.expect(case).after(spent.as_ref(), now);
        let wait = released.map(|released| released.wait);
        assert_eq!(wait.map_err(|error| error.code()), wanted, "{case}");
    }
}
