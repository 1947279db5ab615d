//! What goes for good: a person is asked once more before that.

use super::{
    facts::ClearingFacts,
    plan::{ClearingPlan, DataType},
};

/// Whether a plan takes something that was seen, that a person may have made, and that cannot be brought back: databases and files.
/// Of caches pages get the same again, and what tabs keep ends with them anyway.
#[must_use]
pub fn loses_for_good(plan: &ClearingPlan, facts: &ClearingFacts) -> bool {
    let takes = |data_type| {
        let mut planned = plan.types.iter();
        planned.any(|planned| planned.data_type == data_type && !planned.steps().is_empty())
    };
    let mut stored = facts.storage.iter();
    stored.any(|stored| {
        let has_databases = stored
            .indexed_db
            .as_ref()
            .is_some_and(|seen| !seen.is_empty());
        let has_files = stored
            .file_systems
            .as_ref()
            .is_some_and(|seen| !seen.is_empty());
        (has_databases && takes(DataType::IndexedDb)) || (has_files && takes(DataType::FileSystems))
    })
}
