//! Making a vault, and getting its key.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{BoundaryError, Failure, Js, Partial, System, whole};
use latchkey::{
    authenticator::Accounts,
    vault::{
        KEY_SIZE, RecoveryCode, SlotKey, VaultError,
        kdf::Argon2Parameters,
        lock::{self, LockDecision, LockFacts, LockSettings},
        security_keys::SecurityKeySlot,
        stored::{GenerationCount, NewVault, PasswordSlot, Storage, StoredRecord},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads the records of the browser's storage.
pub(crate) fn storage(records: Js<Vec<StoredRecord>>) -> Result<Storage, Failure> {
    records.read().map(Storage::from)
}

/// Takes a derived key.
pub(crate) fn slot_key(bytes: &[u8]) -> Result<SlotKey, Failure> {
    key_bytes(bytes).map(SlotKey::from_bytes)
}

/// Takes what a key is made of.
pub(crate) fn key_bytes(bytes: &[u8]) -> Result<[u8; KEY_SIZE], Failure> {
    let key = bytes.try_into().map_err(|_| BoundaryError::BadArgument)?;
    Ok(key)
}

/// How many generations there are.
#[wasm_bindgen]
pub fn survey(records: Js<Vec<StoredRecord>>) -> Result<Js<GenerationCount>, Failure> {
    Js::write(&storage(records)?.count()?)
}

/// Parameters for a new password.
#[wasm_bindgen(js_name = passwordParameters)]
pub fn password_parameters() -> Result<Js<Argon2Parameters>, Failure> {
    let parameters = Argon2Parameters::random(&mut System);
    Js::write(&parameters.map_err(VaultError::from)?)
}

/// Makes an empty vault. `key` is the password's, derived under `parameters`; `now` is in Unix seconds.
#[wasm_bindgen(js_name = createVault)]
pub fn create_vault(
    records: Js<Vec<StoredRecord>>,
    parameters: Js<Argon2Parameters>,
    key: &[u8],
    now: f64,
) -> Result<Js<NewVault>, Failure> {
    let contents = Accounts::default().to_bytes()?;
    let parameters = parameters.read()?;
    let made = storage(records)?.create(
        &contents,
        parameters,
        &slot_key(key)?,
        whole(now),
        &mut System,
    );
    Js::write(&made?)
}

/// The slots of the vault that a password may open.
#[wasm_bindgen(js_name = passwordSlots)]
pub fn password_slots(records: Js<Vec<StoredRecord>>) -> Result<Js<Vec<PasswordSlot>>, Failure> {
    Js::write(&storage(records)?.password_slots()?)
}

/// Unlocks by a slot's key, and gives the data key.
#[wasm_bindgen(js_name = unlockByKey)]
pub fn unlock_by_key(
    records: Js<Vec<StoredRecord>>,
    slot: u8,
    key: &[u8],
) -> Result<String, Failure> {
    Ok(storage(records)?.unlock(slot, &slot_key(key)?)?)
}

/// Unlocks by a recovery code as it was typed, and gives the data key.
#[wasm_bindgen(js_name = unlockByRecoveryCode)]
pub fn unlock_by_recovery_code(
    records: Js<Vec<StoredRecord>>,
    code: &str,
) -> Result<String, Failure> {
    let code: RecoveryCode = code.parse()?;
    Ok(storage(records)?.unlock_by_recovery_code(&code)?)
}

/// The security keys that open the vault.
#[wasm_bindgen(js_name = securityKeys)]
pub fn security_keys(records: Js<Vec<StoredRecord>>) -> Result<Js<Vec<SecurityKeySlot>>, Failure> {
    Js::write(&storage(records)?.security_keys()?)
}

/// Unlocks by what a security key answered, and gives the data key.
#[wasm_bindgen(js_name = unlockBySecurityKey)]
pub fn unlock_by_security_key(
    records: Js<Vec<StoredRecord>>,
    credential_id: &[u8],
    output: &[u8],
) -> Result<String, Failure> {
    Ok(storage(records)?.unlock_by_security_key(credential_id, &key_bytes(output)?)?)
}

/// The settings that count: what was stored, within bounds.
#[wasm_bindgen(js_name = lockSettings)]
pub fn lock_settings(stored: Js<Partial<LockSettings>>) -> Result<Js<LockSettings>, Failure> {
    let settings = stored
        .read()
        .map_or_else(|_| LockSettings::default(), |Partial(stored)| stored);
    Js::write(&settings.bounded())
}

/// Says whether the open vault locks now, and when to ask again if it does not.
#[wasm_bindgen(js_name = lockDecision)]
pub fn lock_decision(
    settings: Js<LockSettings>,
    facts: Js<LockFacts>,
) -> Result<Js<LockDecision>, Failure> {
    Js::write(&lock::decide(settings.read()?, facts.read()?))
}
