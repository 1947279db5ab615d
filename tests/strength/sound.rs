//! Answers to any password are sound, and the same again.

use latchkey::strength::{Confirmation, Question, Rating, assess};
use proptest::prelude::*;

use super::{assessed, guesses_log10};

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
    let words = include_str!("../../src/generator/words.txt");
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
