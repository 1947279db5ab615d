//! Long passwords in windows: each is judged alone, and the guesses are multiplied.
//!
//! A pattern that a cut goes through is seen as two, which makes a password look stronger by a little. It takes a
//! password of more than a window's length, with repetition left out already, to get there.

use super::{listed, matching::Matcher, own, pattern::Pattern, sequence, tails};
use crate::strength::{GuessKind, words::Facts};

/// Characters judged at once.
pub(super) const WINDOW: usize = 64;
/// Beyond so many guesses nothing that follows can change a verdict: no attacker gets to 10^40.
const ENOUGH_LOG10: f64 = 40.0;

/// What is known of a whole password.
#[derive(Default)]
pub(crate) struct Verdict {
    /// The guesses that it stands, as a power of ten; 0 for an empty one, which is guessed first.
    pub(crate) guesses_log10: f64,
    /// So many powers of ten of them are for an unusual spelling, and not for the patterns.
    pub(crate) spelling_log10: f64,
    /// The patterns that the guesses were counted from, in order.
    pub(crate) patterns: Vec<Pattern>,
    /// The patterns of a password that is common as a whole, which is its only pattern then.
    pub(crate) beneath: Vec<Pattern>,
}

impl Verdict {
    /// Whether the password is, as a whole, one that people choose.
    pub(super) fn is_listed(&self) -> bool {
        matches!(&self.patterns[..], [only] if only.kind == GuessKind::CommonPassword && only.form.is_plain())
    }

    /// Whether the guesses were counted with a word of the person's or the site's own.
    pub(crate) fn is_personal(&self) -> bool {
        self.patterns
            .iter()
            .any(|pattern| pattern.kind == GuessKind::PersonalWord)
    }
}

/// Judges the characters of a password.
pub(super) fn judge(counted: &[char], facts: &Facts, matcher: &mut Matcher) -> Verdict {
    let mut whole = Verdict::default();
    for (at, window) in counted.chunks(WINDOW).enumerate() {
        let mut patterns = matcher.patterns(window);
        patterns.extend(listed::patterns(window));
        patterns.extend(tails::patterns(window, &patterns));
        patterns.extend(own::patterns(window, facts));
        let part = sequence::fewest(window.len(), patterns);
        whole.guesses_log10 += part.guesses.log10();
        let patterns = part.patterns.into_iter();
        whole
            .patterns
            .extend(patterns.map(|pattern| pattern.moved(at * WINDOW)));
        if whole.guesses_log10 > ENOUGH_LOG10 {
            break;
        }
    }
    whole
}
