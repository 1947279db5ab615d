//! What signs out, in many ways, and where it says nothing.

use latchkey::page::{ControlFacts, PageFacts, Presence, SessionSigns, SignedIn, recognize};

use super::{ROWS, SIGN_IN, facts, told};
use crate::build::page;

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
fn what_cannot_be_pressed_is_not_offered_for_pressing() {
    for row in ROWS.iter().filter(|row| row.name.contains("disabled")) {
        let facts = facts(row);
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_eq!(signs.log_out, Presence::Absent, "{}", row.name);
    }
}

/// A control: what it says, and `key=value` for what else there is to know.
pub(super) fn control_of(handle: u32, text: &str, about: &str) -> ControlFacts {
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
