//! Opening the newest generation that opens.

use super::generations::{self, Candidate, Record, Survey};
use crate::vault::{
    Opened, VaultError,
    envelope::Envelope,
    keys::{DataKey, Slot, SlotKey},
};

/// The newest generation that opened, and what else there is.
pub struct Newest {
    /// The vault and what it holds.
    pub opened: Opened,
    /// Its record's name.
    pub name: String,
    /// All that the storage holds.
    pub survey: Survey,
}

impl Newest {
    /// When this state was saved, in Unix seconds, if a newer one is there that cannot be opened.
    #[must_use]
    pub fn older_state(&self) -> Option<u64> {
        (self.lost() > 0).then(|| self.opened.vault.header().saved_at())
    }

    /// How many times the vault was saved after this state, in records that cannot be opened.
    #[must_use]
    pub fn lost(&self) -> u64 {
        let generation = self.opened.vault.header().generation();
        self.survey
            .next
            .saturating_sub(generation.saturating_add(1))
    }
}

/// Opens the newest generation that this key opens. One that is damaged in spite of its checksum is passed over.
///
/// # Errors
/// As [`generations::survey`]; [`VaultError::Damaged`] if there is none to open; otherwise what the newest said.
pub fn open(records: &[Record<'_>], data_key: &DataKey) -> Result<Newest, VaultError> {
    let survey = generations::survey(records)?;
    let (name, opened) = newest(records, &survey, |envelope| envelope.open(data_key.clone()))?;
    Ok(Newest {
        opened,
        name,
        survey,
    })
}

/// The slots of the newest generation.
///
/// # Errors
/// As [`generations::survey`]; [`VaultError::Damaged`] if there is none.
pub fn slots(records: &[Record<'_>]) -> Result<Vec<Slot>, VaultError> {
    let survey = generations::survey(records)?;
    let (_, slots) = newest(records, &survey, |envelope| {
        Ok(envelope.header().slots().to_vec())
    })?;
    Ok(slots)
}

/// Gets the data key out of a slot of the newest generation whose contents it opens.
///
/// # Errors
/// As [`open`], and as [`Envelope::unlock`].
pub fn unlock(records: &[Record<'_>], slot: u8, slot_key: &SlotKey) -> Result<DataKey, VaultError> {
    let survey = generations::survey(records)?;
    let (_, data_key) = newest(records, &survey, |envelope| {
        let data_key = envelope.unlock(slot, slot_key)?;
        envelope.open(data_key.clone())?;
        Ok(data_key)
    })?;
    Ok(data_key)
}

/// What the newest generation gives that gives anything. A generation whose very key is refused says so for all: older
/// ones may still know a password that was changed.
fn newest<Given>(
    records: &[Record<'_>],
    survey: &Survey,
    mut give: impl FnMut(Envelope) -> Result<Given, VaultError>,
) -> Result<(String, Given), VaultError> {
    let bytes = |candidate: &Candidate| {
        let record = records.iter().find(|record| record.name == candidate.name);
        record.and_then(|record| record.bytes)
    };
    let mut refusal = VaultError::Damaged;
    for candidate in &survey.openable {
        let envelope = Envelope::parse(bytes(candidate).ok_or(VaultError::Damaged)?)?;
        match give(envelope) {
            Ok(given) => return Ok((candidate.name.clone(), given)),
            Err(VaultError::Damaged) => {}
            Err(other) => {
                refusal = other;
                break;
            }
        }
    }
    Err(refusal)
}
