//! Judges the models, each cookie by models that saw no cookie of its site.

use latchkey::cookies::{Assessment, Classifier, Facts, Kind, most_probable};

use crate::{
    doubts::{Doubts, doubts},
    example::Example,
    keeping::{Kept, kept},
    kind_model, looks,
    measure::{Judged, Score, complete, complete_share, macro_f1, score},
    threshold,
};

/// How many parts the sites are cut into.
pub(crate) const FOLDS: u64 = 10;
/// How often it all is done, cut differently each time.
pub(crate) const TURNS: u64 = 3;

/// Thresholds that are shown beside the one that was chosen.
pub(crate) const THRESHOLDS: [f64; 9] = [0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.25];

/// What came out of one turn.
pub(crate) struct Outcome {
    pub(crate) score: Score,
    pub(crate) doubts: Doubts,
    pub(crate) complete: (usize, usize),
    pub(crate) macro_f1: f64,
    pub(crate) threshold: f64,
    pub(crate) kept: Kept,
    /// The score, and the share of sites with all found, at each of `THRESHOLDS`.
    pub(crate) curve: [(Score, f64); THRESHOLDS.len()],
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
    let nothing = || (0..count).map(|_| None).collect::<Vec<_>>();
    let mut judgements = [nothing(), nothing()];
    let mut thresholds = Vec::new();
    for fold in 0..FOLDS {
        let outside: Vec<usize> = (0..count).filter(|place| folds[*place] != fold).collect();
        let threshold = threshold::choose(cookies, &outside, turn)?;
        thresholds.push(threshold);
        let model = looks::classifier(cookies, &outside, threshold)?;
        let kinds = kind_model::fit(&cookies.only_named(&outside))?;
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
                judged[*place] = Some(Said {
                    signs_in: answer.signs_in,
                    probability: answer.probability,
                    kind: kind.unwrap_or(Kind::Other),
                });
            }
        }
    }
    Ok(judgements.map(|judged| outcome(&cookies.named, &judged, mean(&thresholds))))
}

/// What was said of a cookie.
struct Said {
    signs_in: bool,
    probability: f64,
    kind: Kind,
}

fn outcome(examples: &[Example], said: &[Option<Said>], threshold: f64) -> Outcome {
    let all = || examples.iter().zip(said.iter().flatten());
    let (gold_examples, gold): (Vec<&Example>, Vec<Judged<'_>>) = all()
        .filter(|(example, _)| example.gold)
        .map(|(example, said)| {
            let judged = Judged {
                site: &example.facts.site,
                yes: example.signs_in == Some(true),
                said: said.signs_in,
            };
            (example, judged)
        })
        .unzip();
    let kinds: Vec<(Kind, Kind)> = all()
        .filter_map(|(example, said)| Some((example.kind?, said.kind)))
        .collect();
    let curve = THRESHOLDS.map(|threshold| {
        let judged: Vec<Judged<'_>> = all()
            .filter(|(example, _)| example.gold)
            .map(|(example, said)| Judged {
                site: &example.facts.site,
                yes: example.signs_in == Some(true),
                said: said.probability >= threshold,
            })
            .collect();
        (score(&judged), complete_share(&judged))
    });
    let said: Vec<(Kind, bool)> = said
        .iter()
        .flatten()
        .map(|said| (said.kind, said.signs_in))
        .collect();
    Outcome {
        kept: kept(examples, &said),
        curve,
        doubts: doubts(&gold_examples, &gold),
        score: score(&gold),
        complete: complete(&gold),
        macro_f1: macro_f1(&kinds),
        threshold,
    }
}

/// What a model says of examples.
pub(crate) fn ask(model: &Classifier, examples: &[Example], places: &[usize]) -> Vec<Assessment> {
    let facts: Vec<Facts> = places
        .iter()
        .map(|place| examples[*place].facts.clone())
        .collect();
    model.classify(&facts)
}

#[expect(clippy::cast_precision_loss, reason = "there are a few parts")]
pub(crate) fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

impl Cookies {
    fn only_named(&self, places: &[usize]) -> Vec<&Example> {
        places.iter().map(|place| &self.named[*place]).collect()
    }
}
