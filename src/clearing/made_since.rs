//! What was made of a site since it was kept: a mark that somebody has signed out, a session of nobody beside the one of before.
//! Pages and servers go by it, so that it has to go before what had signed in is put back for a look at what the server makes of it.

use std::collections::BTreeSet;

use super::{
    calls::Step,
    error::ClearingError,
    facts::{FoundCookie, Scope},
    plan::{one_by_one, target::Target},
    snapshot::SiteLook,
};
use crate::cookies::CookieKey;

impl SiteLook {
    /// The calls that remove the cookies of the site that are here and were not there in `kept`, as far as the browser has some.
    /// What the person protects stays.
    ///
    /// # Errors
    /// [`ClearingError::NotTheWeb`] if the page is none of the web's.
    pub fn removal_of_what_came_since(&self, kept: &Self) -> Result<Vec<Step>, ClearingError> {
        let facts = self.facts();
        let target = Target::of(&facts, Scope::Site)?;
        let before = kept.places();
        let came = facts.cookies.iter().filter(|found| {
            !found.protected
                && target.sets(&found.cookie)
                && !before.contains(&place(&found.cookie))
        });
        let came: Vec<&FoundCookie> = came.collect();
        Ok(one_by_one::plan(&facts, &target, &came).steps().to_vec())
    }

    /// Whether a cookie is here beside one of `kept` that may sign in, under the same name, which was not there then: servers read
    /// one of both.
    pub(super) fn has_others_of_a_name(&self, kept: &Self) -> bool {
        let before = kept.places();
        let facts = kept.facts();
        let signing = facts.cookies.iter().filter(|found| found.signs_in);
        let names: BTreeSet<&str> = signing.map(|found| found.cookie.name.as_str()).collect();
        let mut now = self.cookies.iter().map(CookieKey::from);
        now.any(|cookie| names.contains(cookie.name.as_str()) && !before.contains(&place(&cookie)))
    }

    pub(super) fn places(&self) -> BTreeSet<CookieKey> {
        let cookies = self.cookies.iter();
        cookies
            .map(|cookie| place(&CookieKey::from(cookie)))
            .collect()
    }
}

/// Browsers tell cookies from one another by all but whether they go over HTTPS only (RFC 6265bis, section 5.7).
pub(super) fn place(cookie: &CookieKey) -> CookieKey {
    CookieKey {
        secure: false,
        ..cookie.clone()
    }
}
