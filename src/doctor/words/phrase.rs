//! Phrases: words that stand one after the other in a text, with something between.

use crate::text::normalize;

/// Most letters that may stand where a phrase leaves something out.
pub(super) const GAP: usize = 40;

/// A phrase of a table, and what it means: parts that stand one after the other, with something between.
pub(in crate::doctor) struct Phrase<Code> {
    pub(in crate::doctor) code: Code,
    pub(super) parts: Vec<Part>,
}

/// What stands together.
pub(super) enum Part {
    /// Words, one after the other, and of each whether it may go on.
    Words(Vec<(String, bool)>),
    /// Letters, in languages that put no spaces between words.
    Letters(String),
}

/// Languages that are written without spaces between words.
pub(super) const WITHOUT_SPACES: [&str; 3] = ["ja", "th", "zh"];

pub(super) fn part(written: &str, has_spaces: bool) -> Option<Part> {
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
    /// The letter that it begins with, where it is of words.
    pub(super) fn first_letter(&self) -> Option<char> {
        match self {
            Self::Words(words) => words.first()?.0.chars().next(),
            Self::Letters(_) => None,
        }
    }

    /// Where it begins and ends, in bytes, if it stands in a text at or after a place.
    pub(super) fn find(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        match self {
            Self::Letters(letters) => {
                let at = from + text.get(from..)?.find(letters.as_str())?;
                Some((at, at + letters.len()))
            }
            Self::Words(words) => {
                let (first, _) = words.first()?;
                let mut from = (from..text.len()).find(|&at| text.is_char_boundary(at))?;
                loop {
                    let begin = from + text.get(from..)?.find(first.as_str())?;
                    let end = || follow_words(words, text, begin);
                    if let Some(end) = begins_word(text, begin).then(end).flatten() {
                        return Some((begin, end));
                    }
                    from = begin + text.get(begin..)?.chars().next()?.len_utf8();
                }
            }
        }
    }
}

/// Whether a word begins at a place.
fn begins_word(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes().get(at - 1) == Some(&b' ')
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

impl<Code> Phrase<Code> {
    /// Reads what a table writes in a language (ISO 639-1).
    pub(in crate::doctor) fn read(code: Code, language: &str, written: &str) -> Self {
        let has_spaces = !WITHOUT_SPACES.contains(&language);
        let parts = written.split('…');
        let parts = parts.filter_map(|written| part(written, has_spaces));
        Self {
            code,
            parts: parts.collect(),
        }
    }

    /// Whether it is in a text, which is normalized.
    pub(in crate::doctor) fn is_in(&self, text: &str) -> bool {
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
