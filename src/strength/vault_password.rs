//! Whether a password will do for the vault.

use super::{
    report::{Assessment, Confirmation},
    scale::score::BEST,
};

/// Whoever gets hold of a vault attacks it offline, at their own speed: with a lower score a password is refused.
const LEAST_SCORE: u8 = BEST;

/// Why a password will not do for the vault.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum VaultPasswordError {
    /// It would be guessed.
    #[error("the password would be guessed: choose a better one")]
    #[strum(serialize = "passwordTooWeak")]
    TooWeak,
    /// It was not typed twice in the same way.
    #[error("the two passwords differ")]
    #[strum(serialize = "passwordsDiffer")]
    Differs,
}

/// Says whether a password that was typed twice and assessed will do for the vault.
///
/// # Errors
/// [`VaultPasswordError`].
pub fn vault_password(assessment: &Assessment) -> Result<(), VaultPasswordError> {
    if assessment.score < LEAST_SCORE {
        return Err(VaultPasswordError::TooWeak);
    }
    match assessment.confirmation {
        Some(Confirmation::Match) => Ok(()),
        _ => Err(VaultPasswordError::Differs),
    }
}
