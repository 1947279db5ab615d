//! The bundle that reads the exports of other programs. It is thrown away after each call, with all the memory that their keys took.
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional string crosses the boundary by value only"
)]

use bindings::{Failure, report_panics};
use latchkey::authenticator::{adding::Handover, import::import_with_key_file};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// Reads a file, for the open vault to take over. `key_file` is a key of it, where it has one.
///
/// # Errors
/// Each `ImportError`.
#[wasm_bindgen(js_name = readExport)]
pub fn read_export(
    file: &[u8],
    password: Option<String>,
    key_file: Option<Vec<u8>>,
) -> Result<Vec<u8>, Failure> {
    let imported = import_with_key_file(file, password.as_deref(), key_file.as_deref())?;
    Ok(Handover::from(imported).to_bytes()?.to_vec())
}
