//! From guesses to a score.

/// From this score on nothing has to be changed.
pub(crate) const GOOD: u8 = 3;
/// There is no better score.
pub(super) const BEST: u8 = 4;
/// Scores 1 to 4 begin at so many guesses, as in zxcvbn, which adds 5 so that small overheads do not lift a score.
pub(super) const SCORES: [f64; 4] = [1e3 + 5.0, 1e6 + 5.0, 1e8 + 5.0, 1e10 + 5.0];

/// The score, 0 to 4, of so many guesses as a power of ten.
pub(crate) fn score(guesses_log10: f64) -> u8 {
    SCORES
        .iter()
        .map(|least| u8::from(guesses_log10 >= least.log10()))
        .sum()
}
