//! What the classifier knows about a cookie.

use crate::{
    cookies::{
        cookie::{Cookie, SameSite},
        kind::Kind,
        name::known_kind,
        observation::Behaviour,
        value::Shape,
    },
    site::site_of,
};

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
    /// The shape of the value.
    pub shape: Option<Shape>,
    /// What was seen of it while the person signed in or out.
    pub behaviour: Behaviour,
}

impl Facts {
    /// The facts of a cookie at a time, in seconds since 1970.
    #[must_use]
    pub fn of(cookie: &Cookie, now: f64) -> Self {
        Self::within(&site_of(cookie.host()), cookie, now)
    }

    /// The facts of a cookie of a site.
    pub(super) fn within(site: &str, cookie: &Cookie, now: f64) -> Self {
        Self {
            name: cookie.name.clone(),
            site: site.to_owned(),
            host: Some(cookie.host().to_owned()),
            path: Some(cookie.path.clone()),
            host_only: Some(cookie.host_only),
            secure: Some(cookie.secure),
            http_only: Some(cookie.http_only),
            same_site: Some(cookie.same_site),
            session: Some(cookie.expiration_date.is_none()),
            lifetime: cookie.expiration_date.map(|end| (end - now).max(0.0)),
            shape: Some(Shape::of(&cookie.value)),
            behaviour: Behaviour::default(),
        }
    }

    /// Whether nobody could guess the value: it shows that, or a program is known to give out short tokens under its name.
    /// Nothing where the value is not known.
    #[must_use]
    pub fn is_hard_to_guess(&self) -> Option<bool> {
        let shape = self.shape.as_ref()?;
        let is_named = || known_kind(&self.name) == Some(Kind::SignsIn);
        Some(shape.looks_random() || (shape.could_be_short_token() && is_named()))
    }
}
