//! What a value looks like, without what it says.

use super::{
    alphabet::{Alphabet, alphabet, without_quotes},
    census::Census,
    identifier::{has_identifier_and_run, is_identifier},
};

/// Bytes of a value that are looked at. Browsers take 4096 bytes of name and value (RFC 6265bis, section 5.7).
pub const LONGEST_VALUE: usize = 8192;
/// Servers give out random values: less than this, in bits, could be guessed. Identifiers have 64 (OWASP Session Management
/// Cheat Sheet), of which the few characters that there are show less.
pub const GUESSABLE_BITS: f64 = 40.0;
/// A run of letters and digits from here on is no word and no number that a person would read.
pub(super) const LONG_RUN: usize = 16;
/// The least length of a value, and of its longest run, that could prove who somebody is.
const PROOF: usize = 24;
const PROOF_RUN: usize = 20;
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

impl Shape {
    /// The shape of a value.
    #[must_use]
    pub fn of(value: &str) -> Self {
        let bytes = read(value);
        let census = Census::of(bytes);
        let alphanumeric = census.digits + census.small + census.capital;
        Self {
            length: value.len(),
            bits_per_byte: census.bits_per_byte(bytes.len()),
            alphabet: alphabet(bytes, census.longest_run),
            parts: census.runs,
            longest_run: census.longest_run,
            digits: ratio(census.digits, alphanumeric),
            signs: ratio(bytes.len() - alphanumeric, bytes.len()),
            mixed: census.mixed,
            fields: census.equals,
            identifier: is_identifier(without_quotes(bytes)),
            identifier_and_run: census.longest_run >= LONG_RUN
                && has_identifier_and_run(without_quotes(bytes)),
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

/// What is looked at of a value.
pub(super) fn read(value: &str) -> &[u8] {
    let bytes = value.as_bytes();
    bytes.get(..LONGEST_VALUE).unwrap_or(bytes)
}

/// [`Shape::bits`] of a value of which no more is asked.
pub(super) fn bits_of(value: &str) -> f64 {
    let bytes = read(value);
    bits(value.len(), Census::of(bytes).bits_per_byte(bytes.len()))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no value is so long that it matters"
)]
fn bits(length: usize, per_byte: f64) -> f64 {
    length as f64 * per_byte
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
