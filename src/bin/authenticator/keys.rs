//! Making a vault, and getting its key.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use latchkey::{
    authenticator::Book,
    vault::{
        KEY_SIZE, RecoveryCode, SlotKey,
        kdf::Argon2Parameters,
        lock::{self, LockSettings},
        stored::{Storage, StoredRecord},
    },
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{System, boundary, told};

/// Reads the records of the browser's storage.
pub(crate) fn storage(records: JsValue) -> Result<Storage, JsValue> {
    boundary::read::<Vec<StoredRecord>>(records).map(Storage::from)
}

/// Takes a derived key.
pub(crate) fn slot_key(bytes: &[u8]) -> Result<SlotKey, JsValue> {
    key_bytes(bytes).map(SlotKey::from_bytes)
}

/// Takes what a key is made of.
pub(crate) fn key_bytes(bytes: &[u8]) -> Result<[u8; KEY_SIZE], JsValue> {
    bytes
        .try_into()
        .map_err(|_| boundary::error("badArgument", "the key does not have 32 bytes"))
}

/// How many generations there are.
#[wasm_bindgen(unchecked_return_type = "GenerationCount")]
pub fn survey(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&storage(records)?.count().map_err(told)?)
}

/// Parameters for a new password.
#[wasm_bindgen(js_name = passwordParameters, unchecked_return_type = "Argon2Parameters")]
pub fn password_parameters() -> Result<JsValue, JsValue> {
    let parameters = Argon2Parameters::random(&mut System);
    boundary::write(&parameters.map_err(|error| told(latchkey::vault::VaultError::from(error)))?)
}

/// Makes an empty vault. `key` is the password's, derived under `parameters`; `now` is in Unix seconds.
#[wasm_bindgen(js_name = createVault, unchecked_return_type = "NewVault")]
pub fn create_vault(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Argon2Parameters")] parameters: JsValue,
    key: &[u8],
    now: f64,
) -> Result<JsValue, JsValue> {
    let contents = Book::default().to_bytes().map_err(told)?;
    let parameters = boundary::read(parameters)?;
    let made = storage(records)?.create(
        &contents,
        parameters,
        &slot_key(key)?,
        seconds(now),
        &mut System,
    );
    boundary::write(&made.map_err(told)?)
}

/// The slots of the vault that a password may open.
#[wasm_bindgen(js_name = passwordSlots, unchecked_return_type = "PasswordSlot[]")]
pub fn password_slots(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&storage(records)?.password_slots().map_err(told)?)
}

/// Unlocks by a slot's key, and gives the data key.
#[wasm_bindgen(js_name = unlockByKey)]
pub fn unlock_by_key(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
    slot: u8,
    key: &[u8],
) -> Result<String, JsValue> {
    storage(records)?
        .unlock(slot, &slot_key(key)?)
        .map_err(told)
}

/// Unlocks by a recovery code as it was typed, and gives the data key.
#[wasm_bindgen(js_name = unlockByRecoveryCode)]
pub fn unlock_by_recovery_code(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
    code: &str,
) -> Result<String, JsValue> {
    let code: RecoveryCode = code
        .parse()
        .map_err(told::<latchkey::vault::RecoveryCodeError>)?;
    storage(records)?
        .unlock_by_recovery_code(&code)
        .map_err(told)
}

/// The security keys that open the vault.
#[wasm_bindgen(js_name = securityKeys, unchecked_return_type = "SecurityKeySlot[]")]
pub fn security_keys(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&storage(records)?.security_keys().map_err(told)?)
}

/// Unlocks by what a security key answered, and gives the data key.
#[wasm_bindgen(js_name = unlockBySecurityKey)]
pub fn unlock_by_security_key(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
    credential_id: &[u8],
    output: &[u8],
) -> Result<String, JsValue> {
    storage(records)?
        .unlock_by_security_key(credential_id, &key_bytes(output)?)
        .map_err(told)
}

/// The settings that count: what was stored, within bounds.
#[wasm_bindgen(js_name = lockSettings, unchecked_return_type = "LockSettings")]
pub fn lock_settings(
    #[wasm_bindgen(unchecked_param_type = "Partial<LockSettings>")] stored: JsValue,
) -> Result<JsValue, JsValue> {
    let settings: LockSettings = boundary::read(stored).unwrap_or_default();
    boundary::write(&settings.bounded())
}

/// Says whether the open vault locks now, and when to ask again if it does not.
#[wasm_bindgen(js_name = lockDecision, unchecked_return_type = "LockDecision")]
pub fn lock_decision(
    #[wasm_bindgen(unchecked_param_type = "LockSettings")] settings: JsValue,
    #[wasm_bindgen(unchecked_param_type = "LockFacts")] facts: JsValue,
) -> Result<JsValue, JsValue> {
    boundary::write(&lock::decide(
        boundary::read(settings)?,
        boundary::read(facts)?,
    ))
}

/// A time of JavaScript: what is no time counts as the beginning.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float becomes the nearest number that there is"
)]
pub(crate) fn seconds(time: f64) -> u64 {
    time as u64
}
