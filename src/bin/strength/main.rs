//! The bundle that judges passwords.
#![expect(
    clippy::missing_errors_doc,
    reason = "an argument of another shape is badArgument; what else can go wrong is VaultPasswordError"
)]

use bindings::{Failure, Js, report_panics};
use latchkey::strength::{self, Assessment, Question};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    report_panics();
}

/// Assesses a password.
#[wasm_bindgen]
pub fn assess(question: Js<Question>) -> Result<Js<Assessment>, Failure> {
    Js::write(&strength::assess(&question.read()?))
}

/// Says whether a password that was typed twice will do for the vault: fails where it will not.
#[wasm_bindgen(js_name = checkVaultPassword)]
pub fn check_vault_password(question: Js<Question>) -> Result<(), Failure> {
    Ok(strength::vault_password(&strength::assess(
        &question.read()?,
    ))?)
}

/// Makes the next assessment as fast as any later one: tables are built with the first.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up() {
    let example = Question {
        password: "warm up".to_owned(),
        ..Default::default()
    };
    let _ = strength::assess(&example);
}
