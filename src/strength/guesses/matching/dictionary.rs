//! Words of other languages than that of the engine's dictionaries, with their ranks, and rows of keys of other keyboards.
//! `node tools/word-lists.mjs` makes the lists, but for `scripts.tsv`, which is written by hand.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

use crate::strength::GuessKind;

/// What passwords are called, the most usual first.
const CALLED: &str = include_str!("../../dictionaries/called.txt");
/// Words in their plain spelling. The first line has a letter for each, `a` for rank 1, `b` for 2 and 3, and so on by powers
/// of two; the words follow, one a line.
const LANGUAGES: &str = include_str!("../../dictionaries/languages.txt");

/// Words, names and rows of keys: what they are, language, words.
const SCRIPTS: &str = include_str!("../../dictionaries/scripts.tsv");
/// A piece of a row of keys that is looked for has at least so many, and takes so many guesses: where it begins the row, and elsewhere,
/// as the engine counts the rows of its own keyboard.
const SHORTEST_WALK: usize = 4;
const SHORTEST_LATIN_WALK: usize = 6;
const WALK: u32 = 100;
const INNER_WALK: u32 = 2_000;

/// The longest entries that are looked for, in characters.
const LONGEST: usize = 24;

/// An entry of a dictionary.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Its place in its list, from 1 on.
    pub(super) rank: u32,
    pub(super) kind: GuessKind,
}

/// All entries, and how they begin.
pub(super) struct Dictionary {
    /// The order of its hasher is the same in every process; nothing walks through it anyway.
    entries: HashMap<&'static str, Entry, BuildHasherDefault<Fnv>>,
    /// A bit for each beginning of [`BEGINNINGS`] characters, at the place of its hash.
    beginnings: Vec<u64>,
}

/// Beginnings of so many characters are known, so that a search can end early.
const BEGINNINGS: [usize; 2] = [4, 6];
/// Bits for them: few beginnings that are none seem to be one.
const BITS: usize = 1 << 20;

pub(super) static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut entries: HashMap<&str, Entry, BuildHasherDefault<Fnv>> = HashMap::default();
    let (classes, words) = LANGUAGES.split_once('\n').unwrap_or_default();
    for (class, word) in classes.bytes().zip(words.lines()) {
        // The middle of the class.
        let rank = (3 << class.saturating_sub(b'a')) / 2;
        let kind = GuessKind::Word;
        entries.insert(word, Entry { rank, kind });
    }
    for (rank, word) in (1..).zip(CALLED.lines()) {
        let kind = GuessKind::CommonPassword;
        entries.insert(word, Entry { rank, kind });
    }
    for (kind, word, rank) in scripts() {
        let entry = Entry { rank, kind };
        entries.entry(word).or_insert(entry);
    }
    let mut beginnings = vec![0; BITS / 64];
    for word in entries.keys() {
        let mut fnv = Fnv::default();
        for (length, character) in (1..).zip(word.chars()) {
            fnv.push(character);
            if BEGINNINGS.contains(&length) {
                beginnings[fnv.place() / 64] |= 1 << (fnv.place() % 64);
            }
        }
    }
    Dictionary {
        entries,
        beginnings,
    }
});

/// What stands in the list of scripts, rows of keys in all their pieces.
fn scripts() -> impl Iterator<Item = (GuessKind, &'static str, u32)> {
    let lines = SCRIPTS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let mut columns = line.split('\t');
        let kind = match columns.next() {
            Some("keyboard") => GuessKind::Keyboard,
            Some("name") => GuessKind::Name,
            _ => GuessKind::Word,
        };
        let words = columns.nth(1).unwrap_or_default().split(' ');
        (1..).zip(words).flat_map(move |(rank, word)| {
            let pieces = match kind {
                GuessKind::Keyboard => pieces(word),
                _ => vec![(word, rank)],
            };
            pieces
                .into_iter()
                .map(move |(piece, rank)| (kind, piece, rank))
        })
    })
}

/// The pieces of a row of keys that are long enough, and the guesses for them. Of Latin letters only longer ones that begin a row: the
/// engine knows the others, which are much the same on its own keyboard.
fn pieces(row: &'static str) -> Vec<(&'static str, u32)> {
    let ends: Vec<usize> = row
        .char_indices()
        .map(|(at, _)| at)
        .chain([row.len()])
        .collect();
    let is_latin = row.starts_with(|letter: char| letter.is_ascii());
    let shortest = if is_latin {
        SHORTEST_LATIN_WALK
    } else {
        SHORTEST_WALK
    };
    let starts = ends.iter().enumerate();
    starts
        .filter(|(first, _)| *first == 0 || !is_latin)
        .flat_map(|(first, &start)| {
            let rank = if first == 0 { WALK } else { INNER_WALK };
            let ends = ends.iter().skip(first + shortest);
            ends.filter_map(move |&end| Some((row.get(start..end)?, rank)))
        })
        .collect()
}

impl Dictionary {
    /// What there is of `word`, which is in small letters.
    pub(super) fn entry(&self, word: &str) -> Option<Entry> {
        self.entries.get(word).copied()
    }

    /// Every word of two characters and more in `lower`; a single one is no word.
    pub(super) fn each_word(&self, lower: &[char], mut found: impl FnMut(usize, usize, Entry)) {
        let mut word = String::new();
        for start in 0..lower.len() {
            word.clear();
            let mut fnv = Fnv::default();
            for (length, character) in (1..=LONGEST).zip(&lower[start..]) {
                word.push(*character);
                fnv.push(*character);
                if BEGINNINGS.contains(&length)
                    && self.beginnings[fnv.place() / 64] & (1 << (fnv.place() % 64)) == 0
                {
                    break;
                }
                if let (true, Some(entry)) = (length > 1, self.entry(&word)) {
                    found(start, start + length, entry);
                }
            }
        }
    }
}

/// The hash of Fowler, Noll and Vo: short words need no better one, and no key.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn push(&mut self, character: char) {
        self.0 = (self.0 ^ u64::from(u32::from(character))).wrapping_mul(0x0100_0000_01b3);
    }

    /// The bit of a beginning.
    fn place(self) -> usize {
        usize::try_from((self.0 ^ (self.0 >> 32)) % BITS as u64).unwrap_or_default()
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.push(char::from(*byte));
        }
    }
}
