//! Pairs of cookies, of which one names the person and the other proves it: `userid` and `password`.

use std::collections::HashMap;

use super::{facts::Facts, same_response::Endings};
use crate::cookies::{name::Meaning, value::Shape};

/// Where a cookie goes.
type Place<'a> = (Option<&'a str>, Option<bool>);

/// When the cookies of each place end that could be half of a pair.
pub(super) struct Pairs<'a> {
    identifiers: HashMap<Place<'a>, Endings>,
    proofs: HashMap<Place<'a>, Endings>,
}

impl<'a> Pairs<'a> {
    /// The pairs of a jar, of whose names it is known what they say.
    pub(super) fn of(jar: &[&'a Facts], meanings: &[&Meaning]) -> Self {
        Self {
            identifiers: endings(jar, meanings, could_identify),
            proofs: endings(jar, meanings, could_prove),
        }
    }

    /// The cookie could name a person, and one of its host that ends at the same moment could prove it.
    pub(super) fn identifies(&self, facts: &'a Facts, meaning: &Meaning) -> bool {
        could_identify(facts, meaning) && any(&self.proofs, facts)
    }

    /// The cookie could prove who somebody is, and one of its host that ends at the same moment could name the person.
    pub(super) fn proves(&self, facts: &'a Facts, meaning: &Meaning) -> bool {
        could_prove(facts, meaning) && any(&self.identifiers, facts)
    }
}

/// One sign is a yes, a no or a level, and names nobody; nor does a word whose name says that it is a language or a theme.
fn could_identify(facts: &Facts, meaning: &Meaning) -> bool {
    let shape = facts.shape.as_ref();
    shape.is_some_and(|shape| shape.identifier && shape.length > 1)
        && !meaning.speaks_of_something_else()
}

fn could_prove(facts: &Facts, meaning: &Meaning) -> bool {
    facts.shape.as_ref().is_some_and(Shape::could_be_proof) && !meaning.is_for_else()
}

fn place_of(facts: &Facts) -> Place<'_> {
    (facts.host.as_deref(), facts.host_only)
}

fn endings<'a>(
    jar: &[&'a Facts],
    meanings: &[&Meaning],
    test: fn(&Facts, &Meaning) -> bool,
) -> HashMap<Place<'a>, Endings> {
    let mut places: HashMap<Place<'a>, Vec<(f64, f64)>> = HashMap::new();
    let named = jar.iter().zip(meanings);
    for (facts, _) in named.filter(|(facts, meaning)| test(facts, meaning)) {
        if let Some(end) = facts.lifetime {
            places.entry(place_of(facts)).or_default().push((end, 1.0));
        }
    }
    let of_place = |(place, points)| (place, Endings::of(points));
    places.into_iter().map(of_place).collect()
}

fn any<'a>(places: &HashMap<Place<'a>, Endings>, facts: &'a Facts) -> bool {
    let endings = places.get(&place_of(facts));
    let end = facts.lifetime;
    endings
        .zip(end)
        .is_some_and(|(endings, end)| endings.around(end) > 0.0)
}
