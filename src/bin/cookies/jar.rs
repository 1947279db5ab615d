//! Cookies as they cross the boundary: JSON, because there can be thousands, which would cross slowly field by field.

use bindings::{BoundaryError, Failure};
use latchkey::cookies::{Assessment, Cookie, ObservationLog, assess};
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
}

/// Cookies, and what is made of them at a time, in seconds since 1970. `jar` has `cookies`, and if they were seen,
/// `identities` that tell each from all others, and `witness`, what was seen of them.
pub(crate) fn assessed(jar: &str, now: f64) -> Result<(Vec<Cookie>, Vec<Assessment>), Failure> {
    let Jar {
        cookies,
        identities,
        witness,
    } = serde_json::from_str(jar).map_err(|_| BoundaryError::BadArgument)?;
    let witness = witness.unwrap_or_default();
    let seen: Vec<_> = identities
        .iter()
        .zip(&cookies)
        .map(|(identity, cookie)| witness.behaviour(identity, &cookie.domain, &cookie.store_id))
        .collect();
    let assessments = assess(&cookies, &seen, now);
    Ok((cookies, assessments))
}
