//! The table of sites is well-formed, and what it has is told.

use std::collections::HashSet;

use latchkey::{
    doctor::{Purpose, SITES_AS_OF, desk},
    site::registrable_domain,
};

const SITES: &str = include_str!("../../src/doctor/sites.tsv");
const ADDRESSES: [&str; 9] = [
    "password",
    "sessions",
    "twofactor",
    "alerts",
    "recovery",
    "support",
    "passkeys",
    "twofactor_help",
    "twofactor_recovery_help",
];
/// Of these it is told where they come from.
const SOURCED: usize = 7;

/// The rows, each cell with the name of its column.
fn rows() -> Vec<Vec<(&'static str, &'static str)>> {
    let mut lines = SITES.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.next().expect("a header").split('\t').collect();
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), names.len(), "{line}");
            names.iter().copied().zip(cells).collect()
        })
        .collect()
}

fn cell(row: &[(&str, &'static str)], name: &str) -> &'static str {
    let found = row.iter().find(|(other, _)| *other == name);
    found.expect("a column").1
}

#[test]
fn every_row_is_of_one_site_and_leads_to_encrypted_addresses_with_a_source_each() {
    let rows = rows();
    let mut sites = HashSet::new();
    assert!(rows.len() >= 140);
    for row in &rows {
        let site = cell(row, "domain");
        assert_eq!(registrable_domain(site).as_deref(), Some(site));
        assert!(sites.insert(site), "{site} is there twice");
        for (at, name) in ADDRESSES.iter().enumerate() {
            let address = cell(row, name);
            if address.is_empty() {
                continue;
            }
            let rest = address.strip_prefix("https://").expect(site);
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            assert!(registrable_domain(host).is_some(), "{site}: {address}");
            assert!(
                !rest.contains(|letter: char| letter.is_whitespace() || "<>\"@".contains(letter))
            );
            let sources = cell(row, "source").split(' ');
            let own = sources.filter(|source| source.split(':').next() == Some(name));
            let own: Vec<&str> = own.collect();
            if at < SOURCED {
                assert!(
                    matches!(own[..], [one] if one.ends_with(":l") || one.ends_with(":a")),
                    "{site}: {name}: {own:?}"
                );
            }
        }
    }
}

#[test]
fn the_table_says_how_old_it_is() {
    let head = SITES.lines().next().expect("a line");
    assert!(head.contains(&format!("as of {SITES_AS_OF}")), "{head}");
}

#[test]
fn a_site_has_its_desk_on_all_its_hosts() {
    let found = desk("www.github.com").expect("it is in the table");
    assert_eq!(found, desk("github.com").expect("it is in the table"));
    assert_eq!(found.takes_codes, Some(true));
    assert_eq!(found.ways[0].to, Purpose::Recovery);
    for row in rows() {
        let site = cell(&row, "domain");
        let desk = desk(site).expect(site);
        assert!(
            !desk.ways.is_empty() || desk.takes_codes.is_some(),
            "{site}"
        );
    }
    for host in [
        "fern.example",
        "github.com.fern.example",
        "github.io",
        "",
        "domain",
    ] {
        assert_eq!(desk(host), None, "{host}");
    }
}
