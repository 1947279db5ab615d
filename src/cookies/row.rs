//! Labelled cookies, whose values are masked: one JSON object for each.

use std::collections::HashMap;

use serde::Deserialize;

use super::{
    cookie::SameSite,
    facts::{Behaviour, Facts},
    shape::Shape,
};
use crate::site::site_of;

/// A cookie as sets of labelled cookies describe it. Any field may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Row {
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

/// Cookies of one site that end further apart than this were not looked at when the first of them ended.
const NEAR: f64 = 45.0 * 86_400.0;

/// The facts of rows, in their order. Rows that say when they end, but not when they were looked at, are taken to have
/// been looked at shortly before the first cookie of their site ended, unless that is far from when those of most sites
/// ended.
#[must_use]
pub fn facts_of_rows(rows: &[Row]) -> Vec<Facts> {
    let mut first_ends: HashMap<String, f64> = HashMap::new();
    for row in rows {
        if let (Some(end), None | Some(false)) = (row.expiry_unix, row.session) {
            let first = first_ends.entry(row.group()).or_insert(end);
            *first = first.min(end);
        }
    }
    let mut ends: Vec<f64> = first_ends.values().copied().collect();
    ends.sort_by(f64::total_cmp);
    let usual = ends.get(ends.len() / 2).copied().unwrap_or_default();
    rows.iter()
        .map(|row| {
            let first = first_ends.get(&row.group()).copied().unwrap_or(usual);
            let now = if (first - usual).abs() <= NEAR {
                first
            } else {
                usual
            };
            row.facts(now)
        })
        .collect()
}

impl Row {
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

    fn facts(&self, now: f64) -> Facts {
        let ends = self.expiry_unix.map(|end| (end - now).max(0.0));
        let session = self.session;
        let lifetime = if session == Some(true) {
            None
        } else {
            self.lifetime_s.or(ends)
        };
        Facts {
            name: self.name.clone().unwrap_or_default(),
            site: self.group(),
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
            partitioned: false,
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
