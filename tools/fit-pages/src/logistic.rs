//! Multinomial logistic regression, drawn towards weights that a person wrote down.
//!
//! There are far more features than a few hundred pages can teach. What the pages are silent about stays as it was
//! written (`prior/`); what they speak about moves, as far as they insist.

use std::collections::{BTreeMap, HashMap};

use latchkey::model::{Evidence, Model};

/// One case: what was noted, which class is true, and how much it counts.
pub struct Case<'a> {
    /// What was noted.
    pub evidence: &'a Evidence,
    /// The class that is true.
    pub class: usize,
    /// How much it counts.
    pub weight: f64,
}

/// Steps of the descent, and how far each goes.
const STEPS: usize = 400;

/// The weights that make the cases most probable, each drawn to the written one as by a normal distribution of the
/// precision `pull`. A model of one class is a yes or no: class 0 is yes, class 1 is no.
#[must_use]
pub fn fit(prior: &Model, cases: &[Case<'_>], pull: f64) -> Model {
    let classes = prior.classes().len();
    let mut names = BTreeMap::new();
    for name in prior.weights().keys().map(String::as_str) {
        names.insert(name, 0);
    }
    for feature in cases.iter().flat_map(|case| case.evidence.features()) {
        names.insert(feature.name.as_str(), 0);
    }
    for (index, place) in names.values_mut().enumerate() {
        *place = index;
    }
    let start: Vec<f64> = names
        .keys()
        .flat_map(|name| {
            prior
                .weights()
                .get(*name)
                .cloned()
                .unwrap_or_else(|| vec![0.0; classes])
        })
        .collect();
    let rows: Vec<Row> = cases
        .iter()
        .map(|case| Row {
            features: case
                .evidence
                .features()
                .iter()
                .map(|feature| (names[feature.name.as_str()], feature.value))
                .collect(),
            class: case.class,
            weight: case.weight,
        })
        .collect();
    let weights = descend(&start, &rows, classes, pull);
    let table: HashMap<String, Vec<f64>> = names
        .iter()
        .map(|(name, place)| {
            (
                (*name).to_owned(),
                weights[place * classes..(place + 1) * classes].to_vec(),
            )
        })
        .collect();
    Model::new(prior.classes().to_vec(), table)
}

struct Row {
    features: Vec<(usize, f64)>,
    class: usize,
    weight: f64,
}

/// Gradient descent with Nesterov's momentum; the step is the inverse of a bound on the curvature.
fn descend(start: &[f64], rows: &[Row], classes: usize, pull: f64) -> Vec<f64> {
    let curvature: f64 = rows
        .iter()
        .map(|row| {
            row.weight
                * row
                    .features
                    .iter()
                    .map(|(_, value)| value * value)
                    .sum::<f64>()
        })
        .sum::<f64>()
        * 0.05;
    let step = 1.0 / (curvature + pull);
    let (mut weights, mut before) = (start.to_vec(), start.to_vec());
    for round in 0..STEPS {
        #[expect(clippy::cast_precision_loss, reason = "there are a few hundred rounds")]
        let momentum = round as f64 / (round as f64 + 3.0);
        let ahead: Vec<f64> = weights
            .iter()
            .zip(&before)
            .map(|(now, then)| now + momentum * (now - then))
            .collect();
        let mut slope: Vec<f64> = ahead
            .iter()
            .zip(start)
            .map(|(now, prior)| pull * (now - prior))
            .collect();
        for row in rows {
            for (class, error) in errors(row, &ahead, classes).into_iter().enumerate() {
                for (place, value) in &row.features {
                    slope[place * classes + class] += row.weight * error * value;
                }
            }
        }
        before = weights;
        weights = ahead
            .iter()
            .zip(&slope)
            .map(|(now, slope)| now - step * slope)
            .collect();
    }
    weights
}

/// By class, the probability less the truth.
fn errors(row: &Row, weights: &[f64], classes: usize) -> Vec<f64> {
    let mut scores = vec![0.0; classes];
    for (place, value) in &row.features {
        for (class, score) in scores.iter_mut().enumerate() {
            *score += weights[place * classes + class] * value;
        }
    }
    if classes == 1 {
        let truth = if row.class == 0 { 1.0 } else { 0.0 };
        return vec![1.0 / (1.0 + (-scores[0]).exp()) - truth];
    }
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers
        .iter()
        .enumerate()
        .map(|(class, power)| power / sum - if class == row.class { 1.0 } else { 0.0 })
        .collect()
}
