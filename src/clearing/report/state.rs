//! What happened to a type, in a word.

use super::outcome::{ClearingState, TypeReport};
use crate::clearing::plan::{Obstacle, TypePlan, Verdict};

/// How it went.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may be so or not, whatever the others are"
)]
pub(super) struct Went {
    /// A call did not return in time.
    pub(super) timed_out: bool,
    /// A call failed, or was not made.
    pub(super) failed: bool,
    /// Something is there that was removed, or was not there before, and nothing was kept by the browser.
    pub(super) came_back: bool,
    /// What was stored before the time that was asked for is there, as it should be.
    pub(super) older_stays: bool,
}

pub(super) fn state(planned: &TypePlan, report: &TypeReport, went: &Went) -> ClearingState {
    let Verdict::Do { steps } = &planned.verdict else {
        return ClearingState::CouldNot;
    };
    let Some(left) = report.left else {
        return match (went.timed_out, went.failed) {
            (true, _) => ClearingState::TimedOut,
            (_, true) => ClearingState::CouldNot,
            _ if !planned.left.is_empty() => ClearingState::Partly,
            _ if steps.is_empty() => ClearingState::Kept,
            _ => ClearingState::Called,
        };
    };
    let nothing_more =
        (left <= report.kept || (went.older_stays && !went.failed)) && planned.left.is_empty();
    if nothing_more && report.removed == Some(0) && report.kept > 0 {
        ClearingState::Kept
    } else if nothing_more {
        ClearingState::Cleared
    } else if went.timed_out {
        ClearingState::TimedOut
    } else if went.came_back {
        ClearingState::CameBack
    } else if report.removed.is_none_or(|removed| removed == 0) && !is_emptied(planned, went) {
        ClearingState::CouldNot
    } else {
        ClearingState::Partly
    }
}

/// Whether databases are there still that were emptied.
fn is_emptied(planned: &TypePlan, went: &Went) -> bool {
    let mut left = planned.left.iter();
    !went.failed && left.any(|left| left.reason == Obstacle::HeldOpen)
}
