//! Where sites may keep data without a cookie: what is remembered of what tabs have shown.

use latchkey::clearing::{
    ClearingReport, Headline,
    places::{
        MOST_KEPT, MOST_OF_A_SITE, MOST_SEEN, Place, kept_for_rules, origins_of, with_seen,
        without_cleared,
    },
};
use serde_json::json;

use crate::planned::wish;

fn place(origin: &str) -> Place {
    Place {
        origin: origin.to_owned(),
        store_id: "0".to_owned(),
    }
}

fn places(origins: &[&str]) -> Vec<Place> {
    origins.iter().map(|origin| place(origin)).collect()
}

fn origins(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.origin.as_str()).collect()
}

#[test]
fn what_was_seen_last_stays_longest() {
    let seen = with_seen(
        places(&["https://a.example", "https://b.example"]),
        places(&[
            "https://a.example",
            "about:blank",
            "null",
            "moz-extension://x",
        ]),
    );
    assert_eq!(origins(&seen), ["https://b.example", "https://a.example"]);
    let longest = format!("https://{}.example", "a.".repeat(5_000));
    assert_eq!(with_seen(vec![], places(&[&longest])), []);
    let many = (0..MOST_SEEN + 5).map(|at| place(&format!("https://h{at}.example")));
    let seen = with_seen(vec![], many.collect());
    assert_eq!(seen.len(), MOST_SEEN);
    assert_eq!(seen.first(), Some(&place("https://h5.example")));
}

#[test]
fn the_disk_gets_only_sites_with_a_rule() {
    let seen = places(&[
        "https://www.fern.example",
        "https://app.fern.example:8443",
        "https://notfern.example",
        "http://192.0.2.1:3000",
    ]);
    let ruled = ["fern.example".to_owned(), "192.0.2.1".to_owned()];
    let kept = kept_for_rules(places(&["https://oak.example"]), &seen, &ruled);
    assert_eq!(
        origins(&kept),
        [
            "https://www.fern.example",
            "https://app.fern.example:8443",
            "http://192.0.2.1:3000"
        ],
        "a site whose rule is gone is forgotten"
    );
    assert_eq!(kept_for_rules(kept.clone(), &seen, &ruled), kept, "once");
    assert!(kept_for_rules(kept, &seen, &[]).is_empty());
}

#[test]
fn no_site_and_not_all_together_take_more_than_their_share() {
    let of_site = |site: usize, count: usize| {
        (0..count).map(move |at| place(&format!("https://h{at}.s{site}.example")))
    };
    let ruled: Vec<String> = (0..30).map(|site| format!("s{site}.example")).collect();
    let one: Vec<Place> = of_site(0, MOST_OF_A_SITE + 1).collect();
    let kept = kept_for_rules(vec![], &one, &ruled);
    assert_eq!(kept, one.get(1..).expect("there are more"));
    let all: Vec<Place> = (0..30).flat_map(|site| of_site(site, 190)).collect();
    assert_eq!(kept_for_rules(vec![], &all, &ruled).len(), MOST_KEPT);
}

#[test]
fn a_site_is_known_by_store() {
    let mut seen = places(&[
        "https://www.fern.example",
        "http://fern.example:81",
        "https://notfern.example",
    ]);
    seen.push(Place {
        store_id: "1".to_owned(),
        ..place("https://m.fern.example")
    });
    let of = |store_id| origins_of(&seen, "fern.example", store_id);
    assert_eq!(
        of("0"),
        ["https://www.fern.example", "http://fern.example:81"]
    );
    assert_eq!(of("1"), ["https://m.fern.example"]);
    assert!(of("2").is_empty());
}

/// Name, choice, scope, what it comes to, where, and what is left.
type Row<'a> = (&'a str, &'a str, &'a str, Headline, &'a str, &'a [&'a str]);

#[test]
fn what_is_cleared_is_forgotten_and_nothing_else() {
    let all = [
        "https://www.fern.example",
        "https://www.fern.example:81",
        "https://app.fern.example",
        "https://notfern.example",
    ];
    let rows: [Row; 6] = [
        (
            "all of it",
            "signOutAndClear",
            "site",
            Headline::Done,
            "0",
            &all[3..],
        ),
        (
            "one host",
            "signOutAndClear",
            "host",
            Headline::Done,
            "0",
            &all[2..],
        ),
        (
            "it is fixed",
            "fixThisSite",
            "site",
            Headline::Done,
            "0",
            &all,
        ),
        (
            "some is left",
            "signOutAndClear",
            "site",
            Headline::Partly,
            "0",
            &all,
        ),
        (
            "only its cache",
            "onlyTheCache",
            "site",
            Headline::Done,
            "0",
            &all,
        ),
        (
            "elsewhere",
            "signOutAndClear",
            "site",
            Headline::Done,
            "1",
            &all,
        ),
    ];
    for (name, choice, scope, headline, store_id, left) in rows {
        let target = if scope == "site" {
            "fern.example"
        } else {
            "www.fern.example"
        };
        let report: ClearingReport = serde_json::from_value(
            json!({"target": target, "headline": headline, "types": [], "notes": []}),
        )
        .expect("a report");
        let now = without_cleared(places(&all), wish(choice, scope), &report, store_id);
        assert_eq!(origins(&now), left, "{name}");
    }
}

#[test]
fn a_host_with_the_dot_of_the_root_is_of_another_site() {
    let (dot, plain) = ("https://app.fern.example.", "https://app.fern.example");
    let seen = places(&[dot, plain]);
    for (site, own, other) in [("fern.example.", dot, plain), ("fern.example", plain, dot)] {
        assert_eq!(origins_of(&seen, site, "0"), [own], "{site}: found");
        let kept = kept_for_rules(vec![], &seen, &[site.to_owned()]);
        assert_eq!(origins(&kept), [own], "{site}: kept");
        let report: ClearingReport = serde_json::from_value(
            json!({"target": site, "headline": "done", "types": [], "notes": []}),
        )
        .expect("a report");
        let wish = wish("signOutAndClear", "site");
        let left = without_cleared(seen.clone(), wish, &report, "0");
        assert_eq!(origins(&left), [other], "{site}: forgotten");
    }
}
