//! Each cookie store, and each site, for itself.

use std::collections::BTreeSet;

use latchkey::clearing::{ClearingState, due::Outcome, log::Problem};
use serde_json::json;

use super::{MINUTE, PAY, SECOND, SHOP, Story, entry, in_store, on_close, rule, tab};

#[test]
fn each_jar_is_cleared_for_itself() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story.firefox = true;
    let (one, two) = ("firefox-container-1", "firefox-container-2");
    story.shows(&json!([
        tab(1, SHOP),
        in_store(2, SHOP, one),
        in_store(3, SHOP, two)
    ]));
    story
        .shows(&json!([tab(1, SHOP), in_store(3, SHOP, two)]))
        .after(10 * SECOND);
    let jar = |store: &str| ("shop.example".to_owned(), store.to_owned());
    assert_eq!(story.cleared(), [jar(one)]);
    story.shows(&json!([])).after(10 * SECOND);
    assert_eq!(story.cleared(), [jar(two), jar("firefox-default")]);
    let mut private = Story::with(&json!([on_close("shop.example")]));
    private.private = true;
    private
        .shows(&json!([tab(4, SHOP), tab(5, PAY)]))
        .shows(&json!([tab(5, PAY)]))
        .after(10 * SECOND);
    assert_eq!(
        private.cleared(),
        [("shop.example".to_owned(), "1".to_owned())]
    );
    private
        .shows(&json!([tab(5, SHOP)]))
        .shows(&json!([]))
        .after(10 * SECOND);
    assert_eq!(
        private.cleared(),
        [],
        "the browser has forgotten it with its last window"
    );
}

#[test]
fn a_start_and_an_absence_clear_every_jar_that_was_seen_and_is_not_open() {
    let rules = json!([rule(
        "shop.example",
        &json!({"atStart": true, "whenIdle": true})
    )]);
    let mut story = Story::with(&rules);
    story.firefox = true;
    story.event("idle");
    let jar = |store: &str| ("shop.example".to_owned(), store.to_owned());
    assert_eq!(
        story.cleared(),
        [jar("firefox-default")],
        "nobody has seen it yet"
    );
    story
        .shows(&json!([in_store(1, SHOP, "firefox-container-1")]))
        .event("idle");
    assert_eq!(story.cleared(), [jar("firefox-default")]);
    story.shows(&json!([])).after(MINUTE);
    assert_eq!(story.cleared(), [], "closing is no reason");
    story.event("idle");
    assert_eq!(
        story.cleared(),
        [jar("firefox-container-1"), jar("firefox-default")]
    );
    story.restarted(&json!([])).after(2 * SECOND);
    assert_eq!(
        story.cleared(),
        [jar("firefox-default")],
        "nothing has shown it in the container since, which may have been removed"
    );
    assert!(
        !serde_json::to_string(&story.list)
            .expect("JSON")
            .contains("container"),
        "it is forgotten"
    );
    let before = story.log.len();
    story
        .restarted(&json!([in_store(1, SHOP, "firefox-container-1")]))
        .after(2 * SECOND);
    assert_eq!(
        story.cleared(),
        [jar("firefox-default")],
        "the other is open"
    );
    assert_eq!(story.log[before].problem, Some(Problem::Open));
}

#[test]
fn a_host_with_the_dot_of_the_root_is_a_site_of_its_own() {
    const DOT: &str = "https://www.shop.example.";
    for (name, rule, page, cleared) in [
        ("its own rule", "shop.example.", DOT, true),
        (
            "the rule of the site without it",
            "shop.example",
            DOT,
            false,
        ),
        ("the rule of the site with it", "shop.example.", SHOP, false),
    ] {
        let mut story = Story::with(&json!([on_close(rule)]));
        story.shows(&json!([tab(1, page)])).shows(&json!([]));
        let done = story.after(10 * SECOND).cleared();
        assert_eq!(done.len(), usize::from(cleared), "{name}, closed");
        // Only its own pages hold it up.
        let at_start = json!([{ "site": rule, "choice": "signOutAndClear", "atStart": true }]);
        let mut story = Story::with(&at_start);
        story.restarted(&json!([tab(1, page)])).after(2 * SECOND);
        assert_eq!(story.cleared().is_empty(), cleared, "{name}, at start");
    }
}

#[test]
fn a_jar_that_fails_each_time_is_told_of_though_another_is_cleared() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story.firefox = true;
    for times in 1..=2 {
        story
            .shows(&json!([
                in_store(1, SHOP, "firefox-default"),
                in_store(2, SHOP, "firefox-container-1")
            ]))
            .shows(&json!([]))
            .after(10 * SECOND);
        let mut stores = BTreeSet::new();
        while let Some(due) = story.clearing.take() {
            let fails = due.store == "firefox-container-1";
            let state = if fails {
                ClearingState::Partly
            } else {
                ClearingState::Cleared
            };
            let entry = entry(story.now, &due, state);
            story
                .list
                .settle(due.id, Outcome::Done { entry }, story.now);
            stores.insert(due.store);
            story.look(None);
        }
        assert_eq!(stores.len(), 2, "both were due");
        let told = story.list.failing("shop.example");
        assert_eq!(told, (times == 2).then_some(Problem::Failed), "{times}");
    }
}

#[test]
fn a_container_that_is_no_more_is_no_failure_and_is_forgotten() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story.firefox = true;
    let container = "firefox-container-1";
    story
        .shows(&json!([tab(1, SHOP), in_store(2, SHOP, container)]))
        .shows(&json!([tab(1, SHOP)]))
        .after(10 * SECOND);
    let due = story.clearing.take().expect("it is due");
    assert_eq!(due.store, container);
    let fails = Outcome::Failed { choice: due.choice };
    story.list.settle(due.id, fails, story.now);
    let due = story.after(MINUTE).clearing.take().expect("once more");
    assert_eq!(story.list.settle(due.id, Outcome::Gone, story.now), None);
    assert_eq!(story.list.failing("shop.example"), None);
    let list = serde_json::to_string(&story.list).expect("JSON");
    assert!(
        !list.contains("container") && list.contains("firefox-default"),
        "{list}"
    );
    assert_eq!(story.look(None).wake_in, None, "nothing is due any more");
}
