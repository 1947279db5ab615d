//! What can go wrong with generating.

use crate::{random::NoRandomness, rules::RulesError};

/// Why nothing was generated.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum GeneratorError {
    /// The `passwordrules` cannot be read.
    #[error(transparent)]
    #[strum(serialize = "rulesUnreadable")]
    Rules(#[from] RulesError),
    /// The shortest password that the field accepts is longer than the longest.
    #[error("the field asks for more characters than it takes")]
    LengthsContradict,
    /// The field asks for more than [`super::LONGEST`] characters.
    #[error("the field asks for more characters than are generated")]
    TooLong,
    /// More than [`super::MOST_SETS`] required sets.
    #[error("the field requires too many kinds of characters")]
    TooManySets,
    /// No password keeps all rules.
    #[error("no password keeps all rules of the field")]
    #[strum(serialize = "rulesImpossible")]
    Impossible,
    /// The field does not accept letters with a separator between words.
    #[error("the field accepts no passphrase")]
    PhraseNotAllowed,
    /// So many words are too long or too short for the field.
    #[error("so many words do not fit into the field")]
    PhraseDoesNotFit,
    /// The field does not accept digits only.
    #[error("the field accepts no PIN")]
    PinNotAllowed,
    /// The source of random bytes gave none.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}
