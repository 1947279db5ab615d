//! Which calls take what, in each browser.

use latchkey::clearing::plan;
use serde_json::{Value, json};

use super::{cookie, document, embedded, facts, merge, names, of_type, planned, wish};

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
    let hangs = |tab: u8| {
        let mut page = asleep(tab);
        page["hangs"] = json!(true);
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
        ("one hangs", vec![page(7, true), hangs(8)], "emptyDatabases"),
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
