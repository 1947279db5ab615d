//! The log of what is seen of cookies while a person signs in and out: which are set just after a password was sent, and which go
//! when those go.
//!
//! Events come in batches, in order; thousands a second are only work. State is plain data, so that a background that is
//! killed goes on with it.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::{
    event::CookieEvent,
    record::{Behaviour, Record},
};
use crate::site::site_of;

/// Cookies that are set so soon after a submission may have been set by it, in milliseconds.
const SOON_MS: f64 = 10_000.0;
/// What goes so close to a cookie that signs in goes with it, in milliseconds.
const TOGETHER_MS: f64 = 2_000.0;
/// What is set so close to a cookie that goes is set by the same answer, in milliseconds.
const SAME_ANSWER_MS: f64 = 1_000.0;
/// Most cookies that are remembered.
const MOST_COOKIES: usize = 2_000;
/// Most submissions and removals that are looked back at.
const MOST_RECENT: usize = 200;

/// What has been seen so far.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ObservationLog {
    submissions: VecDeque<Entry>,
    settings: VecDeque<Entry>,
    expiries: VecDeque<Entry>,
    sign_outs: VecDeque<Entry>,
    seen: BTreeMap<String, Record>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Entry {
    /// The site, and the store: what happens in one store says nothing of the others.
    place: String,
    identity: String,
    at: f64,
}

impl ObservationLog {
    /// Takes note of events.
    pub fn note(&mut self, events: &[CookieEvent]) {
        for event in events {
            match event {
                CookieEvent::Submitted { host, store, at } => {
                    remember(&mut self.submissions, &place_of(host, store), "", *at);
                }
                CookieEvent::Set {
                    host,
                    store,
                    identity,
                    replaced,
                    fingerprint,
                    at,
                } => {
                    let place = place_of(host, store);
                    self.set(&place, identity, *at);
                    if let Some(sent) = self.cause(&place, *at) {
                        let record = self.seen.entry(identity.clone()).or_default();
                        record.set_by(sent, *at, *replaced, *fingerprint);
                    }
                }
                CookieEvent::Expired {
                    host,
                    store,
                    identity,
                    at,
                } => {
                    self.expired(&place_of(host, store), identity, *at);
                }
            }
        }
        self.forget();
    }

    /// What was seen of a cookie of a host, with or without a dot before it, in a store.
    #[must_use]
    pub fn behaviour(&self, identity: &str, host: &str, store: &str) -> Behaviour {
        let place = place_of(host, store);
        let here = |entries: &VecDeque<Entry>| entries.iter().any(|entry| entry.place == place);
        let record = self.seen.get(identity).copied().unwrap_or_default();
        Behaviour {
            since_submission: record.since_submission,
            new_at_sign_in: record.new,
            same_at_next_sign_in: record.same_again,
            watched_sign_in: here(&self.submissions),
            gone_at_sign_out: record.gone_at_sign_out,
            set_at_sign_out: record.set_at_sign_out,
            watched_sign_out: here(&self.sign_outs),
        }
    }

    /// When the submission was sent that has caused what happens on a site now. What comes after the person has signed out
    /// was caused by that.
    fn cause(&self, place: &str, at: f64) -> Option<f64> {
        let last = |entries: &VecDeque<Entry>| {
            let here = entries.iter().filter(|entry| entry.place == place);
            here.map(|entry| entry.at)
                .filter(|then| *then <= at)
                .reduce(f64::max)
        };
        let sent = last(&self.submissions).filter(|sent| at - sent <= SOON_MS)?;
        last(&self.sign_outs)
            .is_none_or(|out| out < sent)
            .then_some(sent)
    }

    fn set(&mut self, place: &str, identity: &str, at: f64) {
        if near(&self.sign_outs, place, at, SAME_ANSWER_MS)
            .next()
            .is_some()
        {
            self.set_at_sign_out(identity, at);
        }
        remember(&mut self.settings, place, identity, at);
    }

    /// What goes together with a cookie that a submission had set goes because the person signs out; unless a later
    /// submission has used it up.
    fn expired(&mut self, place: &str, identity: &str, at: f64) {
        let cause = self.cause(place, at);
        let record = self.seen.get(identity).copied().unwrap_or_default();
        let used_up = cause.is_some_and(|sent| record.submitted.is_some_and(|set| set < sent));
        if record.submitted.is_some() && !used_up {
            self.signed_out(place, identity, at);
        }
        if near(&self.sign_outs, place, at, TOGETHER_MS)
            .next()
            .is_some()
        {
            self.gone(identity, at);
        } else {
            remember(&mut self.expiries, place, identity, at);
        }
        if let Some(record) = self.seen.get_mut(identity) {
            record.submitted = None;
        }
    }

    fn signed_out(&mut self, place: &str, identity: &str, at: f64) {
        let others: Vec<String> = near(&self.expiries, place, at, TOGETHER_MS)
            .map(str::to_owned)
            .collect();
        let set: Vec<String> = near(&self.settings, place, at, SAME_ANSWER_MS)
            .map(str::to_owned)
            .collect();
        remember(&mut self.sign_outs, place, identity, at);
        for other in others {
            self.gone(&other, at);
        }
        for other in set {
            self.set_at_sign_out(&other, at);
        }
    }

    fn gone(&mut self, identity: &str, at: f64) {
        let record = self.seen.entry(identity.to_owned()).or_default();
        record.gone_at_sign_out = true;
        record.at = at;
    }

    fn set_at_sign_out(&mut self, identity: &str, at: f64) {
        let record = self.seen.entry(identity.to_owned()).or_default();
        record.set_at_sign_out = true;
        record.at = at;
    }

    /// Drops the oldest beyond what is remembered.
    fn forget(&mut self) {
        let surplus = self.seen.len().saturating_sub(MOST_COOKIES);
        if surplus == 0 {
            return;
        }
        let mut times: Vec<f64> = self.seen.values().map(|record| record.at).collect();
        times.sort_by(f64::total_cmp);
        let last_dropped = times.get(surplus - 1).copied().unwrap_or_default();
        self.seen.retain(|_, record| record.at > last_dropped);
    }
}

fn place_of(host: &str, store: &str) -> String {
    format!("{} {store}", site_of(host.trim_start_matches('.')))
}

/// What happened on a site close to a moment.
fn near<'a>(
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

fn remember(entries: &mut VecDeque<Entry>, place: &str, identity: &str, at: f64) {
    entries.push_back(Entry {
        place: place.to_owned(),
        identity: identity.to_owned(),
        at,
    });
    if entries.len() > MOST_RECENT {
        entries.pop_front();
    }
}
