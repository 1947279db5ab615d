//! The cookies of a site as a person is told about them.

mod findings;
mod inspected;
mod summary;

use std::collections::HashMap;

use serde::Serialize;

use inspected::Belonging;

pub use findings::{FindingCode, LEAST_BITS, LONG, Severity, findings, matters};
pub use inspected::{Inspected, ReasonTopic, TopicReason};
pub use summary::{Fault, Summary};

use super::{classifier::Assessment, cookie::Cookie, kind::Kind};
use crate::site::is_of;

/// All cookies, and what they come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// What they come to.
    pub summary: Summary,
    /// How many follow the person: analytics and advertising.
    pub follow: usize,
    /// How many belong to other sites.
    pub foreign: usize,
    /// They are in a private window, and go with the last of them.
    pub private: bool,
    /// The cookies: those that sign in first, the most probable first, and the others by name.
    pub cookies: Vec<Inspected>,
}

/// Puts together what is known of the cookies that a page of `site` sees, at a time in seconds since 1970.
#[must_use]
pub fn inspect(cookies: &[Cookie], assessments: &[Assessment], site: &str, now: f64) -> Inspection {
    // Many cookies have few hosts.
    let mut foreign: HashMap<&str, bool> = HashMap::new();
    let inspected: Vec<Inspected> = in_order(cookies, assessments)
        .into_iter()
        .map(|(place, cookie, assessment)| {
            let host = cookie.host();
            let foreign = *foreign.entry(host).or_insert_with(|| !is_of(site, host));
            let own = !foreign && cookie.kept_under().is_none_or(|under| under == site);
            Inspected::of(place, cookie, assessment, Belonging { foreign, own }, now)
        })
        .collect();
    let count = |test: fn(&&Inspected) -> bool| inspected.iter().filter(test).count();
    Inspection {
        summary: Summary::of(&inspected, now),
        private: cookies.iter().any(Cookie::is_private),
        follow: count(|cookie| matches!(cookie.kind, Kind::Analytics | Kind::Advertising)),
        foreign: count(|cookie| cookie.foreign),
        cookies: inspected,
    }
}

/// Those that sign in first, the most probable first, and the others by name.
fn in_order<'a>(
    cookies: &'a [Cookie],
    assessments: &'a [Assessment],
) -> Vec<(usize, &'a Cookie, &'a Assessment)> {
    let rows = cookies.iter().zip(assessments).enumerate();
    let mut rows: Vec<_> = rows
        .map(|(place, (cookie, assessment))| (place, cookie, assessment))
        .collect();
    rows.sort_unstable_by(|(place, one, of_one), (other_place, other, of_other)| {
        let signs_in = |assessment: &Assessment| assessment.kind == Kind::SignsIn;
        let order = match (signs_in(of_one), signs_in(of_other)) {
            (true, true) => of_other.probability.total_cmp(&of_one.probability),
            (false, false) => one.name.cmp(&other.name),
            (first, second) => second.cmp(&first),
        };
        order.then(place.cmp(other_place))
    });
    rows
}
