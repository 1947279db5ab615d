//! Cookies as they cross the boundary: JSON, because there can be thousands, which would cross slowly field by field.

use bindings::{BoundaryError, Failure, JudgedCookies};
use latchkey::cookies::{Assessment, Behaviour, Cookie, ObservationLog, assess};
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
    let (cookies, seen) = read(jar)?;
    let assessments = assess(&cookies, &seen, now);
    Ok((cookies, assessments))
}

/// What each cookie is for, and which of them a sign-in was seen to bring.
pub(crate) fn judged(jar: &str, now: f64) -> Result<JudgedCookies, Failure> {
    let (cookies, seen) = read(jar)?;
    let assessments = assess(&cookies, &seen, now).into_iter();
    let places = seen.iter().enumerate();
    let came = places.filter(|(_, behaviour)| behaviour.new_at_sign_in);
    Ok(JudgedCookies {
        kinds: assessments.map(|judged| judged.kind).collect(),
        came_with_sign_in: came.map(|(place, _)| place).collect(),
    })
}

fn read(jar: &str) -> Result<(Vec<Cookie>, Vec<Behaviour>), Failure> {
    let Jar {
        cookies,
        identities,
        witness,
    } = serde_json::from_str(jar).map_err(|_| BoundaryError::BadArgument)?;
    let witness = witness.unwrap_or_default();
    let seen = identities
        .iter()
        .zip(&cookies)
        .map(|(identity, cookie)| witness.behaviour(identity, &cookie.domain, &cookie.store_id))
        .collect();
    Ok((cookies, seen))
}
