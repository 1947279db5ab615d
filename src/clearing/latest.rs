//! What was kept of a site, with what signs in as it is now. Signing out can leave the session as it is and change what the page
//! goes by: a mark that somebody has signed out. Where what signs in was replaced as well, or stands elsewhere since, neither what was
//! kept nor what there is now tells whether the server takes it still.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    made_since::place,
    snapshot::{DocumentStorage, SeenDocument, SiteLook},
};
use crate::cookies::{Cookie, CookieKey, Kind, StoredValue, stored_item_signs_in};

type Items = Option<Vec<(String, String)>>;

impl SiteLook {
    /// What was kept, with what signs in `now`: in its place, or where it has not been before. Nothing where that is the same, and
    /// where nothing else has changed: that was looked at already.
    #[must_use]
    pub fn with_what_signs_in(&self, now: &Self) -> Option<Self> {
        let mut latest = self.clone();
        let signing = now.signing_cookies();
        let mut is_other = latest.take_values(&signing);
        is_other |= latest.take_what_moved(self, now, &signing);
        for document in &mut latest.documents {
            let other = now.storage_at(&document.place());
            let Some((kept, other)) = document.storage.as_mut().zip(other) else {
                continue;
            };
            is_other |= replace(&mut kept.local_storage, other.local_storage.as_ref());
            is_other |= replace(&mut kept.session_storage, other.session_storage.as_ref());
        }
        (is_other && !latest.is_as(now)).then_some(latest)
    }

    /// Gives cookies the values that sign in now. Says whether one of them is another.
    fn take_values(&mut self, signing: &BTreeMap<CookieKey, &Cookie>) -> bool {
        let mut is_other = false;
        for cookie in &mut self.cookies {
            if let Some(other) = signing.get(&place(&CookieKey::from(&*cookie))) {
                is_other |= other.value != cookie.value;
                cookie.clone_from(other);
            }
        }
        is_other
    }

    /// Takes what signs in now where nothing was in `kept`: at another path, for other hosts, or under another name. Says whether
    /// there is any.
    fn take_what_moved(
        &mut self,
        kept: &Self,
        now: &Self,
        signing: &BTreeMap<CookieKey, &Cookie>,
    ) -> bool {
        let before = kept.places();
        let left = kept.left_by(now);
        let mut is_other = false;
        for (place, cookie) in signing {
            if !before.contains(place) {
                self.take(cookie, &left);
                is_other = true;
            }
        }
        is_other
    }

    /// Takes a cookie that signs in: at its place; in place of those of its name at places that were `left`, since servers read one of
    /// both; or beside all others.
    pub(super) fn take(&mut self, cookie: &Cookie, left: &BTreeSet<CookieKey>) {
        let there = place(&CookieKey::from(cookie));
        let mut stands = false;
        for own in &mut self.cookies {
            if own.name != cookie.name {
                continue;
            }
            let at = place(&CookieKey::from(&*own));
            if at == there || left.contains(&at) {
                own.clone_from(cookie);
                stands = true;
            }
        }
        if !stands {
            self.cookies.push(cookie.clone());
            self.kinds.resize(self.cookies.len(), Kind::SignsIn);
        }
    }

    /// Where something signs in, and nothing is `now`.
    pub(super) fn left_by(&self, now: &Self) -> BTreeSet<CookieKey> {
        let stays = now.places();
        let places = self.signing_cookies().into_keys();
        places.filter(|place| !stays.contains(place)).collect()
    }

    /// Those that may sign in.
    pub(super) fn signing_cookies(&self) -> BTreeMap<CookieKey, &Cookie> {
        let found = self.facts().cookies.into_iter().zip(&self.cookies);
        found
            .filter(|(found, _)| found.signs_in)
            .map(|(found, cookie)| (place(&found.cookie), cookie))
            .collect()
    }

    fn storage_at(&self, place: &(i64, i64, String)) -> Option<&DocumentStorage> {
        let mut documents = self.documents.iter();
        let document = documents.find(|document| document.place() == *place)?;
        document.storage.as_ref()
    }

    /// Whether pages and servers see the same.
    fn is_as(&self, now: &Self) -> bool {
        let values = |look: &Self| -> BTreeSet<(CookieKey, String)> {
            let cookies = look.cookies.iter();
            cookies
                .map(|cookie| (CookieKey::from(cookie), cookie.value.clone()))
                .collect()
        };
        let mut documents = self.documents.iter();
        values(self) == values(now)
            && documents.all(|document| {
                let (own, other) = (document.storage.as_ref(), now.storage_at(&document.place()));
                own.is_none_or(|own| other.is_some_and(|other| own.holds_same_items(other)))
            })
    }
}

impl SeenDocument {
    fn place(&self) -> (i64, i64, String) {
        (self.tab_id, self.frame_id, self.origin.clone())
    }
}

impl DocumentStorage {
    fn holds_same_items(&self, other: &Self) -> bool {
        let sorted = |items: &Items| -> BTreeSet<(String, String)> {
            items.iter().flatten().cloned().collect()
        };
        sorted(&self.local_storage) == sorted(&other.local_storage)
            && sorted(&self.session_storage) == sorted(&other.session_storage)
    }
}

/// Gives items the values that sign in now, and takes those that were not there. Says whether there is another.
fn replace(kept: &mut Items, now: Option<&Vec<(String, String)>>) -> bool {
    let now = now.into_iter().flatten();
    let mut signing: BTreeMap<&String, &String> = now
        .filter(|(name, value)| stored_item_signs_in(name, StoredValue::of(value)))
        .map(|(name, value)| (name, value))
        .collect();
    let mut is_other = false;
    for (name, value) in kept.iter_mut().flatten() {
        if let Some(other) = signing.remove(name) {
            is_other |= other != value;
            value.clone_from(other);
        }
    }
    let Some(kept) = kept else {
        return false;
    };
    is_other |= !signing.is_empty();
    kept.extend(
        signing
            .into_iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    is_other
}
