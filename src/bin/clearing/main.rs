//! The bundle that plans and follows the clearing of a site. Its instance is thrown away after each clearing, with the
//! values that it has seen.
use bindings::{place, report_panics};
use latchkey::site;
use wasm_bindgen::prelude::wasm_bindgen;

mod chosen;
mod course;
mod looks;
mod plan;
mod undo;

fn main() {
    report_panics();
}

/// A host as people write it, where that can mislead nobody.
#[wasm_bindgen(js_name = shownHost)]
#[must_use]
pub fn shown_host(host: &str) -> String {
    site::shown_host(host)
}

/// The site of the page at `address`: its registrable domain, or the host where it has none. Nothing where the page is
/// none of the web.
#[wasm_bindgen(js_name = siteOf)]
#[must_use]
pub fn site_of(address: &str) -> Option<String> {
    place(address).map(|place| site::site_of_page(place.host()))
}

/// The domains that a browser with another Public Suffix List may take for the site of the page at `address`.
#[wasm_bindgen(js_name = domainsAbove)]
#[must_use]
pub fn domains_above(address: &str) -> Vec<String> {
    place(address).map_or_else(Vec::new, |place| site::domains_above(place.host()))
}
