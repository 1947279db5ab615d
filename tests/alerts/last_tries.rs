//! The last try to sign in of each tab.

use latchkey::alerts::{ASKED_ABOUT, LastTry, MOST_LAST_TRIES, TWICE, TryEvent, last_tries_after};
use serde_json::{Value, json};

const NOW: u64 = 1_000_000_000;

fn sent(tab: usize, at: u64, changes: &Value) -> Value {
    let mut tried = json!({
        "tabId": tab, "hosts": ["www.fern.example"], "at": at, "password": "aA0a", "account": "a.a",
        "capsLock": false, "form": "logIn"
    });
    for (name, change) in changes.as_object().into_iter().flatten() {
        tried[name] = change.clone();
    }
    json!({"kind": "sent", "tried": tried})
}

/// What is kept after these events, each at its time.
fn after(events: &[(u64, Value)]) -> Vec<Value> {
    let kept = events
        .iter()
        .fold(vec![], |tries: Vec<LastTry>, (now, event)| {
            let event: TryEvent = serde_json::from_value(event.clone()).expect("it is an event");
            last_tries_after(tries, event, *now)
        });
    let kept = serde_json::to_value(kept).expect("tries are JSON");
    kept.as_array().expect("a list").clone()
}

#[test]
fn the_last_one_of_a_tab_is_kept_and_nothing_beside_it() {
    let kept = after(&[
        (NOW, sent(1, NOW, &json!({}))),
        (
            NOW + 5_000,
            sent(1, NOW + 5_000, &json!({"password": " aa"})),
        ),
    ]);
    let wanted = json!([{
        "tabId": 1, "hosts": ["www.fern.example"], "at": NOW + 5_000, "password": " aa", "account": "a.a",
        "capsLock": false, "form": "logIn"
    }]);
    assert_eq!(json!(kept), wanted);
}

#[test]
fn a_try_that_is_told_of_twice_is_one() {
    let rows = [(TWICE - 1, NOW, true), (TWICE, NOW + TWICE, false)];
    for (later, at, caps_lock) in rows {
        let kept = after(&[
            (NOW, sent(1, NOW, &json!({"capsLock": true}))),
            (NOW + later, sent(1, NOW + later, &json!({}))),
        ]);
        assert_eq!(kept[0]["at"], at, "after {later} ms");
        assert_eq!(kept[0]["capsLock"], caps_lock, "after {later} ms");
    }
}

#[test]
fn a_code_belongs_to_the_password_before_it_until_that_has_led_in() {
    let password = (NOW, sent(1, NOW, &json!({})));
    let named = (
        NOW,
        json!({"kind": "named", "tabId": 1, "with": {"hint": "r…"}}),
    );
    let led_in = (NOW, json!({"kind": "ledIn", "tabId": 1}));
    let code = (
        NOW + 9_000,
        sent(1, NOW + 9_000, &json!({"form": "oneTimeCode"})),
    );
    let rows = [
        ("alone", vec![code.clone()], "oneTimeCode", Value::Null),
        (
            "behind a password",
            vec![password.clone(), named.clone(), code.clone()],
            "logIn",
            json!({"hint": "r…"}),
        ),
        (
            "behind one that has led in",
            vec![password, named, led_in, code],
            "oneTimeCode",
            Value::Null,
        ),
    ];
    for (name, events, form, with) in rows {
        let kept = after(&events);
        assert_eq!(kept[0]["form"], form, "{name}");
        assert_eq!(kept[0]["with"], with, "{name}");
        assert_eq!(kept[0]["ledIn"], Value::Null, "{name}");
    }
}

#[test]
fn they_are_few_and_go_after_ten_minutes() {
    let many: Vec<(u64, Value)> = (0..30)
        .map(|tab| (NOW, sent(tab, NOW, &json!({}))))
        .collect();
    let kept = after(&many);
    assert_eq!(kept.len(), MOST_LAST_TRIES);
    assert_eq!(kept[0]["tabId"], 10);
    let asked = json!({"kind": "asked"});
    for (later, expected) in [(ASKED_ABOUT - 1, 1), (ASKED_ABOUT, 0)] {
        let kept = after(&[
            (NOW, sent(1, NOW, &json!({}))),
            (NOW + later, asked.clone()),
        ]);
        assert_eq!(kept.len(), expected, "after {later} ms");
    }
}

#[test]
fn an_event_is_of_one_tab() {
    let rows = [
        (
            json!({"kind": "ledIn", "tabId": 1}),
            json!([[1, true], [2, null]]),
        ),
        (json!({"kind": "over", "tabId": 1}), json!([[2, null]])),
        (
            json!({"kind": "over", "tabId": 3}),
            json!([[1, null], [2, null]]),
        ),
    ];
    for (event, expected) in rows {
        let kept = after(&[
            (NOW, sent(1, NOW, &json!({}))),
            (NOW, sent(2, NOW, &json!({}))),
            (NOW, event.clone()),
        ]);
        let kept: Vec<Value> = kept
            .iter()
            .map(|one| json!([one["tabId"], one["ledIn"]]))
            .collect();
        assert_eq!(json!(kept), expected, "{event}");
    }
}
