//! Random layouts of sites that lie close together, with the site of each host written down, so that the core's own
//! notion of a site is not asked.

use latchkey::{
    clearing::Engine,
    cookies::{CookieKey, PartitionKey},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Hosts and their sites.
pub(crate) const HOSTS: [(&str, &str); 27] = [
    ("site.example", "site.example"),
    ("www.site.example", "site.example"),
    ("sub.site.example", "site.example"),
    ("a.sub.site.example", "site.example"),
    ("notsite.example", "notsite.example"),
    ("www.notsite.example", "notsite.example"),
    ("site.example.", "site.example."),
    ("site.example.org", "example.org"),
    ("example.org", "example.org"),
    ("robin.github.io", "robin.github.io"),
    ("x.robin.github.io", "robin.github.io"),
    ("fern.github.io", "fern.github.io"),
    ("github.io", "github.io"),
    ("shop.fern.co.uk", "fern.co.uk"),
    ("fern.co.uk", "fern.co.uk"),
    ("robin.co.uk", "robin.co.uk"),
    ("mine.retool.app", "mine.retool.app"),
    ("other.retool.app", "other.retool.app"),
    ("amt.gov.de", "amt.gov.de"),
    ("stadt.gov.de", "stadt.gov.de"),
    ("192.0.2.1", "192.0.2.1"),
    ("192.0.2.10", "192.0.2.10"),
    ("2.192.0.2", "2.192.0.2"),
    ("[::1]", "[::1]"),
    ("[::10]", "[::10]"),
    ("localhost", "localhost"),
    ("xn--bcher-kva.example", "xn--bcher-kva.example"),
];
/// Hosts that have no subdomains, or may set no cookie for them.
const ALONE: [&str; 7] = [
    "github.io",
    "192.0.2.1",
    "192.0.2.10",
    "2.192.0.2",
    "[::1]",
    "[::10]",
    "localhost",
];
pub(crate) const STORES: [&str; 2] = ["0", "1"];
/// What browsers give for bytes that are no UTF-8.
pub(crate) const ILLEGIBLE: char = '\u{fffd}';

/// A browser's Public Suffix List.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// The same as ours.
    Ours,
    /// An older one.
    Older,
    /// A newer one, on which `site.example` is a public suffix.
    Newer,
}

impl List {
    /// What the browser takes for the site of a host.
    pub(crate) fn site(self, host: &str) -> &str {
        let known = site(host);
        let parent = |host: &'static str| host.split_once('.').map_or(host, |(_, parent)| parent);
        match self {
            Self::Older if known.ends_with("github.io") => "github.io",
            Self::Older if ["retool.app", "gov.de", "co.uk"].contains(&parent(known)) => {
                parent(known)
            }
            Self::Newer if known == "site.example" && host.ends_with(".sub.site.example") => {
                "sub.site.example"
            }
            Self::Newer if known == "site.example" => host,
            _ => known,
        }
    }
}

/// The site of a host.
pub(crate) fn site(host: &str) -> &'static str {
    HOSTS
        .iter()
        .find_map(|(known, site)| (*known == host).then_some(*site))
        .expect("the host is of the list")
}

/// One thing that a browser stores for an origin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Datum {
    /// As the plan names types.
    pub(crate) data_type: &'static str,
    pub(crate) store: &'static str,
    /// The site of the tab, where the origin is in a frame of another.
    pub(crate) under: Option<&'static str>,
    pub(crate) host: &'static str,
    pub(crate) port: Option<u16>,
    pub(crate) scheme: &'static str,
    /// For `sessionStorage`.
    pub(crate) tab: Option<i64>,
    pub(crate) name: &'static str,
}

impl Datum {
    pub(crate) fn origin(&self) -> String {
        origin(self.scheme, self.host, self.port)
    }

    pub(crate) fn signs_in(&self) -> bool {
        self.name == "token"
    }
}

/// An open document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) tab: i64,
    pub(crate) store: &'static str,
    pub(crate) under: Option<&'static str>,
    pub(crate) host: &'static str,
    pub(crate) port: Option<u16>,
    pub(crate) scheme: &'static str,
    pub(crate) scriptable: bool,
    /// What stands in for a page that was left.
    pub(crate) quiet: bool,
}

impl Document {
    pub(crate) fn origin(&self) -> String {
        origin(self.scheme, self.host, self.port)
    }
}

fn origin(scheme: &str, host: &str, port: Option<u16>) -> String {
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    format!("{scheme}://{host}{port}")
}

/// All that a browser holds, and where the person clicks.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) page: (&'static str, &'static str, Option<u16>),
    pub(crate) store: &'static str,
    pub(crate) cookies: Vec<CookieKey>,
    pub(crate) data: Vec<Datum>,
    pub(crate) documents: Vec<Document>,
}

fn host() -> impl Strategy<Value = &'static str> {
    // Half of everything lies on one site and its neighbours, so that they meet.
    prop_oneof![
        select(HOSTS.get(..7).expect("there are more").to_vec()),
        select(HOSTS.to_vec())
    ]
    .prop_map(|(host, _)| host)
}

fn place() -> impl Strategy<Value = (&'static str, &'static str, Option<u16>)> {
    (
        select(vec!["http", "https"]),
        host(),
        option::weighted(0.2, Just(8080)),
    )
}

fn store() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(STORES[0]), 1 => Just(STORES[1])]
}

fn cookie(engine: Engine) -> impl Strategy<Value = CookieKey> {
    let partition = option::weighted(0.4, (host(), any::<bool>()));
    // Firefox keeps no nameless ones, and reads names as Latin-1; Chromium gives no path that is no UTF-8.
    let (odd_name, odd_path) = match engine {
        Engine::Chromium => (["", "caf\u{fffd}"], ""),
        Engine::Firefox => (["caf\u{e9}", "caf\u{e9}"], "/\u{fffd}"),
    };
    let names = select([&["a", "sid", "_ga", "hidden"], &odd_name[..]].concat());
    let paths = select(vec![
        "/", "/a", "/a/b", "/ab", "/a b", "/a/../b", "/a|b?c#d", odd_path,
    ]);
    (
        names,
        host(),
        any::<bool>(),
        paths,
        any::<bool>(),
        store(),
        partition,
    )
        .prop_map(
            move |(name, host, host_only, path, secure, store, partition)| {
                let host_only = host_only || ALONE.contains(&host);
                CookieKey {
                    name: name.to_owned(),
                    domain: if host_only {
                        host.to_owned()
                    } else {
                        format!(".{host}")
                    },
                    host_only,
                    path: path.to_owned(),
                    secure,
                    store_id: store.to_owned(),
                    partition_key: partition.map(|(top, ancestor)| PartitionKey {
                        top_level_site: Some(format!("https://{}", site(top))),
                        has_cross_site_ancestor: (engine == Engine::Chromium).then_some(ancestor),
                    }),
                    first_party_domain: None,
                }
            },
        )
}

fn document() -> impl Strategy<Value = Document> {
    let under = option::weighted(0.2, host());
    let flags = (prop::bool::weighted(0.9), any::<bool>());
    (place(), store(), under, flags).prop_map(
        |((scheme, host, port), store, under, (scriptable, left))| {
            let under = under.map(site).filter(|top| *top != site(host));
            Document {
                tab: 0,
                store,
                under,
                host,
                port,
                scheme,
                scriptable,
                quiet: left && scriptable && under.is_none(),
            }
        },
    )
}

fn datum() -> impl Strategy<Value = Datum> {
    let types = vec![
        "localStorage",
        "indexedDb",
        "cacheStorage",
        "serviceWorkers",
        "fileSystems",
        "httpCache",
    ];
    let names = select(vec!["token", "theme", "v1"]);
    (select(types), store(), place(), names).prop_map(
        |(data_type, store, (scheme, host, port), name)| Datum {
            data_type,
            store,
            under: None,
            host,
            port,
            scheme,
            tab: None,
            name,
        },
    )
}

/// What open documents store besides: `sessionStorage`, and something in the partition of a frame.
fn of_documents(documents: &[Document]) -> Vec<Datum> {
    let types = [
        "sessionStorage",
        "localStorage",
        "indexedDb",
        "cacheStorage",
    ];
    let every = documents
        .iter()
        .flat_map(|open| types.map(|data_type| (open, data_type)));
    every
        .map(|(open, data_type)| Datum {
            data_type,
            store: open.store,
            under: open.under,
            host: open.host,
            port: open.port,
            scheme: open.scheme,
            tab: (data_type == "sessionStorage").then_some(open.tab),
            name: if open.tab % 2 == 0 { "token" } else { "theme" },
        })
        .collect()
}

pub(crate) fn layout(engine: Engine) -> impl Strategy<Value = Layout> {
    let cookies = vec(cookie(engine), 0..40);
    let data = vec(datum(), 0..40);
    (place(), store(), cookies, data, vec(document(), 0..8)).prop_map(
        |(page, store, mut cookies, mut data, mut documents)| {
            for (tab, open) in (1..).zip(&mut documents) {
                open.tab = tab;
            }
            data.extend(of_documents(&documents));
            data.sort();
            data.dedup();
            // A browser holds no two cookies of one name, domain, path and partition.
            let identity = |cookie: &CookieKey| {
                let CookieKey {
                    name,
                    domain,
                    path,
                    store_id,
                    partition_key,
                    ..
                } = cookie.clone();
                (name, domain, path, store_id, partition_key)
            };
            let mut seen = std::collections::BTreeSet::new();
            cookies.retain(|cookie| seen.insert(identity(cookie)));
            Layout {
                page,
                store,
                cookies,
                data,
                documents,
            }
        },
    )
}
