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
        self, Choice, ClearingError, ClearingFacts, ClearingPlan, ClearingWish, Journal, SiteLook,
        automatic, undo::SealedUndo,
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
const TYPES: &str = "import type { BrowserFacts, ClearingEvent, ClearingFacts, ClearingLogEntry, ClearingNext, ClearingPlan, ClearingProgress, ClearingReport, ClearingStepResult, ClearingTrigger, ClearingWish, DueClearing, Restoration, SealedUndo, SiteRule } from './types.js';";

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

/// Whether anything of the site was seen that may sign in, in a `SiteLook` as JSON.
#[wasm_bindgen(js_name = anySignsIn)]
pub fn any_signs_in(look: &[u8]) -> Result<bool, JsValue> {
    Ok(look_of(look)?.facts().any_signs_in())
}

/// Whether all of the site that may sign in can be removed and put back, by a `SiteLook` as JSON.
#[wasm_bindgen(js_name = canBePutBack)]
pub fn can_be_put_back(look: &[u8]) -> Result<bool, JsValue> {
    Ok(look_of(look)?.facts().can_be_put_back())
}

/// Plans to clear a host or a site, by a `SiteLook` as JSON. Nothing is done yet.
#[wasm_bindgen(unchecked_return_type = "ClearingPlan")]
pub fn plan(
    look: &[u8],
    #[wasm_bindgen(unchecked_param_type = "ClearingWish")] wish: JsValue,
) -> Result<JsValue, JsValue> {
    let facts = look_of(look)?.facts();
    let plan = clearing::plan(&facts, boundary::read(wish)?).map_err(failed)?;
    boundary::write(&plan)
}

/// What a clearing begins with.
#[derive(Serialize)]
struct Prepared {
    facts: ClearingFacts,
    plan: ClearingPlan,
    undo: Undo,
}

/// What is kept for undoing: the key is for memory only, the rest may be stored.
#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
enum Undo {
    Kept {
        key: String,
        sealed: SealedUndo,
    },
    /// There is nothing to bring back.
    Nothing,
    TooLarge,
}

/// Plans to clear a host or a site, and keeps what is going to be cleared of a `SiteLook` as JSON, encrypted. `now` is in Unix
/// milliseconds.
#[wasm_bindgen(
    unchecked_return_type = "{ facts: ClearingFacts, plan: ClearingPlan, undo: { kind: 'kept', key: string, sealed: SealedUndo } | { kind: 'nothing' | 'tooLarge' } }"
)]
pub fn prepare(
    look: &[u8],
    #[wasm_bindgen(unchecked_param_type = "ClearingWish")] wish: JsValue,
    now: f64,
) -> Result<JsValue, JsValue> {
    let look = look_of(look)?;
    let wish: ClearingWish = boundary::read(wish)?;
    let facts = look.facts();
    let plan = clearing::plan(&facts, wish).map_err(failed)?;
    let undo = match keep(&look, &facts, wish, now) {
        Err(ClearingError::UndoTooLarge) => Undo::TooLarge,
        kept => kept.map_err(failed)?,
    };
    boundary::write(&Prepared { facts, plan, undo })
}

fn keep(
    look: &SiteLook,
    facts: &ClearingFacts,
    wish: ClearingWish,
    now: f64,
) -> Result<Undo, ClearingError> {
    if wish.choice == Choice::OnlyTheCache {
        return Ok(Undo::Nothing);
    }
    let key = EphemeralKey::random(&mut System).map_err(|_| ClearingError::NoRandomness)?;
    let contents = look.undo_contents().of_cleared(facts, wish)?;
    Ok(Undo::Kept {
        sealed: contents.seal(&key, milliseconds(now), &mut System)?,
        key: BASE64.encode(key.as_bytes()),
    })
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

/// The rules with one in place of what was chosen for its site before.
#[wasm_bindgen(js_name = withRule, unchecked_return_type = "SiteRule[]")]
pub fn with_rule(
    #[wasm_bindgen(unchecked_param_type = "SiteRule[]")] rules: JsValue,
    #[wasm_bindgen(unchecked_param_type = "SiteRule")] rule: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&automatic::with_rule(
        boundary::read(rules)?,
        boundary::read(rule)?,
    ))
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

    /// Says what happened, by the facts before and by a `SiteLook` after, as JSON.
    #[wasm_bindgen(unchecked_return_type = "ClearingReport")]
    pub fn report(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ClearingFacts")] before: JsValue,
        after: &[u8],
    ) -> Result<JsValue, JsValue> {
        let before: ClearingFacts = boundary::read(before)?;
        let after = look_of(after)?.facts();
        let report = clearing::report(&self.0, &before, &after).map_err(failed)?;
        boundary::write(&report)
    }
}
