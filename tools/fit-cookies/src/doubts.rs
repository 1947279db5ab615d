//! Mistakes where the label may be wrong, or where nobody could know better.
//!
//! The gold labels come from replaying logins with fewer and fewer cookies: one that signs in, but beside which another
//! does so as well, is labelled as not signing in.

use latchkey::cookies::{Kind, Topic, known_kind, topics_of};

use crate::{
    example::Example,
    measure::{Judged, Score, score},
};

const TOPICS: [Topic; 5] = [
    Topic::Session,
    Topic::Login,
    Topic::Remember,
    Topic::Person,
    Topic::Identity,
];

/// Counts of mistakes, and of those that are doubtful.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Doubts {
    /// Said to sign in, and labelled otherwise.
    pub(crate) wrong: usize,
    /// Of these, those whose names speak of signing in, a session or a person.
    pub(crate) named: usize,
    /// Labelled as signing in, and not found.
    pub(crate) missed: usize,
    /// Of these, those that scripts can read.
    pub(crate) readable: usize,
    /// Of these, those whose value does not look random.
    pub(crate) not_random: usize,
    /// The score if doubtful names had counted for nothing.
    pub(crate) without: Score,
}

/// Looks at what was said of gold examples.
pub(crate) fn doubts(examples: &[&Example], judged: &[Judged<'_>]) -> Doubts {
    let gold: Vec<(&Example, &Judged<'_>)> = examples.iter().copied().zip(judged).collect();
    let count = |test: &dyn Fn(&Example, &Judged<'_>) -> bool| {
        gold.iter().filter(|(one, said)| test(one, said)).count()
    };
    let wrong = |judged: &Judged<'_>| judged.said && !judged.yes;
    let missed = |judged: &Judged<'_>| judged.yes && !judged.said;
    let rest: Vec<Judged<'_>> = gold
        .iter()
        .filter(|(example, judged)| !(wrong(judged) && speaks_of_signing_in(example)))
        .map(|(_, judged)| **judged)
        .collect();
    Doubts {
        wrong: count(&|_, judged| wrong(judged)),
        named: count(&|example, judged| wrong(judged) && speaks_of_signing_in(example)),
        missed: count(&|_, judged| missed(judged)),
        readable: count(&|one, judged| missed(judged) && one.facts.http_only == Some(false)),
        not_random: count(&|one, judged| missed(judged) && is_not_random(one)),
        without: score(&rest),
    }
}

fn speaks_of_signing_in(example: &Example) -> bool {
    let name = &example.facts.name;
    known_kind(name).map_or_else(
        || topics_of(name).iter().any(|topic| TOPICS.contains(topic)),
        |kind| matches!(kind, Kind::SignsIn | Kind::Session),
    )
}

fn is_not_random(example: &Example) -> bool {
    let shape = example.facts.shape.as_ref();
    shape.is_some_and(|shape| !shape.looks_random())
}
