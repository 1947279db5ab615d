//! A part of a password that follows a pattern.

use super::GuessKind;

/// Part of a password that an attacker would try as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pattern {
    /// The first character, and the one after the last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Tries that it takes.
    pub(super) guesses: f64,
    /// What the attacker tries.
    pub(super) kind: GuessKind,
}
