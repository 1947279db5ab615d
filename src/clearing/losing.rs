//! What goes for good: a person is asked once more before that.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    calls::Step,
    facts::{ClearingFacts, OriginStorage},
    plan::{ClearingPlan, DataType},
};
use crate::site::Origin;

/// What a plan takes that cannot be brought back. Of what was seen, those are databases and files: cookies and `localStorage` are kept for
/// undoing, of caches pages get the same again, and what tabs keep ends with them anyway. Of what was not seen, nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingLoss"))]
#[serde(rename_all = "camelCase")]
pub enum Loss {
    /// None, as far as Latchkey knows the site.
    Nothing,
    /// What is there that could not be seen: if anything is.
    Unseen,
    /// Some databases or files that were seen.
    Seen,
    /// Both.
    SeenAndUnseen,
}

impl Loss {
    /// Whether the person is asked before. What was not seen needs no question where the plan is on the screen, which says so.
    #[must_use]
    pub fn asks(self, plan_is_shown: bool) -> bool {
        match self {
            Self::Nothing => false,
            Self::Unseen => !plan_is_shown,
            Self::Seen | Self::SeenAndUnseen => true,
        }
    }
}

/// What a plan takes for good.
#[must_use]
pub fn losing(plan: &ClearingPlan, facts: &ClearingFacts) -> Loss {
    let databases = plan.steps_of(DataType::IndexedDb);
    let files = plan.steps_of(DataType::FileSystems);
    let items = plan.steps_of(DataType::LocalStorage);
    let takes_seen = facts.storage.iter().any(|stored| {
        let database = stored
            .indexed_db
            .as_ref()
            .is_some_and(|all| !all.is_empty());
        let file = stored
            .file_systems
            .as_ref()
            .is_some_and(|all| !all.is_empty());
        (database && !databases.is_empty()) || (file && !files.is_empty())
    });
    let looks = [facts];
    let takes_unseen = !is_looked_at(&databases, &looks, |stored| stored.indexed_db.is_some())
        || !is_looked_at(&files, &looks, |stored| stored.file_systems.is_some())
        || !is_looked_at(&items, &looks, |stored| stored.local_storage.is_some())
        || (!plan.steps_of(DataType::Cookies).is_empty() && !facts.browser.has_host_access);
    match (takes_seen, takes_unseen) {
        (false, false) => Loss::Nothing,
        (false, true) => Loss::Unseen,
        (true, false) => Loss::Seen,
        (true, true) => Loss::SeenAndUnseen,
    }
}

/// Whether there was a look at all that calls of one type are about. `is_seen` says whether an origin's was seen.
pub(super) fn is_looked_at(
    steps: &[&Step],
    looks: &[&ClearingFacts],
    is_seen: impl Fn(&OriginStorage) -> bool,
) -> bool {
    let stored = looks.iter().flat_map(|look| &look.storage);
    let seen: BTreeSet<&Origin> = stored
        .filter(|stored| is_seen(stored))
        .map(|stored| &stored.origin)
        .collect();
    // Of each host the origins that nobody has seen are guessed along: they count only where nothing of the host was seen.
    let seen_places: BTreeSet<String> = seen
        .iter()
        .flat_map(|origin| [origin.host().to_owned(), origin.host_and_port()])
        .collect();
    let places: BTreeSet<String> = steps.iter().copied().flat_map(places).collect();
    // Those that a tab has shown before are no guess.
    let known = looks.iter().flat_map(|look| &look.origins);
    let mut unseen = known.filter(|origin| !seen.contains(origin));
    places.iter().all(|place| seen_places.contains(place))
        && !unseen.any(|origin| places.contains(origin.host()))
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
