//! What is behind what a page says: a captcha that did not load, a form that an old copy of the page has.

use latchkey::doctor::{Certainty, DoorFacts, FindingCode, Message, examine};

use super::doors::{answering, door, failing, saying, top, with_captcha};

fn codes(facts: &DoorFacts) -> Vec<(FindingCode, Certainty)> {
    let found = examine(facts).findings.into_iter();
    found.map(|finding| (finding.code, finding.sure)).collect()
}

fn says(mut facts: DoorFacts, text: &str) -> DoorFacts {
    let text = text.to_owned();
    top(&mut facts).messages = vec![Message {
        text,
        marked: true,
        ..Message::default()
    }];
    facts
}

#[test]
fn a_captcha_that_is_asked_for_and_is_not_there_is_the_cause() {
    let asks = "Please complete the CAPTCHA.";
    let blocked = says(failing(with_captcha(&[])), asks);
    assert_eq!(
        codes(&blocked)[..2],
        [
            (FindingCode::CaptchaBlocked, Certainty::MostLikely),
            (FindingCode::CaptchaFailed, Certainty::MostLikely),
        ]
    );
    let there = says(failing(with_captcha(&["grecaptcha"])), asks);
    assert_eq!(codes(&there)[0].0, FindingCode::CaptchaFailed);
    let other = says(failing(with_captcha(&[])), "Wrong password.");
    assert_eq!(codes(&other)[0].0, FindingCode::WrongPassword);
}

#[test]
fn a_form_that_has_expired_may_be_one_of_an_old_page() {
    let with_worker = |mut facts: DoorFacts, from_worker: bool| {
        top(&mut facts).has_worker = true;
        let navigation = top(&mut facts).navigation.as_mut().expect("it has one");
        navigation.from_worker = from_worker;
        facts
    };
    let expired = || failing(saying("CSRF token mismatch.", true));
    // The form in front comes from the worker.
    let old = codes(&with_worker(expired(), true));
    assert_eq!(old[0], (FindingCode::OldPage, Certainty::MostLikely));
    // Where that is not seen, it is the second guess.
    let may_be = codes(&with_worker(expired(), false));
    assert_eq!(may_be[0].0, FindingCode::FormExpired);
    assert_eq!(may_be[1], (FindingCode::OldPage, Certainty::Possible));
    let answered = codes(&with_worker(failing(answering(419)), false));
    assert_eq!(answered[0].0, FindingCode::FormExpired);
    assert!(answered.contains(&(FindingCode::OldPage, Certainty::Possible)));
    // Without a worker, and where nothing is wrong, nobody speaks of it.
    assert_eq!(
        codes(&expired()),
        [(FindingCode::FormExpired, Certainty::MostLikely)]
    );
    assert_eq!(codes(&with_worker(door(), false)), []);
}

#[test]
fn names_of_errors_are_read_like_words() {
    let rows = [
        ("invalid_grant", FindingCode::WrongPassword),
        ("INVALID_LOGIN_CREDENTIALS", FindingCode::WrongPassword),
        (
            "Firebase: Error (auth/wrong-password).",
            FindingCode::WrongPassword,
        ),
        ("EMAIL_NOT_FOUND", FindingCode::NoSuchAccount),
        ("user_not_found", FindingCode::NoSuchAccount),
        ("TOO_MANY_ATTEMPTS_TRY_LATER", FindingCode::TooManyTries),
        ("USER_DISABLED", FindingCode::AccountLocked),
        ("email_not_verified", FindingCode::NotVerified),
    ];
    for (text, wanted) in rows {
        assert_eq!(codes(&failing(saying(text, true)))[0].0, wanted, "{text}");
    }
}
