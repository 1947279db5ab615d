//! The engine: one call of the crate `zxcvbn`.

use zxcvbn::{feedback::Feedback, matching::Match};

/// What the engine finds in one stretch of a password.
#[derive(Default)]
pub(super) struct Findings {
    /// The patterns that the guesses were counted from, in order.
    pub(super) matches: Vec<Match>,
    /// What the engine says of a weak one.
    pub(super) feedback: Option<Feedback>,
}

/// The longest stretch that the engine looks at whole; it ignores what comes after 100 characters.
pub(super) const LONGEST: usize = 100;

/// Parts so short that 64 bits are enough for them, and how far apart they begin: a pattern of up to 12 characters is
/// whole in one of them.
const PART: usize = 18;
const PART_STEP: usize = 6;

/// Judges `stretch`, of at most [`LONGEST`] characters.
pub(super) fn judge(stretch: &str, words: &[&str]) -> Findings {
    debug_assert!(
        stretch.chars().count() <= LONGEST,
        "the engine would ignore the rest"
    );
    if stretch.is_empty() {
        return Findings::default();
    }
    let entropy = zxcvbn::zxcvbn(stretch, words);
    let mut matches = entropy.sequence().to_vec();
    if entropy.guesses() == u64::MAX {
        matches.extend(in_parts(stretch, words));
    }
    Findings {
        matches,
        feedback: entropy.feedback().cloned(),
    }
}

/// What the engine finds in `stretch` part by part. It counts in 64 bits, and where it arrives at the end of them it
/// takes every way to see a password for as good as any other: a phrase of six words is random characters to it then.
fn in_parts(stretch: &str, words: &[&str]) -> Vec<Match> {
    let characters: Vec<char> = stretch.chars().collect();
    let mut found = Vec::new();
    for start in (0..characters.len()).step_by(PART_STEP) {
        let end = characters.len().min(start + PART);
        let part: String = characters[start..end].iter().collect();
        let entropy = zxcvbn::zxcvbn(&part, words);
        found.extend(entropy.sequence().iter().cloned().map(|mut part| {
            part.i += start;
            part.j += start;
            part
        }));
        if end == characters.len() {
            break;
        }
    }
    found
}
