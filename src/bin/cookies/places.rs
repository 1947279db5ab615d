//! What tabs have shown: pages of the browser are looked at with this bundle, and most look at nothing else.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, Unseen};
use latchkey::clearing::{
    ClearingReport, ClearingWish,
    places::{self, Place},
    rules::{StoredRule, readable},
};
use wasm_bindgen::prelude::wasm_bindgen;

/// What tabs have shown, with what they show now.
#[wasm_bindgen(js_name = placesWith)]
pub fn places_with(
    places: Js<Vec<Place>>,
    seen: Js<Vec<Place>>,
) -> Result<Js<Vec<Place>>, Failure> {
    Js::write(&places::with_seen(places.read()?, seen.read()?))
}

/// What is kept on the disk of what tabs show, for sites that have a rule.
#[wasm_bindgen(js_name = placesForRules)]
pub fn places_for_rules(
    kept: Js<Vec<Place>>,
    seen: Js<Vec<Place>>,
    rules: Js<Unseen<Vec<StoredRule>>>,
) -> Result<Js<Vec<Place>>, Failure> {
    let Unseen(rules) = rules.read()?;
    let sites: Vec<String> = readable(&rules).map(|rule| rule.site.clone()).collect();
    Js::write(&places::kept_for_rules(kept.read()?, &seen.read()?, &sites))
}

/// The origins of a site that tabs of a cookie store have shown.
#[wasm_bindgen(js_name = originsOf)]
pub fn origins_of(
    places: Js<Vec<Place>>,
    site: &str,
    store_id: &str,
) -> Result<Vec<String>, Failure> {
    Ok(places::origins_of(&places.read()?, site, store_id))
}

/// What tabs have shown, without what is cleared.
#[wasm_bindgen(js_name = placesWithout)]
pub fn places_without(
    places: Js<Vec<Place>>,
    wish: Js<ClearingWish>,
    report: Js<ClearingReport>,
    store_id: &str,
) -> Result<Js<Vec<Place>>, Failure> {
    Js::write(&places::without_cleared(
        places.read()?,
        wish.read()?,
        &report.read()?,
        store_id,
    ))
}
