//! What signed in for a moment. The answer that signs out can give what signs in another value and take it away at once, or the next
//! one puts something else in its place: no look has seen it, and the server may take it still.

use std::collections::BTreeSet;

use super::{made_since::place, snapshot::SiteLook};
use crate::cookies::{Cookie, CookieKey};

/// The most of such states that are worth putting back.
const MOST: usize = 7;

impl SiteLook {
    /// What was kept, with what was `set` since, in that order, as it was while a cookie had a value that is not there `now`: one by the
    /// name of what had signed in. Nothing where there are too many.
    #[must_use]
    pub fn states_in_between(&self, set: &[Cookie], now: &Self) -> Option<Vec<Self>> {
        let names: BTreeSet<String> = self
            .signing_cookies()
            .into_keys()
            .map(|place| place.name)
            .collect();
        let left = self.left_by(now);
        let mut state = self.clone();
        let mut states: Vec<Self> = vec![];
        for cookie in set.iter().filter(|cookie| names.contains(&cookie.name)) {
            if state.has(cookie) {
                continue;
            }
            state.take(cookie, &left);
            let passes =
                |one: &Cookie| names.contains(&one.name) && !now.has(one) && !self.has(one);
            if state.cookies.iter().any(passes) {
                states.push(state.clone());
            }
            if states.len() > MOST {
                return None;
            }
        }
        Some(states)
    }

    /// Whether a cookie is here, with its value.
    fn has(&self, cookie: &Cookie) -> bool {
        let there = place(&CookieKey::from(cookie));
        let mut own = self.cookies.iter();
        own.any(|own| own.value == cookie.value && place(&CookieKey::from(own)) == there)
    }
}
