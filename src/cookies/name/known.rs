//! Names that frameworks and services are known to give their cookies.

use std::{collections::HashMap, sync::LazyLock};

use crate::{cookies::kind::Kind, site::site_of};

/// Names that frameworks and services give: kind, name, and a star where anything may follow.
static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::read(include_str!("names.tsv")));

/// The names, before their public suffixes, of the sites where services are at home.
static HOMES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("services.tsv").lines();
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.map(|(who, sites)| (who, sites.split(' ').collect()))
        .collect()
});

/// What is known of a name.
#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: Kind,
    /// Who gives it.
    who: &'static str,
}

struct Known {
    whole: HashMap<&'static str, Entry>,
    beginnings: HashMap<&'static str, Entry>,
    longest: usize,
}

impl Known {
    fn read(text: &'static str) -> Self {
        let (mut whole, mut beginnings) = (HashMap::new(), HashMap::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            if let (Some(name), Some(kind)) = (columns.next(), columns.next().and_then(Kind::named))
            {
                let who = columns.next().unwrap_or_default();
                let entry = Entry { kind, who };
                match name.strip_suffix('*') {
                    Some(beginning) => beginnings.insert(beginning, entry),
                    None => whole.insert(name, entry),
                };
            }
        }
        let longest = beginnings.keys().map(|name| name.len()).max();
        Self {
            whole,
            beginnings,
            longest: longest.unwrap_or_default(),
        }
    }

    fn find(&self, name: &str) -> Option<Entry> {
        if let Some(entry) = self.whole.get(name) {
            return Some(*entry);
        }
        (1..=self.longest.min(name.len()))
            .rev()
            .filter_map(|length| self.beginnings.get(name.get(..length)?))
            .copied()
            .next()
    }
}

/// The prefixes that browsers enforce (RFC 6265bis, section 4.1.3) say nothing about what a cookie is for.
#[must_use]
pub(crate) fn without_prefix(name: &str) -> &str {
    name.strip_prefix("__Host-")
        .or_else(|| name.strip_prefix("__Secure-"))
        .unwrap_or(name)
}

/// The kind of a cookie that a framework or a service is known to name so, wherever it is.
#[must_use]
pub fn known_kind(name: &str) -> Option<Kind> {
    find(name).map(|entry| entry.kind)
}

/// The same name is given by a service that is at home elsewhere than at this host.
pub(crate) fn is_of_another_service(name: &str, host: &str) -> bool {
    let homes = find(name).and_then(|entry| HOMES.get(entry.who));
    homes.is_some_and(|homes| {
        let site = site_of(host);
        let label = site.split('.').next().unwrap_or_default();
        !homes.contains(&label)
    })
}

fn find(name: &str) -> Option<Entry> {
    KNOWN
        .find(name)
        .or_else(|| KNOWN.find(without_prefix(name)))
}
