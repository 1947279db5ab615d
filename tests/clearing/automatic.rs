//! Clearing without a click: off unless chosen, and never under an open page.

use latchkey::clearing::{
    Choice, ClearingReport, LoginEffect,
    automatic::{Event, IDLE_MINUTES, MOST_ENTRIES, SiteRule, Trigger, due, idle_minutes, logged},
};
use serde_json::{Value, json};

fn rule(change: &Value) -> SiteRule {
    let mut rule = json!({"site": "fern.example", "choice": "signOutAndClear"});
    for (name, value) in change.as_object().expect("an object") {
        rule[name] = value.clone();
    }
    serde_json::from_value(rule).expect("a rule")
}

#[test]
fn sites_are_cleared_as_chosen() {
    let closed = json!({"kind": "tabClosed", "site": "fern.example", "privateWindow": false});
    let other = json!({"kind": "tabClosed", "site": "notfern.example", "privateWindow": false});
    let private = json!({"kind": "tabClosed", "site": "fern.example", "privateWindow": true});
    let started = json!({"kind": "started"});
    let idle = json!({"kind": "idle"});
    let every = json!({"onTabClose": true, "atStart": true, "whenIdle": true});
    let protected =
        json!({"onTabClose": true, "atStart": true, "whenIdle": true, "protected": true});
    let rows = [
        ("nothing chosen", json!({}), &closed, "", None),
        ("nothing chosen", json!({}), &started, "", None),
        ("nothing chosen", json!({}), &idle, "", None),
        (
            "tab",
            json!({"onTabClose": true}),
            &closed,
            "",
            Some(Trigger::TabClosed),
        ),
        ("tab", json!({"onTabClose": true}), &started, "", None),
        ("another site", every.clone(), &other, "", None),
        ("private", every.clone(), &private, "", None),
        (
            "start",
            json!({"atStart": true}),
            &started,
            "",
            Some(Trigger::Started),
        ),
        (
            "idle",
            json!({"whenIdle": true}),
            &idle,
            "",
            Some(Trigger::Idle),
        ),
        ("still open", every.clone(), &closed, "fern.example", None),
        (
            "restored tab",
            every.clone(),
            &started,
            "fern.example",
            None,
        ),
        (
            "neighbour open",
            every,
            &idle,
            "notfern.example",
            Some(Trigger::Idle),
        ),
        ("protected", protected.clone(), &closed, "", None),
        ("protected", protected, &started, "", None),
    ];
    for (name, changes, event, open, expected) in rows {
        let event: Event = serde_json::from_value(event.clone()).expect("an event");
        let due = due(&[rule(&changes)], &event, &[open.to_owned()]);
        let triggers: Vec<Trigger> = due.iter().map(|due| due.trigger).collect();
        assert_eq!(triggers, Vec::from_iter(expected), "{name} {event:?}");
    }
}

#[test]
fn a_site_with_two_rules_is_cleared_once_and_any_protection_counts() {
    let starts = rule(&json!({"atStart": true}));
    let twice = [starts.clone(), starts.clone()];
    assert_eq!(due(&twice, &Event::Started, &[]).len(), 1);
    let protected = [starts, rule(&json!({"protected": true}))];
    assert_eq!(due(&protected, &Event::Started, &[]), []);
}

#[test]
fn the_log_is_bounded_and_names_no_site() {
    let report = ClearingReport {
        target: String::from("fern.example"),
        logins: LoginEffect::Ended,
        types: vec![],
    };
    let mut log = vec![];
    for at in 0..250 {
        log = logged(log, at, Trigger::Click, Choice::SignOutAndClear, &report);
    }
    let times: Vec<u64> = log.iter().map(|entry| entry.at).collect();
    assert!(times.into_iter().eq(50..250));
    assert_eq!(log.len(), MOST_ENTRIES);
    assert!(!serde_json::to_string(&log).expect("JSON").contains("fern"));
}

#[test]
fn it_matters_that_nobody_is_there_only_where_a_rule_says_so() {
    let rows = [
        (json!({}), None),
        (json!({"onTabClose": true, "atStart": true}), None),
        (json!({"whenIdle": true}), Some(IDLE_MINUTES)),
        (json!({"whenIdle": true, "protected": true}), None),
    ];
    for (change, expected) in rows {
        assert_eq!(
            idle_minutes(&[rule(&json!({})), rule(&change)]),
            expected,
            "{change}"
        );
    }
    assert_eq!(idle_minutes(&[]), None);
}
