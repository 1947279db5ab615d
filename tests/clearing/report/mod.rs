//! What the report says: counts, and a word that is never better than the truth.

mod nothing_there;
mod written_again;

use latchkey::clearing::{Headline, Journal, Next, StepResult, plan, report};
use serde_json::{Value, json};

use crate::planned::{cookie, document, facts, wish};

const CONFIRMED: StepResult = StepResult::Done { confirmed: true };

const RETURNED: StepResult = StepResult::Done { confirmed: false };

fn run(before: &Value, choice: &str, result: StepResult) -> Journal {
    let plan = plan(&facts(before), wish(choice, "host")).expect("it can be planned");
    let mut journal = Journal::begin(plan, 0);
    while let Next::Call { steps, .. } = journal.next(0) {
        journal.record(&vec![result; steps.len()]);
    }
    journal
}

/// State, found, removed, left, kept, came back.
fn summary(
    before: &Value,
    choice: &str,
    result: StepResult,
    after: &Value,
    data_type: &str,
) -> String {
    let journal = run(before, choice, result);
    let report = report(&journal, &facts(before), &[], &facts(after)).expect("a report");
    let report = serde_json::to_value(&report).expect("a report is JSON");
    let types = report["types"].as_array().expect("types");
    let of_type = types
        .iter()
        .find(|found| found["dataType"] == data_type)
        .expect("the type is reported");
    ["state", "reason", "found", "removed", "left", "kept"]
        .map(|field| of_type[field].to_string())
        .join(" ")
        .replace('"', "")
}

fn cookies(names: &str) -> Value {
    let cookies: Vec<Value> = names
        .split_whitespace()
        .map(|name| cookie(name, "www.fern.example", "/"))
        .collect();
    json!({"cookies": cookies})
}

#[test]
fn cookies_are_counted_before_and_after() {
    let rows = [
        (
            "a b",
            "signOutAndClear",
            CONFIRMED,
            "",
            "cleared null 2 2 0 0",
        ),
        (
            "a b",
            "signOutAndClear",
            RETURNED,
            "b",
            "partly null 2 1 1 0",
        ),
        (
            "a b",
            "signOutAndClear",
            CONFIRMED,
            "b",
            "cameBack null 2 1 1 0",
        ),
        (
            "a b",
            "signOutAndClear",
            CONFIRMED,
            "c",
            "cameBack null 2 2 1 0",
        ),
        (
            "a",
            "signOutAndClear",
            StepResult::Failed,
            "a",
            "couldNot null 1 0 1 0",
        ),
        (
            "a",
            "signOutAndClear",
            StepResult::NotMade,
            "a",
            "couldNot null 1 0 1 0",
        ),
        (
            "a",
            "signOutAndClear",
            StepResult::TimedOut,
            "a",
            "timedOut null 1 0 1 0",
        ),
        (
            "a",
            "signOutAndClear",
            StepResult::TimedOut,
            "",
            "cleared null 1 1 0 0",
        ),
        (
            "sid a",
            "fixThisSite",
            CONFIRMED,
            "sid",
            "cleared null 2 1 1 1",
        ),
        ("sid", "fixThisSite", CONFIRMED, "sid", "kept null 1 0 1 1"),
        ("", "signOutAndClear", CONFIRMED, "", "cleared null 0 0 0 0"),
    ];
    for (before, choice, result, after, expected) in rows {
        let said = summary(&cookies(before), choice, result, &cookies(after), "cookies");
        assert_eq!(said, expected, "{before:?} {choice} {result:?} {after:?}");
    }
}

/// What is there afterwards was written again, or could not be removed: before, calls, after ("x+" went in between), expected.
#[test]
fn a_cookie_that_is_there_again_is_told_from_one_that_stayed() {
    let rows = [
        ("a b", RETURNED, "b", "partly", "b notRemoved"),
        ("a b", RETURNED, "b+", "cameBack", "b writtenAgain"),
        ("a b", RETURNED, "c", "cameBack", "c writtenAgain"),
        ("a b", CONFIRMED, "b", "cameBack", "b writtenAgain"),
        (
            "a b c",
            RETURNED,
            "b+ c",
            "partly",
            "b writtenAgain, c notRemoved",
        ),
        ("a", StepResult::Failed, "a", "couldNot", "a notRemoved"),
        ("a", RETURNED, "a+", "cameBack", "a writtenAgain"),
        ("a sid", RETURNED, "", "cleared", ""),
    ];
    for (before, result, after, state, expected) in rows {
        let before = cookies(before);
        let after: Vec<Value> = after
            .split_whitespace()
            .map(|name| {
                let mut found = cookie(name.trim_end_matches('+'), "www.fern.example", "/");
                found["seenToGo"] = json!(name.ends_with('+'));
                found
            })
            .collect();
        let journal = run(&before, "signOutAndClear", result);
        let report = report(
            &journal,
            &facts(&before),
            &[],
            &facts(&json!({"cookies": after})),
        );
        let report = serde_json::to_value(report.expect("a report")).expect("JSON");
        let of_type = report["types"]
            .as_array()
            .and_then(|types| types.iter().find(|found| found["dataType"] == "cookies"))
            .expect("cookies are reported");
        let exceptions = of_type["exceptions"].as_array().expect("a list");
        let said: Vec<String> = exceptions
            .iter()
            .map(|left| format!("{} {}", left["name"], left["reason"]).replace('"', ""))
            .collect();
        assert_eq!(
            (of_type["state"].as_str(), said.join(", ")),
            (Some(state), expected.to_owned())
        );
    }
}

/// Where only the last hour was to go, what is older stays as it should.
#[test]
fn what_is_older_than_was_asked_for_is_no_failure() {
    let before = json!({"page": "https://www.fern.example", "cookies": [
        cookie("old", "www.fern.example", "/"), cookie("new", "www.fern.example", "/")
    ]});
    let after = json!({"page": "https://www.fern.example", "cookies": [cookie("old", "www.fern.example", "/")]});
    let mut wish = wish("signOutAndClear", "site");
    wish.since = Some(1);
    let plan = plan(&facts(&before), wish).expect("it can be planned");
    let mut journal = Journal::begin(plan, 0);
    while let Next::Call { steps, .. } = journal.next(0) {
        journal.record(&vec![RETURNED; steps.len()]);
    }
    let report = report(&journal, &facts(&before), &[], &facts(&after)).expect("a report");
    let cookies = report
        .types
        .iter()
        .find(|found| found.found == Some(2))
        .expect("cookies");
    assert_eq!(cookies.state, latchkey::clearing::ClearingState::Cleared);
    assert!(cookies.exceptions.is_empty());
}

#[test]
fn the_headline_is_no_better_than_the_types() {
    let no_call = json!({"browser": {"hasBrowsingData": false}});
    let mut firefox = cookies("a");
    let mut emptied = cookies("");
    for facts in [&mut firefox, &mut emptied] {
        let origin = "https://www.fern.example:8443";
        facts["browser"] = json!({"engine": "firefox", "version": 153});
        facts["documents"] = json!([document(origin)]);
        facts["storage"] = json!([{
            "origin": origin, "localStorage": [], "sessionStorage": [], "indexedDb": [],
            "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
        }]);
    }
    let rows = [
        (
            "the HTTP cache of Firefox is cleared in part, as ever",
            firefox.clone(),
            "signOutAndClear",
            CONFIRMED,
            emptied,
            Headline::Done,
        ),
        (
            "the same where that is all that was wished",
            firefox.clone(),
            "onlyTheCache",
            CONFIRMED,
            firefox,
            Headline::Partly,
        ),
        (
            "all is gone, or cannot be seen",
            cookies("a"),
            "signOutAndClear",
            CONFIRMED,
            cookies(""),
            Headline::Done,
        ),
        (
            "all calls returned, and nothing can be seen",
            cookies("a"),
            "onlyTheCache",
            RETURNED,
            cookies("a"),
            Headline::Done,
        ),
        (
            "something is there again",
            cookies("a b"),
            "signOutAndClear",
            CONFIRMED,
            cookies("b"),
            Headline::Partly,
        ),
        (
            "no call returned in time",
            cookies("a"),
            "signOutAndClear",
            StepResult::TimedOut,
            cookies("a"),
            Headline::Partly,
        ),
        (
            "every call failed",
            cookies("a"),
            "onlyTheCache",
            StepResult::Failed,
            cookies("a"),
            Headline::Nothing,
        ),
        (
            "there is no call for it",
            no_call.clone(),
            "onlyTheCache",
            CONFIRMED,
            no_call,
            Headline::Nothing,
        ),
    ];
    for (name, before, choice, result, after, expected) in rows {
        let journal = run(&before, choice, result);
        let report = report(&journal, &facts(&before), &[], &facts(&after)).expect("a report");
        assert_eq!(report.headline, expected, "{name} {report:?}");
    }
}
