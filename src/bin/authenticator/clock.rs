//! The clock that codes are made by.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js};
use latchkey::authenticator::clock_drift::{Drift, TimeAnswer};
use wasm_bindgen::prelude::wasm_bindgen;

/// Says how far this computer's clock is off, by what a site answered.
#[wasm_bindgen(js_name = clockDrift)]
pub fn clock_drift(answer: Js<TimeAnswer>) -> Result<Js<Drift>, Failure> {
    Js::write(&answer.read()?.drift()?)
}
