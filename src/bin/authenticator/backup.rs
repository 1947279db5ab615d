//! Encrypted backups.
#![expect(unreachable_pub, reason = "wasm_bindgen exports what is pub")]

use bindings::{Failure, Js, System, whole};
use latchkey::{
    authenticator::{Accounts, MergedCount},
    vault::{
        SlotParameters,
        backup::{self, ContentsDigest},
        kdf::Argon2Parameters,
        stored::{PasswordSlot, RestoredVault, StoredRecord, password_slots},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    keys::{slot_key, storage},
    open_vault::OpenVault,
};

/// The slots of a backup that a password may open.
#[wasm_bindgen(js_name = backupSlots)]
pub fn backup_slots(file: &[u8]) -> Result<Js<Vec<PasswordSlot>>, Failure> {
    let envelope = backup::parse(file)?;
    Js::write(&password_slots(envelope.header().slots()))
}

/// What a backup holds, by the key of one of its slots.
fn accounts_in(file: &[u8], slot: u8, key: &[u8]) -> Result<Accounts, Failure> {
    let envelope = backup::parse(file)?;
    let data_key = envelope.unlock(slot, &slot_key(key)?)?;
    let opened = envelope.open(data_key)?;
    Ok(Accounts::from_bytes(&opened.contents)?)
}

/// Fails where the key does not open a backup, or what it holds cannot be read.
#[wasm_bindgen(js_name = opensBackup)]
pub fn opens_backup(file: &[u8], slot: u8, key: &[u8]) -> Result<(), Failure> {
    accounts_in(file, slot, key).map(|_| ())
}

/// Makes a vault out of a backup, in place of whatever is left of the one before.
#[wasm_bindgen(js_name = restoreVault)]
pub fn restore_vault(
    records: Js<Vec<StoredRecord>>,
    file: &[u8],
    slot: u8,
    key: &[u8],
    parameters: Js<Argon2Parameters>,
    vault_key: &[u8],
    now: f64,
) -> Result<Js<RestoredVault>, Failure> {
    let mut accounts = accounts_in(file, slot, key)?;
    // What was backed up can be brought back, however large it has become.
    let contents = accounts.fitted(accounts.to_bytes()?.len())?;
    let parameters = parameters.read()?;
    let made = storage(records)?.replace(
        &contents,
        parameters,
        &slot_key(vault_key)?,
        whole(now),
        &mut System,
    );
    Js::write(&RestoredVault {
        vault: made?,
        count: accounts.all().len(),
    })
}

#[wasm_bindgen]
impl OpenVault {
    /// An encrypted backup that a password opens.
    pub fn backup(
        &self,
        parameters: Js<Argon2Parameters>,
        key: &[u8],
        now: f64,
    ) -> Result<Vec<u8>, Failure> {
        let contents = self.accounts.to_bytes()?;
        let slot = SlotParameters::Password(parameters.read()?);
        let slots = [(slot, &slot_key(key)?)];
        Ok(backup::seal(&contents, &slots, whole(now), &mut System)?)
    }

    /// Proves that a backup opens and holds what the vault holds now.
    pub fn rehearse(&self, file: &[u8], slot: u8, key: &[u8]) -> Result<(), Failure> {
        let contents = self.accounts.to_bytes()?;
        let expected = ContentsDigest::of(&contents);
        Ok(backup::rehearse(file, slot, &slot_key(key)?, &expected)?)
    }

    /// Whether to remind of a backup; `newest` is when the newest was made, in Unix milliseconds.
    #[wasm_bindgen(js_name = backupDue)]
    pub fn backup_due(&self, newest: Option<f64>) -> bool {
        backup::is_due(newest.map(whole), self.accounts.changed())
    }

    /// Takes over what a backup holds and the vault does not; how much that was.
    #[wasm_bindgen(js_name = mergeBackup)]
    pub fn merge_backup(
        &mut self,
        file: &[u8],
        slot: u8,
        key: &[u8],
        now_ms: f64,
    ) -> Result<Js<MergedCount>, Failure> {
        let other = accounts_in(file, slot, key)?;
        Js::write(&self.accounts.merge(other, whole(now_ms))?)
    }
}
