//! The bundle that judges passwords.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is VaultPasswordError::code"
)]

use latchkey::strength;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

mod boundary;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Assessment, Question } from './types.js';";

fn main() {
    boundary::report_panics();
}

/// Assesses a password.
#[wasm_bindgen(unchecked_return_type = "Assessment")]
pub fn assess(
    #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&strength::assess(&boundary::read(question)?))
}

/// Says whether a password that was typed twice will do for the vault: fails where it will not.
#[wasm_bindgen(js_name = checkVaultPassword)]
pub fn check_vault_password(
    #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
) -> Result<(), JsValue> {
    strength::vault_password(&boundary::read(question)?)
        .map_err(|error| boundary::error(error.code(), &error.to_string()))
}

/// Makes the next assessment as fast as any later one: the engine builds its tables with the first.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up() {
    let example = strength::Question {
        password: "warm up".to_owned(),
        ..Default::default()
    };
    let _ = strength::assess(&example);
}
