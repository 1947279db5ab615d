//! From facts and a wish to a plan.

use super::{
    clearing_plan::{ClearingPlan, DataType, Note, Obstacle, TypePlan, Verdict},
    cookies, limits,
    selective::{self, ItemType},
    storage,
    target::Target,
};
use crate::clearing::{
    error::ClearingError,
    facts::{Choice, ClearingFacts, ClearingWish, FoundCookie},
};

/// Plans to clear a host or a site. Nothing is done yet.
///
/// # Errors
/// [`ClearingError::NotTheWeb`] if the page is none of the web's, [`ClearingError::TooMuch`].
pub fn plan(facts: &ClearingFacts, wish: ClearingWish) -> Result<ClearingPlan, ClearingError> {
    limits::check(facts)?;
    let target = Target::of(facts, wish.scope)?;
    let types: Vec<TypePlan> = DataType::ALL
        .into_iter()
        .filter(|&data_type| wish.choice.covers(data_type))
        .map(|data_type| plan_type(data_type, facts, wish, &target))
        .collect();
    let related: Vec<&FoundCookie> = facts
        .cookies
        .iter()
        .filter(|found| {
            let cookie = &found.cookie;
            target.is_near(cookie) && !target.sets(cookie) && !target.embeds(cookie)
        })
        .collect();
    Ok(ClearingPlan {
        choice: wish.choice,
        scope: wish.scope,
        target: target.name().to_owned(),
        notes: notes(facts, wish.choice, &target, &related),
        related: related.iter().map(|found| found.cookie.clone()).collect(),
        types,
    })
}

/// What there is to know of all of it.
fn notes(
    facts: &ClearingFacts,
    choice: Choice,
    target: &Target,
    related: &[&FoundCookie],
) -> Vec<Note> {
    let signs_out = choice == Choice::SignOutAndClear;
    let takes_cookies = choice != Choice::OnlyTheCache;
    let of_host = signs_out && !target.whole_site;
    let stays = of_host && related.iter().any(|found| found.signs_in);
    let may_stay = of_host && !stays && !facts.browser.has_host_access;
    let browser = &facts.browser;
    let hides_others =
        takes_cookies && target.whole_site && browser.has_host_access && !browser.sees_others;
    let rows = [
        (Note::SiteSignInStays, stays),
        (Note::SiteSignInMayStay, may_stay),
        (
            Note::CookiesOfEveryPort,
            takes_cookies && target.has_ports(),
        ),
        (Note::OtherPortsMayRemain, target.has_ports()),
        (Note::CookiesOfOthersUnseen, hides_others),
    ];
    rows.into_iter()
        .filter_map(|(note, holds)| holds.then_some(note))
        .collect()
}

fn plan_type(
    data_type: DataType,
    facts: &ClearingFacts,
    wish: ClearingWish,
    target: &Target,
) -> TypePlan {
    if facts.site_protected {
        return TypePlan::cannot(data_type, Obstacle::Protected);
    }
    let careful = match data_type {
        DataType::Cookies => return cookies::plan(facts, wish, target),
        DataType::LocalStorage => Some(ItemType::Local),
        DataType::SessionStorage => Some(ItemType::Session),
        DataType::IndexedDb => Some(ItemType::Database),
        _ => None,
    };
    let mut plan = match careful {
        Some(item_type) if wish.choice == Choice::FixThisSite => {
            selective::plan(item_type, facts, wish.since, target)
        }
        _ => storage::plan(data_type, facts, wish.since, target),
    };
    let is_seen_whole = matches!(data_type, DataType::Cookies | DataType::SessionStorage);
    let does_nothing = matches!(&plan.verdict, Verdict::Do { steps } if steps.is_empty());
    if does_nothing && !is_seen_whole && target.has_other_hosts() {
        plan.notes.push(Note::UnknownHostsMayRemain);
    }
    if data_type == DataType::SessionStorage && !plan.steps().is_empty() {
        plan.notes.push(Note::CannotBeBroughtBack);
    }
    plan
}

impl Choice {
    fn covers(self, data_type: DataType) -> bool {
        let is_cache = matches!(data_type, DataType::CacheStorage | DataType::HttpCache);
        is_cache || self != Self::OnlyTheCache
    }
}
