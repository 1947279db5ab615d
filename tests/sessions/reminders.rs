//! When something is said.

use latchkey::sessions::reminders::{APART, Cause, Reminders, idle_minutes};

fn sites(names: &str) -> Vec<String> {
    names.split_whitespace().map(str::to_owned).collect()
}

fn closed(site: &str) -> Cause {
    Cause::TabClosed {
        site: site.to_owned(),
    }
}

#[test]
fn each_cause_is_told_once() {
    let mut reminders = Reminders::default();
    let mut due = |cause: Cause, open: &str, shared: bool, now: u64| {
        reminders.due(&cause, &sites(open), shared, now).join(" ")
    };
    assert_eq!(
        due(closed("a"), "a b", false, 0),
        "",
        "the computer is personal"
    );
    assert_eq!(
        due(closed("c"), "a b", true, 0),
        "",
        "nobody is signed in there"
    );
    assert_eq!(due(closed("a"), "a b", true, 0), "a");
    assert_eq!(due(closed("a"), "a b", true, 5 * APART), "", "it was told");
    assert_eq!(due(Cause::Left, "a b", true, 6 * APART), "a b", "b is news");
    assert_eq!(
        due(Cause::Left, "a b", true, 9 * APART),
        "",
        "a week of sleep changes nothing"
    );
    assert_eq!(
        due(Cause::Left, "a b c", true, 9 * APART),
        "a b c",
        "c is news"
    );
    assert_eq!(
        due(Cause::Left, "a b c d", true, 9 * APART + 1),
        "",
        "just now"
    );
    assert_eq!(due(Cause::Left, "", true, 20 * APART), "");
    assert_eq!(
        due(closed("a"), "a", true, 30 * APART),
        "a",
        "signed in again"
    );
}

#[test]
fn a_clock_that_jumps_back_does_not_silence() {
    let mut reminders = Reminders::default();
    assert_eq!(
        reminders.due(&Cause::Started, &sites("a"), true, 100 * APART),
        ["a"]
    );
    assert_eq!(
        reminders.due(&Cause::Started, &sites("a b"), true, 0),
        ["a", "b"]
    );
}

#[test]
fn a_thousand_events_say_one_thing() {
    let mut reminders = Reminders::default();
    let told = (0..1_000).filter(|&at| {
        !reminders
            .due(&Cause::Left, &sites("a"), true, at)
            .is_empty()
    });
    assert_eq!(told.count(), 1);
}

#[test]
fn minutes_have_bounds() {
    let minutes = [None, Some(0), Some(3), Some(999)].map(idle_minutes);
    assert_eq!(minutes, [5, 1, 3, 60]);
}
