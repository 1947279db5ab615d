//! What happens to cookies, as whoever listens to the browser tells it.

use serde::Deserialize;

/// What happened.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum CookieEvent {
    /// A form with a password or a code was sent.
    Submitted {
        /// The host of the page.
        host: String,
        /// The cookie store of its tab: private windows and containers have their own.
        store: String,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A cookie got a value.
    Set {
        /// The host of the cookie, with or without a dot before it.
        host: String,
        /// Its store.
        store: String,
        /// What tells it from all others.
        identity: String,
        /// Whether it had another value, or the same, just before.
        replaced: bool,
        /// A hash of the value, too short to say what it is.
        fingerprint: u16,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A site had a cookie expire.
    Expired {
        /// The host of the cookie, with or without a dot before it.
        host: String,
        /// Its store.
        store: String,
        /// What tells it from all others.
        identity: String,
        /// Milliseconds since 1970.
        at: f64,
    },
}
