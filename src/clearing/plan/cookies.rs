//! The plan for cookies.

use std::collections::BTreeSet;

use super::{
    clearing_plan::{DataType, Exception, Note, Obstacle, TypePlan},
    conflicts::Conflicts,
    target::Target,
};
use crate::clearing::{
    calls::{BrowsingDataRemoval, BrowsingDataType, ExpireCall, MOST_ORIGINS_OF_A_CALL, Step},
    facts::{BrowserFacts, Choice, ClearingFacts, ClearingWish, Engine, FoundCookie},
};
use crate::{
    cookies::{CookieKey, PartitionKey, RemoveCall},
    site::registrable_domain,
};

/// The first version of Chromium that knows `hasCrossSiteAncestor`.
const KNOWS_CROSS_SITE_ANCESTOR: u32 = 130;

pub(super) fn plan(facts: &ClearingFacts, wish: ClearingWish, target: &Target) -> TypePlan {
    let (kept, going) = divide(facts, wish, target);
    let in_bulk = wish.choice == Choice::SignOutAndClear
        && !kept.iter().any(|found| target.sets(&found.cookie))
        && facts.browser.clears(target);
    let mut plan = if in_bulk {
        bulk(facts, wish, target, &going)
    } else if let Some(reason) = obstacle(&facts.browser, wish, target) {
        return if reason == Obstacle::WholeSite {
            TypePlan::too_broad(DataType::Cookies, reason)
        } else {
            TypePlan::cannot(DataType::Cookies, reason)
        };
    } else {
        one_by_one(facts, &going)
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
    /// Whether `browsingData` clears these cookies and no others. Chromium widens hosts to registrable domains.
    fn clears(&self, target: &Target) -> bool {
        let exact = self.engine == Engine::Firefox || target.whole_site;
        self.calls_browsing_data() && exact
    }

    /// Whether `browsingData` is to be had, and reaches the window: it passes private ones by, or clears the others
    /// instead.
    pub(super) fn calls_browsing_data(&self) -> bool {
        self.has_browsing_data && !self.private_window
    }
}

/// Why cookies cannot be removed one by one.
fn obstacle(browser: &BrowserFacts, wish: ClearingWish, target: &Target) -> Option<Obstacle> {
    let widened = wish.choice == Choice::SignOutAndClear
        && browser.calls_browsing_data()
        && !browser.clears(target);
    if wish.since.is_some() {
        return Some(if widened {
            Obstacle::WholeSite
        } else {
            Obstacle::NoTimeRange
        });
    }
    (!browser.has_host_access).then_some(Obstacle::NeedsHostAccess)
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
        Engine::Chromium => vec![call(Some(vec![target.page.clone()]), None, None)],
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
        one_by_one(facts, &embedded)
    };
    steps.extend_from_slice(rest.steps());
    let guesses = facts.browser.engine == Engine::Firefox
        && target.whole_site
        && !facts.browser.has_host_access;
    TypePlan {
        left: rest.left,
        notes: Vec::from_iter(guesses.then_some(Note::UnknownHostsMayRemain)),
        ..TypePlan::does(DataType::Cookies, steps)
    }
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

/// One call for each, but for those for which `cookies.remove` may take one that stays.
///
/// Firefox removes the first cookie of the name that goes to the address. So the ones that go to the fewest addresses
/// come last, HTTPS alone last of all: the calls for the others cannot take them.
fn one_by_one(facts: &ClearingFacts, going: &[&FoundCookie]) -> TypePlan {
    let leaving: BTreeSet<&CookieKey> = going.iter().map(|found| &found.cookie).collect();
    let all = facts.cookies.iter().map(|found| &found.cookie);
    let staying = Conflicts::of(all.filter(|cookie| !leaving.contains(cookie)));
    let is_mistaken =
        |cookie: &CookieKey| !facts.browser.expires(cookie) && staying.has_mistakable(cookie);
    let (left, mut removed): (Vec<&CookieKey>, Vec<&CookieKey>) =
        leaving.into_iter().partition(|cookie| is_mistaken(cookie));
    removed.sort_by_key(|cookie| (cookie.host().len(), cookie.path.len(), cookie.secure));
    let steps = removed
        .into_iter()
        .map(|cookie| {
            if facts.browser.expires(cookie) {
                Step::ExpireCookie(expiry(cookie, &facts.browser))
            } else {
                Step::RemoveCookie(as_taken(RemoveCall::of(cookie), &facts.browser))
            }
        })
        .collect();
    TypePlan {
        left: left
            .into_iter()
            .map(|cookie| exception(cookie, Obstacle::SameName))
            .collect(),
        ..TypePlan::does(DataType::Cookies, steps)
    }
}

/// The call that ends a cookie.
fn expiry(cookie: &CookieKey, browser: &BrowserFacts) -> ExpireCall {
    ExpireCall {
        place: as_taken(RemoveCall::for_setting(cookie), browser),
        domain: (!cookie.host_only).then(|| cookie.domain.clone()),
        path: cookie.path.clone(),
        secure: cookie.secure,
        value: "-".to_owned(),
        expiration_date: 1,
    }
}

/// A place with its partition as this browser takes it.
fn as_taken(mut place: RemoveCall, browser: &BrowserFacts) -> RemoveCall {
    place.partition_key = place.partition_key.map(|key| browser.partition_key(&key));
    place
}

impl BrowserFacts {
    /// Whether `cookies.set` with an end in the past removes the cookie. `cookies.remove` of Chromium is ten times slower
    /// where there are thousands, and takes others of its name. A path that `cookies.set` would write otherwise is left to
    /// `cookies.remove`.
    fn expires(&self, cookie: &CookieKey) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
        let dots = |segment: &str| segment == "." || segment == "..";
        self.engine == Engine::Chromium
            && cookie.path.starts_with('/')
            && cookie.path.bytes().all(is_plain)
            && !cookie.path.split('/').any(dots)
    }

    /// The partition key as this browser takes it.
    pub(crate) fn partition_key(&self, key: &PartitionKey) -> PartitionKey {
        let knows = self.engine == Engine::Chromium && self.version >= KNOWS_CROSS_SITE_ANCESTOR;
        PartitionKey {
            top_level_site: key.top_level_site.clone(),
            has_cross_site_ancestor: key.has_cross_site_ancestor.filter(|_| knows),
        }
    }
}

fn exception(cookie: &CookieKey, reason: Obstacle) -> Exception {
    Exception {
        place: cookie.domain.clone(),
        name: Some(cookie.name.clone()),
        reason,
    }
}
