//! One verdict out of all that is known: what the engine finds, how common the password is, the person's own words, and
//! the same password without its accents.

use super::{
    pattern::Pattern,
    windows::{self, Verdict},
};
use crate::strength::{
    GuessKind, common,
    words::{self, diacritics},
};

/// Judges the characters of a password against `words`, the person's and the site's own.
///
/// Knowing more never makes a password stronger: of all the ways to see it, the one with the fewest guesses counts.
pub(crate) fn judge(counted: &[char], own_words: &[String]) -> Verdict {
    let mut verdict = unknown_person(counted);
    let words = words::found_in(counted, own_words);
    if !words.is_empty() {
        let known = fewer(windows::judge(counted, &words), unaccented(counted, &words));
        if known.is_personal() && known.guesses_log10 <= verdict.guesses_log10 {
            verdict = known;
        }
    }
    verdict
}

/// A password is as strong as its place among the common ones. One that is none of them stands, before its own
/// guesses, as many as there are common ones: those are tried first.
fn unknown_person(counted: &[char]) -> Verdict {
    if counted.is_empty() {
        return Verdict::default();
    }
    let mut verdict = fewer(windows::judge(counted, &[]), unaccented(counted, &[]));
    let password: String = counted.iter().collect();
    if let Some(rank) = common::rank(&password) {
        let guesses = common::guesses(rank);
        verdict.guesses_log10 = guesses.log10();
        verdict.patterns = vec![Pattern {
            start: 0,
            end: counted.len(),
            guesses,
            kind: GuessKind::CommonPassword,
        }];
    } else if verdict.guesses_log10 < NEGLIGIBLE_LOG10 {
        verdict.guesses_log10 = (common::size() + 10_f64.powf(verdict.guesses_log10)).log10();
    }
    verdict
}

/// From so many guesses on the common passwords that are tried before do not show.
const NEGLIGIBLE_LOG10: f64 = 20.0;

/// The verdict on the password without its accents, which an attacker tries as well as with them: twice the guesses.
fn unaccented(counted: &[char], words: &[&str]) -> Option<Verdict> {
    let plain = diacritics::removed(counted)?;
    let mut verdict = windows::judge(&plain, words);
    verdict.guesses_log10 += 2_f64.log10();
    Some(verdict)
}

fn fewer(one: Verdict, other: Option<Verdict>) -> Verdict {
    match other {
        Some(other) if other.guesses_log10 < one.guesses_log10 => other,
        _ => one,
    }
}
