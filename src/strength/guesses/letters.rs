//! How much a password reads like those that people choose: the order among passwords that no list and no pattern tells
//! apart (Ma and others, IEEE S&P 2014: Markov models).
//!
//! `node tools/word-lists.mjs` makes the model; `tools/letters.mjs` says from what, and how it is written.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher},
    sync::LazyLock,
};

const MODEL: &str = include_str!("letters.txt");
/// Characters before the one that is looked at.
const ORDER: usize = 3;
/// Stand before a password, behind it, and for a character beyond ASCII.
const START: u8 = 1;
const END: u8 = 2;
const OTHER: u8 = 3;
/// A probability is one character: its negative logarithm, so many steps for a power of ten, from this character on.
const STEPS: f64 = 12.0;
const FIRST: u8 = b'!';
/// Guesses for a character of which nothing is known, as a power of ten.
const ANY_LOG10: f64 = 1.982_271;

/// What follows a context.
struct Context {
    /// What it costs to go on to the shorter context.
    handed_log10: f64,
    /// Characters and codes of their probabilities.
    listed: &'static [u8],
}

type Contexts = HashMap<&'static [u8], Context, BuildHasherDefault<DefaultHasher>>;

static CONTEXTS: LazyLock<Contexts> = LazyLock::new(|| {
    let mut contexts = Contexts::default();
    let mut order = 0;
    for line in MODEL.split('\n').map(str::as_bytes) {
        if line.is_empty() {
            order += 1;
            continue;
        }
        let (context, rest) = line.split_at(order.min(line.len()));
        if let Some((handed, listed)) = rest.split_first() {
            let handed_log10 = log10(*handed);
            contexts.insert(
                context,
                Context {
                    handed_log10,
                    listed,
                },
            );
        }
    }
    contexts
});

fn log10(code: u8) -> f64 {
    f64::from(code.saturating_sub(FIRST)) / STEPS
}

/// How improbable `password` is among those that people choose, as a power of ten: 5 is one in a hundred thousand.
pub(super) fn improbability_log10(password: &[char]) -> f64 {
    let mut text = vec![START; ORDER];
    text.extend(password.iter().map(|character| {
        let plain = u8::try_from(character.to_ascii_lowercase());
        plain
            .ok()
            .filter(|c| (b' '..=b'~').contains(c))
            .unwrap_or(OTHER)
    }));
    text.push(END);
    text.windows(ORDER + 1).map(character_log10).sum()
}

/// The last character of `text` after those before it.
fn character_log10(text: &[u8]) -> f64 {
    let Some((character, before)) = text.split_last() else {
        return 0.0;
    };
    let mut handed_log10 = 0.0;
    for start in 0..=before.len() {
        let Some(context) = before.get(start..).and_then(|known| CONTEXTS.get(known)) else {
            continue;
        };
        let mut listed = context.listed.chunks_exact(2);
        match listed.find(|entry| entry[0] == *character) {
            Some(entry) => return handed_log10 + log10(entry[1]),
            None => handed_log10 += context.handed_log10,
        }
    }
    handed_log10 + ANY_LOG10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn improbability(password: &str) -> f64 {
        improbability_log10(&password.chars().collect::<Vec<_>>())
    }

    #[test]
    fn what_reads_like_a_password_is_more_probable() {
        let rows = [
            ("marina7", "vqxjzk7"),
            ("loveyou", "uoyevol"),
            ("sammy2009", "s2a0m0m9y"),
            ("password", "password\u{1f98a}"),
        ];
        for (likely, unlikely) in rows {
            let (likely_log10, unlikely_log10) = (improbability(likely), improbability(unlikely));
            assert!(
                likely_log10 < unlikely_log10,
                "{likely}: {likely_log10}, {unlikely}: {unlikely_log10}"
            );
        }
    }

    #[test]
    fn the_probabilities_after_a_context_are_at_most_one() {
        for (
            context,
            Context {
                handed_log10,
                listed,
            },
        ) in CONTEXTS.iter()
        {
            let sum: f64 = listed
                .chunks_exact(2)
                .map(|entry| 10_f64.powf(-log10(entry[1])))
                .sum();
            // Rounding to a twelfth of a power of ten is up to a tenth.
            assert!(sum < 1.11 && *handed_log10 >= 0.0, "{context:?}: {sum}");
        }
        assert!(improbability("").is_finite());
    }
}
