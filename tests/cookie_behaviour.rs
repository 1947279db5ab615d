//! What cookies do together at sign-in and sign-out: jars as frameworks make them, and what follows for each cookie.

use latchkey::cookies::{Assessment, Behaviour, Cookie, SameSite, assess};

const NOW: f64 = 1_790_000_000.0;
const RANDOM: &str = "q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m";
const OTHER: &str = "Yb4KpW9sQe1VnT7uXc3ZrL6mHd0GjF5a";

/// Cookies, and what was seen of each.
type Jar = Vec<(Cookie, Behaviour)>;

fn hidden(name: &str, value: &str) -> Cookie {
    Cookie {
        name: name.to_owned(),
        value: value.to_owned(),
        domain: "fern.example".to_owned(),
        host_only: true,
        path: "/".to_owned(),
        secure: true,
        http_only: true,
        same_site: SameSite::Lax,
        session: true,
        ..Cookie::default()
    }
}

fn readable(name: &str, value: &str) -> Cookie {
    Cookie {
        http_only: false,
        ..hidden(name, value)
    }
}

/// A sign-in and a sign-out were seen, of which the cookie took no notice.
const UNTOUCHED: Behaviour = Behaviour {
    since_submission: None,
    new_at_sign_in: false,
    same_at_next_sign_in: false,
    unasked: false,
    hidden_came: false,
    watched_sign_in: true,
    gone_at_sign_out: false,
    set_at_sign_out: false,
    watched_sign_out: true,
    signed_in: Some(false),
};
/// It got another value at both.
const CHANGED: Behaviour = Behaviour {
    since_submission: Some(0.2),
    set_at_sign_out: true,
    ..UNTOUCHED
};
/// It came with the one and went with the other.
const CAME_AND_WENT: Behaviour = Behaviour {
    since_submission: Some(0.2),
    new_at_sign_in: true,
    gone_at_sign_out: true,
    ..UNTOUCHED
};

/// Those that sign in.
fn those_that_sign_in(jar: &[(Cookie, Behaviour)]) -> Vec<String> {
    let (cookies, seen): (Vec<Cookie>, Vec<Behaviour>) = jar.iter().cloned().unzip();
    let answer: Vec<Assessment> = assess(&cookies, &seen, NOW);
    cookies
        .iter()
        .zip(answer)
        .filter(|(_, assessment)| assessment.signs_in)
        .map(|(cookie, _)| cookie.name.clone())
        .collect()
}

#[test]
fn a_session_may_go_on_only_if_nothing_else_signs_in() {
    let session = (hidden("app_session", RANDOM), UNTOUCHED);
    assert_eq!(
        those_that_sign_in(std::slice::from_ref(&session)),
        ["app_session"]
    );
    let ticket = (hidden("app_ticket", OTHER), CAME_AND_WENT);
    assert_eq!(those_that_sign_in(&[session, ticket]), ["app_ticket"]);
}

/// A key that was there before opens the session that came; a token that came counts in the session of before.
#[test]
fn what_ends_with_the_browser_may_count_only_beside_what_was_there_before() {
    let came = Behaviour {
        since_submission: Some(0.2),
        new_at_sign_in: true,
        watched_sign_in: true,
        ..Behaviour::default()
    };
    let went_on = Behaviour {
        watched_sign_in: true,
        ..Behaviour::default()
    };
    let lasting = |cookie: Cookie| Cookie {
        session: false,
        expiration_date: Some(NOW + 30.0 * 86_400.0),
        ..cookie
    };
    let sid = || (hidden("app_sid", RANDOM), came);
    let key = || (hidden("app_key", OTHER), went_on);
    let visitor = || (lasting(hidden("vid", OTHER)), went_on);
    let token = || (lasting(hidden("remember_token", OTHER)), came);
    let session = || (hidden("app_session", RANDOM), went_on);
    let second = || {
        (
            hidden("app_ticket", "h4JwTz81QmXc0VbNy7KdRs5eLgPa2ufZ"),
            came,
        )
    };
    let guard = || (hidden("csrftoken", OTHER), went_on);
    let wiki = || (hidden("FernWiki", OTHER), went_on);
    let half = || (hidden("FWde9db3bc10278963c443a96f239ab672", RANDOM), came);
    let other = || (hidden("Charts", OTHER), went_on);
    let rows: [(&str, Jar, &[&str]); 7] = [
        (
            "initials",
            vec![wiki(), half()],
            &["FernWiki", "FWde9db3bc10278963c443a96f239ab672"],
        ),
        (
            "of another program",
            vec![other(), half()],
            &["FWde9db3bc10278963c443a96f239ab672"],
        ),
        ("a key", vec![sid(), key()], &["app_sid", "app_key"]),
        ("a visitor", vec![sid(), visitor()], &["app_sid"]),
        (
            "a token that lasts",
            vec![token(), session()],
            &["remember_token"],
        ),
        (
            "two that came",
            vec![sid(), second(), key()],
            &["app_sid", "app_ticket"],
        ),
        ("what guards forms", vec![sid(), guard()], &["app_sid"]),
    ];
    for (name, jar, expected) in rows {
        assert_eq!(those_that_sign_in(&jar), expected, "{name}");
    }
}

#[test]
fn the_number_of_a_person_that_scripts_cannot_read_belongs_to_the_session_that_came_with_it() {
    let came = Behaviour {
        since_submission: Some(0.2),
        new_at_sign_in: true,
        watched_sign_in: true,
        ..Behaviour::default()
    };
    let session = || (hidden("wiki_session", RANDOM), came);
    let rows: [(&str, (Cookie, Behaviour), &[&str]); 5] = [
        (
            "a number",
            (hidden("wikiUserID", "1"), came),
            &["wiki_session", "wikiUserID"],
        ),
        (
            "a name",
            (hidden("wikiUserName", "Robin"), came),
            &["wiki_session"],
        ),
        (
            "for scripts",
            (readable("wikiUserID", "1"), came),
            &["wiki_session"],
        ),
        (
            "there before",
            (
                hidden("wikiUserID", "1"),
                Behaviour {
                    watched_sign_in: true,
                    ..Behaviour::default()
                },
            ),
            &["wiki_session"],
        ),
        (
            "another number",
            (hidden("count", "1"), came),
            &["wiki_session"],
        ),
    ];
    for (name, beside, expected) in rows {
        assert_eq!(those_that_sign_in(&[session(), beside]), expected, "{name}");
    }
    let alone = [(hidden("user_id", "57"), came)];
    assert_eq!(those_that_sign_in(&alone), [""; 0], "alone");
}

#[test]
fn a_session_that_outlives_what_signs_in_is_anonymous_but_not_beside_one_that_remembers() {
    let session = (hidden("_app_session", RANDOM), CHANGED);
    let token = (hidden("_t", OTHER), CAME_AND_WENT);
    assert_eq!(those_that_sign_in(&[session.clone(), token]), ["_t"]);
    let remember = (hidden("remember_me", OTHER), CAME_AND_WENT);
    assert_eq!(
        those_that_sign_in(&[session, remember]),
        ["_app_session", "remember_me"]
    );
}

#[test]
fn what_scripts_may_read_beside_what_they_may_not_is_for_scripts() {
    let jar = [
        readable("token", "q8ZfX1u9Lk3TzW0b"),
        hidden("ticket", OTHER),
        readable("lang", "en"),
    ];
    let said = |ticket| assess(&jar, &[CAME_AND_WENT, ticket], NOW);
    let (alone, beside) = (said(UNTOUCHED), said(CAME_AND_WENT));
    assert!(alone[0].signs_in);
    assert!(beside[1].signs_in && beside[0].probability < alone[0].probability / 2.0);
}

#[test]
fn what_can_be_guessed_signs_nobody_in() {
    for value in ["1", "yes", "1790003600", "robin", "57"] {
        let jar = [(hidden("ticket", value), CAME_AND_WENT)];
        assert_eq!(those_that_sign_in(&jar), [""; 0], "{value}");
    }
}

#[test]
fn a_value_that_comes_back_counts_for_less() {
    let odds = |same_at_next_sign_in| {
        let seen = Behaviour {
            same_at_next_sign_in,
            ..CAME_AND_WENT
        };
        let probability = assess(&[hidden("vary", RANDOM)], &[seen], NOW)[0].probability;
        probability / (1.0 - probability)
    };
    assert!(odds(true) < odds(false) / 100.0);
}

#[test]
fn parts_and_signatures_are_what_they_belong_to() {
    let at = |days: f64, cookie: Cookie| Cookie {
        session: false,
        expiration_date: Some(NOW + days * 86_400.0),
        ..cookie
    };
    let long = format!("{RANDOM}{OTHER}{RANDOM}");
    for (names, others) in [
        (["ticket", "ticketC1", "ticketC2"], ["ticketed", "C1"]),
        (
            ["ticket", "ticket.sig", "ticket_0"],
            ["sig", "ticket.signal"],
        ),
    ] {
        let mut jar = vec![
            (at(1.0, hidden(names[0], &long)), CAME_AND_WENT),
            (at(1.0, hidden(names[1], "chunks-2")), CAME_AND_WENT),
            (at(1.0, hidden(names[2], "short")), CAME_AND_WENT),
            // Another life, so no part of it.
            (at(30.0, hidden("ticketC3", "short")), UNTOUCHED),
        ];
        jar.extend(others.map(|name| (at(1.0, hidden(name, "short")), UNTOUCHED)));
        assert_eq!(those_that_sign_in(&jar), names);
    }
    let preference = [
        (hidden("lang", "en"), UNTOUCHED),
        (hidden("lang.sig", RANDOM), CAME_AND_WENT),
    ];
    assert_eq!(those_that_sign_in(&preference), [""; 0]);
}

#[test]
fn ten_thousand_parts_are_only_work() {
    let jar: Vec<Cookie> = (0..10_000)
        .map(|number| Cookie {
            path: format!("/{number}"),
            ..hidden(&format!("ticketC{}", number % 100), RANDOM)
        })
        .collect();
    assert_eq!(assess(&jar, &[], NOW).len(), jar.len());
}

/// Ten letters and digits show 33 bits at most, since each comes once, and have 50 and more.
#[test]
fn a_short_token_of_a_program_that_gives_out_such_signs_in() {
    let came = CAME_AND_WENT;
    let jar = [
        (hidden("Bugzilla_login", "7"), came),
        (hidden("Bugzilla_logincookie", "xK3v9QmT2a"), came),
    ];
    assert_eq!(
        those_that_sign_in(&jar),
        ["Bugzilla_login", "Bugzilla_logincookie"]
    );
    let readable_number = [
        (readable("Bugzilla_login", "7"), came),
        (hidden("Bugzilla_logincookie", "xK3v9QmT2a"), came),
    ];
    assert_eq!(
        those_that_sign_in(&readable_number),
        ["Bugzilla_logincookie"]
    );
    // Nothing says so of a choice that is written like it.
    let choice = [
        (readable("look", "darkTheme1"), came),
        (hidden("fern_session", RANDOM), came),
    ];
    assert_eq!(those_that_sign_in(&choice), ["fern_session"]);
}
