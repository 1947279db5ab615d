//! Files of cookies: what other programs read, and `cookies.set`. `tests/extension/cookie-files.test.mjs` asks such programs.

mod sound_cookie;

use latchkey::Coded;
use latchkey::cookies::{
    Cookie, PartitionKey, SameSite,
    export::{ExportError, to_json, to_netscape},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use sound_cookie::{DAY, NOW, sound};

use ExportError::{ControlCharacter, NoDomain, NoName, NotText, Partitioned, UnusualPath};

type Change = fn(&mut Cookie);

fn changed(change: Change) -> Cookie {
    let mut cookie = sound();
    change(&mut cookie);
    cookie
}

fn under(site: &str, ancestor: Option<bool>) -> PartitionKey {
    PartitionKey {
        top_level_site: Some(site.to_owned()),
        has_cross_site_ancestor: ancestor,
    }
}

/// The format as curl documents it: <https://curl.se/docs/http-cookies.html>.
#[test]
fn lines_of_cookies_txt() {
    let session = "1792592000";
    let rows: [(&str, Change, String); 9] = [
        (
            "usual",
            |_| (),
            "fern.example\tFALSE\t/\tTRUE\t1791209600\t__Host-session\tv\n".into(),
        ),
        (
            "for subdomains, a session",
            |c| {
                c.domain = ".fern.example".into();
                c.host_only = false;
                c.http_only = false;
                c.secure = false;
                c.expiration_date = None;
            },
            format!(".fern.example\tTRUE\t/\tFALSE\t{session}\t__Host-session\tv\n"),
        ),
        (
            "an end with a fraction",
            |c| c.expiration_date = Some(NOW + 0.9),
            "fern.example\tFALSE\t/\tTRUE\t1790000000\t__Host-session\tv\n".into(),
        ),
        (
            "an end before all time",
            |c| c.expiration_date = Some(-5.0),
            "fern.example\tFALSE\t/\tTRUE\t1\t__Host-session\tv\n".into(),
        ),
        (
            "IPv6",
            |c| c.domain = "[::1]".into(),
            "::1\tFALSE\t/\tTRUE\t1791209600\t__Host-session\tv\n".into(),
        ),
        (
            "an unusual path",
            |c| c.path = "/a b|{c}".into(),
            "fern.example\tFALSE\t/a b|{c}\tTRUE\t1791209600\t__Host-session\tv\n".into(),
        ),
        (
            "UTF-8 in Chromium",
            |c| c.name = "ü".into(),
            "fern.example\tFALSE\t/\tTRUE\t1791209600\tü\tv\n".into(),
        ),
        (
            "UTF-8 in Firefox, which gives bytes",
            |c| {
                c.name = "Ã¼".into();
                c.store_id = "firefox-default".into();
            },
            "fern.example\tFALSE\t/\tTRUE\t1791209600\tü\tv\n".into(),
        ),
        (
            "no first party",
            |c| c.first_party_domain = Some(String::new()),
            "fern.example\tFALSE\t/\tTRUE\t1791209600\t__Host-session\tv\n".into(),
        ),
    ];
    for (name, change, expected) in rows {
        let mut cookie = changed(change);
        cookie.value = "v".into();
        let file = to_netscape(&[cookie], NOW);
        let expected = format!("# Netscape HTTP Cookie File\n{expected}");
        assert_eq!((file.text, file.written), (expected, 1), "{name}");
    }
}

/// Why `cookies.txt` leaves a cookie out, and why JSON does.
type LeftOut = (
    &'static str,
    Change,
    Option<ExportError>,
    Option<ExportError>,
);

const LEFT_OUT: [LeftOut; 16] = [
    (
        "tab",
        |c| c.value = "a\tb".into(),
        Some(ControlCharacter),
        Some(ControlCharacter),
    ),
    (
        "line break",
        |c| c.path = "/\nevil".into(),
        Some(ControlCharacter),
        Some(ControlCharacter),
    ),
    (
        "return",
        |c| c.name = "a\rb".into(),
        Some(ControlCharacter),
        Some(ControlCharacter),
    ),
    (
        "no host",
        |c| c.domain = ".".into(),
        Some(NoDomain),
        Some(NoDomain),
    ),
    (
        "partitioned",
        |c| c.partition_key = Some(under("https://oak.example", None)),
        Some(Partitioned),
        None,
    ),
    (
        "a partition of its own",
        |c| c.partition_key = Some(PartitionKey::default()),
        Some(Partitioned),
        None,
    ),
    (
        "first-party isolation",
        |c| c.first_party_domain = Some("oak.example".into()),
        Some(Partitioned),
        None,
    ),
    (
        "another container",
        |c| c.store_id = "firefox-container-2".into(),
        Some(Partitioned),
        None,
    ),
    ("no name", |c| c.name = String::new(), Some(NoName), None),
    (
        "a name in Latin-1",
        |c| c.name = "l\u{FFFD}t".into(),
        Some(NotText),
        Some(NotText),
    ),
    (
        "a value in Latin-1",
        |c| c.value = "\u{FFFD}".into(),
        Some(NotText),
        Some(NotText),
    ),
    (
        "a path in Latin-1",
        |c| c.path = String::new(),
        Some(NotText),
        Some(NotText),
    ),
    (
        "a path that Chromium would change",
        |c| c.path = "/a b".into(),
        None,
        Some(UnusualPath),
    ),
    (
        "dots in the path",
        |c| c.path = "/a/../b".into(),
        None,
        Some(UnusualPath),
    ),
    (
        "a path in UTF-8",
        |c| c.path = "/ü".into(),
        None,
        Some(UnusualPath),
    ),
    (
        "quotes and spaces",
        |c| c.value = "\"a, b\" c".into(),
        None,
        None,
    ),
];

#[test]
fn what_a_format_cannot_hold_is_left_out_and_told() {
    for (name, change, from_netscape, from_json) in LEFT_OUT {
        let all = [sound(), changed(change), sound()];
        let sound = [sound(), sound()];
        let both = [
            (
                to_netscape(&all, NOW),
                from_netscape,
                to_netscape(&sound, NOW),
            ),
            (
                to_json(&all).expect("JSON"),
                from_json,
                to_json(&sound).expect("JSON"),
            ),
        ];
        for (file, reason, without) in both {
            let left_out: Vec<ExportError> = reason.into_iter().collect();
            assert_eq!(file.written + left_out.len(), 3, "{name}");
            assert_eq!(file.refused, left_out, "{name}");
            assert_eq!(file.text == without.text, reason.is_some(), "{name}");
        }
        for reason in [from_netscape, from_json].into_iter().flatten() {
            assert!(!reason.code().is_empty() && !reason.to_string().is_empty());
        }
    }
}

/// Firefox gives each byte of a name as a letter; those that are no UTF-8 have no place in a text.
#[test]
fn a_name_in_latin_1_is_left_out_in_firefox_too() {
    let cookie = changed(|c| {
        c.name = "lät".into();
        c.store_id = "firefox-default".into();
    });
    assert_eq!(to_netscape(&[cookie], NOW).refused, [ExportError::NotText]);
}

/// Every field that both browsers know, and none that either of them refuses.
#[test]
fn json_is_what_browsers_take() {
    let rows: [(&str, Change, Value); 10] = [
        ("usual", |_| (), json!({})),
        (
            "in Firefox",
            |c| {
                c.store_id = "firefox-default".into();
                c.first_party_domain = Some(String::new());
            },
            json!({}),
        ),
        (
            "a session",
            |c| c.expiration_date = None,
            json!({"expirationDate": null}),
        ),
        (
            "for subdomains",
            |c| {
                c.domain = ".fern.example".into();
                c.host_only = false;
                c.secure = false;
                c.path = "/a".into();
            },
            json!({"url": "https://fern.example/a", "domain": ".fern.example", "secure": false, "path": "/a"}),
        ),
        (
            "to all sites",
            |c| c.same_site = SameSite::NoRestriction,
            json!({"sameSite": "no_restriction"}),
        ),
        (
            "a container",
            |c| c.store_id = "firefox-container-2".into(),
            json!({"storeId": "firefox-container-2"}),
        ),
        (
            "a frame under another site",
            |c| c.partition_key = Some(under("https://oak.example", Some(true))),
            json!({"partitionKey": {"topLevelSite": "https://oak.example"}}),
        ),
        (
            "a partition of its own",
            |c| c.partition_key = Some(under("https://fern.example", Some(false))),
            json!({"partitionKey": {"topLevelSite": "https://fern.example"}}),
        ),
        (
            "its own, with another between",
            |c| c.partition_key = Some(under("https://fern.example", Some(true))),
            json!({"partitionKey": {"topLevelSite": "https://fern.example", "hasCrossSiteAncestor": true}}),
        ),
        (
            "under a site that is not encrypted",
            |c| c.partition_key = Some(under("http://fern.example", Some(false))),
            json!({"partitionKey": {"topLevelSite": "http://fern.example", "hasCrossSiteAncestor": false}}),
        ),
    ];
    for (name, change, changes) in rows {
        let mut expected = json!({
            "url": "https://fern.example/", "name": "__Host-session", "value": "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m",
            "path": "/", "secure": true, "httpOnly": true, "sameSite": "lax", "expirationDate": NOW + 14.0 * DAY
        });
        let fields = expected.as_object_mut().expect("an object");
        for (key, value) in changes.as_object().expect("an object") {
            fields.insert(key.clone(), value.clone());
        }
        fields.retain(|_, value| !value.is_null());
        let file = to_json(&[changed(change)]).expect("JSON");
        let written: Value = serde_json::from_str(&file.text).expect("JSON");
        assert_eq!(written, json!([expected]), "{name}");
    }
}

proptest! {
    #[test]
    fn json_comes_back_as_it_was(name in ".{0,20}", value in "\\PC{0,40}", end in proptest::option::of(0_u32..)) {
        let cookie = Cookie { name, value, expiration_date: end.map(f64::from), ..sound() };
        let file = to_json(std::slice::from_ref(&cookie)).expect("it can be written");
        let back: Vec<Value> = serde_json::from_str(&file.text).expect("it can be read");
        prop_assert_eq!(back.len() + file.refused.len(), 1);
        for written in back {
            prop_assert_eq!(written["name"].as_str(), Some(cookie.name.as_str()));
            prop_assert_eq!(written["value"].as_str(), Some(cookie.value.as_str()));
            prop_assert_eq!(written["expirationDate"].as_f64(), cookie.expiration_date);
        }
    }

    #[test]
    fn a_line_is_seven_fields_whatever_is_in_it(name in ".{0,20}", value in "(?s).{0,40}", path in ".{0,10}") {
        let cookie = Cookie { name, value, path, ..sound() };
        let file = to_netscape(&[cookie], NOW);
        let lines: Vec<&str> = file.text.lines().skip(1).collect();
        prop_assert_eq!(lines.len(), file.written);
        for line in lines {
            prop_assert_eq!(line.split('\t').count(), 7);
        }
        prop_assert_eq!(file.written + file.refused.len(), 1);
    }
}
