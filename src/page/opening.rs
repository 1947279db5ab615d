//! What may hold the control that signs out, while that cannot be seen: menus, tabs, dialogs, the name of the account.
//!
//! Only what opens something in the page is pressed. What submits, leads elsewhere, or says that it does something else never is; at a
//! link to the account the pointer rests, since some bring up a menu then.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    facts::{ControlFacts, PageFacts},
    lexicon::{self, Concept, Concepts},
    reading::control_markup,
    recognition::{ControlRole, Recognition},
};
use crate::text;

/// The most that are told of a page.
const MOST: usize = 8;
/// What is called by more words is a sentence.
const MAX_WORDS: usize = 4;

/// What these texts are about is not opened.
const ELSEWHERE: &[Concept] = &[
    Concept::SignUp,
    Concept::LogIn,
    Concept::Newsletter,
    Concept::Disconnect,
    Concept::Password,
    Concept::Recover,
    Concept::ForgotPassword,
    Concept::Change,
];

/// Of what an identifier consists that names an account and nothing that is done to it.
const PLAIN: &[&str] = &[
    "account",
    "avatar",
    "btn",
    "button",
    "circle",
    "dropdown",
    "header",
    "icon",
    "image",
    "img",
    "link",
    "menu",
    "my",
    "nav",
    "navbar",
    "open",
    "picture",
    "profile",
    "toggle",
    "toggler",
    "top",
    "trigger",
    "user",
    "userinfo",
    "usermenu",
    "userprofile",
];

/// A control that opens something in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Opener {
    /// Its handle.
    pub handle: u32,
    /// What it is called, by which it is found again in another document.
    pub name: String,
    /// How it is opened.
    pub how: Opening,
}

/// How something is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Opening {
    /// It is pressed.
    #[default]
    Press,
    /// The pointer is brought over it.
    PointAt,
}

/// How near it is to the account, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// It says that it opens something, and names the account.
    AccountMenu,
    /// It names the account.
    Account,
    /// It leads to the account.
    AccountLink,
    /// It says that it opens something.
    Menu,
}

/// What may be opened, the most promising first.
pub(super) fn openers(facts: &PageFacts, recognition: &Recognition) -> Vec<Opener> {
    let controls = recognition.controls.iter();
    let roles: HashMap<u32, ControlRole> = controls
        .map(|control| (control.handle, control.role))
        .collect();
    let mut found: Vec<(Nearness, Opener)> = facts
        .all_controls()
        .filter_map(|(control, _)| {
            let nearness = nearness(control, roles.get(&control.handle).copied())?;
            Some((nearness, opener(control, nearness)))
        })
        .collect();
    found.sort_by_key(|(nearness, _)| *nearness);
    let mut openers: Vec<Opener> = found.into_iter().map(|(_, opener)| opener).collect();
    openers.dedup();
    openers.truncate(MOST);
    openers
}

fn opener(control: &ControlFacts, nearness: Nearness) -> Opener {
    let ControlFacts {
        handle,
        tag,
        id,
        text,
        label,
        ..
    } = control;
    Opener {
        handle: *handle,
        name: format!("{tag} {id} {text} {label}"),
        how: match nearness {
            Nearness::AccountLink => Opening::PointAt,
            _ => Opening::Press,
        },
    }
}

fn nearness(control: &ControlFacts, role: Option<ControlRole>) -> Option<Nearness> {
    let sends = control.sends || !control.action.is_empty();
    let is_open = control.opens_menu && !control.opens;
    if sends || is_open || !control.visible || control.disabled || control.covered {
        return None;
    }
    if !matches!(role, None | Some(ControlRole::AccountMenu)) {
        return None;
    }
    let mut said = lexicon::read(&control.text);
    said.merge(&lexicon::read(&control.label));
    let is_long = control.text.split_whitespace().count() > MAX_WORDS;
    if is_long || said.any(ELSEWHERE) {
        return None;
    }
    if !control.path.is_empty() {
        return is_account(control, &said).then_some(Nearness::AccountLink);
    }
    let names_account = said.has(Concept::Account)
        || control_markup(control).has(Concept::Account)
        || role == Some(ControlRole::AccountMenu);
    match control.opens {
        true if names_account => Some(Nearness::AccountMenu),
        true => Some(Nearness::Menu),
        false => is_account(control, &said).then_some(Nearness::Account),
    }
}

/// Whether it is called like an account, and not like something that is done to one.
fn is_account(control: &ControlFacts, said: &Concepts) -> bool {
    let says_more = said
        .phrase(Concept::Account)
        .is_some_and(|phrase| text::normalize(&control.text) != phrase);
    let markup = [&control.id, &control.name, &control.class, &control.command];
    let is_called = markup
        .into_iter()
        .any(|identifier| names_account(identifier));
    !says_more && (is_called || begins_with_address(&control.text))
}

/// Whether it is called by an e-mail address: "robin@fern.example (internal)".
fn begins_with_address(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    first
        .split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}

fn names_account(identifier: &str) -> bool {
    lexicon::read_identifier(identifier).has(Concept::Account)
        && text::words(identifier).all(|word| PLAIN.contains(&word.as_str()))
}
