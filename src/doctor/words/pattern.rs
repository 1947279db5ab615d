//! What pages say in words that no phrase has: the patterns of `messages.tsv`, parts with other words for each. They say more than a
//! phrase does, and are asked only where something has failed.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use super::{
    phrase::{GAP, Part, WITHOUT_SPACES, part},
    table::rows,
};
use crate::{
    doctor::{FindingCode, set::set},
    text::normalize,
};

/// Parts that stand one after the other, each in one of several ways.
pub(super) struct Pattern {
    parts: Vec<Vec<Part>>,
}

/// The patterns, and which of them begin with what.
#[derive(Default)]
struct Patterns {
    all: Vec<(FindingCode, Pattern)>,
    /// By the first letter of a word that they can begin with.
    words: HashMap<char, BTreeSet<usize>>,
    /// Those of languages without spaces between words.
    letters: BTreeSet<usize>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut patterns = Patterns::default();
    for row in rows().filter(|row| row.is_pattern) {
        let pattern = Pattern::read(row.language, row.written);
        let at = patterns.all.len();
        for way in pattern.parts.iter().take(1).flatten() {
            match way.first_letter() {
                Some(letter) => patterns.words.entry(letter).or_default().insert(at),
                None => patterns.letters.insert(at),
            };
        }
        patterns.all.push((row.code, pattern));
    }
    patterns
});

impl Pattern {
    /// Reads what a table writes in a language (ISO 639-1).
    pub(super) fn read(language: &str, written: &str) -> Self {
        let has_spaces = !WITHOUT_SPACES.contains(&language);
        let parts = written.split('…').map(|ways| {
            let ways = ways.split('|').filter_map(|way| part(way, has_spaces));
            ways.collect()
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// Whether it is in a text, which is normalized.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let Some((first, rest)) = self.parts.split_first() else {
            return false;
        };
        first.iter().any(|way| {
            let mut from = 0;
            while let Some((begin, end)) = way.find(text, from) {
                if follow(rest, text, end) {
                    return true;
                }
                from = (begin + 1..=text.len())
                    .find(|&at| text.is_char_boundary(at))
                    .unwrap_or(text.len());
            }
            false
        })
    }
}

/// Whether parts follow, each in one of its ways and not far from the one before.
fn follow(parts: &[Vec<Part>], text: &str, from: usize) -> bool {
    let Some((ways, rest)) = parts.split_first() else {
        return true;
    };
    ways.iter().any(|way| {
        way.find(text, from).is_some_and(|(begin, end)| {
            let gap = text.get(from..begin).map_or(0, |gap| gap.chars().count());
            gap <= GAP && follow(rest, text, end)
        })
    })
}

/// What a text says by the patterns, the most telling first.
pub(in crate::doctor) fn pattern_meanings(text: &str) -> Vec<FindingCode> {
    let text = normalize(text);
    let mut begins: Vec<char> = vec![];
    for letter in text.split(' ').filter_map(|word| word.chars().next()) {
        if !begins.contains(&letter) {
            begins.push(letter);
        }
    }
    let is_plain = text.chars().all(|letter| letter < '\u{e00}');
    let by_words = begins
        .iter()
        .filter_map(|letter| PATTERNS.words.get(letter));
    let letters = (!is_plain).then_some(&PATTERNS.letters);
    let candidates = set(by_words.chain(letters).flatten().copied());
    let found = candidates.into_iter().filter_map(|at| PATTERNS.all.get(at));
    let found = found.filter(|(_, pattern)| pattern.is_in(&text));
    set(found.map(|(code, _)| *code)).into_iter().collect()
}
