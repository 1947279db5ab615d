//! What is due without a click: stories of tabs, one a row.

mod interrupted;
mod jars;
mod outcomes;
mod simulation;
mod tabs;

use std::collections::BTreeSet;

use latchkey::clearing::{
    ClearingReport, ClearingState, DataType, Headline, TypeReport,
    due::{DueClearing, DueList, Looked, Outcome, TabsLook},
    log::{LogEntry, Problem},
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

/// What is known of these tabs.
fn facts(story: &Story, tabs: &Value) -> TabsLook {
    serde_json::from_value(json!({
        "rules": [], "event": null, "tabs": tabs, "passed": [], "replaced": [], "private": story.private,
        "firefox": story.firefox, "fresh": false, "clearing": null, "now": story.now,
    }))
    .expect("a look")
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
        shown: String::new(),
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
