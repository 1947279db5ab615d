//! What fixing a site keeps.

use serde_json::{Value, json};

use super::{cookie, document, merge, names, planned};

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
