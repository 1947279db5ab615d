//! Which fields hold a password of an account, and which: not other secrets, not what nobody sees, not the one that somebody has.

use latchkey::page::{ControlFacts, FieldRole, FormKind, recognize};

use crate::build::page;

const VECTORS: &str = include_str!("../vectors/passwords.tsv");

/// What a role is called in the vectors, if it is one of a password.
const fn name(role: FieldRole) -> Option<&'static str> {
    match role {
        FieldRole::CurrentPassword => Some("current"),
        FieldRole::NewPassword => Some("new"),
        FieldRole::NewPasswordConfirmation => Some("again"),
        _ => None,
    }
}

#[test]
fn passwords_have_their_roles_and_other_secrets_none() {
    let lines = VECTORS.lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for line in lines {
        let columns: Vec<_> = line.split('\t').collect();
        let [expected, case, heading, button, fields] = columns[..] else {
            panic!("five columns: {line}")
        };
        let fields: Vec<_> = fields.split(';').map(str::trim).collect();
        let form = recognize(&page(heading, button, &fields)).forms.remove(0);
        let roles = form.fields.iter().enumerate();
        let found: Vec<_> = roles
            .filter_map(|(place, field)| Some(format!("{place}={}", name(field.role)?)))
            .collect();
        if found.join(" ") != expected.trim_matches('-') {
            wrong.push(format!(
                "{case}: {:?} {:.2} {found:?}",
                form.kind, form.probability
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The role of the password of a step whose text is `text`.
fn role_of_step(text: &str, links: &[&str], fields: &[&str]) -> FieldRole {
    let mut facts = page("What's your password?", "Next", fields);
    let link = |text: &&str| ControlFacts {
        text: (*text).into(),
        ..ControlFacts::default()
    };
    facts.forms[0].text = text.into();
    facts.forms[0].links = links.iter().map(link).collect();
    let form = recognize(&facts).forms.remove(0);
    form.fields
        .last()
        .map_or(FieldRole::Other, |field| field.role)
}

#[test]
fn a_step_with_nothing_but_rules_sets_a_password() {
    use FieldRole::{CurrentPassword, NewPassword};
    let one = &["password p | Password"][..];
    let two = &["email e | Email", "password p | Password"][..];
    let rules = "At least 10 characters";
    let rows: [(&str, &[&str], &[&str], FieldRole); 5] = [
        (rules, &[], one, NewPassword),
        ("Mindestens 10 Zeichen", &[], one, NewPassword),
        ("", &[], one, CurrentPassword),
        (rules, &["Forgot your password?"], one, CurrentPassword),
        (rules, &[], two, CurrentPassword),
    ];
    for (text, links, fields, expected) in rows {
        assert_eq!(
            role_of_step(text, links, fields),
            expected,
            "{text} {links:?} {fields:?}"
        );
    }
}

#[test]
fn what_is_less_probable_than_not_is_nothing() {
    let fields = &[
        "text a | Display name",
        "text b | Website",
        "textarea c | About",
        "password p | Password",
    ];
    let form = recognize(&page("", "Save", fields)).forms.remove(0);
    assert!(form.probability < 0.5, "{form:?}");
    assert_eq!(form.kind, FormKind::Other);
}
