//! A bound on the engine's work with substitutions such as `@` for `a`.
//!
//! The engine looks every part of a password up once for each way of reading the substitutions in it, and the number
//! of ways is the product over the letters: a password made of all of them takes it a second. Where there are too
//! many ways the rarest substitutions are not read as letters any more.

/// Letters and what stands for them, as the engine has them.
const SUBSTITUTIONS: [(char, &str); 12] = [
    ('a', "4@"),
    ('b', "8"),
    ('c', "([{<"),
    ('e', "3"),
    ('g', "69"),
    ('i', "1!|"),
    ('l', "1|7"),
    ('o', "0"),
    ('s', "$5"),
    ('t', "+7"),
    ('x', "%"),
    ('z', "2"),
];
/// Substitutions that people hardly ever make, the rarest first.
const RAREST_FIRST: &str = "{<[(|+%269874!1";
/// Stands where a substitution is not read as a letter; the engine knows no pattern with it.
const NOT_A_LETTER: char = '\u{1}';

/// Whether `symbol` can stand for `letter`.
pub(super) fn stands_for(symbol: char, letter: char) -> bool {
    SUBSTITUTIONS
        .iter()
        .any(|(own, symbols)| *own == letter && symbols.contains(symbol))
}

/// How many ways there are at most to read the substitutions in `text`.
fn readings(text: &[char]) -> usize {
    SUBSTITUTIONS
        .iter()
        .map(|(_, symbols)| {
            symbols
                .chars()
                .filter(|symbol| text.contains(symbol))
                .map(ways)
                .sum::<usize>()
                .max(1)
        })
        .product()
}

/// A symbol that can stand for two letters makes the engine follow both.
fn ways(symbol: char) -> usize {
    SUBSTITUTIONS
        .iter()
        .filter(|(_, symbols)| symbols.contains(symbol))
        .count()
}

/// `text` with so few substitutions that there are at most `most` ways to read them.
pub(crate) fn with_few_readings(text: &[char], most: usize) -> String {
    let mut text = text.to_vec();
    for rare in RAREST_FIRST.chars() {
        if readings(&text) <= most {
            break;
        }
        for c in text.iter_mut().filter(|c| **c == rare) {
            *c = NOT_A_LETTER;
        }
    }
    text.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn few(text: &str, most: usize) -> String {
        with_few_readings(&text.chars().collect::<Vec<_>>(), most)
    }

    #[test]
    fn common_substitutions_are_left_alone() {
        for text in [
            "p@ssw0rd",
            "P@$$w0rd123",
            "tr0ub4dor&3",
            "correcthorse",
            "",
            "日本語",
        ] {
            assert_eq!(few(text, 8), text);
        }
    }

    #[test]
    fn the_rarest_substitutions_go_first() {
        assert_eq!(
            few("(<[{c@4$5", 4),
            "\u{1}\u{1}\u{1}\u{1}c@4$5".replacen('\u{1}', "(", 1)
        );
    }

    #[test]
    fn there_is_always_a_way_below_the_bound() {
        let all: String = SUBSTITUTIONS.iter().map(|(_, symbols)| *symbols).collect();
        for most in [1, 2, 8, 64, 1000] {
            let left: Vec<char> = few(&all, most).chars().collect();
            assert!(readings(&left) <= most.max(4), "{most}");
        }
    }
}
