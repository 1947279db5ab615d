//! What a person chooses for a site.

use latchkey::clearing::{
    Choice,
    rules::{DELAY, IDLE_MINUTES, SiteRule, idle_minutes, with_rule},
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
