//! One cookie as a person is told about it.

use serde::Serialize;

use super::findings::{FindingCode, findings_with};
use crate::cookies::{
    classifier::{Assessment, CookieReason},
    cookie::{Cookie, SameSite},
    kind::Kind,
    value::{
        bits_of,
        jwt::{self, Jwt},
    },
};
use crate::site::shown_host;

/// Most reasons told.
const MOST_REASONS: usize = 3;
/// What is estimated is said to be no less probable than this, and no less improbable.
const LEAST: f64 = 0.01;

/// A cookie, without its value.
#[expect(
    clippy::struct_excessive_bools,
    reason = "attributes are independent of each other"
)]
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Inspected {
    /// Its place in what was inspected.
    pub place: usize,
    /// Its name.
    pub name: String,
    /// The host it goes to, as people write it.
    pub host: String,
    /// It goes to subdomains too.
    pub subdomains: bool,
    /// The path below which it is sent.
    pub path: String,
    /// What it is for.
    pub kind: Kind,
    /// How probable it is that it signs in: 0.01 to 0.99, since it is an estimate.
    pub probability: f64,
    /// Why, the strongest reason first.
    pub reasons: Vec<TopicReason>,
    /// When it ends, in seconds since 1970; nothing if with the browser session, or with the private windows.
    pub until: Option<f64>,
    /// Encrypted connections only.
    pub secure: bool,
    /// Not for scripts.
    pub http_only: bool,
    /// With requests of other sites.
    pub same_site: SameSite,
    /// The site it is kept apart under.
    pub partition: Option<String>,
    /// It belongs to another site, which has set it here.
    pub foreign: bool,
    /// It is the site's, and its own pages send it: it is not kept for its frames in other sites.
    pub own: bool,
    /// Bytes of name and value.
    pub size: usize,
    /// Bits that its value holds at most, by the variety of its characters.
    pub bits: f64,
    /// What it says of itself, if it is a token. It is not verified.
    pub token: Option<Jwt>,
    /// What is wrong with it, the worst first.
    pub findings: Vec<FindingCode>,
}

/// A reason in words that a person knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TopicReason {
    /// What was looked at.
    pub topic: ReasonTopic,
    /// It speaks for signing in, not against it.
    pub speaks_for: bool,
}

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ReasonTopic {
    /// It was set just after a password was sent.
    Submission,
    /// It went when the person signed out.
    SignOut,
    /// Its name.
    Name,
    /// The shape of its value.
    Value,
    /// Who may read it and where it goes.
    Flags,
    /// How long it lasts.
    Lifetime,
    /// The other cookies of the site.
    Neighbours,
}

/// Whose a cookie is, seen from the site at hand: see [`Inspected`].
pub(super) struct Belonging {
    pub(super) foreign: bool,
    pub(super) own: bool,
}

impl Inspected {
    /// What is known of a cookie at a time, in seconds since 1970. `place` is where it was given.
    pub(super) fn of(
        place: usize,
        cookie: &Cookie,
        assessment: &Assessment,
        Belonging { foreign, own }: Belonging,
        now: f64,
    ) -> Self {
        let partition = cookie.partition_key.as_ref();
        let isolated = cookie.first_party_domain.clone();
        let token = jwt::of_value(&cookie.value);
        Self {
            place,
            name: cookie.name.clone(),
            host: shown_host(cookie.host()),
            subdomains: !cookie.host_only,
            path: cookie.path.clone(),
            kind: assessment.kind,
            probability: assessment.probability.clamp(LEAST, 1.0 - LEAST),
            reasons: topics(&assessment.reasons),
            until: cookie.expiration_date.filter(|_| !cookie.is_private()),
            secure: cookie.secure,
            http_only: cookie.http_only,
            same_site: cookie.same_site,
            partition: partition
                .and_then(|key| key.top_level_site.clone())
                .or(isolated.filter(|site| !site.is_empty()))
                .map(|site| shown_site(&site)),
            foreign,
            own,
            size: cookie.name.len() + cookie.value.len(),
            bits: bits_of(&cookie.value),
            findings: findings_with(cookie, assessment, token.as_ref(), now),
            token,
        }
    }
}

/// The strongest reasons, those about the same thing taken together.
fn topics(reasons: &[CookieReason]) -> Vec<TopicReason> {
    let mut sums: Vec<(ReasonTopic, f64)> = Vec::new();
    for reason in reasons {
        let topic = topic_of(&reason.code);
        match sums.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, sum)) => *sum += reason.weight,
            None => sums.push((topic, reason.weight)),
        }
    }
    sums.sort_by(|(_, one), (_, other)| other.abs().total_cmp(&one.abs()));
    sums.truncate(MOST_REASONS);
    sums.into_iter()
        .map(|(topic, sum)| TopicReason {
            topic,
            speaks_for: sum > 0.0,
        })
        .collect()
}

fn topic_of(code: &str) -> ReasonTopic {
    match code {
        "setBySubmission" => ReasonTopic::Submission,
        "goneAtSignOut" | "sameAtNextSignIn" => ReasonTopic::SignOut,
        "session" | "lifetime" => ReasonTopic::Lifetime,
        "httpOnly" | "secure" | "sameSiteNone" | "sameSiteGiven" | "hostOnly" | "hostDepth"
        | "hostIsWww" => ReasonTopic::Flags,
        _ if code.starts_with("name") || code.starts_with("known") => ReasonTopic::Name,
        "length" | "bitsPerByte" | "bits" | "parts" | "longestRun" | "digits" | "signs"
        | "mixed" | "fields" | "identifierAndRun" | "hasLongRun" => ReasonTopic::Value,
        _ if code.starts_with("is") => ReasonTopic::Value,
        _ => ReasonTopic::Neighbours,
    }
}

/// A site, with a scheme or without, as people write it.
fn shown_site(site: &str) -> String {
    match site.split_once("://") {
        Some((scheme, host)) => format!("{scheme}://{}", shown_host(host)),
        None => shown_host(site),
    }
}
