//! The bundle that makes passwords.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is GeneratorError::code"
)]

use latchkey::{
    generator,
    random::{NoRandomness, Randomness},
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

mod boundary;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Generated, Wish } from './types.js';";

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

/// Generates a password, a passphrase or a PIN that the field accepts.
#[wasm_bindgen(unchecked_return_type = "Generated")]
pub fn generate(
    #[wasm_bindgen(unchecked_param_type = "Wish")] wish: JsValue,
) -> Result<JsValue, JsValue> {
    let generated = generator::generate(&boundary::read(wish)?, &mut System)
        .map_err(|error| boundary::error(error.code(), &error.to_string()))?;
    boundary::write(&generated)
}
