//! Identity providers: which site signs people in through which, and where that provider ends its own session.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::site::site_of;

/// The most that are remembered; those that were seen longest ago go first.
const MOST: usize = 100;
/// The longest description of a provider that is read, in bytes.
const LONGEST_DESCRIPTION: usize = 64 * 1024;
/// The longest part of an address that is remembered, in bytes.
const LONGEST_ADDRESS: usize = 2048;
/// Where a provider describes itself, below its issuer (`OpenID` Connect Discovery 1.0, section 4).
const WELL_KNOWN: &str = "/.well-known/openid-configuration";
/// The issuer is searched so many folders deep.
const DEEPEST_ISSUER: usize = 4;

/// An address that a tab has gone to, as the browser has parsed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Destination {
    /// Scheme, host and port.
    pub origin: String,
    /// The host.
    pub host: String,
    /// The path.
    pub path: String,
    /// Names and values of the query.
    pub query: Vec<(String, String)>,
}

/// A site signs people in through an identity provider.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reliance {
    /// The site's registrable domain.
    pub site: String,
    /// The provider's registrable domain.
    pub provider: String,
    /// The provider's origin.
    pub origin: String,
    /// The path of its authorization endpoint.
    path: String,
}

impl Reliance {
    /// What an authorization request in the address bar says (RFC 6749, section 4.1.1), which `OpenID` Connect shares. Nothing
    /// if it is none, or site and provider are one.
    #[must_use]
    pub fn seen(destination: &Destination) -> Option<Self> {
        let value = |name: &str| {
            let mut query = destination.query.iter();
            query
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str())
        };
        let asks = value("response_type")?
            .split(' ')
            .all(|part| matches!(part, "code" | "token" | "id_token"));
        if !asks || value("client_id")?.is_empty() {
            return None;
        }
        let site = site_of(host_in(value("redirect_uri")?)?);
        let provider = site_of(&destination.host);
        let Destination { origin, path, .. } = destination;
        let short = origin.len() + path.len() <= LONGEST_ADDRESS;
        (short && site != provider).then(|| Self {
            site,
            provider,
            origin: origin.clone(),
            path: path.clone(),
        })
    }

    /// Paths where the provider may describe itself: below each folder of its authorization endpoint.
    #[must_use]
    pub fn descriptions(&self) -> Vec<String> {
        let ends = self.path.match_indices('/').map(|(at, _)| at);
        ends.take(DEEPEST_ISSUER)
            .filter_map(|end| self.path.get(..end))
            .map(|issuer| format!("{issuer}{WELL_KNOWN}"))
            .collect()
    }

    /// The `end_session_endpoint` (`OpenID` Connect RP-Initiated Logout 1.0, section 2.1) out of what the provider says of
    /// itself, in JSON. Only a description of this very authorization endpoint counts, and only an endpoint of the same origin.
    #[must_use]
    pub fn end_session(&self, description: &str) -> Option<String> {
        if description.len() > LONGEST_DESCRIPTION {
            return None;
        }
        let said: Value = serde_json::from_str(description).ok()?;
        let own = format!("{}{}", self.origin, self.path);
        if said.get("authorization_endpoint")?.as_str()? != own {
            return None;
        }
        let endpoint = said.get("end_session_endpoint")?.as_str()?;
        let path = endpoint.strip_prefix(&self.origin)?;
        (path.starts_with('/') && endpoint.len() <= LONGEST_ADDRESS).then(|| endpoint.to_owned())
    }
}

/// Takes note of what was seen. The latest comes last; of each site there is one.
pub fn note_reliance(known: &mut Vec<Reliance>, seen: Reliance) {
    known.retain(|other| other.site != seen.site);
    known.push(seen);
    let surplus = known.len().saturating_sub(MOST);
    known.drain(..surplus);
}

/// The host of an address of the web. One with a name or a password in it is not read.
fn host_in(address: &str) -> Option<&str> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => host,
        _ => authority,
    };
    (!host.is_empty() && !host.contains('@')).then_some(host)
}
