//! What happened at the doors of sites that a person may want to know of.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, NotedAlert, Unseen, whole};
use latchkey::alerts::{
    self, Account as AlertAccount, Alert, Alerts, Arrival, Arrived, Event as AlertEvent, LastTry,
    Timeline, Tries, TryEvent,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes note of what was seen at a site, and says whether a person is told of it. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = noteAlert)]
pub fn note_alert(
    tries: Js<Unseen<Tries>>,
    timeline: Js<Unseen<Timeline>>,
    site: &str,
    event: Js<AlertEvent>,
    now: f64,
) -> Result<Js<NotedAlert>, Failure> {
    let (Unseen(tries), Unseen(timeline)) = (tries.read()?, timeline.read()?);
    let mut alerts = Alerts { tries, timeline };
    let told = alerts.note(site, event.read()?, whole(now));
    Js::write(&NotedAlert {
        told,
        tries: Unseen(alerts.tries),
        timeline: alerts.timeline.alerts(whole(now)),
    })
}

/// What was told in the last 90 days, the newest last. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = alertsOf)]
pub fn alerts_of(timeline: Js<Unseen<Timeline>>, now: f64) -> Result<Js<Vec<Alert>>, Failure> {
    let Unseen(timeline) = timeline.read()?;
    Js::write(&timeline.alerts(whole(now)))
}

/// The same without what was told of a site.
#[wasm_bindgen(js_name = alertsWithout)]
pub fn alerts_without(
    timeline: Js<Unseen<Timeline>>,
    site: &str,
    now: f64,
) -> Result<Js<Vec<Alert>>, Failure> {
    let Unseen(timeline) = timeline.read()?;
    Js::write(&timeline.without(site).alerts(whole(now)))
}

/// Whether something was told since the person has looked, in Unix milliseconds.
#[wasm_bindgen(js_name = hasAlertNews)]
pub fn has_alert_news(timeline: Js<Unseen<Timeline>>, looked: f64) -> Result<bool, Failure> {
    let Unseen(timeline) = timeline.read()?;
    Ok(timeline.has_news(whole(looked)))
}

/// The accounts of a site after one has come in.
#[wasm_bindgen(js_name = knownAccounts)]
pub fn known_accounts(
    before: Js<Vec<AlertAccount>>,
    account: Js<AlertAccount>,
) -> Result<Js<Vec<AlertAccount>>, Failure> {
    Js::write(&alerts::known_after(before.read()?, account.read()?))
}

/// Says what a page tells of the try to sign in before it. `now` is in Unix milliseconds.
#[wasm_bindgen]
pub fn arrived(arrival: Js<Arrival>, now: f64) -> Result<Js<Arrived>, Failure> {
    Js::write(&alerts::arrived(&arrival.read()?, whole(now)))
}

/// The last tries to sign in after an event. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = lastTriesAfter)]
pub fn last_tries_after(
    tries: Js<Unseen<Vec<LastTry>>>,
    event: Js<TryEvent>,
    now: f64,
) -> Result<Js<Unseen<Vec<LastTry>>>, Failure> {
    let Unseen(tries) = tries.read()?;
    let tries = alerts::last_tries_after(tries, event.read()?, whole(now));
    Js::write(&Unseen(tries))
}
