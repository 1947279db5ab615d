//! Cookies that are parts of one: a value too long for one cookie, the count of its parts, its signature.

use std::collections::HashMap;

use super::{
    classifier::{Assessment, reason},
    facts::Facts,
    moment::SAME_MOMENT,
};

/// What libraries put behind the name of a cookie for its signature.
const SIGNATURES: [&str; 4] = [".sig", "_sig", "-sig", ".signature"];
/// What they put between the name and the number of a part.
const BEFORE_NUMBERS: [&str; 5] = [".", "_", "-", "C", ""];
/// Digits of the number of a part.
const MOST_DIGITS: usize = 2;

/// A part is what the most probable of its parts is, and a signature what it signs. `answers` has the order of the jar.
pub(super) fn take_together(jar: &[&Facts], answers: &mut [Assessment]) {
    for family in families(jar) {
        let is_signature = |place: &usize| jar.get(*place).is_some_and(|facts| signs(&facts.name));
        let probability = |place: &usize| answers.get(*place).map_or(0.0, |it| it.probability);
        let parts = family.iter().filter(|place| !is_signature(place));
        let leader = parts
            .max_by(|one, other| probability(one).total_cmp(&probability(other)))
            .and_then(|place| answers.get(*place))
            .cloned();
        let Some(leader) = leader else { continue };
        for place in &family {
            let follows = leader.signs_in || is_signature(place);
            if let Some(answer) = answers.get_mut(*place).filter(|_| follows) {
                follow(answer, &leader);
            }
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
fn families(jar: &[&Facts]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<_, Vec<(f64, usize)>> = HashMap::new();
    for (place, facts) in jar.iter().enumerate() {
        let name = facts.name.as_str();
        let life = (&facts.host, &facts.path, facts.http_only);
        let group = groups.entry((stem(name).unwrap_or(name), life));
        let end = facts.lifetime.unwrap_or(f64::MAX);
        group.or_default().push((end, place));
    }
    let mut families = Vec::new();
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let together = group.chunk_by(|(one, _), (other, _)| other - one <= SAME_MOMENT);
        families.extend(together.map(|family| family.iter().map(|(_, place)| *place).collect()));
    }
    families
}

/// What is left of the name of a part or a signature.
pub(super) fn stem(name: &str) -> Option<&str> {
    let numbered = || {
        let rest = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let digits = name.len() - rest.len();
        let mut marks = BEFORE_NUMBERS.iter();
        (1..=MOST_DIGITS)
            .contains(&digits)
            .then(|| marks.find_map(|mark| rest.strip_suffix(mark)))
            .flatten()
    };
    unsigned(name)
        .or_else(numbered)
        .filter(|stem| !stem.is_empty())
}

fn signs(name: &str) -> bool {
    unsigned(name).is_some()
}

fn unsigned(name: &str) -> Option<&str> {
    SIGNATURES
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
}
