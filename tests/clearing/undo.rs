//! Undo: every attribute, ten minutes, and nothing without the key.

use latchkey::{
    Coded,
    clearing::{
        ClearingError, ClearingFacts, Restorable, plan,
        undo::{SealedUndo, UNDO_TIME, UndoContents},
    },
    cookies::CookieKey,
    random::{NoRandomness, Randomness},
    vault::EphemeralKey,
};
use serde_json::{Value, json};

use crate::planned::{facts, wish};

/// Bytes that count up.
pub(crate) struct Counting(pub(crate) u8);

impl Randomness for Counting {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
        Ok(())
    }
}

pub(crate) struct Dry;

impl Randomness for Dry {
    fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
        Err(NoRandomness)
    }
}

fn key(start: u8) -> EphemeralKey {
    EphemeralKey::random(&mut Counting(start)).expect("it counts")
}

pub(crate) fn contents() -> UndoContents {
    let text = json!({
        "cookies": [
            {
                "name": "__Host-a", "domain": "www.fern.example", "hostOnly": true, "path": "/", "secure": true,
                "storeId": "0", "value": "1", "httpOnly": true, "sameSite": "strict"
            },
            {
                "name": "b", "domain": ".fern.example", "hostOnly": false, "path": "/shop", "secure": false,
                "storeId": "0", "value": "=; ü\"", "httpOnly": false, "sameSite": "unspecified",
                "expirationDate": 2_000.5
            },
            {
                "name": "sid", "domain": "ads.example", "hostOnly": true, "path": "/", "secure": true, "storeId": "0",
                "partitionKey": {"topLevelSite": "https://fern.example", "hasCrossSiteAncestor": true},
                "value": "3", "httpOnly": true, "sameSite": "no_restriction", "expirationDate": 3_000.0
            }
        ],
        "localStorage": [{"origin": "https://www.fern.example", "items": [["theme", "dark"], ["token", "t"]]}]
    });
    serde_json::from_value(text).expect("it is the contents of an undo")
}

pub(crate) fn site() -> ClearingFacts {
    let found: Vec<Value> = contents()
        .cookies
        .iter()
        .map(|kept| {
            json!({"cookie": CookieKey::from(kept), "signsIn": kept.name == "sid", "protected": false})
        })
        .collect();
    facts(&json!({"cookies": found, "storage": [{
        "origin": "https://www.fern.example",
        "localStorage": [{"name": "theme", "signsIn": false}, {"name": "token", "signsIn": true}],
        "sessionStorage": null, "indexedDb": null, "cacheStorage": null, "serviceWorkers": null,
        "fileSystems": null
    }]}))
}

/// Names of cookies, keys.
#[test]
fn only_what_is_cleared_is_kept() {
    let rows = [
        ("signOutAndClear", "site", "__Host-a b sid, theme token"),
        ("signOutAndClear", "host", "__Host-a, theme token"),
        ("fixThisSite", "site", "__Host-a b, theme"),
        ("onlyTheCache", "site", ", "),
    ];
    for (choice, scope, expected) in rows {
        let kept = contents()
            .of_cleared(&site(), wish(choice, scope))
            .expect("a page of the web");
        let names: Vec<&str> = kept.cookies.iter().map(|kept| kept.name.as_str()).collect();
        let keys: Vec<&str> = kept
            .local_storage
            .iter()
            .flat_map(|area| &area.items)
            .map(|(key, _)| key.as_str())
            .collect();
        let said = format!("{}, {}", names.join(" "), keys.join(" "));
        assert_eq!(said, expected, "{choice} {scope}");
    }
}

/// What it is; the choice, and whether only what was stored lately goes; whether the site may be seen; cookies; what the open page
/// keeps, if one is open; whether another origin was shown before; and what is told.
const PROMISED: [&str; 13] = [
    "both | signOutAndClear | access | sid | theme | alone | cookiesAndStorage",
    "another origin is cleared unseen | signOutAndClear | access | sid | theme | other | cookiesAndOpenPages",
    "by a rule: no page is open | signOutAndClear | access | sid | closed | other | cookies",
    "pages keep nothing | signOutAndClear | access | sid | empty | alone | cookies",
    "there is no cookie | signOutAndClear | access | none | theme | alone | storage",
    "no cookie, another origin | signOutAndClear | access | none | theme | other | openPages",
    "nothing at all | signOutAndClear | access | none | empty | alone | null",
    "no access | signOutAndClear | blind | none | theme | alone | storage",
    "no access, and no page | signOutAndClear | blind | none | closed | alone | null",
    "access to some hosts | signOutAndClear | blind | sid | theme | other | seenCookiesAndOpenPages",
    "access to some hosts, no page | signOutAndClear | blind | sid | closed | alone | seenCookies",
    "local storage has no time, and stays | since | access | sid | theme | alone | cookies",
    "what is unseen stays | fixThisSite | access | none | theme | other | storage",
];

/// What is told to be restorable is in the slot, and all of what goes only where all of it is.
#[test]
fn nothing_is_promised_that_was_not_kept() {
    let page = "https://www.fern.example";
    for row in PROMISED {
        let fields: Vec<&str> = row.split(" | ").collect();
        let [name, choice, access, cookies, keeps, others, expected] = fields[..] else {
            panic!("{row}");
        };
        let jar: Vec<Value> = (cookies == "sid")
            .then(|| cookie("sid", "1"))
            .into_iter()
            .collect();
        let (items, keys) = match keeps {
            "theme" => (
                json!([["theme", "dark"]]),
                json!([{"name": "theme", "signsIn": false}]),
            ),
            _ => (json!([]), json!([])),
        };
        let stored = json!([{
            "origin": page, "localStorage": keys, "sessionStorage": null, "indexedDb": null,
            "cacheStorage": null, "serviceWorkers": null, "fileSystems": null
        }]);
        let is_open = keeps != "closed";
        let areas = json!([{"origin": page, "items": items}]);
        let contents =
            json!({"cookies": jar, "localStorage": if is_open { areas } else { json!([]) }});
        let contents = written(&contents);
        let found = contents.cookies.iter().map(CookieKey::from);
        let found: Vec<Value> = found
            .map(|key| json!({"cookie": key, "signsIn": true, "protected": false}))
            .collect();
        let origins = if others == "other" {
            json!(["https://app.fern.example"])
        } else {
            json!([])
        };
        let facts = facts(&json!({
            "page": page, "cookies": found, "origins": origins,
            "storage": if is_open { stored } else { json!([]) },
            "browser": {"hasHostAccess": access == "access", "widens": false}
        }));
        let is_late = choice == "since";
        let mut wish = wish(if is_late { "signOutAndClear" } else { choice }, "site");
        wish.since = is_late.then_some(1);
        let kept = contents
            .of_cleared(&facts, wish)
            .expect("a page of the web");
        let plan = plan(&facts, wish).expect("it can be planned");
        let told = json!(Restorable::of(&kept, &plan, &[&facts]));
        assert_eq!(told.as_str().unwrap_or("null"), expected, "{name}");
    }
}

fn written(text: &Value) -> UndoContents {
    serde_json::from_value(text.clone()).expect("it is the contents of an undo")
}

/// A cookie of the page's host.
fn cookie(name: &str, value: &str) -> Value {
    json!({
        "name": name, "domain": "www.fern.example", "hostOnly": true, "path": "/", "secure": true,
        "storeId": "0", "value": value, "httpOnly": true, "sameSite": "lax"
    })
}

#[test]
fn what_was_cleared_before_pages_were_left_is_kept_beside_what_they_wrote_then() {
    let (www, app) = ("https://www.fern.example", "https://m.fern.example");
    let earlier = written(&json!({
        "cookies": [cookie("a", "old"), cookie("frame", "1"), cookie("sid", "2"), cookie("kept", "old")],
        "signingIn": [2],
        "localStorage": [
            {"origin": www, "items": [["draft", "old"], ["gone", "1"], ["stays", "old"]]},
            {"origin": app, "items": [["frame", "1"]]}
        ]
    }));
    let now = written(&json!({
        "cookies": [cookie("a", "new")],
        "localStorage": [{"origin": www, "items": [["draft", "new"], ["late", "1"]]}],
        "keptCookies": [cookie("kept", "new")],
        "keptItems": [{"origin": www, "items": [["stays", "new"]]}]
    }));
    let both = serde_json::to_value(now.with_earlier(earlier)).expect("it can be written");
    let wanted = json!({
        "cookies": [cookie("a", "new"), cookie("frame", "1"), cookie("sid", "2")],
        "signingIn": [2],
        "localStorage": [
            {"origin": www, "items": [["draft", "new"], ["late", "1"], ["gone", "1"]]},
            {"origin": app, "items": [["frame", "1"]]}
        ],
        "keptCookies": [cookie("kept", "new")],
        "keptItems": [{"origin": www, "items": [["stays", "new"]]}]
    });
    let wanted = serde_json::to_value(written(&wanted)).expect("it can be written");
    assert_eq!(both, wanted);
}

#[test]
fn it_opens_for_ten_minutes_with_its_key_alone() {
    let key_of = key(0);
    let sealed = contents()
        .seal(&key_of, 5_000, &mut Counting(9))
        .expect("it is small");
    let changed = |change: fn(&mut SealedUndo)| {
        let mut changed = sealed.clone();
        change(&mut changed);
        changed
    };
    let rows = [
        ("at once", sealed.clone(), key(0), 5_000, None),
        (
            "at last",
            sealed.clone(),
            key(0),
            5_000 + UNDO_TIME - 1,
            None,
        ),
        (
            "too late",
            sealed.clone(),
            key(0),
            5_000 + UNDO_TIME,
            Some("undoExpired"),
        ),
        (
            "clock set back",
            sealed.clone(),
            key(0),
            4_999,
            Some("undoExpired"),
        ),
        (
            "another key",
            sealed.clone(),
            key(1),
            5_000,
            Some("undoUnreadable"),
        ),
        (
            "another time",
            changed(|undo| undo.taken_at = 6_000),
            key(0),
            6_000,
            Some("undoUnreadable"),
        ),
        (
            "cut",
            changed(|undo| undo.sealed.truncate(100)),
            key(0),
            5_000,
            Some("undoUnreadable"),
        ),
        (
            "empty",
            changed(|undo| undo.sealed.clear()),
            key(0),
            5_000,
            Some("undoUnreadable"),
        ),
        (
            "no Base64",
            changed(|undo| undo.sealed.push('?')),
            key(0),
            5_000,
            Some("undoUnreadable"),
        ),
    ];
    for (name, sealed, key, now, expected) in rows {
        let opened = sealed.open(&key, now);
        assert_eq!(
            opened.as_ref().map_err(Coded::code).err(),
            expected,
            "{name}"
        );
        assert!(
            expected.is_some() || opened.is_ok_and(|opened| opened == contents()),
            "{name}"
        );
    }
    assert!(!sealed.sealed.contains("fern"));
}

#[test]
fn nothing_is_kept_without_randomness_or_past_the_limit() {
    let mut large = contents();
    large.cookies[0].value = "a".repeat(16 << 20);
    let rows = [
        (
            large.seal(&key(0), 0, &mut Counting(0)),
            ClearingError::UndoTooLarge,
        ),
        (
            contents().seal(&key(0), 0, &mut Dry),
            ClearingError::NoRandomness,
        ),
    ];
    for (sealed, expected) in rows {
        assert_eq!(sealed, Err(expected));
    }
}

#[test]
fn what_is_too_large_to_be_encoded_is_not_kept() {
    let length = serde_json::to_vec(&contents()).expect("JSON").len();
    for (largest, expected) in [
        (length, None),
        (length - 1, Some(ClearingError::UndoTooLarge)),
    ] {
        let sealed = contents().seal_within(largest, &key(1), 1, &mut Counting(9));
        assert_eq!(sealed.err(), expected, "{largest}");
    }
}

#[test]
fn more_than_five_mebibytes_of_local_storage_are_too_large() {
    let mut contents = contents();
    let items = &mut contents.local_storage[0].items;
    items.push(("huge".to_owned(), "x".repeat(5 * 1024 * 1024)));
    let sealed = contents.seal(&key(1), 1, &mut Counting(9));
    assert_eq!(sealed.err(), Some(ClearingError::UndoTooLarge));
}

/// A token of many megabytes that stays is no reason to give up what goes.
#[test]
fn what_goes_is_kept_where_what_stays_is_too_large() {
    let mut contents = contents();
    contents.local_storage[0].items[1].1 = "t".repeat(5_000);
    let kept = contents
        .of_cleared(&site(), wish("fixThisSite", "site"))
        .expect("a page of the web");
    let sealed = kept
        .seal_within(4_000, &key(0), 0, &mut Counting(9))
        .expect("it is small");
    let opened = sealed.open(&key(0), 1).expect("it is in time");
    assert_eq!(
        (
            opened.cookies.len(),
            opened.kept_cookies.len(),
            opened.kept_items.len()
        ),
        (2, 0, 0)
    );
}
