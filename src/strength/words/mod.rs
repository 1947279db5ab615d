//! The person's and the site's own words, out of what was found in the form and the page.
//!
//! E-mail addresses, names, titles and hosts come whole; an attacker tries their parts too.

mod dates_and_phones;
pub(super) mod diacritics;
mod disguises;
pub(super) mod l33t;
mod letters_of_others;

/// Inputs that are read, and characters of each.
const MOST_INPUTS: usize = 16_384;
const LONGEST_INPUT: usize = 256;
/// Parts of two characters and less say something where there are few of them: in names and dates, not in titles.
const SHORTEST_OF_MANY: usize = 3;
const MANY: usize = 5;
/// Words that are looked for: of those that stand in the password, and of those that could begin there.
const MOST_WORDS: usize = 256;
const MOST_BEGINNINGS: usize = 64;
/// Parts that say nothing about the person or the site: they stand on every sign-up page and in every host. Alone, they are a name.
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

/// What is known of the person and the site, as far as a password could be made of it: words in small letters, each once.
#[derive(Default)]
pub(super) struct Facts {
    words: Vec<Vec<char>>,
    disguised: Vec<Vec<char>>,
}

impl Facts {
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.disguised.is_empty()
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &[char]> {
        self.words.iter().map(Vec::as_slice)
    }

    /// Words in a disguise, which are looked for as a whole.
    pub(super) fn disguised(&self) -> impl Iterator<Item = &[char]> {
        self.disguised.iter().map(Vec::as_slice)
    }
}

/// The facts in `inputs` that could be in `text`: forwards or backwards, in any capitalisation, with characters that
/// stand for letters, with accents or without.
pub(super) fn facts(inputs: &[String], text: &[char]) -> Facts {
    let lower = lower(text);
    let mut texts: Vec<Vec<char>> = diacritics::removed(&lower).into_iter().collect();
    texts.push(lower);
    let (mut whole, mut beginnings): (Vec<Vec<char>>, Vec<Vec<char>>) = (vec![], vec![]);
    let mut disguised: Vec<Vec<char>> = vec![];
    for word in inputs
        .iter()
        .take(MOST_INPUTS)
        .flat_map(|input| words(input))
    {
        let word: Vec<char> = word.chars().collect();
        for other in disguises::of(&word) {
            let there = texts.iter().any(|text| holds(text, &other));
            if there && disguised.len() < MOST_WORDS && !disguised.contains(&other) {
                disguised.push(other);
            }
        }
        let (kept, most) = if texts.iter().any(|text| holds(text, &word)) {
            (&mut whole, MOST_WORDS)
        } else if texts.iter().any(|text| text.contains(&word[0])) {
            (&mut beginnings, MOST_BEGINNINGS)
        } else {
            continue;
        };
        if kept.len() < most && !kept.contains(&word) {
            kept.push(word);
        }
    }
    whole.append(&mut beginnings);
    Facts {
        words: whole,
        disguised,
    }
}

/// In small letters, one for each character; the sigma that ends a Greek word is one as any other.
pub(super) fn lower(text: &[char]) -> Vec<char> {
    text.iter()
        .map(|c| match c.to_lowercase().next().unwrap_or(*c) {
            'ς' => 'σ',
            small => small,
        })
        .collect()
}

fn holds(text: &[char], word: &[char]) -> bool {
    let agrees = |(have, want): (&char, &char)| have == want || l33t::stands_for(*have, *want);
    text.windows(word.len()).any(|window| {
        window.iter().zip(word).all(agrees) || window.iter().zip(word.iter().rev()).all(agrees)
    })
}

/// The words in an input: whole, in parts, and in the usual spellings.
fn words(input: &str) -> Vec<String> {
    let input: String = input.trim().chars().take(LONGEST_INPUT).collect();
    let lower = input.to_lowercase().replace('ς', "σ");
    let local_part = lower.split_once('@').map(|(local, _)| local.to_owned());
    let parts: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let joined = if parts.len() <= 4 {
        parts.concat()
    } else {
        String::new()
    };
    let mut words = vec![lower.clone(), local_part.unwrap_or_default(), joined];
    words.extend(dates_and_phones::spellings(&lower));
    words.extend(parts.iter().map(ToString::to_string));
    words.extend(pieces(&input));
    let plain: Vec<String> = words.iter().flat_map(|word| plain(word)).collect();
    let written: Vec<String> = words
        .iter()
        .flat_map(|word| letters_of_others::written(word))
        .collect();
    words.extend(plain);
    words.extend(written);
    let shortest = if parts.len() < MANY {
        1
    } else {
        SHORTEST_OF_MANY
    };
    words.retain(|word| {
        word.chars().count() >= shortest && (*word == lower || !GENERIC.contains(&word.as_str()))
    });
    words
}

/// The parts of `AdaLovelace1815`: a capital letter or a digit begins another.
fn pieces(input: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut before = ' ';
    for character in input.chars() {
        let cut = !character.is_alphanumeric()
            || character.is_numeric() != before.is_numeric()
            || (character.is_uppercase() && before.is_lowercase());
        if cut && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        if character.is_alphanumeric() {
            piece.extend(character.to_lowercase());
        }
        before = character;
    }
    pieces.push(piece);
    pieces
}

/// The word without its accents, and with `ae`, `oe` and `ue` for umlauts.
fn plain(word: &str) -> Vec<String> {
    if word.is_ascii() {
        return vec![];
    }
    let spelled: String = word
        .chars()
        .map(|c| match c {
            'ä' => "ae".to_owned(),
            'ö' | 'ø' => "oe".to_owned(),
            'ü' => "ue".to_owned(),
            'ß' => "ss".to_owned(),
            'å' => "aa".to_owned(),
            other => other.to_string(),
        })
        .collect();
    let characters: Vec<char> = word.chars().collect();
    let bare = diacritics::removed(&characters).map(String::from_iter);
    bare.into_iter()
        .chain((spelled != word).then_some(spelled))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facts that could be in a password of all letters and digits.
    fn found(inputs: &[&str]) -> Vec<String> {
        let inputs: Vec<String> = inputs.iter().map(ToString::to_string).collect();
        let others = "ü王ивнщербако".chars();
        let all: Vec<char> = ('a'..='z').chain('0'..='9').chain(others).collect();
        facts(&inputs, &all)
            .words()
            .map(String::from_iter)
            .collect()
    }

    #[test]
    fn what_is_found_comes_apart() {
        let rows: [(&str, &[&str]); 12] = [
            (
                "Ada.Lovelace15@fern.example",
                &[
                    "ada.lovelace15@fern.example",
                    "ada.lovelace15",
                    "ada",
                    "lovelace",
                    "15",
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
                    "muller",
                    "mueller",
                ],
            ),
            ("AdaLovelace", &["adalovelace", "ada", "lovelace"]),
            (
                "accounts.fern.example",
                &["accounts.fern.example", "accounts", "fern"],
            ),
            ("Sign up – Fern", &["fern"]),
            ("Li", &["li"]),
            ("王伟", &["王伟"]),
            ("12.5.1987", &["12", "5", "05", "1987", "87", "12051987"]),
            ("Page", &["page"]),
            ("Free", &["free"]),
            (
                "Иван Щербаков",
                &["иван", "ivan", "shcherbakov", "scherbakov"],
            ),
        ];
        for (input, expected) in rows {
            let found = found(&[input]);
            for word in expected {
                assert!(
                    found.iter().any(|own| own == word),
                    "{input}: {word} in {found:?}"
                );
            }
        }
        assert!(
            !found(&["What to do in it now"])
                .iter()
                .any(|word| word == "to")
        );
        assert!(!found(&["Your new page"]).iter().any(|word| word == "page"));
    }

    #[test]
    fn only_words_that_could_be_there_are_looked_for() {
        let rows = [
            ("xQU1LLEN", "quillen", true),
            ("nelliuq", "quillen", true),
            ("zzz", "quillen", false),
            ("", "quillen", false),
        ];
        for (text, word, expected) in rows {
            let text: Vec<char> = text.chars().collect();
            assert_eq!(
                !facts(&[word.to_owned()], &text).is_empty(),
                expected,
                "{text:?}"
            );
        }
    }

    #[test]
    fn there_are_never_many_and_never_two_of_a_kind() {
        let many: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
        let text: Vec<char> = "word9999".chars().collect();
        let known = facts(&many, &text);
        assert!(known.words().count() <= MOST_WORDS + MOST_BEGINNINGS);
        assert!(known.words().any(|word| word == text));
        assert_eq!(found(&["fern", "FERN", " fern "]), ["fern"]);
        assert_eq!(found(&["", " ", "@", "()[]{}.*+?"]), [""; 0]);
    }
}
