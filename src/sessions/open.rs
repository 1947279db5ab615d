//! Which sessions are open in the browser, and which of them would outlive the person.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    cookies::{Assessment, Cookie, CookieStoreKind, Kind, Shape},
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

/// The sessions that these cookies hold, by site; those that last longest first. Cookies that anybody could guess hold none,
/// other than beside one that nobody could: saying of a site that somebody is signed in has to be right.
#[must_use]
pub fn open_sessions(cookies: &[Cookie], assessments: &[Assessment], now: f64) -> Vec<OpenSession> {
    let mut sessions: BTreeMap<(String, &str), (OpenSession, bool)> = BTreeMap::new();
    let lives = |cookie: &Cookie| cookie.expiration_date.is_none_or(|end| end > now);
    let signing = cookies
        .iter()
        .zip(assessments)
        .filter(|(cookie, assessment)| assessment.kind == Kind::SignsIn && lives(cookie));
    for (cookie, _) in signing {
        let host = cookie.host();
        let site = site_of(host);
        let (session, is_held) = sessions
            .entry((site.clone(), &cookie.store_id))
            .or_insert_with(|| (of_store(site, &cookie.store_id), false));
        session.cookies.push(cookie.name.clone());
        *is_held |= Shape::of(&cookie.value).looks_random();
        session.until = match (session.until, cookie.expiration_date) {
            (Some(one), Some(other)) => Some(one.max(other)),
            (one, other) => one.or(other),
        };
    }
    let mut sessions: Vec<OpenSession> = sessions
        .into_values()
        .filter_map(|(session, is_held)| is_held.then_some(session))
        .collect();
    for session in &mut sessions {
        session.cookies.sort();
        session.cookies.dedup();
        if session.store_kind == CookieStoreKind::Private {
            session.until = None;
        }
        session.outlives = session.until.is_some();
    }
    let last = |session: &OpenSession| session.until.unwrap_or(0.0);
    sessions.sort_by(|one, other| {
        last(other)
            .total_cmp(&last(one))
            .then_with(|| one.site.cmp(&other.site))
    });
    sessions
}

fn of_store(site: String, store_id: &str) -> OpenSession {
    OpenSession {
        site,
        store_id: store_id.to_owned(),
        store_kind: CookieStoreKind::of(store_id),
        cookies: vec![],
        until: None,
        outlives: false,
    }
}
