//! What happened at the doors of sites that a person may want to know of: only what was seen, and once for one thing.

mod arrived;
mod last_tries;

use latchkey::{
    alerts::{
        Account, Alert, Alerts, ENDS_AFTER, Event, KEPT_FOR, MOST_ACCOUNTS, MOST_ALERTS,
        ONE_CHANGE, TOO_MANY, Timeline, What, known_after,
    },
    page::FormKind,
    sessions::shared_computer::hint,
};
use proptest::prelude::*;

const SITE: &str = "fern.example";
const HOST: &str = "www.fern.example";
const NOW: u64 = 1_790_000_000_000;
const MINUTE: u64 = 60_000;

fn sent(form: FormKind, document: &str, typed: bool) -> Event {
    Event::Sent {
        host: HOST.to_owned(),
        form,
        document: document.to_owned(),
        typed,
    }
}

fn came_back() -> Event {
    Event::CameBack {
        host: HOST.to_owned(),
    }
}

fn account(name: &str) -> Account {
    Account {
        account: format!("digest of {}", name.to_lowercase()),
        hint: hint(name),
    }
}

fn led_in(name: &str, before: &[&str]) -> Event {
    Event::LedIn {
        hosts: vec![HOST.to_owned()],
        account: Some(account(name)),
        before: before.iter().map(|name| account(name)).collect(),
    }
}

/// What is told of events that are a minute apart, beginning now.
fn told(alerts: &mut Alerts, events: Vec<Event>) -> Vec<What> {
    let times = (0..).map(|minutes| NOW + minutes * MINUTE);
    let told = times
        .zip(events)
        .filter_map(|(at, event)| alerts.note(SITE, event, at));
    told.map(|alert| alert.what).collect()
}

#[test]
fn an_account_is_told_of_only_where_it_is_surely_another_one() {
    let rows: [(&str, &str, &[&str], bool); 14] = [
        ("the first of all", "robin@fern.example", &[], false),
        (
            "another address",
            "sam@fern.example",
            &["robin@fern.example"],
            true,
        ),
        (
            "the same in capitals",
            "Robin@Fern.example",
            &["robin@fern.example"],
            false,
        ),
        ("another name", "sam", &["robin"], true),
        (
            "one that was here before the last",
            "sam",
            &["sam", "robin"],
            false,
        ),
        (
            "a name, where an address came in",
            "robin",
            &["robin@fern.example"],
            false,
        ),
        (
            "an address, where a name came in",
            "sam@fern.example",
            &["robin"],
            false,
        ),
        (
            "a telephone number, where a name came in",
            "+49 30 123",
            &["robin"],
            false,
        ),
        ("another number", "+49 30 123", &["0301 99"], true),
        (
            "of the same hint: a dot, or another name",
            "rob.in@fern.example",
            &["robin@fern.example"],
            false,
        ),
        (
            "another domain",
            "robin@moss.example",
            &["robin@fern.example"],
            true,
        ),
        (
            "an address, where a name and an address came in",
            "sam@fern.example",
            &["robin", "robin@fern.example"],
            false,
        ),
        ("in another script", "ロビン", &["サム"], true),
        (
            "of letters that nobody sees",
            "\u{200b}",
            &["\u{200b}"],
            false,
        ),
    ];
    for (what, name, before, wanted) in rows {
        let mut alerts = Alerts::default();
        let told = told(&mut alerts, vec![led_in(name, before)]);
        let other = What::OtherAccount { hint: hint(name) };
        assert_eq!(told, Vec::from_iter(wanted.then_some(other)), "{what}");
    }
}

#[test]
fn a_provider_has_no_account_to_compare() {
    let mut alerts = Alerts::default();
    let before = vec![Account::default()];
    let event = Event::LedIn {
        hosts: vec![HOST.to_owned()],
        account: Some(account("robin")),
        before,
    };
    assert_eq!(told(&mut alerts, vec![event]), []);
}

#[test]
fn an_account_that_was_told_of_is_not_told_of_again_even_if_it_is_no_longer_known() {
    let mut alerts = Alerts::default();
    let events = vec![led_in("sam", &["robin"]), led_in("sam", &["robin"])];
    assert_eq!(told(&mut alerts, events).len(), 1);
}

#[test]
fn five_tries_that_fail_are_told_of_once() {
    let back = |count: u32| -> Vec<Event> {
        let pair = |at| [sent(FormKind::LogIn, &format!("{at}"), true), came_back()];
        (0..count).flat_map(pair).collect()
    };
    let typed = |count: u32| -> Vec<Event> {
        (0..count)
            .map(|_| sent(FormKind::LogIn, "app", true))
            .collect()
    };
    let pressed: Vec<Event> = (0..20)
        .map(|_| sent(FormKind::LogIn, "app", false))
        .collect();
    let elsewhere = (0..20).map(|at| sent(FormKind::LogIn, &format!("{at}"), true));
    let codes = (0..20).map(|_| sent(FormKind::OneTimeCode, "code", true));
    let in_between = |mut events: Vec<Event>| {
        events.insert(8, led_in("robin", &[]));
        events
    };
    let rows: [(&str, Vec<Event>, usize); 10] = [
        ("five, and the form is back each time", back(TOO_MANY), 1),
        ("four", back(TOO_MANY - 1), 0),
        ("twenty", back(20), 1),
        (
            "in an app, what comes after the sixth is typed shows it",
            typed(TOO_MANY + 1),
            1,
        ),
        ("in an app, the fifth may still lead in", typed(TOO_MANY), 0),
        (
            "a button that is pressed again by one who waits",
            pressed,
            0,
        ),
        (
            "pages of which nobody knows what came",
            elsewhere.collect(),
            0,
        ),
        ("codes", codes.collect(), 0),
        ("one in the middle leads in", in_between(back(TOO_MANY)), 0),
        (
            "the form that is there is looked at again",
            vec![came_back(); 20],
            0,
        ),
    ];
    for (what, events, wanted) in rows {
        let told = told(&mut Alerts::default(), events);
        assert_eq!(told, vec![What::FailedTries; wanted], "{what}");
    }
}

#[test]
fn tries_of_another_day_are_no_row() {
    let mut alerts = Alerts::default();
    for at in 0..20 {
        let now = NOW + at * (ENDS_AFTER + MINUTE);
        let form = sent(FormKind::LogIn, &format!("{at}"), true);
        assert_eq!(alerts.note(SITE, form, now), None);
        assert_eq!(alerts.note(SITE, came_back(), now + MINUTE), None);
    }
}

#[test]
fn a_form_for_a_new_password_is_told_of_with_its_mistakes_as_one() {
    let mut alerts = Alerts::default();
    let form = || sent(FormKind::ChangePassword, "settings", true);
    let at = [0, MINUTE, ONE_CHANGE, ONE_CHANGE + MINUTE];
    let told = at.map(|at| alerts.note(SITE, form(), NOW + at).is_some());
    assert_eq!(told, [true, false, false, true]);
    let other = alerts.note("moss.example", form(), NOW + MINUTE);
    assert_eq!(other.map(|alert| alert.what), Some(What::PasswordForm));
    for form in [FormKind::SignUp, FormKind::Recovery, FormKind::Other] {
        assert_eq!(told_alone(sent(form, "page", true)), [], "{form:?}");
    }
}

fn told_alone(event: Event) -> Vec<What> {
    told(&mut Alerts::default(), vec![event])
}

#[test]
fn an_alert_goes_after_ninety_days_and_with_its_site_and_a_clock_that_was_set_back_keeps_it() {
    let mut alerts = Alerts::default();
    told(&mut alerts, vec![led_in("sam", &["robin"])]);
    let count = |at: u64| alerts.timeline.clone().alerts(at).len();
    assert_eq!(count(NOW + KEPT_FOR - 1), 1);
    assert_eq!(count(NOW + KEPT_FOR), 0);
    assert_eq!(count(NOW - KEPT_FOR), 1);
    assert_eq!(
        alerts
            .timeline
            .clone()
            .without("moss.example")
            .alerts(NOW)
            .len(),
        1
    );
    assert_eq!(alerts.timeline.clone().without(SITE).alerts(NOW), []);
    assert!(alerts.timeline.has_news(NOW - 1));
    assert!(!alerts.timeline.has_news(NOW));
}

#[test]
fn of_a_damaged_timeline_what_is_sound_is_left() {
    let kept = r#"[7, {"at": 1}, {"at": 5, "site": "fern.example", "what": {"kind": "failedTries"}},
        {"at": 6, "site": "fern.example", "what": {"kind": "burglary"}}, null]"#;
    let timeline: Timeline = serde_json::from_str(kept).unwrap();
    let sites: Vec<u64> = timeline.alerts(9).iter().map(|alert| alert.at).collect();
    assert_eq!(sites, [5]);
}

#[test]
fn the_accounts_of_a_site_are_few_and_the_newest_is_last() {
    let mut known = vec![];
    for at in 0..20 {
        known = known_after(known, account(&format!("{at}")));
    }
    assert_eq!(known.len(), MOST_ACCOUNTS);
    let again = known[0].clone();
    known = known_after(known, again.clone());
    assert_eq!(known.len(), MOST_ACCOUNTS);
    assert_eq!(known.last(), Some(&again));
    // A provider's has no account, and says nothing later.
    let known = known_after(vec![Account::default()], again.clone());
    assert_eq!(known, [again]);
}

/// Anything that may be seen at three sites, by three people, one after the other.
fn events() -> impl Strategy<Value = Vec<(usize, u64, Event)>> {
    let form = prop::sample::select(vec![
        FormKind::LogIn,
        FormKind::ChangePassword,
        FormKind::SignUp,
        FormKind::OneTimeCode,
        FormKind::Other,
    ]);
    let names = ["robin", "sam", "kim@fern.example", "lee@fern.example"];
    let sent = (form, 0..3_u8, any::<bool>())
        .prop_map(|(form, document, typed)| sent(form, &document.to_string(), typed));
    let led_in =
        (0..4_usize, prop::collection::vec(0..4_usize, 0..4)).prop_map(move |(name, before)| {
            let before: Vec<&str> = before.into_iter().map(|at| names[at]).collect();
            led_in(names[name], &before)
        });
    let event = prop_oneof![sent, Just(came_back()), led_in];
    prop::collection::vec((0..3_usize, 0..4 * MINUTE, event), 0..300)
}

proptest! {
    /// Whatever happens: of one thing nobody is told twice, nothing is told that is not in the timeline, and what is kept is bounded and
    /// has no part of an address.
    #[test]
    fn nobody_is_told_twice_of_one_thing(events in events()) {
        let sites = ["fern.example", "moss.example", "oak.example"];
        let mut alerts = Alerts::default();
        let mut told: Vec<Alert> = vec![];
        let mut now = NOW;
        // Whether the row of tries was told of that is under way.
        let (mut row_told, mut last_try) = (false, NOW);
        for (site, later, event) in events {
            now += later;
            let is_try = matches!(event, Event::Sent { form: FormKind::LogIn, .. });
            if matches!(event, Event::LedIn { .. }) || (is_try && now - last_try > ENDS_AFTER) {
                row_told = false;
            }
            if is_try {
                last_try = now;
            }
            if let Some(alert) = alerts.note(sites[site], event, now) {
                let is_same = |other: &&Alert| other.site == alert.site && other.what == alert.what;
                let mut before = told.iter().filter(is_same);
                match &alert.what {
                    What::OtherAccount { .. } => prop_assert!(before.next().is_none()),
                    What::PasswordForm => prop_assert!(before.all(|other| now - other.at > ONE_CHANGE)),
                    What::FailedTries => prop_assert!(!std::mem::replace(&mut row_told, true)),
                }
                told.push(alert);
            }
        }
        let kept = alerts.timeline.clone().alerts(now);
        prop_assert!(kept.len() <= MOST_ALERTS);
        prop_assert!(kept.iter().all(|alert| told.contains(alert)));
        let json = serde_json::to_string(&alerts.timeline).unwrap();
        prop_assert!(!json.contains(HOST) && !json.contains("://"));
        let read: Timeline = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read, alerts.timeline.clone());
    }
}
