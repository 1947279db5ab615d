//! What the engine found, as patterns with the guesses that they take: its arithmetic is mended.
//!
//! The engine counts in 64 bits, cuts the average degree of a keyboard to an integer, keeps single characters that could
//! stand for a letter as words, and counts years from today on. Here the same formulas are in floating point, and years
//! count from one year on for good.

use zxcvbn::matching::{
    Match,
    patterns::{DatePattern, DictionaryPattern, MatchPattern, RegexPattern, SpatialPattern},
};

use crate::strength::{
    GuessKind,
    counts::small,
    guesses::{
        pattern::{Capitals, Form, Pattern},
        ways::{choose, ways},
    },
};

/// Keys of a keyboard, and how many neighbours a key has on average: of the letters as zxcvbn 4.4.2 counts them, and of
/// the keypad.
const KEYBOARD: (f64, f64) = (94.0, 432.0 / 94.0);
const KEYPAD: (f64, f64) = (15.0, 76.0 / 15.0);
/// From this year on the distance of a year counts. A calendar would give the same password another verdict each year.
const REFERENCE_YEAR: i32 = 2026;
/// Fewer years than this are never tried.
const LEAST_YEARS: i32 = 20;
const DAYS: f64 = 365.0;
/// There are about four separators that people put into dates.
const SEPARATORS: f64 = 4.0;

/// What the engine found, unless it says nothing: random characters, and single characters that could be letters.
/// `fewest` counts the guesses for what is repeated.
pub(super) fn pattern_of(found: &Match, fewest: impl FnOnce(&[char]) -> f64) -> Option<Pattern> {
    let token: Vec<char> = found.token.chars().collect();
    let mut form = Form::default();
    let (kind, guesses) = match &found.pattern {
        MatchPattern::BruteForce => return None,
        MatchPattern::Dictionary(_) if token.len() == 1 => return None,
        MatchPattern::Dictionary(word) => {
            form.capitals = Capitals::of(&token);
            form.reversed = word.reversed;
            form.substituted = word.l33t;
            (dictionary_kind(word), dictionary(word))
        }
        MatchPattern::Spatial(walk) => {
            form.simple = walk.turns == 1;
            (GuessKind::Keyboard, spatial(walk, token.len()))
        }
        MatchPattern::Repeat(repeat) => {
            let base: Vec<char> = repeat.base_token.chars().collect();
            form.simple = base.len() == 1;
            (
                GuessKind::Repeat,
                fewest(&base) * small(repeat.repeat_count),
            )
        }
        MatchPattern::Sequence(_) => (GuessKind::Sequence, counted(found)),
        MatchPattern::Regex(year) => (GuessKind::Year, recent_year(year)?),
        MatchPattern::Date(day) => (GuessKind::Date, date(day)),
    };
    Some(Pattern {
        start: found.i,
        end: found.j + 1,
        guesses,
        kind,
        form,
    })
}

#[expect(clippy::cast_precision_loss, reason = "guesses are estimates")]
fn counted(found: &Match) -> f64 {
    found.guesses.unwrap_or(1) as f64
}

/// The engine's own count is not taken, because it is raised for parts of a password.
#[expect(clippy::cast_precision_loss, reason = "guesses are estimates")]
fn dictionary(word: &DictionaryPattern) -> f64 {
    word.base_guesses as f64
        * word.uppercase_variations as f64
        * word.l33t_variations as f64
        * if word.reversed { 2.0 } else { 1.0 }
}

/// The engine does not export the names of its dictionaries, only what they print as.
fn dictionary_kind(pattern: &DictionaryPattern) -> GuessKind {
    match format!("{:?}", pattern.dictionary_name).as_str() {
        "Passwords" => GuessKind::CommonPassword,
        "FemaleNames" | "MaleNames" | "Surnames" => GuessKind::Name,
        _ => GuessKind::Word,
    }
}

/// Patterns of up to `length` keys with up to as many turns, times the ways to hold the shift key (Wheeler 2016, 4.4).
fn spatial(pattern: &SpatialPattern, length: usize) -> f64 {
    let (starts, degree) = if pattern.graph.ends_with("keypad") {
        KEYPAD
    } else {
        KEYBOARD
    };
    let plain: f64 = (2..=length)
        .flat_map(|keys| (1..=pattern.turns.min(keys - 1)).map(move |turns| (keys, turns)))
        .map(|(keys, turns)| choose(keys - 1, turns - 1) * starts * degree.powf(small(turns)))
        .sum();
    let shifted = pattern.shifted_count;
    plain
        * match (shifted, length.saturating_sub(shifted)) {
            (0, _) => 1.0,
            (_, 0) => 2.0,
            (shifted, unshifted) => ways(shifted, unshifted),
        }
}

/// Years that are tried before this one.
fn distance(year: i32) -> f64 {
    f64::from((year - REFERENCE_YEAR).abs().max(LEAST_YEARS))
}

fn recent_year(pattern: &RegexPattern) -> Option<f64> {
    let year = pattern.regex_match.first()?;
    year.parse().ok().map(distance)
}

fn date(pattern: &DatePattern) -> f64 {
    let separators = if pattern.separator.is_empty() {
        1.0
    } else {
        SEPARATORS
    };
    distance(pattern.year) * DAYS * separators
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_count_from_one_year_on() {
        let rows = [
            ("2024", 20.0),
            ("1984", 42.0),
            ("13.7.1984", 42.0 * 365.0 * 4.0),
            ("13072001", 25.0 * 365.0),
        ];
        for (text, expected) in rows {
            let found = zxcvbn::zxcvbn(text, &[]);
            let [only] = found.sequence() else {
                panic!("{text}: one pattern")
            };
            let guesses = pattern_of(only, |_| f64::NAN).map(|pattern| pattern.guesses);
            assert_eq!(guesses, Some(expected), "{text}");
        }
    }
}
