//! Results that are put together for JavaScript.

use latchkey::{
    alerts::{Alert, Tries},
    clearing::{Net, NetStep, due::Looked, log::LogEntry},
    cookies::Kind,
    idle::{Absence, IdlePlan},
    sessions::reminders::Reminders,
};
use serde::Serialize;

use crate::Unseen;

/// What cookies are for.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JudgedCookies {
    /// What each is for, in their order.
    pub kinds: Vec<Kind>,
    /// The places of those that were not there before a sign-in has set them.
    pub came_with_sign_in: Vec<usize>,
}

/// What to do after another look at a page that was cleared.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NetLook {
    /// What to do next.
    pub step: NetStep,
    /// What was seen so far.
    pub net: Net,
}

/// What is to be said, and what was said so far.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RemindersDue {
    /// The sites to tell of now.
    pub sites: Vec<String>,
    /// To be kept until the next call.
    #[cfg_attr(feature = "types", ts(type = "unknown"))]
    pub reminders: Unseen<Reminders>,
}

/// What comes of something that was seen at a door.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NotedAlert {
    /// What the person is told of.
    pub told: Option<Alert>,
    /// To be kept until the next call, in memory.
    #[cfg_attr(feature = "types", ts(type = "unknown"))]
    pub tries: Unseen<Tries>,
    /// To be kept.
    pub timeline: Vec<Alert>,
}

/// What to do about who wants to know that nobody is there, and what is known of the absence.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct IdleLook {
    /// What to do now.
    pub plan: IdlePlan,
    /// To be kept until the next call.
    #[cfg_attr(feature = "types", ts(type = "unknown"))]
    pub absence: Unseen<Absence>,
}

/// What comes of a look at all tabs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TabsLooked {
    /// What to do now.
    pub looked: Looked,
    /// The list, as JSON, to be kept until the next call; nothing where it has not changed.
    pub list: Option<String>,
}

/// What comes of a clearing that was due.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DueSettled {
    /// For the log.
    pub line: Option<LogEntry>,
    /// The list, as JSON, to be kept until the next call.
    pub list: String,
}
