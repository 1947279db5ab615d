//! Whatever sites there are and however they deceive, nothing is claimed that is not so.

use latchkey::sessions::sign_out::Outcome;
use proptest::prelude::*;

use super::{
    leaving::{deceived, leave},
    site::{Lie, Site, lying, site},
};

/// One of the sites that there are, apart from how they lie.
fn site_of(bits: u16) -> Site {
    let bit = |at: u16| bits & (1 << at) != 0;
    Site {
        session_lives: bit(0),
        has_control: bit(1),
        asks: bit(2),
        ends: bit(3),
        forgets: bit(4),
        signs_in_again: bit(5),
        dead: bit(6),
        shows_form: bit(7),
        sticky: bit(8),
        in_database: bit(9),
        has_address: bit(10),
        has_provider: bit(11),
        provider_asks: bit(12),
        ..site()
    }
}

/// How many bits make one of them.
const BITS: u16 = 13;

#[test]
fn no_lie_deceives() {
    for lie in Lie::ALL {
        for bits in (0..1 << BITS).step_by(5) {
            let lies = vec![lie];
            let what = deceived(Site {
                lies,
                ..site_of(bits)
            });
            assert_eq!(what, None, "{lie:?} {bits:b}");
        }
    }
}

#[test]
fn no_two_lies_deceive() {
    for (at, one) in Lie::ALL.into_iter().enumerate() {
        for other in &Lie::ALL[at + 1..] {
            for bits in (0..1 << BITS).step_by(101) {
                let lies = vec![one, *other];
                let what = deceived(Site {
                    lies,
                    ..site_of(bits)
                });
                assert_eq!(what, None, "{one:?} {other:?} {bits:b}");
            }
        }
    }
}

#[test]
fn what_a_person_could_end_is_ended() {
    // Of the first nobody is told what became of it, and the others end nothing, whoever presses.
    let hopeless = [
        Lie::Dies,
        Lie::ReplacesAtSignOut,
        Lie::ReplacesForAMoment,
        Lie::MovesAtSignOut,
        Lie::OpenToAll,
    ];
    for lie in Lie::ALL {
        if !hopeless.contains(&lie) {
            assert!(!leave(lying(lie)).2.session_lives, "{lie:?}");
        }
    }
}

fn lies() -> impl Strategy<Value = Vec<Lie>> {
    proptest::sample::subsequence(Lie::ALL.to_vec(), 0..=Lie::ALL.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn nothing_is_claimed_that_is_not_so(bits in 0..1_u16 << BITS, lies in lies()) {
        let site = Site { lies, ..site_of(bits) };
        prop_assert_eq!(deceived(site.clone()), None);
        let (result, _, site, browser) = leave(site);
        if result != Outcome::Failed {
            prop_assert!(browser.token.or(browser.moved).is_none() || site.signs_in_again);
        }
    }
}
