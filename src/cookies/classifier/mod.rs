//! Which of many cookies sign in.
//!
//! Cookies of one site are judged together, in this order:
//!
//! 1. [`features()`] makes numbers with names of the facts of each cookie, and of where it ranks among the others (`ranks`,
//!    `pairs`, `same_response`); `linear` adds them up, with weights that are data (`weights/linear.tsv`);
//! 2. `competition` takes from each cookie what better ones leave to it;
//! 3. `behaviour` adds what was seen of it while the person signed in and out;
//! 4. `decision` says from which probability on it signs in (`weights/decision.tsv`);
//! 5. `chunks` makes one of the parts of a value and its signature, and of a session and the number of its person;
//! 6. `kind_model` says what the others are for, by their names (`weights/kinds.tsv`).

mod assessment;
mod behaviour;
mod chunks;
mod competition;
mod decision;
mod facts;
mod features;
mod kind_model;
mod linear;
mod pairs;
mod ranks;
mod same_response;

use std::{collections::HashMap, sync::LazyLock};

use assessment::{Strongest, reason, strongest_first};
use behaviour::evidence;
use chunks::{take_numbers, take_together};
use competition::taken_by_better;

pub use assessment::{Assessment, CookieReason};
pub use competition::{COMPETITION, NO_COOKIE, belong_together, handicaps};
pub use decision::Decision;
pub use facts::Facts;
pub use features::{feature_names, features};
pub use kind_model::{kind_of, most_probable, signs};
pub use linear::{Linear, Term};

use super::{
    cookie::Cookie,
    kind::Kind,
    name::{Meaning, is_of_another_service},
    observation::Behaviour,
    value::Shape,
};
use crate::site::site_of;

/// What it takes away that the name is known to be for something else, in log-odds.
pub const KNOWN_FOR_ELSE: f64 = -6.0;

/// Where every value of a site says less, in bits, anybody could sign in by trying.
const TRIED_OUT_BITS: f64 = 20.0;
/// What that takes away, in log-odds.
const TRIED_OUT: f64 = -8.0;

/// The model of sign-in cookies.
#[derive(Clone, Debug, PartialEq)]
pub struct Classifier {
    /// What a cookie looks like: a sum of features.
    pub linear: Linear,
    /// When it is enough.
    pub decision: Decision,
}

static SHIPPED: LazyLock<Option<Classifier>> = LazyLock::new(|| {
    Some(Classifier {
        linear: include_str!("weights/linear.tsv").parse().ok()?,
        decision: include_str!("weights/decision.tsv").parse().ok()?,
    })
});

/// Assesses the cookies of any number of sites at a time, in seconds since 1970. `seen` has what was seen of each, as far as
/// it goes. The answer has their order. Cookies of one site see each other; those of different stores and partitions do
/// not.
#[must_use]
pub fn assess(cookies: &[Cookie], seen: &[Behaviour], now: f64) -> Vec<Assessment> {
    let unseen = std::iter::repeat(Behaviour::default());
    // Many cookies have few places.
    let mut sites: HashMap<[&str; 4], String> = HashMap::new();
    let facts: Vec<Facts> = cookies
        .iter()
        .zip(seen.iter().copied().chain(unseen))
        .map(|(cookie, behaviour)| {
            let place = place_of(cookie);
            let site = sites.entry(place).or_insert_with(|| {
                let [host, apart @ ..] = place;
                format!("{} {}", site_of(host), apart.join(" "))
            });
            Facts {
                behaviour,
                ..Facts::within(site, cookie, now)
            }
        })
        .collect();
    classify(&facts)
}

/// The host of a cookie, and its store, partition and isolated site: cookies of one site that are kept apart by these do not
/// see each other.
fn place_of(cookie: &Cookie) -> [&str; 4] {
    let partition = cookie.partition_key.as_ref();
    [
        cookie.host(),
        &cookie.store_id,
        partition
            .and_then(|key| key.top_level_site.as_deref())
            .unwrap_or_default(),
        cookie.first_party_domain.as_deref().unwrap_or_default(),
    ]
}

/// Assesses cookies of which only facts are known, with the shipped model.
#[must_use]
pub fn classify(facts: &[Facts]) -> Vec<Assessment> {
    Classifier::shipped().classify(facts)
}

impl Classifier {
    /// The model that is shipped.
    ///
    /// # Panics
    /// If the shipped data is broken, which a test rules out.
    #[must_use]
    pub fn shipped() -> &'static Self {
        SHIPPED.as_ref().expect("the shipped model can be read")
    }

    /// Assesses cookies. The answer has their order.
    #[must_use]
    pub fn classify(&self, facts: &[Facts]) -> Vec<Assessment> {
        let mut answer: Vec<Option<Assessment>> = vec![None; facts.len()];
        // Sites give many cookies the same names.
        let mut by_name: HashMap<(&str, bool), usize> = HashMap::new();
        let mut different: Vec<Named> = Vec::new();
        let named_as: Vec<usize> = facts
            .iter()
            .map(|facts| {
                let elsewhere = is_elsewhere(facts);
                *by_name.entry((&facts.name, elsewhere)).or_insert_with(|| {
                    different.push(Named::of(facts, elsewhere));
                    different.len() - 1
                })
            })
            .collect();
        for places in by_site(facts) {
            let (jar, named): (Vec<&Facts>, Vec<&Named>) = places
                .iter()
                .filter_map(|place| {
                    Some((facts.get(*place)?, different.get(*named_as.get(*place)?)?))
                })
                .unzip();
            let meanings: Vec<&Meaning> = named.iter().map(|named| &named.meaning).collect();
            let mut looks: Vec<Looks> = Vec::with_capacity(jar.len());
            features::each(&jar, &meanings, |row, meaning| {
                looks.push(self.look(row, meaning));
            });
            let rows = jar.iter().zip(&meanings);
            for (look, (facts, meaning)) in looks.iter_mut().zip(rows) {
                if is_a_choice(facts, meaning) {
                    look.add(reason("knownOther", KNOWN_FOR_ELSE));
                }
            }
            if jar.iter().all(|facts| could_be_tried_out(facts)) {
                for look in &mut looks {
                    look.add(reason("bits", TRIED_OUT));
                }
            }
            let handicaps = handicaps_of(&jar, &looks);
            let mut assessments: Vec<Assessment> = looks
                .into_iter()
                .zip(handicaps)
                .zip(evidence(&jar, &meanings))
                .zip(&named)
                .map(|(((look, handicap), seen), named)| self.judge(look, handicap, seen, named))
                .collect();
            take_together(&jar, &mut assessments);
            take_numbers(&jar, &mut assessments);
            for (place, assessment) in places.iter().zip(assessments) {
                if let Some(slot) = answer.get_mut(*place) {
                    *slot = Some(assessment);
                }
            }
        }
        answer.into_iter().flatten().collect()
    }

    /// What a cookie looks like, by its features.
    fn look(&self, row: &[f64], meaning: &Meaning) -> Looks {
        let mut reasons = Strongest::default();
        let log_odds = self
            .linear
            .log_odds(row, |index, part| reasons.add(index, part));
        let mut look = Looks {
            log_odds,
            reasons: reasons.told(),
        };
        if meaning.is_for_else() {
            look.add(reason("knownOther", KNOWN_FOR_ELSE));
        }
        look
    }

    fn judge(
        &self,
        looks: Looks,
        handicap: Option<f64>,
        seen: Vec<CookieReason>,
        named: &Named,
    ) -> Assessment {
        let mut reasons = looks.reasons;
        let against = handicap.and_then(|handicap| taken_by_better(handicap, looks.log_odds));
        reasons.extend(against.map(|weight| reason("rivals", weight)));
        let compared = handicap.map_or(0.0, |handicap| handicap + self.decision.shift);
        let behaviour: f64 = seen.iter().map(|reason| reason.weight).sum();
        reasons.extend(seen);
        let log_odds = looks.log_odds + compared + behaviour;
        let probability = 1.0 / (1.0 + (-log_odds).exp());
        let signs_in = probability >= self.decision.threshold;
        Assessment {
            kind: if signs_in { Kind::SignsIn } else { named.kind },
            signs_in,
            probability,
            reasons: strongest_first(reasons),
        }
    }
}

/// What the others of its site take from each cookie, or leave to it. Of a cookie of no known site, nobody knows.
fn handicaps_of(jar: &[&Facts], looks: &[Looks]) -> Vec<Option<f64>> {
    if jar.iter().all(|facts| facts.site.is_empty()) {
        return vec![None; jar.len()];
    }
    let log_odds: Vec<f64> = looks.iter().map(|look| look.log_odds).collect();
    handicaps(jar, &log_odds).into_iter().map(Some).collect()
}

/// What a cookie looks like, before it is compared with the others of its site.
struct Looks {
    log_odds: f64,
    reasons: Vec<CookieReason>,
}

impl Looks {
    fn add(&mut self, reason: CookieReason) {
        self.log_odds += reason.weight;
        self.reasons.push(reason);
    }
}

/// Its name speaks of a choice, of visits or of machines, and its value could be guessed.
fn is_a_choice(facts: &Facts, meaning: &Meaning) -> bool {
    !meaning.is_for_else()
        && meaning.speaks_of_something_else()
        && facts.is_hard_to_guess() == Some(false)
}

fn could_be_tried_out(facts: &Facts) -> bool {
    let bits = facts.shape.as_ref().map(Shape::bits);
    bits.is_some_and(|bits| bits < TRIED_OUT_BITS)
}

/// What a cookie's name alone says.
struct Named {
    meaning: Meaning,
    /// What it is for, if it does not sign in.
    kind: Kind,
}

impl Named {
    fn of(facts: &Facts, elsewhere: bool) -> Self {
        let meaning = Meaning::of(&facts.name);
        Self {
            meaning: if elsewhere {
                meaning.elsewhere()
            } else {
                meaning
            },
            kind: kind_of(facts),
        }
    }
}

/// The name is that of a service which is not at home where the cookie is.
fn is_elsewhere(facts: &Facts) -> bool {
    let host = facts.host.as_deref();
    host.is_some_and(|host| is_of_another_service(&facts.name, host))
}

/// The places of the cookies of each site. A cookie of no known site is alone.
#[must_use]
pub fn by_site(facts: &[Facts]) -> Vec<Vec<usize>> {
    let mut sites: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, facts) in facts.iter().enumerate() {
        let group = if facts.site.is_empty() {
            groups.len()
        } else {
            *sites.entry(&facts.site).or_insert(groups.len())
        };
        match groups.get_mut(group) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups
}
