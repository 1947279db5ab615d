//! Whether anything of a site may sign in. What was seen of other sites beside it says nothing of it.

use super::{
    facts::{ClearingFacts, OriginStorage, Scope, StoredItem},
    plan::target::Target,
};

impl ClearingFacts {
    /// Whether anything of the page's site was seen that may sign in.
    #[must_use]
    pub fn any_signs_in(&self) -> bool {
        self.site()
            .is_some_and(|site| self.movable_signs_in(&site) || self.fixed_signs_in(&site))
    }

    /// Whether all of the page's site that may sign in can be removed and put back to see whether the server still takes it:
    /// cookies and storage can, databases cannot.
    #[must_use]
    pub fn can_be_put_back(&self) -> bool {
        self.browser.has_host_access
            && self
                .site()
                .is_some_and(|site| self.movable_signs_in(&site) && !self.fixed_signs_in(&site))
    }

    fn site(&self) -> Option<Target> {
        Target::of(self, Scope::Site).ok()
    }

    fn movable_signs_in(&self, site: &Target) -> bool {
        let is_here = |cookie| site.sets(cookie) || site.embeds(cookie);
        let mut cookies = self.cookies.iter();
        cookies.any(|found| found.signs_in && is_here(&found.cookie))
            || self.stored(site).any(|stored| {
                sign_in(stored.local_storage.as_deref())
                    || sign_in(stored.session_storage.as_deref())
            })
    }

    fn fixed_signs_in(&self, site: &Target) -> bool {
        self.stored(site)
            .any(|stored| sign_in(stored.indexed_db.as_deref()))
    }

    fn stored<'a>(&'a self, site: &'a Target) -> impl Iterator<Item = &'a OriginStorage> {
        let stored = self.storage.iter();
        stored.filter(|stored| site.covers(stored.origin.host()))
    }
}

fn sign_in(items: Option<&[StoredItem]>) -> bool {
    items.is_some_and(|items| items.iter().any(|item| item.signs_in))
}
