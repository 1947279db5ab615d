//! The sequence of patterns through a password that takes the fewest guesses (Wheeler, USENIX Security 2016, 4.5), in
//! floating point.

use super::pattern::{Form, Pattern};
use crate::strength::GuessKind;

/// Guesses for each character that is in no pattern.
const CARDINALITY: f64 = 10.0;
/// A part of a password takes at least so many: one character, and more of them.
const LEAST_SINGLE: f64 = 10.0;
const LEAST_SEVERAL: f64 = 50.0;
/// An attacker tries so many guesses with sequences of one pattern fewer before trying a longer sequence.
const BEFORE_LONGER: f64 = 10_000.0;
/// Sequences of more patterns take 10^48 guesses: nobody gets there.
const MOST_PATTERNS: usize = 12;

/// A whole password, or a window of it, as an attacker sees it.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    /// Tries that it takes, at least 1.
    pub(super) guesses: f64,
    /// The patterns, from left to right, with the random characters between them.
    pub(super) patterns: Vec<Pattern>,
}

/// A step of the search: the best way to cover the characters before a place with so many patterns.
#[derive(Clone)]
struct Step {
    product: f64,
    last: Option<usize>,
    start: usize,
}

/// The sequence over `length` characters with the fewest guesses, out of `patterns` and random characters between.
///
/// At most 64 characters: the numbers stay below 10^308 then.
pub(super) fn fewest(length: usize, mut patterns: Vec<Pattern>) -> Sequence {
    if length == 0 {
        return Sequence {
            guesses: 1.0,
            patterns: vec![],
        };
    }
    patterns.retain(|pattern| pattern.start < pattern.end && pattern.end <= length);
    for pattern in &mut patterns {
        let characters = pattern.end - pattern.start;
        pattern.guesses = pattern.guesses.max(least(characters, length));
    }
    // Of patterns in the same place the one with the fewest guesses is enough.
    patterns.sort_by(|one, other| {
        let place = |pattern: &Pattern| (pattern.start, pattern.end);
        place(one)
            .cmp(&place(other))
            .then(one.guesses.total_cmp(&other.guesses))
    });
    patterns.dedup_by_key(|pattern| (pattern.start, pattern.end));
    let most = (2 * patterns.len() + 1).min(length).min(MOST_PATTERNS);
    let steps = search(length, &patterns, most);
    let (guesses, count) = best(&steps, length, most);
    Sequence {
        guesses,
        patterns: unwind(&steps, &patterns, length, count),
    }
}

fn least(characters: usize, length: usize) -> f64 {
    match characters {
        _ if characters == length => 1.0,
        1 => LEAST_SINGLE,
        _ => LEAST_SEVERAL,
    }
}

/// Guesses for random characters: one more than for a pattern in their place, at least.
fn random(characters: usize) -> f64 {
    let least = if characters == 1 {
        LEAST_SINGLE
    } else {
        LEAST_SEVERAL
    };
    power(CARDINALITY, characters).max(least + 1.0)
}

/// For each number of patterns and each place, the smallest product of guesses.
fn search(length: usize, patterns: &[Pattern], most: usize) -> Vec<Vec<Option<Step>>> {
    let unpatterned: Vec<f64> = (1..=length).map(random).collect();
    let mut steps: Vec<Vec<Option<Step>>> = vec![vec![None; length + 1]; most + 1];
    if let Some(start) = steps.first_mut().and_then(|row| row.first_mut()) {
        *start = Some(Step {
            product: 1.0,
            last: None,
            start: 0,
        });
    }
    for count in 1..=most {
        let (before, rest) = steps.split_at_mut(count);
        let (Some(before), Some(now)) = (before.last(), rest.first_mut()) else {
            break;
        };
        let mut offer = |start: usize, end: usize, guesses: f64, last: Option<usize>| {
            let Some(product) = before[start].as_ref().map(|step| step.product * guesses) else {
                return;
            };
            if now[end].as_ref().is_none_or(|step| product < step.product) {
                now[end] = Some(Step {
                    product,
                    last,
                    start,
                });
            }
        };
        for (at, pattern) in patterns.iter().enumerate() {
            offer(pattern.start, pattern.end, pattern.guesses, Some(at));
        }
        for start in 0..length {
            for (end, guesses) in (start + 1..=length).zip(&unpatterned) {
                offer(start, end, *guesses, None);
            }
        }
    }
    steps
}

/// The fewest guesses, and with how many patterns: an attacker does not know their order, and tries shorter sequences
/// first.
fn best(steps: &[Vec<Option<Step>>], length: usize, most: usize) -> (f64, usize) {
    let mut orders = 1.0;
    let mut best = (f64::MAX, 0);
    for (count, row) in steps.iter().enumerate().take(most + 1).skip(1) {
        orders *= f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        if let Some(step) = &row[length] {
            let guesses = orders * step.product + power(BEFORE_LONGER, count - 1);
            if guesses < best.0 {
                best = (guesses, count);
            }
        }
    }
    best
}

fn power(base: f64, exponent: usize) -> f64 {
    base.powi(i32::try_from(exponent).unwrap_or(i32::MAX))
}

fn unwind(
    steps: &[Vec<Option<Step>>],
    patterns: &[Pattern],
    length: usize,
    count: usize,
) -> Vec<Pattern> {
    let mut end = length;
    let mut found = Vec::with_capacity(count);
    for row in steps.iter().take(count + 1).skip(1).rev() {
        let Some(step) = &row[end] else { break };
        found.push(match step.last.and_then(|at| patterns.get(at)) {
            Some(pattern) => pattern.clone(),
            None => Pattern {
                start: step.start,
                end,
                guesses: random(end - step.start),
                kind: GuessKind::Random,
                form: Form::default(),
            },
        });
        end = step.start;
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(start: usize, end: usize, guesses: f64) -> Pattern {
        Pattern {
            start,
            end,
            guesses,
            kind: GuessKind::Word,
            form: Form::default(),
        }
    }

    fn guesses(length: usize, patterns: &[Pattern]) -> f64 {
        fewest(length, patterns.to_vec()).guesses
    }

    #[test]
    fn the_formula_is_that_of_zxcvbn() {
        let rows: [(&str, usize, Vec<Pattern>, f64); 7] = [
            ("nothing", 0, vec![], 1.0),
            ("random", 5, vec![], 1e5 + 1.0),
            ("beyond 64 bits", 32, vec![], 1e32),
            ("one character", 1, vec![], 12.0),
            ("a word", 6, vec![pattern(0, 6, 300.0)], 301.0),
            (
                "a word and three characters",
                9,
                vec![pattern(0, 6, 300.0)],
                2.0 * 300.0 * 1e3 + 1e4,
            ),
            (
                "part of a password takes 50",
                12,
                vec![pattern(0, 6, 3.0), pattern(6, 12, 7.0)],
                2.0 * 50.0 * 50.0 + 1e4,
            ),
        ];
        for (name, length, patterns, expected) in rows {
            let off = guesses(length, &patterns) / expected - 1.0;
            assert!(off.abs() < 1e-9, "{name}: {off:+e}");
        }
    }

    #[test]
    fn the_cheapest_way_is_taken() {
        let patterns = [pattern(0, 4, 1e3), pattern(4, 8, 1e3), pattern(0, 8, 1e9)];
        let found = fewest(8, patterns.to_vec());
        assert_eq!(found.patterns, patterns[..2]);
        assert!(guesses(8, &patterns) <= guesses(8, &patterns[..1]));
        assert_eq!(fewest(3, vec![pattern(2, 9, 1.0)]).patterns.len(), 1);
    }

    #[test]
    fn the_longest_window_stays_finite() {
        let singles: Vec<_> = (0..64).map(|at| pattern(at, at + 1, 10.0)).collect();
        assert!(guesses(64, &singles).is_finite());
        assert!((guesses(64, &[]).log10() - 64.0).abs() < 1e-9);
    }
}
