//! What may sign in is compared between looks, by place and value.

use latchkey::clearing::SiteLook;
use serde_json::{Value, json};

use crate::looks;

const ORIGIN: &str = "https://www.fern.example";
const FIRST: &str = "q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1";
const SECOND: &str = "m5n2b8v4c1x7z9l3k6j0h4g8f2d5s7a9";

fn cookie(name: &str, value: &str) -> Value {
    json!({"name": name, "value": value, "domain": "www.fern.example", "path": "/", "storeId": "0"})
}

/// A session in a cookie and a token in `localStorage`, where they are there, beside what signs nobody in.
fn look(session: Option<&str>, token: Option<&str>, theme: &str) -> SiteLook {
    let mut cookies = vec![cookie("_ga", theme)];
    let mut kinds = vec!["analytics"];
    if let Some(value) = session {
        cookies.push(cookie("sid", value));
        kinds.push("signsIn");
    }
    let mut items = vec![["theme", theme]];
    items.extend(token.map(|value| ["access_token", value]));
    looks::look(&json!({
        "cookies": cookies, "kinds": kinds,
        "documents": [{
            "tabId": 1, "frameId": 0, "origin": ORIGIN, "tabOrigin": ORIGIN, "storeId": "0",
            "storage": {"localStorage": items}
        }]
    }))
}

#[test]
fn looks_are_alike_where_the_same_signs_in() {
    let before = look(Some(FIRST), Some(FIRST), "dark");
    let rows = [
        (
            "another theme",
            look(Some(FIRST), Some(FIRST), "light"),
            [true, true, false],
        ),
        (
            "another session",
            look(Some(SECOND), Some(FIRST), "dark"),
            [false, false, false],
        ),
        (
            "another token",
            look(Some(FIRST), Some(SECOND), "dark"),
            [false, false, true],
        ),
        (
            "no session",
            look(None, Some(FIRST), "dark"),
            [false, false, false],
        ),
        (
            "no token",
            look(Some(FIRST), None, "dark"),
            [false, false, false],
        ),
    ];
    for (name, now, expected) in rows {
        let found = [
            before.signs_in_alike(&now),
            now.holds(&before),
            before.has_items_replaced(&now),
        ];
        assert_eq!(found, expected, "{name}");
    }
    let more = look(Some(FIRST), Some(FIRST), "dark");
    let less = look(Some(FIRST), None, "dark");
    assert!(more.holds(&less) && !more.signs_in_alike(&less));
}
