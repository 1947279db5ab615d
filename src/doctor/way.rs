//! A door of a site, and all that are known of one.

use serde::Serialize;

/// What is known of a site's doors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorDesk"))]
#[serde(rename_all = "camelCase")]
pub struct Desk {
    /// The addresses.
    pub ways: Vec<Way>,
    /// Whether it takes codes of an authenticator, where that is known.
    pub takes_codes: Option<bool>,
    /// When the table was compiled, as year and month, where it has the site.
    pub as_of: Option<&'static str>,
}

/// An address of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorWay"))]
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// What one goes there for.
    pub to: Purpose,
    /// The address; empty where it is that of a link of the page.
    pub url: String,
    /// Where it comes from.
    pub source: WaySource,
}

/// Where an address comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorWaySource"))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum WaySource {
    /// It was seen in a public list.
    Listed,
    /// It is known to the authors, and was not opened since.
    Known,
    /// The page in front links to it.
    Page {
        /// The place of the link among those of the page.
        link: usize,
    },
}

/// What one goes to a door for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DoorPurpose"))]
#[serde(rename_all = "camelCase")]
pub enum Purpose {
    /// A way back in for those who have forgotten the password.
    Recovery,
    /// Help.
    Support,
    /// Help for those who have lost the second factor.
    TwoFactorRecovery,
    /// Changing the password.
    Password,
    /// Seeing the sessions and devices, and ending them.
    Sessions,
    /// Setting up a second factor.
    TwoFactor,
    /// Seeing what happened to the account.
    Alerts,
    /// Setting up passkeys.
    Passkeys,
}
