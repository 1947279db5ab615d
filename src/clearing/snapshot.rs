//! What the extension sees of a site, values included, and the facts and the undo that come of it.
//!
//! Values stay in the core: [`ClearingFacts`] have names only.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    facts::{BrowserFacts, ClearingFacts, FoundCookie, OpenDocument, OriginStorage, StoredItem},
    keeping::{Judged, database_is_needed, item_is_needed, mark_beside},
    undo::{UndoContents, UndoItems},
};
use crate::site::Origin;
use crate::{
    cookies::{Cookie, CookieKey, Kind, StoredValue, database_signs_in, stored_item_signs_in},
    site::site_of_page,
};

/// All that was seen. It has no `Debug`, so that it does not end up in a log.
#[derive(Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SiteLook {
    /// The browser.
    pub browser: BrowserFacts,
    /// The origin of the page, as `location.origin` has it.
    pub page: String,
    /// The cookie store of the page's tab.
    pub store_id: String,
    /// Origins of the site that a tab has shown before, as `location.origin` has them.
    #[serde(default)]
    pub origins: BTreeSet<String>,
    /// Tabs whose pages were left: what they show instead runs nothing of the site's.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    pub quiet_tabs: BTreeSet<i64>,
    /// The cookies of the site and those kept under it, in every partition.
    pub cookies: Vec<Cookie>,
    /// What each of them is for, in their order.
    pub kinds: Vec<Kind>,
    /// The places of those that a sign-in has brought, as far as that was seen.
    #[serde(default)]
    pub came_with_sign_in: BTreeSet<usize>,
    /// The places of those that went while the site was cleared, and are there again.
    #[serde(default)]
    pub seen_to_go: BTreeSet<usize>,
    /// Documents in open tabs, of the site or of others.
    pub documents: Vec<SeenDocument>,
    /// What the person protects.
    pub protected: Protection,
}

/// What the person protects from clearing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Protection {
    /// Sites: registrable domains, or hosts where there is none.
    pub sites: BTreeSet<String>,
    /// Cookies, whatever store and partition they are in.
    pub cookies: BTreeSet<ProtectedCookie>,
}

/// A cookie that is not cleared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProtectedCookie {
    /// Its host, with a dot in front where it goes to subdomains too.
    pub domain: String,
    /// Its path.
    pub path: String,
    /// Its name.
    pub name: String,
}

/// A document, and what its origin stores.
#[derive(Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeenDocument {
    /// The tab.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub tab_id: i64,
    /// The frame; 0 is the tab's own document.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub frame_id: i64,
    /// The document's origin, as `location.origin` has it; `null` where it has none.
    pub origin: String,
    /// The origin of the tab's own document.
    pub tab_origin: String,
    /// The cookie store of the tab.
    pub store_id: String,
    /// What it stores; nothing where no script may run.
    pub storage: Option<DocumentStorage>,
    /// Whether it did not answer in time, unlike one that sleeps or shows an error.
    #[serde(default)]
    pub hangs: bool,
}

impl SeenDocument {
    /// Its `localStorage`, where that was seen.
    #[must_use]
    pub fn local_items(self) -> Option<UndoItems> {
        Some(UndoItems {
            origin: self.origin.parse().ok()?,
            items: self.storage?.local_storage?,
        })
    }
}

/// What a document sees of its origin's storage. Each field is nothing where it could not be seen.
#[derive(Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DocumentStorage {
    /// Keys and values of `localStorage`.
    pub local_storage: Option<Vec<(String, String)>>,
    /// Keys and values of `sessionStorage`.
    pub session_storage: Option<Vec<(String, String)>>,
    /// Names of `IndexedDB` databases.
    pub indexed_db: Option<Vec<String>>,
    /// Keys and values in databases, with the name of the database, as far as both are short texts.
    #[serde(default)]
    pub database_items: Option<Vec<(String, String, String)>>,
    /// Names of caches (Cache Storage).
    pub cache_storage: Option<Vec<String>>,
    /// Scopes of service workers.
    pub service_workers: Option<Vec<String>>,
    /// Names at the root of the origin's private file system.
    pub file_systems: Option<Vec<String>>,
}

impl SiteLook {
    /// What the plan is made of.
    #[must_use]
    pub fn facts(&self) -> ClearingFacts {
        let documents: Vec<(Origin, &SeenDocument)> = self.documents().collect();
        let cookies = self.cookies.iter().enumerate();
        let mut cookies: Vec<FoundCookie> = cookies.map(|found| self.found(found)).collect();
        let mut storage = self.storage(&documents);
        let judged = Judged {
            cookies: &self.cookies,
            kinds: &self.kinds,
            came_with_sign_in: &self.came_with_sign_in,
        };
        mark_beside(&judged, &mut cookies, &mut storage);
        let origins: BTreeSet<Origin> = self
            .origins
            .iter()
            .filter_map(|origin| origin.parse().ok())
            .collect();
        let hosts: BTreeSet<String> = origins.iter().map(|seen| seen.host().to_owned()).collect();
        ClearingFacts {
            browser: self.browser.clone(),
            page: self.page.clone(),
            store_id: self.store_id.clone(),
            site_protected: self.protects_site(),
            hosts: hosts.into_iter().collect(),
            origins,
            cookies,
            storage,
            documents: documents
                .into_iter()
                .map(|(origin, seen)| OpenDocument {
                    tab_id: seen.tab_id,
                    frame_id: seen.frame_id,
                    embedded: is_embedded(&origin, seen),
                    origin,
                    store_id: seen.store_id.clone(),
                    scriptable: seen.storage.is_some(),
                    hangs: seen.hangs && seen.storage.is_none(),
                    quiet: seen.frame_id == 0 && self.quiet_tabs.contains(&seen.tab_id),
                })
                .collect(),
        }
    }

    /// All that can be brought back, whether it is going to be cleared or not.
    #[must_use]
    pub fn undo_contents(&self) -> UndoContents {
        let mut areas: BTreeMap<Origin, &Vec<(String, String)>> = BTreeMap::new();
        for (origin, seen) in self.own_documents() {
            if let Some(items) = seen
                .storage
                .as_ref()
                .and_then(|stored| stored.local_storage.as_ref())
            {
                areas.entry(origin).or_insert(items);
            }
        }
        let area = |(origin, items): (Origin, &Vec<(String, String)>)| UndoItems {
            origin,
            items: items.clone(),
        };
        UndoContents {
            cookies: self.cookies.clone(),
            local_storage: areas.into_iter().map(area).collect(),
            ..UndoContents::default()
        }
    }

    /// Adds what was seen before pages were left, of documents that are gone since: that they were there, and what can be
    /// brought back of theirs.
    pub fn remember(&mut self, before: &Self) -> UndoContents {
        let gone = before.own_documents().map(|(origin, _)| origin.to_string());
        self.origins.extend(gone);
        let mut contents = self.undo_contents();
        let seen: BTreeSet<Origin> = self.own_documents().map(|(origin, _)| origin).collect();
        let areas = before.undo_contents().local_storage.into_iter();
        let areas = areas.filter(|area| !seen.contains(&area.origin));
        contents.local_storage.extend(areas);
        contents
    }

    fn protects_site(&self) -> bool {
        let page = self.page.parse::<Origin>();
        page.is_ok_and(|page| self.protected.sites.contains(&site_of_page(page.host())))
    }

    fn found(&self, (place, cookie): (usize, &Cookie)) -> FoundCookie {
        let named = ProtectedCookie {
            domain: cookie.domain.clone(),
            path: cookie.path.clone(),
            name: cookie.name.clone(),
        };
        FoundCookie {
            cookie: CookieKey::from(cookie),
            // One that nothing is known of is kept: removing it could sign out.
            signs_in: self.kinds.get(place).is_none_or(|kind| kind.may_sign_in())
                || vouches(&cookie.name),
            beside: false,
            protected: self.protected.cookies.contains(&named),
            http_only: cookie.http_only,
            seen_to_go: self.seen_to_go.contains(&place),
        }
    }

    /// The documents that have an origin of the web.
    pub(super) fn documents(&self) -> impl Iterator<Item = (Origin, &SeenDocument)> {
        self.documents
            .iter()
            .filter_map(|seen| seen.origin.parse().ok().map(|origin| (origin, seen)))
    }

    /// Those whose storage is in no partition, in the page's store.
    fn own_documents(&self) -> impl Iterator<Item = (Origin, &SeenDocument)> {
        self.documents()
            .filter(|(origin, seen)| !is_embedded(origin, seen) && seen.store_id == self.store_id)
    }

    fn storage(&self, documents: &[(Origin, &SeenDocument)]) -> Vec<OriginStorage> {
        let mut storage: BTreeMap<&Origin, OriginStorage> = BTreeMap::new();
        let own = documents
            .iter()
            .filter(|(origin, seen)| !is_embedded(origin, seen) && seen.store_id == self.store_id);
        for (origin, seen) in own {
            let Some(stored) = &seen.storage else {
                continue;
            };
            let entry = storage.entry(origin).or_insert_with(|| unseen(origin));
            entry.add(stored);
        }
        storage.into_values().collect()
    }
}

/// Whether it is a frame in a tab of another site.
fn is_embedded(origin: &Origin, seen: &SeenDocument) -> bool {
    let tab = seen.tab_origin.parse::<Origin>();
    seen.frame_id != 0
        && tab.is_ok_and(|tab| site_of_page(tab.host()) != site_of_page(origin.host()))
}

fn unseen(origin: &Origin) -> OriginStorage {
    OriginStorage {
        origin: origin.clone(),
        local_storage: None,
        session_storage: None,
        indexed_db: None,
        cache_storage: None,
        service_workers: None,
        file_systems: None,
    }
}

impl OriginStorage {
    /// Adds what a document of the origin sees. All see the same, `sessionStorage` aside, which each tab has its own of.
    fn add(&mut self, seen: &DocumentStorage) {
        if let Some(items) = &seen.session_storage {
            let known = self.session_storage.take().unwrap_or_default();
            let mut by_name: BTreeMap<String, StoredItem> = BTreeMap::new();
            for item in known.into_iter().chain(keys(items)) {
                let (signs_in, beside) = (item.signs_in, item.beside);
                let known = by_name.entry(item.name.clone()).or_insert(item);
                known.signs_in |= signs_in;
                known.beside |= beside;
            }
            self.session_storage = Some(by_name.into_values().collect());
        }
        let holds_token = |database: &str| {
            let mut items = seen.database_items.iter().flatten();
            items.any(|(of, name, value)| {
                of == database && stored_item_signs_in(name, StoredValue::of(value))
            })
        };
        let databases = |names: &Vec<String>| {
            names
                .iter()
                .map(|name| StoredItem {
                    name: name.clone(),
                    signs_in: database_signs_in(name) || holds_token(name),
                    beside: database_is_needed(name),
                })
                .collect()
        };
        or_seen(
            &mut self.local_storage,
            seen.local_storage.as_ref().map(|items| keys(items)),
        );
        or_seen(
            &mut self.indexed_db,
            seen.indexed_db.as_ref().map(databases),
        );
        or_seen(&mut self.cache_storage, seen.cache_storage.clone());
        or_seen(&mut self.service_workers, seen.service_workers.clone());
        or_seen(&mut self.file_systems, seen.file_systems.clone());
    }
}

fn or_seen<Items>(known: &mut Option<Items>, seen: Option<Items>) {
    if known.is_none() {
        *known = seen;
    }
}

fn keys(items: &[(String, String)]) -> Vec<StoredItem> {
    items
        .iter()
        .map(|(name, value)| StoredItem {
            name: name.clone(),
            signs_in: stored_item_signs_in(name, StoredValue::of(value)),
            beside: item_is_needed(name, value),
        })
        .collect()
}

/// Whether a cookie signs nobody in, and what signs in counts only beside it: Clerk takes its `__session` only where
/// `__client_uat` (one for each instance, with a suffix) says that somebody has signed in
/// (clerk.com/docs/how-clerk-works/overview).
fn vouches(name: &str) -> bool {
    name.starts_with("__client_uat")
}
