//! Characters that stand for letters, such as `@` for `a`, and a bound on the engine's work with them.
//!
//! The engine looks every stretch of a part up once for each way of reading the symbols in it, and the number of ways is the
//! product over the letters: a part made of all of them takes it long. Where there are too many ways the rarest symbols
//! are not read as letters any more.

/// Letters and what stands for them, as zxcvbn has them.
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

/// Symbols that are not read as letters where there are too many, the rarest first. Digits come last: they are dates, too.
const RAREST_FIRST: &str = "{<[(|+%!$@2698741";
/// From here on, and so far apart, are characters that stand where symbols are not read as letters. The engine knows no
/// pattern with them, but that the same symbol comes again.
const NOT_LETTERS: u32 = 0xe000;
const APART: u32 = 64;

/// Whether `symbol` can stand for `letter`.
pub(crate) fn stands_for(symbol: char, letter: char) -> bool {
    SUBSTITUTIONS
        .iter()
        .any(|(own, symbols)| *own == letter && symbols.contains(symbol))
}

/// The letters that `symbol` can stand for, two at most.
fn letters(symbol: char) -> Vec<char> {
    let standing = SUBSTITUTIONS
        .iter()
        .filter(|(_, symbols)| symbols.contains(symbol));
    standing.map(|(letter, _)| *letter).collect()
}

/// The ways to read the symbols in `text` as letters, each symbol as the same letter everywhere: none where there is no
/// symbol, and never more than eight, because only `1`, `|` and `7` can be read in two ways.
pub(crate) fn readings(text: &[char]) -> Vec<Vec<char>> {
    let mut read = vec![text.to_vec()];
    let mut seen = Vec::new();
    for symbol in text {
        if seen.contains(symbol) {
            continue;
        }
        seen.push(*symbol);
        let letters = letters(*symbol);
        if letters.is_empty() {
            continue;
        }
        read = read
            .iter()
            .flat_map(|text| {
                letters
                    .iter()
                    .map(|letter| replaced(text, *symbol, *letter))
            })
            .collect();
    }
    read.retain(|reading| reading != text);
    read
}

fn replaced(text: &[char], symbol: char, letter: char) -> Vec<char> {
    text.iter()
        .map(|c| if *c == symbol { letter } else { *c })
        .collect()
}

/// How many ways the engine has at most to read the symbols in `text`: one symbol for each letter, and both letters of a
/// symbol that can be two.
fn engine_readings(text: &[char]) -> usize {
    let ways = |symbols: &str| {
        let there = symbols.chars().filter(|symbol| text.contains(symbol));
        there.map(|symbol| letters(symbol).len()).sum::<usize>()
    };
    SUBSTITUTIONS
        .iter()
        .map(|(_, symbols)| ways(symbols).max(1))
        .product()
}

/// `text` with so few symbols that the engine has at most `most` ways to read them.
pub(crate) fn with_few_readings(text: &[char], most: usize) -> String {
    let mut text = text.to_vec();
    for (rare, instead) in RAREST_FIRST
        .chars()
        .zip((NOT_LETTERS..).step_by(APART as usize))
    {
        if engine_readings(&text) <= most {
            break;
        }
        for c in text.iter_mut().filter(|c| **c == rare) {
            *c = char::from_u32(instead).unwrap_or(char::REPLACEMENT_CHARACTER);
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
            "1234567890",
            "",
            "日本語",
        ] {
            assert_eq!(few(text, 32), text);
        }
    }

    #[test]
    fn the_rarest_substitutions_go_first() {
        assert_eq!(few("(<[{c@4$5", 4), "(\u{e040}\u{e080}\u{e000}c@4$5");
        assert_eq!(few("140719671!", 32), "140719671\u{e1c0}");
    }

    #[test]
    fn there_is_always_a_way_below_the_bound() {
        let all: String = SUBSTITUTIONS.iter().map(|(_, symbols)| *symbols).collect();
        for most in [1, 2, 8, 64, 1000] {
            let left: Vec<char> = few(&all, most).chars().collect();
            assert!(engine_readings(&left) <= most.max(4), "{most}");
        }
    }

    #[test]
    fn symbols_are_read_as_letters() {
        let rows: [(&str, &[&str]); 6] = [
            ("", &[]),
            ("otter", &[]),
            ("p@$$w0rd", &["password"]),
            ("1ove", &["iove", "love"]),
            ("4@", &["aa"]),
            ("日本語3", &["日本語e"]),
        ];
        for (text, expected) in rows {
            let text: Vec<char> = text.chars().collect();
            let read: Vec<String> = readings(&text).into_iter().map(String::from_iter).collect();
            assert_eq!(read, expected, "{text:?}");
        }
    }

    #[test]
    fn there_are_never_many_readings() {
        let all: Vec<char> = SUBSTITUTIONS
            .iter()
            .flat_map(|(_, symbols)| symbols.chars())
            .collect();
        assert_eq!(readings(&all).len(), 8);
    }
}
