//! What a sentence says by what it speaks of, and by what it says of that, in whatever order: the ideas of `messages.tsv`. It is asked
//! only where no phrase and no pattern has anything.

use std::sync::LazyLock;

use super::{
    keys::{Key, Keys, NONE, key},
    phrase::Part,
    table::{self, Words},
    vague::is_vague,
};
use crate::{doctor::FindingCode, text::normalize};

/// Languages that join words together, or put something before them.
const JOINED: [&str; 15] = [
    "de", "nl", "sv", "da", "nb", "fi", "et", "hu", "ja", "zh", "th", "ko", "ar", "he", "fa",
];

/// Words with no more letters between them stand near each other.
const NEAR: usize = 70;

/// Something is meant where a sentence speaks of one of the first ideas, and of all of one of the second.
struct Rule {
    code: FindingCode,
    of: &'static [&'static str],
    says: &'static [&'static [&'static str]],
    /// Whether that is all it can mean.
    is_clear: bool,
}

const fn rule(
    code: FindingCode,
    of: &'static [&'static str],
    says: &'static [&'static [&'static str]],
) -> Rule {
    Rule {
        code,
        of,
        says,
        is_clear: true,
    }
}

const fn unclear(
    code: FindingCode,
    of: &'static [&'static str],
    says: &'static [&'static [&'static str]],
) -> Rule {
    Rule {
        is_clear: false,
        ..rule(code, of, says)
    }
}

const NOT_RIGHT: &[&str] = &["not", "right"];
/// The first that holds is meant.
const RULES: [Rule; 23] = [
    rule(
        FindingCode::CaptchaFailed,
        &["captcha"],
        &[
            &["wrong"],
            &["past"],
            NOT_RIGHT,
            &["must"],
            &["not", "conf"],
        ],
    ),
    rule(
        FindingCode::CookiesOff,
        &["cookie"],
        &[&["off"], &["must", "on"], &["not", "on"], &["not", "found"]],
    ),
    rule(FindingCode::Maintenance, &["work"], &[&[]]),
    rule(FindingCode::TooManyTries, &["try"], &[&["many"]]),
    rule(FindingCode::TooManyTries, &["wait"], &[&["try"], &["sign"]]),
    rule(
        FindingCode::OtherWay,
        &["acct", "mail"],
        &[&["already", "found"]],
    ),
    rule(
        FindingCode::PasswordExpired,
        &["cred"],
        &[&["must", "change"]],
    ),
    rule(
        FindingCode::NotVerified,
        &["mail", "acct"],
        &[&["not", "conf"]],
    ),
    rule(FindingCode::NotVerified, &["mail"], &[&["must", "conf"]]),
    // It may be the number of an account that is to be looked at again.
    unclear(FindingCode::NotVerified, &["acct"], &[&["must", "conf"]]),
    rule(
        FindingCode::FormExpired,
        &["link"],
        &[&["wrong"], &["past"], NOT_RIGHT],
    ),
    rule(
        FindingCode::WrongCode,
        &["code"],
        &[&["wrong"], &["past"], NOT_RIGHT],
    ),
    rule(FindingCode::PasswordExpired, &["cred"], &[&["past"]]),
    rule(
        FindingCode::AccountLocked,
        &["acct"],
        &[&["lock"], &["past"]],
    ),
    rule(FindingCode::NotFromHere, &["place"], &[&["bar"]]),
    // Unknown, or wrong: it does not say which.
    rule(
        FindingCode::WrongPassword,
        &["cred"],
        &[&["gone", "wrong"], &["not", "found", "wrong"]],
    ),
    rule(
        FindingCode::NoSuchAccount,
        &["acct", "mail"],
        &[&["gone"], &["not", "found"]],
    ),
    rule(
        FindingCode::WrongPassword,
        &["cred"],
        &[&["wrong"], NOT_RIGHT],
    ),
    rule(FindingCode::FormExpired, &["form"], &[&["past"]]),
    rule(
        FindingCode::OtherWay,
        &["via"],
        &[&["acct"], &["mail"], &["must"]],
    ),
    // An address may just be none.
    unclear(
        FindingCode::WrongPassword,
        &["acct", "mail"],
        &[&["wrong"], NOT_RIGHT],
    ),
    // It may have been confirmed just now.
    unclear(FindingCode::NotVerified, &["mail"], &[&["conf"]]),
    // That it failed does not say why.
    unclear(
        FindingCode::WrongPassword,
        &["sign"],
        &[&["wrong"], NOT_RIGHT],
    ),
];

/// A beginning of a word, with its first letters, by which most are passed over.
struct Stem {
    key: Key,
    letters: Part,
}

/// The ideas of a language, and the words of each.
type Ideas = Vec<(&'static str, Vec<Stem>)>;

static LANGUAGES: LazyLock<Vec<Ideas>> = LazyLock::new(|| {
    let mut languages: Vec<Ideas> = vec![];
    let mut last = "";
    for Words {
        language,
        idea,
        written,
    } in table::ideas()
    {
        if language != last {
            last = language;
            languages.push(vec![]);
        }
        let stems = written.split('|').filter_map(|word| stem(word, language));
        if let Some(ideas) = languages.last_mut() {
            ideas.push((idea, stems.collect()));
        }
    }
    languages
});

/// Reads a beginning of a word as the table writes it.
fn stem(written: &str, language: &str) -> Option<Stem> {
    let begins = written.starts_with('_') || !JOINED.contains(&language);
    let ends = written.ends_with('_');
    let normal = normalize(&written.replace('_', " "));
    let edge = |is_there| if is_there { " " } else { "" };
    let letters = format!("{}{}{}", edge(begins), normal.trim(), edge(ends));
    let stem = Stem {
        key: key(&letters),
        letters: Part::Letters(letters),
    };
    (stem.key.0 != NONE).then_some(stem)
}

/// What a sentence says, and whether it can say nothing else: its words stand near each other then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::doctor) struct Idea {
    pub(in crate::doctor) code: FindingCode,
    pub(in crate::doctor) is_clear: bool,
}

/// What a sentence says in the language of which it has most.
pub(in crate::doctor) fn idea(sentence: &str) -> Option<Idea> {
    let text = format!(" {} ", normalize(sentence));
    let pairs = text.chars().zip(text.chars().skip(1));
    let keys = Keys::new(pairs.flat_map(|(letter, next)| [(letter, next), (letter, NONE)]));
    let mut best: Option<(usize, Idea)> = None;
    for ideas in LANGUAGES.iter() {
        let spoken = Spoken::in_text(ideas, &text, &keys);
        if best.is_some_and(|(score, _)| score >= spoken.score) {
            continue;
        }
        if let Some(idea) = spoken.meaning(&text) {
            best = Some((spoken.score, idea));
        }
    }
    let (_, mut idea) = best?;
    idea.is_clear &= !is_vague(sentence);
    Some(idea)
}

/// The ideas of a language that a text speaks of, where they stand in it, and how much of it they are.
struct Spoken {
    places: Vec<(&'static str, Vec<(usize, usize)>)>,
    score: usize,
}

impl Spoken {
    fn in_text(ideas: &Ideas, text: &str, keys: &Keys) -> Self {
        let mut spoken = Self {
            places: vec![],
            score: 0,
        };
        for (idea, stems) in ideas {
            let mut places = vec![];
            let mut longest = 0;
            for Stem { key, letters } in stems {
                if !keys.may_have(*key) {
                    continue;
                }
                let mut from = 0;
                while let Some((begin, end)) = letters.find(text, from) {
                    from = end;
                    places.push((begin, end));
                    longest = longest.max(end - begin);
                }
            }
            spoken.score += longest;
            if !places.is_empty() {
                spoken.places.push((*idea, places));
            }
        }
        spoken
    }

    /// Where an idea stands, if it does.
    fn of(&self, idea: &str) -> Option<&[(usize, usize)]> {
        let mut places = self.places.iter();
        let (_, places) = places.find(|(name, _)| *name == idea)?;
        Some(places)
    }

    fn meaning(&self, text: &str) -> Option<Idea> {
        // An account that needs a code, or an app for codes, waits for no mail.
        let has_code = self.of("code").is_some();
        for rule in &RULES {
            if has_code && rule.code == FindingCode::NotVerified {
                continue;
            }
            let mut near = None;
            for things in rule.of.iter().filter_map(|idea| self.of(idea)) {
                for says in rule.says {
                    near = near.max(self.says(things, says, text));
                }
            }
            if let Some(is_near) = near {
                return Some(Idea {
                    code: rule.code,
                    is_clear: is_near && rule.is_clear,
                });
            }
        }
        None
    }

    /// Whether all of some ideas stand near one of some things; nothing where one of them is not there.
    fn says(&self, things: &[(usize, usize)], says: &[&str], text: &str) -> Option<bool> {
        let all: Option<Vec<_>> = says.iter().map(|idea| self.of(idea)).collect();
        let all = all?;
        let is_near = |thing: &(usize, usize)| {
            all.iter()
                .all(|places| places.iter().any(|place| gap(text, *thing, *place) <= NEAR))
        };
        Some(things.iter().any(is_near))
    }
}

/// How many letters stand between two places.
fn gap(text: &str, one: (usize, usize), other: (usize, usize)) -> usize {
    let (first, second) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    text.get(first.1..second.0)
        .map_or(0, |between| between.chars().count())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FindingCode, LANGUAGES, RULES, idea};

    #[test]
    fn a_sentence_says_by_its_ideas_what_no_table_has_of_it() {
        let rows = [
            ("Invalid or expired login link.", FindingCode::FormExpired),
            (
                "Las credenciales han expirado.",
                FindingCode::PasswordExpired,
            ),
            ("Brukerkonto er sperret.", FindingCode::AccountLocked),
            ("Neveljavne pravice.", FindingCode::WrongPassword),
            (
                "Den indtastede kode er ikke gyldig.",
                FindingCode::WrongCode,
            ),
            ("下次登录前请等待一分钟", FindingCode::TooManyTries),
            ("انتهى الإجراء.", FindingCode::FormExpired),
            ("Bruker med e-post finnes allerede.", FindingCode::OtherWay),
        ];
        for (text, wanted) in rows {
            assert_eq!(idea(text).map(|idea| idea.code), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_speaks_of_one_thing_only_says_nothing() {
        for text in ["Password", "Konto erstellen", "Sprache wählen", "次へ", ""] {
            assert_eq!(idea(text), None, "{text}");
        }
    }

    #[test]
    fn each_language_has_words_for_each_idea() {
        let named: BTreeSet<&str> = RULES
            .iter()
            .flat_map(|rule| rule.of.iter().chain(rule.says.iter().copied().flatten()))
            .copied()
            .collect();
        for ideas in LANGUAGES.iter() {
            let known: BTreeSet<&str> = ideas.iter().map(|(idea, _)| *idea).collect();
            assert_eq!(known, named);
        }
    }
}
