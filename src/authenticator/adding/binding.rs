//! To which site an account is bound that was found on a page.

use crate::site::{Origin, site_of};

/// What was seen when the page was looked at. The default is an account that was found on no page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    site: Option<String>,
    doubtful: bool,
}

impl Sight {
    /// What was taken of a page: of which origin the tab was before and after the look, and of which the frames are that were in
    /// it then. A tab that has gone on in between, or is not there any more, shows nothing that could be bound; where a frame
    /// is of another site, nobody knows whose code it is.
    #[must_use]
    pub fn of_page(
        before: Option<&Origin>,
        after: Option<&Origin>,
        frames: &[Option<Origin>],
    ) -> Self {
        let site = before
            .filter(|before| Some(*before) == after)
            .map(|origin| site_of(origin.host()));
        let is_same = |frame: &Option<Origin>| {
            let of = frame.as_ref().map(|frame| site_of(frame.host()));
            of == site
        };
        Self {
            doubtful: !frames.iter().all(is_same),
            site,
        }
    }

    /// The site to bind one new account to.
    pub(super) fn certain(&self) -> Option<&str> {
        self.site.as_deref().filter(|_| !self.doubtful)
    }

    /// The site to ask about.
    pub(super) fn asked(&self) -> Option<&str> {
        self.site.as_deref()
    }
}
