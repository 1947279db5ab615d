//! Items of storage that one program has made together with a token: without them it is refused, or the page asks to sign in again.

use std::collections::BTreeSet;

use super::facts::{OriginStorage, StoredItem};

/// Signs between the words of a key.
const BETWEEN: [char; 5] = ['_', '-', '.', ':', '/'];
/// Words with which the keys of anybody begin.
const COMMON: [&str; 23] = [
    "access", "account", "api", "app", "auth", "current", "id", "is", "jwt", "last", "local", "my",
    "page", "refresh", "session", "site", "storage", "store", "theme", "token", "ui", "user",
    "web",
];
/// Programs that keep more than that under one word keep what they show there.
const MOST: usize = 50;

/// Marks what is named after the same program as an item that signs in, and all of `sessionStorage` beside a token in it: it is there for
/// this visit only.
pub(super) fn mark_kin(storage: &mut [OriginStorage]) {
    for stored in storage {
        let areas = [&stored.local_storage, &stored.session_storage];
        let items = areas.into_iter().flatten().flatten();
        let signing = items.filter(|item| item.signs_in);
        let beginnings: BTreeSet<String> = signing
            .filter_map(|item| beginning(&item.name))
            .map(str::to_owned)
            .collect();
        let beginnings: BTreeSet<String> = beginnings
            .into_iter()
            .filter(|beginning| count(stored, beginning) <= MOST)
            .collect();
        let is_kin = |item: &StoredItem| {
            beginning(&item.name).is_some_and(|beginning| beginnings.contains(beginning))
        };
        for item in stored.local_storage.iter_mut().flatten() {
            item.beside |= is_kin(item);
        }
        let of_visit = stored.session_storage.as_deref().unwrap_or_default();
        let has_token = of_visit.iter().any(|item| item.signs_in);
        for item in stored.session_storage.iter_mut().flatten() {
            item.beside |= has_token || is_kin(item);
        }
    }
}

fn count(stored: &OriginStorage, beginning: &str) -> usize {
    let items = stored.local_storage.iter().flatten();
    let of_it = items.filter(|item| self::beginning(&item.name) == Some(beginning));
    of_it.count()
}

/// The word that a program puts before its keys, with the sign behind it: `mx_`. Behind a common one, the number of a person counts too:
/// `user_5f0c…_`.
fn beginning(name: &str) -> Option<&str> {
    let first = name.find(BETWEEN)?;
    let word = name.get(..first)?;
    let rest = name.get(first + 1..)?;
    if word.len() >= 2 && !COMMON.contains(&word.to_ascii_lowercase().as_str()) {
        return name.get(..=first);
    }
    // The number may have hyphens of its own.
    let number = rest
        .bytes()
        .take_while(|sign| sign.is_ascii_hexdigit() || *sign == b'-')
        .count();
    let is_number = number >= 16 && rest.get(number..)?.starts_with(BETWEEN);
    is_number.then(|| name.get(..=first + 1 + number)).flatten()
}
