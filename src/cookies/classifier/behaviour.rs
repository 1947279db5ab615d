//! What it says of the cookies of a site how they behaved while a person signed in and out.
//!
//! The weights are log-odds and set by judgement; `docs/cookies.md` argues for each.

use super::{
    assessment::{CookieReason, reason},
    facts::Facts,
};
use crate::cookies::{
    name::{Meaning, Topic},
    observation::Behaviour,
};

/// A cookie that is set so soon after a submission, in seconds, was set by it.
const SOON: f64 = 10.0;
const SET_BY_SUBMISSION: f64 = 2.5;
const NOT_BY_SUBMISSION: f64 = -6.0;
const GONE_AT_SIGN_OUT: f64 = 3.0;
const STAYED_AT_SIGN_OUT: f64 = -4.0;
const NOT_RANDOM: f64 = -8.0;
const SAME_AGAIN: f64 = -6.0;
const FOR_SCRIPTS: f64 = -6.0;
const OUTLIVES: f64 = -5.0;

/// What was seen of each cookie of one site, in their order.
pub(super) fn evidence(jar: &[&Facts], meanings: &[&Meaning]) -> Vec<Vec<CookieReason>> {
    let company = Company::of(jar, meanings);
    jar.iter()
        .zip(meanings)
        .map(|(facts, meaning)| company.testify(facts, meaning))
        .collect()
}

/// What the cookies of a site did together.
struct Company {
    /// One that scripts cannot read was set by a submission.
    hidden: bool,
    /// One that no script can read came with the submission and went at the sign-out, other than those that remember.
    ended: bool,
}

impl Company {
    fn of(jar: &[&Facts], meanings: &[&Meaning]) -> Self {
        let secrets = || {
            let cookies = jar.iter().zip(meanings);
            let hidden = cookies.filter(|(facts, _)| facts.http_only == Some(true));
            hidden.filter(|(facts, meaning)| {
                by_submission(facts) && !is_not_random(facts) && !meaning.is_for_else()
            })
        };
        // One that remembers signs in again when the session is over, so that there is a session beside it.
        let ended = |(facts, meaning): (&&Facts, &&Meaning)| {
            let seen = facts.behaviour;
            seen.new_at_sign_in
                && seen.gone_at_sign_out
                && !seen.same_at_next_sign_in
                && !meaning.speaks_of(Topic::Remember)
        };
        Self {
            hidden: secrets().next().is_some(),
            ended: secrets().any(ended),
        }
    }

    fn testify(&self, facts: &Facts, meaning: &Meaning) -> Vec<CookieReason> {
        let seen = facts.behaviour;
        if seen == Behaviour::default() {
            return Vec::new();
        }
        let set = by_submission(facts);
        // A session may go on under the same value, if nothing else can be what signs in.
        let may_go_on = meaning.sounds_like_session();
        let stayed = seen.watched_sign_out && !seen.gone_at_sign_out;
        let rows = [
            (set, "setBySubmission", SET_BY_SUBMISSION),
            (
                seen.watched_sign_in && !set && (self.hidden || !may_go_on),
                "setBySubmission",
                NOT_BY_SUBMISSION,
            ),
            (
                set && seen.gone_at_sign_out,
                "goneAtSignOut",
                GONE_AT_SIGN_OUT,
            ),
            (
                stayed && !seen.set_at_sign_out && !may_go_on,
                "goneAtSignOut",
                STAYED_AT_SIGN_OUT,
            ),
            (
                stayed && !seen.new_at_sign_in && self.ended,
                "goneAtSignOut",
                OUTLIVES,
            ),
            (set && is_not_random(facts), "bits", NOT_RANDOM),
            (seen.same_at_next_sign_in, "sameAtNextSignIn", SAME_AGAIN),
            (
                set && self.hidden && facts.http_only == Some(false),
                "visibleBesideHidden",
                FOR_SCRIPTS,
            ),
        ];
        rows.into_iter()
            .filter(|(so, ..)| *so)
            .map(|(_, code, weight)| reason(code, weight))
            .collect()
    }
}

fn by_submission(facts: &Facts) -> bool {
    let since = facts.behaviour.since_submission;
    since.is_some_and(|seconds| (0.0..=SOON).contains(&seconds))
}

fn is_not_random(facts: &Facts) -> bool {
    let shape = facts.shape.as_ref();
    shape.is_some_and(|shape| !shape.looks_random())
}
