//! One form element around more than one form.

use latchkey::page::{
    ControlFacts, FieldRole, FormKind, FrameFacts, PageFacts, SectionFacts, SignedIn, recognize,
    summarize,
};

use crate::build::{field, page};

use FieldRole::{CurrentPassword as Current, NewPassword as New, NewPasswordConfirmation as Again};

/// A heading, fields, and buttons that submit.
type Section<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn around(sections: &[Section]) -> PageFacts {
    let mut facts = page("", "", &[]);
    let form = &mut facts.forms[0];
    form.buttons.clear();
    form.heading = sections[0].0.into();
    let mut handle = 0;
    for (heading, fields, buttons) in sections {
        for text in *fields {
            handle += 1;
            form.fields.push(field(handle, text));
        }
        let first = 500 + count(form.buttons.len());
        form.buttons
            .extend((first..).zip(*buttons).map(|(handle, text)| ControlFacts {
                handle,
                tag: "input".into(),
                submits: true,
                text: (*text).into(),
                ..ControlFacts::default()
            }));
        form.sections.push(SectionFacts {
            heading: (*heading).into(),
            field_count: count(fields.len()),
            buttons: (first..).take(buttons.len()).collect(),
        });
    }
    form.field_count = handle;
    facts
}

const NAMES: &[&str] = &[
    "text main$txtFirst | First Name:",
    "text main$txtLast | Last Name:",
    "text main$txtEmail | Email Address:",
    "password main$txtPassword | Password:",
];
const ACCOUNT: &[&str] = &["text u | E-mail", "password p | Password"];

/// Name, sections, and the roles of the passwords.
type Row<'a> = (&'a str, &'a [Section<'a>], &'a [FieldRole]);

const ROWS: &[Row] = &[
    (
        "with headings",
        &[
            ("Already Have An Account? Login below.", ACCOUNT, &["Login"]),
            ("Account Registration", NAMES, &["Create Account"]),
        ],
        &[Current, New],
    ),
    (
        "without headings, the new customer first",
        &[("", NAMES, &["Register"]), ("", ACCOUNT, &["Sign in"])],
        &[New, Current],
    ),
    (
        "in German, with a search above",
        &[
            ("", &["search q | Suche"], &["Suchen"]),
            (
                "Ich bin bereits Kunde",
                &["email a | E-Mail", "password b | Passwort"],
                &["Anmelden"],
            ),
            (
                "Ich bin Neukunde",
                &[
                    "email c | E-Mail",
                    "password d | Passwort",
                    "password e | Passwort wiederholen",
                ],
                &["Registrieren"],
            ),
        ],
        &[Current, New, Again],
    ),
    (
        "in Spanish",
        &[
            (
                "Iniciar sesión",
                &["text a | Usuario", "password b | Contraseña"],
                &["Entrar"],
            ),
            (
                "Crear cuenta",
                &["email c | Correo", "password d | Contraseña"],
                &["Registrarse"],
            ),
        ],
        &[Current, New],
    ),
    (
        "buttons that show what is typed are no end",
        &[
            (
                "Create account",
                &["email e | Email", "password p | Password"],
                &["Show"],
            ),
            ("", &["password p2 | Confirm password"], &["Show"]),
            (
                "",
                &["checkbox t | I accept the terms"],
                &["Create account"],
            ),
        ],
        &[New, Again],
    ),
    (
        "two ways to send the same",
        &[(
            "Add user",
            &[
                "text u | Username",
                "password p | Password",
                "password p2 | Password confirmation",
            ],
            &["Save", "Save and add another"],
        )],
        &[New, Again],
    ),
    (
        "two buttons for other purposes, after the fields of one",
        &[(
            "Create your account",
            &["email e | Email", "password p | Password"],
            &["Sign up", "Log in instead"],
        )],
        &[New],
    ),
];

#[test]
fn what_signs_in_and_what_opens_an_account_are_told_apart() {
    let mut wrong = Vec::new();
    for (name, sections, expected) in ROWS {
        let facts = around(sections);
        let form = recognize(&facts).forms.remove(0);
        assert_eq!(form.fields.len(), facts.forms[0].fields.len());
        let roles: Vec<_> = form.fields.iter().map(|field| field.role).collect();
        let roles: Vec<_> = roles
            .into_iter()
            .filter(|role| [Current, New, Again].contains(role))
            .collect();
        if roles != *expected {
            wrong.push(format!("{name}: {:?} {roles:?}", form.kind));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// ASP.NET writes links that run a script, where others have buttons.
#[test]
fn links_that_run_a_script_end_a_section() {
    let mut facts = around(&[("", ACCOUNT, &["Login"]), ("", NAMES, &["Create Account"])]);
    let form = &mut facts.forms[0];
    form.links = std::mem::take(&mut form.buttons);
    for link in &mut form.links {
        link.tag = "a".into();
        link.submits = false;
    }
    let form = recognize(&facts).forms.remove(0);
    assert_eq!(form.fields[1].role, Current);
    assert_eq!(form.fields[5].role, New);
}

#[test]
fn such_a_page_asks_to_sign_in_and_only_the_new_password_is_filled() {
    let sections: &[Section] = &[("", ACCOUNT, &["Login"]), ("", NAMES, &["Create Account"])];
    for (focused, fields) in [(None, vec![6]), (Some(6), vec![6]), (Some(2), vec![])] {
        let facts = around(sections);
        let seen = summarize(&[FrameFacts {
            facts,
            focused,
            ..FrameFacts::default()
        }]);
        assert_eq!(seen.form, FormKind::SignUp);
        assert_eq!(seen.signed_in, SignedIn::No);
        assert_eq!(
            seen.frames[0].new_password_fields, fields,
            "focus on {focused:?}"
        );
    }
}

#[test]
fn sections_that_do_not_add_up_are_left_alone() {
    let mut facts = around(&[("", ACCOUNT, &["Login"]), ("", NAMES, &["Create Account"])]);
    let told = recognize(&facts);
    let mut whole = facts.clone();
    whole.forms[0].sections.clear();
    let whole = recognize(&whole);
    assert_ne!(told, whole, "they tell something as they are");
    for count in [400, 1] {
        facts.forms[0].sections[1].field_count = count;
        assert_eq!(recognize(&facts), whole, "{count}");
    }
}
