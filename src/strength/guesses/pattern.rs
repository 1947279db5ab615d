//! A part of a password that follows a pattern.

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
}
