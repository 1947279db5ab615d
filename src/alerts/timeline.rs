//! What was told, for 90 days.

use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{Alert, ONE_CHANGE, What};

/// So long an alert is kept, in milliseconds: 90 days.
pub const KEPT_FOR: u64 = 90 * 24 * 3_600_000;
/// The most alerts that are kept; older ones go first.
pub const MOST_ALERTS: usize = 200;

/// The alerts, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "Vec<Kept>")]
pub struct Timeline(Vec<Alert>);

/// What a disk gives back.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Alert(Alert),
    Damaged(IgnoredAny),
}

impl From<Vec<Kept>> for Timeline {
    fn from(kept: Vec<Kept>) -> Self {
        let alerts = kept.into_iter().filter_map(|kept| match kept {
            Kept::Alert(alert) => Some(alert),
            Kept::Damaged(_) => None,
        });
        Self(alerts.collect())
    }
}

impl Timeline {
    /// The alerts of the last 90 days, the newest last. `now` is in Unix milliseconds.
    #[must_use]
    pub fn alerts(mut self, now: u64) -> Vec<Alert> {
        self.forget_old(now);
        self.0
    }

    /// The timeline without what was told of a site, which was cleared.
    #[must_use]
    pub fn without(mut self, site: &str) -> Self {
        self.0.retain(|alert| alert.site != site);
        self
    }

    /// Whether there is one that is newer than the person's last look, in Unix milliseconds.
    #[must_use]
    pub fn has_news(&self, looked: u64) -> bool {
        self.0.iter().any(|alert| alert.at > looked)
    }

    /// What is older than 90 days goes. A clock that was set back makes nothing older.
    pub(super) fn forget_old(&mut self, now: u64) {
        self.0
            .retain(|alert| now.saturating_sub(alert.at) < KEPT_FOR);
    }

    pub(super) fn add(&mut self, alert: Alert) {
        self.0.push(alert);
        let surplus = self.0.len().saturating_sub(MOST_ALERTS);
        self.0.drain(..surplus);
    }

    pub(super) fn has(&self, site: &str, what: &What) -> bool {
        let of_site = self.0.iter().filter(|alert| alert.site == site);
        of_site.into_iter().any(|alert| alert.what == *what)
    }

    /// Whether the change of a password was told of that is still going on.
    pub(super) fn has_change(&self, site: &str, now: u64) -> bool {
        let of_site = self.0.iter().filter(|alert| alert.site == site);
        let mut changes = of_site.filter(|alert| alert.what == What::PasswordForm);
        changes.any(|alert| now.abs_diff(alert.at) <= ONE_CHANGE)
    }
}
