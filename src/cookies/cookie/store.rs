//! What a cookie store is for: browsers keep the cookies of private windows and of containers apart from all others.

use serde::Serialize;

use super::attributes::Cookie;

/// Chromium has two stores and does not say which is which; that these are they is how it was made from the beginning.
const CHROMIUM_USUAL: &str = "0";
const CHROMIUM_PRIVATE: &str = "1";
const FIREFOX_USUAL: &str = "firefox-default";
const FIREFOX_PRIVATE: &str = "firefox-private";
const FIREFOX_CONTAINERS: &str = "firefox-container-";

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
    /// Of the store with this identifier, as `chrome.cookies` has it.
    ///
    /// ```
    /// use latchkey::cookies::CookieStoreKind;
    ///
    /// assert_eq!(CookieStoreKind::of("firefox-container-2"), CookieStoreKind::Container);
    /// assert_eq!(CookieStoreKind::of("1"), CookieStoreKind::Private);
    /// ```
    #[must_use]
    pub fn of(id: &str) -> Self {
        if id == CHROMIUM_PRIVATE || id == FIREFOX_PRIVATE {
            Self::Private
        } else if id.starts_with(FIREFOX_CONTAINERS) {
            Self::Container
        } else {
            Self::Usual
        }
    }
}

/// Whether a store is one of Firefox's.
pub(super) fn is_of_firefox(id: &str) -> bool {
    id == FIREFOX_USUAL || id == FIREFOX_PRIVATE || id.starts_with(FIREFOX_CONTAINERS)
}

impl Cookie {
    /// It is in a private window, and goes with the last of them.
    #[must_use]
    pub fn is_private(&self) -> bool {
        CookieStoreKind::of(&self.store_id) == CookieStoreKind::Private
    }
}

/// The identifier of the store of a tab: the one that the browser names, as Firefox does, or that of usual or of private
/// windows. Chromium gives no tab the name of its own.
///
/// ```
/// use latchkey::cookies::{CookieStoreKind, store_of_tab};
///
/// assert_eq!(store_of_tab(Some("firefox-container-2"), false, true), "firefox-container-2");
/// assert_eq!(CookieStoreKind::of(store_of_tab(None, true, false)), CookieStoreKind::Private);
/// assert_eq!(CookieStoreKind::of(store_of_tab(None, false, true)), CookieStoreKind::Usual);
/// ```
#[must_use]
pub fn store_of_tab(named: Option<&str>, is_private: bool, is_firefox: bool) -> &str {
    named.unwrap_or(match (is_firefox, is_private) {
        (true, true) => FIREFOX_PRIVATE,
        (true, false) => FIREFOX_USUAL,
        (false, true) => CHROMIUM_PRIVATE,
        (false, false) => CHROMIUM_USUAL,
    })
}
