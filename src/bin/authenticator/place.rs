//! Where an address belongs.

use latchkey::site;
use web_sys::Url;

/// The site of an address, and whether nobody on the way can read along.
pub(crate) struct Place {
    /// The registrable domain, or the host where it has none.
    pub(crate) site: String,
    /// HTTPS, or this computer.
    pub(crate) secure: bool,
}

/// The browser's own parser decides what an address means; one without a host, or that it refuses, has no place.
pub(crate) fn place(address: &str) -> Option<Place> {
    let url = Url::new(address).ok()?;
    let host = url.hostname();
    let here = host == "localhost" || host.ends_with(".localhost") || host == "127.0.0.1";
    let secure = match url.protocol().as_str() {
        "https:" => true,
        "http:" => here,
        _ => return None,
    };
    (!host.is_empty()).then(|| Place {
        site: site::site_of(&host),
        secure,
    })
}
