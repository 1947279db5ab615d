//! Which fields hold the password of an account and take part: not other secrets, not what nobody sees beside what is seen.

use super::{
    facts::FormFacts,
    lexicon::{self, Concept, Concepts},
    reading::{FieldReading, FormReading},
};
use crate::text;

/// No password is as short: what is, is a part of a number, or a letter of a word.
const TOO_SHORT: u32 = 3;
/// As short is a PIN; it counts where it is called a password, or signs in.
const PIN: u32 = 4;
/// So many fields away stands what a password is for.
const NEAR: usize = 6;
/// So many secrets in one form that nothing calls passwords are none: the words of a phrase.
const CROWD: usize = 4;
/// What says that something is made, and not what.
const MAKE_SOMETHING: &[&str] = &["create a", "create an"];
/// What says that an account is opened, and where something else stands beside it, that a door is.
const JOIN: &str = "join";
/// A label of so many words that ends as a question asks for an answer.
const QUESTION: usize = 3;

/// Reads a form, and which of its fields hold passwords.
pub(super) fn read(facts: &FormFacts) -> FormReading<'_> {
    let mut form = FormReading::new(facts);
    let holds = holds(&form);
    let seen = |(field, &holds): (&FieldReading, &bool)| holds && field.facts.visible;
    let any = form.fields.iter().zip(&holds).any(seen);
    for (field, holds) in form.fields.iter_mut().zip(holds) {
        field.is_password = holds && (field.facts.visible || !any);
    }
    form
}

/// For each field of a form, whether it holds the password of an account.
fn holds(form: &FormReading) -> Vec<bool> {
    let fields = &form.fields;
    let mut holds = vec![false; fields.len()];
    let is_crowd = fields.iter().filter(|field| is_nameless(field)).count() > CROWD;
    let mut after_secret = false;
    let mut after_server = false;
    for (index, field) in fields.iter().enumerate() {
        if !looks(form, index) {
            continue;
        }
        // Its repetition, or the other half of it: an "access key" and its "secret".
        let goes_on = !signs_in(form) && !field.says(Concept::Password)
            || field.says(Concept::Confirm) && !field.label.has(Concept::Password);
        after_secret = is_other_secret(form, field) || (after_secret && goes_on);
        let repeats = field.says(Concept::Confirm) && !field.says(Concept::New);
        after_server = (after_server && repeats) || is_for_server(form, index);
        let other = after_secret || after_server || (is_crowd && is_nameless(field));
        holds[index] = !other;
    }
    holds
}

/// Whether it hides what is typed and can be seen, and nothing says that it is a password.
fn is_nameless(field: &FieldReading) -> bool {
    let of_passwords = [Concept::Password, Concept::New, Concept::Confirm];
    field.facts.r#type == "password"
        && field.facts.visible
        && !of_passwords.iter().any(|&concept| field.says(concept))
}

/// Whether it hides what is typed, or asks for a password and shows it.
fn looks(form: &FormReading, index: usize) -> bool {
    let Some(field) = form.fields.get(index) else {
        return false;
    };
    let facts = field.facts;
    let card = |token: &str| token.starts_with("cc-");
    if facts.tag != "input" || facts.autocomplete.split_ascii_whitespace().any(card) {
        return false;
    }
    if field.says(Concept::CardCode) || field.markup.has(Concept::Coupon) {
        return false;
    }
    let called = field.label.has(Concept::Password)
        || field.hint.has(Concept::Password)
        || form.submit.has(Concept::LogIn);
    if facts
        .max_length
        .is_some_and(|most| most <= TOO_SHORT || (most <= PIN && !called))
    {
        return false;
    }
    if facts.r#type == "password" || facts.was_password {
        let code = field.autocompletes("one-time-code")
            || field.label.any(&[Concept::Code, Concept::Captcha]);
        return !code || field.says(Concept::Password);
    }
    facts.r#type == "text" && is_shown(&form.fields, index)
}

/// Whether a text field takes a password that is shown from the start. Sites write `new-password` on any field that browsers
/// shall leave alone, so a word for a password is needed as well.
fn is_shown(fields: &[FieldReading], index: usize) -> bool {
    let Some(field) = fields.get(index) else {
        return false;
    };
    let labelled = field.label.has(Concept::Password) || field.hint.has(Concept::Password);
    let called = [&field.facts.name, &field.facts.id];
    let named = called.iter().any(|name| is_named(name, OF_PASSWORDS))
        || (called.iter().any(|name| is_named(name, BESIDE_PASSWORDS)) && has_other(fields, index));
    let other = [
        Concept::Email,
        Concept::Username,
        Concept::Code,
        Concept::Search,
    ];
    // "user[password]" is the password of a user, and a "new password" is one that is typed here, or one to send for.
    let called_other = |source: &Concepts| {
        source.any(&other) || (source.has(Concept::Recover) && !source.has(Concept::NewPassword))
    };
    if called_other(&field.label) || called_other(&field.hint) {
        return false;
    }
    if !named && called_other(&field.markup) {
        return false;
    }
    let marked = field.autocompletes("new-password") || field.autocompletes("current-password");
    let twin = |other: &FieldReading| {
        other.facts.r#type == "password"
            && !other.facts.visible
            && other.label.has(Concept::Password)
    };
    // The label is that of the one that is hidden.
    let neighbours = [
        index.checked_sub(1).and_then(|before| fields.get(before)),
        fields.get(index + 1),
    ];
    let of_passwords = [
        Concept::Password,
        Concept::New,
        Concept::NewPassword,
        Concept::Confirm,
        Concept::ConfirmPassword,
        Concept::Current,
        Concept::CurrentPassword,
        Concept::Rules,
    ];
    let mut said = field.label.iter();
    let silent = said.all(|(concept, _)| of_passwords.contains(&concept));
    (labelled && (marked || named || field.markup.has(Concept::Password)))
        || (marked && silent && field.markup.has(Concept::Password))
        || (named && silent)
        || (labelled && field.facts.visible && fields.iter().any(twin))
        || (silent && field.facts.visible && neighbours.into_iter().flatten().any(twin))
}

/// How fields for a password are named.
const OF_PASSWORDS: &[&str] = &[
    "password",
    "passwd",
    "new_password",
    "new-password",
    "newpassword",
    "user_password",
];
/// How those are named that stand beside such a one.
const BESIDE_PASSWORDS: &[&str] = &[
    "confirm_password",
    "confirm-password",
    "confirmpassword",
    "current_password",
    "current-password",
    "currentpassword",
    "old_password",
    "old-password",
    "oldpassword",
    "password_confirm",
    "password_confirmation",
];

/// Whether the last part of a name is one of some: `password`, `user[password]`, `account.password`.
fn is_named(name: &str, names: &[&str]) -> bool {
    let last = name
        .split(|character: char| {
            !character.is_alphanumeric() && character != '_' && character != '-'
        })
        .rfind(|part| !part.is_empty())
        .unwrap_or_default();
    names.iter().any(|name| last.eq_ignore_ascii_case(name))
}

/// Whether another field is named like a password.
fn has_other(fields: &[FieldReading], index: usize) -> bool {
    let mut others = fields.iter().enumerate().filter(|(at, _)| *at != index);
    others.any(|(_, field)| {
        is_named(&field.facts.name, OF_PASSWORDS) || is_named(&field.facts.id, OF_PASSWORDS)
    })
}

/// Whether it is called something that is no password: a number of an office, the answer to a question, a key of a program.
fn is_other_secret(form: &FormReading, field: &FieldReading) -> bool {
    // "Password (not your social security number)" is one, "answer that brings back a password" is none.
    let leads = |source: &Concepts| {
        let mut said = source.iter().map(|(concept, _)| concept);
        said.find(|concept| matches!(concept, Concept::OtherSecret | Concept::Password))
            == Some(Concept::OtherSecret)
    };
    if leads(&field.label) {
        return true;
    }
    if field.label.has(Concept::Password) {
        return false;
    }
    let texts = [
        &field.facts.label,
        &field.facts.aria,
        &field.facts.placeholder,
    ];
    let asks = texts.iter().any(|text| {
        text.trim_end().ends_with(['?', '？', '؟'])
            && (text.split_whitespace().count() >= QUESTION || !text.is_ascii())
    });
    // In a form that signs in, a token can be what one signs in with.
    let is_named = || !signs_in(form) && texts.iter().any(|text| names_secret(text));
    asks || is_named()
        || leads(&field.hint)
        || field.markup.has(Concept::OtherSecret)
        || field.label.has(Concept::Birth)
}

/// Whether a text is a word for the secret of a program, or has one at its end or its beginning: "Token", "HMAC key", "Clé RADIUS".
fn names_secret(text: &str) -> bool {
    // What stands in brackets, and how a field is marked that has to be filled in, is no part of the name.
    let name = text.split(['(', '（', '[', '*']).next().unwrap_or_default();
    let name = text::normalize(name);
    let said = |word: &str| lexicon::read(word).phrase(Concept::SecretWord);
    let Some((before, last)) = name.rsplit_once(' ') else {
        return said(&name).is_some_and(|word| name.ends_with(word));
    };
    let first = before.split(' ').next().unwrap_or_default();
    said(last).is_some_and(|word| last.ends_with(word))
        || said(first).is_some_and(|word| first.starts_with(word))
}

/// Whether its button or its heading says so. Who joins a meeting is in no account.
fn signs_in(form: &FormReading) -> bool {
    let above = form.heading.phrase(Concept::LogIn);
    form.submit.has(Concept::LogIn) || above.is_some_and(|phrase| !phrase.starts_with(JOIN))
}

/// Whether it is the password of a machine or a service, which is written down here and not signed in with.
fn is_for_server(form: &FormReading, index: usize) -> bool {
    let server = |field: &FieldReading| field.says(Concept::Server);
    let Some(field) = form.fields.get(index) else {
        return false;
    };
    if signs_in(form) {
        return false;
    }
    if server(field) {
        return true;
    }
    let beside_servers = form
        .fields
        .iter()
        .filter(|field| field.facts.visible && field.facts.r#type != "password" && server(field));
    // "Create a new server" makes no account; "Add database user" does, and so does what is typed twice.
    let is_of_server = form.heading.has(Concept::Server) || beside_servers.count() > 1;
    let repeats =
        |field: &FieldReading| field.facts.r#type == "password" && field.says(Concept::Confirm);
    let makes_server = is_of_server && !form.fields.iter().any(repeats);
    let makes_account = |said: &&Concepts| {
        let made = said.phrase(Concept::Create);
        opens_account(said)
            || made.is_some_and(|made| !makes_server || !MAKE_SOMETHING.contains(&made))
    };
    if [&form.submit, &form.heading].iter().any(makes_account) {
        return false;
    }
    let is_secret = |field: &FieldReading| field.facts.r#type == "password";
    let beside = |field: &FieldReading| {
        field.facts.visible
            && !field.is_box()
            && field.facts.r#type != "password"
            && (server(field) || is_address(&field.facts.placeholder))
    };
    if is_of_machine(form, index) {
        return true;
    }
    let (before, from) = form.fields.split_at(index);
    let after = from.get(1..).unwrap_or_default();
    let before = before.iter().rev().take(NEAR);
    let mut near = before.take_while(|field| !is_secret(field));
    near.any(beside) || (!after.iter().any(is_secret) && after.iter().take(NEAR).any(beside))
}

/// Whether a text speaks of an account that is opened. One joins a club, and also a meeting.
fn opens_account(said: &Concepts) -> bool {
    said.phrase(Concept::SignUp)
        .is_some_and(|phrase| phrase != JOIN)
}

/// Whether the heading speaks of a machine, and what is written down is more than a name and a password: "Add a camera". Behind
/// the password of a database, and another name, stands that of an administrator.
fn is_of_machine(form: &FormReading, index: usize) -> bool {
    let (before, from) = form.fields.split_at(index);
    let Some(field) = from.first() else {
        return false;
    };
    let is_secret = |field: &FieldReading| field.facts.r#type == "password";
    let names = |field: &FieldReading| {
        !is_secret(field) && (field.says(Concept::Username) || field.says(Concept::Email))
    };
    let between = before.iter().rev().take_while(|field| !is_secret(field));
    let of_somebody = before.iter().any(is_secret) && between.into_iter().any(names);
    let typed = |other: &&FieldReading| {
        other.facts.visible && other.is_typed() && other.facts.r#type != "password"
    };
    form.heading.has(Concept::Server)
        && !of_somebody
        && !field.says(Concept::New)
        && !field.says(Concept::Confirm)
        && form.fields.iter().filter(typed).count() > 1
}

/// Whether an example of what to type is the address of a machine.
fn is_address(example: &str) -> bool {
    let host = example.trim().split(':').next().unwrap_or_default();
    host == "localhost" || host.parse::<std::net::Ipv4Addr>().is_ok()
}
