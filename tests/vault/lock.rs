//! When an unlocked vault locks.

use latchkey::vault::lock::{LockDecision, LockFacts, LockSettings, decide};
use proptest::prelude::*;

const NOON: u64 = 1_790_000_000;
const MINUTE: u64 = 60;

fn facts(open_for: u64, unused_for: u64) -> LockFacts {
    LockFacts {
        screen_locked: false,
        now: NOON,
        unlocked_at: NOON - open_for,
        used_at: NOON - unused_for,
    }
}

const LOCK: LockDecision = LockDecision::Lock;

fn until(ask_again_at: u64) -> LockDecision {
    LockDecision::StayOpen { ask_again_at }
}

#[test]
fn the_usual_settings_lock_in_time() {
    let hour = 60 * MINUTE;
    let rows = [
        ("just unlocked", facts(0, 0), until(NOON + 10 * MINUTE)),
        ("in use", facts(hour, MINUTE), until(NOON + 9 * MINUTE)),
        (
            "in use, near the end",
            facts(8 * hour - MINUTE, 0),
            until(NOON + MINUTE),
        ),
        (
            "a second before",
            facts(hour, 10 * MINUTE - 1),
            until(NOON + 1),
        ),
        ("vault not used", facts(hour, 10 * MINUTE), LOCK),
        ("open too long", facts(8 * hour, 0), LOCK),
        (
            "used before it was unlocked",
            facts(0, hour),
            until(NOON + 10 * MINUTE),
        ),
        (
            "woken from a long sleep",
            facts(100 * hour, 100 * hour),
            LOCK,
        ),
    ];
    for (name, facts, expected) in rows {
        assert_eq!(decide(LockSettings::default(), facts), expected, "{name}");
    }
}

#[test]
fn a_locked_screen_locks_at_once() {
    let facts = LockFacts {
        screen_locked: true,
        ..facts(0, 0)
    };
    assert_eq!(decide(LockSettings::default(), facts), LOCK);
}

#[test]
fn a_clock_that_goes_back_locks() {
    let base = facts(0, 0);
    let rows = [
        LockFacts {
            unlocked_at: NOON + 1,
            ..base
        },
        LockFacts {
            used_at: NOON + 1,
            ..base
        },
        LockFacts { now: 0, ..base },
        LockFacts {
            used_at: u64::MAX,
            ..base
        },
    ];
    for facts in rows {
        assert_eq!(decide(LockSettings::default(), facts), LOCK);
    }
}

#[test]
fn where_the_screen_lock_is_left_alone_a_locked_screen_says_nothing() {
    let settings = LockSettings {
        on_screen_lock: false,
        ..LockSettings::default()
    };
    let hour = 60 * MINUTE;
    let rows = [
        ("just unlocked", 0, 0, until(NOON + 10 * MINUTE)),
        ("in use", hour, MINUTE, until(NOON + 9 * MINUTE)),
        ("vault not used", hour, 10 * MINUTE, LOCK),
        ("open too long", 8 * hour, 0, LOCK),
    ];
    for (name, open_for, unused_for, expected) in rows {
        for screen_locked in [false, true] {
            let facts = LockFacts {
                screen_locked,
                ..facts(open_for, unused_for)
            };
            assert_eq!(decide(settings, facts), expected, "{name}, {screen_locked}");
        }
    }
}

#[test]
fn settings_out_of_bounds_count_as_the_nearest_within() {
    let of = |idle_minutes, open_minutes| LockSettings {
        idle_minutes,
        on_screen_lock: true,
        open_minutes,
    };
    let rows = [
        (of(0, 0), of(1, 5)),
        (of(u32::MAX, u32::MAX), of(240, 1440)),
        (of(10, 480), LockSettings::default()),
    ];
    for (given, counts) in rows {
        assert_eq!(given.bounded(), counts);
        let facts = facts(0, 0);
        assert_eq!(decide(given, facts), decide(counts, facts));
    }
}

#[test]
fn settings_that_say_nothing_are_the_safe_ones() {
    for (text, expected) in [
        ("{}", LockSettings::default()),
        (
            r#"{"idleMinutes":5}"#,
            LockSettings {
                idle_minutes: 5,
                ..LockSettings::default()
            },
        ),
    ] {
        assert_eq!(
            serde_json::from_str::<LockSettings>(text).ok(),
            Some(expected)
        );
    }
    let decision = serde_json::to_value(until(7)).expect("a number");
    assert_eq!(
        decision,
        serde_json::json!({ "decision": "stayOpen", "askAgainAt": 7 })
    );
}

proptest! {
    #[test]
    fn what_stays_open_is_asked_again_and_locks_then(idle_minutes: u32, open_minutes: u32, unlocked_at: u64, used_at: u64, now: u64) {
        let settings = LockSettings { idle_minutes, on_screen_lock: true, open_minutes };
        let facts = LockFacts { screen_locked: false, now, unlocked_at, used_at };
        if let LockDecision::StayOpen { ask_again_at } = decide(settings, facts) {
            prop_assert!(ask_again_at > now);
            let then = decide(settings, LockFacts { now: ask_again_at, ..facts });
            let locks = then == LOCK;
            prop_assert!(locks);
        }
    }
}
