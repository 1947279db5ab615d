//! A part of a password that follows a pattern.

use super::ways::capitalizations;
use crate::strength::GuessKind;

/// Part of a password that an attacker would try as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    /// The first character, and the one after the last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Tries that it takes.
    pub(crate) guesses: f64,
    /// What the attacker tries.
    pub(crate) kind: GuessKind,
    /// How it is spelled.
    pub(crate) form: Form,
}

impl Pattern {
    /// Whether it is a word of a list: a word, a name or a common password.
    pub(super) fn is_word(&self) -> bool {
        matches!(
            self.kind,
            GuessKind::CommonPassword | GuessKind::Word | GuessKind::Name
        )
    }

    /// The same word, spelled with the capital letters of `text`.
    pub(super) fn capitalized(self, text: &[char]) -> Self {
        Self {
            guesses: self.guesses * capitalizations(text),
            form: Form {
                capitals: Capitals::of(text),
                ..self.form
            },
            ..self
        }
    }

    /// The same pattern `by` characters further on.
    pub(super) fn moved(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
            ..self
        }
    }
}

/// What advice has to know of the spelling of a pattern.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is there or not, whatever the others are"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Form {
    /// A capital letter at its beginning only, or nothing but capital letters.
    pub(crate) capitals: Capitals,
    /// A word from its end to its beginning.
    pub(crate) reversed: bool,
    /// A word with characters that stand for letters.
    pub(crate) substituted: bool,
    /// A word with a separator, digits or a sign behind it.
    pub(crate) tail: bool,
    /// A straight row of keys, or a single character repeated.
    pub(crate) simple: bool,
}

impl Form {
    /// Whether it is the word itself, but for its capitals.
    pub(super) fn is_plain(self) -> bool {
        !(self.reversed || self.substituted || self.tail)
    }
}

/// The capital letters of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Capitals {
    #[default]
    Other,
    First,
    All,
}

impl Capitals {
    /// Those of `text`.
    pub(super) fn of(text: &[char]) -> Self {
        let capital = text.iter().filter(|c| c.is_uppercase()).count();
        let lower = text.iter().any(|c| c.is_lowercase());
        match (text.first(), capital) {
            (_, 0) => Self::Other,
            _ if !lower => Self::All,
            (Some(first), 1) if first.is_uppercase() => Self::First,
            _ => Self::Other,
        }
    }
}
