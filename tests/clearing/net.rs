//! The net below fixing a site: what pages show afterwards, look by look.

use latchkey::clearing::{
    Net, NetStep,
    Shown::{self, No, Unknown, Yes},
};

/// What a page shows, half a second apart.
fn step_after(shown: impl IntoIterator<Item = Shown>) -> (usize, NetStep) {
    let mut net = Net::below(Yes, 1_000_000).expect("signed in before");
    let mut looks = 0;
    for (now, shown) in (1_000_000..).step_by(500).zip(shown) {
        looks += 1;
        let step = net.saw(shown, now);
        if !matches!(step, NetStep::LookAgain { after: 500 }) {
            return (looks, step);
        }
    }
    panic!("it never ends");
}

#[test]
fn only_what_lasts_counts() {
    let then = |first: Vec<Shown>, last: Shown| first.into_iter().chain(std::iter::repeat(last));
    let rows = [
        ("a form", then(vec![], No), 3, NetStep::BringBack),
        (
            "a form after loading",
            then(vec![Unknown; 9], No),
            12,
            NetStep::BringBack,
        ),
        ("an account", then(vec![], Yes), 6, NetStep::Leave),
        (
            "a form for a moment",
            then(vec![Unknown, No, No], Yes),
            9,
            NetStep::Leave,
        ),
        (
            "an account for a moment",
            then(vec![Yes; 5], No),
            8,
            NetStep::BringBack,
        ),
        ("nothing", then(vec![], Unknown), 41, NetStep::Leave),
    ];
    for (name, shown, looks, step) in rows {
        assert_eq!(step_after(shown), (looks, step), "{name}");
    }
    let flickering = [Yes, No].into_iter().cycle();
    assert_eq!(step_after(flickering), (41, NetStep::Leave));
}

#[test]
fn there_is_none_where_nobody_was_seen_to_be_signed_in() {
    assert_eq!(Net::below(No, 0), None);
    assert_eq!(Net::below(Unknown, 0), None);
}

#[test]
fn a_clock_that_jumps_ends_it() {
    for now in [0, 999_999, u64::MAX] {
        let mut net = Net::below(Yes, 1_000_000).expect("signed in before");
        assert_eq!(net.saw(Unknown, now), NetStep::Leave, "{now}");
    }
}
