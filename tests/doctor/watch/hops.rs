//! Errors, circles, and what is told of all that a page asks for.

use latchkey::doctor::{Broken, MAX_HOPS, MAX_SET, WatchEvent, WatchedTry, watched};

use super::{answer, broken, place, seen, sent_on};

#[test]
fn errors_of_both_browsers_are_told_apart() {
    let rows = [
        ("net::ERR_NAME_NOT_RESOLVED", Broken::NoSuchHost),
        ("NS_ERROR_UNKNOWN_HOST", Broken::NoSuchHost),
        ("net::ERR_CONNECTION_REFUSED", Broken::NotReached),
        ("NS_ERROR_CONNECTION_REFUSED", Broken::NotReached),
        ("net::ERR_EMPTY_RESPONSE", Broken::BrokeOff),
        ("net::ERR_CONNECTION_RESET", Broken::BrokeOff),
        ("NS_ERROR_NET_RESET", Broken::BrokeOff),
        ("NS_ERROR_NET_INTERRUPT", Broken::BrokeOff),
        ("net::ERR_BLOCKED_BY_CLIENT", Broken::Blocked),
        ("NS_ERROR_ABORT", Broken::Blocked),
        ("net::ERR_BLOCKED_BY_RESPONSE", Broken::NotAllowed),
        ("net::ERR_CERT_DATE_INVALID", Broken::Certificate),
        ("SSL_ERROR_BAD_CERT_DOMAIN", Broken::Certificate),
        ("SEC_ERROR_UNKNOWN_ISSUER", Broken::Certificate),
        ("net::ERR_SSL_PROTOCOL_ERROR", Broken::Encryption),
        ("SSL_ERROR_NO_CYPHER_OVERLAP", Broken::Encryption),
        ("net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED", Broken::Encryption),
        ("NS_ERROR_TRACKING_URI", Broken::Protected),
        ("NS_ERROR_SOCIALTRACKING_URI", Broken::Protected),
        ("NS_ERROR_FINGERPRINTING_URI", Broken::Protected),
        ("NS_ERROR_PHISHING_URI", Broken::Protected),
        ("net::ERR_TIMED_OUT", Broken::TooLong),
        ("NS_ERROR_NET_TIMEOUT", Broken::TooLong),
        ("NS_ERROR_REDIRECT_LOOP", Broken::SentOnTooOften),
        ("net::ERR_INTERNET_DISCONNECTED", Broken::Offline),
        ("NS_ERROR_OFFLINE", Broken::Offline),
        ("net::ERR_PROXY_CONNECTION_FAILED", Broken::Proxy),
        ("net::ERR_SOMETHING_NEW", Broken::Other),
        ("net::ERR_ABORTED", Broken::Stopped),
        ("NS_BINDING_ABORTED", Broken::Stopped),
    ];
    for (error, wanted) in rows {
        let report = watched(&seen(vec![broken(error)], vec![]));
        assert_eq!(report.hops[0].broken, Some(wanted), "{error}");
    }
}

#[test]
fn a_circle_is_a_place_that_comes_again_and_again() {
    let (one, other) = (
        "https://www.fern.example/login",
        "https://id.larch.example/authorize",
    );
    let mut round = vec![];
    for _ in 0..10 {
        round.extend([sent_on(one, other), sent_on(other, one)]);
    }
    round.push(broken("net::ERR_ABORTED"));
    assert!(watched(&seen(round, vec![])).is_circle);
    let four = "https://www.fern.example/a https://www.fern.example/b https://www.fern.example/c https://www.fern.example/d";
    let chain: Vec<&str> = four.split(' ').collect();
    let long = (0..19)
        .map(|at| sent_on(chain[at % 4], chain[(at + 1) % 4]))
        .take(7);
    assert!(!watched(&seen(long.collect(), vec![])).is_circle);
    // Somebody who tries again and again goes round by themselves.
    let again = (0..6).flat_map(|_| {
        [
            sent_on(one, "https://www.fern.example/"),
            answer("https://www.fern.example/", 200),
        ]
    });
    assert!(!watched(&seen(again.collect(), vec![])).is_circle);
    assert!(watched(&seen(vec![broken("NS_ERROR_REDIRECT_LOOP")], vec![])).is_circle);
}

#[test]
fn nothing_of_a_person_is_in_what_is_told() {
    let mut event = sent_on(
        "https://www.fern.example/users/robin.fern/reset/9f86d081884c",
        "https://www.fern.example/robin",
    );
    event.set_cookies = vec![
        "wordpress_logged_in_9f86d081884c7d659a2f=robin%7Csecret; Path=/".to_owned(),
        "robin@fern.example=topsecret; Path=/".to_owned(),
        "user-20261129=topsecret; Path=/".to_owned(),
        "wp-settings-12345=topsecret; Path=/".to_owned(),
        "user_48213=topsecret; Path=/".to_owned(),
    ];
    event.to = Some(place("https://tenant77.larch.example/"));
    let told = format!("{:?}", watched(&seen(vec![event], vec![])));
    for secret in [
        "robin", "secret", "9f86", "20261129", "12345", "48213", "tenant77",
    ] {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
    for known in ["wordpress_logged_in_…", "wp-settings-…", "larch.example"] {
        assert!(told.contains(known), "{known}: {told}");
    }
    assert!(told.contains("depth: 4"), "{told}");
}

#[test]
fn only_what_may_be_of_a_sign_in_is_told_and_not_without_end() {
    let mut picture = answer("https://www.fern.example/logo.png", 200);
    picture.by_tab = false;
    let mut elsewhere = answer("https://counter.larch.example/t", 200);
    (elsewhere.by_tab, elsewhere.by_script) = (false, true);
    let report = watched(&seen(vec![picture.clone(), elsewhere], vec![]));
    assert!(report.is_empty && report.hops.is_empty());
    let mut asked = answer("https://www.fern.example/api/login", 401);
    (asked.by_tab, asked.by_script) = (false, true);
    asked.set_cookies = vec!["a=1".to_owned(); 1_000];
    for (at, header) in asked.set_cookies.iter_mut().enumerate() {
        *header = format!("name{at}x=1");
    }
    let report = watched(&seen(vec![asked; 2_000], vec![]));
    assert_eq!(
        (report.hops.len(), report.cookies.len(), report.left_out),
        (MAX_HOPS, MAX_SET, 2_000 - MAX_HOPS)
    );
}

#[test]
fn what_a_page_asks_for_without_end_leaves_the_sign_in_to_be_seen() {
    let mut poll = answer("https://www.fern.example/api/poll", 200);
    (poll.by_tab, poll.by_script) = (false, true);
    poll.method = "GET".to_owned();
    let mut asked = WatchEvent {
        method: "POST".to_owned(),
        ..poll.clone()
    };
    asked.place = place("https://www.fern.example/api/v1/login");
    let mut events = vec![poll; 2 * MAX_HOPS];
    events.extend([asked, answer("https://www.fern.example/account", 200)]);
    let many = WatchedTry {
        left_out: 7,
        ..seen(events, vec![])
    };
    let report = watched(&many);
    let last: Vec<&str> = report
        .hops
        .iter()
        .rev()
        .take(2)
        .map(|hop| hop.method.as_str())
        .collect();
    assert_eq!(last, ["POST", "POST"]);
    assert!(report.hops.last().is_some_and(|hop| hop.by_tab));
    assert_eq!(report.hops.len(), MAX_HOPS);
    assert_eq!(report.left_out, 2 * MAX_HOPS + 2 - MAX_HOPS + 7);
}

#[test]
fn when_a_site_may_be_asked_again_is_told_as_it_says() {
    let rows = [
        ("120", Some(120)),
        (" 30 ", Some(30)),
        ("Sun, 29 Nov 2026 12:15:00 GMT", Some(900)),
        ("Sunday, 29-Nov-26 12:00:30 GMT", Some(30)),
        // It is over, or nobody waits so long.
        ("Sun, 29 Nov 2026 11:59:00 GMT", None),
        ("0", None),
        ("99999999", None),
        ("99999999999999999999999", None),
        ("-5", None),
        ("soon", None),
        ("", None),
    ];
    for (header, wanted) in rows {
        let event = WatchEvent {
            retry_after: header.to_owned(),
            ..answer("https://www.fern.example/login", 429)
        };
        let report = watched(&seen(vec![event], vec![]));
        assert_eq!(report.hops[0].retry_after, wanted, "{header}");
    }
    // A date counts from the answer, and not from when the watch began.
    let event = WatchEvent {
        at: 60_000,
        retry_after: "Sun, 29 Nov 2026 12:15:00 GMT".to_owned(),
        ..answer("https://www.fern.example/login", 429)
    };
    let report = watched(&seen(vec![event], vec![]));
    assert_eq!(report.hops[0].retry_after, Some(840));
}
