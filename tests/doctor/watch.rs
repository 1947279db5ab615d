//! A watched try: what became of each cookie that a site set, by the sections of draft-ietf-httpbis-rfc6265bis, and each hop.

use latchkey::{
    cookies::Kind,
    doctor::{
        Broken, DoorCookie, MAX_HOPS, MAX_SET, Place, Refusal, WatchEvent, WatchedTry, watched,
    },
};

fn place(address: &str) -> Place {
    let (scheme, rest) = address.split_once("://").expect("a scheme");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    Place {
        secure: scheme == "https",
        host: host.to_owned(),
        path: format!("/{path}"),
    }
}

/// An answer to the tab.
fn answer(address: &str, status: u16) -> WatchEvent {
    let place = place(address);
    WatchEvent {
        page: place.host.clone(),
        place,
        method: "POST".to_owned(),
        by_tab: true,
        status,
        ..WatchEvent::default()
    }
}

fn sent_on(from: &str, to: &str) -> WatchEvent {
    WatchEvent {
        to: Some(place(to)),
        ..answer(from, 302)
    }
}

fn broken(error: &str) -> WatchEvent {
    WatchEvent {
        error: error.to_owned(),
        ..answer("https://www.fern.example/login", 0)
    }
}

fn there(name: &str, domain: &str, path: &str) -> DoorCookie {
    DoorCookie {
        name: name.to_owned(),
        domain: domain.to_owned(),
        host_only: !domain.starts_with('.'),
        path: path.to_owned(),
        secure: true,
        size: 40,
        kind: Kind::SignsIn,
        kept_under: None,
    }
}

/// 2026-11-29, 12:00:00 UTC, in milliseconds.
const NOON: i64 = 1_795_953_600_000;

/// Everything may be seen, and the cookies were read a minute after the watch began.
fn seen(events: Vec<WatchEvent>, cookies: Vec<DoorCookie>) -> WatchedTry {
    WatchedTry {
        host: "www.fern.example".to_owned(),
        began: NOON,
        read: 60_000,
        whole: events
            .iter()
            .map(|event| event.place.host.clone())
            .collect(),
        events,
        left_out: 0,
        cookies,
    }
}

/// What became of one header; nothing at all where it is not told of.
fn fate(address: &str, header: &str, jar: &[DoorCookie]) -> Vec<Option<Refusal>> {
    let mut event = answer(address, 200);
    event.set_cookies = vec![header.to_owned()];
    let report = watched(&seen(vec![event], jar.to_vec()));
    report.cookies.iter().map(|cookie| cookie.refusal).collect()
}

#[test]
fn a_cookie_is_refused_by_the_rule_that_it_breaks() {
    let big = format!("sid={}; Path=/", "x".repeat(4_094));
    let fits = format!("sid={}; Path=/", "x".repeat(4_093));
    let long_domain = format!("sid=1; Path=/; Domain={}", "x".repeat(1_025));
    let https = "https://www.fern.example/login";
    let http = "http://www.fern.example/login";
    let rows = [
        // 5.6, step 1: control characters.
        (https, "sid=a\u{7}b; Path=/", Some(Refusal::BadCharacters)),
        (https, "sid=a\tb; Path=/", None),
        // 5.6, step 6: 4,096 bytes of name and value, attributes not counted.
        (https, big.as_str(), Some(Refusal::TooBig)),
        (https, fits.as_str(), None),
        // 5.6: an attribute of more than 1,024 bytes is not read.
        (https, long_domain.as_str(), None),
        // 5.7, step 2.
        (https, "=; Path=/", Some(Refusal::Empty)),
        // 5.7: the domain has to match that of the host.
        (
            https,
            "sid=1; Domain=api.fern.example",
            Some(Refusal::OtherDomain),
        ),
        (
            https,
            "sid=1; Domain=larch.example",
            Some(Refusal::OtherDomain),
        ),
        (https, "sid=1; Domain=n.example", Some(Refusal::OtherDomain)),
        (
            "https://192.0.2.7/",
            "sid=1; Domain=2.7",
            Some(Refusal::OtherDomain),
        ),
        (
            "https://robin.github.io/",
            "sid=1; Domain=github.io",
            Some(Refusal::PublicDomain),
        ),
        (https, "sid=1; Domain=.EXAMPLE", Some(Refusal::PublicDomain)),
        // 5.7: `Secure` over a connection that is none.
        (
            http,
            "sid=1; Path=/; secure",
            Some(Refusal::SecureOverPlain),
        ),
        // 5.7: `SameSite=None` without `Secure`.
        (
            https,
            "sid=1; SameSite=none",
            Some(Refusal::NoneWithoutSecure),
        ),
        (https, "sid=1; Path=/; SameSite=None; Secure", None),
        // 4.1.3: prefixes, in any case (5.4).
        (https, "__Secure-sid=1; Path=/", Some(Refusal::SecurePrefix)),
        (https, "__host-sid=1; Secure", Some(Refusal::HostPrefix)),
        (
            https,
            "__Host-sid=1; Secure; Path=/; Domain=www.fern.example",
            Some(Refusal::HostPrefix),
        ),
        (
            https,
            "__Host-sid=1; Secure; Path=/app",
            Some(Refusal::HostPrefix),
        ),
        (
            https,
            "=__Host-sid=1; Secure; Path=/",
            Some(Refusal::NamelessPrefix),
        ),
        (
            https,
            "__Http-sid=1; Secure; Path=/",
            Some(Refusal::HttpPrefix),
        ),
        (
            https,
            "__Host-Http-sid=1; Secure; Path=/",
            Some(Refusal::HostHttpPrefix),
        ),
        // CHIPS, section 2.1.
        (
            https,
            "sid=1; Path=/; Partitioned",
            Some(Refusal::PartitionedWithoutSecure),
        ),
    ];
    for (address, header, wanted) in rows {
        // Those that break no rule are there.
        let jar: Vec<DoorCookie> = if wanted.is_none() {
            vec![there("sid", "www.fern.example", "/")]
        } else {
            vec![]
        };
        let told: String = header.chars().take(60).collect();
        assert_eq!(fate(address, header, &jar), [wanted], "{told}");
    }
}

#[test]
fn what_is_there_breaks_no_rule() {
    let local = |name: &str, host: &str| DoorCookie {
        host_only: true,
        ..there(name, host, "/")
    };
    let rows = [
        // 6265bis, 5.7: what is local is trusted.
        ("http://127.0.0.1/", "sid=1; Path=/; Secure", "sid"),
        ("http://[::1]/", "sid=1; Path=/; Secure", "sid"),
        ("http://fern.localhost/", "sid=1; Path=/; Secure", "sid"),
        // 5.7: such a domain is the host itself.
        (
            "http://192.0.2.7/",
            "sid=1; Path=/; Domain=192.0.2.7",
            "sid",
        ),
        (
            "https://github.io/",
            "sid=1; Path=/; Domain=github.io",
            "sid",
        ),
        // Firefox has a setting for it.
        (
            "https://www.fern.example/",
            "sid=1; Path=/; SameSite=None",
            "sid",
        ),
        // Older browsers know no such prefix.
        (
            "https://www.fern.example/",
            "__Http-sid=1; Path=/",
            "__Http-sid",
        ),
        (
            "https://www.fern.example/",
            "__Host-sid=1; Path=/",
            "__Host-sid",
        ),
        ("http://www.fern.example/", "sid=1; Path=/; Secure", "sid"),
    ];
    for (address, header, name) in rows {
        let jar = [local(name, &place(address).host)];
        assert_eq!(fate(address, header, &jar), [None], "{address} {header}");
    }
    // What is local and not there is missing, and broke no rule.
    for address in ["http://127.0.0.1/", "http://127.1.2.3/", "http://[::1]/"] {
        let missing = fate(address, "sid=1; Secure", &[]);
        assert_eq!(missing, [Some(Refusal::NotKept)], "{address}");
    }
}

#[test]
fn where_cookies_cannot_be_seen_only_what_every_browser_refuses_is_told() {
    let rows = [
        ("sid=1; Path=/", None),
        ("sid=1; Path=/; SameSite=None", None),
        ("__Http-sid=1; Path=/", None),
        ("sid=1; Path=/; Partitioned", None),
        ("sid=1; Domain=larch.example", Some(Refusal::OtherDomain)),
        ("__Host-sid=1; Secure", Some(Refusal::HostPrefix)),
    ];
    for (header, wanted) in rows {
        let mut event = answer("https://www.fern.example/login", 200);
        event.set_cookies = vec![header.to_owned()];
        let blind = WatchedTry {
            whole: vec![],
            ..seen(vec![event.clone()], vec![])
        };
        assert_eq!(watched(&blind).cookies[0].refusal, wanted, "{header}");
        // In a page of another site as well.
        event.by_tab = false;
        event.page = "www.larch.example".to_owned();
        let framed = WatchedTry {
            whole: vec![],
            ..seen(vec![event], vec![])
        };
        assert_eq!(watched(&framed).cookies[0].refusal, wanted, "{header}");
    }
}

#[test]
fn one_whose_time_is_over_by_now_was_kept_until_then() {
    let https = "https://www.fern.example/login";
    let kept = [
        "sid=1; Path=/; Max-Age=5",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026 12:00:30 GMT",
        "sid=1; Path=/; Expires=Sunday, 29-Nov-26 12:00:59 GMT",
        "sid=1; Path=/; Max-Age=60; Expires=Sun, 29 Nov 2099 12:00:30 GMT",
    ];
    for header in kept {
        assert_eq!(fate(https, header, &[]), [None], "{header}");
    }
    let missing = [
        "sid=1; Path=/; Max-Age=61",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026 12:01:01 GMT",
        // 6265bis, 5.1.1: what is no date is not read.
        "sid=1; Path=/; Expires=Sun, 31 Feb 2026 12:00:30 GMT",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026 24:00:00 GMT",
        "sid=1; Path=/; Expires=Sun, 29 Nov 2026",
        "sid=1; Path=/; Expires=",
    ];
    for header in missing {
        let told = fate(https, header, &[]);
        assert_eq!(told, [Some(Refusal::NotKept)], "{header}");
    }
}

#[test]
fn what_was_taken_away_is_counted_apart_from_what_was_set_and_what_is_missing() {
    let mut event = answer("https://www.fern.example/login", 200);
    event.set_cookies = [
        "a=1; Path=/",
        "b=1; Path=/",
        "c=; Max-Age=0",
        "d=; Expires=Thu, 01-Jan-70 00:00:01 GMT",
        "e=1; Domain=larch.example",
    ]
    .map(str::to_owned)
    .to_vec();
    let report = watched(&seen(
        vec![event],
        vec![there("a", "www.fern.example", "/")],
    ));
    let hop = &report.hops[0];
    assert_eq!(
        (hop.set, hop.missing, hop.refused, hop.removed),
        (3, 1, 1, 2)
    );
}

#[test]
fn what_is_there_was_kept_and_what_is_not_has_gone_missing() {
    let https = "https://www.fern.example/app/login";
    let host_wide = there("sid", "www.fern.example", "/");
    let site_wide = there("sid", ".fern.example", "/");
    let below = there("sid", "www.fern.example", "/app");
    let rows = [
        ("kept", "sid=1; Path=/", vec![host_wide.clone()], None),
        (
            "kept for the site",
            "sid=1; Path=/; Domain=fern.example",
            vec![site_wide.clone()],
            None,
        ),
        // 5.1.4: the default path.
        ("kept below the folder", "sid=1", vec![below], None),
        (
            "another path",
            "sid=1",
            vec![host_wide.clone()],
            Some(Refusal::NotKept),
        ),
        (
            "another domain",
            "sid=1; Path=/",
            vec![site_wide],
            Some(Refusal::NotKept),
        ),
        ("nowhere", "sid=1; Path=/", vec![], Some(Refusal::NotKept)),
    ];
    for (name, header, jar, wanted) in rows {
        assert_eq!(fate(https, header, &jar), [wanted], "{name}");
    }
    // 5.7: over a plain connection, a cookie that wants an encrypted one stays.
    let plain = fate(
        "http://www.fern.example/login",
        "sid=1; Path=/",
        &[there("sid", ".fern.example", "/")],
    );
    assert_eq!(plain, [Some(Refusal::OverSecure)]);
}

#[test]
fn what_takes_a_cookie_away_was_not_refused() {
    let https = "https://www.fern.example/login";
    for header in [
        "sid=; Path=/; Max-Age=0",
        "sid=; Max-Age=-1; Expires=Fri, 01 Jan 2100 00:00:00 GMT",
        "sid=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT",
        "sid=; expires=Thu, 01-Jan-70 00:00:01 GMT",
        "sid=; Expires=Sat, 28 Nov 2026 12:00:00 GMT",
        "sid=; Expires=Sat Nov 28 12:00:00 2026",
        "sid=; Expires=Sun, 29 Nov 2026 12:00:00 GMT",
    ] {
        assert_eq!(fate(https, header, &[]), [], "{header}");
    }
    let kept = "sid=1; Max-Age=99999999999999999999; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
    assert_eq!(fate(https, kept, &[]), [Some(Refusal::NotKept)]);
}

#[test]
fn one_that_another_has_taken_the_place_of_was_kept_until_then() {
    let mut first = answer("https://www.fern.example/login", 302);
    first.set_cookies = vec!["sid=1; Path=/".to_owned()];
    let mut second = answer("https://www.fern.example/account", 200);
    second.set_cookies = vec!["sid=; Path=/; Max-Age=0".to_owned()];
    let report = watched(&seen(vec![first, second], vec![]));
    assert_eq!(report.cookies.len(), 1);
    assert_eq!(report.cookies[0].refusal, None);
    assert_eq!(report.hops.iter().map(|hop| hop.refused).sum::<usize>(), 0);
}

#[test]
fn in_a_page_of_another_site_a_cookie_needs_more() {
    let framed = |header: &str, jar: &[DoorCookie]| {
        let mut event = answer("https://id.larch.example/login", 200);
        event.by_tab = false;
        event.by_script = true;
        event.page = "www.fern.example".to_owned();
        event.set_cookies = vec![header.to_owned()];
        watched(&seen(vec![event], jar.to_vec())).cookies[0].refusal
    };
    let jar = [there("sid", "id.larch.example", "/")];
    let rows = [
        (
            "sid=1; Path=/; SameSite=Lax",
            &jar[..0],
            Some(Refusal::SameSiteElsewhere),
        ),
        ("sid=1; Path=/", &jar[..0], Some(Refusal::SameSiteElsewhere)),
        ("sid=1; Path=/", &jar[..], None),
        (
            "sid=1; Path=/; SameSite=None; Secure",
            &jar[..0],
            Some(Refusal::ThirdParty),
        ),
        ("sid=1; Path=/; SameSite=None; Secure", &jar[..], None),
    ];
    for (header, jar, wanted) in rows {
        assert_eq!(framed(header, jar), wanted, "{header}, {} there", jar.len());
    }
}

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
