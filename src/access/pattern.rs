//! Match patterns, as browsers define them for extensions.
//!
//! Grammar: `<scheme>://<host><path>` and `<all_urls>`; see
//! <https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns> and
//! <https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns>.
//! Only the parts that host access depends on are kept: a granted origin always ends in `/*`.

use std::{fmt, str::FromStr};

use crate::site::{Origin, is_at_or_below, registrable_domain};

/// A set of origins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchPattern {
    scheme: Scheme,
    host: Host,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Scheme {
    /// `<all_urls>`: the web's schemes and others, such as `file`.
    Any,
    /// `*`: `http` and `https`.
    Web,
    One(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Host {
    Every,
    /// The host and all of its subdomains.
    Subdomains(String),
    One(String),
}

/// Text that is no match pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidPattern {
    /// There is no `://`, or nothing before it.
    #[error("a match pattern begins with a scheme and ://")]
    SchemeMissing,
    /// The scheme is neither `*` nor letters, digits, `+`, `-`, `.`.
    #[error("the scheme of a match pattern is * or a name")]
    InvalidScheme,
    /// The host is empty, holds a port, or has `*` elsewhere than at its start.
    #[error("the host of a match pattern is *, *.name or a name, without port")]
    InvalidHost,
    /// The path is not `/*`, so that the pattern is no origin.
    #[error("the path of an origin's match pattern is /*")]
    InvalidPath,
}

impl MatchPattern {
    /// The pattern for one host, over `http` and `https`: `*://example.com/*`.
    #[must_use]
    pub fn for_host(host: &str) -> Self {
        Self {
            scheme: Scheme::Web,
            host: Host::One(host.to_owned()),
        }
    }

    /// The pattern for a registrable domain and all of its subdomains, over `http` and `https`: `*://*.example.com/*`.
    #[must_use]
    pub fn for_site(domain: &str) -> Self {
        Self {
            scheme: Scheme::Web,
            host: Host::Subdomains(domain.to_owned()),
        }
    }

    /// The pattern for the whole site of a host. One without a registrable domain, an address or a public suffix, has no
    /// subdomains of its own.
    #[must_use]
    pub fn for_site_of(host: &str) -> Self {
        registrable_domain(host)
            .map_or_else(|| Self::for_host(host), |domain| Self::for_site(&domain))
    }

    /// Whether all that is in the other set, which is one of the web, is in this one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let host = match (&self.host, &other.host) {
            (Host::Every, _) => true,
            (Host::One(name), Host::One(other)) => name == other,
            (Host::Subdomains(name), Host::One(other) | Host::Subdomains(other)) => {
                is_at_or_below(other, name)
            }
            (Host::One(_) | Host::Subdomains(_), _) => false,
        };
        host && matches!(self.scheme, Scheme::Any | Scheme::Web)
    }

    /// Whether the sets have a page of the web in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let host = match (&self.host, &other.host) {
            (Host::Every, _) | (_, Host::Every) => true,
            (Host::One(name), Host::One(other)) => name == other,
            (Host::One(one), Host::Subdomains(above))
            | (Host::Subdomains(above), Host::One(one)) => is_at_or_below(one, above),
            (Host::Subdomains(name), Host::Subdomains(other)) => {
                is_at_or_below(name, other) || is_at_or_below(other, name)
            }
        };
        host && self.covers_web()
    }

    /// Whether pages of this origin are in the set. Match patterns do not look at the port.
    #[must_use]
    pub fn matches(&self, origin: &Origin) -> bool {
        let scheme = match &self.scheme {
            Scheme::Any | Scheme::Web => true,
            Scheme::One(name) => name == origin.scheme().name(),
        };
        let host = match &self.host {
            Host::Every => true,
            Host::One(name) => name == origin.host(),
            Host::Subdomains(name) => is_at_or_below(origin.host(), name),
        };
        scheme && host
    }

    /// Whether the set holds every host.
    #[must_use]
    pub fn is_every_host(&self) -> bool {
        self.host == Host::Every
    }

    /// The host whose pages, or whose and its subdomains', are in the set; nothing where it holds every host.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        match &self.host {
            Host::Every => None,
            Host::Subdomains(name) | Host::One(name) => Some(name),
        }
    }

    /// Whether the set holds any page of the web.
    #[must_use]
    pub fn covers_web(&self) -> bool {
        match &self.scheme {
            Scheme::Any | Scheme::Web => true,
            Scheme::One(name) => matches!(name.as_str(), "http" | "https"),
        }
    }

    /// The part of the set that is on the web.
    #[must_use]
    pub fn web_only(self) -> Self {
        match self.scheme {
            Scheme::Any => Self {
                scheme: Scheme::Web,
                ..self
            },
            Scheme::Web | Scheme::One(_) => self,
        }
    }
}

impl FromStr for MatchPattern {
    type Err = InvalidPattern;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "<all_urls>" {
            return Ok(Self {
                scheme: Scheme::Any,
                host: Host::Every,
            });
        }
        let (scheme, rest) = text
            .split_once("://")
            .ok_or(InvalidPattern::SchemeMissing)?;
        let (host, path) = rest.split_once('/').ok_or(InvalidPattern::InvalidPath)?;
        if path != "*" {
            return Err(InvalidPattern::InvalidPath);
        }
        Ok(Self {
            scheme: scheme.parse()?,
            host: host.parse()?,
        })
    }
}

impl FromStr for Scheme {
    type Err = InvalidPattern;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "" => Err(InvalidPattern::SchemeMissing),
            "*" => Ok(Self::Web),
            _ if text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) =>
            {
                Ok(Self::One(text.to_ascii_lowercase()))
            }
            _ => Err(InvalidPattern::InvalidScheme),
        }
    }
}

impl FromStr for Host {
    type Err = InvalidPattern;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "*" {
            return Ok(Self::Every);
        }
        let (name, subdomains) = match text.strip_prefix("*.") {
            Some(name) => (name, true),
            None => (text, false),
        };
        let is_address = name.starts_with('[') && name.ends_with(']');
        let has_port = !is_address && name.contains(':');
        if name.is_empty() || has_port || name.contains(['*', '/', '?', '#', '@', '<', '>', ' ']) {
            return Err(InvalidPattern::InvalidHost);
        }
        let name = name.to_lowercase();
        Ok(if subdomains {
            Self::Subdomains(name)
        } else {
            Self::One(name)
        })
    }
}

impl fmt::Display for MatchPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match &self.scheme {
            Scheme::Any if self.host == Host::Every => return f.write_str("<all_urls>"),
            Scheme::Any | Scheme::Web => "*",
            Scheme::One(name) => name,
        };
        match &self.host {
            Host::Every => write!(f, "{scheme}://*/*"),
            Host::Subdomains(name) => write!(f, "{scheme}://*.{name}/*"),
            Host::One(name) => write!(f, "{scheme}://{name}/*"),
        }
    }
}
