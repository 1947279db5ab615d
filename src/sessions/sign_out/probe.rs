//! What a page of the site shows, and what the server says by it.

use serde::{Deserialize, Serialize};

use crate::page::{LogOutControl, Opener, SignedIn};

/// What a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Probe {
    /// Whether a page came at all.
    pub reached: bool,
    /// Which document it was: when it began (`performance.timeOrigin`), in microseconds.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub document: Option<u64>,
    /// The status of the answer (RFC 9110), where it is known.
    pub status: Option<u16>,
    /// Host and path in the end, after redirects.
    pub place: String,
    /// Whether it asks for a password or for the name of an account to sign in.
    pub has_sign_in_form: bool,
    /// Whether it shows a control that leads to where one signs in.
    pub has_log_in_control: bool,
    /// The controls that may sign out, the most probable first.
    pub log_out_controls: Vec<LogOutControl>,
    /// What may hold one that is not there yet, the most promising first.
    pub openers: Vec<Opener>,
}

impl Probe {
    /// Whether the server answers as to somebody who is signed in. `before` is what it answered then, at the same address.
    #[must_use]
    pub fn signed_in(&self, before: Option<&Self>) -> SignedIn {
        if !self.reached {
            return SignedIn::Unknown;
        }
        match (self.log_out_controls.is_empty(), self.has_sign_in_form) {
            (false, false) => SignedIn::Yes,
            (true, true) => SignedIn::No,
            (true, false) if self.refused() || self.offers(before) || self.moved(before) => {
                SignedIn::No
            }
            _ => SignedIn::Unknown,
        }
    }

    /// Whether it offers to sign in, and did not before.
    fn offers(&self, before: Option<&Self>) -> bool {
        self.has_log_in_control && !before.is_some_and(|before| before.has_log_in_control)
    }

    fn refused(&self) -> bool {
        matches!(self.status, Some(401 | 403))
    }

    /// Whether it is elsewhere than the page that had the control: one without may be another each time for other reasons.
    fn moved(&self, before: Option<&Self>) -> bool {
        before.is_some_and(|before| {
            before.reached && !before.log_out_controls.is_empty() && before.place != self.place
        })
    }

    /// What it says after what had signed in was put back. `out` is what the site showed once it had signed out: where either
    /// says so only by being elsewhere, or by a form that was there before too, it must be the same place.
    pub(super) fn put_back(&self, before: Option<&Self>, out: Option<&Self>) -> SignedIn {
        let had_form = before.is_some_and(|before| before.has_sign_in_form);
        let says = |probe: &Self| {
            (probe.has_sign_in_form && !had_form) || probe.refused() || probe.offers(before)
        };
        let agrees =
            |out: &Self| (says(self) && says(out)) || (out.reached && out.place == self.place);
        match self.signed_in(before) {
            SignedIn::No if !out.is_some_and(agrees) => SignedIn::Unknown,
            other => other,
        }
    }
}
