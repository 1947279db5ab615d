//! What the browser tells about a site before it is cleared: plain facts, no judgement.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{cookies::CookieKey, site::Origin};

/// All that is known when a person clicks.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClearingFacts {
    /// The browser.
    pub browser: BrowserFacts,
    /// The origin of the page, as `location.origin` has it.
    pub page: String,
    /// The cookie store of the page's tab.
    pub store_id: String,
    /// Whether the person protects the site.
    pub site_protected: bool,
    /// Other hosts of the site that are known, without scheme and port.
    pub hosts: Vec<String>,
    /// Origins of the site that a tab has shown before: no document of theirs need be open.
    #[serde(default)]
    pub origins: BTreeSet<Origin>,
    /// The cookies of the site and those kept under it, in every partition.
    pub cookies: Vec<FoundCookie>,
    /// Documents of the site in open tabs, frames in tabs of other sites included.
    pub documents: Vec<OpenDocument>,
    /// What is stored, as far as it could be seen.
    pub storage: Vec<OriginStorage>,
}

/// What the browser can do.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BrowserFacts {
    /// The engine.
    pub engine: Engine,
    /// The major version.
    pub version: u32,
    /// Whether the tab is in a private window.
    pub private_window: bool,
    /// Whether the extension may see the whole site (host permission).
    pub has_host_access: bool,
    /// Whether the extension has `browsingData`.
    pub has_browsing_data: bool,
    /// Whether the browser takes one of [`crate::site::domains_above`] the site for the site, since its Public Suffix List is
    /// of another date. Nothing where it could not be asked.
    #[serde(default)]
    pub widens: Option<bool>,
    /// Whether the extension may see every site: cookies that others keep under this one are theirs to show.
    #[serde(default)]
    pub sees_others: bool,
}

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "BrowserEngine"))]
#[serde(rename_all = "camelCase")]
pub enum Engine {
    /// Chrome, Edge, Brave, Opera and others.
    Chromium,
    /// Firefox.
    Firefox,
}

/// A cookie that was found.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FoundCookie {
    /// Which one.
    pub cookie: CookieKey,
    /// Whether it signs the person in.
    pub signs_in: bool,
    /// Whether what signs in may count only beside it.
    #[serde(default)]
    pub beside: bool,
    /// Whether the person protects it.
    pub protected: bool,
    /// Whether scripts cannot reach it.
    #[serde(default)]
    pub http_only: bool,
    /// Whether it went while the site was cleared, and is there again.
    #[serde(default)]
    pub seen_to_go: bool,
}

impl FoundCookie {
    /// Whether it stays where the person wants to stay signed in.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        self.signs_in || self.beside
    }
}

/// A document in which the extension could run a script.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenDocument {
    /// The tab.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub tab_id: i64,
    /// The frame; 0 is the tab's own document.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame_id: i64,
    /// The document's origin.
    pub origin: Origin,
    /// The cookie store of the tab.
    pub store_id: String,
    /// Whether it is a frame in a tab of another site: what it stores is in a partition of its own.
    pub embedded: bool,
    /// Whether a script may run there: not in a tab that sleeps, shows an error, or may not be accessed.
    pub scriptable: bool,
    /// Whether it stands in for a page that was left, and runs nothing of the site's.
    #[serde(default)]
    pub quiet: bool,
    /// Whether it runs and does not answer: when it goes on, it may write.
    #[serde(default)]
    pub hangs: bool,
}

/// What an origin stores. Each field is nothing where it could not be seen.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OriginStorage {
    /// The origin.
    pub origin: Origin,
    /// Keys of `localStorage`.
    pub local_storage: Option<Vec<StoredItem>>,
    /// Keys of `sessionStorage`, of all tabs.
    pub session_storage: Option<Vec<StoredItem>>,
    /// Names of `IndexedDB` databases.
    pub indexed_db: Option<Vec<StoredItem>>,
    /// Names of caches (Cache Storage).
    pub cache_storage: Option<Vec<String>>,
    /// Scopes of service workers.
    pub service_workers: Option<Vec<String>>,
    /// Names at the root of the origin's private file system.
    pub file_systems: Option<Vec<String>>,
}

impl OriginStorage {
    /// Its keys and databases, as far as they were seen.
    pub(super) fn items(&self) -> impl Iterator<Item = &StoredItem> {
        let items = [&self.local_storage, &self.session_storage, &self.indexed_db];
        items.into_iter().flatten().flatten()
    }

    /// How many things were seen.
    pub(super) fn count(&self) -> usize {
        let items = [&self.local_storage, &self.session_storage, &self.indexed_db];
        let names = [
            &self.cache_storage,
            &self.service_workers,
            &self.file_systems,
        ];
        let items = items.iter().map(|seen| seen.as_ref().map_or(0, Vec::len));
        let names = names.iter().map(|seen| seen.as_ref().map_or(0, Vec::len));
        items.chain(names).sum()
    }
}

/// A key or a database.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StoredItem {
    /// Its name.
    pub name: String,
    /// Whether it signs the person in, by [`crate::cookies::StoredValue`].
    pub signs_in: bool,
    /// Whether what signs in may count only beside it, or the page's data can be read only with it.
    #[serde(default)]
    pub beside: bool,
}

impl StoredItem {
    /// Whether it stays where the person wants to stay signed in.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        self.signs_in || self.beside
    }
}

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClearingWish {
    /// What to clear.
    pub choice: Choice,
    /// Where.
    pub scope: Scope,
    /// Only what was stored since then, in Unix milliseconds; nothing: whenever.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub since: Option<u64>,
}

/// What to clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingChoice"))]
#[serde(rename_all = "camelCase")]
pub enum Choice {
    /// Everything but what signs the person in.
    FixThisSite,
    /// Everything.
    SignOutAndClear,
    /// The HTTP cache and Cache Storage.
    OnlyTheCache,
}

/// Where to clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingScope"))]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// The page's host: cookies have no port, and what is stored by origin goes at every port that is known.
    Host,
    /// Every host of the page's registrable domain.
    Site,
}
