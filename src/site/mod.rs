//! Which hosts belong together: the registrable domain, by the Public Suffix List (<https://publicsuffix.org/list/>).
//!
//! The table is `suffixes.txt`, made by `tools/public-suffixes.mjs`: labels reversed and in Punycode, a line for all
//! rules below the same labels, sorted by bytes. Hosts are as browsers give them: small letters, Punycode, IPv6 in brackets.

mod display;
mod origin;
mod table;
mod typed;

pub use display::shown_host;
pub use origin::{NotTheWeb, Origin, Scheme};
pub(crate) use origin::{is_host, is_this_computer};
pub use typed::{typed_address, typed_site};

use table::Rule;

/// The longest host name, in bytes (RFC 1035, section 2.3.4).
pub const LONGEST_HOST: usize = 253;
/// The longest label.
const LONGEST_LABEL: usize = 63;

/// The registrable domain of a host: its public suffix and one label more. Nothing for IP addresses, public suffixes
/// themselves and what is no host name.
///
/// ```
/// use latchkey::site::registrable_domain;
/// assert_eq!(registrable_domain("www.fern.co.uk").as_deref(), Some("fern.co.uk"));
/// assert_eq!(registrable_domain("robin.github.io").as_deref(), Some("robin.github.io"));
/// assert_eq!(registrable_domain("co.uk"), None);
/// ```
#[must_use]
pub fn registrable_domain(host: &str) -> Option<String> {
    let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.len() <= LONGEST_LABEL;
    if host.len() > LONGEST_HOST || !labels.iter().all(is_label) || is_address(&host) {
        return None;
    }
    let begin = labels.len().checked_sub(suffix_length(&labels) + 1)?;
    Some(labels.get(begin..)?.join("."))
}

/// Whether there are domains below it, by the list: a top-level domain, or what countries and hosts have below theirs.
pub(crate) fn is_listed_suffix(suffix: &str) -> bool {
    let labels: Vec<&str> = suffix.rsplit('.').collect();
    table::has(&labels.join("."), Rule::Plain)
}

/// The site of a host: its registrable domain, or the host itself where it has none. Two hosts belong together if this is
/// the same.
#[must_use]
pub fn site_of(host: &str) -> String {
    registrable_domain(host).unwrap_or_else(|| {
        let host = host.strip_suffix('.').unwrap_or(host);
        host.to_ascii_lowercase()
    })
}

/// The site of a page, as browsers tell sites apart: a host with the dot of the root behind it is of another one, with
/// cookies and storage of its own.
///
/// ```
/// use latchkey::site::site_of_page;
/// assert_eq!(site_of_page("www.fern.example."), "fern.example.");
/// assert_eq!(site_of_page("www.fern.example"), "fern.example");
/// ```
#[must_use]
pub fn site_of_page(host: &str) -> String {
    let root = if host.ends_with('.') { "." } else { "" };
    site_of(host) + root
}

/// What a browser with another Public Suffix List may take for the site of a host though it is not: the domains above the
/// site that have two labels or more, the highest first. Of a public suffix it is the host itself.
///
/// ```
/// use latchkey::site::domains_above;
/// assert_eq!(domains_above("www.fern.example"), Vec::<String>::new());
/// assert_eq!(domains_above("www.robin.github.io"), ["github.io"]);
/// ```
#[must_use]
pub fn domains_above(host: &str) -> Vec<String> {
    let page = site_of_page(host);
    let site = page.strip_suffix('.').unwrap_or(&page);
    if is_address(site) {
        return vec![];
    }
    let labels: Vec<&str> = site.split('.').collect();
    let own = usize::from(registrable_domain(site).is_some());
    let root = page.get(site.len()..).unwrap_or_default();
    (own..labels.len().saturating_sub(1))
        .rev()
        .filter_map(|at| Some(labels.get(at..)?.join(".") + root))
        .collect()
}

/// Whether a host, with or without the dot that cookies have before it, is of a site. Below a public suffix, and below
/// `localhost`, there are sites of other people; a site with the dot of the root has hosts with that dot only.
///
/// ```
/// use latchkey::site::is_of;
/// assert!(is_of("fern.example", ".www.fern.example"));
/// assert!(is_of("github.io", "github.io"));
/// assert!(!is_of("github.io", "robin.github.io"));
/// ```
#[must_use]
pub fn is_of(site: &str, host: &str) -> bool {
    let host = host.strip_prefix('.').unwrap_or(host);
    if site.ends_with('.') {
        site_of_page(host) == site
    } else {
        site_of(host) == site
    }
}

/// Whether a host is a domain or below it, as names go: whether they belong together, [`is_of`] says.
#[must_use]
pub(crate) fn is_at_or_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|below| below.is_empty() || below.ends_with('.'))
}

/// Whether a host is an IPv4 address, as browsers write it, or an IPv6 address in brackets: a name does not end in a number.
#[must_use]
pub(crate) fn is_address(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_number = !last.is_empty() && last.bytes().all(|digit| digit.is_ascii_digit());
    host.starts_with('[') || is_number
}

/// How many labels the public suffix has: the longest rule that fits; an exception ends one label before; where no rule
/// fits, it is the last label.
fn suffix_length(labels: &[&str]) -> usize {
    let mut reversed = String::new();
    let mut longest = 1;
    for (count, label) in (1..).zip(labels.iter().rev()) {
        let parent = reversed.clone();
        if count > 1 {
            reversed.push('.');
        }
        reversed.push_str(label);
        let wild = count > 1 && table::has(&parent, Rule::Wildcard);
        // Exceptions are from wildcards.
        if wild && table::has(&reversed, Rule::Exception) {
            return count - 1;
        }
        if wild || table::has(&reversed, Rule::Plain) {
            longest = count;
        }
    }
    longest
}
