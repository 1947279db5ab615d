//! What tells one cookie from another.

use serde::{Deserialize, Serialize};

use super::attributes::{Cookie, PartitionKey, host_of, kept_under};
use crate::site::is_at_or_below;

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

impl CookieKey {
    /// The host, without the dot in front.
    #[must_use]
    pub fn host(&self) -> &str {
        host_of(&self.domain)
    }

    /// Whether it goes to the host, its path and partition aside.
    #[must_use]
    pub fn goes_to(&self, host: &str) -> bool {
        host == self.host() || (!self.host_only && is_at_or_below(host, self.host()))
    }

    /// The site under which the browser keeps the cookie, where it keeps it under one.
    #[must_use]
    pub fn kept_under(&self) -> Option<String> {
        kept_under(
            self.partition_key.as_ref(),
            self.first_party_domain.as_deref(),
        )
    }
}

impl From<&Cookie> for CookieKey {
    fn from(cookie: &Cookie) -> Self {
        Self {
            name: cookie.name.clone(),
            domain: cookie.domain.clone(),
            host_only: cookie.host_only,
            path: cookie.path.clone(),
            secure: cookie.secure,
            store_id: cookie.store_id.clone(),
            partition_key: cookie.partition_key.clone(),
            first_party_domain: cookie.first_party_domain.clone(),
        }
    }
}
