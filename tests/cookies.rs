//! Which cookies sign in: named jars, and properties of any.

use latchkey::cookies::{
    Alphabet, Assessment, Behaviour, Classifier, Cookie, Decision, Facts, Kind, Linear, SameSite,
    Shape, assess, classify, feature_names, features, kind_of, known_kind,
};
use latchkey::model::InvalidModel;
use proptest::prelude::*;

const NOW: f64 = 1_790_000_000.0;
const DAY: f64 = 86_400.0;

/// A cookie of `fern.example`: name, value, scripts cannot read it, days it lives.
fn cookie(name: &str, value: &str, http_only: bool, days: Option<f64>) -> Cookie {
    Cookie {
        name: name.to_owned(),
        value: value.to_owned(),
        domain: "fern.example".to_owned(),
        host_only: true,
        path: "/".to_owned(),
        secure: true,
        http_only,
        same_site: SameSite::Lax,
        session: days.is_none(),
        expiration_date: days.map(|days| NOW + days * DAY),
        ..Cookie::default()
    }
}

fn assessed<'a>(jar: &[Cookie], answer: &'a [Assessment], name: &str) -> &'a Assessment {
    let place = jar.iter().position(|cookie| cookie.name == name);
    &answer[place.expect("it is in the jar")]
}

const RANDOM: &str = "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m";
const HEX: &str = "9f86d081884c7d659a2feaa0c55ad015";
const UUID: &str = "0b5c2f7e-3a4d-4e6f-8a1b-2c3d4e5f6a7b";

/// Jars that frameworks make by default, with what signs in (names: the frameworks' own documentation).
#[test]
fn default_jars_of_frameworks() {
    let visits = || {
        vec![
            cookie("_ga", "GA1.1.1234567890.1690000000", false, Some(400.0)),
            cookie("_gid", "GA1.1.987654321.1690000000", false, Some(1.0)),
            cookie("lang", "en", false, Some(365.0)),
            cookie("cookieconsent_status", "dismiss", false, Some(365.0)),
        ]
    };
    for (name, value, days) in [
        ("sessionid", RANDOM, Some(14.0)),
        (
            "connect.sid",
            "s%3Aq8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m.Zm9vYmFyYmF6",
            None,
        ),
        ("__Secure-next-auth.session-token", UUID, Some(30.0)),
        (
            "wordpress_logged_in_0123456789abcdef0123456789abcdef",
            "robin%7C1790000000%7Cq8ZfX1u9Lk3TzW0b",
            Some(14.0),
        ),
        ("_gitlab_session", HEX, None),
        ("PHPSESSID", "m3k1q9v7c5t8r2h4j6n0p1s3u5", None),
        ("auth_token", HEX, Some(365.0)),
    ] {
        let mut jar = visits();
        jar.push(cookie(name, value, true, days));
        jar.push(cookie("csrftoken", RANDOM, false, Some(365.0)));
        let answer = assess(&jar, &[], NOW);
        let found = assessed(&jar, &answer, name);
        assert!(found.signs_in, "{name}: {found:?}");
        assert_eq!(found.kind, Kind::SignsIn, "{name}");
        for (other, kind) in [
            ("_ga", Kind::Analytics),
            ("_gid", Kind::Analytics),
            ("lang", Kind::Preference),
            ("cookieconsent_status", Kind::Consent),
        ] {
            let found = assessed(&jar, &answer, other);
            assert_eq!(
                (found.signs_in, found.kind),
                (false, kind),
                "{other} beside {name}"
            );
        }
    }
}

#[test]
fn names_are_not_needed() {
    let jar = [
        cookie("a", RANDOM, true, Some(30.0)),
        cookie("b", "en", false, Some(365.0)),
        cookie("c", "1", false, None),
        cookie("d", "1690000000", false, Some(365.0)),
    ];
    let answer = assess(&jar, &[], NOW);
    assert!(answer[0].signs_in);
    for other in &answer[1..] {
        assert!(other.probability < answer[0].probability / 2.0, "{other:?}");
    }
}

#[test]
fn what_was_seen_counts() {
    let mut facts = Facts::of(&cookie("x", "abcdefghijklmnop12", false, None), NOW);
    let before = classify(std::slice::from_ref(&facts));
    facts.behaviour = Behaviour {
        since_submission: Some(2.0),
        gone_at_sign_out: true,
        ..Behaviour::default()
    };
    let after = classify(&[facts]);
    assert!(after[0].probability > 0.9 && after[0].probability > before[0].probability);
    assert_eq!(after[0].reasons[0].code, "goneAtSignOut");
    assert_eq!(after[0].reasons[1].code, "setBySubmission");
}

#[test]
fn shapes_of_values() {
    for (value, alphabet, parts) in [
        ("", Alphabet::Empty, 0),
        ("true", Alphabet::Flag, 1),
        ("1", Alphabet::Flag, 1),
        ("1690000000", Alphabet::Timestamp, 1),
        ("12345", Alphabet::Digits, 1),
        ("10.0.0.1", Alphabet::Dotted, 4),
        (UUID, Alphabet::Uuid, 5),
        (HEX, Alphabet::Hex, 1),
        ("en_GB", Alphabet::Word, 2),
        (RANDOM, Alphabet::Alphanumeric, 1),
        ("Zm9vYmFyYmF6cXV4+/Zm9v==", Alphabet::Base64, 2),
        (
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
            Alphabet::Jwt,
            3,
        ),
        ("a|b:c", Alphabet::Token, 3),
        ("{\"a\":1}", Alphabet::Json, 2),
        ("%7B%22a%22%3A1%7D", Alphabet::Json, 5),
        ("robin@fern.example", Alphabet::Email, 3),
        ("a%20b%20c", Alphabet::PercentEncoded, 3),
        ("two words, and more", Alphabet::Text, 4),
    ] {
        let shape = Shape::of(value);
        assert_eq!((shape.alphabet, shape.parts), (alphabet, parts), "{value}");
        assert_eq!(shape.length, value.len());
    }
    assert!((Shape::of("abcd").bits() - 8.0).abs() < 1e-9);
    assert!(Shape::of("aaaa").bits().abs() < 1e-9);
}

/// What could name a person, and what has such a thing beside a long run.
#[test]
fn identifiers_in_values() {
    for (value, identifier, with_run) in [
        ("", false, false),
        ("7", true, false),
        ("7699135", true, false),
        ("robin42", true, false),
        ("\"robin42\"", true, false),
        ("123456789012", true, false),
        ("1234567890123456", false, false),
        ("on", false, false),
        ("two words", false, false),
        (RANDOM, false, false),
        ("59035_ea004027f2694cbdd48e2c5c281fa6b7", false, true),
        ("robin%7C1790000000%7Cq8ZfX1u9Lk3TzW0b", false, true),
        ("robin%7Cq8ZfX1u9", false, false),
        (
            "ea004027f2694cbdd48e2c5c281fa6b7.q8ZfX1u9Lk3TzW0b",
            false,
            false,
        ),
        (
            "1.2.345.4.5.6.ea004027f2694cbdd48e2c5c281fa6b7",
            false,
            false,
        ),
        ("abcd%", false, false),
        ("%%%%%2", false, false),
    ] {
        let shape = Shape::of(value);
        assert_eq!(
            (shape.identifier, shape.identifier_and_run),
            (identifier, with_run),
            "{value}"
        );
    }
}

/// Each name with its source in `src/cookies/name/names.tsv`.
#[test]
fn names_that_are_known() {
    for (name, kind) in [
        ("JSESSIONID", Some(Kind::Session)),
        ("__Host-next-auth.csrf-token", Some(Kind::Csrf)),
        ("wordpress_logged_in_ab", Some(Kind::SignsIn)),
        ("_ga_ABC123", Some(Kind::Analytics)),
        ("cf_clearance", Some(Kind::Security)),
        ("unheard of", None),
        ("", None),
    ] {
        assert_eq!(known_kind(name), kind, "{name}");
    }
}

#[test]
fn a_browser_may_say_less_or_more() {
    let bare: Cookie = serde_json::from_str("{}").expect("nothing is needed");
    assert_eq!(bare, Cookie::default());
    let text = r#"{"name":"a","value":"hunter2","domain":".fern.example","hostOnly":false,"path":"/",
        "secure":true,"httpOnly":true,"sameSite":"no_restriction","session":false,"expirationDate":1790000000.5,
        "storeId":"0","partitionKey":{"topLevelSite":"https://fern.example","hasCrossSiteAncestor":false},
        "firstPartyDomain":"","unheardOf":1}"#;
    let cookie: Cookie = serde_json::from_str(text).expect("it is a cookie");
    assert_eq!(cookie.same_site, SameSite::NoRestriction);
    assert!(cookie.partition_key.is_some());
    assert!(!format!("{cookie:?}").contains("hunter2"));
    let odd: Cookie = serde_json::from_str(r#"{"sameSite":"sideways","partitionKey":null}"#)
        .expect("what is not known is let be");
    assert_eq!(odd.same_site, SameSite::Unspecified);
}

#[test]
fn the_shipped_model_is_whole() {
    let model = Classifier::shipped();
    assert_eq!(model.linear.terms.len(), feature_names().len());
    assert!(model.linear.terms.iter().any(|term| term.slope != 0.0));
    assert!((0.05..0.5).contains(&model.decision.threshold));
    assert_eq!(model.linear.to_string().parse(), Ok(model.linear.clone()));
    assert_eq!(model.decision.to_string().parse(), Ok(model.decision));
}

#[test]
fn a_model_that_cannot_be_read_names_the_line() {
    for (text, line) in [
        ("feature\tcentre\tslope\nunheard of\t0\t1\n", 2),
        ("# a\nfeature\tcentre\tslope\nbias\t0\tx\n", 3),
        ("feature\tcentre\tslope\nbias\n", 2),
    ] {
        assert_eq!(
            text.parse::<Linear>(),
            Err(InvalidModel { line }),
            "{text:?}"
        );
    }
    for (text, line) in [
        ("unheard of\t1\n", 1),
        ("# a\nshift\t0.5\nthreshold\tx\n", 3),
        ("shift\n", 1),
    ] {
        assert_eq!(
            text.parse::<Decision>(),
            Err(InvalidModel { line }),
            "{text:?}"
        );
    }
}

#[test]
fn other_sites_and_stores_say_nothing() {
    let one = [cookie("sid", RANDOM, true, None)];
    let mut other = cookie("token", HEX, true, None);
    other.store_id = "1".into();
    let both = [one[0].clone(), other];
    assert_eq!(assess(&one, &[], NOW)[0], assess(&both, &[], NOW)[0]);
}

fn any_cookie() -> impl Strategy<Value = Cookie> {
    (
        ".{0,40}",
        ".{0,200}",
        "[a-c.]{0,8}",
        any::<[bool; 3]>(),
        proptest::option::of(any::<f64>()),
    )
        .prop_map(
            |(name, value, domain, [host_only, secure, http_only], expiration_date)| Cookie {
                name,
                value,
                domain,
                host_only,
                secure,
                http_only,
                expiration_date,
                ..Cookie::default()
            },
        )
}

proptest! {
    #[test]
    fn any_jar_is_assessed(jar in proptest::collection::vec(any_cookie(), 0..20), now in any::<f64>()) {
        let answer = assess(&jar, &[], now);
        prop_assert_eq!(answer.len(), jar.len());
        for one in &answer {
            prop_assert!((0.0..=1.0).contains(&one.probability), "{}", one.probability);
            prop_assert_eq!(one.signs_in, one.kind == Kind::SignsIn);
        }
    }

    #[test]
    fn order_does_not_matter(jar in proptest::collection::vec(any_cookie(), 1..10)) {
        let mut turned = jar.clone();
        turned.reverse();
        let mut answer = assess(&turned, &[], NOW);
        answer.reverse();
        prop_assert_eq!(assess(&jar, &[], NOW), answer);
    }

    #[test]
    fn features_have_names(cookie in any_cookie()) {
        let facts = Facts::of(&cookie, NOW);
        prop_assert_eq!(features(&[&facts])[0].len(), feature_names().len());
    }

    /// Counted in whole numbers and in one pass, it is what Shannon's formula says.
    #[test]
    fn entropy_is_shannons(value in prop_oneof!["[a-f]{0,40}", "[ab%=\\.]{0,400}", ".{0,60}"]) {
        let length = value.len().max(1);
        let expected: f64 = (0..=u8::MAX)
            .map(|byte| value.bytes().filter(|other| *other == byte).count())
            .filter(|count| *count > 0)
            .map(|count| {
                let share = f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(length).unwrap());
                -share * share.log2()
            })
            .sum();
        prop_assert!((Shape::of(&value).bits_per_byte - expected).abs() < 1e-6, "{expected}");
    }
}

/// Names that say nothing are of no kind, whatever most of the cookies are for.
#[test]
fn kinds_of_names() {
    let table = [
        ("jwt", Kind::Session),
        ("foo", Kind::Other),
        ("x1", Kind::Other),
        ("", Kind::Other),
        ("_ga", Kind::Analytics),
        ("_fbp", Kind::Advertising),
        ("csrftoken", Kind::Csrf),
        ("cookie_consent", Kind::Consent),
        ("lang", Kind::Preference),
    ];
    for (name, kind) in table {
        let facts = Facts {
            name: name.to_owned(),
            ..Facts::default()
        };
        assert_eq!(kind_of(&facts), kind, "{name}");
    }
}
