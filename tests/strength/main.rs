//! Strength: named rows, relations between passwords, and properties that hold for any input.

mod deserved;
mod own_facts;
mod sound;
mod told;

use latchkey::strength::{
    Assessment, Confirmation, Question, VaultPasswordError, assess, vault_password,
};

fn assessed(password: &str, inputs: &[&str]) -> Assessment {
    assess(&Question {
        password: password.to_owned(),
        inputs: inputs.iter().map(ToString::to_string).collect(),
        ..Question::default()
    })
}

fn guesses_log10(password: &str) -> f64 {
    assessed(password, &[]).guesses_log10
}

/// Passwords of the table on zxcvbn's demonstration page (<https://lowe.github.io/tryzxcvbn/>), with log10 of guesses as
/// zxcvbn.js 4.4.2 gives them, and what their spelling adds on purpose (docs/strength.md has the reasons): at most 0.6, and never
/// over the bound of a score, where `D0g…` and others stop.
#[test]
fn the_guesses_agree_with_zxcvbn() {
    const SMALL: f64 = 0.01;
    const MOST_SPELLING: f64 = 0.6;
    /// The spelling does not count.
    const NONE: f64 = 0.0;
    /// Not one of the 20,000 most common passwords: those are tried first.
    fn unlisted(log10: f64) -> f64 {
        (20_000.0 + 10_f64.powf(log10)).log10()
    }
    /// One of the common passwords, with the first rank of its class.
    fn listed(rank: f64) -> f64 {
        (1.5 * rank).log10()
    }
    let rows = [
        ("zxcvbn", 0, listed(128.0), NONE),
        ("qwER43@!", 2, unlisted(7.957), 0.043),
        ("Tr0ub4dour&3", 2, unlisted(7.280), 0.078),
        ("correcthorsebatterystaple", 4, 14.437, NONE),
        ("coRrecth0rseba++ery9.23.2007staple$", 4, 20.712, NONE),
        ("D0g..................", 1, unlisted(5.645), 0.344),
        ("abcdefghijk987654321", 1, unlisted(4.176), 0.357),
        ("neverforget13/3/1997", 3, 9.692, 0.308),
        ("1qaz2wsx3edc", 0, listed(2048.0), NONE),
        ("temppass22", 1, unlisted(5.588), -0.150),
        ("briansmith", 1, unlisted(4.176), 0.320),
        ("password1", 0, listed(32.0), NONE),
        ("viking", 0, listed(512.0), NONE),
        ("thx1138", 0, listed(512.0), NONE),
        ("ScoRpi0ns", 1, unlisted(5.462), 0.518),
        ("do you know", 3, 9.000, 0.598),
        // zxcvbn gives 8.003 for two names and a year. "hunter2000" is a common password with a tail, and what is left a name; with its
        // spelling.
        ("ryanhunter2000", 2, 6.739, NONE),
        ("asdfghju7654rewq", 3, 8.965, 0.588),
        ("AOEUIDHG&*()LS_", 3, 9.107, 0.600),
        ("12345678", 0, listed(4.0), NONE),
        ("rWibMFACxAUGZmxhVncy", 4, 20.000, NONE),
        ("Ba9ZyWABu99[BK#6MBgbH88Tofv)vs$w", 4, 32.000, NONE),
    ];
    for (password, score, guesses_log10, spelling) in rows {
        let got = assessed(password, &[]);
        let off = got.guesses_log10 - (guesses_log10 + spelling);
        assert!(spelling.abs() <= MOST_SPELLING, "{password}");
        assert!(
            off.abs() < SMALL && got.score == score,
            "{password}: {off:+.3}, score {}",
            got.score
        );
    }
}

#[test]
fn repetition_does_not_hide_what_is_strong_and_does_not_make_strong() {
    let random = "q8#Zv2!mK9@x";
    for padding in [
        "a".repeat(100),
        "ab".repeat(500),
        "correct horse ".repeat(200),
    ] {
        for password in [
            format!("{padding}{random}"),
            format!("{random}{padding}"),
            format!("{padding}{random}{padding}"),
        ] {
            assert_eq!(
                assessed(&password, &[]).score,
                4,
                "{random} with padding of {}",
                padding.len()
            );
        }
    }
    for weak in [
        "a".repeat(10_000),
        "ab".repeat(5_000),
        "password".repeat(100),
        "1234".repeat(40),
    ] {
        let assessment = assessed(&weak, &[]);
        assert!(
            assessment.score <= 1,
            "{weak} has {}",
            assessment.guesses_log10
        );
        assert!(assessment.coverage.counted < 20);
    }
}

#[test]
fn longer_is_stronger_past_every_cut() {
    let words = "otter violin granite saucer meadow pickle thunder lantern ";
    let mut before = 0.0;
    for length in [8, 16, 24, 32, 48] {
        let now = guesses_log10(&words.chars().take(length).collect::<String>());
        assert!(now >= before, "{length} characters: {now} after {before}");
        before = now;
    }
    for length in [64, 65, 99, 100, 101, 128, 129, 1000] {
        let password: String = words.chars().cycle().take(length).collect();
        assert_eq!(assessed(&password, &[]).score, 4, "{length}");
    }
}

#[test]
fn the_repeated_password_is_compared() {
    for (repeated, expected) in [
        (None, None),
        (Some(""), Some(Confirmation::Empty)),
        (Some("otter"), Some(Confirmation::Partial)),
        (Some("otter violin"), Some(Confirmation::Match)),
        (Some("otter violon"), Some(Confirmation::Differs)),
    ] {
        let question = Question {
            password: "otter violin".to_owned(),
            confirmation: repeated.map(str::to_owned),
            ..Question::default()
        };
        assert_eq!(assess(&question).confirmation, expected);
    }
}

#[test]
fn a_vault_takes_a_good_password_typed_twice() {
    let rows = [
        ("", None, Err(VaultPasswordError::TooWeak)),
        (
            "password",
            Some("password"),
            Err(VaultPasswordError::TooWeak),
        ),
        // Score 3.
        (
            "zq8vr2yt6",
            Some("zq8vr2yt6"),
            Err(VaultPasswordError::TooWeak),
        ),
        // Score 4.
        ("zq8vr2yt6wpd", None, Err(VaultPasswordError::Differs)),
        ("zq8vr2yt6wpd", Some(""), Err(VaultPasswordError::Differs)),
        (
            "zq8vr2yt6wpd",
            Some("zq8vr2yt6wp"),
            Err(VaultPasswordError::Differs),
        ),
        (
            "zq8vr2yt6wpd",
            Some("zq8vr2yT6wpd"),
            Err(VaultPasswordError::Differs),
        ),
        ("zq8vr2yt6wpd", Some("zq8vr2yt6wpd"), Ok(())),
    ];
    for (password, confirmation, wanted) in rows {
        let question = Question {
            password: password.to_owned(),
            confirmation: confirmation.map(str::to_owned),
            ..Question::default()
        };
        assert_eq!(
            vault_password(&assess(&question)),
            wanted,
            "{password} {confirmation:?}"
        );
    }
}
