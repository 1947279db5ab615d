//! Sites as people type them: with a scheme, a path, a star, capitals, other scripts.

use super::{Origin, is_address, registrable_domain, site_of};

/// The address of a typed text, for the URL parser.
#[must_use]
pub fn typed_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let known = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let rest = rest.strip_prefix("*.").unwrap_or(rest);
    (known && !rest.is_empty() && !is_number(rest)).then(|| format!("{scheme}://{rest}"))
}

/// Whether the host is a number that the URL parser would take for an address of four, as it takes `12` for `0.0.0.12`.
fn is_number(rest: &str) -> bool {
    let host = rest
        .split(['/', '?', '#', ':', '\\'])
        .next()
        .unwrap_or_default();
    let last = host
        .trim_end_matches('.')
        .rsplit('.')
        .next()
        .unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    let digits = hexadecimal.map_or_else(
        || !last.is_empty() && last.bytes().all(|digit| digit.is_ascii_digit()),
        |digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()),
    );
    digits && host.parse::<std::net::Ipv4Addr>().is_err()
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
