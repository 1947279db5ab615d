//! What is done, held up, fails, or is no longer wanted.

use std::collections::BTreeSet;

use latchkey::clearing::{
    Choice, ClearingState,
    due::Outcome,
    log::{Late, Problem},
};
use serde_json::{Value, json};

use super::{MINUTE, PAY, SECOND, SHOP, Story, entry, facts, in_store, on_close, rule, tab, usual};

#[test]
fn what_another_clearing_holds_up_is_not_lost() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    for _ in 0..100 {
        let due = story.clearing.take().expect("it is due");
        assert_eq!(story.list.settle(due.id, Outcome::Busy, story.now), None);
        assert_eq!(story.look(None).wake_in, Some(SECOND));
        story.after(SECOND);
    }
    assert_eq!(story.cleared(), [usual("shop.example")]);
    assert_eq!(story.log[0].late, Some(Late::Busy));
    assert_eq!(story.list.failing("shop.example"), None);
}

#[test]
fn what_fails_is_tried_again_and_the_second_failure_in_a_row_is_told() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    let choice = Choice::SignOutAndClear;
    let mut tries = 0;
    while let Some(due) = story.clearing.take() {
        tries += 1;
        assert!(tries <= 5, "not without end");
        let outcome = if tries == 2 {
            let entry = entry(story.now, &due, ClearingState::Partly);
            Outcome::Done { entry }
        } else {
            Outcome::Failed { choice }
        };
        story
            .log
            .extend(story.list.settle(due.id, outcome, story.now));
        assert_eq!(
            story.list.failing("shop.example").is_some(),
            tries >= 2,
            "{tries}"
        );
        story.look(None);
        assert!(story.clearing.is_none(), "not at once");
        story.after(60 * MINUTE);
    }
    assert_eq!(tries, 5);
    assert_eq!(story.log.len(), 5);
    assert_eq!(story.log[2].problem, Some(Problem::Failed));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    assert_eq!(story.cleared(), [usual("shop.example")]);
    assert_eq!(story.list.failing("shop.example"), None);
}

#[test]
fn a_rule_that_is_taken_away_or_a_site_that_is_protected_is_not_cleared() {
    for change in [
        json!([]),
        json!([
            on_close("shop.example"),
            rule("shop.example", &json!({"protected": true}))
        ]),
    ] {
        let mut story = Story::with(&json!([on_close("shop.example")]));
        story.shows(&json!([tab(1, SHOP)])).shows(&json!([]));
        story.rules = change.clone();
        story.after(MINUTE);
        assert_eq!(story.cleared(), [], "{change}");
        assert_eq!(
            serde_json::to_string(&story.list)
                .expect("JSON")
                .matches("shop")
                .count(),
            0
        );
    }
    let mut unticked = Story::with(&json!([on_close("shop.example")]));
    unticked.shows(&json!([tab(1, SHOP)])).shows(&json!([]));
    unticked.rules = json!([rule("shop.example", &json!({"atStart": true}))]);
    unticked.after(MINUTE);
    assert_eq!(unticked.cleared(), []);
}

/// Beside the cookies, which are cleared.
type Fate = (&'static str, &'static str, bool, bool, bool);

#[test]
fn a_clearing_is_done_only_when_nothing_is_left_that_could_go() {
    let fates: [Fate; 9] = [
        ("indexedDb", "couldNot", true, false, false),
        ("localStorage", "timedOut", true, false, false),
        ("cacheStorage", "partly", true, false, false),
        ("serviceWorkers", "couldNot", false, false, true),
        ("localStorage", "partly", false, false, true),
        ("localStorage", "called", false, false, true),
        ("cookies", "cameBack", false, false, false),
        ("cookies", "cameBack", false, true, true),
        ("localStorage", "cameBack", false, false, false),
    ];
    for fate @ (data_type, state, owed, visited, well) in fates {
        let mut story = Story::with(&json!([on_close("shop.example")]));
        story.shows(&json!([tab(1, SHOP)])).shows(&json!([]));
        for _ in 0..2 {
            story.after(60 * MINUTE);
            let due = story.clearing.clone().expect("it is due");
            if visited {
                story.shows(&json!([tab(2, SHOP)])).shows(&json!([]));
            }
            story.clearing = None;
            let logged = |data_type, state, owed| json!({"dataType": data_type, "state": state, "removed": 1, "owed": owed});
            let mut types = vec![logged("sessionStorage", "cleared", false)];
            if data_type != "cookies" {
                types.push(logged("cookies", "cleared", false));
            }
            types.push(logged(data_type, state, owed));
            let entry = serde_json::from_value(json!({
                "at": story.now, "trigger": "tabClosed", "choice": "signOutAndClear", "types": types,
            }));
            let entry = entry.expect("a line");
            story
                .list
                .settle(due.id, Outcome::Done { entry }, story.now);
            story.look(None);
            if well && !visited {
                break;
            }
        }
        assert_eq!(
            story.list.failing("shop.example").is_none(),
            well,
            "{fate:?}"
        );
    }
}

#[test]
fn a_damaged_rule_leaves_the_others_as_they_are() {
    let damaged = [
        json!(null),
        json!(7),
        json!({"site": 7}),
        json!({"site": "oak.example", "choice": "burn", "onTabClose": true}),
    ];
    let mut rules: Vec<Value> = damaged.to_vec();
    rules.push(on_close("shop.example"));
    let mut story = Story::with(&json!(rules));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    assert_eq!(story.cleared(), [usual("shop.example")]);
}

#[test]
fn two_thousand_rules_and_five_hundred_tabs_that_are_closed_at_once() {
    let site = |at: usize| format!("site{at}.example");
    let rules: Vec<Value> = (0..2_000).map(|at| on_close(&site(at))).collect();
    let mut story = Story::with(&json!(rules));
    let tabs: Vec<Value> = (0..500_i32)
        .map(|at| {
            tab(
                at,
                &format!(
                    "https://www.{}",
                    site(usize::try_from(at).expect("positive"))
                ),
            )
        })
        .collect();
    story
        .shows(&json!(tabs))
        .shows(&json!([]))
        .after(10 * SECOND);
    let cleared: BTreeSet<String> = story.cleared().into_iter().map(|(site, _)| site).collect();
    assert_eq!(cleared, (0..500).map(site).collect());
    assert_eq!(story.log.len(), 500);
    assert!(
        serde_json::to_string(&story.list).expect("JSON").len() < 100,
        "nothing is remembered of them"
    );
}

#[test]
fn a_site_that_is_opened_again_before_anything_is_done_is_not_cleared() {
    for (on_its_way, stays) in [(false, true), (true, true), (true, false)] {
        let mut story = Story::with(&json!([on_close("shop.example")]));
        story
            .shows(&json!([tab(1, SHOP)]))
            .shows(&json!([]))
            .after(10 * SECOND);
        let due = story.clearing.take().expect("it is due");
        let look = |tabs: Value| facts(&story, &tabs);
        let is_open = |tabs: Value| {
            let place = (due.site.as_str(), due.store.as_str());
            story.list.is_open(place, due.trigger, &look(tabs), true)
        };
        assert!(
            !is_open(json!([tab(2, PAY), in_store(3, SHOP, "1")])),
            "another site, another store"
        );
        let pending = json!({"id": 2, "origin": PAY, "pending": SHOP, "store": null});
        let opened = if on_its_way { pending } else { tab(2, SHOP) };
        assert!(is_open(json!([opened])));
        let line = story
            .list
            .settle(due.id, Outcome::Open { entry: None }, story.now);
        assert_eq!(line, None, "nothing was done, and nothing had to be");
        story.shows(&json!([opened]));
        story.now += SECOND;
        story.shows(&json!([tab(2, if stays { SHOP } else { PAY })]));
        let cleared = if stays {
            vec![]
        } else {
            vec![usual("shop.example")]
        };
        assert_eq!(story.cleared(), cleared, "{on_its_way}, {stays}");
        assert_eq!(story.list.failing("shop.example"), None);
    }
}

#[test]
fn a_tab_that_has_shown_the_site_since_keeps_it_open_until_it_is_closed() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    let due = story.clearing.clone().expect("it is due");
    story
        .shows(&json!([tab(2, SHOP)]))
        .shows(&json!([tab(2, PAY)]));
    let place = (due.site.as_str(), due.store.as_str());
    for (tabs, can_see, open) in [
        (json!([tab(2, PAY)]), true, true),
        (json!([tab(3, PAY)]), true, false),
        (json!([]), true, false),
        (json!([]), false, true),
    ] {
        let look = facts(&story, &tabs);
        assert_eq!(
            story.list.is_open(place, due.trigger, &look, can_see),
            open,
            "{tabs}, {can_see}"
        );
    }
}

#[test]
fn what_was_done_before_a_site_was_opened_again_has_its_line() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    let due = story.clearing.take().expect("it is due");
    let entry = Some(entry(story.now, &due, ClearingState::Partly));
    let line = story
        .list
        .settle(due.id, Outcome::Open { entry }, story.now);
    let line = line.expect("a line");
    assert_eq!((line.problem, line.types.len()), (Some(Problem::Open), 1));
    story.shows(&json!([tab(2, SHOP)])).after(MINUTE);
    assert_eq!(story.cleared(), []);
    story.shows(&json!([])).after(10 * SECOND);
    assert_eq!(
        story.cleared(),
        [usual("shop.example")],
        "when it is closed"
    );
}

#[test]
fn lines_that_are_too_many_are_counted() {
    let rules: Vec<Value> = (0..30)
        .map(|at| rule(&format!("site{at}.example"), &json!({"atStart": true})))
        .collect();
    let mut story = Story::with(&json!(rules));
    let unseen = ["site1.example", "site3.example", "site9.example"];
    story.unseen.extend(unseen);
    let tabs: Vec<Value> = (0..28_i32)
        .map(|at| tab(at, &format!("https://site{at}.example")))
        .collect();
    story.restarted(&json!(tabs));
    let count = |problem| {
        let lines = story
            .log
            .iter()
            .filter(|line| line.problem == Some(problem));
        lines.map(|line| line.more.unwrap_or(1)).sum::<usize>()
    };
    assert_eq!((count(Problem::Open), count(Problem::NoAccess)), (25, 3));
    assert!(story.log.len() <= 22, "{}", story.log.len());
    assert!(story.log[..20].iter().all(|line| line.more.is_none()));
}
