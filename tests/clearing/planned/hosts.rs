//! Which hosts, origins and ports are meant, and that no neighbour is.

use latchkey::clearing::plan;
use serde_json::{Value, json};

use super::{cookie, document, embedded, facts, merge, names, planned, wish};

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
