//! The bundle that derives a key from a password. Its instance is thrown away after each call.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is VaultError::code"
)]

use js_sys::Uint8Array;
use latchkey::vault::kdf;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use zeroize::Zeroizing;

#[expect(
    dead_code,
    reason = "a key crosses the boundary as bytes, not as a shape"
)]
mod boundary;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Argon2Parameters } from './types.js';";

fn main() {
    boundary::report_panics();
}

/// Derives the 32 bytes of a password slot's key.
#[wasm_bindgen(js_name = deriveKey)]
pub fn derive_key(
    password: String,
    #[wasm_bindgen(unchecked_param_type = "Argon2Parameters")] parameters: JsValue,
) -> Result<Uint8Array, JsValue> {
    let password = Zeroizing::new(password);
    let slot_key = kdf::derive(&password, &boundary::read(parameters)?)
        .map_err(|error| boundary::error(error.code(), &error.to_string()))?;
    Ok(Uint8Array::from(slot_key.as_bytes().as_slice()))
}
