//! Cookies and storage.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::cookies::Kind;

use super::{
    facts::{DoorCookie, DoorFacts, Sight},
    finding::{Certainty, Evidence, Finding, FindingCode, Step},
    said::{Said, is_anything_said, is_said},
    set::set,
    tries::has_failed,
};

/// More than this in one header many servers do not take, in bytes: nginx and Apache take 8 KB of all of a request's.
pub(super) const UNTAKEN: usize = 7_600;
/// `localStorage` holds 5 MiB, in letters: with so many, the next does not fit.
const FULL: u64 = 5_000_000;
/// Statuses of servers that got too much.
const TOO_MUCH: [u16; 3] = [400, 413, 431];
/// So much is left of cookies that are too many, in bytes: the largest go, those first that do not matter for signing in.
const FITS: usize = 4_000;

pub(super) fn examine(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    too_big(facts, found);
    twice(facts, said, found);
    stale(facts, said, found);
    blocked(facts, said, found);
}

/// The cookies that go to the page, with their places.
fn going(facts: &DoorFacts) -> Vec<(usize, &DoorCookie)> {
    let cookies = facts.cookies.iter().flatten().enumerate();
    cookies
        .filter(|(_, cookie)| cookie.kept_under.is_none() && cookie.goes_to(&facts.place))
        .collect()
}

/// How many bytes of cookies go to the page: names, values, and what stands between them.
pub(super) fn bytes_to(facts: &DoorFacts) -> usize {
    let sizes = going(facts).into_iter();
    sizes
        .map(|(_, cookie)| cookie.size as usize + "=; ".len())
        .sum()
}

fn too_big(facts: &DoorFacts, found: &mut Vec<Finding>) {
    let bytes = bytes_to(facts);
    let refused = TOO_MUCH.contains(&facts.status());
    if bytes <= UNTAKEN {
        return;
    }
    let ranked =
        |(place, cookie): (usize, &DoorCookie)| (cookie.matters(), Reverse(cookie.size), place);
    let largest = set(going(facts).into_iter().map(ranked));
    let mut left = bytes;
    let cookies = largest
        .into_iter()
        .take_while(|(_, Reverse(size), _)| {
            let is_over = left > FITS;
            left = left.saturating_sub(*size as usize);
            is_over
        })
        .map(|(.., place)| place)
        .collect();
    found.push(Finding::new(
        FindingCode::CookiesTooBig,
        if refused {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        },
        Evidence::Bytes { bytes },
        Step::RemoveCookies { cookies },
    ));
}

/// Two cookies of one name that both go to an address of the host, as the one does that a sign-in leads to: which of them the server
/// reads is chance.
fn twice(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let cookies = facts.cookies.as_deref().unwrap_or_default();
    for (place, cookie) in cookies.iter().enumerate() {
        if cookie.kept_under.is_none() && cookie.matters() && cookie.goes_to_host(&facts.place) {
            by_name.entry(&cookie.name).or_default().push(place);
        }
    }
    for places in by_name.values_mut() {
        let all = places.clone();
        places.retain(|&place| {
            let meets = |&other: &usize| other != place && cookies[place].meets(&cookies[other]);
            all.iter().any(meets)
        });
    }
    by_name.retain(|_, places| !places.is_empty());
    if by_name.is_empty() {
        return;
    }
    let names: Vec<&str> = by_name.keys().copied().collect();
    let explains = (facts.sight == Sight::Page && fails_without_a_word(facts, said))
        || is_said(said, &[FindingCode::FormExpired, FindingCode::CookiesOff]);
    found.push(Finding::new(
        FindingCode::CookieTwice,
        if explains {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        },
        Evidence::cookies(names),
        Step::RemoveCookies {
            cookies: by_name.into_values().flatten().collect(),
        },
    ));
}

/// Whether something went wrong, and the page says nothing of the person's own doing.
fn fails_without_a_word(facts: &DoorFacts, said: &[Said]) -> bool {
    let refused = facts.was_sent() && matches!(facts.status(), 400 | 403 | 419 | 422);
    (facts.is_back_at_form() || refused || facts.sight == Sight::ErrorPage)
        && !is_anything_said(said)
}

/// The cookies that may be why a form comes back or addresses go in a circle: those of a session. Where a sign-in led in a moment ago
/// and the browser shows an error, the name may say nothing of what a cookie is for.
fn behind(facts: &DoorFacts) -> Vec<(usize, &DoorCookie)> {
    let going = going(facts);
    let has_session = going.iter().any(|(_, cookie)| cookie.matters());
    let takes_all = !has_session && facts.led_in && facts.sight == Sight::ErrorPage;
    let behind = going.into_iter();
    behind
        .filter(|(_, cookie)| takes_all || cookie.matters())
        .collect()
}

/// Cookies of a session that are there while the form comes back.
fn stale(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    let cookies = behind(facts);
    if cookies.is_empty() || facts.is_signed_in() || !fails_without_a_word(facts, said) {
        return;
    }
    let names: Vec<&str> = cookies
        .iter()
        .map(|(_, cookie)| cookie.name.as_str())
        .collect();
    let code = if facts.sight == Sight::ErrorPage {
        FindingCode::RedirectCircle
    } else {
        FindingCode::StaleCookies
    };
    let step = Step::RemoveCookies {
        cookies: cookies.iter().map(|(place, _)| *place).collect(),
    };
    let evidence = Evidence::cookies(names);
    found.push(Finding::new(code, Certainty::Possible, evidence, step));
}

/// Whether cookies of a session go along.
pub(super) fn has_session(facts: &DoorFacts) -> bool {
    going(facts).iter().any(|(_, cookie)| cookie.matters())
}

/// Whether a cookie goes along that itself signs in, though the page asks to: one that is over.
pub(super) fn has_sign_in(facts: &DoorFacts) -> bool {
    let mut going = going(facts).into_iter();
    going.any(|(_, cookie)| cookie.kind == Kind::SignsIn)
}

/// Whether an error page of the browser may be about the cookies that went along: there are too many, or some of a session, and the
/// site answered a moment ago.
pub(super) fn may_be_behind_error(facts: &DoorFacts) -> bool {
    let has_answered = facts.tried.is_some() || facts.led_in;
    facts.online && ((has_answered && !behind(facts).is_empty()) || bytes_to(facts) > UNTAKEN)
}

/// What the browser keeps from the page.
fn blocked(facts: &DoorFacts, said: &[Said], found: &mut Vec<Finding>) {
    let Some(top) = facts.top() else {
        return;
    };
    let explains = has_failed(facts) && !is_anything_said(said);
    let mut note = |code, sure, evidence, step| {
        found.push(Finding::new(code, sure, evidence, step));
    };
    if !top.cookies_enabled {
        note(
            FindingCode::CookiesOff,
            Certainty::MostLikely,
            Evidence::Seen,
            Step::AllowCookies,
        );
    } else if !top.storage_works || top.stored > FULL {
        let sure = if explains {
            Certainty::MostLikely
        } else {
            Certainty::Possible
        };
        let step = if top.storage_works {
            Step::ClearStored
        } else {
            Step::AllowCookies
        };
        note(FindingCode::StorageBlocked, sure, Evidence::Seen, step);
    }
    let embedded = facts.frames.iter().enumerate().skip(1);
    for (place, frame) in embedded.filter(|(_, frame)| !frame.has_storage_access) {
        let asks = frame
            .fields
            .iter()
            .any(|field| field.r#use == super::FieldUse::Password);
        if asks {
            let step = Step::OpenAlone { frame: place };
            note(
                FindingCode::EmbeddedWithoutCookies,
                Certainty::MostLikely,
                Evidence::host(&frame.place.host),
                step,
            );
        }
    }
}

pub(super) fn is_fine(facts: &DoorFacts) -> bool {
    let mut found = vec![];
    examine(facts, &[], &mut found);
    facts.cookies.is_some() && facts.top().is_some() && found.is_empty()
}
