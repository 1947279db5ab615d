//! Cookies whose values are masked, as sets of labelled cookies have them: one JSON object for each.

use std::collections::HashMap;

use latchkey::{
    cookies::{Behaviour, Facts, SameSite, Shape},
    site::site_of,
};

use serde::Deserialize;

use looked_at::looked_at;

mod looked_at;

/// A cookie as sets of labelled cookies describe it. Any field may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CookieRow {
    /// What the row is called, as it was given.
    pub id: Option<serde_json::Value>,
    /// The name.
    pub name: Option<String>,
    /// The host, with a dot before it where subdomains are meant too.
    pub domain: Option<String>,
    /// What keeps rows together.
    pub site: Option<String>,
    /// The path below which it is sent.
    pub path: Option<String>,
    /// It is sent over encrypted connections only.
    pub secure: Option<bool>,
    /// Scripts cannot read it.
    pub http_only: Option<bool>,
    /// It goes to one host only. If missing, the dot before the domain tells.
    pub host_only: Option<bool>,
    /// `no_restriction`, `lax`, `strict` or `unspecified`.
    pub same_site: Option<SameSite>,
    /// It ends with the browser session.
    pub session: Option<bool>,
    /// Seconds that it lives.
    pub lifetime_s: Option<f64>,
    /// When it ends, in seconds since 1970.
    pub expiry_unix: Option<f64>,
    /// The length of the value.
    pub value_len: Option<usize>,
    /// The entropy of the value, in bits for each byte.
    pub value_entropy: Option<f64>,
    /// The value with its alphabet and shape, but without its meaning.
    pub value_masked: Option<String>,
}

/// Sites that seem to have been looked at further from each other than this, in seconds, were not.
const NEAR: f64 = 300.0 * 86_400.0;

/// The facts of rows, in their order. Of rows that say when they end, but not when they were looked at, that is found out
/// from all of their site; where that is far from when most sites were looked at, those are believed.
#[must_use]
pub fn facts_of_rows(rows: &[CookieRow]) -> Vec<Facts> {
    let groups: Vec<String> = rows.iter().map(CookieRow::group).collect();
    let mut ends: HashMap<&str, Vec<f64>> = HashMap::new();
    for (row, group) in rows.iter().zip(&groups) {
        if let (Some(end), None | Some(false)) = (row.expiry_unix, row.session) {
            ends.entry(group).or_default().push(end);
        }
    }
    let looked: HashMap<&str, f64> = ends
        .iter()
        .filter_map(|(group, ends)| Some((*group, looked_at(ends).or_else(|| first(ends))?)))
        .collect();
    let mut all: Vec<f64> = looked.values().copied().collect();
    all.sort_by(f64::total_cmp);
    let usual = all.get(all.len() / 2).copied().unwrap_or_default();
    rows.iter()
        .zip(&groups)
        .map(|(row, group)| {
            let own = looked.get(group.as_str()).copied().unwrap_or(usual);
            let now = if (own - usual).abs() <= NEAR {
                own
            } else {
                usual
            };
            row.facts(group, now)
        })
        .collect()
}

fn first(ends: &[f64]) -> Option<f64> {
    ends.iter().copied().min_by(f64::total_cmp)
}

impl CookieRow {
    fn group(&self) -> String {
        self.site.clone().unwrap_or_else(|| {
            site_of(
                self.domain
                    .as_deref()
                    .unwrap_or_default()
                    .trim_start_matches('.'),
            )
        })
    }

    fn facts(&self, site: &str, now: f64) -> Facts {
        let ends = self.expiry_unix.map(|end| (end - now).max(0.0));
        let session = self.session;
        let lifetime = if session == Some(true) {
            None
        } else {
            self.lifetime_s.or(ends)
        };
        Facts {
            name: self.name.clone().unwrap_or_default(),
            site: site.to_owned(),
            host: self
                .domain
                .as_deref()
                .map(|domain| domain.trim_start_matches('.').to_owned()),
            path: self.path.clone(),
            host_only: self.host_only.or(self
                .domain
                .as_deref()
                .map(|domain| !domain.starts_with('.'))),
            secure: self.secure,
            http_only: self.http_only,
            same_site: self.same_site,
            session,
            lifetime,
            shape: self.shape(),
            behaviour: Behaviour::default(),
        }
    }

    fn shape(&self) -> Option<Shape> {
        let mut shape = Shape::of(self.value_masked.as_deref()?);
        if let Some(length) = self.value_len {
            shape.length = length;
        }
        if let Some(entropy) = self.value_entropy {
            shape.bits_per_byte = entropy.max(0.0);
        }
        Some(shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: f64 = 86_400.0;

    /// Rows say when cookies end. When they were looked at follows from lifetimes being round.
    #[test]
    fn when_rows_were_looked_at() {
        const LOOKED: f64 = 1_411_000_000.0;
        let row = |name: &str, end: f64| CookieRow {
            name: Some(name.to_owned()),
            site: Some("fern".to_owned()),
            session: Some(false),
            expiry_unix: Some(end),
            ..CookieRow::default()
        };
        let rows = [
            row("first", LOOKED - 60.0 + 365.0 * DAY),
            row("visit", LOOKED - 30.0 + 1_800.0),
            row("login", LOOKED - 20.0 + 30.0 * DAY),
            row("last", LOOKED + 730.0 * DAY),
            row("odd", 2_082_787_201.0),
        ];
        let facts = facts_of_rows(&rows);
        let lifetimes: Vec<f64> = facts.iter().filter_map(|facts| facts.lifetime).collect();
        let expected = [
            365.0 * DAY - 60.0,
            1_770.0,
            30.0 * DAY - 20.0,
            730.0 * DAY,
            2_082_787_201.0 - LOOKED,
        ];
        for (lifetime, expected) in lifetimes.iter().zip(expected) {
            assert!((lifetime - expected).abs() < 1.0, "{lifetime} {expected}");
        }
        // Nothing agrees with anything: the first end is as near as one can get.
        let facts = facts_of_rows(&rows[4..]);
        assert_eq!(facts[0].lifetime, Some(0.0));
    }
}
