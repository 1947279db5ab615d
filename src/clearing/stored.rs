//! What the pages of a site keep in their storage that signs in, by name: for telling, which cookies are told by too.

use std::collections::BTreeSet;

use super::snapshot::{DocumentStorage, SeenDocument};
use crate::cookies::{StoredValue, database_signs_in, stored_item_signs_in};

/// A token has so many bytes; what is shorter is kept, but nobody is told that it signs in.
const SHORTEST_TOKEN: usize = 16;

/// The names of the keys and databases that sign in, each once, sorted.
#[must_use]
pub fn stored_that_signs_in(documents: &[SeenDocument]) -> BTreeSet<String> {
    let stored = documents.iter().filter_map(|seen| seen.storage.as_ref());
    stored.flat_map(names).map(str::to_owned).collect()
}

fn names(stored: &DocumentStorage) -> impl Iterator<Item = &str> {
    let areas = [&stored.local_storage, &stored.session_storage];
    let items = areas.into_iter().flatten().flatten();
    let items = items.map(|(name, value)| (name.as_str(), value.as_str()));
    let in_databases = stored.database_items.iter().flatten();
    let in_databases = in_databases.map(|(_, name, value)| (name.as_str(), value.as_str()));
    let tokens = items.chain(in_databases).filter(|(name, value)| {
        value.len() >= SHORTEST_TOKEN && stored_item_signs_in(name, StoredValue::of(value))
    });
    let databases = stored.indexed_db.iter().flatten();
    let databases = databases
        .map(String::as_str)
        .filter(|name| database_signs_in(name));
    tokens.map(|(name, _)| name).chain(databases)
}
