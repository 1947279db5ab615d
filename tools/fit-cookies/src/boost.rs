//! Gradient boosting: each tree is fitted to what the trees before it got wrong.

use latchkey::cookies::{MOST_NODES, Node, Split, Trees};

use crate::random::Random;

/// A case: its features, whether it signs in, and how much it counts.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) features: &'a [f64],
    pub(crate) yes: bool,
    pub(crate) weight: f64,
}

const TREES: usize = 60;
/// How much of its correction each tree makes.
const RATE: f64 = 0.08;
/// Draws leaves to zero, as so many uncertain cases would.
const PULL: f64 = 5.0;
/// The least cases of a leaf.
const LEAST: usize = 10;
/// Of a hundred, how many features and how many cases a tree sees.
const FEATURES_SEEN: u64 = 25;
const CASES_SEEN: u64 = 50;

/// The slope and curvature of the loss, and the feature row they belong to.
struct Gradient<'a> {
    features: &'a [f64],
    slope: f64,
    curvature: f64,
}

/// Fits trees. The first is a single leaf: the log-odds of all cases.
pub(crate) fn fit(cases: &[Case<'_>], seed: u64) -> Trees {
    let total: f64 = cases.iter().map(|case| case.weight).sum();
    let yes: f64 = cases
        .iter()
        .filter(|case| case.yes)
        .map(|case| case.weight)
        .sum();
    let start = ((yes + 1.0) / (total - yes + 1.0)).ln();
    let mut trees = Trees {
        trees: vec![leaf(start)],
    };
    let mut scores = vec![start; cases.len()];
    let mut random = Random(seed);
    let columns = cases.first().map_or(0, |case| case.features.len());
    for _ in 0..TREES {
        let columns_seen: Vec<usize> = (0..columns)
            .filter(|_| random.chance(FEATURES_SEEN))
            .collect();
        let drawn: Vec<Gradient<'_>> = cases
            .iter()
            .zip(&scores)
            .filter(|_| random.chance(CASES_SEEN))
            .map(|(case, score)| gradient(case, *score))
            .collect();
        let mut nodes = [None; MOST_NODES];
        grow(
            &mut nodes,
            1,
            &drawn.iter().collect::<Vec<_>>(),
            &columns_seen,
        );
        let tree = Trees { trees: vec![nodes] };
        for (case, score) in cases.iter().zip(&mut scores) {
            *score += tree.log_odds(case.features, |_, _| ());
        }
        trees.trees.extend(tree.trees);
    }
    trees
}

fn leaf(value: f64) -> [Option<Node>; MOST_NODES] {
    let mut nodes = [None; MOST_NODES];
    nodes[1] = Some(Node {
        value: single(value),
        split: None,
    });
    nodes
}

fn gradient<'a>(case: &Case<'a>, score: f64) -> Gradient<'a> {
    let probability = 1.0 / (1.0 + (-score).exp());
    Gradient {
        features: case.features,
        slope: case.weight * (f64::from(u8::from(case.yes)) - probability),
        curvature: case.weight * probability * (1.0 - probability),
    }
}

fn grow(nodes: &mut [Option<Node>], place: usize, cases: &[&Gradient<'_>], seen: &[usize]) {
    let slope: f64 = cases.iter().map(|case| case.slope).sum();
    let curvature: f64 = cases.iter().map(|case| case.curvature).sum();
    let split = if place * 2 < MOST_NODES {
        best(cases, seen, slope, curvature)
    } else {
        None
    };
    nodes[place] = Some(Node {
        value: single(RATE * slope / (curvature + PULL)),
        split,
    });
    if let Some(split) = split {
        let (second, first): (Vec<_>, Vec<_>) = cases
            .iter()
            .copied()
            .partition(|case| split.second(case.features));
        grow(nodes, place * 2, &first, seen);
        grow(nodes, place * 2 + 1, &second, seen);
    }
}

/// The question that says most.
fn best(cases: &[&Gradient<'_>], seen: &[usize], slope: f64, curvature: f64) -> Option<Split> {
    let worth = |slope: f64, curvature: f64| slope * slope / (curvature + PULL);
    let before = worth(slope, curvature);
    let mut best = (1e-6, None);
    for feature in seen.iter().copied() {
        let value = |case: &Gradient<'_>| case.features[feature];
        let (mut known, unknown): (Vec<_>, Vec<_>) = cases
            .iter()
            .copied()
            .partition(|case| value(case).is_finite());
        known.sort_by(|one, other| value(one).total_cmp(&value(other)));
        let missing = sums(&unknown);
        let mut first = (0.0, 0.0);
        for (count, pair) in (1..).zip(known.windows(2)) {
            let [here, next] = pair else { continue };
            first.0 += here.slope;
            first.1 += here.curvature;
            let enough = count >= LEAST && known.len() - count >= LEAST;
            if !enough || value(here) >= value(next) {
                continue;
            }
            for unknown_second in [false, true] {
                let own = if unknown_second {
                    first
                } else {
                    (first.0 + missing.0, first.1 + missing.1)
                };
                let gain = worth(own.0, own.1) + worth(slope - own.0, curvature - own.1) - before;
                if gain > best.0 {
                    let middle = f64::midpoint(value(here), value(next));
                    let above = single((middle * 1000.0).round() / 1000.0);
                    best = (
                        gain,
                        Some(Split {
                            feature: u16::try_from(feature).unwrap_or(u16::MAX),
                            above,
                            unknown_second,
                        }),
                    );
                }
            }
        }
    }
    best.1
}

fn sums(cases: &[&Gradient<'_>]) -> (f64, f64) {
    cases.iter().fold((0.0, 0.0), |sum, case| {
        (sum.0 + case.slope, sum.1 + case.curvature)
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the shipped data has three digits"
)]
fn single(number: f64) -> f32 {
    number as f32
}
