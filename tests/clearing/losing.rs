//! Before what a person is asked once more.

use latchkey::clearing::{Loss, losing, plan};
use serde_json::{Value, json};

use crate::planned::{cookie, document, facts, wish};

const ORIGIN: &str = "https://www.fern.example:8443";

/// What a person may lose, where the page in front keeps this.
fn loss(choice: &str, databases: &Value, files: &Value, changes: &[(&str, Value)]) -> Loss {
    let mut all = json!({
        "cookies": [cookie("sid", "www.fern.example", "/")],
        "documents": [document(ORIGIN)],
        "storage": [{
            "origin": ORIGIN, "localStorage": [], "sessionStorage": [{"name": "tab", "signsIn": false}],
            "indexedDb": databases, "cacheStorage": ["v1"], "serviceWorkers": [], "fileSystems": files
        }]
    });
    for (name, change) in changes {
        all[*name] = change.clone();
    }
    let facts = facts(&all);
    losing(
        &plan(&facts, wish(choice, "site")).expect("it can be planned"),
        &facts,
    )
}

#[test]
fn what_goes_for_good_is_known_as_far_as_it_was_seen() {
    let database = json!([{"name": "offline", "signsIn": false}]);
    let sign_in = json!([{"name": "auth", "signsIn": true}]);
    let (none, hidden, files) = (json!([]), json!(null), json!(["draft.txt"]));
    let rows = [
        (
            "a database",
            "signOutAndClear",
            &database,
            &none,
            Loss::Seen,
        ),
        (
            "a database, when repairing",
            "fixThisSite",
            &database,
            &none,
            Loss::Seen,
        ),
        (
            "one that is kept",
            "fixThisSite",
            &sign_in,
            &none,
            Loss::Nothing,
        ),
        (
            "one that is not kept",
            "signOutAndClear",
            &sign_in,
            &none,
            Loss::Seen,
        ),
        ("files", "signOutAndClear", &none, &files, Loss::Seen),
        (
            "files, when repairing",
            "fixThisSite",
            &none,
            &files,
            Loss::Seen,
        ),
        (
            "only the cache",
            "onlyTheCache",
            &database,
            &files,
            Loss::Nothing,
        ),
        ("nothing", "signOutAndClear", &none, &none, Loss::Nothing),
        (
            "nothing could be seen",
            "signOutAndClear",
            &hidden,
            &hidden,
            Loss::Unseen,
        ),
        (
            "databases could not be seen",
            "signOutAndClear",
            &hidden,
            &none,
            Loss::Unseen,
        ),
        (
            "files could not be seen",
            "signOutAndClear",
            &none,
            &hidden,
            Loss::Unseen,
        ),
        (
            "a database, beside files that could not be seen",
            "signOutAndClear",
            &database,
            &hidden,
            Loss::SeenAndUnseen,
        ),
        (
            "nothing could be seen, and the cache is meant",
            "onlyTheCache",
            &hidden,
            &hidden,
            Loss::Nothing,
        ),
    ];
    for (name, choice, databases, files, expected) in rows {
        assert_eq!(loss(choice, databases, files, &[]), expected, "{name}");
    }
}

#[test]
fn hosts_that_are_not_open_may_lose_what_nobody_has_seen() {
    let none = json!([]);
    let of_api = json!([
        cookie("sid", "www.fern.example", "/"),
        cookie("csrf", "api.fern.example", "/")
    ]);
    let rows = [
        (
            "another host has shown itself",
            "origins",
            json!(["https://app.fern.example"]),
            Loss::Unseen,
        ),
        (
            "another port of the host has",
            "origins",
            json!(["https://www.fern.example"]),
            Loss::Unseen,
        ),
        ("another host has a cookie", "cookies", of_api, Loss::Unseen),
    ];
    for browser in ["chromium", "firefox"] {
        let browser = json!({
            "engine": browser, "version": 140, "privateWindow": false, "hasHostAccess": true, "hasBrowsingData": true
        });
        for (name, fact, value, expected) in &rows {
            let changes = [(*fact, value.clone()), ("browser", browser.clone())];
            assert_eq!(
                loss("signOutAndClear", &none, &none, &changes),
                *expected,
                "{name} {browser}"
            );
        }
    }
}

/// Undo keeps cookies and `localStorage` as far as they were seen, and calls of the browser take the rest too.
#[test]
fn what_undo_could_not_keep_is_lost_as_well() {
    let none = json!([]);
    let of_page = |local: Value, databases: &Value| {
        json!([{
            "origin": ORIGIN, "localStorage": local, "sessionStorage": [], "indexedDb": databases,
            "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
        }])
    };
    let browser = |engine: &str, access: bool| {
        json!({
            "engine": engine, "version": 140, "privateWindow": false, "hasHostAccess": access, "hasBrowsingData": true,
            "widens": false
        })
    };
    let hidden = of_page(json!(null), &none);
    let seen = of_page(json!([{"name": "theme", "signsIn": false}]), &none);
    let database = json!([{"name": "offline", "signsIn": false}]);
    let rows = [
        (
            "all was seen",
            "signOutAndClear",
            true,
            &seen,
            Loss::Nothing,
        ),
        (
            "no cookie could be seen",
            "signOutAndClear",
            false,
            &seen,
            Loss::Unseen,
        ),
        (
            "cookies stay where they cannot be seen",
            "fixThisSite",
            false,
            &seen,
            Loss::Nothing,
        ),
        (
            "local storage could not be seen",
            "signOutAndClear",
            true,
            &hidden,
            Loss::Unseen,
        ),
        (
            "it stays where it cannot be seen",
            "fixThisSite",
            true,
            &hidden,
            Loss::Nothing,
        ),
        (
            "a database, beside cookies that could not be seen",
            "signOutAndClear",
            false,
            &of_page(json!([]), &database),
            Loss::SeenAndUnseen,
        ),
    ];
    for engine in ["chromium", "firefox"] {
        for (name, choice, access, storage, expected) in rows {
            let changes = [
                ("browser", browser(engine, access)),
                ("storage", storage.clone()),
            ];
            let loss = loss(choice, &none, &none, &changes);
            assert_eq!(loss, expected, "{name} {engine}");
        }
    }
}

#[test]
fn a_person_is_asked_before_what_they_do_not_know_of() {
    let rows = [
        (Loss::Nothing, false, false),
        (Loss::Unseen, true, false),
        (Loss::Seen, true, true),
        (Loss::SeenAndUnseen, true, true),
    ];
    for (loss, unshown, shown) in rows {
        assert_eq!(loss.asks(false), unshown, "{loss:?}");
        assert_eq!(loss.asks(true), shown, "{loss:?}");
    }
}
