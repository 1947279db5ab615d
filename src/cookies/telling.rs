//! Where somebody is told to be signed in. What looks like a sign-in cookie is in the jar of nearly everybody, signed in or not:
//! servers open sessions for whoever comes. So a cookie is told to sign in on evidence only:
//!
//! - what was seen last on the site says so: a page says that somebody is signed in, or that nobody is; a password or a code was
//!   sent; the person signed out;
//! - of a site of which nothing was seen yet: the cookie is [strong](Strength), and a page of the site was in front.
//!
//! Where it errs, it tells too little. What is kept is another question, which nothing in here answers.

use std::collections::HashSet;

use serde::Deserialize;

use super::{
    classifier::{Assessment, Facts, kind_of},
    cookie::{Cookie, SameSite},
    kind::Kind,
    name::{Meaning, Topic, may_be_anybodys, topics_of, words_of},
    observation::Behaviour,
    value::{Alphabet, Shape},
};
use crate::site::site_of;

/// Words of what only leads to signing in, or is there before it.
const BEFORE_SIGNING_IN: [&str; 27] = [
    "anon",
    "anonymous",
    "attempt",
    "callback",
    "challenge",
    "correlation",
    "flow",
    "guest",
    "handshake",
    "next",
    "nonce",
    "pending",
    "pkce",
    "pre",
    "prelogin",
    "preauth",
    "redirect",
    "relay",
    "request",
    "return",
    "state",
    "temp",
    "tmp",
    "transaction",
    "txn",
    "verification",
    "verifier",
];
/// Words for ways in: they speak of a session only beside another word that does.
const PROTOCOLS: [&str; 4] = ["oauth", "oauth2", "oidc", "saml"];

/// What speaks for somebody being signed in, beside what was seen of the cookies themselves.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Evidence {
    /// Hosts or sites of which a page was in front.
    pub visited: Vec<String>,
}

/// The assessments as they are told: without evidence, a cookie names a session, whoever's it may be. `seen` is as
/// [`assess`](super::assess) takes it.
#[must_use]
pub fn tell(
    cookies: &[Cookie],
    assessments: Vec<Assessment>,
    seen: &[Behaviour],
    evidence: &Evidence,
) -> Vec<Assessment> {
    let visited = evidence.visited.iter().map(|host| site_of(host)).collect();
    let unseen = std::iter::repeat(Behaviour::default());
    let rows = cookies.iter().zip(seen.iter().copied().chain(unseen));
    rows.zip(assessments)
        .map(|((cookie, behaviour), assessment)| {
            let is_told =
                assessment.kind != Kind::SignsIn || speaks_for(cookie, behaviour, &visited);
            if is_told {
                return assessment;
            }
            Assessment {
                kind: otherwise(cookie),
                signs_in: false,
                ..assessment
            }
        })
        .collect()
}

/// Until when cookies that sign in together keep somebody signed in, by their names and ends, in seconds since 1970; nothing:
/// until the browser closes. All of them are needed, so that the first end is that of all; other than of one that remembers: it
/// signs in again by itself.
#[must_use]
pub fn signed_in_until<'a>(
    cookies: impl IntoIterator<Item = (&'a str, Option<f64>)>,
) -> Option<f64> {
    let (remembering, together): (Vec<_>, Vec<_>) = cookies
        .into_iter()
        .map(|(name, end)| (topics_of(name).contains(&Topic::Remember), end))
        .partition(|(remembers, _)| *remembers);
    let all: Option<Vec<f64>> = together.into_iter().map(|(_, end)| end).collect();
    let first = all.and_then(|ends| ends.into_iter().reduce(f64::min));
    let last = remembering.into_iter().filter_map(|(_, end)| end);
    last.chain(first).reduce(f64::max)
}

/// What a cookie is for that is not told to sign in.
fn otherwise(cookie: &Cookie) -> Kind {
    match kind_of(&Facts::of(cookie, 0.0)) {
        Kind::SignsIn | Kind::Other => Kind::Session,
        kind => kind,
    }
}

/// What was seen decides; where nothing was, what the cookie looks like.
fn speaks_for(cookie: &Cookie, seen: Behaviour, visited: &HashSet<String>) -> bool {
    if let Some(signed_in) = seen.signed_in {
        return signed_in;
    }
    let was_in_front = || visited.contains(&site_of(cookie.host()));
    match Strength::of(&Facts::of(cookie, 0.0)) {
        _ if may_be_anybodys(&cookie.name, &cookie.value, cookie.http_only) => false,
        Strength::Named => is_first_party(cookie) || was_in_front(),
        Strength::Speaking => was_in_front(),
        Strength::Weak => false,
    }
}

/// Browsers let only pages of the site itself have such cookies set.
fn is_first_party(cookie: &Cookie) -> bool {
    matches!(cookie.same_site, SameSite::Lax | SameSite::Strict)
}

/// How sure it is by the looks of a cookie alone that its session is that of somebody who has signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Sessions of nobody look like that.
    Weak,
    /// Its name speaks of having signed in.
    Speaking,
    /// A framework or a service is known to name so what it gives to those who have signed in.
    Named,
}

impl Strength {
    /// How strong a cookie of these facts is.
    #[must_use]
    pub fn of(facts: &Facts) -> Self {
        let is_hard_to_guess = facts.is_hard_to_guess() == Some(true);
        let Some(shape) = facts.shape.as_ref().filter(|_| is_hard_to_guess) else {
            return Self::Weak;
        };
        let meaning = Meaning::at(&facts.name, facts.host.as_deref());
        match meaning.known {
            Some(Kind::SignsIn) => Self::Named,
            None if !meaning.speaks_of_something_else()
                && !only_leads_to_signing_in(&facts.name)
                && speaks_of_signing_in(&meaning, facts, shape) =>
            {
                Self::Speaking
            }
            Some(_) | None => Self::Weak,
        }
    }
}

fn speaks_of_signing_in(meaning: &Meaning, facts: &Facts, shape: &Shape) -> bool {
    let speaks = |topic| meaning.speaks_of(topic);
    let is_somebodys = speaks(Topic::Login) || speaks(Topic::Remember);
    let is_token = speaks(Topic::Token) || shape.alphabet == Alphabet::Jwt;
    facts.http_only == Some(true) && (is_somebodys || (is_token && speaks(Topic::Person)))
}

fn only_leads_to_signing_in(name: &str) -> bool {
    let words = words_of(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_protocol = |word: &String| PROTOCOLS.iter().any(|known| word.ends_with(known));
    has(&BEFORE_SIGNING_IN) || words.iter().all(is_protocol)
}
