//! Sessions on shared computers.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, Partial, RemindersDue, Unseen, whole};
use latchkey::{
    clearing::places::Place,
    cookies::{self, Cookie, CookieStoreKind, ObservationLog},
    sessions::{
        self, Destination, Followed, OpenSession, Reliance, Request, open_at, open_sessions,
        reminders::{self, Cause, Reminders},
        shared_computer::{self, Computer, Decision, Declaration},
        sign_out::{self, LeftToDo, Reason, Step, Ways},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::jar;

/// The sessions that all cookies of the browser hold, by site. `jar` is as `jar.rs` describes it, `now` in seconds since 1970, and
/// `shown` what tabs have shown, the newest last.
#[wasm_bindgen(js_name = openSessions)]
pub fn open(jar: &str, now: f64, shown: Js<Vec<Place>>) -> Result<Js<Vec<OpenSession>>, Failure> {
    let (cookies, told) = jar::judged(jar, now)?.told();
    let mut sessions = open_sessions(&cookies, &told, now);
    let shown = shown.read()?.into_iter();
    let shown: Vec<_> = shown.map(|place| (place.origin, place.store_id)).collect();
    open_at(&mut sessions, &shown);
    Js::write(&sessions)
}

/// Whether somebody is signed in to a site, by what was seen last; nothing where nothing was.
#[wasm_bindgen(js_name = signedIn)]
pub fn signed_in(
    witness: Js<Unseen<ObservationLog>>,
    site: &str,
    store: &str,
) -> Result<Option<bool>, Failure> {
    Ok(witness.read()?.0.signed_in(site, store))
}

/// Digests of the sites where somebody is signed in, for the next start of the browser.
#[wasm_bindgen]
pub fn carried(
    witness: Js<Unseen<ObservationLog>>,
    key: &[u8],
) -> Result<Js<Vec<String>>, Failure> {
    Js::write(&sessions::carried(&witness.read()?.0, key))
}

/// What is known of that after a start: what was seen since, and by the cookies that are there.
#[wasm_bindgen]
pub fn recalled(
    witness: Js<Unseen<ObservationLog>>,
    carried: Js<Vec<String>>,
    key: &[u8],
    cookies: Js<Vec<Partial<Cookie>>>,
) -> Result<Js<Unseen<ObservationLog>>, Failure> {
    let cookies = crate::whole_cookies(cookies)?;
    let Unseen(seen) = witness.read()?;
    let log = sessions::recalled(seen, &carried.read()?, key, &cookies);
    Js::write(&Unseen(log))
}

/// Whether somebody was seen to sign in to a site, and as many things are there that do.
#[wasm_bindgen(js_name = signInHolds)]
pub fn sign_in_holds(
    witness: Js<Unseen<ObservationLog>>,
    site: &str,
    store: &str,
    credentials: usize,
) -> Result<bool, Failure> {
    Ok(witness.read()?.0.sign_in_holds(site, store, credentials))
}

/// What the cookie store with this identifier is for.
#[wasm_bindgen(js_name = cookieStoreKind)]
pub fn cookie_store_kind(id: &str) -> Result<Js<CookieStoreKind>, Failure> {
    Js::write(&CookieStoreKind::of(id))
}

/// The identifier of the cookie store of a tab. `named` is what the browser calls it, if it does.
#[wasm_bindgen(js_name = storeOfTab)]
#[must_use]
pub fn store_of_tab(named: Option<String>, is_private: bool, is_firefox: bool) -> String {
    cookies::store_of_tab(named.as_deref(), is_private, is_firefox).to_owned()
}

/// Takes note of what speaks for a shared computer, or against.
#[wasm_bindgen(js_name = noteOfComputer)]
pub fn note_of_computer(
    before: Js<Unseen<Computer>>,
    event: Js<shared_computer::Event>,
    said: Js<Option<Declaration>>,
) -> Result<Js<Unseen<Computer>>, Failure> {
    let mut computer = before.read()?;
    computer.0.note(event.read()?, said.read()?);
    Js::write(&computer)
}

/// Whether the computer is shared. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = isShared)]
pub fn is_shared(
    known: Js<Unseen<Computer>>,
    policy: Js<Option<Declaration>>,
    for_now: Js<Option<Declaration>>,
    now: f64,
) -> Result<Js<Decision>, Failure> {
    let Unseen(computer) = known.read()?;
    let decision = computer.decide(policy.read()?, for_now.read()?, whole(now));
    Js::write(&decision)
}

/// The keyed digest of an account, in place of its name.
#[wasm_bindgen(js_name = accountDigest)]
#[must_use]
pub fn account_digest(key: &[u8], site: &str, account: &str) -> String {
    shared_computer::account_digest(key, site, account)
}

/// The keyed digest of a site, in place of its name.
#[wasm_bindgen(js_name = siteDigest)]
#[must_use]
pub fn site_digest(key: &[u8], site: &str) -> String {
    shared_computer::site_digest(key, site)
}

/// An account as a hint for whoever knows it.
#[wasm_bindgen(js_name = accountHint)]
#[must_use]
pub fn account_hint(account: &str) -> String {
    shared_computer::hint(account)
}

/// The sites to tell of now. `open` are sites with an open session.
#[wasm_bindgen(js_name = remindersDue)]
pub fn reminders_due(
    before: Js<Unseen<Reminders>>,
    cause: Js<Cause>,
    open: Vec<String>,
    shared: bool,
    now: f64,
) -> Result<Js<RemindersDue>, Failure> {
    let mut reminders = before.read()?;
    let sites = reminders.0.due(&cause.read()?, &open, shared, whole(now));
    Js::write(&RemindersDue { sites, reminders })
}

/// Minutes after which nobody is taken to be there, within their bounds.
#[wasm_bindgen(js_name = idleMinutes)]
#[must_use]
pub fn idle_minutes(wished: Option<u32>) -> u32 {
    reminders::idle_minutes(wished)
}

/// The address that signs out of a site, where it is known.
#[wasm_bindgen(js_name = logOutAddress)]
#[must_use]
pub fn log_out_address(site: &str) -> Option<String> {
    sessions::log_out_address(site).map(str::to_owned)
}

/// A tab has gone to an address: which requests to sign in of it wait for an answer, and whether one has led back to its site.
#[wasm_bindgen(js_name = followSignIn)]
pub fn follow_sign_in(
    waiting: Js<Vec<Request>>,
    from: Option<String>,
    destination: Js<Destination>,
) -> Result<Js<Followed>, Failure> {
    let destination = destination.read()?;
    Js::write(&sessions::follow(
        waiting.read()?,
        from.as_deref(),
        &destination,
    ))
}

/// A cookie of this domain was set while these requests waited.
#[wasm_bindgen(js_name = noteSignInCookie)]
pub fn note_sign_in_cookie(
    waiting: Js<Vec<Request>>,
    domain: &str,
) -> Result<Js<Vec<Request>>, Failure> {
    let mut waiting = waiting.read()?;
    for request in &mut waiting {
        request.note_cookie(domain);
    }
    Js::write(&waiting)
}

/// Takes note of the identity provider of a site.
#[wasm_bindgen(js_name = noteReliance)]
pub fn note_reliance(
    before: Js<Unseen<Vec<Reliance>>>,
    seen: Js<Reliance>,
) -> Result<Js<Vec<Reliance>>, Failure> {
    let Unseen(mut known) = before.read()?;
    sessions::note_reliance(&mut known, seen.read()?);
    Js::write(&known)
}

/// Paths where an identity provider may describe itself.
#[wasm_bindgen(js_name = providerDescriptions)]
pub fn provider_descriptions(reliance: Js<Reliance>) -> Result<Js<Vec<String>>, Failure> {
    Js::write(&reliance.read()?.descriptions())
}

/// Where an identity provider ends its session, by what it says of itself.
#[wasm_bindgen(js_name = endSession)]
pub fn end_session(reliance: Js<Reliance>, description: &str) -> Result<Option<String>, Failure> {
    Ok(reliance.read()?.end_session(description))
}

/// The next step of signing out, after what has happened so far.
#[wasm_bindgen(js_name = leavingStep)]
pub fn leaving_step(
    history: Js<Vec<sign_out::Event>>,
    ways: Js<Ways>,
) -> Result<Js<Step>, Failure> {
    Js::write(&sign_out::next(&history.read()?, &ways.read()?))
}

/// What is left for the person on a site that was not signed out of for sure.
#[wasm_bindgen(js_name = leftToDo)]
pub fn left_to_do(site: &str, reason: Js<Reason>) -> Result<Js<LeftToDo>, Failure> {
    Js::write(&sign_out::left_to_do(site, reason.read()?))
}
