//! Whether a page is one for somebody who is signed in.

mod after_sign_in;
mod opened;
mod ways_out;

use latchkey::page::{ControlFacts, FrameFacts, PageFacts, SignedIn, summarize};

use crate::build::{form, page};

const SIGN_IN: &[&str] = &["text user | User name |", "password password | Password |"];

const HIDDEN_SIGN_IN: &[&str] = &[
    "text user | User name | hidden",
    "password password | Password | hidden",
];

const PROFILE: &[&str] = &[
    "text name | Display name",
    "email email | E-mail",
    "password password | Password",
];

const CHANGE: &[&str] = &[
    "password old | Current password |",
    "password new | New password |",
    "password again | Repeat new password |",
];

struct Row {
    name: &'static str,
    /// Heading, button, and fields.
    form: Option<(&'static str, &'static str, &'static [&'static str])>,
    /// Text and path of each link; one whose text begins with `~` cannot be seen, with `!` is disabled, with `^` is covered.
    links: &'static [(&'static str, &'static str)],
    signed_in: SignedIn,
}

const ROWS: &[Row] = &[
    Row {
        name: "a page that offers to sign out",
        form: None,
        links: &[("Home", "/"), ("Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "the settings of an account",
        form: Some(("Change password", "Save", CHANGE)),
        links: &[("Sign out", "/session/end")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "a profile, with a password to type",
        form: Some(("Profile", "Save", PROFILE)),
        links: &[("Sign out", "/session/end")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "the password once more, to go on",
        form: Some((
            "Confirm your password to continue",
            "Continue",
            &["password password | Password |"],
        )),
        links: &[("~Sign out", "/session/end")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "another account may be added",
        form: None,
        links: &[
            ("Log in to another account", "/login"),
            ("Log out", "/logout"),
        ],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "the control that signs out is in a closed menu",
        form: None,
        links: &[("Home", "/"), ("~Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "both are in the page, and the one that signs out is hidden",
        form: None,
        links: &[("Log in", "/login"), ("~Log out", "/logout")],
        signed_in: SignedIn::No,
    },
    Row {
        name: "both are in the page, and the one that signs in is hidden",
        form: None,
        links: &[("~Log in", "/login"), ("Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "both are in the page, hidden",
        form: None,
        links: &[("~Log in", "/login"), ("~Log out", "/logout")],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "only a hidden one that signs in",
        form: None,
        links: &[("~Log in", "/login")],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "a page that asks to sign in",
        form: Some(("Sign in", "Sign in", SIGN_IN)),
        links: &[("Home", "/")],
        signed_in: SignedIn::No,
    },
    Row {
        name: "an app that asks to sign in, and hides what is for later",
        form: Some(("Sign in", "Sign in", SIGN_IN)),
        links: &[("Home", "/"), ("~Log out", "/logout")],
        signed_in: SignedIn::No,
    },
    Row {
        name: "a page that leads to where one signs in",
        form: None,
        links: &[("Products", "/products"), ("Sign in", "/login")],
        signed_in: SignedIn::No,
    },
    Row {
        name: "the same in German, with buttons of a script",
        form: None,
        links: &[("Anmelden", ""), ("Konto erstellen", "")],
        signed_in: SignedIn::No,
    },
    Row {
        name: "a page that asks for the password and offers to sign out",
        form: Some(("Confirm your password", "Continue", SIGN_IN)),
        links: &[("Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "a newsletter to which one \"signs in\", as it is called in German",
        form: Some(("Newsletter", "Anmelden", &["email mail | E-Mail-Adresse |"])),
        links: &[("~Abmelden", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "a page that shows neither",
        form: None,
        links: &[("Home", "/"), ("Blog", "/blog")],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "a form to sign in that cannot be seen",
        form: Some(("Sign in", "Sign in", HIDDEN_SIGN_IN)),
        links: &[("Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "only a form to sign in that cannot be seen",
        form: Some(("Sign in", "Sign in", HIDDEN_SIGN_IN)),
        links: &[("Home", "/")],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "a form to sign in that cannot be seen, and what signs out in a closed menu",
        form: Some(("Sign in", "Sign in", HIDDEN_SIGN_IN)),
        links: &[("~Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "what signs out is covered by what asks to sign in",
        form: Some(("Sign in", "Sign in", SIGN_IN)),
        links: &[("^Log out", "/logout")],
        signed_in: SignedIn::No,
    },
    Row {
        name: "what signs out is covered by something else",
        form: None,
        links: &[("^Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "what signs out is disabled",
        form: None,
        links: &[("!Log out", "/logout")],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "what signs out is disabled, and a link leads to where one signs in",
        form: None,
        links: &[("!Log out", ""), ("Log in", "/login")],
        signed_in: SignedIn::No,
    },
    Row {
        name: "settings that are unlocked, not an account",
        form: None,
        links: &[("Unlock", ""), ("Log out", "/logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "a database from which one disconnects",
        form: None,
        links: &[("Disconnect", "/disconnect")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "a printer from which one disconnects",
        form: None,
        links: &[("Disconnect", "")],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "a picture whose address names it in a parameter",
        form: None,
        links: &[("⏻", "/index.php logout")],
        signed_in: SignedIn::Yes,
    },
    Row {
        name: "addresses in which a word ends and another begins like those that sign out",
        form: None,
        links: &[
            ("Jackets", "/catalog/outdoor"),
            ("Tents", "/blog/out-of-town"),
            ("Chairs", "/design/outdoor"),
        ],
        signed_in: SignedIn::Unknown,
    },
    Row {
        name: "an article about signing in",
        form: None,
        links: &[("Why we made it hard to log in on Sundays", "/blog/sundays")],
        signed_in: SignedIn::Unknown,
    },
];

fn facts(row: &Row) -> PageFacts {
    let mut facts = match row.form {
        Some((heading, button, fields)) => page(heading, button, fields),
        None => PageFacts {
            top_frame: true,
            ..PageFacts::default()
        },
    };
    let link = |(handle, (text, path)): (u32, &(&str, &str))| ControlFacts {
        handle,
        tag: "a".into(),
        text: text.trim_start_matches(['~', '!', '^']).into(),
        visible: !text.starts_with('~'),
        disabled: text.starts_with('!'),
        covered: text.starts_with('^'),
        path: (*path).into(),
        ..ControlFacts::default()
    };
    facts.controls = (2000..).zip(row.links).map(link).collect();
    facts
}

fn told(frames: &[PageFacts]) -> SignedIn {
    let frame = |facts: &PageFacts| FrameFacts {
        facts: facts.clone(),
        ..FrameFacts::default()
    };
    summarize(&frames.iter().map(frame).collect::<Vec<_>>()).signed_in
}

#[test]
fn pages_show_whether_somebody_is_signed_in() {
    for row in ROWS {
        let seen = told(&[facts(row)]);
        assert_eq!(seen, row.signed_in, "{}", row.name);
    }
}

#[test]
fn frames_of_other_sites_do_not_say_it() {
    let mut comments = page("Sign in to comment", "Sign in", SIGN_IN);
    comments.top_frame = false;
    for row in ROWS {
        let frames = [comments.clone(), facts(row)];
        assert_eq!(told(&frames), row.signed_in, "{}", row.name);
    }
    assert_eq!(told(&[comments]), SignedIn::Unknown);
    assert_eq!(told(&[]), SignedIn::Unknown);
}

#[test]
fn a_button_beside_a_search_without_a_form_leads_to_where_one_signs_in() {
    let mut facts = page("", "Log in", &["search q | Search |"]);
    for (has_element, signed_in) in [(false, SignedIn::No), (true, SignedIn::Unknown)] {
        facts.forms[0].has_element = has_element;
        facts.forms[0].buttons[0].visible = true;
        assert_eq!(told(&[facts.clone()]), signed_in, "{has_element}");
    }
}

#[test]
fn a_dialog_to_sign_in_counts_beside_other_forms() {
    let mut facts = page("Search", "Search", &["search q | Search |"]);
    facts.forms.push(form("Sign in", "Sign in", SIGN_IN));
    assert_eq!(told(&[facts]), SignedIn::No);
}
