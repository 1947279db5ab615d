//! Where sites may keep data without a cookie: the origins that tabs have shown. In memory for all sites; on the disk for
//! those alone that the person has a rule for. What private windows show is not told.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    facts::{Choice, ClearingWish, Scope},
    report::{ClearingReport, Headline},
};
use crate::site::{Origin, site_of_page};

/// The most that are remembered until the browser closes; those that were seen first go first.
pub const MOST_SEEN: usize = 2_000;
/// The most that are remembered of one site that has a rule: 50 hosts with 20 ports each.
pub const MOST_OF_A_SITE: usize = 1_000;
/// The most that are remembered of all sites that have one.
pub const MOST_KEPT: usize = 5_000;

/// The longest origin, in bytes: a scheme, a host of 253 letters (RFC 1035, section 2.3.4), and a port. A frame says itself where it is.
const LONGEST: usize = 280;

/// An origin, and the cookie store of the tab that has shown it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SeenPlace"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// The origin, as `location.origin` has it.
    pub origin: String,
    /// The cookie store.
    pub store_id: String,
}

impl Place {
    /// The site of the origin; nothing where it is none of the web.
    fn site(&self) -> Option<String> {
        let origin: Origin = self.origin.parse().ok()?;
        Some(site_of_page(origin.host()))
    }
}

/// The places with those that were just seen, the newest last.
#[must_use]
pub fn with_seen(places: Vec<Place>, seen: Vec<Place>) -> Vec<Place> {
    let seen: Vec<Place> = seen
        .into_iter()
        .filter(|place| place.origin.len() <= LONGEST && place.site().is_some())
        .collect();
    let anew: BTreeSet<&Place> = seen.iter().collect();
    let mut places: Vec<Place> = places
        .into_iter()
        .filter(|place| !anew.contains(place))
        .collect();
    places.extend(seen);
    let surplus = places.len().saturating_sub(MOST_SEEN);
    places.drain(..surplus);
    places
}

/// What is kept on the disk: of what was kept and was seen, what is of a site that has a rule, the newest last.
#[must_use]
pub fn kept_for_rules(kept: Vec<Place>, seen: &[Place], ruled: &[String]) -> Vec<Place> {
    let known: BTreeSet<&Place> = kept.iter().collect();
    let more: Vec<Place> = seen
        .iter()
        .filter(|place| !known.contains(place))
        .cloned()
        .collect();
    let all = [kept, more].concat();
    let mut counts = BTreeMap::<String, usize>::new();
    let mut newest_first: Vec<Place> = all
        .into_iter()
        .rev()
        .filter(|place| {
            let site = place.site().filter(|site| ruled.contains(site));
            site.is_some_and(|site| {
                let count = counts.entry(site).or_default();
                *count += 1;
                *count <= MOST_OF_A_SITE
            })
        })
        .take(MOST_KEPT)
        .collect();
    newest_first.reverse();
    newest_first
}

/// The origins of a site that were seen in a cookie store.
#[must_use]
pub fn origins_of(places: &[Place], site: &str, store_id: &str) -> Vec<String> {
    let of_site = places
        .iter()
        .filter(|place| place.store_id == store_id && place.site().as_deref() == Some(site));
    of_site.map(|place| place.origin.clone()).collect()
}

/// The places without those of a site that is cleared: nothing of it is left there, as far as that can be known.
#[must_use]
pub fn without_cleared(
    places: Vec<Place>,
    wish: ClearingWish,
    report: &ClearingReport,
    store_id: &str,
) -> Vec<Place> {
    let all_gone = report.headline == Headline::Done
        && wish.since.is_none()
        && wish.choice == Choice::SignOutAndClear;
    if !all_gone {
        return places;
    }
    let is_cleared = |place: &Place| {
        let Ok(origin) = place.origin.parse::<Origin>() else {
            return true;
        };
        place.store_id == store_id
            && match wish.scope {
                Scope::Host => origin.host() == report.target,
                Scope::Site => site_of_page(origin.host()) == report.target,
            }
    };
    places
        .into_iter()
        .filter(|place| !is_cleared(place))
        .collect()
}
