//! What is known of the browser's tabs.

use serde::Deserialize;

use crate::{
    clearing::rules::{SiteRule, StoredRule, readable},
    cookies::store_of_tab,
    site::{Origin, site_of_page},
};

/// What happened in the browser, beside what its tabs show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ClearingEvent"))]
#[serde(rename_all = "camelCase")]
pub enum Event {
    /// The browser has started.
    Started,
    /// The computer is idle, or its screen is locked.
    Idle,
}

/// A look at all tabs, either those of private windows or the others.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TabsLook {
    /// What the person has chosen.
    #[cfg_attr(feature = "types", ts(as = "Vec<SiteRule>"))]
    pub rules: Vec<StoredRule>,
    /// Why somebody looks, if it is not for the tabs.
    pub event: Option<Event>,
    /// The tabs that are open.
    pub tabs: Vec<SeenTab>,
    /// Where tabs have gone since the last look, in their order. They may be elsewhere by now, or closed.
    pub passed: Vec<SeenTab>,
    /// Tabs that have got another number since.
    pub replaced: Vec<Replaced>,
    /// Whether these are the tabs of private windows.
    pub private: bool,
    /// Whether the browser is Firefox.
    pub firefox: bool,
    /// Whether nobody has looked since the browser or the extension started.
    pub fresh: bool,
    /// What of the list is being cleared.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub clearing: Option<u64>,
    /// In Unix milliseconds.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub now: u64,
}

/// A tab, as far as the extension may see it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeenTab {
    /// Its number.
    pub id: i32,
    /// The origin of its page.
    pub origin: Option<String>,
    /// The origin of the page that it is on its way to.
    pub pending: Option<String>,
    /// What the browser calls its cookie store, if it does.
    pub store: Option<String>,
}

/// A tab that has got another number: a browser may do so to one that it has put to sleep.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Replaced {
    /// The number that it had.
    pub before: i32,
    /// The number that it has.
    pub now: i32,
}

impl TabsLook {
    /// The rules that can be read.
    pub(super) fn rules(&self) -> impl Iterator<Item = &SiteRule> + Clone {
        readable(&self.rules)
    }

    /// The cookie store of a tab.
    pub(super) fn store_of<'a>(&self, tab: &'a SeenTab) -> &'a str {
        store_of_tab(tab.store.as_deref(), self.private, self.firefox)
    }

    /// The cookie store of a tab in no container.
    pub(super) fn usual_store(&self) -> &'static str {
        store_of_tab(None, self.private, self.firefox)
    }
}

/// The site of an origin, if it is of the web.
pub(super) fn site_of_origin(origin: &str) -> Option<String> {
    let origin: Origin = origin.parse().ok()?;
    Some(site_of_page(origin.host()))
}
