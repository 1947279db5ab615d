//! The doors of a site that its own page links to, and where it says itself that a password is changed.

use latchkey::doctor::{
    Answered, CHANGE_PASSWORD, Link, NOT_THERE, Place, Purpose, WaySource, WellKnown,
    WellKnownAnswers, examine, well_known,
};

use super::doors::{door, place, top};

fn link(text: &str, path: &str) -> Link {
    Link {
        text: text.to_owned(),
        place: place(path),
    }
}

fn found(links: &[Link]) -> Vec<(Purpose, usize)> {
    let mut facts = door();
    top(&mut facts).links = links.to_vec();
    let ways = examine(&facts).desk.map_or(vec![], |desk| desk.ways);
    let places = ways.into_iter().filter_map(|way| match way.source {
        WaySource::Page { link } => Some((way.to, link)),
        _ => None,
    });
    places.collect()
}

#[test]
fn a_link_is_a_door_by_its_words_or_by_where_it_leads() {
    let rows = [
        ("Change password", "/a/7", Some(Purpose::Password)),
        ("Passwort ändern", "/x", Some(Purpose::Password)),
        ("Cambiar la contraseña", "/x", Some(Purpose::Password)),
        ("Сменить пароль", "/x", Some(Purpose::Password)),
        ("パスワードの変更はこちら", "/x", Some(Purpose::Password)),
        ("تغيير كلمة المرور", "/x", Some(Purpose::Password)),
        ("Zmień hasło", "/x", Some(Purpose::Password)),
        ("Security", "/settings/password", Some(Purpose::Password)),
        ("Active sessions", "/x", Some(Purpose::Sessions)),
        ("Aktif oturumlar", "/x", Some(Purpose::Sessions)),
        ("Your gear", "/account/devices", Some(Purpose::Sessions)),
        ("Two-factor authentication", "/x", Some(Purpose::TwoFactor)),
        ("二段階認証の設定", "/x", Some(Purpose::TwoFactor)),
        (
            "Dwuskładnikowe uwierzytelnianie",
            "/x",
            Some(Purpose::TwoFactor),
        ),
        ("Can't sign in?", "/x", Some(Purpose::Recovery)),
        ("Help", "/x", Some(Purpose::Support)),
        ("Kundenservice", "/x", Some(Purpose::Support)),
        ("고객센터", "/x", Some(Purpose::Support)),
        ("Passkeys", "/x", Some(Purpose::Passkeys)),
        ("Login history", "/x", Some(Purpose::Alerts)),
        // Texts about it, and what only sounds like it.
        ("Help", "/blog/how-we-help", None),
        (
            "Ten reasons why you should change your password more often than your toothbrush",
            "/x",
            None,
        ),
        ("How our team can help you grow tulips", "/tulips", None),
        ("Devices for your garden", "/shop/devices/rakes/7", None),
        ("", "/sessions", None),
        ("Tulips", "/tulips", None),
    ];
    for (text, path, wanted) in rows {
        let purposes: Vec<Purpose> = found(&[link(text, path)]).iter().map(|way| way.0).collect();
        assert_eq!(purposes, Vec::from_iter(wanted), "{text} at {path}");
    }
}

#[test]
fn of_several_links_the_likeliest_is_the_door_and_never_one_of_another_site() {
    let elsewhere = Link {
        place: Place {
            host: "help.larch.example".to_owned(),
            ..place("/change-password")
        },
        ..link("Change password", "/")
    };
    let links = [
        elsewhere,
        link("Settings", "/settings/password"),
        link("Change password", "/settings/password"),
        link("New password", "/x"),
    ];
    assert_eq!(found(&links), [(Purpose::Password, 2)]);
    let many = vec![link("Tulips", "/tulips"); 5_000];
    assert_eq!(found(&many), []);
}

#[test]
fn what_the_table_knows_is_not_taken_from_a_page() {
    let mut facts = door();
    facts.place.host = "github.com".to_owned();
    top(&mut facts).place.host = "github.com".to_owned();
    let mut own = link("Change password", "/x");
    own.place.host = "github.com".to_owned();
    top(&mut facts).links = vec![own];
    let desk = examine(&facts).desk.expect("it is in the table");
    let passwords = desk.ways.iter().filter(|way| way.to == Purpose::Password);
    let sources: Vec<WaySource> = passwords.map(|way| way.source).collect();
    assert_eq!(sources, [WaySource::Listed]);
    assert!(desk.as_of.is_some());
}

/// "A Well-Known URL for Changing Passwords", sections 2.1 and 2.2.
#[test]
fn a_site_has_the_known_address_only_if_it_does_not_answer_everything() {
    const SENT_ON: Answered = Answered {
        status: 0,
        sent_on: true,
    };
    const fn status(status: u16) -> Answered {
        Answered {
            status,
            sent_on: false,
        }
    }
    let rows = [
        (SENT_ON, status(404), WellKnown::Works),
        (status(200), status(404), WellKnown::Works),
        (SENT_ON, status(410), WellKnown::Works),
        (SENT_ON, status(403), WellKnown::Works),
        (status(200), status(200), WellKnown::Unreliable),
        (SENT_ON, SENT_ON, WellKnown::Unreliable),
        (SENT_ON, status(200), WellKnown::Unreliable),
        (status(404), status(404), WellKnown::Absent),
        (status(410), status(200), WellKnown::Absent),
        (status(500), status(404), WellKnown::Failed),
        (status(0), status(404), WellKnown::Failed),
        (SENT_ON, status(0), WellKnown::Failed),
        (status(0), status(0), WellKnown::Failed),
    ];
    for (change_password, not_there, wanted) in rows {
        let answers = WellKnownAnswers {
            change_password,
            not_there,
        };
        assert_eq!(well_known(&answers), wanted, "{answers:?}");
    }
    assert!(CHANGE_PASSWORD.starts_with("/.well-known/"));
    assert_ne!(CHANGE_PASSWORD, NOT_THERE);
}
