//! Judges the models, each cookie by models that saw no cookie of its site.

use latchkey::cookies::{Kind, most_probable};

use crate::{
    doubts::{Doubts, doubts},
    example::Example,
    fit,
    measure::{Judged, Score, complete, macro_f1, score},
};

/// How many parts the sites are cut into.
const FOLDS: u64 = 10;
/// Parts inside a part, for choosing the threshold.
const INNER: u64 = 5;
/// How often it all is done, cut differently each time.
pub(crate) const TURNS: u64 = 3;

/// What came out of one turn.
pub(crate) struct Outcome {
    pub(crate) score: Score,
    pub(crate) doubts: Doubts,
    pub(crate) complete: (usize, usize),
    pub(crate) macro_f1: f64,
    pub(crate) threshold: f64,
}

/// The same cookies under their names and under scrambled ones.
pub(crate) struct Cookies {
    pub(crate) named: Vec<Example>,
    pub(crate) scrambled: Vec<Example>,
}

/// A turn: with names, and with scrambled ones.
pub(crate) fn turn(cookies: &Cookies, turn: u64) -> anyhow::Result<[Outcome; 2]> {
    let count = cookies.named.len();
    let folds: Vec<u64> = cookies
        .named
        .iter()
        .map(|one| one.fold(FOLDS, turn))
        .collect();
    let mut judgements = [vec![None; count], vec![None; count]];
    let mut thresholds = Vec::new();
    for fold in 0..FOLDS {
        let outside: Vec<usize> = (0..count).filter(|place| folds[*place] != fold).collect();
        let threshold = choose(cookies, &outside, turn);
        thresholds.push(threshold);
        let model = fit::classifier(&cookies.both(&outside), threshold);
        let kinds = fit::kinds(&cookies.only_named(&outside))?;
        for (examples, judged) in [&cookies.named, &cookies.scrambled]
            .into_iter()
            .zip(&mut judgements)
        {
            for place in (0..count).filter(|place| folds[*place] == fold) {
                let example = &examples[place];
                let said = probability(model.log_odds(&example.features)) >= threshold;
                let kind = if said {
                    Some(Kind::SignsIn)
                } else {
                    most_probable(&kinds, &example.facts)
                };
                judged[place] = Some((said, kind.unwrap_or(Kind::Other)));
            }
        }
    }
    Ok(judgements.map(|judged| outcome(&cookies.named, &judged, mean(&thresholds))))
}

fn outcome(examples: &[Example], said: &[Option<(bool, Kind)>], threshold: f64) -> Outcome {
    let all = || examples.iter().zip(said.iter().flatten());
    let (gold_examples, gold): (Vec<&Example>, Vec<Judged<'_>>) = all()
        .filter(|(example, _)| example.gold)
        .map(|(example, said)| {
            let judged = Judged {
                site: &example.facts.site,
                yes: example.signs_in == Some(true),
                said: said.0,
            };
            (example, judged)
        })
        .unzip();
    let kinds: Vec<(Kind, Kind)> = all()
        .filter_map(|(example, said)| Some((example.kind?, said.1)))
        .collect();
    Outcome {
        doubts: doubts(&gold_examples, &gold),
        score: score(&gold),
        complete: complete(&gold),
        macro_f1: macro_f1(&kinds),
        threshold,
    }
}

/// The threshold that gives the best F2 on cookies that are judged by models of other sites.
pub(crate) fn choose(cookies: &Cookies, places: &[usize], turn: u64) -> f64 {
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for fold in 0..INNER {
        let part = |place: &usize| cookies.named[*place].fold(INNER, turn + 100) == fold;
        let outside: Vec<usize> = places
            .iter()
            .copied()
            .filter(|place| !part(place))
            .collect();
        let model = fit::classifier(&cookies.both(&outside), 0.5);
        for place in places.iter().filter(|place| part(place)) {
            let example = &cookies.named[*place];
            if let (true, Some(yes)) = (example.gold, example.signs_in) {
                judged.push((probability(model.log_odds(&example.features)), yes));
            }
        }
    }
    let candidates = (4..=40).map(|percent| f64::from(percent) / 100.0);
    let f2 = |threshold: f64| {
        let said: Vec<Judged<'_>> = judged
            .iter()
            .map(|(probability, yes)| Judged {
                site: "",
                yes: *yes,
                said: *probability >= threshold,
            })
            .collect();
        score(&said).f2
    };
    // The mean over a neighbourhood, which a single cookie does not move.
    let smooth = |threshold: f64| {
        let near = (6..=14).map(|tenths| threshold * f64::from(tenths) / 10.0);
        near.map(f2).sum::<f64>()
    };
    candidates
        .max_by(|one, other| smooth(*one).total_cmp(&smooth(*other)))
        .unwrap_or(0.5)
}

#[expect(clippy::cast_precision_loss, reason = "there are a few parts")]
fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

impl Cookies {
    /// Examples with their names and, once more, without.
    pub(crate) fn both(&self, places: &[usize]) -> Vec<&Example> {
        let named = places.iter().map(|place| &self.named[*place]);
        let scrambled = places.iter().map(|place| &self.scrambled[*place]);
        named
            .chain(scrambled.filter(|example| example.gold))
            .collect()
    }

    fn only_named(&self, places: &[usize]) -> Vec<&Example> {
        places.iter().map(|place| &self.named[*place]).collect()
    }
}
