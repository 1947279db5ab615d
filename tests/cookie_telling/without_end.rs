//! Pages that set cookies without end.

use latchkey::cookies::{Cookie, ObservationLog};

use super::{OTHER, RANDOM, SITE, STORE, expired, hidden, readable, set, submitted, submitted_in};

#[test]
fn a_page_that_sets_thousands_of_cookies_does_not_make_a_sign_in_forgotten() {
    let session = hidden("Charts", RANDOM);
    let mut events = vec![submitted(1_000.0), set(&session, 1_200.0)];
    events.extend((0..5_000).map(|number| {
        set(
            &readable(&format!("litter{number}"), OTHER),
            100_000.0 + f64::from(number),
        )
    }));
    let mut log = ObservationLog::default();
    log.note(&events);
    let seen = log.behaviour("Charts", SITE, STORE);
    assert!(seen.since_submission.is_some());
}

/// A cookie named as a page likes to, at four thousand letters.
fn long_named(number: usize) -> Cookie {
    hidden(&format!("{}{number}", "\"".repeat(4_000)), RANDOM)
}

#[test]
fn a_page_that_names_thousands_of_cookies_at_length_fills_no_memory() {
    let many: Vec<Cookie> = (0..3_000).map(long_named).collect();
    let mut events = vec![submitted(1.0)];
    events.extend(many.iter().map(|cookie| set(cookie, 2.0)));
    events.extend(many.iter().map(|cookie| expired(cookie, 9_000.0)));
    events.extend((0..300).map(|at| submitted_in(&format!("{at}{}", "d".repeat(5_000)), 9_001.0)));
    let mut log = ObservationLog::default();
    log.note(&events);
    let kept = serde_json::to_string(&log)
        .expect("it can be written")
        .len();
    assert!(kept < 2_000_000, "{kept} bytes");
}

#[test]
fn a_cookie_with_a_long_name_is_judged_as_one_with_a_short_name() {
    let events = |cookie: &Cookie| {
        let again = set(cookie, 30_500.0);
        [
            submitted(1_000.0),
            set(cookie, 1_500.0),
            expired(cookie, 20_000.0),
            submitted(30_000.0),
            again,
        ]
    };
    let behaviour = |cookie: &Cookie| {
        let mut log = ObservationLog::default();
        log.note(&events(cookie));
        log.behaviour(&cookie.name, SITE, STORE)
    };
    let long = long_named(1);
    assert_eq!(behaviour(&long), behaviour(&hidden("charts", RANDOM)));
    let other = long_named(2);
    let mut seen = ObservationLog::default();
    seen.note(&events(&long));
    assert_ne!(seen.behaviour(&other.name, SITE, STORE), behaviour(&long));
}
