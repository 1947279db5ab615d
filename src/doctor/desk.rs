//! The desk of a site: where its doors are, as far as `sites.tsv` has them.

use serde::Serialize;

use super::{facts::DoorFacts, ways::ways};
use crate::site::site_of;

const SITES: &str = include_str!("sites.tsv");
/// When the table was compiled: year and month.
pub const SITES_AS_OF: &str = "2026-08";

/// What is known of a site's doors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorDesk"))]
#[serde(rename_all = "camelCase")]
pub struct Desk {
    /// The addresses.
    pub ways: Vec<Way>,
    /// Whether it takes codes of an authenticator, where that is known.
    pub takes_codes: Option<bool>,
    /// When the table was compiled, as year and month, where it has the site.
    pub as_of: Option<&'static str>,
}

/// An address of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorWay"))]
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// What one goes there for.
    pub to: Purpose,
    /// The address; empty where it is that of a link of the page.
    pub url: String,
    /// Where it comes from.
    pub source: WaySource,
}

/// Where an address comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorWaySource"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum WaySource {
    /// It was seen in a public list.
    Listed,
    /// It is known to the authors, and was not opened since.
    Known,
    /// The page in front links to it.
    Page {
        /// The place of the link among those of the page.
        link: usize,
    },
}

/// What one goes to a door for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorPurpose"))]
#[serde(rename_all = "camelCase")]
pub enum Purpose {
    /// A way back in for those who have forgotten the password.
    Recovery,
    /// Help.
    Support,
    /// Help for those who have lost the second factor.
    TwoFactorRecovery,
    /// Changing the password.
    Password,
    /// Seeing the sessions and devices, and ending them.
    Sessions,
    /// Setting up a second factor.
    TwoFactor,
    /// Seeing what happened to the account.
    Alerts,
    /// Setting up passkeys.
    Passkeys,
}

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
    let order = |way: &Way| COLUMNS.iter().position(|(to, _)| *to == way.to);
    found.ways.sort_by_key(order);
    (!found.ways.is_empty() || found.takes_codes.is_some()).then_some(found)
}
