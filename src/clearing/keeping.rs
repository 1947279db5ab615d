//! What "Fix this site" keeps beside what is told to sign in: what that may count only beside, and where nothing was told to
//! sign in, what could. Nothing here says that somebody is signed in.

use std::collections::BTreeSet;

use super::{
    facts::{FoundCookie, OriginStorage, StoredItem},
    same_program::mark_kin,
};
use crate::cookies::{Cookie, Kind, guards_forms, names_device, names_person, opens_data};

/// The cookies of a site, and what is known of each, in their order.
pub(super) struct Judged<'a> {
    pub(super) cookies: &'a [Cookie],
    pub(super) kinds: &'a [Kind],
    /// The places of those that a sign-in has brought.
    pub(super) came_with_sign_in: &'a BTreeSet<usize>,
}

/// Marks what is kept beside what signs in.
pub(super) fn mark_beside(
    judged: &Judged,
    found: &mut [FoundCookie],
    storage: &mut [OriginStorage],
) {
    let cookies = judged.cookies.iter().zip(judged.kinds);
    let mut cookies: Vec<(&Cookie, Kind, &mut FoundCookie)> = cookies
        .zip(found)
        .map(|((cookie, kind), found)| (cookie, *kind, found))
        .collect();
    for (place, (cookie, kind, found)) in cookies.iter_mut().enumerate() {
        let came = judged.came_with_sign_in.contains(&place);
        found.beside = cookie.may_be_needed(*kind, came);
    }
    let told = cookies.iter().any(|(_, _, found)| found.signs_in)
        || items(storage).any(|item| item.signs_in);
    if !told {
        for (cookie, kind, found) in &mut cookies {
            found.beside |= cookie.may_be_proof(*kind);
        }
    }
    let is_token_kept = cookies.iter().any(|(_, _, found)| found.is_kept())
        || items(storage).any(StoredItem::is_kept)
        || has_databases(storage);
    if is_token_kept {
        for (cookie, _, found) in &mut cookies {
            found.beside |= cookie.names_person();
        }
        let areas = storage
            .iter_mut()
            .flat_map(|stored| [&mut stored.local_storage, &mut stored.session_storage]);
        for item in areas.flatten().flatten() {
            item.beside |= names_person(&item.name) || names_device(&item.name);
        }
        mark_kin(storage);
    }
}

/// Whether an item of storage is kept, whatever else there is.
pub(super) fn item_is_needed(name: &str, value: &str) -> bool {
    opens_data(name, value) || guards_forms(name)
}

/// Whether a database is. What it holds was not seen.
pub(super) fn database_is_needed(name: &str) -> bool {
    opens_data(name, name)
}

fn items(storage: &[OriginStorage]) -> impl Iterator<Item = &StoredItem> {
    storage.iter().flat_map(OriginStorage::items)
}

/// A token may be in one of them: see `plan/selective.rs`.
fn has_databases(storage: &[OriginStorage]) -> bool {
    let mut found = storage
        .iter()
        .filter_map(|stored| stored.indexed_db.as_ref());
    found.any(|databases| !databases.is_empty())
}
