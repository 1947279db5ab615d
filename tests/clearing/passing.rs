//! What signed in for a moment, between two looks.

use latchkey::{clearing::SiteLook, cookies::Cookie};
use serde_json::{Value, json};

/// Name, path and value of a cookie. Those whose name ends in `sid` sign in.
type Row<'a> = (&'a str, &'a str, &'a str);

fn cookie((name, path, value): Row) -> Value {
    json!({"name": name, "value": value, "domain": "www.fern.example", "path": path, "storeId": "0"})
}

fn look(rows: &[Row]) -> SiteLook {
    let kinds = rows.iter().map(|(name, ..)| {
        if name.ends_with("sid") {
            "signsIn"
        } else {
            "other"
        }
    });
    let look = json!({
        "browser": {
            "engine": "chromium", "version": 140, "privateWindow": false,
            "hasHostAccess": true, "hasBrowsingData": true
        },
        "page": "https://www.fern.example", "storeId": "0",
        "cookies": rows.iter().map(|row| cookie(*row)).collect::<Vec<_>>(),
        "kinds": kinds.collect::<Vec<_>>(),
        "documents": [], "protected": {"sites": [], "cookies": []}
    });
    serde_json::from_value(look).expect("it is a look")
}

fn shown(look: &SiteLook) -> String {
    let cookies = look.cookies.iter().map(|cookie| {
        let path = cookie.path.trim_start_matches('/');
        format!("{}{path}={}", cookie.name, cookie.value)
    });
    cookies.collect::<Vec<_>>().join(" ")
}

const SID: Row = ("sid", "/", "1");
const THEME: Row = ("theme", "/", "dark");

/// A name, what was set, what is there now, and the states in between.
type Between<'a> = (&'a str, &'a [Row<'a>], &'a [Row<'a>], &'a [&'a str]);

#[test]
fn what_has_gone_before_anybody_looked_is_known() {
    let second = ("sid", "/", "2");
    let third = ("sid", "/", "3");
    let elsewhere = ("sid", "/app", "2");
    let rows: [Between; 9] = [
        ("nothing", &[], &[], &[]),
        (
            "replaced, and gone",
            &[second],
            &[THEME],
            &["sid=2 theme=dark"],
        ),
        ("replaced, and there", &[second], &[second, THEME], &[]),
        ("set to the same, and gone", &[SID], &[THEME], &[]),
        (
            "replaced, and something else in its place",
            &[second, third],
            &[third, THEME],
            &["sid=2 theme=dark"],
        ),
        (
            "replaced twice, and gone",
            &[second, third],
            &[THEME],
            &["sid=2 theme=dark", "sid=3 theme=dark"],
        ),
        (
            "put elsewhere, and gone",
            &[elsewhere],
            &[THEME],
            &["sidapp=2 theme=dark"],
        ),
        (
            "put elsewhere too, and gone",
            &[elsewhere],
            &[SID, THEME],
            &["sid=1 theme=dark sidapp=2"],
        ),
        (
            "what signs nobody in, and gone",
            &[("theme", "/", "light"), ("flash", "/", "bye")],
            &[SID],
            &[],
        ),
    ];
    for (name, set, now, expected) in rows {
        let set: Vec<Cookie> = set
            .iter()
            .map(|row| serde_json::from_value(cookie(*row)).expect("it is a cookie"))
            .collect();
        let states = look(&[SID, THEME]).states_in_between(&set, &look(now));
        let states = states.expect("they are few");
        assert_eq!(
            states.iter().map(shown).collect::<Vec<_>>(),
            expected,
            "{name}"
        );
    }
}

/// As in phpMyAdmin: the answer that signs out gives one of them another value and takes it away, and the next one begins a session
/// of nobody in place of the other.
#[test]
fn what_came_together_is_put_back_together() {
    let kept = look(&[SID, ("auth-sid", "/", "1")]);
    let set: Vec<Cookie> = [("auth-sid", "/", "2"), ("sid", "/", "nobody")]
        .map(|row| serde_json::from_value(cookie(row)).expect("it is a cookie"))
        .to_vec();
    let now = look(&[("sid", "/", "nobody")]);
    let states = kept.states_in_between(&set, &now).expect("they are few");
    let states: Vec<String> = states.iter().map(shown).collect();
    assert_eq!(states, ["sid=1 auth-sid=2", "sid=nobody auth-sid=2"]);
}

#[test]
fn a_site_that_sets_it_all_the_time_is_left_open() {
    let set = |many: usize| -> Vec<Cookie> {
        let values = (2..2 + many).map(|value| value.to_string());
        let cookies = values.map(|value| cookie(("sid", "/", &value)));
        cookies
            .map(|cookie| serde_json::from_value(cookie).expect("it is a cookie"))
            .collect()
    };
    for (many, expected) in [(7, true), (8, false), (5_000, false)] {
        let states = look(&[SID]).states_in_between(&set(many), &look(&[]));
        assert_eq!(states.is_some(), expected, "{many}");
    }
}
