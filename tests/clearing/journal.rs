//! A worker that is killed at any moment: nothing is lost, nothing is made without end.

use latchkey::clearing::{
    Journal, Next, Progress, StepResult,
    journal::{CALL_TIME_LIMIT, MOST_CALLS_AT_ONCE},
    plan,
};
use proptest::prelude::*;
use serde_json::json;

use crate::planned::{cookie, facts, wish};

const DONE: StepResult = StepResult::Done { confirmed: true };

/// A plan of `count` cookies and one call more for each of seven types but `sessionStorage`.
fn journal(count: usize) -> Journal {
    let cookies: Vec<_> = (0..count)
        .map(|at| cookie(&format!("c{at}"), "www.fern.example", "/"))
        .collect();
    let facts = facts(&json!({"cookies": cookies}));
    let plan = plan(&facts, wish("signOutAndClear", "host")).expect("it can be planned");
    Journal::begin(plan, 1_000)
}

#[test]
fn calls_are_made_in_batches_of_one_type() {
    let mut journal = journal(600);
    let mut batches = vec![];
    while let Next::Call {
        steps,
        data_type,
        time_limit,
        done,
        of,
    } = journal.next(1_000)
    {
        assert_eq!((time_limit, of), (CALL_TIME_LIMIT, 606));
        batches.push((done, steps.len(), format!("{data_type:?}")));
        journal.record(&vec![DONE; steps.len()]);
    }
    let expected = [
        (0, 1, "ServiceWorkers"),
        (1, MOST_CALLS_AT_ONCE, "Cookies"),
        (251, MOST_CALLS_AT_ONCE, "Cookies"),
        (501, 100, "Cookies"),
        (601, 1, "LocalStorage"),
        (602, 1, "IndexedDb"),
        (603, 1, "CacheStorage"),
        (604, 1, "FileSystems"),
        (605, 1, "HttpCache"),
    ];
    let expected = expected.map(|(done, count, name)| (done, count, name.to_owned()));
    assert_eq!(batches, expected);
}

#[test]
fn what_is_not_made_since_it_was_stopped_is_told_as_such() {
    let mut journal = journal(1);
    let Next::Call { steps, .. } = journal.next(1_000) else {
        panic!("it goes on");
    };
    journal.record(&vec![DONE; steps.len()]);
    journal.stop();
    let done = steps.len();
    assert_eq!(journal.progress.results[..done], vec![DONE; done]);
    assert!(
        journal.progress.results[done..]
            .iter()
            .all(|one| *one == StepResult::NotMade)
    );
    assert_eq!(journal.next(1_000), Next::LookAgain);
}

#[test]
fn calls_of_a_killed_worker_are_made_again_once() {
    let mut first = journal(1);
    assert!(matches!(first.next(1_000), Next::Call { done: 0, .. }));
    let mut second = first.clone();
    let Next::Call { steps, done: 0, .. } = second.next(31_000) else {
        panic!("it goes on");
    };
    assert_eq!(steps.len(), 1);
    assert!(
        matches!(second.next(32_000), Next::Call { done: 1, .. }),
        "the rest is done"
    );
    assert_eq!(second.progress.results, [StepResult::NotMade]);
    for late in [62_000, 0] {
        let mut late_one = first.clone();
        assert_eq!(
            late_one.next(late),
            Next::LookAgain,
            "a minute later, or with a clock set back, nothing is made any more"
        );
        assert_eq!(late_one.progress.results, [StepResult::NotMade; 7]);
    }
}

#[test]
fn progress_survives_storage() {
    let mut journal = journal(3);
    let _ = journal.next(1_000);
    journal.record(&[DONE]);
    let text = serde_json::to_string(&journal.progress).expect("it is JSON");
    let stored: Progress = serde_json::from_str(&text).expect("it is progress");
    assert_eq!(stored, journal.progress);
}

proptest! {
    /// Whatever a worker reports and however often it dies, every call has one result in the end, and none is made more
    /// than twice.
    #[test]
    fn it_ends(count in 0_usize..600, turns in prop::collection::vec((any::<bool>(), 0_usize..300), 0..60)) {
        let mut journal = journal(count);
        let calls = journal.plan.steps().len();
        let mut made = 0;
        let mut turns = turns.into_iter();
        while let Next::Call { .. } = journal.next(2_000) {
            made += 1;
            prop_assert!(made <= 2 * calls);
            let (killed, reported) = turns.next().unwrap_or((false, MOST_CALLS_AT_ONCE));
            journal.record(&vec![DONE; if killed { 0 } else { reported }]);
        }
        prop_assert_eq!(journal.progress.results.len(), calls);
    }
}
