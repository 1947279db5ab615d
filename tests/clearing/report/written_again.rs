//! What pages write again while they are cleared, and after.

use latchkey::clearing::{StepResult, report};
use serde_json::{Value, json};

use super::{CONFIRMED, RETURNED, cookies, run, summary};
use crate::planned::{cookie, document, facts};

/// What the looks after the calls show, one after the other: state, found, removed, left, again.
#[test]
fn what_is_written_later_is_said() {
    let rows = [
        ("nothing comes", vec!["", ""], "cleared 1 1 0 0"),
        (
            "the same comes again",
            vec!["", "token"],
            "cameBack 1 0 1 0",
        ),
        ("another comes", vec!["", "anon"], "cameBack 1 1 1 0"),
        (
            "it comes, and goes for good",
            vec!["", "token", ""],
            "cleared 1 1 0 1",
        ),
        (
            "another comes while the calls are made, and goes for good",
            vec!["anon", "anon", ""],
            "cleared 1 1 0 1",
        ),
        (
            "two come, and one of them stays",
            vec!["", "token anon", "anon"],
            "cameBack 1 1 1 1",
        ),
        (
            "it comes each time",
            vec!["", "token", "", "token"],
            "cameBack 1 0 1 0",
        ),
    ];
    for (name, looks, expected) in rows {
        let before = cookies("token");
        let journal = run(&before, "signOutAndClear", RETURNED);
        let mut looks: Vec<_> = looks
            .into_iter()
            .map(|names| facts(&cookies(names)))
            .collect();
        let after = looks.pop().expect("there is one");
        let report = report(&journal, &facts(&before), &looks, &after).expect("a report");
        let report = serde_json::to_value(&report).expect("a report is JSON");
        let said = ["state", "found", "removed", "left", "again"]
            .map(|field| report["types"][1][field].to_string())
            .join(" ")
            .replace('"', "");
        assert_eq!(said, expected, "{name}");
    }
}

#[test]
fn a_page_that_writes_again_is_told_apart() {
    let origin = "https://www.fern.example:8443";
    let stored = |keys: &[&str]| {
        let keys: Vec<Value> = keys
            .iter()
            .map(|key| json!({"name": key, "signsIn": false}))
            .collect();
        json!({"storage": [{
            "origin": origin, "localStorage": keys, "sessionStorage": [], "indexedDb": [],
            "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
        }], "documents": [document(origin)]})
    };
    let before = stored(&["theme", "cart"]);
    let rows = [
        (CONFIRMED, stored(&["theme"]), "cameBack null 2 1 1 0"),
        (RETURNED, stored(&["visits"]), "cameBack null 2 2 1 0"),
        (RETURNED, stored(&["theme"]), "partly null 2 1 1 0"),
        (RETURNED, stored(&[]), "cleared null 2 2 0 0"),
    ];
    for (result, after, expected) in rows {
        let said = summary(&before, "signOutAndClear", result, &after, "localStorage");
        assert_eq!(said, expected, "{result:?} {after}");
    }
}

#[test]
fn a_database_that_was_emptied_is_not_called_untouched() {
    let origin = "https://www.fern.example:8443";
    let before = json!({
        "documents": [document(origin)],
        "storage": [{
            "origin": origin, "localStorage": [], "sessionStorage": [],
            "indexedDb": [{"name": "offline", "signsIn": false}, {"name": "auth", "signsIn": true}],
            "cacheStorage": null, "serviceWorkers": null, "fileSystems": null
        }]
    });
    // One that nothing held has gone.
    let mut gone = before.clone();
    gone["storage"][0]["indexedDb"] = json!([{"name": "auth", "signsIn": true}]);
    for (result, after, expected) in [
        (RETURNED, &before, "partly heldOpen 2 0 2 1"),
        (RETURNED, &gone, "cleared null 2 1 1 1"),
        (StepResult::Failed, &before, "couldNot heldOpen 2 0 2 1"),
    ] {
        let said = summary(&before, "fixThisSite", result, after, "indexedDb");
        assert_eq!(said, expected, "{result:?}");
    }
}

/// What went and is there again was taken all the same: before, calls, a look in between, after ("x+" went in between), how many.
#[test]
fn what_was_taken_is_counted_whatever_was_written_since() {
    let rows = [
        ("nothing was there", "", CONFIRMED, None, "", 0),
        ("all of it is gone", "a b", RETURNED, None, "", 2),
        (
            "it is there again, as calls say",
            "a b",
            CONFIRMED,
            None,
            "b",
            2,
        ),
        (
            "it is there again, as the browser says",
            "sid",
            RETURNED,
            None,
            "sid+",
            1,
        ),
        (
            "it was away in between",
            "sid",
            RETURNED,
            Some(""),
            "sid",
            1,
        ),
        ("another is there", "a", RETURNED, None, "c", 1),
        ("it never went", "a b", RETURNED, None, "b", 1),
        ("no call was made", "a", StepResult::NotMade, None, "a", 0),
    ];
    let jar = |names: &str| {
        let found = names.split_whitespace().map(|name| {
            let mut found = cookie(name.trim_end_matches('+'), "www.fern.example", "/");
            found["seenToGo"] = json!(name.ends_with('+'));
            found
        });
        facts(&json!({"cookies": found.collect::<Vec<_>>()}))
    };
    for (name, before, result, between, after, took) in rows {
        let journal = run(&cookies(before), "signOutAndClear", result);
        let between: Vec<_> = between.map(jar).into_iter().collect();
        let report = report(&journal, &jar(before), &between, &jar(after)).expect("a report");
        assert_eq!(report.took, took, "{name}");
    }
}

/// The same of entries of `localStorage`.
#[test]
fn entries_that_were_written_again_were_taken() {
    let seen = |names: Option<&str>| {
        let stored = names.map(|names| {
            let names = names.split_whitespace();
            let items: Vec<Value> = names
                .map(|name| json!({"name": name, "signsIn": false}))
                .collect();
            json!({
                "origin": "https://www.fern.example:8443", "localStorage": items, "sessionStorage": [],
                "indexedDb": [], "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
            })
        });
        let documents: Vec<Value> = names
            .map(|_| document("https://www.fern.example:8443"))
            .into_iter()
            .collect();
        json!({"documents": documents, "storage": stored.into_iter().collect::<Vec<_>>()})
    };
    let rows = [
        ("gone", "a b", CONFIRMED, Some(""), 2),
        ("one is there again", "a b", CONFIRMED, Some("b"), 2),
        ("its page is closed", "a b", RETURNED, None, 2),
        (
            "its page is closed, and no call was made",
            "a b",
            StepResult::NotMade,
            None,
            0,
        ),
        ("all failed", "a b", StepResult::Failed, Some("a b"), 0),
    ];
    for (name, before, result, after, took) in rows {
        let before = seen(Some(before));
        let journal = run(&before, "signOutAndClear", result);
        let after = facts(&seen(after));
        let report = report(&journal, &facts(&before), &[], &after).expect("a report");
        assert_eq!(report.took, took, "{name}");
    }
}
