//! One try to sign in that was watched, at the person's wish: what happened at each hop, and what became of the cookies that the site
//! set. Takes what the browser tells of requests (`webRequest`) and the cookies that are there afterwards.
//!
//! Nothing of a query, of a value or of a path is in what is told: of an address the host, and how many parts its path has.

mod broken;
mod date;
mod retry_after;
mod set_cookie;
mod told;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DoorCookie, Place};
use crate::{
    doctor::set::set,
    site::{is_of, site_of},
};

pub use broken::Broken;
use retry_after::retry_after;
pub use set_cookie::Refusal;
use set_cookie::{SetCookie, Setting};
use told::{shown_host, shown_name};

/// Most that is told of: a page can ask for anything, without end.
pub const MAX_HOPS: usize = 60;
/// Most cookies that are told of.
pub const MAX_SET: usize = 60;
/// Most events that are read, and most headers in all.
const MAX_EVENTS: usize = 400;
const MAX_HEADERS: usize = 500;
/// A place that the tab is sent on from so often in a row is one of a circle: browsers give up after twenty hops in all.
const CIRCLE: usize = 4;

/// What was seen of a try.
///
/// Where the browser shows not all cookies of a host, nothing is said of a cookie for not being there.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WatchedTry {
    /// The host of the page when the watch began.
    pub host: String,
    /// When the watch began, in milliseconds since 1970.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub began: i64,
    /// How long after that the cookies were read, in milliseconds.
    pub read: u32,
    /// What the browser told, in order.
    pub events: Vec<WatchEvent>,
    /// How many requests were seen beside these.
    pub left_out: usize,
    /// The cookies that were set meanwhile, as the browser told, and those that are there afterwards, of all sites that have set some.
    pub cookies: Vec<DoorCookie>,
    /// The hosts of whose whole site the cookies may be seen.
    pub whole: Vec<String>,
}

/// What the browser tells of a request once it is answered, or not.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WatchEvent {
    /// Where it went.
    pub place: Place,
    /// Its method.
    pub method: String,
    /// Whether the tab itself went there.
    pub by_tab: bool,
    /// Whether a script asked (`fetch`, `XMLHttpRequest`).
    pub by_script: bool,
    /// The host of the page that asked.
    pub page: String,
    /// How long after the watch began, in milliseconds.
    pub at: u32,
    /// The status of the answer; zero where there was none.
    pub status: u16,
    /// Whether it came from a cache, and nobody was asked.
    pub from_cache: bool,
    /// Where it was sent on to.
    pub to: Option<Place>,
    /// Why there is no answer, in the browser's words.
    pub error: String,
    /// The `Set-Cookie` headers of the answer.
    pub set_cookies: Vec<String>,
    /// The `Retry-After` header of the answer.
    pub retry_after: String,
}

/// What came of a watched try.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WatchReport {
    /// What is worth telling, in order.
    pub hops: Vec<Hop>,
    /// What became of the cookies that were set, in order, of each the last.
    pub cookies: Vec<SetOutcome>,
    /// How many hops are not told of, since there were too many.
    pub left_out: usize,
    /// Whether the tab was sent round in a circle.
    pub is_circle: bool,
    /// Whether nothing was seen that signs in: nobody has tried, or it went where nobody may look.
    pub is_empty: bool,
}

/// A request, and how it was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WatchHop"))]
#[serde(rename_all = "camelCase")]
pub struct Hop {
    /// The host.
    pub host: String,
    /// Whether it is of the site in front.
    pub own: bool,
    /// How many parts its path has.
    pub depth: usize,
    /// Its method, if it is one that forms and pages have.
    pub method: String,
    /// Whether the tab itself went there.
    pub by_tab: bool,
    /// In milliseconds after the watch began.
    pub at: u32,
    /// The status; zero where there was no answer.
    pub status: u16,
    /// After how many seconds it may be asked again, where the answer says so (RFC 9110, section 10.2.3).
    pub retry_after: Option<u32>,
    /// The host that it was sent on to.
    pub to: Option<String>,
    /// Why there is no answer.
    pub broken: Option<Broken>,
    /// How many cookies it set.
    pub set: usize,
    /// How many of them the browser refused.
    pub refused: usize,
    /// How many of them are not there, and nothing in them is wrong.
    pub missing: usize,
    /// How many cookies it took away.
    pub removed: usize,
}

/// What became of a cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SetOutcome {
    /// Its name, without what may name a person.
    pub name: String,
    /// The host that set it.
    pub host: String,
    /// Why it was refused; nothing where it was kept, or where that cannot be known.
    pub refusal: Option<Refusal>,
}

/// Says what happened in a try.
#[must_use]
pub fn watched(seen: &WatchedTry) -> WatchReport {
    let site = site_of(&seen.host);
    let events = seen.events.get(..MAX_EVENTS).unwrap_or(&seen.events);
    let fates = fates(events, seen);
    let told = (0..events.len()).filter(|&at| is_told(&events[at], &site));
    let (most, rest): (Vec<usize>, Vec<usize>) = told.partition(|&at| matters(&events[at], &site));
    let all = most.len() + rest.len();
    // Where there are too many, those go that matter least.
    let places = set(most.into_iter().chain(rest).take(MAX_HOPS));
    // Of one that is set again, what became of it in the end.
    let mut last: BTreeMap<(&str, &str), &Fate> = BTreeMap::new();
    for fate in fates.iter().filter(|fate| !fate.is_removal) {
        last.insert((&fate.host, &fate.name), fate);
    }
    let mut outcomes: BTreeMap<_, &Fate> = BTreeMap::new();
    outcomes.extend(
        last.into_iter()
            .map(|(cookie, fate)| ((fate.refusal.is_none(), fate.event, cookie), fate)),
    );
    let told = outcomes.into_values().take(MAX_SET).map(|fate| SetOutcome {
        name: shown_name(&fate.name),
        host: shown_host(&fate.host, &site),
        refusal: fate.refusal,
    });
    WatchReport {
        cookies: told.collect(),
        left_out: seen.left_out + (seen.events.len() - events.len()) + (all - places.len()),
        is_circle: is_circle(events),
        is_empty: all == 0,
        hops: places
            .into_iter()
            .map(|at| {
                hop(
                    &events[at],
                    seen,
                    &site,
                    &fates.iter().filter(|fate| fate.event == at),
                )
            })
            .collect(),
    }
}

/// Pictures and styles are nobody's sign-in; what broke off or set cookies may be.
fn is_told(event: &WatchEvent, site: &str) -> bool {
    let is_own = is_of(site, &event.place.host);
    event.by_tab
        || (event.by_script && (is_own || event.status >= 400))
        || (!event.error.is_empty() && Broken::of(&event.error) != Broken::Stopped)
        || (is_own && !event.set_cookies.is_empty())
}

/// Whether it may be the sign-in itself: where the tab went, what sent something, and what set cookies.
fn matters(event: &WatchEvent, site: &str) -> bool {
    let is_own = is_of(site, &event.place.host);
    event.by_tab || (is_own && (event.method != "GET" || !event.set_cookies.is_empty()))
}

fn hop<'fates>(
    event: &WatchEvent,
    seen: &WatchedTry,
    site: &str,
    fates: &(impl Iterator<Item = &'fates Fate> + Clone),
) -> Hop {
    const METHODS: [&str; 6] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
    let Place { host, path, .. } = &event.place;
    let is_known = METHODS.contains(&event.method.as_str());
    let count = |is_meant: fn(&Fate) -> bool| fates.clone().filter(|fate| is_meant(fate)).count();
    let missing = count(|fate| fate.refusal == Some(Refusal::NotKept));
    Hop {
        host: shown_host(host, site),
        own: is_of(site, host),
        depth: path.split('/').filter(|part| !part.is_empty()).count(),
        method: if is_known {
            event.method.clone()
        } else {
            String::new()
        },
        by_tab: event.by_tab,
        at: event.at,
        status: event.status,
        retry_after: retry_after(&event.retry_after, seen.began + i64::from(event.at)),
        to: event.to.as_ref().map(|to| shown_host(&to.host, site)),
        broken: (!event.error.is_empty()).then(|| Broken::of(&event.error)),
        set: count(|fate| !fate.is_removal),
        refused: count(|fate| fate.refusal.is_some()) - missing,
        missing,
        removed: count(|fate| fate.is_removal),
    }
}

/// Whether the tab was sent on and on, and came to one place again and again.
fn is_circle(events: &[WatchEvent]) -> bool {
    let mut run: Vec<&Place> = vec![];
    events.iter().filter(|event| event.by_tab).any(|event| {
        if event.to.is_none() {
            run.clear();
            return Broken::of(&event.error) == Broken::SentOnTooOften;
        }
        run.push(&event.place);
        run.iter().filter(|place| **place == &event.place).count() >= CIRCLE
    })
}

/// What became of one header.
struct Fate {
    event: usize,
    name: String,
    host: String,
    is_removal: bool,
    refusal: Option<Refusal>,
}

fn fates(events: &[WatchEvent], seen: &WatchedTry) -> Vec<Fate> {
    let events = events.iter().enumerate();
    let headers = events.flat_map(|(at, event)| {
        let lines = event.set_cookies.iter();
        lines.map(move |line| (at, event, SetCookie::read(line)))
    });
    let all: Vec<(usize, &WatchEvent, SetCookie)> = headers.take(MAX_HEADERS).collect();
    let now = seen.began + i64::from(seen.read);
    let mut found = vec![];
    for (place, (at, event, set)) in all.iter().enumerate() {
        let is_replaced = || {
            let later = all.get(place + 1..).unwrap_or_default();
            later.iter().any(|(_, other, later)| {
                later.name == set.name && is_of(&site_of(&event.place.host), &other.place.host)
            })
        };
        let when = seen.began + i64::from(event.at);
        let is_removal = set.ends_by(when, when);
        let refusal = match refusal(set, event, seen) {
            // It was there, until something else took its place, or took it away, or its time was over.
            Some(Refusal::NotKept | Refusal::ThirdParty)
                if set.ends_by(when, now) || is_replaced() =>
            {
                None
            }
            other => other,
        };
        found.push(Fate {
            event: *at,
            name: set.name.clone(),
            host: event.place.host.clone(),
            is_removal,
            refusal: refusal.filter(|_| !is_removal),
        });
    }
    found
}

/// Why a cookie was refused: what its header breaks, unless it is there all the same. Where not all cookies may be seen, only what
/// every browser refuses.
fn refusal(set: &SetCookie, event: &WatchEvent, seen: &WatchedTry) -> Option<Refusal> {
    let at = &event.place;
    let is_elsewhere = !event.by_tab && !is_of(&site_of(&event.page), &at.host);
    let mut jar = seen.cookies.iter();
    let is_there = jar.any(|cookie| {
        cookie.name == set.name
            && set.is_for(&cookie.domain, cookie.host_only, at)
            && cookie.path == set.path_at(at)
    });
    if is_there {
        return None;
    }
    let is_whole = seen.whole.contains(&at.host);
    let broken = set
        .refusals(Setting { at, is_elsewhere })
        .find(|refusal| is_whole || refusal.is_everywhere());
    if broken.is_some() || !is_whole {
        return broken;
    }
    let guards = |cookie: &DoorCookie| {
        cookie.name == set.name && cookie.secure && is_of(&site_of(&at.host), &cookie.domain)
    };
    Some(
        if !at.takes_secure() && !set.secure && seen.cookies.iter().any(guards) {
            Refusal::OverSecure
        } else if is_elsewhere {
            Refusal::ThirdParty
        } else {
            Refusal::NotKept
        },
    )
}
