//! Whether a page is one for somebody who is signed in.

use latchkey::page::{
    ControlFacts, FormKind, FrameFacts, Opening, PageFacts, Presence, SessionSigns, SignedIn,
    recognize, summarize,
};

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

#[test]
fn what_signs_out_says_so_in_many_ways() {
    let known = |change: fn(&mut ControlFacts)| {
        let mut control = ControlFacts {
            handle: 7,
            visible: true,
            ..ControlFacts::default()
        };
        change(&mut control);
        control
    };
    let table = [
        (
            "a tooltip",
            known(|it| it.label = "Log out".into()),
            SignedIn::Yes,
        ),
        (
            "a picture with a tooltip that says who is signed in",
            known(|it| it.label = "Sign out (robin)".into()),
            SignedIn::Yes,
        ),
        (
            "a script that is called",
            known(|it| it.command = "logout()".into()),
            SignedIn::Yes,
        ),
        (
            "a fragment",
            known(|it| (it.text, it.command) = ("⏻".into(), "#logout".into())),
            SignedIn::Yes,
        ),
        (
            "a form that it sends, which has no fields",
            known(|it| (it.text, it.action) = ("Disconnect".into(), "/disconnect".into())),
            SignedIn::Yes,
        ),
        (
            "the same by what the form is sent with",
            known(|it| (it.text, it.action) = ("Go".into(), "/doku.php do logout".into())),
            SignedIn::Yes,
        ),
        (
            "a class, where nothing is written",
            known(|it| it.class = "v-button sign-out".into()),
            SignedIn::Yes,
        ),
        (
            "a class, where something else is written",
            known(|it| (it.text, it.class) = ("Help".into(), "logout-row".into())),
            SignedIn::Unknown,
        ),
        (
            "a menu of the account",
            known(|it| (it.id, it.opens_menu) = ("header--button-account".into(), true)),
            SignedIn::Yes,
        ),
        (
            "a menu that is named after somebody",
            known(|it| {
                (it.text, it.id, it.opens_menu) = ("robin".into(), "avatar".into(), true);
            }),
            SignedIn::Yes,
        ),
        (
            "a link to an account, which all see",
            known(|it| {
                (it.text, it.id) = ("My account".into(), "my-account".into());
                it.path = "/account".into();
            }),
            SignedIn::Unknown,
        ),
        (
            "a help that opens beside a field",
            known(|it| (it.text, it.opens_menu) = ("Account recovery".into(), true)),
            SignedIn::Unknown,
        ),
        (
            "another menu",
            known(|it| (it.text, it.opens_menu) = ("Products".into(), true)),
            SignedIn::Unknown,
        ),
    ];
    for (name, control, signed_in) in table {
        let mut facts = PageFacts {
            top_frame: true,
            ..PageFacts::default()
        };
        facts.controls = vec![control];
        assert_eq!(told(&[facts]), signed_in, "{name}");
    }
}

#[test]
fn a_menu_of_the_account_says_nothing_beside_what_signs_in() {
    let menu = ControlFacts {
        handle: 7,
        id: "account-menu".into(),
        opens_menu: true,
        visible: true,
        ..ControlFacts::default()
    };
    for (visible, signed_in) in [(true, SignedIn::No), (false, SignedIn::Unknown)] {
        let log_in = ControlFacts {
            handle: 8,
            text: "Log in".into(),
            visible,
            ..ControlFacts::default()
        };
        let facts = PageFacts {
            top_frame: true,
            controls: vec![menu.clone(), log_in],
            ..PageFacts::default()
        };
        assert_eq!(told(&[facts]), signed_in, "{visible}");
    }
}

#[test]
fn after_a_sign_in_a_page_that_shows_no_way_in_is_enough() {
    use SignedIn::{No, Unknown, Yes};
    let log_in = |visible| ControlFacts {
        handle: 8,
        text: "Log in".into(),
        visible,
        ..ControlFacts::default()
    };
    let picture = ControlFacts {
        handle: 9,
        class: "avatar".into(),
        visible: true,
        ..ControlFacts::default()
    };
    let rows: [(&str, PageFacts, SignedIn, SignedIn); 4] = [
        (
            "nothing but a picture",
            PageFacts {
                controls: vec![picture.clone()],
                ..PageFacts::default()
            },
            Unknown,
            Yes,
        ),
        ("nothing at all", PageFacts::default(), Unknown, Yes),
        (
            "a way in",
            PageFacts {
                controls: vec![picture, log_in(true)],
                ..PageFacts::default()
            },
            No,
            No,
        ),
        (
            "a form to sign in",
            page("Sign in", "Sign in", SIGN_IN),
            No,
            No,
        ),
    ];
    for (name, mut facts, alone, after) in rows {
        facts.top_frame = true;
        let seen = summarize(&[FrameFacts {
            facts,
            ..FrameFacts::default()
        }]);
        assert_eq!(
            (seen.signed_in, seen.after_sign_in),
            (alone, after),
            "{name}"
        );
    }
    for row in ROWS.iter().filter(|row| row.signed_in != Unknown) {
        let facts = facts(row);
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_eq!(signs.after_sign_in(), row.signed_in, "{}", row.name);
    }
}

/// Pages on the way into an account that have no form: name, title, heading and path.
const STEPS: &[(&str, &str, &str, &str)] = &[
    (
        "the mail has to be read",
        "Fern",
        "Check your email",
        "/welcome",
    ),
    (
        "the mail has to be read, by the title",
        "Verify your email address – Fern",
        "Fern",
        "/welcome",
    ),
    (
        "the same in German",
        "Fern",
        "Bitte bestätigen Sie Ihre E-Mail-Adresse",
        "/",
    ),
    (
        "the same in French",
        "Fern",
        "Vérifiez votre boîte de réception",
        "/",
    ),
    (
        "the same in Japanese",
        "Fern",
        "メールを確認してください",
        "/",
    ),
    (
        "the telephone has to be asked",
        "Fern",
        "Approve sign in request",
        "/",
    ),
    (
        "who it is has to be shown once more",
        "Fern",
        "Verify your identity",
        "/",
    ),
    (
        "the session has expired",
        "Fern",
        "Your session has expired",
        "/",
    ),
    ("the same in Spanish", "Fern", "Tu sesión ha caducado", "/"),
    (
        "the page after signing out",
        "Fern",
        "You have been signed out",
        "/",
    ),
    (
        "a step below the address to sign in",
        "Fern",
        "One moment",
        "/login/checkpoint",
    ),
];

#[test]
fn after_a_sign_in_a_page_that_is_a_step_of_signing_in_is_not_enough() {
    let titled = |&(name, title, heading, path): &(&'static str, &str, &str, &str)| {
        let facts = PageFacts {
            title: title.into(),
            headings: vec![heading.into()],
            path: path.into(),
            ..PageFacts::default()
        };
        (name, facts)
    };
    let linked = |text: &str| PageFacts {
        controls: vec![control_of(8, text, "hidden path=/login")],
        ..PageFacts::default()
    };
    let rows = [
        (
            "the second factor",
            page(
                "Two-factor authentication",
                "Verify",
                &["text code | 6-digit code | autocomplete=one-time-code"],
            ),
        ),
        (
            "a sign-up that was refused",
            page(
                "Create an account",
                "Sign up",
                &[
                    "email email | E-mail |",
                    "password password | Choose a password |",
                ],
            ),
        ),
        (
            "a way back in",
            page(
                "Forgot your password?",
                "Send me a link",
                &["email email | E-mail |"],
            ),
        ),
        (
            "a password that has to be changed first",
            page("Your password has expired", "Change password", CHANGE),
        ),
        (
            "a form to sign in that is in a closed menu",
            page("Sign in", "Sign in", HIDDEN_SIGN_IN),
        ),
        (
            "a way to sign in that is in a closed menu",
            linked("Log in"),
        ),
    ];
    for (name, mut facts) in rows.into_iter().chain(STEPS.iter().map(titled)) {
        facts.top_frame = true;
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_ne!(signs.after_sign_in(), SignedIn::Yes, "{name}");
        // Only a picture is there besides, which shops show to everybody.
        facts
            .controls
            .push(control_of(9, "", "class=avatar path=/users/7"));
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_ne!(
            signs.after_sign_in(),
            SignedIn::Yes,
            "{name}, and a picture"
        );
    }
}

#[test]
fn forms_that_come_before_being_signed_in_are_seen() {
    let rows = [
        (
            "a code",
            page(
                "Two-factor authentication",
                "Verify",
                &["text code | 6-digit code | autocomplete=one-time-code"],
            ),
            true,
        ),
        (
            "a sign-up",
            page(
                "Create an account",
                "Sign up",
                &[
                    "email email | E-mail |",
                    "password password | Choose a password |",
                ],
            ),
            true,
        ),
        (
            "a password that is changed",
            page("Your password", "Change password", CHANGE),
            false,
        ),
        (
            "a form to sign in",
            page("Sign in", "Sign in", HIDDEN_SIGN_IN),
            false,
        ),
        (
            "a profile",
            page("Profile", "Save", &["text name | Display name |"]),
            false,
        ),
    ];
    for (name, mut facts, expected) in rows {
        facts.top_frame = true;
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_eq!(signs.says().asks_for_step, expected, "{name}");
    }
}

#[test]
fn after_a_sign_in_pages_of_an_account_stay_what_they_are() {
    let headed = |headings: &[&str], path: &str| PageFacts {
        headings: headings.iter().map(|&heading| heading.into()).collect(),
        path: path.into(),
        ..PageFacts::default()
    };
    let rows = [
        (
            "security of an account",
            headed(&["Account Security"], "/account/two_factor/"),
        ),
        (
            "a start",
            headed(&["Get started", "Your projects"], "/home"),
        ),
        ("a search", page("", "Search", &["search q | Search |"])),
        (
            "a profile without a password",
            page("Profile", "Save", &["text name | Display name |"]),
        ),
        ("mails", headed(&["Inbox", "Sent"], "/mail")),
    ];
    for (name, mut facts) in rows {
        facts.top_frame = true;
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_eq!(signs.after_sign_in(), SignedIn::Yes, "{name}");
    }
}

/// Accounts ask for the password once more, and their menu is closed then.
#[test]
fn what_signs_out_in_a_menu_that_is_closed_holds_beside_a_form_to_sign_in() {
    let mut facts = page("Confirm your password", "Sign in", SIGN_IN);
    facts.top_frame = true;
    facts.controls = vec![
        control_of(8, "robin", "id=account closed"),
        control_of(9, "Log out", "path=/logout hidden"),
    ];
    let signs = SessionSigns::of(&facts, &recognize(&facts));
    assert_eq!(signs.signed_in(), SignedIn::Unknown);
    assert_eq!(signs.log_out_controls.len(), 1);
}

#[test]
fn a_form_that_may_sign_in_or_not_decides_nothing() {
    use SignedIn::{No, Unknown, Yes};
    let menu = || control_of(9, "robin", "id=account closed");
    let rows: [(&str, Vec<ControlFacts>, SignedIn); 6] = [
        ("nothing else", vec![], Unknown),
        (
            "what signs out",
            vec![control_of(9, "Log out", "path=/logout")],
            Yes,
        ),
        (
            "what signs out, in a closed menu",
            vec![control_of(9, "Log out", "path=/logout hidden")],
            Unknown,
        ),
        ("a menu of the account", vec![menu()], Unknown),
        ("a way in", vec![control_of(9, "Log in", "path=/login")], No),
        (
            "a menu, and a way in",
            vec![menu(), control_of(10, "Log in", "path=/login")],
            No,
        ),
    ];
    for (button, fields) in [
        ("Continue", SIGN_IN),
        ("Log in", &["text user | User name |"]),
    ] {
        for (name, controls, expected) in &rows {
            let mut facts = page("Account", button, fields);
            facts.controls.clone_from(controls);
            let mut recognition = recognize(&facts);
            // Whatever the weights of today make of it.
            recognition.forms[0].kind = FormKind::Other;
            recognition.forms[0].probability = 0.46;
            let signs = SessionSigns::of(&facts, &recognition);
            let seen = (signs.signed_in(), signs.after_sign_in());
            assert_eq!(seen, (*expected, *expected), "{button}: {name}");
            // That it is something else is known.
            recognition.forms[0].probability = 0.9;
            let signs = SessionSigns::of(&facts, &recognition);
            assert!(!signs.may_sign_in, "{button}: {name}");
        }
    }
}

#[test]
fn what_cannot_be_pressed_is_not_offered_for_pressing() {
    for row in ROWS.iter().filter(|row| row.name.contains("disabled")) {
        let facts = facts(row);
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_eq!(signs.log_out, Presence::Absent, "{}", row.name);
    }
}

/// A control: what it says, and `key=value` for what else there is to know.
fn control_of(handle: u32, text: &str, about: &str) -> ControlFacts {
    let mut facts = ControlFacts {
        handle,
        tag: "button".into(),
        text: text.into(),
        visible: true,
        ..ControlFacts::default()
    };
    for pair in about.split_whitespace() {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        match key {
            "id" => facts.id = value.into(),
            "class" => facts.class = value.replace('_', " "),
            "command" => facts.command = value.into(),
            "label" => facts.label = value.replace('_', " "),
            "picture" => facts.picture = value.replace('_', " "),
            "link" => facts.tag = "a".into(),
            "path" => facts.path = value.into(),
            "closed" => (facts.opens, facts.opens_menu) = (true, true),
            "tab" => facts.opens = true,
            "open" => facts.opens_menu = true,
            "submits" => facts.submits = true,
            "sends" => (facts.submits, facts.sends) = (true, true),
            "hidden" => facts.visible = false,
            "disabled" => facts.disabled = true,
            other => panic!("{other} is not known"),
        }
    }
    facts
}

#[test]
fn only_what_opens_something_in_the_page_is_opened() {
    let rows = [
        (
            "the menu of the account",
            "robin",
            "id=account closed",
            true,
        ),
        ("a menu of any name", "More", "closed", true),
        ("a tab", "Account", "id=account tab", true),
        ("the name of the account", "robin", "id=account", true),
        ("a picture of the person", "robin", "id=avatar", true),
        ("one by its class", "", "class=user-avatar_button", true),
        (
            "the address of the account",
            "robin@fern.example (internal)",
            "",
            true,
        ),
        (
            "what is done to an address",
            "Invite robin@fern.example",
            "",
            false,
        ),
        ("what is open already", "robin", "id=account open", false),
        ("a link", "robin", "id=news closed path=/robin", false),
        ("what sends a form", "robin", "id=account sends", false),
        (
            "what nobody sees",
            "robin",
            "id=account closed hidden",
            false,
        ),
        ("what is disabled", "robin", "id=account disabled", false),
        (
            "what deletes the account",
            "Delete account",
            "id=account",
            false,
        ),
        ("the same, by its id", "Delete", "id=delete-account", false),
        (
            "the same, by its class",
            "Delete",
            "class=avatar_danger",
            false,
        ),
        ("what upgrades it", "Upgrade", "id=account-upgrade", false),
        ("a form to sign in", "Log in", "id=account closed", false),
        (
            "a picture with a label, whatever its class",
            "Profile",
            "class=css-1k9x2p picture=User_avatar",
            true,
        ),
        (
            "a picture beside a name",
            "robin",
            "picture=User_avatar",
            true,
        ),
        (
            "what is called an account",
            "Profile",
            "class=css-1k9x2p",
            true,
        ),
        ("the same in German", "Mein Konto", "", true),
        ("the same by its label", "RK", "label=User_menu", true),
        ("what is done to an account", "Edit profile", "", false),
        ("what sends one", "Profile", "sends", false),
        ("a picture of somebody else", "kim", "picture=kim", false),
        ("anything else", "Save", "id=save", false),
    ];
    for (name, text, about, expected) in rows {
        let facts = PageFacts {
            controls: vec![control_of(7, text, about)],
            ..PageFacts::default()
        };
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_eq!(!signs.openers.is_empty(), expected, "{name}");
    }
}

#[test]
fn at_a_link_to_the_account_the_pointer_rests() {
    let rows = [
        ("", "class=avatar path=/users/7", Some(Opening::PointAt)),
        (
            "",
            "command=account_circle path=/users/7",
            Some(Opening::PointAt),
        ),
        ("robin", "id=user-menu path=/robin", Some(Opening::PointAt)),
        (
            "robin@fern.example",
            "path=/settings",
            Some(Opening::PointAt),
        ),
        ("", "command=account_circle", Some(Opening::PointAt)),
        ("", "command=account_circle closed", Some(Opening::Press)),
        ("", "command=delete_account path=/users/7", None),
        ("News", "path=/news", None),
    ];
    for (text, about, expected) in rows {
        let facts = PageFacts {
            controls: vec![control_of(7, text, about)],
            ..PageFacts::default()
        };
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        let how = signs.openers.first().map(|opener| opener.how);
        assert_eq!(how, expected, "{text} {about}");
    }
}

#[test]
fn what_is_there_more_than_once_names_nobody() {
    let address =
        |handle, name: &str, about| control_of(handle, &format!("{name}@fern.example"), about);
    let picture = |handle, about| control_of(handle, "", about);
    let rows: [(&str, Vec<ControlFacts>, &[u32]); 7] = [
        ("an address", vec![address(1, "robin", "")], &[1]),
        (
            "accounts to choose from, or those to whom a message goes",
            vec![address(1, "robin", ""), address(2, "kim", "")],
            &[],
        ),
        (
            "the same, of which one says that it opens something",
            vec![address(1, "robin", "closed"), address(2, "kim", "")],
            &[1],
        ),
        (
            "pictures of people beside what they wrote",
            vec![
                picture(1, "class=user-avatar"),
                picture(2, "class=user-avatar"),
                picture(3, "id=avatar"),
            ],
            &[3],
        ),
        (
            "the same by the name of the picture",
            vec![
                picture(1, "command=account_circle"),
                picture(2, "command=account_circle"),
            ],
            &[],
        ),
        (
            "two that a page has for narrow and wide windows",
            vec![
                picture(1, "class=user-avatar hidden"),
                picture(2, "class=user-avatar"),
            ],
            &[2],
        ),
        (
            "an address comes after what says that it opens something",
            vec![address(1, "robin", ""), control_of(2, "More", "closed")],
            &[2, 1],
        ),
    ];
    for (name, controls, expected) in rows {
        let mut facts = PageFacts {
            controls,
            ..PageFacts::default()
        };
        let opened = |facts: &PageFacts| -> Vec<u32> {
            let signs = SessionSigns::of(facts, &recognize(facts));
            signs.openers.iter().map(|opener| opener.handle).collect()
        };
        assert_eq!(opened(&facts), expected, "{name}");
        // Where one chooses an account, none is chosen.
        facts.title = "Sign in".into();
        let addresses = facts
            .controls
            .iter()
            .filter(|control| control.text.contains('@') && !control.opens);
        let chosen: Vec<u32> = addresses.map(|control| control.handle).collect();
        assert!(
            !opened(&facts).iter().any(|handle| chosen.contains(handle)),
            "{name}"
        );
    }
}

#[test]
fn what_names_the_account_is_opened_first() {
    let facts = PageFacts {
        controls: vec![
            control_of(1, "More", "closed"),
            control_of(4, "", "class=avatar path=/robin"),
            control_of(2, "robin", "id=avatar"),
            control_of(3, "robin", "class=user-menu_account closed"),
        ],
        ..PageFacts::default()
    };
    let signs = SessionSigns::of(&facts, &recognize(&facts));
    let order: Vec<u32> = signs.openers.iter().map(|opener| opener.handle).collect();
    assert_eq!(order, [3, 2, 4, 1]);
}

#[test]
fn the_page_of_the_account_is_opened_last_and_only_where_one_link_leads_there() {
    let openers = |controls: Vec<ControlFacts>| -> Vec<(u32, Opening)> {
        let facts = PageFacts {
            path: "/".into(),
            controls,
            ..PageFacts::default()
        };
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        let openers = signs.openers.iter();
        openers.map(|opener| (opener.handle, opener.how)).collect()
    };
    let link =
        |handle, text: &str, path: &str| control_of(handle, text, &format!("link path={path}"));
    let menu = |handle| control_of(handle, &format!("Menu {handle}"), "closed");
    let follow = |handle| (handle, Opening::Follow);
    assert_eq!(
        openers(vec![link(1, "robin", "/profile"), menu(2)]),
        [(2, Opening::Press), follow(1)]
    );
    assert_eq!(
        openers(vec![link(1, "robin", "/profile"), link(2, "", "/profile")]),
        [follow(1)],
        "a picture and a name"
    );
    let profile = openers(vec![link(1, "Profile", "/u/robin")]);
    assert_eq!(profile.last(), Some(&follow(1)));
    let several = vec![
        link(1, "robin", "/profile"),
        link(2, "kim", "/user/profile"),
    ];
    assert_eq!(openers(several), []);
    for (text, path) in [
        ("Delete", "/account/delete"),
        ("News", "/news"),
        ("Rooms", "/"),
        ("Sign up", "/account"),
    ] {
        assert_eq!(openers(vec![link(1, text, path)]), [], "{text}");
    }
    let many = (2..12).map(menu).chain([link(1, "robin", "/profile")]);
    let found = openers(many.collect());
    assert_eq!((found.len(), found.last()), (8, Some(&follow(1))));
}
