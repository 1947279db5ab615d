//! What tells one cookie from another, and what it takes to remove it.

use serde::{Deserialize, Serialize};

use crate::site::site_of;

/// A cookie's place in the browser: no two cookies have the same. Field by field what `cookies.Cookie` calls so.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CookieKey {
    /// Its name; may be empty.
    pub name: String,
    /// The host it is of, with a dot in front where it goes to subdomains too.
    pub domain: String,
    /// Whether it goes to that host alone.
    pub host_only: bool,
    /// The path it goes to, and below.
    pub path: String,
    /// Whether it goes over HTTPS only.
    pub secure: bool,
    /// The cookie store: a private window or a container has one of its own.
    pub store_id: String,
    /// The partition that it is in (CHIPS); nothing where it is in none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition_key: Option<PartitionKey>,
    /// Firefox's first-party isolation: the site that it is kept under. Nothing where that is off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_party_domain: Option<String>,
}

/// The partition of a cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(rename = "ClearingPartitionKey")
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartitionKey {
    /// The site of the tab in which the cookie was set: `https://example.com`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_level_site: Option<String>,
    /// Whether a frame of another site lay between. Chromium has it since version 130.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_cross_site_ancestor: Option<bool>,
}

impl CookieKey {
    /// The host, without the dot in front.
    #[must_use]
    pub fn host(&self) -> &str {
        self.domain.strip_prefix('.').unwrap_or(&self.domain)
    }

    /// The site under which the browser keeps the cookie, where it keeps it under one.
    #[must_use]
    pub fn kept_under(&self) -> Option<String> {
        let isolated = self.first_party_domain.as_deref();
        let partition = self
            .partition_key
            .as_ref()
            .and_then(|key| key.top_level_site.as_deref())
            .map(|site| site.split_once("://").map_or(site, |(_, host)| host));
        partition
            .or(isolated)
            .filter(|site| !site.is_empty())
            .map(site_of)
    }

    /// An address that the cookie goes to, for `cookies.remove` and `cookies.set`.
    #[must_use]
    pub fn url(&self) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}{}", self.host(), self.path)
    }

    /// Whether `cookies.remove` of this cookie may take the other one instead or as well: the call names an address, and
    /// not a domain and a path. Chromium removes every cookie of the name that goes to the address, Firefox the first.
    #[must_use]
    pub fn is_mistaken_for(&self, other: &Self) -> bool {
        let same_jar = self.store_id == other.store_id
            && self.partition_key == other.partition_key
            && self.first_party_domain == other.first_party_domain;
        same_jar
            && self != other
            && self.name == other.name
            && (self.secure || !other.secure)
            && other.goes_to_host(self.host())
            && other.goes_to_path(self.request_path())
    }

    fn goes_to_host(&self, host: &str) -> bool {
        let below = |rest: &str| rest.ends_with('.') && !self.host_only;
        host.strip_suffix(self.host())
            .is_some_and(|rest| rest.is_empty() || below(rest))
    }

    /// Path matching of RFC 6265, section 5.1.4.
    fn goes_to_path(&self, path: &str) -> bool {
        path.strip_prefix(self.path.as_str()).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/')
        })
    }

    /// The path of [`CookieKey::url`], as a browser reads it.
    fn request_path(&self) -> &str {
        self.path.split(['?', '#']).next().unwrap_or_default()
    }
}
