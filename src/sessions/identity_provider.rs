//! Identity providers: which site signs people in through which, and where that provider ends its own session.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::site::{is_of, site_of};

/// The most that are remembered; those that were seen longest ago go first.
const MOST: usize = 100;
/// The longest description of a provider that is read, in bytes.
const LONGEST_DESCRIPTION: usize = 64 * 1024;
/// The longest part of an address that is remembered, in bytes.
const LONGEST_ADDRESS: usize = 2048;
/// The most requests to sign in of one tab that wait for an answer: a provider can send on to another.
const MOST_WAITING: usize = 5;
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
        let site = site_of(host_and_path(value("redirect_uri")?)?.0);
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

/// A request to sign in that a tab has made, and that has not led back yet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SignInRequest"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    reliance: Reliance,
    /// Host and path to which it is to lead back.
    back: (String, String),
    /// A cookie of the site was set since.
    has_set_cookie: bool,
}

impl Request {
    /// A cookie was set, with this domain.
    pub fn note_cookie(&mut self, domain: &str) {
        let host = domain.trim_start_matches('.');
        self.has_set_cookie |= is_of(&self.reliance.site, host);
    }

    /// Whether a tab that is here now has come back. Most sites send on at once from where they are led back to: they are known
    /// by the cookie that signs in, set on the way.
    fn leads_to(&self, here: &Destination) -> bool {
        let (host, path) = &self.back;
        (here.host == *host && here.path == *path)
            || (self.has_set_cookie && is_of(&self.reliance.site, &here.host))
    }
}

/// What came of a tab that has gone to an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FollowedSignIn"))]
#[serde(rename_all = "camelCase")]
pub struct Followed {
    /// The requests that wait still.
    pub waiting: Vec<Request>,
    /// Through whom a site signs people in.
    pub reliance: Option<Reliance>,
    /// It has led back, and does not say that it has failed (RFC 6749, section 4.1.2.1).
    pub signed_in: bool,
}

/// A tab has gone to an address. Gives through whom a site signs people in, once a request that has begun at the site, or in an
/// empty tab, has led back to it: anybody can send a tab to an address that looks like the beginning of signing in. `from` is the
/// host that the tab showed before.
#[must_use]
pub fn follow(mut waiting: Vec<Request>, from: Option<&str>, here: &Destination) -> Followed {
    let reliance = step(&mut waiting, from, here);
    let has_failed = here.query.iter().any(|(name, _)| name == "error");
    Followed {
        waiting,
        signed_in: reliance.is_some() && !has_failed,
        reliance,
    }
}

fn step(waiting: &mut Vec<Request>, from: Option<&str>, here: &Destination) -> Option<Reliance> {
    if let Some(request) = begun(from, here) {
        waiting.retain(|other| other.reliance.site != request.reliance.site);
        waiting.push(request);
        let surplus = waiting.len().saturating_sub(MOST_WAITING);
        waiting.drain(..surplus);
        return None;
    }
    let at = waiting.iter().position(|request| request.leads_to(here))?;
    Some(waiting.remove(at).reliance)
}

fn begun(from: Option<&str>, here: &Destination) -> Option<Request> {
    let reliance = Reliance::seen(here)?;
    if from.is_some_and(|from| !is_of(&reliance.site, from)) {
        return None;
    }
    let mut query = here.query.iter();
    let (_, address) = query.find(|(key, _)| key == "redirect_uri")?;
    let (host, path) = host_and_path(address)?;
    Some(Request {
        back: (host.to_owned(), path.to_owned()),
        reliance,
        has_set_cookie: false,
    })
}

/// Host and path of an address of the web. One with a name or a password in it is not read.
fn host_and_path(address: &str) -> Option<(&str, &str)> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.split(['?', '#', '\\']).next()?;
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, "/"),
    };
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => host,
        _ => authority,
    };
    (!host.is_empty() && !host.contains('@') && address.len() <= LONGEST_ADDRESS)
        .then_some((host, path))
}
