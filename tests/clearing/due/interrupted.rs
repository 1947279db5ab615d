//! A browser that ends, an update, an absence, a clock that jumps.

use latchkey::clearing::log::{Late, Problem};
use serde_json::json;

use super::{MINUTE, NOON, PAY, SECOND, SHOP, Story, on_close, rule, tab, usual};

#[test]
fn who_pays_while_nobody_is_at_the_computer_finds_the_cart_and_a_tab_that_left_long_ago_holds_nothing()
 {
    let mut story = Story::with(&json!([rule("shop.example", &json!({"whenIdle": true}))]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([tab(1, PAY)]))
        .after(29 * MINUTE)
        .event("idle");
    assert_eq!(story.cleared(), []);
    story.after(MINUTE).event("idle");
    assert_eq!(story.cleared(), [usual("shop.example")]);
}

#[test]
fn a_browser_that_ends_with_a_tab_open_owes_it_at_its_next_start() {
    for restored in [json!([]), json!([tab(1, PAY)])] {
        let mut story = Story::with(&json!([on_close("shop.example")]));
        story.shows(&json!([tab(1, SHOP), tab(2, PAY)]));
        story.now += 60 * MINUTE;
        story.restarted(&restored);
        story.after(9 * SECOND);
        assert_eq!(story.cleared(), [], "tabs may come back");
        story.after(SECOND);
        assert_eq!(story.cleared(), [usual("shop.example")], "{restored}");
        assert_eq!(story.log[0].late, Some(Late::NotRunning));
    }
}

#[test]
fn tabs_that_are_restored_are_open_whoever_looks_at_them() {
    let mut story = Story::with(&json!([
        on_close("shop.example"),
        rule("pay.example", &json!({"atStart": true}))
    ]));
    story.shows(&json!([tab(1, SHOP)])).restarted(&json!([]));
    story
        .after(SECOND)
        .shows(&json!([tab(4, SHOP), tab(5, PAY)]))
        .after(MINUTE);
    assert_eq!(story.cleared(), []);
    assert_eq!(
        story.problems(),
        [Some(Problem::Open)],
        "of what was to go at the start"
    );
    story.shows(&json!([tab(5, PAY)])).after(10 * SECOND);
    assert_eq!(story.cleared(), [usual("shop.example")]);
}

#[test]
fn what_was_due_when_the_browser_ended_is_done_at_its_next_start() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story
        .shows(&json!([tab(1, SHOP)]))
        .shows(&json!([]))
        .after(SECOND);
    story.now += 60 * MINUTE;
    story.restarted(&json!([])).after(2 * SECOND);
    assert_eq!(story.cleared(), [usual("shop.example")]);
    assert_eq!(story.log[0].late, Some(Late::NotRunning));
}

#[test]
fn a_clock_that_jumps_makes_nobody_wait() {
    for jump in [
        0,
        NOON - 365 * 24 * 60 * MINUTE,
        NOON + 365 * 24 * 60 * MINUTE,
    ] {
        let mut story = Story::with(&json!([on_close("shop.example")]));
        story.shows(&json!([tab(1, SHOP)])).shows(&json!([]));
        story.now = jump;
        story.after(0).after(10 * SECOND);
        assert_eq!(story.cleared(), [usual("shop.example")], "{jump}");
    }
}

/// As an earlier version of the extension has written it, with what is remembered elsewhere by now.
#[test]
fn what_is_due_outlives_an_update() {
    let mut story = Story::with(&json!([on_close("shop.example")]));
    story.shows(&json!([tab(1, SHOP)])).shows(&json!([]));
    let mut stored = serde_json::to_value(&story.list).expect("JSON");
    let jar = stored["sites"]["shop.example"]["jars"]["0"]
        .as_object_mut()
        .expect("a jar");
    jar.remove("seen");
    jar.insert("origins".into(), json!([SHOP]));
    story.list = serde_json::from_value(stored).expect("the list");
    story.after(10 * SECOND);
    assert_eq!(story.cleared(), [usual("shop.example")]);
}
