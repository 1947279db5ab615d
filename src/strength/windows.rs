//! Long passwords in windows: each is judged alone, and the guesses are multiplied.
//!
//! A pattern that a cut goes through is seen as two, which makes a password look stronger by a little. It takes a
//! password of more than a window's length, with repetition left out already, to get there.

use super::{
    engine::{self, Verdict},
    l33t,
};

/// Characters judged at once.
pub(super) const WINDOW: usize = 64;
/// The engine's work on a window: ways to read its substitutions, times the square of its length. A bound of this size
/// takes a few milliseconds.
const MOST_WORK: usize = 32_768;
/// Beyond so many guesses nothing that follows can change a verdict: no attacker gets to 10^40.
const ENOUGH_LOG10: f64 = 40.0;

/// Judges the characters of a password.
pub(super) fn judge(counted: &[char], words: &[String]) -> Verdict {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut whole = Verdict::default();
    for window in counted.chunks(WINDOW) {
        let most_readings = (MOST_WORK / window.len().pow(2)).max(1);
        let part = engine::judge(&l33t::with_few_readings(window, most_readings), &words);
        whole.guesses_log10 += part.guesses_log10;
        whole.matches.extend(part.matches);
        whole.feedback = whole.feedback.or(part.feedback);
        if whole.guesses_log10 > ENOUGH_LOG10 {
            break;
        }
    }
    whole
}
