//! What a person has written beside an account, or where they have put it; it changes no code.

use serde::{Deserialize, Serialize};

use super::credential::clean;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 4_000;
/// The most tags, and the most sites, of an account.
const MOST_WORDS: usize = 50;

/// What an export or an address says of an account beyond what makes its codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotations {
    /// A note, with its line breaks.
    pub note: String,
    /// Groups, folders, tags: words to find it by.
    pub tags: Vec<String>,
    /// Whether it is a favourite.
    pub pinned: bool,
}

impl Annotations {
    /// Adds a tag, unless it is empty or there already, or there are too many.
    pub fn tag(&mut self, tag: &str) {
        let tag = clean(tag);
        if !tag.is_empty() && self.tags.len() < MOST_WORDS && !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }
}

/// As much of a note as shows that it is too long, where many accounts have the same.
pub(super) fn shortened(note: &str) -> String {
    note.trim().chars().take(LONGEST_NOTE + 1).collect()
}

/// Whether a note is longer than is kept.
pub(super) fn is_too_long(note: &str) -> bool {
    note.trim().chars().count() > LONGEST_NOTE
}

/// A note as it is kept: without control characters but line breaks and tabs, trimmed, and cut.
pub(super) fn clean_note(text: &str) -> String {
    let visible = text
        .chars()
        .filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control());
    let kept: String = visible.collect();
    kept.trim().chars().take(LONGEST_NOTE).collect()
}

/// Each once, without what is empty.
pub(super) fn words(given: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in given {
        let word = clean(&word);
        if !word.is_empty() && !kept.contains(&word) && kept.len() < MOST_WORDS {
            kept.push(word);
        }
    }
    kept
}
