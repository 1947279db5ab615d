//! What is to be done, and what came of it.

use serde::{Deserialize, Serialize};

use crate::clearing::{facts::Choice, log::LogEntry, rules::Trigger};

/// A site to be cleared now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DueClearing {
    /// Its number, by which what came of it is told.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub id: u64,
    /// The site.
    pub site: String,
    /// The cookie store.
    pub store: String,
    /// What to clear.
    pub choice: Choice,
    /// What set it off.
    pub trigger: Trigger,
}

/// What comes of a look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Looked {
    /// Whether the list has changed.
    pub changed: bool,
    /// Lines for the log.
    pub lines: Vec<LogEntry>,
    /// What to clear now; nothing while something is being cleared.
    pub clear: Option<DueClearing>,
    /// In how many milliseconds to look again at the latest, if anything is due.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub wake_in: Option<u64>,
}

/// What came of a clearing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(rename = "DueClearingOutcome")
)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum Outcome {
    /// It was carried out; the entry says how it went.
    Done {
        /// For the log.
        entry: LogEntry,
    },
    /// Another clearing was under way.
    Busy,
    /// The site was opened again before all of it was done.
    Open {
        /// What was done by then, for the log; nothing if no call was made.
        entry: Option<LogEntry>,
    },
    /// Its cookie store is no more, and nothing that was in it.
    Gone,
    /// It ended in an error.
    Failed {
        /// What was to be cleared.
        choice: Choice,
    },
}
