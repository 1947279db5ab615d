//! Encrypted backups.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use latchkey::{
    authenticator::Accounts,
    vault::{
        SlotParameters,
        backup::{self, ContentsDigest},
        kdf::Argon2Parameters,
        stored::{RestoredVault, password_slots},
    },
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    System, boundary,
    keys::{seconds, slot_key, storage},
    open_vault::OpenVault,
    told,
};

/// The slots of a backup that a password may open.
#[wasm_bindgen(js_name = backupSlots, unchecked_return_type = "PasswordSlot[]")]
pub fn backup_slots(file: &[u8]) -> Result<JsValue, JsValue> {
    let envelope = backup::parse(file).map_err(told)?;
    boundary::write(&password_slots(envelope.header().slots()))
}

/// What a backup holds, by the key of one of its slots.
fn book_in(file: &[u8], slot: u8, key: &[u8]) -> Result<Accounts, JsValue> {
    let envelope = backup::parse(file).map_err(told)?;
    let data_key = envelope.unlock(slot, &slot_key(key)?).map_err(told)?;
    let opened = envelope.open(data_key).map_err(told)?;
    Accounts::from_bytes(&opened.contents).map_err(told)
}

/// Fails where the key does not open a backup, or what it holds cannot be read.
#[wasm_bindgen(js_name = opensBackup)]
pub fn opens_backup(file: &[u8], slot: u8, key: &[u8]) -> Result<(), JsValue> {
    book_in(file, slot, key).map(|_| ())
}

/// Makes a vault out of a backup, beside whatever is left of the one before.
#[wasm_bindgen(js_name = restoreVault, unchecked_return_type = "RestoredVault")]
pub fn restore_vault(
    #[wasm_bindgen(unchecked_param_type = "StoredRecord[]")] records: JsValue,
    file: &[u8],
    slot: u8,
    key: &[u8],
    #[wasm_bindgen(unchecked_param_type = "Argon2Parameters")] parameters: JsValue,
    vault_key: &[u8],
    now: f64,
) -> Result<JsValue, JsValue> {
    let book = book_in(file, slot, key)?;
    let contents = book.to_bytes().map_err(told)?;
    let parameters: Argon2Parameters = boundary::read(parameters)?;
    let made = storage(records)?.create(
        &contents,
        parameters,
        &slot_key(vault_key)?,
        seconds(now),
        &mut System,
    );
    boundary::write(&RestoredVault {
        vault: made.map_err(told)?,
        count: book.all().len(),
    })
}

#[wasm_bindgen]
impl OpenVault {
    /// An encrypted backup that a password opens.
    pub fn backup(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Argon2Parameters")] parameters: JsValue,
        key: &[u8],
        now: f64,
    ) -> Result<Vec<u8>, JsValue> {
        let contents = self.book.to_bytes().map_err(told)?;
        let slot = SlotParameters::Password(boundary::read(parameters)?);
        let slots = [(slot, &slot_key(key)?)];
        backup::seal(&contents, &slots, seconds(now), &mut System).map_err(told)
    }

    /// Proves that a backup opens and holds what the vault holds now.
    pub fn rehearse(&self, file: &[u8], slot: u8, key: &[u8]) -> Result<(), JsValue> {
        let contents = self.book.to_bytes().map_err(told)?;
        let expected = ContentsDigest::of(&contents);
        backup::rehearse(file, slot, &slot_key(key)?, &expected).map_err(told)
    }

    /// Whether to remind of a backup; `newest` is when the newest was made, in Unix milliseconds.
    #[wasm_bindgen(js_name = backupDue)]
    pub fn backup_due(&self, newest: Option<f64>) -> bool {
        backup::is_due(newest.map(seconds), self.book.changed())
    }

    /// Takes over what a backup holds and the vault does not; the number of those accounts.
    #[wasm_bindgen(js_name = mergeBackup)]
    pub fn merge_backup(
        &mut self,
        file: &[u8],
        slot: u8,
        key: &[u8],
        now_ms: f64,
    ) -> Result<usize, JsValue> {
        let other = book_in(file, slot, key)?;
        self.book.merge(other, seconds(now_ms)).map_err(told)
    }
}
