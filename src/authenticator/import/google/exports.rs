//! Which parts of an export have come.

use std::collections::{BTreeMap, BTreeSet};

use super::Batch;

/// Of each export, how many addresses it has and which of them came.
#[derive(Default)]
pub struct Exports(BTreeMap<i32, (u32, BTreeSet<u32>)>);

impl Exports {
    /// Notes an address.
    pub fn note(&mut self, batch: &Batch) {
        let (size, came) = self.0.entry(batch.id).or_default();
        *size = (*size).max(batch.size);
        came.insert(batch.index);
    }

    /// How many addresses are still missing.
    #[must_use]
    pub fn missing(&self) -> u32 {
        let came = |set: &BTreeSet<u32>| u32::try_from(set.len()).unwrap_or(u32::MAX);
        let missing = self.0.values();
        missing
            .map(|(size, indices)| size.saturating_sub(came(indices)))
            .fold(0, u32::saturating_add)
    }
}
