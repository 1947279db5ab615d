//! Named rows: a form, and which of its fields play which part.

use latchkey::page::{FormParts, recognize};

use crate::build::page;

struct Row {
    name: &'static str,
    heading: &'static str,
    button: &'static str,
    fields: &'static [&'static str],
    secrets: &'static [u32],
    personal: &'static [u32],
    account: &'static [u32],
}

const ROWS: &[Row] = &[
    Row {
        name: "the user name names the account before the e-mail address, wherever it stands",
        heading: "Register",
        button: "Create account",
        fields: &[
            "text firstname | First name",
            "email mail | E-mail",
            "text user_login | Username",
            "password pass1 | Password",
            "password pass2 | Repeat password",
        ],
        secrets: &[4],
        personal: &[1, 2, 3],
        account: &[3, 2],
    },
    Row {
        name: "telephone numbers and dates are the person's own, whatever they are called",
        heading: "Create your account",
        button: "Sign up",
        fields: &[
            "email email | Email address | autocomplete=email",
            "tel phone | Phone",
            "date born | Date of birth",
            "select colour | Favourite colour",
            "password password | Password | autocomplete=new-password",
        ],
        secrets: &[5],
        personal: &[1, 2, 3],
        account: &[1],
    },
    Row {
        name: "a password that exists is a secret too",
        heading: "Log in",
        button: "Log in",
        fields: &[
            "text login | Username | autocomplete=username",
            "password password | Password | autocomplete=current-password",
            "checkbox remember | Remember me",
        ],
        secrets: &[2],
        personal: &[1],
        account: &[1],
    },
    Row {
        name: "and so is a code, with no account beside it",
        heading: "Two-step verification",
        button: "Verify",
        fields: &["text otp | Enter the 6-digit code | autocomplete=one-time-code"],
        secrets: &[1],
        personal: &[],
        account: &[],
    },
    Row {
        name: "a form without secrets signs in to no account",
        heading: "Newsletter",
        button: "Subscribe",
        fields: &["email email | Your e-mail | autocomplete=email"],
        secrets: &[],
        personal: &[1],
        account: &[],
    },
];

#[test]
fn fields_play_the_parts_that_their_roles_give_them() {
    for row in ROWS {
        let recognition = recognize(&page(row.heading, row.button, row.fields));
        let wanted = FormParts {
            secrets: row.secrets.to_vec(),
            personal: row.personal.to_vec(),
            account: row.account.to_vec(),
        };
        assert_eq!(recognition.forms[0].parts, wanted, "{}", row.name);
    }
}
