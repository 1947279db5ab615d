//! The bundle that reads the exports of other programs. It is thrown away after each call, with all the memory that their keys took.
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional string crosses the boundary by value only"
)]

use bindings::{Failure, report_panics};
use latchkey::authenticator::{adding::Handover, import::import};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// Reads a file, for the open vault to take over.
///
/// # Errors
/// Each `ImportError`.
#[wasm_bindgen(js_name = readExport)]
pub fn read_export(file: &[u8], password: Option<String>) -> Result<Vec<u8>, Failure> {
    let imported = import(file, password.as_deref())?;
    Ok(Handover::from(imported).to_bytes()?.to_vec())
}
