//! The bundle that opens the vault and makes codes. JavaScript throws its instance away after each call, so that nothing
//! secret is left in its memory.
#![expect(
    clippy::needless_pass_by_value,
    reason = "an optional string crosses the boundary by value only"
)]

use latchkey::generator::{NoRandomness, Randomness};
use wasm_bindgen::prelude::wasm_bindgen;

#[path = "authenticator/backup.rs"]
mod backup;
mod boundary;
#[path = "authenticator/keys.rs"]
mod keys;
#[path = "authenticator/open_vault.rs"]
mod open_vault;
#[path = "authenticator/place.rs"]
mod place;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { AccountChanges, AccountForm, AccountList, AddedReport, Argon2Parameters, GenerationCount, LockDecision, LockFacts, LockSettings, NewVault, PasswordSlot, PrfParameters, Released, RestoredVault, SecurityKeySlot, Sealed, StoredRecord } from './types.js';";

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

/// Why something failed, for JavaScript.
trait Failure {
    fn code(&self) -> &'static str;
}

macro_rules! failures {
    ($($error:ty),*) => {
        $(impl Failure for $error {
            fn code(&self) -> &'static str {
                <$error>::code(self)
            }
        })*
    };
}

failures!(
    latchkey::authenticator::AccountError,
    latchkey::authenticator::intake::IntakeError,
    latchkey::authenticator::ReleaseError,
    latchkey::vault::RecoveryCodeError,
    latchkey::vault::VaultError
);

/// An error of the library as JavaScript gets it.
fn told<E: Failure + std::fmt::Display>(error: E) -> wasm_bindgen::JsValue {
    boundary::error(error.code(), &error.to_string())
}
