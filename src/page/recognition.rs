//! What the core makes of a page.

use serde::{Deserialize, Serialize};

use crate::model::Reason;

/// What a page is for, form by form.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Recognition {
    /// One for each form of the facts, in the same order.
    pub forms: Vec<RecognizedForm>,
    /// The links and buttons that have a role, wherever they are in the page.
    pub controls: Vec<RecognizedControl>,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecognizedForm {
    /// The handle of its facts.
    pub handle: u32,
    /// What the form is for.
    pub kind: FormKind,
    /// How sure that is, 0 to 1.
    pub probability: f64,
    /// What spoke for it, the strongest first, for a developer to read.
    pub reasons: Vec<Reason>,
    /// One for each field of the form's facts, in the same order.
    pub fields: Vec<RecognizedField>,
    /// Which of them play a part when the form is filled in and sent.
    pub parts: FormParts,
}

/// What a field is for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecognizedField {
    /// The handle of its facts.
    pub handle: u32,
    /// What it is for.
    pub role: FieldRole,
    /// How sure that is, 0 to 1.
    pub probability: f64,
    /// What spoke for it, the strongest first, for a developer to read.
    pub reasons: Vec<Reason>,
}

/// What a link or button does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecognizedControl {
    /// The handle of its facts.
    pub handle: u32,
    /// What it does.
    pub role: ControlRole,
    /// How sure that is, 0 to 1.
    pub probability: f64,
    /// What spoke for it, the strongest first, for a developer to read.
    pub reasons: Vec<Reason>,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum FormKind {
    /// Opens an account.
    SignUp,
    /// Signs in to an account.
    LogIn,
    /// Changes the password of an account that is signed in, or sets one from a recovery link.
    ChangePassword,
    /// Asks for a way back in: "forgot password".
    Recovery,
    /// Asks for a one-time code only.
    OneTimeCode,
    /// Anything else.
    Other,
}

impl FormKind {
    /// How much such a form matters to the person in front of the page, the least first.
    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::SignUp => 0,
            Self::ChangePassword => 1,
            Self::LogIn => 2,
            Self::OneTimeCode => 3,
            Self::Recovery => 4,
            Self::Other => 5,
        }
    }
}

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum FieldRole {
    /// A password that is being chosen.
    NewPassword,
    /// The same once more.
    NewPasswordConfirmation,
    /// A password that exists already.
    CurrentPassword,
    /// A one-time code, or one box of it.
    OneTimeCode,
    /// A user name.
    Username,
    /// An e-mail address, also where it doubles as the user name.
    Email,
    /// A given name, family name or full name.
    PersonName,
    /// "Remember me", "keep me signed in".
    RememberMe,
    /// "This is a public or shared computer".
    PublicComputer,
    /// Anything else.
    Other,
}

/// What a link or button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ControlRole {
    /// Leads to a way back in for someone who forgot the password.
    ForgotPassword,
    /// Ends the session.
    LogOut,
    /// Signs in, or leads to where one does.
    LogIn,
    /// Opens a menu of the account.
    AccountMenu,
}

/// Fields of a form, by the handles of their facts. One field can play several parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FormParts {
    /// Passwords and codes: a form that is sent with one of them may sign in.
    pub secrets: Vec<u32>,
    /// What stands in them is the person's own, and bad as a password.
    pub personal: Vec<u32>,
    /// They may name the account, the likeliest first. Empty in a form without secrets.
    pub account: Vec<u32>,
}
