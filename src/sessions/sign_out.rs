//! Signing out for real: which step comes next, and what was proved.
//!
//! A pure function of what has happened so far. It begins after the person's click. The ways out are tried one after the
//! other, each once, until the site says that nobody is signed in: its own control, its known log-out address, the
//! `end_session_endpoint` of its identity provider (`OpenID` Connect RP-Initiated Logout 1.0). The proof is the server's: what
//! had signed in is put back for one look. Only where the server takes it no more is the session said to have ended there.

use serde::{Deserialize, Serialize};

use crate::{
    page::{LogOutControl, Opener, SignedIn},
    site::is_of,
};

/// How often controls for signing out are pressed on one way out: once, once more where a page asks for confirmation, and once
/// where one of them did nothing.
const MOST_PRESSES: usize = 3;
/// With how many of a page's controls signing out is begun anew, where the page says signed in still.
const MOST_CANDIDATES: usize = 3;

/// How many menus, tabs and the like are opened in search of a control.
const MOST_OPENED: usize = 4;

/// How many of the states that were kept are put back. Where there were more, nothing is claimed.
const MOST_PUT_BACK: u32 = 4;

/// What a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Probe {
    /// Whether a page came at all.
    pub reached: bool,
    /// Which document it was: when it began (`performance.timeOrigin`), in microseconds.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub document: Option<u64>,
    /// The status of the answer (RFC 9110), where it is known.
    pub status: Option<u16>,
    /// Host and path in the end, after redirects.
    pub place: String,
    /// Whether it asks for a password or for the name of an account to sign in.
    pub has_sign_in_form: bool,
    /// Whether it shows a control that leads to where one signs in.
    pub has_log_in_control: bool,
    /// The controls that may sign out, the most probable first.
    pub log_out_controls: Vec<LogOutControl>,
    /// What may hold one that is not there yet, the most promising first.
    pub openers: Vec<Opener>,
}

impl Probe {
    /// Whether the server answers as to somebody who is signed in. `before` is what it answered then, at the same address.
    #[must_use]
    pub fn signed_in(&self, before: Option<&Self>) -> SignedIn {
        if !self.reached {
            return SignedIn::Unknown;
        }
        match (self.log_out_controls.is_empty(), self.has_sign_in_form) {
            (false, false) => SignedIn::Yes,
            (true, true) => SignedIn::No,
            (true, false) if self.refused() || self.offers(before) || self.moved(before) => {
                SignedIn::No
            }
            _ => SignedIn::Unknown,
        }
    }

    /// Whether it offers to sign in, and did not before.
    fn offers(&self, before: Option<&Self>) -> bool {
        self.has_log_in_control && !before.is_some_and(|before| before.has_log_in_control)
    }

    fn refused(&self) -> bool {
        matches!(self.status, Some(401 | 403))
    }

    /// Whether it is elsewhere than the page that had the control: one without may be another each time for other reasons.
    fn moved(&self, before: Option<&Self>) -> bool {
        before.is_some_and(|before| {
            before.reached && !before.log_out_controls.is_empty() && before.place != self.place
        })
    }

    /// What it says after what had signed in was put back. `out` is what the site showed once it had signed out: where either
    /// says so only by being elsewhere, or by a form that was there before too, it must be the same place.
    fn put_back(&self, before: Option<&Self>, out: Option<&Self>) -> SignedIn {
        let had_form = before.is_some_and(|before| before.has_sign_in_form);
        let says = |probe: &Self| {
            (probe.has_sign_in_form && !had_form) || probe.refused() || probe.offers(before)
        };
        let agrees =
            |out: &Self| (says(self) && says(out)) || (out.reached && out.place == self.place);
        match self.signed_in(before) {
            SignedIn::No if !out.is_some_and(agrees) => SignedIn::Unknown,
            other => other,
        }
    }
}

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
            SignedIn::Yes => Step::Remove,
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

impl Ways {
    /// Why nothing more is tried: what is here is removed at once.
    const fn stops(&self) -> Option<Reason> {
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
    const fn probe(&self) -> Option<&Probe> {
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

    const fn probe_mut(&mut self) -> Option<&mut Probe> {
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
    const fn is_way(&self) -> bool {
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

/// The page of the account before anything was tried, with what was opened in it.
fn before(history: &[Event]) -> Option<&Probe> {
    let first = history.iter().take_while(|event| !event.is_way());
    let opened = first.filter_map(|event| match event {
        Event::Opened { probe, .. } => Some(probe),
        _ => None,
    });
    let holding = opened.filter(|probe| !probe.log_out_controls.is_empty());
    holding.last().or_else(|| first_look(history))
}

/// What was not opened yet, where there is anything.
fn opener_left(history: &[Event], probe: &Probe) -> Option<Step> {
    let names = history.iter().filter_map(|event| match event {
        Event::Opened { name, .. } => Some(name),
        _ => None,
    });
    let names: Vec<&String> = names.collect();
    let mut openers = probe.openers.iter();
    let next = openers.find(|opener| !names.contains(&&opener.name))?;
    (names.len() < MOST_OPENED).then(|| Step::Open {
        opener: next.clone(),
    })
}

/// Whether what was done last has led to another document.
fn is_new_document(history: &[Event]) -> bool {
    let mut probes = history.iter().rev().filter_map(Event::probe);
    let (last, from) = (probes.next(), probes.next());
    last.map(|probe| probe.document) != from.map(|probe| probe.document)
}

/// What to press in the page that signing out has led to: where it asks whether it is meant, or the control did nothing.
/// Nothing is pressed twice in one document, where pressing again can cancel what has begun.
fn confirmation(history: &[Event]) -> Option<&LogOutControl> {
    let (last, earlier) = history.split_last()?;
    let (probe, from) = (last.probe()?, earlier.last().and_then(Event::probe));
    let asks_to_sign_in = probe.has_sign_in_form && !from.is_some_and(|from| from.has_sign_in_form);
    if asks_to_sign_in || presses(history) >= MOST_PRESSES {
        return None;
    }
    let is_new = from.is_none_or(|from| from.document != probe.document);
    let controls = probe.log_out_controls.iter();
    if !is_new {
        let pressed = pressed_in(history, probe.document);
        return controls
            .into_iter()
            .find(|control| !pressed.contains(&control.handle));
    }
    // The menu of the page has the link that has led here still.
    let others = controls.filter(|control| control.submits || !control.leads_here);
    others.min_by_key(|control| !control.submits)
}

/// What was pressed in a document.
fn pressed_in(history: &[Event], document: Option<u64>) -> Vec<u32> {
    let presses = history.windows(2).filter_map(|pair| match pair {
        [from, Event::Pressed { control, .. }] => Some((from.probe()?.document, *control)),
        _ => None,
    });
    presses
        .filter_map(|(place, control)| (place == document).then_some(control))
        .collect()
}

/// The control with which signing out is begun anew, where the page says signed in still: once more the first after the
/// provider that had signed in again was asked, or one that was not tried.
fn next_candidate<'a>(
    history: &[Event],
    probe: &'a Probe,
    says: SignedIn,
) -> Option<&'a LogOutControl> {
    if not_pressed_since_provider(history) {
        return probe.log_out_controls.first();
    }
    let begun = history.windows(2);
    let begun = begun
        .filter(|pair| {
            matches!(
                pair,
                [
                    Event::Looked { .. } | Event::Opened { .. },
                    Event::Pressed { .. }
                ]
            )
        })
        .count();
    let asked =
        |event: &Event| matches!(event, Event::Visited { .. } | Event::ProviderAsked { .. });
    let is_first_way = !history.iter().any(asked);
    (says == SignedIn::Yes && is_first_way && begun < MOST_CANDIDATES)
        .then(|| probe.log_out_controls.get(begun))
        .flatten()
}

/// The state that was kept and not put back yet, the latest first: that is the one most probably taken.
fn put_back_left(history: &[Event], ways: &Ways) -> Option<Step> {
    let done = u32::try_from(put_back(history).count()).ok()?;
    let kept = ways.kept.checked_sub(done + 1)?;
    (done < MOST_PUT_BACK).then_some(Step::PutBack { kept })
}

/// What came of putting back, after the last way that was tried.
fn put_back(history: &[Event]) -> impl Iterator<Item = &Probe> {
    let later = history.iter().rev().take_while(|event| !event.is_way());
    later.filter_map(|event| match event {
        Event::PutBack { probe } => Some(probe),
        _ => None,
    })
}

/// The way that was not tried yet. That the provider is asked is optional, and comes after what has to go here.
fn way_left(history: &[Event], ways: &Ways) -> Option<Step> {
    let visited = history
        .iter()
        .any(|event| matches!(event, Event::Visited { .. }));
    match &ways.log_out_address {
        Some(address) if !visited => Some(Step::Visit {
            address: address.clone(),
        }),
        _ => None,
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

/// The first look after the last way that was tried.
fn look_after_ways(history: &[Event]) -> Option<&Probe> {
    let last_way = history.iter().rposition(Event::is_way)?;
    first_look(history.get(last_way..)?)
}

fn done(result: Outcome, reason: Option<Reason>) -> Step {
    Step::Done { result, reason }
}
