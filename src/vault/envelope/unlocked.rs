//! What who holds the data key may do: write the vault, and change the ways to unlock it.

use super::{
    header::{Header, LAST_GENERATION, MOST_SLOTS, Purpose},
    sealing,
};
use crate::random::Randomness;
use crate::vault::{
    error::VaultError,
    keys::{DataKey, Slot, SlotKey, SlotParameters, kdf::Argon2Parameters},
};

/// An unlocked vault: its header, which is authenticated, and its key. There is none without the right key.
///
/// Changes of slots take effect with the next [`Vault::seal`].
pub struct Vault {
    pub(super) header: Header,
    pub(super) data_key: DataKey,
}

impl Vault {
    /// A new vault with its first password, whose key was derived under these parameters.
    ///
    /// # Errors
    /// [`VaultError::KdfOutOfBounds`], [`VaultError::NoRandomness`].
    pub fn create(
        parameters: Argon2Parameters,
        slot_key: &SlotKey,
        source: &mut impl Randomness,
    ) -> Result<Self, VaultError> {
        let mut vault = Self::without_slots(Purpose::Storage, source)?;
        vault.add_slot(SlotParameters::Password(parameters), slot_key, source)?;
        Ok(vault)
    }

    pub(in crate::vault) fn without_slots(
        purpose: Purpose,
        source: &mut impl Randomness,
    ) -> Result<Self, VaultError> {
        let data_key = DataKey::random(source)?;
        Ok(Self {
            header: Header::new(purpose, &data_key, source)?,
            data_key,
        })
    }

    /// The header, as it will be written.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The data key, to be kept while the vault is unlocked.
    #[must_use]
    pub fn data_key(&self) -> &DataKey {
        &self.data_key
    }

    /// Adds a way to unlock and returns its number.
    ///
    /// # Errors
    /// [`VaultError::TooManySlots`], [`VaultError::KdfOutOfBounds`], [`VaultError::SlotOutOfBounds`],
    /// [`VaultError::NoRandomness`].
    pub fn add_slot(
        &mut self,
        parameters: SlotParameters,
        slot_key: &SlotKey,
        source: &mut impl Randomness,
    ) -> Result<u8, VaultError> {
        if self.header.slots.len() >= MOST_SLOTS {
            return Err(VaultError::TooManySlots);
        }
        let id = (1..=u8::MAX)
            .find(|&id| self.header.slot(id).is_err())
            .ok_or(VaultError::TooManySlots)?;
        let slot = self
            .header
            .wrap(id, parameters, slot_key, &self.data_key, source)?;
        self.header.slots.push(slot);
        Ok(id)
    }

    /// Removes a way to unlock.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`], [`VaultError::LastPassword`].
    pub fn remove_slot(&mut self, id: u8) -> Result<(), VaultError> {
        self.header.slot(id)?;
        let left = self.header.slots.iter().filter(|slot| slot.id() != id);
        let left: Vec<Slot> = left.cloned().collect();
        self.replace_slots(left)
    }

    /// Begins anew under another data key, which this password opens and nothing else: who knows the old one, or what opened it, opens
    /// nothing that is written from then on. Other ways to unlock have to be added again, since what they are made of is not here.
    ///
    /// Older generations still open with the old password: see [`crate::vault::storage::generations::Retention::Fewest`].
    ///
    /// # Errors
    /// [`VaultError::KdfOutOfBounds`], [`VaultError::NoRandomness`].
    pub fn rekey(
        &mut self,
        parameters: Argon2Parameters,
        slot_key: &SlotKey,
        source: &mut impl Randomness,
    ) -> Result<(), VaultError> {
        let data_key = DataKey::random(source)?;
        let mut anew = Self {
            header: self.header.under(&data_key),
            data_key,
        };
        anew.add_slot(SlotParameters::Password(parameters), slot_key, source)?;
        *self = anew;
        Ok(())
    }

    /// A vault keeps a password, a backup any slot.
    fn replace_slots(&mut self, slots: Vec<Slot>) -> Result<(), VaultError> {
        let enough = match self.header.purpose {
            Purpose::Storage => slots.iter().any(Slot::is_password),
            Purpose::Backup => !slots.is_empty(),
        };
        if !enough {
            return Err(VaultError::LastPassword);
        }
        self.header.slots = slots;
        Ok(())
    }

    /// Encrypts `contents` as the given generation, which [`crate::vault::storage::generations::survey`] names; `saved_at` in Unix
    /// seconds.
    ///
    /// # Errors
    /// [`VaultError::StaleGeneration`] if the vault has that generation already,
    /// [`VaultError::GenerationsExhausted`], [`VaultError::TooLarge`], [`VaultError::NoRandomness`].
    pub fn seal(
        &self,
        contents: &[u8],
        generation: u64,
        saved_at: u64,
        source: &mut impl Randomness,
    ) -> Result<Vec<u8>, VaultError> {
        if generation <= self.header.generation {
            return Err(VaultError::StaleGeneration);
        }
        if generation > LAST_GENERATION {
            return Err(VaultError::GenerationsExhausted);
        }
        let header = Header {
            generation,
            saved_at,
            ..self.header.clone()
        };
        sealing::seal(&header, &self.data_key, contents, source)
    }
}
