//! What was planned and what is done, so that a worker that was killed goes on, or says what is left.
//!
//! A pure state machine: [`Journal::next`] says which calls to make, and [`Journal::record`] takes what came of each. The
//! plan is stored once, and the progress before the calls are made. Every call can be made twice without harm.

use serde::{Deserialize, Serialize};

use super::{
    calls::Step,
    plan::{ClearingPlan, DataType},
};

/// The most calls that are made between two records.
pub const MOST_CALLS_AT_ONCE: usize = 250;
/// How long a call may take, in milliseconds.
pub const CALL_TIME_LIMIT: u64 = 10_000;
/// How often a call is made, if the worker is killed each time.
const MOST_TRIES: u8 = 2;
/// How long after the click a killed worker goes on, in milliseconds. Later, a page may hold what the person has put there
/// since.
const RESUMED_WITHIN: u64 = 60_000;

/// The record of one clearing. Holds names and hosts, and no values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    /// What was planned.
    pub plan: ClearingPlan,
    /// How far it is.
    pub progress: Progress,
}

/// How far a clearing is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingProgress"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Progress {
    /// When it began, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub started_at: u64,
    /// What came of the calls, in order; shorter than their list until all were made.
    pub results: Vec<StepResult>,
    /// How often the calls after those were begun.
    pub tries: u8,
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(rename = "ClearingStepResult")
)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum StepResult {
    /// It returned.
    Done {
        /// Whether it said that the data is gone: `cookies.remove` gave the cookie back, `cookies.set` gave none, the
        /// script saw nothing left.
        confirmed: bool,
    },
    /// It failed.
    Failed,
    /// It did not return within [`CALL_TIME_LIMIT`].
    TimedOut,
    /// It was not made: the worker was killed over it twice, or too long ago.
    NotMade,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingNext"))]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum Next {
    /// Make these calls, store the progress first, and record what came of each in order.
    Call {
        /// The calls, all of one type.
        steps: Vec<Step>,
        /// The type.
        data_type: DataType,
        /// How long each may take, in milliseconds.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        time_limit: u64,
        /// How many calls have come back.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// All calls are made: look again, and report.
    LookAgain,
}

impl Journal {
    /// A clearing that begins at `now`, in Unix milliseconds.
    #[must_use]
    pub fn begin(plan: ClearingPlan, now: u64) -> Self {
        Self {
            plan,
            progress: Progress {
                started_at: now,
                results: vec![],
                tries: 0,
            },
        }
    }

    /// What to do next. Asked of a journal that a killed worker left behind, it goes on where that stopped: calls that may
    /// have been made are made again, once; after a minute, none is made any more.
    pub fn next(&mut self, now: u64) -> Next {
        let elapsed = now.checked_sub(self.progress.started_at);
        if self.progress.tries > 0 && elapsed.is_none_or(|elapsed| elapsed > RESUMED_WITHIN) {
            self.stop();
        } else if self.progress.tries >= MOST_TRIES {
            self.give_up_batch();
        }
        let of = self.plan.steps().len();
        let done = self.progress.results.len();
        let Some((data_type, steps)) = self.batch() else {
            return Next::LookAgain;
        };
        self.progress.tries += 1;
        Next::Call {
            steps,
            data_type,
            time_limit: CALL_TIME_LIMIT,
            done,
            of,
        }
    }

    /// Takes what came of the calls that [`Journal::next`] named. Fewer results than calls: the others are made again;
    /// more than there are calls are passed by.
    pub fn record(&mut self, results: &[StepResult]) {
        let expected = self.batch().map_or(0, |(_, steps)| steps.len());
        let taken = results.iter().take(expected);
        if taken.len() > 0 {
            self.progress.tries = 0;
        }
        self.progress.results.extend(taken);
    }

    /// The results of the calls for one type, in order.
    #[must_use]
    pub fn results_of(&self, data_type: DataType) -> &[StepResult] {
        let mut rest = self.progress.results.as_slice();
        for planned in &self.plan.types {
            let (own, others) = rest.split_at(planned.steps().len().min(rest.len()));
            if planned.data_type == data_type {
                return own;
            }
            rest = others;
        }
        &[]
    }

    /// The next calls, of one type.
    fn batch(&self) -> Option<(DataType, Vec<Step>)> {
        let mut done = self.progress.results.len();
        for planned in &self.plan.types {
            let steps = planned.steps();
            if let Some(rest) = steps.get(done..).filter(|rest| !rest.is_empty()) {
                let batch = rest.iter().take(MOST_CALLS_AT_ONCE).cloned();
                return Some((planned.data_type, batch.collect()));
            }
            done -= steps.len();
        }
        None
    }

    /// Makes no more calls: what was not made is told as such.
    pub fn stop(&mut self) {
        while self.give_up_batch() {}
    }

    /// Makes the next calls no more. Whether there were any.
    fn give_up_batch(&mut self) -> bool {
        let count = self.batch().map_or(0, |(_, steps)| steps.len());
        self.progress
            .results
            .extend(std::iter::repeat_n(StepResult::NotMade, count));
        self.progress.tries = 0;
        count > 0
    }
}
