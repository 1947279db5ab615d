//! What is found at the door of a site: what is seen, and what has to be told of it first.
//!
//! Statuses are those of RFC 9110, RFC 6585 and of Laravel (419); limits of headers those of nginx
//! (`large_client_header_buffers`), Apache (`LimitRequestFieldSize`) and Node.js (`--max-http-header-size`).

mod behind;
mod desk;
mod doors;
mod meant;
mod page_after;
mod phrases;
mod portal;
mod watch;
mod ways;
mod wordings;

use std::collections::HashSet;

use latchkey::{
    doctor::{
        Before, Certainty, DoorCookie, DoorFacts, DoorFrame, Evidence, Examination, Field,
        FieldUse, Finding, FindingCode, Fine, MAX_FINDINGS, Message, Place, Request, Sight, Step,
        Tried, examine,
    },
    page::{FormKind, SignedIn},
};
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};

use doors::{
    answering, asked, back, big, broken, cookie, door, error_page, failing, offline, open_for,
    place, saying, session, top, tried, twice, typed, unwatched, with_captcha, with_clock,
    with_cookies,
};

fn first(examination: &Examination) -> Option<(FindingCode, Certainty)> {
    let finding = examination.findings.first()?;
    Some((finding.code, finding.sure))
}

/// What is seen, what there is, and what is told of it first.
type Row = (&'static str, DoorFacts, Option<(FindingCode, Certainty)>);

fn tell(rows: Vec<Row>) {
    for (name, facts, wanted) in rows {
        assert_eq!(first(&examine(&facts)), wanted, "{name}");
    }
}

#[test]
fn how_a_page_is_answered() {
    use Certainty::{MostLikely, Possible};
    use FindingCode as Code;
    let wrong = "Your username and password didn't match.";
    tell(vec![
        ("a log-in page as it is", door(), None),
        (
            "no connection",
            offline(),
            Some((Code::Offline, MostLikely)),
        ),
        (
            "the browser's error page",
            error_page(),
            Some((Code::Unreachable, MostLikely)),
        ),
        (
            "the page says so",
            failing(saying(wrong, true)),
            Some((Code::WrongPassword, MostLikely)),
        ),
        (
            "the page says so, and nobody has tried",
            saying(wrong, true),
            Some((Code::WrongPassword, Possible)),
        ),
        (
            "in small print",
            saying("incorrect password", false),
            Some((Code::WrongPassword, Possible)),
        ),
        ("the form again", back(), Some((Code::BackAtForm, Possible))),
        (
            "the form in another language, and nobody has tried",
            DoorFacts {
                watched: true,
                ..back()
            },
            None,
        ),
        (
            "the form after a try",
            tried(door(), "aA0", false),
            Some((Code::BackAtForm, Possible)),
        ),
    ]);
}

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
fn what_stands_between() {
    use Certainty::{MostLikely, Possible};
    use FindingCode as Code;
    let wrong_code = failing(saying("Invalid code", true));
    tell(vec![
        (
            "open since the morning",
            open_for(door(), 6),
            Some((Code::FormExpired, Possible)),
        ),
        (
            "a clock a year off",
            with_clock(door(), 31_536_000_000),
            Some((Code::ClockWrong, MostLikely)),
        ),
        ("a clock a minute off", with_clock(door(), -60_000), None),
        (
            "a wrong code, a minute off",
            with_clock(wrong_code, -60_000),
            Some((Code::ClockWrong, MostLikely)),
        ),
        (
            "a captcha whose script is not there, after a try",
            failing(with_captcha(&[])),
            Some((Code::CaptchaBlocked, MostLikely)),
        ),
        (
            "a captcha whose script is not there",
            with_captcha(&[]),
            Some((Code::CaptchaBlocked, Possible)),
        ),
        (
            "a captcha, while the page still loads",
            {
                let mut facts = with_captcha(&[]);
                top(&mut facts).complete = false;
                facts
            },
            None,
        ),
        (
            "a captcha whose script is not there, and something is said",
            {
                let mut facts = failing(with_captcha(&[]));
                let said = saying("incorrect password", false).frames.remove(0);
                top(&mut facts).messages = said.messages;
                facts
            },
            Some((Code::CaptchaBlocked, Possible)),
        ),
        (
            "another service, after a try",
            {
                let mut facts = failing(with_captcha(&[]));
                top(&mut facts).scripts = vec![Place {
                    secure: true,
                    host: "accounts.google.com".to_owned(),
                    path: "/gsi/client".to_owned(),
                }];
                facts
            },
            Some((Code::IdentityBlocked, Possible)),
        ),
        ("a captcha", with_captcha(&["grecaptcha"]), None),
    ]);
}

#[test]
fn what_was_typed() {
    use Certainty::{MostLikely, Possible};
    use FieldUse::{Account, Password};
    use FindingCode as Code;
    let wrong = || saying("Wrong e-mail or password.", true);
    tell(vec![
        (
            "a mistyped domain",
            typed(Account, "robin@gmial.com", "a.a"),
            Some((Code::MistypedDomain, MostLikely)),
        ),
        (
            "capitals",
            typed(Password, "", "A0A0"),
            Some((Code::CapsLock, MostLikely)),
        ),
        (
            "capitals that were sent",
            tried(wrong(), "A0A0", false),
            Some((Code::CapsLock, MostLikely)),
        ),
        (
            "Caps Lock, and nothing is said",
            tried(door(), "aA0a", true),
            Some((Code::CapsLock, Possible)),
        ),
        (
            "a space",
            typed(Password, "", "aaA0 "),
            Some((Code::SpacesAround, MostLikely)),
        ),
        (
            "a space that was sent",
            tried(wrong(), " aa", false),
            Some((Code::SpacesAround, MostLikely)),
        ),
        (
            "full-width",
            typed(Account, "ｒｏｂｉｎ", "fffff"),
            Some((Code::OtherLetters, MostLikely)),
        ),
        (
            "Cyrillic among Latin",
            typed(Account, "rоbin", "acaaa"),
            Some((Code::OtherLetters, MostLikely)),
        ),
        (
            "a Russian name",
            typed(Account, "робин", "ccccc"),
            Some((Code::WrongPassword, MostLikely)),
        ),
        (
            "figures",
            typed(Password, "", "000"),
            Some((Code::WrongPassword, MostLikely)),
        ),
    ]);
}

#[test]
fn another_account_than_before_is_possible_where_the_site_refuses() {
    let with = |mut facts: DoorFacts, other| {
        let hint = "r…@fern.example".to_owned();
        facts.before = Some(Before {
            hint,
            other,
            ..Before::default()
        });
        let found = examine(&facts).findings;
        let found = found
            .into_iter()
            .find(|finding| finding.code == FindingCode::OtherAccount);
        found.map(|finding| (finding.sure, finding.step))
    };
    let wrong = || failing(saying("Wrong e-mail or password.", true));
    let wanted = Some((Certainty::Possible, Step::CheckAccount));
    assert_eq!(with(wrong(), true), wanted);
    assert_eq!(with(asked("/login", 401), true), wanted);
    assert_eq!(with(wrong(), false), None);
    assert_eq!(with(failing(saying("Too many attempts", true)), true), None);
    assert_eq!(with(door(), true), None);
}

#[test]
fn the_way_in_of_before_is_possible_where_the_site_refuses_a_password() {
    let with = |before: Before| {
        let mut facts = failing(saying("Wrong e-mail or password.", true));
        facts.before = Some(before);
        let found = examine(&facts).findings;
        let found = found
            .into_iter()
            .find(|finding| finding.code == FindingCode::OtherWay);
        found.map(|finding| (finding.sure, finding.evidence))
    };
    assert_eq!(with(Before::default()), None);
    let before = Before {
        through: Some("larch.example".to_owned()),
        ..Before::default()
    };
    let host = "larch.example".to_owned();
    let wanted = Some((Certainty::Possible, Evidence::Host { host }));
    assert_eq!(with(before), wanted);
    let before = Before {
        by_code: true,
        ..Before::default()
    };
    assert_eq!(with(before), Some((Certainty::Possible, Evidence::Seen)));
}

#[test]
fn a_refusal_of_which_the_page_only_says_that_something_went_wrong_is_no_wrong_password() {
    use Certainty::{MostLikely, Possible};
    use FindingCode::{Refused, StaleCookies, WrongPassword};
    let found = |text: &str, cookies: &[DoorCookie]| -> Vec<_> {
        let mut facts = with_cookies(asked("/api/login", 401), cookies);
        let text = text.to_owned();
        top(&mut facts).messages = vec![Message {
            text,
            marked: true,
            ..Message::default()
        }];
        let found = examine(&facts).findings.into_iter().take(2);
        found.map(|finding| (finding.code, finding.sure)).collect()
    };
    let vague = "Oops! Something went wrong.";
    let none: &[DoorCookie] = &[];
    let old: &[DoorCookie] = &[cookie("access_token", "/", 200, true)];
    let wrong = (WrongPassword, MostLikely);
    let possible = (WrongPassword, Possible);
    assert_eq!(found(vague, none), [(Refused, MostLikely), possible]);
    assert_eq!(found(vague, old), [possible, (StaleCookies, Possible)]);
    for text in [
        "Those details do not fit.",
        "Something went wrong: wrong password.",
    ] {
        assert_eq!(found(text, none)[0], wrong, "{text}");
    }
}

#[test]
fn what_goes_with_it() {
    let big: Vec<_> = (0..10)
        .map(|at| cookie(&format!("c{at}"), "/", 900, at < 2))
        .collect();
    let found = examine(&with_cookies(answering(431), &big)).findings;
    // The rest fits, and what signs in stays.
    assert_eq!(
        found[0].step,
        Step::RemoveCookies {
            cookies: vec![2, 3, 4, 5, 6, 7]
        }
    );
    let found = examine(&saying("Too many attempts. Try again in 15 minutes.", true)).findings;
    assert_eq!(found[0].step, Step::Wait { seconds: Some(900) });
    let found = examine(&typed(FieldUse::Account, "robin@gmial.com", "a")).findings;
    let address = "robin@gmail.com".to_owned();
    assert_eq!(found[0].step, Step::CorrectAddress { address });
    assert_eq!(
        examine(&door()).fine,
        [Fine::Connection, Fine::Clock, Fine::Cookies]
    );
    assert_eq!(examine(&DoorFacts::default()).fine, []);
}

#[test]
fn where_somebody_is_signed_in_nothing_is_more_than_possible() {
    let mut facts = saying("Wrong password? Too many attempts.", true);
    facts.form = FormKind::Other;
    facts.signed_in = SignedIn::Yes;
    let found = examine(&facts).findings;
    assert!(
        found
            .iter()
            .all(|finding| finding.sure == Certainty::Possible)
    );
}

#[test]
fn a_frame_of_another_site_says_nothing_for_this_one() {
    let mut facts = door();
    let mut other = saying("Wrong password", true).frames.remove(0);
    other.place.host = "ads.oak.example".to_owned();
    facts.frames.push(other);
    assert_eq!(examine(&facts).findings, []);
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

#[test]
fn the_form_is_where_the_page_came_from() {
    // Where the page in front came from, whether that was all of the address, and where the form is told to be.
    let rows = [
        ("/login", true, Some("/login")),
        ("/login", false, Some("/login")),
        ("/session", true, Some("/session")),
        // The page in front has what followed the path.
        ("/session", false, None),
    ];
    for (from, is_whole, wanted) in rows {
        let mut facts = answering(500);
        facts.place = place("/session");
        facts.form = FormKind::Other;
        facts.signed_in = SignedIn::Unknown;
        top(&mut facts).referrer = Some(place(from));
        top(&mut facts).referrer_is_whole = is_whole;
        assert_eq!(examine(&facts).form_at.as_deref(), wanted, "{from}");
    }
}

fn any_frame() -> impl Strategy<Value = DoorFrame> {
    let message = (any_text(), any::<bool>()).prop_map(|(text, marked)| Message {
        text,
        marked,
        ..Message::default()
    });
    let field =
        (any::<bool>(), ".{0,20}", "[aA0 fcgoz.]{0,20}").prop_map(|(secret, text, shape)| {
            let r#use = if secret {
                FieldUse::Password
            } else {
                FieldUse::Account
            };
            let text = if secret { String::new() } else { text };
            Field { r#use, shape, text }
        });
    let request = ("/(login|api/session|me|авт)?", any::<(u16, u32, bool)>()).prop_map(
        |(path, (status, ago, by_script))| Request {
            place: place(&path),
            ago: u64::from(ago),
            by_script,
            status,
            size: 0,
        },
    );
    let parts = (
        prop::collection::vec(message, 0..6),
        prop::collection::vec(field, 0..4),
        prop::collection::vec(request, 0..4),
        any::<(u16, u32, u64, [bool; 7])>(),
    );
    parts.prop_map(|(messages, fields, requests, facts)| {
        let (status, first_byte, age, [own, back, enabled, works, access, complete, worker]) =
            facts;
        let mut frame = top(&mut answering(status)).clone();
        if !own {
            "id.oak.example".clone_into(&mut frame.place.host);
        }
        let navigation = frame.navigation.as_mut().expect("it has one");
        (navigation.first_byte, navigation.age) = (first_byte, age);
        DoorFrame {
            referrer: back.then(|| place("/login")),
            messages,
            fields,
            requests,
            cookies_enabled: enabled,
            storage_works: works,
            has_storage_access: access,
            complete,
            has_worker: worker,
            scripts: with_captcha(&[]).frames[0].scripts.clone(),
            ..frame
        }
    })
}

/// What pages say: what is in the table, and anything else.
fn any_text() -> impl Strategy<Value = String> {
    let said = "(Wrong password|Your account is locked|Too many attempts|密码错误)(\\?|\\.)?( in [0-9]{1,12} (minutes|days))?";
    prop_oneof![said, ".{0,80}"]
}

fn any_door() -> impl Strategy<Value = DoorFacts> {
    let cookie = ("[a-c]", "/(login)?", any::<(u32, bool)>())
        .prop_map(|(name, path, (size, matters))| cookie(&name, &path, size, matters));
    let parts = (
        prop::collection::vec(any_frame(), 0..3),
        prop::collection::vec(cookie, 0..5),
        prop::option::of(("[aA0 fcgoz]{0,9}", any::<(u32, bool)>())),
        prop::sample::select(vec![
            Sight::Page,
            Sight::ErrorPage,
            Sight::Silent,
            Sight::Nothing,
        ]),
        prop::sample::select(vec![SignedIn::Yes, SignedIn::No, SignedIn::Unknown]),
        any::<([bool; 3], Option<i64>)>(),
    );
    parts.prop_map(
        |(
            frames,
            cookies,
            tried,
            sight,
            signed_in,
            ([online, watched, asks_for_code], clock_ahead),
        )| {
            DoorFacts {
                sight,
                online,
                watched,
                signed_in,
                asks_for_code,
                frames,
                tried: tried.map(|(password, (ago, caps_lock))| Tried {
                    ago: u64::from(ago),
                    password,
                    account: String::new(),
                    caps_lock,
                }),
                cookies: Some(cookies),
                clock_ahead,
                ..door()
            }
        },
    )
}

proptest! {
    #[test]
    fn few_are_told_each_once_and_the_surest_first(facts in any_door()) {
        let Examination { findings, .. } = examine(&facts);
        assert!(findings.len() <= MAX_FINDINGS);
        assert!(findings.is_sorted_by_key(|Finding { sure, code, .. }| (*sure, *code)));
        assert!(findings.windows(2).all(|pair| pair[0].code != pair[1].code));
    }

    #[test]
    fn what_is_offered_is_there(facts in any_door()) {
        let cookies = facts.cookies.as_ref().map_or(0, Vec::len);
        for Finding { step, code, .. } in examine(&facts).findings {
            match step {
                Step::RemoveCookies { cookies: places } => {
                    assert!(!places.is_empty() && places.iter().all(|&place| place < cookies), "{code:?}");
                    let distinct: HashSet<_> = places.iter().collect();
                    assert_eq!(distinct.len(), places.len(), "{code:?}");
                }
                Step::OpenAlone { frame } => assert!((1..facts.frames.len()).contains(&frame)),
                _ => {}
            }
        }
    }

    #[test]
    fn without_a_try_no_refusal_is_sure(mut facts in any_door()) {
        facts.tried = None;
        facts.watched = true;
        for frame in &mut facts.frames {
            frame.messages.clear();
        }
        let blames = |finding: &&Finding| {
            matches!(finding.evidence, Evidence::Status { status: 400..=422 })
                || matches!(finding.code, FindingCode::WrongPassword | FindingCode::BackAtForm | FindingCode::CapsLock)
        };
        let findings = examine(&facts).findings;
        let blamed = findings.iter().filter(blames);
        assert!(blamed.into_iter().all(|finding| finding.sure == Certainty::Possible));
    }

    #[test]
    fn what_was_looked_at_and_is_not_fine_is_not_called_fine(facts in any_door()) {
        let Examination { findings, fine, .. } = examine(&facts);
        let has = |codes: &[FindingCode]| findings.iter().any(|finding| codes.contains(&finding.code));
        assert!(!(fine.contains(&Fine::Clock) && has(&[FindingCode::ClockWrong])));
        assert!(!(fine.contains(&Fine::Connection) && has(&[FindingCode::Offline, FindingCode::Unreachable, FindingCode::Slow])));
        assert!(!(fine.contains(&Fine::Cookies) && has(&[FindingCode::CookieTwice, FindingCode::CookiesTooBig, FindingCode::StaleCookies])));
    }
}
