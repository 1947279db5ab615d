//! Whose frame it is into which a password goes.

use crate::site::{Origin, site_of};

/// Whose a frame is, to the person who looks at the page around it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum FrameOwner {
    /// It is of the site in the address bar, and so is all around it.
    SameSite,
    /// It is of another site, which the person has to be told before a password goes there.
    OtherSite {
        /// That site.
        site: String,
    },
    /// A third site stands between, or it is none that can be named: nothing goes there.
    Stranger,
}

/// Whose a frame is. `around` are the origins of the pages around it, the nearest first and the page in the tab last; there are none
/// around that. What has no origin of the web is `None`.
#[must_use]
pub fn frame_owner(frame: Option<&Origin>, around: &[Option<Origin>]) -> FrameOwner {
    let Some(top) = around.last() else {
        return FrameOwner::SameSite;
    };
    let (Some(frame), Some(top)) = (frame, top) else {
        return FrameOwner::Stranger;
    };
    let (site, top) = (site_of(frame.host()), site_of(top.host()));
    let mut around = around
        .iter()
        .map(|one| one.as_ref().map(|one| site_of(one.host())));
    if !around.all(|one| one.is_some_and(|one| one == site || one == top)) {
        return FrameOwner::Stranger;
    }
    if site == top {
        FrameOwner::SameSite
    } else {
        FrameOwner::OtherSite { site }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Scheme;

    #[test]
    fn a_password_goes_to_the_site_in_the_address_bar_or_to_one_that_is_named() {
        let same = || FrameOwner::SameSite;
        let other = || FrameOwner::OtherSite {
            site: "pay.example".into(),
        };
        for (frame, around, owner) in [
            ("shop.example", vec![], same()),
            // A page without an origin, such as a file, is nobody else's.
            ("", vec![], same()),
            ("shop.example", vec!["shop.example"], same()),
            ("id.shop.example", vec!["shop.example"], same()),
            (
                "id.shop.example",
                vec!["a.shop.example", "shop.example"],
                same(),
            ),
            ("pay.example", vec!["shop.example"], other()),
            (
                "a.pay.example",
                vec!["pay.example", "shop.example"],
                other(),
            ),
            ("pay.example", vec!["shop.example", "shop.example"], other()),
            // Somebody else has it in hand.
            (
                "shop.example",
                vec!["ads.example", "shop.example"],
                FrameOwner::Stranger,
            ),
            (
                "pay.example",
                vec!["ads.example", "shop.example"],
                FrameOwner::Stranger,
            ),
            (
                "shop.example",
                vec!["", "shop.example"],
                FrameOwner::Stranger,
            ),
            ("", vec!["shop.example"], FrameOwner::Stranger),
            ("shop.example", vec![""], FrameOwner::Stranger),
        ] {
            let origin =
                |host: &str| (!host.is_empty()).then(|| Origin::of_host(Scheme::Https, host));
            let hosts: Vec<_> = around.iter().map(|host| origin(host)).collect();
            assert_eq!(
                frame_owner(origin(frame).as_ref(), &hosts),
                owner,
                "{frame} in {around:?}"
            );
        }
    }
}
