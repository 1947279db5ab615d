//! What forms call things, in many languages.
//!
//! `phrases.tsv` holds whole phrases, `words.tsv` the words that they are made of and what other fields are called,
//! `secrets.tsv` what is hidden while it is typed and is no password, `steps.tsv` what pages on the way into an account say. All are
//! read once and looked up by the beginning of a word, so that a text costs its own length, not that of the lists.
//! `…` in a phrase stands for a name of at most two words, or nothing.

mod concept;

use std::{collections::HashMap, sync::LazyLock};

use crate::text;
pub use concept::{Concept, Concepts};

const SOURCES: [&str; 4] = [
    include_str!("phrases.tsv"),
    include_str!("words.tsv"),
    include_str!("secrets.tsv"),
    include_str!("steps.tsv"),
];

/// Where a phrase may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// As whole words.
    Words,
    /// At the beginning of a word.
    Beginning,
    /// Anywhere in an identifier with its separators taken out.
    Anywhere,
}

struct Phrase {
    text: String,
    /// The word that has to follow, with a name between: "create your … account".
    then: Option<String>,
    concept: Concept,
    fit: Fit,
    markup: bool,
}

struct Lexicon {
    /// By the first two characters.
    starts: HashMap<[char; 2], Vec<Phrase>>,
    /// The same, for what may stand anywhere.
    anywhere: HashMap<[char; 2], Vec<Phrase>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        starts: HashMap::new(),
        anywhere: HashMap::new(),
    };
    let lines = SOURCES.iter().flat_map(|source| source.lines());
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let concept = columns.next().and_then(Concept::named);
        let (Some(concept), Some(language), Some(phrases)) =
            (concept, columns.next(), columns.next())
        else {
            continue;
        };
        for written in phrases.split(';') {
            lexicon.add(concept, language == "markup", written.trim());
        }
    }
    lexicon
});

impl Lexicon {
    fn add(&mut self, concept: Concept, markup: bool, written: &str) {
        let fit = match (written.starts_with('*'), written.ends_with('*')) {
            (true, _) => Fit::Anywhere,
            (false, true) => Fit::Beginning,
            (false, false) => Fit::Words,
        };
        let (written, then) = match written.split_once('…') {
            Some((before, then)) => (before, Some(text::normalize(then).trim().to_owned())),
            None => (written, None),
        };
        let mut text = text::normalize(written);
        if fit == Fit::Anywhere {
            text.retain(|character| character != ' ');
        }
        let Some(start) = start(&text) else { return };
        let phrase = Phrase {
            text,
            then,
            concept,
            fit,
            markup,
        };
        if fit == Fit::Anywhere {
            self.anywhere.entry(start).or_default().push(phrase);
        } else {
            self.starts.entry(start).or_default().push(phrase);
        }
    }
}

/// The first two characters; a single one goes with a space.
fn start(text: &str) -> Option<[char; 2]> {
    let mut characters = text.chars();
    Some([characters.next()?, characters.next().unwrap_or(' ')])
}

/// What a text says that a person reads.
#[must_use]
pub fn read(written: &str) -> Concepts {
    let mut found = Concepts::default();
    let normal = text::normalize(written);
    scan(&normal, false, &mut found);
    for (inner, outer) in INSIDE {
        found.drop_inside(*inner, *outer, &normal);
    }
    found
}

/// What is said with a word of something else: "neu anmelden" is no "anmelden", "clave de API" no "clave".
const INSIDE: &[(Concept, Concept)] = &[
    (Concept::LogIn, Concept::SignUp),
    (Concept::LogIn, Concept::LogOut),
    (Concept::SignUp, Concept::LogIn),
    (Concept::SignUp, Concept::LogOut),
    (Concept::SignUp, Concept::Newsletter),
    (Concept::Password, Concept::OtherSecret),
];

/// What an identifier says: a name, an id, a class, a path.
#[must_use]
pub fn read_identifier(written: &str) -> Concepts {
    let mut found = Concepts::default();
    let words = text::identifier(written);
    scan(&words, true, &mut found);
    let squeezed: String = words
        .chars()
        .filter(|&character| character != ' ')
        .collect();
    for ((place, first), (_, second)) in
        squeezed.char_indices().zip(squeezed.char_indices().skip(1))
    {
        let rest = squeezed.get(place..).unwrap_or_default();
        for phrase in LEXICON.anywhere.get(&[first, second]).into_iter().flatten() {
            // Of the other concepts weights were fitted with what they find in this way.
            let whole =
                phrase.concept != Concept::LogOut || !straddles(&words, place, phrase.text.len());
            if rest.starts_with(&phrase.text) && whole {
                found.add(phrase.concept, &phrase.text);
            }
        }
    }
    found
}

/// Whether what stands in `words` at a place, counted without spaces, begins inside a word and ends in another: there is a
/// "log out" in "catalog outdoor".
fn straddles(words: &str, place: usize, length: usize) -> bool {
    let mut end = 0;
    words
        .split(' ')
        .find_map(|word| {
            let begin = end;
            end += word.len();
            (place < end).then_some(place > begin && place + length > end)
        })
        .unwrap_or(false)
}

fn scan(normal: &str, markup: bool, found: &mut Concepts) {
    let mut before = ' ';
    for (place, character) in normal.char_indices() {
        if character != ' ' && (before == ' ' || text::runs_on(character)) {
            let rest = normal.get(place..).unwrap_or_default();
            let mut following = rest.chars();
            following.next();
            let second = following.next().unwrap_or(' ');
            scan_at(rest, [character, second], markup, found);
            if second != ' ' {
                scan_at(rest, [character, ' '], markup, found);
            }
        }
        before = character;
    }
}

/// Most words of a name inside a phrase.
const LONGEST_NAME: usize = 2;

/// Takes what begins exactly here.
fn scan_at(rest: &str, start: [char; 2], markup: bool, found: &mut Concepts) {
    let Some(phrases) = LEXICON.starts.get(&start) else {
        return;
    };
    for phrase in phrases {
        if found.has(phrase.concept) || (phrase.markup && !markup) {
            continue;
        }
        let Some(after) = rest.strip_prefix(phrase.text.as_str()) else {
            continue;
        };
        let ends = phrase.fit == Fit::Beginning
            || after.chars().next().is_none_or(|next| next == ' ')
            || phrase.text.chars().next_back().is_some_and(text::runs_on);
        let goes_on = phrase.then.as_ref().is_none_or(|then| {
            let mut words = after.split(' ').skip(1).take(LONGEST_NAME + 1);
            words.any(|word| word == then)
        });
        if ends && goes_on {
            found.add(phrase.concept, &phrase.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_names_a_concept() {
        let lines = SOURCES.iter().flat_map(|source| source.lines());
        for line in lines.filter(|line| !line.starts_with('#') && !line.starts_with("concept\t")) {
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(Concept::named(columns[0]).is_some(), "{line}");
        }
    }

    #[test]
    fn there_are_phrases_for_passwords_in_thirty_languages() {
        for concept in ["password", "new", "confirm", "signUp", "logIn"] {
            let lines = SOURCES.iter().flat_map(|source| source.lines());
            let languages: std::collections::HashSet<_> = lines
                .filter_map(|line| {
                    line.strip_prefix(concept)?
                        .strip_prefix('\t')?
                        .split('\t')
                        .next()
                })
                .collect();
            assert!(languages.len() >= 30, "{concept}: {}", languages.len());
        }
    }

    #[test]
    fn finds_whole_words_and_beginnings() {
        let table = [
            ("Passwort wiederholen", Concept::ConfirmPassword, true),
            ("Choose a PASSWORD", Concept::NewPassword, true),
            ("Şifrenizi tekrar girin", Concept::Confirm, true),
            ("パスワード（確認）", Concept::Confirm, true),
            ("ОТПРАВИТЬ ПАРОЛЬ", Concept::Password, true),
            ("Newcastle", Concept::New, false),
            ("Researchers", Concept::Search, false),
            ("Don’t have an account?", Concept::NoAccount, true),
            ("Create your Larch Garden account", Concept::SignUp, true),
            ("Create a Larch-ID", Concept::SignUp, true),
            ("Skapa ditt Larch-konto", Concept::SignUp, true),
            ("Create a password for your account", Concept::SignUp, false),
            ("Create your accountancy report", Concept::SignUp, false),
        ];
        for (text, concept, expected) in table {
            assert_eq!(read(text).has(concept), expected, "{text}");
        }
    }

    #[test]
    fn reads_identifiers_in_any_style() {
        let table = [
            ("newPassword", Concept::New, true),
            ("user[password_confirmation]", Concept::Confirm, true),
            ("txtConfirmPwd", Concept::Confirm, true),
            ("ctl00$LoginView$passwd", Concept::LogIn, true),
            ("frmForgotPass", Concept::ForgotPassword, true),
            ("address-line1", Concept::New, false),
            ("/catalog/outdoor", Concept::LogOut, false),
            ("/design/outdoor", Concept::LogOut, false),
            ("/userlogout.php", Concept::LogOut, true),
            ("/log/out", Concept::LogOut, true),
        ];
        for (text, concept, expected) in table {
            assert_eq!(read_identifier(text).has(concept), expected, "{text}");
        }
    }
}
