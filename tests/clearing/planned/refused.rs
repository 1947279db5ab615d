//! What cannot be done, and says why.

use latchkey::{
    Coded,
    clearing::{ClearingError, plan},
};
use serde_json::json;

use super::{document, facts, of_type, wish};

/// Verdicts other than to do it: browser, wish, type, expected.
#[test]
fn what_cannot_be_done_says_why() {
    let firefox = json!({"engine": "firefox"});
    let private = json!({"privateWindow": true});
    let no_access = json!({"hasHostAccess": false});
    let bare = json!({"hasBrowsingData": false, "hasHostAccess": false});
    let rows = [
        (
            &firefox,
            "cacheStorage",
            "site",
            None,
            "cannot needsOpenPage",
        ),
        (
            &firefox,
            "fileSystems",
            "site",
            None,
            "cannot needsOpenPage",
        ),
        (
            &firefox,
            "localStorage",
            "site",
            Some(1),
            "cannot noTimeRange",
        ),
        (&firefox, "indexedDb", "site", Some(1), "tooBroad anyTime"),
        (
            &firefox,
            "sessionStorage",
            "site",
            Some(1),
            "cannot noTimeRange",
        ),
        (&private, "httpCache", "site", None, "cannot privateWindow"),
        (
            &private,
            "localStorage",
            "site",
            None,
            "cannot needsOpenPage",
        ),
        (
            &no_access,
            "cookies",
            "host",
            None,
            "cannot needsHostAccess",
        ),
        (&json!({}), "cookies", "host", Some(1), "tooBroad wholeSite"),
        (&private, "cookies", "site", Some(1), "cannot noTimeRange"),
        (&bare, "httpCache", "site", None, "cannot needsBrowsingData"),
        (&bare, "cookies", "site", None, "cannot needsHostAccess"),
    ];
    for (browser, data_type, scope, since, expected) in rows {
        let mut wish = wish("signOutAndClear", scope);
        wish.since = since;
        let plan = plan(&facts(&json!({"browser": browser})), wish).expect("it can be planned");
        let verdict = of_type(&plan, data_type)["verdict"].clone();
        let said = format!("{} {}", verdict["kind"], verdict["reason"]).replace('"', "");
        assert_eq!(said, expected, "{browser} {data_type} {scope} {since:?}");
    }
}

/// What a browser knows the time of is cleared by it: cookies, and in Chromium what is in the HTTP cache. Of all else it would
/// take older things too, origin by origin, or knows none.
#[test]
fn a_time_range_takes_nothing_older() {
    let rows = [
        ("chromium", "cookies", "do"),
        ("chromium", "httpCache", "do"),
        ("chromium", "localStorage", "tooBroad anyTime"),
        ("chromium", "indexedDb", "tooBroad anyTime"),
        ("chromium", "cacheStorage", "tooBroad anyTime"),
        ("chromium", "fileSystems", "tooBroad anyTime"),
        ("chromium", "serviceWorkers", "tooBroad anyTime"),
        ("chromium", "sessionStorage", "cannot noTimeRange"),
        ("firefox", "cookies", "do"),
        ("firefox", "httpCache", "tooBroad anyTime"),
        ("firefox", "localStorage", "cannot noTimeRange"),
        ("firefox", "indexedDb", "tooBroad anyTime"),
        ("firefox", "cacheStorage", "cannot noTimeRange"),
        ("firefox", "fileSystems", "cannot noTimeRange"),
        ("firefox", "serviceWorkers", "tooBroad anyTime"),
        ("firefox", "sessionStorage", "cannot noTimeRange"),
    ];
    let origin = "https://www.fern.example:8443";
    for choice in ["signOutAndClear", "fixThisSite"] {
        for (engine, data_type, expected) in rows {
            let mut wish = wish(choice, "site");
            wish.since = Some(1);
            let changes = json!({"browser": {"engine": engine}, "documents": [document(origin)]});
            let plan = plan(&facts(&changes), wish).expect("it can be planned");
            let verdict = of_type(&plan, data_type)["verdict"].clone();
            let reason = verdict["reason"].as_str().unwrap_or_default();
            let said = format!("{} {reason}", verdict["kind"].as_str().unwrap_or_default());
            // Cookies that stay are told apart one by one, which knows no time.
            let expected = if (choice, data_type) == ("fixThisSite", "cookies") {
                "cannot noTimeRange"
            } else {
                expected
            };
            assert_eq!(said.trim(), expected, "{choice} {engine} {data_type}");
        }
    }
}

#[test]
fn a_protected_site_is_left_alone() {
    let plan = plan(
        &facts(&json!({"siteProtected": true})),
        wish("signOutAndClear", "site"),
    )
    .expect("a plan");
    assert_eq!(plan.steps(), Vec::<&latchkey::clearing::Step>::new());
    assert_eq!(of_type(&plan, "cookies")["verdict"]["reason"], "protected");
}

#[test]
fn what_is_no_page_of_the_web_is_refused() {
    let rows = [
        "chrome://settings",
        "about:blank",
        "null",
        "",
        "file://",
        "moz-extension://abc",
        "https://",
        "https://a b",
        "https://fern.example:x",
        "https://fern.example:99999",
        "https://[]",
        "https://fern.example/path",
        "https://user@fern.example",
        "сайт",
    ];
    for page in rows {
        let planned = plan(&facts(&json!({"page": page})), wish("onlyTheCache", "host"));
        let code = planned.as_ref().map_err(Coded::code).err();
        assert_eq!(code, Some("notTheWeb"), "{page}");
    }
}

#[test]
fn more_than_can_be_planned_for_is_refused() {
    let hosts = vec!["fern.example"; 2_001];
    let planned = plan(
        &facts(&json!({"hosts": hosts})),
        wish("onlyTheCache", "host"),
    );
    assert_eq!(planned, Err(ClearingError::TooMuch));
}
