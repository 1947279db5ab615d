//! A browser with rules, over a thousand random schedules: tabs open, move and close, the background is killed, the browser
//! ends, clocks jump, access comes and goes. Beside it stands what a person would say is owed, which knows nothing of the
//! list. Every clearing that is owed is done, once, and no other.

mod background;
mod owed;
mod world;

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*};

use super::{MINUTE, SECOND};
use world::{PRIVATE, SITES, World};

#[derive(Clone, Debug)]
enum Act {
    Open(usize, usize),
    /// A tab goes to a site.
    Go(usize, usize),
    /// It goes there and is closed before anybody looks.
    Flash(usize, usize),
    Close(usize),
    CloseAll,
    Wait(u64),
    Kill,
    /// The browser ends and is started again, with so many of its tabs.
    Restart(usize),
    /// The same, without time for anything.
    Crash,
    /// The extension is loaded anew.
    Reload,
    Idle,
    /// A person clears another site by a click.
    Click,
    Jump(i64),
    Access(usize, bool),
    /// The next clearing ends in an error.
    Fail,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let site = 0..SITES.len();
    let store = 0..=PRIVATE;
    let act = prop_oneof![
        6 => (site.clone(), store).prop_map(|(site, store)| Act::Open(site, store)),
        6 => (0..9_usize, site.clone()).prop_map(|(tab, site)| Act::Go(tab, site)),
        2 => (0..9_usize, site.clone()).prop_map(|(tab, site)| Act::Flash(tab, site)),
        6 => (0..9_usize).prop_map(Act::Close),
        1 => Just(Act::CloseAll),
        8 => (0..30 * SECOND).prop_map(Act::Wait),
        2 => (0..40 * MINUTE).prop_map(Act::Wait),
        4 => Just(Act::Kill),
        2 => (0..4_usize).prop_map(Act::Restart),
        1 => Just(Act::Crash),
        1 => Just(Act::Reload),
        2 => Just(Act::Idle),
        2 => Just(Act::Click),
        1 => (-90_000_000..90_000_000_i64).prop_map(Act::Jump),
        2 => (0..3_usize, any::<bool>()).prop_map(|(site, seen)| Act::Access(site, seen)),
        1 => Just(Act::Fail),
    ];
    vec(act, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_owed_is_done_once_and_nothing_else(acts in acts()) {
        let mut world = World::new();
        world.look(None);
        for act in &acts {
            world.act(act);
        }
        // In the end everything can be seen, every tab is closed, and nobody touches anything.
        for site in 0..3 {
            world.act(&Act::Access(site, true));
        }
        world.act(&Act::CloseAll);
        world.wait(300 * MINUTE);
        prop_assert_eq!(&world.owed, &BTreeMap::new());
        let before = world.done;
        world.wait(300 * MINUTE);
        prop_assert_eq!(world.done, before, "nothing is owed");
    }
}
