//! A linear model with its weights as readable data: each feature that is present adds its weight to each class.

use std::{collections::HashMap, str::FromStr};

use serde::Serialize;

mod evidence;

pub use evidence::{Evidence, Feature};

/// Most reasons told; the rest is small.
const MAX_REASONS: usize = 5;

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Where it was seen and what, as in `autocomplete=new-password` or `label: choose a password`.
    pub seen: String,
    /// How much it counted, in log-odds; negative speaks against.
    pub weight: f64,
}

/// Weights in log-odds, by feature and class.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    classes: Vec<String>,
    weights: HashMap<String, Vec<f64>>,
}

/// Why a text is not a model: the number of the line, counted from 1, that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the model could not be read")]
pub struct InvalidModel {
    /// The line.
    pub line: usize,
}

impl FromStr for Model {
    type Err = InvalidModel;

    /// Reads tab-separated lines: a heading `feature` and the classes, then a feature and its weights. Lines that
    /// begin with `#` are for people.
    fn from_str(text: &str) -> Result<Self, InvalidModel> {
        let mut lines = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        let (_, heading) = lines.next().ok_or(InvalidModel { line: 1 })?;
        let classes: Vec<_> = heading.split('\t').skip(1).map(str::to_owned).collect();
        let weights = lines
            .map(|(index, line)| {
                let mut columns = line.split('\t');
                let feature = columns.next().unwrap_or_default().to_owned();
                let weights: Vec<f64> = columns
                    .map(str::parse)
                    .collect::<Result<_, _>>()
                    .map_err(|_| InvalidModel { line: index + 1 })?;
                if weights.len() == classes.len() {
                    Ok((feature, weights))
                } else {
                    Err(InvalidModel { line: index + 1 })
                }
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { classes, weights })
    }
}

impl Model {
    /// A model with these classes and weights.
    #[must_use]
    pub fn new(classes: Vec<String>, weights: HashMap<String, Vec<f64>>) -> Self {
        Self { classes, weights }
    }

    /// The classes, in the order of the weights.
    #[must_use]
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// The weights by feature.
    #[must_use]
    pub fn weights(&self) -> &HashMap<String, Vec<f64>> {
        &self.weights
    }

    /// The sum for each class.
    #[must_use]
    pub fn scores(&self, evidence: &Evidence) -> Vec<f64> {
        let mut scores = vec![0.0; self.classes.len()];
        for feature in evidence.features() {
            if let Some(weights) = self.weights.get(&feature.name) {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += weight * feature.value;
                }
            }
        }
        scores
    }

    /// The probability of each class, where one of them is true.
    #[must_use]
    pub fn probabilities(&self, evidence: &Evidence) -> Vec<f64> {
        let scores = self.scores(evidence);
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
        let sum: f64 = powers.iter().sum();
        powers.iter().map(|power| power / sum).collect()
    }

    /// The log-odds of a model with one class.
    #[must_use]
    pub fn log_odds(&self, evidence: &Evidence) -> f64 {
        self.scores(evidence).first().copied().unwrap_or_default()
    }

    /// What counted most for a class against the mean of the others, the strongest first.
    #[must_use]
    pub fn reasons(&self, evidence: &Evidence, class: usize) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = evidence
            .features()
            .iter()
            .filter(|feature| feature.name != "bias")
            .filter_map(|feature| {
                let weights = self.weights.get(&feature.name)?;
                let own = weights.get(class)?;
                #[expect(clippy::cast_precision_loss, reason = "there are six classes at most")]
                let others = weights.len().saturating_sub(1).max(1) as f64;
                let weight = (own - (weights.iter().sum::<f64>() - own) / others) * feature.value;
                (weight.abs() >= 0.05).then(|| Reason {
                    seen: feature.to_string(),
                    weight,
                })
            })
            .collect();
        reasons.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
        reasons.truncate(MAX_REASONS);
        reasons
    }
}

/// The probability that log-odds stand for.
#[must_use]
pub(crate) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# for people\nfeature\tyes\tno\nbias\t0\t1\na\t2\t0\n";

    fn evidence(names: &[&str]) -> Evidence {
        let mut evidence = Evidence::default();
        for name in names {
            evidence.note(*name, "");
        }
        evidence
    }

    #[test]
    fn adds_up_weights() {
        let model: Model = TEXT.parse().unwrap();
        assert_eq!(
            model.scores(&evidence(&["bias", "a", "unheard of"])),
            [2.0, 1.0]
        );
        assert!((model.probabilities(&evidence(&["a"])).iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn says_which_line_is_wrong() {
        for (text, line) in [
            ("", 1),
            ("feature\tyes\na\n", 2),
            ("feature\tyes\na\tb\n", 2),
        ] {
            assert_eq!(
                text.parse::<Model>(),
                Err(InvalidModel { line }),
                "{text:?}"
            );
        }
    }

    #[test]
    fn tells_the_strongest_reason_first() {
        let model: Model = TEXT.parse().unwrap();
        let reasons = model.reasons(&evidence(&["bias", "a"]), 0);
        assert_eq!(reasons.len(), 1);
        assert_eq!(reasons[0].seen, "a");
    }
}
