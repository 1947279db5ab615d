//! Identity providers: authorization requests (RFC 6749, section 4.1.1; `OpenID` Connect Core 1.0, section 3.1.2.1), and what
//! providers say of themselves (`OpenID` Connect Discovery 1.0, section 3).

use latchkey::sessions::{Destination, Reliance, Request, follow, note_reliance};
use proptest::prelude::*;

fn destination(origin: &str, path: &str, query: &[(&str, &str)]) -> Destination {
    let host = origin.split("//").nth(1).unwrap_or_default();
    Destination {
        origin: origin.to_owned(),
        host: host.split(':').next().unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
    }
}

fn keycloak() -> Reliance {
    Reliance::seen(&destination(
        "https://login.provider.example:8443",
        "/realms/demo/protocol/openid-connect/auth",
        &[
            ("response_type", "code"),
            ("client_id", "fern"),
            ("redirect_uri", "https://www.fern.example/callback"),
        ],
    ))
    .expect("an authorization request")
}

#[test]
fn an_authorization_request_names_site_and_provider() {
    let seen = keycloak();
    assert_eq!(seen.site, "fern.example");
    assert_eq!(seen.provider, "provider.example");
    assert_eq!(seen.origin, "https://login.provider.example:8443");
    assert_eq!(
        seen.descriptions(),
        [
            "/.well-known/openid-configuration",
            "/realms/.well-known/openid-configuration",
            "/realms/demo/.well-known/openid-configuration",
            "/realms/demo/protocol/.well-known/openid-configuration",
        ]
    );
}

#[test]
fn what_is_no_request_to_another_site_is_none() {
    let whole = [
        ("response_type", "code"),
        ("client_id", "fern"),
        ("redirect_uri", "https://fern.example/"),
    ];
    let with = |name: &str, value: &'static str| {
        whole.map(|(key, old)| (key, if key == name { value } else { old }))
    };
    let rows: [(&str, Vec<(&str, &str)>); 9] = [
        ("without a query", vec![]),
        ("without a client", whole[..1].to_vec()),
        ("without the way back", whole[..2].to_vec()),
        ("an empty client", with("client_id", "").to_vec()),
        ("another response", with("response_type", "html").to_vec()),
        (
            "its own site",
            with("redirect_uri", "https://app.provider.example/").to_vec(),
        ),
        (
            "an application, not a site",
            with("redirect_uri", "com.fern.app:/back").to_vec(),
        ),
        (
            "an address with a name in it",
            with("redirect_uri", "https://fern.example@evil.example/").to_vec(),
        ),
        ("no host", with("redirect_uri", "https:///path").to_vec()),
    ];
    for (name, query) in rows {
        let seen = Reliance::seen(&destination(
            "https://provider.example",
            "/authorize",
            &query,
        ));
        assert_eq!(seen, None, "{name}");
    }
}

#[test]
fn the_endpoint_is_taken_from_its_own_description_only() {
    let seen = keycloak();
    let own =
        "https://login.provider.example:8443/realms/demo/protocol/openid-connect/auth".to_owned();
    let describe = |authorization: &str, end: &str| {
        serde_json::json!({ "authorization_endpoint": authorization, "end_session_endpoint": end })
            .to_string()
    };
    let end = "https://login.provider.example:8443/realms/demo/protocol/openid-connect/logout";
    assert_eq!(
        seen.end_session(&describe(&own, end)).as_deref(),
        Some(end),
        "RP-Initiated Logout 1.0, section 2.1"
    );
    let rows = [
        (
            "another realm",
            describe(&own.replace("demo", "other"), end),
        ),
        (
            "another origin",
            describe(&own, "https://evil.example/logout"),
        ),
        (
            "a longer port",
            describe(&own, "https://login.provider.example:84430/logout"),
        ),
        (
            "no endpoint",
            format!(r#"{{"authorization_endpoint":"{own}"}}"#),
        ),
        ("a script", describe(&own, "javascript:alert(1)")),
        ("a page", "<!doctype html>".to_owned()),
        ("an empty answer", String::new()),
        (
            "a huge answer",
            describe(&own, end) + &" ".repeat(64 * 1024),
        ),
        ("nested too deeply", "[".repeat(60_000)),
        ("cut off", describe(&own, end).chars().take(60).collect()),
    ];
    for (name, description) in rows {
        assert_eq!(seen.end_session(&description), None, "{name}");
    }
}

#[test]
fn of_each_site_the_latest_is_remembered_and_of_many_the_latest_hundred() {
    let mut known = vec![];
    for number in 0..150 {
        let query = [
            ("response_type", "code"),
            ("client_id", "x"),
            ("redirect_uri", "REPLACED"),
        ];
        let mut to = destination("https://provider.example", "/authorize", &query);
        to.query[2].1 = format!("https://site{number}.example/");
        let seen = Reliance::seen(&to).expect("a request");
        note_reliance(&mut known, seen.clone());
        note_reliance(&mut known, seen);
    }
    assert_eq!(known.len(), 100);
    assert_eq!(known[0].site, "site50.example");
    assert_eq!(known[99].site, "site149.example");
}

proptest! {
    #[test]
    fn no_address_makes_it_panic(origin: String, host: String, path: String, back: String, description: String) {
        let query = vec![
            ("response_type".to_owned(), "code".to_owned()),
            ("client_id".to_owned(), "x".to_owned()),
            ("redirect_uri".to_owned(), format!("https://{back}")),
        ];
        if let Some(seen) = Reliance::seen(&Destination { origin, host, path, query }) {
            prop_assert!(seen.descriptions().len() <= 4);
            prop_assert_eq!(seen.end_session(&description), None);
        }
    }
}

const ASKED: &[(&str, &str)] = &[
    ("response_type", "code"),
    ("client_id", "fern"),
    ("redirect_uri", "https://www.fern.example/callback"),
];

/// Where a tab goes.
enum Going {
    /// To a page of this origin and path.
    To(&'static str, &'static str),
    /// To this provider, with a request of the site.
    Asks(&'static str),
    /// Nowhere: a cookie of this domain is set.
    Cookie(&'static str),
}

use Going::{Asks, Cookie, To};

/// Where a tab goes, and whom the site is seen to sign people in through.
const WAYS: &[(&str, &[Going], Option<&str>)] = &[
    (
        "back to where it asked for",
        &[
            To("https://fern.example", "/"),
            Asks("https://oak.example"),
            To("https://www.fern.example", "/callback"),
        ],
        Some("oak.example"),
    ),
    (
        "sent on from there, with a cookie",
        &[
            To("https://fern.example", "/"),
            Asks("https://oak.example"),
            To("https://oak.example", "/password"),
            Cookie(".fern.example"),
            To("https://fern.example", "/inbox"),
        ],
        Some("oak.example"),
    ),
    (
        "in an empty tab",
        &[
            Asks("https://oak.example"),
            To("https://www.fern.example", "/callback"),
        ],
        Some("oak.example"),
    ),
    (
        "back to the site, without a cookie",
        &[
            To("https://fern.example", "/"),
            Asks("https://trap.example"),
            To("https://fern.example", "/inbox"),
        ],
        None,
    ),
    (
        "with a cookie of another site",
        &[
            To("https://fern.example", "/"),
            Asks("https://trap.example"),
            Cookie("trap.example"),
            To("https://fern.example", "/inbox"),
        ],
        None,
    ),
    (
        "sent there by another site",
        &[
            To("https://trap.example", "/"),
            Asks("https://trap.example"),
            To("https://www.fern.example", "/callback"),
        ],
        None,
    ),
    (
        "never back",
        &[
            To("https://fern.example", "/"),
            Asks("https://trap.example"),
        ],
        None,
    ),
    (
        "back to another site of the same path",
        &[
            To("https://fern.example", "/"),
            Asks("https://oak.example"),
            To("https://www.ash.example", "/callback"),
        ],
        None,
    ),
    (
        "one after the other, of which the second leads back",
        &[
            To("https://fern.example", "/"),
            Asks("https://trap.example"),
            To("https://fern.example", "/"),
            Asks("https://oak.example"),
            To("https://www.fern.example", "/callback"),
        ],
        Some("oak.example"),
    ),
];

#[test]
fn a_provider_counts_that_a_tab_was_sent_to_by_the_site_and_that_has_led_back() {
    for (name, ways, expected) in WAYS {
        let mut waiting: Vec<Request> = vec![];
        let mut from: Option<String> = None;
        let mut seen = None;
        for way in *ways {
            let here = match way {
                To(origin, path) => destination(origin, path, &[]),
                Asks(origin) => destination(origin, "/authorize", ASKED),
                Cookie(domain) => {
                    for request in &mut waiting {
                        request.note_cookie(domain);
                    }
                    continue;
                }
            };
            let followed = follow(waiting, from.as_deref(), &here);
            waiting = followed.waiting;
            seen = followed.reliance.map(|reliance| reliance.provider).or(seen);
            from = Some(here.host);
        }
        assert_eq!(seen.as_deref(), *expected, "{name}");
    }
}

#[test]
fn a_tab_that_comes_back_with_an_error_has_signed_nobody_in() {
    for (query, expected) in [
        (&[("code", "9f3b")][..], true),
        (&[("error", "access_denied"), ("state", "1")][..], false),
    ] {
        let asks = destination("https://login.oak.example", "/authorize", ASKED);
        let waiting = follow(vec![], None, &asks).waiting;
        assert_eq!(waiting.len(), 1);
        let back = destination("https://www.fern.example", "/callback", query);
        let followed = follow(waiting, None, &back);
        assert!(followed.reliance.is_some(), "it relies on it either way");
        assert_eq!(followed.signed_in, expected, "{query:?}");
    }
}
