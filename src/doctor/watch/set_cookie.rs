//! A `Set-Cookie` header as a browser reads it, and why it refuses one: draft-ietf-httpbis-rfc6265bis, "6265bis" for short, and
//! `Partitioned` of draft-cutler-httpbis-partitioned-cookies ("CHIPS").

use serde::Serialize;

use super::super::facts::Place;
use super::date::date;
use crate::site::{is_address, is_at_or_below, registrable_domain};

/// Name and value together, in bytes (6265bis, section 5.6, step 6).
const MAX_PAIR: usize = 4_096;
/// An attribute's value that is longer is not read, in bytes (6265bis, section 5.6).
const MAX_ATTRIBUTE: usize = 1_024;

/// Why a browser refuses a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CookieRefusal"))]
#[serde(rename_all = "camelCase")]
pub enum Refusal {
    /// Characters that may not be in it (6265bis, section 5.6, step 1).
    BadCharacters,
    /// It has neither a name nor a value (6265bis, section 5.7, step 2).
    Empty,
    /// Name and value are longer than 4,096 bytes (6265bis, section 5.6, step 6).
    TooBig,
    /// It wants an encrypted connection, and came over another (6265bis, section 5.7: `secure-only-flag`).
    SecureOverPlain,
    /// Its `Domain` is not that of the host, nor above it (6265bis, section 5.7: domain-match).
    OtherDomain,
    /// Its `Domain` belongs to everybody, like `com` (6265bis, section 5.7: public suffixes).
    PublicDomain,
    /// `SameSite=None` wants `Secure` (6265bis, section 5.7).
    NoneWithoutSecure,
    /// `Partitioned` wants `Secure` (CHIPS, section 2.1).
    PartitionedWithoutSecure,
    /// A name that begins with `__Secure-` wants `Secure` (6265bis, section 4.1.3.1).
    SecurePrefix,
    /// A name that begins with `__Host-` wants `Secure`, `Path=/` and no `Domain` (6265bis, section 4.1.3.2).
    HostPrefix,
    /// A name that begins with `__Http-` wants `Secure` and `HttpOnly` (6265bis, section 4.1.3.3); not every browser knows it.
    HttpPrefix,
    /// A name that begins with `__Host-Http-` wants `HttpOnly` beside what `__Host-` wants (6265bis, section 4.1.3.4).
    HostHttpPrefix,
    /// It has no name, and its value looks like a name with a prefix (6265bis, section 5.7).
    NamelessPrefix,
    /// It is for the site's own pages alone, and came with another site's page (6265bis, section 5.7: `same-site-flag`).
    SameSiteElsewhere,
    /// Over a plain connection, in the place of one that goes over encrypted ones (6265bis, section 5.7: leave secure cookies alone).
    OverSecure,
    /// Nothing in it is wrong; in a page of another site, the browser keeps none.
    ThirdParty,
    /// Nothing in it is wrong, and it is not there: a script has taken it away, or a setting of the browser or an extension is behind it.
    NotKept,
}

impl Refusal {
    /// Whether every browser refuses such a cookie, whatever its settings and its age.
    pub(super) const fn is_everywhere(self) -> bool {
        !matches!(
            self,
            Self::NoneWithoutSecure
                | Self::PartitionedWithoutSecure
                | Self::HttpPrefix
                | Self::HostHttpPrefix
                | Self::NamelessPrefix
                | Self::SameSiteElsewhere
                | Self::OverSecure
                | Self::ThirdParty
                | Self::NotKept
        )
    }
}

/// `SameSite` (6265bis, section 5.6.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SameSite {
    None,
    Strict,
    Lax,
    #[default]
    Unsaid,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "facts are independent of each other"
)]
/// What a header says (6265bis, section 5.6), without its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SetCookie {
    pub(super) name: String,
    /// Name and value together, in bytes.
    pub(super) size: usize,
    /// An empty name, and a value that looks like a name with a prefix.
    hides_prefix: bool,
    has_bad_characters: bool,
    pub(super) domain: Option<String>,
    pub(super) path: Option<String>,
    pub(super) secure: bool,
    pub(super) same_site: SameSite,
    pub(super) partitioned: bool,
    http_only: bool,
    /// `Max-Age`, in seconds: it wins over `Expires`.
    max_age: Option<i64>,
    /// `Expires`, in milliseconds since 1970.
    expires: Option<i64>,
}

/// Where a cookie was set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'try_> {
    /// The address that answered.
    pub(super) at: &'try_ Place,
    /// The site of the page in the tab, where that is another one than the address's, and the page did not go there itself.
    pub(super) is_elsewhere: bool,
}

impl SetCookie {
    /// Reads a header; in whatever is wrong with it, as much as a browser would.
    pub(super) fn read(line: &str) -> Self {
        let mut parts = line.split(';');
        let pair = parts.next().unwrap_or_default();
        let (name, value) = match pair.split_once('=') {
            Some((name, value)) => (name.trim_matches([' ', '\t']), value),
            None => ("", pair),
        };
        let value = value.trim_matches([' ', '\t']);
        let mut read = Self {
            name: name.to_owned(),
            size: name.len() + value.len(),
            hides_prefix: name.is_empty() && has_any_prefix(value),
            has_bad_characters: line
                .chars()
                .any(|letter| letter.is_ascii_control() && letter != '\t'),
            ..Self::default()
        };
        for part in parts {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (name.trim(), value.trim());
            if value.len() <= MAX_ATTRIBUTE {
                read.attribute(&name.to_ascii_lowercase(), value);
            }
        }
        read
    }

    /// The last of a name counts (6265bis, section 5.7).
    fn attribute(&mut self, name: &str, value: &str) {
        match name {
            "domain" => {
                let domain = value
                    .strip_prefix('.')
                    .unwrap_or(value)
                    .to_ascii_lowercase();
                self.domain = (!domain.is_empty()).then_some(domain);
            }
            "path" => self.path = value.starts_with('/').then(|| value.to_owned()),
            "secure" => self.secure = true,
            "httponly" => self.http_only = true,
            "partitioned" => self.partitioned = true,
            "samesite" => {
                self.same_site = match value.to_ascii_lowercase().as_str() {
                    "none" => SameSite::None,
                    "strict" => SameSite::Strict,
                    "lax" => SameSite::Lax,
                    _ => SameSite::Unsaid,
                };
            }
            "max-age" => {
                // What does not fit is a very long time, one way or the other.
                let far = if value.starts_with('-') {
                    i64::MIN
                } else {
                    i64::MAX
                };
                let digits = value.strip_prefix('-').unwrap_or(value);
                let is_number =
                    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                if is_number {
                    self.max_age = Some(value.parse().unwrap_or(far));
                }
            }
            // What is no date is not read.
            "expires" => self.expires = date(value).or(self.expires),
            _ => {}
        }
    }

    /// Whether its time is over by `now`, where it was set at `when`, both in milliseconds since 1970. One whose time is over as it
    /// is set takes a cookie away.
    pub(super) fn ends_by(&self, when: i64, now: i64) -> bool {
        match (self.max_age, self.expires) {
            (Some(seconds), _) => when.saturating_add(seconds.saturating_mul(1_000)) <= now,
            (None, Some(end)) => end <= now,
            (None, None) => false,
        }
    }

    /// The path below which it goes (6265bis, sections 5.1.4 and 5.6.4).
    pub(super) fn path_at<'path>(&'path self, at: &'path Place) -> &'path str {
        self.path.as_deref().unwrap_or_else(|| {
            let end = at.path.rfind('/').unwrap_or(0);
            at.path
                .get(..end.max(1))
                .filter(|path| path.starts_with('/'))
                .unwrap_or("/")
        })
    }

    /// Why a browser refuses it by what it says itself, in the order in which the sections have it.
    pub(super) fn refusals(
        &self,
        Setting { at, is_elsewhere }: Setting,
    ) -> impl Iterator<Item = Refusal> + use<> {
        let is_http_prefixed = has_prefix(&self.name, "__Http-");
        let is_host_http_prefixed = has_prefix(&self.name, "__Host-Http-");
        let is_host_prefixed = has_prefix(&self.name, "__Host-");
        let is_secure_prefixed = has_prefix(&self.name, "__Secure-");
        let is_above = |domain: &str| {
            // Addresses of IP have no domains above them (6265bis, section 5.1.3).
            at.host == domain || (is_at_or_below(&at.host, domain) && !is_address(&at.host))
        };
        let foreign = self.domain.as_deref().filter(|domain| *domain != at.host);
        let is_public = |domain: &str| registrable_domain(domain).is_none();
        let rules = [
            (self.has_bad_characters, Refusal::BadCharacters),
            (self.size == 0, Refusal::Empty),
            (self.size > MAX_PAIR, Refusal::TooBig),
            (
                foreign.is_some_and(|domain| !is_above(domain)),
                Refusal::OtherDomain,
            ),
            (foreign.is_some_and(is_public), Refusal::PublicDomain),
            (self.secure && !at.takes_secure(), Refusal::SecureOverPlain),
            (
                self.same_site == SameSite::None && !self.secure,
                Refusal::NoneWithoutSecure,
            ),
            (
                is_elsewhere && matches!(self.same_site, SameSite::Strict | SameSite::Lax),
                Refusal::SameSiteElsewhere,
            ),
            (
                is_elsewhere && self.same_site == SameSite::Unsaid,
                Refusal::SameSiteElsewhere,
            ),
            (is_secure_prefixed && !self.secure, Refusal::SecurePrefix),
            (
                is_host_prefixed
                    && !(self.secure && self.domain.is_none() && self.path.as_deref() == Some("/")),
                Refusal::HostPrefix,
            ),
            (
                is_http_prefixed && !(self.secure && self.http_only),
                Refusal::HttpPrefix,
            ),
            (
                is_host_http_prefixed && !self.http_only,
                Refusal::HostHttpPrefix,
            ),
            (self.hides_prefix, Refusal::NamelessPrefix),
            (
                self.partitioned && !self.secure,
                Refusal::PartitionedWithoutSecure,
            ),
        ];
        let rules = rules.into_iter();
        rules.filter_map(|(broken, refusal)| broken.then_some(refusal))
    }

    /// Whether a cookie's domain is the one that this sets. One for an address of IP, or for a host that is a public suffix itself, is
    /// for that host alone, whether it says so or not (6265bis, section 5.7).
    pub(super) fn is_for(&self, domain: &str, host_only: bool, at: &Place) -> bool {
        let bare = domain.trim_start_matches('.');
        let own = self.domain.as_deref();
        let own = own.filter(|own| *own != at.host || registrable_domain(own).is_some());
        match own {
            Some(own) => !host_only && bare == own,
            None => host_only && bare == at.host,
        }
    }
}

/// Without regard to case (6265bis, section 5.4).
fn has_prefix(name: &str, prefix: &str) -> bool {
    name.get(..prefix.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(prefix))
}

fn has_any_prefix(value: &str) -> bool {
    ["__Secure-", "__Host-", "__Http-"]
        .iter()
        .any(|prefix| has_prefix(value, prefix))
}
