//! What pages say when a sign-in fails: the phrases, patterns and ideas of `messages.tsv`.

mod door;
mod idea;
mod keys;
mod pattern;
mod phrase;
mod supposed;
mod table;
mod vague;
mod wait;

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::text::normalize;

use super::{finding::FindingCode, set::set};

pub(super) use door::{names_door, says_failed};
pub(super) use idea::{Idea, idea};
use keys::Keys;
pub(super) use pattern::pattern_meanings;
use phrase::Part;
pub(super) use phrase::Phrase;
pub(super) use supposed::{asserted, happened, has_doubts, undoubted};
use table::rows;
pub(super) use vague::is_vague;
pub(super) use wait::wait;

/// The table, by what its phrases begin with: there are thousands, and a text has the beginnings of few.
#[derive(Default)]
struct Table {
    /// Those of words, by the first letters of the first.
    words: HashMap<String, Vec<Phrase<FindingCode>>>,
    /// Those of letters.
    letters: Vec<Phrase<FindingCode>>,
}

/// So many letters a phrase of words is found by.
const KEY: usize = 2;

fn key(word: &str) -> String {
    word.chars().take(KEY).collect()
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let phrases = rows().filter(|row| !row.is_pattern);
    for row in phrases {
        let phrase = Phrase::read(row.code, row.language, row.written);
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
    fn candidates(&self, text: &str) -> impl Iterator<Item = &Phrase<FindingCode>> {
        let keys: HashSet<String> = text.split(' ').map(key).collect();
        let words = keys.into_iter().filter_map(|key| self.words.get(&key));
        let is_plain = text.chars().all(|letter| letter < '\u{e00}');
        let letters = self.letters.iter().filter(move |_| !is_plain);
        words.flatten().chain(letters)
    }
}

/// What a text says, the most telling first; nothing where it says nothing of the kind.
pub(super) fn meanings(text: &str) -> Vec<FindingCode> {
    let text = normalize(text);
    let phrases = TABLE.candidates(&text).filter(|phrase| phrase.is_in(&text));
    set(phrases.map(|phrase| phrase.code)).into_iter().collect()
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
    // Two words that are alike begin with the same letters.
    let keys = Keys::new(words.iter().map(|word| keys::key(word)));
    let phrases = TABLE.words.values().flatten();
    let found = phrases.filter(|phrase| phrase.is_loosely_in(&words, &keys));
    set(found.map(|phrase| phrase.code)).into_iter().collect()
}

impl Phrase<FindingCode> {
    /// Whether each of its words, which are two at least, is among others, whatever their endings.
    fn is_loosely_in(&self, words: &[&str], keys: &Keys) -> bool {
        let own = self.parts.iter().flat_map(|part| match part {
            Part::Words(words) => words.as_slice(),
            Part::Letters(_) => &[],
        });
        own.clone().count() > 1
            && own.into_iter().all(|(word, _)| {
                keys.may_have(keys::key(word)) && words.iter().any(|other| is_like(word, other))
            })
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
