//! What the report says: counts, and a word that is never better than the truth.

use latchkey::clearing::{DataType, Headline, Journal, Next, Note, StepResult, plan, report};
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

#[test]
fn what_cannot_be_seen_is_not_called_cleared() {
    let nothing = json!({});
    let no_call = json!({"browser": {"hasBrowsingData": false}});
    let private = json!({"browser": {"privateWindow": true}});
    let rows = [
        (
            &nothing,
            RETURNED,
            "httpCache",
            "called null null null null 0",
        ),
        (
            &nothing,
            StepResult::Failed,
            "httpCache",
            "couldNot null null null null 0",
        ),
        (
            &nothing,
            StepResult::TimedOut,
            "localStorage",
            "timedOut null null null null 0",
        ),
        (
            &no_call,
            RETURNED,
            "localStorage",
            "couldNot needsOpenPage null null null 0",
        ),
        (
            &private,
            RETURNED,
            "httpCache",
            "couldNot privateWindow null null null 0",
        ),
    ];
    for (facts, result, data_type, expected) in rows {
        let said = summary(facts, "signOutAndClear", result, facts, data_type);
        assert_eq!(said, expected, "{facts} {result:?} {data_type}");
    }
}

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

/// Whether it may be said that there is nothing: whose hosts, and what was seen.
#[test]
fn nothing_there_is_said_of_what_was_looked_at() {
    let seen = |origin: &str| {
        json!({
            "origin": origin, "localStorage": [], "sessionStorage": [], "indexedDb": [],
            "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
        })
    };
    let page = "https://www.fern.example:8443";
    let asleep = |origin: &str| {
        let mut document = document(origin);
        document["scriptable"] = json!(false);
        document
    };
    let rows = [
        ("cookies of a site", "site", "cookies", json!({}), true),
        (
            "cookies of other sites kept under it",
            "site",
            "cookies",
            json!({"browser": {"seesOthers": false}}),
            false,
        ),
        (
            "cookies of a host",
            "host",
            "cookies",
            json!({"browser": {"seesOthers": false}}),
            true,
        ),
        ("tabs", "site", "sessionStorage", json!({}), true),
        (
            "tabs that answer",
            "site",
            "sessionStorage",
            json!({"documents": [document(page)]}),
            true,
        ),
        (
            "a tab that does not",
            "site",
            "sessionStorage",
            json!({"documents": [asleep(page)]}),
            false,
        ),
        (
            "a tab of another site that does not",
            "site",
            "sessionStorage",
            json!({"documents": [asleep("https://notfern.example")]}),
            true,
        ),
        (
            "which tabs there are is told with access alone",
            "site",
            "sessionStorage",
            json!({"browser": {"hasHostAccess": false}}),
            false,
        ),
        (
            "another host may have some",
            "site",
            "localStorage",
            json!({"storage": [seen(page)]}),
            false,
        ),
        (
            "the host alone",
            "host",
            "localStorage",
            json!({"storage": [seen(page)]}),
            true,
        ),
        (
            "another port of the host was seen before",
            "host",
            "localStorage",
            json!({"storage": [seen(page)], "origins": ["https://www.fern.example:9443"]}),
            false,
        ),
        ("nobody looked", "host", "localStorage", json!({}), false),
    ];
    for (name, scope, data_type, changes, expected) in rows {
        let facts = facts(&changes);
        let plan = plan(&facts, wish("signOutAndClear", scope)).expect("it can be planned");
        let journal = Journal::begin(plan, 0);
        let report = report(&journal, &facts, &[], &facts).expect("a report");
        let report = serde_json::to_value(&report).expect("a report is JSON");
        let of_type = report["types"]
            .as_array()
            .expect("types")
            .iter()
            .find(|of_type| of_type["dataType"] == data_type)
            .expect("it is reported");
        assert_eq!(of_type["everywhere"], expected, "{name}");
    }
}

/// Other tabs of the site may keep theirs, where Latchkey may look at the one in front alone.
#[test]
fn what_tabs_keep_is_said_to_be_cleared_where_all_were_looked_at() {
    let origin = "https://www.fern.example:8443";
    let stored = |keys: &Value, access: bool| {
        json!({"browser": {"hasHostAccess": access, "widens": false}, "storage": [{
            "origin": origin, "localStorage": [], "sessionStorage": keys, "indexedDb": [],
            "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
        }], "documents": [document(origin)]})
    };
    let token = json!([{"name": "token", "signsIn": true}]);
    for (access, expected) in [
        (true, "cleared null 1 1 0 0"),
        (false, "called null 1 1 0 0"),
    ] {
        let (before, after) = (stored(&token, access), stored(&json!([]), access));
        let said = summary(
            &before,
            "signOutAndClear",
            CONFIRMED,
            &after,
            "sessionStorage",
        );
        assert_eq!(said, expected, "{access}");
    }
}

#[test]
fn cookies_of_other_sites_that_cannot_be_seen_are_told_of() {
    let rows = [
        ("signOutAndClear", "site", true, false, true),
        ("fixThisSite", "site", true, false, true),
        ("signOutAndClear", "site", true, true, false),
        ("signOutAndClear", "host", true, false, false),
        ("onlyTheCache", "site", true, false, false),
        // Then no cookie can be seen at all, which is said.
        ("signOutAndClear", "site", false, false, false),
    ];
    for (choice, scope, access, others, expected) in rows {
        let facts = facts(&json!({"browser": {"hasHostAccess": access, "seesOthers": others}}));
        let plan = plan(&facts, wish(choice, scope)).expect("it can be planned");
        let report = report(&Journal::begin(plan, 0), &facts, &[], &facts).expect("a report");
        let is_told = report.notes.contains(&Note::CookiesOfOthersUnseen);
        assert_eq!(is_told, expected, "{choice} {scope} {access} {others}");
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

/// What a tab keeps of a site goes unseen when its page was left and nothing of the site can stand in for it: documents before, those
/// that the plan is made by, and what it comes to.
#[test]
fn what_a_tab_keeps_is_cleared_only_where_it_was_seen() {
    let origin = "https://www.fern.example:8443";
    let page = |tab: u8, scriptable: bool| {
        let mut page = document(origin);
        page["tabId"] = json!(tab);
        page["scriptable"] = json!(scriptable);
        page
    };
    let seen = |documents: &[Value], keys: Option<&[&str]>| {
        let items = keys.map(|keys| {
            let items = keys.iter();
            let items = items.map(|name| json!({"name": name, "signsIn": false}));
            items.collect::<Vec<_>>()
        });
        let storage = json!({
            "origin": origin, "localStorage": [], "sessionStorage": items, "indexedDb": [],
            "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
        });
        let storage: Vec<Value> = items.is_some().then_some(storage).into_iter().collect();
        json!({"documents": documents, "storage": storage})
    };
    let rows: [(&str, Value, Value, Value, &str); 5] = [
        (
            "both are seen",
            seen(&[page(1, true), page(2, true)], Some(&["a", "b"])),
            seen(&[page(1, true), page(2, true)], Some(&["a", "b"])),
            seen(&[page(1, true), page(2, true)], Some(&[])),
            "cleared null 2 2 0",
        ),
        (
            "one is away, and it was the only one",
            seen(&[page(1, true)], Some(&["a"])),
            seen(&[page(1, false)], None),
            seen(&[page(1, false)], None),
            "couldNot needsOpenPage 1 null null",
        ),
        (
            "one of two is away",
            seen(&[page(1, true), page(2, true)], Some(&["a", "b"])),
            seen(&[page(1, false), page(2, true)], Some(&["b"])),
            seen(&[page(1, false), page(2, true)], Some(&[])),
            "partly needsOpenPage 2 null null",
        ),
        (
            "one of two is away, and the other keeps nothing",
            seen(&[page(1, true), page(2, true)], Some(&["a"])),
            seen(&[page(1, false), page(2, true)], Some(&[])),
            seen(&[page(1, false), page(2, true)], Some(&[])),
            "partly needsOpenPage 1 null null",
        ),
        (
            "one has slept all the time",
            seen(&[page(1, true), page(2, false)], Some(&["a"])),
            seen(&[page(1, true), page(2, false)], Some(&["a"])),
            seen(&[page(1, true), page(2, false)], Some(&[])),
            "partly needsOpenPage 1 1 0",
        ),
    ];
    for choice in ["signOutAndClear", "fixThisSite"] {
        for (name, before, planned, after, expected) in &rows {
            let journal = run(planned, choice, CONFIRMED);
            let report = report(&journal, &facts(before), &[], &facts(after)).expect("a report");
            let of_type = report
                .types
                .iter()
                .find(|found| found.data_type == DataType::SessionStorage)
                .expect("the type is reported");
            let of_type = serde_json::to_value(of_type).expect("JSON");
            let said = ["state", "reason", "found", "removed", "left"]
                .map(|field| of_type[field].to_string())
                .join(" ")
                .replace('"', "");
            let is_fix = choice == "fixThisSite" && expected.starts_with("couldNot");
            let expected = if is_fix {
                "partly notSeen 1 null null"
            } else {
                expected
            };
            assert_eq!(said, expected, "{name}, {choice}");
        }
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
