//! The bundle that looks at whole sites: what of them may be seen, and their cookies.
#![expect(
    clippy::missing_errors_doc,
    reason = "every function fails in the same way: an argument of another shape is badArgument"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional string crosses the boundary by value only"
)]

use latchkey::{
    access,
    clearing::automatic::SiteRule,
    cookies::{self, Cookie, CookieEvent, Kind, Witness, export},
    site,
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

mod boundary;
mod clock;
#[path = "sites/jar.rs"]
mod jar;
mod place;
#[path = "sites/sessions.rs"]
mod sessions;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { ComputerDecision, ComputerEvent, Cookie, CookieEvent, CookieKind, CookieStoreKind, Declaration, Destination, ExportedCookies, Grants, LeavingEvent, LeavingStep, LeavingWays, OpenSession, PromptCause, Reliance, RemoveCall, SetCall, SiteAccess, SiteRule } from './types.js';";

fn main() {
    boundary::report_panics();
}

/// Says how much of the site of the page at `address` Latchkey may see.
#[wasm_bindgen(js_name = siteAccess, unchecked_return_type = "SiteAccess")]
pub fn site_access(
    #[wasm_bindgen(unchecked_param_type = "Grants")] grants: JsValue,
    address: Option<String>,
) -> Result<JsValue, JsValue> {
    let place = address.as_deref().and_then(place::place);
    boundary::write(&access::site_access(
        &boundary::read(grants)?,
        place.as_ref(),
    ))
}

/// Says what the cookies that a page of `site` sees are for, and what is wrong with them: an `Inspection`, as JSON. `jar` is
/// as `jar.rs` describes it, and `now` in seconds since 1970.
#[wasm_bindgen]
pub fn inspect(jar: &str, site: &str, now: f64) -> Result<String, JsValue> {
    let (cookies, assessments) = jar::assessed(jar, now)?;
    let inspection = cookies::inspect(&cookies, &assessments, site, now);
    serde_json::to_string(&inspection).map_err(|_| boundary::bad_result())
}

/// What each cookie is for, in their order. `jar` and `now` are as for [`inspect`].
#[wasm_bindgen(js_name = kindsOf, unchecked_return_type = "CookieKind[]")]
pub fn kinds_of(jar: &str, now: f64) -> Result<JsValue, JsValue> {
    let (_, assessments) = jar::assessed(jar, now)?;
    let kinds: Vec<Kind> = assessments.into_iter().map(|judged| judged.kind).collect();
    boundary::write(&kinds)
}

/// Inspects cookies that nobody has. Engines compile code when it first runs, which can be done while a browser still looks
/// for real ones.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up() -> Result<(), JsValue> {
    inspect(jar::INVENTED, "example.com", 0.0).map(drop)
}

/// Whether the host of a cookie is of a site: browsers give those of subdomains too, which may be other people's.
#[wasm_bindgen(js_name = isOf)]
#[must_use]
pub fn is_of(site: &str, host: &str) -> bool {
    site::is_of(site, host)
}

/// Takes note of what happened to cookies.
#[wasm_bindgen(unchecked_return_type = "unknown")]
pub fn witness(
    #[wasm_bindgen(unchecked_param_type = "unknown")] before: JsValue,
    #[wasm_bindgen(unchecked_param_type = "CookieEvent[]")] events: JsValue,
) -> Result<JsValue, JsValue> {
    let before: Option<Witness> = boundary::read(before)?;
    let events: Vec<CookieEvent> = boundary::read(events)?;
    let mut witness = before.unwrap_or_default();
    witness.note(&events);
    boundary::write(&witness)
}

/// The call that removes a cookie.
#[wasm_bindgen(js_name = removeCall, unchecked_return_type = "RemoveCall")]
pub fn remove_call(
    #[wasm_bindgen(unchecked_param_type = "Partial<Cookie>")] cookie: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&cookies::remove_call(&boundary::read(cookie)?))
}

/// The call that sets a cookie as it was.
#[wasm_bindgen(js_name = setCall, unchecked_return_type = "SetCall")]
pub fn set_call(
    #[wasm_bindgen(unchecked_param_type = "Partial<Cookie>")] cookie: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&cookies::set_call(&boundary::read(cookie)?))
}

/// The rule for clearing a site for which nothing was chosen. It is here since the popup has loaded this bundle.
#[wasm_bindgen(js_name = noRule, unchecked_return_type = "SiteRule")]
pub fn no_rule(site: &str) -> Result<JsValue, JsValue> {
    boundary::write(&SiteRule::nothing(site))
}

/// Cookies as a file of JSON.
#[wasm_bindgen(js_name = exportJson, unchecked_return_type = "ExportedCookies")]
pub fn export_json(
    #[wasm_bindgen(unchecked_param_type = "Partial<Cookie>[]")] cookies: JsValue,
) -> Result<JsValue, JsValue> {
    let file = export::to_json(&boundary::read::<Vec<Cookie>>(cookies)?)
        .map_err(|error| boundary::error(error.code(), &error.to_string()))?;
    boundary::write(&file)
}

/// Cookies as a file in Netscape's format.
#[wasm_bindgen(js_name = exportNetscape, unchecked_return_type = "ExportedCookies")]
pub fn export_netscape(
    #[wasm_bindgen(unchecked_param_type = "Partial<Cookie>[]")] cookies: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&export::to_netscape(&boundary::read::<Vec<Cookie>>(
        cookies,
    )?))
}
