//! The plan for cookies.

use std::collections::BTreeSet;

use super::{
    clearing_plan::{DataType, Note, Obstacle, TypePlan},
    one_by_one::{self, exception},
    target::Target,
};
use crate::clearing::{
    calls::{BrowsingDataRemoval, BrowsingDataType, MOST_ORIGINS_OF_A_CALL, Step},
    facts::{BrowserFacts, Choice, ClearingFacts, ClearingWish, Engine, FoundCookie},
};
use crate::cookies::CookieKey;
use crate::site::{Origin, Scheme, is_host, registrable_domain};

pub(super) fn plan(facts: &ClearingFacts, wish: ClearingWish, target: &Target) -> TypePlan {
    let (kept, going) = divide(facts, wish, target);
    let in_bulk = wish.choice == Choice::SignOutAndClear
        && !kept.iter().any(|found| target.sets(&found.cookie))
        && facts.browser.clears(target);
    let mut plan = if in_bulk {
        bulk(facts, wish, target, &going)
    } else if let Some(reason) = obstacle(&facts.browser, wish, target) {
        return if matches!(reason, Obstacle::WholeSite | Obstacle::OtherSites) {
            TypePlan::too_broad(DataType::Cookies, reason)
        } else {
            TypePlan::cannot(DataType::Cookies, reason)
        };
    } else {
        one_by_one::plan(facts, target, &going)
    };
    plan.kept = kept
        .into_iter()
        .map(|found| {
            let reason = if found.protected {
                Obstacle::Protected
            } else if found.signs_in {
                Obstacle::SignsIn
            } else {
                Obstacle::MayBeNeeded
            };
            exception(&found.cookie, reason)
        })
        .collect();
    plan
}

/// The cookies that are meant to stay, and those that are meant to go.
pub(crate) fn divide<'a>(
    facts: &'a ClearingFacts,
    wish: ClearingWish,
    target: &Target,
) -> (Vec<&'a FoundCookie>, Vec<&'a FoundCookie>) {
    let stays = |found: &FoundCookie| {
        found.protected || (wish.choice == Choice::FixThisSite && found.is_kept())
    };
    let belongs = |found: &&FoundCookie| target.sets(&found.cookie) || target.embeds(&found.cookie);
    facts
        .cookies
        .iter()
        .filter(belongs)
        .partition(|found| stays(found))
}

impl BrowserFacts {
    /// Whether `browsingData` clears these cookies and no others.
    fn clears(&self, target: &Target) -> bool {
        self.calls_browsing_data() && self.excess(target).is_none()
    }

    /// What more `browsingData` could clear: Chromium widens hosts to registrable domains, by a Public Suffix List of its own.
    fn excess(&self, target: &Target) -> Option<Obstacle> {
        match self.engine {
            Engine::Firefox => None,
            Engine::Chromium if !target.whole_site => Some(Obstacle::WholeSite),
            Engine::Chromium => self.may_widen(target).then_some(Obstacle::OtherSites),
        }
    }

    /// Whether Chromium may take other sites for a part of this one. Where it could not be asked, it may.
    pub(super) fn may_widen(&self, target: &Target) -> bool {
        target.may_be_widened() && self.widens != Some(false)
    }

    /// Whether `browsingData` is to be had, and reaches the window: it passes private ones by, or clears the others
    /// instead.
    pub(super) fn calls_browsing_data(&self) -> bool {
        self.has_browsing_data && !self.private_window
    }
}

/// Why cookies cannot be removed one by one.
fn obstacle(browser: &BrowserFacts, wish: ClearingWish, target: &Target) -> Option<Obstacle> {
    let in_bulk = wish.choice == Choice::SignOutAndClear && browser.calls_browsing_data();
    let excess = browser.excess(target).filter(|_| in_bulk);
    if wish.since.is_some() {
        return Some(excess.unwrap_or(Obstacle::NoTimeRange));
    }
    let excess = excess.filter(|&excess| excess == Obstacle::OtherSites);
    (!browser.has_host_access).then_some(excess.unwrap_or(Obstacle::NeedsHostAccess))
}

/// All cookies of the target by `browsingData`, and those of others that are kept under it one by one.
fn bulk(
    facts: &ClearingFacts,
    wish: ClearingWish,
    target: &Target,
    going: &[&FoundCookie],
) -> TypePlan {
    let embedded: Vec<&FoundCookie> = going
        .iter()
        .copied()
        .filter(|found| target.embeds(&found.cookie))
        .collect();
    let call = |origins, hostnames, cookie_store_id| {
        Step::BrowsingData(BrowsingDataRemoval {
            origins,
            hostnames,
            cookie_store_id,
            since: wish.since,
            data_type: BrowsingDataType::Cookies,
        })
    };
    let mut steps: Vec<Step> = match facts.browser.engine {
        Engine::Chromium => origins(facts, target)
            .chunks(MOST_ORIGINS_OF_A_CALL)
            .map(|origins| call(Some(origins.to_vec()), None, None))
            .collect(),
        Engine::Firefox => hostnames(facts, target)
            .chunks(MOST_ORIGINS_OF_A_CALL)
            .map(|names| call(None, Some(names.to_vec()), Some(facts.store_id.clone())))
            .collect(),
    };
    let rest = if wish.since.is_some() {
        let left = embedded
            .iter()
            .map(|found| exception(&found.cookie, Obstacle::NoTimeRange));
        TypePlan {
            left: left.collect(),
            ..TypePlan::does(DataType::Cookies, vec![])
        }
    } else {
        one_by_one::plan(facts, target, &embedded)
    };
    steps.extend_from_slice(rest.steps());
    let guesses = facts.browser.engine == Engine::Firefox
        && target.whole_site
        && !facts.browser.has_host_access;
    let nameless = going.iter().filter(|found| {
        let firefox = facts.browser.engine == Engine::Firefox;
        firefox && target.sets(&found.cookie) && !facts.browser.can_name(&found.cookie)
    });
    let nameless = nameless.map(|found| exception(&found.cookie, Obstacle::NoCall));
    TypePlan {
        left: rest.left.into_iter().chain(nameless).collect(),
        notes: Vec::from_iter(guesses.then_some(Note::UnknownHostsMayRemain)),
        ..TypePlan::does(DataType::Cookies, steps)
    }
}

/// The page's origin, and for Chromium one of each further host that has cookies: where its Public Suffix List is longer, it
/// takes them for sites of their own.
fn origins(facts: &ClearingFacts, target: &Target) -> Vec<Origin> {
    let own = facts.cookies.iter().map(|found| &found.cookie);
    let own = own.filter(|cookie| target.sets(cookie));
    let hosts: BTreeSet<&str> = own
        .map(CookieKey::host)
        .filter(|host| is_host(host) && *host != target.page.host())
        .collect();
    let others = hosts.into_iter();
    let others = others.map(|host| Origin::of_host(Scheme::Https, host));
    std::iter::once(target.page.clone()).chain(others).collect()
}

/// The hosts of the target, for Firefox, which takes each exactly. Where cookies cannot be listed, the hosts above the
/// known ones and `www` are tried.
fn hostnames(facts: &ClearingFacts, target: &Target) -> Vec<String> {
    let mut names: BTreeSet<String> = target
        .possible
        .iter()
        .map(|origin| origin.host().to_owned())
        .collect();
    if target.whole_site && !facts.browser.has_host_access {
        names.extend(above(target.page.host(), target));
        if registrable_domain(&target.site).is_some() {
            names.insert(format!("www.{}", target.site));
        }
    }
    names.into_iter().collect()
}

fn above<'a>(host: &'a str, target: &'a Target) -> impl Iterator<Item = String> + 'a {
    std::iter::successors(Some(host), |host| {
        host.split_once('.').map(|(_, parent)| parent)
    })
    .take_while(|host| target.covers(host))
    .map(str::to_owned)
}
