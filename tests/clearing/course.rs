//! The order of a clearing: pages are left first and come back last, whatever happens in between.

use std::collections::BTreeSet;

use latchkey::clearing::{
    ClearingReport, Course, CourseEvent, CourseStep, Journal, StepResult, plan, report,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::planned::{cookie, document, facts, wish};

const ORIGIN: &str = "https://www.fern.example:8443";

/// A page of the site with these changes.
fn page(tab: u8, changes: &Value) -> Value {
    let mut page = document(ORIGIN);
    page["tabId"] = json!(tab);
    for (name, change) in changes.as_object().expect("changes") {
        page[name] = change.clone();
    }
    page
}

fn begin(documents: &[Value], choice: &str, scope: &str, more: &Value) -> Course {
    let mut changes = json!({"documents": documents});
    for (name, change) in more.as_object().expect("changes") {
        changes[name] = change.clone();
    }
    Course::begin(&facts(&changes), wish(choice, scope), true).expect("a page of the web")
}

#[test]
fn the_pages_of_the_site_are_left_first() {
    let plain = json!({});
    let pages = [
        page(1, &plain),
        page(2, &json!({"frameId": 4})),
        page(3, &json!({"frameId": 4, "embedded": true})),
        page(4, &json!({"scriptable": false})),
        page(5, &json!({"storeId": "1"})),
        page(6, &json!({"origin": "https://app.fern.example"})),
        page(7, &json!({"origin": "https://notfern.example"})),
    ];
    let no_access = json!({"browser": {"hasHostAccess": false}});
    let protected = json!({"siteProtected": true});
    let rows: [(&str, &str, &Value, &[i64]); 6] = [
        ("signOutAndClear", "site", &plain, &[1, 2, 6]),
        ("fixThisSite", "site", &plain, &[1, 2, 6]),
        ("signOutAndClear", "host", &plain, &[1, 2]),
        ("onlyTheCache", "site", &plain, &[]),
        ("signOutAndClear", "site", &no_access, &[]),
        ("signOutAndClear", "site", &protected, &[]),
    ];
    for (choice, scope, more, expected) in rows {
        let course = begin(&pages, choice, scope, more);
        let tabs: BTreeSet<i64> = expected.iter().copied().collect();
        let first = if tabs.is_empty() {
            CourseStep::Clear
        } else {
            CourseStep::LeavePages { tabs }
        };
        assert_eq!(*course.step(), first, "{choice} {scope} {more}");
    }
    let stays = Course::begin(
        &facts(&json!({"documents": pages})),
        wish("signOutAndClear", "site"),
        false,
    );
    assert_eq!(
        *stays.expect("a page of the web").step(),
        CourseStep::Clear,
        "the person wants them to stay"
    );
}

/// What the looks before and after show of cookies, after the calls have returned.
fn seen(before: &str, first: &str, now: &str) -> ClearingReport {
    let look = |names: &str| {
        let names = names.split_whitespace();
        let cookies: Vec<_> = names
            .map(|name| cookie(name, "www.fern.example", "/"))
            .collect();
        facts(&json!({"cookies": cookies}))
    };
    let plan = plan(&look(before), wish("signOutAndClear", "site")).expect("it can be planned");
    let mut journal = Journal::begin(plan, 0);
    journal.progress.results =
        vec![StepResult::Done { confirmed: false }; journal.plan.steps().len()];
    report(&journal, &look(before), &[look(first)], &look(now)).expect("a report")
}

fn saw(report: ClearingReport, documents: &[Value]) -> CourseEvent {
    CourseEvent::Saw {
        report,
        facts: Box::new(facts(&json!({"documents": documents}))),
        wish: wish("signOutAndClear", "site"),
    }
}

fn left(left: &[i64], stayed: &[i64]) -> CourseEvent {
    CourseEvent::PagesLeft {
        left: left.iter().copied().collect(),
        stayed: stayed.iter().copied().collect(),
        hanging: BTreeSet::new(),
    }
}

fn after(course: Course, event: CourseEvent) -> Course {
    course.after(event).expect("a page of the web")
}

#[test]
fn signing_out_looks_again_while_the_pages_are_away() {
    let pages = [page(1, &json!({})), page(2, &json!({}))];
    let quiet = page(1, &json!({"quiet": true}));
    let draft = page(2, &json!({}));
    let opened = page(3, &json!({}));
    let again = || seen("sid", "", "sid");
    let rows = [
        (
            "nothing came",
            seen("sid", "", ""),
            vec![quiet.clone()],
            false,
        ),
        ("an answer came late", again(), vec![quiet.clone()], true),
        (
            "a page with a draft stays",
            again(),
            vec![quiet.clone(), draft],
            true,
        ),
        (
            "a page that did not answer stays",
            again(),
            vec![quiet.clone(), page(5, &json!({}))],
            true,
        ),
        (
            "a tab sleeps",
            again(),
            vec![quiet.clone(), page(4, &json!({"scriptable": false}))],
            true,
        ),
        (
            "the person has opened another",
            again(),
            vec![quiet, opened],
            false,
        ),
        (
            "the person has gone back to the page",
            again(),
            vec![page(1, &json!({}))],
            false,
        ),
    ];
    for (name, report, documents, clears_again) in rows {
        let course = begin(&pages, "signOutAndClear", "site", &json!({}));
        // The third does not answer.
        let pages_left = CourseEvent::PagesLeft {
            left: BTreeSet::from([1]),
            stayed: BTreeSet::from([2]),
            hanging: BTreeSet::from([5]),
        };
        let course = after(course, pages_left);
        assert_eq!(*course.step(), CourseStep::Clear);
        let course = after(course, CourseEvent::Cleared);
        assert_eq!(*course.step(), CourseStep::LookAgain { after: 2_500 });
        let course = after(course, saw(report, &documents));
        let expected = if clears_again {
            CourseStep::ClearAgain
        } else {
            CourseStep::ReturnPages
        };
        assert_eq!(*course.step(), expected, "{name}");
        let course = after(course, CourseEvent::Cleared);
        let course = if clears_again {
            // Right after the calls, a page that writes without end may not have written yet.
            let looks = CourseStep::LookAgain { after: 1_000 };
            assert_eq!(*course.step(), looks, "{name}: a page stays");
            after(course, saw(seen("sid", "", "sid"), &[page(2, &json!({}))]))
        } else {
            course
        };
        assert_eq!(
            *course.step(),
            CourseStep::ReturnPages,
            "{name}: not without end"
        );
    }
}

#[test]
fn what_pages_that_stay_write_is_looked_for() {
    let pages = [page(1, &json!({})), page(2, &json!({}))];
    for (name, gone, stays, looks, once_more) in [
        ("all were left", &[1_i64, 2][..], &[][..], true, false),
        ("one stays", &[1], &[2], true, true),
        ("all stay", &[], &[1, 2], true, true),
        ("there is none", &[], &[], false, false),
    ] {
        let course = begin(&pages, "signOutAndClear", "site", &json!({}));
        let course = after(course, left(gone, stays));
        let course = after(course, CourseEvent::Cleared);
        let is_looking = |course: &Course| matches!(course.step(), CourseStep::LookAgain { .. });
        assert_eq!(is_looking(&course), looks, "{name}");
        if looks {
            let course = after(course, saw(seen("sid", "", "sid"), &[]));
            assert_eq!(*course.step(), CourseStep::ClearAgain, "{name}");
            let course = after(course, CourseEvent::Cleared);
            assert_eq!(is_looking(&course), once_more, "{name}");
        }
    }
}

/// A document of this kind in each of the first tabs.
fn tabs(count: i64, changes: &Value) -> Vec<Value> {
    let of_tab = |tab: i64| {
        let mut page = page(0, changes);
        page["tabId"] = json!(tab);
        page
    };
    (1..=count).map(of_tab).collect()
}

/// How many tabs hang, are not asked to go, and have frames of the site.
fn staying_in(course: &Course) -> [usize; 3] {
    let course = serde_json::to_value(course).expect("it is JSON");
    ["hanging", "open", "framing"].map(|field| course[field].as_array().map_or(0, Vec::len))
}

/// What it is; the choice; what documents are open in how many tabs; whether pages may be left; what else is so. How many pages are left;
/// of those that stay, how many hang, are not asked to go, and have frames; and whether it is looked at again.
const STAYING: [&str; 13] = [
    "all may be left | signOutAndClear | page 2 | true | plain | 2 0 0 0 | true",
    "the person wants them to stay | signOutAndClear | page 2 | false | plain | 0 0 2 0 | false",
    "only the page in front may be seen | signOutAndClear | page 1 | true | noAccess | 0 0 1 0 | false",
    "too many | signOutAndClear | page 501 | true | plain | 500 0 1 0 | true",
    "a page hangs from the start | signOutAndClear | hangs 1 | true | plain | 0 1 0 0 | true",
    "it hangs, and is to stay | signOutAndClear | hangs 1 | false | plain | 0 1 0 0 | true",
    "a page sleeps | signOutAndClear | sleeps 1 | true | plain | 0 0 0 0 | false",
    "a frame elsewhere | signOutAndClear | frame 1 | true | plain | 0 0 0 1 | true",
    "a frame elsewhere hangs | signOutAndClear | stuckFrame 1 | true | plain | 0 0 0 1 | true",
    "a page of another site | signOutAndClear | other 1 | false | plain | 0 0 0 0 | false",
    "fixing signs nobody out | fixThisSite | page 1 | false | plain | 0 0 1 0 | false",
    "caches | onlyTheCache | page 1 | true | plain | 0 0 0 0 | false",
    "a protected site | signOutAndClear | page 1 | true | protected | 0 0 0 0 | false",
];

/// What changes a page, or the facts, under these names.
fn changes(name: &str) -> Value {
    match name {
        "hangs" => json!({"scriptable": false, "hangs": true}),
        "sleeps" => json!({"scriptable": false}),
        "frame" => json!({"frameId": 4, "embedded": true}),
        "stuckFrame" => {
            json!({"frameId": 4, "embedded": true, "scriptable": false, "hangs": true})
        }
        "other" => json!({"origin": "https://notfern.example"}),
        "noAccess" => json!({"browser": {"hasHostAccess": false}}),
        "protected" => json!({"siteProtected": true}),
        _ => json!({}),
    }
}

/// Whatever is open and stays writes again when it likes: it is counted, and looked for where the person wanted it gone.
#[test]
fn no_page_that_may_write_again_is_passed_by() {
    for row in STAYING {
        let fields: Vec<&str> = row.split(" | ").collect();
        let [name, choice, kind, may_be, more, counts, looks] = fields[..] else {
            panic!("{row}");
        };
        let (kind, count) = kind.split_once(' ').expect("a kind and a count");
        let count = count.parse().expect("a count");
        let mut all = changes(more);
        all["documents"] = json!(tabs(count, &changes(kind)));
        let course = Course::begin(&facts(&all), wish(choice, "site"), may_be == "true");
        let mut course = course.expect("a page of the web");
        let asked = match course.step() {
            CourseStep::LeavePages { tabs } => tabs.clone(),
            _ => BTreeSet::new(),
        };
        let [hanging, open, framing] = staying_in(&course);
        let said = format!("{} {hanging} {open} {framing}", asked.len());
        assert_eq!(said, counts, "{name}");
        if !asked.is_empty() {
            course = after(course, left(&Vec::from_iter(asked), &[]));
        }
        course = after(course, CourseEvent::Cleared);
        let is_looking = |course: &Course| matches!(course.step(), CourseStep::LookAgain { .. });
        assert_eq!(is_looking(&course).to_string(), looks, "{name}");
        if !is_looking(&course) {
            continue;
        }
        course = after(course, saw(seen("sid", "", "sid"), &[]));
        assert_eq!(*course.step(), CourseStep::ClearAgain, "{name}");
        course = after(course, CourseEvent::Cleared);
        let some_stay = [hanging, framing] != [0, 0];
        assert_eq!(is_looking(&course), some_stay, "{name}");
    }
}

#[test]
fn what_was_open_from_the_start_is_no_visit() {
    for (name, kind, may_be, clears_again) in [
        ("a page that is to stay", json!({}), false, true),
        (
            "one that hung",
            json!({"scriptable": false, "hangs": true}),
            true,
            true,
        ),
        ("one that slept", json!({"scriptable": false}), true, false),
    ] {
        // Another was left, so that it is looked at again in any case.
        let mut documents = tabs(1, &kind);
        documents.push(page(2, &json!({"frameId": 4, "embedded": true})));
        let course = Course::begin(
            &facts(&json!({"documents": documents})),
            wish("signOutAndClear", "site"),
            may_be,
        );
        let course = after(course.expect("a page of the web"), CourseEvent::Cleared);
        let course = after(course, saw(seen("sid", "", "sid"), &tabs(1, &json!({}))));
        let is_again = *course.step() == CourseStep::ClearAgain;
        assert_eq!(is_again, clears_again, "{name}");
    }
}

#[test]
fn one_that_hung_and_went_after_all_hangs_no_more() {
    let hangs = json!({"scriptable": false, "hangs": true});
    let pages = [page(1, &json!({})), page(1, &hangs), page(2, &hangs)];
    let course = begin(&pages, "signOutAndClear", "site", &json!({}));
    assert_eq!(staying_in(&after(course, left(&[1], &[]))), [1, 0, 0]);
}

#[test]
fn nobody_waits_for_what_cannot_come() {
    let pages = [page(1, &json!({}))];
    for (name, choice, gone) in [
        ("fixing signs nobody out", "fixThisSite", &[1_i64][..]),
        ("no page was left", "signOutAndClear", &[]),
    ] {
        let course = begin(&pages, choice, "site", &json!({}));
        let course = after(course, left(gone, &[]));
        let course = after(course, CourseEvent::Cleared);
        assert_eq!(*course.step(), CourseStep::ReturnPages, "{name}");
    }
}

#[test]
fn frames_are_cleared_before_their_page_is_left() {
    let frame = |tab: u8, origin: &str, embedded: bool| {
        page(
            tab,
            &json!({"frameId": 4, "origin": origin, "embedded": embedded}),
        )
    };
    let pages = [
        page(1, &json!({})),
        frame(1, "https://app.fern.example", false),
        frame(1, ORIGIN, false),
        frame(1, "https://m.fern.example", false),
        page(2, &json!({"origin": "https://m.fern.example"})),
        frame(3, "https://ads.fern.example", true),
    ];
    let facts = facts(&json!({"browser": {"engine": "firefox"}, "documents": pages}));
    let wish = wish("signOutAndClear", "site");
    let plan = plan(&facts, wish).expect("it can be planned");
    let course = Course::begin(&facts, wish, true).expect("a page of the web");
    let steps = course.steps_in_frames(&plan, &facts);
    let calls = serde_json::to_value(&steps).expect("calls are JSON");
    let calls = calls.as_array().expect("a list");
    assert!(!calls.is_empty());
    for call in calls {
        let details = &call["details"];
        if details["task"]["area"] == "session" {
            continue;
        }
        assert_eq!(
            (&details["tabId"], &details["origin"]),
            (&json!(1), &json!("https://app.fern.example")),
            "only it has no page of its own"
        );
    }
    let tasks: Vec<&Value> = calls
        .iter()
        .map(|call| &call["details"]["task"]["kind"])
        .collect();
    assert!(
        tasks.contains(&&json!("deleteCaches")),
        "only scripts reach them in Firefox"
    );
}

/// A page of the same origin in another tab reaches what all share, and not what the frame's tab keeps.
#[test]
fn what_the_tab_of_a_frame_keeps_is_cleared_before_whatever_other_tabs_show() {
    let frame = page(
        1,
        &json!({"frameId": 4, "origin": "https://m.fern.example"}),
    );
    let pages = [
        page(1, &json!({})),
        frame,
        page(2, &json!({"origin": "https://m.fern.example"})),
    ];
    let facts = facts(&json!({"documents": pages, "storage": [{
        "origin": "https://m.fern.example", "localStorage": [{"name": "theme", "signsIn": false}],
        "sessionStorage": [{"name": "step", "signsIn": false}], "indexedDb": [],
        "cacheStorage": [], "serviceWorkers": [], "fileSystems": []
    }]}));
    for choice in ["signOutAndClear", "fixThisSite"] {
        let wish = wish(choice, "site");
        let plan = plan(&facts, wish).expect("it can be planned");
        let course = Course::begin(&facts, wish, true).expect("a page of the web");
        let steps = course.steps_in_frames(&plan, &facts);
        let calls = serde_json::to_value(&steps).expect("calls are JSON");
        let calls = calls.as_array().expect("a list").iter();
        let said: Vec<_> = calls
            .map(|call| {
                let details = &call["details"];
                (
                    &details["tabId"],
                    &details["frameId"],
                    &details["task"]["area"],
                )
            })
            .collect();
        assert_eq!(
            said,
            [(&json!(1), &json!(4), &json!("session"))],
            "{choice}"
        );
        let missed = |result| Course::missed_in_frames(&steps, &[result]).len();
        let rows = [
            (StepResult::Done { confirmed: true }, 0),
            (StepResult::Done { confirmed: false }, 1),
            (StepResult::TimedOut, 1),
            (StepResult::Failed, 1),
        ];
        for (result, expected) in rows {
            assert_eq!(missed(result), expected, "{choice} {result:?}");
        }
        assert_eq!(Course::missed_in_frames(&steps, &[]).len(), 1, "cut off");
    }
}

#[test]
fn it_survives_storage() {
    let course = begin(
        &[page(1, &json!({}))],
        "signOutAndClear",
        "site",
        &json!({}),
    );
    let course = after(course, left(&[1], &[2]));
    let text = serde_json::to_string(&course).expect("it is JSON");
    let stored: Course = serde_json::from_str(&text).expect("it is a course");
    assert_eq!(stored, course);
}

proptest! {
    /// Whatever is seen and whenever it is stopped, the pages are returned after four events at most.
    #[test]
    fn the_pages_come_back(fix in any::<bool>(), comes_back in any::<bool>(), stop_at in 0_usize..6) {
        let choice = if fix { "fixThisSite" } else { "signOutAndClear" };
        let mut course = begin(&[page(1, &json!({}))], choice, "site", &json!({}));
        for turn in 0..4 {
            let event = match course.step() {
                _ if turn == stop_at => CourseEvent::Stopped,
                CourseStep::LeavePages { .. } => left(&[1], &[]),
                CourseStep::Clear | CourseStep::ClearAgain => CourseEvent::Cleared,
                CourseStep::LookAgain { .. } => saw(
                    seen("sid", "", if comes_back { "sid" } else { "" }),
                    &[page(1, &json!({"quiet": true}))],
                ),
                CourseStep::ReturnPages => break,
            };
            course = after(course, event);
        }
        prop_assert_eq!(course.step(), &CourseStep::ReturnPages);
    }
}
