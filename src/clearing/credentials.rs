//! What may sign in, values included, compared between looks at a site: what is put back must be what there was, and the latest.

use std::collections::BTreeMap;

use super::snapshot::SiteLook;
use crate::{
    cookies::{CookieKey, StoredValue, stored_item_signs_in},
    site::Origin,
};

/// Where something that may sign in is kept.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Cookie(CookieKey),
    Item(Origin, String),
    /// `sessionStorage`, which each tab has its own of.
    OfTab(i64, Origin, String),
}

impl SiteLook {
    /// Whether all that may sign in can be removed and put back in a tab. What other tabs hold of their own cannot.
    #[must_use]
    pub fn can_be_put_back(&self, tab_id: i64) -> bool {
        let places = self.credentials().into_keys();
        let mut of_tabs = places.filter_map(|place| match place {
            Place::OfTab(tab, ..) => Some(tab),
            Place::Cookie(_) | Place::Item(..) => None,
        });
        of_tabs.all(|tab| tab == tab_id) && self.facts().can_be_put_back()
    }

    /// Whether the same may sign in as in `other`, with the same values.
    #[must_use]
    pub fn signs_in_alike(&self, other: &Self) -> bool {
        self.credentials() == other.credentials()
    }

    /// Whether all that may sign in in `other` is here too, with the same values, and nothing else of the name.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        let own = self.credentials();
        let others = other.credentials();
        others
            .iter()
            .all(|(place, value)| own.get(place) == Some(value))
            && !self.has_others_of_a_name(other)
    }

    /// Whether an item of `localStorage` that may sign in has another value in `later`. Who has replaced it once may have
    /// done so again before it was gone, which nobody sees.
    #[must_use]
    pub fn has_items_replaced(&self, later: &Self) -> bool {
        let later = later.credentials();
        let items = self.credentials().into_iter();
        items
            .filter(|(place, _)| matches!(place, Place::Item(..)))
            .any(|(place, value)| later.get(&place).is_some_and(|now| *now != value))
    }

    fn credentials(&self) -> BTreeMap<Place, String> {
        let facts = self.facts();
        let cookies = facts.cookies.into_iter().zip(&self.cookies);
        let cookies = cookies
            .filter(|(found, _)| found.signs_in)
            .map(|(found, cookie)| (Place::Cookie(found.cookie), cookie.value.clone()));
        let areas = self.undo_contents().local_storage.into_iter();
        let items = areas.flat_map(|area| {
            let items = area.items.into_iter();
            items
                .filter(|(name, value)| signs_in(name, value))
                .map(move |(name, value)| (Place::Item(area.origin.clone(), name), value))
        });
        let of_tabs = self.documents().flat_map(|(origin, seen)| {
            let stored = seen.storage.iter();
            let items = stored.flat_map(|stored| stored.session_storage.iter().flatten());
            let items = items.filter(|(name, value)| signs_in(name, value));
            items
                .map(|(name, value)| {
                    let place = Place::OfTab(seen.tab_id, origin.clone(), name.clone());
                    (place, value.clone())
                })
                .collect::<Vec<_>>()
        });
        cookies.chain(items).chain(of_tabs).collect()
    }
}

fn signs_in(name: &str, value: &str) -> bool {
    stored_item_signs_in(name, StoredValue::of(value))
}
