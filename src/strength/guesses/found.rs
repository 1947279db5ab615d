//! What the engine found in a password, as patterns with the guesses that they take: its arithmetic is mended.
//!
//! The engine counts in 64 bits, cuts the average degree of a keyboard to an integer, and keeps single characters that
//! could stand for a letter as words. Here the same formulas are in floating point.

use zxcvbn::matching::{
    Match,
    patterns::{DictionaryPattern, MatchPattern, RepeatPattern, SpatialPattern},
};

use super::{
    pattern::Pattern,
    sequence,
    ways::{choose, ways},
};
use crate::strength::{GuessKind, counts::small};

/// Keys of a keyboard, and how many neighbours a key has on average: of the letters as zxcvbn 4.4.2 counts them, and of
/// the keypad.
const KEYBOARD: (f64, f64) = (94.0, 432.0 / 94.0);
const KEYPAD: (f64, f64) = (15.0, 76.0 / 15.0);

/// What the engine found, unless it says nothing: random characters, and single characters that could be letters.
pub(super) fn pattern_of(found: &Match, words: &[&str]) -> Option<Pattern> {
    let single = found.i == found.j;
    let kind = match &found.pattern {
        MatchPattern::BruteForce => return None,
        MatchPattern::Dictionary(_) if single => return None,
        MatchPattern::Dictionary(pattern) => dictionary_kind(pattern, words),
        MatchPattern::Spatial(_) => GuessKind::Keyboard,
        MatchPattern::Repeat(_) => GuessKind::Repeat,
        MatchPattern::Sequence(_) => GuessKind::Sequence,
        MatchPattern::Regex(_) => GuessKind::Year,
        MatchPattern::Date(_) => GuessKind::Date,
    };
    let length = found.token.chars().count();
    let guesses = match &found.pattern {
        MatchPattern::Spatial(pattern) => spatial(pattern, length),
        MatchPattern::Repeat(pattern) => repeat(pattern, words),
        pattern => unhurried(pattern, found.guesses),
    };
    Some(Pattern {
        start: found.i,
        end: found.j + 1,
        guesses,
        kind,
    })
}

/// The engine's own count. Of a word it is made again, because the engine raises it for parts of a password.
#[expect(clippy::cast_precision_loss, reason = "guesses are estimates")]
fn unhurried(pattern: &MatchPattern, counted: Option<u64>) -> f64 {
    match pattern {
        MatchPattern::Dictionary(word) => {
            word.base_guesses as f64
                * word.uppercase_variations as f64
                * word.l33t_variations as f64
                * if word.reversed { 2.0 } else { 1.0 }
        }
        _ => counted.unwrap_or(1) as f64,
    }
}

/// The engine does not export the names of its dictionaries, only what they print as.
fn dictionary_kind(pattern: &DictionaryPattern, words: &[&str]) -> GuessKind {
    if words.contains(&pattern.matched_word.as_str()) {
        return GuessKind::PersonalWord;
    }
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

/// What is repeated, times how often.
#[expect(
    clippy::cast_precision_loss,
    reason = "a repeat count is below the length of a window"
)]
fn repeat(pattern: &RepeatPattern, words: &[&str]) -> f64 {
    let patterns: Vec<Pattern> = pattern
        .base_matches
        .iter()
        .filter_map(|found| pattern_of(found, words))
        .collect();
    let length = pattern.base_token.chars().count();
    sequence::fewest(length, patterns).guesses * pattern.repeat_count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(password: &str) -> Vec<Pattern> {
        zxcvbn::zxcvbn(password, &["quillen"])
            .sequence()
            .iter()
            .filter_map(|found| pattern_of(found, &["quillen"]))
            .collect()
    }

    #[test]
    fn every_kind_is_told_apart() {
        let rows = [
            ("dragon", GuessKind::CommonPassword),
            ("nevertheless", GuessKind::Word),
            ("vandenberg", GuessKind::Name),
            ("quillen", GuessKind::PersonalWord),
            ("dfghjk", GuessKind::Keyboard),
            ("xkqxkqxkq", GuessKind::Repeat),
            ("cdefghi", GuessKind::Sequence),
            ("2024", GuessKind::Year),
            ("13.7.1984", GuessKind::Date),
        ];
        for (password, kind) in rows {
            let kinds: Vec<_> = found(password).into_iter().map(|p| p.kind).collect();
            assert_eq!(kinds, [kind], "{password}");
        }
    }

    /// `guesses` of zxcvbn.js 4.4.2 for one row of keys: 5 lengths, 94 keys, 4.5957 neighbours.
    #[test]
    fn keyboards_have_the_degree_that_zxcvbn_gives_them() {
        let [pattern] = &found("dfghjk")[..] else {
            panic!("one pattern")
        };
        assert!(
            (pattern.guesses - 2_160.0).abs() < 0.5,
            "{}",
            pattern.guesses
        );
    }

    #[test]
    fn single_characters_are_no_words() {
        assert_eq!(found("1"), []);
        assert_eq!(found("@"), []);
    }
}
