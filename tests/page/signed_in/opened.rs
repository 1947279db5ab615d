//! What is opened in a page to find what signs out, in which order.

use latchkey::page::{ControlFacts, Opening, PageFacts, SessionSigns, recognize};

use super::ways_out::control_of;

/// What it is, its text, what else it has, and whether it is opened.
const OPENED: &[(&str, &str, &str, bool)] = &[
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
        "the same by its label",
        "RO",
        "label=robin@fern.example",
        true,
    ),
    (
        "what is done to an address, said last",
        "",
        "label=robin@fern.example_entfernen",
        false,
    ),
    ("the same by a sign", "×", "label=robin@fern.example", false),
    (
        "what may delete the account, by a name that a build has ended",
        "",
        "class=avatar-delete1",
        false,
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
    (
        "how the server stands, as in Actual",
        "Server online",
        "",
        true,
    ),
    ("the same in French", "Serveur en ligne", "", true),
    (
        "the same, as a link",
        "Server online",
        "link path=/status",
        false,
    ),
    ("what may be a switch", "Online", "", false),
    ("what may disconnect", "Connected", "", false),
    ("what is done to a server", "Restart server", "", false),
    ("what is done to an account", "Edit profile", "", false),
    ("what sends one", "Profile", "sends", false),
    ("a picture of somebody else", "kim", "picture=kim", false),
    ("anything else", "Save", "id=save", false),
];

#[test]
fn only_what_opens_something_in_the_page_is_opened() {
    for (name, text, about, expected) in OPENED {
        let facts = PageFacts {
            controls: vec![control_of(7, text, about)],
            ..PageFacts::default()
        };
        let signs = SessionSigns::of(&facts, &recognize(&facts));
        assert_eq!(!signs.openers.is_empty(), *expected, "{name}");
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
