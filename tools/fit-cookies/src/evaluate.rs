//! Judges the models, each cookie by models that saw no cookie of its site.

use latchkey::cookies::{Assessment, Classifier, Facts, Kind, most_probable};

use crate::{
    doubts::{Doubts, doubts},
    example::Example,
    kinds, looks,
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
        let threshold = choose(cookies, &outside, turn)?;
        thresholds.push(threshold);
        let model = looks::classifier(cookies, &outside, threshold)?;
        let kinds = kinds::fit(&cookies.only_named(&outside))?;
        for (examples, judged) in [&cookies.named, &cookies.scrambled]
            .into_iter()
            .zip(&mut judgements)
        {
            let inside: Vec<usize> = (0..count).filter(|place| folds[*place] == fold).collect();
            for (place, answer) in inside.iter().zip(ask(&model, examples, &inside)) {
                let kind = if answer.signs_in {
                    Some(Kind::SignsIn)
                } else {
                    most_probable(&kinds, &examples[*place].facts)
                };
                judged[*place] = Some((answer.signs_in, kind.unwrap_or(Kind::Other)));
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

/// What a model says of examples.
fn ask(model: &Classifier, examples: &[Example], places: &[usize]) -> Vec<Assessment> {
    let facts: Vec<Facts> = places
        .iter()
        .map(|place| examples[*place].facts.clone())
        .collect();
    model.classify(&facts)
}

/// The threshold that gives the best F2 on cookies that are judged by models of other sites.
pub(crate) fn choose(cookies: &Cookies, places: &[usize], turn: u64) -> anyhow::Result<f64> {
    let mut judged: Vec<(f64, bool)> = Vec::new();
    for fold in 0..INNER {
        let (inside, outside): (Vec<usize>, Vec<usize>) = places
            .iter()
            .partition(|place| cookies.named[**place].fold(INNER, turn + 100) == fold);
        let model = looks::classifier(cookies, &outside, 0.5)?;
        for (place, answer) in inside.iter().zip(ask(&model, &cookies.named, &inside)) {
            let example = &cookies.named[*place];
            if let (true, Some(yes)) = (example.gold, example.signs_in) {
                judged.push((log_odds(answer.probability), yes));
            }
        }
    }
    let candidates = (4..=60).map(|percent| f64::from(percent) / 100.0);
    let f2 = |threshold: &f64| smooth_f2(&judged, *threshold);
    let best = candidates.max_by(|one, other| f2(one).total_cmp(&f2(other)));
    Ok(best.unwrap_or(0.5))
}

/// The mean of F2 over a neighbourhood, which a single cookie does not move.
fn smooth_f2(judged: &[(f64, bool)], threshold: f64) -> f64 {
    let f2 = |bound: f64| {
        let said: Vec<Judged<'_>> = judged
            .iter()
            .map(|(log_odds, yes)| Judged {
                site: "",
                yes: *yes,
                said: *log_odds >= bound,
            })
            .collect();
        score(&said).f2
    };
    let near = (-4..=4).map(|step| log_odds(threshold) + f64::from(step) / 10.0);
    near.map(f2).sum()
}

#[expect(clippy::cast_precision_loss, reason = "there are a few parts")]
fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

fn log_odds(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln()
}

impl Cookies {
    fn only_named(&self, places: &[usize]) -> Vec<&Example> {
        places.iter().map(|place| &self.named[*place]).collect()
    }
}
