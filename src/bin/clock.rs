//! Times as JavaScript has them.

/// Whole milliseconds since 1970. Before that, and for what is no number: 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and a clock has no fractions that matter"
)]
pub(crate) fn milliseconds(now: f64) -> u64 {
    now as u64
}
