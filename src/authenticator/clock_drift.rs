//! How far this computer's clock is off, by what a web server says of the time.
//!
//! Codes are made from the time. A server gives it, in whole seconds, in the field `Date` of an answer (RFC 9110,
//! section 6.6.1); one that comes out of a cache is older, and says its `Age` (RFC 9111, section 5.1).

use std::time::UNIX_EPOCH;

use httpdate::parse_http_date;
use serde::{Deserialize, Serialize};

/// A clock that is off by no more is as good as right, in seconds: servers accept the codes around the current one.
pub const TOLERATED_S: i64 = 5;
/// A clock that is off by more is not corrected here but by its owner, in seconds: no encrypted connection stands much
/// more than this, and one site must not move the codes of all others by years.
pub const LARGEST_S: i64 = 86_400;
/// An answer that took longer says too little, in milliseconds.
pub const SLOWEST_ANSWER_MS: i64 = 10_000;

const MS: i64 = 1_000;

/// What came of asking a site for the time. Times are in milliseconds since 1970, by this computer's clock.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TimeAnswer {
    /// The field `Date`.
    pub date: Option<String>,
    /// The field `Age`.
    pub age: Option<String>,
    /// The field `Last-Modified`.
    pub last_modified: Option<String>,
    /// When the question went out.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub asked_at: i64,
    /// When the answer was there.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub answered_at: i64,
}

/// How far the clock is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Drift {
    /// What has to be added to this computer's time, in seconds: more than zero for a clock that is slow.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub seconds: i64,
    /// What follows.
    pub verdict: DriftVerdict,
}

/// What follows from a drift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DriftVerdict {
    /// The clock is right, as far as codes are concerned.
    Right,
    /// The codes are to be corrected.
    Correct,
    /// Too far off to be corrected: the clock has to be set.
    SetTheClock,
}

/// Why nothing is known about the clock.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum DriftError {
    /// The answer has no time, or one that cannot be read.
    #[error("the site does not say what time it is")]
    NoTime,
    /// A cache has answered: its time is of whenever it asked.
    #[error("the site's answer came out of a cache")]
    #[strum(serialize = "timeFromCache")]
    Cached,
    /// It took too long, or the clock was set in between.
    #[error("the site took too long to answer")]
    #[strum(serialize = "timeTooSlow")]
    TooSlow,
}

impl TimeAnswer {
    /// Reads how far the clock is off. The server's time was, at some moment between question and answer, somewhere in
    /// the second that it named: the middle of what is possible is taken.
    ///
    /// # Errors
    /// [`DriftError`].
    pub fn drift(&self) -> Result<Drift, DriftError> {
        let took = self.answered_at.saturating_sub(self.asked_at);
        if !(0..=SLOWEST_ANSWER_MS).contains(&took) {
            return Err(DriftError::TooSlow);
        }
        let server = self.server_time_ms().ok_or(DriftError::NoTime)?;
        // Only caches say an age, and nothing is made before what it answers was last changed.
        let changed = self.last_modified.as_deref().and_then(time_ms);
        if self.age.is_some() || changed.is_some_and(|changed| changed > server) {
            return Err(DriftError::Cached);
        }
        let earliest = server.saturating_sub(self.answered_at);
        let latest = server.saturating_add(MS).saturating_sub(self.asked_at);
        let middle = earliest.midpoint(latest);
        // Nothing further than the tolerated is possible: the answer that is kindest to the clock counts.
        let least = match (earliest, latest) {
            (1.., _) => earliest,
            (_, ..=-1) => latest,
            _ => 0,
        };
        let verdict = match least.abs().div_euclid(MS) {
            ..TOLERATED_S => DriftVerdict::Right,
            TOLERATED_S..=LARGEST_S => DriftVerdict::Correct,
            _ => DriftVerdict::SetTheClock,
        };
        Ok(Drift {
            seconds: (middle + MS / 2).div_euclid(MS),
            verdict,
        })
    }

    /// What the server's clock showed, at the beginning of its second, in milliseconds since 1970.
    fn server_time_ms(&self) -> Option<i64> {
        time_ms(self.date.as_deref()?)
    }
}

fn time_ms(field: &str) -> Option<i64> {
    let time = parse_http_date(field.trim()).ok()?;
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    i64::try_from(seconds).ok()?.checked_mul(MS)
}
