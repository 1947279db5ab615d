//! What was kept, with what signs in as it is now.

use latchkey::clearing::SiteLook;
use serde_json::{Value, json};

use crate::looks;

const ORIGIN: &str = "https://www.fern.example";
const FIRST: &str = "q8v3m1z7x2c4b6n9l5k0j8h7g6f4d3s1";
const SECOND: &str = "m5n2b8v4c1x7z9l3k6j0h4g8f2d5s7a9";

fn cookie(name: &str, value: &str) -> Value {
    json!({"name": name, "value": value, "domain": "www.fern.example", "path": "/", "storeId": "0"})
}

/// A session in a cookie, a token in `localStorage` and one of the tab, beside what the person has chosen.
#[derive(Clone, Copy)]
struct Site<'a> {
    session: &'a str,
    token: &'a str,
    of_tab: &'a str,
    /// A cookie and an item that say that somebody has signed out.
    marked: [bool; 2],
}

const KEPT: Site<'static> = Site {
    session: FIRST,
    token: FIRST,
    of_tab: FIRST,
    marked: [false; 2],
};

fn look(site: Site<'_>) -> SiteLook {
    let mut cookies = vec![cookie("sid", site.session), cookie("theme", "dark")];
    let mut kinds = vec!["signsIn", "other"];
    let mut items = vec![["access_token", site.token], ["theme", "dark"]];
    if site.marked[0] {
        cookies.push(cookie("seen", "no"));
        kinds.push("other");
    }
    if site.marked[1] {
        items.push(["seen", "no"]);
    }
    looks::look(&json!({
        "cookies": cookies, "kinds": kinds,
        "documents": [{
            "tabId": 1, "frameId": 0, "origin": ORIGIN, "tabOrigin": ORIGIN, "storeId": "0",
            "storage": {"localStorage": items, "sessionStorage": [["refresh_token", site.of_tab]]}
        }]
    }))
}

#[test]
fn what_was_replaced_beside_a_mark_is_put_where_the_mark_is_not() {
    let rows: [(&str, Site<'_>, Option<Site<'_>>); 8] = [
        ("nothing", KEPT, None),
        (
            "a mark, which goes before what was kept is put back",
            Site {
                marked: [true, true],
                ..KEPT
            },
            None,
        ),
        (
            "a session, which was looked at",
            Site {
                session: SECOND,
                ..KEPT
            },
            None,
        ),
        (
            "a session and a cookie",
            Site {
                session: SECOND,
                marked: [true, false],
                ..KEPT
            },
            Some(Site {
                session: SECOND,
                ..KEPT
            }),
        ),
        (
            "a session and an item",
            Site {
                session: SECOND,
                marked: [false, true],
                ..KEPT
            },
            Some(Site {
                session: SECOND,
                ..KEPT
            }),
        ),
        (
            "a token and a cookie",
            Site {
                token: SECOND,
                marked: [true, false],
                ..KEPT
            },
            Some(Site {
                token: SECOND,
                ..KEPT
            }),
        ),
        (
            "a token of the tab and an item",
            Site {
                of_tab: SECOND,
                marked: [false, true],
                ..KEPT
            },
            Some(Site {
                of_tab: SECOND,
                ..KEPT
            }),
        ),
        (
            "a token that signs nobody in",
            Site {
                token: "null",
                marked: [true, false],
                ..KEPT
            },
            None,
        ),
    ];
    for (name, now, expected) in rows {
        let latest = look(KEPT).with_what_signs_in(&look(now));
        let shown = |look: &SiteLook| serde_json::to_value(look).expect("JSON");
        assert_eq!(
            latest.as_ref().map(shown),
            expected.map(look).as_ref().map(shown),
            "{name}"
        );
    }
}

#[test]
fn a_page_that_shows_another_origin_leaves_open_what_it_stores() {
    let now = Site {
        session: SECOND,
        ..KEPT
    };
    let mut away = serde_json::to_value(look(now)).expect("JSON");
    away["documents"] = json!([]);
    let away: SiteLook = serde_json::from_value(away).expect("a look");
    assert!(look(KEPT).with_what_signs_in(&away).is_some());
}

#[test]
fn a_session_that_goes_over_https_only_since_is_at_the_same_place() {
    let kept = look(KEPT);
    let mut now = serde_json::to_value(look(Site {
        session: SECOND,
        marked: [true, false],
        ..KEPT
    }))
    .expect("JSON");
    now["cookies"][0]["secure"] = json!(true);
    let now: SiteLook = serde_json::from_value(now).expect("a look");
    let latest = kept.with_what_signs_in(&now).expect("it is another");
    let latest = serde_json::to_value(&latest).expect("JSON");
    assert_eq!(latest["cookies"][0]["value"], SECOND);
    assert_eq!(latest["cookies"].as_array().map(Vec::len), Some(2));
}

/// Signing out puts the session where it was not before, beside a mark, and the server is asked about it there.
#[test]
fn what_stands_elsewhere_since_is_put_where_the_mark_is_not() {
    let kept = look(KEPT);
    let moved = |change: Value| {
        let mut now = serde_json::to_value(look(Site {
            marked: [true, false],
            ..KEPT
        }))
        .expect("JSON");
        now["cookies"][0]["value"] = json!(SECOND);
        for (key, value) in change.as_object().expect("changes") {
            now["cookies"][0][key] = value.clone();
        }
        now
    };
    for (name, change, old_stays) in [
        ("another path", json!({"path": "/app"}), false),
        (
            "all hosts of the site",
            json!({"domain": ".fern.example"}),
            false,
        ),
        ("another host", json!({"domain": "app.fern.example"}), false),
        ("another name", json!({"name": "session_id"}), true),
    ] {
        let now: SiteLook = serde_json::from_value(moved(change)).expect("a look");
        let latest = kept.with_what_signs_in(&now).expect("it is another");
        let values: Vec<&str> = latest
            .cookies
            .iter()
            .map(|cookie| cookie.value.as_str())
            .collect();
        let expected: &[&str] = if old_stays {
            &[FIRST, "dark", SECOND]
        } else {
            &[SECOND, "dark"]
        };
        assert_eq!(values, expected, "{name}");
        assert!(latest.holds(&latest), "{name}");
    }
}

#[test]
fn what_stands_elsewhere_too_is_put_beside_what_was_there() {
    let mut now = serde_json::to_value(look(Site {
        marked: [true, false],
        ..KEPT
    }))
    .expect("JSON");
    let mut second = cookie("sid", SECOND);
    second["path"] = json!("/app");
    now["cookies"].as_array_mut().expect("cookies").push(second);
    now["kinds"]
        .as_array_mut()
        .expect("kinds")
        .push(json!("signsIn"));
    let now: SiteLook = serde_json::from_value(now).expect("a look");
    let latest = look(KEPT).with_what_signs_in(&now).expect("it is another");
    let values: Vec<&str> = latest
        .cookies
        .iter()
        .map(|cookie| cookie.value.as_str())
        .collect();
    assert_eq!(values, [FIRST, "dark", SECOND]);
}

#[test]
fn a_token_under_another_key_is_put_where_the_mark_is_not() {
    let mut now = serde_json::to_value(look(Site {
        marked: [true, false],
        ..KEPT
    }))
    .expect("JSON");
    let items = &mut now["documents"][0]["storage"]["localStorage"];
    *items = json!([["id_token", SECOND], ["theme", "dark"]]);
    let now: SiteLook = serde_json::from_value(now).expect("a look");
    let latest = look(KEPT).with_what_signs_in(&now).expect("it is another");
    let latest = serde_json::to_value(&latest).expect("JSON");
    assert_eq!(
        latest["documents"][0]["storage"]["localStorage"],
        json!([
            ["access_token", FIRST],
            ["theme", "dark"],
            ["id_token", SECOND]
        ])
    );
}
