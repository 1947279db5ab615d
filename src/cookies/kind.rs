//! What cookies are for.

use serde::{Deserialize, Serialize};

/// What a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CookieKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// It keeps the person signed in.
    SignsIn,
    /// It names a session, which may or may not be signed in.
    Session,
    /// It guards forms against requests that other sites forge.
    Csrf,
    /// It helps with signing in, but does not sign in: who was here last, where to go afterwards.
    LoginHelper,
    /// It tells people from robots, or known devices from new ones.
    Security,
    /// It remembers what was agreed to.
    Consent,
    /// It remembers a choice: language, theme, currency.
    Preference,
    /// It counts visits.
    Analytics,
    /// It follows people for advertising.
    Advertising,
    /// Anything else.
    Other,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::SignsIn,
        Self::Session,
        Self::Csrf,
        Self::LoginHelper,
        Self::Security,
        Self::Consent,
        Self::Preference,
        Self::Analytics,
        Self::Advertising,
        Self::Other,
    ];

    /// The name that data and other languages know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SignsIn => "signsIn",
            Self::Session => "session",
            Self::Csrf => "csrf",
            Self::LoginHelper => "loginHelper",
            Self::Security => "security",
            Self::Consent => "consent",
            Self::Preference => "preference",
            Self::Analytics => "analytics",
            Self::Advertising => "advertising",
            Self::Other => "other",
        }
    }

    /// Whether removing such a cookie may sign the person out.
    #[must_use]
    pub fn may_sign_in(self) -> bool {
        matches!(self, Self::SignsIn | Self::Session)
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
