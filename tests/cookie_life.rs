//! Cookies as they are seen while a person signs in and out, told about, removed and set again.

use latchkey::cookies::{
    Behaviour, Cookie, CookieEvent, Kind, ObservationLog, PartitionKey, SameSite, assess, inspect,
    set_call,
};

const NOW: f64 = 1_790_000_000.0;
const UNKNOWN: &str = "robin,fern,f3b0c1d29a";

fn cookie(name: &str, value: &str, domain: &str) -> Cookie {
    Cookie {
        name: name.to_owned(),
        value: value.to_owned(),
        domain: domain.to_owned(),
        host_only: !domain.starts_with('.'),
        path: "/".to_owned(),
        secure: true,
        http_only: true,
        same_site: SameSite::Lax,
        session: true,
        store_id: "0".to_owned(),
        ..Cookie::default()
    }
}

/// The store of normal windows in Chromium.
const STORE: &str = "0";
/// That of private ones.
const PRIVATE: &str = "1";

fn submitted(host: &str, at: f64) -> CookieEvent {
    let (host, store) = (host.to_owned(), STORE.to_owned());
    CookieEvent::Submitted {
        host,
        store,
        document: None,
        hears_all: true,
        at,
    }
}

/// The same event in a private window.
fn in_private(mut event: CookieEvent) -> CookieEvent {
    let (CookieEvent::Submitted { store, .. }
    | CookieEvent::Set { store, .. }
    | CookieEvent::Left { store, .. }
    | CookieEvent::PageSaid { store, .. }
    | CookieEvent::FormWent { store, .. }
    | CookieEvent::FormStays { store, .. }
    | CookieEvent::Returned { store, .. }
    | CookieEvent::Expired { store, .. }) = &mut event;
    PRIVATE.clone_into(store);
    event
}

/// A cookie that was not there gets a value of its own.
fn set(host: &str, identity: &str, at: f64) -> CookieEvent {
    setting(host, identity, at, false, identity.len())
}

fn setting(host: &str, identity: &str, at: f64, replaced: bool, value: usize) -> CookieEvent {
    CookieEvent::Set {
        host: host.to_owned(),
        store: STORE.to_owned(),
        identity: identity.to_owned(),
        name: identity.to_owned(),
        http_only: true,
        length: 32,
        replaced,
        fingerprint: u16::try_from(value).unwrap_or(u16::MAX),
        at,
    }
}

fn expired(host: &str, identity: &str, at: f64) -> CookieEvent {
    CookieEvent::Expired {
        host: host.to_owned(),
        store: STORE.to_owned(),
        identity: identity.to_owned(),
        at,
    }
}

#[test]
fn what_happens_in_private_windows_says_nothing_of_others() {
    let site = "fern.example";
    let mut witness = ObservationLog::default();
    witness.note(&[
        in_private(submitted(site, 1_000.0)),
        in_private(set(site, "private session", 1_200.0)),
        set(site, "other", 1_300.0),
        in_private(expired(site, "private session", 9_000.0)),
        expired(site, "another", 9_100.0),
    ]);
    let here = |identity| witness.behaviour(identity, site, STORE);
    let in_private = witness.behaviour("private session", site, PRIVATE);
    assert!(in_private.watched_sign_in && in_private.gone_at_sign_out);
    assert_eq!(here("session"), Behaviour::default());
    assert_eq!(here("other"), Behaviour::default());
    assert_eq!(here("another"), Behaviour::default());
}

#[test]
fn what_a_submission_sets_is_noted_on_its_own_site_only() {
    let mut witness = ObservationLog::default();
    witness.note(&[
        set(".fern.example", "before", 900.0),
        submitted("www.fern.example", 1_000.0),
        set(".fern.example", "session", 1_400.0),
        set("oak.example", "neighbour", 1_500.0),
        set("www.fern.example", "late", 12_000.0),
    ]);
    assert_eq!(
        witness
            .behaviour("session", "fern.example", STORE)
            .since_submission,
        Some(0.4)
    );
    for other in ["before", "late", "never seen"] {
        let seen = witness.behaviour(other, ".fern.example", STORE);
        assert_eq!(
            (seen.since_submission, seen.watched_sign_in),
            (None, true),
            "{other}"
        );
    }
    assert_eq!(
        witness.behaviour("neighbour", "oak.example", STORE),
        Behaviour::default()
    );
}

#[test]
fn what_goes_with_what_signs_in_goes_at_the_sign_out() {
    let mut witness = ObservationLog::default();
    witness.note(&[
        expired("fern.example", "cart", 500.0),
        submitted("fern.example", 1_000.0),
        set("fern.example", "session", 1_200.0),
        expired("fern.example", "csrf", 99_000.0),
        expired("fern.example", "session", 99_100.0),
        expired("fern.example", "name", 99_150.0),
        expired("oak.example", "other", 99_160.0),
        expired("fern.example", "much later", 200_000.0),
    ]);
    for gone in ["csrf", "session", "name"] {
        assert!(
            witness
                .behaviour(gone, "fern.example", STORE)
                .gone_at_sign_out,
            "{gone}"
        );
    }
    for stays in ["cart", "other", "much later"] {
        assert!(
            !witness
                .behaviour(stays, "fern.example", STORE)
                .gone_at_sign_out,
            "{stays}"
        );
    }
}

#[test]
fn what_is_new_is_told_from_what_is_changed_and_from_what_comes_back_the_same() {
    let site = "fern.example";
    let mut witness = ObservationLog::default();
    let sign_in = |at: f64, token: usize| {
        [
            submitted(site, at),
            setting(site, "token", at + 200.0, false, token),
            setting(site, "name", at + 200.0, false, 7),
            setting(site, "session", at + 200.0, true, token + 1),
            setting(site, "session", at + 400.0, true, token + 2),
        ]
    };
    witness.note(&sign_in(1_000.0, 20));
    witness.note(&[
        submitted(site, 3_000.0),
        setting(site, "token", 3_100.0, true, 25),
        setting(site, "session", 60_000.0, true, 26),
        expired(site, "token", 60_001.0),
        expired(site, "name", 60_001.0),
    ]);
    witness.note(&sign_in(90_000.0, 30));
    for (identity, new, same, at_sign_out) in [
        ("token", true, false, false),
        ("name", true, true, false),
        ("session", false, false, true),
    ] {
        let seen = witness.behaviour(identity, site, STORE);
        assert_eq!(
            (
                seen.new_at_sign_in,
                seen.same_at_next_sign_in,
                seen.set_at_sign_out
            ),
            (new, same, at_sign_out),
            "{identity}"
        );
    }
}

#[test]
fn what_a_later_step_uses_up_is_no_sign_out_and_what_follows_a_sign_out_no_sign_in() {
    let site = "fern.example";
    let mut witness = ObservationLog::default();
    witness.note(&[
        submitted(site, 1_000.0),
        set(site, "first step", 1_100.0),
        submitted(site, 20_000.0),
        set(site, "session", 20_100.0),
        expired(site, "first step", 20_100.0),
    ]);
    assert!(!witness.behaviour("session", site, STORE).watched_sign_out);
    witness.note(&[
        expired(site, "session", 24_000.0),
        set(site, "visitor", 25_500.0),
    ]);
    assert!(witness.behaviour("session", site, STORE).gone_at_sign_out);
    assert_eq!(
        witness.behaviour("visitor", site, STORE).since_submission,
        None
    );
}

#[test]
fn thousands_of_events_are_only_work_and_old_ones_are_forgotten() {
    let mut witness = ObservationLog::default();
    let flood = (0..10_000).map(|at| {
        let at = f64::from(at);
        set("fern.example", &format!("cookie {at}"), at)
    });
    let events: Vec<_> = std::iter::once(submitted("fern.example", 0.0))
        .chain(flood)
        .collect();
    witness.note(&events);
    assert_eq!(
        witness
            .behaviour("cookie 0", "fern.example", STORE)
            .since_submission,
        None
    );
    assert!(
        witness
            .behaviour("cookie 9999", "fern.example", STORE)
            .since_submission
            .is_some()
    );
    let stored = serde_json::to_string(&witness).expect("it can be stored");
    assert!(stored.len() < 400_000, "{}", stored.len());
    assert_eq!(
        serde_json::from_str::<ObservationLog>(&stored).expect("it can be read"),
        witness
    );
}

#[test]
fn behaviour_decides_where_looks_do_not() {
    let visible = |name: &str, value: &str| Cookie {
        http_only: false,
        ..cookie(name, value, "fern.example")
    };
    let session = cookie(
        "sessionid",
        "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m",
        "fern.example",
    );
    let jar = [visible("x", UNKNOWN), visible("lang", "en"), session];
    let looks = assess(&jar, &[], NOW);
    assert!(!looks[0].signs_in && looks[2].signs_in);
    let seen = [Behaviour {
        since_submission: Some(0.3),
        gone_at_sign_out: true,
        ..Behaviour::default()
    }];
    let known = assess(&jar, &seen, NOW);
    assert!(known[0].signs_in && !known[1].signs_in);
}

#[test]
fn a_site_is_told_about_with_what_signs_in_first() {
    let mut tracker = cookie("_ga", "GA1.1.1234567890.1690000000", ".fern.example");
    tracker.http_only = false;
    let mut widget = cookie("lang", "en", "widget.example");
    widget.http_only = false;
    widget.partition_key = Some(PartitionKey {
        top_level_site: Some("https://fern.example".to_owned()),
        has_cross_site_ancestor: None,
    });
    let session = cookie(
        "sessionid",
        "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m",
        "fern.example",
    );
    let jar = [tracker, widget, session];
    let told = inspect(&jar, &assess(&jar, &[], NOW), "fern.example", NOW);
    let first = &told.cookies[0];
    assert_eq!(
        (first.place, first.name.as_str(), first.kind),
        (2, "sessionid", Kind::SignsIn)
    );
    assert_eq!(
        (
            told.summary.sign_in,
            told.summary.until,
            told.follow,
            told.foreign
        ),
        (1, None, 1, 1)
    );
    assert!(!first.reasons.is_empty() && first.reasons.len() <= 3);
    let text = serde_json::to_string(&told).expect("it can be told");
    assert!(!text.contains("q8ZfX1u9"), "no value is told");
}

/// However much speaks for it: it is an estimate.
#[test]
fn nobody_is_told_that_it_is_certain() {
    let jar = [
        cookie(
            "sessionid",
            "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m",
            "fern.example",
        ),
        cookie("_ga", "1", "fern.example"),
    ];
    let seen = Behaviour {
        since_submission: Some(0.3),
        gone_at_sign_out: true,
        ..Behaviour::default()
    };
    let assessments = assess(&jar, &[seen], NOW);
    assert!(assessments[0].probability > 0.995 && assessments[1].probability < 0.005);
    let told = inspect(&jar, &assessments, "fern.example", NOW);
    let probabilities: Vec<f64> = told.cookies.iter().map(|one| one.probability).collect();
    assert_eq!(probabilities, [0.99, 0.01]);
}

#[test]
fn calls_name_one_cookie_and_keep_all_of_it() {
    let mut wide = cookie("id", "7", ".fern.example");
    wide.path = "/account".to_owned();
    wide.secure = false;
    wide.expiration_date = Some(NOW + 0.5);
    let call = set_call(&wide);
    assert_eq!(call.place.url, "https://fern.example/account");
    assert_eq!(call.domain.as_deref(), Some(".fern.example"));
    assert_eq!(
        (call.expiration_date, call.http_only, call.same_site),
        (Some(NOW + 0.5), true, SameSite::Lax)
    );
    assert!(!format!("{call:?}").contains('7'));

    let mut host = cookie("__Host-id", "7", "fern.example");
    host.partition_key = Some(PartitionKey {
        top_level_site: Some("https://oak.example".to_owned()),
        has_cross_site_ancestor: Some(true),
    });
    let call = set_call(&host);
    assert_eq!(
        (call.place.url.as_str(), call.domain),
        ("https://fern.example/", None)
    );
    assert_eq!(call.place.partition_key, host.partition_key);
}
