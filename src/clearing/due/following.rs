//! Where tabs are, and which of the sites with a rule they have shown.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    facts::{Event, TabsLook, site_of_origin},
    followed::{Sites, jar_of},
    wanted::Wanted,
};

/// A site in a cookie store.
type Place = (String, String);

/// What tabs show, of the sites with a rule.
#[derive(Default)]
pub(super) struct Shown {
    /// The tabs that show one, or are still about to leave it.
    tabs: BTreeMap<Place, BTreeSet<i32>>,
    /// Those that a tab is on its way to.
    pub(super) pending: BTreeSet<Place>,
}

/// Takes note of where tabs are, and answers which jars have lost the last of theirs.
pub(super) fn follow(
    sites: &mut Sites,
    look: &TabsLook,
    wanted: &BTreeMap<&str, Wanted>,
    can_see: &impl Fn(&str) -> bool,
) -> (Shown, Vec<Place>) {
    let started = look.event == Some(Event::Started);
    let mut open: BTreeSet<Place> = BTreeSet::new();
    for (site, followed) in &mut *sites {
        for (store, jar) in &mut followed.jars {
            for replaced in &look.replaced {
                let tabs = jar.tabs.iter_mut();
                for tab in tabs.filter(|tab| tab.id == replaced.before) {
                    tab.id = replaced.now;
                }
            }
            if !jar.tabs.is_empty() {
                open.insert((site.clone(), store.clone()));
            }
            if started {
                // Those of the last time. Numbers begin anew.
                jar.tabs.clear();
            }
        }
    }
    let mut shown = Shown::default();
    let places = |origin: &Option<String>| {
        let site = origin.as_deref().and_then(site_of_origin)?;
        wanted.contains_key(site.as_str()).then_some(site)
    };
    for (tab, is_now) in look
        .passed
        .iter()
        .map(|tab| (tab, false))
        .chain(look.tabs.iter().map(|tab| (tab, true)))
    {
        let store = look.store_of(tab);
        if let Some(site) = places(&tab.origin) {
            jar_of(sites, &site, store).shown_in(tab.id);
            let place = (site, store.to_owned());
            open.insert(place.clone());
            if is_now {
                shown.tabs.entry(place).or_default().insert(tab.id);
            }
        }
        if let Some(site) = places(&tab.pending).filter(|_| is_now) {
            shown.pending.insert((site, store.to_owned()));
        }
    }
    let live: BTreeSet<i32> = look.tabs.iter().map(|tab| tab.id).collect();
    let mut closed = vec![];
    for (site, followed) in &mut *sites {
        if !started && !can_see(site) {
            continue;
        }
        for (store, jar) in &mut followed.jars {
            let place = (site.clone(), store.clone());
            let showing = shown.tabs.get(&place);
            jar.tabs.retain(|tab| live.contains(&tab.id));
            for tab in &mut jar.tabs {
                let is_shown = showing.is_some_and(|tabs| tabs.contains(&tab.id));
                tab.left = (!is_shown).then(|| tab.left.unwrap_or(look.now));
            }
            if jar.tabs.is_empty() && open.contains(&place) {
                closed.push(place);
            }
        }
    }
    (shown, closed)
}
