//! What really happened: what was found, removed and left, per type, after looking again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    calls::Step,
    error::ClearingError,
    facts::{ClearingFacts, StoredItem},
    journal::{Journal, StepResult},
    plan::{DataType, Exception, Note, Obstacle, TypePlan, Verdict, target::Target},
    stayed::Stayed,
};
use crate::site::Origin;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClearingReport {
    /// The host, or the registrable domain, that was cleared.
    pub target: String,
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

/// Says what happened, by all looks in their order: before the first call, after the last, and those in between, each of them
/// after calls too. The journal is of the calls that were made last.
///
/// # Errors
/// [`ClearingError::NotTheWeb`], if the facts are of no page of the web.
pub fn report(
    journal: &Journal,
    before: &ClearingFacts,
    between: &[ClearingFacts],
    after: &ClearingFacts,
) -> Result<ClearingReport, ClearingError> {
    let target = Target::of(before, journal.plan.scope)?;
    let mut took = 0;
    let types = journal.plan.types.iter().map(|planned| {
        let data_type = planned.data_type;
        let seen_after = between.iter().chain([after]);
        let looks = Looks {
            before: look(data_type, before, &target),
            between: between
                .iter()
                .filter_map(|facts| look(data_type, facts, &target))
                .collect(),
            after: look(data_type, after, &target)
                .filter(|_| !is_out_of_sight(data_type, before, after, &target)),
        };
        let results = journal.results_of(data_type);
        let stayed = (data_type == DataType::Cookies).then(|| {
            let all_went = was_seen_to_go(planned.steps(), results);
            Stayed::of(
                journal,
                planned,
                (before, between, after),
                &target,
                all_went,
            )
        });
        let planned = without_gone(planned, &looks.after);
        let stayed = stayed.unwrap_or_default();
        took += taken(&planned, results, &looks, &stayed);
        TypeReport {
            everywhere: seen_after
                .into_iter()
                .all(|facts| is_seen_whole(data_type, facts, &target)),
            ..type_report(&planned, results, &looks, stayed)
        }
    });
    let types: Vec<TypeReport> = types.collect();
    Ok(ClearingReport {
        target: journal.plan.target.clone(),
        headline: headline(&types),
        types,
        took,
        notes: journal.plan.notes.clone(),
    })
}

impl ClearingReport {
    /// Whether anything was written again.
    pub(super) fn has_come_back(&self) -> bool {
        let mut types = self.types.iter();
        types.any(|done| done.state == ClearingState::CameBack)
    }
}

/// The plan without the databases that were only to be emptied, and are gone all the same.
fn without_gone(planned: &TypePlan, after: &Seen) -> TypePlan {
    let is_there = |left: &Exception| {
        let item = (left.place.clone(), left.name.clone().unwrap_or_default());
        after.as_ref().is_none_or(|there| there.contains(&item))
    };
    let mut planned = planned.clone();
    planned
        .left
        .retain(|left| left.reason != Obstacle::HeldOpen || is_there(left));
    planned
}

/// Whether a look sees all that the target may hold of a type: a host of which no page is open keeps to itself what is in no
/// cookie.
fn is_seen_whole(data_type: DataType, facts: &ClearingFacts, target: &Target) -> bool {
    let is_looked_at = |origin: &Origin| facts.storage.iter().any(|seen| seen.origin == *origin);
    match data_type {
        DataType::Cookies | DataType::SessionStorage => true,
        _ => !target.has_other_hosts() && target.known.iter().all(is_looked_at),
    }
}

/// Whether something of a type was seen in a tab that is open still, and shows nothing now in which it could be seen.
fn is_out_of_sight(
    data_type: DataType,
    before: &ClearingFacts,
    after: &ClearingFacts,
    target: &Target,
) -> bool {
    let mut hidden = after
        .documents
        .iter()
        .filter(|open| target.owns(open) && !open.scriptable);
    data_type == DataType::SessionStorage
        && hidden.any(|hidden| {
            let mut seen = before.documents.iter();
            seen.any(|open| {
                open.scriptable && open.tab_id == hidden.tab_id && open.origin == hidden.origin
            })
        })
}

fn headline(types: &[TypeReport]) -> Headline {
    use ClearingState::{Called, Cleared, CouldNot, Kept};
    let is_well = |done: &TypeReport| matches!(done.state, Cleared | Called | Kept);
    // What a browser cannot take out of its HTTP cache is told beside the type, and nobody can do anything about it: where more than
    // caches was cleared, it does not make a clearing one in part.
    let only_caches = types
        .iter()
        .all(|done| matches!(done.data_type, DataType::HttpCache | DataType::CacheStorage));
    let counts = |done: &&TypeReport| only_caches || done.data_type != DataType::HttpCache;
    if types.iter().filter(counts).all(is_well) {
        Headline::Done
    } else if types.iter().any(|done| done.state != CouldNot) {
        Headline::Partly
    } else {
        Headline::Nothing
    }
}

type Seen = Option<BTreeSet<(String, String)>>;

struct Looks {
    before: Seen,
    between: Vec<BTreeSet<(String, String)>>,
    after: Seen,
}

impl Looks {
    /// What a look after the calls has shown that the one before it had not.
    fn written_again(&self) -> BTreeSet<&(String, String)> {
        let looks: Vec<_> = self.between.iter().chain(&self.after).collect();
        let pairs = looks.windows(2);
        pairs
            .flat_map(|pair| match pair {
                [before, after] => after.difference(before).collect(),
                _ => vec![],
            })
            .collect()
    }
}

/// How many of the things that there were went, those that are there again included.
fn taken(planned: &TypePlan, results: &[StepResult], looks: &Looks, stayed: &Stayed) -> usize {
    let Some(before) = &looks.before else {
        return 0;
    };
    let Some(after) = &looks.after else {
        // Nobody can look any more.
        let returned = |result: &StepResult| matches!(result, StepResult::Done { .. });
        let is_possible = results.iter().any(returned);
        let there = before.len().saturating_sub(planned.kept.len());
        return if is_possible { there } else { 0 };
    };
    let still: Vec<_> = before.intersection(after).collect();
    let was_away = |item: &(String, String)| looks.between.iter().any(|seen| !seen.contains(item));
    let again = if planned.data_type == DataType::Cookies {
        stayed.taken
    } else if was_seen_to_go(planned.steps(), results) {
        still
            .len()
            .saturating_sub(planned.kept.len() + planned.left.len())
    } else {
        still.iter().filter(|item| was_away(item)).count()
    };
    before.len() - still.len() + again
}

fn type_report(
    planned: &TypePlan,
    results: &[StepResult],
    looks: &Looks,
    stayed: Stayed,
) -> TypeReport {
    let made = |wanted: fn(&StepResult) -> bool| results.iter().any(wanted);
    let still = looks.before.as_ref().zip(looks.after.as_ref());
    let still = still.map(|(before, after)| before.intersection(after).count());
    let found = looks.before.as_ref().map(BTreeSet::len);
    let left = looks.after.as_ref().map(BTreeSet::len);
    let kept = planned.kept.len();
    let confirmed = was_seen_to_go(planned.steps(), results);
    let new = left.zip(still).map_or(0, |(left, still)| left - still);
    let meant_to_go = still.unwrap_or(0).saturating_sub(kept + planned.left.len());
    let written_again = looks.written_again();
    let there = looks.after.iter().flatten();
    let there_again = there.filter(|item| written_again.contains(item)).count();
    // A page writes them again.
    let came_back =
        new > 0 || there_again > 0 || (confirmed && meant_to_go > 0) || !stayed.again.is_empty();
    let went = Went {
        timed_out: made(|result| *result == StepResult::TimedOut),
        failed: made(|result| matches!(result, StepResult::Failed | StepResult::NotMade)),
        came_back: came_back && stayed.stuck.is_empty(),
        older_stays: stayed.older_stays && !came_back,
    };
    let report = TypeReport {
        data_type: planned.data_type,
        state: ClearingState::Cleared,
        reason: reason(planned),
        found,
        removed: found.zip(still).map(|(found, still)| found - still),
        left,
        again: written_again.len() - there_again,
        everywhere: true,
        kept,
        exceptions: [
            planned.kept.clone(),
            planned.left.clone(),
            stayed.again,
            stayed.stuck,
        ]
        .concat(),
    };
    TypeReport {
        state: state(planned, &report, &went),
        ..report
    }
}

/// Whether all calls returned, and all that can see whether the data is gone said that it is. `browsingData` cannot.
fn was_seen_to_go(steps: &[Step], results: &[StepResult]) -> bool {
    let said = |(step, result): (&Step, &StepResult)| match (step, result) {
        (Step::BrowsingData(_), StepResult::Done { .. }) => None,
        (_, result) => Some(matches!(result, StepResult::Done { confirmed: true })),
    };
    let said: Vec<bool> = steps.iter().zip(results).filter_map(said).collect();
    steps.len() == results.len() && !said.is_empty() && said.into_iter().all(|gone| gone)
}

/// How it went.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may be so or not, whatever the others are"
)]
struct Went {
    /// A call did not return in time.
    timed_out: bool,
    /// A call failed, or was not made.
    failed: bool,
    /// Something is there that was removed, or was not there before, and nothing was kept by the browser.
    came_back: bool,
    /// What was stored before the time that was asked for is there, as it should be.
    older_stays: bool,
}

fn state(planned: &TypePlan, report: &TypeReport, went: &Went) -> ClearingState {
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

/// The one reason, where there is one.
fn reason(planned: &TypePlan) -> Option<Obstacle> {
    match planned.verdict {
        Verdict::Cannot { reason } | Verdict::TooBroad { reason } => Some(reason),
        Verdict::Do { .. } => planned.left.first().map(|left| left.reason),
    }
}

/// What of a type there is, place by place; nothing where it cannot be seen.
fn look(data_type: DataType, facts: &ClearingFacts, target: &Target) -> Seen {
    if data_type == DataType::Cookies {
        return facts
            .browser
            .has_host_access
            .then(|| cookies(facts, target));
    }
    let stored = facts
        .storage
        .iter()
        .filter(|stored| target.covers(stored.origin.host()));
    // Without an open document there is none.
    let is_open = facts.documents.iter().any(|open| target.owns(open));
    let never = data_type == DataType::SessionStorage && !is_open;
    let mut seen: Seen = never.then(BTreeSet::new);
    for stored in stored {
        let names = match data_type {
            DataType::LocalStorage => names(stored.local_storage.as_deref()),
            DataType::SessionStorage => names(stored.session_storage.as_deref()),
            DataType::IndexedDb => names(stored.indexed_db.as_deref()),
            DataType::CacheStorage => stored.cache_storage.clone(),
            DataType::ServiceWorkers => stored.service_workers.clone(),
            DataType::FileSystems => stored.file_systems.clone(),
            DataType::Cookies | DataType::HttpCache => None,
        };
        let place = stored.origin.to_string();
        if let Some(names) = names {
            let items = names.into_iter().map(|name| (place.clone(), name));
            seen.get_or_insert_default().extend(items);
        }
    }
    seen
}

fn names(items: Option<&[StoredItem]>) -> Option<Vec<String>> {
    items.map(|items| items.iter().map(|item| item.name.clone()).collect())
}

fn cookies(facts: &ClearingFacts, target: &Target) -> BTreeSet<(String, String)> {
    facts
        .cookies
        .iter()
        .map(|found| &found.cookie)
        .filter(|cookie| target.sets(cookie) || target.embeds(cookie))
        .map(|cookie| {
            let under = format!("{:?}", (cookie.kept_under(), &cookie.partition_key));
            let place = format!("{} {} {under}", cookie.domain, cookie.path);
            (place, cookie.name.clone())
        })
        .collect()
}
