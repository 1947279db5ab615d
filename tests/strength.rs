//! Strength: named rows, relations between passwords, and properties that hold for any input.

use latchkey::{
    rules::FieldRules,
    strength::{
        Advice, Assessment, Change, ChangeKind, Confirmation, Coverage, GuessKind, Question,
        Rating, SiteLimit, SiteLimitKind, Suggestion, VaultPasswordError, Warning, assess,
        vault_password,
    },
};
use proptest::prelude::*;

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
fn what_is_wrong_is_told() {
    let rows = [
        ("password", Some(Warning::Top10)),
        ("dragon", Some(Warning::Top10)),
        ("viking", Some(Warning::Common)),
        ("hunter2000", Some(Warning::SimilarToCommon)),
        ("ryanhunter", Some(Warning::CommonInside)),
        ("dragonmonkey", Some(Warning::CommonInside)),
        ("aaaaaa", Some(Warning::RepeatedCharacter)),
        ("kjhgfd", Some(Warning::StraightRow)),
        ("hjkhjkhjk", Some(Warning::RepeatedPattern)),
        ("fghijklm", Some(Warning::Sequence)),
        ("zq8-Thorn-vexing-1182", None),
    ];
    for (password, warning) in rows {
        assert_eq!(assessed(password, &[]).warning, warning, "{password}");
    }
    let start = assessed("", &[]);
    assert_eq!(
        start.suggestions,
        [Suggestion::UseSeveralWords, Suggestion::LengthOverSymbols]
    );
    assert_eq!(start.score, 0);
}

#[test]
fn the_persons_own_words_count_against_the_password() {
    let rows: [(&str, &[&str]); 6] = [
        ("quillendrake7", &["quillendrake@fern.example"]),
        ("marblethwaite", &["Orla Marblethwaite"]),
        ("Fernhollow-2", &["fernhollow.example"]),
        ("fernhollow99", &["Join Fernhollow – sign up"]),
        ("müllerin1x", &["Müllerin"]),
        ("qu1llendrake", &["quillendrake"]),
    ];
    for (password, inputs) in rows {
        let known = assessed(password, inputs);
        assert!(known.guesses_log10 < guesses_log10(password), "{password}");
        assert_eq!(known.warning, Some(Warning::PersonalWord), "{password}");
        assert_eq!(
            known.suggestions[0],
            Suggestion::AvoidPersonalWords,
            "{password}"
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
fn what_an_attacker_tries_first_is_told() {
    let rows = [
        ("dragon", &[][..], GuessKind::CommonPassword, 6),
        (
            "quillendrake7",
            &["Quillendrake"],
            GuessKind::PersonalWord,
            13,
        ),
        ("xk7#dfghjkl", &[], GuessKind::Keyboard, 7),
        ("zq8vr2yt6wpd", &[], GuessKind::Random, 12),
        ("13071984xq", &["1984-07-13"], GuessKind::PersonalWord, 8),
    ];
    for (password, inputs, kind, characters) in rows {
        let first = assessed(password, inputs).first_guess.unwrap();
        assert_eq!(
            (first.kind, first.characters),
            (kind, characters),
            "{password}"
        );
    }
    assert_eq!(assessed("", &[]).first_guess, None);
}

#[test]
fn the_change_that_is_proposed_helps_as_much_as_promised() {
    let rows = [
        ("dragon", None, Some(ChangeKind::StartOver)),
        ("kumquat zither", None, Some(ChangeKind::AddWord)),
        ("zq8vr2yt6w", None, Some(ChangeKind::AddCharacters)),
        ("zq8vr2dfghjkl", Some(14), Some(ChangeKind::ReplacePart)),
        ("zq8vr2yt6wpd#w7", None, None),
        ("", None, None),
    ];
    for (password, max_length, expected) in rows {
        let question = Question {
            password: password.to_owned(),
            rules: FieldRules {
                max_length,
                ..FieldRules::default()
            },
            ..Question::default()
        };
        let before = assess(&question);
        assert_eq!(
            before.change.map(|change| change.kind),
            expected,
            "{password}"
        );
        let Some(change) = before.change else {
            continue;
        };
        let changed = match change.kind {
            ChangeKind::ReplacePart => "zq8vr2kw5#jtx".to_owned(),
            ChangeKind::AddWord => format!("{password} unglazed"),
            ChangeKind::AddCharacters => format!("{password}kw5#j"),
            _ => "zq8vr2yt6wpd#w7kj3xb".to_owned(),
        };
        let gained = guesses_log10(&changed) - before.guesses_log10;
        assert!(
            gained >= change.gain_log10 - 0.1,
            "{password}: {gained}, not {}",
            change.gain_log10
        );
    }
}

#[test]
fn what_the_site_forbids_is_the_sites_limit() {
    use SiteLimitKind as Kind;
    type Limits = &'static [(Kind, u32)];
    let rows: [(FieldRules, Limits); 7] = [
        (rules(None, None, ""), &[]),
        (
            rules(None, Some(12), ""),
            &[(Kind::MaximumTooShort, 12), (Kind::NoRoomLeft, 12)],
        ),
        (rules(None, Some(30), ""), &[(Kind::MaximumBelow64, 30)]),
        (
            rules(None, Some(64), "allowed: digit"),
            &[(Kind::CharactersForbidden, 10)],
        ),
        (
            rules(
                None,
                None,
                "required: upper; required: digit; max-consecutive: 2",
            ),
            &[
                (Kind::CharactersForbidden, 36),
                (Kind::CompositionRequired, 2),
                (Kind::RepetitionForbidden, 2),
            ],
        ),
        (
            rules(Some(20), Some(10), ""),
            &[(Kind::LengthsContradict, 10), (Kind::NoRoomLeft, 10)],
        ),
        (
            rules(None, None, "required: [["),
            &[(Kind::RulesUnreadable, 0)],
        ),
    ];
    for (rules, expected) in rows {
        let question = Question {
            password: "zq8vr2yt6wpd".to_owned(),
            rules,
            ..Question::default()
        };
        let assessment = assess(&question);
        let found: Vec<_> = assessment
            .site_limits
            .iter()
            .map(|limit| (limit.kind, limit.value))
            .collect();
        assert_eq!(found, expected, "{:?}", question.rules);
    }
}

#[test]
fn what_is_told_fits_the_score() {
    let told = |password: &str, rules: FieldRules| {
        let assessment = assess(&Question {
            password: password.to_owned(),
            rules,
            ..Question::default()
        });
        (assessment.score, assessment.advice)
    };
    let free = FieldRules::default;
    let short = || rules(None, Some(12), "");
    let (score, advice) = told("", free());
    assert_eq!((score, advice), (0, vec![]), "nothing typed, nothing wrong");
    // What is wrong is said, and not what an attacker would try first as well; the change, and not the suggestion.
    let (score, advice) = told("password", free());
    assert_eq!(score, 0);
    assert!(
        matches!(
            advice[..],
            [
                Advice::Warning(Warning::Top10),
                Advice::Change(Change {
                    kind: ChangeKind::StartOver,
                    ..
                })
            ]
        ),
        "{advice:?}"
    );
    // Nothing is wrong with it by name: what an attacker would try first is said.
    let (score, advice) = told("zq8vr2y", free());
    assert_eq!(score, 2);
    assert!(
        matches!(advice[0], Advice::FirstGuess(GuessKind::Random)),
        "{advice:?}"
    );
    // Of score 3 it is, and still would not last a month: there is something to do.
    let (score, advice) = told("zq8vr2yt6", free());
    assert_eq!(score, 3);
    assert!(
        matches!(advice[..], [Advice::FirstGuess(_), Advice::Change(_)]),
        "{advice:?}"
    );
    // A good one is left in peace, but for the site; the best one altogether.
    for (password, wanted_score, rules, wanted) in [
        ("zq8vr2yt6wpd", 4, free(), None),
        (
            "zq8vr2yt6wp",
            4,
            short(),
            Some(Advice::SiteLimit(SiteLimit {
                kind: SiteLimitKind::MaximumTooShort,
                value: 12,
            })),
        ),
        ("zq8vr2yt6wpd#w7", 4, short(), None),
    ] {
        let (score, advice) = told(password, rules);
        assert_eq!(score, wanted_score, "{password}");
        assert_eq!(advice, wanted.into_iter().collect::<Vec<_>>(), "{password}");
    }
    // What was not looked at is always said.
    let (score, advice) = told(&"zq8vr2yt6wpd".repeat(100), free());
    assert_eq!(score, 4);
    assert!(
        matches!(
            advice[..],
            [Advice::Coverage(Coverage {
                characters: 1200,
                counted: ..1200
            })]
        ),
        "{advice:?}"
    );
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

fn rules(min_length: Option<u32>, max_length: Option<u32>, text: &str) -> FieldRules {
    FieldRules {
        min_length,
        max_length,
        pattern: None,
        password_rules: Some(text.to_owned()),
    }
}

#[test]
fn walks_with_many_turns_are_counted() {
    for walk in ["qw", "qaws", "aoeu", "14", "qWaS", "aA"] {
        let password: String = walk.chars().cycle().take(64).collect();
        let all = assessed(&password, &[&password]);
        assert!(all.guesses_log10 < 6.0, "{walk}: {}", all.guesses_log10);
    }
    let wander = "qazsedcftgbhujmkolpkmjuhbgtfcdeszaqawsedrftgyhujikolpolkijuhygt";
    let guesses = assessed(wander, &[]).guesses_log10;
    assert!((15.0..64.0).contains(&guesses), "{guesses}");
}

/// Passwords after public reports and after applications on which Latchkey was tried, with the person's own words, and
/// the scores that are right.
#[test]
fn passwords_of_reports_get_the_score_they_deserve() {
    let alice = &["Alice", "Jones"][..];
    let born = &["Alice", "Jones", "1987-05-12"][..];
    let none = &[][..];
    let rows = [
        ("robert.miller.1975", &["Robert", "Miller"][..], 0..=1),
        ("Jones_Alice_87", born, 0..=1),
        ("I am Alice Jones", alice, 0..=2),
        ("Alice Jones", alice, 0..=1),
        ("AliceJones1987", born, 0..=1),
        ("HansFlorianZimmer", &["Hans", "Florian", "Zimmer"], 0..=1),
        ("foo bar foo", none, 0..=2),
        ("xyzzyz xyzzyz", none, 0..=2),
        ("apple apple", none, 0..=1),
        ("password_12345", none, 0..=1),
        ("johnwick123", none, 0..=2),
        ("пароль123", none, 0..=1),
        ("Пароль2024", none, 0..=1),
        ("привет123", none, 0..=1),
        ("наташа1985", none, 0..=1),
        ("любовь2020", none, 0..=1),
        ("Йцукен123", none, 0..=1),
        ("фывапролд", none, 0..=1),
        ("ячсмить2019", none, 0..=1),
        ("нгшщ2019", none, 0..=2),
        ("олена1990", none, 0..=1),
        ("αγάπη123", none, 0..=1),
        ("Γιώργος1987", none, 0..=1),
        ("שלום1234", none, 0..=1),
        ("שדגכעי1", none, 0..=1),
        ("محمد2005", none, 0..=1),
        ("ضصثقفغ", none, 0..=1),
        ("사랑해1004", none, 0..=1),
        ("ㅂㅈㄷㄱㅅ12", none, 0..=1),
        ("我爱你520", none, 0..=1),
        ("ありがとう7", none, 0..=1),
        ("azertyuiop1", none, 0..=1),
        ("yxcvbnm77", none, 0..=1),
        ("Passwort2026!", none, 0..=1),
        ("hkixkcyx", none, 0..=2),
        ("qocntxigyd", none, 0..=3),
        ("bienvenu", none, 0..=2),
        ("oportunidades", none, 0..=1),
        ("headrest-vagabond", none, 0..=3),
        ("tulip garden", none, 0..=2),
        ("otter violin quay lantern", none, 4..=4),
        ("gT7#qLw2vX9p", alice, 4..=4),
        ("Zugvogel Teekanne Alice", alice, 3..=4),
        // Names in other scripts, of one letter and of two, and without their accents.
        ("Анна.Петрова.90", &["Анна", "Петрова", "09.02.1990"], 0..=1),
        ("ΜαρίαΠαππά79", &["Μαρία", "Παππά", "1979-08-15"], 0..=1),
        ("王伟1993", &["王", "伟", "1993-12-25"], 0..=1),
        ("فاطمة_1999", &["فاطمة"], 0..=1),
        ("LiWei1985!", &["Li", "Wei"], 0..=1),
        (
            "Mueller-Juergen62",
            &["Jürgen", "Müller", "1962-11-30"],
            0..=1,
        ),
        ("q7 Q. X 1234", &["Q", "X"], 3..=4),
        // Written in other letters, and as is typed with the keyboard on the wrong language.
        ("IvanPetrov1985", &["Иван", "Петров", "1985-03-02"], 0..=1),
        ("yuliya_scherbakova", &["Юлия Щербакова"], 0..=1),
        ("bdfy1985gtnhjd", &["Иван", "Петров", "1985-03-02"], 0..=1),
        (
            "Giorgos.Pappas79",
            &["Γιώργος", "Παππάς", "1979-08-15"],
            0..=1,
        ),
        // Surnames that stand in titles and hosts, too.
        ("page.1987!", &["Page", "1987-05-12"], 0..=1),
        ("HomeFree1987", &["Free", "Home", "1987-05-12"], 0..=1),
        ("13juillet1984", &["1984-07-13"], 0..=1),
        ("5июля1984", &["5 июля 1984"], 0..=1),
    ];
    for (password, inputs, right) in rows {
        let got = assessed(password, inputs);
        let score = got.score;
        assert!(right.contains(&score), "{password}: {score}, not {right:?}");
        if !inputs.is_empty() && score < 3 {
            assert_eq!(got.warning, Some(Warning::PersonalWord), "{password}");
        }
    }
}

/// Facts of made-up people: name, surname, e-mail address, date of birth, town, pet, user name.
const PEOPLE: [[&str; 7]; 5] = [
    [
        "Robert",
        "Miller",
        "r.miller@fern.example",
        "1975-03-22",
        "Boston",
        "Biscuit",
        "robbie75",
    ],
    [
        "Zoë",
        "Lefèvre",
        "zoe.lefevre@fern.example",
        "2001-07-04",
        "Nîmes",
        "Minou",
        "zozo",
    ],
    [
        "Анна",
        "Петрова",
        "anna.p@fern.example",
        "1990-02-09",
        "Казань",
        "Барсик",
        "annap90",
    ],
    [
        "Wei",
        "Li",
        "wei.li@fern.example",
        "1985-10-01",
        "Suzhou",
        "Momo",
        "liwei",
    ],
    [
        "Siobhan",
        "O'Brien",
        "siobhan@fern.example",
        "1970-06-18",
        "Galway",
        "Finn",
        "shiv",
    ],
];

/// Passwords that somebody makes of their own facts, in each order and spelling.
fn of_own_facts([first, last, _, born, town, pet, user]: [&str; 7]) -> Vec<String> {
    let [year, month, day] = born.split('-').collect::<Vec<_>>()[..] else {
        panic!("a date")
    };
    let day_month = format!("{day}{month}");
    let short_year: String = year.chars().skip(2).collect();
    let parts: [&[&str]; 9] = [
        &[first, last, year],
        &[last, first, &day_month],
        &[first, pet],
        &[year, town, first],
        &[pet, &day_month, year],
        &[user, town],
        &[first, last, town, pet],
        &[last, &short_year, pet],
        &[user],
    ];
    let spellings: [fn(&str) -> String; 4] = [
        str::to_owned,
        str::to_lowercase,
        str::to_uppercase,
        |word| {
            word.replace('a', "4")
                .replace('e', "3")
                .replace('i', "1")
                .replace('o', "0")
        },
    ];
    let mut made = Vec::new();
    for (at, parts) in parts.into_iter().enumerate() {
        for (spelled, spelling) in spellings.into_iter().enumerate() {
            let separator = ["", ".", "_", "-", " "][(at + spelled) % 5];
            let tail = ["", "1", "12", "123", "!", "2024", "4711"][(2 * at + spelled) % 7];
            made.push(spelling(&parts.join(separator)) + tail);
        }
    }
    made
}

#[test]
fn what_is_made_of_a_persons_own_facts_is_weak_and_is_told() {
    for person in PEOPLE {
        for password in of_own_facts(person) {
            let got = assessed(&password, &person);
            assert!(got.score < 3, "{password}: {}", got.guesses_log10);
            assert_eq!(got.warning, Some(Warning::PersonalWord), "{password}");
        }
    }
}

#[test]
fn facts_in_a_disguise_are_known() {
    let person = ["Nora", "Lindqvist", "nora.lindqvist@pine.example", "Κώστας"];
    for password in [
        "lndqvst1991",
        "NrLndqvst1991",
        ";omfwbody1",
        "mpts.;omfwbody",
        "Σατσώκ80!",
        "κΏσΤαΣ1980",
    ] {
        let got = assessed(password, &person);
        assert!(
            got.score < assessed(password, &[]).score.min(3),
            "{password}: {}",
            got.guesses_log10
        );
        assert_eq!(got.warning, Some(Warning::PersonalWord), "{password}");
    }
}

#[test]
fn facts_that_are_not_in_a_password_change_nothing() {
    let words = include_str!("../src/generator/words.txt");
    let words: Vec<&str> = words.lines().step_by(31).collect();
    let mut state = 1_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    let printable: Vec<char> = ('!'..='~').collect();
    let mut changed = Vec::new();
    for at in 0..500 {
        let password: String = if at % 2 == 0 {
            (0..8 + at % 9).map(|_| printable[next(94)]).collect()
        } else {
            (0..3 + at % 3)
                .map(|_| words[next(words.len())])
                .collect::<Vec<_>>()
                .join(" ")
        };
        let person = PEOPLE[at % PEOPLE.len()];
        if assessed(&password, &person).score != assessed(&password, &[]).score {
            changed.push(password);
        }
    }
    assert_eq!(changed, [""; 0]);
}

#[test]
fn ten_thousand_facts_are_read_and_the_right_one_is_found() {
    let facts: Vec<String> = (0..10_000).map(|n| format!("wort{n}")).collect();
    let question = |password: &str| Question {
        password: password.to_owned(),
        inputs: facts.clone(),
        ..Question::default()
    };
    assert!(assess(&question("Wort9871-Wort23")).score < 3);
    assert_eq!(assess(&question("gT7#qLw2vX9p")).score, 4);
}

#[test]
fn no_score_and_no_rating_is_above_what_the_guesses_say() {
    for (password, score, rating) in [
        ("zq8vr2yt6", 3, Rating::Fair),
        ("zq8vr2yt6w", 3, Rating::Fair),
        ("zq8vr2yt6wp", 4, Rating::Good),
        ("zq8vr2yt6wpd", 4, Rating::Strong),
        ("password", 0, Rating::VeryWeak),
    ] {
        let got = assessed(password, &[]);
        assert_eq!((got.score, got.rating), (score, rating), "{password}");
        assert_eq!(got.advice.is_empty(), rating >= Rating::Good, "{password}");
    }
}

/// Random letters are what the engine, asked for all of them at once, judges now so and now so: one in a few hundred.
#[test]
fn the_same_password_gets_the_same_verdict() {
    let words = include_str!("../src/generator/words.txt");
    let words: Vec<&str> = words.lines().collect();
    let mut state = 1_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    // Many symbols that could stand for letters, and a long repetition among them.
    for password in [
        "$&9|%<$++2<+{$!@&&|54+&2+&!+5[+7++12%+<",
        "x7$abababababababababqK!94m[2{<7%|z",
    ] {
        let first = assessed(password, &[]);
        for _ in 0..20 {
            assert_eq!(assessed(password, &[]), first, "{password}");
        }
    }
    for at in 0..3_000 {
        let alphabet: Vec<char> = if at % 4 == 0 { '!'..='z' } else { 'a'..='z' }.collect();
        let mut password: String = (0..4 + at % 21)
            .map(|_| alphabet[next(alphabet.len())])
            .collect();
        if at % 5 == 0 {
            password.insert_str(0, words[next(words.len())]);
        }
        let first = assessed(&password, &[]);
        for _ in 0..2 {
            assert_eq!(assessed(&password, &[]), first, "{password}");
        }
    }
}

fn any_password() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z]{0,24}",
        "[4@8(\\[{<369&1!|0$5+7%2]{0,80}",
        "(abc|12|password|qwerty| |🦊|é){0,40}",
        "(qw|as|we|QA|1|4){0,40}",
        ("[ -~]{1,3}", 1_usize..400).prop_map(|(unit, times)| unit.repeat(times)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_password_gets_a_sound_answer(password in any_password(), inputs in prop::collection::vec(any::<String>(), 0..6)) {
        let all = assess(&Question { password: password.clone(), inputs, confirmation: Some(password.clone()), ..Question::default() });
        prop_assert!(all.score <= 4);
        prop_assert!(all.guesses >= 1.0 && all.guesses.is_finite());
        prop_assert!(all.guesses_log10 >= 0.0 && all.guesses_log10.is_finite());
        let least = [0.0, 3.0, 6.0, 8.0, 10.0][usize::from(all.score)];
        prop_assert!(all.guesses_log10 >= least);
        let times = &all.crack_times;
        prop_assert!(times.online_throttled.seconds >= times.online.seconds);
        prop_assert!(times.online.seconds >= times.offline_slow.seconds);
        prop_assert!(times.offline_slow.seconds >= times.offline_fast.seconds);
        prop_assert!(times.offline_fast.seconds >= 0.0);
        prop_assert!(all.coverage.counted <= all.coverage.characters);
        prop_assert_eq!(all.coverage.characters as usize, password.chars().count());
        let expected = if password.is_empty() { Confirmation::Empty } else { Confirmation::Match };
        prop_assert_eq!(all.confirmation, Some(expected));
        prop_assert_eq!(all.warning.is_some() && all.rating >= Rating::Good, false);
    }

    #[test]
    fn knowing_the_person_never_makes_a_password_stronger(
        (password, inputs) in prop_oneof![
            ("[a-z0-9@.]{0,16}", prop::collection::vec("[a-z0-9@. ]{0,16}", 0..4)),
            ("[ab1@.é]{0,12}", prop::collection::vec("[ab1@.é]{3,5}", 1..4)),
        ],
    ) {
        let words: Vec<&str> = inputs.iter().map(String::as_str).collect();
        prop_assert!(assessed(&password, &words).guesses_log10 <= guesses_log10(&password) + 1e-9);
    }

    #[test]
    fn the_same_question_gets_the_same_answer(password in any_password(), inputs in prop::collection::vec(any::<String>(), 0..3)) {
        let question = Question { password, inputs, ..Question::default() };
        let first = assess(&question);
        for _ in 0..8 {
            prop_assert_eq!(&assess(&question), &first);
        }
    }
}
