//! Whether a page is one for somebody who is signed in.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{
    door::{Door, can_be_seen, comes_before, door},
    facts::{ControlFacts, FormFacts, PageFacts},
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
    /// Whether it has a form that can be seen and may do so, or something else: no kind of it is more probable than not.
    #[serde(skip)]
    pub may_sign_in: bool,
    /// What it shows of the ways into an account.
    #[serde(skip)]
    pub door: Door,
    /// Whether it has a form that can be seen and comes before being signed in. A password is changed after it.
    #[serde(skip)]
    pub asks_for_step: bool,
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

/// What a page says of being signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PageSays {
    /// By what it shows.
    pub signed_in: SignedIn,
    /// Where somebody was seen to sign in: see [`SessionSigns::after_sign_in`].
    pub after_sign_in: SignedIn,
    /// Whether it shows a form that comes before being signed in: one that opens an account, brings one back, or asks for a code.
    pub asks_for_step: bool,
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
        let door = door(facts, recognition);
        let forms = || facts.forms.iter().zip(&recognition.forms);
        let seen = || forms().filter(|(facts, _)| can_be_seen(facts));
        let asks = seen().any(|(_, form)| asks_to_sign_in(form));
        let may_ask = |facts: &FormFacts, form: &RecognizedForm| {
            is_undecided(form) && (takes_secret(facts, form) || says_log_in(facts, recognition))
        };
        let visible: HashSet<u32> = facts
            .all_controls()
            .filter_map(|(control, _)| control.visible.then_some(control.handle))
            .collect();
        // What sends another form signs nobody in, whatever it says: in German, one "signs in" to a newsletter. And what is in
        // a form that nobody sees says no more than that form.
        let elsewhere: HashSet<u32> = forms()
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
        let may_sign_in = seen().any(|(facts, form)| may_ask(facts, form));
        let openers = openers(facts, recognition, asks || door == Door::Step);
        let account_menu = presence(ControlRole::AccountMenu);
        // An app that draws itself has what is for those who are signed in from the start. What asks to sign in speaks against it,
        // if there is nothing that it could be in, as in a menu that is closed.
        let is_for_later = asks
            && !may_sign_in
            && presence(ControlRole::LogOut) == Presence::Hidden
            && account_menu == Presence::Absent
            && openers.is_empty();
        let mut log_out: Vec<&RecognizedControl> = controls(ControlRole::LogOut)
            .filter(|_| !is_for_later)
            .collect();
        log_out.sort_by(|one, other| other.probability.total_cmp(&one.probability));
        Self {
            has_sign_in_form: asks,
            may_sign_in,
            door,
            asks_for_step: seen().any(|(_, form)| comes_before(form)),
            log_out_controls: log_out
                .into_iter()
                .map(|control| LogOutControl::of(facts, control.handle))
                .collect(),
            openers,
            log_out: if is_for_later {
                Presence::Absent
            } else {
                presence(ControlRole::LogOut)
            },
            log_in: presence(ControlRole::LogIn),
            account_menu,
        }
    }

    /// What they come to. Pages may hold what is for those who are signed in beside what is for those who are not, and hide the
    /// one or the other. A form that may sign in or not says neither: what is told holds both if it does and if it does not.
    #[must_use]
    pub fn signed_in(&self) -> SignedIn {
        let shown = self.shown(self.has_sign_in_form);
        if self.may_sign_in && self.shown(true) != shown {
            SignedIn::Unknown
        } else {
            shown
        }
    }

    /// Both of it.
    #[must_use]
    pub fn says(&self) -> PageSays {
        PageSays {
            signed_in: self.signed_in(),
            after_sign_in: self.after_sign_in(),
            asks_for_step: self.asks_for_step,
        }
    }

    fn shown(&self, asks: bool) -> SignedIn {
        use Presence::{Absent, Hidden, Visible};
        match (asks, self.log_out, self.log_in) {
            (true, Absent, _) | (false, Absent | Hidden, Visible) => SignedIn::No,
            // Pages of accounts ask for the password once more.
            (_, Visible, Absent | Hidden) | (false, Hidden, Absent) => SignedIn::Yes,
            // Weak: shops have such a menu for everybody, but then what signs in is in it.
            (false, Absent, Absent) if self.account_menu == Visible && self.door != Door::Step => {
                SignedIn::Yes
            }
            _ => SignedIn::Unknown,
        }
    }

    /// What they come to where somebody was seen to sign in, and not to sign out since: then it is enough that the page shows no
    /// way in, not even a hidden one, and no step of one. Some pages show a picture of a person and nothing else, which shops show
    /// to everybody. What was seen is that a form was sent: it may have been refused, or a code may be asked for next.
    #[must_use]
    pub fn after_sign_in(&self) -> SignedIn {
        let asks = self.has_sign_in_form || self.may_sign_in;
        let nowhere = self.log_in == Presence::Absent && self.door == Door::Nowhere;
        match self.signed_in() {
            SignedIn::Unknown if !asks && nowhere => SignedIn::Yes,
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

/// Whether no kind of it is more probable than not.
fn is_undecided(form: &RecognizedForm) -> bool {
    form.kind == FormKind::Other && form.probability < 0.5
}

/// Whether a password that can be seen goes into it. Which one it is hangs on the kind of the form.
fn takes_secret(facts: &FormFacts, form: &RecognizedForm) -> bool {
    let fields = facts.fields.iter().zip(&form.fields);
    fields.into_iter().any(|(facts, field)| {
        facts.visible
            && matches!(
                field.role,
                FieldRole::CurrentPassword
                    | FieldRole::NewPassword
                    | FieldRole::NewPasswordConfirmation
            )
    })
}

/// Whether one of its buttons is called as what signs in.
fn says_log_in(form: &FormFacts, recognition: &Recognition) -> bool {
    let mut controls = recognition.controls.iter();
    controls.any(|control| {
        let is_it = |button: &ControlFacts| button.handle == control.handle;
        control.role == ControlRole::LogIn && form.buttons.iter().any(is_it)
    })
}
