//! Access: match patterns after the browsers' documentation, and what follows from what was granted.

use latchkey::{
    access::{
        Access, AccessChange, AccessState, Grants, InvalidPattern, MatchPattern, Sight, access,
        may_watch, site_access, watch_plan,
    },
    site::Origin,
};
use proptest::prelude::*;

fn origin(text: &str) -> Origin {
    text.parse().expect(text)
}

fn grants(origins: &[&str], paused: &[&str]) -> Grants {
    let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
    Grants {
        origins: owned(origins),
        paused: owned(paused),
    }
}

/// Rows follow the tables "Examples" of
/// <https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns>, with the path `/*`.
#[test]
fn patterns_match_as_documented() {
    let rows = [
        ("<all_urls>", "https://example.org", true),
        ("<all_urls>", "http://files.example.org:8080", true),
        ("*://*/*", "http://example.org", true),
        ("*://*/*", "https://a.org", true),
        ("*://*.mozilla.org/*", "http://mozilla.org", true),
        ("*://*.mozilla.org/*", "https://a.b.mozilla.org", true),
        ("*://*.mozilla.org/*", "https://evilmozilla.org", false),
        (
            "*://*.mozilla.org/*",
            "https://mozilla.org.evil.example",
            false,
        ),
        ("*://mozilla.org/*", "https://a.mozilla.org", false),
        ("https://mozilla.org/*", "http://mozilla.org", false),
        ("https://*/*", "https://[::1]", true),
        ("*://[::1]/*", "http://[::1]", true),
        ("*://LOCALHOST/*", "http://localhost", true),
        ("ftp://*/*", "http://example.org", false),
    ];
    for (pattern, address, expected) in rows {
        let parsed: MatchPattern = pattern.parse().unwrap();
        assert_eq!(
            parsed.matches(&origin(address)),
            expected,
            "{pattern} on {address}"
        );
    }
}

#[test]
fn what_is_no_origin_pattern_is_refused() {
    let rows = [
        ("", InvalidPattern::SchemeMissing),
        ("example.org", InvalidPattern::SchemeMissing),
        ("://example.org/*", InvalidPattern::SchemeMissing),
        ("ht tp://example.org/*", InvalidPattern::InvalidScheme),
        ("https:///*", InvalidPattern::InvalidHost),
        ("https://mozilla.*.org/*", InvalidPattern::InvalidHost),
        ("https://*zilla.org/*", InvalidPattern::InvalidHost),
        ("https://mozilla.org:80/*", InvalidPattern::InvalidHost),
        ("https://mozilla.org", InvalidPattern::InvalidPath),
        ("https://mozilla.org/a/b", InvalidPattern::InvalidPath),
    ];
    for (pattern, expected) in rows {
        assert_eq!(pattern.parse::<MatchPattern>(), Err(expected), "{pattern}");
    }
}

#[test]
fn what_the_popup_offers_follows_from_the_grants() {
    use AccessState::{EverySite, Off, Paused, ThisSite};
    let request = AccessChange::Request {
        origin: "*://*.fern.example/*".to_owned(),
    };
    let give_back = |origins: &[&str]| AccessChange::GiveBack {
        origins: origins.iter().map(ToString::to_string).collect(),
    };
    let rows = [
        (
            "nothing granted",
            grants(&[], &[]),
            Off,
            Some(request.clone()),
        ),
        (
            "another site granted",
            grants(&["*://moss.example/*"], &[]),
            Off,
            Some(request.clone()),
        ),
        (
            "paused, then withdrawn",
            grants(&[], &["fern.example"]),
            Off,
            Some(request.clone()),
        ),
        (
            "every site",
            grants(&["*://*/*"], &[]),
            EverySite,
            Some(AccessChange::Pause),
        ),
        (
            "all addresses, by policy",
            grants(&["<all_urls>"], &[]),
            EverySite,
            Some(AccessChange::Pause),
        ),
        (
            "every site over https only",
            grants(&["https://*/*"], &[]),
            EverySite,
            Some(AccessChange::Pause),
        ),
        (
            "every site over http only",
            grants(&["http://*/*"], &[]),
            Off,
            Some(request.clone()),
        ),
        (
            "every site, paused here",
            grants(&["*://*/*"], &["fern.example"]),
            Paused,
            Some(AccessChange::Resume),
        ),
        (
            "every site, paused elsewhere",
            grants(&["*://*/*"], &["moss.example"]),
            EverySite,
            Some(AccessChange::Pause),
        ),
        (
            "this host",
            grants(&["*://fern.example/*", "https://fern.example/*"], &[]),
            ThisSite,
            Some(give_back(&["*://fern.example/*", "https://fern.example/*"])),
        ),
        (
            "this host and its subdomains",
            grants(&["*://*.fern.example/*"], &[]),
            ThisSite,
            Some(give_back(&["*://*.fern.example/*"])),
        ),
        (
            "a domain above the site",
            grants(&["*://*.example/*"], &[]),
            ThisSite,
            Some(AccessChange::Pause),
        ),
        (
            "unreadable patterns",
            grants(&["", "what://", "*://*"], &[]),
            Off,
            Some(request),
        ),
    ];
    for (name, grants, state, change) in rows {
        let expected = Access {
            state,
            watches: matches!(state, EverySite | ThisSite),
            host: "fern.example".to_owned(),
            shown_host: "fern.example".to_owned(),
            change,
        };
        let found = access(&grants, Some(&origin("https://fern.example")));
        assert_eq!(found, expected, "{name}");
    }
}

/// Pages on which no extension runs.
const NOT_SEEN: [&str; 6] = [
    "chrome://settings",
    "about://config",
    "file://",
    "file://host",
    "ftp://files.example.org",
    "https://addons.mozilla.org",
];

#[test]
fn nothing_can_be_asked_for_where_no_extension_runs() {
    let everything = grants(&["<all_urls>"], &[]);
    for page in NOT_SEEN {
        let origin = page.parse().ok();
        let access = access(&everything, origin.as_ref());
        assert_eq!(access.state, AccessState::Impossible, "{page}");
        assert_eq!(access.change, None, "{page}");
        let shown = origin.as_ref().map_or("", Origin::host);
        assert_eq!(access.host, shown, "{page}");
        assert!(!may_watch(&everything, origin.as_ref(), None), "{page}");
    }
}

#[test]
fn a_frame_is_watched_when_it_is_granted_and_nothing_is_paused() {
    let rows = [
        ("granted", &["*://*/*"][..], &[][..], true),
        (
            "the frame is paused",
            &["*://*/*"],
            &["frame.example"],
            false,
        ),
        (
            "the page around it is paused",
            &["*://*/*"],
            &["top.example"],
            false,
        ),
        (
            "only the page around it is granted",
            &["*://top.example/*"],
            &[],
            false,
        ),
        (
            "only the frame is granted",
            &["*://frame.example/*"],
            &[],
            true,
        ),
    ];
    for (name, origins, paused, expected) in rows {
        let frame = origin("https://frame.example");
        let top = origin("https://top.example");
        let watched = may_watch(&grants(origins, paused), Some(&frame), Some(&top));
        assert_eq!(watched, expected, "{name}");
    }
    assert!(!may_watch(&grants(&["*://*/*"], &[]), None, None));
}

#[test]
fn content_scripts_run_where_it_was_granted_and_not_where_it_is_paused() {
    let plan = watch_plan(&grants(
        &["<all_urls>", "file:///*", "*://b.example/*", "*://*/*"],
        &["paused.example", "bad host", "paused.example"],
    ));
    assert_eq!(plan.matches, ["*://*/*", "*://b.example/*"]);
    assert_eq!(plan.exclude_matches, ["*://paused.example/*"]);
    assert!(watch_plan(&grants(&[], &["a.example"])).matches.is_empty());
}

proptest! {
    #[test]
    fn a_pattern_reads_back_as_it_was_printed(text in "[a-z*<]{0,8}(://)?(\\*\\.)?[a-z.:*\\[\\]]{0,12}(/\\*)?") {
        if let Ok(pattern) = text.parse::<MatchPattern>() {
            prop_assert_eq!(pattern.to_string().parse::<MatchPattern>(), Ok(pattern));
        }
    }

    #[test]
    fn what_is_requested_for_a_site_grants_it(host in "[a-z]{1,8}(\\.[a-z]{1,8}){0,3}") {
        let page = origin(&format!("https://{host}"));
        let Some(AccessChange::Request { origin }) = access(&Grants::default(), Some(&page)).change else {
            return Err(TestCaseError::fail("no request is offered"));
        };
        let granted = Grants { origins: vec![origin], paused: vec![] };
        prop_assert_eq!(access(&granted, Some(&page)).state, AccessState::ThisSite);
        let paused = Grants { paused: vec![host], ..granted };
        prop_assert_eq!(access(&paused, Some(&page)).state, AccessState::Paused);
    }
}

/// What is granted, the page, what of its site is seen, and what would show all of it.
const SITES: &str = "
*://*/*               https://www.fern.co.uk    WholeSite *://*.fern.co.uk/*
<all_urls>            https://fern.example      WholeSite *://*.fern.example/*
*://*.fern.example/*  https://a.fern.example    WholeSite *://*.fern.example/*
*://a.fern.example/*  https://a.fern.example    SomeHosts *://*.fern.example/*
*://b.fern.example/*  https://a.fern.example    SomeHosts *://*.fern.example/*
https://*.fern.example/* https://fern.example   SomeHosts *://*.fern.example/*
*://*.oak.example/*   https://fern.example      Nothing   *://*.fern.example/*
*://*.fern.example/*  https://notfern.example   Nothing   *://*.notfern.example/*
nothing               https://robin.github.io   Nothing   *://*.robin.github.io/*
nothing               https://github.io         Nothing   *://github.io/*
*://127.0.0.1/*       http://127.0.0.1          WholeSite *://127.0.0.1/*
nothing               http://[::1]              Nothing   *://[::1]/*
*://localhost/*       http://localhost          WholeSite *://localhost/*
";

#[test]
fn a_whole_site_is_seen_only_with_a_grant_for_all_of_it() {
    for line in SITES.trim().lines() {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let [granted, page, sees, wanted] = columns.as_slice() else {
            panic!("four columns: {line}");
        };
        let view = site_access(&grants(&[*granted], &[]), Some(&origin(page)));
        let found = (format!("{:?}", view.sees), view.origin.as_str());
        assert_eq!((found.0.as_str(), found.1), (*sees, *wanted), "{line}");
    }
}

#[test]
fn pages_that_no_extension_sees_have_no_site() {
    let everything = grants(&["<all_urls>"], &[]);
    for page in NOT_SEEN {
        let seen = site_access(&everything, page.parse().ok().as_ref());
        assert_eq!(
            (seen.sees, seen.site.as_str()),
            (Sight::Impossible, ""),
            "{page}"
        );
    }
}

proptest! {
    /// What covers another set holds each of its pages, and what meets none of it holds none.
    #[test]
    fn covering_and_meeting_agree_with_matching(
        one in "(\\*|(\\*\\.)?(a\\.)?(b|bb)\\.c)", other in "(\\*|(\\*\\.)?(a\\.)?(b|bb)\\.c)",
        host in "(a\\.)?(a\\.)?(b|bb)\\.c",
    ) {
        let read = |host: &str| format!("*://{host}/*").parse::<MatchPattern>().expect("it is a pattern");
        let (one, other) = (read(&one), read(&other));
        let page = origin(&format!("https://{host}"));
        if one.covers(&other) && other.matches(&page) {
            prop_assert!(one.matches(&page));
        }
        if one.matches(&page) && other.matches(&page) {
            prop_assert!(one.meets(&other));
        }
    }
}
