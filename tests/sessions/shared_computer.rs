//! Whether a computer is shared.

use latchkey::sessions::shared_computer::{
    Computer, Declaration, Event, MOST_SITES, REMEMBERED_FOR, Reason, SETTLED_AFTER, Sign, State,
    account_digest, site_digest,
};

use crate::histories::{Household, live};

/// Other seeds than those of `examples/simulate-sessions.rs`.
const SEEDS: std::ops::Range<u64> = 0..60;
const HOUR: u64 = 3_600_000;

fn sign_in(site: &str, account: &str, at: u64) -> Event {
    Event::SignIn {
        site: site.to_owned(),
        account: account.to_owned(),
        at,
    }
}

fn after(events: impl IntoIterator<Item = Event>) -> Computer {
    let mut computer = Computer::default();
    for event in events {
        computer.note(event, None);
    }
    computer
}

#[test]
fn what_is_said_decides_and_signs_only_ask() {
    let turns = || {
        vec![
            sign_in("a", "1", 0),
            sign_in("a", "2", HOUR),
            sign_in("a", "1", 2 * HOUR),
        ]
    };
    let seen = |sign| Event::Seen { sign };
    let said = |declaration| Event::Declared { declaration };
    let with = |mut events: Vec<Event>, event| {
        events.push(event);
        events
    };
    let rows = [
        ("nothing is known", vec![], State::Personal, false),
        (
            "one account",
            vec![sign_in("a", "1", 0), sign_in("a", "1", HOUR)],
            State::Personal,
            false,
        ),
        (
            "one change",
            vec![sign_in("a", "1", 0), sign_in("a", "2", HOUR)],
            State::Personal,
            false,
        ),
        ("accounts take turns", turns(), State::Unsure, true),
        (
            "changes on two sites",
            vec![
                sign_in("a", "1", 0),
                sign_in("b", "1", HOUR),
                sign_in("a", "2", 2 * HOUR),
                sign_in("b", "2", 3 * HOUR),
            ],
            State::Unsure,
            true,
        ),
        (
            "a name was mistyped twice",
            vec![
                sign_in("a", "1", 0),
                sign_in("a", "typo", HOUR),
                sign_in("a", "1", HOUR + 20_000),
                sign_in("a", "slip", 2 * HOUR),
                sign_in("a", "1", 2 * HOUR + 20_000),
            ],
            State::Personal,
            false,
        ),
        (
            "a new profile",
            vec![seen(Sign::FreshProfile)],
            State::Personal,
            false,
        ),
        (
            "a new profile like a kiosk",
            vec![seen(Sign::FreshProfile), seen(Sign::Kiosk)],
            State::Unsure,
            true,
        ),
        (
            "the site was told so",
            vec![seen(Sign::PublicComputerBox)],
            State::Unsure,
            true,
        ),
        (
            "asked before",
            with(turns(), Event::Asked),
            State::Unsure,
            false,
        ),
        (
            "answered no",
            with(turns(), said(Declaration::Personal)),
            State::Personal,
            false,
        ),
        (
            "answered yes",
            with(turns(), said(Declaration::Shared)),
            State::Shared,
            false,
        ),
        (
            "taken back",
            with(turns(), Event::Forgotten),
            State::Personal,
            false,
        ),
    ];
    for (name, events, state, ask) in rows {
        let decision = after(events).decide(None, None, 10 * HOUR);
        assert_eq!((decision.state, decision.ask), (state, ask), "{name}");
    }
}

#[test]
fn the_administrator_comes_first_then_now_then_for_good() {
    use Declaration::{Personal, Shared};
    let rows = [
        (
            Some(Shared),
            Some(Personal),
            Some(Personal),
            State::Shared,
            Reason::Policy,
        ),
        (
            Some(Personal),
            Some(Shared),
            Some(Shared),
            State::Personal,
            Reason::Policy,
        ),
        (
            None,
            Some(Shared),
            Some(Personal),
            State::Shared,
            Reason::Declared,
        ),
        (
            None,
            Some(Personal),
            Some(Shared),
            State::Personal,
            Reason::Declared,
        ),
        (None, None, Some(Shared), State::Shared, Reason::Declared),
    ];
    for (policy, for_now, for_good, state, reason) in rows {
        let computer = after(for_good.map(|declaration| Event::Declared { declaration }));
        let decision = computer.decide(policy, for_now, 0);
        assert_eq!(
            (decision.state, decision.reasons),
            (state, vec![reason]),
            "{policy:?} {for_now:?}"
        );
    }
}

#[test]
fn what_is_said_for_now_takes_back_the_same_that_was_said_for_good() {
    use Declaration::{Personal, Shared};
    for (declared, for_now, then) in [
        (Shared, Shared, None),
        (Personal, Shared, Some(Personal)),
        (Shared, Personal, Some(Shared)),
    ] {
        let said = Event::Declared {
            declaration: declared,
        };
        let later = Event::DeclaredForNow {
            declaration: for_now,
        };
        // Once the browser was closed.
        let computer = after([said, later]);
        let expected = after(then.map(|declaration| Event::Declared { declaration }));
        assert_eq!(
            computer.decide(None, None, 0),
            expected.decide(None, None, 0),
            "{declared:?} {for_now:?}"
        );
    }
}

#[test]
fn the_last_change_counts_once_it_has_settled() {
    let computer = after([
        sign_in("a", "1", 0),
        sign_in("a", "2", HOUR),
        sign_in("a", "1", 2 * HOUR),
    ]);
    let state = |now| computer.decide(None, None, now).state;
    assert_eq!(state(2 * HOUR + SETTLED_AFTER - 1), State::Personal);
    assert_eq!(state(2 * HOUR + SETTLED_AFTER), State::Unsure);
    assert_eq!(state(0), State::Personal, "the clock was set back");
}

#[test]
fn years_of_personal_computers_are_never_taken_for_shared() {
    for household in Household::PERSONAL {
        for seed in SEEDS {
            let year = live(household, seed);
            assert!(!year.taken_for_shared, "{household:?} {seed}");
            assert!(year.questions <= 1, "{household:?} {seed}");
            if matches!(household, Household::OnePerson | Household::OwnProfiles) {
                assert_eq!(year.questions, 0, "{household:?} {seed}");
            }
        }
    }
}

#[test]
fn two_people_are_found_by_the_second_change() {
    let years: Vec<_> = SEEDS.map(|seed| live(Household::TwoPeople, seed)).collect();
    let real = years.iter().filter(|year| year.had_two_switches).count();
    let found = years
        .iter()
        .filter(|year| year.found_after.is_some_and(|after| after <= 2))
        .count();
    assert!(real > 50 && found * 100 >= real * 95, "{found} of {real}");
}

#[test]
fn sites_and_accounts_are_kept_as_short_keyed_digests() {
    let of = |key: &[u8], site: &str, account: &str| account_digest(key, site, account);
    let one = of(b"k", "a.example", "Robin@Mail.example ");
    assert_eq!(one, of(b"k", "a.example", "robin@mail.example"));
    for other in [
        of(b"other", "a.example", "robin@mail.example"),
        of(b"k", "b.example", "robin@mail.example"),
        of(b"k", "a.example", "rowan@mail.example"),
    ] {
        assert_ne!(one, other);
    }
    assert_ne!(
        site_digest(b"k", "a.example"),
        site_digest(b"other", "a.example")
    );
    // Computed with OpenSSL: printf 'account\0a.example\0robin@mail.example\0' | openssl dgst -sha256 -mac HMAC -macopt key:k
    // -binary | head -c 2 | base64, and with 'site\0a.example\0' and 3 bytes.
    assert_eq!(one, "Rdg=");
    assert_eq!(site_digest(b"k", "a.example"), "0+AA");
}

#[test]
fn digests_are_kept_only_while_the_question_is_open() {
    use Declaration::{Personal, Shared};
    let two = || [sign_in("a", "1", 0), sign_in("b", "1", HOUR)];
    let said = |declaration| Event::Declared { declaration };
    let gone = |site: &str| Event::Cleared {
        site: site.to_owned(),
    };
    let late = REMEMBERED_FOR + HOUR;
    let rows = [
        ("nothing is said", vec![], None, "ab"),
        ("it is personal", vec![said(Personal)], None, ""),
        ("it is shared", vec![said(Shared)], None, ""),
        ("it was asked", vec![Event::Asked], None, ""),
        (
            "the administrator says so",
            vec![gone("c")],
            Some(Shared),
            "",
        ),
        ("a site is cleared", vec![gone("a")], None, "b"),
        ("all is forgotten", vec![Event::Forgotten], None, ""),
        (
            "a sign-in after it was said",
            vec![said(Personal), sign_in("a", "2", 2 * HOUR)],
            None,
            "",
        ),
        (
            "90 days have passed",
            vec![sign_in("c", "1", late)],
            None,
            "c",
        ),
    ];
    for (name, events, policy, expected) in rows {
        let mut computer = after(two());
        for event in events {
            computer.note(event, policy);
        }
        let kept = serde_json::to_value(&computer).expect("it is JSON");
        let kept = kept["accounts"].as_object().expect("an object");
        assert_eq!(kept.keys().cloned().collect::<String>(), expected, "{name}");
    }
}

#[test]
fn what_earlier_versions_kept_by_name_is_left_behind() {
    let former = r#"{"declared":"shared","asked":true,"switches":2,"signs":["kiosk"],
        "sites":{"a.example":{"settled":"x","tried":"y","at":1}}}"#;
    let computer: Computer = serde_json::from_str(former).expect("it can be read");
    let text = serde_json::to_string(&computer).expect("it is JSON");
    assert!(!text.contains("a.example"), "{text}");
    assert_eq!(computer.decide(None, None, 0).state, State::Shared);
}

#[test]
fn what_is_remembered_is_bounded_and_survives_storage() {
    let mut computer = Computer::default();
    for at in 0..3 * MOST_SITES as u64 {
        computer.note(sign_in(&format!("site{at}.example"), "1", at), None);
    }
    let text = serde_json::to_string(&computer).expect("it is JSON");
    assert!(text.len() < 40_000, "{}", text.len());
    assert!(text.contains("site599.example") && !text.contains("\"site0.example\""));
    assert_eq!(
        serde_json::from_str::<Computer>(&text).expect("it can be read"),
        computer
    );
    for damaged in ["", "7", "{\"declared\":\"maybe\"}", "{\"more\":1}"] {
        assert!(
            serde_json::from_str::<Computer>(damaged).is_err(),
            "{damaged}"
        );
    }
}
