//! What is made of what the extension sees: origins, partitions, what signs in, and no values.

use latchkey::clearing::SiteLook;
use serde_json::{Value, json};

use crate::looks;

fn look(changes: &[(&str, Value)]) -> SiteLook {
    looks::look(&changes.iter().cloned().collect())
}

/// The tab of all documents.
const TAB: i64 = 1;

fn document(frame: i64, origin: &str, tab_origin: &str, storage: &Value) -> Value {
    json!({
        "tabId": TAB, "frameId": frame, "origin": origin, "tabOrigin": tab_origin, "storeId": "0",
        "storage": storage
    })
}

fn facts(look: &SiteLook) -> Value {
    serde_json::to_value(look.facts()).expect("facts are JSON")
}

#[test]
fn cookies_that_may_sign_in_are_told_from_others() {
    let cookies = json!([
        {"name": "sid", "domain": "www.fern.example", "path": "/", "value": "secret-value"},
        {"name": "_ga", "domain": ".fern.example", "path": "/"},
        {"name": "mine", "domain": "www.fern.example", "path": "/"},
        {"name": "unjudged", "domain": "www.fern.example", "path": "/"}
    ]);
    let protected = json!({
        "sites": [],
        "cookies": [{"domain": "www.fern.example", "path": "/", "name": "mine"}]
    });
    let look = look(&[
        ("cookies", cookies),
        ("kinds", json!(["signsIn", "analytics", "other"])),
        ("protected", protected),
    ]);
    let facts = facts(&look);
    let told: Vec<[bool; 2]> = facts["cookies"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| [found["signsIn"] == true, found["protected"] == true])
        .collect();
    assert_eq!(
        told,
        [[true, false], [false, false], [false, true], [true, false]]
    );
    assert!(!facts.to_string().contains("secret-value"));
}

#[test]
fn documents_of_one_origin_come_together() {
    let item =
        |name: &str, signs_in: bool| json!({"name": name, "signsIn": signs_in, "beside": false});
    let first = json!({
        "localStorage": [["theme", "dark and warm"], ["access_token", "9f3b0c1d2e"]],
        "sessionStorage": [["a", "1"]], "indexedDb": ["firebaseLocalStorageDb", "images"]
    });
    let second = json!({"sessionStorage": [["a", "1"], ["b", "2"]], "cacheStorage": ["v1"]});
    let look = look(&[(
        "documents",
        json!([
            document(
                0,
                "https://www.fern.example",
                "https://www.fern.example",
                &first
            ),
            document(
                2,
                "https://www.fern.example",
                "https://www.fern.example",
                &second
            ),
            document(3, "null", "https://www.fern.example", &first),
        ]),
    )]);
    let facts = facts(&look);
    assert_eq!(facts["documents"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        facts["storage"],
        json!([{
            "origin": "https://www.fern.example",
            "localStorage": [item("theme", false), item("access_token", true)],
            "sessionStorage": [item("a", false), item("b", false)],
            "indexedDb": [item("firebaseLocalStorageDb", true), item("images", false)],
            "cacheStorage": ["v1"], "serviceWorkers": null, "fileSystems": null
        }])
    );
    let undo = serde_json::to_value(look.undo_contents()).expect("JSON");
    assert_eq!(
        undo["localStorage"],
        json!([{"origin": "https://www.fern.example",
            "items": [["theme", "dark and warm"], ["access_token", "9f3b0c1d2e"]]}])
    );
}

#[test]
fn frames_under_other_sites_are_apart() {
    let stored = json!({"localStorage": [["a", "1"]]});
    let rows = [
        (
            "a frame of its own site",
            4,
            "https://www.fern.example",
            "https://fern.example",
            false,
        ),
        (
            "under another site",
            4,
            "https://www.fern.example",
            "https://news.example",
            true,
        ),
        (
            "the tab itself",
            0,
            "https://www.fern.example",
            "https://www.fern.example",
            false,
        ),
    ];
    for (name, frame, origin, tab, embedded) in rows {
        let look = look(&[("documents", json!([document(frame, origin, tab, &stored)]))]);
        let facts = facts(&look);
        assert_eq!(facts["documents"][0]["embedded"], embedded, "{name}");
        assert_eq!(
            facts["storage"].as_array().map(Vec::is_empty),
            Some(embedded),
            "{name}"
        );
    }
}

#[test]
fn a_protected_site_is_known_by_its_registrable_domain() {
    for (site, expected) in [
        ("fern.example", true),
        ("www.fern.example", false),
        ("oak.example", false),
    ] {
        let look = look(&[("protected", json!({"sites": [site], "cookies": []}))]);
        assert_eq!(facts(&look)["siteProtected"], expected, "{site}");
    }
}

#[test]
fn where_no_script_may_run_nothing_is_seen() {
    let look = look(&[(
        "documents",
        json!([document(
            0,
            "https://www.fern.example",
            "https://www.fern.example",
            &Value::Null
        )]),
    )]);
    let facts = facts(&look);
    assert_eq!(facts["documents"][0]["scriptable"], false);
    assert_eq!(facts["storage"], json!([]));
}

#[test]
fn what_signs_in_can_be_put_back_but_from_databases_and_other_tabs() {
    let cookies = || {
        vec![
            (
                "cookies",
                json!([{"name": "sid", "domain": "www.fern.example", "path": "/", "storeId": "0"}]),
            ),
            ("kinds", json!(["signsIn"])),
        ]
    };
    let stored = |storage: Value| {
        let origin = "https://www.fern.example";
        ("documents", json!([document(0, origin, origin, &storage)]))
    };
    let token = || json!([["access_token", "9f3b0c1d2e"]]);
    let rows = [
        ("a cookie", cookies(), true),
        ("nothing", vec![], false),
        (
            "localStorage",
            vec![stored(json!({"localStorage": token()}))],
            true,
        ),
        (
            "sessionStorage",
            vec![stored(json!({"sessionStorage": token()}))],
            true,
        ),
        (
            "a database",
            vec![stored(json!({"indexedDb": ["firebaseLocalStorageDb"]}))],
            false,
        ),
        (
            "a token in a plain database",
            vec![stored(json!({
                "indexedDb": ["actual"],
                "databaseItems": [["actual", "user-token", "9f3b0c1d2e4f5a6b"]],
            }))],
            false,
        ),
        (
            "a cookie, and a token in a plain database",
            [
                cookies(),
                vec![stored(json!({
                    "indexedDb": ["actual"],
                    "databaseItems": [["actual", "user-token", "9f3b0c1d2e4f5a6b"]],
                }))],
            ]
            .concat(),
            false,
        ),
        (
            "a cookie and a plain database",
            [cookies(), vec![stored(json!({"indexedDb": ["images"]}))]].concat(),
            true,
        ),
    ];
    for (name, changes, expected) in rows {
        assert_eq!(look(&changes).can_be_put_back(TAB), expected, "{name}");
    }
    let elsewhere = stored(json!({"sessionStorage": token()}));
    assert!(!look(&[elsewhere]).can_be_put_back(TAB + 1), "another tab");
}

#[test]
fn what_a_session_counts_only_beside_is_taken_for_what_signs_in() {
    let names = ["__session", "__client_uat", "__client_uat_a1b2c3", "_ga"];
    let cookies =
        names.map(|name| json!({"name": name, "domain": "www.fern.example", "path": "/"}));
    let look = look(&[
        ("cookies", json!(cookies)),
        (
            "kinds",
            json!(["signsIn", "loginHelper", "loginHelper", "analytics"]),
        ),
    ]);
    let facts = facts(&look);
    let told = facts["cookies"].as_array().expect("a list").iter();
    let told: Vec<bool> = told.map(|found| found["signsIn"] == true).collect();
    assert_eq!(told, [true, true, true, false]);
}

#[test]
fn what_signs_in_elsewhere_is_no_sign_of_this_site() {
    let token = json!({"localStorage": [["access_token", "9f3b0c1d2e"]]});
    let rows = [
        (
            "another person's page below a public suffix",
            "https://github.io",
            "https://robin.github.io",
            false,
        ),
        (
            "another below localhost",
            "https://localhost",
            "https://robin.localhost",
            false,
        ),
        (
            "a subdomain",
            "https://fern.example",
            "https://www.fern.example",
            true,
        ),
        (
            "a host with the dot of the root",
            "https://fern.example",
            "https://www.fern.example.",
            false,
        ),
        ("itself", "https://github.io", "https://github.io", true),
        ("no page of the web", "null", "https://github.io", false),
    ];
    for (name, page, origin, expected) in rows {
        let look = look(&[
            ("page", json!(page)),
            ("documents", json!([document(0, origin, origin, &token)])),
        ]);
        assert_eq!(look.facts().any_signs_in(), expected, "{name}");
        assert_eq!(look.can_be_put_back(TAB), expected, "{name}");
    }
}

/// The keys of both areas that are kept.
fn kept(local: &[(&str, &str)], session: &[(&str, &str)]) -> Vec<String> {
    let storage = json!({"localStorage": local, "sessionStorage": session});
    let origin = "https://www.fern.example";
    let look = look(&[("documents", json!([document(0, origin, origin, &storage)]))]);
    let facts = look.facts();
    let areas = facts
        .storage
        .iter()
        .flat_map(|stored| [&stored.local_storage, &stored.session_storage]);
    let items = areas.flatten().flatten();
    let kept = items.filter(|item| item.is_kept());
    kept.map(|item| item.name.clone()).collect()
}

const TOKEN: &str = "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m";

#[test]
fn what_a_token_is_refused_without_is_kept_with_it() {
    let chat = [
        ("mx_access_token", TOKEN),
        ("mx_hs_url", "https://chat.fern.example"),
        ("mx_is_url", "https://id.fern.example"),
        ("mx_device_id", "KJHWQERTYU"),
        ("theme", "dark and warm"),
        ("i18nextLng", "en"),
    ];
    assert_eq!(
        kept(&chat, &[]),
        ["mx_access_token", "mx_hs_url", "mx_is_url", "mx_device_id"]
    );
    let vault = [
        (
            "user_5f0c2a9e-6b1d-4c73-9e0a-2d8f41b7c350_token_accessToken",
            TOKEN,
        ),
        (
            "user_5f0c2a9e-6b1d-4c73-9e0a-2d8f41b7c350_environment",
            "fern and oak",
        ),
        ("user_theme", "dark and warm"),
        ("global_account_accounts", "{}"),
        ("global_theming_selection", "dark and warm"),
    ];
    assert_eq!(
        kept(&vault, &[]),
        [vault[0].0, vault[1].0, "global_account_accounts"]
    );
    let flows = [
        ("n8n-browserId", TOKEN),
        ("access_token", TOKEN),
        ("access_log", "open and closed"),
        ("amplitude_device_id", TOKEN),
    ];
    assert_eq!(kept(&flows, &[]), ["n8n-browserId", "access_token"]);
    let of_visit = [
        ("token", TOKEN),
        ("verifier", TOKEN),
        ("place", "garden gate"),
    ];
    assert_eq!(kept(&[], &of_visit), ["place", "token", "verifier"]);
    assert_eq!(
        kept(&[("n8n-browserId", TOKEN)], &[("place", "garden gate")]),
        [""; 0],
        "nothing signs in"
    );
    let many: Vec<String> = (0..60).map(|number| format!("fern_{number}")).collect();
    let mut many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "seen")).collect();
    many.push(("fern_token", TOKEN));
    assert_eq!(kept(&many, &[]), ["fern_token"], "too many for one sign-in");
}
