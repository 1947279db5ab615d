//! One verdict out of all that is known: the patterns in it, how common the password is, the person's own facts, the
//! same password without its accents, and without the words that come again.

use super::{
    again, letters,
    matching::Matcher,
    pattern::{Capitals, Form, Pattern},
    windows::{self, Verdict},
};
use crate::strength::{
    GuessKind, common,
    scale::score,
    words::{Facts, diacritics},
};

/// From so many guesses on the common passwords that are tried before do not show.
const NEGLIGIBLE_LOG10: f64 = 20.0;
/// Without its accents a password is tried as well as with them: twice the guesses.
const ACCENTS: f64 = 2.0;
/// Guesses for the place at which a word comes again, and how.
const AGAIN: f64 = 4.0;
/// How much the spelling counts, and by how many powers of ten what people choose is less probable than the patterns in
/// it say.
const SPELLING: f64 = 0.2;
const USUAL_LOG10: f64 = 3.0;
const MOST_SPELLING: f64 = 0.6;
/// So many parts that come again are left out.
const MOST_AGAIN: usize = 2;

/// Judges the characters of a password against `facts`, the person's and the site's own.
///
/// Knowing more never makes a password stronger: of all the ways to see it, the one with the fewest guesses counts.
pub(crate) fn judge(counted: &[char], facts: &Facts) -> Verdict {
    let mut matcher = Matcher::default();
    let verdict = unknown_person(counted, &mut matcher);
    if facts.is_empty() {
        return verdict;
    }
    let known = fewest(counted, facts, &mut matcher);
    if known.is_personal() && known.guesses_log10 <= verdict.guesses_log10 {
        known
    } else {
        verdict
    }
}

/// A password is as strong as its place among the common ones. One that is none of them stands, before its own
/// guesses, as many as there are common ones: those are tried first.
fn unknown_person(counted: &[char], matcher: &mut Matcher) -> Verdict {
    if counted.is_empty() {
        return Verdict::default();
    }
    let mut verdict = fewest(counted, &Facts::default(), matcher);
    let password: String = counted.iter().collect();
    if let Some(rank) = common::rank(&password) {
        return whole(counted, common::guesses(rank), verdict.patterns);
    }
    if !verdict.is_listed() && counted.iter().all(char::is_ascii) {
        let alone = verdict.guesses_log10 + spelling_log10(counted, verdict.guesses_log10);
        let within = within_score(verdict.guesses_log10, alone);
        verdict.spelling_log10 = within - verdict.guesses_log10;
        verdict.guesses_log10 = within;
    }
    verdict.guesses_log10 = after_common(verdict.guesses_log10);
    verdict
}

/// The verdict on a password that is known as a whole.
fn whole(counted: &[char], guesses: f64, beneath: Vec<Pattern>) -> Verdict {
    Verdict {
        guesses_log10: guesses.log10(),
        spelling_log10: 0.0,
        beneath,
        patterns: vec![Pattern {
            start: 0,
            end: counted.len(),
            guesses,
            kind: GuessKind::CommonPassword,
            form: Form {
                capitals: Capitals::of(counted),
                ..Form::default()
            },
        }],
    }
}

/// As many guesses more as there are common passwords.
fn after_common(guesses_log10: f64) -> f64 {
    if guesses_log10 < NEGLIGIBLE_LOG10 {
        (common::size() + 10_f64.powf(guesses_log10)).log10()
    } else {
        guesses_log10
    }
}

/// How much more or less a password takes because it is spelled in an unusual way or as others are: a little, so that
/// it orders passwords and tells no tales of their strength.
fn spelling_log10(counted: &[char], guesses_log10: f64) -> f64 {
    let unusual = letters::improbability_log10(counted) - guesses_log10 - USUAL_LOG10;
    MOST_SPELLING * (SPELLING * unusual / MOST_SPELLING).tanh()
}

/// `changed`, as far as neither the score nor the rating is another then. What nobody gets through stays as it is.
fn within_score(guesses_log10: f64, changed: f64) -> f64 {
    let total = after_common(guesses_log10);
    let Some((least, beyond)) = score::band(total) else {
        return guesses_log10;
    };
    let own = |total: f64| (10_f64.powf(total) - common::size()).max(1.0).log10();
    changed.clamp(own(least), own(beyond))
}

fn fewest(counted: &[char], facts: &Facts, matcher: &mut Matcher) -> Verdict {
    let accented = without_again(counted, facts, matcher);
    let plain = diacritics::removed(counted);
    match plain.map(|plain| without_again(&plain, facts, matcher)) {
        Some(mut plain) if plain.guesses_log10 + ACCENTS.log10() < accented.guesses_log10 => {
            plain.guesses_log10 += ACCENTS.log10();
            plain
        }
        _ => accented,
    }
}

/// The verdict on `text` as it is, or without what comes again.
fn without_again(text: &[char], facts: &Facts, matcher: &mut Matcher) -> Verdict {
    let mut best = windows::judge(text, facts, matcher);
    let mut left = text.to_vec();
    let mut gone: Vec<(usize, usize)> = Vec::new();
    let is_one = |verdict: &Verdict| matches!(&verdict.patterns[..], [only] if only.kind != GuessKind::Random);
    while gone.len() < MOST_AGAIN && !is_one(&best) {
        let Some((start, end)) = again::repeated(&left) else {
            break;
        };
        left.drain(start..end);
        gone.push((start, end));
        let mut verdict = windows::judge(&left, facts, matcher);
        for &(start, end) in gone.iter().rev() {
            put_back(&mut verdict, start, end);
        }
        if verdict.guesses_log10 < best.guesses_log10 {
            best = verdict;
        }
    }
    best
}

/// Puts what was left out back into its place, as a pattern of its own.
fn put_back(verdict: &mut Verdict, start: usize, end: usize) {
    verdict.guesses_log10 += AGAIN.log10();
    for pattern in &mut verdict.patterns {
        if pattern.start >= start {
            pattern.start += end - start;
        }
        if pattern.end > start {
            pattern.end += end - start;
        }
    }
    let at = verdict
        .patterns
        .partition_point(|pattern| pattern.start < start);
    let again = Pattern {
        start,
        end,
        guesses: AGAIN,
        kind: GuessKind::Repeat,
        form: Form::default(),
    };
    verdict.patterns.insert(at, again);
}
