//! What the classifier knows about a cookie.

use super::{
    cookie::{Cookie, SameSite},
    shape::Shape,
};
use crate::site::site_of;

/// What is known about a cookie, without its value. Anything may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The name.
    pub name: String,
    /// What keeps cookies together: cookies of one site see each other.
    pub site: String,
    /// The host, without the dot before it.
    pub host: Option<String>,
    /// The path below which it is sent.
    pub path: Option<String>,
    /// It goes to one host only.
    pub host_only: Option<bool>,
    /// It is sent over encrypted connections only.
    pub secure: Option<bool>,
    /// Scripts cannot read it.
    pub http_only: Option<bool>,
    /// Whether it is sent with requests that other sites cause.
    pub same_site: Option<SameSite>,
    /// It ends with the browser session.
    pub session: Option<bool>,
    /// Seconds until it ends, if it is no session cookie.
    pub lifetime: Option<f64>,
    /// It is partitioned by the site of the tab.
    pub partitioned: bool,
    /// The shape of the value.
    pub shape: Option<Shape>,
    /// What was seen of it while the person signed in or out.
    pub behaviour: Behaviour,
}

/// What somebody who listens to changes of cookies has seen. Nothing of it is needed.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was seen is independent of what else was"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Behaviour {
    /// Seconds from the submission of a password or a code until the cookie was set or changed.
    pub since_submission: Option<f64>,
    /// It was not there before the submission that has set it.
    pub new_at_sign_in: bool,
    /// It went, and a later submission gave it the value that it had had.
    pub same_at_next_sign_in: bool,
    /// Whether a submission on its site was seen at all.
    pub watched_sign_in: bool,
    /// It was removed, or ended, when the person signed out.
    pub gone_at_sign_out: bool,
    /// It got a value when the person signed out.
    pub set_at_sign_out: bool,
    /// Whether signing out of its site was seen at all.
    pub watched_sign_out: bool,
}

impl Facts {
    /// The facts of a cookie at a time, in seconds since 1970.
    #[must_use]
    pub fn of(cookie: &Cookie, now: f64) -> Self {
        Self::within(&site_of(host_of(cookie)), cookie, now)
    }

    /// The facts of a cookie of a site.
    pub(super) fn within(site: &str, cookie: &Cookie, now: f64) -> Self {
        Self {
            name: cookie.name.clone(),
            site: site.to_owned(),
            host: Some(host_of(cookie).to_owned()),
            path: Some(cookie.path.clone()),
            host_only: Some(cookie.host_only),
            secure: Some(cookie.secure),
            http_only: Some(cookie.http_only),
            same_site: Some(cookie.same_site),
            session: Some(cookie.expiration_date.is_none()),
            lifetime: cookie.expiration_date.map(|end| (end - now).max(0.0)),
            partitioned: cookie.partition_key.is_some(),
            shape: Some(Shape::of(&cookie.value)),
            behaviour: Behaviour::default(),
        }
    }
}

/// The host that a cookie is of.
pub(super) fn host_of(cookie: &Cookie) -> &str {
    cookie.domain.trim_start_matches('.')
}
