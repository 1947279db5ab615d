//! What is reported.

use serde::{Deserialize, Serialize};

use crate::clearing::plan::{DataType, Exception, Note, Obstacle};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClearingReport {
    /// The host, or the registrable domain, that was cleared.
    pub target: String,
    /// The same as people write it.
    #[serde(default)]
    pub shown: String,
    /// What it comes to.
    pub headline: Headline,
    /// Type by type, in the order of the plan.
    pub types: Vec<TypeReport>,
    /// How many of the things that there were went, as far as that can be told, those that were written again included.
    #[serde(default)]
    pub took: usize,
    /// What there is to know of all of it.
    pub notes: Vec<Note>,
}

/// What a clearing comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingHeadline"))]
#[serde(rename_all = "camelCase")]
pub enum Headline {
    /// All that was planned is done, as far as it can be seen.
    Done,
    /// Some of it is.
    Partly,
    /// None of it is.
    Nothing,
}

/// What happened to one type.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TypeReport {
    /// The type.
    pub data_type: DataType,
    /// In a word.
    pub state: ClearingState,
    /// Why it was not done, where one reason stands for all.
    pub reason: Option<Obstacle>,
    /// How many things there were: cookies, keys, databases, caches, workers, files. Nothing where they cannot be seen, as
    /// in the HTTP cache.
    pub found: Option<usize>,
    /// How many of those are gone.
    pub removed: Option<usize>,
    /// How many are there now, those that were kept and those that came back included.
    pub left: Option<usize>,
    /// How many were written again after the calls, and are gone once more.
    pub again: usize,
    /// Whether all places were looked at that may hold any: else there may be more than was found.
    pub everywhere: bool,
    /// Whether anything is left that could have been cleared here: calls failed, or browsers kept what they were to remove.
    #[serde(default)]
    pub owed: bool,
    /// How many were kept on purpose.
    pub kept: usize,
    /// What was left, and why.
    pub exceptions: Vec<Exception>,
}

/// What happened to a type, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ClearingState {
    /// Nothing is left but what is kept on purpose.
    Cleared,
    /// All calls returned, and the browser lets nobody see whether anything is left.
    Called,
    /// All that there was is kept on purpose.
    Kept,
    /// Something is left.
    Partly,
    /// It was cleared, and is there again.
    CameBack,
    /// Nothing was removed: it cannot be done here, or each call failed.
    CouldNot,
    /// A call did not return in time, and something is left or cannot be seen.
    TimedOut,
}

impl ClearingReport {
    /// Whether anything was written again.
    pub(in crate::clearing) fn has_come_back(&self) -> bool {
        let mut types = self.types.iter();
        types.any(|done| done.state == ClearingState::CameBack)
    }
}
