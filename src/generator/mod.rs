//! New passwords, passphrases and PINs, out of random bytes that the caller hands in.
//!
//! Of all that the field accepts, each is as likely as any other (no modulo bias, no fixed places for digits), and the
//! entropy that is stated is the binary logarithm of how many there are.

mod counting;
mod draw;
mod error;
mod passphrase;

use serde::{Deserialize, Serialize};

pub use error::GeneratorError;
pub use passphrase::WORDS;

use crate::bounds::Bounds;
use crate::random::Randomness;
use crate::rules::{Accepted, CharSet, FieldRules};
use counting::Strings;
use draw::Drawn;

/// The longest password that is generated, in characters.
pub const LONGEST: u32 = 128;
/// Required sets that can be counted, none of which holds another.
pub const MOST_SETS: usize = 6;
/// The characters of a password.
pub const CHARACTERS: Bounds = Bounds {
    least: 1,
    usual: 20,
    most: LONGEST,
};
/// The digits of a PIN.
pub const DIGITS: Bounds = Bounds {
    least: 1,
    usual: 6,
    most: LONGEST,
};
/// Symbols that nearly every site takes, where the field names no others.
const USUAL_SYMBOLS: &str = "!#$%&*+-.:=?@_";

/// What to generate.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wish {
    /// A password, a passphrase or a PIN.
    pub kind: SecretKind,
    /// Characters of a password, words of a passphrase, digits of a PIN. The field's own limits of a password and a PIN
    /// come first.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub length: Option<u32>,
    /// What the field accepts.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<FieldRules>", optional = nullable))]
    pub rules: FieldRules,
}

/// Kinds of secrets that can be generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SecretKind {
    /// Random characters.
    #[default]
    Password,
    /// Random words.
    Passphrase,
    /// Random digits.
    Pin,
}

/// A new secret. It has no `Debug`, so that it does not end up in a log.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Generated {
    /// The secret.
    pub text: String,
    /// Its entropy in bits: the binary logarithm of the number of secrets that could have come out, each with the same
    /// probability.
    pub entropy_bits: f64,
    /// The same as guesses that an attacker who knows how it was made needs for half of the secrets, as a power of ten.
    pub guesses_log10: f64,
    /// The field has a `pattern` that was not understood: the secret may not match it.
    pub pattern_unread: bool,
}

/// Generates what is wished for.
///
/// # Errors
/// [`GeneratorError`], if the field's rules cannot be read or kept, or there is no randomness.
pub fn generate(wish: &Wish, source: &mut impl Randomness) -> Result<Generated, GeneratorError> {
    let accepted = wish.rules.accepted()?;
    if accepted
        .max_length
        .is_some_and(|most| most < accepted.min_length)
    {
        return Err(GeneratorError::LengthsContradict);
    }
    if accepted.required.len() > MOST_SETS {
        return Err(GeneratorError::TooManySets);
    }
    let drawn = match wish.kind {
        SecretKind::Password => password(wish.length, accepted.clone(), source)?,
        SecretKind::Passphrase => passphrase::draw(wish.length, &accepted, source)?,
        SecretKind::Pin => pin(wish.length, &accepted, source)?,
    };
    let entropy_bits = draw::log2(&drawn.count);
    Ok(Generated {
        text: drawn.text,
        entropy_bits,
        guesses_log10: ((entropy_bits - 1.0) * 2_f64.log10()).max(0.0),
        pattern_unread: accepted.pattern_unread,
    })
}

/// A length that the field accepts, as near to the one that is wished for as can be.
fn length(wished: Option<u32>, usual: u32, accepted: &Accepted) -> Result<usize, GeneratorError> {
    let most = accepted.max_length.unwrap_or(LONGEST).min(LONGEST);
    if accepted.min_length > most {
        return Err(GeneratorError::TooLong);
    }
    Ok(wished.unwrap_or(usual).clamp(accepted.min_length, most) as usize)
}

fn password(
    wished: Option<u32>,
    mut accepted: Accepted,
    source: &mut impl Randomness,
) -> Result<Drawn, GeneratorError> {
    let length = length(wished, CHARACTERS.usual, &accepted)?;
    let letters_and_digits = CharSet::UPPER.union(CharSet::LOWER).union(CharSet::DIGIT);
    let mut alphabet = accepted.allowed;
    if alphabet == CharSet::PRINTABLE {
        // The field names no symbols: a few of each kind please sites that do not tell their rules.
        alphabet = letters_and_digits.union(CharSet::of(USUAL_SYMBOLS));
        let every_kind = [
            CharSet::UPPER,
            CharSet::LOWER,
            CharSet::DIGIT,
            CharSet::of(USUAL_SYMBOLS),
        ];
        if accepted.required.is_empty() && length >= 2 * every_kind.len() {
            accepted.required = every_kind.to_vec();
        }
    }
    // A space at an end gets lost on many sites.
    let space = CharSet::of(" ");
    if alphabet != space && !accepted.required.contains(&space) {
        alphabet = alphabet.without(space);
    }
    for set in &accepted.required {
        if set.intersection(alphabet).is_empty() {
            alphabet = alphabet.union(*set);
        }
    }
    let run = accepted.max_consecutive.map(|most| most as usize);
    drawn(
        &Strings::new(length, alphabet, &accepted.required, run),
        source,
    )
}

fn drawn(strings: &Strings, source: &mut impl Randomness) -> Result<Drawn, GeneratorError> {
    let text = strings.draw(source)?.filter(|text| !text.is_empty());
    Ok(Drawn {
        text: text.ok_or(GeneratorError::Impossible)?,
        count: strings.count(),
    })
}

fn pin(
    wished: Option<u32>,
    accepted: &Accepted,
    source: &mut impl Randomness,
) -> Result<Drawn, GeneratorError> {
    let digits = CharSet::DIGIT.intersection(accepted.allowed);
    let takes_digits = |set: &CharSet| !set.intersection(digits).is_empty();
    if digits.is_empty() || !accepted.required.iter().all(takes_digits) {
        return Err(GeneratorError::PinNotAllowed);
    }
    let length = length(wished, DIGITS.usual, accepted)?;
    let run = accepted.max_consecutive.map(|most| most as usize);
    drawn(
        &Strings::new(length, digits, &accepted.required, run),
        source,
    )
}
