//! Cookies removed one by one: for each the call that takes it and no other, as far as the browser has one.

use std::collections::BTreeSet;

use super::{
    clearing_plan::{DataType, Exception, Obstacle, TypePlan},
    conflicts::Conflicts,
    storage::in_page,
    target::Target,
};
use crate::clearing::{
    calls::{ExpireCall, PageTask, ScriptCookie, Step},
    facts::{BrowserFacts, ClearingFacts, Engine, FoundCookie, OpenDocument},
};
use crate::cookies::{CookieKey, PartitionKey, RemoveCall};

/// The first version of Chromium that knows `hasCrossSiteAncestor`.
const KNOWS_CROSS_SITE_ANCESTOR: u32 = 130;
/// What browsers give for bytes that are no UTF-8: what they were, nobody can say back.
const ILLEGIBLE: char = '\u{fffd}';

/// How a cookie is removed.
enum Way<'a> {
    /// `cookies.remove`.
    Remove,
    /// `cookies.set` with an end in the past.
    Expire,
    /// A script in this document.
    Script(&'a OpenDocument),
    /// It is not.
    Not(Obstacle),
}

/// A call for each.
///
/// Firefox removes the first cookie of the name that goes to the address. So the ones that go to the fewest addresses
/// come last, HTTPS alone last of all: the calls for the others cannot take them.
pub(in crate::clearing) fn plan(
    facts: &ClearingFacts,
    target: &Target,
    going: &[&FoundCookie],
) -> TypePlan {
    let leaving: BTreeSet<&CookieKey> = going.iter().map(|found| &found.cookie).collect();
    let all = facts.cookies.iter().map(|found| &found.cookie);
    let staying = Conflicts::of(all.filter(|cookie| !leaving.contains(cookie)));
    let mut going = going.to_vec();
    going.sort_by(|one, other| one.cookie.cmp(&other.cookie));
    going.sort_by_key(|FoundCookie { cookie, .. }| {
        (cookie.host().len(), cookie.path.len(), cookie.secure)
    });
    let mut steps = vec![];
    let mut scripts: Vec<(&OpenDocument, Vec<ScriptCookie>)> = vec![];
    let mut left = vec![];
    for found in going {
        let cookie = &found.cookie;
        match way(found, facts, target, &staying) {
            Way::Remove => {
                let call = as_taken(RemoveCall::of(cookie), &facts.browser);
                steps.push(Step::RemoveCookie(call));
            }
            Way::Expire => steps.push(Step::ExpireCookie(expiry(cookie, &facts.browser))),
            Way::Script(document) => {
                let same = |(open, _): &&mut (&OpenDocument, _)| std::ptr::eq(*open, document);
                match scripts.iter_mut().find(same) {
                    Some((_, cookies)) => cookies.push(for_script(cookie)),
                    None => scripts.push((document, vec![for_script(cookie)])),
                }
            }
            Way::Not(reason) => left.push(exception(cookie, reason)),
        }
    }
    let scripts = scripts.into_iter().map(|(document, cookies)| {
        let task = PageTask::ExpireCookies { cookies };
        in_page(document, task)
    });
    steps.extend(scripts);
    TypePlan {
        left,
        ..TypePlan::does(DataType::Cookies, steps)
    }
}

fn way<'a>(
    found: &'a FoundCookie,
    facts: &'a ClearingFacts,
    target: &Target,
    staying: &Conflicts<'a>,
) -> Way<'a> {
    let (cookie, browser) = (&found.cookie, &facts.browser);
    let is_named = browser.can_name(cookie);
    match browser.engine {
        Engine::Chromium if is_named && is_plain(&cookie.path) => return Way::Expire,
        // It finds no cookie of an IPv6 address by its address.
        Engine::Firefox if is_named && !cookie.host().starts_with('[') => {
            // Below a public suffix there may be cookies of the domain above, which are not looked at: it is none of the site's.
            let exact = is_plain(&cookie.path)
                && !staying.has_mistakable(cookie)
                && !target.may_be_widened();
            return if exact { Way::Remove } else { Way::Expire };
        }
        _ => {}
    }
    let script = script_for(found, facts, target).filter(|_| is_named);
    script.map_or_else(|| Way::Not(obstacle(cookie, browser, target)), Way::Script)
}

impl BrowserFacts {
    /// Whether the browser's calls can say which cookie is meant. Chromium gives no path at all for one that is no UTF-8;
    /// Firefox reads names as Latin-1, and loses none.
    pub(super) fn can_name(&self, cookie: &CookieKey) -> bool {
        let name = self.engine == Engine::Firefox || !cookie.name.contains(ILLEGIBLE);
        name && !cookie.path.is_empty() && !cookie.path.contains(ILLEGIBLE)
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

/// Whether browsers write the path of an address in the same way. Chromium makes any other into another one, and would
/// remove that path's cookie instead of this one.
fn is_plain(path: &str) -> bool {
    let is_kept =
        |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~%!$&'()*+,;=:@[]".contains(&byte);
    let is_dots = |segment: &str| {
        let segment = segment.to_ascii_lowercase().replace("%2e", ".");
        segment == "." || segment == ".."
    };
    path.starts_with('/') && path.bytes().all(is_kept) && !path.split('/').any(is_dots)
}

/// A document whose script can end the cookie.
fn script_for<'a>(
    found: &FoundCookie,
    facts: &'a ClearingFacts,
    target: &Target,
) -> Option<&'a OpenDocument> {
    let cookie = &found.cookie;
    if found.http_only || cookie.partition_key.is_some() || cookie.kept_under().is_some() {
        return None;
    }
    facts.documents.iter().find(|open| {
        let reaches = cookie.goes_to(open.origin.host())
            && (!cookie.secure || open.origin.is_secure())
            && cookie.store_id == open.store_id;
        reaches && target.owns(open) && open.scriptable && !open.embedded
    })
}

/// Why there is no call for it.
fn obstacle(cookie: &CookieKey, browser: &BrowserFacts, target: &Target) -> Obstacle {
    let among_all = target.sets(cookie)
        && match browser.engine {
            Engine::Chromium => browser.calls_browsing_data() && !browser.may_widen(target),
            // There too it names each by its path.
            Engine::Firefox => browser.calls_browsing_data() && browser.can_name(cookie),
        };
    if among_all {
        Obstacle::NotAlone
    } else {
        Obstacle::NoCall
    }
}

/// The call that ends a cookie.
fn expiry(cookie: &CookieKey, browser: &BrowserFacts) -> ExpireCall {
    let mut place = as_taken(RemoveCall::for_setting(cookie), browser);
    if !is_plain(&cookie.path) {
        // Only the path that is named beside it counts.
        place.url = format!("https://{}/", cookie.host());
    }
    ExpireCall {
        place,
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

fn for_script(cookie: &CookieKey) -> ScriptCookie {
    ScriptCookie {
        name: cookie.name.clone(),
        path: cookie.path.clone(),
        domain: (!cookie.host_only).then(|| cookie.domain.clone()),
        secure: cookie.secure,
    }
}

pub(crate) fn exception(cookie: &CookieKey, reason: Obstacle) -> Exception {
    Exception {
        place: cookie.domain.clone(),
        name: Some(cookie.name.clone()),
        reason,
    }
}
