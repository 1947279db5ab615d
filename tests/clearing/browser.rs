//! A model of the two browsers: what their calls really remove. The quirks are those of docs/clearing.md.

use latchkey::{
    clearing::{
        BrowsingDataRemoval, BrowsingDataType, Engine, ExpireCall, InPage, PageTask, ScriptCookie,
        Step, StepResult, StorageArea,
    },
    cookies::{CookieKey, PartitionKey, RemoveCall, SetCall},
};

use crate::layout::{Datum, Document, ILLEGIBLE, Layout, List, STORES};

pub(crate) struct Browser {
    pub(crate) engine: Engine,
    list: List,
    pub(crate) cookies: Vec<CookieKey>,
    pub(crate) data: Vec<Datum>,
    documents: Vec<Document>,
}

impl Browser {
    pub(crate) fn new(engine: Engine, list: List, layout: &Layout) -> Self {
        Self {
            engine,
            list,
            cookies: layout.cookies.clone(),
            data: layout.data.clone(),
            documents: layout.documents.clone(),
        }
    }

    pub(crate) fn run(&mut self, step: &Step) -> StepResult {
        match step {
            Step::RemoveCookie(call) => self.remove_cookie(call),
            Step::ExpireCookie(call) => self.expire_cookie(call),
            Step::BrowsingData(call) => {
                self.remove_browsing_data(call);
                StepResult::Done { confirmed: false }
            }
            Step::InPage(call) => {
                self.run_in_page(call);
                StepResult::Done { confirmed: true }
            }
        }
    }

    fn remove_cookie(&mut self, call: &RemoveCall) -> StepResult {
        let count = self.cookies.len();
        let engine = self.engine;
        let address = call.url.split_once("://").expect("an address").1;
        assert!(is_plain(address), "browsers read it as another one");
        let hit = |cookie: &CookieKey| {
            cookie.name == call.name
                && !(engine == Engine::Firefox && bare(cookie).starts_with('['))
                && cookie.store_id == call.store_id
                && same_partition(
                    engine,
                    cookie.partition_key.as_ref(),
                    call.partition_key.as_ref(),
                )
                && goes_to(cookie, &call.url)
        };
        match engine {
            Engine::Chromium => self.cookies.retain(|cookie| !hit(cookie)),
            Engine::Firefox => {
                if let Some(at) = self.cookies.iter().position(hit) {
                    self.cookies.remove(at);
                }
            }
        }
        StepResult::Done {
            confirmed: self.cookies.len() < count,
        }
    }

    /// `cookies.set` with an end in the past. Browsers refuse it over HTTP where a secure cookie of the name is. Chromium makes
    /// a path that is not plain into another one; Firefox finds no cookie of an IPv6 address.
    fn expire_cookie(&mut self, call: &ExpireCall) -> StepResult {
        let named = match self.engine {
            Engine::Chromium => is_plain(&call.path) && !call.place.name.contains(ILLEGIBLE),
            Engine::Firefox => !call.place.name.is_empty() && !call.path.contains(ILLEGIBLE),
        };
        assert!(named, "nothing comes of it");
        let (scheme, rest) = call.place.url.split_once("://").expect("an address");
        let host = rest.split_once('/').map_or(rest, |(host, _)| host);
        assert_eq!(scheme, "https", "refused beside a secure cookie");
        let domain = call.domain.as_deref().unwrap_or(host);
        let hit = |cookie: &CookieKey| {
            let partition = call.place.partition_key.as_ref();
            cookie.name == call.place.name
                && !(self.engine == Engine::Firefox && host.starts_with('['))
                && cookie.store_id == call.place.store_id
                && same_partition(self.engine, cookie.partition_key.as_ref(), partition)
                && (cookie.domain.as_str(), cookie.host_only) == (domain, call.domain.is_none())
                && cookie.path == call.path
        };
        let at = self.cookies.iter().position(hit);
        at.map(|at| self.cookies.remove(at));
        StepResult::Done { confirmed: true }
    }

    fn remove_browsing_data(&mut self, call: &BrowsingDataRemoval) {
        match self.engine {
            Engine::Chromium => self.remove_by_origin(call),
            Engine::Firefox => self.remove_by_host(call),
        }
    }

    /// Chromium: the regular profile, cookies by registrable domain, the rest by origin.
    fn remove_by_origin(&mut self, call: &BrowsingDataRemoval) {
        let origins = call
            .origins
            .as_deref()
            .expect("Chromium filters by origins");
        assert!((1..=10).contains(&origins.len()), "the filter takes ten");
        assert_eq!((&call.hostnames, &call.cookie_store_id), (&None, &None));
        let texts: Vec<String> = origins.iter().map(ToString::to_string).collect();
        if call.data_type == BrowsingDataType::Cookies {
            let list = self.list;
            let sites: Vec<&str> = origins
                .iter()
                .map(|origin| list.site(origin.host()))
                .collect();
            self.cookies.retain(|cookie| {
                cookie.store_id != STORES[0] || !sites.contains(&list.site(bare(cookie)))
            });
        }
        let types = types_of(call.data_type);
        self.data.retain(|datum| {
            datum.store != STORES[0]
                || datum.under.is_some()
                || !types.contains(&datum.data_type)
                || !texts.contains(&datum.origin())
        });
    }

    /// Firefox: hosts exactly; `localStorage` and `IndexedDB` with ports; cache and workers in every container.
    fn remove_by_host(&mut self, call: &BrowsingDataRemoval) {
        let names = call.hostnames.as_deref().expect("Firefox filters by hosts");
        assert!((1..=10).contains(&names.len()), "as many as in Chromium");
        assert_eq!((&call.origins, call.since), (&None, None));
        let has = |name: &str| names.iter().any(|listed| listed == name);
        let in_store = |store: &str| {
            call.cookie_store_id
                .as_deref()
                .is_none_or(|own| own == store)
        };
        match call.data_type {
            BrowsingDataType::CacheStorage | BrowsingDataType::FileSystems => {
                panic!("Firefox has no such type")
            }
            BrowsingDataType::Cookies => self.cookies.retain(|cookie| {
                let is_found = !cookie.path.contains(ILLEGIBLE);
                !in_store(&cookie.store_id) || !has(bare(cookie)) || !is_found
            }),
            BrowsingDataType::LocalStorage | BrowsingDataType::IndexedDB => {
                assert!(
                    call.cookie_store_id.is_some(),
                    "or every container is cleared"
                );
            }
            BrowsingDataType::Cache | BrowsingDataType::ServiceWorkers => {
                assert_eq!(call.cookie_store_id, None, "refused for this type");
            }
        }
        let by_port = matches!(
            call.data_type,
            BrowsingDataType::LocalStorage | BrowsingDataType::IndexedDB
        );
        let types = types_of(call.data_type);
        self.data.retain(|datum| {
            let listed = match datum.port.filter(|_| by_port) {
                Some(port) => has(&format!("{}:{port}", datum.host)),
                None => has(datum.host),
            };
            !(listed
                && types.contains(&datum.data_type)
                && in_store(datum.store)
                && datum.under.is_none())
        });
    }

    fn run_in_page(&mut self, call: &InPage) {
        let open = self
            .documents
            .iter()
            .find(|open| open.tab == call.tab_id)
            .expect("the tab is open");
        assert!(open.scriptable, "no script may run there");
        assert_eq!(open.origin(), call.origin.to_string());
        if matches!(
            call.task,
            PageTask::DeleteEveryDatabase | PageTask::DeleteDatabases { .. }
        ) {
            let holds = |other: &Document| {
                let same_place = (other.origin(), other.store, other.under)
                    == (open.origin(), open.store, open.under);
                same_place && other.scriptable && !other.quiet
            };
            assert!(
                !self.documents.iter().any(holds),
                "a page may hold it, and would wait for the deletion"
            );
        }
        let (data_type, names) = match &call.task {
            PageTask::ClearArea { area } => (area_type(*area), None),
            PageTask::RemoveKeys { area, keys } => (area_type(*area), Some(keys)),
            PageTask::DeleteEveryDatabase | PageTask::EmptyEveryDatabase => ("indexedDb", None),
            PageTask::DeleteDatabases { names } | PageTask::EmptyDatabases { names } => {
                ("indexedDb", Some(names))
            }
            PageTask::DeleteCaches => ("cacheStorage", None),
            PageTask::UnregisterServiceWorkers => ("serviceWorkers", None),
            PageTask::RemoveFiles => ("fileSystems", None),
            PageTask::ExpireCookies { cookies } => {
                let open = open.clone();
                return self.expire_in_page(cookies, &open);
            }
        };
        let reaches = |datum: &Datum| {
            datum.data_type == data_type
                && datum.origin() == open.origin()
                && (datum.store, datum.under) == (open.store, open.under)
                && datum.tab.is_none_or(|tab| tab == open.tab)
                && names.is_none_or(|names| names.iter().any(|name| name == datum.name))
        };
        self.data.retain(|datum| !reaches(datum));
    }

    /// `document.cookie` with an end in the past.
    fn expire_in_page(&mut self, cookies: &[ScriptCookie], open: &Document) {
        let secure = open.scheme == "https" || ["localhost", "[::1]"].contains(&open.host);
        let is_named = |cookie: &CookieKey| {
            cookies.iter().any(|named| {
                let domain = named.domain.as_deref().unwrap_or(open.host);
                (&cookie.name, &cookie.path, cookie.domain.as_str())
                    == (&named.name, &named.path, domain)
                    && cookie.host_only == named.domain.is_none()
            })
        };
        self.cookies.retain(|cookie| {
            let reaches = cookie.name != "hidden"
                && !cookie.name.contains(ILLEGIBLE)
                && (cookie.store_id == open.store && open.under.is_none())
                && cookie.partition_key.is_none()
                && (secure || !cookie.secure)
                && cookie.goes_to(open.host);
            !reaches || !is_named(cookie)
        });
    }

    /// `cookies.set`, which takes the place of a cookie of the same name, domain, path and partition.
    pub(crate) fn set_cookie(&mut self, call: &SetCall) {
        let (scheme, rest) = call.place.url.split_once("://").expect("an address");
        let host = rest.split_once('/').map_or(rest, |(host, _)| host);
        assert!(!call.secure || scheme == "https", "refused");
        let domain = call.domain.clone();
        let cookie = CookieKey {
            name: call.place.name.clone(),
            host_only: domain.is_none(),
            domain: domain.unwrap_or_else(|| host.to_owned()),
            path: call.path.clone(),
            secure: call.secure,
            store_id: call.place.store_id.clone(),
            partition_key: call.place.partition_key.clone(),
            first_party_domain: call.place.first_party_domain.clone(),
        };
        self.cookies.push(cookie);
    }
}

/// Whether browsers leave the path, or what there is of an address, as it is.
fn is_plain(path: &str) -> bool {
    let odd = |letter: char| " |?#\u{fffd}".contains(letter);
    path.contains('/') && !path.contains(odd) && !path.contains("/..")
}

fn area_type(area: StorageArea) -> &'static str {
    match area {
        StorageArea::Local => "localStorage",
        StorageArea::Session => "sessionStorage",
    }
}

fn types_of(data_type: BrowsingDataType) -> &'static [&'static str] {
    match data_type {
        BrowsingDataType::Cookies => &[],
        BrowsingDataType::Cache => &["httpCache"],
        BrowsingDataType::CacheStorage => &["cacheStorage"],
        BrowsingDataType::FileSystems => &["fileSystems"],
        BrowsingDataType::IndexedDB => &["indexedDb"],
        BrowsingDataType::LocalStorage => &["localStorage", "sessionStorage"],
        BrowsingDataType::ServiceWorkers => &["serviceWorkers"],
    }
}

fn bare(cookie: &CookieKey) -> &str {
    cookie.domain.trim_start_matches('.')
}

/// Without `hasCrossSiteAncestor`, both are meant.
fn same_partition(
    engine: Engine,
    own: Option<&PartitionKey>,
    wanted: Option<&PartitionKey>,
) -> bool {
    match (own, wanted) {
        (None, None) => true,
        (Some(own), Some(wanted)) => {
            let ancestor = wanted.has_cross_site_ancestor;
            let same_ancestor = ancestor.is_none() || ancestor == own.has_cross_site_ancestor;
            assert!(
                engine == Engine::Chromium || ancestor.is_none(),
                "Firefox knows it not"
            );
            own.top_level_site == wanted.top_level_site && same_ancestor
        }
        _ => false,
    }
}

/// RFC 6265, sections 5.1.3, 5.1.4 and 5.4.
fn goes_to(cookie: &CookieKey, url: &str) -> bool {
    let (scheme, rest) = url.split_once("://").expect("an address");
    let at = rest.find('/').expect("a path");
    let (host, path) = rest.split_at(at);
    let own = bare(cookie);
    let below = format!(".{own}");
    let domain = host == own || (!cookie.host_only && host.ends_with(&below));
    let with_slash = format!("{}/", cookie.path.trim_end_matches('/'));
    let path = path == cookie.path || path.starts_with(&with_slash);
    domain && path && (scheme == "https" || !cookie.secure)
}
