//! What forms say that come, stay and go around a sign-in.

use latchkey::cookies::{Cookie, CookieEvent, ObservationLog};

use super::{RANDOM, SITE, STORE, hidden, left, page_said, submitted, submitted_in, told};

/// A page says that nobody is signed in, in a document of its own or at the wish of the person.
fn said_nobody(host: &str, document: Option<&str>, at: f64) -> CookieEvent {
    CookieEvent::PageSaid {
        host: host.to_owned(),
        store: STORE.to_owned(),
        signed_in: false,
        document: document.map(str::to_owned),
        began: None,
        at,
    }
}

#[test]
fn a_form_that_comes_again_says_that_signing_in_has_failed() {
    let jar = [hidden("PHPSESSID", RANDOM)];
    let again = [
        submitted_in("first", 1.0),
        said_nobody(SITE, Some("second"), 2.0),
    ];
    assert_eq!(told(&jar, &again, &[]), [""; 0]);
    let still = [
        submitted_in("first", 1.0),
        said_nobody(SITE, Some("first"), 2.0),
    ];
    assert_eq!(told(&jar, &still, &[]), ["PHPSESSID"], "the same document");
}

fn form_went(document: &str, at: f64) -> CookieEvent {
    CookieEvent::FormWent {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        document: document.to_owned(),
        at,
    }
}

/// Apps that draw themselves stay in one document, whether they let somebody in or not.
#[test]
fn a_form_that_stays_in_its_document_has_failed_once_the_site_had_time_to_answer() {
    let jar = [hidden("PHPSESSID", RANDOM)];
    let sent = submitted_in("app", 1_000.0);
    let still = |at| said_nobody(SITE, Some("app"), at);
    let rows: [(&str, Vec<CookieEvent>, bool); 7] = [
        ("at once", vec![still(1_100.0)], true),
        ("a moment later", vec![still(4_000.0)], true),
        ("long after", vec![still(6_000.0)], false),
        (
            "it went late",
            vec![still(6_000.0), form_went("app", 9_000.0)],
            true,
        ),
        (
            "it went from another document",
            vec![still(6_000.0), form_went("other", 9_000.0)],
            false,
        ),
        (
            "it was sent once more",
            vec![still(6_000.0), submitted_in("app", 7_000.0)],
            true,
        ),
        (
            "it went with signing out",
            vec![left(6_000.0), form_went("app", 9_000.0)],
            false,
        ),
    ];
    for (name, after, is_told) in rows {
        let events = [vec![sent.clone()], after].concat();
        assert_eq!(!told(&jar, &events, &[]).is_empty(), is_told, "{name}");
    }
}

fn form_stays(document: &str, at: f64) -> CookieEvent {
    CookieEvent::FormStays {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        document: document.to_owned(),
        at,
    }
}

/// Opening an account can fail, and a code can be asked for, in the document of before or in another one.
#[test]
fn what_leads_to_a_form_that_comes_before_being_signed_in_has_not_led_in() {
    let jar = [hidden("PHPSESSID", RANDOM)];
    let sent = |document, at| submitted_in(document, at);
    let stays = form_stays;
    let rows: [(&str, Vec<CookieEvent>, bool); 11] = [
        ("at once", vec![stays("app", 1_100.0)], true),
        ("after an answer", vec![stays("app", 6_000.0)], false),
        ("in the next document", vec![stays("other", 2_000.0)], false),
        (
            "in a document long after",
            vec![stays("other", 60_000.0)],
            true,
        ),
        (
            "it went late",
            vec![stays("app", 6_000.0), form_went("app", 9_000.0)],
            true,
        ),
        (
            "it was sent once more",
            vec![stays("app", 6_000.0), sent("app", 9_000.0)],
            true,
        ),
        (
            "it failed once more",
            vec![
                stays("app", 6_000.0),
                sent("app", 9_000.0),
                stays("app", 14_000.0),
            ],
            false,
        ),
        (
            "a code was wrong at once",
            vec![sent("app", 3_000.0), stays("app", 8_000.0)],
            false,
        ),
        (
            "a code was right",
            vec![stays("code", 2_000.0), sent("code", 9_000.0)],
            true,
        ),
        (
            "a page said yes before",
            vec![
                page_said(true, 2_000.0),
                sent("settings", 9_000.0),
                stays("settings", 14_000.0),
            ],
            true,
        ),
        (
            "long after a sign-in",
            vec![sent("settings", 90_000.0), stays("settings", 95_000.0)],
            true,
        ),
    ];
    for (name, after, is_told) in rows {
        let events = [vec![sent("app", 1_000.0)], after].concat();
        assert_eq!(!told(&jar, &events, &[]).is_empty(), is_told, "{name}");
    }
}

#[test]
fn a_page_says_nothing_of_cookies_that_it_does_not_get() {
    let own = hidden("PHPSESSID", RANDOM);
    let below = Cookie {
        domain: "app.fern.example".to_owned(),
        ..own.clone()
    };
    let everywhere = Cookie {
        domain: ".fern.example".to_owned(),
        host_only: false,
        ..own.clone()
    };
    let events = [submitted(1.0), said_nobody("www.fern.example", None, 2.0)];
    for (cookie, is_told) in [(own, true), (below, true), (everywhere, false)] {
        let domain = cookie.domain.clone();
        assert_eq!(
            !told(&[cookie], &events, &[]).is_empty(),
            is_told,
            "{domain}"
        );
    }
}

#[test]
fn a_form_in_a_document_of_a_long_name_is_known_again() {
    let document = "d".repeat(5_000);
    let events = [
        submitted_in(&document, 1_000.0),
        form_went(&document, 2_000.0),
    ];
    let mut log = ObservationLog::default();
    log.note(&events);
    log.note(&[said_nobody("other.fern.example", Some(&document), 1_500.0)]);
    assert_eq!(log.signed_in(SITE, STORE), Some(true));
}
