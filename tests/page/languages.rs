//! The same forms in every language of the lists: what a form says must count alike whichever language it says it in.

use std::collections::BTreeMap;

use latchkey::page::{ControlFacts, FieldRole, FormKind, RecognizedForm, recognize};

use crate::build::page;

const PHRASES: &str = include_str!("../../src/page/lexicon/phrases.tsv");

/// By concept, each phrase with its language.
fn phrases() -> BTreeMap<&'static str, Vec<(&'static str, &'static str)>> {
    let mut phrases: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for line in PHRASES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
    {
        let columns: Vec<_> = line.split('\t').collect();
        for phrase in columns[2].split(';') {
            phrases
                .entry(columns[0])
                .or_default()
                .push((columns[1], phrase.trim()));
        }
    }
    phrases
}

/// Runs a form made of each phrase of a concept, and gives back the phrases for which it came out wrong.
fn wrong(
    concept: &str,
    form: impl Fn(&str) -> RecognizedForm,
    right: impl Fn(&RecognizedForm) -> bool,
) -> Vec<String> {
    let phrases = phrases();
    let form = &form;
    phrases[concept]
        .iter()
        .filter(|(_, phrase)| !right(&form(phrase)))
        .map(|(language, phrase)| format!("{language}: {phrase}"))
        .collect()
}

fn recognized(heading: &str, button: &str, fields: &[&str]) -> RecognizedForm {
    recognize(&page(heading, button, fields)).forms.remove(0)
}

#[test]
fn sign_up_buttons() {
    let wrong = wrong(
        "signUp",
        |phrase| recognized(phrase, phrase, &["text f1 |", "password f2 |"]),
        |form| form.fields[1].role == FieldRole::NewPassword && form.kind == FormKind::SignUp,
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn log_in_buttons() {
    let wrong = wrong(
        "logIn",
        |phrase| recognized(phrase, phrase, &["text f1 |", "password f2 |"]),
        |form| form.fields[1].role == FieldRole::CurrentPassword && form.kind == FormKind::LogIn,
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn repeated_passwords() {
    let wrong = wrong(
        "confirmPassword",
        |phrase| {
            recognized(
                "",
                "",
                &[
                    "text f1 |",
                    "password f2 |",
                    &format!("password f3 | {phrase}"),
                ],
            )
        },
        |form| {
            form.fields[1].role == FieldRole::NewPassword
                && form.fields[2].role == FieldRole::NewPasswordConfirmation
        },
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn changed_passwords() {
    let wrong = wrong(
        "currentPassword",
        |phrase| {
            recognized(
                "",
                "",
                &[
                    &format!("password f1 | {phrase}"),
                    "password f2 |",
                    "password f3 |",
                ],
            )
        },
        |form| {
            let roles: Vec<_> = form.fields.iter().map(|field| field.role).collect();
            roles
                == [
                    FieldRole::CurrentPassword,
                    FieldRole::NewPassword,
                    FieldRole::NewPasswordConfirmation,
                ]
        },
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn new_passwords_alone() {
    let wrong = wrong(
        "newPassword",
        |phrase| recognized("", "", &[&format!("password f1 | {phrase}")]),
        |form| form.fields[0].role == FieldRole::NewPassword,
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn boxes_that_keep_somebody_signed_in() {
    let wrong = wrong(
        "rememberMe",
        |phrase| {
            recognized(
                "",
                "",
                &[
                    "text f1 |",
                    "password f2 |",
                    &format!("checkbox f3 | {phrase}"),
                ],
            )
        },
        |form| form.fields[2].role == FieldRole::RememberMe,
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn boxes_for_computers_that_others_use_too() {
    let wrong = wrong(
        "publicComputer",
        |phrase| {
            recognized(
                "",
                "",
                &[
                    "text f1 |",
                    "password f2 |",
                    &format!("checkbox f3 | {phrase}"),
                ],
            )
        },
        |form| form.fields[2].role == FieldRole::PublicComputer,
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn ways_back_in() {
    let wrong = wrong(
        "forgotPassword",
        |phrase| recognized(phrase, "", &["email f1 |"]),
        |form| form.kind == FormKind::Recovery,
    );
    assert_eq!(wrong, [""; 0], "{}", wrong.len());
}

#[test]
fn links_that_end_the_session() {
    let link = |text: &str| ControlFacts {
        handle: 7,
        tag: "a".into(),
        text: text.into(),
        ..ControlFacts::default()
    };
    for (language, phrase) in &phrases()["logOut"] {
        let mut facts = page("", "", &[]);
        facts.controls = vec![link(phrase)];
        assert_eq!(recognize(&facts).controls.len(), 1, "{language}: {phrase}");
    }
}
