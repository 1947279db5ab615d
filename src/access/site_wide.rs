//! How much of a whole site, its registrable domain with all hosts, Latchkey may see.

use serde::Serialize;

use super::{Grants, MatchPattern, restricted};
use crate::site::{Origin, shown_host, site_of_page};

/// How much of a site Latchkey may see, and what would show all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SiteAccess {
    /// The registrable domain, or the host where it has none; empty where the page is none of the web.
    pub site: String,
    /// The host of the page.
    pub host: String,
    /// The site as people write it.
    pub shown_site: String,
    /// The host as people write it.
    pub shown_host: String,
    /// How much of it.
    pub sees: Sight,
    /// Whether any of it.
    pub sees_some: bool,
    /// The match pattern to ask the browser for, for all of it.
    pub origin: String,
    /// Whether Latchkey may see every other site too.
    pub sees_others: bool,
}

/// How much of a site Latchkey may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Sight {
    /// Every host of the site.
    WholeSite,
    /// Some hosts of it.
    SomeHosts,
    /// Nothing.
    Nothing,
    /// No extension may look at this page.
    Impossible,
}

/// Says how much of the site of a page of this origin Latchkey may see; nothing where the page is none of the web.
#[must_use]
pub fn site_access(grants: &Grants, page: Option<&Origin>) -> SiteAccess {
    let host = page.map(Origin::host);
    let Some(host) = host.filter(|host| !restricted::is_restricted(host)) else {
        return SiteAccess {
            site: String::new(),
            host: String::new(),
            shown_site: String::new(),
            shown_host: String::new(),
            sees: Sight::Impossible,
            sees_some: false,
            origin: String::new(),
            sees_others: false,
        };
    };
    let (site, wanted) = (site_of_page(host), MatchPattern::for_site_of(host));
    let sees = if grants.patterns().any(|pattern| pattern.covers(&wanted)) {
        Sight::WholeSite
    } else if grants.patterns().any(|pattern| pattern.meets(&wanted)) {
        Sight::SomeHosts
    } else {
        Sight::Nothing
    };
    let sees_all = |pattern: MatchPattern| pattern.is_every_host() && pattern.covers_web();
    SiteAccess {
        sees_others: grants.patterns().any(sees_all),
        origin: wanted.to_string(),
        shown_site: shown_host(&site),
        shown_host: shown_host(host),
        site,
        host: host.to_owned(),
        sees_some: matches!(sees, Sight::WholeSite | Sight::SomeHosts),
        sees,
    }
}
