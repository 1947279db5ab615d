//! Times as JavaScript has them.

/// A time in whole units, milliseconds or seconds, as it was given. Before 1970, and for what is no number: 0.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and a clock has no fractions that matter"
)]
pub fn whole(time: f64) -> u64 {
    time as u64
}
