//! What happens while a site is left, what there is to do it with, and what comes of it.

use serde::{Deserialize, Serialize};

use super::probe::Probe;
use crate::{page::Opener, site::is_of};

/// What there is besides the site's own control.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts are independent of each other"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LeavingWays"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ways {
    /// All that may have signed in can be put back: see [`crate::clearing::ClearingFacts::can_be_put_back`].
    pub provable: bool,
    /// How many different states were kept so far of what signs in: what there was just before each press and visit.
    pub kept: u32,
    /// What signs in was replaced where it could not be kept: the latest may be none of what is put back.
    pub replaced: bool,
    /// Something that may sign in is in the browser now.
    pub any_signs_in: bool,
    /// It has taken as long as a site may take.
    pub is_time_up: bool,
    /// It cannot go on: the page from which it was asked for was closed, or the tab in which it goes on.
    pub is_interrupted: bool,
    /// The page asks whether it may be left, and only its tab may hold what signs in.
    pub page_asks: bool,
    /// The address that signs out: see [`super::super::log_out_address`].
    pub log_out_address: Option<String>,
    /// The registrable domain of the site, or its host where it has none.
    pub site: String,
    /// The registrable domain of its identity provider, if that is known: see [`super::super::Reliance`].
    pub provider: Option<String>,
}

/// What has happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LeavingEvent"))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Event {
    /// The page of the account was looked at.
    Looked {
        /// What it shows.
        probe: Probe,
    },
    /// What may hold the control was opened, and this came of it.
    Opened {
        /// What it is called.
        name: String,
        /// The page after that.
        probe: Probe,
    },
    /// A control was pressed, and this came of it.
    Pressed {
        /// Its handle.
        control: u32,
        /// The page after that.
        probe: Probe,
    },
    /// The log-out address was opened, and this came of it.
    Visited {
        /// The page after that.
        probe: Probe,
    },
    /// The identity provider was asked to end its session, and this came of it.
    ProviderAsked {
        /// The page after that.
        probe: Probe,
    },
    /// One of the states that were kept was put back, and the page of the account looked at.
    PutBack {
        /// What it shows.
        probe: Probe,
    },
    /// What signs in was removed here.
    Removed {
        /// Whether all of it is gone.
        all: bool,
    },
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LeavingStep"))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Step {
    /// Look at the page of the account.
    Look,
    /// Open this menu, tab or the like of the page that was looked at last.
    Open {
        /// What is opened.
        opener: Opener,
    },
    /// Press this control of the page that was looked at last.
    Press {
        /// Its handle.
        control: u32,
    },
    /// Open the address that signs out.
    Visit {
        /// The address.
        address: String,
    },
    /// Ask the identity provider to end its session.
    AskProvider,
    /// Put back what had signed in, and look at the page of the account.
    PutBack {
        /// Which of the states that were kept, in the order of keeping.
        kept: u32,
    },
    /// Remove what signs in, here.
    Remove,
    /// That is all.
    Done {
        /// What came of it.
        result: Outcome,
        /// Why it is no better.
        reason: Option<Reason>,
    },
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LeavingOutcome"))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The server takes no more what had signed in.
    EndedOnServer,
    /// It is removed here. The server may still take it from whoever has it.
    RemovedHereOnly,
    /// Somebody who opens the site is signed in, or data could not be removed.
    Failed,
}

/// Why it is no better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LeavingReason"))]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// No control for signing out was found.
    NoControl,
    /// The site did not answer.
    Unreachable,
    /// The site's own signing out left the person signed in.
    DidNothing,
    /// The server still takes what had signed in: it ends the session in the browser only.
    ServerKeepsSession,
    /// What the page shows does not tell whether somebody is signed in.
    Unproven,
    /// The site replaces what signs in: whether the server takes the latest cannot be told.
    Replaced,
    /// The site signs the person in again at once, as through an identity provider that stays signed in.
    SignsInAgain,
    /// Something could not be removed.
    NotRemoved,
    /// It could not go on.
    Interrupted,
    /// The page asks whether it may be left, which only the person can say.
    PageAsks,
}

impl Ways {
    /// Why nothing more is tried: what is here is removed at once.
    pub(super) const fn stops(&self) -> Option<Reason> {
        if self.is_interrupted {
            Some(Reason::Interrupted)
        } else if self.page_asks {
            Some(Reason::PageAsks)
        } else if self.is_time_up {
            Some(Reason::Unreachable)
        } else {
            None
        }
    }

    /// Whether a page is one in which this site is left: its own, or its provider's. `place` is as in [`Probe`].
    pub(super) fn leave(&self, place: &str) -> bool {
        let host = place.split('/').next().unwrap_or_default();
        let host = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => name,
            _ => host,
        };
        is_of(&self.site, host)
            || (self.provider.as_deref()).is_some_and(|provider| is_of(provider, host))
    }
}

impl Event {
    pub(super) const fn probe(&self) -> Option<&Probe> {
        match self {
            Self::Looked { probe }
            | Self::Opened { probe, .. }
            | Self::Pressed { probe, .. }
            | Self::Visited { probe }
            | Self::ProviderAsked { probe }
            | Self::PutBack { probe } => Some(probe),
            Self::Removed { .. } => None,
        }
    }

    pub(super) const fn probe_mut(&mut self) -> Option<&mut Probe> {
        match self {
            Self::Looked { probe }
            | Self::Opened { probe, .. }
            | Self::Pressed { probe, .. }
            | Self::Visited { probe }
            | Self::ProviderAsked { probe }
            | Self::PutBack { probe } => Some(probe),
            Self::Removed { .. } => None,
        }
    }

    /// Something that signs out was tried.
    pub(super) const fn is_way(&self) -> bool {
        matches!(
            self,
            Self::Pressed { .. } | Self::Visited { .. } | Self::ProviderAsked { .. }
        )
    }
}
