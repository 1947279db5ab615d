//! The bundle that derives a key from a password. Its instance is thrown away after each call.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is VaultError"
)]

use bindings::{Failure, Js, report_panics};
use js_sys::Uint8Array;
use latchkey::vault::kdf::{self, Argon2Parameters};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

fn main() {
    report_panics();
}

/// Derives the 32 bytes of a password slot's key.
#[wasm_bindgen(js_name = deriveKey)]
pub fn derive_key(
    password: String,
    parameters: Js<Argon2Parameters>,
) -> Result<Uint8Array, Failure> {
    let password = Zeroizing::new(password);
    let slot_key = kdf::derive(&password, &parameters.read()?)?;
    Ok(Uint8Array::from(slot_key.as_bytes().as_slice()))
}
