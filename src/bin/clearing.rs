//! The bundle that plans and follows the clearing of a site. Its instance is thrown away after each clearing, with the
//! values that it has seen.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is ClearingError::code"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "a list of strings crosses the boundary by value only"
)]

use data_encoding::BASE64;
use latchkey::{
    clearing::{
        self, ClearingError, ClearingFacts, ClearingWish, Journal, SiteLook, automatic,
        undo::SealedUndo,
    },
    generator::{NoRandomness, Randomness},
    site,
    vault::EphemeralKey,
};
use serde::Serialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::clock::milliseconds;

mod boundary;
mod clock;
mod place;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { BrowserFacts, ClearingEvent, ClearingFacts, ClearingLogEntry, ClearingNext, ClearingPlan, ClearingProgress, ClearingReport, ClearingStepResult, ClearingTrigger, ClearingWish, DueClearing, Restoration, SealedUndo, SiteLook, SiteRule } from './types.js';";

fn main() {
    boundary::report_panics();
}

/// The operating system's random bytes, through `crypto.getRandomValues`.
struct System;

impl Randomness for System {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

fn failed(error: ClearingError) -> JsValue {
    boundary::error(error.code(), &error.to_string())
}

/// The site of the page at `address`: its registrable domain, or the host where it has none. Nothing where the page is
/// none of the web.
#[wasm_bindgen(js_name = siteOf)]
#[must_use]
pub fn site_of(address: &str) -> Option<String> {
    let place = place::place(address)?;
    place.is_web().then(|| site::site_of(&place.host))
}

/// A `SiteLook` crosses the boundary as JSON: there can be thousands of cookies in it.
fn look_of(look: &[u8]) -> Result<SiteLook, JsValue> {
    serde_json::from_slice(look).map_err(|_| boundary::bad_argument())
}

/// What the plan is made of, without values, of a `SiteLook` as JSON.
#[wasm_bindgen(js_name = factsOf, unchecked_return_type = "ClearingFacts")]
pub fn facts_of(look: &[u8]) -> Result<JsValue, JsValue> {
    boundary::write(&look_of(look)?.facts())
}

/// Whether anything was seen that may sign in.
#[wasm_bindgen(js_name = anySignsIn)]
pub fn any_signs_in(
    #[wasm_bindgen(unchecked_param_type = "ClearingFacts")] facts: JsValue,
) -> Result<bool, JsValue> {
    Ok(boundary::read::<ClearingFacts>(facts)?.any_signs_in())
}

/// Whether all that may sign in can be removed and put back.
#[wasm_bindgen(js_name = canBePutBack)]
pub fn can_be_put_back(
    #[wasm_bindgen(unchecked_param_type = "ClearingFacts")] facts: JsValue,
) -> Result<bool, JsValue> {
    Ok(boundary::read::<ClearingFacts>(facts)?.can_be_put_back())
}

/// Plans to clear a host or a site. Nothing is done yet.
#[wasm_bindgen(unchecked_return_type = "ClearingPlan")]
pub fn plan(
    #[wasm_bindgen(unchecked_param_type = "ClearingFacts")] facts: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ClearingWish")] wish: JsValue,
) -> Result<JsValue, JsValue> {
    let facts: ClearingFacts = boundary::read(facts)?;
    let plan = clearing::plan(&facts, boundary::read(wish)?).map_err(failed)?;
    boundary::write(&plan)
}

/// What is kept for undoing: the key is for memory only, the rest may be stored.
#[derive(Serialize)]
struct KeptUndo {
    key: String,
    sealed: SealedUndo,
    until: u64,
}

/// Keeps what is going to be cleared of a `SiteLook` as JSON, encrypted. `now`, and until when it can be
/// undone, are in Unix milliseconds.
#[wasm_bindgen(js_name = keepForUndo, unchecked_return_type = "{ key: string, sealed: SealedUndo, until: number }")]
pub fn keep_for_undo(
    look: &[u8],
    #[wasm_bindgen(unchecked_param_type = "ClearingWish")] wish: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let look = look_of(look)?;
    let wish: ClearingWish = boundary::read(wish)?;
    let keep = || {
        let key = EphemeralKey::random(&mut System).map_err(|_| ClearingError::NoRandomness)?;
        let contents = look.undo_contents().of_cleared(&look.facts(), wish)?;
        let sealed = contents.seal(&key, milliseconds(now), &mut System)?;
        Ok(KeptUndo {
            key: BASE64.encode(key.as_bytes()),
            until: sealed.until(),
            sealed,
        })
    };
    boundary::write(&keep().map_err(failed)?)
}

/// What brings back what was cleared.
#[wasm_bindgen(unchecked_return_type = "Restoration")]
pub fn restoration(
    #[wasm_bindgen(unchecked_param_type = "SealedUndo")] sealed: JsValue,
    key: &str,
    #[wasm_bindgen(unchecked_param_type = "BrowserFacts")] browser: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let sealed: SealedUndo = boundary::read(sealed)?;
    let now = milliseconds(now);
    let open = || {
        let key = BASE64.decode(key.as_bytes()).ok();
        let key = key.and_then(|key| key.try_into().ok());
        let key = EphemeralKey::from_bytes(key.ok_or(ClearingError::UndoUnreadable)?);
        sealed.open(&key, now)
    };
    let contents = open().map_err(failed)?;
    boundary::write(&contents.restoration(&boundary::read(browser)?, now))
}

/// The sites to be cleared now, by the rules of the person.
#[wasm_bindgen(js_name = dueClearings, unchecked_return_type = "DueClearing[]")]
pub fn due_clearings(
    #[wasm_bindgen(unchecked_param_type = "SiteRule[]")] rules: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ClearingEvent")] event: JsValue,
    open_sites: Vec<String>,
) -> Result<JsValue, JsValue> {
    let rules: Vec<automatic::SiteRule> = boundary::read(rules)?;
    boundary::write(&automatic::due(
        &rules,
        &boundary::read(event)?,
        &open_sites,
    ))
}

/// After how many minutes without anybody there is something to clear; nothing where no rule asks for it.
#[wasm_bindgen(js_name = idleMinutes)]
pub fn idle_minutes(
    #[wasm_bindgen(unchecked_param_type = "SiteRule[]")] rules: JsValue,
) -> Result<Option<u32>, JsValue> {
    let rules: Vec<automatic::SiteRule> = boundary::read(rules)?;
    Ok(automatic::idle_minutes(&rules))
}

/// The log with what was done at `at`, in Unix milliseconds.
#[wasm_bindgen(unchecked_return_type = "ClearingLogEntry[]")]
pub fn logged(
    #[wasm_bindgen(unchecked_param_type = "ClearingLogEntry[]")] log: JsValue,
    at: f64,
    #[wasm_bindgen(unchecked_param_type = "ClearingTrigger")] trigger: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ClearingWish")] wish: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ClearingReport")] report: JsValue,
) -> Result<JsValue, JsValue> {
    let wish: ClearingWish = boundary::read(wish)?;
    boundary::write(&automatic::logged(
        boundary::read(log)?,
        milliseconds(at),
        boundary::read(trigger)?,
        wish.choice,
        &boundary::read(report)?,
    ))
}

/// A clearing under way.
#[wasm_bindgen]
pub struct Clearing(Journal);

#[wasm_bindgen]
impl Clearing {
    /// One that begins.
    pub fn begin(
        #[wasm_bindgen(unchecked_param_type = "ClearingPlan")] plan: JsValue,
        now: f64,
    ) -> Result<Self, JsValue> {
        let plan = boundary::read(plan)?;
        Ok(Self(Journal::begin(plan, milliseconds(now))))
    }

    /// One that a killed worker left behind.
    pub fn resume(
        #[wasm_bindgen(unchecked_param_type = "ClearingPlan")] plan: JsValue,
        #[wasm_bindgen(unchecked_param_type = "ClearingProgress")] progress: JsValue,
    ) -> Result<Self, JsValue> {
        Ok(Self(Journal {
            plan: boundary::read(plan)?,
            progress: boundary::read(progress)?,
        }))
    }

    /// The calls to make next.
    #[wasm_bindgen(unchecked_return_type = "ClearingNext")]
    pub fn next(&mut self, now: f64) -> Result<JsValue, JsValue> {
        boundary::write(&self.0.next(milliseconds(now)))
    }

    /// Takes what came of them.
    pub fn record(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "ClearingStepResult[]")] results: JsValue,
    ) -> Result<(), JsValue> {
        self.0.record(&boundary::read::<Vec<_>>(results)?);
        Ok(())
    }

    /// How far it is, to be stored.
    #[wasm_bindgen(unchecked_return_type = "ClearingProgress")]
    pub fn progress(&self) -> Result<JsValue, JsValue> {
        boundary::write(&self.0.progress)
    }

    /// Says what happened, by the looks before and after.
    #[wasm_bindgen(unchecked_return_type = "ClearingReport")]
    pub fn report(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ClearingFacts")] before: JsValue,
        #[wasm_bindgen(unchecked_param_type = "ClearingFacts")] after: JsValue,
    ) -> Result<JsValue, JsValue> {
        let before: ClearingFacts = boundary::read(before)?;
        let after: ClearingFacts = boundary::read(after)?;
        let report = clearing::report(&self.0, &before, &after).map_err(failed)?;
        boundary::write(&report)
    }
}
