//! What is known after the browser was closed, of where somebody was signed in.

use latchkey::{
    cookies::{Cookie, CookieEvent, ObservationLog},
    sessions::{carried, recalled},
};

const KEY: &[u8] = &[7; 32];

fn said(host: &str, store: &str, signed_in: bool, at: f64) -> CookieEvent {
    CookieEvent::PageSaid {
        host: host.to_owned(),
        store: store.to_owned(),
        signed_in,
        document: None,
        began: None,
        at,
    }
}

fn cookie(domain: &str, store: &str) -> Cookie {
    Cookie {
        domain: domain.to_owned(),
        store_id: store.to_owned(),
        ..Cookie::default()
    }
}

fn seen(events: &[CookieEvent]) -> ObservationLog {
    let mut log = ObservationLog::default();
    log.note(events);
    log
}

/// What was seen; the cookie that is there at the start; what is known then of its site.
type Row = (
    &'static str,
    Vec<CookieEvent>,
    (&'static str, &'static str),
    Option<bool>,
);

#[test]
fn a_sign_in_is_known_again_where_a_cookie_of_its_site_is_still_there() {
    let signed_in = || vec![said("www.fern.example", "0", true, 1.0)];
    let rows: [Row; 7] = [
        (
            "the same site",
            signed_in(),
            (".fern.example", "0"),
            Some(true),
        ),
        (
            "another host",
            signed_in(),
            ("app.fern.example", "0"),
            Some(true),
        ),
        ("another site", signed_in(), ("oak.example", "0"), None),
        (
            "a container",
            signed_in(),
            ("fern.example", "firefox-container-2"),
            None,
        ),
        (
            "signed out since",
            vec![
                said("fern.example", "0", true, 1.0),
                said("fern.example", "0", false, 2.0),
            ],
            ("fern.example", "0"),
            None,
        ),
        (
            "nothing but a page of nobody",
            vec![said("fern.example", "0", false, 2.0)],
            ("fern.example", "0"),
            None,
        ),
        (
            "a private window",
            vec![said("fern.example", "1", true, 1.0)],
            ("fern.example", "1"),
            None,
        ),
    ];
    for (name, events, (domain, store), known) in rows {
        let kept = carried(&seen(&events), KEY);
        let log = recalled(
            ObservationLog::default(),
            &kept,
            KEY,
            &[cookie(domain, store)],
        );
        let site = domain.trim_start_matches('.');
        assert_eq!(log.signed_in(site, store), known, "{name}");
    }
}

#[test]
fn what_is_seen_after_the_start_counts_for_more() {
    let kept = carried(&seen(&[said("fern.example", "0", true, 9e12)]), KEY);
    let mut log = recalled(
        ObservationLog::default(),
        &kept,
        KEY,
        &[cookie("fern.example", "0")],
    );
    log.note(&[said("fern.example", "0", false, 1.0)]);
    assert_eq!(log.signed_in("fern.example", "0"), Some(false));
}

#[test]
fn what_was_seen_before_it_is_recalled_stays() {
    let events = [
        said("fern.example", "0", true, 9e12),
        said("oak.example", "0", true, 9e12),
    ];
    let kept = carried(&seen(&events), KEY);
    // It can be said late that the computer is shared.
    let since = seen(&[said("fern.example", "0", false, 1.0)]);
    let jar = [cookie("fern.example", "0"), cookie("oak.example", "0")];
    let log = recalled(since, &kept, KEY, &jar);
    assert_eq!(log.signed_in("fern.example", "0"), Some(false));
    assert_eq!(log.signed_in("oak.example", "0"), Some(true));
}

#[test]
fn no_name_is_carried_and_another_installation_makes_nothing_of_it() {
    let kept = carried(&seen(&[said("fern.example", "0", true, 1.0)]), KEY);
    assert!(!kept.join(" ").contains("fern"));
    let log = recalled(
        ObservationLog::default(),
        &kept,
        &[8; 32],
        &[cookie("fern.example", "0")],
    );
    assert_eq!(log.signed_in("fern.example", "0"), None);
}

#[test]
fn there_are_no_more_than_a_person_has() {
    let events: Vec<CookieEvent> = (0..400)
        .map(|at| said(&format!("site{at}.example"), "0", true, f64::from(at)))
        .collect();
    assert!(carried(&seen(&events), KEY).len() <= 300);
}
