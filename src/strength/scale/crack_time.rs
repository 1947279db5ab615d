//! Time to guess: guesses and attackers' speeds to seconds, and seconds to words.

use crate::strength::{CrackTime, CrackTimes, Duration, TimeUnit};

/// Guesses a second of the four attackers, as powers of ten: 100 an hour, 10, 10^4, 10^10.
const ONLINE_THROTTLED_LOG10: f64 = -1.556_302_500_767_287_3;
const ONLINE_LOG10: f64 = 1.0;
pub(super) const OFFLINE_SLOW_LOG10: f64 = 4.0;
const OFFLINE_FAST_LOG10: f64 = 10.0;

/// Units and their seconds, the largest first. A month has 31 days and a year twelve such months, as in zxcvbn.
const UNITS: [(TimeUnit, f64); 6] = [
    (TimeUnit::Year, YEAR),
    (TimeUnit::Month, MONTH),
    (TimeUnit::Day, 86_400.0),
    (TimeUnit::Hour, HOUR),
    (TimeUnit::Minute, 60.0),
    (TimeUnit::Second, SECOND),
];
pub(super) const SECOND: f64 = 1.0;
pub(super) const HOUR: f64 = 3_600.0;
pub(super) const MONTH: f64 = 31.0 * 86_400.0;
pub(super) const YEAR: f64 = 12.0 * MONTH;
const CENTURY: f64 = 100.0 * YEAR;

/// A month against the stolen database of a site that hashes slowly, in guesses as a power of ten: from there on nothing
/// has to be changed.
pub(crate) fn good_log10() -> f64 {
    MONTH.log10() + OFFLINE_SLOW_LOG10
}

/// 10^`exponent`, at most `f64::MAX`.
pub(crate) fn power_of_ten(exponent: f64) -> f64 {
    10_f64.powf(exponent).min(f64::MAX)
}

/// Time to guess a password that stands 10^`guesses_log10` guesses.
pub(crate) fn crack_times(guesses_log10: f64) -> CrackTimes {
    let at = |speed_log10: f64| {
        let seconds = power_of_ten(guesses_log10 - speed_log10);
        CrackTime {
            seconds,
            duration: duration(seconds),
        }
    };
    CrackTimes {
        online_throttled: at(ONLINE_THROTTLED_LOG10),
        online: at(ONLINE_LOG10),
        offline_slow: at(OFFLINE_SLOW_LOG10),
        offline_fast: at(OFFLINE_FAST_LOG10),
    }
}

/// `seconds` in the largest unit of which there is at least one, rounded down: nobody is promised more time than there
/// is.
fn duration(seconds: f64) -> Duration {
    if seconds >= CENTURY {
        return Duration {
            count: 0,
            unit: TimeUnit::Ages,
        };
    }
    let fitting = UNITS.iter().find(|(_, length)| seconds >= *length);
    fitting.map_or(
        Duration {
            count: 0,
            unit: TimeUnit::Instant,
        },
        |&(unit, length)| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 1 and 100 here; rounding down is meant"
            )]
            let count = (seconds / length) as u32;
            Duration { count, unit }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_in_words() {
        let rows = [
            (0.0, 0, TimeUnit::Instant),
            (0.999, 0, TimeUnit::Instant),
            (1.0, 1, TimeUnit::Second),
            (59.9, 59, TimeUnit::Second),
            (60.0, 1, TimeUnit::Minute),
            (3_599.0, 59, TimeUnit::Minute),
            (86_399.0, 23, TimeUnit::Hour),
            (86_400.0 * 30.9, 30, TimeUnit::Day),
            (86_400.0 * 31.0, 1, TimeUnit::Month),
            (86_400.0 * 31.0 * 12.0, 1, TimeUnit::Year),
            (CENTURY - 1.0, 99, TimeUnit::Year),
            (CENTURY, 0, TimeUnit::Ages),
            (f64::MAX, 0, TimeUnit::Ages),
        ];
        for (seconds, count, unit) in rows {
            assert_eq!(duration(seconds), Duration { count, unit }, "{seconds} s");
        }
    }

    /// The example in the documentation of the crate `zxcvbn` 3.1: 596 guesses.
    #[test]
    fn the_four_attackers_need_what_zxcvbn_says() {
        let times = crack_times(596_f64.log10());
        assert!((times.online_throttled.seconds - 596.0 * 36.0).abs() < 1e-6);
        assert_eq!(
            times.online_throttled.duration,
            Duration {
                count: 5,
                unit: TimeUnit::Hour
            }
        );
        assert_eq!(
            times.online.duration,
            Duration {
                count: 59,
                unit: TimeUnit::Second
            }
        );
        assert_eq!(times.offline_slow.duration.unit, TimeUnit::Instant);
        assert_eq!(times.offline_fast.duration.unit, TimeUnit::Instant);
    }

    #[test]
    fn nothing_is_infinite() {
        let times = crack_times(10_000.0);
        assert!(times.online_throttled.seconds.is_finite());
        assert!(power_of_ten(309.0).is_finite());
    }
}
