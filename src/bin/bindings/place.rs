//! Where an address leads.

use latchkey::access::Place;
use web_sys::Url;

/// The browser's own parser decides what an address means; one that it refuses has no place.
#[must_use]
pub fn place(address: &str) -> Option<Place> {
    let url = Url::new(address).ok()?;
    let scheme = url.protocol().trim_end_matches(':').to_owned();
    Some(Place {
        scheme,
        host: url.hostname(),
    })
}
