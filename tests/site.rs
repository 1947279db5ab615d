//! Registrable domains: the list's own tests, every rule of the table, and what is no host name.

use std::collections::HashSet;

use latchkey::site::{LONGEST_HOST, NotTheWeb, Origin, domains_above, registrable_domain, site_of};
use proptest::prelude::*;

const VECTORS: &str = include_str!("vectors/registrable_domains.tsv");
const TABLE: &str = include_str!("../src/site/suffixes.txt");

#[test]
fn the_tests_of_the_list() {
    let rows = VECTORS.lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for row in rows {
        let (host, wanted) = row.split_once('\t').expect("two columns");
        let wanted = (!wanted.is_empty()).then_some(wanted);
        assert_eq!(registrable_domain(host).as_deref(), wanted, "{host}");
        count += 1;
    }
    assert!(count >= 65, "{count}");
}

/// The rules of a line: what they have in common, and the last label of each.
fn rules_of(line: &str) -> impl Iterator<Item = String> {
    let (parent, labels) = line.split_once(' ').expect("a parent and labels");
    labels.split(' ').map(move |label| match parent {
        "" => label.to_owned(),
        parent => format!("{parent}.{label}"),
    })
}

fn reversed(rule: &str) -> String {
    let labels: Vec<_> = rule.rsplit('.').collect();
    labels.join(".")
}

#[test]
fn every_rule_of_the_table() {
    let rules: HashSet<String> = TABLE.lines().flat_map(rules_of).collect();
    assert!(rules.len() > 10_000);
    for rule in &rules {
        // What is below the parent of a wildcard is the wildcard's to say.
        if rules.contains(&format!("{rule}.*")) {
            assert_eq!(registrable_domain(&reversed(rule)), None, "{rule}");
            continue;
        }
        let suffix = reversed(rule.trim_end_matches('!')).replace('*', "any");
        if rule.ends_with('!') {
            let host = format!("www.{suffix}");
            assert_eq!(registrable_domain(&host).as_ref(), Some(&suffix), "{rule}");
        } else {
            let domain = format!("fern.{suffix}");
            let host = format!("www.{domain}");
            assert_eq!(registrable_domain(&host).as_ref(), Some(&domain), "{rule}");
            assert_eq!(registrable_domain(&suffix), None, "{rule}");
        }
    }
}

#[test]
fn what_has_no_registrable_domain() {
    let long = format!("{}.example", "a.".repeat(LONGEST_HOST));
    let label = format!("{}.example", "a".repeat(64));
    for (host, site) in [
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("localhost", "localhost"),
        ("LOCALHOST.", "localhost"),
        ("github.io", "github.io"),
        ("", ""),
        (".", ""),
        ("a..b", "a..b"),
        (&long, &long),
        (&label, &label),
    ] {
        assert_eq!(registrable_domain(host), None, "{host}");
        assert_eq!(site_of(host), site, "{host}");
    }
}

#[test]
fn what_belongs_together() {
    for (one, other, same) in [
        ("www.fern.example", "FERN.example.", true),
        ("a.fern.co.uk", "b.fern.co.uk", true),
        ("fern.co.uk", "moss.co.uk", false),
        ("a.github.io", "b.github.io", false),
        ("fern.localhost", "www.fern.localhost", true),
        ("fern.localhost", "elm.localhost", false),
        ("127.0.0.1", "127.0.0.2", false),
    ] {
        assert_eq!(site_of(one) == site_of(other), same, "{one} {other}");
    }
}

#[test]
fn what_another_list_may_take_for_the_site() {
    let rows: [(&str, &[&str]); 12] = [
        ("fern.example", &[]),
        ("www.fern.example", &[]),
        ("mine.retool.app", &["retool.app"]),
        ("a.b.mine.retool.app", &["retool.app"]),
        ("mine.retool.app.", &["retool.app."]),
        ("stadt.gov.de", &["gov.de"]),
        (
            "x.s3.eu-west-1.amazonaws.com",
            &[
                "amazonaws.com",
                "eu-west-1.amazonaws.com",
                "s3.eu-west-1.amazonaws.com",
            ],
        ),
        ("github.io", &["github.io"]),
        ("localhost", &[]),
        ("fern.localhost", &[]),
        ("192.0.2.1", &[]),
        ("[::1]", &[]),
    ];
    for (host, above) in rows {
        assert_eq!(domains_above(host), above, "{host}");
    }
}

/// After "Is origin potentially trustworthy?" (<https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy>), for
/// the schemes of the web.
#[test]
fn what_nobody_on_the_way_can_read() {
    for (origin, secure) in [
        ("https://fern.example", true),
        ("https://fern.example:8443", true),
        ("https://192.0.2.1", true),
        ("http://fern.example", false),
        ("http://localhost", true),
        ("http://localhost:8080", true),
        ("http://localhost.", true),
        ("http://fern.localhost", true),
        ("http://fern.localhost.", true),
        ("http://localhost.example", false),
        ("http://notlocalhost", false),
        ("http://127.0.0.1", true),
        ("http://127.0.0.1:3000", true),
        ("http://127.8.9.10", true),
        ("http://127.0.0.1.example", false),
        ("http://128.0.0.1", false),
        ("http://10.0.0.1", false),
        ("http://0.0.0.0", false),
        ("http://[::1]", true),
        ("http://[::1]:3000", true),
        ("http://[::]", false),
        ("http://[::2]", false),
        ("http://[fe80::1]", false),
        ("http://[::ffff:7f00:1]", false),
    ] {
        let parsed: Origin = origin.parse().expect(origin);
        assert_eq!(parsed.is_secure(), secure, "{origin}");
    }
}

#[test]
fn what_is_no_origin_of_the_web() {
    for text in [
        "",
        "null",
        "fern.example",
        "https://",
        "https://fern.example/",
        "https://fern.example:port",
        "https://robin@fern.example",
        "file://",
        "ftp://fern.example",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        "about://config",
        "blob://",
    ] {
        assert_eq!(text.parse::<Origin>(), Err(NotTheWeb), "{text}");
    }
}

proptest! {
    #[test]
    fn it_is_an_end_of_the_host(host in "([a-z0-9*!-]{1,12}\\.){0,6}[a-z]{1,8}") {
        if let Some(domain) = registrable_domain(&host) {
            let rest = host.strip_suffix(&domain).expect("it is the end of the host");
            prop_assert!(rest.is_empty() || rest.ends_with('.'));
            prop_assert_eq!(registrable_domain(&domain), Some(domain));
        }
    }

    #[test]
    fn nothing_makes_it_panic(host in "\\PC{0,300}") {
        let _ = site_of(&host);
    }
}

/// As people write them, unless they could be taken for something else.
#[test]
fn hosts_as_people_write_them() {
    let rows = [
        ("no letters but Latin ones", "fern.example", "fern.example"),
        ("accents", "xn--mnchen-3ya.de", "münchen.de"),
        ("a subdomain", "www.xn--mnchen-3ya.de", "www.münchen.de"),
        (
            "before a cookie's host",
            ".xn--mnchen-3ya.de",
            ".münchen.de",
        ),
        ("Cyrillic", "xn--d1acpjx3f.xn--p1ai", "яндекс.рф"),
        (
            "Greek",
            "xn--hxajbheg2az3al.xn--jxalpdlp",
            "παράδειγμα.δοκιμή",
        ),
        ("Han", "xn--fiqs8s", "中国"),
        ("Han and Kana", "xn--eckwd4c7cu47r2wf.jp", "ドメイン名例.jp"),
        ("Arabic", "xn--mgbaam7a8h", "امارات"),
        ("Hangul", "xn--3e0b707e", "한국"),
        (
            "Cyrillic that looks Latin",
            "xn--80ak6aa92e.com",
            "xn--80ak6aa92e.com",
        ),
        (
            "one Cyrillic letter",
            "xn--pypal-4ve.com",
            "xn--pypal-4ve.com",
        ),
        ("Greek in Latin", "xn--ggle-0nda.com", "xn--ggle-0nda.com"),
        ("a heart", "xn--i-7iq.ws", "xn--i-7iq.ws"),
        ("no Punycode", "xn--\u{1F600}", "xn--\u{1F600}"),
        ("nothing in it", "xn--.example", "xn--.example"),
        (
            "ASCII in Punycode",
            "xn--fern-.example",
            "xn--fern-.example",
        ),
        (
            "written with capitals",
            "xn--Mnchen-3ya.de",
            "xn--Mnchen-3ya.de",
        ),
        ("an address", "[::1]", "[::1]"),
        ("empty", "", ""),
    ];
    for (name, host, expected) in rows {
        assert_eq!(latchkey::site::shown_host(host), expected, "{name}");
    }
}
