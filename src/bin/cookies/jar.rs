//! Cookies as they cross the boundary: JSON, because there can be thousands, which would cross slowly field by field.

use bindings::{BoundaryError, Failure, JudgedCookies};
use latchkey::cookies::{Assessment, Behaviour, Cookie, Evidence, ObservationLog, assess, tell};
use serde::Deserialize;

/// Cookies of many kinds that nobody has.
pub(crate) const INVENTED: &str = include_str!("invented.json");

/// What there is to know of cookies.
#[derive(Deserialize)]
struct Jar {
    cookies: Vec<Cookie>,
    /// What tells each from all others, for the witness to know it by.
    #[serde(default)]
    identities: Vec<String>,
    /// What was seen of them.
    witness: Option<ObservationLog>,
    /// What speaks for somebody being signed in.
    #[serde(default)]
    evidence: Evidence,
}

/// What is made of cookies.
pub(crate) struct Judged {
    cookies: Vec<Cookie>,
    /// By what they look like and how they behaved.
    assessments: Vec<Assessment>,
    seen: Vec<Behaviour>,
    evidence: Evidence,
}

impl Judged {
    /// By evidence: for what is told.
    pub(crate) fn told(self) -> (Vec<Cookie>, Vec<Assessment>) {
        let told = tell(&self.cookies, self.assessments, &self.seen, &self.evidence);
        (self.cookies, told)
    }

    /// What each cookie is for, and which of them a sign-in was seen to bring: for what is kept.
    pub(crate) fn kept(self) -> JudgedCookies {
        let places = self.seen.iter().enumerate();
        let came = places.filter(|(_, behaviour)| behaviour.new_at_sign_in);
        JudgedCookies {
            came_with_sign_in: came.map(|(place, _)| place).collect(),
            kinds: self.assessments.into_iter().map(|one| one.kind).collect(),
        }
    }
}

/// Cookies, and what is made of them at a time, in seconds since 1970. `jar` has `cookies`, and if they were seen,
/// `identities` that tell each from all others, `witness`, what was seen of them, and `evidence`.
pub(crate) fn judged(jar: &str, now: f64) -> Result<Judged, Failure> {
    let Jar {
        cookies,
        identities,
        witness,
        evidence,
    } = serde_json::from_str(jar).map_err(|_| BoundaryError::BadArgument)?;
    let witness = witness.unwrap_or_default();
    let seen: Vec<Behaviour> = identities
        .iter()
        .zip(&cookies)
        .map(|(identity, cookie)| witness.behaviour(identity, &cookie.domain, &cookie.store_id))
        .collect();
    Ok(Judged {
        assessments: assess(&cookies, &seen, now),
        cookies,
        seen,
        evidence,
    })
}
