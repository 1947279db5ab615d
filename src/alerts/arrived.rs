//! What a page that comes after a try to sign in says of it.

use serde::{Deserialize, Serialize};

use crate::page::{FormKind, SignedIn};

/// A page that comes more than so many milliseconds after a try may be anybody's: two minutes.
pub const LEADS_IN: u64 = 120_000;

/// A try, and the page that its tab shows now, which is of its site.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Arrival {
    /// When the try was, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub tried_at: u64,
    /// What its form was for; where a code followed a password, that of the password.
    pub form: FormKind,
    /// Whether the account is known, and is one of the site of this page.
    pub has_account: bool,
    /// Whether the frame with the form was of the site of this page: the form of another site's speaks for that one alone.
    pub is_own: bool,
    /// When the document of the page began, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub began: u64,
    /// The form of the page that matters most.
    pub page_form: FormKind,
    /// Whether somebody is signed in, as far as the page shows it.
    pub signed_in: SignedIn,
    /// The same, where somebody was seen to sign in.
    pub after_sign_in: SignedIn,
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Arrived {
    /// It has led in.
    LedIn {
        /// The account is remembered.
        remembers_account: bool,
        /// That the site takes codes is remembered.
        remembers_code: bool,
        /// It is the account that has come in: of a form that changes an account, or opens one, that is not said, and a page that only
        /// has no form may be one of an error.
        names_account: bool,
    },
    /// The page asks to sign in again.
    CameBack,
    /// Nothing can be said yet.
    Nothing,
}

/// Says what a page tells of the try before it. `now` is in Unix milliseconds.
#[must_use]
pub fn arrived(arrival: &Arrival, now: u64) -> Arrived {
    if arrival.after_sign_in == SignedIn::Yes {
        let is_soon = now.saturating_sub(arrival.tried_at) <= LEADS_IN;
        let is_here = is_soon && arrival.has_account;
        return Arrived::LedIn {
            remembers_account: is_here,
            remembers_code: is_soon && arrival.is_own && arrival.form == FormKind::OneTimeCode,
            names_account: is_here
                && arrival.form == FormKind::LogIn
                && arrival.signed_in == SignedIn::Yes,
        };
    }
    // The form that is there again is of a try that has failed, where the page has come since.
    let is_back = arrival.signed_in == SignedIn::No
        && arrival.page_form == FormKind::LogIn
        && arrival.began > arrival.tried_at;
    if is_back {
        Arrived::CameBack
    } else {
        Arrived::Nothing
    }
}
