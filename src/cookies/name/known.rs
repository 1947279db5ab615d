//! Names that frameworks and services are known to give their cookies.

use std::{collections::HashMap, sync::LazyLock};

use super::{stem::stem, whose::Whose};
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

/// Programs put the number of an installation behind a name: 128 bits.
const HEX_DIGITS: usize = 32;

/// What is known of a name.
#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: Kind,
    /// Who gives it.
    who: &'static str,
    /// Of which values it says something.
    whose: Whose,
}

struct Known {
    whole: HashMap<&'static str, Entry>,
    /// Before 32 hexadecimal digits.
    numbered: HashMap<&'static str, Entry>,
    /// What comes before and after anything.
    around: Vec<(&'static str, &'static str, Entry)>,
    beginnings: HashMap<&'static str, Entry>,
    longest: usize,
}

impl Known {
    fn read(text: &'static str) -> Self {
        let (mut whole, mut numbered) = (HashMap::new(), HashMap::new());
        let (mut around, mut beginnings) = (Vec::new(), HashMap::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(name), Some(kind)) = (columns.next(), columns.next().and_then(Kind::named))
            else {
                continue;
            };
            let entry = Entry {
                kind,
                who: columns.next().unwrap_or_default(),
                whose: Whose::read(columns.next()),
            };
            if let Some(beginning) = name.strip_suffix('*') {
                beginnings.insert(beginning, entry);
            } else if let Some(beginning) = name.strip_suffix('#') {
                numbered.insert(beginning, entry);
            } else if let Some((before, after)) = name.split_once('*') {
                around.push((before, after, entry));
            } else {
                whole.insert(name, entry);
            }
        }
        let longest = beginnings.keys().map(|name| name.len()).max();
        Self {
            whole,
            numbered,
            around,
            beginnings,
            longest: longest.unwrap_or_default(),
        }
    }

    fn find(&self, name: &str) -> Option<Entry> {
        if let Some(entry) = self.whole.get(name) {
            return Some(*entry);
        }
        let before_number = || {
            let (name, number) = name.split_at_checked(name.len().checked_sub(HEX_DIGITS)?)?;
            let is_number = number.bytes().all(|sign| sign.is_ascii_hexdigit());
            self.numbered.get(name).filter(|_| is_number)
        };
        let around = || {
            let whole = stem(name).unwrap_or(name);
            let is_around = |before: &str, after: &str| {
                let rest = whole.strip_prefix(before);
                rest.is_some_and(|rest| rest.ends_with(after))
            };
            let mut rows = self.around.iter();
            rows.find_map(|(before, after, entry)| is_around(before, after).then_some(entry))
        };
        let beginning = || {
            (1..=self.longest.min(name.len()))
                .rev()
                .find_map(|length| self.beginnings.get(name.get(..length)?))
        };
        before_number().or_else(around).or_else(beginning).copied()
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

/// Whether a cookie of a name that is given to those who have signed in could as well be that of anybody: by its value, and by
/// whether scripts can read it.
pub(crate) fn may_be_anybodys(name: &str, value: &str, http_only: bool) -> bool {
    let whose = find(name).map(|entry| entry.whose).unwrap_or_default();
    whose.may_be_anybodys(value, http_only)
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
