//! Clearing without a click: off unless chosen, and never under an open page.

use latchkey::clearing::{
    Choice, ClearingReport, Headline,
    rules::{
        Event, IDLE_MINUTES, MOST_ENTRIES, SiteRule, Trigger, due, idle_minutes, logged, with_rule,
    },
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
    let closed = json!({"kind": "tabClosed", "site": "fern.example"});
    let other = json!({"kind": "tabClosed", "site": "notfern.example"});
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
fn a_site_has_one_rule_and_one_that_asks_for_nothing_is_not_kept() {
    let fern = rule(&json!({"atStart": true, "choice": "fixThisSite"}));
    let oak = rule(&json!({"site": "oak.example", "protected": true}));
    let nothing = SiteRule::nothing("fern.example");
    let off = rule(&json!({"choice": "fixThisSite"}));
    assert_eq!(nothing.choice, Choice::SignOutAndClear);
    assert!(due(std::slice::from_ref(&nothing), &Event::Idle, &[]).is_empty());
    let rules = with_rule(vec![], fern.clone());
    let rules = with_rule(rules, oak.clone());
    assert_eq!(rules, [fern, oak.clone()]);
    for box_ in ["protected", "onTabClose", "atStart", "whenIdle"] {
        let other = rule(&json!({box_: true}));
        assert_eq!(
            with_rule(rules.clone(), other.clone()),
            [oak.clone(), other],
            "{box_}"
        );
    }
    for none in [nothing, off] {
        assert_eq!(with_rule(rules.clone(), none), std::slice::from_ref(&oak));
    }
}

#[test]
fn the_log_is_bounded_and_names_no_site() {
    let report = ClearingReport {
        notes: vec![],
        target: String::from("fern.example"),
        headline: Headline::Done,
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
