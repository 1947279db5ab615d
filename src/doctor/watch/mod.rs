//! One try to sign in that was watched, at the person's wish: what happened at each hop, and what became of the cookies that the site
//! set. Takes what the browser tells of requests (`webRequest`) and the cookies that are there afterwards.
//!
//! Nothing of a query, of a value or of a path is in what is told: of an address the host, and how many parts its path has.

mod broken;
mod set_cookie;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DoorCookie, Place};
use crate::site::{is_of, site_of};

pub use broken::Broken;
pub use set_cookie::Refusal;
use set_cookie::{SetCookie, Setting};

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
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WatchedTry {
    /// The host of the page when the watch began.
    pub host: String,
    /// What the browser told, in order.
    pub events: Vec<WatchEvent>,
    /// The cookies that are there afterwards, of all sites that have set some.
    pub cookies: Vec<DoorCookie>,
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
    /// The host that it was sent on to.
    pub to: Option<String>,
    /// Why there is no answer.
    pub broken: Option<Broken>,
    /// How many cookies it set.
    pub set: usize,
    /// How many of them the browser refused.
    pub refused: usize,
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
    /// Why it was refused; nothing where it is there.
    pub refusal: Option<Refusal>,
}

/// Says what happened in a try.
#[must_use]
pub fn watched(seen: &WatchedTry) -> WatchReport {
    let site = site_of(&seen.host);
    let events = seen.events.get(..MAX_EVENTS).unwrap_or(&seen.events);
    let mut report = WatchReport {
        is_circle: is_circle(events),
        is_empty: !events.iter().any(|event| is_told(event, &site)),
        ..WatchReport::default()
    };
    let fates = fates(events, &seen.cookies);
    for (at, event) in events.iter().enumerate() {
        if is_told(event, &site) && report.hops.len() < MAX_HOPS {
            let own = fates.iter().filter(|fate| fate.event == at);
            let refused = own.clone().filter(|fate| fate.refusal.is_some());
            report
                .hops
                .push(hop(event, &site, own.count(), refused.count()));
        }
    }
    // Of one that is set again, what became of it in the end.
    let mut last: BTreeMap<(&str, &str), &Fate> = BTreeMap::new();
    for fate in fates.iter().filter(|fate| !fate.is_removal) {
        last.insert((&fate.host, &fate.name), fate);
    }
    let mut outcomes: Vec<&Fate> = last.into_values().collect();
    outcomes.sort_by_key(|fate| (fate.refusal.is_none(), fate.event));
    let told = outcomes.into_iter().take(MAX_SET).map(|fate| SetOutcome {
        name: shown_name(&fate.name),
        host: fate.host.clone(),
        refusal: fate.refusal,
    });
    report.cookies = told.collect();
    report
}

/// Pictures and styles are nobody's sign-in; what broke off or set cookies may be.
fn is_told(event: &WatchEvent, site: &str) -> bool {
    let is_own = is_of(site, &event.place.host);
    event.by_tab
        || (event.by_script && (is_own || event.status >= 400))
        || (!event.error.is_empty() && Broken::of(&event.error) != Broken::Stopped)
        || (is_own && !event.set_cookies.is_empty())
}

fn hop(event: &WatchEvent, site: &str, set: usize, refused: usize) -> Hop {
    const METHODS: [&str; 6] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
    let Place { host, path, .. } = &event.place;
    let is_known = METHODS.contains(&event.method.as_str());
    Hop {
        host: host.clone(),
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
        to: event.to.as_ref().map(|to| to.host.clone()),
        broken: (!event.error.is_empty()).then(|| Broken::of(&event.error)),
        set,
        refused,
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

fn fates(events: &[WatchEvent], jar: &[DoorCookie]) -> Vec<Fate> {
    let events = events.iter().enumerate();
    let headers = events.flat_map(|(at, event)| {
        let lines = event.set_cookies.iter();
        lines.map(move |line| (at, event, SetCookie::read(line)))
    });
    let all: Vec<(usize, &WatchEvent, SetCookie)> = headers.take(MAX_HEADERS).collect();
    let mut found = vec![];
    for (place, (at, event, set)) in all.iter().enumerate() {
        let is_replaced = || {
            let later = all.get(place + 1..).unwrap_or_default();
            later.iter().any(|(_, other, later)| {
                later.name == set.name && is_of(&site_of(&event.place.host), &other.place.host)
            })
        };
        let refusal = match refusal(set, event, jar) {
            // It was there, until something else took its place, or took it away.
            Some(Refusal::NotKept | Refusal::ThirdParty) if is_replaced() => None,
            other => other,
        };
        found.push(Fate {
            event: *at,
            name: set.name.clone(),
            host: event.place.host.clone(),
            is_removal: set.is_removal(),
            refusal: refusal.filter(|_| !set.is_removal()),
        });
    }
    found
}

fn refusal(set: &SetCookie, event: &WatchEvent, jar: &[DoorCookie]) -> Option<Refusal> {
    let at = &event.place;
    let is_elsewhere = !event.by_tab && !is_of(&site_of(&event.page), &at.host);
    let is_there = jar.iter().any(|cookie| {
        cookie.name == set.name
            && set.is_for(&cookie.domain, cookie.host_only, at)
            && cookie.path == set.path_at(at)
    });
    match set.refusal(Setting { at, is_elsewhere }) {
        // Browsers differ in what they take where nothing is said.
        Some(Refusal::SameSiteElsewhere) | None if is_there => None,
        None => {
            let guards = |cookie: &DoorCookie| {
                cookie.name == set.name
                    && cookie.secure
                    && is_of(&site_of(&at.host), &cookie.domain)
            };
            Some(if !at.secure && !set.secure && jar.iter().any(guards) {
                Refusal::OverSecure
            } else if is_elsewhere {
                Refusal::ThirdParty
            } else {
                Refusal::NotKept
            })
        }
        refused => refused,
    }
}

/// The longest name that is shown, in letters.
const LONGEST_NAME: usize = 40;

/// The name of a cookie, without what may be somebody's: numbers and what looks like an address.
fn shown_name(name: &str) -> String {
    if name.contains(['@', '%']) {
        return "…".to_owned();
    }
    let mut shown = String::new();
    let mut digits = String::new();
    for letter in name.chars().take(LONGEST_NAME).chain([' ']) {
        if letter.is_ascii_hexdigit() {
            digits.push(letter);
            continue;
        }
        let is_number = digits.len() >= 6 && digits.contains(|one: char| one.is_ascii_digit());
        shown.push_str(if is_number { "…" } else { &digits });
        digits.clear();
        if !letter.is_control() {
            shown.push(letter);
        }
    }
    shown.trim_end().to_owned()
}
