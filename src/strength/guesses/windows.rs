//! Long passwords in windows: each is judged alone, and the guesses are multiplied.
//!
//! A pattern that a cut goes through is seen as two, which makes a password look stronger by a little. It takes a
//! password of more than a window's length, with repetition left out already, to get there.

use zxcvbn::feedback::Feedback;

use super::{engine, found, listed, pattern::Pattern, sequence};
use crate::strength::{GuessKind, words::l33t};

/// Characters judged at once.
pub(super) const WINDOW: usize = 64;
/// The engine's work on a password: ways to read the substitutions in a window, times the square of its length, over all
/// windows. A bound of this size takes a few milliseconds.
const MOST_WORK: usize = 16_384;
/// Beyond so many guesses nothing that follows can change a verdict: no attacker gets to 10^40.
const ENOUGH_LOG10: f64 = 40.0;

/// What is known of a whole password.
#[derive(Default)]
pub(crate) struct Verdict {
    /// The guesses that it stands, as a power of ten; 0 for an empty one, which is guessed first.
    pub(crate) guesses_log10: f64,
    /// The patterns that the guesses were counted from, in order.
    pub(crate) patterns: Vec<Pattern>,
    /// What the engine says of a weak one.
    pub(crate) feedback: Option<Feedback>,
}

impl Verdict {
    /// Whether the guesses were counted with a word of the person's or the site's own.
    pub(crate) fn is_personal(&self) -> bool {
        self.patterns
            .iter()
            .any(|pattern| pattern.kind == GuessKind::PersonalWord)
    }
}

/// Judges the characters of a password.
pub(super) fn judge(counted: &[char], words: &[&str]) -> Verdict {
    let mut whole = Verdict::default();
    let work = MOST_WORK / counted.len().div_ceil(WINDOW).max(1);
    for (at, window) in counted.chunks(WINDOW).enumerate() {
        let most_readings = (work / window.len().pow(2)).max(1);
        let found = engine::judge(&l33t::with_few_readings(window, most_readings), words);
        let patterns = found
            .matches
            .iter()
            .filter_map(|found| found::pattern_of(found, words))
            .chain(listed::patterns(window))
            .collect();
        let part = sequence::fewest(window.len(), patterns);
        whole.guesses_log10 += part.guesses.log10();
        whole
            .patterns
            .extend(part.patterns.into_iter().map(|pattern| Pattern {
                start: pattern.start + at * WINDOW,
                end: pattern.end + at * WINDOW,
                ..pattern
            }));
        whole.feedback = whole.feedback.or(found.feedback);
        if whole.guesses_log10 > ENOUGH_LOG10 {
            break;
        }
    }
    whole
}
