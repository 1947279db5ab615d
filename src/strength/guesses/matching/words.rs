//! Words of other languages: as they are, backwards, and with characters that stand for letters.

use super::dictionary::{DICTIONARY, Entry};
use crate::strength::{
    GuessKind,
    guesses::{
        pattern::{Capitals, Form, Pattern},
        ways::{capitalizations, ways},
    },
    words::l33t,
};

/// Backwards a word takes twice the guesses.
const REVERSED: f64 = 2.0;

/// The words in `text`.
pub(super) fn patterns(text: &[char]) -> Vec<Pattern> {
    let lower = lower(text);
    let mut found = Vec::new();
    let mut add = |start: usize, end: usize, guesses: f64, entry: Entry, form: Form| {
        found.push(Pattern {
            start,
            end,
            guesses: f64::from(entry.rank) * guesses * capitalizations(&text[start..end]),
            kind: entry.kind,
            form: Form {
                capitals: Capitals::of(&text[start..end]),
                simple: entry.kind == GuessKind::Keyboard,
                ..form
            },
        });
    };
    DICTIONARY.each_word(&lower, |start, end, entry| {
        add(start, end, 1.0, entry, Form::default());
    });
    let backwards: Vec<char> = lower.iter().rev().copied().collect();
    DICTIONARY.each_word(&backwards, |start, end, entry| {
        let form = Form {
            reversed: true,
            ..Form::default()
        };
        let (start, end) = (text.len() - end, text.len() - start);
        add(start, end, REVERSED, entry, form);
    });
    for read in l33t::readings(&lower) {
        DICTIONARY.each_word(&read, |start, end, entry| {
            let (written, read) = (&lower[start..end], &read[start..end]);
            if written != read {
                let form = Form {
                    substituted: true,
                    ..Form::default()
                };
                add(start, end, substitutions(written, read), entry, form);
            }
        });
    }
    found
}

/// Small letters, one for each character.
pub(in crate::strength::guesses) fn lower(text: &[char]) -> Vec<char> {
    text.iter()
        .map(|c| c.to_lowercase().next().unwrap_or(*c))
        .collect()
}

/// Ways to put the characters of `written` for the letters of `read`, as zxcvbn counts them: for each pair of them as
/// with capital letters, and twice where all of a letter are replaced.
fn substitutions(written: &[char], read: &[char]) -> f64 {
    let mut pairs: Vec<(char, char)> = Vec::new();
    for pair in written.iter().copied().zip(read.iter().copied()) {
        if pair.0 != pair.1 && !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    let count = |wanted: char| written.iter().filter(|c| **c == wanted).count();
    let each = pairs.into_iter().map(|(symbol, letter)| {
        let (replaced, kept) = (count(symbol), count(letter));
        if kept == 0 { 2.0 } else { ways(replaced, kept) }
    });
    each.product()
}
