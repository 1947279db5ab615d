//! One cookie that the person has chosen to delete.

use super::{one_by_one, target::Target};
use crate::clearing::{
    calls::Step,
    error::ClearingError,
    facts::{BrowserFacts, ClearingFacts, FoundCookie, OpenDocument, Scope},
};
use crate::cookies::{Cookie, CookieKey};
use crate::site::Origin;

/// The call that removes a cookie of a site and no other, in the ways of clearing one by one; nothing where the browser has none.
/// `present` are the cookies of the site, and `page` is a tab with its page, if one is open.
///
/// # Errors
/// [`ClearingError::NotTheWeb`] if the site is none of the web's.
pub fn removal_of(
    cookie: &Cookie,
    present: &[Cookie],
    browser: BrowserFacts,
    site: &str,
    page: Option<(i64, Origin)>,
) -> Result<Option<Step>, ClearingError> {
    let found = |cookie: &Cookie| FoundCookie {
        cookie: CookieKey::from(cookie),
        signs_in: false,
        beside: false,
        protected: false,
        http_only: cookie.http_only,
        seen_to_go: false,
    };
    let document = page.map(|(tab_id, origin)| OpenDocument {
        tab_id,
        frame_id: 0,
        origin,
        store_id: cookie.store_id.clone(),
        embedded: false,
        scriptable: true,
        quiet: false,
        hangs: false,
    });
    let facts = ClearingFacts {
        browser,
        page: format!("https://{site}"),
        store_id: cookie.store_id.clone(),
        site_protected: false,
        hosts: vec![],
        origins: std::iter::empty().collect(),
        cookies: present.iter().map(found).collect(),
        documents: Vec::from_iter(document),
        storage: vec![],
    };
    let target = Target::of(&facts, Scope::Site)?;
    let plan = one_by_one::plan(&facts, &target, &[&found(cookie)]);
    Ok(plan.steps().first().cloned())
}
