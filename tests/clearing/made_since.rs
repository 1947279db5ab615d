//! What was made since a site was kept goes before what had signed in is put back.

use latchkey::clearing::SiteLook;
use serde_json::{Value, json};

use crate::looks;

const SECRET: &str = "q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1";

fn cookie(name: &str, domain: &str, path: &str) -> Value {
    json!({"name": name, "value": SECRET, "domain": domain, "path": path, "storeId": "0"})
}

/// The first of the cookies signs in.
fn look(cookies: &[Value], protected: &Value) -> SiteLook {
    let kinds: Vec<&str> = std::iter::once("signsIn")
        .chain(std::iter::repeat("other"))
        .take(cookies.len())
        .collect();
    looks::look(&json!({
        "cookies": cookies, "kinds": kinds,
        "protected": {"sites": [], "cookies": protected}
    }))
}

const HOST: &str = "www.fern.example";

#[test]
fn what_came_since_is_taken_away_and_nothing_else() {
    let session = cookie("sid", HOST, "/");
    let theme = cookie("theme", HOST, "/");
    let kept = look(&[session.clone(), theme.clone()], &json!([]));
    let now = look(
        &[
            session.clone(),
            theme.clone(),
            cookie("sid", HOST, "/account"),
            cookie("loggedOut", HOST, "/"),
            cookie("theme", ".fern.example", "/"),
            cookie("mine", HOST, "/"),
            cookie("loggedOut", "oak.example", "/"),
        ],
        &json!([{"domain": HOST, "path": "/", "name": "mine"}]),
    );
    let steps = now.removal_of_what_came_since(&kept).expect("the web");
    let mut taken: Vec<String> = steps
        .iter()
        .map(|step| {
            let call = serde_json::to_value(step).expect("JSON");
            let (name, url) = (&call["details"]["name"], &call["details"]["url"]);
            format!("{} {}", name.as_str().unwrap(), url.as_str().unwrap())
        })
        .collect();
    taken.sort();
    assert_eq!(
        taken,
        [
            "loggedOut https://www.fern.example/",
            "sid https://www.fern.example/account",
            "theme https://fern.example/",
        ]
    );
    let again = kept.removal_of_what_came_since(&kept).expect("the web");
    assert!(again.is_empty());
}

#[test]
fn a_session_of_nobody_beside_what_was_put_back_is_something_else_than_before() {
    let session = cookie("sid", HOST, "/");
    let kept = look(std::slice::from_ref(&session), &json!([]));
    let rows = [
        ("the same", vec![session.clone()], true),
        (
            "a mark",
            vec![session.clone(), cookie("loggedOut", HOST, "/")],
            true,
        ),
        (
            "at a longer path",
            vec![session.clone(), cookie("sid", HOST, "/account")],
            false,
        ),
        (
            "of the whole site",
            vec![session.clone(), cookie("sid", ".fern.example", "/")],
            false,
        ),
    ];
    for (name, cookies, expected) in rows {
        assert_eq!(look(&cookies, &json!([])).holds(&kept), expected, "{name}");
    }
}
