//! What is wrong with a cookie that signs in.

use serde::{Deserialize, Serialize};

use crate::cookies::{
    classifier::Assessment,
    cookie::{Cookie, SameSite},
    kind::Kind,
    name::without_prefix,
    value::{
        Alphabet,
        jwt::{self, Jwt},
    },
};

/// A cookie that signs in for longer than this, in seconds, lives too long. Browsers cut longer lives to 400 days.
pub const LONG: f64 = 360.0 * 86_400.0;
/// The least entropy of a session identifier, in bits (OWASP Session Management Cheat Sheet).
pub const LEAST_BITS: f64 = 64.0;

/// How much harm may come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Low,
    /// It helps an attacker who has something else already.
    Medium,
    /// It may be enough to take the account over.
    High,
}

/// What may be wrong, the most harmful first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum FindingCode {
    /// It is a token whose algorithm is `none`: whoever writes one is believed.
    UnprotectedToken,
    /// Scripts of the page can read it (not `HttpOnly`).
    ReadableByScripts,
    /// It travels unencrypted too (not `Secure`).
    SentUnencrypted,
    /// It signs in for about a year or longer.
    LivesForYears,
    /// Every subdomain gets it, and may replace it.
    SharedWithSubdomains,
    /// It is sent with every request that another site causes (`SameSite=None`).
    SentFromOtherSites,
    /// Its name begins with `__Host-` or `__Secure-`, but it does not keep the rules that this stands for.
    BrokenPrefix,
    /// It is so short that it may be guessed. Where several cookies sign in together, the others may make up for it.
    Guessable,
}

impl FindingCode {
    /// How much harm may come of it.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::UnprotectedToken | Self::ReadableByScripts | Self::SentUnencrypted => {
                Severity::High
            }
            Self::LivesForYears | Self::SharedWithSubdomains | Self::SentFromOtherSites => {
                Severity::Medium
            }
            Self::BrokenPrefix | Self::Guessable => Severity::Low,
        }
    }
}

/// What is wrong with a cookie at a time, in seconds since 1970, the most harmful first. Cookies that neither sign in nor
/// name a session have nothing that is wrong here.
#[must_use]
pub fn findings(cookie: &Cookie, assessment: &Assessment, now: f64) -> Vec<FindingCode> {
    let token = jwt::of_value(&cookie.value);
    findings_with(cookie, assessment, token.as_ref(), now)
}

/// [`findings`] of a cookie whose value is that token.
pub(super) fn findings_with(
    cookie: &Cookie,
    assessment: &Assessment,
    token: Option<&Jwt>,
    now: f64,
) -> Vec<FindingCode> {
    if !matters(assessment) {
        return Vec::new();
    }
    // Private windows end before that.
    let lasts = !cookie.is_private();
    let lives_long = lasts && cookie.expiration_date.is_some_and(|end| end - now > LONG);
    let unprotected = token.is_some_and(Jwt::is_unprotected);
    let from_elsewhere = cookie.same_site == SameSite::NoRestriction;
    [
        (unprotected, FindingCode::UnprotectedToken),
        (!cookie.http_only, FindingCode::ReadableByScripts),
        (!cookie.secure, FindingCode::SentUnencrypted),
        (lives_long, FindingCode::LivesForYears),
        (!cookie.host_only, FindingCode::SharedWithSubdomains),
        (from_elsewhere, FindingCode::SentFromOtherSites),
        (breaks_prefix(cookie), FindingCode::BrokenPrefix),
        (guessable(&cookie.value), FindingCode::Guessable),
    ]
    .into_iter()
    .filter(|(wrong, _)| *wrong)
    .map(|(_, code)| code)
    .collect()
}

/// Whether a cookie is worth looking after.
#[must_use]
pub fn matters(assessment: &Assessment) -> bool {
    assessment.signs_in || assessment.kind == Kind::Session
}

/// A value that could be guessed: the most it can say is less than [`LEAST_BITS`]. Random hexadecimal digits say four
/// bits each, however few of them there are to count.
fn guessable(value: &str) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "values are short")]
    let length = value.len() as f64;
    let most = match Alphabet::of(value) {
        Alphabet::Empty => 0.0,
        Alphabet::Flag => 1.0,
        Alphabet::Timestamp | Alphabet::Digits | Alphabet::Dotted => length * 10_f64.log2(),
        Alphabet::Hex => length * 4.0,
        Alphabet::Uuid => 122.0,
        _ => length * 6.0,
    };
    most < LEAST_BITS
}

/// RFC 6265bis, section 4.1.3: both prefixes need `Secure`; `__Host-` also the path `/` and no `Domain`. Browsers refuse
/// to store such cookies, so that one that is there came by another way.
fn breaks_prefix(cookie: &Cookie) -> bool {
    let prefixed = without_prefix(&cookie.name) != cookie.name;
    let for_host = cookie.name.starts_with("__Host-");
    (prefixed && !cookie.secure) || (for_host && !(cookie.host_only && cookie.path == "/"))
}
