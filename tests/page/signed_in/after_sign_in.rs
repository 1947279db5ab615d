//! What a page says of being signed in once somebody was seen to sign in.

use latchkey::page::{
    ControlFacts, FormKind, FrameFacts, PageFacts, SessionSigns, SignedIn, recognize, summarize,
};

use super::{CHANGE, HIDDEN_SIGN_IN, ROWS, SIGN_IN, facts, ways_out::control_of};
use crate::build::page;

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
fn after_a_sign_in_headings_that_hold_a_word_for_it_are_no_step() {
    let rows = [
        ("Enter a path to a repository", SignedIn::Yes),
        ("Enter your hours", SignedIn::Yes),
        ("Welcome back, Robin!", SignedIn::Yes),
        ("Acceder a los datos", SignedIn::Yes),
        ("Entrar em contato", SignedIn::Yes),
        ("Enter", SignedIn::Unknown),
        ("Enter - the Fern suite of tools", SignedIn::Unknown),
        ("Enter the 6-digit code", SignedIn::Unknown),
        ("Enter your password", SignedIn::Unknown),
        ("Join the meeting", SignedIn::Unknown),
        ("Welcome back", SignedIn::Unknown),
        ("Welcome back! Sign in to go on", SignedIn::Unknown),
        ("Sign in to Fern", SignedIn::Unknown),
        ("Bei Fern anmelden", SignedIn::Unknown),
        ("Anmeldung in der App freigeben", SignedIn::Unknown),
        ("Fern – Connexion", SignedIn::Unknown),
        ("Connexion à votre compte", SignedIn::Unknown),
        ("Accesso", SignedIn::Unknown),
        ("Accedi ora", SignedIn::Unknown),
        ("Entra nel tuo account", SignedIn::Unknown),
        ("Acceder a tu cuenta", SignedIn::Unknown),
        ("Acessar conta", SignedIn::Unknown),
        ("Вход в систему", SignedIn::Unknown),
        ("Вход в личный кабинет", SignedIn::Unknown),
        ("Masuk ke akun Anda", SignedIn::Unknown),
        ("Fern にログイン", SignedIn::Unknown),
    ];
    for (said, expected) in rows {
        let headed = PageFacts {
            headings: vec![said.into()],
            top_frame: true,
            ..PageFacts::default()
        };
        let titled = PageFacts {
            title: said.into(),
            top_frame: true,
            ..PageFacts::default()
        };
        for facts in [headed, titled] {
            let signs = SessionSigns::of(&facts, &recognize(&facts));
            assert_eq!(signs.after_sign_in(), expected, "{said}");
        }
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
