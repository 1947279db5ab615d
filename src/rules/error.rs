//! What can be wrong with a `passwordrules` string.

use serde::Serialize;

/// What is wrong with a `passwordrules` string, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[error("{problem} at byte {at} of the password rules")]
pub struct RulesError {
    /// What is wrong.
    pub problem: RulesProblem,
    /// Bytes before the place.
    pub at: usize,
}

/// What can be wrong with a `passwordrules` string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum RulesProblem {
    /// The string has more than [`super::LONGEST_RULES`] characters.
    #[error("too long")]
    TooLong,
    /// A property that the grammar does not know.
    #[error("unknown property")]
    UnknownProperty,
    /// A property without its colon.
    #[error("a colon is missing")]
    ColonExpected,
    /// Something after a value that is neither a semicolon nor the end.
    #[error("a semicolon is missing")]
    SeparatorExpected,
    /// No number where one has to stand.
    #[error("a number is missing")]
    NumberExpected,
    /// No class of characters where one has to stand.
    #[error("a class of characters is missing")]
    ClassExpected,
    /// A class that the grammar does not know.
    #[error("unknown class of characters")]
    UnknownClass,
    /// A `[` without its `]`.
    #[error("a bracket is not closed")]
    UnclosedClass,
    /// A `[…]` without a printable ASCII character.
    #[error("a class without characters")]
    EmptyClass,
    /// More than [`super::MOST_REQUIRED`] required sets.
    #[error("too many required classes")]
    TooManyRequired,
    /// `max-consecutive: 0`, which no password keeps.
    #[error("no character may stand even once")]
    ZeroConsecutive,
}

impl RulesProblem {
    /// The error with the place of the problem, in bytes.
    #[must_use]
    pub fn at(self, at: usize) -> RulesError {
        RulesError { problem: self, at }
    }
}
