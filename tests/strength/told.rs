//! What is told of a password: what is wrong, what is tried first, what would help.

use latchkey::{
    rules::FieldRules,
    strength::{
        Advice, Change, ChangeKind, Coverage, GuessKind, Question, SiteLimit, SiteLimitKind,
        Suggestion, Warning, assess,
    },
};

use super::{assessed, guesses_log10};

fn rules(min_length: Option<u32>, max_length: Option<u32>, text: &str) -> FieldRules {
    FieldRules {
        min_length,
        max_length,
        pattern: None,
        password_rules: Some(text.to_owned()),
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
