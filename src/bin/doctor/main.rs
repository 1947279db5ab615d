//! The bundle that says why a sign-in fails. It is loaded only when somebody asks.
#![expect(
    clippy::missing_errors_doc,
    reason = "every function fails in the same way: an argument of another shape is badArgument"
)]

use bindings::{Failure, Js, report_panics};
use latchkey::doctor::{self, DoorFacts, Examination as DoorExamination};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// The names by which pages call services for captchas and for signing in.
#[wasm_bindgen]
#[must_use]
pub fn globals() -> Vec<String> {
    doctor::globals().into_iter().map(str::to_owned).collect()
}

/// Says why a sign-in fails, as far as it can be seen, and what the next step is.
#[wasm_bindgen]
pub fn examine(facts: Js<DoorFacts>) -> Result<Js<DoorExamination>, Failure> {
    Js::write(&doctor::examine(&facts.read()?))
}
