//! Settings as a file, and the list of sites.

use latchkey::{
    access::Grants,
    clearing::{Choice, ProtectedCookie, rules::SiteRule},
    settings::{
        LARGEST, MOST_SITES, Settings, SettingsError, Stored, TextSize, Theme, read, site_list,
        write,
    },
};
use proptest::prelude::*;

fn rule(site: &str) -> SiteRule {
    SiteRule {
        on_tab_close: true,
        ..SiteRule::nothing(site)
    }
}

fn cookie(domain: &str, name: &str) -> ProtectedCookie {
    ProtectedCookie {
        domain: domain.to_owned(),
        path: "/".to_owned(),
        name: name.to_owned(),
    }
}

/// Settings as a disk keeps them.
fn stored(settings: &Settings) -> Stored {
    let value = serde_json::to_value(settings).expect("settings are plain data");
    serde_json::from_value(value).expect("what was written is read")
}

/// The file with these settings in it.
fn file(settings: &str) -> String {
    format!(r#"{{"latchkeySettings":1,"settings":{settings}}}"#)
}

#[test]
fn what_was_written_is_read() {
    let settings = Settings {
        theme: Some(Theme::Contrast),
        text_size: Some(TextSize::Larger),
        idle_minutes: Some(5),
        sign_ins_off: Some(true),
        alerts_off: Some(true),
        paused_hosts: vec!["fern.example".to_owned(), "[::1]".to_owned()],
        rules: vec![rule("xn--bcher-kva.example"), rule("192.0.2.1")],
        protected_cookies: vec![cookie(".fern.example", ""), cookie("fern.example", "ü")],
        ..Settings::default()
    };
    let text = write(stored(&settings)).expect("they are sound");
    assert_eq!(read(&text), Ok(settings));
    assert_eq!(
        read(&write(Stored::default()).unwrap()),
        Ok(Settings::default())
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn all_is_read_or_nothing() {
    use SettingsError::{NotSettings, SettingsDamaged, SettingsTooLarge, SettingsTooNew};
    let many = |count: usize| {
        let hosts: Vec<_> = (0..count).map(|n| format!(r#""h{n}.example""#)).collect();
        file(&format!(r#"{{"pausedHosts":[{}]}}"#, hosts.join(",")))
    };
    let lock = |idle: u32, open: u32| {
        file(&format!(
            r#"{{"lock":{{"idleMinutes":{idle},"onScreenLock":true,"openMinutes":{open}}}}}"#
        ))
    };
    let rule = |rest: &str| {
        file(&format!(
            r#"{{"rules":[{{"site":"fern.example","choice":"onlyTheCache"{rest}}}]}}"#
        ))
    };
    let cookie = |domain: &str, path: &str, name: &str| {
        file(&format!(
            r#"{{"protectedCookies":[{{"domain":"{domain}","path":"{path}","name":"{name}"}}]}}"#
        ))
    };
    let rows: Vec<(&str, String, Option<SettingsError>)> = vec![
        ("nothing chosen", file("{}"), None),
        (
            "a rule for an intranet's host",
            file(r#"{"rules":[{"site":"router","choice":"onlyTheCache","atStart":true}]}"#),
            None,
        ),
        (
            "with a byte order mark",
            format!("\u{feff}{}", file("{}")),
            None,
        ),
        ("minutes at their bounds", lock(1, 1440), None),
        (
            "a rule of a version without delays",
            rule(r#","atStart":true"#),
            None,
        ),
        ("as many sites as there may be", many(MOST_SITES), None),
        ("empty", String::new(), Some(NotSettings)),
        ("no JSON", "theme = dark".to_owned(), Some(NotSettings)),
        ("another JSON", "[1,2]".to_owned(), Some(NotSettings)),
        (
            "another file of ours",
            r#"{"latchkeyBackup":1}"#.to_owned(),
            Some(NotSettings),
        ),
        (
            "a version that is no number",
            r#"{"latchkeySettings":"1"}"#.to_owned(),
            Some(NotSettings),
        ),
        (
            "cut off",
            file("{}").chars().take(25).collect(),
            Some(SettingsDamaged),
        ),
        (
            "newer",
            r#"{"latchkeySettings":2,"more":{}}"#.to_owned(),
            Some(SettingsTooNew),
        ),
        (
            "a version that never was",
            r#"{"latchkeySettings":0,"settings":{}}"#.to_owned(),
            Some(SettingsDamaged),
        ),
        (
            "without settings",
            r#"{"latchkeySettings":1}"#.to_owned(),
            Some(SettingsDamaged),
        ),
        (
            "something beside them",
            r#"{"latchkeySettings":1,"settings":{},"vault":""}"#.to_owned(),
            Some(SettingsDamaged),
        ),
        (
            "something behind it",
            format!("{}x", file("{}")),
            Some(NotSettings),
        ),
        (
            "a setting that is none",
            file(r#"{"colour":"red"}"#),
            Some(SettingsDamaged),
        ),
        (
            "the same twice",
            file(r#"{"theme":"dark","theme":"light"}"#),
            Some(SettingsDamaged),
        ),
        (
            "no such theme",
            file(r#"{"theme":"url(https://fern.example)"}"#),
            Some(SettingsDamaged),
        ),
        ("never locked", lock(0, 480), Some(SettingsDamaged)),
        (
            "locked after a year",
            lock(10, 525_600),
            Some(SettingsDamaged),
        ),
        (
            "minutes below nothing",
            file(r#"{"idleMinutes":-1}"#),
            Some(SettingsDamaged),
        ),
        (
            "minutes out of bounds",
            file(r#"{"idleMinutes":100000}"#),
            Some(SettingsDamaged),
        ),
        (
            "a host that is an address",
            file(r#"{"pausedHosts":["https://fern.example/"]}"#),
            Some(SettingsDamaged),
        ),
        (
            "a host with a port",
            file(r#"{"pausedHosts":["fern.example:80"]}"#),
            Some(SettingsDamaged),
        ),
        (
            "a host with a star",
            file(r#"{"pausedHosts":["*"]}"#),
            Some(SettingsDamaged),
        ),
        (
            "an empty host",
            file(r#"{"pausedHosts":[""]}"#),
            Some(SettingsDamaged),
        ),
        (
            "a host twice",
            file(r#"{"pausedHosts":["a.example","a.example"]}"#),
            Some(SettingsDamaged),
        ),
        (
            "a rule for a host of a site",
            file(
                r#"{"rules":[{"site":"www.fern.example","choice":"onlyTheCache","atStart":true}]}"#,
            ),
            Some(SettingsDamaged),
        ),
        (
            "a rule that asks for nothing",
            rule(""),
            Some(SettingsDamaged),
        ),
        (
            "a rule with more in it",
            rule(r#","atStart":true,"often":true"#),
            Some(SettingsDamaged),
        ),
        (
            "a delay of years",
            rule(r#","onTabClose":true,"delay":100000000"#),
            Some(SettingsDamaged),
        ),
        (
            "a cookie of no host",
            cookie("fern example", "/", "a"),
            Some(SettingsDamaged),
        ),
        (
            "a cookie without a path",
            cookie("fern.example", "", "a"),
            Some(SettingsDamaged),
        ),
        (
            "a cookie with a long name",
            cookie("fern.example", "/", &"a".repeat(5_000)),
            Some(SettingsDamaged),
        ),
        (
            "a cookie with a line in its name",
            cookie("fern.example", "/", "a\\nb"),
            Some(SettingsDamaged),
        ),
        (
            "one site too many",
            many(MOST_SITES + 1),
            Some(SettingsTooLarge),
        ),
        ("huge", " ".repeat(LARGEST + 1), Some(SettingsTooLarge)),
        ("deep", "[".repeat(100_000), Some(NotSettings)),
    ];
    let wrong: Vec<_> = rows
        .iter()
        .map(|(name, text, wanted)| (name, read(text).err(), *wanted))
        .filter(|(_, found, wanted)| found != wanted)
        .collect();
    assert_eq!(wrong, []);
}

#[test]
fn what_could_not_be_read_again_is_left_out_and_the_rest_is_written() {
    let damaged = serde_json::json!({
        "theme": "purple",
        "textSize": "large",
        "lock": { "idleMinutes": 100_000, "onScreenLock": true, "openMinutes": 60 },
        "idleMinutes": "5",
        "signInsOff": null,
        "alertsOff": "yes",
        "pausedHosts": ["*", "oak.example", 7, "oak.example"],
        "rules": [
            { "site": "fern.example", "choice": "onlyTheCache", "atStart": true },
            { "site": "fern.example", "choice": "onlyTheCache", "whenIdle": true },
            { "site": "www.fern.example", "choice": "onlyTheCache", "atStart": true },
            { "site": "moss.example", "choice": "no such" },
            null,
        ],
        "protectedCookies": [{ "domain": "fern.example" }],
    });
    let text = write(serde_json::from_value(damaged).unwrap()).unwrap();
    let settings = read(&text).unwrap();
    let wanted = Settings {
        text_size: Some(TextSize::Large),
        paused_hosts: vec!["oak.example".to_owned()],
        rules: vec![SiteRule {
            at_start: true,
            choice: Choice::OnlyTheCache,
            ..SiteRule::nothing("fern.example")
        }],
        ..Settings::default()
    };
    assert_eq!(settings, wanted);
}

#[test]
fn a_rule_is_told_apart_that_is_never_carried_out_for_want_of_access() {
    let grants = |origins: &[&str]| Grants {
        origins: origins.iter().map(ToString::to_string).collect(),
        paused: vec![],
    };
    let protected = SiteRule {
        protected: true,
        ..rule("fern.example")
    };
    let rows = [
        (
            "nothing is granted",
            grants(&[]),
            rule("fern.example"),
            true,
        ),
        (
            "a host of it",
            grants(&["https://www.fern.example/*"]),
            rule("fern.example"),
            true,
        ),
        (
            "the site",
            grants(&["*://*.fern.example/*"]),
            rule("fern.example"),
            false,
        ),
        ("every site", grants(&["*://*/*"]), rule("192.0.2.1"), false),
        (
            "another site",
            grants(&["*://*.oak.example/*"]),
            rule("192.0.2.1"),
            true,
        ),
        ("nothing is to be cleared", grants(&[]), protected, false),
    ];
    for (name, grants, rule, lacks) in rows {
        let list = site_list(&grants, &[rule], &[]);
        let found = list.sites.iter().any(|row| row.lacks.is_some());
        assert_eq!(found, lacks, "{name}");
    }
}

#[test]
fn each_site_is_there_once_with_all_that_is_kept_of_it() {
    let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
    let grants = Grants {
        origins: owned(&[
            "*://*.fern.example/*",
            "https://shop.fern.example/*",
            "*://*/*",
            "broken",
            "file:///*",
        ]),
        paused: owned(&["shop.fern.example", "oak.example"]),
    };
    let list = site_list(
        &grants,
        &[rule("oak.example"), rule("xn--bcher-kva.example")],
        &[
            cookie(".fern.example", "a"),
            cookie("shop.fern.example", "b"),
        ],
    );
    assert!(list.every_site);
    let told: Vec<_> = list
        .sites
        .iter()
        .map(|row| {
            let (granted, paused) = (row.granted.len(), row.paused.len());
            (
                row.shown.as_str(),
                granted,
                paused,
                row.rule.is_some(),
                row.cookies.len(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("fern.example", 2, 1, false, 2),
            ("oak.example", 0, 1, true, 0),
            ("bücher.example", 0, 0, true, 0),
        ]
    );
    assert!(!site_list(&Grants::default(), &[], &[]).every_site);
}

proptest! {
    /// A file that is cut off is never taken for a whole one, and no text makes it panic.
    #[test]
    fn a_part_of_a_file_is_no_file(cut in 0_usize..200) {
        let settings = Settings { rules: vec![rule("fern.example")], ..Settings::default() };
        let text = write(stored(&settings)).unwrap();
        prop_assume!(cut < text.len());
        prop_assert!(text.get(..cut).is_some_and(|part| read(part).is_err()));
    }

    #[test]
    fn any_text_is_answered(text in ".{0,200}") {
        let _ = read(&text);
        let _ = read(&file(&text));
    }
}
