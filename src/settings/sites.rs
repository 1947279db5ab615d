//! All sites that something was chosen for, or that the browser gives access to.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    access::{Grants, MatchPattern, Sight, site_access},
    clearing::{ProtectedCookie, rules::SiteRule},
    site::{Origin, shown_host, site_of_page},
};

/// All of them.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SiteList {
    /// The browser gives access to every site.
    pub every_site: bool,
    /// Site by site, in the order of the alphabet.
    pub sites: Vec<SiteRow>,
}

/// What is there for one site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SiteRow {
    /// The registrable domain, or the host where there is none.
    pub site: String,
    /// The same as people write it.
    pub shown: String,
    /// Match patterns that the browser grants for it alone.
    pub granted: Vec<String>,
    /// Its hosts on which Latchkey is paused.
    pub paused: Vec<String>,
    /// What was chosen about clearing it.
    pub rule: Option<SiteRule>,
    /// What the browser has to be asked for, for that to be done: where it is not seen whether a site is open, it is never cleared.
    pub lacks: Option<String>,
    /// Its cookies that are never cleared.
    pub cookies: Vec<ProtectedCookie>,
}

/// Brings together what is kept of sites in different places.
#[must_use]
pub fn site_list(grants: &Grants, rules: &[SiteRule], cookies: &[ProtectedCookie]) -> SiteList {
    let mut sites: BTreeMap<String, SiteRow> = BTreeMap::new();
    let mut every_site = false;
    for origin in &grants.origins {
        let Ok(pattern) = origin.parse::<MatchPattern>() else {
            continue;
        };
        every_site |= pattern.is_every_host() && pattern.covers_web();
        if let Some(host) = pattern.host().filter(|_| pattern.covers_web()) {
            row(&mut sites, host).granted.push(origin.clone());
        }
    }
    for host in &grants.paused {
        row(&mut sites, host).paused.push(host.clone());
    }
    for rule in rules {
        let row = row(&mut sites, &rule.site);
        row.rule = Some(rule.clone());
        row.lacks = lacking(grants, rule);
    }
    for cookie in cookies {
        let host = cookie.domain.strip_prefix('.').unwrap_or(&cookie.domain);
        row(&mut sites, host).cookies.push(cookie.clone());
    }
    SiteList {
        every_site,
        sites: sites.into_values().collect(),
    }
}

/// The match pattern that a rule needs and does not have.
fn lacking(grants: &Grants, rule: &SiteRule) -> Option<String> {
    let page: Option<Origin> = format!("https://{}", rule.site).parse().ok();
    let access = site_access(grants, page.as_ref());
    let is_unseen = matches!(access.sees, Sight::SomeHosts | Sight::Nothing);
    (rule.clears() && is_unseen).then_some(access.origin)
}

fn row<'a>(sites: &'a mut BTreeMap<String, SiteRow>, host: &str) -> &'a mut SiteRow {
    let site = site_of_page(host);
    let shown = shown_host(&site);
    sites.entry(site.clone()).or_insert_with(|| SiteRow {
        site,
        shown,
        ..SiteRow::default()
    })
}
