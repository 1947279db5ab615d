//! Whatever is seen at a door: what is told is sound.

use std::collections::HashSet;

use crate::doors::{answering, cookie, door, place, top, with_captcha};
use latchkey::{
    doctor::{
        Certainty, DoorFacts, DoorFrame, Evidence, Examination, Field, FieldUse, Finding,
        FindingCode, Fine, MAX_FINDINGS, Message, Request, Sight, Step, Tried, examine,
    },
    page::SignedIn,
};
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};

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
