//! What people put between words and behind them: one separator, and digits with or without a sign.
//!
//! An attacker tries a word with its usual tails at once, and does not look for digits in any place. So `password_12345`
//! is one pattern here; for zxcvbn it is three.

use super::pattern::{Form, Pattern};

/// Shorter words are found by chance, and a tail would make them count.
const SHORTEST_WORD: usize = 3;
/// A separator: one of a few that people choose.
const SEPARATOR: f64 = 3.0;
/// Words with digits come after words alone, and digits can stand before them: the formula for two patterns.
const ORDERS: f64 = 2.0;
const BEFORE_LONGER: f64 = 10_000.0;
/// A sign at the end, and `!`.
const SIGN: f64 = 20.0;
const EXCLAMATION_MARK: f64 = 10.0;
/// Digits that are no series are a tail up to so many.
const MOST_DIGITS: usize = 4;
/// Years that people put behind words.
const YEARS: std::ops::RangeInclusive<u32> = 1940..=2039;

/// `words` with each of the tails that they have in `text`, as patterns of their own.
pub(super) fn patterns(text: &[char], words: &[Pattern]) -> Vec<Pattern> {
    let mut found = Vec::new();
    for word in words.iter().filter(|word| takes_tail(word)) {
        let mut add = |end: usize, guesses: f64| {
            let guesses = word.guesses * guesses;
            found.push(Pattern {
                end,
                guesses,
                form: Form {
                    tail: true,
                    ..word.form
                },
                ..word.clone()
            });
        };
        let separated = text.get(word.end).copied().is_some_and(is_separator);
        if separated && word.end + 1 < text.len() {
            add(word.end + 1, SEPARATOR);
        }
        let starts = [(word.end, 1.0), (word.end + 1, SEPARATOR)];
        for (start, before) in starts.into_iter().take(1 + usize::from(separated)) {
            if let Some((digits, guesses)) = digits(text.get(start..).unwrap_or_default()) {
                let end = start + digits;
                let guesses = ORDERS * before * guesses + BEFORE_LONGER / word.guesses;
                add(end, guesses);
                if let Some(sign) = sign(text, end) {
                    add(end + 1, guesses * sign);
                }
            }
        }
        if let Some(sign) = sign(text, word.end) {
            add(word.end + 1, sign);
        }
    }
    found
}

fn takes_tail(word: &Pattern) -> bool {
    word.is_word() && word.end - word.start >= SHORTEST_WORD
}

/// What stands between words: neither letter nor digit.
pub(super) fn is_separator(character: char) -> bool {
    !character.is_alphanumeric()
}

/// A sign at the very end.
pub(super) fn sign(text: &[char], at: usize) -> Option<f64> {
    match text.get(at..) {
        Some(['!']) => Some(EXCLAMATION_MARK),
        Some([sign]) if is_separator(*sign) => Some(SIGN),
        _ => None,
    }
}

/// The run of digits at the beginning of `text`, if it is a tail: how many, and the guesses for them.
pub(super) fn digits(text: &[char]) -> Option<(usize, f64)> {
    let run = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let digits = text.get(..run)?;
    let guesses = match digits {
        [] => return None,
        ['1'] => 5.0,
        _ if run > 1 && is_series(digits) => 8.0,
        [_] => 10.0,
        [_, _] => 100.0,
        [_, _, _] => 1_000.0,
        [_, _, _, _] if YEARS.contains(&value(digits)) => 60.0,
        _ if run <= MOST_DIGITS => 10_000.0,
        _ => return None,
    };
    Some((run, guesses))
}

/// `123`, `321` or `777`, from any digit on.
fn is_series(digits: &[char]) -> bool {
    let step = |pair: &[char]| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]));
    let mut steps = digits.windows(2).map(step);
    let first = steps.next();
    first.is_some_and(|first| (-1..=1).contains(&first) && steps.all(|step| step == first))
}

fn value(digits: &[char]) -> u32 {
    digits.iter().fold(0, |value, digit| {
        value * 10 + digit.to_digit(10).unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::GuessKind;

    #[test]
    fn the_tails_of_a_word_are_found() {
        let rows: [(&str, &[usize]); 9] = [
            ("otter", &[]),
            ("otters", &[]),
            ("otter7", &[6]),
            ("otter_12345", &[6, 11]),
            ("otter-2024!", &[6, 10, 11]),
            ("otter!", &[6]),
            ("otter 12", &[6, 8]),
            ("otter48213", &[]),
            ("otter12a", &[7]),
        ];
        for (text, expected) in rows {
            let text: Vec<char> = text.chars().collect();
            let word = Pattern {
                start: 0,
                end: 5,
                guesses: 100.0,
                kind: GuessKind::Word,
                form: Form::default(),
            };
            let mut ends: Vec<_> = patterns(&text, &[word]).iter().map(|p| p.end).collect();
            ends.dedup();
            assert_eq!(ends, expected, "{text:?}");
        }
    }
}
