//! Cookies of a site beside each other: which compete, which belong together, and pairs.

use latchkey::cookies::{
    Assessment, COMPETITION, CookieReason, Facts, NO_COOKIE, Shape, belong_together, classify,
    feature_names, features, handicaps,
};
use proptest::prelude::*;

const DAY: f64 = 86_400.0;
const RANDOM: &str = "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m";

fn facts(name: &str, value: &str, lifetime: Option<f64>) -> Facts {
    Facts {
        name: name.to_owned(),
        site: "fern.example".to_owned(),
        host: Some("fern.example".to_owned()),
        host_only: Some(true),
        http_only: Some(false),
        session: Some(lifetime.is_none()),
        lifetime,
        shape: Some(Shape::of(value)),
        ..Facts::default()
    }
}

fn feature(jar: &[Facts], place: usize, name: &str) -> f64 {
    let rows = features(&jar.iter().collect::<Vec<_>>());
    let column = feature_names().iter().position(|other| *other == name);
    rows[place][column.expect("it is a feature")]
}

#[test]
fn what_belongs_together_does_not_compete() {
    let month = Some(30.0 * DAY);
    let later = Some(30.0 * DAY + 10.0);
    for (one, other, together) in [
        (facts("a", "", None), facts("b", "", None), false),
        (facts("a", "", None), facts("a", "", month), true),
        (facts("a", "", month), facts("b", "", month), true),
        (facts("a", "", month), facts("b", "", later), false),
        (facts("a.0", "", None), facts("a.1", "", None), true),
        (facts("a.sig", "", None), facts("a", "", month), true),
    ] {
        assert_eq!(belong_together(&one, &other), together, "{one:?} {other:?}");
        assert_eq!(belong_together(&other, &one), together);
    }
}

/// The same value looks less like a session on a site that has something better.
#[test]
fn a_better_cookie_takes_from_another() {
    let alone = [facts("visit", RANDOM, None)];
    let mut better = facts("session_id", RANDOM, None);
    better.http_only = Some(true);
    let beside = [alone[0].clone(), better];
    let (alone, beside) = (classify(&alone), classify(&beside));
    assert!(beside[0].probability < alone[0].probability / 2.0);
    assert!(beside[1].probability > beside[0].probability);
    // Others fit better, and that is said of no cookie of which it is not true.
    let said = |answer: &Assessment| {
        let mut reasons = answer.reasons.iter();
        let rivals = reasons.find(|reason| reason.code == "rivals");
        rivals.map(|reason| reason.weight)
    };
    assert!(said(&beside[0]).is_some_and(|weight| weight < 0.0));
    assert_eq!((said(&beside[1]), said(&alone[0])), (None, None));
}

/// Of a cookie of which nobody says where it is from, nobody knows what it competes with.
#[test]
fn no_site_is_no_competition() {
    let mut lone = facts("visit", RANDOM, None);
    lone.site = String::new();
    let answer = classify(&[lone.clone(), lone]);
    assert_eq!(answer[0], answer[1]);
    let rivals = |reason: &CookieReason| reason.code == "rivals";
    assert!(!answer[0].reasons.iter().any(rivals));
}

/// `bbuserid` and `bbpassword` and their like: who, and the proof of it, set by one answer.
#[test]
fn pairs_of_identifier_and_proof() {
    let year = Some(365.0 * DAY);
    let hash = "9f86d081884c7d659a2feaa0c55ad015";
    for (what, id, proof, expected) in [
        (
            "a pair",
            facts("u", "1234567", year),
            facts("p", hash, year),
            1.0,
        ),
        (
            "a level",
            facts("u", "1", year),
            facts("p", hash, year),
            0.0,
        ),
        (
            "no proof",
            facts("u", "1234567", year),
            facts("p", "abc", year),
            0.0,
        ),
        (
            "another moment",
            facts("u", "1234567", year),
            facts("p", hash, Some(DAY)),
            0.0,
        ),
        (
            "no moment",
            facts("u", "1234567", None),
            facts("p", hash, None),
            0.0,
        ),
        (
            "another host",
            facts("u", "1234567", year),
            Facts {
                host: Some("a.fern.example".to_owned()),
                ..facts("p", hash, year)
            },
            0.0,
        ),
    ] {
        let jar = [id, proof];
        assert!(
            (feature(&jar, 0, "identifies") - expected).abs() < 1e-9,
            "{what}"
        );
        assert!(
            (feature(&jar, 1, "proves") - expected).abs() < 1e-9,
            "{what}"
        );
    }
}

/// Nobody is kept out by two letters, whatever the cookie is called; beside a proof they may be who somebody is.
#[test]
fn what_anybody_could_try_out_signs_nobody_in() {
    let hidden = |name: &str, value: &str| Facts {
        http_only: Some(true),
        ..facts(name, value, None)
    };
    for (name, value) in [
        ("lng", "en"),
        ("X", "1"),
        ("view", ""),
        ("sessionid", "12345"),
    ] {
        let answer = classify(&[hidden(name, value), hidden("tz", "2")]);
        assert!(answer.iter().all(|one| !one.signs_in), "{name}={value}");
    }
    let month = Some(30.0 * DAY);
    let beside = [
        facts("member_id", "12345", month),
        facts("member_hash", RANDOM, month),
    ];
    assert!(classify(&beside).iter().all(|one| one.signs_in));
    // What nobody knows the value of may be anything.
    let unknown = Facts {
        shape: None,
        ..hidden("sessionid", "")
    };
    assert!(classify(&[unknown])[0].signs_in);
}

fn any_jar() -> impl Strategy<Value = Vec<(Facts, f64)>> {
    let lifetime = prop_oneof![Just(None), (0..20).prop_map(|end| Some(f64::from(end)))];
    let name = prop_oneof!["[abc]", "[abc]\\.(0|1|sig)"];
    let cookie = (name, lifetime, -40.0..40.0_f64)
        .prop_map(|(name, lifetime, odds)| (facts(&name, "", lifetime), odds));
    proptest::collection::vec(cookie, 0..12)
}

proptest! {
    /// As if each cookie were compared with each other, those of one name counting as one.
    #[test]
    fn all_compete_that_do_not_belong_together(jar in any_jar()) {
        let (facts, odds): (Vec<&Facts>, Vec<f64>) = jar.iter().map(|(facts, odds)| (facts, *odds)).unzip();
        let name = |facts: &Facts| facts.name.split('.').next().map(str::to_owned);
        let namesakes = |place: usize| facts.iter().filter(|other| name(other) == name(facts[place])).count();
        for (place, handicap) in handicaps(&facts, &odds).into_iter().enumerate() {
            let others: f64 = (0..facts.len())
                .filter(|other| *other != place && !belong_together(facts[place], facts[*other]))
                .map(|other| odds[other].clamp(-30.0, 30.0).exp() / f64::from(u32::try_from(namesakes(other)).expect("there are few")))
                .sum();
            let expected = -COMPETITION * (others + NO_COOKIE).ln();
            // Sums of very different numbers lose the small ones.
            let most: f64 = odds.iter().map(|odds| odds.min(30.0).exp()).sum();
            let lost = most * 1e-12 / (others + NO_COOKIE);
            prop_assert!((handicap - expected).abs() <= 1e-9 + lost, "{handicap} {expected}");
        }
    }
}
