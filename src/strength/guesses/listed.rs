//! Common passwords as parts of a longer one: an attacker puts words in a row, and most of them are words that people
//! choose alone, in any language.

use super::{
    pattern::{Capitals, Form, Pattern},
    ways::capitalizations,
};
use crate::strength::{GuessKind, common};

/// Shorter parts are found by chance; longer ones are rarely in the table.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=16;

/// The common passwords in `text`, in any capitalisation.
pub(super) fn patterns(text: &[char]) -> Vec<Pattern> {
    let lower: Vec<char> = text
        .iter()
        .map(|c| c.to_lowercase().next().unwrap_or(*c))
        .collect();
    let mut found = Vec::new();
    for start in 0..text.len() {
        for length in LENGTHS.take_while(|length| start + length <= text.len()) {
            let word: String = lower[start..start + length].iter().collect();
            if let Some(rank) = common::rank(&word) {
                found.push(Pattern {
                    start,
                    end: start + length,
                    guesses: common::guesses(rank) * capitalizations(&text[start..start + length]),
                    kind: GuessKind::CommonPassword,
                    form: Form {
                        capitals: Capitals::of(&text[start..start + length]),
                        ..Form::default()
                    },
                });
            }
        }
    }
    found
}
