//! The bundle that makes passwords.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is GeneratorError"
)]

use bindings::{Failure, Js, System, report_panics};
use latchkey::generator::{self, Generated, Wish};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// Generates a password, a passphrase or a PIN that the field accepts.
#[wasm_bindgen]
pub fn generate(wish: Js<Wish>) -> Result<Js<Generated>, Failure> {
    Js::write(&generator::generate(&wish.read()?, &mut System)?)
}
