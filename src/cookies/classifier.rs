//! Which of many cookies sign in.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::{
    behaviour::evidence,
    cookie::Cookie,
    facts::{Behaviour, Facts, host_of},
    features::{feature_names, features_with},
    kin::take_together,
    kind::Kind,
    kinds,
    linear::Linear,
    names::Meaning,
    trees::Trees,
};
use crate::site::site_of;

/// Most reasons told; the rest is small.
const MAX_REASONS: usize = 5;
/// Reasons weaker than this are not told, in log-odds.
const SMALLEST_REASON: f64 = 0.05;
/// What it takes away that the name is known to be for something else.
const KNOWN_FOR_ELSE: f64 = -4.0;

/// The model of sign-in cookies.
#[derive(Clone, Debug, PartialEq)]
pub struct Classifier {
    /// A sum of features.
    pub linear: Linear,
    /// What the features say together.
    pub trees: Trees,
    /// From this probability on, a cookie is said to sign in. Missing one costs more than naming one too many.
    pub threshold: f64,
}

/// What is made of a cookie.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// What it is for.
    pub kind: Kind,
    /// It probably keeps the person signed in.
    pub signs_in: bool,
    /// How probable that is: 0 to 1.
    pub probability: f64,
    /// What counted most, the strongest first.
    pub reasons: Vec<CookieReason>,
}

/// Why a cookie was taken for what it is.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CookieReason {
    /// What was looked at: a feature of the model, `setBySubmission`, `goneAtSignOut` or `sameAtNextSignIn`.
    pub code: Cow<'static, str>,
    /// How much it counted for signing in, in log-odds; below zero it counted against.
    pub weight: f64,
}

static SHIPPED: LazyLock<Option<Classifier>> = LazyLock::new(|| {
    Some(Classifier {
        linear: include_str!("weights/linear.tsv").parse().ok()?,
        trees: include_str!("weights/trees.tsv").parse().ok()?,
        threshold: include_str!("weights/threshold.tsv")
            .lines()
            .find_map(|line| line.parse().ok())?,
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
        host_of(cookie),
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
        let mut by_name: HashMap<&str, Named> = HashMap::new();
        for facts in facts {
            let named = by_name.entry(&facts.name);
            named.or_insert_with(|| Named::of(facts));
        }
        for places in by_site(facts) {
            let cookies = places.iter().filter_map(|place| facts.get(*place));
            let (jar, named): (Vec<&Facts>, Vec<&Named>) = cookies
                .filter_map(|facts| Some((facts, by_name.get(facts.name.as_str())?)))
                .unzip();
            let meanings: Vec<&Meaning> = named.iter().map(|named| &named.meaning).collect();
            let rows = features_with(&jar, &meanings).into_iter();
            let mut assessments: Vec<Assessment> = rows
                .zip(evidence(&jar, &meanings))
                .zip(&named)
                .map(|((row, seen), named)| self.assess(&row, seen, named))
                .collect();
            take_together(&jar, &mut assessments);
            for (place, assessment) in places.iter().zip(assessments) {
                if let Some(slot) = answer.get_mut(*place) {
                    *slot = Some(assessment);
                }
            }
        }
        answer.into_iter().flatten().collect()
    }

    fn assess(&self, row: &[f64], mut seen: Vec<CookieReason>, named: &Named) -> Assessment {
        let mut weights = vec![0.0; row.len()];
        let mut add = |index: usize, part: f64| {
            if let Some(weight) = weights.get_mut(index) {
                *weight += part / 2.0;
            }
        };
        let model = self.log_odds_with(row, &mut add);
        if named.meaning.is_for_else() {
            seen.push(reason("knownOther", KNOWN_FOR_ELSE));
        }
        let log_odds = model + seen.iter().map(|reason| reason.weight).sum::<f64>();
        let probability = 1.0 / (1.0 + (-log_odds).exp());
        let signs_in = probability >= self.threshold;
        Assessment {
            kind: if signs_in { Kind::SignsIn } else { named.kind },
            signs_in,
            probability,
            reasons: reasons(&weights, seen),
        }
    }

    /// The log-odds that a cookie with these features signs in.
    #[must_use]
    pub fn log_odds(&self, row: &[f64]) -> f64 {
        self.log_odds_with(row, &mut |_, _| ())
    }

    fn log_odds_with(&self, row: &[f64], add: &mut impl FnMut(usize, f64)) -> f64 {
        let linear = self.linear.log_odds(row, &mut *add);
        let trees = self.trees.log_odds(row, add);
        f64::midpoint(linear, trees)
    }
}

/// What a cookie's name alone says.
struct Named {
    meaning: Meaning,
    /// What it is for, if it does not sign in.
    kind: Kind,
}

impl Named {
    fn of(facts: &Facts) -> Self {
        Self {
            meaning: Meaning::of(&facts.name),
            kind: kinds::kind_of(facts),
        }
    }
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

pub(super) fn reason(code: &'static str, weight: f64) -> CookieReason {
    CookieReason {
        code: Cow::Borrowed(code),
        weight,
    }
}

/// The strongest of what the features added and what was seen.
fn reasons(weights: &[f64], mut reasons: Vec<CookieReason>) -> Vec<CookieReason> {
    let mut strongest: Vec<(usize, f64)> = weights
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, weight)| weight.abs() >= SMALLEST_REASON)
        .collect();
    strongest.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
    strongest.truncate(MAX_REASONS);
    reasons.extend(strongest.into_iter().filter_map(|(index, weight)| {
        let code = Cow::Borrowed(*feature_names().get(index)?);
        Some(CookieReason { code, weight })
    }));
    reasons.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
    reasons.truncate(MAX_REASONS);
    reasons
}
