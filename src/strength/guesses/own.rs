//! The person's own facts: names, places, dates, in any order and spelling, with what people put between and behind
//! them, are one pattern. Whoever attacks one person tries these first, all together.

use super::{
    pattern::{Form, Pattern},
    tails,
    ways::capitalizations,
};
use crate::strength::{
    GuessKind,
    words::{self, Facts, l33t},
};

/// Guesses for a fact: there are about so many of them.
const FACT: f64 = 8.0;
/// The beginning of a fact, as in `rob` for Robert, and its first letter.
const BEGINNING: f64 = 16.0;
const INITIAL: f64 = 8.0;
/// A fact backwards, or with characters that stand for letters.
const CHANGED: f64 = 2.0;
/// Separators and small words between facts.
const SEPARATOR: f64 = 3.0;
const SMALL_WORD: f64 = 12.0;
/// What people say with their names.
const SMALL_WORDS: [&str; 40] = [
    "am", "amo", "and", "are", "bin", "der", "die", "dr", "du", "el", "et", "for", "forever", "i",
    "ich", "im", "is", "la", "le", "love", "loves", "ma", "me", "mein", "meine", "mi", "miss",
    "mon", "mr", "mrs", "my", "of", "te", "the", "und", "von", "we", "x", "y", "you",
];
/// Beyond so many guesses each further power of ten counts as this part of one: who puts many facts together spells them
/// in one way and parts them by one sign, which the product of all choices leaves out.
const LOOSE: f64 = 1e5;
const LOOSE_POWER: f64 = 0.3;
/// A beginning has at least so many characters.
const SHORTEST_BEGINNING: usize = 3;
/// So much of the facts has to be there for a pattern: less is found by chance.
const LEAST_WEIGHT: usize = 3;

/// The cheapest way to a place.
#[derive(Clone, Copy)]
struct Way {
    guesses: f64,
    /// Characters of facts on the way.
    weight: usize,
    /// It can end here.
    closed: bool,
}

/// What of `text` is made of facts.
pub(super) fn patterns(text: &[char], facts: &Facts) -> Vec<Pattern> {
    if facts.is_empty() {
        return vec![];
    }
    let lower = words::lower(text);
    let parts: Vec<Vec<Part>> = (0..text.len())
        .map(|at| parts(text, &lower, at, facts))
        .collect();
    let mut found = Vec::new();
    for start in 0..text.len() {
        // It begins with something of the person's, not with what could stand anywhere.
        if parts[start]
            .iter()
            .all(|part| part.weight == 0 && !part.leads)
        {
            continue;
        }
        let mut ways: Vec<Option<Way>> = vec![None; text.len() + 1];
        ways[start] = Some(Way {
            guesses: 1.0,
            weight: 0,
            closed: false,
        });
        for at in start..text.len() {
            let Some(way) = ways[at] else { continue };
            for part in &parts[at] {
                let next = Way {
                    guesses: way.guesses * part.guesses,
                    weight: way.weight + part.weight,
                    closed: part.closes,
                };
                let end = at + part.length;
                let better = |old: &Way| {
                    (next.weight >= LEAST_WEIGHT, -next.guesses)
                        > (old.weight >= LEAST_WEIGHT, -old.guesses)
                };
                if ways[end].as_ref().is_none_or(better) {
                    ways[end] = Some(next);
                }
            }
        }
        for (end, way) in ways.iter().enumerate() {
            if let Some(way) = way.filter(|way| way.closed && way.weight >= LEAST_WEIGHT) {
                found.push(Pattern {
                    start,
                    end,
                    guesses: tightened(way.guesses),
                    kind: GuessKind::PersonalWord,
                    form: Form::default(),
                });
            }
        }
    }
    found
}

fn tightened(guesses: f64) -> f64 {
    guesses.min(LOOSE * (guesses / LOOSE).powf(LOOSE_POWER))
}

/// One step: so many characters, with the guesses for them.
struct Part {
    length: usize,
    guesses: f64,
    weight: usize,
    /// It can stand first without being a fact.
    leads: bool,
    /// It can stand last.
    closes: bool,
}

/// The steps that begin at a place.
fn parts(text: &[char], lower: &[char], at: usize, facts: &Facts) -> Vec<Part> {
    let rest = &lower[at..];
    let mut found: Vec<Part> = Vec::new();
    for word in facts.words() {
        facts_at(&text[at..], rest, word, &mut found);
    }
    for word in facts.disguised() {
        if rest.starts_with(word) {
            found.push(Part {
                length: word.len(),
                guesses: FACT * CHANGED * CHANGED * capitalizations(&text[at..at + word.len()]),
                weight: word.len(),
                leads: false,
                closes: true,
            });
        }
    }
    if tails::is_separator(text[at]) {
        found.push(Part {
            length: 1,
            guesses: SEPARATOR,
            weight: 0,
            leads: at == 0,
            closes: true,
        });
    }
    if let Some((length, guesses)) = tails::digits(rest) {
        found.push(Part {
            length,
            guesses,
            weight: 0,
            leads: true,
            closes: true,
        });
    }
    for word in SMALL_WORDS {
        let length = word.len();
        if rest
            .get(..length)
            .is_some_and(|part| part.iter().copied().eq(word.chars()))
        {
            found.push(Part {
                length,
                guesses: SMALL_WORD * capitalizations(&text[at..at + length]),
                weight: 0,
                leads: true,
                closes: false,
            });
        }
    }
    found
}

/// A fact that begins here: whole, backwards, its beginning, or its first letter.
fn facts_at(text: &[char], rest: &[char], word: &[char], found: &mut Vec<Part>) {
    let (same, exact) = agreement(rest, word.iter());
    let spelled = |length: usize, exact: usize| {
        capitalizations(&text[..length]) * if exact < length { CHANGED } else { 1.0 }
    };
    // A single character may be one of many more, but not where it is a syllable.
    let weight = |length: usize| match length {
        1 if word.iter().all(char::is_ascii) => 0,
        _ => word
            .iter()
            .take(length)
            .map(|c| if *c < '\u{2e80}' { 1 } else { 2 })
            .sum(),
    };
    if same == word.len() {
        found.push(Part {
            length: same,
            guesses: FACT * spelled(same, exact),
            weight: weight(same),
            leads: false,
            closes: true,
        });
    } else if same >= SHORTEST_BEGINNING && word[0].is_alphabetic() {
        found.push(Part {
            length: same,
            guesses: BEGINNING * spelled(same, exact),
            weight: weight(same),
            leads: false,
            closes: true,
        });
    }
    if word.len() > SHORTEST_BEGINNING && word[0].is_alphabetic() && rest[0] == word[0] {
        found.push(Part {
            length: 1,
            guesses: INITIAL * spelled(1, 1),
            weight: 0,
            leads: true,
            closes: true,
        });
    }
    let (backwards, exact) = agreement(rest, word.iter().rev());
    if backwards == word.len() && backwards >= SHORTEST_BEGINNING {
        found.push(Part {
            length: backwards,
            guesses: FACT * CHANGED * spelled(backwards, exact),
            weight: weight(backwards),
            leads: false,
            closes: true,
        });
    }
}

/// How many characters agree with those of a word, and how many of these without standing for another.
fn agreement<'a>(rest: &[char], word: impl Iterator<Item = &'a char>) -> (usize, usize) {
    let mut exact = 0;
    let agreeing = rest.iter().zip(word).take_while(|(have, want)| {
        exact += usize::from(have == want);
        have == want || l33t::stands_for(**have, **want)
    });
    (agreeing.count(), exact)
}
