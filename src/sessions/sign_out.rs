//! Signing out for real: which step comes next, and what was proved.
//!
//! A pure function of what has happened so far. It begins after the person's click. The ways out are tried one after the
//! other, each once, until the site says that nobody is signed in: its own control, its known log-out address, the
//! `end_session_endpoint` of its identity provider (`OpenID` Connect RP-Initiated Logout 1.0). The proof is the server's: what
//! had signed in is put back for one look. Only where the server takes it no more is the session said to have ended there.

use serde::{Deserialize, Serialize};

use crate::{page::SignedIn, site::is_of};

/// How often a control for signing out is pressed on one way out: once, and once more where a page asks for confirmation.
const MOST_PRESSES: usize = 2;

/// What a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Probe {
    /// Whether a page came at all.
    pub reached: bool,
    /// The status of the answer (RFC 9110), where it is known.
    pub status: Option<u16>,
    /// Host and path in the end, after redirects.
    pub place: String,
    /// Whether it asks for a password or for the name of an account to sign in.
    pub has_sign_in_form: bool,
    /// The control that signs out, by its handle.
    pub log_out_control: Option<u32>,
}

impl Probe {
    /// Whether the server answers as to somebody who is signed in. `before` is what it answered then, at the same address.
    #[must_use]
    pub fn signed_in(&self, before: Option<&Self>) -> SignedIn {
        if !self.reached {
            return SignedIn::Unknown;
        }
        let refused = matches!(self.status, Some(401 | 403));
        let moved = before.is_some_and(|before| before.reached && before.place != self.place);
        match (self.log_out_control.is_some(), self.has_sign_in_form) {
            (true, false) => SignedIn::Yes,
            (false, true) => SignedIn::No,
            (false, false) if refused || moved => SignedIn::No,
            _ => SignedIn::Unknown,
        }
    }
}

/// What there is besides the site's own control.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LeavingWays"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ways {
    /// All that may have signed in can be put back: see [`crate::clearing::ClearingFacts::can_be_put_back`].
    pub provable: bool,
    /// The address that signs out: see [`super::log_out_address`].
    pub log_out_address: Option<String>,
    /// The registrable domain of the site, or its host where it has none.
    pub site: String,
    /// The registrable domain of its identity provider, if that is known: see [`super::Reliance`].
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
    /// A control was pressed, and this came of it.
    Pressed {
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
    /// What had signed in was put back, and the page of the account looked at.
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
    PutBack,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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
    /// The site signs the person in again at once, as through an identity provider that stays signed in.
    SignsInAgain,
    /// Something could not be removed.
    NotRemoved,
}

/// The step that comes next. Controls of pages that are neither of the site nor of its provider do not count: a site can send
/// on to anybody's.
#[must_use]
pub fn next(history: &[Event], ways: &Ways) -> Step {
    let mut history = history.to_vec();
    for probe in history.iter_mut().filter_map(Event::probe) {
        probe.log_out_control = probe.log_out_control.filter(|_| ways.leave(&probe.place));
    }
    step(&history, ways)
}

fn step(history: &[Event], ways: &Ways) -> Step {
    let Some(last) = history.last() else {
        return Step::Look;
    };
    let before = first_look(history);
    let remove_unless = |step: Option<Step>| step.unwrap_or(Step::Remove);
    match last {
        Event::Looked { probe } if removed(history) => match probe.signed_in(before) {
            SignedIn::Yes if provider_left(history, ways) => Step::AskProvider,
            _ => finish(history, before, probe, ways.provable),
        },
        Event::Looked { probe } if history.iter().any(Event::is_way) => {
            match probe.signed_in(before) {
                SignedIn::No if ways.provable => Step::PutBack,
                SignedIn::No => Step::Remove,
                _ => match probe.log_out_control {
                    // Its own control was not enough while the provider signed in again.
                    Some(control) if not_pressed_since_provider(history) => Step::Press { control },
                    _ => remove_unless(way_left(history, ways)),
                },
            }
        }
        Event::Looked { probe } => match (probe.signed_in(None), probe.log_out_control) {
            (SignedIn::Yes, Some(control)) => Step::Press { control },
            (SignedIn::Unknown, _) if probe.reached => remove_unless(way_left(history, ways)),
            _ => Step::Remove,
        },
        Event::Pressed { probe } | Event::Visited { probe } | Event::ProviderAsked { probe } => {
            match probe.log_out_control {
                // A page that asks whether it is meant has the control once more.
                Some(control) if presses(history) < MOST_PRESSES && !probe.has_sign_in_form => {
                    Step::Press { control }
                }
                _ => Step::Look,
            }
        }
        Event::PutBack { .. } => Step::Remove,
        Event::Removed { all: false } => done(Outcome::Failed, Some(Reason::NotRemoved)),
        Event::Removed { all: true } => Step::Look,
    }
}

impl Ways {
    /// Whether a page is one in which this site is left: its own, or its provider's. `place` is as in [`Probe`].
    fn leave(&self, place: &str) -> bool {
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
    fn probe(&mut self) -> Option<&mut Probe> {
        match self {
            Self::Looked { probe }
            | Self::Pressed { probe }
            | Self::Visited { probe }
            | Self::ProviderAsked { probe }
            | Self::PutBack { probe } => Some(probe),
            Self::Removed { .. } => None,
        }
    }

    /// Something that signs out was tried.
    fn is_way(&self) -> bool {
        matches!(
            self,
            Self::Pressed { .. } | Self::Visited { .. } | Self::ProviderAsked { .. }
        )
    }
}

fn first_look(history: &[Event]) -> Option<&Probe> {
    history.iter().find_map(|event| match event {
        Event::Looked { probe } => Some(probe),
        _ => None,
    })
}

/// The way that was not tried yet.
fn way_left(history: &[Event], ways: &Ways) -> Option<Step> {
    let visited = history
        .iter()
        .any(|event| matches!(event, Event::Visited { .. }));
    match &ways.log_out_address {
        Some(address) if !visited => Some(Step::Visit {
            address: address.clone(),
        }),
        _ => provider_left(history, ways).then_some(Step::AskProvider),
    }
}

fn provider_left(history: &[Event], ways: &Ways) -> bool {
    let asked = |event: &Event| matches!(event, Event::ProviderAsked { .. });
    ways.provider.is_some() && !history.iter().any(asked)
}

/// Whether the provider was asked, and no control of the site pressed since then.
fn not_pressed_since_provider(history: &[Event]) -> bool {
    let looks = |event: &&Event| matches!(event, Event::Looked { .. });
    let mut since = history.iter().rev().skip_while(looks);
    let mut last_way = since.by_ref().take_while(|event| event.is_way());
    last_way.any(|event| matches!(event, Event::ProviderAsked { .. }))
}

/// Whether everything was removed after the last way that was tried.
fn removed(history: &[Event]) -> bool {
    let mut later = history.iter().rev().take_while(|event| !event.is_way());
    later.any(|event| matches!(event, Event::Removed { .. }))
}

/// How often a control was pressed on the way that was tried last.
fn presses(history: &[Event]) -> usize {
    let on_this_way = history
        .iter()
        .rev()
        .take_while(|event| matches!(event, Event::Pressed { .. }));
    on_this_way.count()
}

/// What came of it, once everything is removed and the page was looked at for the last time.
fn finish(history: &[Event], before: Option<&Probe>, last: &Probe, provable: bool) -> Step {
    if last.signed_in(before) == SignedIn::Yes {
        return done(Outcome::Failed, Some(Reason::SignsInAgain));
    }
    let here = |reason| done(Outcome::RemovedHereOnly, Some(reason));
    let put_back = history.iter().rev().find_map(|event| match event {
        Event::PutBack { probe } => Some(probe.signed_in(before)),
        _ => None,
    });
    match put_back {
        Some(SignedIn::No) => return done(Outcome::EndedOnServer, None),
        Some(SignedIn::Yes) => return here(Reason::ServerKeepsSession),
        Some(SignedIn::Unknown) => return here(Reason::Unproven),
        None => {}
    }
    let tried = history.iter().any(Event::is_way);
    match before {
        Some(before) if !before.reached => here(Reason::Unreachable),
        // It took what was there no more, before anything was done.
        Some(before) if before.signed_in(None) == SignedIn::No && provable => {
            done(Outcome::EndedOnServer, None)
        }
        Some(before) if before.log_out_control.is_none() && !tried => here(Reason::NoControl),
        _ if tried && provable => here(Reason::DidNothing),
        _ => here(Reason::Unproven),
    }
}

fn done(result: Outcome, reason: Option<Reason>) -> Step {
    Step::Done { result, reason }
}
