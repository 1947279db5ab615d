//! How far the clock is off, by the `Date` of an answer. The dates are the examples of RFC 9110, section 5.6.7.

use latchkey::authenticator::clock_drift::{Drift, DriftError, DriftVerdict, TimeAnswer};
use proptest::prelude::*;

/// Sun, 06 Nov 1994 08:49:37 GMT, in milliseconds since 1970.
const SERVER_MS: i64 = 784_111_777_000;

fn answer(date: &str, asked_at: i64, answered_at: i64) -> TimeAnswer {
    TimeAnswer {
        date: Some(date.to_owned()),
        age: None,
        last_modified: None,
        asked_at,
        answered_at,
    }
}

#[test]
fn all_three_forms_of_a_date_are_read() {
    for date in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ] {
        let drift = answer(date, SERVER_MS, SERVER_MS + 100).drift();
        assert_eq!(
            drift.map(|drift| drift.verdict),
            Ok(DriftVerdict::Right),
            "{date}"
        );
    }
}

#[test]
fn clocks_are_judged() {
    const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (name, ahead_ms, seconds, verdict) in [
        ("exact", 500, 0, DriftVerdict::Right),
        ("four seconds fast", 4_500, -4, DriftVerdict::Right),
        ("a minute slow", -60_000, 60, DriftVerdict::Correct),
        ("a minute fast", 60_000, -60, DriftVerdict::Correct),
        ("an hour slow", -3_600_000, 3_600, DriftVerdict::Correct),
        (
            "a month fast",
            2_592_000_000,
            -2_592_000,
            DriftVerdict::SetTheClock,
        ),
        (
            "before 1970",
            -SERVER_MS - 9_000,
            784_111_786,
            DriftVerdict::SetTheClock,
        ),
    ] {
        let at = SERVER_MS + ahead_ms;
        let drift = answer(DATE, at, at + 100).drift().expect(name);
        assert_eq!(drift.verdict, verdict, "{name}");
        assert!(
            (drift.seconds - seconds).abs() <= 1,
            "{name}: {}",
            drift.seconds
        );
    }
}

#[test]
fn an_answer_out_of_a_cache_does_not_move_the_clock() {
    const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    let now = SERVER_MS + 120_000;
    let fresh = || answer(DATE, now, now + 200);
    let aged = |age: &str| TimeAnswer {
        age: Some(age.to_owned()),
        ..fresh()
    };
    let changed = |field: &str| TimeAnswer {
        last_modified: Some(field.to_owned()),
        ..fresh()
    };
    for (name, answer, cached) in [
        ("an age", aged("120"), true),
        ("an age of nothing", aged("0"), true),
        ("an odd age", aged("soon"), true),
        (
            "changed since",
            changed("Sun, 06 Nov 1994 08:50:37 GMT"),
            true,
        ),
        (
            "changed before",
            changed("Sun, 06 Nov 1994 08:49:37 GMT"),
            false,
        ),
        ("changed at an odd time", changed("yesterday"), false),
    ] {
        let drift = answer.drift();
        assert_eq!(
            drift.is_err_and(|error| error == DriftError::Cached),
            cached,
            "{name}"
        );
    }
}

#[test]
fn what_says_nothing_is_an_error() {
    const GOOD: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    let none = TimeAnswer {
        date: None,
        ..answer(GOOD, 0, 0)
    };
    for (name, answer, error) in [
        ("no date", none, DriftError::NoTime),
        (
            "no date at all",
            answer("yesterday", 0, 0),
            DriftError::NoTime,
        ),
        (
            "a month of another language",
            answer("So, 06 Okt 1994 08:49:37 GMT", 0, 0),
            DriftError::NoTime,
        ),
        (
            "before 1970",
            answer("Sun, 06 Nov 1904 08:49:37 GMT", 0, 0),
            DriftError::NoTime,
        ),
        ("slow", answer(GOOD, 0, 10_001), DriftError::TooSlow),
        (
            "set back in between",
            answer(GOOD, 5, 4),
            DriftError::TooSlow,
        ),
        (
            "out of range",
            answer(GOOD, i64::MIN, i64::MAX),
            DriftError::TooSlow,
        ),
    ] {
        assert_eq!(answer.drift(), Err(error), "{name}");
    }
}

proptest! {
    /// Whatever the way took, a clock that is right is called so, and one that is off is corrected to within that time.
    #[test]
    fn the_true_drift_is_found(
        server_ms in SERVER_MS..SERVER_MS * 3,
        ahead_ms in -80_000_000_i64..80_000_000,
        there in 0_i64..2_000,
        back in 0_i64..2_000,
    ) {
        let date = httpdate::fmt_http_date(
            std::time::UNIX_EPOCH + std::time::Duration::from_millis(server_ms.unsigned_abs()),
        );
        let asked_at = server_ms - there + ahead_ms;
        let Drift { seconds, verdict } = answer(&date, asked_at, asked_at + there + back).drift().expect("a date");
        prop_assert!((seconds * 1_000 + ahead_ms).abs() <= 1_000 + i64::midpoint(there, back) + 500, "{seconds} s");
        if ahead_ms.abs() < 4_000 {
            prop_assert_eq!(verdict, DriftVerdict::Right);
        }
        if ahead_ms.abs() > 12_000 {
            prop_assert_eq!(verdict, DriftVerdict::Correct);
        }
    }
}
