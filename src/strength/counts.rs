//! Counts of characters.

pub(super) fn saturating(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A count of characters as a number to calculate with.
pub(super) fn small(count: usize) -> f64 {
    f64::from(saturating(count))
}
