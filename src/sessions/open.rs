//! Which sessions are open in the browser, and which of them would outlive the person.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use serde::Serialize;

use crate::{
    cookies::{Assessment, Cookie, CookieKey, CookieStoreKind, Facts, Kind, signed_in_until},
    site::{Origin, is_at_or_below, is_this_computer, registrable_domain, site_of, site_of_page},
};

/// Names that are of no use beyond one network (RFC 6761, 6762, 8375, and what routers give out).
const AT_HOME: [&str; 6] = [
    ".local",
    ".lan",
    ".home",
    ".home.arpa",
    ".internal",
    ".test",
];

/// A session that cookies hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OpenSession {
    /// The registrable domain, or the host where there is none.
    pub site: String,
    /// The cookie store: private windows and containers have their own.
    pub store_id: String,
    /// What that store is for.
    pub store_kind: CookieStoreKind,
    /// Names of the cookies that sign in, sorted.
    pub cookies: Vec<String>,
    /// Where somebody is signed in: what the cookie that signs in goes to, or better the origin that was shown last ([`open_at`]).
    pub address: String,
    /// Whether that cookie goes over encrypted connections only.
    #[serde(skip)]
    #[cfg_attr(feature = "types", ts(skip))]
    is_secure: bool,
    /// Until when, in seconds since 1970; nothing: until the browser closes, and some browsers bring such cookies back. In
    /// private windows, whatever the cookies say: until these close.
    pub until: Option<f64>,
}

/// The sessions that these cookies hold, by site; those that last longest first. `told` are their assessments, as far as
/// there is evidence ([`tell`](crate::cookies::tell)). Cookies that anybody could guess hold none, other than beside one that
/// nobody could: saying of a site that somebody is signed in has to be right.
#[must_use]
pub fn open_sessions(cookies: &[Cookie], told: &[Assessment], now: f64) -> Vec<OpenSession> {
    let mut sites: BTreeMap<(String, &str), Vec<&Cookie>> = BTreeMap::new();
    let lives = |cookie: &Cookie| cookie.expiration_date.is_none_or(|end| end > now);
    let signing = cookies
        .iter()
        .zip(told)
        .filter(|(cookie, assessment)| assessment.kind == Kind::SignsIn && lives(cookie));
    for (cookie, _) in signing {
        let place = (site_of(cookie.host()), cookie.store_id.as_str());
        sites.entry(place).or_default().push(cookie);
    }
    let is_held = |cookies: &[&Cookie]| {
        let mut facts = cookies.iter().map(|cookie| Facts::of(cookie, now));
        facts.any(|facts| facts.is_hard_to_guess() == Some(true))
    };
    let mut sessions: Vec<OpenSession> = sites
        .into_iter()
        .filter(|(_, cookies)| is_held(cookies))
        .map(|((site, store_id), cookies)| session(site, store_id, &cookies, now))
        .collect();
    let last = |session: &OpenSession| session.until.unwrap_or(0.0);
    sessions.sort_by(|one, other| {
        last(other)
            .total_cmp(&last(one))
            .then_with(|| one.site.cmp(&other.site))
    });
    sessions
}

/// Takes, where tabs have shown an origin to which what signs in goes, that as the address: cookies tell no port, and not which of the
/// hosts below theirs is meant. `shown` are origins with their cookie stores, the newest last.
pub fn open_at(sessions: &mut [OpenSession], shown: &[(String, String)]) {
    let mut origins: HashMap<(&str, String), Vec<Origin>> = HashMap::new();
    for (origin, store_id) in shown {
        if let Ok(origin) = origin.parse::<Origin>() {
            let place = (store_id.as_str(), site_of_page(origin.host()));
            origins.entry(place).or_default().push(origin);
        }
    }
    for session in sessions {
        let place = (session.store_id.as_str(), session.site.clone());
        let (Some(origins), Some((host, path))) =
            (origins.get(&place), host_and_path(&session.address))
        else {
            continue;
        };
        // Browsers keep what is for encrypted connections from others, but for this computer's own.
        let goes = |origin: &&Origin| {
            !session.is_secure || origin.is_secure() || is_this_computer(origin.host())
        };
        let same = |origin: &&Origin| origin.host() == host && goes(origin);
        let below = |origin: &&Origin| is_at_or_below(origin.host(), host) && goes(origin);
        let mut newest = origins.iter().rev();
        let found = newest.clone().find(same).or_else(|| newest.find(below));
        if let Some(origin) = found {
            session.address = format!("{origin}{path}");
        }
    }
}

fn host_and_path(address: &str) -> Option<(&str, &str)> {
    let (_, rest) = address.split_once("://")?;
    rest.split_at_checked(rest.find('/')?)
}

/// The cookie that says best where somebody is signed in: of those that nobody could guess one of a single host, and of these the one of
/// the shortest path. Tokens for one script of a server have a longer one.
fn strongest<'a>(held_by: &[&'a Cookie], now: f64) -> Option<&'a Cookie> {
    let cookies = held_by.iter().copied();
    cookies.max_by_key(|cookie| {
        let hard = Facts::of(cookie, now).is_hard_to_guess() == Some(true);
        (hard, cookie.host_only, Reverse(cookie.path.len()))
    })
}

/// Where a cookie goes. What would go over any connection is not sent over an open one to a site of the web for that.
fn address_of(cookie: &Cookie) -> String {
    let host = cookie.host();
    let is_at_home = registrable_domain(host).is_none()
        || AT_HOME.iter().any(|domain| host.ends_with(domain))
        || is_this_computer(host);
    let secure = cookie.secure || !is_at_home;
    let key = CookieKey::from(cookie);
    CookieKey { secure, ..key }.url()
}

fn session(site: String, store_id: &str, held_by: &[&Cookie], now: f64) -> OpenSession {
    let store_kind = CookieStoreKind::of(store_id);
    let strongest = strongest(held_by, now);
    let ends = held_by
        .iter()
        .map(|cookie| (cookie.name.as_str(), cookie.expiration_date));
    let until = signed_in_until(ends).filter(|_| store_kind != CookieStoreKind::Private);
    let mut cookies: Vec<String> = held_by.iter().map(|cookie| cookie.name.clone()).collect();
    cookies.sort();
    cookies.dedup();
    OpenSession {
        address: strongest.map_or_else(|| format!("https://{site}/"), address_of),
        is_secure: strongest.is_some_and(|cookie| cookie.secure),
        site,
        store_id: store_id.to_owned(),
        store_kind,
        cookies,
        until,
    }
}
