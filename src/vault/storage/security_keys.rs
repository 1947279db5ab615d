//! The vault's security keys, as the browser needs them: listed, added, used and removed.

use serde::Serialize;

use super::{opening, stored::Storage};
use crate::random::Randomness;
use crate::vault::{KEY_SIZE, PrfParameters, Slot, SlotParameters, Vault, VaultError};

/// A way to unlock by security key, or by the platform's own unlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SecurityKeySlot {
    /// The number of the slot.
    pub id: u8,
    /// What the browser asks the key.
    pub parameters: PrfParameters,
}

/// The security keys among slots.
#[must_use]
pub fn security_keys(slots: &[Slot]) -> Vec<SecurityKeySlot> {
    let by_key = |slot: &Slot| match slot.parameters() {
        SlotParameters::SecurityKey(parameters) => Some(SecurityKeySlot {
            id: slot.id(),
            parameters: parameters.clone(),
        }),
        _ => None,
    };
    slots.iter().filter_map(by_key).collect()
}

/// Adds a security key that answered `output` under these parameters, and gives the number of its slot.
///
/// # Errors
/// As [`Vault::add_slot`].
pub fn add_security_key(
    vault: &mut Vault,
    parameters: PrfParameters,
    output: &[u8; KEY_SIZE],
    source: &mut impl Randomness,
) -> Result<u8, VaultError> {
    let key = parameters.slot_key(output);
    vault.add_slot(SlotParameters::SecurityKey(parameters), &key, source)
}

/// Removes a security key. Older generations still open with it: see [`super::generations::Retention::Fewest`].
///
/// # Errors
/// [`VaultError::NoSuchSlot`] if that is no security key's slot.
pub fn remove_security_key(vault: &mut Vault, id: u8) -> Result<(), VaultError> {
    let slots = security_keys(vault.header().slots());
    if !slots.iter().any(|slot| slot.id == id) {
        return Err(VaultError::NoSuchSlot);
    }
    vault.remove_slot(id)
}

impl Storage {
    /// The security keys of the newest generation.
    ///
    /// # Errors
    /// As [`opening::slots`].
    pub fn security_keys(&self) -> Result<Vec<SecurityKeySlot>, VaultError> {
        Ok(security_keys(&opening::slots(&self.records())?))
    }

    /// Unlocks by what a security key answered, and gives the data key in Base64.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`] if the vault does not know the key; as [`opening::unlock`].
    pub fn unlock_by_security_key(
        &self,
        credential_id: &[u8],
        output: &[u8; KEY_SIZE],
    ) -> Result<String, VaultError> {
        let slots = self.security_keys()?;
        let slot = slots
            .iter()
            .find(|slot| slot.parameters.credential_id == credential_id)
            .ok_or(VaultError::NoSuchSlot)?;
        self.unlock(slot.id, &slot.parameters.slot_key(output))
    }
}
