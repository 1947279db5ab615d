//! Names that frameworks and services are known to give their cookies.

use std::{collections::HashMap, sync::LazyLock};

use crate::cookies::kind::Kind;

/// Names that frameworks and services give: kind, name, and a star where anything may follow.
static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::read(include_str!("names.tsv")));

struct Known {
    whole: HashMap<&'static str, Kind>,
    beginnings: HashMap<&'static str, Kind>,
    longest: usize,
}

impl Known {
    fn read(text: &'static str) -> Self {
        let (mut whole, mut beginnings) = (HashMap::new(), HashMap::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            if let (Some(name), Some(kind)) = (columns.next(), columns.next().and_then(Kind::named))
            {
                match name.strip_suffix('*') {
                    Some(beginning) => beginnings.insert(beginning, kind),
                    None => whole.insert(name, kind),
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

    fn find(&self, name: &str) -> Option<Kind> {
        if let Some(kind) = self.whole.get(name) {
            return Some(*kind);
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

/// The kind of a cookie that a framework or a service is known to name so.
#[must_use]
pub fn known_kind(name: &str) -> Option<Kind> {
    KNOWN
        .find(name)
        .or_else(|| KNOWN.find(without_prefix(name)))
}
