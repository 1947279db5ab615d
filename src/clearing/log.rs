//! The log of what was cleared, by a click and without: no address of a page, no name of a site or a cookie.

use serde::{Deserialize, Serialize};

use super::{
    facts::Choice,
    plan::DataType,
    report::{ClearingReport, ClearingState},
    rules::Trigger,
};

/// The most entries of the log; older ones go first.
pub const MOST_ENTRIES: usize = 200;

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingLogEntry"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LogEntry {
    /// When, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub at: u64,
    /// What set it off.
    pub trigger: Trigger,
    /// What was chosen.
    pub choice: Choice,
    /// Type by type; none where nothing was begun.
    pub types: Vec<LoggedType>,
    /// Why it was done late, if it was.
    #[serde(default)]
    pub late: Option<Late>,
    /// Why it was not done, if it was not.
    #[serde(default)]
    pub problem: Option<Problem>,
    /// It stands for so many of a kind, where each for itself would have been too long.
    #[serde(default)]
    pub more: Option<usize>,
}

/// One type of data in the log.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoggedType {
    /// The type.
    pub data_type: DataType,
    /// In a word.
    pub state: ClearingState,
    /// How many things are gone, where they can be counted.
    pub removed: Option<usize>,
    /// Whether anything is left that could have been cleared here.
    #[serde(default)]
    pub owed: bool,
}

/// Why a clearing without a click was done late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingLate"))]
#[serde(rename_all = "camelCase")]
pub enum Late {
    /// The browser or Latchkey was closed in between.
    NotRunning,
    /// Another site was being cleared.
    Busy,
    /// The browser had ended Latchkey's background meanwhile, or the computer slept.
    Interrupted,
    /// It had failed before.
    TriedAgain,
    /// Latchkey could not see whether a tab of the site was open.
    NoAccess,
}

/// Why a clearing without a click was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingProblem"))]
#[serde(rename_all = "camelCase")]
pub enum Problem {
    /// Latchkey may not see whether a tab of the site is open.
    NoAccess,
    /// A tab of the site was open.
    Open,
    /// The browser did not do it.
    Failed,
}

impl LogEntry {
    /// What was done at `at`, in Unix milliseconds.
    #[must_use]
    pub fn done(at: u64, trigger: Trigger, choice: Choice, report: &ClearingReport) -> Self {
        let types = report.types.iter().map(|done| LoggedType {
            data_type: done.data_type,
            state: done.state,
            removed: done.removed,
            owed: done.owed,
        });
        Self {
            at,
            trigger,
            choice,
            types: types.collect(),
            late: None,
            problem: None,
            more: None,
        }
    }

    /// What was not done, and why.
    pub(super) fn not_done(at: u64, trigger: Trigger, choice: Choice, problem: Problem) -> Self {
        Self {
            at,
            trigger,
            choice,
            types: vec![],
            late: None,
            problem: Some(problem),
            more: None,
        }
    }

    /// Whether what was asked for is done. Some types cannot be cleared without an open page: of those counts what could have been.
    /// Cookies can, and count in any case. What came back counts unless the site was `visited` meanwhile.
    pub(super) fn is_well(&self, visited: bool) -> bool {
        use ClearingState::{CameBack, CouldNot, Partly, TimedOut};
        let failed = |done: &LoggedType| match done.state {
            CameBack => !visited,
            CouldNot | Partly | TimedOut => done.owed || done.data_type == DataType::Cookies,
            _ => false,
        };
        let is_done = |done: &LoggedType| !matches!(done.state, CouldNot | TimedOut);
        let mut types = self.types.iter();
        !types.clone().any(failed) && (self.types.is_empty() || types.any(is_done))
    }
}

/// At most so many lines, and one for all the others that have the same reason, and were set off by the same for the same.
pub(super) fn bounded(mut lines: Vec<LogEntry>, most: usize) -> Vec<LogEntry> {
    let mut others: Vec<LogEntry> = vec![];
    for line in lines.split_off(most.min(lines.len())) {
        match others.iter_mut().find(|other| {
            let of = |one: &LogEntry| (one.problem, one.trigger, one.choice);
            of(other) == of(&line)
        }) {
            Some(other) => other.more = other.more.map(|count| count.saturating_add(1)),
            None => others.push(LogEntry {
                more: Some(1),
                ..line
            }),
        }
    }
    lines.extend(others);
    lines
}

/// The log with more lines; the newest last. Nothing is written of private windows: for them, do not call this.
#[must_use]
pub fn logged(mut log: Vec<LogEntry>, lines: Vec<LogEntry>) -> Vec<LogEntry> {
    log.extend(lines);
    let surplus = log.len().saturating_sub(MOST_ENTRIES);
    log.drain(..surplus);
    log
}
