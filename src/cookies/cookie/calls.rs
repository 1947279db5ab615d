//! The calls by which a browser removes a cookie and sets it again as it was.

use serde::{Deserialize, Serialize};

use super::{
    attributes::{Cookie, PartitionKey, SameSite},
    key::CookieKey,
};

/// What `chrome.cookies.remove` is called with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RemoveCall {
    /// An address to which the cookie is sent.
    pub url: String,
    /// Its name.
    pub name: String,
    /// Its store.
    pub store_id: String,
    /// Its partition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub partition_key: Option<PartitionKey>,
    /// The site it is isolated under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub first_party_domain: Option<String>,
}

/// What `chrome.cookies.set` is called with. `Debug` leaves the value out.
#[derive(Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SetCall {
    /// Where and under which name.
    #[serde(flatten)]
    pub place: RemoveCall,
    /// The value.
    pub value: String,
    /// The domain, for a cookie that goes to subdomains too; without it, it goes to the host alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub domain: Option<String>,
    /// The path.
    pub path: String,
    /// Encrypted connections only.
    pub secure: bool,
    /// Not for scripts.
    pub http_only: bool,
    /// With requests of other sites.
    pub same_site: SameSite,
    /// Seconds since 1970; without it, it ends with the browser session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub expiration_date: Option<f64>,
}

impl std::fmt::Debug for SetCall {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("SetCall")
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

impl CookieKey {
    /// An address that the cookie goes to.
    #[must_use]
    pub fn url(&self) -> String {
        self.url_of(if self.secure { "https" } else { "http" })
    }

    fn url_of(&self, scheme: &str) -> String {
        let slash = if self.path.starts_with('/') { "" } else { "/" };
        format!("{scheme}://{}{slash}{}", self.host(), self.path)
    }
}

impl RemoveCall {
    /// The call for this cookie.
    #[must_use]
    pub fn of(cookie: &CookieKey) -> Self {
        Self {
            url: cookie.url(),
            name: cookie.name.clone(),
            store_id: cookie.store_id.clone(),
            partition_key: cookie.partition_key.clone(),
            first_party_domain: cookie.first_party_domain.clone(),
        }
    }

    /// The place of this cookie for `chrome.cookies.set`. The address is an encrypted one even where the cookie is not
    /// `Secure`: from any other, browsers refuse what stands beside a `Secure` cookie of the same name (RFC 6265bis,
    /// section 5.7).
    #[must_use]
    pub fn for_setting(cookie: &CookieKey) -> Self {
        Self {
            url: cookie.url_of("https"),
            ..Self::of(cookie)
        }
    }
}

/// The call that sets a cookie as it was.
#[must_use]
pub fn set_call(cookie: &Cookie) -> SetCall {
    SetCall {
        place: RemoveCall::for_setting(&CookieKey::from(cookie)),
        value: cookie.value.clone(),
        domain: (!cookie.host_only).then(|| cookie.domain.clone()),
        path: cookie.path.clone(),
        secure: cookie.secure,
        http_only: cookie.http_only,
        same_site: cookie.same_site,
        expiration_date: cookie.expiration_date,
    }
}

/// What of ASCII Chromium writes otherwise in a path. It refuses the semicolon.
const REWRITTEN: &[u8] = b" \"#;<>?\\^`{|}\x7F";

/// Whether `cookies.set` leaves a path as it is. Chromium makes a URL of it (seen in Chromium 156); Firefox takes any.
#[must_use]
pub fn keeps_path(path: &str) -> bool {
    let is_written_so =
        |byte: u8| byte.is_ascii() && !byte.is_ascii_control() && !REWRITTEN.contains(&byte);
    let is_dots = |segment: &str| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        plain == "." || plain == ".."
    };
    path.starts_with('/') && path.bytes().all(is_written_so) && !path.split('/').any(is_dots)
}
