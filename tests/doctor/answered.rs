//! What the answer of a site, its requests and its cookies tell.

use crate::doors::{
    answering, asked, back, big, broken, cookie, door, error_page, failing, open_for, saying,
    session, top, twice, typed, unwatched, with_cookies,
};
use latchkey::doctor::{Certainty, DoorCookie, DoorFacts, FieldUse, FindingCode, examine};

use super::tell;

#[test]
fn what_statuses_tell() {
    use Certainty::{MostLikely, Possible};
    use FindingCode as Code;
    tell(vec![
        (
            "429",
            answering(429),
            Some((Code::TooManyTries, MostLikely)),
        ),
        (
            "423",
            answering(423),
            Some((Code::AccountLocked, MostLikely)),
        ),
        (
            "419",
            failing(answering(419)),
            Some((Code::FormExpired, MostLikely)),
        ),
        (
            "403",
            failing(answering(403)),
            Some((Code::Refused, MostLikely)),
        ),
        (
            "403 of a form of yesterday",
            failing(open_for(answering(403), 20)),
            Some((Code::FormExpired, MostLikely)),
        ),
        (
            "401 of a form that was sent",
            failing(answering(401)),
            Some((Code::WrongPassword, MostLikely)),
        ),
        (
            "401 without a try",
            answering(401),
            Some((Code::Refused, Possible)),
        ),
        (
            "403 without a try",
            answering(403),
            Some((Code::Refused, Possible)),
        ),
        (
            "400 without a try",
            answering(400),
            Some((Code::BadRequest, Possible)),
        ),
        (
            "403, and something is said in small print",
            {
                let mut facts = failing(answering(403));
                let said = saying("incorrect password", false).frames.remove(0);
                top(&mut facts).messages = said.messages;
                facts
            },
            Some((Code::WrongPassword, Possible)),
        ),
        (
            "500",
            answering(500),
            Some((Code::ServerTrouble, MostLikely)),
        ),
        ("503", answering(503), Some((Code::Maintenance, MostLikely))),
        (
            "400",
            failing(answering(400)),
            Some((Code::BadRequest, MostLikely)),
        ),
    ]);
}

#[test]
fn what_requests_after_a_try_tell() {
    use Certainty::{MostLikely, Possible};
    use FindingCode as Code;
    tell(vec![
        (
            "a script's log-in refused",
            asked("/api/login", 401),
            Some((Code::WrongPassword, MostLikely)),
        ),
        (
            "a script's log-in refused, where tries are not seen",
            {
                let mut facts = unwatched(asked("/api/login", 401));
                facts.tried = None;
                top(&mut facts).fields = typed(FieldUse::Password, "", "aA0").frames[0]
                    .fields
                    .clone();
                facts
            },
            Some((Code::WrongPassword, Possible)),
        ),
        (
            "a script asked who is there",
            asked("/api/me", 401),
            Some((Code::BackAtForm, Possible)),
        ),
        (
            "a script asked for the authors, later",
            {
                let mut facts = asked("/api/authors", 401);
                top(&mut facts).requests[0].ago = 50_000;
                facts
            },
            Some((Code::BackAtForm, Possible)),
        ),
        (
            "a script asked before the try",
            {
                let mut facts = asked("/api/session", 401);
                top(&mut facts).requests[0].ago = 70_000;
                facts
            },
            Some((Code::BackAtForm, Possible)),
        ),
        (
            "a script asked, and nobody has tried",
            {
                let mut facts = asked("/api/session", 401);
                facts.tried = None;
                facts
            },
            None,
        ),
        (
            "a password stands there, and nobody has tried",
            {
                let mut facts = asked("/api/session", 401);
                facts.tried = None;
                top(&mut facts).fields = typed(FieldUse::Password, "", "aA0").frames[0]
                    .fields
                    .clone();
                facts
            },
            None,
        ),
        (
            "a request to another host of the site, of which nothing is told",
            {
                let mut facts = broken();
                top(&mut facts).requests[0].place.host = "id.fern.example".to_owned();
                facts
            },
            Some((Code::BackAtForm, Possible)),
        ),
        (
            "a script's log-in broke off",
            broken(),
            Some((Code::RequestBroke, Possible)),
        ),
    ]);
}

#[test]
fn what_requests_of_other_names_tell_that_follow_a_try() {
    use Certainty::Possible;
    use FindingCode as Code;
    tell(vec![
        (
            "a log-in of another name, refused right after the try",
            asked("/api/connexion", 401),
            Some((Code::WrongPassword, Possible)),
        ),
        (
            "the same, of too many tries",
            asked("/graphql", 429),
            Some((Code::TooManyTries, Possible)),
        ),
        (
            "the same, much later",
            {
                let mut facts = asked("/graphql", 401);
                top(&mut facts).requests[0].ago = 50_000;
                facts
            },
            Some((Code::BackAtForm, Possible)),
        ),
        (
            "two that were refused right after the try",
            {
                let mut facts = asked("/api/connexion", 401);
                let other = asked("/api/basket", 401).frames.remove(0).requests;
                top(&mut facts).requests.extend(other);
                facts
            },
            Some((Code::BackAtForm, Possible)),
        ),
        (
            "a log-in of another name beside one that is called so",
            {
                let mut facts = asked("/api/basket", 401);
                let other = asked("/api/login", 200).frames.remove(0).requests;
                top(&mut facts).requests.extend(other);
                facts
            },
            Some((Code::BackAtForm, Possible)),
        ),
    ]);
}

#[test]
fn what_cookies_tell() {
    use Certainty::{MostLikely, Possible};
    use FindingCode as Code;
    let wrong = failing(saying("Wrong password", true));
    tell(vec![
        (
            "an error page, and a session",
            with_cookies(error_page(), &session()),
            Some((Code::Unreachable, MostLikely)),
        ),
        (
            "an error page after a try, and a session",
            with_cookies(failing(error_page()), &session()),
            Some((Code::RedirectCircle, Possible)),
        ),
        (
            "an error page after a sign-in that led in, and a cookie of which nothing is known",
            DoorFacts {
                led_in: true,
                ..with_cookies(error_page(), &[cookie("service", "/", 20, false)])
            },
            Some((Code::RedirectCircle, Possible)),
        ),
        (
            "an error page after a try, and no cookies",
            failing(error_page()),
            Some((Code::Unreachable, MostLikely)),
        ),
        (
            "an error page, and one name twice",
            with_cookies(error_page(), &twice()),
            Some((Code::Unreachable, MostLikely)),
        ),
        (
            "an error page, and too many",
            with_cookies(error_page(), &big()),
            Some((Code::CookiesTooBig, Possible)),
        ),
        (
            "403 without a try, one name twice",
            with_cookies(answering(403), &twice()),
            Some((Code::CookieTwice, Possible)),
        ),
        (
            "400, and too many",
            with_cookies(answering(400), &big()),
            Some((Code::CookiesTooBig, MostLikely)),
        ),
        (
            "too many alone",
            with_cookies(door(), &big()),
            Some((Code::CookiesTooBig, Possible)),
        ),
        (
            "the form again, with a session",
            with_cookies(back(), &session()),
            Some((Code::StaleCookies, Possible)),
        ),
        (
            "the form again, one name twice",
            with_cookies(back(), &twice()),
            Some((Code::CookieTwice, MostLikely)),
        ),
        (
            "one name twice",
            with_cookies(door(), &twice()),
            Some((Code::CookieTwice, Possible)),
        ),
        (
            "wrong password, one name twice",
            with_cookies(wrong, &twice()),
            Some((Code::WrongPassword, MostLikely)),
        ),
    ]);
}

#[test]
fn one_name_twice_counts_where_both_can_go() {
    let rows = [
        ("/", "/account", true),
        ("/account", "/account/", true),
        ("/account", "/accounts", false),
        ("/one", "/other", false),
    ];
    for (one, other, is_twice) in rows {
        let cookies = [cookie("sid", one, 40, true), cookie("sid", other, 40, true)];
        let found = examine(&with_cookies(door(), &cookies)).findings;
        let told = found.first().map(|finding| finding.code);
        assert_eq!(
            told == Some(FindingCode::CookieTwice),
            is_twice,
            "{one} {other}"
        );
    }
}

#[test]
fn cookies_count_where_they_go() {
    let rows = [
        ("www.fern.example", true, "/", true),
        ("www.fern.example", false, "/log", false),
        ("www.fern.example", false, "/login", true),
        ("fern.example", true, "/", false),
        ("fern.example", false, "/", true),
        ("rn.example", false, "/", false),
    ];
    for (domain, host_only, path, goes) in rows {
        let many = [0; 10].map(|_| DoorCookie {
            domain: domain.to_owned(),
            host_only,
            ..cookie("c", path, 900, false)
        });
        let found = examine(&with_cookies(door(), &many)).findings;
        assert_eq!(!found.is_empty(), goes, "{domain} {path}");
    }
}
