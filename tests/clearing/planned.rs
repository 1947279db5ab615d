//! What is planned, call by call. What the calls do is in docs/clearing.md, with its sources.

use latchkey::{
    Coded,
    clearing::{ClearingError, ClearingFacts, ClearingPlan, ClearingWish, plan},
};
use serde_json::{Value, json};

/// Facts of `https://www.fern.example:8443` with these changes.
pub(crate) fn facts(changes: &Value) -> ClearingFacts {
    let mut facts = json!({
        "browser": {
            "engine": "chromium", "version": 140, "privateWindow": false,
            "hasHostAccess": true, "hasBrowsingData": true
        },
        "page": "https://www.fern.example:8443", "storeId": "0", "siteProtected": false,
        "hosts": [], "cookies": [], "documents": [], "storage": []
    });
    merge(&mut facts, changes);
    serde_json::from_value(facts).expect("the facts are facts")
}

fn merge(into: &mut Value, changes: &Value) {
    match (into, changes) {
        (Value::Object(into), Value::Object(changes)) => {
            for (name, change) in changes {
                merge(into.entry(name).or_insert(Value::Null), change);
            }
        }
        (into, changes) => *into = changes.clone(),
    }
}

pub(crate) fn wish(choice: &str, scope: &str) -> ClearingWish {
    serde_json::from_value(json!({"choice": choice, "scope": scope})).expect("it is a wish")
}

pub(crate) fn cookie(name: &str, domain: &str, path: &str) -> Value {
    json!({
        "cookie": {
            "name": name, "domain": domain, "hostOnly": !domain.starts_with('.'), "path": path,
            "secure": true, "storeId": "0"
        },
        "signsIn": name == "sid", "protected": name == "mine"
    })
}

fn embedded(name: &str, domain: &str, top: &str) -> Value {
    let mut found = cookie(name, domain, "/");
    merge(
        &mut found,
        &json!({"cookie": {"partitionKey": {"topLevelSite": top, "hasCrossSiteAncestor": true}}}),
    );
    found
}

pub(crate) fn document(origin: &str) -> Value {
    json!({
        "tabId": 7, "frameId": 0, "origin": origin, "storeId": "0", "embedded": false, "scriptable": true
    })
}

/// The plan of one type, as JavaScript reads it.
fn of_type(plan: &ClearingPlan, data_type: &str) -> Value {
    let plan = serde_json::to_value(plan).expect("a plan is JSON");
    let types = plan["types"].as_array().cloned().unwrap_or_default();
    let mut found = types
        .into_iter()
        .filter(|planned| planned["dataType"] == data_type);
    found.next().unwrap_or_default()
}

fn planned(changes: &Value, choice: &str, scope: &str, data_type: &str) -> Value {
    let plan = plan(&facts(changes), wish(choice, scope)).expect("it can be planned");
    of_type(&plan, data_type)
}

fn names(steps: &Value) -> Vec<String> {
    let steps = steps.as_array().cloned().unwrap_or_default();
    let name = |step: &Value| {
        format!("{} {}", step["details"]["url"], step["details"]["name"]).replace('"', "")
    };
    steps.iter().map(name).collect()
}

#[test]
fn one_host_of_chromium_is_cleared_cookie_by_cookie() {
    let cookies = json!({"cookies": [
        cookie("a", "www.fern.example", "/"),
        cookie("b", ".www.fern.example", "/shop"),
        cookie("c", ".fern.example", "/"),
        cookie("d", "m.www.fern.example", "/"),
        embedded("e", "ads.example", "https://fern.example"),
        embedded("f", "www.fern.example", "https://other.example"),
    ]});
    let plan = plan(&facts(&cookies), wish("signOutAndClear", "host")).expect("a plan");
    let steps = of_type(&plan, "cookies")["verdict"]["steps"].clone();
    assert_eq!(
        names(&steps),
        [
            "https://www.fern.example/ a",
            "https://www.fern.example/ f",
            "https://www.fern.example/shop b"
        ]
    );
    assert_eq!(
        steps[1],
        json!({
            "call": "expireCookie", "details": { "url": "https://www.fern.example/", "name": "f", "storeId": "0",
            "partitionKey": {"topLevelSite": "https://other.example", "hasCrossSiteAncestor": true},
            "path": "/", "secure": true, "value": "-", "expirationDate": 1
        }})
    );
    let related: Vec<&str> = plan
        .related
        .iter()
        .map(|cookie| cookie.name.as_str())
        .collect();
    assert_eq!(related, ["c", "d", "e"]);
}

#[test]
fn a_whole_site_of_chromium_takes_one_call_and_those_of_others_kept_under_it() {
    let cookies = json!({"cookies": [
        cookie("a", "www.fern.example", "/"),
        embedded("e", "ads.example", "https://fern.example"),
        embedded("g", "ads.example", "https://notfern.example"),
    ]});
    let planned = planned(&cookies, "signOutAndClear", "site", "cookies");
    let steps = &planned["verdict"]["steps"];
    assert_eq!(
        steps[0],
        json!({
            "call": "browsingData", "details": { "origins": ["https://www.fern.example:8443"], "dataType": "cookies"
        }})
    );
    assert_eq!(names(steps).split_off(1), ["https://ads.example/ e"]);
}

#[test]
fn firefox_is_told_every_host_exactly() {
    let changes = json!({
        "browser": {"engine": "firefox"}, "storeId": "firefox-default", "hosts": ["m.fern.example"],
        "cookies": []
    });
    let rows = [
        (
            "cookies",
            json!({
                "call": "browsingData", "details": { "hostnames": ["m.fern.example", "www.fern.example"],
                "cookieStoreId": "firefox-default", "dataType": "cookies"
            }}),
        ),
        (
            "localStorage",
            json!({
                "call": "browsingData", "details": {
                "hostnames": ["m.fern.example", "www.fern.example", "www.fern.example:8443"],
                "cookieStoreId": "firefox-default", "dataType": "localStorage"
            }}),
        ),
        (
            "httpCache",
            json!({
                "call": "browsingData", "details": {
                "hostnames": ["m.fern.example", "www.fern.example", "www.fern.example:8443"],
                "dataType": "cache"
            }}),
        ),
    ];
    for (data_type, expected) in rows {
        let planned = planned(&changes, "signOutAndClear", "site", data_type);
        assert_eq!(
            planned["verdict"]["steps"],
            json!([expected]),
            "{data_type}"
        );
    }
}

#[test]
fn calls_name_ten_origins_at_most() {
    let hosts: Vec<String> = (0..12).map(|at| format!("h{at}.fern.example")).collect();
    let planned = planned(
        &json!({"hosts": hosts}),
        "onlyTheCache",
        "site",
        "httpCache",
    );
    let steps = planned["verdict"]["steps"].as_array().expect("it is done");
    let counts: Vec<usize> = steps
        .iter()
        .map(|step| step["details"]["origins"].as_array().map_or(0, Vec::len))
        .collect();
    // Twelve hosts and the page's own over http and https, and the page's own at its port.
    assert_eq!(counts, [10, 10, 7]);
}

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

/// Chromium widens a host to what it takes for the site. Below a public suffix that is a site of its own to us alone, so it is
/// asked first; and where nobody could ask, it is not called.
#[test]
fn chromium_is_never_told_a_host_that_it_widens_beyond_the_site() {
    let (yes, no, unknown) = (json!(true), json!(false), Value::Null);
    let rows = [
        ("https://mine.retool.app", &no, true, "bulk"),
        ("https://mine.retool.app", &no, false, "bulk"),
        ("https://mine.retool.app", &yes, true, "one by one"),
        ("https://mine.retool.app", &unknown, true, "one by one"),
        (
            "https://mine.retool.app",
            &yes,
            false,
            "tooBroad otherSites",
        ),
        (
            "https://mine.retool.app",
            &unknown,
            false,
            "tooBroad otherSites",
        ),
        ("https://a.mine.retool.app", &yes, true, "one by one"),
        ("https://retool.app", &yes, true, "one by one"),
        (
            "https://stadt.gov.de",
            &unknown,
            false,
            "tooBroad otherSites",
        ),
        ("https://fern.co.uk", &no, true, "bulk"),
        // Above these is a top-level domain, or nothing: no browser takes that for a site.
        ("https://fern.example", &unknown, false, "bulk"),
        ("https://www.fern.example", &unknown, true, "bulk"),
        ("http://localhost:3000", &unknown, true, "bulk"),
        ("http://192.0.2.1", &unknown, true, "bulk"),
        ("http://[::1]", &unknown, true, "bulk"),
    ];
    for (page, widens, access, expected) in rows {
        let host = page.split("//").nth(1).unwrap_or_default();
        let host = host.strip_suffix(":3000").unwrap_or(host);
        let changes = json!({
            "page": page, "browser": {"widens": widens, "hasHostAccess": access},
            "cookies": [cookie("a", host, "/"), cookie("b", "other.retool.app", "/")]
        });
        let planned = planned(&changes, "signOutAndClear", "site", "cookies");
        let said = match planned["verdict"]["steps"][0]["call"].as_str() {
            Some("browsingData") => "bulk".to_owned(),
            Some(_) => "one by one".to_owned(),
            None => format!(
                "{} {}",
                planned["verdict"]["kind"], planned["verdict"]["reason"]
            )
            .replace('"', ""),
        };
        assert_eq!(said, expected, "{page} {widens} {access}");
        let steps = planned["verdict"]["steps"].to_string();
        assert!(!steps.contains("other.retool.app"), "{page}");
    }
}

#[test]
fn chromium_is_told_every_host_in_case_it_takes_them_for_sites() {
    let cookies =
        json!({"cookies": [cookie("a", "m.fern.example", "/"), cookie("b", ".fern.example", "/")]});
    let planned = planned(&cookies, "signOutAndClear", "site", "cookies");
    assert_eq!(
        planned["verdict"]["steps"][0]["details"]["origins"],
        json!([
            "https://www.fern.example:8443",
            "https://fern.example",
            "https://m.fern.example"
        ])
    );
}

/// How one cookie is removed: browser, host, name, path, whether a page is open, expected. Each was seen in Chromium 156 and
/// Firefox 153 (`tests/e2e/neighbours.test.mjs`).
#[test]
fn each_cookie_gets_the_call_that_names_it() {
    let (expire, remove, script) = ("expireCookie", "removeCookie", "inPage");
    let rows = [
        ("chromium", "a", "/", true, expire),
        ("chromium", "a", "/a%20b/[x]/@b:c", true, expire),
        ("chromium", "caf\u{e9}", "/", true, expire),
        ("chromium", "a", "/a b", true, script),
        ("chromium", "a", "/a|b", true, script),
        ("chromium", "a", "/{a}", true, script),
        ("chromium", "a", "/\u{fc}", true, script),
        ("chromium", "a", "/a?b", true, script),
        ("chromium", "a", "/a#b", true, script),
        ("chromium", "a", "/a/../b", true, script),
        ("chromium", "a", "/a/%2E./b", true, script),
        ("chromium", "a", "/a b", false, "notAlone"),
        ("chromium", "hidden", "/a b", true, "notAlone"),
        ("chromium", "caf\u{fffd}", "/", true, "notAlone"),
        ("chromium", "a", "", true, "notAlone"),
        ("firefox", "a", "/", true, remove),
        ("firefox", "a", "/a b", false, expire),
        ("firefox", "a", "/{a}|b?c#d", false, expire),
        ("firefox", "a", "/a/../b", false, expire),
        ("firefox", "caf\u{e9}", "/\u{fc}", false, expire),
        ("firefox", "a", "/\u{fffd}", true, "noCall"),
    ];
    for (engine, name, path, is_open, expected) in rows {
        let mut found = cookie(name, "www.fern.example", path);
        merge(&mut found, &json!({"httpOnly": name == "hidden"}));
        let open = is_open.then(|| document("https://www.fern.example"));
        let changes = json!({
            "browser": {"engine": engine}, "cookies": [found], "documents": Vec::from_iter(open)
        });
        let planned = planned(&changes, "fixThisSite", "site", "cookies");
        let step = &planned["verdict"]["steps"][0]["call"];
        let said = step.as_str().or(planned["left"][0]["reason"].as_str());
        assert_eq!(said, Some(expected), "{engine} {name} {path} {is_open}");
    }
}

/// A script reaches what the page's cookies are, and no more: page, domain, secure, in a frame elsewhere, expected.
#[test]
fn a_script_is_asked_only_where_it_can() {
    let rows = [
        (
            "https://www.fern.example",
            "www.fern.example",
            true,
            false,
            true,
        ),
        (
            "https://www.fern.example",
            ".fern.example",
            true,
            false,
            true,
        ),
        (
            "http://www.fern.example",
            "www.fern.example",
            false,
            false,
            true,
        ),
        (
            "http://www.fern.example",
            "www.fern.example",
            true,
            false,
            false,
        ),
        (
            "https://m.fern.example",
            "www.fern.example",
            false,
            false,
            false,
        ),
        (
            "https://www.fern.example",
            "www.fern.example",
            true,
            true,
            false,
        ),
    ];
    for (page, domain, secure, embedded, expected) in rows {
        let mut found = cookie("a", domain, "/a b");
        merge(&mut found, &json!({"cookie": {"secure": secure}}));
        let mut open = document(page);
        merge(&mut open, &json!({"embedded": embedded}));
        let changes = json!({"cookies": [found], "documents": [open]});
        let planned = planned(&changes, "fixThisSite", "site", "cookies");
        let step = &planned["verdict"]["steps"][0];
        assert_eq!(!step.is_null(), expected, "{page} {domain}");
        if expected {
            let named = json!([{"name": "a", "path": "/a b", "secure": secure}]);
            let mut given = step["details"]["task"]["cookies"].clone();
            if let Some(given) = given[0].as_object_mut() {
                let domain_given = given.remove("domain");
                assert_eq!(domain_given.is_some(), domain.starts_with('.'), "{domain}");
            }
            assert_eq!(given, named, "{page} {domain}");
        }
    }
}

#[test]
fn firefox_finds_no_cookie_of_an_ipv6_address_by_its_address() {
    let page = "http://[::1]:8080";
    let changes = |open: bool| {
        let mut found = cookie("a", "[::1]", "/");
        merge(&mut found, &json!({"cookie": {"secure": false}}));
        json!({
            "browser": {"engine": "firefox"}, "page": page, "cookies": [found],
            "documents": Vec::from_iter(open.then(|| document(page)))
        })
    };
    let fixed = |open| planned(&changes(open), "fixThisSite", "site", "cookies");
    assert_eq!(fixed(true)["verdict"]["steps"][0]["call"], "inPage");
    assert_eq!(fixed(false)["left"][0]["reason"], "notAlone");
    let all = planned(&changes(false), "signOutAndClear", "site", "cookies");
    assert_eq!(
        all["verdict"]["steps"][0]["details"]["hostnames"],
        json!(["[::1]"])
    );
}

/// What is said of all of it: page, further document, choice, scope, expected.
#[test]
fn ports_and_the_sign_in_of_the_site_are_spoken_of() {
    let ports = json!(["cookiesOfEveryPort", "otherPortsMayRemain"]);
    let none = json!([]);
    let rows = [
        (
            "https://fern.example",
            None,
            "signOutAndClear",
            "site",
            &none,
        ),
        (
            "https://fern.example:8443",
            None,
            "signOutAndClear",
            "site",
            &ports,
        ),
        (
            "https://fern.example",
            Some("https://fern.example:8443"),
            "signOutAndClear",
            "site",
            &ports,
        ),
        ("http://localhost", None, "fixThisSite", "site", &ports),
        (
            "http://192.0.2.1:3000",
            None,
            "signOutAndClear",
            "host",
            &ports,
        ),
        (
            "http://[::1]:3000",
            None,
            "onlyTheCache",
            "host",
            &json!(["otherPortsMayRemain"]),
        ),
        (
            "https://www.fern.example",
            None,
            "signOutAndClear",
            "host",
            &json!(["siteSignInStays"]),
        ),
        (
            "https://www.fern.example",
            None,
            "signOutAndClear",
            "site",
            &none,
        ),
        (
            "https://www.fern.example",
            None,
            "fixThisSite",
            "host",
            &none,
        ),
        (
            "https://elm.example",
            None,
            "signOutAndClear",
            "host",
            &none,
        ),
    ];
    for (page, open, choice, scope, expected) in rows {
        let documents: Vec<Value> = open.into_iter().map(document).collect();
        let changes = json!({
            "page": page, "documents": documents, "cookies": [cookie("sid", ".fern.example", "/")]
        });
        let plan = plan(&facts(&changes), wish(choice, scope)).expect("it can be planned");
        let notes = serde_json::to_value(&plan.notes).expect("JSON");
        assert_eq!(&notes, expected, "{page} {choice} {scope}");
    }
    let unseen = json!({"browser": {"engine": "firefox", "hasHostAccess": false}, "page": "https://www.fern.example"});
    let plan = plan(&facts(&unseen), wish("signOutAndClear", "host")).expect("it can be planned");
    assert_eq!(
        serde_json::to_value(&plan.notes).expect("JSON"),
        json!(["siteSignInMayStay"])
    );
}

/// A host with the dot of the root is of another site, to browsers too.
#[test]
fn a_host_with_the_dot_of_the_root_is_apart() {
    let rows = [
        ("https://dot.example.", "rooted"),
        ("https://dot.example", "plain"),
    ];
    for (page, expected) in rows {
        let mut partitioned = embedded("under", "ads.example", "https://dot.example.");
        merge(&mut partitioned, &json!({"cookie": {"name": "rooted"}}));
        let changes = json!({"page": page, "cookies": [
            cookie("rooted", "dot.example.", "/"), cookie("plain", "dot.example", "/"),
            cookie("rooted", ".dot.example.", "/a"), partitioned
        ]});
        for (choice, scope) in [("fixThisSite", "site"), ("fixThisSite", "host")] {
            let planned = planned(&changes, choice, scope, "cookies");
            let names = names(&planned["verdict"]["steps"]);
            assert!(!names.is_empty(), "{page}");
            let all = names.iter().all(|name| name.ends_with(expected));
            assert!(all, "{page} {names:?}");
        }
        let all = planned(&changes, "signOutAndClear", "site", "cookies");
        assert_eq!(
            all["verdict"]["steps"][0]["details"]["origins"],
            json!([page])
        );
    }
}

#[test]
fn fixing_does_not_risk_what_a_sleeping_tab_signs_in_by() {
    let origin = "https://www.fern.example:8443";
    let mut asleep = document(origin);
    merge(&mut asleep, &json!({"scriptable": false}));
    let item = json!({"name": "theme", "signsIn": false});
    let token = json!({"name": "token", "signsIn": true});
    let rows = [
        (
            "unseen",
            Value::Null,
            json!([]),
            json!([{"place": origin, "reason": "needsOpenPage"}]),
        ),
        (
            "a token",
            json!([token]),
            json!([]),
            json!([{"place": origin, "reason": "needsOpenPage"}]),
        ),
        ("no token", json!([item]), json!([origin]), json!([])),
    ];
    for (name, session, origins, left) in rows {
        let changes = json!({"documents": [asleep], "storage": [{
            "origin": origin, "localStorage": [item], "sessionStorage": session, "indexedDb": null,
            "cacheStorage": null, "serviceWorkers": null, "fileSystems": null
        }]});
        let planned = planned(&changes, "fixThisSite", "site", "localStorage");
        let called = planned["verdict"]["steps"][0]["details"]["origins"].clone();
        let called = if called.is_null() { json!([]) } else { called };
        assert_eq!((called, planned["left"].clone()), (origins, left), "{name}");
    }
}

#[test]
fn fixing_keeps_what_signs_in() {
    let origin = "https://www.fern.example:8443";
    let changes = json!({
        "cookies": [
            cookie("sid", "www.fern.example", "/"),
            cookie("mine", "www.fern.example", "/"),
            cookie("_ga", ".fern.example", "/"),
            cookie("sid", "www.fern.example", "/shop"),
        ],
        "documents": [document(origin)],
        "storage": [{
            "origin": origin,
            "localStorage": [{"name": "token", "signsIn": true}, {"name": "theme", "signsIn": false}],
            "sessionStorage": [{"name": "tab", "signsIn": false}],
            "indexedDb": [{"name": "offline", "signsIn": false}],
            "cacheStorage": ["v1"], "serviceWorkers": [], "fileSystems": []
        }]
    });
    let fixed = |data_type| planned(&changes, "fixThisSite", "site", data_type);
    let cookies = fixed("cookies");
    assert_eq!(
        names(&cookies["verdict"]["steps"]),
        ["https://fern.example/ _ga"]
    );
    let reasons: Vec<&Value> = cookies["kept"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|kept| &kept["reason"])
        .collect();
    assert_eq!(reasons, ["signsIn", "protected", "signsIn"]);
    assert_eq!(
        fixed("localStorage")["verdict"]["steps"][0]["details"]["task"],
        json!({"kind": "removeKeys", "area": "local", "keys": ["theme"]})
    );
    let databases = &fixed("indexedDb")["verdict"]["steps"];
    assert_eq!(
        databases[0]["call"], "browsingData",
        "all of them go: the browser takes them from the page that holds them"
    );
}

/// Documents of the origin, and the task that takes one database of two.
#[test]
fn a_database_that_a_page_may_hold_is_emptied() {
    let origin = "https://www.fern.example:8443";
    let page = |tab: u8, quiet: bool| {
        let mut page = document(origin);
        page["tabId"] = json!(tab);
        page["quiet"] = json!(quiet);
        page
    };
    let asleep = |tab: u8| {
        let mut page = page(tab, false);
        page["scriptable"] = json!(false);
        page
    };
    let elsewhere = |field: &str, value: Value| {
        let mut page = page(9, false);
        page[field] = value;
        page
    };
    let rows = [
        ("its page", vec![page(7, false)], "emptyDatabases"),
        ("left", vec![page(7, true)], "deleteDatabases"),
        (
            "one is left",
            vec![page(7, true), page(8, false)],
            "emptyDatabases",
        ),
        (
            "one sleeps",
            vec![page(7, true), asleep(8)],
            "deleteDatabases",
        ),
        (
            "another container",
            vec![page(7, true), elsewhere("storeId", json!("9"))],
            "deleteDatabases",
        ),
        (
            "another host",
            vec![
                page(7, true),
                elsewhere("origin", json!("https://m.fern.example")),
            ],
            "deleteDatabases",
        ),
    ];
    for (name, documents, task) in rows {
        let changes = json!({
            "documents": documents,
            "storage": [{
                "origin": origin, "localStorage": [], "sessionStorage": [],
                "indexedDb": [{"name": "offline", "signsIn": false}, {"name": "auth", "signsIn": true}],
                "cacheStorage": null, "serviceWorkers": null, "fileSystems": null
            }]
        });
        let planned = planned(&changes, "fixThisSite", "site", "indexedDb");
        let step = &planned["verdict"]["steps"][0]["details"]["task"];
        assert_eq!(step, &json!({"kind": task, "names": ["offline"]}), "{name}");
        let held = planned["left"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|left| left["reason"] == "heldOpen");
        assert_eq!(
            held.count(),
            usize::from(task == "emptyDatabases"),
            "{name}"
        );
    }
}

/// As programs on many ports of many hosts have it: each origin is in one call of each type, and no call has more than it may.
#[test]
fn fifty_hosts_with_twenty_ports_each_are_cleared_with_their_site() {
    let hosts = 0..50;
    let seen: Vec<String> = hosts
        .flat_map(|host| {
            (0..20).map(move |port| format!("https://h{host}.fern.example:{}", 9_000 + port))
        })
        .collect();
    for (engine, store, field) in [
        ("chromium", "0", "origins"),
        ("firefox", "firefox-default", "hostnames"),
    ] {
        let changes = json!({"browser": {"engine": engine}, "storeId": store, "origins": seen});
        let planned = planned(&changes, "signOutAndClear", "site", "localStorage");
        let steps = planned["verdict"]["steps"].as_array().expect("calls");
        let named: Vec<&Value> = steps
            .iter()
            .filter_map(|step| step["details"][field].as_array())
            .inspect(|names| assert!(names.len() <= 10, "{engine}"))
            .flatten()
            .collect();
        for origin in &seen {
            let name = if engine == "chromium" {
                origin.as_str()
            } else {
                origin.trim_start_matches("https://")
            };
            let times = named.iter().filter(|named| **named == name).count();
            assert_eq!(times, 1, "{engine} {origin}");
        }
    }
}

#[test]
fn origins_that_were_seen_are_cleared_with_the_site() {
    let seen = [
        "https://app.fern.example",
        "https://www.fern.example:9443",
        "http://dev.fern.example:3000",
        "https://notfern.example",
    ];
    let rows = [
        ("site", "chromium", &seen[..3], &seen[3..]),
        (
            "host",
            "chromium",
            &seen[1..2],
            &[seen[0], seen[2], seen[3]],
        ),
    ];
    for (scope, engine, cleared, left) in rows {
        let changes = json!({"browser": {"engine": engine}, "origins": seen});
        for data_type in ["localStorage", "indexedDb", "serviceWorkers", "httpCache"] {
            let planned = planned(&changes, "signOutAndClear", scope, data_type);
            let calls = planned["verdict"]["steps"].to_string();
            for origin in cleared {
                assert!(calls.contains(&format!("{origin:?}")), "{origin} {calls}");
            }
            for origin in left {
                assert!(!calls.contains(&format!("{origin:?}")), "{origin} {calls}");
            }
        }
    }
    let changes = json!({
        "browser": {"engine": "firefox"}, "storeId": "firefox-default", "origins": seen
    });
    let planned = planned(&changes, "signOutAndClear", "site", "localStorage");
    let calls = planned["verdict"]["steps"].to_string();
    for host in [
        "app.fern.example",
        "www.fern.example:9443",
        "dev.fern.example:3000",
    ] {
        assert!(calls.contains(&format!("{host:?}")), "{host} {calls}");
    }
    assert!(!calls.contains("notfern"), "{calls}");
}

#[test]
fn a_database_stays_where_nothing_else_signs_in() {
    let origin = "https://www.fern.example:8443";
    let changes = json!({
        "documents": [document(origin)],
        "storage": [{
            "origin": origin, "localStorage": [], "sessionStorage": [],
            "indexedDb": [{"name": "offline", "signsIn": false}],
            "cacheStorage": null, "serviceWorkers": null, "fileSystems": null
        }]
    });
    let planned = planned(&changes, "fixThisSite", "site", "indexedDb");
    assert_eq!(planned["verdict"], json!({"kind": "do", "steps": []}));
    assert_eq!(planned["kept"][0]["reason"], "mayHoldToken");
}

#[test]
fn a_database_stays_where_its_origin_sees_nothing_that_signs_in() {
    let app = "https://app.fern.example";
    let rows = [
        ("www.fern.example", 1),
        ("app.fern.example", 0),
        (".fern.example", 0),
    ];
    for (domain, kept) in rows {
        let changes = json!({
            "cookies": [cookie("sid", domain, "/")], "documents": [document(app)],
            "storage": [{
                "origin": app, "localStorage": null, "sessionStorage": null,
                "indexedDb": [{"name": "offline", "signsIn": false}],
                "cacheStorage": null, "serviceWorkers": null, "fileSystems": null
            }]
        });
        let planned = planned(&changes, "fixThisSite", "site", "indexedDb");
        assert_eq!(
            planned["kept"].as_array().map(Vec::len),
            Some(kept),
            "{domain}"
        );
    }
}

/// What what signs in may count only beside; and what nobody can bring back is said to be so.
#[test]
fn fixing_keeps_what_is_needed_beside() {
    let origin = "https://www.fern.example:8443";
    let mut guard = cookie("guard", "www.fern.example", "/");
    guard["beside"] = json!(true);
    let item = |name: &str, beside: bool| json!({"name": name, "signsIn": false, "beside": beside});
    let changes = json!({
        "cookies": [guard, cookie("_ga", ".fern.example", "/")], "documents": [document(origin)],
        "storage": [{
            "origin": origin, "localStorage": [item("username", true), item("theme", false)],
            "sessionStorage": [item("secret", true), item("tab", false)], "indexedDb": [item("keys", true)],
            "cacheStorage": null, "serviceWorkers": null, "fileSystems": null
        }]
    });
    for (data_type, name) in [
        ("cookies", "guard"),
        ("localStorage", "username"),
        ("sessionStorage", "secret"),
        ("indexedDb", "keys"),
    ] {
        let planned = planned(&changes, "fixThisSite", "site", data_type);
        let kept: Vec<[&Value; 2]> = planned["kept"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|kept| [&kept["name"], &kept["reason"]])
            .collect();
        assert_eq!(kept, [[&json!(name), &json!("mayBeNeeded")]], "{data_type}");
    }
    for choice in ["fixThisSite", "signOutAndClear"] {
        let session = planned(&changes, choice, "site", "sessionStorage");
        assert_eq!(session["notes"], json!(["cannotBeBroughtBack"]), "{choice}");
    }
}

#[test]
fn cookies_of_one_name_are_told_apart() {
    for (engine, choice) in [("chromium", "signOutAndClear"), ("firefox", "fixThisSite")] {
        let cookies = json!({"browser": {"engine": engine}, "cookies": [
            cookie("id", "www.fern.example", "/"),
            cookie("id", ".fern.example", "/"),
        ]});
        let planned = planned(&cookies, choice, "host", "cookies");
        let steps = &planned["verdict"]["steps"];
        assert_eq!(names(steps), ["https://www.fern.example/ id"], "{engine}");
        assert_eq!(steps[0]["call"], "expireCookie", "{engine}");
        assert_eq!(steps[0]["details"]["domain"], Value::Null, "{engine}");
        assert_eq!(planned["left"], json!([]), "{engine}");
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
