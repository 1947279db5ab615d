//! The generator: rule strings as fixtures, its distribution, and properties that hold for any wish.

use latchkey::{
    Coded,
    generator::{Generated, GeneratorError, SecretKind, Wish, generate},
    random::{NoRandomness, Randomness},
    rules::{FieldRules, PasswordRules},
    strength::{Question, assess},
};
use proptest::prelude::*;

/// Pseudo-random bytes (splitmix64), the same in every run.
struct Seeded(u64);

impl Randomness for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for byte in bytes {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed ^ (mixed >> 31)).to_le_bytes()[0];
        }
        Ok(())
    }
}

struct Broken;

impl Randomness for Broken {
    fn fill(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
        Err(NoRandomness)
    }
}

fn field(rules: &str, min_length: Option<u32>, max_length: Option<u32>) -> FieldRules {
    FieldRules {
        min_length,
        max_length,
        pattern: None,
        password_rules: Some(rules.to_owned()),
    }
}

fn wish(kind: SecretKind, length: Option<u32>, rules: FieldRules) -> Wish {
    Wish {
        kind,
        length,
        rules,
    }
}

fn made(kind: SecretKind, length: Option<u32>, rules: &str) -> Result<Generated, GeneratorError> {
    generate(
        &wish(kind, length, field(rules, None, None)),
        &mut Seeded(7),
    )
}

/// Whether `text` keeps the rules, checked one by one and without the generator's own counting.
fn keeps(text: &str, rules: &FieldRules) -> bool {
    let text_of_rules = rules.password_rules.as_deref().unwrap_or_default();
    let stated: PasswordRules = text_of_rules
        .parse()
        .expect("rules that were kept can be read");
    let length = u32::try_from(text.encode_utf16().count()).expect("generated texts are short");
    let characters: Vec<char> = text.chars().collect();
    let may = |c: char| match stated.allowed {
        _ if stated.required.iter().any(|set| set.contains(c)) => true,
        Some(allowed) => allowed.contains(c),
        None => stated.required.is_empty(),
    };
    let longest_run = characters
        .chunk_by(|a, b| a == b)
        .map(<[char]>::len)
        .max()
        .unwrap_or(0);
    text.chars().all(may)
        && stated
            .required
            .iter()
            .all(|set| text.chars().any(|c| set.contains(c)))
        && [rules.min_length, stated.min_length]
            .into_iter()
            .flatten()
            .all(|least| length >= least)
        && [rules.max_length, stated.max_length]
            .into_iter()
            .flatten()
            .all(|most| length <= most)
        && stated
            .max_consecutive
            .is_none_or(|most| longest_run <= most as usize)
}

#[test]
fn every_rule_string_is_kept_or_refused() {
    let rows: Vec<&str> = include_str!("vectors/password_rules.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert!(rows.len() >= 100);
    for row in rows {
        let columns: Vec<&str> = row.split('\t').collect();
        let [rules, least, most, expected] = columns[..] else {
            panic!("four columns: {row}")
        };
        let rules = rules
            .replace("\\t", "\t")
            .replace("\\n", "\n")
            .replace("\\r", "\r");
        let rules = field(&rules, least.parse().ok(), most.parse().ok());
        let mut source = Seeded(1);
        for _ in 0..4 {
            match generate(
                &wish(SecretKind::Password, None, rules.clone()),
                &mut source,
            ) {
                Ok(generated) => {
                    assert_eq!(expected, "ok", "{row}");
                    assert!(keeps(&generated.text, &rules), "{row}: {}", generated.text);
                    assert!(generated.entropy_bits >= 0.0);
                }
                Err(error) => assert_eq!(error.code(), expected, "{row}: {error}"),
            }
        }
    }
}

#[test]
fn the_entropy_is_that_of_the_set() {
    let rows = [
        (SecretKind::Pin, Some(6), "", 6.0 * 10_f64.log2()),
        (SecretKind::Pin, Some(4), "", 4.0 * 10_f64.log2()),
        (
            SecretKind::Pin,
            Some(2),
            "max-consecutive: 1",
            90_f64.log2(),
        ),
        (
            SecretKind::Password,
            Some(16),
            "allowed: lower",
            16.0 * 26_f64.log2(),
        ),
        (
            SecretKind::Password,
            Some(3),
            "allowed: [ab]; required: [a]",
            7_f64.log2(),
        ),
        (
            SecretKind::Password,
            Some(3),
            "allowed: [ab]; required: [a]; required: [b]",
            6_f64.log2(),
        ),
        (SecretKind::Password, Some(10), "allowed: [a]", 0.0),
        (SecretKind::Passphrase, Some(6), "", 6.0 * 7_772_f64.log2()),
        (
            SecretKind::Passphrase,
            Some(4),
            "required: digit; required: upper; allowed: lower, [-]",
            4.0 * 7_772_f64.log2() + 10_f64.log2(),
        ),
    ];
    for (kind, length, rules, bits) in rows {
        let generated = made(kind, length, rules).unwrap();
        assert!(
            (generated.entropy_bits - bits).abs() < 1e-9,
            "{kind:?} {rules}: {} bits",
            generated.entropy_bits
        );
    }
}

#[test]
fn a_passphrase_fits_its_field() {
    let rows = [
        ("", 6),
        ("maxlength: 20", 3),
        ("maxlength: 12", 2),
        ("minlength: 40; maxlength: 44", 6),
        ("required: upper; required: digit; allowed: lower, [_]", 6),
    ];
    for (rules, words) in rows {
        let generated = made(SecretKind::Passphrase, None, rules).unwrap();
        assert!(
            keeps(&generated.text, &field(rules, None, None)),
            "{rules}: {}",
            generated.text
        );
        let parts = generated.text.split(['-', '_']).count();
        assert!(
            parts >= words.min(3) && parts <= 6,
            "{rules}: {}",
            generated.text
        );
    }
    for (rules, code) in [
        ("allowed: digit", "phraseNotAllowed"),
        ("allowed: lower", "phraseNotAllowed"),
        ("allowed: lower, [-]; required: [x]", "phraseNotAllowed"),
        ("maxlength: 6", "phraseDoesNotFit"),
        ("maxlength: 0", "phraseDoesNotFit"),
    ] {
        let error = made(SecretKind::Passphrase, None, rules).err().unwrap();
        assert_eq!(error.code(), code, "{rules}");
    }
    let error = made(SecretKind::Pin, None, "required: lower")
        .err()
        .unwrap();
    assert_eq!(error.code(), "pinNotAllowed");
}

/// Chi-square over the digits, and the halves of the alphabet in both places of a phrase, with fixed seeds; the
/// thresholds are six standard deviations from the mean. src/generator/counting.rs does the same for whole strings.
#[test]
fn no_character_and_no_word_is_favoured() {
    let mut source = Seeded(42);
    let digits = wish(SecretKind::Pin, Some(1), FieldRules::default());
    let mut seen = [0_u32; 10];
    for _ in 0..3_000 {
        let digit = generate(&digits, &mut source).unwrap().text;
        seen[digit.parse::<usize>().unwrap()] += 1;
    }
    let off: f64 = seen
        .iter()
        .map(|&n| (f64::from(n) - 300.0).powi(2) / 300.0)
        .sum();
    assert!(off < 9.0 + 6.0 * 18_f64.sqrt(), "{seen:?}");

    let phrase = wish(SecretKind::Passphrase, Some(2), FieldRules::default());
    let mut letters = [0_u32; 2];
    for _ in 0..1_000 {
        let text = generate(&phrase, &mut source).unwrap().text;
        let (first, second) = text.split_once('-').unwrap();
        letters[0] += u32::from(first < "m");
        letters[1] += u32::from(second < "m");
    }
    assert!(letters[0].abs_diff(letters[1]) < 134, "{letters:?}");
}

#[test]
fn what_is_generated_is_strong_and_never_the_same() {
    let mut source = Seeded(3);
    let mut seen = std::collections::HashSet::new();
    for kind in [SecretKind::Password, SecretKind::Passphrase] {
        for _ in 0..50 {
            let generated =
                generate(&wish(kind, None, FieldRules::default()), &mut source).unwrap();
            assert!(generated.entropy_bits > 75.0);
            let question = Question {
                password: generated.text.clone(),
                ..Question::default()
            };
            assert_eq!(assess(&question).score, 4, "{}", generated.text);
            assert!(seen.insert(generated.text));
        }
    }
}

#[test]
fn without_randomness_there_is_no_password() {
    for kind in [
        SecretKind::Password,
        SecretKind::Passphrase,
        SecretKind::Pin,
    ] {
        let error = generate(&wish(kind, None, FieldRules::default()), &mut Broken)
            .err()
            .unwrap();
        assert_eq!(error.code(), "noRandomness");
    }
}

#[test]
fn a_megabyte_of_rules_is_refused_and_a_strange_pattern_is_told() {
    for rules in [
        "required: upper; ".repeat(60_000),
        "[".repeat(1_000_000),
        " ".repeat(1_000_000),
    ] {
        let error = made(SecretKind::Password, None, &rules).err().unwrap();
        assert_eq!(error.code(), "rulesUnreadable");
    }
    let pattern = |pattern: &str| FieldRules {
        pattern: Some(pattern.to_owned()),
        ..FieldRules::default()
    };
    for (text, unread) in [("[a-z]{8}", false), ("(a+)+$", true), ("", false)] {
        let generated = generate(
            &wish(SecretKind::Password, None, pattern(text)),
            &mut Seeded(9),
        )
        .unwrap();
        assert_eq!(generated.pattern_unread, unread, "{text}");
    }
    let eight = generate(
        &wish(SecretKind::Password, None, pattern("[a-z]{8}")),
        &mut Seeded(9),
    )
    .unwrap();
    assert!(eight.text.len() == 8 && eight.text.bytes().all(|b| b.is_ascii_lowercase()));
}

fn any_rules() -> impl Strategy<Value = String> {
    let class = prop_oneof![
        Just("upper".to_owned()),
        Just("lower".to_owned()),
        Just("digit".to_owned()),
        Just("special".to_owned()),
        Just("ascii-printable".to_owned()),
        "\\[[ -\\\\^-~]{1,6}\\]",
    ];
    let classes = prop::collection::vec(class, 1..3).prop_map(|classes| classes.join(", "));
    let property = prop_oneof![
        classes
            .clone()
            .prop_map(|classes| format!("required: {classes}")),
        classes.prop_map(|classes| format!("allowed: {classes}")),
        (0_u32..5).prop_map(|n| format!("max-consecutive: {n}")),
        (0_u32..30).prop_map(|n| format!("minlength: {n}")),
        (0_u32..40).prop_map(|n| format!("maxlength: {n}")),
    ];
    prop::collection::vec(property, 0..6).prop_map(|properties| properties.join("; "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn what_is_generated_keeps_the_rules(rules in any_rules(), length in prop::option::of(0_u32..200), seed in any::<u64>(), kind in 0..3) {
        let kind = [SecretKind::Password, SecretKind::Passphrase, SecretKind::Pin][usize::try_from(kind).unwrap()];
        let rules = field(&rules, None, None);
        if let Ok(generated) = generate(&wish(kind, length, rules.clone()), &mut Seeded(seed)) {
            prop_assert!(keeps(&generated.text, &rules), "{} for {:?}", generated.text, rules);
            prop_assert!(generated.entropy_bits.is_finite() && generated.guesses_log10 >= 0.0);
        }
    }

    #[test]
    fn any_text_is_rules_or_an_error_with_a_place(text in "\\PC{0,60}") {
        if let Err(error) = text.parse::<PasswordRules>() {
            prop_assert!(error.at <= text.len());
        }
    }
}
