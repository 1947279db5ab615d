//! What a person would say is owed: it knows nothing of the list.

use std::collections::BTreeSet;

use super::world::{Owed, PRIVATE, Place, SITES, Tab, World, place_of};
use crate::due::{MINUTE, SECOND};

impl World {
    // What a person would say.

    pub(super) fn is_open(&self, (site, store): Place, long_gone_holds: bool) -> bool {
        let holds = |tab: &Tab| {
            tab.held.get(&site).is_some_and(|left| {
                long_gone_holds || left.is_none_or(|left| self.wall() < left + 30 * MINUTE)
            })
        };
        self.tabs
            .iter()
            .any(|tab| tab.store == store && (tab.site == site || holds(tab)))
    }

    pub(super) fn closed(&mut self, tab: &Tab) {
        for (site, rule) in SITES.iter().enumerate() {
            let place = (site, tab.store);
            // A tab whose site was never seen holds nothing open.
            let holds = |other: &Tab| {
                let is_seen = other.site == site && self.seen[site];
                other.store == tab.store && (is_seen || other.held.contains_key(&site))
            };
            if !self.tabs.iter().any(holds) && self.open.remove(&place) {
                let delay = rule.4 * SECOND;
                let at = self.real;
                self.owed.insert(
                    place,
                    Owed {
                        at,
                        delay,
                        closed: true,
                    },
                );
            }
        }
        if tab.store == PRIVATE && !self.tabs.iter().any(|tab| tab.store == PRIVATE) {
            // The browser forgets it.
            self.owed.retain(|(_, store), _| *store != PRIVATE);
            self.known.retain(|(_, store)| *store != PRIVATE);
        }
    }

    /// What is to go at a start, or while nobody is there, is over where that cannot be seen; but what was begun is finished.
    pub(super) fn forget_what_is_unseen(&mut self) {
        let under_way = self.job.as_ref().map(|job| place_of(&job.due));
        let seen = self.seen;
        self.owed.retain(|place, owed| {
            owed.closed || seen[place.0] || under_way.as_ref() == Some(place)
        });
    }

    pub(super) fn owe_everywhere(&mut self, started: bool) {
        self.wake();
        let under_way = self.job.as_ref().map(|job| place_of(&job.due));
        for (site, (_, _, at_start, when_idle, _)) in SITES.into_iter().enumerate() {
            if !self.seen[site] || !(if started { at_start } else { when_idle }) {
                continue;
            }
            let mut places: BTreeSet<Place> = self.known.clone();
            places.retain(|place| place.0 == site);
            places.insert((site, 0));
            for place in places {
                if !self.is_open(place, started) && under_way != Some(place) {
                    let at = self.real;
                    let owed = Owed {
                        at,
                        delay: 0,
                        closed: false,
                    };
                    let before = self.owed.entry(place).or_insert(owed);
                    before.delay = 0;
                }
            }
        }
    }
}
