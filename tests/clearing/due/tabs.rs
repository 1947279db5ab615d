//! Tabs that close, move and come back.

use std::collections::BTreeSet;

use latchkey::clearing::{Choice, due::TabsLook, log::Problem, rules::Trigger};
use serde_json::json;

use super::{MINUTE, PAY, SECOND, SHOP, Story, on_close, rule, tab, usual};

#[test]
fn a_site_whose_last_tab_is_closed_is_cleared_after_its_delay() {
    use Choice::{FixThisSite, SignOutAndClear};
    for (delay, choice, wait) in [
        (json!({}), SignOutAndClear, 10 * SECOND),
        // What the last requests of its pages bring is there by then.
        (json!({"delay": 0}), SignOutAndClear, 2_500),
        (json!({"delay": 0, "choice": "fixThisSite"}), FixThisSite, 0),
        (json!({"delay": 300}), SignOutAndClear, 5 * MINUTE),
    ] {
        let mut rule = on_close("shop.example");
        rule.as_object_mut()
            .expect("a rule")
            .extend(delay.as_object().expect("an object").clone());
        let mut story = Story::with(&json!([rule]));
        story.shows(&json!([
            tab(1, SHOP),
            tab(2, "https://shop.example"),
            tab(3, PAY)
        ]));
        story
            .shows(&json!([tab(2, "https://shop.example"), tab(3, PAY)]))
            .after(wait);
        assert_eq!(story.cleared(), [], "one is open");
        story.shows(&json!([tab(3, PAY)]));
        if wait > 0 {
            assert_eq!(story.look(None).wake_in, Some(wait));
            story.after(wait - 1);
            assert_eq!(story.cleared(), [], "too early");
        }
        story.after(1);
        let due = story.clearing.clone().expect("it is due");
        assert_eq!((due.choice, due.trigger), (choice, Trigger::TabClosed));
        assert_eq!(story.cleared(), [usual("shop.example")]);
        story.after(MINUTE);
        assert_eq!(story.cleared(), [], "once");
        assert_eq!(story.log.len(), 1);
        assert_eq!(story.log[0].late, None);
    }
}

#[test]
fn a_tab_that_goes_to_pay_and_comes_back_finds_its_cart() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([tab(1, PAY)]));
    story.after(20 * MINUTE);
    assert_eq!(story.cleared(), []);
    story.shows(&json!([tab(1, SHOP)])).after(MINUTE);
    story
        .shows(&json!([tab(1, PAY)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    assert_eq!(
        story.cleared(),
        [usual("shop.example")],
        "closed there is closed too"
    );
}

#[test]
fn a_site_that_comes_back_within_the_delay_is_not_cleared() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    for other in [1, 2] {
        story
            .shows(&json!([tab(1, SHOP)]))
            .shows(&json!([]))
            .after(9 * SECOND);
        story.shows(&json!([tab(other, SHOP)])).after(MINUTE);
        assert_eq!(story.cleared(), []);
    }
    assert_eq!(story.log, [], "nothing has failed");
    story.shows(&json!([])).after(9 * SECOND);
    let on_its_way = json!({"id": 3, "origin": "about:blank", "pending": SHOP, "store": null});
    story.shows(&json!([on_its_way])).after(5 * SECOND);
    assert_eq!(story.cleared(), [], "it is on its way");
    assert_eq!(story.look(None).wake_in, Some(SECOND));
    story.shows(&json!([]));
    assert_eq!(story.cleared(), [usual("shop.example")], "it never came");
}

#[test]
fn a_tab_that_came_and_went_between_two_looks_counts() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story.passed = vec![tab(7, SHOP)];
    story.shows(&json!([])).after(10 * SECOND);
    assert_eq!(story.cleared(), [usual("shop.example")]);
}

#[test]
fn a_tab_that_shows_the_site_while_it_is_cleared_makes_it_due_once_more() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    assert!(story.clearing.is_some());
    story.shows(&json!([tab(2, SHOP)])).shows(&json!([]));
    assert_eq!(story.cleared(), [usual("shop.example")]);
    story.after(10 * SECOND);
    assert_eq!(story.cleared(), [usual("shop.example")]);
    story.after(MINUTE);
    assert_eq!(story.cleared(), []);
}

#[test]
fn where_tabs_cannot_be_seen_nothing_is_cleared_and_that_is_said() {
    let rules = json!([
        on_close("shop.example"),
        rule("oak.example", &json!({"atStart": true})),
        rule("elm.example", &json!({"whenIdle": true})),
    ]);
    let mut story = Story::with(&rules);
    story.shows(&json!([tab(1, SHOP)]));
    story.unseen = BTreeSet::from(["shop.example", "oak.example", "elm.example"]);
    // Its address cannot be read any more: that is not closing.
    story
        .shows(&json!([{"id": 1, "origin": null, "pending": null, "store": null}]))
        .after(MINUTE);
    story.event("idle");
    assert_eq!(story.problems(), [Some(Problem::NoAccess)]);
    for start in 1..3 {
        story.restarted(&json!([])).after(MINUTE);
        assert_eq!(story.cleared(), []);
        for site in ["shop.example", "oak.example"] {
            let failing = story.list.failing(site);
            assert_eq!(failing, (start == 2).then_some(Problem::NoAccess), "{site}");
        }
    }
    story.unseen.clear();
    story.after(MINUTE);
    assert_eq!(
        story.cleared(),
        [usual("shop.example")],
        "what is owed is done as soon as it can be"
    );
    assert_eq!(story.list.failing("shop.example"), None);
}

#[test]
fn a_tab_that_gets_another_number_is_still_the_same() {
    let mut list = Story::with(&json!([on_close("shop.example")]));
    list.shows(&json!([tab(1, SHOP)]))
        .shows(&json!([tab(1, PAY)]));
    let look = json!({
        "rules": list.rules, "event": null, "tabs": [tab(9, PAY)], "passed": [], "replaced": [{"before": 1, "now": 9}],
        "private": false, "firefox": false, "fresh": false, "clearing": null, "now": list.now,
    });
    let look: TabsLook = serde_json::from_value(look).expect("a look");
    assert_eq!(list.list.look(&look, |_| true).wake_in, None);
    list.shows(&json!([tab(9, PAY)])).after(MINUTE);
    assert_eq!(list.cleared(), []);
    list.shows(&json!([])).after(MINUTE);
    assert_eq!(list.cleared(), [usual("shop.example")]);
}
