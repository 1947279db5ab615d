//! Which fields hold a password of an account, and which: not other secrets, not what nobody sees, not the one that somebody has.

use latchkey::page::{FieldRole, FormKind, recognize};

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
