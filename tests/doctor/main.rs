//! What is found at the door of a site: what is seen, and what has to be told of it first.
//!
//! Statuses are those of RFC 9110, RFC 6585 and of Laravel (419); limits of headers those of nginx
//! (`large_client_header_buffers`), Apache (`LimitRequestFieldSize`) and Node.js (`--max-http-header-size`).

mod answered;
mod any_door;
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

use doors::{
    answering, asked, back, cookie, door, error_page, failing, offline, open_for, place, saying,
    top, tried, typed, with_captcha, with_clock, with_cookies,
};
use latchkey::{
    doctor::{
        Before, Certainty, DoorCookie, DoorFacts, Evidence, Examination, FieldUse, FindingCode,
        Fine, Message, Place, Step, examine,
    },
    page::{FormKind, SignedIn},
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
    let stale = [(StaleCookies, Possible), (Refused, Possible)];
    assert_eq!(found(vague, old), stale);
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
