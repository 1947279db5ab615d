//! A watched try: what became of each cookie that a site set, by the sections of draft-ietf-httpbis-rfc6265bis, and each hop.

mod hops;
mod kept;

use latchkey::{
    cookies::Kind,
    doctor::{DoorCookie, Place, Refusal, WatchEvent, WatchedTry, watched},
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
