//! Cookies that are parts of one: a value too long for one cookie, the count of its parts, its signature; and a session with the
//! number of its person.

use super::{
    assessment::{Assessment, reason},
    facts::Facts,
    same_response::SAME_RESPONSE,
};
use crate::cookies::name::{is_signature, names_person, numbers_person, stem};

/// A part is what the most probable of its parts is, and a signature what it signs. `answers` has the order of the jar.
pub(super) fn take_together(jar: &[&Facts], answers: &mut [Assessment]) {
    for group in groups(jar) {
        let signs = |place: &usize| {
            jar.get(*place)
                .is_some_and(|facts| is_signature(&facts.name))
        };
        let probability = |place: &usize| answers.get(*place).map_or(0.0, |it| it.probability);
        let parts = group.iter().filter(|place| !signs(place));
        let leader = parts
            .max_by(|one, other| probability(one).total_cmp(&probability(other)))
            .and_then(|place| answers.get(*place))
            .cloned();
        let Some(leader) = leader else { continue };
        for place in &group {
            let follows = leader.signs_in || signs(place);
            if let Some(answer) = answers.get_mut(*place).filter(|_| follows) {
                follow(answer, &leader);
            }
        }
    }
}

/// A session may count only beside the number of the person it is of, whoever could guess that: where a site keeps it from
/// scripts, which would show it, and gives it out together with the session, it is for the site itself.
pub(super) fn take_numbers(jar: &[&Facts], answers: &mut [Assessment]) {
    let comes = |facts: &Facts| {
        let seen = facts.behaviour;
        let by_submission = seen.since_submission.is_some() && !seen.unasked;
        facts.http_only == Some(true) && by_submission && seen.new_at_sign_in
    };
    let leader = jar.iter().zip(answers.iter()).filter(|(facts, answer)| {
        answer.signs_in
            && facts.http_only == Some(true)
            && facts.behaviour.since_submission.is_some()
    });
    let leader = leader.map(|(_, answer)| answer);
    let leader = leader.max_by(|one, other| one.probability.total_cmp(&other.probability));
    let Some(leader) = leader.cloned() else {
        return;
    };
    for (facts, answer) in jar.iter().zip(answers) {
        let shape = facts.shape.as_ref();
        let is_number = shape.is_some_and(|shape| shape.identifier && shape.digits >= 1.0);
        let numbers = numbers_person(&facts.name) || (names_person(&facts.name) && is_number);
        if comes(facts) && numbers {
            follow(answer, &leader);
        }
    }
}

fn follow(answer: &mut Assessment, leader: &Assessment) {
    let log_odds = |probability: f64| (probability / (1.0 - probability)).ln();
    let weight = log_odds(leader.probability) - log_odds(answer.probability);
    if answer.signs_in != leader.signs_in && weight.is_finite() {
        answer.reasons.insert(0, reason("companion", weight));
        answer.kind = leader.kind;
        answer.signs_in = leader.signs_in;
        answer.probability = leader.probability;
    }
}

/// The places of cookies that are parts of one. Work grows as sorting does.
fn groups(jar: &[&Facts]) -> Vec<Vec<usize>> {
    let mut cookies: Vec<(Life<'_>, f64, usize)> = jar
        .iter()
        .enumerate()
        .map(|(place, facts)| {
            let name = stem(&facts.name).unwrap_or(&facts.name);
            let life = (name, &facts.host, &facts.path, facts.http_only);
            (life, facts.lifetime.unwrap_or(f64::MAX), place)
        })
        .collect();
    cookies.sort_unstable_by(|one, other| {
        let ends = one.1.total_cmp(&other.1);
        one.0.cmp(&other.0).then(ends).then(one.2.cmp(&other.2))
    });
    cookies
        .chunk_by(|one, other| one.0 == other.0 && other.1 - one.1 <= SAME_RESPONSE)
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|(.., place)| *place).collect())
        .collect()
}

/// What parts of one have in common: the stem of the name, the host, the path, and whether scripts can read them.
type Life<'a> = (
    &'a str,
    &'a Option<String>,
    &'a Option<String>,
    Option<bool>,
);
