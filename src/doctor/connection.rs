//! The way to the site.

use super::{
    facts::{DoorFacts, Sight},
    finding::{Certainty, Evidence, Finding, FindingCode, Step, Timed},
    jar::may_be_behind_error,
};

/// An answer that takes longer is slow, in milliseconds.
const SLOW: u32 = 4_000;

pub(super) fn examine(facts: &DoorFacts, found: &mut Vec<Finding>) {
    let mut note = |code, sure, evidence| {
        found.push(Finding::new(code, sure, evidence, Step::CheckConnection));
    };
    if !facts.online {
        note(FindingCode::Offline, Certainty::MostLikely, Evidence::Seen);
    }
    if facts.sight == Sight::ErrorPage {
        let sure = if may_be_behind_error(facts) {
            Certainty::Possible
        } else {
            Certainty::MostLikely
        };
        let host = Evidence::host(&facts.place.host);
        note(FindingCode::Unreachable, sure, host);
    }
    let navigation = facts.top().and_then(|frame| frame.navigation.as_ref());
    if navigation.is_some_and(|navigation| navigation.first_byte > SLOW) {
        let seconds = navigation.map_or(0, |navigation| u64::from(navigation.first_byte / 1_000));
        note(
            FindingCode::Slow,
            Certainty::Possible,
            Evidence::Time {
                of: Timed::Answer,
                seconds,
            },
        );
    }
}

pub(super) fn is_fine(facts: &DoorFacts) -> bool {
    let mut found = vec![];
    examine(facts, &mut found);
    facts.sight == Sight::Page && found.is_empty()
}
