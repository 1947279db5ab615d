//! What is due without a click: stories of tabs, one a row.

use std::collections::BTreeSet;

use latchkey::clearing::{
    Choice, ClearingReport, ClearingState, DataType, Headline, TypeReport,
    due::{DueClearing, DueList, Looked, Outcome, TabsLook},
    log::{Late, LogEntry, Problem},
    rules::Trigger,
};
use serde_json::{Value, json};

const NOON: u64 = 1_790_000_000_000;
const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;

/// A browser with rules, the list on its disk, and what has come of it.
struct Story {
    list: DueList,
    rules: Value,
    tabs: Vec<Value>,
    passed: Vec<Value>,
    private: bool,
    firefox: bool,
    fresh: bool,
    unseen: BTreeSet<&'static str>,
    clearing: Option<DueClearing>,
    now: u64,
    log: Vec<LogEntry>,
}

impl Story {
    fn with(rules: &Value) -> Self {
        Self {
            list: DueList::default(),
            rules: rules.clone(),
            tabs: vec![],
            passed: vec![],
            private: false,
            firefox: false,
            fresh: false,
            unseen: BTreeSet::new(),
            clearing: None,
            now: NOON,
            log: vec![],
        }
    }

    /// A look, as a background takes it that reads the list from the disk each time.
    fn look(&mut self, event: Option<&str>) -> Looked {
        let look = json!({
            "rules": self.rules, "event": event, "tabs": self.tabs, "passed": std::mem::take(&mut self.passed), "replaced": [],
            "private": self.private, "firefox": self.firefox, "fresh": std::mem::take(&mut self.fresh),
            "clearing": self.clearing.as_ref().map(|due| due.id), "now": self.now,
        });
        let look: TabsLook = serde_json::from_value(look).expect("a look");
        let stored = serde_json::to_string(&self.list).expect("JSON");
        self.list = serde_json::from_str(&stored).expect("the list");
        let looked = self.list.look(&look, |site| !self.unseen.contains(site));
        self.log.extend(looked.lines.clone());
        self.clearing = self.clearing.take().or_else(|| looked.clear.clone());
        looked
    }

    /// Tabs show this now.
    fn shows(&mut self, tabs: &Value) -> &mut Self {
        self.tabs.clone_from(tabs.as_array().expect("tabs"));
        self.look(None);
        self
    }

    fn after(&mut self, wait: u64) -> &mut Self {
        self.now += wait;
        self.look(None);
        self
    }

    fn event(&mut self, event: &str) -> &mut Self {
        self.look(Some(event));
        self
    }

    /// Carries out what is being cleared, and what is due after it; answers the jars.
    fn cleared(&mut self) -> Vec<(String, String)> {
        let mut done = vec![];
        while let Some(due) = self.clearing.take() {
            let entry = entry(self.now, &due, ClearingState::Cleared);
            let line = self.list.settle(due.id, Outcome::Done { entry }, self.now);
            self.log.extend(line);
            done.push((due.site, due.store));
            self.look(None);
        }
        done
    }

    /// The browser is closed and started, and shows these tabs.
    fn restarted(&mut self, tabs: &Value) -> &mut Self {
        self.fresh = true;
        self.clearing = None;
        self.shows(tabs).event("started")
    }

    fn problems(&self) -> Vec<Option<Problem>> {
        self.log.iter().map(|line| line.problem).collect()
    }
}

/// The line for a clearing of which all types came to `state`.
pub(crate) fn entry(at: u64, due: &DueClearing, state: ClearingState) -> LogEntry {
    let types = vec![TypeReport {
        again: 0,
        everywhere: true,
        owed: false,
        data_type: DataType::Cookies,
        state,
        reason: None,
        found: Some(1),
        removed: Some(1),
        left: Some(0),
        kept: 0,
        exceptions: vec![],
    }];
    let report = ClearingReport {
        notes: vec![],
        target: due.site.clone(),
        headline: Headline::Done,
        types,
        took: 1,
    };
    LogEntry::done(at, due.trigger, due.choice, &report)
}

fn rule(site: &str, changes: &Value) -> Value {
    let mut rule = json!({"site": site, "choice": "signOutAndClear"});
    for (name, value) in changes.as_object().expect("an object") {
        rule[name] = value.clone();
    }
    rule
}

fn on_close(site: &str) -> Value {
    rule(site, &json!({"onTabClose": true}))
}

fn tab(id: i32, origin: &str) -> Value {
    json!({"id": id, "origin": origin, "pending": null, "store": null})
}

fn in_store(id: i32, origin: &str, store: &str) -> Value {
    json!({"id": id, "origin": origin, "pending": null, "store": store})
}

const SHOP: &str = "https://www.shop.example";
const PAY: &str = "https://pay.example";

fn usual(site: &str) -> (String, String) {
    (site.to_owned(), String::from("0"))
}

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
