//! Why does a sign-in fail, and what is the one next step?
//!
//! [`examine`] takes what can be seen at the door of a site, without asking anybody else, and gives [`Finding`]s: ranked, each with
//! how sure it is, what it rests on, and one step. It says no more than was seen: where a page says why, that is "most likely"; where
//! something only may be the cause, it is "possible". `docs/door.md` explains each, and its limits.
//!
//! | file | what it looks at |
//! |---|---|
//! | `typed`, `mail` | what stands in the fields |
//! | `said` | what the page says, in the words of `words/messages.tsv` |
//! | `unread` | what it says in words that are not known |
//! | `answer` | how the site answered |
//! | `jar` | cookies and storage |
//! | `between` | what stands between the page and the site: captchas, identity services, workers, the clock |
//! | `connection` | the way to the site |
//! | `watch` | what happened at each hop of a try that was watched |
//! | `portal` | a network that wants to be agreed to first |
//! | `desk`, `ways`, `well_known` | where the doors of the site are: in `sites.tsv`, by the page's own links, and where the site says itself |

mod answer;
mod between;
mod connection;
mod desk;
mod facts;
mod finding;
mod jar;
mod mail;
mod portal;
mod said;
mod set;
mod tries;
mod typed;
mod unread;
mod watch;
mod way;
mod ways;
mod well_known;
mod words;

pub use between::globals;
pub use desk::{SITES_AS_OF, desk};
pub use facts::{
    Before, DoorCookie, DoorFacts, DoorFrame, Field, FieldUse, Link, Message, Navigation, Place,
    Request, SentFrom, Sight, Tried,
};
pub use finding::{Certainty, Evidence, Examination, Finding, FindingCode, Fine, Step, Timed};
pub use said::{Said, said};
pub use watch::{
    Broken, Hop, MAX_HOPS, MAX_SET, Refusal, SetOutcome, WatchEvent, WatchReport, WatchedTry,
    watched,
};
pub use way::{Desk, Purpose, Way, WaySource};
pub use well_known::{
    Answered, CHANGE_PASSWORD, NOT_THERE, WellKnown, WellKnownAnswers, well_known,
};

/// Most findings that are told: who reads more than a few tries none of them.
pub const MAX_FINDINGS: usize = 4;

/// Says why a sign-in fails, as far as it can be seen.
#[must_use]
pub fn examine(facts: &DoorFacts) -> Examination {
    let said = said(facts);
    let mut found = vec![];
    connection::examine(facts, &mut found);
    portal::examine(facts, &mut found);
    typed::examine(facts, &said, &mut found);
    said::examine(&said, &mut found);
    unread::examine(facts, &said, &mut found);
    answer::examine(facts, &said, &mut found);
    jar::examine(facts, &said, &mut found);
    between::examine(facts, &said, &mut found);
    let wants_time = between::wants_time(facts, &found);
    Examination {
        findings: ranked(facts, found),
        fine: fine(facts),
        wants_time,
        form_at: facts.form_at(),
        desk: desk::desk_in_front(facts),
    }
}

/// The surest first, one of each code; where somebody is signed in, nothing is more than possible.
fn ranked(facts: &DoorFacts, mut found: Vec<Finding>) -> Vec<Finding> {
    if facts.is_signed_in() {
        for finding in &mut found {
            finding.sure = Certainty::Possible;
        }
    }
    let mut told: Vec<Finding> = vec![];
    // Taken one by one: see `set`.
    while told.len() < MAX_FINDINGS {
        let rank = |(at, finding): &(usize, &Finding)| (finding.sure, finding.code, *at);
        let Some((at, _)) = found.iter().enumerate().min_by_key(rank) else {
            break;
        };
        let finding = found.remove(at);
        if told.iter().all(|other| other.code != finding.code) {
            told.push(finding);
        }
    }
    told
}

/// What was looked at and is as it should be.
fn fine(facts: &DoorFacts) -> Vec<Fine> {
    let is_fine = |fine: &Fine| match fine {
        Fine::Connection => connection::is_fine(facts),
        Fine::Clock => between::clock_is_fine(facts),
        Fine::Cookies => jar::is_fine(facts),
    };
    let all = [Fine::Connection, Fine::Clock, Fine::Cookies];
    all.into_iter().filter(is_fine).collect()
}
