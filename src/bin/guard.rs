//! The bundle that looks at pages.
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
    authenticator::drift::TimeAnswer,
    idle::{Absence, IdlePlan, Watcher},
    page,
};
use place::place;
use serde::Serialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

mod boundary;
mod clock;
mod place;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Access, CodePart, Drift, Grants, IdlePlan, IdleWatcher, PageFacts, PageLook, Recognition, SessionSigns, SetUp, SetUpFacts, TimeAnswer, WatchPlan } from './types.js';";

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

/// Says what the forms of a page, or of one frame of it, are for.
#[wasm_bindgen(unchecked_return_type = "Recognition")]
pub fn recognize(
    #[wasm_bindgen(unchecked_param_type = "PageFacts")] facts: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&page::recognize(&boundary::read(facts)?))
}

/// Says whether a page is one for somebody who is signed in, and which control signs out.
#[wasm_bindgen(js_name = sessionSigns, unchecked_return_type = "SessionSigns")]
pub fn session_signs(
    #[wasm_bindgen(unchecked_param_type = "PageFacts")] facts: JsValue,
) -> Result<JsValue, JsValue> {
    let facts = boundary::read(facts)?;
    boundary::write(&page::SessionSigns::of(&facts, &page::recognize(&facts)))
}

/// Says what a person is told of a page, from its frames.
#[wasm_bindgen(unchecked_return_type = "PageLook")]
pub fn look(
    #[wasm_bindgen(unchecked_param_type = "PageFacts[]")] frames: JsValue,
) -> Result<JsValue, JsValue> {
    let frames: Vec<page::PageFacts> = boundary::read(frames)?;
    boundary::write(&page::look(&frames))
}

/// Says into which fields of a frame a new password goes, by their handles; `focused` is the one with the focus.
#[wasm_bindgen(js_name = newPasswordFields, unchecked_return_type = "number[]")]
pub fn new_password_fields(
    #[wasm_bindgen(unchecked_param_type = "PageFacts")] facts: JsValue,
    focused: Option<u32>,
) -> Result<JsValue, JsValue> {
    let frame = page::recognize(&boundary::read(facts)?);
    boundary::write(&page::new_password_fields(&frame, focused))
}

/// Says whether a frame asks for a one-time code.
#[wasm_bindgen(js_name = asksForCode)]
pub fn asks_for_code(
    #[wasm_bindgen(unchecked_param_type = "PageFacts")] facts: JsValue,
) -> Result<bool, JsValue> {
    Ok(page::asks_for_code(&page::recognize(&boundary::read(
        facts,
    )?)))
}

/// Says whether a frame sets up two-factor authentication, and what there is to take over.
#[wasm_bindgen(js_name = setUp, unchecked_return_type = "SetUp | null")]
pub fn set_up(
    #[wasm_bindgen(unchecked_param_type = "SetUpFacts")] facts: JsValue,
    asks_for_code: bool,
) -> Result<JsValue, JsValue> {
    boundary::write(&page::set_up(&boundary::read(facts)?, asks_for_code))
}

/// Says into which fields of a frame a one-time code of so many characters goes; `focused` is the one with the focus.
#[wasm_bindgen(js_name = codeFields, unchecked_return_type = "CodePart[]")]
pub fn code_fields(
    #[wasm_bindgen(unchecked_param_type = "PageFacts")] facts: JsValue,
    focused: Option<u32>,
    characters: u32,
) -> Result<JsValue, JsValue> {
    let facts = boundary::read(facts)?;
    let frame = page::recognize(&facts);
    boundary::write(&page::code_fields(&facts, &frame, focused, characters))
}

/// Says how far this computer's clock is off, by what a site answered.
#[wasm_bindgen(js_name = clockDrift, unchecked_return_type = "Drift")]
pub fn clock_drift(
    #[wasm_bindgen(unchecked_param_type = "TimeAnswer")] answer: JsValue,
) -> Result<JsValue, JsValue> {
    let answer: TimeAnswer = boundary::read(answer)?;
    let drift = answer
        .drift()
        .map_err(|error| boundary::error(error.code(), &error.to_string()))?;
    boundary::write(&drift)
}

/// What to do, and what is known of the absence from now on.
#[derive(Serialize)]
struct Looked {
    plan: IdlePlan,
    absence: Absence,
}

/// Looks at everybody who wants to know that nobody is there. `now` is in Unix milliseconds.
#[wasm_bindgen(js_name = lookAtIdle, unchecked_return_type = "{ plan: IdlePlan, absence: unknown }")]
pub fn look_at_idle(
    #[wasm_bindgen(unchecked_param_type = "unknown")] before: JsValue,
    #[wasm_bindgen(unchecked_param_type = "IdleWatcher[]")] watchers: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let mut absence: Absence = boundary::read::<Option<_>>(before)?.unwrap_or_default();
    let watchers: Vec<Watcher> = boundary::read(watchers)?;
    let plan = absence.look(&watchers, clock::milliseconds(now));
    boundary::write(&Looked { plan, absence })
}
