//! Cookies that end together were set by the same response of the server.

/// Cookies whose ends are this close were set by the same response, in seconds.
pub(super) const SAME_RESPONSE: f64 = 2.0;

/// Amounts, by when the cookies end that they are of.
#[derive(Debug, Default)]
pub(super) struct Endings {
    /// When they end, in seconds, the first first.
    ends: Vec<f64>,
    /// The sum of the amounts before each of them, and at last of all.
    sums: Vec<f64>,
}

impl Endings {
    /// Pairs of an end, in seconds, and an amount.
    pub(super) fn of(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let mut points: Vec<(f64, f64)> = points.into_iter().collect();
        // Amounts too, so that the last bit of their sums does not depend on the order of the points.
        points.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
        let mut sum = 0.0;
        let mut sums = vec![sum];
        sums.extend(points.iter().map(|(_, amount)| {
            sum += amount;
            sum
        }));
        Self {
            ends: points.into_iter().map(|(end, _)| end).collect(),
            sums,
        }
    }

    /// The sum of the amounts of those that end together with one that ends then.
    pub(super) fn around(&self, end: f64) -> f64 {
        let before = |bound: f64| self.ends.partition_point(|other| *other < bound);
        let after = self
            .ends
            .partition_point(|other| *other <= end + SAME_RESPONSE);
        let sum = |place: usize| self.sums.get(place).copied().unwrap_or_default();
        sum(after) - sum(before(end - SAME_RESPONSE))
    }
}
