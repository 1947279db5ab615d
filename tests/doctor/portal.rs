//! A network that wants to be agreed to first (RFC 8952), and pages that are none.

use latchkey::doctor::{Certainty, DoorFacts, FindingCode, Message, SentFrom, examine};
use latchkey::page::{FormKind, SignedIn};

use super::doors::{door, place, top};

/// A page of another site that says something, and where the person wanted to be.
fn page(host: &str, says: &str, sent_from: Option<&str>, names: &[&str]) -> DoorFacts {
    let mut facts = door();
    facts.form = FormKind::Other;
    facts.signed_in = SignedIn::Unknown;
    facts.place = place("/start");
    host.clone_into(&mut facts.place.host);
    facts.sent_from = sent_from.map(|host| SentFrom {
        host: host.to_owned(),
        ago: 21_000,
    });
    let frame = top(&mut facts);
    host.clone_into(&mut frame.place.host);
    frame.letters = 200;
    frame.names_hosts = names.iter().map(|&name| name.to_owned()).collect();
    frame.messages = vec![Message {
        text: says.to_owned(),
        ..Message::default()
    }];
    facts
}

/// A name, the host in front, what it says, where the last try was, which hosts its address names, and how sure it is.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static [&'static str],
    Option<Certainty>,
);

const HERE: Option<&str> = Some("www.fern.example");

const ROWS: &[Row] = &[
    (
        "after a try",
        "lobby.larch.example",
        "Welcome to our Wi-Fi",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "German",
        "zug.larch.example",
        "Willkommen im WLAN",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "French",
        "gare.larch.example",
        "Accès à Internet gratuit",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "Chinese",
        "w.larch.example",
        "欢迎使用无线网络",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "Japanese",
        "w.larch.example",
        "無線LANのご利用規約",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "Japanese, without spaces",
        "w.larch.example",
        "無料Wi-Fiへようこそ",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "by its address",
        "lobby.larch.example",
        "Accept the terms to get online.",
        None,
        &["www.fern.example"],
        Some(Certainty::MostLikely),
    ),
    (
        "an address of the network itself",
        "192.168.1.1",
        "Please log in",
        HERE,
        &[],
        Some(Certainty::Possible),
    ),
    (
        "an address of the network itself that says so",
        "192.168.1.1",
        "Wi-Fi for guests",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "Arabic",
        "w.larch.example",
        "مرحبا بكم في الواي فاي",
        HERE,
        &[],
        Some(Certainty::MostLikely),
    ),
    (
        "by its name only",
        "hotspot.larch.example",
        "Free Wi-Fi",
        None,
        &[],
        Some(Certainty::Possible),
    ),
    (
        "a shop of routers",
        "larch.example",
        "Wi-Fi routers",
        None,
        &[],
        None,
    ),
    (
        "a provider",
        "id.larch.example",
        "Choose an account",
        HERE,
        &["www.fern.example"],
        None,
    ),
    (
        "the site itself",
        "app.fern.example",
        "Welcome to our Wi-Fi",
        HERE,
        &[],
        None,
    ),
    (
        "at home in a network",
        "10.0.0.7",
        "Please log in",
        Some("10.0.0.3"),
        &[],
        None,
    ),
];

#[test]
fn a_page_of_the_network_in_the_place_of_the_site_is_told_from_others() {
    for (name, host, says, sent_from, names, wanted) in ROWS {
        let found = examine(&page(host, says, *sent_from, names)).findings;
        let first = found
            .first()
            .filter(|finding| finding.code == FindingCode::CaptivePortal);
        assert_eq!(
            first.map(|finding| finding.sure),
            *wanted,
            "{name}: {found:?}"
        );
    }
}

#[test]
fn a_long_page_is_none_of_a_network() {
    let mut facts = page(
        "wifi.larch.example",
        "Wi-Fi in trains",
        Some("www.fern.example"),
        &[],
    );
    top(&mut facts).letters = 4_000;
    assert_eq!(examine(&facts).findings, []);
}

#[test]
fn a_page_that_the_try_has_not_led_to_is_none() {
    // The page began 20 seconds ago.
    for (ago, wanted) in [
        (19_500, true),
        (21_000, true),
        (50_000, true),
        (51_000, false),
        (590_000, false),
        (10_000, false),
    ] {
        let mut facts = page("lobby.larch.example", "Welcome to our Wi-Fi", HERE, &[]);
        facts.sent_from.as_mut().expect("it was sent").ago = ago;
        let found = examine(&facts).findings;
        let is_told = found
            .iter()
            .any(|finding| finding.code == FindingCode::CaptivePortal);
        assert_eq!(is_told, wanted, "{ago}");
    }
}

#[test]
fn where_somebody_was_sent_to_sign_in_is_no_network() {
    for name in ["client_id", "response_type", "SAMLRequest"] {
        let mut facts = page(
            "id.larch.example",
            "Sign in to manage your Wi-Fi",
            HERE,
            &["www.fern.example"],
        );
        top(&mut facts).query_names = vec!["state".to_owned(), name.to_owned()];
        assert_eq!(examine(&facts).findings, [], "{name}");
    }
}
