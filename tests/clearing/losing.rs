//! Before what a person is asked once more.

use latchkey::clearing::{loses_for_good, plan};
use serde_json::{Value, json};

use crate::planned::{cookie, document, facts, wish};

#[test]
fn a_person_is_asked_before_what_was_seen_goes_for_good() {
    let origin = "https://www.fern.example:8443";
    let database = json!([{"name": "offline", "signsIn": false}]);
    let sign_in = json!([{"name": "auth", "signsIn": true}]);
    let rows: [(&str, &str, Value, Value, bool); 9] = [
        (
            "a database",
            "signOutAndClear",
            database.clone(),
            json!([]),
            true,
        ),
        (
            "a database, when repairing",
            "fixThisSite",
            database.clone(),
            json!([]),
            true,
        ),
        (
            "one that is kept",
            "fixThisSite",
            sign_in.clone(),
            json!([]),
            false,
        ),
        (
            "one that is not kept",
            "signOutAndClear",
            sign_in,
            json!([]),
            true,
        ),
        (
            "files",
            "signOutAndClear",
            json!([]),
            json!(["draft.txt"]),
            true,
        ),
        (
            "files, when repairing",
            "fixThisSite",
            json!([]),
            json!(["draft.txt"]),
            true,
        ),
        (
            "only the cache",
            "onlyTheCache",
            database,
            json!(["draft.txt"]),
            false,
        ),
        ("nothing", "signOutAndClear", json!([]), json!([]), false),
        (
            "nothing was seen",
            "signOutAndClear",
            json!(null),
            json!(null),
            false,
        ),
    ];
    for (name, choice, databases, files, asked) in rows {
        let facts = facts(&json!({
            "cookies": [cookie("sid", "www.fern.example", "/")],
            "documents": [document(origin)],
            "storage": [{
                "origin": origin, "localStorage": [], "sessionStorage": [{"name": "tab", "signsIn": false}],
                "indexedDb": databases, "cacheStorage": ["v1"], "serviceWorkers": [], "fileSystems": files
            }]
        }));
        let planned = plan(&facts, wish(choice, "site")).expect("it can be planned");
        assert_eq!(loses_for_good(&planned, &facts), asked, "{name}");
    }
}
