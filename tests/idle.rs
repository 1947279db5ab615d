//! Who has to know that nobody is at the computer, and when.

use std::collections::BTreeMap;

use latchkey::idle::{Absence, IdlePlan, IdleState, SOONEST, Watcher};
use proptest::{collection::vec, prelude::*};

const NOON: u64 = 1_790_000_000_000;
const MINUTE: u64 = 60_000;

/// A browser, and a person who comes and goes.
struct Computer {
    absence: Absence,
    /// Minutes by name.
    wishes: Vec<(&'static str, u32)>,
    now: u64,
    /// When something was last pressed.
    pressed: u64,
    /// The last plan.
    plan: IdlePlan,
    /// Who was told, and after how many milliseconds without anybody.
    told: Vec<(String, u64)>,
}

impl Computer {
    fn new(wishes: &[(&'static str, u32)]) -> Self {
        let mut computer = Self {
            absence: Absence::default(),
            wishes: wishes.to_vec(),
            now: NOON,
            pressed: NOON,
            plan: IdlePlan::default(),
            told: vec![],
        };
        computer.look();
        computer
    }

    fn gone_for(&self) -> u64 {
        self.now - self.pressed
    }

    fn state(&self, milliseconds: u64) -> IdleState {
        if self.gone_for() >= milliseconds {
            IdleState::Idle
        } else {
            IdleState::Active
        }
    }

    fn look(&mut self) {
        let watchers: Vec<Watcher> = self
            .wishes
            .iter()
            .map(|&(name, minutes)| Watcher {
                name: name.to_owned(),
                minutes,
                state: self.state(u64::from(minutes) * MINUTE),
            })
            .collect();
        // What is known outlives a killed worker as JSON only.
        let kept = serde_json::to_string(&self.absence).expect("it can be written");
        self.absence = serde_json::from_str(&kept).expect("it can be read");
        self.plan = self.absence.look(&watchers, self.now);
        let gone_for = self.gone_for();
        self.told
            .extend(self.plan.due.iter().map(|name| (name.clone(), gone_for)));
    }

    /// A second goes by. The browser tells of what it finds at the one interval that it has.
    fn tick(&mut self, presses: bool) {
        let interval = self.plan.interval.map(|seconds| u64::from(seconds) * 1_000);
        let of_interval = |computer: &Self| interval.map(|limit| computer.state(limit));
        let before = of_interval(self);
        self.now += 1_000;
        if presses {
            self.pressed = self.now;
        }
        let alarm = self.plan.look_again_at.is_some_and(|at| self.now >= at);
        if alarm || of_interval(self) != before {
            self.look();
        }
    }

    fn leave_for(&mut self, minutes: u64) {
        for _ in 0..minutes * 60 {
            self.tick(false);
        }
    }
}

#[test]
fn everybody_is_told_after_their_own_minutes() {
    let rows = [
        vec![],
        vec![("reminder", 5), ("vault", 60)],
        vec![("reminder", 5), ("vault", 10)],
        vec![
            ("clearing", 1),
            ("reminder", 60),
            ("vault", 240),
            ("late", 241),
        ],
    ];
    for in_order in rows {
        let mut wishes = in_order.clone();
        wishes.reverse();
        let mut computer = Computer::new(&wishes);
        computer.leave_for(300);
        let told: Vec<(&str, u64)> = computer
            .told
            .iter()
            .map(|(name, after)| (name.as_str(), after / MINUTE))
            .collect();
        let expected: Vec<(&str, u64)> = in_order
            .iter()
            .map(|&(name, minutes)| (name, u64::from(minutes)))
            .collect();
        assert_eq!(told, expected);
        let smallest = in_order.first().map(|(_, minutes)| minutes * 60);
        assert_eq!(computer.plan.interval, smallest);
        assert_eq!(
            computer.plan.look_again_at, None,
            "nobody is left to be told"
        );
    }
}

#[test]
fn a_locked_screen_is_told_to_all_at_once() {
    let mut absence = Absence::default();
    let locked = |name: &str, minutes| Watcher {
        name: name.to_owned(),
        minutes,
        state: IdleState::Locked,
    };
    let watchers = [locked("vault", 10), locked("reminder", 5)];
    let plan = absence.look(&watchers, NOON);
    assert_eq!(plan.due, ["vault", "reminder"]);
    assert_eq!(plan.look_again_at, None);
    assert_eq!(absence.look(&watchers, NOON + MINUTE).due, [""; 0], "once");
}

#[test]
fn who_asks_while_nobody_is_there_is_told_in_time() {
    let mut computer = Computer::new(&[("clearing", 1)]);
    computer.leave_for(3);
    computer.wishes.push(("reminder", 5));
    computer.look();
    assert_eq!(computer.plan.look_again_at, Some(NOON + 5 * MINUTE));
    computer.leave_for(3);
    let told = computer.told.last().expect("it was told");
    assert_eq!((told.0.as_str(), told.1 / MINUTE), ("reminder", 5));
}

#[test]
fn a_browser_that_says_less_than_was_expected_is_asked_again_soon() {
    let mut absence = Absence::default();
    let watcher = |name: &str, minutes, state| Watcher {
        name: name.to_owned(),
        minutes,
        state,
    };
    let idle = watcher("clearing", 1, IdleState::Idle);
    let late = watcher("reminder", 5, IdleState::Active);
    let watchers = [idle, late];
    absence.look(&watchers, NOON);
    let plan = absence.look(&watchers, NOON + 10 * MINUTE);
    assert_eq!(plan.look_again_at, Some(NOON + 10 * MINUTE + SOONEST));
}

proptest! {
    /// `stays` are the seconds between two keys.
    #[test]
    fn each_absence_is_told_once_and_in_time(
        minutes in vec(1_u32..20, 1..4),
        stays in vec(1_u64..2_000, 1..8),
    ) {
        let names = ["one", "two", "three"];
        let wishes: Vec<(&'static str, u32)> = names.into_iter().zip(minutes).collect();
        let mut computer = Computer::new(&wishes);
        for stay in stays {
            computer.told.clear();
            for _ in 1..stay {
                computer.tick(false);
            }
            let mut told: BTreeMap<String, u64> = BTreeMap::new();
            for (name, after) in &computer.told {
                prop_assert!(told.insert(name.clone(), *after).is_none(), "{name} twice");
            }
            for (name, minutes) in &wishes {
                let limit = u64::from(*minutes) * MINUTE;
                match told.get(*name) {
                    Some(after) => prop_assert!((limit..limit + SOONEST).contains(after)),
                    None => prop_assert!(computer.gone_for() < limit + SOONEST),
                }
            }
            computer.tick(true);
        }
    }
}
