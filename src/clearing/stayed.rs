//! Cookies that are there after they were to go: the site has written them again, or the browser has kept them.

use std::collections::BTreeSet;

use super::{
    calls::Step,
    facts::{ClearingFacts, ClearingWish},
    journal::Journal,
    plan::{Exception, Obstacle, TypePlan, cookies::divide, one_by_one::exception, target::Target},
};
use crate::cookies::CookieKey;

/// What is there that was to go.
#[derive(Default)]
pub(super) struct Stayed {
    /// It went, or was not there before.
    pub(super) again: Vec<Exception>,
    /// So many of those were there before.
    pub(super) taken: usize,
    /// It never went.
    pub(super) stuck: Vec<Exception>,
    /// Only what was stored since some time was to go, and nobody sees when a cookie was.
    pub(super) older_stays: bool,
}

impl Stayed {
    /// By the first look, those in between, and the last. `all_went` is whether each call said that its cookie is gone.
    pub(super) fn of(
        journal: &Journal,
        planned: &TypePlan,
        (before, between, after): (&ClearingFacts, &[ClearingFacts], &ClearingFacts),
        target: &Target,
        all_went: bool,
    ) -> Self {
        if planned.steps().is_empty() || !after.browser.has_host_access {
            return Self::default();
        }
        let older_stays = planned.steps().iter().any(has_time);
        let wish = ClearingWish {
            choice: journal.plan.choice,
            scope: journal.plan.scope,
            since: None,
        };
        let (kept, going) = divide(before, wish, target);
        let kept: BTreeSet<&CookieKey> = kept.iter().map(|found| &found.cookie).collect();
        let going: BTreeSet<&CookieKey> = going.iter().map(|found| &found.cookie).collect();
        let was_away = |cookie: &CookieKey| {
            let mut looks = between.iter();
            looks.any(|look| look.cookies.iter().all(|found| found.cookie != *cookie))
        };
        let mut stayed = Self {
            older_stays,
            ..Self::default()
        };
        for found in &after.cookies {
            let cookie = &found.cookie;
            let is_meant = (target.sets(cookie) || target.embeds(cookie)) && !kept.contains(cookie);
            if !is_meant || is_left(planned, cookie) {
                continue;
            }
            let went = found.seen_to_go || all_went || was_away(cookie);
            stayed.taken += usize::from(went && going.contains(cookie));
            if went || !going.contains(cookie) {
                stayed.again.push(exception(cookie, Obstacle::WrittenAgain));
            } else if !older_stays {
                stayed.stuck.push(exception(cookie, Obstacle::NotRemoved));
            }
        }
        stayed
    }
}

fn has_time(step: &Step) -> bool {
    matches!(step, Step::BrowsingData(call) if call.since.is_some())
}

/// Whether it was said beforehand that it stays.
fn is_left(planned: &TypePlan, cookie: &CookieKey) -> bool {
    let mut left = planned.left.iter();
    left.any(|left| left.place == cookie.domain && left.name.as_ref() == Some(&cookie.name))
}
