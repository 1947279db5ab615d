//! The bundle that looks at pages.

use wasm_bindgen::prelude::wasm_bindgen;

mod boundary;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { PageFacts, Recognition } from './types.js';";

fn main() {
    boundary::report_panics();
}
