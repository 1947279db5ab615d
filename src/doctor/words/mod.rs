//! What pages say when a sign-in fails: the phrases of `messages.tsv`.

mod supposed;
mod wait;

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::text::normalize;

use super::finding::FindingCode;

pub(super) use supposed::{asserted, has_doubts};
pub(super) use wait::wait;

/// Most letters that may stand where a phrase leaves something out.
const GAP: usize = 40;

/// A phrase of the table: parts that stand one after the other, with something between.
struct Phrase {
    code: FindingCode,
    parts: Vec<Part>,
}

/// What stands together.
enum Part {
    /// Words, one after the other, and of each whether it may go on.
    Words(Vec<(String, bool)>),
    /// Letters, in languages that put no spaces between words.
    Letters(String),
}

/// The table, by what its phrases begin with: there are thousands, and a text has the beginnings of few.
#[derive(Default)]
struct Table {
    /// Those of words, by the first letters of the first.
    words: HashMap<String, Vec<Phrase>>,
    /// Those of letters.
    letters: Vec<Phrase>,
}

/// So many letters a phrase of words is found by.
const KEY: usize = 2;

fn key(word: &str) -> String {
    word.chars().take(KEY).collect()
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let lines = include_str!("messages.tsv").lines();
    for phrase in lines.filter_map(phrase) {
        match phrase.parts.first() {
            Some(Part::Words(words)) => {
                let first = words.first().map_or("", |(word, _)| word);
                table.words.entry(key(first)).or_default().push(phrase);
            }
            _ => table.letters.push(phrase),
        }
    }
    table
});

impl Table {
    /// The phrases that may be in a text.
    fn candidates(&self, text: &str) -> impl Iterator<Item = &Phrase> {
        let keys: HashSet<String> = text.split(' ').map(key).collect();
        let words = keys.into_iter().filter_map(|key| self.words.get(&key));
        let is_plain = text.chars().all(|letter| letter < '\u{e00}');
        let letters = self.letters.iter().filter(move |_| !is_plain);
        words.flatten().chain(letters)
    }
}

/// The names of the table for what is said.
static KINDS: LazyLock<HashMap<&str, FindingCode>> = LazyLock::new(|| {
    HashMap::from([
        ("wrongPassword", FindingCode::WrongPassword),
        ("noSuchAccount", FindingCode::NoSuchAccount),
        ("accountLocked", FindingCode::AccountLocked),
        ("tooManyTries", FindingCode::TooManyTries),
        ("notVerified", FindingCode::NotVerified),
        ("wrongCode", FindingCode::WrongCode),
        ("captchaFailed", FindingCode::CaptchaFailed),
        ("formExpired", FindingCode::FormExpired),
        ("cookiesOff", FindingCode::CookiesOff),
        ("scriptsOff", FindingCode::ScriptsOff),
        ("passwordExpired", FindingCode::PasswordExpired),
        ("otherWay", FindingCode::OtherWay),
        ("maintenance", FindingCode::Maintenance),
        ("notFromHere", FindingCode::NotFromHere),
    ])
});

/// Languages that are written without spaces between words.
const WITHOUT_SPACES: [&str; 3] = ["ja", "th", "zh"];

fn phrase(line: &str) -> Option<Phrase> {
    let mut columns = line.split('\t');
    let code = *KINDS.get(columns.next()?)?;
    let has_spaces = !WITHOUT_SPACES.contains(&columns.next()?);
    let parts = columns.next()?.split('…');
    let parts = parts.filter_map(|written| part(written, has_spaces));
    Some(Phrase {
        code,
        parts: parts.collect(),
    })
}

fn part(written: &str, has_spaces: bool) -> Option<Part> {
    if !has_spaces {
        let letters = normalize(written);
        return (!letters.is_empty()).then_some(Part::Letters(letters));
    }
    // What is one word in the table may be several once its signs are gone: only the last of them goes on.
    let words = written.split_whitespace().flat_map(|word| {
        let normal = normalize(word);
        let words: Vec<String> = normal.split(' ').map(str::to_owned).collect();
        let last = words.len().saturating_sub(1);
        let goes_on = word.ends_with('*');
        let marked = words.into_iter().enumerate();
        marked.map(move |(at, word)| (word, goes_on && at == last))
    });
    let words: Vec<_> = words.filter(|(word, _)| !word.is_empty()).collect();
    (!words.is_empty()).then_some(Part::Words(words))
}

impl Part {
    /// Where it begins and ends, in bytes, if it stands in a text at or after a place.
    fn find(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        match self {
            Self::Letters(letters) => {
                let at = from + text.get(from..)?.find(letters.as_str())?;
                Some((at, at + letters.len()))
            }
            Self::Words(words) => {
                let mut begins =
                    std::iter::successors(word_from(text, from), |&at| word_from(text, at + 1));
                begins.find_map(|begin| Some((begin, follow_words(words, text, begin)?)))
            }
        }
    }
}

/// The first place at or after another where a word begins.
fn word_from(text: &str, from: usize) -> Option<usize> {
    let from = (from..text.len()).find(|&at| text.is_char_boundary(at))?;
    if from == 0 || text.get(..from)?.ends_with(' ') {
        return Some(from);
    }
    Some(from + text.get(from..)?.find(' ')? + 1)
}

/// Where words end that stand one after the other from a place on.
fn follow_words(words: &[(String, bool)], text: &str, begin: usize) -> Option<usize> {
    let mut at = begin;
    for (place, (word, goes_on)) in words.iter().enumerate() {
        if place > 0 {
            at += text.get(at..)?.strip_prefix(' ').map(|_| 1)?;
        }
        let rest = text.get(at..)?.strip_prefix(word.as_str())?;
        let ending = rest.find(' ').unwrap_or(rest.len());
        if ending > 0 && !goes_on {
            return None;
        }
        at += word.len() + ending;
    }
    Some(at)
}

impl Phrase {
    fn is_in(&self, text: &str) -> bool {
        let Some((first, rest)) = self.parts.split_first() else {
            return false;
        };
        let mut from = 0;
        while let Some((begin, end)) = first.find(text, from) {
            if follow(rest, text, end) {
                return true;
            }
            from = begin + 1;
            while !text.is_char_boundary(from) {
                from += 1;
            }
        }
        false
    }
}

/// Whether parts follow, each not far from the one before.
fn follow(parts: &[Part], text: &str, from: usize) -> bool {
    let Some((part, rest)) = parts.split_first() else {
        return true;
    };
    part.find(text, from).is_some_and(|(begin, end)| {
        let gap = text.get(from..begin).map_or(0, |gap| gap.chars().count());
        gap <= GAP && follow(rest, text, end)
    })
}

/// What a text says, the most telling first; nothing where it says nothing of the kind.
pub(super) fn meanings(text: &str) -> Vec<FindingCode> {
    let text = normalize(text);
    let phrases = TABLE.candidates(&text).filter(|phrase| phrase.is_in(&text));
    let mut codes: Vec<FindingCode> = phrases.map(|phrase| phrase.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The longest text that is read loosely, in letters: what is longer says many things.
const LONGEST_LOOSE: usize = 200;
/// The shortest word that may have another ending.
const INFLECTED: usize = 4;

/// What a short text says if the order and the endings of words are left out of account; to be asked only where [`meanings`] has
/// nothing, and something has failed.
pub(super) fn loose_meanings(text: &str) -> Vec<FindingCode> {
    let text = normalize(text);
    if text.chars().count() > LONGEST_LOOSE {
        return vec![];
    }
    let words: Vec<&str> = text.split(' ').collect();
    let phrases = TABLE.words.values().flatten();
    let found = phrases.filter(|phrase| phrase.is_loosely_in(&words));
    let mut codes: Vec<FindingCode> = found.map(|phrase| phrase.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

impl Phrase {
    /// Whether each of its words, which are two at least, is among others, whatever their endings.
    fn is_loosely_in(&self, words: &[&str]) -> bool {
        let own = self.parts.iter().flat_map(|part| match part {
            Part::Words(words) => words.as_slice(),
            Part::Letters(_) => &[],
        });
        own.clone().count() > 1
            && own
                .into_iter()
                .all(|(word, _)| words.iter().any(|other| is_like(word, other)))
    }
}

/// Whether two words are the same but for an ending: they begin alike for two thirds of the longer one.
fn is_like(one: &str, other: &str) -> bool {
    let length = |word: &str| word.chars().count();
    let same = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other);
    let same = same.count();
    let longer = length(one).max(length(other));
    one == other || (same >= INFLECTED && same * 3 >= longer * 2)
}
