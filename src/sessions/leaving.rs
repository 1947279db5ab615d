//! Signing out for real: which step comes next, and what was proved.
//!
//! A pure function of what has happened so far. It begins after the person's click, and makes each step once. The proof is
//! the server's: what had signed in is put back for one look. Only where the server takes it no more is the session said to
//! have ended there.

use serde::{Deserialize, Serialize};

/// How often a control for signing out is pressed: once, and once more where a page asks for confirmation.
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

/// What a probe says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// Signed in.
    Yes,
    /// Signed out.
    No,
    /// It cannot be told.
    Unknown,
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

/// The step that comes next. `provable` says whether all that may have signed in can be put back: see
/// [`crate::clearing::ClearingFacts::can_be_put_back`].
#[must_use]
pub fn next(history: &[Event], provable: bool) -> Step {
    let Some(last) = history.last() else {
        return Step::Look;
    };
    let before = history.iter().find_map(|event| match event {
        Event::Looked { probe } => Some(probe),
        _ => None,
    });
    let presses = count(history, |event| matches!(event, Event::Pressed { .. }));
    let removed = history
        .iter()
        .any(|event| matches!(event, Event::Removed { .. }));
    match last {
        Event::Looked { probe } if removed => finish(history, before, probe, provable),
        Event::Looked { probe } if presses > 0 => match probe.signed_in(before) {
            SignedIn::No if provable => Step::PutBack,
            _ => Step::Remove,
        },
        Event::Looked { probe } => match (probe.signed_in(None), probe.log_out_control) {
            (SignedIn::Yes, Some(control)) => Step::Press { control },
            _ => Step::Remove,
        },
        Event::Pressed { probe } => match probe.log_out_control {
            // A page that asks whether it is meant has the control once more.
            Some(control) if presses < MOST_PRESSES && !probe.has_sign_in_form => {
                Step::Press { control }
            }
            _ => Step::Look,
        },
        Event::PutBack { .. } => Step::Remove,
        Event::Removed { all: false } => done(Outcome::Failed, Some(Reason::NotRemoved)),
        Event::Removed { all: true } => Step::Look,
    }
}

/// What came of it, once everything is removed and the page was looked at for the last time.
fn finish(history: &[Event], before: Option<&Probe>, last: &Probe, provable: bool) -> Step {
    if last.signed_in(before) == SignedIn::Yes {
        return done(Outcome::Failed, Some(Reason::SignsInAgain));
    }
    let here = |reason| done(Outcome::RemovedHereOnly, Some(reason));
    let put_back = history.iter().find_map(|event| match event {
        Event::PutBack { probe } => Some(probe.signed_in(before)),
        _ => None,
    });
    match put_back {
        Some(SignedIn::No) => return done(Outcome::EndedOnServer, None),
        Some(SignedIn::Yes) => return here(Reason::ServerKeepsSession),
        Some(SignedIn::Unknown) => return here(Reason::Unproven),
        None => {}
    }
    let pressed = history
        .iter()
        .any(|event| matches!(event, Event::Pressed { .. }));
    match before {
        Some(before) if !before.reached => here(Reason::Unreachable),
        // It took what was there no more, before anything was done.
        Some(before) if before.signed_in(None) == SignedIn::No && provable => {
            done(Outcome::EndedOnServer, None)
        }
        Some(before) if before.log_out_control.is_none() => here(Reason::NoControl),
        _ if pressed && provable => here(Reason::DidNothing),
        _ => here(Reason::Unproven),
    }
}

fn done(result: Outcome, reason: Option<Reason>) -> Step {
    Step::Done { result, reason }
}

fn count(history: &[Event], wanted: fn(&Event) -> bool) -> usize {
    history.iter().filter(|event| wanted(event)).count()
}
