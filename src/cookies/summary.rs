//! The sentence about a site's cookies, as facts: the words are made elsewhere.

use serde::{Deserialize, Serialize};

use super::{findings::Finding, inspection::Inspected, kind::Kind};

/// What keeps a person signed in, and until when.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CookieSummary"))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Cookies in all.
    pub cookies: usize,
    /// Cookies that probably sign in.
    pub sign_in: usize,
    /// Of these, how many end when the browser closes. Browsers that restore their windows may keep them.
    pub until_closed: usize,
    /// When the last of them ends, in seconds since 1970; nothing if all of them end when the browser closes. A cookie
    /// whose value is a token ends with the token, if that is earlier.
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub until: Option<f64>,
    /// The last time that a token inside one of them names as its own end, in seconds since 1970.
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub token_until: Option<f64>,
    /// The most harmful finding.
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub worst: Option<Finding>,
    /// The name of the cookie that it is about.
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub worst_name: Option<String>,
}

impl Summary {
    /// Sums up cookies, the most important first.
    pub(super) fn of(cookies: &[Inspected]) -> Self {
        let mut summary = Self {
            cookies: cookies.len(),
            ..Self::default()
        };
        for cookie in cookies {
            if cookie.kind == Kind::SignsIn {
                summary.add(cookie);
            }
            summary.worsen(cookie);
        }
        summary
    }

    fn add(&mut self, cookie: &Inspected) {
        self.sign_in += 1;
        let token_end = cookie.token.as_ref().and_then(|token| token.expires_at);
        self.token_until = later(self.token_until, token_end);
        match cookie.until {
            Some(end) => {
                let end = token_end.map_or(end, |token_end| end.min(token_end));
                self.until = later(self.until, Some(end));
            }
            None => self.until_closed += 1,
        }
    }

    fn worsen(&mut self, cookie: &Inspected) {
        let Some(first) = cookie.findings.first() else {
            return;
        };
        if self.worst.is_none_or(|worst| first.code < worst.code) {
            self.worst = Some(*first);
            self.worst_name = Some(cookie.name.clone());
        }
    }
}

fn later(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    }
}
