//! The open part of an envelope: readable without a key, and authenticated in full when the contents are opened.

use crate::random::Randomness;
use crate::vault::{
    error::VaultError,
    keys::{DataKey, KEY_SIZE, Slot, SlotKey, SlotParameters},
    reader::Reader,
};

/// The format version that is written, and the newest that is read.
pub const FORMAT_VERSION: u16 = 1;
/// The most slots of one envelope.
pub const MOST_SLOTS: usize = 16;
/// The highest generation: the highest number that is exact in JavaScript.
pub const LAST_GENERATION: u64 = (1 << 53) - 1;
pub(super) const MAGIC_SIZE: usize = 8;
const ID_SIZE: usize = 16;

/// What an envelope is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::vault) enum Purpose {
    Storage,
    Backup,
}

impl Purpose {
    pub(super) fn magic(self) -> &'static [u8; MAGIC_SIZE] {
        match self {
            Self::Storage => b"LKYVAULT",
            Self::Backup => b"LKYBCKUP",
        }
    }
}

/// What an envelope says of itself without a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    pub(super) purpose: Purpose,
    pub(super) vault_id: [u8; ID_SIZE],
    pub(super) generation: u64,
    pub(super) saved_at: u64,
    pub(super) commitment: [u8; KEY_SIZE],
    pub(super) slots: Vec<Slot>,
}

impl Header {
    /// The header of a vault that has neither slots nor been written.
    pub(super) fn new(
        purpose: Purpose,
        data_key: &DataKey,
        source: &mut impl Randomness,
    ) -> Result<Self, VaultError> {
        let mut vault_id = [0; ID_SIZE];
        source.fill(&mut vault_id)?;
        let header = Self {
            purpose,
            vault_id,
            generation: 0,
            saved_at: 0,
            commitment: [0; KEY_SIZE],
            slots: Vec::new(),
        };
        Ok(header.under(data_key))
    }

    /// The same vault under another data key, which no slot opens yet.
    pub(super) fn under(&self, data_key: &DataKey) -> Self {
        Self {
            commitment: data_key.derived(&self.place()).commitment(),
            slots: Vec::new(),
            ..self.clone()
        }
    }

    /// The random id that all generations of a vault share.
    #[must_use]
    pub fn vault_id(&self) -> &[u8; ID_SIZE] {
        &self.vault_id
    }

    /// How often the vault has been written; 0 before the first time.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// When this generation was written, in Unix seconds.
    #[must_use]
    pub fn saved_at(&self) -> u64 {
        self.saved_at
    }

    /// The ways to unlock, at most [`MOST_SLOTS`].
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The slot of that number.
    pub(super) fn slot(&self, id: u8) -> Result<&Slot, VaultError> {
        let mut slots = self.slots.iter();
        slots
            .find(|slot| slot.id() == id)
            .ok_or(VaultError::NoSuchSlot)
    }

    /// Wraps the data key in a new slot, without adding it.
    pub(super) fn wrap(
        &self,
        id: u8,
        parameters: SlotParameters,
        slot_key: &SlotKey,
        data_key: &DataKey,
        source: &mut impl Randomness,
    ) -> Result<Slot, VaultError> {
        Slot::wrap(&self.place(), id, parameters, slot_key, data_key, source)
    }

    pub(super) fn unwrap(&self, id: u8, slot_key: &SlotKey) -> Result<DataKey, VaultError> {
        let data_key = self.slot(id)?.unwrap(&self.place(), slot_key)?;
        let fits = data_key.derived(&self.place()).committed(&self.commitment);
        fits.then_some(data_key).ok_or(VaultError::Damaged)
    }

    /// Where a key belongs: magic, format version, vault.
    pub(super) fn place(&self) -> Vec<u8> {
        let version = FORMAT_VERSION.to_be_bytes();
        [self.purpose.magic().as_slice(), &version, &self.vault_id].concat()
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.purpose.magic());
        out.extend(FORMAT_VERSION.to_be_bytes());
        out.extend(self.vault_id);
        out.extend(self.generation.to_be_bytes());
        out.extend(self.saved_at.to_be_bytes());
        out.extend(self.commitment);
        out.push(u8::try_from(self.slots.len()).unwrap_or(u8::MAX));
        for slot in &self.slots {
            slot.write(out);
        }
    }

    /// Reads what follows magic and format version.
    pub(super) fn read(purpose: Purpose, reader: &mut Reader<'_>) -> Result<Self, VaultError> {
        let mut header = Self {
            purpose,
            vault_id: reader.array()?,
            generation: reader.u64()?,
            saved_at: reader.u64()?,
            commitment: reader.array()?,
            slots: Vec::new(),
        };
        if !(1..=LAST_GENERATION).contains(&header.generation) {
            return Err(VaultError::Damaged);
        }
        let slots = usize::from(reader.u8()?);
        if !(1..=MOST_SLOTS).contains(&slots) {
            return Err(VaultError::Damaged);
        }
        for _ in 0..slots {
            let slot = Slot::read(reader)?;
            if header.slot(slot.id()).is_ok() {
                return Err(VaultError::Damaged);
            }
            header.slots.push(slot);
        }
        Ok(header)
    }
}
