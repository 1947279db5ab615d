//! What belongs to the host or the site that is cleared.

use std::collections::BTreeSet;

use crate::clearing::{
    error::ClearingError,
    facts::{ClearingFacts, OpenDocument, Scope},
};
use crate::{
    cookies::CookieKey,
    site::{Origin, Scheme, domains_above, is_host, registrable_domain, site_of_page},
};

/// The host or the site that is cleared, in one cookie store.
pub(crate) struct Target {
    pub(crate) page: Origin,
    /// The page's site.
    pub(crate) site: String,
    /// Whether all of the site is meant. An IP address and the like have no site beyond the host.
    pub(crate) whole_site: bool,
    store_id: String,
    /// Origins that are known to be of the target.
    pub(crate) known: BTreeSet<Origin>,
    /// Those, and what else its hosts may have: `http` and `https` at their own ports.
    pub(crate) possible: BTreeSet<Origin>,
}

impl Target {
    pub(crate) fn of(facts: &ClearingFacts, scope: Scope) -> Result<Self, ClearingError> {
        let page: Origin = facts.page.parse()?;
        let whole_site = scope == Scope::Site || registrable_domain(page.host()).is_none();
        let mut target = Self {
            site: site_of_page(page.host()),
            page,
            whole_site,
            store_id: facts.store_id.clone(),
            known: BTreeSet::new(),
            possible: BTreeSet::new(),
        };
        let documents = facts.documents.iter().filter(|open| target.owns(open));
        let seen = documents
            .map(|open| &open.origin)
            .chain(facts.storage.iter().map(|stored| &stored.origin))
            .chain(&facts.origins)
            .chain([&target.page]);
        let known: BTreeSet<Origin> = seen
            .filter(|origin| target.covers(origin.host()))
            .cloned()
            .collect();
        let cookie_hosts = facts.cookies.iter().map(|found| found.cookie.host());
        let hosts: BTreeSet<&str> = cookie_hosts
            .chain(facts.hosts.iter().map(String::as_str))
            .chain(known.iter().map(Origin::host))
            .filter(|host| is_host(host) && target.covers(host))
            .collect();
        let guessed = hosts.into_iter().flat_map(|host| {
            [Scheme::Http, Scheme::Https].map(|scheme| Origin::of_host(scheme, host))
        });
        target.possible = guessed.chain(known.iter().cloned()).collect();
        target.known = known;
        Ok(target)
    }

    /// The host, or the registrable domain.
    pub(crate) fn name(&self) -> &str {
        if self.whole_site {
            &self.site
        } else {
            self.page.host()
        }
    }

    /// Whether there may be hosts or ports of it that nobody knows.
    pub(crate) fn has_other_hosts(&self) -> bool {
        self.whole_site && registrable_domain(self.page.host()).is_some()
    }

    /// Whether the host is cleared.
    pub(crate) fn covers(&self, host: &str) -> bool {
        host == self.page.host() || (self.whole_site && self.is_of_site(host))
    }

    /// Whether the host is of the page's site. The table is asked only where the names allow it.
    fn is_of_site(&self, host: &str) -> bool {
        host.ends_with(&self.site) && site_of_page(host) == self.site
    }

    /// Whether a browser with another Public Suffix List may take more than the site for it.
    pub(super) fn may_be_widened(&self) -> bool {
        !domains_above(self.page.host()).is_empty()
    }

    /// Whether the hosts have, or may well have, more ports than the schemes' own, as on a computer where programs are written.
    pub(super) fn has_ports(&self) -> bool {
        registrable_domain(self.page.host()).is_none()
            || self.known.iter().any(|origin| !origin.is_at_own_port())
    }

    /// Whether a cookie is of a host that is cleared.
    pub(crate) fn sets(&self, cookie: &CookieKey) -> bool {
        cookie.store_id == self.store_id && self.covers(cookie.host())
    }

    /// Whether a cookie of another site is kept under this one, and all of this one is cleared: a partition is of a site,
    /// never of one of its hosts.
    pub(crate) fn embeds(&self, cookie: &CookieKey) -> bool {
        self.whole_site && !self.sets(cookie) && self.is_kept_here(cookie)
    }

    /// Whether a cookie has to do with the site.
    pub(crate) fn is_near(&self, cookie: &CookieKey) -> bool {
        let of_site = cookie.store_id == self.store_id && self.is_of_site(cookie.host());
        of_site || self.is_kept_here(cookie)
    }

    fn is_kept_here(&self, cookie: &CookieKey) -> bool {
        cookie.store_id == self.store_id
            && cookie
                .kept_under()
                .is_some_and(|top_level| top_level == self.site)
    }

    /// Whether a document is of a host that is cleared.
    pub(crate) fn owns(&self, document: &OpenDocument) -> bool {
        document.store_id == self.store_id && self.covers(document.origin.host())
    }
}
