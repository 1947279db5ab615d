//! The secret of an account, and Base32 (RFC 4648, section 6) as people and sites write it.

use data_encoding::{BASE32_NOPAD, BASE64, DecodePartial, Encoding, HEXLOWER, Specification};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::sync::LazyLock;
use zeroize::{Zeroize, Zeroizing};

use crate::{
    Coded,
    authenticator::{error::AccountError, repair::Repair},
};

/// The longest secret, in bytes; the longest block of an HMAC in use here is 128.
pub const LONGEST_SECRET: usize = 1024;
/// Shorter secrets are told: RFC 4226, section 4, asks for 128 bits.
const SHORTEST_ADVISED: usize = 16;
/// Bytes of a key of Yandex, as a QR code has it, and as it is typed, with what checks it.
const YANDEX_BARE: usize = 16;
const YANDEX_CHECKED: usize = 26;
/// What the bits of a typed key are divided by (over GF(2)).
const YANDEX_DIVISOR: u16 = 0x18f3;

/// A secret. It is wiped when it is dropped, and has no `Debug`, so that it does not end up in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<Vec<u8>>);

/// Base32 without padding whose last bits may be anything: some sites cut random texts to a length.
static LENIENT: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    specification.check_trailing_bits = false;
    specification
        .encoding()
        .expect("the alphabet has 32 different symbols")
});

impl Secret {
    /// Takes a secret of bytes.
    ///
    /// # Errors
    /// [`AccountError::SecretEmpty`], [`AccountError::SecretTooLong`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, AccountError> {
        let bytes = Zeroizing::new(bytes);
        match bytes.len() {
            0 => Err(AccountError::SecretEmpty),
            length if length > LONGEST_SECRET => Err(AccountError::SecretTooLong),
            _ => Ok(Self(bytes)),
        }
    }

    /// Reads Base32 with spaces, dashes, small letters, padding or none, and says what it made of them.
    ///
    /// # Errors
    /// [`AccountError::SecretNotBase32`]; as [`Secret::from_bytes`].
    pub fn from_base32(text: &str) -> Result<(Self, Vec<Repair>), AccountError> {
        let mut repairs = Vec::new();
        let mut symbols = Zeroizing::new(String::with_capacity(text.len()));
        symbols.extend(text.chars().filter(|letter| !is_separator(*letter)));
        if symbols.len() != text.len() {
            repairs.push(Repair::SecretSeparators);
        }
        if symbols.chars().any(|letter| letter.is_ascii_lowercase()) {
            symbols.make_ascii_uppercase();
            repairs.push(Repair::SecretCase);
        }
        let unpadded = symbols.trim_end_matches('=');
        let bytes = decode(unpadded.as_bytes()).ok_or(AccountError::SecretNotBase32)?;
        let secret = Self::from_bytes(bytes)?;
        if *secret.to_base32() != unpadded {
            repairs.push(Repair::SecretEnd);
        }
        if secret.0.len() < SHORTEST_ADVISED {
            repairs.push(Repair::ShortSecret);
        }
        Ok((secret, repairs))
    }

    /// Reads hexadecimal, as mOTP has it, in small letters or capitals.
    ///
    /// # Errors
    /// [`AccountError::SecretNotBase32`]; as [`Secret::from_bytes`].
    pub fn from_hexadecimal(text: &str) -> Result<Self, AccountError> {
        let lower = Zeroizing::new(text.trim().to_ascii_lowercase());
        let bytes = HEXLOWER.decode(lower.as_bytes());
        Self::from_bytes(bytes.map_err(|_| AccountError::SecretNotBase32)?)
    }

    /// Reads a key of Steam: Base32 as above, or Base64, as Steam's own files have it. Of Base64 is what Base32 cannot be: what has
    /// signs that only Base64 has, or letters of both cases in a length that no Base32 has.
    ///
    /// # Errors
    /// As [`Secret::from_base32`].
    pub fn from_steam(text: &str) -> Result<(Self, Vec<Repair>), AccountError> {
        let trimmed = text.trim();
        let has = |of: fn(&u8) -> bool| trimmed.bytes().any(|byte| of(&byte));
        let mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
        let signs = trimmed.contains(['+', '/', '0', '1', '8', '9']);
        let symbols = trimmed.trim_end_matches('=').len();
        let fits_base32 = matches!(symbols % 8, 0 | 2 | 4 | 5 | 7);
        match BASE64.decode(trimmed.as_bytes()) {
            Ok(bytes) if (signs || mixed && !fits_base32) && bytes.len() >= SHORTEST_ADVISED => {
                Ok((Self::from_bytes(bytes)?, Vec::new()))
            }
            _ => Self::from_base32(text),
        }
    }

    /// Tells keys that are none of Yandex: 16 bytes, or 26 of which the last twelve bits check the others.
    ///
    /// # Errors
    /// [`AccountError::SecretLength`], [`AccountError::SecretDamaged`].
    pub fn check_yandex(&self) -> Result<(), AccountError> {
        match self.0.as_slice() {
            key if key.len() == YANDEX_BARE => Ok(()),
            [.., high, low] if self.0.len() == YANDEX_CHECKED => {
                let said = u16::from(high & 0xf) << 8 | u16::from(*low);
                let right = remainder(&self.0, self.0.len() * 8 - 12) == said;
                right.then_some(()).ok_or(AccountError::SecretDamaged)
            }
            _ => Err(AccountError::SecretLength),
        }
    }

    /// The secret itself.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The secret in Base32, without padding.
    #[must_use]
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(&self.0))
    }
}

/// What is left of so many bits, the first the highest, divided by [`YANDEX_DIVISOR`].
fn remainder(bytes: &[u8], bits: usize) -> u16 {
    let each = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1));
    each.take(bits).fold(0, |rest, bit| {
        let next = rest << 1 | u16::from(bit);
        if next & 0x1000 == 0 {
            next
        } else {
            next ^ YANDEX_DIVISOR
        }
    })
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '_' | '+' | '\u{200b}' | '\u{ad}')
}

/// A last symbol that does not complete a byte is left out, as other programs do.
fn decode(symbols: &[u8]) -> Option<Vec<u8>> {
    let whole = (0..3).find_map(|dropped| {
        let length = symbols.len().checked_sub(dropped)?;
        LENIENT.decode_len(length).is_ok().then_some(length)
    })?;
    let all = symbols
        .iter()
        .all(|symbol| LENIENT_SYMBOLS.contains(symbol));
    let mut bytes = vec![0; LENIENT.decode_len(whole).ok()?];
    match LENIENT.decode_mut(symbols.get(..whole)?, &mut bytes) {
        Ok(_) if all => Some(bytes),
        Ok(_) => None,
        Err(DecodePartial { .. }) => {
            bytes.zeroize();
            None
        }
    }
}

const LENIENT_SYMBOLS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base32())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        let secret = Self::from_base32(&text).map_err(|error| D::Error::custom(error.code()))?;
        Ok(secret.0)
    }
}
