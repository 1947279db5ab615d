//! The log of what is seen of cookies while a person signs in and out: which are set just after a password was sent, and which go
//! when those go.
//!
//! Events come in batches, in order; thousands a second are only work. State is plain data, so that a background that is
//! killed goes on with it. However long the names are that a page gives its cookies, it stays below 2 MB.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::{
    entries::{Entry, last, near, remember},
    event::CookieEvent,
    name_tag::tag_of,
    record::{Behaviour, Record},
};
use crate::{
    cookies::name::is_known_for_else,
    site::{is_at_or_below, site_of},
};

/// Cookies that are set so soon after a submission may have been set by it, in milliseconds.
const SOON_MS: f64 = 10_000.0;
/// What goes so close to a cookie that signs in goes with it, in milliseconds.
const TOGETHER_MS: f64 = 2_000.0;
/// What is set so close to a cookie that goes is set by the same answer, in milliseconds.
const SAME_ANSWER_MS: f64 = 1_000.0;
/// Most cookies that are remembered.
const MOST_COOKIES: usize = 2_000;
/// Browsers tell of a page that has come after the cookies that came with it, this much at most, in milliseconds.
const ON_THE_WAY_MS: f64 = 3_000.0;
/// A form that is still there so long after it was sent has not led in, in milliseconds.
const ANSWERED_MS: f64 = 4_000.0;
/// All that was sent so short before a form that has led nowhere was a step before it, in milliseconds.
const STEPS_MS: f64 = 60_000.0;
/// The shortest value that can be a secret.
const SECRET: u32 = 16;

/// What has been seen so far.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ObservationLog {
    submissions: VecDeque<Entry>,
    settings: VecDeque<Entry>,
    expiries: VecDeque<Entry>,
    sign_outs: VecDeque<Entry>,
    /// Pages that said that somebody is signed in.
    said_in: VecDeque<Entry>,
    /// Pages that said that nobody is.
    said_out: VecDeque<Entry>,
    /// Cookies that scripts cannot read, at the time of the submission that they came with.
    hidden: VecDeque<Entry>,
    /// Submissions after which a form was there that comes before being signed in, at their time.
    led_nowhere: VecDeque<Entry>,
    /// Submissions in a browser that does not tell of everything.
    half_heard: VecDeque<Entry>,
    /// By [`tag_of`] the identity, as in all entries.
    seen: BTreeMap<String, Record>,
}

impl ObservationLog {
    /// Takes note of events.
    pub fn note(&mut self, events: &[CookieEvent]) {
        for event in events {
            self.note_one(event);
        }
        self.forget();
    }

    fn note_one(&mut self, event: &CookieEvent) {
        match event {
            CookieEvent::Submitted {
                host,
                store,
                document,
                hears_all,
                at,
            } => {
                let document = tag_of(document.as_deref().unwrap_or_default());
                self.submitted(&place_of(host, store), &document, *hears_all, *at);
            }
            CookieEvent::Returned {
                host,
                store,
                hears_all,
                at,
            } => self.submitted(&place_of(host, store), "", *hears_all, *at - ON_THE_WAY_MS),
            CookieEvent::Left { host, store, at } => {
                self.signed_out(&place_of(host, store), "", *at);
            }
            CookieEvent::PageSaid {
                host,
                store,
                signed_in,
                document,
                began,
                at,
            } => {
                let began = began.unwrap_or(*at);
                if *signed_in {
                    self.said_in(&place_of(host, store), began, *at);
                } else {
                    self.said_out(host, store, document.as_deref(), *at);
                }
            }
            CookieEvent::FormWent {
                host,
                store,
                document,
                at,
            } => self.form_went(&place_of(host, store), &tag_of(document), *at),
            CookieEvent::FormStays {
                host,
                store,
                document,
                at,
            } => self.form_stays(&place_of(host, store), &tag_of(document), *at),
            CookieEvent::Set { .. } => self.cookie_set(event),
            CookieEvent::Expired {
                host,
                store,
                identity,
                at,
            } => self.expired(&place_of(host, store), &tag_of(identity), *at),
        }
    }

    fn submitted(&mut self, place: &str, document: &str, hears_all: bool, at: f64) {
        remember(&mut self.submissions, place, document, at);
        if !hears_all {
            remember(&mut self.half_heard, place, "", at);
        }
    }

    /// A page that was there before Latchkey has signed the person out shows what was so then.
    fn said_in(&mut self, place: &str, began: f64, at: f64) {
        let mut left = self.sign_outs.iter();
        let is_old =
            left.any(|entry| entry.place == place && entry.identity.is_empty() && entry.at > began);
        if !is_old {
            remember(&mut self.said_in, place, "", at);
        }
    }

    /// The host of a page that says that nobody is signed in is remembered: of cookies that it does not get, it says nothing.
    fn said_out(&mut self, host: &str, store: &str, document: Option<&str>, at: f64) {
        let place = place_of(host, store);
        if document.is_none()
            || document.map(tag_of).as_deref() != self.submitted_from(&place)
            || last(&self.submissions, &place).is_none_or(|sent| at - sent >= ANSWERED_MS)
        {
            remember(&mut self.said_out, &place, host, at);
        }
    }

    /// A site can take its time to answer: a form that was still there has led in after all.
    fn form_went(&mut self, place: &str, document: &str, at: f64) {
        let signed_out = last(&self.sign_outs, place) > last(&self.submissions, place);
        if !signed_out && self.submitted_from(place) == Some(document) {
            remember(&mut self.said_in, place, "", at);
        }
    }

    /// What was sent has led nowhere, or to the next step only, where such a form is still in the document that it was sent from,
    /// or in the one that came of it. What was known before holds.
    fn form_stays(&mut self, place: &str, document: &str, at: f64) {
        let Some(sent) = last(&self.submissions, place) else {
            return;
        };
        let waited = at - sent;
        let has_failed = if self.submitted_from(place) == Some(document) {
            waited >= ANSWERED_MS
        } else {
            (0.0..=SOON_MS).contains(&waited)
        };
        if has_failed {
            remember(&mut self.led_nowhere, place, "", sent);
        }
    }

    /// When something was sent last on a site that has led in, as far as is known.
    fn led_in(&self, place: &str) -> Option<f64> {
        let nowhere = |sent: f64| {
            let mut ends = self.led_nowhere.iter();
            ends.any(|end| end.place == place && (0.0..STEPS_MS).contains(&(end.at - sent)))
        };
        let here = self.submissions.iter();
        let here = here
            .filter(|entry| entry.place == place)
            .map(|entry| entry.at);
        here.filter(|sent| !nowhere(*sent)).reduce(f64::max)
    }

    /// The document of the last submission on a site.
    fn submitted_from(&self, place: &str) -> Option<&str> {
        let mut here = self.submissions.iter().rev();
        here.find(|entry| entry.place == place)
            .map(|entry| entry.identity.as_str())
    }

    fn cookie_set(&mut self, event: &CookieEvent) {
        let CookieEvent::Set {
            host,
            store,
            identity,
            name,
            http_only,
            length,
            replaced,
            fingerprint,
            at,
        } = event
        else {
            return;
        };
        let place = place_of(host, store);
        let identity = tag_of(identity);
        self.set(&place, &identity, *at);
        let Some(sent) = self.cause(&place, *at) else {
            if !http_only {
                let record = self.seen.entry(identity.into_owned()).or_default();
                record.unasked = true;
                record.at = *at;
            }
            return;
        };
        let record = self.seen.entry(identity.clone().into_owned()).or_default();
        record.set_by(sent, *at, *replaced, *fingerprint);
        if *http_only && *length >= SECRET && !is_known_for_else(name) {
            remember(&mut self.hidden, &place, &identity, sent);
        }
    }

    /// What was seen of a cookie of a host, with or without a dot before it, in a store.
    #[must_use]
    pub fn behaviour(&self, identity: &str, host: &str, store: &str) -> Behaviour {
        let place = place_of(host, store);
        let here = |entries: &VecDeque<Entry>| entries.iter().any(|entry| entry.place == place);
        let record = self.seen.get(&*tag_of(identity));
        let record = record.copied().unwrap_or_default();
        Behaviour {
            since_submission: record.since_submission,
            new_at_sign_in: record.new,
            same_at_next_sign_in: record.same_again,
            unasked: record.unasked,
            hidden_came: self.hidden_came(&place),
            watched_sign_in: here(&self.submissions) && !here(&self.half_heard),
            gone_at_sign_out: record.gone_at_sign_out,
            set_at_sign_out: record.set_at_sign_out,
            watched_sign_out: here(&self.sign_outs),
            signed_in: self.signed_in_at(&place, host),
        }
    }

    /// Whether somebody is signed in to a site, by what was seen last; nothing where nothing was.
    #[must_use]
    pub fn signed_in(&self, site: &str, store: &str) -> Option<bool> {
        self.signed_in_at(&place_of(site, store), &format!(".{site}"))
    }

    /// The sites where somebody is signed in by what was seen last, each with its store.
    pub fn signed_in_to(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.submissions.iter().chain(&self.said_in);
        let places: BTreeSet<&str> = entries.map(|entry| entry.place.as_str()).collect();
        let places = places.into_iter().filter_map(|place| place.split_once(' '));
        places.filter(|(site, store)| self.signed_in(site, store) == Some(true))
    }

    /// Whether somebody was seen to sign in to a site, and not out since, and something is still there that signs in: as many
    /// cookies and stored items.
    #[must_use]
    pub fn sign_in_holds(&self, site: &str, store: &str, credentials: usize) -> bool {
        credentials > 0 && self.signed_in(site, store) == Some(true)
    }

    fn signed_in_at(&self, place: &str, domain: &str) -> Option<bool> {
        let said_out = self.said_out.iter();
        let said_out = said_out
            .filter(|entry| entry.place == place && is_sent_to(domain, &entry.identity))
            .map(|entry| entry.at);
        let since = [self.led_in(place), last(&self.said_in, place)];
        let since = since.into_iter().flatten().reduce(f64::max);
        let until = said_out
            .chain(last(&self.sign_outs, place))
            .reduce(f64::max);
        since.or(until).map(|_| since > until)
    }

    /// Signing in can take several submissions: all since the sign-out before the last of them.
    fn hidden_came(&self, place: &str) -> bool {
        let sent = last(&self.submissions, place);
        let outs = self.sign_outs.iter();
        let before = outs
            .filter(|entry| entry.place == place && Some(entry.at) < sent)
            .map(|entry| entry.at)
            .reduce(f64::max);
        let mut hidden = self.hidden.iter();
        hidden.any(|entry| entry.place == place && Some(entry.at) > before)
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

    /// Drops the oldest beyond what is remembered; those that no submission has set go first, since any page can set thousands.
    fn forget(&mut self) {
        let surplus = self.seen.len().saturating_sub(MOST_COOKIES);
        if surplus == 0 {
            return;
        }
        let mut oldest: Vec<(bool, f64, String)> = self
            .seen
            .iter()
            .map(|(identity, record)| {
                let came = record.since_submission.is_some();
                (came, record.at, identity.clone())
            })
            .collect();
        oldest.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
        for (.., identity) in oldest.into_iter().take(surplus) {
            self.seen.remove(&identity);
        }
    }
}

/// Whether a cookie of this domain is sent to a page of that host: to subdomains only with a dot before it (RFC 6265, section
/// 5.1.3).
fn is_sent_to(domain: &str, page: &str) -> bool {
    match domain.strip_prefix('.') {
        Some(domain) => is_at_or_below(page, domain),
        None => domain == page,
    }
}

fn place_of(host: &str, store: &str) -> String {
    format!("{} {store}", site_of(host.trim_start_matches('.')))
}
