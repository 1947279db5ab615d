//! Fits the sum of features, so that what it says of each cookie is right after the competitors of its site had their say.

use argmin::{
    core::{CostFunction, Executor, Gradient, State},
    solver::{linesearch::MoreThuenteLineSearch, quasinewton::LBFGS},
};
use latchkey::cookies::{COMPETITION, NO_COOKIE};

/// Steps of the descent at most. It ends after a few dozen.
const STEPS: u64 = 300;
/// Slopes that the descent remembers.
const MEMORY: usize = 10;
/// Log-odds beyond this are as good as certain.
const MOST: f64 = 30.0;

/// A cookie that was judged.
#[derive(Clone)]
pub(crate) struct Case {
    /// Its features, in standard deviations.
    pub(crate) features: Vec<f64>,
    pub(crate) yes: bool,
    /// How much it counts.
    pub(crate) weight: f64,
    /// Log-odds that are added to what its features say.
    pub(crate) offset: f64,
    /// The places of its competitors among the cases of its site. Nothing, if nobody knows the site.
    pub(crate) competitors: Option<Vec<usize>>,
}

/// What is fitted to what.
#[derive(Clone)]
pub(crate) struct Problem {
    /// The cases of each site, or a case of no known site.
    pub(crate) jars: Vec<Vec<Case>>,
    /// The weights before anything is seen.
    pub(crate) prior: Vec<f64>,
    /// How strongly weights are drawn to those.
    pub(crate) pull: f64,
}

/// Weights for each feature.
pub(crate) struct Fitted {
    pub(crate) weights: Vec<f64>,
    /// The log-odds of a cookie whose features are all zero.
    pub(crate) bias: f64,
    /// What is added after the competitors had their say.
    pub(crate) shift: f64,
}

impl Problem {
    /// Has these features say nothing.
    pub(crate) fn leave_out(&mut self, features: &[usize]) {
        for place in features {
            self.prior[*place] = 0.0;
            for case in self.jars.iter_mut().flatten() {
                case.features[*place] = 0.0;
            }
        }
    }

    /// The weights that make the cases most probable (L-BFGS, Nocedal 1980).
    pub(crate) fn solve(self) -> anyhow::Result<Fitted> {
        let features = self.prior.len();
        let mut start = self.prior.clone();
        start.extend([-2.0, 0.0]);
        let solver = LBFGS::new(MoreThuenteLineSearch::new(), MEMORY).with_tolerance_grad(1e-4)?;
        let result = Executor::new(self, solver)
            .configure(|state| state.param(start).max_iters(STEPS))
            .run()?;
        let best = result.state().get_best_param();
        let best = best.ok_or_else(|| anyhow::anyhow!("the descent found nothing"))?;
        Ok(Fitted {
            weights: best[..features].to_vec(),
            bias: best[features],
            shift: best[features + 1],
        })
    }

    /// The loss, and its slope.
    fn loss(&self, parameters: &[f64]) -> (f64, Vec<f64>) {
        let features = self.prior.len();
        let mut slope = vec![0.0; parameters.len()];
        let mut loss = 0.0;
        for (place, prior) in self.prior.iter().enumerate() {
            let apart = parameters[place] - prior;
            loss += self.pull / 2.0 * apart * apart;
            slope[place] = self.pull * apart;
        }
        for jar in &self.jars {
            let looks: Vec<f64> = jar
                .iter()
                .map(|case| case.looks(&parameters[..features], parameters[features]))
                .collect();
            let odds: Vec<f64> = looks
                .iter()
                .map(|looks| looks.clamp(-MOST, MOST).exp())
                .collect();
            // How the loss grows with what each case looks like.
            let mut pushes = vec![0.0; jar.len()];
            for (place, case) in jar.iter().enumerate() {
                let against = case.against(&odds);
                let competition = against.map_or(0.0, |odds| {
                    parameters[features + 1] - COMPETITION * odds.ln()
                });
                let log_odds = looks[place] + competition;
                let error = sigmoid(log_odds) - f64::from(u8::from(case.yes));
                let wrong = if case.yes { -log_odds } else { log_odds };
                loss += case.weight * softplus(wrong);
                let push = case.weight * error;
                pushes[place] += push;
                if let (Some(against), Some(competitors)) = (against, &case.competitors) {
                    slope[features + 1] += push;
                    for competitor in competitors {
                        pushes[*competitor] -= COMPETITION * push * odds[*competitor] / against;
                    }
                }
            }
            for (case, push) in jar.iter().zip(pushes) {
                slope[features] += push;
                for (slope, value) in slope.iter_mut().zip(&case.features) {
                    *slope += push * value;
                }
            }
        }
        (loss, slope)
    }
}

impl Case {
    fn looks(&self, weights: &[f64], bias: f64) -> f64 {
        let sum: f64 = self
            .features
            .iter()
            .zip(weights)
            .map(|(value, weight)| value * weight)
            .sum();
        bias + self.offset + sum
    }

    /// The odds of its competitors, and that it is no cookie.
    fn against(&self, odds: &[f64]) -> Option<f64> {
        let competitors = self.competitors.as_ref()?;
        Some(
            NO_COOKIE
                + competitors
                    .iter()
                    .map(|competitor| odds[*competitor])
                    .sum::<f64>(),
        )
    }
}

impl CostFunction for Problem {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, parameters: &Self::Param) -> anyhow::Result<f64> {
        Ok(self.loss(parameters).0)
    }
}

impl Gradient for Problem {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, parameters: &Self::Param) -> anyhow::Result<Vec<f64>> {
        Ok(self.loss(parameters).1)
    }
}

fn sigmoid(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// `ln(1 + e^x)`, without overflow.
fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}
