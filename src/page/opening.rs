//! What may hold the control that signs out, while that cannot be seen: menus, tabs, dialogs, the name of the account.
//!
//! Pressed is what says that it opens something, or is called as what names the account. What submits, leads elsewhere, or says that it
//! does something else never is. At a link to the account, and at what only a script or a picture calls so, the pointer rests: some bring
//! up a menu then. What is called by an address alone may be its menu, one of several accounts to choose from, or somebody to whom a
//! message goes: it comes last, and only where it is the only one and the page is no step of signing in. What is there more than once
//! names nobody in particular. What says how the server stands comes after menus.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    facts::{ControlFacts, PageFacts},
    lexicon::{self, Concept},
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

/// What says how the server stands, as [`text::normalize`] gives it, and does nothing to it: applications that keep their data on a
/// server of one's own have the menu of the account there, and nothing says that it is one. "Online" alone is often a switch, and
/// "Connected" may disconnect.
const STATES: &[&str] = &[
    "server connected",
    "server is online",
    "server online",
    "server verbunden",
    "serveur connecte",
    "serveur en ligne",
    "servidor conectado",
    "servidor en linea",
    "servidor online",
    "server connesso",
    "server verbonden",
    "server uppe",
    "сервер онлайн",
    "сервер в сети",
    "服务器在线",
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
    /// The page is opened that it leads to.
    Follow,
}

/// How near it is to the account, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// It says that it opens something, and names the account.
    AccountMenu,
    /// It names the account.
    Account,
    /// It leads to the account, or only a script or a picture calls it so.
    Pointed,
    /// It says that it opens something.
    Menu,
    /// It says how the server stands.
    State,
    /// An address is all that it is called by.
    Address,
    /// The page of the account may have what its own has not.
    Page,
}

/// By what a control is known to name the account.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Sign<'a> {
    /// An identifier of its own.
    Identifier(&'a str),
    /// Its class.
    Class(&'a str),
    /// What a script knows it by, or a picture in it.
    Command(&'a str),
    /// What a picture in it is called that has words beside it.
    Picture(&'a str),
    /// It is called "Profile", or what else is said for an account, and nothing more.
    Phrase,
    /// It says how the server stands.
    State,
    /// It is called by an address.
    Address,
}

/// What may be opened, the most promising first. `is_step` says whether the page is a step of signing in.
pub(super) fn openers(facts: &PageFacts, recognition: &Recognition, is_step: bool) -> Vec<Opener> {
    let controls = recognition.controls.iter();
    let roles: HashMap<u32, ControlRole> = controls
        .map(|control| (control.handle, control.role))
        .collect();
    let mut named: HashMap<Sign, usize> = HashMap::new();
    let mut found: Vec<(Nearness, Option<Sign>, Opener)> = Vec::new();
    for (control, _) in facts.all_controls() {
        let role = roles.get(&control.handle).copied();
        let Some((nearness, sign)) = nearness(control, role) else {
            continue;
        };
        if let Some(sign) = &sign {
            *named.entry(sign.clone()).or_default() += 1;
        }
        found.push((nearness, sign, opener(control, nearness)));
    }
    found.retain(|(nearness, sign, _)| {
        let says_so = matches!(nearness, Nearness::AccountMenu | Nearness::Menu);
        let alone = sign
            .as_ref()
            .is_some_and(|sign| named.get(sign) == Some(&1));
        let is_last = matches!(nearness, Nearness::Address | Nearness::State);
        says_so || (alone && !(is_step && is_last))
    });
    found.extend(
        account_page(facts, &roles)
            .filter(|_| !is_step)
            .map(|link| {
                let page = Opener {
                    name: format!("{} page", link.path),
                    ..opener(link, Nearness::Page)
                };
                (Nearness::Page, None, page)
            }),
    );
    found.sort_by_key(|(nearness, ..)| *nearness);
    let mut openers: Vec<Opener> = found.into_iter().map(|(.., opener)| opener).collect();
    openers.dedup();
    // The page of the account comes last, and is not lost for that.
    if openers.len() > MOST {
        let page = openers.pop_if(|last| last.how == Opening::Follow);
        openers.truncate(MOST - usize::from(page.is_some()));
        openers.extend(page);
    }
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
            Nearness::Pointed => Opening::PointAt,
            Nearness::Page => Opening::Follow,
            _ => Opening::Press,
        },
    }
}

/// How near it is to the account, and by what it is known to name that.
fn nearness(
    control: &ControlFacts,
    role: Option<ControlRole>,
) -> Option<(Nearness, Option<Sign<'_>>)> {
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
    let sign = sign(control);
    if control.opens && control.path.is_empty() {
        let names_account = said.has(Concept::Account)
            || control_markup(control).has(Concept::Account)
            || role == Some(ControlRole::AccountMenu);
        let nearness = if names_account {
            Nearness::AccountMenu
        } else {
            Nearness::Menu
        };
        return Some((nearness, sign));
    }
    let nearness = match sign.as_ref()? {
        Sign::State if control.tag != "button" => return None,
        _ if !control.path.is_empty() => Nearness::Pointed,
        Sign::Identifier(_) | Sign::Class(_) | Sign::Picture(_) | Sign::Phrase => Nearness::Account,
        Sign::Command(_) => Nearness::Pointed,
        Sign::State => Nearness::State,
        Sign::Address => Nearness::Address,
    };
    Some((nearness, sign))
}

/// By what it is called like an account, and not like something that is done to one.
fn sign(control: &ControlFacts) -> Option<Sign<'_>> {
    // Builds make names of their own out of classes: what is written for people stays.
    let called = [&control.text, &control.label];
    let [by_text, by_label] = called.map(|text| {
        let phrase = lexicon::read(text).phrase(Concept::Account);
        phrase.map(|phrase| text::normalize(text) == phrase)
    });
    if by_text == Some(false) || by_label == Some(false) {
        return None;
    }
    let is_phrase = by_text.or(by_label).is_some();
    let own = [&control.id, &control.name].into_iter();
    own.filter(|own| names_account(own))
        .map(|own| Sign::Identifier(own))
        .chain(names_account(&control.class).then_some(Sign::Class(&control.class)))
        .chain(names_account(&control.command).then_some(Sign::Command(&control.command)))
        .chain(names_account(&control.picture).then_some(Sign::Picture(&control.picture)))
        .chain(is_phrase.then_some(Sign::Phrase))
        .chain(says_state(&control.text).then_some(Sign::State))
        .chain(is_called_by_address(control).then_some(Sign::Address))
        .next()
}

/// The one link of the page that leads to the page of the account. Opening a page changes nothing; where several are called so, they are
/// of several people.
fn account_page<'a>(
    facts: &'a PageFacts,
    roles: &HashMap<u32, ControlRole>,
) -> Option<&'a ControlFacts> {
    let leads = |control: &&ControlFacts| {
        let role = roles.get(&control.handle);
        let mut said = lexicon::read(&control.text);
        said.merge(&lexicon::read(&control.label));
        let is_link = control.tag == "a" && !control.path.is_empty() && !control.sends;
        let is_phrase =
            said.phrase(Concept::Account) == Some(text::normalize(&control.text).as_str());
        is_link
            && control.visible
            && !control.disabled
            && control.path != facts.path
            && matches!(role, None | Some(ControlRole::AccountMenu))
            && !said.any(ELSEWHERE)
            && (names_account(&control.path) || is_phrase)
    };
    let mut links = facts
        .all_controls()
        .map(|(control, _)| control)
        .filter(leads);
    let first = links.next()?;
    links.all(|other| other.path == first.path).then_some(first)
}

fn says_state(text: &str) -> bool {
    STATES.contains(&text::normalize(text).as_str())
}

/// By its text, or by its tooltip where no sign such as "×" says that something is done to what the tooltip names.
fn is_called_by_address(control: &ControlFacts) -> bool {
    let is_sign = !control.text.is_empty() && !control.text.contains(char::is_alphanumeric);
    is_address(&control.text) || (!is_sign && is_address(&control.label))
}

/// Whether a text is an e-mail address and no more than a remark: "robin@fern.example (internal)". In many languages what is done to
/// somebody is said last.
fn is_address(text: &str) -> bool {
    let (first, more) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let is_remark = more.is_empty() || (more.starts_with('(') && more.ends_with(')'));
    let (local, domain) = first.split_once('@').unwrap_or_default();
    is_remark && !local.is_empty() && domain.contains('.')
}

fn names_account(identifier: &str) -> bool {
    lexicon::read_identifier(identifier).has(Concept::Account)
        && text::words(identifier).all(|word| PLAIN.contains(&word.as_str()))
}
