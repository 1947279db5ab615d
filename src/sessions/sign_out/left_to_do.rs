//! What is left for the person on a site that was not signed out of for sure: one step.

use serde::Serialize;

use super::Reason;
use crate::sessions::device_list;

/// The one step that is left for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LeftToDo {
    /// To end the session on the site's list of devices.
    Devices {
        /// The address of the list.
        url: String,
    },
    /// To open the site.
    Site {
        /// Whether the session has to be ended there, from wherever the person is signed in.
        ends_elsewhere: bool,
    },
    /// To remove in the browser's settings what the extension could not.
    Settings,
    /// To answer the page that asks whether it may be left.
    Page,
}

/// The step for the reason why a site is not signed out of for sure. `site` is a registrable domain, or a host without one.
#[must_use]
pub fn left_to_do(site: &str, reason: Reason) -> LeftToDo {
    match reason {
        Reason::NoControl
        | Reason::Unreachable
        | Reason::DidNothing
        | Reason::ServerKeepsSession
        | Reason::Unproven
        | Reason::Replaced
        | Reason::Interrupted => device_list(site).map_or(
            LeftToDo::Site {
                ends_elsewhere: true,
            },
            |url| LeftToDo::Devices {
                url: url.to_owned(),
            },
        ),
        Reason::SignsInAgain => LeftToDo::Site {
            ends_elsewhere: false,
        },
        Reason::NotRemoved => LeftToDo::Settings,
        Reason::PageAsks => LeftToDo::Page,
    }
}
