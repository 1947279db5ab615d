//! What a cookie store is for: browsers keep the cookies of private windows and of containers apart from all others.

use serde::Serialize;

use super::attributes::Cookie;

/// What the windows or tabs of a cookie store are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum CookieStoreKind {
    /// The usual windows.
    Usual,
    /// Private windows: when the last of them is closed, all of it goes.
    Private,
    /// A container of Firefox.
    Container,
}

impl CookieStoreKind {
    /// Of the store with this identifier, as `chrome.cookies` has it. Chromium has two of them and does not say which is
    /// which; that it is `1` for private windows is how it was made from the beginning.
    ///
    /// ```
    /// use latchkey::cookies::CookieStoreKind;
    ///
    /// assert_eq!(CookieStoreKind::of("firefox-container-2"), CookieStoreKind::Container);
    /// assert_eq!(CookieStoreKind::of("1"), CookieStoreKind::Private);
    /// ```
    #[must_use]
    pub fn of(id: &str) -> Self {
        if id == "1" || id == "firefox-private" {
            Self::Private
        } else if id.starts_with("firefox-container-") {
            Self::Container
        } else {
            Self::Usual
        }
    }
}

impl Cookie {
    /// It is in a private window, and goes with the last of them.
    #[must_use]
    pub fn is_private(&self) -> bool {
        CookieStoreKind::of(&self.store_id) == CookieStoreKind::Private
    }
}
