//! What follows from what has happened so far: what was tried, and what is left to try.

use super::{
    event::{Event, Step, Ways},
    probe::Probe,
};
use crate::page::{LogOutControl, Opening, SignedIn};

/// How often controls for signing out are pressed on one way out: once, once more where a page asks for confirmation, and once
/// where one of them did nothing.
const MOST_PRESSES: usize = 3;
/// With how many of a page's controls signing out is begun anew, where the page says signed in still.
const MOST_CANDIDATES: usize = 3;
/// How many menus, tabs and the like are opened in search of a control.
const MOST_OPENED: usize = 6;
/// How many of the states that were kept are put back. Where there were more, nothing is claimed.
pub(super) const MOST_PUT_BACK: u32 = 8;

pub(super) fn first_look(history: &[Event]) -> Option<&Probe> {
    history.iter().find_map(|event| match event {
        Event::Looked { probe } => Some(probe),
        _ => None,
    })
}

/// The page of the account before anything was tried, with what was opened in it.
pub(super) fn before(history: &[Event]) -> Option<&Probe> {
    let first = history.iter().take_while(|event| !event.is_way());
    let opened = first.filter_map(|event| match event {
        Event::Opened { probe, .. } => Some(probe),
        _ => None,
    });
    let holding = opened.filter(|probe| !probe.log_out_controls.is_empty());
    holding.last().or_else(|| first_look(history))
}

/// What was not opened yet, where there is anything.
pub(super) fn opener_left(history: &[Event], probe: &Probe) -> Option<Step> {
    let names = history.iter().filter_map(|event| match event {
        Event::Opened { name, .. } => Some(name),
        _ => None,
    });
    let names: Vec<&String> = names.collect();
    let mut openers = probe.openers.iter();
    // The page of the account is opened once, whatever was opened before: it is the last that is left to look at.
    let next = openers.find(|opener| {
        let is_left = names.len() < MOST_OPENED || opener.how == Opening::Follow;
        is_left && !names.contains(&&opener.name)
    })?;
    Some(Step::Open {
        opener: next.clone(),
    })
}

/// Whether what was done last has led to another document.
pub(super) fn is_new_document(history: &[Event]) -> bool {
    let mut probes = history.iter().rev().filter_map(Event::probe);
    let (last, from) = (probes.next(), probes.next());
    last.map(|probe| probe.document) != from.map(|probe| probe.document)
}

/// What to press in the page that signing out has led to: where it asks whether it is meant, or the control did nothing.
/// Nothing is pressed twice in one document, where pressing again can cancel what has begun.
pub(super) fn confirmation(history: &[Event]) -> Option<&LogOutControl> {
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
pub(super) fn pressed_in(history: &[Event], document: Option<u64>) -> Vec<u32> {
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
pub(super) fn next_candidate<'a>(
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
pub(super) fn put_back_left(history: &[Event], ways: &Ways) -> Option<Step> {
    let done = u32::try_from(put_back(history).count()).ok()?;
    let kept = ways.kept.checked_sub(done + 1)?;
    (done < MOST_PUT_BACK).then_some(Step::PutBack { kept })
}

/// What came of putting back, after the last way that was tried.
pub(super) fn put_back(history: &[Event]) -> impl Iterator<Item = &Probe> {
    let later = history.iter().rev().take_while(|event| !event.is_way());
    later.filter_map(|event| match event {
        Event::PutBack { probe } => Some(probe),
        _ => None,
    })
}

/// The control that ends a session which was put back and is taken still, where the identity provider may have begun it while the site
/// was left. That is done once: mostly, a site that takes it still forgets in the browser only.
pub(super) fn begun_meanwhile<'a>(
    history: &[Event],
    put_back: &'a Probe,
) -> Option<&'a LogOutControl> {
    let is_asked = history
        .iter()
        .any(|event| matches!(event, Event::ProviderAsked { .. }));
    let is_tried = history
        .windows(2)
        .any(|pair| matches!(pair, [Event::PutBack { .. }, Event::Pressed { .. }]));
    let first = put_back.log_out_controls.first();
    first.filter(|_| is_asked && !is_tried)
}

/// The way that was not tried yet. That the provider is asked is optional, and comes after what has to go here.
pub(super) fn way_left(history: &[Event], ways: &Ways) -> Option<Step> {
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

pub(super) fn provider_left(history: &[Event], ways: &Ways) -> bool {
    let asked = |event: &Event| matches!(event, Event::ProviderAsked { .. });
    ways.provider.is_some() && !history.iter().any(asked)
}

/// Whether the provider was asked, and no control of the site pressed since then.
pub(super) fn not_pressed_since_provider(history: &[Event]) -> bool {
    let looks = |event: &&Event| matches!(event, Event::Looked { .. });
    let mut since = history.iter().rev().skip_while(looks);
    let mut last_way = since.by_ref().take_while(|event| event.is_way());
    last_way.any(|event| matches!(event, Event::ProviderAsked { .. }))
}

/// Whether everything was removed after the last way that was tried.
pub(super) fn removed(history: &[Event]) -> bool {
    let mut later = history.iter().rev().take_while(|event| !event.is_way());
    later.any(|event| matches!(event, Event::Removed { .. }))
}

/// How often a control was pressed on the way that was tried last.
pub(super) fn presses(history: &[Event]) -> usize {
    let on_this_way = history
        .iter()
        .rev()
        .take_while(|event| matches!(event, Event::Pressed { .. }));
    on_this_way.count()
}

/// The first look after the last way that was tried.
pub(super) fn look_after_ways(history: &[Event]) -> Option<&Probe> {
    let last_way = history.iter().rposition(Event::is_way)?;
    first_look(history.get(last_way..)?)
}
