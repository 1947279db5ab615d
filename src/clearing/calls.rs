//! The calls that clear, exactly as they are made.

use serde::{Deserialize, Serialize};

use crate::cookies::RemoveCall;
use crate::site::Origin;

/// The most origins or host names of one `browsingData` call: Chromium's filter takes no more.
pub const MOST_ORIGINS_OF_A_CALL: usize = 10;

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingStep"))]
#[serde(rename_all = "camelCase", tag = "call", content = "details")]
pub enum Step {
    /// `cookies.remove`.
    RemoveCookie(RemoveCall),
    /// `cookies.set` with an end in the past: browsers remove the cookie of that very domain and path then.
    ExpireCookie(ExpireCall),
    /// `browsingData.remove`.
    BrowsingData(BrowsingDataRemoval),
    /// `scripting.executeScript` in one document.
    InPage(InPage),
}

/// The arguments of `cookies.set` that end a cookie.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ExpireCall {
    /// Where and under which name.
    #[serde(flatten)]
    pub place: RemoveCall,
    /// The domain, for a cookie that goes to subdomains too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub domain: Option<String>,
    /// The path.
    pub path: String,
    /// Whether it goes over HTTPS only.
    pub secure: bool,
    /// Anything: a cookie without name and value cannot be set.
    pub value: String,
    /// A second that has passed, since 1970.
    pub expiration_date: u32,
}

/// The arguments of `browsingData.remove`; what is nothing is left out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BrowsingDataRemoval {
    /// Chromium: origins, at most [`MOST_ORIGINS_OF_A_CALL`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub origins: Option<Vec<Origin>>,
    /// Firefox: host names, each with a port where it is not the scheme's own; as many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub hostnames: Option<Vec<String>>,
    /// Firefox: the container.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub cookie_store_id: Option<String>,
    /// Only what was stored since then, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub since: Option<u64>,
    /// The one type to remove.
    pub data_type: BrowsingDataType,
}

/// The types of `browsingData` that can be limited to a site. The others cannot, and are not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum BrowsingDataType {
    /// The HTTP cache.
    Cache,
    /// Cache Storage (Chromium).
    CacheStorage,
    /// Cookies.
    Cookies,
    /// Origin private file systems (Chromium).
    FileSystems,
    /// `IndexedDB`.
    IndexedDB,
    /// `localStorage`.
    LocalStorage,
    /// Service workers.
    ServiceWorkers,
}

/// A script in a document. It says what is left when it is done.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InPage {
    /// The tab.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub tab_id: i64,
    /// The frame.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame_id: i64,
    /// The origin that the document must still have: otherwise nothing is done.
    pub origin: Origin,
    /// What to do.
    pub task: PageTask,
}

/// What a script does in a document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum PageTask {
    /// `localStorage.clear()` or `sessionStorage.clear()`.
    ClearArea {
        /// Which.
        area: StorageArea,
    },
    /// `removeItem` for each key.
    RemoveKeys {
        /// Of which storage.
        area: StorageArea,
        /// The keys.
        keys: Vec<String>,
    },
    /// `indexedDB.deleteDatabase` for each name that `indexedDB.databases()` gives.
    DeleteEveryDatabase,
    /// `indexedDB.deleteDatabase` for each name.
    DeleteDatabases {
        /// The names.
        names: Vec<String>,
    },
    /// Every object store of each database that `indexedDB.databases()` gives is emptied. A database that a page holds open
    /// cannot be deleted: the deletion would wait, and all that opens the database would wait for it.
    EmptyEveryDatabase,
    /// The same for each name.
    EmptyDatabases {
        /// The names.
        names: Vec<String>,
    },
    /// `caches.delete` for each name that `caches.keys()` gives.
    DeleteCaches,
    /// `unregister` of each registration.
    UnregisterServiceWorkers,
    /// `removeEntry`, recursively, for each entry of `navigator.storage.getDirectory()`.
    RemoveFiles,
    /// `document.cookie` with an end in the past, for each.
    ExpireCookies {
        /// The cookies.
        cookies: Vec<ScriptCookie>,
    },
}

impl PageTask {
    /// Whether it is about what each tab has its own of.
    #[must_use]
    pub const fn is_per_tab(&self) -> bool {
        matches!(
            self,
            Self::ClearArea {
                area: StorageArea::Session
            } | Self::RemoveKeys {
                area: StorageArea::Session,
                ..
            }
        )
    }
}

/// A cookie as a script names it, which may do so in every letter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ScriptCookie {
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Its domain, if it goes to subdomains too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub domain: Option<String>,
    /// Whether it goes over HTTPS only.
    pub secure: bool,
}

/// One of the two Web Storage areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum StorageArea {
    /// `localStorage`
    Local,
    /// `sessionStorage`
    Session,
}
