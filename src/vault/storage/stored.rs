//! The vault as the browser keeps it: records of text (Base64), since browsers store no bytes.

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    generations::{self, Record, Retention, Survey},
    opening,
};
use crate::random::Randomness;
use crate::vault::{
    DataKey, KEY_SIZE, RecoveryCode, RecoveryParameters, Slot, SlotKey, SlotParameters, Vault,
    VaultError, keys::kdf::Argon2Parameters,
};

/// A record of the browser's storage.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StoredRecord {
    /// Its name.
    #[cfg_attr(feature = "types", ts(type = "`vault.${string}`"))]
    pub name: String,
    /// What it holds; nothing if the browser could not read it.
    pub text: Option<String>,
}

/// A generation to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Sealed {
    /// The name of its record.
    #[cfg_attr(feature = "types", ts(type = "`vault.${string}`"))]
    pub name: String,
    /// What the record holds.
    pub text: String,
    /// Records that may be removed once this one has been read back.
    #[cfg_attr(feature = "types", ts(type = "`vault.${string}`[]"))]
    pub prunable: Vec<String>,
    /// Records that may be removed before, where there is no room otherwise.
    #[cfg_attr(feature = "types", ts(type = "`vault.${string}`[]"))]
    pub spare: Vec<String>,
}

/// A vault that was just made.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NewVault {
    /// Its first generation.
    pub sealed: Sealed,
    /// Its data key, in Base64.
    pub data_key: String,
    /// Its recovery code, as it is printed.
    pub recovery_code: String,
}

/// What opens a vault whose password was changed.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NewKeys {
    /// Its data key, in Base64.
    pub data_key: String,
    /// Its recovery code, as it is printed.
    pub recovery_code: String,
    /// How many security keys opened it before, and have to be added again.
    pub security_keys: usize,
}

/// A vault that was brought back from a backup.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RestoredVault {
    /// The vault.
    pub vault: NewVault,
    /// How many accounts it has.
    pub count: usize,
}

/// A way to unlock by password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PasswordSlot {
    /// The number of the slot.
    pub id: u8,
    /// How the password becomes its key.
    pub parameters: Argon2Parameters,
}

/// How many generations there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GenerationCount {
    /// Those that read well.
    pub openable: usize,
    /// Those that are damaged.
    pub damaged: usize,
}

/// The records of the browser's storage, decoded.
pub struct Storage(Vec<(String, Option<Vec<u8>>)>);

impl From<Vec<StoredRecord>> for Storage {
    /// A text that is no Base64 is a record that cannot be read.
    fn from(records: Vec<StoredRecord>) -> Self {
        let decode = |StoredRecord { name, text }| {
            let bytes = text.and_then(|text| BASE64.decode(text.as_bytes()).ok());
            (name, bytes)
        };
        Self(records.into_iter().map(decode).collect())
    }
}

impl Storage {
    pub(super) fn records(&self) -> Vec<Record<'_>> {
        self.0
            .iter()
            .map(|(name, bytes)| Record {
                name,
                bytes: bytes.as_deref(),
            })
            .collect()
    }

    /// How many generations there are.
    ///
    /// # Errors
    /// As [`generations::survey`].
    pub fn count(&self) -> Result<GenerationCount, VaultError> {
        let survey = generations::survey(&self.records())?;
        Ok(GenerationCount {
            openable: survey.openable.len(),
            damaged: survey.damaged.len(),
        })
    }

    /// Makes a vault beside whatever damaged one there is, with a password and a recovery code.
    ///
    /// # Errors
    /// [`VaultError::VaultExists`] if there is one that may open; as [`generations::survey`], [`Vault::create`] and
    /// [`Vault::seal`].
    pub fn create(
        &self,
        contents: &[u8],
        parameters: Argon2Parameters,
        slot_key: &SlotKey,
        now: u64,
        source: &mut impl Randomness,
    ) -> Result<NewVault, VaultError> {
        let survey = generations::survey(&self.records())?;
        if !survey.openable.is_empty() {
            return Err(VaultError::VaultExists);
        }
        make(&survey, contents, parameters, slot_key, now, source)
    }

    /// The same in place of one that may open: it can be removed once the new one has been read back.
    ///
    /// # Errors
    /// As [`generations::survey`], [`Vault::create`] and [`Vault::seal`].
    pub fn replace(
        &self,
        contents: &[u8],
        parameters: Argon2Parameters,
        slot_key: &SlotKey,
        now: u64,
        source: &mut impl Randomness,
    ) -> Result<NewVault, VaultError> {
        let survey = generations::survey(&self.records())?;
        let mut made = make(&survey, contents, parameters, slot_key, now, source)?;
        let old = survey.openable.iter().map(|candidate| &candidate.name);
        made.sealed.prunable = old.chain(&survey.damaged).cloned().collect();
        // The newest of before stays until the new one has been read back.
        let newest = survey.openable.first();
        let newest = newest.map(|candidate| candidate.name.as_str());
        made.sealed.spare = generations::spare(&survey, newest);
        Ok(made)
    }

    /// The slots of the newest generation that a password may open.
    ///
    /// # Errors
    /// As [`opening::slots`].
    pub fn password_slots(&self) -> Result<Vec<PasswordSlot>, VaultError> {
        Ok(password_slots(&opening::slots(&self.records())?))
    }

    /// Unlocks by the key of a slot, and gives the data key in Base64.
    ///
    /// # Errors
    /// As [`opening::unlock`].
    pub fn unlock(&self, slot: u8, slot_key: &SlotKey) -> Result<String, VaultError> {
        opening::unlock(&self.records(), slot, slot_key).map(|key| encode_key(&key))
    }

    /// Unlocks by a recovery code, and gives the data key in Base64.
    ///
    /// # Errors
    /// [`VaultError::WrongRecoveryCode`]; as [`opening::unlock`].
    pub fn unlock_by_recovery_code(&self, code: &RecoveryCode) -> Result<String, VaultError> {
        for slot in opening::slots(&self.records())? {
            if let SlotParameters::RecoveryCode(parameters) = slot.parameters() {
                match self.unlock(slot.id(), &code.slot_key(parameters)) {
                    Err(VaultError::WrongRecoveryCode) => {}
                    result => return result,
                }
            }
        }
        Err(VaultError::WrongRecoveryCode)
    }

    /// Opens the newest generation that opens.
    ///
    /// # Errors
    /// [`VaultError::WrongDataKey`] if the key is none; as [`opening::open`].
    pub fn open(&self, data_key: &str) -> Result<opening::Newest, VaultError> {
        opening::open(&self.records(), &decode_key(data_key)?)
    }
}

impl opening::Newest {
    /// Encrypts contents as the next generation.
    ///
    /// # Errors
    /// As [`Vault::seal`].
    pub fn seal(
        &self,
        contents: &[u8],
        retention: Retention,
        now: u64,
        source: &mut impl Randomness,
    ) -> Result<Sealed, VaultError> {
        let opened = Some(self.name.as_str());
        let vault = &self.opened.vault;
        seal(
            vault,
            contents,
            &self.survey,
            opened,
            retention,
            now,
            source,
        )
    }
}

/// Puts another password in place of every one that there is, under another data key: nothing else opens the vault from then on but a
/// new recovery code.
///
/// # Errors
/// As [`Vault::rekey`] and [`Vault::add_slot`].
pub fn change_password(
    vault: &mut Vault,
    parameters: Argon2Parameters,
    slot_key: &SlotKey,
    source: &mut impl Randomness,
) -> Result<NewKeys, VaultError> {
    let is_key = |slot: &&Slot| matches!(slot.parameters(), SlotParameters::SecurityKey(_));
    let security_keys = vault.header().slots().iter().filter(is_key).count();
    vault.rekey(parameters, slot_key, source)?;
    let recovery_code = add_recovery_code(vault, source)?;
    Ok(NewKeys {
        data_key: encode_key(vault.data_key()),
        recovery_code,
        security_keys,
    })
}

/// Puts a new recovery code in place of every one that there is, and gives it.
///
/// # Errors
/// As [`Vault::add_slot`].
pub fn change_recovery_code(
    vault: &mut Vault,
    source: &mut impl Randomness,
) -> Result<String, VaultError> {
    let is_code = |parameters: &_| matches!(parameters, SlotParameters::RecoveryCode(_));
    let slots = vault.header().slots().iter();
    let old: Vec<u8> = slots
        .filter(|slot| is_code(slot.parameters()))
        .map(Slot::id)
        .collect();
    for id in old {
        vault.remove_slot(id)?;
    }
    add_recovery_code(vault, source)
}

/// The slots that a password may open.
#[must_use]
pub fn password_slots(slots: &[Slot]) -> Vec<PasswordSlot> {
    let by_password = |slot: &Slot| match slot.parameters() {
        SlotParameters::Password(parameters) => Some(PasswordSlot {
            id: slot.id(),
            parameters: *parameters,
        }),
        _ => None,
    };
    slots.iter().filter_map(by_password).collect()
}

/// A vault with a password and a recovery code, as the next generation.
fn make(
    survey: &Survey,
    contents: &[u8],
    parameters: Argon2Parameters,
    slot_key: &SlotKey,
    now: u64,
    source: &mut impl Randomness,
) -> Result<NewVault, VaultError> {
    let mut vault = Vault::create(parameters, slot_key, source)?;
    let recovery_code = add_recovery_code(&mut vault, source)?;
    let sealed = seal(
        &vault,
        contents,
        survey,
        None,
        Retention::Usual,
        now,
        source,
    )?;
    Ok(NewVault {
        sealed,
        data_key: encode_key(vault.data_key()),
        recovery_code,
    })
}

fn add_recovery_code(
    vault: &mut Vault,
    source: &mut impl Randomness,
) -> Result<String, VaultError> {
    let code = RecoveryCode::random(source)?;
    let parameters = RecoveryParameters::random(source)?;
    let key = code.slot_key(&parameters);
    vault.add_slot(SlotParameters::RecoveryCode(parameters), &key, source)?;
    Ok(code.to_string())
}

fn seal(
    vault: &Vault,
    contents: &[u8],
    survey: &Survey,
    opened: Option<&str>,
    retention: Retention,
    now: u64,
    source: &mut impl Randomness,
) -> Result<Sealed, VaultError> {
    let bytes = vault.seal(contents, survey.next, now, source)?;
    Ok(Sealed {
        name: generations::name(survey.next),
        text: BASE64.encode(&bytes),
        prunable: generations::prunable(survey, opened, survey.next, retention),
        spare: generations::spare(survey, opened),
    })
}

fn encode_key(key: &DataKey) -> String {
    BASE64.encode(key.as_bytes())
}

fn decode_key(text: &str) -> Result<DataKey, VaultError> {
    let bytes = BASE64.decode(text.as_bytes()).map(Zeroizing::new);
    let bytes = bytes.map_err(|_| VaultError::WrongDataKey)?;
    let key: [u8; KEY_SIZE] = bytes[..].try_into().map_err(|_| VaultError::WrongDataKey)?;
    Ok(DataKey::from_bytes(key))
}
