//! Sites as people type them: with a scheme, a path, a star, capitals, other scripts.

use super::{Origin, registrable_domain, site_of};

/// The address of a typed text, for the URL parser.
#[must_use]
pub fn typed_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let known = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let rest = rest.strip_prefix("*.").unwrap_or(rest);
    (known && !rest.is_empty()).then(|| format!("{scheme}://{rest}"))
}

/// The site of a typed text that the URL parser has read: its registrable domain, or a host that has none and is no public
/// suffix. A single word is the name of something, and no site.
#[must_use]
pub fn typed_site(origin: &Origin) -> Option<String> {
    let host = origin.host();
    let site = site_of(host);
    let is_site = registrable_domain(host).is_some() || is_address(&site) || site == "localhost";
    is_site.then_some(site)
}

fn is_address(host: &str) -> bool {
    host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok()
}
