//! What goes for good: a person is asked once more before that.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    calls::Step,
    facts::{ClearingFacts, OriginStorage},
    plan::{ClearingPlan, DataType, TypePlan},
};

/// What a plan takes that a person may have made and that cannot be brought back: databases and files. Of caches pages get the same
/// again, and what tabs keep ends with them anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingLoss"))]
#[serde(rename_all = "camelCase")]
pub enum Loss {
    /// None, as far as Latchkey knows the site.
    Nothing,
    /// What hosts hold of which nothing could be seen: if they hold any.
    Unseen,
    /// Some that were seen.
    Seen,
}

impl Loss {
    /// Whether the person is asked before. What was not seen needs no question where the plan is on the screen, which says so.
    #[must_use]
    pub fn asks(self, plan_is_shown: bool) -> bool {
        match self {
            Self::Nothing => false,
            Self::Unseen => !plan_is_shown,
            Self::Seen => true,
        }
    }
}

/// What a plan takes for good.
#[must_use]
pub fn losing(plan: &ClearingPlan, facts: &ClearingFacts) -> Loss {
    let losses = [
        loss_of(DataType::IndexedDb, plan, facts, |stored| {
            stored.indexed_db.as_ref().map(Vec::is_empty)
        }),
        loss_of(DataType::FileSystems, plan, facts, |stored| {
            stored.file_systems.as_ref().map(Vec::is_empty)
        }),
    ];
    if losses.contains(&Loss::Seen) {
        Loss::Seen
    } else if losses.contains(&Loss::Unseen) {
        Loss::Unseen
    } else {
        Loss::Nothing
    }
}

/// Of one type. `is_empty` says whether an origin has none, if that was seen.
fn loss_of(
    data_type: DataType,
    plan: &ClearingPlan,
    facts: &ClearingFacts,
    is_empty: impl Fn(&OriginStorage) -> Option<bool>,
) -> Loss {
    let planned = plan
        .types
        .iter()
        .filter(|planned| planned.data_type == data_type);
    let steps: Vec<&Step> = planned.flat_map(TypePlan::steps).collect();
    if steps.is_empty() {
        return Loss::Nothing;
    }
    if facts
        .storage
        .iter()
        .any(|stored| is_empty(stored) == Some(false))
    {
        return Loss::Seen;
    }
    let seen = facts
        .storage
        .iter()
        .filter(|stored| is_empty(stored).is_some());
    // Of each host the origins that nobody has seen are guessed along: they count only where nothing of the host was seen.
    let seen: BTreeSet<String> = seen
        .flat_map(|stored| {
            let origin = &stored.origin;
            [origin.host().to_owned(), origin.host_and_port()]
        })
        .collect();
    if steps
        .into_iter()
        .flat_map(places)
        .all(|place| seen.contains(&place))
    {
        Loss::Nothing
    } else {
        Loss::Unseen
    }
}

/// The hosts that a call is about.
fn places(step: &Step) -> Vec<String> {
    match step {
        Step::BrowsingData(call) => {
            let origins = call.origins.iter().flatten();
            let hosts = origins.map(|origin| origin.host().to_owned());
            hosts
                .chain(call.hostnames.iter().flatten().cloned())
                .collect()
        }
        Step::InPage(call) => vec![call.origin.host().to_owned()],
        Step::RemoveCookie(_) | Step::ExpireCookie(_) => vec![],
    }
}
