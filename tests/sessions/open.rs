//! Which sessions are open.

use latchkey::{
    cookies::{Assessment, Cookie, Kind, assess},
    sessions::{device_list, open_at, open_sessions},
};

const NOW: f64 = 1_000_000.0;

fn cookie(name: &str, domain: &str, store: &str, until: Option<f64>) -> Cookie {
    Cookie {
        name: name.to_owned(),
        value: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b".to_owned(),
        domain: domain.to_owned(),
        host_only: !domain.starts_with('.'),
        path: "/".to_owned(),
        secure: true,
        http_only: true,
        session: until.is_none(),
        expiration_date: until,
        store_id: store.to_owned(),
        ..Cookie::default()
    }
}

#[test]
fn sessions_are_told_by_site_and_store() {
    let cookies = [
        cookie("sessionid", "www.fern.example", "0", None),
        cookie("sessionid", "oak.example", "0", Some(NOW + 500.0)),
        cookie("remember_token", ".oak.example", "0", Some(NOW + 900.0)),
        cookie(
            "sessionid",
            "oak.example",
            "firefox-container-1",
            Some(NOW + 100.0),
        ),
        cookie("sessionid", "oak.example", "1", Some(NOW + 2000.0)),
        cookie("sessionid", "gone.example", "0", Some(NOW - 1.0)),
        cookie("_ga", "quiet.example", "0", Some(NOW + 900.0)),
    ];
    let seen = vec![latchkey::cookies::Behaviour::default(); cookies.len()];
    let sessions = open_sessions(&cookies, &assess(&cookies, &seen, NOW), NOW);
    let told: Vec<_> = sessions
        .iter()
        .map(|session| {
            let names = session.cookies.join(" ");
            (
                session.site.as_str(),
                session.store_id.as_str(),
                names,
                session.until,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "oak.example",
                "0",
                "remember_token sessionid".to_owned(),
                Some(NOW + 900.0),
            ),
            (
                "oak.example",
                "firefox-container-1",
                "sessionid".to_owned(),
                Some(NOW + 100.0),
            ),
            ("fern.example", "0", "sessionid".to_owned(), None),
            ("oak.example", "1", "sessionid".to_owned(), None),
        ],
        "what private windows hold goes with them"
    );
}

#[test]
fn what_anybody_could_guess_holds_no_session() {
    let guessable = Cookie {
        value: "1".to_owned(),
        ..cookie("logged_in", "oak.example", "0", Some(NOW + 500.0))
    };
    let signs_in = Assessment {
        kind: Kind::SignsIn,
        signs_in: true,
        probability: 0.9,
        reasons: vec![],
    };
    let open = |cookies: &[Cookie]| {
        let assessments = vec![signs_in.clone(); cookies.len()];
        open_sessions(cookies, &assessments, NOW)
    };
    assert_eq!(open(std::slice::from_ref(&guessable)), []);
    let beside = cookie("sessionid", "oak.example", "0", None);
    let [session] = &open(&[guessable, beside])[..] else {
        panic!("one session")
    };
    assert_eq!(session.cookies, ["logged_in", "sessionid"]);
}

#[test]
fn nothing_is_open_where_there_is_nothing() {
    assert_eq!(open_sessions(&[], &[], NOW), []);
}

#[test]
fn lists_of_devices_are_of_the_site_itself_or_of_whom_it_signs_in_with() {
    let table = include_str!("../../src/sessions/tables/device_lists.tsv");
    let rows: Vec<&str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert!(rows.len() > 10);
    for row in rows {
        let (site, address) = row.split_once('\t').expect("two columns");
        let host = address
            .strip_prefix("https://")
            .and_then(|rest| rest.split('/').next());
        let host = host.expect("an encrypted address");
        assert_eq!(latchkey::site::site_of(site), site);
        assert_eq!(device_list(site), Some(address));
        let other = ["google.com", "live.com", "facebook.com"];
        let home = latchkey::site::site_of(host);
        assert!(
            home == site || other.contains(&home.as_str()),
            "{site} {host}"
        );
    }
    assert_eq!(device_list("notgithub.com"), None);
}

/// Where a session of these cookies is opened, after tabs have shown that.
fn address(cookies: &[Cookie], shown: &[&str]) -> String {
    let seen = vec![latchkey::cookies::Behaviour::default(); cookies.len()];
    let mut sessions = open_sessions(cookies, &assess(cookies, &seen, NOW), NOW);
    let shown = shown
        .iter()
        .map(|origin| ((*origin).to_owned(), "0".to_owned()));
    open_at(&mut sessions, &shown.collect::<Vec<_>>());
    assert_eq!(sessions.len(), 1);
    sessions[0].address.clone()
}

#[test]
fn a_session_is_opened_where_it_is() {
    let at = |domain: &str| cookie("sessionid", domain, "0", None);
    let open = |domain: &str| Cookie {
        secure: false,
        ..at(domain)
    };
    let below = |path: &str| Cookie {
        path: path.to_owned(),
        ..at("firm.example")
    };
    let rows: [(Vec<Cookie>, &[&str], &str); 12] = [
        (
            vec![at("git.firm.example")],
            &[],
            "https://git.firm.example/",
        ),
        (vec![below("/admin")], &[], "https://firm.example/admin"),
        (vec![open("firm.example")], &[], "https://firm.example/"),
        (vec![open("nas.local")], &[], "http://nas.local/"),
        (vec![open("192.168.1.4")], &[], "http://192.168.1.4/"),
        (vec![at("nas.local")], &[], "https://nas.local/"),
        (
            vec![open("nas.local")],
            &["http://nas.local:8123"],
            "http://nas.local:8123/",
        ),
        (
            vec![at(".firm.example")],
            &["https://git.firm.example", "https://oak.example"],
            "https://git.firm.example/",
        ),
        (
            vec![at("git.firm.example")],
            &["https://git.firm.example:8443", "https://www.firm.example"],
            "https://git.firm.example:8443/",
        ),
        (
            vec![at("git.firm.example")],
            &["http://git.firm.example"],
            "https://git.firm.example/",
        ),
        (
            vec![below("/admin")],
            &["https://firm.example:8443"],
            "https://firm.example:8443/admin",
        ),
        (
            vec![at(".firm.example"), at("git.firm.example")],
            &[],
            "https://git.firm.example/",
        ),
    ];
    for (cookies, shown, expected) in rows {
        assert_eq!(address(&cookies, shown), expected);
    }
}
