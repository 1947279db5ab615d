//! Which sessions are open in the browser, and which of them would outlive the person.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    cookies::{Assessment, Cookie, CookieStoreKind, Kind, Shape, signed_in_until},
    site::site_of,
};

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
    /// Until when, in seconds since 1970; nothing: until the browser closes, and some browsers bring such cookies back. In
    /// private windows, whatever the cookies say: until these close.
    pub until: Option<f64>,
    /// Whether it goes on after the browser was closed.
    pub outlives: bool,
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
        let mut values = cookies.iter().map(|cookie| &cookie.value);
        values.any(|value| Shape::of(value).looks_random())
    };
    let mut sessions: Vec<OpenSession> = sites
        .into_iter()
        .filter(|(_, cookies)| is_held(cookies))
        .map(|((site, store_id), cookies)| session(site, store_id, &cookies))
        .collect();
    let last = |session: &OpenSession| session.until.unwrap_or(0.0);
    sessions.sort_by(|one, other| {
        last(other)
            .total_cmp(&last(one))
            .then_with(|| one.site.cmp(&other.site))
    });
    sessions
}

fn session(site: String, store_id: &str, held_by: &[&Cookie]) -> OpenSession {
    let store_kind = CookieStoreKind::of(store_id);
    let ends = held_by
        .iter()
        .map(|cookie| (cookie.name.as_str(), cookie.expiration_date));
    let until = signed_in_until(ends).filter(|_| store_kind != CookieStoreKind::Private);
    let mut cookies: Vec<String> = held_by.iter().map(|cookie| cookie.name.clone()).collect();
    cookies.sort();
    cookies.dedup();
    OpenSession {
        site,
        store_id: store_id.to_owned(),
        store_kind,
        cookies,
        until,
        outlives: until.is_some(),
    }
}
