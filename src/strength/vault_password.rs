//! Whether a password will do for the vault.

use super::{Confirmation, GOOD, Question, assess};

/// Whoever gets hold of a vault attacks it offline, at their own speed: with a lower score a password is refused.
const LEAST_SCORE: u8 = GOOD;

/// Why a password will not do for the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultPasswordError {
    /// It would be guessed.
    #[error("the password would be guessed: choose a better one")]
    TooWeak,
    /// It was not typed twice in the same way.
    #[error("the two passwords differ")]
    Differs,
}

impl VaultPasswordError {
    /// The stable code, for the extension's words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooWeak => "passwordTooWeak",
            Self::Differs => "passwordsDiffer",
        }
    }
}

/// Says whether a password that was typed twice will do for the vault.
///
/// # Errors
/// [`VaultPasswordError`].
pub fn vault_password(question: &Question) -> Result<(), VaultPasswordError> {
    let assessment = assess(question);
    if assessment.score < LEAST_SCORE {
        return Err(VaultPasswordError::TooWeak);
    }
    match assessment.confirmation {
        Some(Confirmation::Match) => Ok(()),
        _ => Err(VaultPasswordError::Differs),
    }
}
