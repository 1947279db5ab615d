//! Cookies by where they go, to find those that a call for another one takes by mistake.

use std::{collections::HashMap, iter::successors};

use crate::cookies::{CookieKey, PartitionKey};

/// Where `cookies.remove` looks, its address aside.
#[derive(PartialEq, Eq, Hash)]
struct Space<'a> {
    name: &'a str,
    store_id: &'a str,
    partition_key: Option<&'a PartitionKey>,
    first_party_domain: Option<&'a str>,
}

/// Cookies by space, host and path.
pub(super) struct Conflicts<'a>(HashMap<(Space<'a>, &'a str, &'a str), Vec<&'a CookieKey>>);

impl<'a> Conflicts<'a> {
    pub(super) fn of(cookies: impl Iterator<Item = &'a CookieKey>) -> Self {
        let mut found: HashMap<_, Vec<&CookieKey>> = HashMap::new();
        for cookie in cookies {
            let place = (space(cookie), cookie.host(), cookie.path.as_str());
            found.entry(place).or_default().push(cookie);
        }
        Self(found)
    }

    /// Whether `cookies.remove` of `cookie`, whose path is plain, may take one of these instead: the call names an address, and
    /// not a domain and a path, and Firefox removes the first cookie of the name that goes there.
    pub(super) fn has_mistakable(&self, cookie: &'a CookieKey) -> bool {
        let mut places = hosts(cookie.host())
            .flat_map(|host| matching_paths(&cookie.path).map(move |path| (host, path)));
        places.any(|(host, path)| {
            let there = self.0.get(&(space(cookie), host, path));
            there.is_some_and(|there| there.iter().any(|other| cookie.reaches(other)))
        })
    }
}

impl CookieKey {
    /// Whether a call that names this cookie's address reaches the other one.
    fn reaches(&self, other: &Self) -> bool {
        let same_host = self.host() == other.host();
        self != other && (self.secure || !other.secure) && (same_host || !other.host_only)
    }
}

fn space(cookie: &CookieKey) -> Space<'_> {
    Space {
        name: &cookie.name,
        store_id: &cookie.store_id,
        partition_key: cookie.partition_key.as_ref(),
        first_party_domain: cookie.first_party_domain.as_deref(),
    }
}

/// The host and those above it.
fn hosts(host: &str) -> impl Iterator<Item = &str> {
    successors(Some(host), |host| {
        host.split_once('.').map(|(_, above)| above)
    })
}

/// The paths of the cookies that go to this path (RFC 6265, section 5.1.4): itself, and what ends before or after a slash
/// of it.
fn matching_paths(path: &str) -> impl Iterator<Item = &str> {
    let cut = path
        .match_indices('/')
        .flat_map(|(at, _)| [path.get(..at), path.get(..=at)])
        .flatten();
    std::iter::once(path).chain(cut)
}
