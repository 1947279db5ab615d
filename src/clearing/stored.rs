//! What the pages of a site keep in their storage that signs in, by name: for telling, which cookies are told by too.

use std::collections::BTreeSet;

use super::snapshot::{DocumentStorage, SeenDocument};
use crate::cookies::{StoredValue, database_signs_in, names_person, stored_item_signs_in};

/// A token has so many bytes; what is shorter is kept, but nobody is told that it signs in.
const SHORTEST_TOKEN: usize = 16;
/// What a person is called by is no longer.
const LONGEST_NAME: usize = 100;

/// The names of the keys and databases that sign in, each once, sorted.
#[must_use]
pub fn stored_that_signs_in(documents: &[SeenDocument]) -> BTreeSet<String> {
    let stored = documents.iter().filter_map(|seen| seen.storage.as_ref());
    stored.flat_map(names).map(str::to_owned).collect()
}

/// Whether what signs in is there in any tab of its origin: not in `sessionStorage`, which a tab has for itself.
#[must_use]
pub fn signs_in_beyond_tab(documents: &[SeenDocument]) -> bool {
    let mut stored = documents.iter().filter_map(|seen| seen.storage.as_ref());
    stored.any(|stored| beyond_tab(stored).next().is_some())
}

fn names(stored: &DocumentStorage) -> impl Iterator<Item = &str> {
    let of_tab = stored.session_storage.iter();
    beyond_tab(stored).chain(of_tab.flat_map(|items| of_area(items)))
}

fn beyond_tab(stored: &DocumentStorage) -> impl Iterator<Item = &str> {
    let in_databases = stored.database_items.iter().flatten();
    let in_databases = in_databases
        .filter(|(_, name, value)| is_token(name, value))
        .map(|(_, name, _)| name.as_str());
    let databases = stored.indexed_db.iter().flatten();
    let databases = databases
        .map(String::as_str)
        .filter(|name| database_signs_in(name));
    let local = stored.local_storage.iter();
    let items = local.flat_map(|items| of_area(items));
    items.chain(in_databases).chain(databases)
}

/// The tokens; and beside one that does not say by itself whose it is, by what the person is called.
fn of_area(items: &[(String, String)]) -> impl Iterator<Item = &str> {
    let says_nothing = |(name, value): &(String, String)| {
        is_token(name, value) && StoredValue::of(value) == StoredValue::Other
    };
    let needs_name = items.iter().any(says_nothing);
    items
        .iter()
        .filter(move |(name, value)| {
            is_token(name, value) || (needs_name && names_person(name) && is_name(value))
        })
        .map(|(name, _)| name.as_str())
}

fn is_token(name: &str, value: &str) -> bool {
    value.len() >= SHORTEST_TOKEN && stored_item_signs_in(name, StoredValue::of(value))
}

/// Whether it can be by what somebody is called, and nothing more is in it.
fn is_name(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty() && value.len() <= LONGEST_NAME && !value.starts_with(['{', '['])
}
