//! The engine: calls of the crate `zxcvbn`, in such a way that what it says is always the same.
//!
//! It keeps the ways to see a password in hash maps, each with an order of its own, and drops some of them as it walks. What
//! is dropped goes by that order as soon as a way of four patterns or more can be the best one; and past 64 bits all ways
//! are as good as each other. Four patterns are tried after 10^12 guesses, so that of twelve characters and fewer no such
//! way is the best: the engine gets parts of that length, and the sequence through all of them is found here.

use std::collections::BTreeSet;

use zxcvbn::matching::{Match, patterns::MatchPattern};

use crate::strength::{GuessKind, guesses::pattern::Pattern, words::l33t};

/// A part of which the answer is always the same, and how far apart parts begin.
const PART: usize = 12;
const PART_STEP: usize = 4;
/// A longer part, for patterns that the parts cut; 64 bits are enough for it.
const LONG_PART: usize = 18;
const LONG_PART_STEP: usize = 6;
/// Shorter words are found by chance; beside so many places it is looked for others.
const SHORTEST_WORD: usize = 4;
const MOST_PLACES: usize = 16;
/// Ways to read the symbols in a part as letters, and in what is longer. All ten digits have 32.
const READINGS: usize = 32;
const LONG_READINGS: usize = 8;
/// Pieces of one walk in two parts share so many characters at least.
const LEAST_SHARED: usize = 4;
/// The guesses that the engine gives a part of a password at least.
const LEAST: u64 = 50;

/// A stretch of a window to look at.
pub(super) struct Stretch {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Patterns of up to so many characters are found in shorter stretches.
    pub(super) known: usize,
}

/// The parts of a window of `length` characters.
pub(super) fn stretches(length: usize) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut known = 0;
    for (size, step) in [(PART, PART_STEP), (LONG_PART, LONG_PART_STEP)] {
        let last = length.saturating_sub(size);
        let starts = (0..last).step_by(step).chain([last]);
        found.extend(starts.map(|start| Stretch {
            start,
            end: length.min(start + size),
            known,
        }));
        if size >= length {
            break;
        }
        known = size - step + 1;
    }
    found
}

/// The parts that begin or end where a word in a window of `length` characters does: a part that cuts a word hides the word
/// beside it.
pub(super) fn beside(length: usize, found: &[Pattern]) -> Vec<Stretch> {
    if length <= PART {
        return vec![];
    }
    let words = found
        .iter()
        .filter(|pattern| pattern.is_word() && pattern.end - pattern.start >= SHORTEST_WORD);
    let places: BTreeSet<usize> = words.flat_map(|word| [word.start, word.end]).collect();
    places
        .into_iter()
        .take(MOST_PLACES)
        .flat_map(|place| {
            let before = (place.saturating_sub(PART), place);
            [before, (place, length.min(place + PART))]
        })
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Stretch {
            start,
            end,
            known: 0,
        })
        .collect()
}

/// The walks, series and repetitions that go on from one part into the next, each as a whole.
pub(super) fn joined(found: &[Pattern]) -> Vec<Stretch> {
    let mut whole = Vec::new();
    for kind in [GuessKind::Keyboard, GuessKind::Sequence, GuessKind::Repeat] {
        let mut pieces: Vec<(usize, usize)> = found
            .iter()
            .filter(|pattern| pattern.kind == kind)
            .map(|pattern| (pattern.start, pattern.end))
            .collect();
        pieces.sort_unstable();
        let mut open: Option<(usize, usize)> = None;
        for (start, end) in pieces {
            match &mut open {
                Some((_, last)) if start + LEAST_SHARED <= *last => *last = end.max(*last),
                _ => whole.extend(open.replace((start, end))),
            }
        }
        whole.extend(open);
    }
    whole.sort_unstable();
    whole.dedup();
    let longer = whole.into_iter().filter(|(start, end)| end - start > PART);
    longer
        .map(|(start, end)| Stretch {
            start,
            end,
            known: PART - PART_STEP + 1,
        })
        .collect()
}

/// What the engine finds in `part`: the sequence that it takes for the best.
pub(super) fn matches(part: &[char]) -> Vec<Match> {
    let readings = if part.len() <= PART {
        READINGS
    } else {
        LONG_READINGS
    };
    let part = l33t::with_few_readings(part, readings);
    zxcvbn::zxcvbn(&part, &[]).sequence().to_vec()
}

/// Whether other patterns in the same place may take as few guesses for the engine.
pub(super) fn has_rivals(found: &Match) -> bool {
    found.guesses.is_some_and(|guesses| guesses <= LEAST)
}

/// Whether the engine counts no way to spell a word: that of capital letters with something else in it, as in `P4SS`.
pub(super) fn has_no_guesses(found: &Match) -> bool {
    matches!(&found.pattern, MatchPattern::Dictionary(word) if word.uppercase_variations == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_short_stretch_is_whole_in_a_part() {
        for length in 0..=64 {
            let stretches = stretches(length);
            for (size, most) in [
                (PART - PART_STEP + 1, PART),
                (LONG_PART - LONG_PART_STEP + 1, LONG_PART),
            ] {
                for start in 0..(length + 1).saturating_sub(size) {
                    let whole = stretches.iter().any(|stretch| {
                        stretch.start <= start
                            && start + size <= stretch.end
                            && stretch.end - stretch.start <= most
                            && stretch.known < size
                    });
                    assert!(whole, "{size} from {start} on of {length}");
                }
            }
        }
    }

    /// Of longer ones it does not: this test says why they are cut.
    #[test]
    fn of_a_part_the_engine_always_says_the_same() {
        let mut state = 1_u64;
        let mut next = move |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            u32::try_from((state >> 33) % below).unwrap()
        };
        for length in (6..=PART).cycle().take(300) {
            let part: Vec<char> = (0..length)
                .map(|_| char::from_u32(u32::from('a') + next(26)).unwrap())
                .collect();
            let first: Vec<_> = places(&part);
            for _ in 0..4 {
                assert_eq!(places(&part), first, "{part:?}");
            }
        }
    }

    fn places(part: &[char]) -> Vec<(usize, usize, Option<u64>)> {
        let found = matches(part);
        found.iter().map(|m| (m.i, m.j, m.guesses)).collect()
    }
}
