//! Whether a page is one for somebody who is signed in.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{
    facts::{FormFacts, PageFacts},
    opening::{Opener, openers},
    recognition::{
        ControlRole, FieldRole, FormKind, Recognition, RecognizedControl, RecognizedForm,
    },
};

/// What speaks for somebody being signed in, and against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SessionSigns {
    /// Whether it asks for a password, or for the account to sign in to, in a form that can be seen.
    pub has_sign_in_form: bool,
    /// The controls that may sign out, the most probable first. Most are in menus that are closed.
    pub log_out_controls: Vec<LogOutControl>,
    /// What may hold one that is not there yet, the most promising first.
    pub openers: Vec<Opener>,
    /// Whether there is a control that signs out.
    pub log_out: Presence,
    /// Whether there is one that leads to where one signs in.
    pub log_in: Presence,
    /// Whether there is one that opens the menu of an account.
    pub account_menu: Presence,
}

/// A control that may sign out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LogOutControl {
    /// Its handle.
    pub handle: u32,
    /// Whether it submits a form.
    pub submits: bool,
    /// Whether it is a link to the very page that it stands in.
    pub leads_here: bool,
}

/// Whether something is in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Presence {
    /// It is not.
    Absent,
    /// It is, and cannot be seen.
    Hidden,
    /// It can be seen.
    Visible,
}

/// Whether somebody is signed in, as far as a page shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SignedIn {
    /// It is a page for somebody who is signed in.
    Yes,
    /// It is a page for somebody who is not.
    No,
    /// It cannot be told.
    #[default]
    Unknown,
}

impl LogOutControl {
    fn of(facts: &PageFacts, handle: u32) -> Self {
        let (submits, path) = facts
            .all_controls()
            .find(|(control, _)| control.handle == handle)
            .map_or((false, ""), |(control, _)| (control.submits, &control.path));
        Self {
            handle,
            submits,
            leads_here: !path.is_empty() && path == facts.path,
        }
    }
}

impl SessionSigns {
    /// Reads them from the facts of a page, and from what it was recognized to be.
    #[must_use]
    pub fn of(facts: &PageFacts, recognition: &Recognition) -> Self {
        let asks = facts
            .forms
            .iter()
            .zip(&recognition.forms)
            .any(|(facts, form)| can_be_seen(facts) && asks_to_sign_in(form));
        let visible: HashSet<u32> = facts
            .all_controls()
            .filter_map(|(control, _)| control.visible.then_some(control.handle))
            .collect();
        // What sends another form signs nobody in, whatever it says: in German, one "signs in" to a newsletter. And what is in
        // a form that nobody sees says no more than that form.
        let elsewhere: HashSet<u32> = facts
            .forms
            .iter()
            .zip(&recognition.forms)
            .filter(|(facts, form)| {
                facts.has_element && (form.kind != FormKind::LogIn || !can_be_seen(facts))
            })
            .flat_map(|(form, _)| form.buttons.iter().filter(|button| button.submits))
            .map(|button| button.handle)
            .collect();
        // What cannot be pressed, and the frame of a page that is drawn behind the form for everybody.
        let silent: HashSet<u32> = facts
            .all_controls()
            .filter_map(|(control, _)| {
                (control.disabled || (control.covered && asks)).then_some(control.handle)
            })
            .collect();
        let silent = &silent;
        let controls = |role| {
            let controls = recognition.controls.iter();
            controls
                .filter(move |control| control.role == role && !silent.contains(&control.handle))
        };
        let presence = |role| {
            let counts = |control: &&RecognizedControl| {
                role != ControlRole::LogIn || !elsewhere.contains(&control.handle)
            };
            let places = controls(role).filter(counts).map(|control| {
                if visible.contains(&control.handle) {
                    Presence::Visible
                } else {
                    Presence::Hidden
                }
            });
            places.max().unwrap_or(Presence::Absent)
        };
        let mut log_out: Vec<&RecognizedControl> = controls(ControlRole::LogOut).collect();
        log_out.sort_by(|one, other| other.probability.total_cmp(&one.probability));
        Self {
            has_sign_in_form: asks,
            log_out_controls: log_out
                .into_iter()
                .map(|control| LogOutControl::of(facts, control.handle))
                .collect(),
            openers: openers(facts, recognition),
            log_out: presence(ControlRole::LogOut),
            log_in: presence(ControlRole::LogIn),
            account_menu: presence(ControlRole::AccountMenu),
        }
    }

    /// What they come to. Pages may hold what is for those who are signed in beside what is for those who are not, and hide the
    /// one or the other.
    #[must_use]
    pub const fn signed_in(&self) -> SignedIn {
        use Presence::{Absent, Hidden, Visible};
        match (self.has_sign_in_form, self.log_out, self.log_in) {
            (true, Absent, _) | (false, Absent | Hidden, Visible) => SignedIn::No,
            // Pages of accounts ask for the password once more.
            (_, Visible, Absent | Hidden) | (false, Hidden, Absent) => SignedIn::Yes,
            // Weak: shops have such a menu for everybody, but then what signs in is in it.
            (false, Absent, Absent) if matches!(self.account_menu, Visible) => SignedIn::Yes,
            _ => SignedIn::Unknown,
        }
    }

    /// What they come to where somebody was seen to sign in, and not to sign out since: then it is enough that no way to sign in can be
    /// seen. Some pages show a picture of a person and nothing else, which shops show to everybody.
    #[must_use]
    pub const fn after_sign_in(&self) -> SignedIn {
        let asks = self.has_sign_in_form || matches!(self.log_in, Presence::Visible);
        match self.signed_in() {
            SignedIn::Unknown if !asks => SignedIn::Yes,
            shown => shown,
        }
    }
}

fn asks_to_sign_in(form: &RecognizedForm) -> bool {
    let password = form
        .fields
        .iter()
        .any(|field| field.role == FieldRole::CurrentPassword);
    let other = matches!(form.kind, FormKind::ChangePassword | FormKind::Other);
    form.kind == FormKind::LogIn || (!other && password)
}

/// Whether a field of it can be seen. Many pages hold a form to sign in for whoever signs out.
fn can_be_seen(form: &FormFacts) -> bool {
    form.fields.iter().any(|field| field.visible)
}
