//! `fit-cookies DATA` judges the model of cookies on labelled ones, sites kept apart, and prints what comes out.
//! `fit-cookies DATA WEIGHTS` fits it on all of them and writes its tables into a folder instead, the same bytes for the
//! same data.

use std::{env, fs, io::Write, path::Path};

use anyhow::Context;
use evaluate::{Cookies, Outcome};
use measure::Score;

mod anchors;
mod competition;
mod doubts;
mod evaluate;
mod example;
mod keeping;
mod kind_model;
mod looks;
mod measure;
mod random;
mod scramble;
mod telling;
mod threshold;

/// Weights of kinds smaller than this say nothing and are left out.
const SMALLEST: f64 = 0.3;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let [data, rest @ ..] = arguments.as_slice() else {
        anyhow::bail!("usage: fit-cookies DATA [WEIGHTS]");
    };
    let lines = example::read(Path::new(data))?;
    let cookies = Cookies {
        named: example::examples(&lines),
        scrambled: example::examples(&scramble::scramble(&lines)),
    };
    match rest {
        [folder, ..] => write(&cookies, Path::new(folder)),
        [] => judge(&cookies),
    }
}

fn judge(cookies: &Cookies) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "turn\tnames\tprecision\trecall\tF1\tF2\tsites with all found\tkinds macro-F1\tthreshold"
    )?;
    let mut outcomes = Vec::new();
    for turn in 0..evaluate::TURNS {
        for (names, outcome) in ["kept", "scrambled"]
            .into_iter()
            .zip(evaluate::turn(cookies, turn)?)
        {
            let (score, (found, sites)) = (outcome.score, outcome.complete);
            writeln!(
                out,
                "{turn}\t{names}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{found} of {sites}\t{:.3}\t{:.2}",
                score.precision,
                score.recall,
                score.f1,
                score.f2,
                outcome.macro_f1,
                outcome.threshold
            )?;
            outcomes.push((turn, names, outcome));
        }
    }
    writeln!(
        out,
        "\nturn\tnames\tnamed wrongly\tof these with names of sign-in\tF2 without those\tmissed\treadable\tnot random"
    )?;
    for (turn, names, Outcome { doubts, .. }) in &outcomes {
        writeln!(
            out,
            "{turn}\t{names}\t{}\t{}\t{:.3}\t{}\t{}\t{}",
            doubts.wrong,
            doubts.named,
            doubts.without.f2,
            doubts.missed,
            doubts.readable,
            doubts.not_random
        )?;
    }
    writeln!(
        out,
        "\nthreshold\tprecision\trecall\tF2\tshare of sites with all found (means, names kept)"
    )?;
    for (place, threshold) in evaluate::THRESHOLDS.iter().enumerate() {
        let mean = |of: fn(&(Score, f64)) -> f64| {
            let kept = outcomes.iter().filter(|(_, names, _)| *names == "kept");
            let figures: Vec<f64> = kept
                .map(|(_, _, outcome)| of(&outcome.curve[place]))
                .collect();
            evaluate::mean(&figures)
        };
        writeln!(
            out,
            "{threshold:.2}\t{:.3}\t{:.3}\t{:.3}\t{:.3}",
            mean(|(score, _)| score.precision),
            mean(|(score, _)| score.recall),
            mean(|(score, _)| score.f2),
            mean(|(_, complete)| *complete),
        )?;
    }
    writeln!(
        out,
        "\nturn\tnames\tsites with every secret kept\tcookies kept for a site"
    )?;
    for (turn, names, Outcome { kept, .. }) in &outcomes {
        writeln!(
            out,
            "{turn}\t{names}\t{} of {}\t{:.1}",
            kept.whole,
            kept.sites,
            kept.per_site()
        )?;
    }
    let told = telling::told(&cookies.named);
    writeln!(
        out,
        "\ntold by looks alone, of {} visited sites: with what signs in {}, without {}",
        told.sites, told.signed_in, told.anonymous
    )?;
    writeln!(
        out,
        "\nsimpler detectors\tprecision\trecall\tF2\tshare of sites with all found"
    )?;
    for anchor in anchors::anchors(&cookies.named)? {
        writeln!(
            out,
            "{}\t{:.3}\t{:.3}\t{:.3}\t{:.3}",
            anchor.name,
            anchor.score.precision,
            anchor.score.recall,
            anchor.score.f2,
            anchor.complete
        )?;
    }
    Ok(())
}

fn write(cookies: &Cookies, folder: &Path) -> anyhow::Result<()> {
    let all: Vec<usize> = (0..cookies.named.len()).collect();
    let threshold = threshold::choose(cookies, &all, 0)?;
    let model = looks::classifier(cookies, &all, threshold)?;
    let kinds = kind_model::fit(&cookies.named.iter().collect::<Vec<_>>())?;
    let by = "fitted by tools/fit-cookies.";
    let tables = [
        (
            "linear.tsv",
            format!(
                "# Whether a cookie signs in, in log-odds: a sum, {by}\n{}",
                model.linear
            ),
        ),
        (
            "decision.tsv",
            format!(
                "# When a cookie is said to sign in: what is added to all log-odds, and from which probability on, {by}\n{}",
                model.decision
            ),
        ),
        (
            "kinds.tsv",
            fit_pages::table::text(
                "What a cookie that does not sign in is for",
                "fit-cookies",
                &kinds,
                SMALLEST,
            ),
        ),
    ];
    for (name, text) in tables {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
