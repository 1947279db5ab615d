//! What happens to cookies, as whoever listens to the browser tells it.

use serde::Deserialize;

/// What happened.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum CookieEvent {
    /// A form with a password or a code was sent.
    Submitted {
        /// The host of the page.
        host: String,
        /// The cookie store of its tab: private windows and containers have their own.
        store: String,
        /// What tells the document from others, where the browser says.
        document: Option<String>,
        /// Whether the browser tells of a cookie that gets the value it had. Firefox does not.
        hears_all: bool,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// Latchkey has signed the person out, or removed what had signed them in.
    Left {
        /// The host of the page.
        host: String,
        /// The cookie store.
        store: String,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A tab has come back to a site from its identity provider, which has signed the person in.
    Returned {
        /// The host of the page.
        host: String,
        /// The cookie store of its tab.
        store: String,
        /// Whether the browser tells of a cookie that gets the value it had.
        hears_all: bool,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A page in front says whether somebody is signed in.
    PageSaid {
        /// The host of the page.
        host: String,
        /// The cookie store of its tab.
        store: String,
        /// Somebody is, or nobody is.
        signed_in: bool,
        /// The document, where it said so by itself. That from which a password was sent shows the form still until the
        /// site has answered.
        document: Option<String>,
        /// When its document began, where that is known: milliseconds since 1970.
        began: Option<f64>,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A page from which a password was sent shows no way in any more, without another document having come.
    FormWent {
        /// The host of the page.
        host: String,
        /// The cookie store of its tab.
        store: String,
        /// The document.
        document: String,
        /// Milliseconds since 1970.
        at: f64,
    },
    /// A page shows a form that comes before being signed in: one that opens an account, brings one back, or asks for a code.
    FormStays {
        /// The host of the page.
        host: String,
        /// The cookie store of its tab.
        store: String,
        /// The document.
        document: String,
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
        /// Its name.
        name: String,
        /// Scripts cannot read it.
        http_only: bool,
        /// The length of its value, in UTF-16 code units.
        length: u32,
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
