//! Origins of the web: scheme, host and port (RFC 6454).

use std::{fmt, net::Ipv4Addr, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::LONGEST_HOST;

/// An origin of the web, as `location.origin` has it: `https://example.com`, `http://[::1]:8080`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
pub struct Origin {
    scheme: Scheme,
    host: String,
    /// Nothing where it is the scheme's own.
    port: Option<u16>,
}

/// The schemes of the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// `http`
    Http,
    /// `https`
    Https,
}

/// The text is no origin of the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no page of the web")]
pub struct NotTheWeb;

impl Origin {
    /// The origin of this host at the scheme's own port. The host is as browsers give it: small letters, Punycode, IPv6
    /// in brackets.
    #[must_use]
    pub fn of_host(scheme: Scheme, host: &str) -> Self {
        Self {
            scheme,
            host: host.to_owned(),
            port: None,
        }
    }

    /// The host, without port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The scheme.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Whether nobody on the way can read along: HTTPS, or this computer, as in "Is origin potentially trustworthy?" of
    /// [Secure Contexts](https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy).
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.scheme == Scheme::Https || is_this_computer(&self.host)
    }

    /// Whether it is at the scheme's own port.
    #[must_use]
    pub fn is_at_own_port(&self) -> bool {
        self.port.is_none()
    }

    /// The host, and the port where it is not the scheme's own: `example.com:8443`.
    #[must_use]
    pub fn host_and_port(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }
}

impl Scheme {
    /// Its name, without colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

impl FromStr for Origin {
    type Err = NotTheWeb;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.split_once("://").ok_or(NotTheWeb)?;
        let scheme = match scheme {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return Err(NotTheWeb),
        };
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (rest, None),
        };
        let port = port.map(str::parse).transpose().map_err(|_| NotTheWeb)?;
        let is_bare = is_host(host);
        is_bare
            .then(|| Self {
                scheme,
                host: host.to_owned(),
                port: port.filter(|&port: &u16| port != scheme.port()),
            })
            .ok_or(NotTheWeb)
    }
}

/// `localhost` and the names below it, `127.0.0.0/8`, and `[::1]`, which browsers write in no other way.
pub(crate) fn is_this_computer(host: &str) -> bool {
    let name = host.strip_suffix('.').unwrap_or(host);
    let by_name = name == "localhost" || name.ends_with(".localhost");
    let by_address = || {
        host.parse()
            .is_ok_and(|address: Ipv4Addr| address.is_loopback())
    };
    by_name || host == "[::1]" || by_address()
}

/// Whether the text is a host as browsers give it.
pub(crate) fn is_host(text: &str) -> bool {
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_address = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
    };
    let is_name = |text: &str| {
        text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._~!$&'()*+,;=".contains(&byte)
        })
    };
    let valid = inner.map_or_else(
        || is_name(text),
        |inner| !inner.is_empty() && is_address(inner),
    );
    valid && !text.is_empty() && text.len() <= LONGEST_HOST
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme.name(), self.host_and_port())
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}
