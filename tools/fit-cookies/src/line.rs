//! The linear half: logistic regression on features of one scale.

use std::collections::HashMap;

use fit_pages::logistic::{self, Case};
use latchkey::{
    cookies::{Linear, Term, feature_names},
    page::{Evidence, Model},
};

use crate::boost;

/// How strongly weights are drawn to zero.
const PULL: f64 = 100.0;

/// What a name says that a service is known to give to cookies that do not sign in, before any is seen: there are few of
/// today's services among the cookies that were judged by logins.
const KNOWN_OTHER: &str = "knownOther";
const OTHER: f64 = -4.0;

/// Fits the sum.
pub(crate) fn fit(cases: &[boost::Case<'_>]) -> Linear {
    let names = feature_names();
    let scales: Vec<(f64, f64)> = (0..names.len()).map(|place| scale(cases, place)).collect();
    let noted: Vec<Evidence> = cases.iter().map(|case| note(case, &scales)).collect();
    let total: f64 = cases.iter().map(|case| case.weight).sum();
    let yes: f64 = cases
        .iter()
        .filter(|case| case.yes)
        .map(|case| case.weight)
        .sum();
    let odds = ((yes + 1.0) / (total - yes + 1.0)).ln();
    let known_other = names.iter().position(|name| *name == KNOWN_OTHER);
    let scale_of_other = known_other.map_or(1.0, |place| scales[place].1);
    let prior = Model::new(
        vec!["signsIn".to_owned()],
        HashMap::from([
            ("bias".to_owned(), vec![odds]),
            (KNOWN_OTHER.to_owned(), vec![OTHER * scale_of_other]),
        ]),
    );
    let rows: Vec<Case<'_>> = noted
        .iter()
        .zip(cases)
        .map(|(evidence, case)| Case {
            evidence,
            class: usize::from(!case.yes),
            weight: case.weight,
        })
        .collect();
    let model = logistic::fit(&prior, &rows, PULL);
    let weight = |name: &str| model.weights().get(name).map_or(0.0, |weights| weights[0]);
    Linear {
        bias: weight("bias"),
        terms: names
            .iter()
            .zip(&scales)
            .map(|(name, (centre, scale))| Term {
                centre: *centre,
                slope: weight(name) / scale,
            })
            .collect(),
    }
}

/// The mean of a feature where it is known, and its standard deviation.
#[expect(clippy::cast_precision_loss, reason = "there are a few thousand cases")]
fn scale(cases: &[boost::Case<'_>], place: usize) -> (f64, f64) {
    let known: Vec<f64> = cases
        .iter()
        .map(|case| case.features[place])
        .filter(|value| value.is_finite())
        .collect();
    let count = known.len().max(1) as f64;
    let mean = known.iter().sum::<f64>() / count;
    let variance = known
        .iter()
        .map(|value| (value - mean).powi(2))
        .sum::<f64>()
        / count;
    (
        mean,
        if variance > 1e-9 {
            variance.sqrt()
        } else {
            1.0
        },
    )
}

fn note(case: &boost::Case<'_>, scales: &[(f64, f64)]) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.note("bias", "");
    for ((name, value), (centre, scale)) in feature_names().iter().zip(case.features).zip(scales) {
        if value.is_finite() {
            evidence.weigh(*name, "", (value - centre) / scale);
        }
    }
    evidence
}
