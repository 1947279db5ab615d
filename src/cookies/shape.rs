//! What a value looks like, without what it says.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// Bytes of a value that are looked at. Browsers take 4096 bytes of name and value (RFC 6265bis, section 5.7).
pub const LONGEST_VALUE: usize = 8192;
/// Servers give out random values: less than this, in bits, could be guessed. Identifiers have 64 (OWASP Session Management
/// Cheat Sheet), of which the few characters that there are show less.
pub const GUESSABLE_BITS: f64 = 40.0;
/// A run of letters and digits from here on is no word and no number that a person would read.
const LONG_RUN: usize = 16;
/// The least length of a value, and of its longest run, that could prove who somebody is.
const PROOF: usize = 24;
const PROOF_RUN: usize = 20;
/// Digits of a person's number at most.
const IDENTIFIER_DIGITS: usize = 11;
/// Bytes of a person's name.
const IDENTIFIER_WORD: RangeInclusive<usize> = 4..=14;
/// Parts of a value that has an identifier and a proof.
const PARTS_OF_PAIR: RangeInclusive<usize> = 2..=5;
/// Digits of an identifier that is a part of a value.
const PART_DIGITS: RangeInclusive<usize> = 3..=9;
/// Letters of one, and the digits that may follow.
const PART_LETTERS: RangeInclusive<usize> = 3..=8;
const PART_DIGITS_AFTER: usize = 4;

/// The shape of a value: what remains of it when its meaning is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Length in bytes.
    pub length: usize,
    /// Shannon entropy of the bytes, in bits for each.
    pub bits_per_byte: f64,
    /// What it is written in.
    pub alphabet: Alphabet,
    /// Parts, cut at each sign that is neither letter nor digit.
    pub parts: usize,
    /// The longest run of letters and digits, in bytes.
    pub longest_run: usize,
    /// Of the letters and digits, how many are digits: 0 to 1.
    pub digits: f64,
    /// Of all bytes, how many are neither letter nor digit: 0 to 1.
    pub signs: f64,
    /// It has small and capital letters and digits in one run of some length, as encoded random bytes have.
    pub mixed: bool,
    /// It has fields with names: `a=1&b=2`, `a:1`.
    pub fields: usize,
    /// It could be the number or the name of a person: some digits, or one short word.
    pub identifier: bool,
    /// It has a number or a short word and, beside it, a long run: who somebody is and the proof of it.
    pub identifier_and_run: bool,
}

/// What a value is written in, the narrowest that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Alphabet {
    /// Nothing.
    Empty,
    /// A yes, a no, or one sign.
    Flag,
    /// Ten or thirteen digits: a time in seconds or milliseconds since 1970.
    Timestamp,
    /// Digits.
    Digits,
    /// Digits and dots: an address, a version, a number.
    Dotted,
    /// A UUID (RFC 9562).
    Uuid,
    /// Hexadecimal digits.
    Hex,
    /// Letters only, short: a word, a language, a country.
    Word,
    /// Letters and digits.
    Alphanumeric,
    /// Base64, of either alphabet.
    Base64,
    /// Three parts of base64url: a JSON Web Token (RFC 7519).
    Jwt,
    /// Parts of letters and digits, with signs between them that need no encoding.
    Token,
    /// JSON, as it is or percent-encoded.
    Json,
    /// An e-mail address.
    Email,
    /// Percent-encoded text.
    PercentEncoded,
    /// Anything else.
    Text,
}

impl Shape {
    /// The shape of a value.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let bytes = read(value);
        let runs = runs(bytes);
        let count = |test: fn(&u8) -> bool| bytes.iter().filter(|byte| test(byte)).count();
        let alphanumeric = count(u8::is_ascii_alphanumeric);
        Self {
            length: value.len(),
            bits_per_byte: entropy(bytes),
            alphabet: alphabet(bytes, &runs),
            parts: runs.len(),
            longest_run: runs.iter().map(|run| run.len()).max().unwrap_or_default(),
            digits: ratio(count(u8::is_ascii_digit), alphanumeric),
            signs: ratio(bytes.len() - alphanumeric, bytes.len()),
            mixed: runs.iter().any(|run| run.len() >= LONG_RUN && mixed(run)),
            fields: count(|byte| *byte == b'='),
            identifier: is_identifier(without_quotes(bytes)),
            identifier_and_run: has_identifier_and_run(without_quotes(bytes)),
        }
    }

    /// It has a run of letters and digits that is no word and no number that a person would read.
    #[must_use]
    pub fn has_long_run(&self) -> bool {
        self.longest_run >= LONG_RUN
    }

    /// It could be a random value that nobody guesses, as proofs of identity are.
    #[must_use]
    pub fn could_be_proof(&self) -> bool {
        self.length >= PROOF && self.longest_run >= PROOF_RUN
    }

    /// Length times entropy: how much a value could say at most, in bits.
    #[must_use]
    pub fn bits(&self) -> f64 {
        bits(self.length, self.bits_per_byte)
    }
}

impl Alphabet {
    /// What a value is written in.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let bytes = read(value);
        alphabet(bytes, &runs(bytes))
    }
}

/// What is looked at of a value.
fn read(value: &str) -> &[u8] {
    let bytes = value.as_bytes();
    bytes.get(..LONGEST_VALUE).unwrap_or(bytes)
}

/// [`Shape::bits`] of a value of which no more is asked.
pub(super) fn bits_of(value: &str) -> f64 {
    bits(value.len(), entropy(read(value)))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no value is so long that it matters"
)]
fn bits(length: usize, per_byte: f64) -> f64 {
    length as f64 * per_byte
}

/// How often each byte comes, as bits for one byte (Shannon).
fn entropy(bytes: &[u8]) -> f64 {
    // No count is above LONGEST_VALUE.
    let mut counts = [0_u16; 256];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let mut counts: Vec<u16> = counts.into_iter().filter(|count| *count > 0).collect();
    // Sorted, so that other signs of the same counts have the same sum to the last bit.
    counts.sort_unstable();
    let bits_of_count = |count: &u16| {
        let share = ratio(usize::from(*count), bytes.len());
        -share * share.log2()
    };
    counts
        .chunk_by(|one, other| one == other)
        .filter_map(|same| {
            Some(std::iter::repeat_n(
                bits_of_count(same.first()?),
                same.len(),
            ))
        })
        .flatten()
        .sum::<f64>()
        .max(0.0)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "both are at most the length of a value"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// The runs of letters and digits.
fn runs(bytes: &[u8]) -> Vec<&[u8]> {
    bytes
        .split(|byte| !byte.is_ascii_alphanumeric())
        .filter(|run| !run.is_empty())
        .collect()
}

/// Some digits, or one short word of letters, digits, dots, hyphens and underscores.
fn is_identifier(bytes: &[u8]) -> bool {
    let digits = || bytes.iter().all(u8::is_ascii_digit);
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    ((1..=IDENTIFIER_DIGITS).contains(&bytes.len()) && digits())
        || (IDENTIFIER_WORD.contains(&bytes.len()) && bytes.iter().all(word))
}

fn has_identifier_and_run(bytes: &[u8]) -> bool {
    let (mut parts, mut long, mut identifiers) = (0, 0, 0);
    for part in parts_of(bytes) {
        parts += 1;
        long += usize::from(part.len() >= LONG_RUN);
        identifiers += usize::from(is_identifier_part(part));
    }
    PARTS_OF_PAIR.contains(&parts) && long > 0 && identifiers > 0
}

/// Digits, or letters with a few digits behind them.
fn is_identifier_part(part: &[u8]) -> bool {
    let digits = part
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let rest = part.get(..part.len() - digits).unwrap_or_default();
    if rest.is_empty() {
        PART_DIGITS.contains(&digits)
    } else {
        digits <= PART_DIGITS_AFTER
            && PART_LETTERS.contains(&rest.len())
            && rest.iter().all(u8::is_ascii_alphabetic)
    }
}

/// The runs of letters and digits, where a percent sign hides the two that follow it (RFC 3986, section 2.1).
fn parts_of(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric();
            match rest {
                [] => return None,
                [b'%', _, _, after @ ..] => rest = after,
                [first, after @ ..] if !is_part(first) => rest = after,
                _ => {
                    let length = rest.iter().take_while(|byte| is_part(byte)).count();
                    let (part, after) = rest.split_at_checked(length)?;
                    rest = after;
                    return Some(part);
                }
            }
        }
    })
}

fn mixed(run: &[u8]) -> bool {
    run.iter().any(u8::is_ascii_lowercase)
        && run.iter().any(u8::is_ascii_uppercase)
        && run.iter().any(u8::is_ascii_digit)
}

fn alphabet(bytes: &[u8], runs: &[&[u8]]) -> Alphabet {
    let all = |test: fn(&u8) -> bool| bytes.iter().all(test);
    let is_flag = bytes.len() <= 1
        || [&b"true"[..], b"false", b"yes", b"no", b"on", b"off"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(bytes));
    if bytes.is_empty() {
        Alphabet::Empty
    } else if is_flag {
        Alphabet::Flag
    } else if all(u8::is_ascii_digit) {
        if matches!(bytes.len(), 10 | 13) {
            Alphabet::Timestamp
        } else {
            Alphabet::Digits
        }
    } else if all(|byte| byte.is_ascii_digit() || *byte == b'.') {
        Alphabet::Dotted
    } else if is_uuid(bytes) {
        Alphabet::Uuid
    } else if bytes.len() >= 8 && all(u8::is_ascii_hexdigit) {
        Alphabet::Hex
    } else if bytes.len() < LONG_RUN && all(|byte| byte.is_ascii_alphabetic() || *byte == b'_') {
        Alphabet::Word
    } else if all(u8::is_ascii_alphanumeric) {
        Alphabet::Alphanumeric
    } else {
        of_parts(bytes, runs)
    }
}

fn of_parts(bytes: &[u8], runs: &[&[u8]]) -> Alphabet {
    let all = |test: fn(&u8) -> bool| bytes.iter().all(test);
    let trimmed = without_quotes(bytes.trim_ascii());
    if matches!(trimmed.first(), Some(b'{' | b'['))
        || (bytes.starts_with(b"%7B") && bytes.ends_with(b"%7D"))
    {
        Alphabet::Json
    } else if is_jwt(trimmed) {
        Alphabet::Jwt
    } else if bytes.contains(&b'@') && bytes.contains(&b'.') && bytes.len() < 80 {
        Alphabet::Email
    } else if trimmed.len() >= LONG_RUN
        && trimmed.iter().all(|byte| is_base64(*byte))
        && runs.iter().any(|run| run.len() >= LONG_RUN / 2)
    {
        Alphabet::Base64
    } else if bytes.split(|byte| *byte == b'%').count() > 1 + bytes.len() / 25 {
        Alphabet::PercentEncoded
    } else if all(|byte| byte.is_ascii_alphanumeric() || b"-._~|:!".contains(byte)) {
        Alphabet::Token
    } else {
        Alphabet::Text
    }
}

/// Quotation marks around a value are no part of it.
fn without_quotes(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(b"\"")
        .and_then(|rest| rest.strip_suffix(b"\""))
        .unwrap_or(bytes)
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte)
}

fn is_uuid(bytes: &[u8]) -> bool {
    let parts: Vec<_> = bytes.split(|byte| *byte == b'-').collect();
    parts.len() == 5
        && parts.iter().zip([8, 4, 4, 4, 12]).all(|(part, length)| {
            part.len() == length && part.iter().all(u8::is_ascii_alphanumeric)
        })
}

/// Three parts of base64url, of which the first is long enough for a header with an algorithm.
fn is_jwt(bytes: &[u8]) -> bool {
    let parts: Vec<_> = bytes.split(|byte| *byte == b'.').collect();
    let of_base64url = |part: &&[u8]| {
        part.iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
    };
    matches!(parts.as_slice(), [header, claims, _] if header.len() >= 16 && claims.len() >= 16)
        && parts.iter().all(of_base64url)
        && parts
            .first()
            .is_some_and(|part| !part.iter().all(u8::is_ascii_digit))
}
