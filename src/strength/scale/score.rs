//! From guesses to a score, and to what a person is told.

use super::crack_time;
use crate::strength::{Rating, common};

/// The best score.
pub(crate) const BEST: u8 = 4;
/// Scores 1 to 4 begin at so many guesses, as in zxcvbn, which adds 5 so that small overheads do not lift a score. The
/// common passwords come before all of them.
const SCORES: [f64; 4] = [1e3 + 5.0, 1e6 + 5.0, 1e8 + 5.0, 1e10 + 5.0];
/// Ratings begin at so many seconds against the stolen database of a site that hashes slowly: a second, an hour, a month
/// of 31 days, a year.
const RATINGS: [(Rating, f64); 4] = [
    (Rating::Strong, crack_time::YEAR),
    (Rating::Good, crack_time::MONTH),
    (Rating::Fair, crack_time::HOUR),
    (Rating::Weak, crack_time::SECOND),
];

/// The score, 0 to 4, of so many guesses as a power of ten.
pub(crate) fn score(guesses_log10: f64) -> u8 {
    (1..=BEST)
        .map(|score| u8::from(guesses_log10 >= least_log10(score)))
        .sum()
}

/// Where a score begins, as a power of ten.
pub(crate) fn least_log10(score: u8) -> f64 {
    let least = usize::from(score)
        .checked_sub(1)
        .and_then(|at| SCORES.get(at));
    least.map_or(0.0, |least| (common::size() + least).log10())
}

/// The rating of so many guesses as a power of ten.
pub(crate) fn rating(guesses_log10: f64) -> Rating {
    let seconds = crack_time::crack_times(guesses_log10).offline_slow.seconds;
    let reached = RATINGS.iter().find(|(_, least)| seconds >= *least);
    reached.map_or(Rating::VeryWeak, |(rating, _)| *rating)
}

/// The guesses around `guesses_log10` that have the same score and the same rating: from the first to just before the
/// end, as powers of ten. `None` for the best score, which has no end.
pub(crate) fn band(guesses_log10: f64) -> Option<(f64, f64)> {
    if score(guesses_log10) == BEST {
        return None;
    }
    let ratings = RATINGS.map(|(_, seconds)| seconds.log10() + crack_time::OFFLINE_SLOW_LOG10);
    let bounds = || (0..=BEST).map(least_log10).chain(ratings);
    let least = bounds().filter(|bound| *bound <= guesses_log10);
    let beyond = bounds().filter(|bound| *bound > guesses_log10);
    Some((
        least.fold(0.0, f64::max),
        beyond.fold(f64::MAX, f64::min) - 1e-9,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_those_of_zxcvbn_after_the_common_passwords() {
        let rows = [
            (1.0, 0),
            (20_000.0, 0),
            (21_004.0, 0),
            (21_006.0, 1),
            (1_020_004.0, 1),
            (1_020_006.0, 2),
            (100_020_004.0, 2),
            (100_020_006.0, 3),
            (1.1e10, 4),
            (1e300, 4),
        ];
        for (guesses, expected) in rows {
            assert_eq!(score(f64::log10(guesses)), expected, "{guesses}");
        }
    }

    #[test]
    fn below_a_month_nothing_is_good() {
        let rows = [
            (0.0, Rating::VeryWeak),
            (3.9, Rating::VeryWeak),
            (4.1, Rating::Weak),
            (7.5, Rating::Weak),
            (7.6, Rating::Fair),
            (10.42, Rating::Fair),
            (10.43, Rating::Good),
            (11.5, Rating::Good),
            (11.6, Rating::Strong),
            (400.0, Rating::Strong),
        ];
        for (guesses_log10, expected) in rows {
            assert_eq!(rating(guesses_log10), expected, "{guesses_log10}");
        }
    }
}
