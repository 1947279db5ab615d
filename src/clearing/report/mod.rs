//! What really happened: what was found, removed and left, per type, after looking again.

mod in_short;
mod looks;
mod outcome;
mod state;

use std::collections::BTreeSet;

use super::{
    calls::Step,
    error::ClearingError,
    facts::ClearingFacts,
    journal::{Journal, StepResult},
    plan::{DataType, Exception, Obstacle, TypePlan, Verdict, target::Target},
    stayed::Stayed,
};
use crate::site::shown_host;
use in_short::in_short;
use looks::{Looks, Seen, is_out_of_sight, is_seen_whole, look};
pub use outcome::{ClearingReport, ClearingState, Headline, TypeReport};
use state::{Went, state};

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
        let everywhere = seen_after
            .into_iter()
            .all(|facts| is_seen_whole(data_type, facts, &target));
        let told = type_report(&planned, results, &looks, stayed);
        // It is in tabs, and nobody has looked at all of them.
        let is_in_part = data_type == DataType::SessionStorage && !everywhere;
        let state = match told.state {
            ClearingState::Cleared if is_in_part => ClearingState::Called,
            state => state,
        };
        TypeReport {
            state,
            everywhere,
            ..told
        }
    });
    let types: Vec<TypeReport> = types.collect();
    Ok(ClearingReport {
        target: journal.plan.target.clone(),
        shown: shown_host(&journal.plan.target),
        headline: headline(&types),
        types,
        took,
        notes: journal.plan.notes.clone(),
    })
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
    let written_again = looks.written_again(planned.data_type);
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
        owed: false,
        kept,
        exceptions: in_short(
            [
                planned.kept.clone(),
                planned.left.clone(),
                stayed.again,
                stayed.stuck,
            ]
            .concat(),
        ),
    };
    let state = state(planned, &report, &went);
    let is_over = matches!(
        state,
        ClearingState::Cleared | ClearingState::Called | ClearingState::Kept
    );
    TypeReport {
        state,
        owed: !is_over && (went.timed_out || went.failed || went.came_back || meant_to_go > 0),
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

/// The one reason, where there is one.
fn reason(planned: &TypePlan) -> Option<Obstacle> {
    match planned.verdict {
        Verdict::Cannot { reason } | Verdict::TooBroad { reason } => Some(reason),
        Verdict::Do { .. } => planned.left.first().map(|left| left.reason),
    }
}
