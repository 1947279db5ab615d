//! Whether a computer is shared.

use latchkey::sessions::shared_computer::{
    Computer, Declaration, Event, MOST_SITES, Reason, SETTLED_AFTER, Sign, State, digest,
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
        computer.note(event);
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
fn accounts_are_kept_as_keyed_digests() {
    let of = |key: &[u8], site: &str, account: &str| digest(key, site, account);
    let one = of(b"k", "a.example", "Robin@Mail.example ");
    assert_eq!(one, of(b"k", "a.example", "robin@mail.example"));
    for other in [
        of(b"other", "a.example", "robin@mail.example"),
        of(b"k", "b.example", "robin@mail.example"),
        of(b"k", "a.example", "rowan@mail.example"),
    ] {
        assert_ne!(one, other);
    }
    // RFC 4231 has no separator; this value was computed with OpenSSL: printf 'a.example\0robin@mail.example' |
    // openssl dgst -sha256 -mac HMAC -macopt key:k -binary | head -c 16 | base64
    assert_eq!(one, "vQzD3GhkMr1G6u0LLs1X8w==");
}

#[test]
fn what_is_remembered_is_bounded_and_survives_storage() {
    let mut computer = Computer::default();
    for at in 0..3 * MOST_SITES as u64 {
        computer.note(sign_in(&format!("site{at}.example"), "1", at));
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
