//! From which probability on a cookie is said to sign in.

use crate::{
    evaluate::{Cookies, ask},
    looks,
    measure::{Judged, complete_share, score},
};

/// Parts of the sites, each judged by models of the others.
const PARTS: u64 = 5;

/// The threshold that serves best on cookies that are judged by models of other sites.
pub(crate) fn choose(cookies: &Cookies, places: &[usize], turn: u64) -> anyhow::Result<f64> {
    let mut asked: Vec<Asked<'_>> = Vec::new();
    for fold in 0..PARTS {
        let (inside, outside): (Vec<usize>, Vec<usize>) = places
            .iter()
            .partition(|place| cookies.named[**place].fold(PARTS, turn + 100) == fold);
        let model = looks::classifier(cookies, &outside, 0.5)?;
        for (place, answer) in inside.iter().zip(ask(&model, &cookies.named, &inside)) {
            let example = &cookies.named[*place];
            if let (true, Some(yes)) = (example.gold, example.signs_in) {
                let site = &example.facts.site;
                let log_odds = log_odds(answer.probability);
                asked.push(Asked {
                    site,
                    yes,
                    log_odds,
                });
            }
        }
    }
    let candidates = (4..=60).map(|percent| f64::from(percent) / 100.0);
    let good = |threshold: &f64| goodness(&asked, *threshold);
    let best = candidates.max_by(|one, other| good(one).total_cmp(&good(other)));
    Ok(best.unwrap_or(0.5))
}

/// A labelled cookie, and what a model that saw none of its site thinks of it.
struct Asked<'a> {
    site: &'a str,
    yes: bool,
    log_odds: f64,
}

/// How good a threshold is: F2, and half the share of sites with all found, since whoever clears all but what signs in loses a
/// session with each cookie that is missed. It is the sum over a neighbourhood, which a single cookie does not move.
fn goodness(asked: &[Asked<'_>], threshold: f64) -> f64 {
    let good = |bound: f64| {
        let said: Vec<Judged<'_>> = asked
            .iter()
            .map(|one| Judged {
                site: one.site,
                yes: one.yes,
                said: one.log_odds >= bound,
            })
            .collect();
        score(&said).f2 + complete_share(&said) / 2.0
    };
    let near = (-4..=4).map(|step| log_odds(threshold) + f64::from(step) / 10.0);
    near.map(good).sum()
}

fn log_odds(probability: f64) -> f64 {
    (probability / (1.0 - probability)).ln()
}
