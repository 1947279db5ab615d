//! What happens at the same moment: cookies that end together were set by the same answer of the server.

/// Ends this close were set by the same answer of the server, in seconds.
pub(super) const SAME_MOMENT: f64 = 2.0;

/// Amounts at moments.
#[derive(Debug, Default)]
pub(super) struct Moments {
    /// The moments, in seconds, the first first.
    at: Vec<f64>,
    /// The sum of the amounts before each of them, and at last of all.
    sums: Vec<f64>,
}

impl Moments {
    /// Amounts at moments: pairs of a moment, in seconds, and an amount.
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
            at: points.into_iter().map(|(moment, _)| moment).collect(),
            sums,
        }
    }

    /// The sum of the amounts at the same moment.
    pub(super) fn around(&self, moment: f64) -> f64 {
        let before = |bound: f64| self.at.partition_point(|other| *other < bound);
        let after = self
            .at
            .partition_point(|other| *other <= moment + SAME_MOMENT);
        let sum = |place: usize| self.sums.get(place).copied().unwrap_or_default();
        sum(after) - sum(before(moment - SAME_MOMENT))
    }
}
