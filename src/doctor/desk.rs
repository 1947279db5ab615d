//! The desk of a site: where its doors are, as far as `sites.tsv` has them.

use super::{
    facts::DoorFacts,
    way::{Desk, Purpose, Way, WaySource},
    ways::ways,
};
use crate::site::site_of;

const SITES: &str = include_str!("sites.tsv");
/// When the table was compiled: year and month.
pub const SITES_AS_OF: &str = "2026-08";

/// The purposes, those first that matter to whoever is not in, and the columns of their addresses.
const COLUMNS: [(Purpose, &str); 8] = [
    (Purpose::Recovery, "recovery"),
    (Purpose::Support, "support"),
    (Purpose::TwoFactorRecovery, "twofactor_recovery_help"),
    (Purpose::Password, "password"),
    (Purpose::Sessions, "sessions"),
    (Purpose::TwoFactor, "twofactor"),
    (Purpose::Alerts, "alerts"),
    (Purpose::Passkeys, "passkeys"),
];

/// The desk of the site that a host is of.
#[must_use]
pub fn desk(host: &str) -> Option<Desk> {
    let site = site_of(host);
    let mut lines = SITES.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.next()?.split('\t').collect();
    let row = lines.find(|line| line.split('\t').next() == Some(&site))?;
    let cells: Vec<&str> = row.split('\t').collect();
    let cell = |name: &str| {
        let at = names.iter().position(|other| *other == name)?;
        cells.get(at).copied().filter(|cell| !cell.is_empty())
    };
    let is_listed = |name: &str| {
        let mut sources = cell("source").unwrap_or_default().split(' ');
        sources.any(|source| source.strip_prefix(name) == Some(":l"))
    };
    let ways = COLUMNS.iter().filter_map(|(to, name)| {
        Some(Way {
            to: *to,
            url: cell(name)?.to_owned(),
            source: if is_listed(name) {
                WaySource::Listed
            } else {
                WaySource::Known
            },
        })
    });
    Some(Desk {
        ways: ways.collect(),
        takes_codes: cell("methods").map(|methods| methods.split(',').any(|one| one == "totp")),
        as_of: Some(SITES_AS_OF),
    })
}

/// The desk of the site in front: what the table has, and for the rest what the page itself links to.
pub(super) fn desk_in_front(facts: &DoorFacts) -> Option<Desk> {
    let mut found = desk(&facts.place.host).unwrap_or(Desk {
        ways: vec![],
        takes_codes: None,
        as_of: None,
    });
    for way in ways(facts) {
        if found.ways.iter().all(|other| other.to != way.to) {
            found.ways.push(way);
        }
    }
    let to = |purpose| found.ways.iter().filter(move |way| way.to == purpose);
    found.ways = COLUMNS
        .iter()
        .flat_map(|(purpose, _)| to(*purpose))
        .cloned()
        .collect();
    (!found.ways.is_empty() || found.takes_codes.is_some()).then_some(found)
}
