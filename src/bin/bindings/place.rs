//! Where an address leads.

use latchkey::site::Origin;
use web_sys::Url;

/// The browser's own parser decides what an address means. What is none of the web has no place, and `blob:` none of its own.
#[must_use]
pub fn place(address: &str) -> Option<Origin> {
    let url = Url::new(address).ok()?;
    format!("{}//{}", url.protocol(), url.host()).parse().ok()
}
