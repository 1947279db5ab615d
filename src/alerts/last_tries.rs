//! The last try to sign in of each tab: when it was, and what may have been wrong with what was typed. It is kept for ten minutes,
//! until somebody asks why it failed.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::page::FormKind;

/// As many tabs as one may be signing in at.
pub const MOST_LAST_TRIES: usize = 20;
/// A try is what the person asks about for so long, in milliseconds.
pub const ASKED_ABOUT: u64 = 600_000;
/// Pressing a button sends the form: one try is told of twice, within so many milliseconds.
pub const TWICE: u64 = 1_000;

/// The last try of a tab.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LastTry {
    #[serde(flatten)]
    sent: SentTry,
    /// The account, where such things are remembered: as the caller keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    with: Option<Value>,
    /// Whether it has led in: nobody asks any more why it has not.
    #[serde(default, skip_serializing_if = "is_not")]
    led_in: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_not(led_in: &bool) -> bool {
    !led_in
}

/// A form that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SentTry {
    /// The tab.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub tab_id: i64,
    /// The hosts of the frame with the form, and of the page around it.
    pub hosts: Vec<String>,
    /// When, in Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub at: u64,
    /// Which kinds of letters the password has.
    pub password: String,
    /// Which kinds of letters the account has.
    pub account: String,
    /// Whether Caps Lock was on.
    pub caps_lock: bool,
    /// What the form is for; where a code followed a password, that of the password.
    pub form: FormKind,
}

/// Something that happens to the last tries.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind",
    deny_unknown_fields
)]
pub enum TryEvent {
    /// A form was sent.
    Sent {
        /// What is known of it.
        tried: SentTry,
    },
    /// It is known which account the try of a tab was with.
    Named {
        /// The tab.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        tab_id: i64,
        /// The account, as the caller keeps it.
        #[cfg_attr(feature = "types", ts(type = "unknown"))]
        with: Value,
    },
    /// The try of a tab has led in.
    LedIn {
        /// The tab.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        tab_id: i64,
    },
    /// The try of a tab is not asked about any more: the tab is closed, or a step was taken.
    Over {
        /// The tab.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        tab_id: i64,
    },
    /// Nothing but that time goes on.
    Asked,
}

/// The last tries after an event, the newest last; what is too old goes every time. `now` is in Unix milliseconds.
#[must_use]
pub fn last_tries_after(mut tries: Vec<LastTry>, event: TryEvent, now: u64) -> Vec<LastTry> {
    tries.retain(|one| now.saturating_sub(one.sent.at) < ASKED_ABOUT);
    let of = |tab: i64| move |one: &&mut LastTry| one.sent.tab_id == tab;
    match event {
        TryEvent::Sent { tried } => {
            let tab = tried.tab_id;
            let before = tries.iter().position(|one| one.sent.tab_id == tab);
            let before = before.map(|place| tries.remove(place));
            tries.push(LastTry::after(before, tried));
        }
        TryEvent::Named { tab_id, with } => {
            for one in tries.iter_mut().filter(of(tab_id)) {
                one.with = Some(with.clone());
            }
        }
        TryEvent::LedIn { tab_id } => {
            for one in tries.iter_mut().filter(of(tab_id)) {
                one.led_in = true;
            }
        }
        TryEvent::Over { tab_id } => tries.retain(|one| one.sent.tab_id != tab_id),
        TryEvent::Asked => {}
    }
    let surplus = tries.len().saturating_sub(MOST_LAST_TRIES);
    tries.split_off(surplus)
}

impl LastTry {
    /// A form that was sent, after the last try of its tab.
    fn after(before: Option<Self>, sent: SentTry) -> Self {
        let mut tried = Self {
            sent,
            with: None,
            led_in: false,
        };
        let Some(before) = before else {
            return tried;
        };
        // A code that follows a password is part of the same try.
        if tried.sent.form == FormKind::OneTimeCode && !before.led_in {
            tried.sent.form = before.sent.form;
            tried.with = before.with;
        }
        if tried.sent.at.saturating_sub(before.sent.at) < TWICE {
            tried.sent.caps_lock |= before.sent.caps_lock;
            // When it began: what the page asks for after that belongs to it.
            tried.sent.at = before.sent.at;
        }
        tried
    }
}
