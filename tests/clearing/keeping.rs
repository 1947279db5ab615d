//! What "Fix this site" keeps and takes of what real applications set. Names are theirs; values are made up alike.

use std::collections::BTreeMap;

use latchkey::{
    clearing::{ClearingFacts, FoundCookie, StoredItem},
    cookies::{Cookie, Kind, assess},
};
use serde_json::{Value, json};

use crate::looks;

const NOW: f64 = 1_795_000_000.0;

/// One cookie: `h` for `HttpOnly`, `c` for one that was seen to come with a sign-in, `s` for one that ends with the browser.
type Set<'a> = (&'a str, &'a str, &'a str);

/// Facts of a site with these cookies and stores, judged as they are in the browser.
fn facts_of(set: &[Set], storage: &Value) -> ClearingFacts {
    let cookies: Vec<Value> = set
        .iter()
        .map(|(name, value, how)| {
            let lasts = (!how.contains('s')).then_some(NOW + 864_000.0);
            json!({
                "name": name, "value": value, "domain": "www.fern.example", "hostOnly": true, "path": "/",
                "secure": false, "httpOnly": how.contains('h'), "sameSite": "lax", "session": lasts.is_none(),
                "expirationDate": lasts, "storeId": "0"
            })
        })
        .collect();
    let judged: Vec<Cookie> = serde_json::from_value(json!(cookies)).expect("cookies");
    let kinds: Vec<Kind> = assess(&judged, &[], NOW)
        .iter()
        .map(|one| one.kind)
        .collect();
    let came: Vec<usize> = (0..set.len())
        .filter(|at| set[*at].2.contains('c'))
        .collect();
    let origin = "https://www.fern.example";
    let look = looks::look(&json!({
        "cookies": cookies, "kinds": kinds, "cameWithSignIn": came,
        "documents": [{
            "tabId": 1, "frameId": 0, "origin": origin, "tabOrigin": origin, "storeId": "0", "storage": storage
        }]
    }));
    look.facts()
}

#[test]
fn cookies_of_applications_are_kept_whole() {
    let lines = include_str!("applications.tsv").lines();
    let mut applications: BTreeMap<&str, Vec<(&str, Set)>> = BTreeMap::new();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [application, expected, name, value, how] = columns[..] else {
            panic!("{line}");
        };
        let cookies = applications.entry(application).or_default();
        cookies.push((expected, (name, value, how)));
    }
    assert!(applications.len() > 10);
    let mut wrong = vec![];
    for (name, cookies) in applications {
        let set: Vec<Set> = cookies.iter().map(|(_, set)| *set).collect();
        let facts = facts_of(&set, &json!({}));
        for (found, (expected, _)) in facts.cookies.iter().zip(&cookies) {
            if found.is_kept() != (*expected == "keep") {
                wrong.push(format!("{name}: {found:?}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

type Items<'a> = &'a [(&'a str, &'a str)];

/// What applications keep in `localStorage`: what stays, what goes.
#[test]
fn items_of_applications_are_kept_whole() {
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJyZWFsX2dyb3VwcyI6W119.c2lnbmF0dXJl";
    let long = "x".repeat(8 << 20);
    let rows: [(&str, Items, Items); 6] = [
        (
            "Verdaccio",
            &[("token", token), ("username", "robin")],
            &[
                ("themeStyles", "{\"dark\":true}"),
                ("settings", "{\"yarnModern\":false}"),
            ],
        ),
        (
            "Node-RED",
            &[(
                "auth-tokens",
                r#"{"access_token":"S3xT0k3n9f8e7d6c5b4a","expires_in":604800,"token_type":"Bearer"}"#,
            )],
            &[("editor-language", "en-US"), ("node-red-tour-seen", "true")],
        ),
        (
            "keys of what is kept encrypted",
            &[
                ("password", "correct horse"),
                ("secret", "9f3b0c1d2e4f5a6b"),
                ("encryption-key", "Zm9vYmFyYmF6"),
                ("privateKey", "MIIEvQIBADANBgkqhkiG9w0B"),
            ],
            &[
                ("showPassword", "true"),
                ("keyboard", "qwerty and more"),
                ("sortKey", "name of the column"),
            ],
        ),
        (
            "a companion beside a token",
            &[
                ("access_token", "9f3b0c1d2e4f5a6b"),
                ("userName", "robin"),
                ("account", "4"),
                ("xsrf-token", "0123456789abcdef"),
            ],
            &[
                ("menu", "open"),
                ("cookie-consent", "accepted by robin"),
                ("lastVisit", "2026-11-28"),
            ],
        ),
        (
            "a name without a token",
            &[],
            &[("username", "robin"), ("theme", "dark")],
        ),
        (
            "a token of eight megabytes",
            &[("token", &long), ("username", "robin")],
            &[("cache", &long)],
        ),
    ];
    for (name, kept, gone) in rows {
        let items: Vec<&(&str, &str)> = kept.iter().chain(gone).collect();
        for area in ["localStorage", "sessionStorage"] {
            let facts = facts_of(&[], &json!({ area: items }));
            let stored = &facts.storage[0];
            let seen = [&stored.local_storage, &stored.session_storage];
            let found: Vec<_> = seen.into_iter().flatten().flatten().collect();
            assert_eq!(found.len(), items.len());
            // What is there for one visit only stays whole beside a token.
            let is_whole = area == "sessionStorage" && found.iter().any(|item| item.signs_in);
            for item in found {
                let stays = is_whole || kept.iter().any(|(key, _)| *key == item.name);
                assert_eq!(item.is_kept(), stays, "{name}, {area}: {}", item.name);
            }
        }
    }
}

/// Names beside a database, which may hold a token: Actual keeps `user-token` in one.
#[test]
fn who_the_person_is_stays_beside_a_database() {
    let databases = json!({"localStorage": [["username", "robin"], ["theme", "dark"]], "indexedDb": ["actual"]});
    let facts = facts_of(
        &[("userName", "robin", ""), ("theme", "dark", "")],
        &databases,
    );
    let cookies: Vec<bool> = facts.cookies.iter().map(FoundCookie::is_kept).collect();
    let items = facts.storage[0].local_storage.iter().flatten();
    let items: Vec<bool> = items.map(StoredItem::is_kept).collect();
    assert_eq!((cookies, items), (vec![true, false], vec![true, false]));
}

#[test]
fn what_is_kept_beside_is_not_told_to_sign_in() {
    let set = [
        ("lang", "en", "h"),
        ("csrftoken", "Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe", ""),
    ];
    let facts = facts_of(
        &set,
        &json!({"localStorage": [["password", "correct horse"]]}),
    );
    let told = facts
        .cookies
        .iter()
        .map(|found| (found.beside, found.signs_in));
    assert_eq!(told.collect::<Vec<_>>(), [(true, false); 2]);
    assert!(!facts.any_signs_in());
}

#[test]
fn names_and_values_without_end_are_read_too() {
    let long = "pane_".repeat(1 << 20);
    let items = json!({"localStorage": [["token", "9f3b0c1d2e4f5a6b"], [long.as_str(), "1"], ["secret", long.as_str()]]});
    let facts = facts_of(
        &[("sid", "q8w7e6r5t4y3u2i1", "h"), (&long, "1", "")],
        &items,
    );
    let kept = facts.storage[0]
        .local_storage
        .iter()
        .flatten()
        .map(StoredItem::is_kept);
    assert_eq!(kept.collect::<Vec<_>>(), [true, false, true]);
}
