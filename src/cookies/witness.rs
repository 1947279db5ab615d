//! What is seen of cookies while a person signs in and out: which are set just after a password was sent, and which go
//! when those go.
//!
//! Events come in batches, in order; thousands a second are only work. State is plain data, so that a background that is
//! killed goes on with it.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::facts::Behaviour;
use crate::site::site_of;

/// Cookies that are set so soon after a submission may have been set by it, in milliseconds.
const SOON_MS: f64 = 10_000.0;
/// What goes so close to a cookie that signs in goes with it, in milliseconds.
const TOGETHER_MS: f64 = 2_000.0;
/// Most cookies that are remembered.
const MOST_COOKIES: usize = 2_000;
/// Most submissions and removals that are looked back at.
const MOST_RECENT: usize = 200;

/// What happened.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum CookieEvent {
    /// A form with a password or a code was sent.
    Submitted {
        /// The host of the page.
        host: String,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A cookie got a value.
    Set {
        /// The host of the cookie, with or without a dot before it.
        host: String,
        /// What tells it from all others.
        identity: String,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A site had a cookie expire.
    Expired {
        /// The host of the cookie, with or without a dot before it.
        host: String,
        /// What tells it from all others.
        identity: String,
        /// Milliseconds since 1970.
        at: f64,
    },
}

/// What has been seen so far.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Witness {
    submissions: VecDeque<Moment>,
    expiries: VecDeque<Moment>,
    sign_outs: VecDeque<Moment>,
    seen: BTreeMap<String, Sighting>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Moment {
    site: String,
    identity: String,
    at: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Sighting {
    since_submission: Option<f64>,
    gone_at_sign_out: bool,
    at: f64,
}

impl Witness {
    /// Takes note of events.
    pub fn note(&mut self, events: &[CookieEvent]) {
        for event in events {
            match event {
                CookieEvent::Submitted { host, at } => {
                    remember(&mut self.submissions, &site_of(host), "", *at);
                }
                CookieEvent::Set { host, identity, at } => {
                    self.set(&site_of(host.trim_start_matches('.')), identity, *at);
                }
                CookieEvent::Expired { host, identity, at } => {
                    self.expired(&site_of(host.trim_start_matches('.')), identity, *at);
                }
            }
        }
        self.forget();
    }

    /// What was seen of a cookie of a host, with or without a dot before it.
    #[must_use]
    pub fn behaviour(&self, identity: &str, host: &str) -> Behaviour {
        let site = site_of(host.trim_start_matches('.'));
        let here = |moments: &VecDeque<Moment>| moments.iter().any(|moment| moment.site == site);
        let sighting = self.seen.get(identity).copied().unwrap_or_default();
        Behaviour {
            since_submission: sighting.since_submission,
            watched_sign_in: here(&self.submissions),
            gone_at_sign_out: sighting.gone_at_sign_out,
            watched_sign_out: here(&self.sign_outs),
        }
    }

    fn set(&mut self, site: &str, identity: &str, at: f64) {
        let latest = self
            .submissions
            .iter()
            .filter(|sent| sent.site == site && (0.0..=SOON_MS).contains(&(at - sent.at)))
            .map(|sent| (at - sent.at) / 1000.0)
            .reduce(f64::min);
        if let Some(since) = latest {
            let sighting = self.seen.entry(identity.to_owned()).or_default();
            sighting.since_submission = Some(
                sighting
                    .since_submission
                    .map_or(since, |old| old.min(since)),
            );
            sighting.at = at;
        }
    }

    /// What goes together with a cookie that a submission had set goes because the person signs out.
    fn expired(&mut self, site: &str, identity: &str, at: f64) {
        let near = |moment: &&Moment| moment.site == site && (at - moment.at).abs() <= TOGETHER_MS;
        let signed_in = self
            .seen
            .get(identity)
            .is_some_and(|sighting| sighting.since_submission.is_some());
        if signed_in {
            remember(&mut self.sign_outs, site, identity, at);
            let others: Vec<String> = self
                .expiries
                .iter()
                .filter(near)
                .map(|moment| moment.identity.clone())
                .collect();
            for other in others {
                self.gone(&other, at);
            }
        }
        if self.sign_outs.iter().any(|moment| near(&moment)) {
            self.gone(identity, at);
        } else {
            remember(&mut self.expiries, site, identity, at);
        }
    }

    fn gone(&mut self, identity: &str, at: f64) {
        let sighting = self.seen.entry(identity.to_owned()).or_default();
        sighting.gone_at_sign_out = true;
        sighting.at = at;
    }

    /// Drops the oldest beyond what is remembered.
    fn forget(&mut self) {
        let surplus = self.seen.len().saturating_sub(MOST_COOKIES);
        if surplus == 0 {
            return;
        }
        let mut times: Vec<f64> = self.seen.values().map(|sighting| sighting.at).collect();
        times.sort_by(f64::total_cmp);
        let last_dropped = times.get(surplus - 1).copied().unwrap_or_default();
        self.seen.retain(|_, sighting| sighting.at > last_dropped);
    }
}

fn remember(moments: &mut VecDeque<Moment>, site: &str, identity: &str, at: f64) {
    moments.push_back(Moment {
        site: site.to_owned(),
        identity: identity.to_owned(),
        at,
    });
    if moments.len() > MOST_RECENT {
        moments.pop_front();
    }
}
