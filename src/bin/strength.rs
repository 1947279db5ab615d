//! The bundle that judges passwords.

use wasm_bindgen::prelude::wasm_bindgen;

mod boundary;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Assessment, Question } from './types.js';";

fn main() {
    boundary::report_panics();
}
