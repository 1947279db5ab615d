//! Counts of right and wrong.

use std::collections::BTreeMap;

use latchkey::cookies::Kind;

/// How well sign-in cookies are told from others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
    pub(crate) f2: f64,
}

/// A cookie that was judged: its site, what is true and what was said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged<'a> {
    pub(crate) site: &'a str,
    pub(crate) yes: bool,
    pub(crate) said: bool,
}

#[expect(clippy::cast_precision_loss, reason = "there are a few thousand cases")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

pub(crate) fn score(judged: &[Judged<'_>]) -> Score {
    let count = |yes: bool, said: bool| {
        let same = |one: &&Judged<'_>| one.yes == yes && one.said == said;
        judged.iter().filter(same).count()
    };
    let hits = count(true, true);
    let precision = ratio(hits, hits + count(false, true));
    let recall = ratio(hits, hits + count(true, false));
    let f = |beta: f64| {
        let square = beta * beta;
        let below = square * precision + recall;
        if below > 0.0 {
            (1.0 + square) * precision * recall / below
        } else {
            0.0
        }
    };
    Score {
        precision,
        recall,
        f1: f(1.0),
        f2: f(2.0),
    }
}

/// Sites with sign-in cookies, and those of them where every one was found.
pub(crate) fn complete(judged: &[Judged<'_>]) -> (usize, usize) {
    let mut sites: BTreeMap<&str, bool> = BTreeMap::new();
    for cookie in judged.iter().filter(|cookie| cookie.yes) {
        *sites.entry(cookie.site).or_insert(true) &= cookie.said;
    }
    (sites.values().filter(|all| **all).count(), sites.len())
}

/// The share of sites with sign-in cookies where every one was found.
pub(crate) fn complete_share(judged: &[Judged<'_>]) -> f64 {
    let (found, sites) = complete(judged);
    ratio(found, sites)
}

/// The mean over kinds of F1.
pub(crate) fn macro_f1(pairs: &[(Kind, Kind)]) -> f64 {
    let mut scores = Vec::new();
    for kind in Kind::ALL {
        let judged: Vec<Judged<'_>> = pairs
            .iter()
            .map(|(truth, said)| Judged {
                site: "",
                yes: *truth == kind,
                said: *said == kind,
            })
            .collect();
        if judged.iter().any(|one| one.yes) {
            scores.push(score(&judged).f1);
        }
    }
    scores.iter().sum::<f64>() / f64::from(u32::try_from(scores.len().max(1)).unwrap_or(1))
}
