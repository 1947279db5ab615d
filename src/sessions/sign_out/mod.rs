//! Signing out for real: which step comes next, and what was proved.
//!
//! A pure function of what has happened so far. It begins after the person's click. The ways out are tried one after the
//! other, each once, until the site says that nobody is signed in: its own control, its known log-out address, the
//! `end_session_endpoint` of its identity provider (`OpenID` Connect RP-Initiated Logout 1.0). The proof is the server's: what
//! had signed in is put back for one look. Only where the server takes it no more is the session said to have ended there.

mod event;
mod history;
mod left_to_do;
mod probe;

use crate::page::{LogOutControl, SignedIn};
use history::{
    MOST_PUT_BACK, before, begun_meanwhile, confirmation, is_new_document, look_after_ways,
    next_candidate, opener_left, provider_left, put_back, put_back_left, removed, way_left,
};

pub use event::{Event, Outcome, Reason, Step, Ways};
pub use left_to_do::{LeftToDo, left_to_do};
pub use probe::Probe;

/// The step that comes next. Controls of pages that are neither of the site nor of its provider do not count: a site can send
/// on to anybody's. Neither does a look at a document that was there before: nobody was asked.
#[must_use]
pub fn next(history: &[Event], ways: &Ways) -> Step {
    let mut history = history.to_vec();
    let mut documents = vec![];
    for event in &mut history {
        let goes = !matches!(event, Event::Pressed { .. } | Event::Opened { .. });
        let Some(probe) = event.probe_mut() else {
            continue;
        };
        if goes && documents.contains(&probe.document) {
            *probe = Probe::default();
        }
        if probe.reached {
            documents.push(probe.document);
        }
        if !ways.leave(&probe.place) {
            probe.log_out_controls.clear();
            probe.openers.clear();
        }
    }
    step(&history, ways)
}

fn step(history: &[Event], ways: &Ways) -> Step {
    if let Some(why) = ways.stops() {
        return match history.last() {
            Some(Event::Removed { all: true }) => done(Outcome::RemovedHereOnly, Some(why)),
            Some(Event::Removed { all: false }) => done(Outcome::Failed, Some(Reason::NotRemoved)),
            Some(Event::Looked { probe }) if removed(history) => finish(history, probe, ways),
            _ => Step::Remove,
        };
    }
    let Some(last) = history.last() else {
        return Step::Look;
    };
    let before = before(history);
    let remove_unless = |step: Option<Step>| step.unwrap_or(Step::Remove);
    match last {
        Event::Looked { probe } if removed(history) => match probe.signed_in(before) {
            SignedIn::Yes if provider_left(history, ways) => Step::AskProvider,
            _ => finish(history, probe, ways),
        },
        Event::Looked { probe } if history.iter().any(Event::is_way) => {
            match probe.signed_in(before) {
                SignedIn::No if ways.provable => remove_unless(put_back_left(history, ways)),
                SignedIn::No => Step::Remove,
                says => remove_unless(
                    next_candidate(history, probe, says)
                        .map(press)
                        .or_else(|| way_left(history, ways)),
                ),
            }
        }
        Event::Looked { probe } => match probe.log_out_controls.first() {
            Some(control) => press(control),
            None if probe.reached && probe.signed_in(None) == SignedIn::Unknown => {
                remove_unless(opener_left(history, probe).or_else(|| way_left(history, ways)))
            }
            None => Step::Remove,
        },
        Event::Opened { probe, .. } => match probe.log_out_controls.first() {
            Some(control) => press(control),
            // It has led elsewhere.
            None if is_new_document(history) => Step::Look,
            None => remove_unless(opener_left(history, probe).or_else(|| way_left(history, ways))),
        },
        Event::Pressed { .. } | Event::Visited { .. } | Event::ProviderAsked { .. } => {
            confirmation(history).map_or(Step::Look, press)
        }
        Event::PutBack { probe } => match probe.signed_in(before) {
            SignedIn::Yes => remove_unless(begun_meanwhile(history, probe).map(press)),
            _ => remove_unless(put_back_left(history, ways)),
        },
        Event::Removed { all: false } => done(Outcome::Failed, Some(Reason::NotRemoved)),
        Event::Removed { all: true } => Step::Look,
    }
}

fn press(control: &LogOutControl) -> Step {
    Step::Press {
        control: control.handle,
    }
}

/// What came of it, once everything is removed and the page was looked at for the last time.
fn finish(history: &[Event], last: &Probe, ways: &Ways) -> Step {
    let before = before(history);
    // Where nothing is there that could sign in, the page has the control for everybody.
    if last.signed_in(before) == SignedIn::Yes && ways.any_signs_in {
        return done(Outcome::Failed, Some(Reason::SignsInAgain));
    }
    let here = |reason| done(Outcome::RemovedHereOnly, Some(reason));
    let out = look_after_ways(history);
    let put_back: Vec<SignedIn> = put_back(history)
        .map(|probe| probe.put_back(before, out))
        .collect();
    if put_back.contains(&SignedIn::Yes) {
        return here(Reason::ServerKeepsSession);
    }
    if put_back.contains(&SignedIn::Unknown) {
        return here(Reason::Unproven);
    }
    let is_other = ways.replaced || ways.kept > MOST_PUT_BACK;
    match (put_back.is_empty(), is_other) {
        (false, false) => return done(Outcome::EndedOnServer, None),
        (false, true) => return here(Reason::Replaced),
        (true, _) => {}
    }
    match (before, out) {
        (Some(before), _) if !before.reached => here(Reason::Unreachable),
        (_, Some(out)) if !out.reached => here(Reason::Unreachable),
        (_, Some(out)) if ways.provable && out.signed_in(before) == SignedIn::Yes => {
            here(Reason::DidNothing)
        }
        // A page that shows everybody a form says nothing of a session.
        (Some(before), None) if before.signed_in(None) != SignedIn::No => here(Reason::NoControl),
        _ => here(Reason::Unproven),
    }
}

fn done(result: Outcome, reason: Option<Reason>) -> Step {
    Step::Done { result, reason }
}
