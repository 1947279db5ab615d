//! Where a site says itself that its password is changed: "A Well-Known URL for Changing Passwords" (W3C). The page asks its own site,
//! after the person's click, without cookies.

use serde::{Deserialize, Serialize};

/// Where sites answer (section 2.1).
pub const CHANGE_PASSWORD: &str = "/.well-known/change-password";
/// Where no site should answer: one that does answers everything (section 2.2, "Detecting the reliability of HTTP status codes").
pub const NOT_THERE: &str =
    "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200";

/// What a site answered at both addresses.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WellKnownAnswers {
    /// At [`CHANGE_PASSWORD`].
    pub change_password: Answered,
    /// At [`NOT_THERE`].
    pub not_there: Answered,
}

/// An answer that was not followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WellKnownAnswered"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answered {
    /// Its status; zero where there was none, or where it was sent on.
    pub status: u16,
    /// Whether it was sent on to another address.
    pub sent_on: bool,
}

/// What that says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum WellKnown {
    /// The address leads to where the password is changed.
    Works,
    /// The site has none.
    Absent,
    /// The site answers any address alike: its answer says nothing.
    Unreliable,
    /// There was no answer, or none that says anything.
    Failed,
}

/// Whether a site has the address. Where it sends any address on, or says that any is there, nothing is known.
#[must_use]
pub const fn well_known(answers: &WellKnownAnswers) -> WellKnown {
    let WellKnownAnswers {
        change_password,
        not_there,
    } = answers;
    let is_there = change_password.sent_on || is_ok(change_password.status);
    match (is_there, change_password.status) {
        (true, _) if not_there.sent_on || is_ok(not_there.status) => WellKnown::Unreliable,
        (true, _) if not_there.status == 0 => WellKnown::Failed,
        (true, _) => WellKnown::Works,
        (false, 404 | 410) => WellKnown::Absent,
        (false, _) => WellKnown::Failed,
    }
}

/// An "ok status" (Fetch, section 2.2.3).
const fn is_ok(status: u16) -> bool {
    matches!(status, 200..=299)
}
