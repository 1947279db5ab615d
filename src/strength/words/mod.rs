//! The person's and the site's own words, out of what was found in the form and the page.
//!
//! E-mail addresses, names, titles and hosts come whole; an attacker tries their parts too.

mod dates_and_phones;
pub(super) mod diacritics;
pub(super) mod l33t;

/// Words that are looked for; the engine takes longer with each.
const MOST_WORDS: usize = 64;
/// Inputs that are read, and characters of each.
const MOST_INPUTS: usize = 256;
const LONGEST_INPUT: usize = 256;
/// Shorter parts are found by chance.
const SHORTEST_WORD: usize = 3;
/// Parts that say nothing about the person or the site: they stand on every sign-up page and in every host.
const GENERIC: [&str; 30] = [
    "account",
    "and",
    "com",
    "create",
    "edu",
    "example",
    "for",
    "free",
    "gov",
    "home",
    "http",
    "https",
    "join",
    "localhost",
    "login",
    "mail",
    "net",
    "new",
    "online",
    "org",
    "page",
    "register",
    "registration",
    "sign",
    "signin",
    "signup",
    "the",
    "welcome",
    "www",
    "your",
];

/// The words to count against a password, lower case, each once, in the order in which they were given.
pub(super) fn personal_words(inputs: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    for input in inputs.iter().take(MOST_INPUTS) {
        let input: String = input
            .trim()
            .chars()
            .take(LONGEST_INPUT)
            .collect::<String>()
            .to_lowercase();
        let local_part = input.split_once('@').map(|(local, _)| local.to_owned());
        let parts: Vec<&str> = input
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect();
        let joined = if parts.len() <= 4 {
            parts.concat()
        } else {
            String::new()
        };
        let whole = [input.clone(), local_part.unwrap_or_default(), joined];
        for word in whole
            .into_iter()
            .chain(dates_and_phones::spellings(&input))
            .chain(parts.iter().map(ToString::to_string))
        {
            let telling =
                word.chars().count() >= SHORTEST_WORD && !GENERIC.contains(&word.as_str());
            if telling && !words.contains(&word) {
                words.push(word);
            }
            if words.len() == MOST_WORDS {
                return words;
            }
        }
    }
    words
}

/// Those of `words` that the engine could find in `text`: forwards or backwards, in any capitalisation, with
/// substitutions, with accents or without. It takes longer with each word, found or not.
pub(super) fn found_in<'a>(text: &[char], words: &'a [String]) -> Vec<&'a str> {
    let lower = |text: &[char]| {
        text.iter()
            .flat_map(|c| c.to_lowercase())
            .collect::<Vec<_>>()
    };
    let mut texts = vec![lower(text)];
    texts.extend(diacritics::removed(text).map(|plain| lower(&plain)));
    words
        .iter()
        .filter(|word| {
            let forwards: Vec<char> = word.chars().collect();
            let backwards: Vec<char> = word.chars().rev().collect();
            texts
                .iter()
                .any(|text| holds(text, &forwards) || holds(text, &backwards))
        })
        .map(String::as_str)
        .collect()
}

fn holds(text: &[char], word: &[char]) -> bool {
    !word.is_empty()
        && text.windows(word.len()).any(|window| {
            window
                .iter()
                .zip(word)
                .all(|(have, want)| have == want || l33t::stands_for(*have, *want))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(inputs: &[&str]) -> Vec<String> {
        personal_words(&inputs.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_found_comes_apart() {
        let rows: [(&str, &[&str]); 6] = [
            (
                "Ada.Lovelace@fern.example",
                &[
                    "ada.lovelace@fern.example",
                    "ada.lovelace",
                    "adalovelacefernexample",
                    "ada",
                    "lovelace",
                    "fern",
                ],
            ),
            ("  Grace  ", &["grace"]),
            (
                "Anna-Lena Müller",
                &[
                    "anna-lena müller",
                    "annalenamüller",
                    "anna",
                    "lena",
                    "müller",
                ],
            ),
            (
                "accounts.fern.example",
                &[
                    "accounts.fern.example",
                    "accountsfernexample",
                    "accounts",
                    "fern",
                ],
            ),
            ("Sign up – Fern", &["sign up – fern", "signupfern", "fern"]),
            ("Li", &[]),
        ];
        for (input, expected) in rows {
            assert_eq!(words(&[input]), expected, "{input}");
        }
    }

    #[test]
    fn only_words_that_can_be_found_are_looked_for() {
        let rows = [
            ("quillen7", "quillen", true),
            ("xQU1LLEN", "quillen", true),
            ("nelliuq", "quillen", true),
            ("qu\u{ed}llen", "quillen", true),
            ("m\u{fc}ller", "m\u{fc}ller", true),
            ("quille", "quillen", false),
            ("", "quillen", false),
        ];
        for (text, word, expected) in rows {
            let text: Vec<char> = text.chars().collect();
            let words = [word.to_owned()];
            assert_eq!(!found_in(&text, &words).is_empty(), expected, "{text:?}");
        }
    }

    #[test]
    fn there_are_never_many_and_never_two_of_a_kind() {
        let many: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
        assert_eq!(personal_words(&many).len(), MOST_WORDS);
        assert_eq!(words(&["fern", "FERN", " fern "]), ["fern"]);
        assert!(words(&["", " ", "@", "()[]{}.*+?"]).len() <= 1);
    }
}
