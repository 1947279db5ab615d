//! The engine: one call of the crate `zxcvbn`.

use zxcvbn::{feedback::Feedback, matching::Match};

/// What the engine makes of one stretch of a password.
#[derive(Default)]
pub(super) struct Verdict {
    /// The guesses that the stretch stands, as a power of ten; 0 for an empty one, which is guessed first.
    pub(super) guesses_log10: f64,
    /// The patterns that the guesses were counted from, in order.
    pub(super) matches: Vec<Match>,
    /// What the engine says of a weak one.
    pub(super) feedback: Option<Feedback>,
}

/// The longest stretch that the engine looks at whole; it ignores what comes after 100 characters.
pub(super) const LONGEST: usize = 100;

/// Judges `stretch`, of at most [`LONGEST`] characters.
pub(super) fn judge(stretch: &str, words: &[&str]) -> Verdict {
    debug_assert!(
        stretch.chars().count() <= LONGEST,
        "the engine would ignore the rest"
    );
    if stretch.is_empty() {
        return Verdict::default();
    }
    let entropy = zxcvbn::zxcvbn(stretch, words);
    Verdict {
        guesses_log10: entropy.guesses_log10().max(0.0),
        matches: entropy.sequence().to_vec(),
        feedback: entropy.feedback().cloned(),
    }
}
