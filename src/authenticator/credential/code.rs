//! Codes: RFC 4226 and RFC 6238 by the crate `totp-rs`, Steam, Mobile-OTP and Yandex.

use md5::{Digest, Md5};
use serde::Serialize;
use sha2::Sha256;
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use super::{Algorithm, Credential, Kind, secret::Secret};

/// From so many digits on `totp-rs` cannot make the code from what it signed.
const TOO_LONG_FOR_TOTP_RS: u8 = 10;
const STEAM_LENGTH: u8 = 5;
const MOTP_LENGTH: usize = 6;
const YANDEX_LENGTH: usize = 8;
/// Yandex uses the first 16 bytes; what follows checks them.
const YANDEX_KEY: usize = 16;
const LETTERS: u64 = 26;

/// A code and how long it lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Code {
    /// The code.
    pub now: String,
    /// The one after it.
    pub next: String,
    /// The first second of it, in Unix seconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub valid_from: u64,
    /// The first second of the next.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub valid_until: u64,
}

/// The code of an account at a time in Unix seconds; nothing for codes that count.
#[must_use]
pub fn code_at(credential: &Credential, time: u64) -> Option<Code> {
    let period = u64::from(credential.kind.period()?.max(1));
    let step = time / period;
    let valid_from = step.saturating_mul(period);
    Some(Code {
        now: code_of_step(credential, step),
        next: code_of_step(credential, step.saturating_add(1)),
        valid_from,
        valid_until: valid_from.saturating_add(period),
    })
}

/// The code of a time step, or of a counter.
#[must_use]
pub fn code_of_step(credential: &Credential, step: u64) -> String {
    let secret = &credential.secret;
    match &credential.kind {
        Kind::Totp {
            algorithm, digits, ..
        }
        | Kind::Hotp {
            algorithm, digits, ..
        } => numeric(secret, *algorithm, *digits, step),
        Kind::Steam => signer(secret, totp_rs::Algorithm::Steam, STEAM_LENGTH)
            .generate(step)
            .to_string(),
        Kind::Motp { pin } => motp(secret, pin, step),
        Kind::Yandex { pin } => yandex(secret, pin, step),
    }
}

/// `totp-rs` with a step of one second: the time is the counter.
fn signer(secret: &Secret, algorithm: totp_rs::Algorithm, digits: u8) -> Totp {
    Builder::new()
        .with_algorithm(algorithm)
        .with_digits(digits)
        .with_step_duration(1)
        .with_secret(secret.as_bytes())
        .build_noncompliant()
}

fn numeric(secret: &Secret, algorithm: Algorithm, digits: u8, counter: u64) -> String {
    let algorithm = match algorithm {
        Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
        Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
        Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
    };
    let totp = signer(secret, algorithm, digits);
    if digits < TOO_LONG_FOR_TOTP_RS {
        return totp.generate(counter).to_string();
    }
    let signed = totp.sign(counter);
    let value = u32::from_be_bytes(truncated(signed.as_ref())) & 0x7fff_ffff;
    format!("{value:0width$}", width = usize::from(digits))
}

/// Dynamic truncation (RFC 4226, section 5.3): so many bytes from where the last half-byte says.
fn truncated<const BYTES: usize>(signed: &[u8]) -> [u8; BYTES] {
    let offset = usize::from(signed.last().copied().unwrap_or_default() & 0xf);
    let mut taken = [0; BYTES];
    for (to, from) in taken.iter_mut().zip(signed.iter().skip(offset)) {
        *to = *from;
    }
    taken
}

/// The first six hexadecimal digits of MD5 over time step, secret in hexadecimal, and PIN.
fn motp(secret: &Secret, pin: &str, step: u64) -> String {
    let hexadecimal = Zeroizing::new(data_encoding::HEXLOWER.encode(secret.as_bytes()));
    let hashed = Md5::new()
        .chain_update(step.to_string())
        .chain_update(hexadecimal.as_bytes())
        .chain_update(pin)
        .finalize();
    let mut code = data_encoding::HEXLOWER.encode(&hashed);
    code.truncate(MOTP_LENGTH);
    code
}

/// HMAC-SHA-256 under the hash of PIN and secret, truncated to 63 bits, in base 26.
fn yandex(secret: &Secret, pin: &str, step: u64) -> String {
    let bytes = secret.as_bytes();
    let hash = Sha256::new()
        .chain_update(pin)
        .chain_update(bytes.get(..YANDEX_KEY).unwrap_or(bytes))
        .finalize();
    let hash = Zeroizing::new(hash.to_vec());
    // A leading zero is left out, as in the original program.
    let key = hash.strip_prefix(&[0]).unwrap_or(&hash);
    let totp = Builder::new()
        .with_algorithm(totp_rs::Algorithm::SHA256)
        .with_step_duration(1)
        .with_secret(key)
        .build_noncompliant();
    let signed = totp.sign(step);
    let mut value = u64::from_be_bytes(truncated(signed.as_ref())) & (u64::MAX >> 1);
    let mut letters = [b'a'; YANDEX_LENGTH];
    for letter in letters.iter_mut().rev() {
        *letter = b'a' + u8::try_from(value % LETTERS).unwrap_or_default();
        value /= LETTERS;
    }
    letters.iter().copied().map(char::from).collect()
}
