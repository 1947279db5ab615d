//! What is told of what pages keep in their storage.

use latchkey::clearing::{SeenDocument, signs_in_beyond_tab, stored_that_signs_in};
use serde_json::json;

const OPAQUE: &str = "9f3b0c1d2e4a5b6c7d8e9f0a1b2c3d4e";
const SAYS_WHOSE: &str =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyb2JpbiIsImlhdCI6MTc4MDAwMDAwMH0.c2lnbmF0dXJl";

/// A name, what `localStorage` and `sessionStorage` hold, and what is told.
type Row<'a> = (
    &'a str,
    &'a [[&'a str; 2]],
    &'a [[&'a str; 2]],
    &'a [&'a str],
);

#[test]
fn whose_a_token_is_is_told_where_it_does_not_say_so() {
    let rows: [Row; 8] = [
        ("nothing", &[["theme", "dark"]], &[], &[]),
        ("a token", &[["token", OPAQUE]], &[], &["token"]),
        (
            "one beside the name of the person, as in The Lounge",
            &[["token", OPAQUE], ["user", "robin"], ["theme", "dark"]],
            &[],
            &["token", "user"],
        ),
        (
            "one beside the number of the person",
            &[
                ["mx_access_token", OPAQUE],
                ["mx_user_id", "@robin:fern.example"],
            ],
            &[],
            &["mx_access_token", "mx_user_id"],
        ),
        (
            "one that says whose it is, as in Verdaccio",
            &[["token", SAYS_WHOSE], ["username", "robin"]],
            &[],
            &["token"],
        ),
        (
            "one beside all that is known of the person",
            &[["token", OPAQUE], ["user", r#"{"name": "Robin"}"#]],
            &[],
            &["token"],
        ),
        ("a name without a token", &[["user", "robin"]], &[], &[]),
        (
            "a name elsewhere than the token",
            &[["user", "robin"]],
            &[["token", OPAQUE]],
            &["token"],
        ),
    ];
    for (name, local, session, expected) in rows {
        let document = document(&json!({"localStorage": local, "sessionStorage": session}));
        let told = stored_that_signs_in(&[document]);
        assert_eq!(
            told.iter().map(String::as_str).collect::<Vec<_>>(),
            expected,
            "{name}"
        );
    }
}

#[test]
fn what_only_one_tab_holds_is_told_from_what_is_there_in_any() {
    for (storage, expected) in [
        (json!({"localStorage": [["token", OPAQUE]]}), true),
        (json!({"sessionStorage": [["token", OPAQUE]]}), false),
        (
            json!({"localStorage": [["theme", "dark"]], "sessionStorage": [["token", OPAQUE]]}),
            false,
        ),
        (
            json!({"indexedDb": ["db"], "databaseItems": [["db", "token", OPAQUE]]}),
            true,
        ),
        (json!(null), false),
    ] {
        assert_eq!(
            signs_in_beyond_tab(&[document(&storage)]),
            expected,
            "{storage}"
        );
    }
}

fn document(storage: &serde_json::Value) -> SeenDocument {
    serde_json::from_value(json!({
        "tabId": 1, "frameId": 0, "origin": "https://fern.example", "tabOrigin": "https://fern.example",
        "storeId": "0", "storage": storage
    }))
    .expect("a document")
}
