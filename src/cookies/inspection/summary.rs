//! The sentence about a site's cookies, as facts: the words are made elsewhere.

use serde::{Deserialize, Serialize};

use super::{
    findings::{FindingCode, Severity},
    inspected::Inspected,
};
use crate::cookies::{kind::Kind, telling::signed_in_until};

/// Most kinds of faults that are told beside the sentence.
const MOST_FAULTS: usize = 3;

/// What keeps a person signed in on a site, and until when. Of the cookies that sign in, only those count that the site's own
/// pages send to it: not those of other sites, and not those that are kept for its frames in other sites.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CookieSummary"))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Cookies in all.
    pub cookies: usize,
    /// Cookies that probably sign in.
    pub sign_in: usize,
    /// Of these, how many end when the browser closes, or the private windows. Browsers that restore their windows may keep
    /// them.
    pub until_closed: usize,
    /// Until when they keep the person signed in, in seconds since 1970, as [`signed_in_until`] has it; nothing: until the browser
    /// closes. A cookie whose value is a token ends with the token, if that is earlier.
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub until: Option<f64>,
    /// What is wrong with them, the most harmful first, without what is only good to know.
    pub faults: Vec<Fault>,
}

/// Something that is wrong with cookies that sign in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CookieFault"))]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// What it is.
    pub code: FindingCode,
    /// The names of the cookies that it is about, each once.
    pub names: Vec<String>,
}

impl Summary {
    /// Sums up cookies, the most probable first, at a time in seconds since 1970.
    pub(super) fn of(cookies: &[Inspected], now: f64) -> Self {
        let mut summary = Self {
            cookies: cookies.len(),
            ..Self::default()
        };
        let signing = || {
            let own = cookies.iter().filter(|cookie| cookie.own);
            own.filter(|cookie| cookie.kind == Kind::SignsIn)
        };
        signing().for_each(|cookie| summary.add(cookie));
        let ends = signing().map(|cookie| (cookie.name.as_str(), end_of(cookie, now)));
        summary.until = signed_in_until(ends);
        summary.faults.sort_by_key(|fault| fault.code);
        summary.faults.truncate(MOST_FAULTS);
        summary
    }

    fn add(&mut self, cookie: &Inspected) {
        self.sign_in += 1;
        self.until_closed += usize::from(cookie.until.is_none());
        let serious = cookie
            .findings
            .iter()
            .filter(|code| code.severity() > Severity::Low);
        for code in serious {
            self.blame(*code, &cookie.name);
        }
    }

    fn blame(&mut self, code: FindingCode, name: &str) {
        let known = self.faults.iter_mut().find(|fault| fault.code == code);
        match known {
            Some(fault) if fault.names.iter().any(|other| other == name) => (),
            Some(fault) => fault.names.push(name.to_owned()),
            None => self.faults.push(Fault {
                code,
                names: vec![name.to_owned()],
            }),
        }
    }
}

/// When a cookie ends, or the token that it holds. One that is over is renewed by something else, if it signs in.
fn end_of(cookie: &Inspected, now: f64) -> Option<f64> {
    let token_end = cookie.token.as_ref().and_then(|token| token.expires_at);
    let token_end = token_end.filter(|end| *end > now);
    cookie
        .until
        .map(|end| token_end.map_or(end, |token_end| end.min(token_end)))
}
