//! Which cookies teach what a sign-in cookie looks like.

use std::collections::HashMap;

use latchkey::cookies::{
    Classifier, Decision, KNOWN_FOR_ELSE, Linear, Term, belong_together, feature_names,
    is_known_for_else,
};

use crate::{
    competition::{Case, Problem},
    evaluate::Cookies,
    example::Example,
};

/// How much a cookie counts whose label comes from documents, or from what the site declares.
const HEARSAY: f64 = 0.3;
/// How strongly weights are drawn to what is written down here, as so many standard deviations.
const PULL: f64 = 330.0;
/// No feature is taken to vary less than this, or a few rare cookies would decide how much it counts.
const LEAST_DEVIATION: f64 = 0.1;
/// What is known before any cookie is seen, in log-odds: there are few of today's tokens among the cookies that were judged
/// by logins.
const PRIOR: [(&str, f64); 4] = [
    ("isJwt", 1.5),
    ("nameRemember", 1.0),
    ("knownSignsIn", 2.5),
    ("knownSession", 1.0),
];

/// What is left of a weight of nothing after a descent.
const LEAST_WEIGHT: f64 = 1e-3;
/// What protects a cookie never speaks against its signing in, whatever the labelled sites did in their time.
const NEVER_AGAINST: [&str; 5] = [
    "httpOnly",
    "secure",
    "sameSiteGiven",
    "siteSecure",
    "onlySecure",
];

/// Fits the model on examples with their names, and again without.
pub(crate) fn classifier(
    cookies: &Cookies,
    places: &[usize],
    threshold: f64,
) -> anyhow::Result<Classifier> {
    let of = |examples: &'_ [Example]| -> Vec<Example> {
        places
            .iter()
            .map(|place| examples[*place].clone())
            .collect()
    };
    let (named, scrambled) = (of(&cookies.named), of(&cookies.scrambled));
    let mut jars = jars(&named);
    jars.extend(self::jars(&scrambled));
    let gold: Vec<&Example> = jars.iter().flatten().copied().collect();
    let scales: Vec<Scale> = (0..feature_names().len())
        .map(|feature| Scale::of(&gold, feature))
        .collect();
    let mut cases: Vec<Vec<Case>> = jars.iter().map(|jar| judged(jar, &scales)).collect();
    cases.extend(named.iter().filter_map(|example| heard(example, &scales)));
    let prior = |name: &str| {
        let written = PRIOR.iter().find(|(feature, _)| *feature == name);
        written.map_or(0.0, |(_, log_odds)| *log_odds)
    };
    let mut problem = Problem {
        jars: cases,
        prior: feature_names()
            .iter()
            .zip(&scales)
            .map(|(name, scale)| prior(name) * scale.deviation)
            .collect(),
        pull: PULL,
    };
    let mut fitted = problem.clone().solve()?;
    loop {
        let wrong: Vec<usize> = (0..feature_names().len())
            .filter(|place| NEVER_AGAINST.contains(&feature_names()[*place]))
            .filter(|place| fitted.weights[*place] < -LEAST_WEIGHT)
            .collect();
        if wrong.is_empty() {
            break;
        }
        problem.leave_out(&wrong);
        fitted = problem.clone().solve()?;
    }
    Ok(Classifier {
        linear: Linear {
            bias: fitted.bias,
            terms: scales
                .iter()
                .zip(fitted.weights)
                .map(|(scale, weight)| Term {
                    centre: scale.mean,
                    slope: weight / scale.deviation,
                })
                .collect(),
        },
        decision: Decision {
            shift: fitted.shift,
            threshold,
        },
    })
}

/// The cookies of each site that was judged by logins, in the order of their sites.
fn jars(examples: &[Example]) -> Vec<Vec<&Example>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut jars: Vec<Vec<&Example>> = Vec::new();
    for example in examples.iter().filter(|example| example.gold) {
        let place = *places.entry(&example.facts.site).or_insert(jars.len());
        match jars.get_mut(place) {
            Some(jar) => jar.push(example),
            None => jars.push(vec![example]),
        }
    }
    jars
}

fn judged(jar: &[&Example], scales: &[Scale]) -> Vec<Case> {
    let competitors = |place: usize| {
        let others = (0..jar.len()).filter(|other| *other != place);
        others
            .filter(|other| !belong_together(&jar[place].facts, &jar[*other].facts))
            .collect()
    };
    jar.iter()
        .enumerate()
        .map(|(place, example)| Case {
            competitors: Some(competitors(place)),
            ..case(example, scales)
        })
        .collect()
}

/// A cookie whose label is hearsay, if it says anything of signing in.
fn heard(example: &Example, scales: &[Scale]) -> Option<Vec<Case>> {
    let counts = !example.gold && example.signs_in.is_some();
    counts.then(|| {
        vec![Case {
            weight: HEARSAY,
            ..case(example, scales)
        }]
    })
}

fn case(example: &Example, scales: &[Scale]) -> Case {
    let features = example.features.iter().zip(scales);
    Case {
        features: features.map(|(value, scale)| scale.apply(*value)).collect(),
        yes: example.signs_in == Some(true),
        weight: 1.0,
        offset: if is_known_for_else(&example.facts.name) {
            KNOWN_FOR_ELSE
        } else {
            0.0
        },
        competitors: None,
    }
}

/// What makes features of different units alike.
pub(crate) struct Scale {
    mean: f64,
    deviation: f64,
}

impl Scale {
    /// The mean of a feature where it is known, and its standard deviation.
    #[expect(clippy::cast_precision_loss, reason = "there are a few thousand cases")]
    pub(crate) fn of(examples: &[&Example], feature: usize) -> Self {
        let known: Vec<f64> = examples
            .iter()
            .map(|example| example.features[feature])
            .filter(|value| value.is_finite())
            .collect();
        let count = known.len().max(1) as f64;
        let mean = known.iter().sum::<f64>() / count;
        let squares = known.iter().map(|value| (value - mean).powi(2));
        Self {
            mean,
            deviation: (squares.sum::<f64>() / count).sqrt().max(LEAST_DEVIATION),
        }
    }

    /// What is not known is taken to be in the middle.
    pub(crate) fn apply(&self, value: f64) -> f64 {
        if value.is_finite() {
            (value - self.mean) / self.deviation
        } else {
            0.0
        }
    }
}
