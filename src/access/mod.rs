//! May Latchkey look at this page, what has to be asked for, and where are the content scripts registered?
//!
//! The browser holds what was granted (through the welcome page, the popup, its own settings or a policy); the
//! person's pauses are kept by Latchkey. Both are facts here. Nothing is granted by this module: it says what
//! to ask the browser for.

mod pattern;
mod restricted;
mod site_wide;

use serde::{Deserialize, Serialize};

pub use pattern::{InvalidPattern, MatchPattern};
pub use site_wide::{Sight, SiteAccess, site_access};

use crate::site::{Origin, shown_host};

/// What is known about access.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Grants {
    /// Match patterns of the origins that the browser lets the extension see. One that cannot be read is left
    /// out: it grants nothing.
    pub origins: Vec<String>,
    /// Hosts on which the person has paused Latchkey.
    pub paused: Vec<String>,
}

/// Whether Latchkey may watch a page, and how that can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Access {
    /// Whether Latchkey may watch the page, and why.
    pub state: AccessState,
    /// Whether it may.
    pub watches: bool,
    /// The page's host; empty where it is no page of the web.
    pub host: String,
    /// The host as people write it.
    pub shown_host: String,
    /// What the button beside it does; nothing where it cannot be changed.
    pub change: Option<AccessChange>,
}

/// Whether Latchkey may watch a page, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum AccessState {
    /// It watches every site.
    EverySite,
    /// It watches this site, and not every one.
    ThisSite,
    /// The browser would let it, but the person has paused it here.
    Paused,
    /// It has no access to this site.
    Off,
    /// No extension may look at this page.
    Impossible,
}

/// What has to be done to change whether Latchkey watches a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum AccessChange {
    /// Ask the browser for this origin: the whole site, so that one question turns on all that there is.
    Request {
        /// A match pattern for the site.
        origin: String,
    },
    /// Give these origins back to the browser.
    GiveBack {
        /// Match patterns as they were granted, each for this site alone.
        origins: Vec<String>,
    },
    /// Keep the grant, which covers more than this host, and pause here.
    Pause,
    /// Go on where it was paused.
    Resume,
}

/// Where content scripts are registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WatchPlan {
    /// Match patterns to run on. Empty: nowhere, nothing is registered.
    pub matches: Vec<String>,
    /// Match patterns to leave out.
    pub exclude_matches: Vec<String>,
}

/// Says whether Latchkey may watch a page of this origin; nothing where the page is none of the web.
#[must_use]
pub fn access(grants: &Grants, page: Option<&Origin>) -> Access {
    let host = page.map_or("", Origin::host);
    let Some(page) = page.filter(|_| !restricted::is_restricted(host)) else {
        return Access {
            state: AccessState::Impossible,
            watches: false,
            host: host.to_owned(),
            shown_host: shown_host(host),
            change: None,
        };
    };
    let granting: Vec<MatchPattern> = grants
        .patterns()
        .filter(|pattern| pattern.matches(page))
        .collect();
    let whole = MatchPattern::for_site_of(host);
    let (state, change) = if granting.is_empty() {
        let origin = whole.to_string();
        (AccessState::Off, AccessChange::Request { origin })
    } else if grants.is_paused(host) {
        (AccessState::Paused, AccessChange::Resume)
    } else if granting.iter().any(MatchPattern::is_every_host) {
        (AccessState::EverySite, AccessChange::Pause)
    } else if granting.iter().all(|pattern| whole.covers(pattern)) {
        let origins = granting.iter().map(ToString::to_string).collect();
        (AccessState::ThisSite, AccessChange::GiveBack { origins })
    } else {
        (AccessState::ThisSite, AccessChange::Pause)
    };
    Access {
        watches: matches!(state, AccessState::EverySite | AccessState::ThisSite),
        state,
        host: host.to_owned(),
        shown_host: shown_host(host),
        change: Some(change),
    }
}

/// Says whether Latchkey may look at a frame: the browser grants the frame, and neither the frame's site nor the
/// site that shows it is paused.
#[must_use]
pub fn may_watch(grants: &Grants, frame: Option<&Origin>, top: Option<&Origin>) -> bool {
    access(grants, frame).watches && top.is_none_or(|top| !grants.is_paused(top.host()))
}

/// Says where content scripts are registered.
#[must_use]
pub fn watch_plan(grants: &Grants) -> WatchPlan {
    let mut matches: Vec<String> = grants
        .patterns()
        .filter(MatchPattern::covers_web)
        .map(|pattern| pattern.web_only().to_string())
        .collect();
    matches.sort();
    matches.dedup();
    let mut exclude_matches: Vec<String> = grants
        .paused
        .iter()
        .map(|host| MatchPattern::for_host(host))
        .filter(|pattern| pattern.to_string().parse::<MatchPattern>().is_ok())
        .map(|pattern| pattern.to_string())
        .collect();
    exclude_matches.sort();
    exclude_matches.dedup();
    WatchPlan {
        matches,
        exclude_matches,
    }
}

impl Grants {
    fn patterns(&self) -> impl Iterator<Item = MatchPattern> {
        self.origins.iter().filter_map(|origin| origin.parse().ok())
    }

    fn is_paused(&self, host: &str) -> bool {
        self.paused.iter().any(|paused| paused == host)
    }
}
