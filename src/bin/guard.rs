//! The bundle that looks at pages.

use latchkey::{
    access::{self, Place},
    page,
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

mod boundary;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str =
    "import type { Access, Grants, PageFacts, Recognition, WatchPlan } from './types.js';";

fn main() {
    boundary::report_panics();
}

/// Says whether Latchkey may watch the page at `address`, and how that can be changed.
#[wasm_bindgen(unchecked_return_type = "Access")]
pub fn access(
    #[wasm_bindgen(unchecked_param_type = "Grants")] grants: JsValue,
    address: Option<String>,
) -> Result<JsValue, JsValue> {
    let place = address.as_deref().and_then(place);
    boundary::write(&access::access(&boundary::read(grants)?, place.as_ref()))
}

/// Says whether Latchkey may look at the frame at `frame` in the tab that shows `top`.
#[wasm_bindgen(js_name = mayWatch)]
pub fn may_watch(
    #[wasm_bindgen(unchecked_param_type = "Grants")] grants: JsValue,
    frame: &str,
    top: Option<String>,
) -> Result<bool, JsValue> {
    let top = top.as_deref().and_then(place);
    Ok(access::may_watch(
        &boundary::read(grants)?,
        place(frame).as_ref(),
        top.as_ref(),
    ))
}

/// Says where content scripts are registered.
#[wasm_bindgen(js_name = watchPlan, unchecked_return_type = "WatchPlan")]
pub fn watch_plan(
    #[wasm_bindgen(unchecked_param_type = "Grants")] grants: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&access::watch_plan(&boundary::read(grants)?))
}

/// Says what each form of a page is for, and each field.
///
/// # Errors
/// `badArgument` where the facts do not have the declared shape.
#[wasm_bindgen(unchecked_return_type = "Recognition")]
pub fn recognize(
    #[wasm_bindgen(unchecked_param_type = "PageFacts")] facts: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&page::recognize(&boundary::read(facts)?))
}

/// The browser's own parser decides what an address means; one that it refuses has no place.
fn place(address: &str) -> Option<Place> {
    let url = web_sys::Url::new(address).ok()?;
    let scheme = url.protocol().trim_end_matches(':').to_owned();
    Some(Place {
        scheme,
        host: url.hostname(),
    })
}
