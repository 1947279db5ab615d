//! The bundle that says why a sign-in fails. It is loaded only when somebody asks.
#![expect(
    clippy::missing_errors_doc,
    reason = "every function fails in the same way: an argument of another shape is badArgument"
)]

use bindings::{Failure, Js, report_panics};
use latchkey::doctor::{
    self, DoorFacts, Examination as DoorExamination, WatchReport, WatchedTry, WellKnown,
    WellKnownAnswers,
};
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

/// Says what happened in a try that was watched.
#[wasm_bindgen]
pub fn watched(seen: Js<WatchedTry>) -> Result<Js<WatchReport>, Failure> {
    Js::write(&doctor::watched(&seen.read()?))
}

/// The paths at which the page asks its own site where the password is changed: the known one, and one where nothing should be.
#[wasm_bindgen(js_name = wellKnownPaths)]
#[must_use]
pub fn well_known_paths() -> Vec<String> {
    [doctor::CHANGE_PASSWORD, doctor::NOT_THERE]
        .map(str::to_owned)
        .to_vec()
}

/// Whether the site has the known address, by what it answered.
#[wasm_bindgen(js_name = wellKnown)]
pub fn well_known(answers: Js<WellKnownAnswers>) -> Result<Js<WellKnown>, Failure> {
    Js::write(&doctor::well_known(&answers.read()?))
}
