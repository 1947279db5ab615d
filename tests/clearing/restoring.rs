//! Bringing back what was taken: every attribute, nothing in place of what is newer, and counted by the jar.

use latchkey::{
    clearing::{
        BrowserFacts, Shown,
        restoring::{CookiesBack, Purpose, Restoring},
        undo::{UndoContents, UndoItems},
    },
    cookies::{Cookie, SetCall},
};
use serde_json::{Value, json};

use crate::{
    planned::wish,
    undo::{contents, site},
};

const NOW: u64 = 1_000_000;

fn undo(signed_in: Shown) -> Purpose {
    Purpose::Undo { signed_in }
}

fn browser(engine: &str) -> BrowserFacts {
    let facts = json!({
        "engine": engine, "version": 156, "privateWindow": false, "hasHostAccess": true, "hasBrowsingData": true
    });
    serde_json::from_value(facts).expect("a browser")
}

fn cookie(changes: &Value) -> Cookie {
    let mut cookie = json!({
        "name": "sid", "value": "old", "domain": "www.fern.example", "hostOnly": true, "path": "/",
        "secure": true, "httpOnly": true, "sameSite": "lax", "session": true, "storeId": "0"
    });
    for (key, value) in changes.as_object().expect("changes") {
        cookie[key] = value.clone();
    }
    serde_json::from_value(cookie).expect("a cookie")
}

/// Those whose name ends in `sid` sign in.
fn taken(cookies: &[Value]) -> UndoContents {
    let cookies: Vec<Cookie> = cookies.iter().map(cookie).collect();
    let places = cookies.iter().enumerate();
    UndoContents {
        signing_in: places
            .filter(|(_, cookie)| cookie.name.ends_with("sid"))
            .map(|(at, _)| at)
            .collect(),
        cookies,
        ..UndoContents::default()
    }
}

fn names(cookies: &[SetCall]) -> String {
    let names = cookies.iter().map(|set| set.place.name.as_str());
    names.collect::<Vec<_>>().join(" ")
}

fn keys(areas: &[UndoItems]) -> String {
    let items = areas.iter().flat_map(|area| &area.items);
    let keys = items.map(|(key, _)| key.as_str());
    keys.collect::<Vec<_>>().join(" ")
}

#[test]
fn cookies_come_back_with_every_attribute() {
    let chromium = &site().browser;
    let restoring = Restoring::begin(contents(), undo(Shown::Unknown), chromium, &[], NOW);
    let restoration = serde_json::to_value(restoring.restoration()).expect("JSON");
    assert_eq!(
        restoration["cookies"],
        json!([
            {
                "url": "https://www.fern.example/", "name": "__Host-a", "value": "1", "path": "/", "secure": true,
                "httpOnly": true, "sameSite": "strict", "storeId": "0"
            },
            {
                "url": "https://fern.example/shop", "name": "b", "value": "=; ü\"", "domain": ".fern.example",
                "path": "/shop", "secure": false, "httpOnly": false, "sameSite": "unspecified",
                "expirationDate": 2_000.5, "storeId": "0"
            },
            {
                "url": "https://ads.example/", "name": "sid", "value": "3", "path": "/", "secure": true,
                "httpOnly": true, "sameSite": "no_restriction", "expirationDate": 3_000.0, "storeId": "0",
                "partitionKey": {"topLevelSite": "https://fern.example", "hasCrossSiteAncestor": true}
            }
        ])
    );
    let later = Restoring::begin(contents(), undo(Shown::Unknown), chromium, &[], 2_500_000);
    assert_eq!(later.restoration().cookies.len(), 2);
    assert_eq!(later.outcome(&[]).lost, 3, "one has ended, two are not set");
}

/// Firefox 153 tells of it and takes it; older ones tell nothing.
#[test]
fn a_partition_is_given_as_it_was_told() {
    for key in [
        json!({"topLevelSite": "https://fern.example", "hasCrossSiteAncestor": true}),
        json!({"topLevelSite": "https://fern.example"}),
    ] {
        for engine in ["firefox", "chromium"] {
            let taken = taken(&[json!({"partitionKey": key})]);
            let restoring = Restoring::begin(taken, undo(Shown::No), &browser(engine), &[], NOW);
            let call = serde_json::to_value(&restoring.restoration().cookies[0]).expect("JSON");
            assert_eq!(call["partitionKey"], key, "{engine}");
        }
    }
}

/// What is there, what is set, and how many stay away.
type Newer<'a> = (&'a str, Purpose, Vec<Value>, &'a str, usize);

fn check_newer(rows: &[Newer]) {
    for (name, purpose, present, set, newer) in rows {
        let present: Vec<Cookie> = present.iter().map(cookie).collect();
        let taken = taken(&[
            json!({"name": "sid"}),
            json!({"name": "remember-sid"}),
            json!({"name": "theme"}),
        ]);
        let restoring = Restoring::begin(taken, *purpose, &browser("chromium"), &present, NOW);
        let restoration = restoring.restoration();
        assert_eq!(names(&restoration.cookies), *set, "{name}");
        assert_eq!(restoration.replaces, *purpose == Purpose::Rescue, "{name}");
        assert_eq!(restoring.outcome(&present).newer, *newer, "{name}");
    }
}

fn new(name: &str) -> Value {
    json!({"name": name, "value": "new"})
}

#[test]
fn what_is_newer_stays() {
    let old = |name: &str| json!({"name": name});
    let all = vec![old("sid"), old("remember-sid"), old("theme")];
    let insecure = json!({"name": "theme", "value": "new", "secure": false});
    check_newer(&[
        (
            "nothing is there",
            undo(Shown::Unknown),
            vec![],
            "sid remember-sid theme",
            0,
        ),
        ("all is there as it was", undo(Shown::Unknown), all, "", 0),
        (
            "a newer value",
            undo(Shown::Unknown),
            vec![new("theme")],
            "sid remember-sid",
            1,
        ),
        (
            "no longer Secure",
            undo(Shown::Unknown),
            vec![insecure],
            "sid remember-sid",
            1,
        ),
        (
            "nobody is signed in",
            undo(Shown::No),
            vec![new("theme")],
            "sid remember-sid",
            1,
        ),
    ]);
}

#[test]
fn a_newer_sign_in_stays() {
    let at = |key: &str, value: &str| json!({"name": "sid", "value": "new", key: value});
    let of_site =
        json!({"name": "sid", "value": "new", "domain": ".fern.example", "hostOnly": false});
    let of_shop = at("domain", "shop.fern.example");
    let in_container = at("storeId", "firefox-container-1");
    let all = "sid remember-sid theme";
    check_newer(&[
        (
            "of nobody knows whom",
            undo(Shown::Unknown),
            vec![new("sid")],
            "remember-sid theme",
            1,
        ),
        (
            "of somebody",
            undo(Shown::Yes),
            vec![new("sid")],
            "theme",
            2,
        ),
        (
            "at another place",
            undo(Shown::Yes),
            vec![of_site],
            "theme",
            2,
        ),
        ("of another host", undo(Shown::Yes), vec![of_shop], all, 0),
        (
            "in another container",
            undo(Shown::Yes),
            vec![in_container],
            all,
            0,
        ),
        (
            "there is none",
            undo(Shown::Yes),
            vec![new("other")],
            all,
            0,
        ),
        ("of nobody", undo(Shown::No), vec![new("sid")], all, 0),
        (
            "clearing has signed out",
            Purpose::Rescue,
            vec![new("sid"), new("theme")],
            all,
            0,
        ),
    ]);
}

#[test]
fn a_session_that_stayed_is_no_newer_one() {
    let kept =
        json!({"name": "sid", "value": "kept", "domain": ".fern.example", "hostOnly": false});
    let contents = UndoContents {
        kept_cookies: vec![cookie(&kept)],
        ..taken(&[json!({}), json!({"name": "theme"})])
    };
    let present = [cookie(&kept)];
    let restoring = Restoring::begin(
        contents,
        undo(Shown::Yes),
        &browser("firefox"),
        &present,
        NOW,
    );
    assert_eq!(names(&restoring.restoration().cookies), "sid theme");
}

/// Seen in Chromium 156 and Firefox 153, of which the second takes whatever it gives.
#[test]
fn what_a_browser_would_set_otherwise_is_not_set() {
    let rows = [
        ("usual", json!({"path": "/a/b.c/~d-e_f"}), true),
        ("encoded", json!({"path": "/a%20b/%2F/%41"}), true),
        (
            "three dots, two slashes",
            json!({"path": "/.../a..b//c"}),
            true,
        ),
        (
            "what else may stand there",
            json!({"path": "/!$%&'()*+,-./:=@[]_~"}),
            true,
        ),
        ("space", json!({"path": "/a b"}), false),
        ("braces and bar", json!({"path": "/{a}|b"}), false),
        ("query", json!({"path": "/a?b"}), false),
        ("fragment", json!({"path": "/a#b"}), false),
        ("backslash", json!({"path": "/a\\b"}), false),
        ("parent", json!({"path": "/a/../b"}), false),
        ("parent, encoded", json!({"path": "/a/%2E%2e/b"}), false),
        ("not ASCII", json!({"path": "/ü"}), false),
        (
            "no UTF-8, which Chromium tells as nothing",
            json!({"path": ""}),
            false,
        ),
        ("a name in UTF-8", json!({"name": "ü", "value": "€"}), true),
        ("a name in Latin-1", json!({"name": "l\u{FFFD}t"}), false),
        ("a value in Latin-1", json!({"value": "\u{FFFD}"}), false),
        ("no name", json!({"name": ""}), true),
    ];
    for (name, change, fits) in rows {
        for (engine, expected) in [("chromium", fits), ("firefox", true)] {
            let browser = browser(engine);
            let taken = taken(std::slice::from_ref(&change));
            let restoring = Restoring::begin(taken, undo(Shown::Unknown), &browser, &[], NOW);
            assert_eq!(
                restoring.restoration().cookies.len() == 1,
                expected,
                "{name}, {engine}"
            );
            let expected = CookiesBack {
                restored: usize::from(expected),
                newer: 0,
                lost: usize::from(!expected),
            };
            assert_eq!(
                restoring.outcome(&[cookie(&change)]),
                expected,
                "{name}, {engine}"
            );
        }
    }
}

#[test]
fn what_came_back_is_what_the_jar_has() {
    let rows = [
        ("as it was", json!({}), 1),
        ("its end is rounded", json!({"expirationDate": 2_000.0}), 1),
        ("another value", json!({"value": "new"}), 0),
        ("another end", json!({"expirationDate": 1_500.0}), 0),
        ("no end", json!({"expirationDate": null}), 0),
        ("for scripts too", json!({"httpOnly": false}), 0),
        ("over any connection", json!({"secure": false}), 0),
        ("to other sites", json!({"sameSite": "no_restriction"}), 0),
        ("at another path", json!({"path": "/a"}), 0),
        (
            "to subdomains",
            json!({"domain": ".www.fern.example", "hostOnly": false}),
            0,
        ),
        (
            "in a partition",
            json!({"partitionKey": {"topLevelSite": "https://fern.example"}}),
            0,
        ),
    ];
    for (name, change, restored) in rows {
        let taken = taken(&[json!({"expirationDate": 2_000.5})]);
        let restoring =
            Restoring::begin(taken, undo(Shown::Unknown), &browser("chromium"), &[], NOW);
        let mut found = json!({"expirationDate": 2_000.5});
        for (key, value) in change.as_object().expect("a change") {
            found[key] = value.clone();
        }
        let outcome = restoring.outcome(&[cookie(&found)]);
        let expected = CookiesBack {
            restored,
            newer: 0,
            lost: 1 - restored,
        };
        assert_eq!(outcome, expected, "{name}");
    }
}

/// Where fixing has signed the person out, what was kept is brought back too, and what is known to follow people is not.
#[test]
fn a_rescue_brings_back_what_signs_in() {
    let mut contents = contents();
    let follows =
        json!({"name": "_ga", "domain": ".fern.example", "hostOnly": false, "secure": false});
    contents.cookies.push(cookie(&follows));
    let mut facts = site();
    let key = latchkey::cookies::CookieKey::from(&contents.cookies[3]);
    let found = json!({"cookie": key, "signsIn": false, "protected": false});
    facts
        .cookies
        .push(serde_json::from_value(found).expect("a cookie that was found"));
    let kept = contents
        .of_cleared(&facts, wish("fixThisSite", "site"))
        .expect("a page of the web");
    for (purpose, cookies, items) in [
        (undo(Shown::Yes), "__Host-a b _ga", "theme"),
        (Purpose::Rescue, "__Host-a b sid", "theme token"),
    ] {
        let restoring = Restoring::begin(kept.clone(), purpose, &facts.browser, &[], NOW);
        let restoration = restoring.restoration();
        assert_eq!(names(&restoration.cookies), cookies, "{purpose:?}");
        assert_eq!(keys(&restoration.local_storage), items, "{purpose:?}");
    }
}

/// What "Fix this site" would keep belongs to the sign-in, also where everything goes.
#[test]
fn what_belongs_to_the_sign_in_is_known_afterwards() {
    let kept = contents()
        .of_cleared(&site(), wish("signOutAndClear", "site"))
        .expect("a page of the web");
    let at = |at: usize| kept.cookies[at].name.as_str();
    let names: Vec<&str> = kept.signing_in.iter().map(|place| at(*place)).collect();
    assert_eq!(names, ["sid"]);
}

/// Name, whether somebody is signed in, what is stored now, and what comes back.
type Stored<'a> = (&'a str, Shown, &'a [(&'a str, &'a str)], &'a str, usize);

#[test]
fn an_old_sign_in_is_not_put_beside_a_new_one() {
    const ALICE: &str = "CognitoIdentityServiceProvider.7k.alice.idToken";
    const BOB: &str = "CognitoIdentityServiceProvider.7k.bob.idToken";
    let area = |origin: &str, items: &[(&str, &str)]| UndoItems {
        origin: origin.parse().expect("an origin"),
        items: items
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect(),
    };
    let all = format!("{ALICE} access_token theme");
    let rows: [Stored; 8] = [
        ("nobody", Shown::Unknown, &[], &all, 0),
        ("another user", Shown::Unknown, &[(BOB, "b")], "theme", 2),
        ("another user, seen", Shown::Yes, &[(BOB, "b")], "theme", 2),
        ("signed out by now", Shown::No, &[(BOB, "b")], &all, 0),
        (
            "another token",
            Shown::Yes,
            &[("access_token", "new9f3b0c1d2e")],
            "theme",
            2,
        ),
        (
            "nobody's token",
            Shown::Unknown,
            &[("access_token", "new9f3b0c1d2e")],
            &all,
            0,
        ),
        (
            "the same token",
            Shown::Yes,
            &[("access_token", "9f3b0c1d2e")],
            &all,
            0,
        ),
        (
            "what signs nobody in",
            Shown::Yes,
            &[("language", "de")],
            &all,
            0,
        ),
    ];
    for (name, signed_in, stored, back, newer) in rows {
        let items = [
            (ALICE, "a"),
            ("access_token", "9f3b0c1d2e"),
            ("theme", "dark"),
        ];
        let taken = UndoContents {
            local_storage: vec![area("https://www.fern.example", &items)],
            ..UndoContents::default()
        };
        let stored = [area("https://www.fern.example", stored)];
        let restoring = Restoring::begin(taken, undo(signed_in), &browser("chromium"), &[], NOW)
            .unless_signed_in_anew(&stored, signed_in);
        let restoration = restoring.restoration();
        assert_eq!(keys(&restoration.local_storage), back, "{name}");
        assert_eq!(restoration.items_newer, newer, "{name}");
    }
}
