//! What happened at the doors of sites on this computer that a person may want to know of, once for each thing.
//!
//! An alert says no more than was seen: that a form was sent, and not that somebody else has sent it. It names a site by its
//! registrable domain and an account by a hint; no address of a page is in it. Nothing is noted of private windows, or where others
//! use the computer: for those, do not call this.

mod accounts;
mod arrived;
mod failed_tries;
mod last_tries;
mod timeline;

use serde::{Deserialize, Serialize};

use crate::page::FormKind;

pub use accounts::{Account, MOST_ACCOUNTS, known_after};
pub use arrived::{Arrival, Arrived, LEADS_IN, arrived};
pub use failed_tries::{ENDS_AFTER, MOST_HOSTS, TOO_MANY, Tries};
pub use last_tries::{
    ASKED_ABOUT, LastTry, MOST_LAST_TRIES, SentTry, TWICE, TryEvent, last_tries_after,
};
pub use timeline::{KEPT_FOR, MOST_ALERTS, Timeline};

/// Forms for a new password that are sent within so many milliseconds are one change, with its mistakes: an hour.
pub const ONE_CHANGE: u64 = 3_600_000;

/// Something that a person may want to know of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Alert {
    /// When, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub at: u64,
    /// The registrable domain of the site.
    pub site: String,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AlertWhat"))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum What {
    /// Somebody came in with an account that had not come in here before, where another one had.
    OtherAccount {
        /// The account as a hint: `r…@fern.example`.
        hint: String,
    },
    /// [`TOO_MANY`] tries in a row did not lead in.
    FailedTries,
    /// A form that sets a new password was sent.
    PasswordForm,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AlertEvent"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Event {
    /// A person has sent a form with a password or a code.
    Sent {
        /// The host of the page.
        host: String,
        /// What the form is for.
        form: FormKind,
        /// What tells the document from others.
        document: String,
        /// Whether something was typed since a form was sent from it.
        typed: bool,
    },
    /// The tab in which one was sent has come to another page of that host, which asks to sign in.
    CameBack {
        /// The host of the page.
        host: String,
    },
    /// A try has led in.
    LedIn {
        /// The hosts of the frame with the form and of the page around it.
        hosts: Vec<String>,
        /// The account, where it is known and the form was one to sign in.
        account: Option<Account>,
        /// The accounts that have come in here before.
        before: Vec<Account>,
    },
}

/// What is known of tries that are under way, and of what was told.
#[derive(Clone, Debug, Default)]
pub struct Alerts {
    /// In memory only: it has the hosts at which somebody signs in.
    pub tries: Tries,
    /// On the disk.
    pub timeline: Timeline,
}

impl Alerts {
    /// Takes note of what was seen at a site, and says whether a person is told of it. `site` is the registrable domain, `now` in Unix
    /// milliseconds.
    pub fn note(&mut self, site: &str, event: Event, now: u64) -> Option<Alert> {
        self.timeline.forget_old(now);
        let what = match event {
            Event::Sent {
                host,
                form: FormKind::LogIn,
                document,
                typed,
            } => self.tries.sent(&host, document, typed, now),
            Event::Sent {
                form: FormKind::ChangePassword,
                ..
            } => (!self.timeline.has_change(site, now)).then_some(What::PasswordForm),
            Event::Sent { .. } => None,
            Event::CameBack { host } => self.tries.came_back(&host, now),
            Event::LedIn {
                hosts,
                account,
                before,
            } => {
                self.tries.led_in(&hosts);
                let is_told = |what: &What| self.timeline.has(site, what);
                account
                    .filter(|account| account.is_another(&before))
                    .map(|Account { hint, .. }| What::OtherAccount { hint })
                    .filter(|what| !is_told(what))
            }
        }?;
        let site = site.to_owned();
        let alert = Alert {
            at: now,
            site,
            what,
        };
        self.timeline.add(alert.clone());
        Some(alert)
    }
}
