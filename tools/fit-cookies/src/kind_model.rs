//! Which cookies teach what those are for that do not sign in.

use std::collections::HashMap;

use fit_pages::logistic;
use latchkey::{
    cookies::{Kind, Topic, signs, topics_of},
    model::{Evidence, Model},
};

use crate::example::Example;

/// How much a cookie counts whose label comes from documents, or from what the site declares.
const HEARSAY: f64 = 0.3;
/// How strongly the weights of kinds are drawn to zero.
const KIND_PULL: f64 = 0.5;
/// The feature that every cookie has.
const BIAS: &str = "bias";
/// What a name shows, which kind is true, and how much it counts.
type Named = (Evidence, usize, f64);

/// What a site declares about a cookie counts less than what its maker documents.
fn weight(example: &Example) -> f64 {
    if example.facts.shape.is_some() {
        HEARSAY
    } else {
        1.0
    }
}

/// Fits the model of the kinds of cookies that do not sign in.
pub(crate) fn fit(examples: &[&Example]) -> anyhow::Result<Model> {
    let prior: Model = include_str!("../prior/kinds.tsv").parse()?;
    let classes = prior.classes();
    let known: Vec<Named> = examples
        .iter()
        .filter_map(|example| {
            let kind = example.kind?;
            // Much of what is called functional remembers a language.
            let topics = topics_of(&example.facts.name);
            if kind == Kind::Other && topics.contains(&Topic::Preference) {
                return None;
            }
            let class = classes.iter().position(|other| other == kind.name())?;
            Some((signs(&example.facts.name), class, weight(example)))
        })
        .collect();
    let known = frequent(&known);
    let cases: Vec<logistic::Case<'_>> = known
        .iter()
        .map(|(evidence, class, weight)| logistic::Case {
            evidence,
            class: *class,
            weight: *weight,
        })
        .collect();
    Ok(with_bias_of(
        &prior,
        &logistic::fit(&prior, &cases, KIND_PULL),
    ))
}

/// How many cookies of a kind the data has says who made the lists, not what a person's cookies are for: what is known beforehand
/// about a cookie whose name says nothing stands.
fn with_bias_of(prior: &Model, fitted: &Model) -> Model {
    let mut weights = fitted.weights().clone();
    if let Some(bias) = prior.weights().get(BIAS) {
        weights.insert(BIAS.to_owned(), bias.clone());
    }
    Model::new(fitted.classes().to_vec(), weights)
}

/// The same without what was seen once only: nobody could learn from it.
fn frequent(known: &[Named]) -> Vec<Named> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for feature in known.iter().flat_map(|(evidence, ..)| evidence.features()) {
        *counts.entry(feature.name.clone()).or_default() += 1;
    }
    let keep = |evidence: &Evidence| {
        let mut kept = Evidence::default();
        for feature in evidence
            .features()
            .iter()
            .filter(|one| counts[&one.name] > 1)
        {
            kept.note(feature.name.as_str(), "");
        }
        kept
    };
    known
        .iter()
        .map(|(evidence, class, weight)| (keep(evidence), *class, *weight))
        .collect()
}
