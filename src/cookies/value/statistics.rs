//! What there is in a value, counted in one pass.

use std::sync::LazyLock;

/// Bytes of a value that are looked at. Browsers take 4096 bytes of name and value (RFC 6265bis, section 5.7).
pub const LONGEST_VALUE: usize = 8192;
/// A run of letters and digits from here on is no word and no number that a person would read.
pub(super) const LONG_RUN: usize = 16;
/// One bit in the whole numbers in which entropy is summed up.
const UNIT: f64 = 4_294_967_296.0;
/// [`added`] of small counts, since most values are short.
static ADDED: LazyLock<Vec<i64>> = LazyLock::new(|| {
    (0..64)
        .map(|count| information(count + 1) - information(count))
        .collect()
});

/// What there is in a value.
#[derive(Default)]
pub(super) struct Statistics {
    pub(super) digits: usize,
    /// Small letters.
    pub(super) small: usize,
    /// Capital letters.
    pub(super) capital: usize,
    pub(super) equals: usize,
    /// Runs of letters and digits.
    pub(super) runs: usize,
    /// The length of the longest of these, in bytes.
    pub(super) longest_run: usize,
    /// One that is long has small and capital letters and digits.
    pub(super) mixed: bool,
    /// The sum of `n log2 n` over how often each byte comes, in units.
    information: i64,
}

/// What is looked at of a value.
pub(super) fn looked_at(value: &str) -> &[u8] {
    let bytes = value.as_bytes();
    bytes.get(..LONGEST_VALUE).unwrap_or(bytes)
}

/// A run of letters and digits, so far.
#[derive(Default)]
struct Run {
    length: usize,
    digit: bool,
    small: bool,
    capital: bool,
}

impl Statistics {
    /// Counts.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut statistics = Self::default();
        // No count is above the longest value.
        let mut counts = [0_u16; 256];
        let mut run = Run::default();
        for byte in bytes {
            if let Some(count) = counts.get_mut(usize::from(*byte)) {
                statistics.information += added(*count);
                *count += 1;
            }
            match byte {
                b'0'..=b'9' => {
                    statistics.digits += 1;
                    run.digit = true;
                }
                b'a'..=b'z' => {
                    statistics.small += 1;
                    run.small = true;
                }
                b'A'..=b'Z' => {
                    statistics.capital += 1;
                    run.capital = true;
                }
                _ => {
                    statistics.equals += usize::from(*byte == b'=');
                    statistics.end(&run);
                    run = Run::default();
                    continue;
                }
            }
            run.length += 1;
        }
        statistics.end(&run);
        statistics
    }

    fn end(&mut self, run: &Run) {
        self.runs += usize::from(run.length > 0);
        self.longest_run = self.longest_run.max(run.length);
        self.mixed |= run.length >= LONG_RUN && run.digit && run.small && run.capital;
    }

    /// How often each byte comes, as bits for one byte (Shannon), of so many bytes.
    #[expect(
        clippy::cast_precision_loss,
        reason = "no value is so long that it matters"
    )]
    pub(super) fn bits_per_byte(&self, length: usize) -> f64 {
        let length = length.max(1) as f64;
        (length.log2() - self.information as f64 / UNIT / length).max(0.0)
    }
}

/// By how much `n log2 n` grows from one number to the next, in units: whole numbers, so that other signs of the same counts
/// come to the same to the last bit.
fn added(count: u16) -> i64 {
    match ADDED.get(usize::from(count)) {
        Some(units) => *units,
        None => information(count + 1) - information(count),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the longest value has 8192 bytes, and 13 bits for each"
)]
fn information(count: u16) -> i64 {
    let count = f64::from(count);
    (count * count.max(1.0).log2() * UNIT).round() as i64
}
