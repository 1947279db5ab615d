//! Whether somebody has signed in anew since a site was cleared: what was taken never comes in place of a newer sign-in, and a
//! session that nobody has signed in to is none.

use serde::Deserialize;

use super::net::Shown;

/// What is known of a site since it was cleared.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SinceCleared {
    /// Whether somebody is signed in, by what was seen last; nothing where nothing was.
    pub seen: Option<bool>,
    /// Whether a page of the site has come, in whatever tab: in that somebody can sign in as nobody sees.
    pub visited: bool,
    /// What the pages show that are open.
    pub pages: Vec<ShownPage>,
}

/// What an open page shows.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShownPage {
    /// When its document began, in Unix milliseconds; nothing where it could not be asked.
    pub began: Option<f64>,
    /// Whether somebody is signed in.
    pub shown: Shown,
}

impl SinceCleared {
    /// Whether somebody is signed in now. A page that was there before, `cleared_at` in Unix milliseconds, shows what was so then. Where
    /// all are such pages, and nothing was sent, what they ask for in the background begins nobody's session.
    #[must_use]
    pub fn signed_in(&self, cleared_at: u64) -> Shown {
        #[expect(
            clippy::cast_precision_loss,
            reason = "Unix milliseconds are below 2^53 for 285,000 years"
        )]
        let cleared_at = cleared_at as f64;
        let is_old = |page: &ShownPage| page.began.is_some_and(|began| began < cleared_at);
        let shows = |shown| {
            let mut pages = self.pages.iter().filter(|page| !is_old(page));
            pages.any(|page| page.shown == shown)
        };
        let nobody_came =
            self.seen == Some(false) && !self.visited && self.pages.iter().all(is_old);
        if self.seen == Some(true) || shows(Shown::Yes) {
            Shown::Yes
        } else if shows(Shown::No) || nobody_came {
            Shown::No
        } else {
            Shown::Unknown
        }
    }
}
