//! A net below "Fix this site": whether the person, who was signed in before, is signed out after it, by what the page shows
//! look by look. Pages that draw themselves show one thing first and then another, so only what lasts counts.

use serde::{Deserialize, Serialize};

/// Between two looks, in milliseconds.
const BETWEEN: u32 = 500;
/// How long a page has to ask for signing in to be believed.
const LASTING_OUT: u64 = 1_000;
/// How long it has to be one for somebody who is signed in.
const LASTING_IN: u64 = 2_500;
/// When it is over. What happens later is the person's doing, who may want to sign out.
const LONGEST: u64 = 20_000;

/// Whether a page is one for somebody who is signed in. As `SignedIn` of `page` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Shown {
    /// It is.
    Yes,
    /// It asks for signing in.
    No,
    /// It cannot be told, or the page is on its way.
    Unknown,
}

/// What was seen so far. Times are in Unix milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingNet"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Net {
    #[cfg_attr(feature = "types", ts(type = "number"))]
    began_at: u64,
    shown: Shown,
    #[cfg_attr(feature = "types", ts(type = "number"))]
    shown_since: u64,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingNetStep"))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum NetStep {
    /// Look again.
    LookAgain {
        /// In so many milliseconds.
        after: u32,
    },
    /// The person was signed out: bring back what was taken.
    BringBack,
    /// All is well, or nobody can tell.
    Leave,
}

impl Net {
    /// Where the page was one for somebody who is signed in before.
    #[must_use]
    pub fn below(before: Shown, now: u64) -> Option<Self> {
        (before == Shown::Yes).then_some(Self {
            began_at: now,
            shown: Shown::Unknown,
            shown_since: now,
        })
    }

    /// Takes what a look has shown, and says what to do next.
    pub fn saw(&mut self, shown: Shown, now: u64) -> NetStep {
        if now < self.shown_since {
            // The clock was set back.
            return NetStep::Leave;
        }
        if shown != self.shown {
            self.shown = shown;
            self.shown_since = now;
        }
        let lasted = now - self.shown_since;
        match shown {
            Shown::No if lasted >= LASTING_OUT => NetStep::BringBack,
            Shown::Yes if lasted >= LASTING_IN => NetStep::Leave,
            _ if now - self.began_at >= LONGEST => NetStep::Leave,
            _ => NetStep::LookAgain { after: BETWEEN },
        }
    }
}
