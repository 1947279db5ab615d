//! The sentence about a site's cookies, as facts: the words are made elsewhere.

use serde::{Deserialize, Serialize};

use super::{
    findings::{FindingCode, Severity},
    inspected::Inspected,
};
use crate::cookies::kind::Kind;

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
    /// When the last of the others ends, in seconds since 1970. A cookie whose value is a token ends with the token, if that is
    /// earlier.
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
        for cookie in cookies {
            if cookie.kind == Kind::SignsIn && cookie.own {
                summary.add(cookie, now);
            }
        }
        summary.faults.sort_by_key(|fault| fault.code);
        summary.faults.truncate(MOST_FAULTS);
        summary
    }

    fn add(&mut self, cookie: &Inspected, now: f64) {
        self.sign_in += 1;
        let token_end = cookie.token.as_ref().and_then(|token| token.expires_at);
        // A token that is over is renewed by something else, if it signs in.
        let token_end = token_end.filter(|end| *end > now);
        match cookie.until {
            Some(end) => {
                let end = token_end.map_or(end, |token_end| end.min(token_end));
                self.until = Some(self.until.map_or(end, |until| until.max(end)));
            }
            None => self.until_closed += 1,
        }
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
