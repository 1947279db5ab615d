//! Who is told to be signed in: on evidence only, and what was seen last decides.

mod forms;
mod without_end;

use latchkey::cookies::{
    Behaviour, Cookie, CookieEvent, Evidence, Kind, ObservationLog, SameSite, assess,
    signed_in_until, tell,
};

const NOW: f64 = 1_790_000_000.0;

const HOUR: f64 = 3_600.0;

const RANDOM: &str = "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m";

const OTHER: &str = "Yb4KpW9sQe1VnT7uXc3ZrL6mHd0GjF5a";

const SITE: &str = "fern.example";

const STORE: &str = "0";

fn hidden(name: &str, value: &str) -> Cookie {
    Cookie {
        name: name.to_owned(),
        value: value.to_owned(),
        domain: SITE.to_owned(),
        host_only: true,
        path: "/".to_owned(),
        http_only: true,
        session: true,
        store_id: STORE.to_owned(),
        ..Cookie::default()
    }
}

fn readable(name: &str, value: &str) -> Cookie {
    Cookie {
        http_only: false,
        ..hidden(name, value)
    }
}

fn submitted(at: f64) -> CookieEvent {
    CookieEvent::Submitted {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        document: None,
        hears_all: true,
        at,
    }
}

fn half_heard(at: f64) -> CookieEvent {
    CookieEvent::Submitted {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        document: None,
        hears_all: false,
        at,
    }
}

fn left(at: f64) -> CookieEvent {
    CookieEvent::Left {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        at,
    }
}

fn submitted_in(document: &str, at: f64) -> CookieEvent {
    CookieEvent::Submitted {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        document: Some(document.to_owned()),
        hears_all: true,
        at,
    }
}

fn page_said(signed_in: bool, at: f64) -> CookieEvent {
    CookieEvent::PageSaid {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        signed_in,
        document: None,
        began: None,
        at,
    }
}

/// A page that was there at a moment says that somebody is signed in.
fn said_since(began: f64, at: f64) -> CookieEvent {
    CookieEvent::PageSaid {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        signed_in: true,
        document: None,
        began: Some(began),
        at,
    }
}

fn set(cookie: &Cookie, at: f64) -> CookieEvent {
    CookieEvent::Set {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        identity: cookie.name.clone(),
        name: cookie.name.clone(),
        http_only: cookie.http_only,
        length: u32::try_from(cookie.value.len()).expect("it is short"),
        replaced: false,
        fingerprint: 7,
        at,
    }
}

fn expired(cookie: &Cookie, at: f64) -> CookieEvent {
    CookieEvent::Expired {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        identity: cookie.name.clone(),
        at,
    }
}

/// The cookies that are told to sign in, after what has happened.
fn told(jar: &[Cookie], events: &[CookieEvent], visited: &[&str]) -> Vec<String> {
    let mut log = ObservationLog::default();
    log.note(events);
    let seen: Vec<Behaviour> = jar
        .iter()
        .map(|cookie| log.behaviour(&cookie.name, &cookie.domain, STORE))
        .collect();
    let evidence = Evidence {
        visited: visited.iter().map(|host| (*host).to_owned()).collect(),
    };
    let told = tell(jar, assess(jar, &seen, NOW), &seen, &evidence);
    let rows = jar.iter().zip(told);
    rows.filter(|(_, one)| one.kind == Kind::SignsIn)
        .map(|(cookie, _)| cookie.name.clone())
        .collect()
}

#[test]
fn the_session_of_nobody_is_told_nowhere() {
    for cookie in [
        hidden("PHPSESSID", RANDOM),
        hidden("connect.sid", RANDOM),
        hidden("sessionid", RANDOM),
        readable("csrftoken", RANDOM),
        hidden("fern", RANDOM),
    ] {
        let jar = [cookie];
        assert_eq!(told(&jar, &[], &[SITE]), [""; 0], "{}", jar[0].name);
        let (yes, no) = (page_said(true, 1.0), page_said(false, 2.0));
        assert_eq!(told(&jar, &[yes, no], &[SITE]), [""; 0], "{}", jar[0].name);
    }
}

#[test]
fn what_was_seen_last_decides() {
    let jar = [hidden("PHPSESSID", RANDOM)];
    let yes = ["PHPSESSID"];
    let no = [""; 0];
    let rows: [(&[CookieEvent], &[&str]); 6] = [
        (&[submitted(1.0)], &yes),
        (&[page_said(true, 1.0)], &yes),
        (&[submitted(1.0), left(2.0)], &no),
        (&[submitted(1.0), page_said(false, 2.0)], &no),
        (&[submitted(1.0), left(2.0), submitted(3.0)], &yes),
        (&[page_said(false, 1.0), submitted(2.0)], &yes),
    ];
    for (events, expected) in rows {
        assert_eq!(told(&jar, events, &[]), expected, "{events:?}");
    }
}

#[test]
fn a_sign_in_that_was_seen_holds_while_something_signs_in() {
    let rows: [(&str, Vec<CookieEvent>, usize, bool); 5] = [
        ("signed in", vec![submitted(1_000.0)], 1, true),
        (
            "nothing is there any more",
            vec![submitted(1_000.0)],
            0,
            false,
        ),
        (
            "out since",
            vec![submitted(1_000.0), left(2_000.0)],
            1,
            false,
        ),
        (
            "refused",
            vec![submitted(1_000.0), page_said(false, 2_000.0)],
            1,
            false,
        ),
        ("nothing was seen", vec![], 1, false),
    ];
    for (name, events, credentials, expected) in rows {
        let mut log = ObservationLog::default();
        log.note(&events);
        assert_eq!(
            log.sign_in_holds(SITE, STORE, credentials),
            expected,
            "{name}"
        );
    }
}

#[test]
fn a_site_that_was_used_before_is_told_by_a_strong_cookie_and_a_visit() {
    let lax = |cookie| Cookie {
        same_site: SameSite::Lax,
        ..cookie
    };
    let rows = [
        (hidden("wordpress_logged_in_1f2e", RANDOM), true, true),
        (lax(hidden("remember_token", RANDOM)), false, true),
        (hidden("remember_token", RANDOM), false, false),
        (hidden("fern_auth_token", RANDOM), true, true),
        (hidden("fern_auth_token", RANDOM), false, false),
        (lax(hidden("fern_auth_token", "yes")), true, false),
        (hidden("remember_token", "1"), true, false),
    ];
    for (cookie, visited, expected) in rows {
        let visited: &[&str] = if visited { &["www.fern.example"] } else { &[] };
        let jar = [cookie];
        let said = !told(&jar, &[], visited).is_empty();
        assert_eq!(said, expected, "{} {visited:?}", jar[0].name);
    }
}

#[test]
fn what_a_service_calls_a_cookie_says_nothing_elsewhere() {
    let lax = |domain: &str| Cookie {
        domain: domain.to_owned(),
        same_site: SameSite::Lax,
        ..hidden("SSID", RANDOM)
    };
    assert_eq!(told(&[lax(".google.com")], &[], &[]), ["SSID"]);
    assert_eq!(told(&[lax(".google.co.uk")], &[], &[]), ["SSID"]);
    assert_eq!(told(&[lax(SITE)], &[], &[SITE]), [""; 0]);
}

#[test]
fn one_that_scripts_cannot_read_may_go_on_whatever_its_name() {
    let session = hidden("Charts", RANDOM);
    let date = readable("ChartsDateTime", "Fri Nov 27 2026 08:12:40 GMT+0100");
    let jar = [session.clone(), date.clone()];
    let events = [submitted(1_000.0), set(&date, 1_300.0)];
    assert_eq!(told(&jar, &events, &[]), ["Charts"]);
    // Another that scripts cannot read has come: the one that was there is anonymous.
    let ticket = hidden("ticket", OTHER);
    let events = [submitted(1_000.0), set(&ticket, 1_300.0)];
    assert_eq!(told(&[session, ticket], &events, &[]), ["ticket"]);
}

#[test]
fn where_nothing_came_with_a_submission_what_is_hard_to_guess_goes_on() {
    let jar = [readable("fern", RANDOM), readable("lang", "en")];
    assert_eq!(told(&jar, &[submitted(1_000.0)], &[]), ["fern"]);
}

#[test]
fn a_browser_that_does_not_tell_of_everything_is_no_witness_against() {
    let session = hidden("fern", RANDOM);
    let remember = hidden("remember_me", OTHER);
    let jar = [session, remember.clone()];
    let events = [half_heard(1_000.0), set(&remember, 1_300.0)];
    assert_eq!(told(&jar, &events, &[]), ["fern", "remember_me"]);
}

#[test]
fn readable_beside_one_that_scripts_cannot_read_stays_so_when_that_has_gone() {
    let flag = readable("fern_state", RANDOM);
    let ticket = hidden("ticket", OTHER);
    let events = [
        submitted(1_000.0),
        set(&flag, 1_200.0),
        set(&ticket, 1_200.0),
        page_said(true, 9_000.0),
    ];
    assert_eq!(
        told(&[flag.clone(), ticket.clone()], &events, &[]),
        ["ticket"]
    );
    let mut log = ObservationLog::default();
    log.note(&events);
    log.note(&[expired(&ticket, 20_000.0)]);
    assert!(log.behaviour(&flag.name, SITE, STORE).hidden_came);
}

#[test]
fn what_scripts_write_unasked_was_set_by_no_submission() {
    let pulse = readable("pulse", OTHER);
    let session = hidden("Charts", RANDOM);
    let events = [set(&pulse, 500.0), submitted(1_000.0), set(&pulse, 1_400.0)];
    let alone = [submitted(1_000.0), set(&pulse, 1_400.0)];
    let jar = [pulse, session];
    assert_eq!(told(&jar, &events, &[]), ["Charts"]);
    assert!(told(&jar, &alone, &[]).contains(&"pulse".to_owned()));
}

#[test]
fn until_is_the_end_of_what_is_needed() {
    type Ends<'a> = &'a [(&'a str, Option<f64>)];
    let rows: [(Ends<'_>, Option<f64>); 6] = [
        (&[("sid", None)], None),
        (
            &[("sid", Some(NOW)), ("proof", Some(NOW + HOUR))],
            Some(NOW),
        ),
        (&[("sid", None), ("proof", Some(NOW))], None),
        (&[("sid", None), ("remember_me", Some(NOW))], Some(NOW)),
        (
            &[("sid", Some(NOW)), ("remember_me", Some(NOW + HOUR))],
            Some(NOW + HOUR),
        ),
        (&[], None),
    ];
    for (cookies, expected) in rows {
        assert_eq!(
            signed_in_until(cookies.iter().copied()),
            expected,
            "{cookies:?}"
        );
    }
}

/// As in The Lounge, whose token is in the page's storage: the socket gets another number whenever a page connects.
#[test]
fn what_is_known_for_something_else_signs_nobody_in_by_coming_after_a_submission() {
    let socket = hidden("io", "kV3xQ0ZtB9mLr2WyAAAB");
    let events = [submitted(1_000.0), set(&socket, 2_000.0)];
    let jar = std::slice::from_ref(&socket);
    assert_eq!(told(jar, &events, &[SITE]), Vec::<String>::new());
    let session = hidden("own", RANDOM);
    let events = [
        submitted(1_000.0),
        set(&session, 1_500.0),
        set(&socket, 2_000.0),
    ];
    assert_eq!(told(&[session, socket], &events, &[SITE]), ["own"]);
}

/// It stays open, and shows what was so when it came.
#[test]
fn a_page_from_before_latchkey_signed_out_tells_of_nobody() {
    let session = hidden("sid", RANDOM);
    for (name, began, expected) in [
        ("it was there before", 500.0, vec![]),
        ("it has come since", 2_000.0, vec!["sid"]),
    ] {
        let events = [
            submitted(1_000.0),
            left(1_500.0),
            said_since(began, 3_000.0),
        ];
        let told = told(std::slice::from_ref(&session), &events, &[SITE]);
        assert_eq!(told, expected, "{name}");
    }
    let events = [
        left(1_500.0),
        said_since(500.0, 3_000.0),
        submitted(4_000.0),
    ];
    assert_eq!(
        told(std::slice::from_ref(&session), &events, &[SITE]),
        ["sid"]
    );
}

#[test]
fn coming_back_from_a_provider_is_signing_in_and_what_was_set_on_the_way_came_of_it() {
    let session = hidden("Charts", RANDOM);
    let old = hidden("fern", OTHER);
    let returned = CookieEvent::Returned {
        host: SITE.to_owned(),
        store: STORE.to_owned(),
        hears_all: true,
        at: 10_000.0,
    };
    // Browsers tell of the page after its cookies.
    let events = [returned, set(&session, 9_800.0)];
    assert_eq!(told(&[session, old], &events, &[]), ["Charts"]);
}
