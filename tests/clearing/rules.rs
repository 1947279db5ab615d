//! What a person chooses for a site.

use latchkey::clearing::{
    Choice,
    rules::{DELAY, IDLE_MINUTES, SiteRule, StoredRule, idle_minutes, rule_for, with_rule},
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
fn rules_of_before_can_be_read() {
    let before =
        rule(&json!({"protected": false, "onTabClose": true, "atStart": false, "whenIdle": false}));
    assert_eq!(before.delay, DELAY);
    assert_eq!(DELAY, 10, "seconds");
    assert_eq!(rule(&json!({"delay": 90})).delay, 90);
}

#[test]
fn a_site_has_one_rule_and_one_that_asks_for_nothing_is_not_kept() {
    let fern = rule(&json!({"atStart": true, "choice": "fixThisSite"}));
    let oak = rule(&json!({"site": "oak.example", "protected": true}));
    let nothing = SiteRule::nothing("fern.example");
    let off = rule(&json!({"choice": "fixThisSite"}));
    assert_eq!(nothing.choice, Choice::SignOutAndClear);
    let (fern, oak_stored) = (fern, StoredRule::Readable(oak.clone()));
    let rules = with_rule(vec![], fern.clone());
    let rules = with_rule(rules, oak);
    assert_eq!(rules, [StoredRule::Readable(fern), oak_stored.clone()]);
    for box_ in ["protected", "onTabClose", "atStart", "whenIdle"] {
        let other = rule(&json!({box_: true}));
        assert_eq!(
            with_rule(rules.clone(), other.clone()),
            [oak_stored.clone(), StoredRule::Readable(other)],
            "{box_}"
        );
    }
    for none in [nothing, off] {
        assert_eq!(
            with_rule(rules.clone(), none),
            std::slice::from_ref(&oak_stored)
        );
    }
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
            idle_minutes(
                &[json!({}), change.clone()].map(|change| StoredRule::Readable(rule(&change)))
            ),
            expected,
            "{change}"
        );
    }
    assert_eq!(idle_minutes(&[]), None);
}

#[test]
fn a_rule_that_cannot_be_read_costs_the_others_nothing_and_stays_as_it_is() {
    let later = json!({"site": "oak.example", "choice": "burn", "onTabClose": true});
    let damaged = [json!(null), json!(7), json!({"site": 7}), later];
    let away = json!({"site": "fern.example", "choice": "fixThisSite", "whenIdle": true});
    let stored = damaged.iter().chain([&away]).cloned().collect();
    let rules: Vec<StoredRule> = serde_json::from_value(stored).expect("whatever the disk has");
    assert_eq!(idle_minutes(&rules), Some(IDLE_MINUTES));
    for (site, choice, clears, unreadable) in [
        ("fern.example", Choice::FixThisSite, true, false),
        ("oak.example", Choice::SignOutAndClear, false, true),
        ("elm.example", Choice::SignOutAndClear, false, false),
    ] {
        let found = rule_for(&rules, site);
        assert_eq!(
            (found.rule.choice, found.clears, found.unreadable),
            (choice, clears, unreadable),
            "{site}"
        );
    }
    let with_another = with_rule(
        rules.clone(),
        rule(&json!({"site": "elm.example", "atStart": true})),
    );
    assert_eq!(
        with_another[..rules.len()],
        rules,
        "nothing of the others is lost"
    );
    let in_its_place = with_rule(
        rules.clone(),
        rule(&json!({"site": "oak.example", "atStart": true})),
    );
    assert!(!rule_for(&in_its_place, "oak.example").unreadable);
    assert_eq!(in_its_place.len(), rules.len());
}
