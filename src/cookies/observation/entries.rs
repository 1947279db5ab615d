//! What happened lately, and where: the entries of which the log is made.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// Most submissions and removals that are looked back at.
const MOST_RECENT: usize = 200;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub(super) struct Entry {
    /// The site, and the store: what happens in one store says nothing of the others.
    pub(super) place: String,
    pub(super) identity: String,
    pub(super) at: f64,
}

/// When it happened last on a site.
pub(super) fn last(entries: &VecDeque<Entry>, place: &str) -> Option<f64> {
    let here = entries.iter().filter(|entry| entry.place == place);
    here.map(|entry| entry.at).reduce(f64::max)
}

/// What happened on a site close to a moment.
pub(super) fn near<'a>(
    entries: &'a VecDeque<Entry>,
    place: &'a str,
    at: f64,
    within: f64,
) -> impl Iterator<Item = &'a str> {
    entries
        .iter()
        .filter(move |entry| entry.place == place && (at - entry.at).abs() <= within)
        .map(|entry| entry.identity.as_str())
}

pub(super) fn remember(entries: &mut VecDeque<Entry>, place: &str, identity: &str, at: f64) {
    entries.push_back(Entry {
        place: place.to_owned(),
        identity: identity.to_owned(),
        at,
    });
    if entries.len() > MOST_RECENT {
        entries.pop_front();
    }
}
