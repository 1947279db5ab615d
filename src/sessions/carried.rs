//! Where somebody was signed in when the browser was closed, for its next start. What was seen is in memory only, and a cookie alone
//! does not tell whose session it holds. Kept are keyed digests of sites and stores, so that nobody reads names in them; they count
//! where a cookie of that site is still there.

use std::collections::BTreeSet;

use super::shared_computer::site_digest;
use crate::{
    cookies::{Cookie, CookieEvent, CookieStoreKind, ObservationLog},
    site::site_of,
};

/// Most sites that are carried over.
const MOST: usize = 300;

/// Digests under the key of where somebody is signed in, in order; nothing of private windows.
#[must_use]
pub fn carried(log: &ObservationLog, key: &[u8]) -> Vec<String> {
    let lasting = log
        .signed_in_to()
        .filter(|(_, store)| CookieStoreKind::of(store) != CookieStoreKind::Private);
    lasting
        .map(|(site, store)| digest(key, site, store))
        .take(MOST)
        .collect()
}

/// What is known after a start: what was seen since, in `log`, and of other sites what was carried over and the cookies that are there
/// say. Whatever is seen from then on counts for more.
#[must_use]
pub fn recalled(
    mut log: ObservationLog,
    carried: &[String],
    key: &[u8],
    cookies: &[Cookie],
) -> ObservationLog {
    let places: BTreeSet<(String, &str)> = cookies
        .iter()
        .map(|cookie| (site_of(cookie.host()), cookie.store_id.as_str()))
        .collect();
    let known = places
        .into_iter()
        .filter(|(site, store)| carried.contains(&digest(key, site, store)))
        .filter(|(site, store)| log.signed_in(site, store).is_none());
    let events: Vec<CookieEvent> = known
        .map(|(host, store)| CookieEvent::PageSaid {
            host,
            store: store.to_owned(),
            signed_in: true,
            document: None,
            began: None,
            at: 0.0,
        })
        .collect();
    log.note(&events);
    log
}

fn digest(key: &[u8], site: &str, store: &str) -> String {
    site_digest(key, &format!("{site} {store}"))
}
