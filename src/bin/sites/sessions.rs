//! Sessions on shared computers.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use latchkey::{
    cookies::{self, CookieStoreKind},
    sessions::{
        self, Reliance,
        computer::{self, Computer},
        leaving, open_sessions,
        prompts::{self, Prompts},
    },
};
use serde::Serialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{boundary, clock::milliseconds, jar};

/// The sessions that all cookies of the browser hold, by site. `jar` is as `jar.rs` describes it, and `now` in seconds since
/// 1970.
#[wasm_bindgen(js_name = openSessions, unchecked_return_type = "OpenSession[]")]
pub fn open(jar: &str, now: f64) -> Result<JsValue, JsValue> {
    let (cookies, assessments) = jar::assessed(jar, now)?;
    boundary::write(&open_sessions(&cookies, &assessments, now))
}

/// The identifier of the cookie store of a tab. `named` is what the browser calls it, if it does.
#[wasm_bindgen(js_name = storeOfTab)]
#[must_use]
pub fn store_of_tab(named: Option<String>, is_private: bool, is_firefox: bool) -> String {
    cookies::store_of_tab(named.as_deref(), is_private, is_firefox).to_owned()
}

/// What the cookie store with this identifier is for.
#[wasm_bindgen(js_name = cookieStoreKind, unchecked_return_type = "CookieStoreKind")]
pub fn cookie_store_kind(id: &str) -> Result<JsValue, JsValue> {
    boundary::write(&CookieStoreKind::of(id))
}

/// Takes note of what speaks for a shared computer, or against.
#[wasm_bindgen(js_name = noteOfComputer, unchecked_return_type = "unknown")]
pub fn note_of_computer(
    #[wasm_bindgen(unchecked_param_type = "unknown")] before: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ComputerEvent")] event: JsValue,
) -> Result<JsValue, JsValue> {
    let mut computer: Computer = boundary::read::<Option<_>>(before)?.unwrap_or_default();
    computer.note(boundary::read(event)?);
    boundary::write(&computer)
}

/// Whether the computer is shared. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = isShared, unchecked_return_type = "ComputerDecision")]
pub fn is_shared(
    #[wasm_bindgen(unchecked_param_type = "unknown")] known: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Declaration | null")] policy: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Declaration | null")] for_now: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let computer: Computer = boundary::read::<Option<_>>(known)?.unwrap_or_default();
    let decision = computer.decide(
        boundary::read(policy)?,
        boundary::read(for_now)?,
        milliseconds(now),
    );
    boundary::write(&decision)
}

/// The keyed digest of an account, in place of its name.
#[wasm_bindgen(js_name = accountDigest)]
#[must_use]
pub fn account_digest(key: &[u8], site: &str, account: &str) -> String {
    computer::digest(key, site, account)
}

/// What is to be said, and what was said so far.
#[derive(Serialize)]
struct Due {
    sites: Vec<String>,
    prompts: Prompts,
}

/// The sites to tell of now. `open` are sites with a session that outlives the person.
#[wasm_bindgen(js_name = promptsDue, unchecked_return_type = "{ sites: string[], prompts: unknown }")]
pub fn prompts_due(
    #[wasm_bindgen(unchecked_param_type = "unknown")] before: JsValue,
    #[wasm_bindgen(unchecked_param_type = "PromptCause")] cause: JsValue,
    open: Vec<String>,
    shared: bool,
    now: f64,
) -> Result<JsValue, JsValue> {
    let mut prompts: Prompts = boundary::read::<Option<_>>(before)?.unwrap_or_default();
    let sites = prompts.due(&boundary::read(cause)?, &open, shared, milliseconds(now));
    boundary::write(&Due { sites, prompts })
}

/// Minutes after which nobody is taken to be there, within their bounds.
#[wasm_bindgen(js_name = idleMinutes)]
#[must_use]
pub fn idle_minutes(wished: Option<u32>) -> u32 {
    prompts::idle_minutes(wished)
}

/// The address of a site's list of devices, where it is known.
#[wasm_bindgen(js_name = deviceList)]
#[must_use]
pub fn device_list(site: &str) -> Option<String> {
    sessions::device_list(site).map(str::to_owned)
}

/// The address that signs out of a site, where it is known.
#[wasm_bindgen(js_name = logOutAddress)]
#[must_use]
pub fn log_out_address(site: &str) -> Option<String> {
    sessions::log_out_address(site).map(str::to_owned)
}

/// Takes note of the identity provider, if a tab has gone there to sign in to a site. Nothing if it has not.
#[wasm_bindgen(js_name = noteReliance, unchecked_return_type = "Reliance[] | null")]
pub fn note_reliance(
    #[wasm_bindgen(unchecked_param_type = "unknown")] before: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Destination")] destination: JsValue,
) -> Result<JsValue, JsValue> {
    let Some(seen) = Reliance::seen(&boundary::read(destination)?) else {
        return Ok(JsValue::NULL);
    };
    let mut known: Vec<Reliance> = boundary::read::<Option<_>>(before)?.unwrap_or_default();
    sessions::note_reliance(&mut known, seen);
    boundary::write(&known)
}

/// Paths where an identity provider may describe itself.
#[wasm_bindgen(js_name = providerDescriptions, unchecked_return_type = "string[]")]
pub fn provider_descriptions(
    #[wasm_bindgen(unchecked_param_type = "Reliance")] reliance: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&boundary::read::<Reliance>(reliance)?.descriptions())
}

/// Where an identity provider ends its session, by what it says of itself.
#[wasm_bindgen(js_name = endSession)]
pub fn end_session(
    #[wasm_bindgen(unchecked_param_type = "Reliance")] reliance: JsValue,
    description: &str,
) -> Result<Option<String>, JsValue> {
    Ok(boundary::read::<Reliance>(reliance)?.end_session(description))
}

/// The next step of signing out, after what has happened so far.
#[wasm_bindgen(js_name = leavingStep, unchecked_return_type = "LeavingStep")]
pub fn leaving_step(
    #[wasm_bindgen(unchecked_param_type = "LeavingEvent[]")] history: JsValue,
    #[wasm_bindgen(unchecked_param_type = "LeavingWays")] ways: JsValue,
) -> Result<JsValue, JsValue> {
    let history: Vec<leaving::Event> = boundary::read(history)?;
    boundary::write(&leaving::next(&history, &boundary::read(ways)?))
}
