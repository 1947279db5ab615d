//! The printable recovery code: 130 random bits and a checksum that tells typing errors before anything is tried.
//!
//! Crockford's base 32, in seven groups of four: 26 random symbols and two check symbols of a Reed-Solomon code over
//! GF(32). Any one or two wrong symbols and any two that changed places are told; of worse errors, 1,023 in 1,024.

use std::{fmt, str::FromStr};

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::key::{KEY_SIZE, SlotKey, expand};
use crate::random::{NoRandomness, Randomness};

/// The digits of Crockford's base 32.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random symbols of 5 bits each.
const RANDOM: usize = 26;
const CHECK: usize = 2;
const SYMBOLS: usize = RANDOM + CHECK;
const GROUP: usize = 4;
/// The longest text that is read, in characters: room for any spaces and dashes.
const LONGEST_TEXT: usize = 256;
/// x^5 + x^2 + 1, under which 2 generates all of GF(32) but 0.
const FIELD: u8 = 0b10_0101;
const LABEL: &[u8] = b"latchkey/1/recovery-code";

/// The open part of a recovery slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecoveryParameters {
    /// The salt: 32 random bytes.
    #[cfg_attr(feature = "types", ts(as = "Vec<u8>"))]
    pub salt: [u8; KEY_SIZE],
}

impl RecoveryParameters {
    /// The parameters of a new code.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn random(source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        let mut salt = [0; KEY_SIZE];
        source.fill(&mut salt)?;
        Ok(Self { salt })
    }
}

/// A recovery code. `Display` prints it for paper; it has no `Debug`, so that it does not end up in a log.
#[derive(Clone)]
pub struct RecoveryCode([u8; SYMBOLS]);

/// Why a text is no recovery code.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "PascalCase", prefix = "recoveryCode")]
#[non_exhaustive]
pub enum RecoveryCodeError {
    /// A character that no recovery code has.
    #[error("a recovery code has digits and letters only, and never the letter U")]
    Character,
    /// Not 28 symbols.
    #[error("a recovery code has 28 letters and digits")]
    Length,
    /// The check symbols do not fit.
    #[error("there is a typing error in the recovery code")]
    TypingError,
}

impl RecoveryCode {
    /// A new code.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn random(source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        let mut code = Self([0; SYMBOLS]);
        let (random, check) = code.0.split_at_mut(RANDOM);
        source.fill(random)?;
        for symbol in random.iter_mut() {
            *symbol %= 32;
        }
        check.copy_from_slice(&check_symbols(random));
        Ok(code)
    }

    /// The key of the slot with these parameters.
    #[must_use]
    pub fn slot_key(&self, parameters: &RecoveryParameters) -> SlotKey {
        SlotKey::from_bytes(*expand(&self.0, &parameters.salt, LABEL))
    }
}

impl Drop for RecoveryCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Four symbols each, with dashes between.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for (at, group) in self.0.chunks(GROUP).enumerate() {
            if at > 0 {
                out.write_char('-')?;
            }
            for &symbol in group {
                out.write_char(digit(symbol))?;
            }
        }
        Ok(())
    }
}

/// Reads what a person types from paper: lower case, full-width, with any spaces and dashes, O for 0, I or L for 1.
impl FromStr for RecoveryCode {
    type Err = RecoveryCodeError;

    fn from_str(text: &str) -> Result<Self, RecoveryCodeError> {
        let mut symbols = Zeroizing::new(Vec::with_capacity(LONGEST_TEXT));
        for (at, character) in text.nfkc().enumerate() {
            if at == LONGEST_TEXT {
                return Err(RecoveryCodeError::Length);
            }
            if !separates(character) {
                symbols.push(symbol(character).ok_or(RecoveryCodeError::Character)?);
            }
        }
        let code = Self(
            symbols
                .as_slice()
                .try_into()
                .map_err(|_| RecoveryCodeError::Length)?,
        );
        let (random, check) = code.0.split_at(RANDOM);
        if check_symbols(random) != check {
            return Err(RecoveryCodeError::TypingError);
        }
        Ok(code)
    }
}

/// Spaces, soft hyphens, zero-width characters, and all dashes that word processors put in place of a hyphen.
fn separates(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '_' | '.' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        )
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// How a symbol is printed.
fn digit(symbol: u8) -> char {
    let digit = ALPHABET.get(usize::from(symbol)).copied();
    digit.unwrap_or_default().into()
}

/// The symbol that a person means with a character.
fn symbol(character: char) -> Option<u8> {
    let digit = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|&known| char::from(known) == digit)?;
    u8::try_from(at).ok()
}

/// The remainder of the symbols, as a polynomial, after division by (x - 2)(x - 4).
fn check_symbols(random: &[u8]) -> [u8; CHECK] {
    const SUM: u8 = 2 ^ 4;
    const PRODUCT: u8 = 8;
    let [mut high, mut low] = [0; CHECK];
    for &symbol in random {
        let lead = high ^ symbol;
        high = low ^ times(lead, SUM);
        low = times(lead, PRODUCT);
    }
    [high, low]
}

/// The product in GF(32).
fn times(a: u8, b: u8) -> u8 {
    (0..5).rev().fold(0, |product, bit| {
        let doubled = product << 1;
        let reduced = if doubled & 32 == 0 {
            doubled
        } else {
            doubled ^ FIELD
        };
        if b >> bit & 1 == 0 {
            reduced
        } else {
            reduced ^ a
        }
    })
}
