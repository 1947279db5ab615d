//! The bundle that looks at cookies: what of a site's may be seen, what they are for, and the sessions that they hold.
#![expect(
    clippy::missing_errors_doc,
    reason = "every function fails in the same way: an argument of another shape is badArgument"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional string crosses the boundary by value only"
)]

use bindings::{Failure, Js, JudgedCookies, Partial, Unseen, json, place, report_panics};
use latchkey::{
    access::{self, Grants, SiteAccess},
    clearing::rules::{self, RuleFound, StoredRule},
    cookies::{
        self, Cookie, CookieEvent, ObservationLog, SetCall,
        export::{self, ExportedCookies},
    },
    site,
};
use wasm_bindgen::prelude::wasm_bindgen;

mod alerts;
mod jar;
mod places;
mod sessions;

fn main() {
    report_panics();
}

/// Says how much of the site of the page at `address` Latchkey may see.
#[wasm_bindgen(js_name = siteAccess)]
pub fn site_access(grants: Js<Grants>, address: Option<String>) -> Result<Js<SiteAccess>, Failure> {
    let place = address.as_deref().and_then(place);
    Js::write(&access::site_access(&grants.read()?, place.as_ref()))
}

/// A host as people write it, where that can mislead nobody.
#[wasm_bindgen(js_name = shownHost)]
#[must_use]
pub fn shown_host(host: &str) -> String {
    site::shown_host(host)
}

/// Says what the cookies that a page of `site` sees are for, and what is wrong with them: an `Inspection`, as JSON. `jar` is
/// as `jar.rs` describes it, and `now` in seconds since 1970.
#[wasm_bindgen]
pub fn inspect(jar: &str, site: &str, now: f64) -> Result<String, Failure> {
    let (cookies, told) = jar::judged(jar, now)?.told();
    json(&cookies::inspect(&cookies, &told, site, now))
}

/// What each cookie is for, in their order, and which a sign-in has brought. `jar` and `now` are as for [`inspect`].
#[wasm_bindgen]
pub fn judge(jar: &str, now: f64) -> Result<Js<JudgedCookies>, Failure> {
    Js::write(&jar::judged(jar, now)?.kept())
}

/// Inspects cookies that nobody has. Engines compile code when it first runs, which can be done while a browser still looks
/// for real ones.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up() -> Result<(), Failure> {
    inspect(jar::INVENTED, "example.com", 0.0).map(drop)
}

/// Whether the host of a cookie is of a site: browsers give those of subdomains too, which may be other people's.
#[wasm_bindgen(js_name = isOf)]
#[must_use]
pub fn is_of(site: &str, host: &str) -> bool {
    site::is_of(site, host)
}

/// Takes note of what happened to cookies.
#[wasm_bindgen]
pub fn witness(
    before: Js<Unseen<ObservationLog>>,
    events: Js<Vec<CookieEvent>>,
) -> Result<Js<Unseen<ObservationLog>>, Failure> {
    let mut witness = before.read()?;
    witness.0.note(&events.read()?);
    Js::write(&witness)
}

/// The call that sets a cookie as it was.
#[wasm_bindgen(js_name = setCall)]
pub fn set_call(cookie: Js<Partial<Cookie>>) -> Result<Js<SetCall>, Failure> {
    Js::write(&cookies::set_call(&cookie.read()?.0))
}

/// The rule for clearing a site, as it is stored or asks for nothing. It is here since the popup has loaded this bundle.
#[wasm_bindgen(js_name = ruleFor)]
pub fn rule_for(rules: Js<Unseen<Vec<StoredRule>>>, site: &str) -> Result<Js<RuleFound>, Failure> {
    Js::write(&rules::rule_for(&rules.read()?.0, site))
}

/// Cookies, with the usual where something is missing.
fn whole_cookies(cookies: Js<Vec<Partial<Cookie>>>) -> Result<Vec<Cookie>, Failure> {
    let cookies = cookies.read()?.into_iter();
    Ok(cookies.map(|Partial(cookie)| cookie).collect())
}

/// Cookies as a file of JSON.
#[wasm_bindgen(js_name = exportJson)]
pub fn export_json(cookies: Js<Vec<Partial<Cookie>>>) -> Result<Js<ExportedCookies>, Failure> {
    Js::write(&export::to_json(&whole_cookies(cookies)?)?)
}

/// Cookies as a file in Netscape's format. `now` is in seconds since 1970.
#[wasm_bindgen(js_name = exportNetscape)]
pub fn export_netscape(
    cookies: Js<Vec<Partial<Cookie>>>,
    now: f64,
) -> Result<Js<ExportedCookies>, Failure> {
    Js::write(&export::to_netscape(&whole_cookies(cookies)?, now))
}
