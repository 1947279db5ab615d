//! What is wrong with cookies that sign in, the sentence about them, and files of them.

mod sound_cookie;

use latchkey::cookies::{
    Assessment, Cookie, FindingCode, Kind, PartitionKey, SameSite, Severity, findings, inspect,
};

use sound_cookie::{DAY, NOW, sound};

fn of_kind(kind: Kind) -> Assessment {
    Assessment {
        kind,
        signs_in: kind == Kind::SignsIn,
        probability: 0.5,
        reasons: Vec::new(),
    }
}

fn codes(cookie: &Cookie, kind: Kind) -> Vec<FindingCode> {
    findings(cookie, &of_kind(kind), NOW)
}

/// The rules of RFC 6265bis, section 4.1, and OWASP's Session Management Cheat Sheet.
#[test]
fn one_thing_wrong_at_a_time() {
    use FindingCode as Code;
    type Change = fn(&mut Cookie);
    let rows: [(&str, Change, &[Code]); 12] = [
        ("sound", |_| (), &[]),
        (
            "scripts",
            |c| c.http_only = false,
            &[Code::ReadableByScripts],
        ),
        (
            "not secure",
            |c| {
                c.secure = false;
                c.name = "sid".into();
            },
            &[Code::SentUnencrypted],
        ),
        (
            "400 days",
            |c| c.expiration_date = Some(NOW + 400.0 * DAY),
            &[Code::LivesForYears],
        ),
        (
            "half a year",
            |c| c.expiration_date = Some(NOW + 180.0 * DAY),
            &[],
        ),
        (
            "subdomains",
            |c| {
                c.host_only = false;
                c.name = "sid".into();
            },
            &[Code::SharedWithSubdomains],
        ),
        (
            "same site none",
            |c| c.same_site = SameSite::NoRestriction,
            &[Code::SentFromOtherSites],
        ),
        (
            "host prefix, path",
            |c| c.path = "/app".into(),
            &[Code::BrokenPrefix],
        ),
        (
            "secure prefix",
            |c| {
                c.name = "__Secure-a".into();
                c.secure = false;
            },
            &[Code::SentUnencrypted, Code::BrokenPrefix],
        ),
        (
            "63 bits",
            |c| c.value = "0123456789abcde".into(),
            &[Code::Guessable],
        ),
        ("64 bits", |c| c.value = "0123456789abcdef".into(), &[]),
        (
            "no algorithm",
            |c| c.value = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJqb2UifQ.".into(),
            &[Code::UnprotectedToken],
        ),
    ];
    for (name, change, expected) in rows {
        let mut cookie = sound();
        change(&mut cookie);
        assert_eq!(codes(&cookie, Kind::SignsIn), expected, "{name}");
        assert_eq!(codes(&cookie, Kind::Session), expected, "{name}, a session");
        assert_eq!(
            codes(&cookie, Kind::Analytics),
            [],
            "{name}, counting visits"
        );
    }
}

#[test]
fn all_wrong_at_once_comes_in_the_order_of_harm() {
    let bare = Cookie {
        domain: "fern.example".into(),
        ..Cookie::default()
    };
    let found = findings(&bare, &of_kind(Kind::SignsIn), NOW);
    assert!(found.len() >= 4);
    let sorted =
        |one: &FindingCode, next: &FindingCode| one.severity() >= next.severity() && one < next;
    assert!(found.is_sorted_by(sorted));
    assert_eq!(found[0].severity(), Severity::High);
}

#[test]
fn the_sentence() {
    // {"alg":"HS256"}.{"exp":1790086400}: a day from now.
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTAwODY0MDB9.c2ln";
    let mut jar = [sound(), sound(), sound(), sound()];
    jar[1].expiration_date = None;
    jar[2].value = token.into();
    jar[3].expiration_date = Some(NOW + 900.0 * DAY);
    jar[3].http_only = false;
    let kinds = [Kind::SignsIn, Kind::SignsIn, Kind::SignsIn, Kind::Analytics].map(of_kind);
    let summary = inspect(&jar, &kinds, "fern.example", NOW).summary;
    assert_eq!(
        (summary.cookies, summary.sign_in, summary.until_closed),
        (4, 3, 1)
    );
    assert_eq!(summary.until, None, "one of them ends with the browser");
    assert_eq!(summary.faults, []);
    jar[0].name = "remember_me".into();
    let summary = inspect(&jar, &kinds, "fern.example", NOW).summary;
    assert_eq!(
        summary.until,
        Some(NOW + 14.0 * DAY),
        "one that remembers signs in again by itself"
    );

    let alone = inspect(&jar[2..3], &kinds[2..3], "fern.example", NOW).summary;
    assert_eq!(
        alone.until,
        Some(NOW + DAY),
        "the token ends before the cookie"
    );
    let later = inspect(&jar[2..3], &kinds[2..3], "fern.example", NOW + 2.0 * DAY).summary;
    assert_eq!(
        later.until,
        Some(NOW + 14.0 * DAY),
        "the token is over, and the cookie is not"
    );
    assert_eq!(
        inspect(&[], &[], "fern.example", NOW).summary,
        latchkey::cookies::Summary::default()
    );
}

#[test]
fn the_most_harmful_is_told_first_whichever_cookie_has_it() {
    let mut jar = [sound(), sound(), sound()];
    jar[0].name = "a".into();
    jar[0].expiration_date = Some(NOW + 390.0 * DAY);
    jar[0].same_site = SameSite::NoRestriction;
    jar[0].host_only = false;
    jar[1].name = "b".into();
    jar[1].http_only = false;
    jar[1].same_site = SameSite::NoRestriction;
    jar[2].value = "short".into();
    let kinds = [0.9, 0.8, 0.7].map(|probability| Assessment {
        probability,
        ..of_kind(Kind::SignsIn)
    });
    let faults = inspect(&jar, &kinds, "fern.example", NOW).summary.faults;
    let told: Vec<_> = faults
        .iter()
        .map(|fault| (fault.code, fault.names.join(" ")))
        .collect();
    assert_eq!(
        told,
        [
            (FindingCode::ReadableByScripts, "b".to_owned()),
            (FindingCode::LivesForYears, "a".to_owned()),
            (FindingCode::SharedWithSubdomains, "a".to_owned()),
        ]
    );
    jar[1] = jar[0].clone();
    let faults = inspect(&jar, &kinds, "fern.example", NOW).summary.faults;
    assert_eq!(faults[2].names, ["a"], "each name once");
}

#[test]
fn only_what_the_sites_own_pages_send_signs_in_there() {
    type Row<'a> = (&'a str, fn(&mut Cookie), Option<&'a str>, bool);
    let kept_under = |site: &str| {
        Some(PartitionKey {
            top_level_site: Some(site.to_owned()),
            has_cross_site_ancestor: None,
        })
    };
    let rows: [Row<'_>; 7] = [
        ("its own", |_| (), None, true),
        (
            "in its partition",
            |_| (),
            Some("https://fern.example"),
            true,
        ),
        (
            "with a port",
            |_| (),
            Some("http://www.fern.example:81"),
            true,
        ),
        ("in another's", |_| (), Some("https://oak.example"), false),
        (
            "another site's",
            |c| c.domain = "oak.example".into(),
            None,
            false,
        ),
        (
            "another site's, kept under it",
            |c| c.domain = "oak.example".into(),
            Some("https://fern.example"),
            false,
        ),
        (
            "isolated under another",
            |c| c.first_party_domain = Some("oak.example".into()),
            None,
            false,
        ),
    ];
    for (name, change, partition, own) in rows {
        let mut cookie = sound();
        cookie.http_only = false;
        cookie.partition_key = partition.and_then(kept_under);
        change(&mut cookie);
        let told = inspect(&[cookie], &[of_kind(Kind::SignsIn)], "fern.example", NOW);
        assert_eq!(told.cookies[0].own, own, "{name}");
        assert_eq!(told.summary.sign_in, usize::from(own), "{name}");
        assert_eq!(told.summary.faults.len(), usize::from(own), "{name}");
        assert_eq!(told.summary.until.is_some(), own, "{name}");
    }
}

#[test]
fn what_is_in_private_windows_ends_with_them() {
    let mut cookie = sound();
    cookie.expiration_date = Some(NOW + 390.0 * DAY);
    let of = |cookie: &Cookie| {
        let kinds = [of_kind(Kind::SignsIn)];
        inspect(std::slice::from_ref(cookie), &kinds, "fern.example", NOW)
    };
    assert!(!of(&cookie).private);
    for store in ["1", "firefox-private"] {
        cookie.store_id = store.into();
        let told = of(&cookie);
        assert!(told.private, "{store}");
        assert_eq!((told.summary.until, told.summary.until_closed), (None, 1));
        assert_eq!(told.cookies[0].findings, []);
        assert_eq!(told.cookies[0].until, None);
    }
}

#[test]
fn hosts_and_partitions_are_shown_as_people_write_them() {
    let mut cookie = sound();
    cookie.domain = ".xn--mnchen-3ya.example".into();
    cookie.partition_key = Some(PartitionKey {
        top_level_site: Some("https://xn--80ak6aa92e.com".to_owned()),
        has_cross_site_ancestor: None,
    });
    let of = |cookie: &Cookie| {
        let kinds = [of_kind(Kind::SignsIn)];
        inspect(
            std::slice::from_ref(cookie),
            &kinds,
            "xn--mnchen-3ya.example",
            NOW,
        )
    };
    let told = of(&cookie);
    assert_eq!(told.cookies[0].host, "münchen.example");
    assert!(!told.cookies[0].foreign, "it is compared as it is");
    let look_alike = told.cookies[0].partition.as_deref();
    assert_eq!(look_alike, Some("https://xn--80ak6aa92e.com"));
    cookie.partition_key = Some(PartitionKey {
        top_level_site: Some("https://xn--mnchen-3ya.example".to_owned()),
        has_cross_site_ancestor: None,
    });
    let shown = of(&cookie).cookies[0].partition.clone();
    assert_eq!(shown.as_deref(), Some("https://münchen.example"));
}
