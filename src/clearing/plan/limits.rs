//! The most that is planned for at once. Past it the work is refused, and not done halfway.

use crate::clearing::{
    error::ClearingError,
    facts::{ClearingFacts, OriginStorage},
};

/// The most cookies.
pub const MOST_COOKIES: usize = 20_000;
/// The most hosts, documents, and origins with storage, of each.
pub const MOST_PLACES: usize = 2_000;
/// The most keys, databases, caches, service workers and files, in all.
pub const MOST_ITEMS: usize = 200_000;

pub(super) fn check(facts: &ClearingFacts) -> Result<(), ClearingError> {
    let places = [
        facts.hosts.len(),
        facts.origins.len(),
        facts.documents.len(),
        facts.storage.len(),
    ];
    let items: usize = facts.storage.iter().map(OriginStorage::count).sum();
    let within = facts.cookies.len() <= MOST_COOKIES
        && places.iter().all(|&count| count <= MOST_PLACES)
        && items <= MOST_ITEMS;
    within.then_some(()).ok_or(ClearingError::TooMuch)
}
