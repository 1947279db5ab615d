//! A cookie as the browsers' extension interface gives it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::site::site_of_page;

/// The facts of a cookie, as `chrome.cookies.Cookie` has them. Browsers differ in what they tell; what is absent takes
/// its default. `Debug` leaves the value out, and nothing else prints it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "these are the browser's own fields"
)]
#[derive(Clone, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Cookie {
    /// The name, which may be empty.
    pub name: String,
    /// The value. Whoever has it may be able to act as the person.
    pub value: String,
    /// The host it goes to, with a dot before it where subdomains are meant too.
    pub domain: String,
    /// It goes to this host only: it was set without a `Domain` attribute.
    pub host_only: bool,
    /// The path below which it is sent.
    pub path: String,
    /// It is sent over encrypted connections only.
    pub secure: bool,
    /// Scripts cannot read it.
    pub http_only: bool,
    /// Whether it is sent with requests that other sites cause.
    pub same_site: SameSite,
    /// It ends with the browser session.
    pub session: bool,
    /// When it ends, in seconds since 1970. Absent if it is a session cookie.
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub expiration_date: Option<f64>,
    /// The cookie store it is in: normal or private windows, a container.
    pub store_id: String,
    /// The site it is kept apart under, if it is partitioned (CHIPS).
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub partition_key: Option<PartitionKey>,
    /// The site it is isolated under, in a Firefox with first-party isolation.
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub first_party_domain: Option<String>,
}

/// Which requests from other sites a cookie is sent with (the `SameSite` attribute of RFC 6265bis).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SameSite {
    /// With all of them (`SameSite=None`).
    NoRestriction,
    /// With navigations only.
    Lax,
    /// With none.
    Strict,
    /// The site did not say, so the browser's own rule holds. Also what no browser is known to say.
    #[default]
    Unspecified,
}

impl<'de> Deserialize<'de> for SameSite {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(match text.to_ascii_lowercase().as_str() {
            "no_restriction" | "none" => Self::NoRestriction,
            "lax" => Self::Lax,
            "strict" => Self::Strict,
            _ => Self::Unspecified,
        })
    }
}

/// The key of a partitioned cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct PartitionKey {
    /// The site of the tab in which it was set, such as `https://fern.example`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub top_level_site: Option<String>,
    /// It was set in a frame that had a frame of another site above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub has_cross_site_ancestor: Option<bool>,
}

/// The site under which a browser keeps a cookie, where it keeps it under one: by partitions or, in Firefox, by first-party
/// isolation.
pub(super) fn kept_under(key: Option<&PartitionKey>, isolated: Option<&str>) -> Option<String> {
    let site = key.and_then(|key| key.top_level_site.as_deref());
    let host = |site: &str| {
        let (_, host) = site.split_once("://").unwrap_or(("", site));
        let is_port = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        let with_port = host.rsplit_once(':').filter(|(_, port)| is_port(port));
        site_of_page(with_port.map_or(host, |(host, _)| host))
    };
    site.or(isolated).filter(|site| !site.is_empty()).map(host)
}

/// The host of a domain, without the dot that stands before it where subdomains are meant too.
pub(super) fn host_of(domain: &str) -> &str {
    domain.trim_start_matches('.')
}

impl Cookie {
    /// The host it is of, without the dot in front.
    #[must_use]
    pub fn host(&self) -> &str {
        host_of(&self.domain)
    }

    /// The site under which the browser keeps it, where it keeps it under one.
    #[must_use]
    pub fn kept_under(&self) -> Option<String> {
        kept_under(
            self.partition_key.as_ref(),
            self.first_party_domain.as_deref(),
        )
    }
}

impl fmt::Debug for Cookie {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Cookie")
            .field("name", &self.name)
            .field("domain", &self.domain)
            .field("path", &self.path)
            .field("secure", &self.secure)
            .field("http_only", &self.http_only)
            .field("same_site", &self.same_site)
            .field("expiration_date", &self.expiration_date)
            .finish_non_exhaustive()
    }
}
