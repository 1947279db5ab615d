//! What it says of the cookies of a site how they behaved while a person signed in and out.
//!
//! The weights are log-odds and set by judgement; `docs/cookies.md` argues for each.

use super::{
    assessment::{CookieReason, reason},
    facts::Facts,
};
use crate::cookies::{
    name::{Meaning, Topic, begin_alike},
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was seen is independent of what else was"
)]
struct Company {
    /// One that scripts cannot read was set by a submission, though it may have gone since.
    hidden: bool,
    /// Anything that could sign in was set by a submission.
    came: bool,
    /// There is one that scripts cannot read and that could sign in, however it came.
    has_hidden: bool,
    /// One that no script can read came with the submission and went at the sign-out, other than those that remember.
    ended: bool,
    /// Of those that scripts cannot read and that could sign in, one came, one went on, both end with the browser, and both
    /// were named by the same program.
    are_halves: bool,
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
        let came = |(facts, meaning): (&&Facts, &&Meaning)| {
            by_submission(facts) && !is_not_random(facts) && !meaning.is_for_else()
        };
        let is_brief = |facts: &Facts| facts.session == Some(true);
        let went_on = jar.iter().zip(meanings).filter(|(facts, meaning)| {
            is_brief(facts) && !by_submission(facts) && is_hidden_secret(facts, meaning)
        });
        let (brought, others): (Vec<_>, Vec<_>) = (secrets().collect(), went_on.collect());
        let are_halves = match (brought.as_slice(), others.as_slice()) {
            ([(one, _)], [(other, _)]) => is_brief(one) && begin_alike(&one.name, &other.name),
            _ => false,
        };
        Self {
            are_halves,
            hidden: secrets().next().is_some()
                || jar.iter().any(|facts| facts.behaviour.hidden_came),
            came: jar.iter().zip(meanings).any(came),
            has_hidden: jar.iter().zip(meanings).any(|(facts, meaning)| {
                facts.http_only == Some(true) && !is_not_random(facts) && !meaning.is_for_else()
            }),
            ended: secrets().any(ended),
        }
    }

    fn testify(&self, facts: &Facts, meaning: &Meaning) -> Vec<CookieReason> {
        let seen = facts.behaviour;
        if seen == Behaviour::default() {
            return Vec::new();
        }
        let set = by_submission(facts);
        let may_go_on = self.may_go_on(facts, meaning);
        let stayed = seen.watched_sign_out && !seen.gone_at_sign_out;
        let is_other_half = !stayed && self.may_be_other_half(facts, meaning);
        let rows = [
            // What is set whenever a page connects, as the number of a socket is, comes after a submission too.
            (
                set && !meaning.is_for_else(),
                "setBySubmission",
                SET_BY_SUBMISSION,
            ),
            (
                seen.watched_sign_in
                    && !set
                    && !is_other_half
                    && (self.hidden || !may_go_on || (seen.unasked && self.has_hidden)),
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

    /// What came may count only beside what was there before, as a session beside its key. Where one of both outlives the
    /// browser, the other cannot be needed, and beside two that came or that were there before, nothing speaks for it; nor
    /// where another program has named it.
    fn may_be_other_half(&self, facts: &Facts, meaning: &Meaning) -> bool {
        self.are_halves && facts.session == Some(true) && is_hidden_secret(facts, meaning)
    }

    /// A session may go on under the same value, if nothing else can be what signs in: whatever it is called, if scripts
    /// cannot read it and no other such came; and if nothing came, whoever can read it.
    fn may_go_on(&self, facts: &Facts, meaning: &Meaning) -> bool {
        let is_secret = !is_not_random(facts) && !meaning.speaks_of_something_else();
        let is_hidden = facts.http_only == Some(true);
        meaning.sounds_like_session() || (is_secret && ((is_hidden && !self.hidden) || !self.came))
    }
}

/// What scripts write whenever they like was set by no submission.
fn by_submission(facts: &Facts) -> bool {
    let since = facts
        .behaviour
        .since_submission
        .filter(|_| !facts.behaviour.unasked);
    since.is_some_and(|seconds| (0.0..=SOON).contains(&seconds))
}

fn is_hidden_secret(facts: &Facts, meaning: &Meaning) -> bool {
    facts.http_only == Some(true) && !is_not_random(facts) && !meaning.speaks_of_something_else()
}

fn is_not_random(facts: &Facts) -> bool {
    facts.is_hard_to_guess() == Some(false)
}
