//! What can be brought back of what a clearing takes, as a person is told.

use serde::{Deserialize, Serialize};

use super::{
    facts::ClearingFacts,
    losing::is_looked_at,
    plan::{ClearingPlan, DataType},
    undo::UndoContents,
};

/// What a slot of undo holds. Each has a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Restorable {
    /// All that goes of cookies and of `localStorage`.
    CookiesAndStorage,
    /// All cookies, and `localStorage` of the pages that are open.
    CookiesAndOpenPages,
    /// Cookies alone.
    Cookies,
    /// The cookies that could be seen, and `localStorage` of the pages that are open.
    SeenCookiesAndOpenPages,
    /// The cookies that could be seen, alone.
    SeenCookies,
    /// `localStorage` alone.
    Storage,
    /// `localStorage` of the pages that are open, alone.
    OpenPages,
}

/// How much of what goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    All,
    Some,
    None,
}

impl Restorable {
    /// What is kept of what a plan takes, by all looks before it; nothing where nothing is.
    #[must_use]
    pub fn of(
        contents: &UndoContents,
        plan: &ClearingPlan,
        looks: &[&ClearingFacts],
    ) -> Option<Self> {
        match (cookies(contents, plan, looks), items(contents, plan, looks)) {
            (Share::All, Share::All) => Some(Self::CookiesAndStorage),
            (Share::All, Share::Some) => Some(Self::CookiesAndOpenPages),
            (Share::All, Share::None) => Some(Self::Cookies),
            (Share::Some, Share::All | Share::Some) => Some(Self::SeenCookiesAndOpenPages),
            (Share::Some, Share::None) => Some(Self::SeenCookies),
            (Share::None, Share::All) => Some(Self::Storage),
            (Share::None, Share::Some) => Some(Self::OpenPages),
            (Share::None, Share::None) => None,
        }
    }
}

fn cookies(contents: &UndoContents, plan: &ClearingPlan, looks: &[&ClearingFacts]) -> Share {
    if contents.cookies.is_empty() || plan.steps_of(DataType::Cookies).is_empty() {
        Share::None
    } else if looks.iter().all(|look| look.browser.has_host_access) {
        Share::All
    } else {
        Share::Some
    }
}

fn items(contents: &UndoContents, plan: &ClearingPlan, looks: &[&ClearingFacts]) -> Share {
    let steps = plan.steps_of(DataType::LocalStorage);
    let is_empty = contents
        .local_storage
        .iter()
        .all(|area| area.items.is_empty());
    if is_empty || steps.is_empty() {
        Share::None
    } else if is_looked_at(&steps, looks, |stored| stored.local_storage.is_some()) {
        Share::All
    } else {
        Share::Some
    }
}
