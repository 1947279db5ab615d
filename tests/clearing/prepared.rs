//! What a clearing begins with: the plan, and what is kept of what it takes.

use latchkey::{
    Coded,
    clearing::{KeptUndo, Prepared, SiteLook, opened, prepare, undo::UndoContents},
    random::Randomness,
};
use serde_json::{Value, json};

use crate::{
    looks,
    planned::wish,
    undo::{Counting, Dry},
};

const NOW: u64 = 5_000;
const PAGE: &str = "https://www.fern.example";
const APP: &str = "https://m.fern.example";

fn cookie(name: &str) -> Value {
    json!({
        "name": name, "value": "1", "domain": "www.fern.example", "hostOnly": true, "path": "/", "secure": true,
        "storeId": "0", "httpOnly": true, "sameSite": "lax"
    })
}

fn document(origin: &str, items: &[[&str; 2]]) -> Value {
    json!({
        "tabId": 1, "frameId": 0, "origin": origin, "tabOrigin": origin, "storeId": "0",
        "storage": {"localStorage": items}
    })
}

/// A site with a cookie that signs in and one that does not, and a page that keeps an item.
fn site() -> SiteLook {
    looks::look(&json!({
        "cookies": [cookie("sid"), cookie("_ga")], "kinds": ["signsIn", "analytics"],
        "documents": [document(PAGE, &[["draft", "1"]])]
    }))
}

fn prepared(
    look: SiteLook,
    before: Option<&SiteLook>,
    frames_cleared: bool,
    choice: &str,
    source: &mut impl Randomness,
) -> Prepared {
    let wish = wish(choice, "site");
    prepare(look, before, frames_cleared, wish, NOW, source).expect("a page of the web")
}

fn contents(undo: &KeptUndo) -> UndoContents {
    let KeptUndo::Kept {
        key, sealed, until, ..
    } = undo
    else {
        panic!("nothing was kept");
    };
    assert_eq!(*until, sealed.until());
    opened(sealed, key, NOW).expect("its key opens it")
}

/// Cookies and items, by name.
fn names(contents: &UndoContents) -> String {
    let cookies = contents.cookies.iter().map(|kept| kept.name.as_str());
    let items = contents.local_storage.iter().flat_map(|area| &area.items);
    let items = items.map(|(key, _)| key.as_str());
    cookies.chain(items).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_goes_is_kept_under_a_key_of_its_own() {
    for (choice, expected) in [
        ("signOutAndClear", "sid _ga draft"),
        ("fixThisSite", "_ga draft"),
    ] {
        let prepared = prepared(site(), None, false, choice, &mut Counting(0));
        assert_eq!(names(&contents(&prepared.undo)), expected, "{choice}");
    }
}

#[test]
fn where_nothing_can_be_brought_back_nothing_is_kept_save_for_the_net() {
    let rows = [
        ("signOutAndClear", "nothing"),
        ("onlyTheCache", "nothing"),
        // What stays is kept for the net.
        ("fixThisSite", "kept"),
    ];
    for (choice, expected) in rows {
        let look = looks::look(&json!({"cookies": [], "kinds": []}));
        let prepared = prepared(look, None, false, choice, &mut Counting(0));
        let undo = serde_json::to_value(&prepared.undo).expect("it is JSON");
        assert_eq!(undo["kind"], expected, "{choice}");
        assert_eq!(undo["restores"], Value::Null, "{choice}");
    }
}

#[test]
fn what_cannot_be_kept_is_cleared_all_the_same() {
    let prepared = prepared(site(), None, false, "signOutAndClear", &mut Dry);
    assert!(matches!(prepared.undo, KeptUndo::TooLarge));
    assert!(!prepared.plan.types.is_empty());
}

#[test]
fn what_there_was_before_pages_were_left_counts_and_is_kept() {
    let before = looks::look(&json!({
        "cookies": [cookie("sid"), cookie("frame")], "kinds": ["signsIn", "other"],
        "documents": [document(APP, &[["old", "1"]])]
    }));
    let now = || {
        looks::look(&json!({
            "cookies": [cookie("sid"), cookie("late")], "kinds": ["signsIn", "other"],
            "documents": [document(PAGE, &[["draft", "1"]])]
        }))
    };
    let rows = [
        // Of what was cleared in no frame, the jar of now says all.
        (false, "sid late draft old"),
        (true, "sid late frame draft old"),
    ];
    for (frames_cleared, expected) in rows {
        let prepared = prepared(
            now(),
            Some(&before),
            frames_cleared,
            "signOutAndClear",
            &mut Counting(0),
        );
        let kept = names(&contents(&prepared.undo));
        assert_eq!(kept, expected, "frames cleared: {frames_cleared}");
        let cookies = prepared.facts.cookies.iter();
        let told: Vec<&str> = cookies.map(|found| found.cookie.name.as_str()).collect();
        assert_eq!(told, ["sid", "frame"], "facts are of before");
    }
}

#[test]
fn another_key_or_another_hour_opens_nothing() {
    let prepared = prepared(site(), None, false, "signOutAndClear", &mut Counting(0));
    let KeptUndo::Kept {
        key, sealed, until, ..
    } = prepared.undo
    else {
        panic!("nothing was kept");
    };
    let rows = [
        ("no Base64", "?", NOW, "undoUnreadable"),
        ("too short", "AAAA", NOW, "undoUnreadable"),
        ("too late", &key, until, "undoExpired"),
    ];
    for (name, key, now, expected) in rows {
        let refused = opened(&sealed, key, now).err().map(|error| error.code());
        assert_eq!(refused, Some(expected), "{name}");
    }
}
