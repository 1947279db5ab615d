//! What simpler detectors reach on the same cookies, so that figures from elsewhere can be compared: these sites may be easier
//! or harder than others.

use anyhow::Context;
use latchkey::cookies::{Kind, feature_names, known_kind};

use crate::{
    competition::{Case, Problem},
    evaluate::{FOLDS, TURNS},
    example::Example,
    looks::Scale,
    measure::{Judged, Score, complete_share, score},
};

/// What a logistic regression is given, as people would write it down first.
const PLAIN: [&str; 20] = [
    "httpOnly",
    "secure",
    "session",
    "lifetime",
    "hostOnly",
    "hostDepth",
    "length",
    "bitsPerByte",
    "isShort",
    "isTimestamp",
    "isDigits",
    "isUuid",
    "isHex",
    "isBase64",
    "knownSignsIn",
    "knownSession",
    "nameSession",
    "nameLogin",
    "nameToken",
    "nameAnalytics",
];
/// Shorter values are not taken for sessions by the rule that looks at length.
const LONG: usize = 10;

/// A simpler detector and how well it does.
pub(crate) struct Anchor {
    pub(crate) name: &'static str,
    pub(crate) score: Score,
    /// The share of sites with all found.
    pub(crate) complete: f64,
}

/// All of them, on the cookies that were judged by logins. The one that is fitted is judged on sites that it did not see, once
/// for each turn.
pub(crate) fn anchors(examples: &[Example]) -> anyhow::Result<Vec<Anchor>> {
    let gold: Vec<&Example> = examples.iter().filter(|one| one.gold).collect();
    let rule = |name, says: &dyn Fn(&Example) -> bool| {
        anchor(name, &gold, gold.iter().map(|one| says(one)))
    };
    let hidden = |one: &Example| one.facts.http_only == Some(true);
    let named = |one: &Example| {
        let kind = known_kind(&one.facts.name);
        matches!(kind, Some(Kind::SignsIn | Kind::Session))
    };
    let long = |one: &Example| {
        let shape = one.facts.shape.as_ref();
        !one.by_script && shape.is_some_and(|shape| shape.length >= LONG)
    };
    let mut all = vec![
        rule("all", &|_| true),
        rule("HttpOnly", &hidden),
        rule("known names", &named),
        rule("not by script, 10 long", &long),
    ];
    for turn in 0..TURNS {
        let said = regression(&gold, turn)?;
        all.push(anchor("logistic regression", &gold, said.into_iter()));
    }
    Ok(all)
}

fn anchor(name: &'static str, gold: &[&Example], said: impl Iterator<Item = bool>) -> Anchor {
    let judged: Vec<Judged<'_>> = gold
        .iter()
        .zip(said)
        .map(|(example, said)| Judged {
            site: &example.facts.site,
            yes: example.signs_in == Some(true),
            said,
        })
        .collect();
    Anchor {
        name,
        score: score(&judged),
        complete: complete_share(&judged),
    }
}

/// What a logistic regression says of each cookie that saw none of its site. Both answers count the same together, and it
/// says yes from one half on.
fn regression(gold: &[&Example], turn: u64) -> anyhow::Result<Vec<bool>> {
    let features: Vec<usize> = PLAIN
        .iter()
        .map(|name| {
            let place = feature_names().iter().position(|one| one == name);
            place.with_context(|| format!("no feature is called {name}"))
        })
        .collect::<anyhow::Result<_>>()?;
    let mut said = vec![false; gold.len()];
    for fold in 0..FOLDS {
        let outside: Vec<&Example> = gold
            .iter()
            .copied()
            .filter(|one| one.fold(FOLDS, turn) != fold)
            .collect();
        let scales: Vec<Scale> = features
            .iter()
            .map(|feature| Scale::of(&outside, *feature))
            .collect();
        let describe = |example: &Example| -> Vec<f64> {
            let values = features.iter().zip(&scales);
            values
                .map(|(feature, scale)| scale.apply(example.features[*feature]))
                .collect()
        };
        let fitted = Problem {
            jars: balanced(&outside, describe),
            prior: vec![0.0; PLAIN.len()],
            pull: 1.0,
        }
        .solve()?;
        for (said, example) in said.iter_mut().zip(gold) {
            if example.fold(FOLDS, turn) == fold {
                let values = describe(example);
                let terms = values.iter().zip(&fitted.weights);
                let sum: f64 = terms.map(|(value, weight)| value * weight).sum();
                *said = fitted.bias + sum > 0.0;
            }
        }
    }
    Ok(said)
}

/// Cookies on their own, in which those that sign in count as much as all others.
#[expect(clippy::cast_precision_loss, reason = "there are a few thousand cases")]
fn balanced(examples: &[&Example], describe: impl Fn(&Example) -> Vec<f64>) -> Vec<Vec<Case>> {
    let signs_in = |one: &Example| one.signs_in == Some(true);
    let all = examples.len() as f64;
    let yes = examples.iter().filter(|one| signs_in(one)).count() as f64;
    examples
        .iter()
        .map(|example| {
            let alike = if signs_in(example) { yes } else { all - yes };
            vec![Case {
                features: describe(example),
                yes: signs_in(example),
                weight: all / (2.0 * alike),
                offset: 0.0,
                competitors: None,
            }]
        })
        .collect()
}
