//! What a value looks like, without what it says.

use super::{
    alphabet::{Alphabet, alphabet, without_quotes},
    identifier::{has_identifier_and_run, is_identifier},
    statistics::{LONG_RUN, Statistics, looked_at},
};

/// Servers give out random values: what has less than this, in bits, is hardly one. Identifiers have 64 (OWASP Session
/// Management Cheat Sheet), of which the few characters that there are show less.
const LEAST_RANDOM_BITS: f64 = 40.0;
/// Dates and lists of words have no run of so many letters and digits, and random values do.
const LEAST_RANDOM_RUN: usize = 8;
/// The shortest tokens that programs give out: ten letters and digits have 50 bits and more, though each comes once, which shows 33.
const SHORT_TOKEN: usize = 10;
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
        let bytes = looked_at(value);
        let statistics = Statistics::of(bytes);
        let alphanumeric = statistics.digits + statistics.small + statistics.capital;
        Self {
            length: value.len(),
            bits_per_byte: statistics.bits_per_byte(bytes.len()),
            alphabet: alphabet(bytes, statistics.longest_run),
            parts: statistics.runs,
            longest_run: statistics.longest_run,
            digits: ratio(statistics.digits, alphanumeric),
            signs: ratio(bytes.len() - alphanumeric, bytes.len()),
            mixed: statistics.mixed,
            fields: statistics.equals,
            identifier: is_identifier(without_quotes(bytes)),
            identifier_and_run: statistics.longest_run >= LONG_RUN
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

    /// It shows as many bits as a random value that a server gives out, and some of them in one run.
    #[must_use]
    pub fn looks_random(&self) -> bool {
        self.bits() >= LEAST_RANDOM_BITS && self.longest_run >= LEAST_RANDOM_RUN
    }

    /// It could be one of the short tokens that some programs give out: letters and digits, where chance may have made it. Words
    /// with a number look the same, so that the name has to say that it is one.
    #[must_use]
    pub fn could_be_short_token(&self) -> bool {
        self.alphabet == Alphabet::Alphanumeric
            && self.longest_run >= SHORT_TOKEN
            && self.digits > 0.0
            && self.digits < 1.0
    }

    /// Length times entropy: how much a value could say at most, in bits.
    #[must_use]
    pub fn bits(&self) -> f64 {
        bits(self.length, self.bits_per_byte)
    }
}

/// [`Shape::bits`] of a value of which no more is asked.
pub(crate) fn bits_of(value: &str) -> f64 {
    let bytes = looked_at(value);
    bits(
        value.len(),
        Statistics::of(bytes).bits_per_byte(bytes.len()),
    )
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
